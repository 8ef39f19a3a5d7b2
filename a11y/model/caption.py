"""Captions of a video."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TrackStatus = Literal["publisher", "supplied", "machine-draft", "human-checked", "none-known"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: milliseconds from the start, and its text as lines without markup."""

    start: int
    end: int
    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A WebVTT file for one video, with what may honestly be said of it; `vtt` is the whole file; `stand_in`: it is made from the page's words."""

    video: str
    label: str
    status: TrackStatus
    kind: Literal["captions", "subtitles"]
    language: str
    provenance: str
    vtt: str
    text: tuple[str, ...] = ()
    stand_in: bool = False
