"""What the WebVTT writer promises: whatever the words and times are, the file keeps to the format."""

from __future__ import annotations

from a11y.formats.webvtt import clock, write_cues
from a11y.model import Cue


def test_words_that_look_like_markup_stay_words() -> None:
    """An arrow, a tag and an ampersand in a caption are escaped, so a player shows them as they are."""
    written = write_cues([Cue(0, 1000, "a --> b\n<i>x</i> & y")])
    assert written == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na --&gt; b\n&lt;i&gt;x&lt;/i&gt; &amp; y\n"


def test_blank_lines_and_controls_cannot_break_a_cue_in_two() -> None:
    """A blank line ends a cue in WebVTT, so it closes up; NUL, overrides and lone surrogates go."""
    written = write_cues([Cue(0, 1000, "one\r\n\r\n \ntwo\x00\u202e\ud800")])
    assert written == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\none\ntwo\n"


def test_reversed_and_negative_times_are_mended_and_cues_are_sorted() -> None:
    """A cue starts at 0 or later, ends after its start, and follows the cues that start before it."""
    written = write_cues([Cue(5000, 4000, "second"), Cue(-50, -10, "first")])
    assert written == "WEBVTT\n\n00:00:00.000 --> 00:00:00.001\nfirst\n\n00:00:05.000 --> 00:00:05.001\nsecond\n"


def test_word_times_rise_strictly_inside_their_cue() -> None:
    """Equal times are set a millisecond apart; a time with no room left before the cue's end gets no tag."""
    written = write_cues([Cue(0, 3, "a b c d")], timed_words={0: [(2, 0), (4, 0), (6, 0)]})
    assert written == "WEBVTT\n\n00:00:00.000 --> 00:00:00.003\na <00:00:00.001>b <00:00:00.002>c d\n"


def test_identifiers_stay_unless_they_would_be_read_as_something_else() -> None:
    """An identifier that repeats, or that opens like a NOTE or STYLE block, is left away."""
    written = write_cues([Cue(0, 1, "a", id="s1"), Cue(1, 2, "b", id="s1"), Cue(2, 3, "c", id="NOTE x"), Cue(3, 4, "d", id="x --> y")])
    assert [line for line in written.split("\n") if line in {"s1", "NOTE x", "x → y"}] == ["s1", "x → y"]


def test_a_cue_without_words_is_not_written() -> None:
    """A player would show nothing for it."""
    assert write_cues([Cue(0, 1000, " \n\x00")]) == "WEBVTT\n\n"


def test_a_note_cannot_end_early_or_hold_an_arrow() -> None:
    """A blank line would end the comment and an arrow would make it a cue."""
    assert write_cues([], notes=["one\n\ntwo --> three"]) == "WEBVTT\n\nNOTE one\ntwo → three\n"


def test_hours_grow_beyond_two_digits() -> None:
    """A hundred hours are still a valid WebVTT time."""
    assert clock(360_000_001) == "100:00:00.001"
