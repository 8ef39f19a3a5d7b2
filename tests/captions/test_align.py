"""A transcript's words get the times at which they are said, and stay the editor's words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from a11y import speech
from a11y.captions.align import by_pauses, by_words, voiced
from a11y.captions.checker import check
from a11y.captions.hearing import HeardWord
from a11y.captions.pace import paced
from a11y.captions.sound import RATE
from a11y.captions.supplied import attach
from a11y.errors import SourceError
from a11y.model import Article, Sentence, Text, Version, VersionBlock, Video
from tests.captions.test_drafts import sound

SENTENCES = (
    "Good evening from the harbour.",
    "The ferry to Skye was late again this morning, because the wind had turned in the night.",
    "Nobody was hurt.",
    "Passengers waited for four hours in a cold hall without a single screen that worked.",
    "Some of them were deaf.",
    "They saw others run to the gate, and they did not know why, since the calls were only made by loudspeaker.",
    "The company says that it is sorry.",
)
VIDEO = Video(id="b1", label="Ferry")
ARTICLE = Article(title=Text("T"), blocks=(VIDEO,))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """Return a recording of the sentences, after a spoken opening, and the time each begins."""
    said = tuple(Sentence(f"s{place}", text) for place, text in enumerate(SENTENCES))
    version = Version(level="easy", title=(Sentence("t", "News."),), blocks=(VersionBlock("b", "paragraph", (said,)),))
    try:
        rendition = speech.speak(ARTICLE, version, formats=("m4a",))
    finally:
        speech.close()
    file = tmp_path_factory.mktemp("sound") / "ferry.m4a"
    file.write_bytes(rendition.media[0].data)
    return file, [next(word.begin_ms for word in rendition.words if word.sentence == sentence.id) for sentence in said]


def heard_words(*, wrong: frozenset[int] = frozenset()) -> tuple[list[HeardWord], list[int]]:
    """Return the sentences' words as a recogniser might hear them, half a second each, those at some places wrong; and each sentence's start."""
    words, starts = [], []
    for sentence in SENTENCES:
        starts.append(len(words) * 500)
        for word in sentence.split():
            place = len(words)
            words.append(HeardWord(place * 500, place * 500 + 450, " blah" if place in wrong else f" {word.lower()}", 0.9))
    return words, starts


def test_words_heard_again_give_their_times_and_the_rest_lie_between() -> None:
    """Every fourth word misheard moves no sentence by a second."""
    words, starts = heard_words(wrong=frozenset(range(0, 80, 4)))
    timed = by_words(paced(SENTENCES), words)
    assert timed is not None
    begun = [cue.start for cue in timed[0] if any(sentence.startswith(cue.text.split("\n")[0]) for sentence in SENTENCES)]
    assert max(abs(found - true) for found, true in zip(begun, starts, strict=True)) < 1000
    assert 0.7 < timed[1] < 0.8


def test_words_of_something_else_give_no_times() -> None:
    """A transcript of another video is not forced onto this one."""
    assert by_words(paced(SENTENCES), [HeardWord(place * 500, place * 500 + 400, word, 0.9) for place, word in enumerate(["wholly", "other", "talk"])]) is None


def test_pauses_tell_where_sentences_begin(spoken: tuple[Path, list[int]]) -> None:
    """On real speech each sentence is found within half a second, even though the recording opens with words the transcript has not."""
    from a11y.captions.sound import samples

    file, starts = spoken
    stretches = voiced(samples(file)[(starts[0] - 300) * RATE // 1000 :])
    timed = by_pauses(paced(SENTENCES), stretches)
    begun = [cue.start + starts[0] - 300 for cue in timed if any(sentence.startswith(cue.text.split("\n")[0]) for sentence in SENTENCES)]
    assert max(abs(found - true) for found, true in zip(begun, starts, strict=True)) < 500


def test_a_transcript_with_media_says_how_its_times_were_found(spoken: tuple[Path, list[int]]) -> None:
    """Every word stays, in order, and the file says that the times are estimates."""
    attached = attach(ARTICLE, VIDEO, "t.txt", "\n".join(SENTENCES).encode(), media=spoken[0])
    assert " ".join(attached.track.text) == " ".join(SENTENCES)
    assert "its times are estimates, by the voice and pauses in ferry.m4a" in attached.track.vtt
    assert check(attached.track.vtt.encode()) == ()


def test_a_silent_recording_is_refused(tmp_path: Path) -> None:
    """There is nothing to align to."""
    with pytest.raises(SourceError, match=r"silence\.wav: is silent"):
        attach(ARTICLE, VIDEO, "t.txt", b"Good evening.", media=sound(tmp_path / "silence.wav", 0.0))


def test_stretches_of_voice_leave_pauses_out_and_clicks_too() -> None:
    """A second of sound, a second of silence with one click, a second of sound."""
    loud = np.sin(np.arange(RATE) / 5).astype(np.float32) * 0.5
    quiet = np.zeros(RATE, np.float32)
    quiet[RATE // 2 : RATE // 2 + 80] = 0.5
    assert voiced(np.concatenate([loud, quiet, loud])) == [(0, 1000), (2000, 3000)]
