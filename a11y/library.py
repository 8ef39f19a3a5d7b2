"""Editions on disk: publish, open, list, search, remove.

    library/<slug>/edition.json   the manifest; replaced atomically and last, it is the commit
    library/<slug>/source.*       what came in, byte for byte
    library/<slug>/media/         files named by their content
    library/<slug>/given/         what people gave (see `a11y.given`); nothing here ever writes or removes it
    library/index.sqlite          derived: list and full-text search (see `a11y.catalogue`)

A run that is killed leaves the old edition or none. Files that no manifest names are collected an hour later, so
that a reader who opened the page just before still gets them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from filelock import FileLock

from a11y.catalogue import Catalogue
from a11y.errors import LibraryError
from a11y.files import content_name, write_whole
from a11y.formats import record
from a11y.model import (
    Article,
    Edition,
    Entry,
    MediaFile,
    Recording,
    Rendition,
    StoredEdition,
    StoredRecording,
    StoredRendition,
    StoredTrack,
    Track,
    WordTime,
)

SCHEMA = 1
MANIFEST = "edition.json"
GRACE_SECONDS = 3600
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
# What an edition's folder is called; a library may lie in a folder that holds other things, and those are not ours to touch.
EDITION_FOLDER = re.compile(r"[a-z0-9][a-z0-9-]{0,80}-[0-9a-f]{8,16}")
OUR_FILE = re.compile(r"source\.(html|txt)(\.next)?|\.[^/]+\.part")
MEDIA_FILE = re.compile(r"[0-9a-f]{16}\.(m4a|mp3|wav|vtt|lrc|words\.json)")


def identity(article: Article, source: bytes) -> str:
    """Return what makes an article itself: its canonical address, else its bytes."""
    return f"url:{article.url}" if article.url else f"sha256:{hashlib.sha256(source).hexdigest()}"


def slug_of(title: str | None, identity_text: str, mark: int = 8) -> str:
    """Return an edition's folder name: its title in plain letters and eight characters of its identity.

    >>> slug_of("Hearing loops: they’re back!", "url:https://example.org/loops")
    'hearing-loops-theyre-back-7060fb6c'
    """
    letters = unicodedata.normalize("NFKD", title or "").encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")
    return f"{words or 'article'}-{_identity_mark(identity_text, mark)}"


def _identity_mark(identity_text: str, length: int = 8) -> str:
    return hashlib.sha256(identity_text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


class Library:
    """A folder of editions; any number of processes may read while one at a time publishes to each edition."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # What may be thrown away at any time and saves work when it is there, such as sentences already spoken.
        self.cache = root / ".cache"
        self._catalogue = Catalogue(root, MANIFEST, self._listed)

    # --- writing ---

    def publish(self, edition: Edition, keep: tuple[StoredRendition, ...] = (), keep_recordings: tuple[StoredRecording, ...] = ()) -> str:
        """Write an edition and return its slug; `keep` and `keep_recordings` are already on disk and still hold.

        Raises LibraryError when the folder cannot be written; what was there before is then untouched.
        """
        identity_text = identity(edition.article, edition.source)
        title = edition.article.title.text if edition.article.title else None
        slug = self.find(identity_text) or slug_of(title, identity_text)
        if self._taken(slug, identity_text):
            slug = slug_of(title, identity_text, mark=16)
        folder = self.root / slug
        try:
            (folder / "media").mkdir(parents=True, exist_ok=True)
            with FileLock(folder / ".lock"):
                source_file = "source.html" if edition.is_page else "source.txt"
                stored = self._store(edition, folder, slug, identity_text, source_file, keep)
                stored = replace(stored, recordings=keep_recordings)
                write_whole(folder / f"{source_file}.next", edition.source)
                write_whole(folder / MANIFEST, record.dumps(stored).encode())
                (folder / f"{source_file}.next").replace(folder / source_file)
            self._catalogue.refresh()
        except OSError as error:
            raise LibraryError(str(folder), error.strerror or str(error), "check that the disk has room and that you may write there") from error
        return slug

    def _store(self, edition: Edition, folder: Path, slug: str, identity_text: str, source_file: str, keep: tuple[StoredRendition, ...]) -> StoredEdition:
        tracks = tuple(
            StoredTrack(
                video=track.video,
                label=track.label,
                status=track.status,
                kind=track.kind,
                language=track.language,
                provenance=track.provenance,
                file=_write_media(folder, track.vtt.encode(), "vtt").file,
                text=track.text,
                stand_in=track.stand_in,
            )
            for track in edition.tracks
        )
        return StoredEdition(
            schema=SCHEMA,
            slug=slug,
            identity=identity_text,
            source_file=source_file,
            article=edition.article,
            versions=edition.versions,
            scores=edition.scores,
            tracks=tracks,
            report=edition.report,
            renditions=(*keep, *(_store_rendition(folder, rendition) for rendition in edition.renditions)),
            provenance=edition.provenance,
        )

    def add_rendition(self, slug: str, rendition: Rendition, made: str) -> StoredEdition:
        """Add one rendition to an edition, in place of an older one of the same version, and return the edition; `made` says of what."""

        def added(stored: StoredEdition, folder: Path) -> StoredEdition:
            others = (one for one in stored.renditions if one.level != rendition.level)
            order = [version.level for version in stored.versions]
            renditions = sorted((*others, _store_rendition(folder, rendition)), key=lambda one: order.index(one.level))
            return replace(stored, renditions=tuple(renditions), provenance={**stored.provenance, f"audio {rendition.level}": made})

        return self._add(slug, added)

    def add_recording(self, slug: str, recording: Recording, made: str) -> StoredEdition:
        """Add the recording of a stand-in to an edition, in place of an older one of the same video, and return the edition; `made` says of what."""

        def added(stored: StoredEdition, folder: Path) -> StoredEdition:
            others = (one for one in stored.recordings if one.video != recording.video)
            order = [track.video for track in stored.tracks]
            recordings = sorted((*others, _store_recording(folder, recording)), key=lambda one: order.index(one.video))
            return replace(stored, recordings=tuple(recordings), provenance={**stored.provenance, f"stand-in {recording.video}": made})

        return self._add(slug, added)

    def _add(self, slug: str, add: Callable[[StoredEdition, Path], StoredEdition]) -> StoredEdition:
        """Write what `add` makes of an edition, its media first, and return it."""
        folder = self._folder(slug)
        try:
            with FileLock(folder / ".lock"):
                stored = add(self.open(slug), folder)
                write_whole(folder / MANIFEST, record.dumps(stored).encode())
            self._catalogue.refresh()
        except OSError as error:
            raise LibraryError(str(folder), error.strerror or str(error), "check that the disk has room and that you may write there") from error
        return stored

    def remove(self, slug: str) -> None:
        """Remove an edition, the manifest first; what people gave stays in its folder for a later rebuild."""
        folder = self._folder(slug)
        with FileLock(folder / ".lock"):
            (folder / MANIFEST).unlink()
            for file in [*folder.glob("media/*"), *folder.glob("source.*")]:
                file.unlink()
        with contextlib.suppress(OSError):  # not empty: what people gave is there, or somebody publishes anew
            (folder / "media").rmdir()
            if {item.name for item in folder.iterdir()} == {".lock"}:
                (folder / ".lock").unlink()
                folder.rmdir()
        self._catalogue.refresh()

    def collect(self, grace_seconds: int = GRACE_SECONDS) -> int:
        """Remove what killed runs and replaced editions left behind, finish an interrupted source, and return how many files went."""
        gone = 0
        for folder in self._folders():
            # An edition that cannot be read, or a folder that cannot be locked, is left alone: somebody must look at it.
            with contextlib.suppress(LibraryError, OSError), FileLock(folder / ".lock"):
                gone += self._collect(folder, grace_seconds)
        return gone

    def _collect(self, folder: Path, grace_seconds: int) -> int:
        stored = self._read(folder)
        named = {stored.source_file, *_media_of(stored)} if stored else set()
        following = folder / f"{stored.source_file}.next" if stored else None
        if stored and following and following.exists() and _sha256(following) == stored.provenance.get("source"):
            following.replace(folder / stored.source_file)
        ours = [file for file in folder.glob("*") if OUR_FILE.fullmatch(file.name)]
        ours += [file for file in folder.glob("media/*") if MEDIA_FILE.fullmatch(file.name) or OUR_FILE.fullmatch(file.name)]
        old = [file for file in ours if file.name not in named and file.is_file() and time.time() - file.stat().st_mtime >= grace_seconds]
        for file in old:
            file.unlink()
        return len(old)

    # --- reading ---

    def find(self, identity_text: str) -> str | None:
        """Return the slug under which an article is already here, whatever its title was then."""
        for folder in sorted(self.root.glob(f"*-{_identity_mark(identity_text)}*")):
            if EDITION_FOLDER.fullmatch(folder.name):
                stored = None
                with contextlib.suppress(LibraryError):
                    stored = self._read(folder)
                if stored is None or stored.identity == identity_text:
                    return folder.name
        return None

    def open(self, slug: str) -> StoredEdition:
        """Return an edition; raises LibraryError when there is none of that name or it cannot be read."""
        stored = self._read(self._folder(slug))
        if stored is None:
            raise LibraryError(slug, "no such edition", "choose one from the list")
        return stored

    def media(self, slug: str, file: str) -> Path:
        """Return the path of one media file; raises LibraryError for any name that is not one."""
        path = self._folder(slug) / "media" / file
        if not MEDIA_FILE.fullmatch(file) or not path.is_file():
            raise LibraryError(f"{slug}/{file[:80]}", "no such file", "open the article again")
        return path

    def source(self, stored: StoredEdition) -> bytes:
        """Return what came in, byte for byte."""
        path = self._folder(stored.slug) / stored.source_file
        following = path.with_name(f"{path.name}.next")  # a run killed just after its commit left it
        try:
            return (following if following.exists() and _sha256(following) == stored.provenance.get("source") else path).read_bytes()
        except OSError as error:
            raise LibraryError(str(path), error.strerror or str(error), "transform the article again") from error

    def track(self, slug: str, stored: StoredTrack) -> Track:
        """Return a track with its file's words."""
        values = {field.name: getattr(stored, field.name) for field in fields(stored) if field.name != "file"}
        return Track(**values, vtt=self.media(slug, stored.file).read_bytes().decode("utf-8"))

    def words(self, slug: str, rendition: StoredRendition) -> tuple[WordTime, ...]:
        """Return the word times of one rendition."""
        rows = json.loads(self.media(slug, rendition.words).read_bytes())
        return tuple(WordTime(*row) for row in rows)

    def entries(self, query: str | None = None, *, page: int = 1, per_page: int = 20) -> tuple[list[Entry], int]:
        """Return one page of the list, newest first (best match first when words are asked for), and how many there are in all."""
        return self._catalogue.entries(query, page=page, per_page=per_page)

    # --- inside ---

    def _taken(self, slug: str, identity_text: str) -> bool:
        """Return whether another article's edition has this name: two of some four thousand million marks are the same."""
        try:
            stored = self._read(self.root / slug)
        except LibraryError:
            return False
        return stored is not None and stored.identity != identity_text

    def _listed(self, slug: str) -> StoredEdition | None:
        """Return an edition for the list; None when there is none that can be read."""
        with contextlib.suppress(LibraryError):
            return self._read(self.root / slug) if SLUG.fullmatch(slug) else None
        return None

    def _folder(self, slug: str) -> Path:
        folder = self.root / slug
        if not SLUG.fullmatch(slug) or not (folder / MANIFEST).is_file():
            raise LibraryError(slug[:100], "no such edition", "choose one from the list")
        return folder

    def _folders(self) -> Iterator[Path]:
        if self.root.is_dir():
            yield from sorted(Path(item.path) for item in os.scandir(self.root) if item.is_dir(follow_symlinks=False) and EDITION_FOLDER.fullmatch(item.name))

    def _read(self, folder: Path) -> StoredEdition | None:
        manifest = folder / MANIFEST
        try:
            stored = record.loads(StoredEdition, manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise LibraryError(str(manifest), f"cannot be read ({type(error).__name__})", "transform the article again") from error
        if stored.schema != SCHEMA:
            raise LibraryError(str(manifest), f"was made by another release (schema {stored.schema})", "transform the article again")
        return stored


def _store_rendition(folder: Path, rendition: Rendition) -> StoredRendition:
    rows = [[word.sentence, word.start, word.end, word.begin_ms, word.end_ms, word.source] for word in rendition.words]
    return StoredRendition(
        level=rendition.level,
        voice=rendition.voice,
        language=rendition.language,
        duration_ms=rendition.duration_ms,
        words=_write_media(folder, json.dumps(rows, separators=(",", ":")).encode(), "words.json").file,
        media=tuple(_write_media(folder, medium.data, medium.format) for medium in rendition.media),
        notices=rendition.notices,
    )


def _store_recording(folder: Path, recording: Recording) -> StoredRecording:
    return StoredRecording(
        video=recording.video,
        voice=recording.voice,
        duration_ms=recording.duration_ms,
        media=tuple(_write_media(folder, medium.data, medium.format) for medium in recording.media),
        notices=recording.notices,
    )


def _write_media(folder: Path, data: bytes, extension: str) -> MediaFile:
    name = content_name(data, extension)
    path = folder / "media" / name
    if path.exists() and path.stat().st_size == len(data):
        path.touch()  # young again, so that a collector in another process leaves it until the manifest names it
    else:
        write_whole(path, data)
    return MediaFile(extension, name, len(data))


def _media_of(stored: StoredEdition) -> Iterator[str]:
    yield from (track.file for track in stored.tracks)
    for rendition in stored.renditions:
        yield rendition.words
        yield from (medium.file for medium in rendition.media)
    for recording in stored.recordings:
        yield from (medium.file for medium in recording.media)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
