"""A version as sound, with a time for every word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from a11y.model.article import Notice
from a11y.model.version import Level

WordSource = Literal["event", "interpolated", "estimated"]


@dataclass(frozen=True, slots=True)
class WordTime:
    """When a displayed word is spoken: its sentence, its code point range there, begin and end in ms, and how that is known."""

    sentence: str
    start: int
    end: int
    begin_ms: int
    end_ms: int
    source: WordSource


@dataclass(frozen=True, slots=True)
class Medium:
    """One finished file of a rendition: its format and bytes."""

    format: Literal["m4a", "mp3", "wav", "vtt", "lrc"]
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One version spoken by one voice."""

    level: Level
    voice: str
    language: str
    duration_ms: int
    words: tuple[WordTime, ...]
    media: tuple[Medium, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The stand-in for a video spoken by one voice, with captions of that recording (vtt)."""

    video: str
    voice: str
    duration_ms: int
    media: tuple[Medium, ...]
    notices: tuple[Notice, ...] = ()
