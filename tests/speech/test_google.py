"""The online voice against a local server that misbehaves in every way we know; never the real service."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from a11y import speech
from a11y.errors import VoiceError
from a11y.speech import engines
from a11y.speech.google import ENDPOINT, Google
from tests.speech.standin import StandIn, running
from tests.speech.versions import article_of

MISBEHAVING = ["429", "500", "403", "hang", "drip", "break off", "no sound", "junk", "damaged", "cut short"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A stand-in that the engine asks instead of Google, with short waits."""
    with running() as server:
        monkeypatch.setenv(ENDPOINT, server.address)
        monkeypatch.setitem(engines._running, "google", Google(seconds=0.4, waits=(0.01, 0.02)))
        yield server
    speech.close()


def test_a_version_is_spoken_and_its_times_are_called_estimated(server: StandIn) -> None:
    """Without word times from the service, every word still has one, and it says how good it is."""
    article, version = article_of("The club was full by seven.", "Nobody had to shout.")
    made = speech.speak(article, version, voice="google", formats=("m4a", "vtt"))
    assert made.voice == "google"
    assert {word.source for word in made.words} == {"estimated"}
    begins = [word.begin_ms for word in made.words]
    assert begins == sorted(set(begins))
    assert "The club was full by seven." in server.asked


def test_the_reader_is_told_that_the_text_leaves_the_machine(server: StandIn) -> None:
    """The notice is there whenever the engine was used."""
    article, version = article_of("Hello.")
    made = speech.speak(article, version, voice="google", formats=("vtt",))
    assert [notice.code for notice in made.notices] == ["text leaves this machine"]
    assert "Google" in made.notices[0].message


def test_a_long_sentence_goes_in_parts_and_comes_back_whole(server: StandIn) -> None:
    """The service takes 100 characters at a time."""
    engine = Google(seconds=2, waits=())
    text = "and so the story of the club went on and on " * 6
    said = engine.say(text, engine.voice("", "en"), 170)
    assert len(server.asked) >= 3
    assert len(said.pcm) > 0.9 * len(text.strip()) * 0.06 * 2 * 22_050


def test_a_busy_service_is_asked_again(server: StandIn) -> None:
    """One 429 costs a moment, not the voice."""
    server.manner = "busy once"
    article, version = article_of(title="Hello there")
    made = speech.speak(article, version, voice="google", formats=("vtt",))
    assert made.voice == "google"


@pytest.mark.parametrize("manner", MISBEHAVING)
def test_a_failing_service_gives_way_to_espeak_in_time(server: StandIn, manner: str) -> None:
    """The reader hears the article by the offline voice, with a notice, within a known time."""
    server.manner = manner
    article, version = article_of("Hello.", title="Deaf club opens in the old town hall")
    begun = time.monotonic()
    made = speech.speak(article, version, voice="google", formats=("vtt",))
    assert time.monotonic() - begun < 5
    assert made.voice == "espeak"
    assert "estimated" not in {word.source for word in made.words}
    assert [notice.code for notice in made.notices] == ["text leaves this machine", "another voice spoke"]


def test_a_service_that_is_not_there_gives_way_to_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offline, nothing is left half-written and the article is spoken all the same."""
    monkeypatch.setenv(ENDPOINT, "http://127.0.0.1:9/speak")
    monkeypatch.setitem(engines._running, "google", Google(seconds=0.4, waits=()))
    article, version = article_of("Hello.")
    assert speech.speak(article, version, voice="google", formats=("vtt",)).voice == "espeak"
    speech.close()


def test_what_was_spoken_before_a_failure_is_not_asked_for_again(server: StandIn, tmp_path: Path) -> None:
    """The second run asks only for what is new."""
    article, version = article_of("First.", "Second.")
    speech.speak(article, version, voice="google", formats=("vtt",), cache=tmp_path)
    server.asked.clear()
    article, version = article_of("First.", "Another one.")
    speech.speak(article, version, voice="google", formats=("vtt",), cache=tmp_path)
    assert server.asked == ["Another one."]


@pytest.mark.parametrize(
    ("name", "language", "identifier"), [("", "en-GB", "en@co.uk"), ("", "cy", "cy@com"), ("irish", "en", "en@ie"), ("fr", "en", "fr@com")]
)
def test_voices_are_chosen_by_accent_or_language(name: str, language: str, identifier: str) -> None:
    """Names are plain; the service's codes stay inside."""
    assert Google().voice(name, language).identifier == identifier


def test_an_unknown_voice_is_refused_before_anything_is_sent() -> None:
    """A typing error never leaves the machine."""
    with pytest.raises(VoiceError, match="no such voice"):
        Google().voice("klingon", "en")
