"""Captions an editor gives: every format comes out as valid WebVTT that fits the house, with every word in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.captions.checker import check
from a11y.captions.fit import fit
from a11y.captions.limits import PROFILES
from a11y.captions.supplied import Attached, attach, find_video
from a11y.errors import SourceError, UsageError
from a11y.formats.webvtt import write_cues
from a11y.formats.webvtt_document import cues, read, write
from a11y.model import Article, Cue, Text, Video

ARTICLE = Article(title=Text("T"), blocks=(Video(id="b1", label="Whale", duration_ms=60_000), Video(id="b2")))


def given_file(name: str, data: str | bytes, video: str = "1") -> Attached:
    """Return what becomes of a file given for a video."""
    return attach(ARTICLE, find_video(ARTICLE, video), name, data.encode() if isinstance(data, str) else data)


TTML = (
    '<?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en"><head><layout>'
    '<region xml:id="r" tts:origin="10% 80%" tts:extent="80% 10%"/></layout></head><body region="r"><div>'
    '<p begin="00:00:01.000" end="00:00:03.500">Fish &amp; <span tts:fontStyle="italic">chips</span><br/>for 3 &lt; 5</p>'
    '<p begin="4s" dur="2s">and tea</p></div></body></tt>'
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:03.500\nFish &amp; <i>chips</i>\nfor 3 &lt; 5\n\n00:04.000 --> 00:06.000\nand tea\n"),
        ("a.srt", "1\r\n00:00:01,000 --> 00:00:03,500\r\nFish & <i>chips</i>\r\nfor 3 < 5\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\n{\\an8}and tea\r\n"),
        ("a.ttml", TTML),
        ("wrong-name.txt", TTML),
    ],
)
def test_a_file_of_every_format_gives_the_same_captions(name: str, data: str) -> None:
    """What a file is, is decided by its content; italics, ampersands and signs survive."""
    attached = given_file(name, data)
    # A pause under a second is closed, as the BBC asks.
    assert [(cue.start, cue.end, cue.text) for cue in cues(read(attached.track.vtt))] == [(1000, 4000, "Fish & chips\nfor 3 < 5"), (4000, 6000, "and tea")]
    assert (attached.track.status, attached.track.text, attached.left) == ("supplied", ("Fish & chips for 3 < 5", "and tea"), ())
    assert "<i>chips</i>" in attached.track.vtt
    assert attached.original == data.encode()


def test_a_words_time_that_a_moved_cue_left_behind_goes() -> None:
    """The second cue starts earlier to be read in time, and the first one ends: times of words must lie inside."""
    attached = given_file(
        "a.vtt",
        "WEBVTT\n\n00:00.000 --> 00:09.000\none <00:05.000>two <00:08.500>three\n\n00:06.000 --> 00:06.100\nquick <00:06.050>words that need much more time\n",
    )
    assert check(attached.track.vtt.encode()) == ()
    assert "<00:00:05.000>two three" in attached.track.vtt.replace("<00:05.000>", "<00:00:05.000>")


def test_nothing_is_printed_while_a_file_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    """Remarks of a library on its own steps are no message for a person."""
    given_file("a.ttml", TTML.replace("</div>", '<p begin="00:00:02.000" end="00:00:03.000">At once</p></div>'))
    assert capfd.readouterr() == ("", "")


def test_a_transcript_is_spread_over_the_stated_length_and_marked_so() -> None:
    """Its times are estimates, and the file says it."""
    attached = given_file("t.txt", "ANNA: Good evening.\n\nBEN: And here is the news of the day.\n")
    found = cues(read(attached.track.vtt))
    assert (found[0].start, found[-1].end) == (0, 60_000)
    assert " ".join(attached.track.text) == "ANNA: Good evening. BEN: And here is the news of the day."
    assert "estimates, spread by length over the stated length" in attached.track.vtt


def test_a_transcript_for_a_video_without_a_length_is_paced_to_be_read() -> None:
    """Nothing is claimed of the video's own times."""
    assert "at a reading pace, and not those of the video" in given_file("t.txt", "Good evening.", "2").track.provenance


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"<?xml version='1.0'?><!DOCTYPE x><tt xmlns='http://www.w3.org/ns/ttml'/>", b"<tt xmlns='x'>", b"WEBVTT\n\nno cue\n"]
)
def test_a_file_without_captions_is_refused_in_one_line(data: bytes) -> None:
    """The line names the file and the mend."""
    with pytest.raises(SourceError) as refused:
        given_file("bad.file", data)
    assert (str(refused.value).startswith("bad.file: "), "\n" in str(refused.value)) == (True, False)


