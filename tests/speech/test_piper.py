"""The voice from a file, by the real library on a tiny voice that the tests make."""

from __future__ import annotations

import io
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11y import speech
from a11y.errors import VoiceError
from a11y.speech.engines import engine
from a11y.speech.piper import Piper
from tests.speech import tiny_voice
from tests.speech.versions import article_of

if TYPE_CHECKING:
    from a11y.model import Rendition

TEXT = "The club of the year has been won by Dana, who said yes. It’s over at £3.5m!"


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A voice file, and its description beside it."""
    yield tiny_voice.build(tmp_path_factory.mktemp("voice"))
    speech.close()


def _sound(made: Rendition) -> np.ndarray:
    with wave.open(io.BytesIO(next(medium.data for medium in made.media if medium.format == "wav"))) as sound:
        return np.abs(np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(int))


def test_every_word_has_a_time_from_the_voices_own_alignment(voice: Path) -> None:
    """Words that run into each other ("of the", "has been") have their own times too, where their first sound is found."""
    article, version = article_of(TEXT)
    made = speech.speak(article, version, voice=f"piper:{voice}", formats=("wav", "vtt"))
    begins = [word.begin_ms for word in made.words]
    assert begins == sorted(set(begins))
    assert len([word for word in made.words if word.sentence != "s1"]) == len(TEXT.split())  # s1 is the title
    assert sum(word.source == "event" for word in made.words) >= 0.9 * len(made.words)


def test_word_times_are_where_the_word_sounds(voice: Path) -> None:
    """Before a word that begins a clause there is silence, at its time there is sound."""
    article, version = article_of("Nobody had to shout, and nobody left early. Everybody stayed.")
    made = speech.speak(article, version, voice=f"piper:{voice}", formats=("wav",))
    sound = _sound(made)
    begin = [round(word.begin_ms * 22.05) for word in made.words if word.sentence != "s1"]
    for clause in (0, 4, 8):
        assert sound[begin[clause] + 200 : begin[clause] + 1000].max() > 3000
        assert clause == 0 or sound[begin[clause] - 1200 : begin[clause] - 300].max() < 300


def test_the_same_sentence_always_sounds_the_same(voice: Path) -> None:
    """Neither another run of the engine nor what was said before changes a byte."""
    first, second = Piper(), Piper()
    chosen = first.voice(str(voice), "en")
    said = first.say("The club was full.", chosen, 170)
    other = second.voice(str(voice), "en")
    second.say("Something else comes first.", other, 170)
    assert said == second.say("The club was full.", other, 170)


def test_a_slower_rate_is_asked_of_the_voice(voice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """130 words a minute stretch a voice that speaks 170."""
    from piper import PiperVoice

    asked: list[float] = []
    speak = PiperVoice.phoneme_ids_to_audio
    monkeypatch.setattr(
        PiperVoice, "phoneme_ids_to_audio", lambda self, ids, config, **more: (asked.append(config.length_scale), speak(self, ids, config, **more))[1]
    )
    piper = Piper()
    piper.say("Hello.", piper.voice(str(voice), "en"), 130)
    assert asked == [pytest.approx(170 / 130)]


def test_a_voice_is_named_without_its_folder(voice: Path) -> None:
    """Where a file lies on somebody's disk is not told to readers."""
    article, version = article_of("Hello there.")
    made = speech.speak(article, version, voice=f"piper:{voice}", formats=("m4a",))
    assert made.voice == "piper:tiny"
    assert str(voice.parent).encode() not in made.media[0].data


def test_a_stretch_in_another_language_is_spoken_by_the_one_voice_there_is(voice: Path) -> None:
    """A file speaks one language; the story is not refused for a Welsh phrase in it."""
    piper = engine("piper")
    piper.voice(str(voice), "en")
    assert piper.voice("", "cy").stands_in
    assert piper.voice(str(voice), "cy").stands_in
    assert not piper.voice(str(voice), "en-US").stands_in


def test_a_voice_that_tells_no_lengths_gives_estimated_times(voice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Times that nobody measured are called estimated."""
    from piper import PiperVoice

    speak = PiperVoice.phoneme_ids_to_audio
    monkeypatch.setattr(PiperVoice, "phoneme_ids_to_audio", lambda self, ids, config, **_: (speak(self, ids, config), None))
    speech.close()
    article, version = article_of("Nobody had to shout.")
    made = speech.speak(article, version, voice=f"piper:{voice}", formats=("vtt",))
    assert {word.source for word in made.words} == {"estimated"}


@pytest.mark.parametrize("trouble", ["no file", "no description", "no model", "no json", "another model"])
def test_a_file_that_is_no_voice_is_one_clear_error(voice: Path, tmp_path: Path, trouble: str) -> None:
    """The line names the voice, the trouble and the mend."""
    model = tmp_path / "mine.onnx"
    described = tmp_path / "mine.onnx.json"
    if trouble != "no file":
        model.write_bytes(b"no model at all" if trouble == "no model" else voice.read_bytes())
    if trouble not in {"no file", "no description"}:
        described.write_text("{" if trouble == "no json" else Path(f"{voice}.json").read_text("utf-8"), "utf-8")
    if trouble == "another model":
        described.write_text("[]", "utf-8")
    article, version = article_of("Hello.")
    with pytest.raises(VoiceError) as caught:
        speech.speak(article, version, voice=f"piper:{model}", formats=("vtt",))
    line = str(caught.value)
    assert "piper:mine" in line
    assert ".onnx.json" in line
    assert "\n" not in line


def test_without_a_file_the_line_says_how_to_give_one() -> None:
    """`--voice piper` alone cannot speak."""
    article, version = article_of("Hello.")
    speech.close()
    with pytest.raises(VoiceError, match=r"needs a voice file; give one: --voice piper:VOICE\.onnx"):
        speech.speak(article, version, voice="piper", formats=("vtt",))


def test_without_the_package_the_line_says_what_to_install(voice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is an extra."""
    speech.close()
    monkeypatch.setitem(sys.modules, "piper", None)
    article, version = article_of("Hello.")
    with pytest.raises(VoiceError, match=r"not installed; pip install 'plainspoken\[piper\]'"):
        speech.speak(article, version, voice=f"piper:{voice}", formats=("vtt",))
