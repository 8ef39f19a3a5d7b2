"""Says one utterance: each stretch in its language's voice, cut into pieces an engine speaks well, with every displayed word placed in the sound."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from a11y.speech.engine import SAMPLE_RATE
from a11y.speech.normalise import normalise
from a11y.speech.pieces import pieces
from a11y.speech.spoken import Spoken
from a11y.speech.timing import SILENCE, Placed, place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from a11y.speech.cache import Cache
    from a11y.speech.engine import Engine, Voice
    from a11y.speech.pronunciations import Names
    from a11y.speech.script import Utterance

_TAIL = SAMPLE_RATE // 50  # 20 ms kept after the last sound
_BETWEEN_VOICES = SAMPLE_RATE // 12  # 80 ms, about what a reader takes before a foreign phrase


class Speaker:
    """An engine with its voices for one rendition: the chosen one for the version's language, others for stretches in other languages."""

    def __init__(self, engine: Engine, voice: Voice, language: str, rate: int, cache: Cache | None, names: Names = ()) -> None:
        self._engine, self._voice, self._rate, self._cache, self._names = engine, voice, rate, cache, names
        self._voices = {_base(language): voice}

    def say(self, utterance: Utterance) -> tuple[NDArray[np.int16], list[Placed]]:
        """Return an utterance's sound without outer silence, and its words placed in it; both empty when there is nothing to say."""
        sound: list[NDArray[np.int16]] = []
        events: list[tuple[int, int]] = []
        parts = []
        length = said = 0
        for start, end, language in _stretches(utterance):
            spoken = normalise(utterance.text[start:end], "en" if self._voice.stands_in else language, self._names)
            parts += [replace(part, start=part.start + start, end=part.end + start) for part in spoken.parts]
            if any(True for _ in spoken.words()):
                samples, found = self._stretch(spoken.text, self._voice_of(language))
                if len(samples) and length:
                    sound.append(np.zeros(_BETWEEN_VOICES, np.int16))
                    length += _BETWEEN_VOICES
                events += [(place + said, sample + length) for place, sample in found]
                sound.append(samples)
                length += len(samples)
            said += len(spoken.text)
        if not length:
            return np.zeros(0, np.int16), []
        samples = np.concatenate(sound)
        return samples, place_words(utterance.text, Spoken(tuple(parts)), events, samples, estimated=not events)

    def _stretch(self, text: str, voice: Voice) -> tuple[NDArray[np.int16], list[tuple[int, int]]]:
        """Return the sound of a text without outer silence, and its events."""
        sound: list[NDArray[np.int16]] = []
        events: list[tuple[int, int]] = []
        length = 0
        for begin, piece in pieces(text):
            said = self._cache.say(self._engine, piece, voice, self._rate) if self._cache else self._engine.say(piece, voice, self._rate)
            samples = np.frombuffer(said.pcm, "<i2")
            events += [(place + begin, sample + length) for place, sample in said.events]
            sound.append(samples)
            length += len(samples)
        samples = np.concatenate(sound)
        loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SILENCE)
        if not len(loud):
            return samples[:0], []
        first = int(loud[0])
        return samples[first : loud[-1] + 1 + _TAIL], [(place, max(0, sample - first)) for place, sample in events]

    def _voice_of(self, language: str) -> Voice:
        """Return the voice for a language: the chosen one for its own and for languages the engine has no voice for."""
        base = _base(language)
        if self._voice.stands_in:
            return self._voice
        if base not in self._voices:
            found = self._engine.voice("", language)
            self._voices[base] = self._voice if found.stands_in else found
        return self._voices[base]


def _stretches(utterance: Utterance) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, language) of the stretches of an utterance, in order."""
    place = 0
    for span in sorted(utterance.languages, key=lambda span: span.start):
        if span.start < place or not span.value or _base(span.value) == _base(utterance.language):
            continue
        if place < span.start:
            yield place, span.start, utterance.language
        yield span.start, span.end, span.value
        place = span.end
    if place < len(utterance.text):
        yield place, len(utterance.text), utterance.language


def _base(language: str) -> str:
    """Return a language tag's first part."""
    return language.lower().split("-")[0]
