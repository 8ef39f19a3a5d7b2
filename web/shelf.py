"""The library as the viewer holds it: editions and finished pages kept in memory for as long as their manifest stands."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from flask import current_app

from a11y.library import MANIFEST, Library

if TYPE_CHECKING:
    from a11y.model import StoredEdition

EDITIONS = 64
PAGES = 256


@dataclass(frozen=True, slots=True)
class Finished:
    """A page ready to send: plain and packed bytes, and the mark that tells one version of it from the next."""

    plain: bytes
    packed: bytes
    mark: str


class Shelf:
    """A library with a small memory; one `stat` a request tells whether what is remembered still holds."""

    def __init__(self, root: Path) -> None:
        self.library = Library(root)
        self._editions: OrderedDict[str, tuple[tuple[int, ...], StoredEdition]] = OrderedDict()
        self._pages: OrderedDict[tuple[object, ...], Finished] = OrderedDict()
        self._lock = Lock()

    def stamp(self, slug: str) -> tuple[int, ...]:
        """Return what changes whenever an edition's manifest is replaced; empty when there is none."""
        try:
            status = (self.library.root / slug / MANIFEST).stat()
        except (OSError, ValueError):
            return ()
        return (status.st_mtime_ns, status.st_size, status.st_ino)

    def open(self, slug: str) -> StoredEdition:
        """Return an edition; raises LibraryError when there is none of that name."""
        stamp = self.stamp(slug)
        with self._lock:
            known = self._editions.get(slug)
            if known and stamp and known[0] == stamp:
                self._editions.move_to_end(slug)
                return known[1]
        edition = self.library.open(slug)
        with self._lock:
            self._editions[slug] = (stamp, edition)
            while len(self._editions) > EDITIONS:
                self._editions.popitem(last=False)
        return edition

    def finished(self, key: tuple[object, ...], draw: Callable[[], str]) -> Finished:
        """Return the page of that key, drawn at most once while it is remembered."""
        with self._lock:
            if page := self._pages.get(key):
                self._pages.move_to_end(key)
                return page
        page = finish(draw().encode())
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return page


def finish(data: bytes) -> Finished:
    """Return bytes ready to send."""
    return Finished(data, gzip.compress(data, 6, mtime=0), hashlib.sha256(data).hexdigest()[:20])


def shelf() -> Shelf:
    """Return the shelf of the running application."""
    return cast("Shelf", current_app.extensions["shelf"])
