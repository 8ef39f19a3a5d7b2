"""Captions of a stand-in's recording: in step with the voice, in the house's shape, whatever the words are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y import pipeline, speech
from a11y.captions import STAND_IN_PACE, check, recited, sentences, tracks
from a11y.captions.standin import FRAME
from a11y.formats.webvtt_document import cues, read, transcript
from a11y.model import Article, Medium, Paragraph, Sentence, Text, Version, VersionBlock, Video, WordTime
from a11y.speech.spoken import words as displayed_words

HOSTILE = [
    "-->",
    "<b>",
    "&amp;",
    "a\x00b",
    "\u202eevil\u202c",
    "w" * 3000,
    "🐋🐋🐋",
    "…",
    "£3,000,000,000",
    "00:00.000 --> 00:01.000",
    "NOTE",
    "WEBVTT",
    "\ufffd",
]


def timed(said: tuple[Sentence, ...], word_ms: int) -> tuple[tuple[WordTime, ...], int]:
    """Return word times at a steady pace, and the length of the recording."""
    found, clock = [], 0
    for sentence in said:
        for start, end in displayed_words(sentence.text):
            spoken_ms = max(word_ms, (end - start) * 40)
            found.append(WordTime(sentence.id, start, end, clock, clock + spoken_ms, "event"))
            clock += spoken_ms
        clock += 350
    return tuple(found), max(clock, 1)


@given(
    texts=st.lists(
        st.lists(st.sampled_from(["a", "of", "whale", "it’s", "understanding", "(no)", "2,000", *HOSTILE]), min_size=1, max_size=30), min_size=1, max_size=8
    ),
    word_ms=st.integers(350, 700),
)
@settings(max_examples=150, deadline=None)
def test_the_captions_are_valid_and_in_the_bbc_shape_and_lose_no_word(texts: list[list[str]], word_ms: int) -> None:
    """Every word of the text is in the file, in order; no gap, no overlap, no cue too quick to read."""
    said = sentences([" ".join(words) for words in texts], "en")
    words, length = timed(said, word_ms)
    if len(words) * 2 < sum(len(sentence.text.split()) for sentence in said):
        return  # hardly a word of it can be spoken: no such text is ever recorded
    vtt = recited(said, words, length)
    assert check(vtt.encode()) == ()
    found = cues(read(vtt))
    assert (found[0].start, found[-1].end) == (0, length)
    assert all(one.end == other.start for one, other in pairwise(found))


def test_a_cue_begins_with_its_first_word() -> None:
    """At an even pace nothing has to be moved."""
    said = sentences(["The council said that the bridge would open again in the spring of next year."], "en")
    words, length = timed(said, 480)
    found = cues(read(recited(said, words, length)))
    assert [(cue.start, cue.text.split()[0]) for cue in found] == [(0, "The"), (9 * 480, "in")] or [cue.start % 480 for cue in found] == [0] * len(found)


def test_a_rushed_stretch_borrows_time_before_it() -> None:
    """A caption may come early; it is never gone before it can be read."""
    said = sentences(["One two three four five six seven eight nine ten.", "It is as it is and so it is.", "One two three four five six seven."], "en")
    words, length = timed(said, 480)
    rushed = tuple(
        WordTime(word.sentence, word.start, word.end, 5000 + place * 60, 5060 + place * 60, "event") if word.sentence == "t2" else word
        for place, word in enumerate(words, -10)
    )
    vtt = recited(said, rushed, length)
    assert check(vtt.encode(), "bbc") == ()


def test_our_words_are_english_and_the_pages_are_in_its_own_language() -> None:
    """A Welsh page's name of a video is for a Welsh voice."""
    said = sentences([FRAME["opening"], f"{FRAME['name']} Y ddolen.", "Mae’r ddolen yn ôl.", f"{FRAME['length']} 3 minutes."], "cy-GB")
    assert [[sentence.text[span.start : span.end] for span in sentence.spans] for sentence in said] == [[], ["Y ddolen."], ["Mae’r ddolen yn ôl."], []]
    assert {span.value for sentence in said for span in sentence.spans} == {"cy-GB"}
    assert all(not sentence.spans for sentence in sentences([FRAME["opening"], "Any."], "en-GB"))


STORIES = [
    ("Motsi Mabuse's reaction to the win", "Motsi Mabuse cried when the result was read out to the hall on Saturday."),
    (
        "Antidisestablishmentarianism and counterrevolutionaries explained",
        "Counterrevolutionaries notwithstanding, footage shows interdenominational bewilderment.",
    ),
    ("Is it so? It is.", "It is as it is, and so it is to be, as we are all in it, so be it; the clip is a bit of it."),
    ("£3,450,000,000 in 1,999 days", "Footage shows 14:35 on 3 Jan. 2024, £3.5m, 10,000,000 people and 99.9% of 1,234,567 votes."),
    (" ".join(HOSTILE)[:400], "The clip shows " + " ".join(HOSTILE)),
    ("", "Nobody has seen the film."),
]


@pytest.mark.parametrize(("label", "body"), STORIES)
def test_a_stand_in_is_recorded_at_a_quiet_pace_with_valid_captions(label: str, body: str) -> None:
    """110 to 140 displayed words a minute, the same text, no fault of syntax or of the BBC's style."""
    article = Article(title=Text("A title"), blocks=(Video(id="b1", label=label), Paragraph(id="b2", content=Text(body))))
    original = Version(level="original", blocks=(VersionBlock("b2", "paragraph", ((Sentence("s1", body),),)),))
    (track,) = tracks(article, original)
    try:
        recording = pipeline.recite(article, track, "espeak")
    finally:
        speech.close()
    media = {medium.format: medium.data for medium in recording.media}
    count = sum(len(line.split()) for line in track.text)
    assert list(media) == ["m4a", "mp3", "vtt"]
    if len(body) < 1000:  # a word of three thousand letters has no pace
        assert STAND_IN_PACE[0] <= count * 60_000 / recording.duration_ms <= STAND_IN_PACE[1]
    assert check(media["vtt"], "bbc") == ()
    assert "".join(" ".join(track.text).split()) == "".join("".join(transcript(read(media["vtt"].decode()))).split())
    assert isinstance(recording.media[0], Medium)
