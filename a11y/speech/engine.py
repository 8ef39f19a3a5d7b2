"""What every engine gives back, and what every engine is: the shape a new one has to fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

# espeak-ng's own rate; other engines' audio is brought to it, so that a rendition may mix voices.
SAMPLE_RATE = 22_050


@dataclass(frozen=True, slots=True)
class Said:
    """One spoken text: 16-bit mono samples at `SAMPLE_RATE` as bytes, and (code point of the text, sample) for each word the engine timed."""

    pcm: bytes
    events: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice ready to speak: its public name, the engine's own name for it, its language, and whether English was asked to stand in."""

    name: str
    identifier: str
    language: str
    stands_in: bool = False


class Engine(Protocol):
    """A speech engine; `say` raises VoiceError when it cannot speak, and never returns half a text."""

    notice: str | None
    """What a reader must know before this engine is used, such as where the text goes; None when nothing."""

    def voice(self, name: str, language: str) -> Voice:
        """Return the named voice ("" for the default one) for a language; VoiceError when there is none."""

    def identity(self) -> str:
        """Return the engine's name and version: what a cached sentence depends on beside text, voice and rate."""

    def say(self, text: str, voice: Voice, rate: int) -> Said:
        """Speak one text at so many words a minute."""

    def close(self) -> None:
        """End what the engine started; it may be used again and then starts anew."""