def test_a_video_is_named_by_number_id_or_label() -> None:
    """A wrong name is answered with the right ones."""
    assert [find_video(ARTICLE, wanted).id for wanted in ("1", "b1", "whale", "2")] == ["b1", "b1", "b1", "b2"]
    with pytest.raises(UsageError, match="1 or b1: Whale; 2 or b2: no name"):
        find_video(ARTICLE, "3")


def fitted(*found: Cue, profile: str = "bbc") -> list[tuple[int, int, str]]:
    """Return cues fitted to a house, as times and text."""
    document, _ = fit(read(write_cues(found)), PROFILES[profile])
    return [(cue.start, cue.end, cue.text) for cue in cues(document)]


def test_an_overlong_cue_is_split_at_a_sense_unit_and_shares_its_time() -> None:
    """Four lines' worth of words become two cues that follow each other."""
    text = "The pair formed a bond during the show, and then they won it in front of eleven million people."
    assert fitted(Cue(0, 10_000, text)) == [
        (0, 4148, "The pair formed a bond\nduring the show,"),
        (4148, 10_000, "and then they won it in front\nof eleven million people."),
    ]


def test_an_overlap_ends_the_earlier_cue() -> None:
    """Two cues in one place are not shown at once."""
    assert fitted(Cue(0, 3000, "one"), Cue(2000, 5000, "two")) == [(0, 2000, "one"), (2000, 5000, "two")]


def test_a_quick_cue_borrows_from_the_pause_after_it_and_then_from_its_neighbour() -> None:
    """Six words need two seconds; the next cue has time to spare."""
    assert fitted(Cue(0, 1000, "one two three four five six"), Cue(9000, 12_000, "end"))[0] == (0, 2000, "one two three four five six")
    assert fitted(Cue(0, 1700, "one two three four five six"), Cue(1700, 6000, "end")) == [(0, 2000, "one two three four five six"), (2000, 6000, "end")]


def test_a_short_pause_closes_for_the_bbc_and_two_frames_open_for_netflix() -> None:
    """Each house has its own rule for the moment between cues."""
    assert fitted(Cue(0, 3000, "one"), Cue(3500, 6000, "two")) == [(0, 3500, "one"), (3500, 6000, "two")]
    assert fitted(Cue(0, 3000, "one"), Cue(3000, 6000, "two"), profile="netflix") == [(0, 2917, "one"), (3000, 6000, "two")]


def test_markup_is_closed_and_opened_again_where_a_cue_is_split() -> None:
    """A voice and italics go on in the second part; speakers' turns keep their lines; word times keep their words."""
    source = (
        "WEBVTT\n\n00:00.000 --> 00:08.000\n<v Ann>Here is a very long sentence, <i>spoken without a pause, <00:06.000>that goes on until the end</i>\n\n"
        "00:09.000 --> 00:13.000\n- Are you quite sure that this is what she said?\n- Yes.\n"
    )
    document, _ = fit(read(source), PROFILES["bbc"])
    written = write(document)
    assert check(written.encode(), "bbc") == ()
    assert written == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:06.000\n<v Ann>Here is a very long sentence,\n<i>spoken without a pause,</i></v>\n\n"
        "00:00:06.000 --> 00:00:08.888\n<v Ann><i>that goes on until the end</i></v>\n\n"
        "00:00:08.888 --> 00:00:12.555\n- Are you quite sure\nthat this is what she said?\n\n00:00:12.555 --> 00:00:13.222\n- Yes.\n"
    )


CUES = st.lists(
    st.tuples(
        st.integers(0, 60_000),
        st.integers(1, 9000),
        st.lists(st.sampled_from(["a", "whale", "said,", "<", "&", "Ann-Marie", "x" * 45, "-"]), min_size=1, max_size=40),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(CUES, st.sampled_from(sorted(PROFILES)))
def test_fitting_keeps_every_word_in_order_and_the_file_valid(found: list[tuple[int, int, list[str]]], profile: str) -> None:
    """Whatever the words and times, lines fit and nothing is lost, put in or moved."""
    source = write_cues([Cue(start, start + length, " ".join(words)) for start, length, words in found])
    document, _ = fit(read(source), PROFILES[profile])
    written = write(document).encode()
    assert check(written) == ()
    assert sorted("".join(cue.text for cue in cues(document)).replace("\n", "").replace(" ", "")) == sorted(
        "".join(cue.text for cue in cues(read(source))).replace("\n", "").replace(" ", "")
    )
