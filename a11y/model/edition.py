"""All of it for one article, in memory and as it lies in a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from a11y.model.article import Article, Notice
from a11y.model.caption import Track, TrackStatus
from a11y.model.readability import Readability
from a11y.model.rendition import Rendition
from a11y.model.report import Report
from a11y.model.version import Level, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All of it, for one article, in memory; `provenance` says which engines and settings made each part."""

    name: str
    source: bytes
    is_page: bool
    article: Article
    versions: tuple[Version, ...]
    scores: dict[str, Readability]
    tracks: tuple[Track, ...]
    report: Report
    renditions: tuple[Rendition, ...]
    provenance: dict[str, str]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A finished file under an edition's `media/`: its format, its content-made name, its size in bytes."""

    format: str
    file: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRendition:
    """A rendition as the manifest tells it; `words` names the file that holds the word times as JSON."""

    level: Level
    voice: str
    language: str
    duration_ms: int
    words: str
    media: tuple[MediaFile, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTrack:
    """A track as the manifest tells it; `file` is the WebVTT file under `media/`."""

    video: str
    label: str
    status: TrackStatus
    kind: Literal["captions", "subtitles"]
    language: str
    provenance: str
    file: str
    text: tuple[str, ...] = ()
    stand_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecording:
    """A stand-in's recording as the manifest tells it."""

    video: str
    voice: str
    duration_ms: int
    media: tuple[MediaFile, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """An edition as it lies in a library: the content of `edition.json`."""

    schema: int
    slug: str
    identity: str
    source_file: str
    article: Article
    versions: tuple[Version, ...]
    scores: dict[str, Readability]
    tracks: tuple[StoredTrack, ...]
    report: Report
    renditions: tuple[StoredRendition, ...]
    provenance: dict[str, str]
    recordings: tuple[StoredRecording, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a library's list: what a reader chooses an article by."""

    slug: str
    title: str
    standfirst: str | None
    published: str | None
    language: str
    videos: int
    captioned: int
    audio: int
    easy: bool
