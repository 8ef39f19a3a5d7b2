"""The Piper engine: a neural voice from a file that the user gives (`--voice piper:VOICE.onnx`), offline, timed by its own phoneme alignments.

Piper's random variation is switched off: the same sentence always gives the same sound. The package is an extra (`pip install '.[piper]'`); voices are no
part of this project.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from a11y.errors import VoiceError
from a11y.speech.engine import SAMPLE_RATE, Said, Voice
from a11y.speech.spoken import Part, Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import av
    import numpy as np
    from numpy.typing import NDArray
    from piper import PiperVoice
    from piper.voice import AudioChunk

# Words a minute of a Piper voice at its own length scale, about: voices differ, and a file does not say.
_NATURAL_RATE = 170


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A voice file in memory: how the reader names it, what a cached sentence depends on, and the language it speaks."""

    piper: PiperVoice
    voice: Voice


class Piper:
    """The engine; a voice file is loaded once and kept."""

    notice: str | None = None

    def __init__(self) -> None:
        self._loaded: dict[str, _Loaded] = {}
        self._by_identifier: dict[str, _Loaded] = {}

    def voice(self, name: str, language: str) -> Voice:
        """Return the voice of a file; "" is the file already in use, since a file speaks one language only."""
        if not name and self._loaded:
            return replace(next(reversed(self._loaded.values())).voice, stands_in=True)
        if not name:
            raise VoiceError("piper", "it needs a voice file", "give one: --voice piper:VOICE.onnx, with its VOICE.onnx.json beside it")
        if name not in self._loaded:
            found = _load(name)
            self._loaded[name] = self._by_identifier[found.voice.identifier] = found
        voice = self._loaded[name].voice
        return replace(voice, stands_in=_base(voice.language) != _base(language))

    def identity(self) -> str:
        """Return the engine with the version of its package."""
        try:
            return f"piper {version('piper-tts')}"
        except PackageNotFoundError:
            return "piper"

    def say(self, text: str, voice: Voice, rate: int) -> Said:
        """Speak one text; words get times where the voice tells how long each phoneme is, else none."""
        import numpy as np
        from piper import SynthesisConfig

        from a11y.speech.resampling import resampled

        piper = self._by_identifier[voice.identifier].piper
        settings = SynthesisConfig(length_scale=piper.config.length_scale * _NATURAL_RATE / rate, noise_scale=0.0, noise_w_scale=0.0)
        try:
            chunks = list(piper.synthesize(text, settings, include_alignments=True))
        except (RuntimeError, ValueError, KeyError, OSError) as error:  # what onnxruntime and the phonemizer raise for a voice that does not fit
            raise _damaged(voice.name, error) from error
        samples = np.concatenate([chunk.audio_int16_array.reshape(-1) for chunk in chunks]) if chunks else np.zeros(0, np.int16)
        ratio = SAMPLE_RATE / piper.config.sample_rate
        events = tuple((place, int(sample * ratio)) for place, sample in _events(piper, text, chunks))
        return Said(resampled([_frame(samples, piper.config.sample_rate)]) if len(samples) else b"", events)

    def close(self) -> None:
        """Forget the loaded voices."""
        self._loaded.clear()
        self._by_identifier.clear()


def _load(name: str) -> _Loaded:
    """Return the voice of a file; VoiceError when the package, the file or its description is missing or not what it should be."""
    model, described = Path(name), Path(f"{name}.json")
    public = f"piper:{model.stem}"
    try:
        from piper import PiperVoice
    except ImportError as error:
        raise VoiceError(public, "Piper is not installed", "pip install 'plainspoken[piper]'") from error
    for file in (model, described):
        if not file.is_file():
            raise VoiceError(public, f"there is no file {file}", "give a voice as piper:VOICE.onnx, with its VOICE.onnx.json beside it")
    try:
        facts = json.loads(described.read_bytes())
        digest = hashlib.sha256(model.read_bytes() + described.read_bytes()).hexdigest()[:16]
        piper = PiperVoice.load(model, described, include_alignments=True)
        language = str(facts.get("language", {}).get("code") or piper.config.espeak_voice).replace("_", "-")
    # Whatever a file that is no voice makes onnx, onnxruntime and Piper raise: their errors share no base but Exception.
    except Exception as error:
        raise _damaged(public, error) from error
    return _Loaded(piper, Voice(public, f"{public} {digest}", language))


def _frame(samples: NDArray[np.int16], rate: int) -> av.AudioFrame:
    import av

    frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
    frame.sample_rate = rate
    return frame


def _damaged(public: str, error: Exception) -> VoiceError:
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return VoiceError(public, f"this file is no Piper voice that can be used ({reason})", "give the .onnx and the .onnx.json of one voice, both whole")


def _events(piper: PiperVoice, text: str, chunks: Sequence[AudioChunk]) -> Iterator[tuple[int, int]]:
    """Yield (code point of the text, sample) for each word whose first phoneme is found among those that were spoken.

    Neighbouring words may be run together ("of the"), and a word sounds otherwise in a sentence than alone: so the phonemes of the words alone are matched
    with the spoken ones, and a word whose first phoneme has no partner gets no time.
    """
    spoken: list[tuple[str, int]] = []
    begin = 0
    for chunk in chunks:
        if chunk.phoneme_alignments is None:
            return
        ends = accumulate((alignment.num_samples for alignment in chunk.phoneme_alignments), initial=begin)
        spoken += [(alignment.phoneme, int(sample)) for alignment, sample in zip(chunk.phoneme_alignments, ends, strict=False)]
        begin += len(chunk.audio_int16_array.reshape(-1))
    spoken = [(phoneme, sample) for phoneme, sample in spoken if _is_sound(phoneme)]
    words = list(Spoken((Part(text, 0, len(text), kept=True),)).words())
    alone = [[phoneme for phoneme in _phonemes(piper, text[start:end]) if _is_sound(phoneme)] for start, end in words]
    firsts = list(accumulate((len(phonemes) for phonemes in alone), initial=0))
    matcher = SequenceMatcher(None, [phoneme for phonemes in alone for phoneme in phonemes], [phoneme for phoneme, _ in spoken], autojunk=False)
    partner = {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    for (start, _), first, phonemes in zip(words, firsts, alone, strict=False):
        if phonemes and first in partner:
            yield start, spoken[partner[first]][1]


def _phonemes(piper: PiperVoice, word: str) -> list[str]:
    return [phoneme for sentence in piper.phonemize(word) for phoneme in sentence]


def _is_sound(phoneme: str) -> bool:
    """Tell whether a phoneme is a sound of its own: no space, mark, stress or length sign, and none of Piper's signs for begin, end and padding."""
    return bool(phoneme) and unicodedata.category(phoneme[0]) in {"Ll", "Lu", "Lo", "Nd"}


def _base(language: str) -> str:
    return language.lower().split("-")[0]
