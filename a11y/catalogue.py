"""The list of a library, newest first, and its full-text search: an SQLite file that is derived from the editions and may be thrown away."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from a11y import walk
from a11y.model import Entry, Video

if TYPE_CHECKING:
    from a11y.model import StoredEdition

SCHEMA = 1
# For so long a list may be behind what no command of ours changed inside an edition's folder; looking through 10,000 of them takes longer than a list.
LOOK_SECONDS = 5
INDEX_SCHEMA = """
create table if not exists entry (
  slug text primary key, stamp text not null, title text not null, standfirst text, published text, language text not null,
  videos integer not null, captioned integer not null, audio integer not null, easy integer not null
);
create virtual table if not exists word using fts5 (slug unindexed, title, body, tokenize = 'unicode61 remove_diacritics 2');
"""
COUNT_ALL = "select count(*) from entry"
LIST_ALL = """
select slug, title, standfirst, published, language, videos, captioned, audio, easy
from entry order by published is null, published desc, title, slug limit ? offset ?
"""
COUNT_MATCHES = "select count(*) from word where word match ?"
LIST_MATCHES = """
select entry.slug, entry.title, standfirst, published, language, videos, captioned, audio, easy
from (select slug, rank as place from word where word match ? order by rank limit ? offset ?) join entry using (slug) order by place, slug
"""


class Catalogue:
    """The list of the editions under `root`, each of which has a file `manifest`; `read` returns an edition by its slug, None when it cannot be listed."""

    def __init__(self, root: Path, manifest: str, read: Callable[[str], StoredEdition | None]) -> None:
        self._root = root
        self._manifest = manifest
        self._read = read
        self._looked: tuple[float, int] | None = None  # when the folders were last looked through, and how the library's own folder was then

    def entries(self, query: str | None = None, *, page: int = 1, per_page: int = 20) -> tuple[list[Entry], int]:
        """Return one page of the list, newest first (best match first when words are asked for), and how many there are in all."""
        if not self._root.is_dir():
            return [], 0
        words = re.findall(r"\w+", query or "")[:20]
        match = (" ".join(f'"{word}"*' for word in words),) if words else ()
        count, rows = (COUNT_MATCHES, LIST_MATCHES) if words else (COUNT_ALL, LIST_ALL)
        try:
            with self._index() as index:
                (total,) = index.execute(count, match).fetchone()
                found = index.execute(rows, (*match, per_page, (page - 1) * per_page)).fetchall()
        except sqlite3.DatabaseError:
            if self._looked is None:
                raise
            self._looked = None  # damaged since it was looked at: it is built anew
            return self.entries(query, page=page, per_page=per_page)
        listed = [
            Entry(slug, title, standfirst, published, language, videos, captioned, audio, bool(easy))
            for slug, title, standfirst, published, language, videos, captioned, audio, easy in found
        ]
        return listed, total

    def refresh(self) -> None:
        """Look through the folders anew; a list that cannot be brought up to date now is when it is next asked for."""
        self._looked = None
        with contextlib.suppress(sqlite3.Error, OSError), self._index():
            pass

    @contextlib.contextmanager
    def _index(self) -> Iterator[sqlite3.Connection]:
        """Give the index, up to date; a damaged one is built anew, and where nothing may be written it is built in memory."""
        index = None
        try:
            index = self._current(self._root / "index.sqlite")
        except (OSError, sqlite3.DatabaseError):
            try:
                with FileLock(self._root / ".index.lock"):
                    (self._root / "index.sqlite").unlink(missing_ok=True)
                index = self._current(self._root / "index.sqlite")
            except (OSError, sqlite3.DatabaseError):
                index = self._current(None)
        with contextlib.closing(index):
            yield index

    def _current(self, path: Path | None) -> sqlite3.Connection:
        index = _connect(path)
        try:
            if path is None or self._looked is None or time.monotonic() - self._looked[0] > LOOK_SECONDS or self._looked[1] != self._changed():
                looked = (time.monotonic(), self._changed())
                if self._stale(index):
                    with FileLock(self._root / ".index.lock") if path else contextlib.nullcontext():
                        self._update(index, self._stale(index))
                index.execute("select count(*), (select count(*) from entry) from word").fetchone()
                self._looked = looked
        except BaseException:
            index.close()
            raise
        return index

    def _changed(self) -> int:
        """Return what changes when an edition comes or goes, or the index is put away."""
        return self._root.stat().st_mtime_ns

    def _stale(self, index: sqlite3.Connection) -> dict[str, str | None]:
        """Return the slugs whose row is missing, old or left over, with the stamp the manifest has now (None: gone)."""
        known = dict(index.execute("select slug, stamp from entry"))
        there: dict[str, str] = {}
        for item in os.scandir(self._root):
            with contextlib.suppress(OSError):
                status = os.stat(f"{item.path}/{self._manifest}")  # noqa: PTH116 - a Path per edition costs four times the stat
                there[item.name] = f"{status.st_mtime_ns}-{status.st_size}-{status.st_ino}"
        changed: dict[str, str | None] = {slug: stamp for slug, stamp in there.items() if known.get(slug) != stamp}
        return changed | dict.fromkeys(known.keys() - there.keys())

    def _update(self, index: sqlite3.Connection, stale: dict[str, str | None]) -> None:
        for slug, stamp in stale.items():
            index.execute("delete from entry where slug = ?", (slug,))
            index.execute("delete from word where slug = ?", (slug,))
            stored = self._read(slug) if stamp else None
            if stored and stamp:
                _add_row(index, stored, stamp)
        index.commit()


def _connect(path: Path | None) -> sqlite3.Connection:
    index = sqlite3.connect(path or ":memory:", timeout=10)
    try:
        (version,) = index.execute("pragma user_version").fetchone()
        if version not in (0, SCHEMA):
            raise sqlite3.DatabaseError("made by another release")
        if version == 0:
            index.execute("pragma journal_mode = persist")
            index.executescript(f"{INDEX_SCHEMA}; pragma user_version = {SCHEMA};")
    except BaseException:
        index.close()
        raise
    return index


def _add_row(index: sqlite3.Connection, stored: StoredEdition, stamp: str) -> None:
    article = stored.article
    body = "\n".join(sentence.text for version in stored.versions for sentence in walk.sentences(version))
    title = article.title.text if article.title else stored.slug
    index.execute(
        "insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            stored.slug,
            stamp,
            title,
            article.standfirst.text if article.standfirst else None,
            article.published,
            article.language,
            sum(1 for _ in walk.blocks(article, Video)),
            sum(1 for track in stored.tracks if track.status != "none-known" and not track.stand_in),
            len(stored.renditions),
            int(any(version.level == "easy" for version in stored.versions)),
        ),
    )
    index.execute("insert into word (slug, title, body) values (?, ?, ?)", (stored.slug, title, body))
