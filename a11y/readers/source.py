"""Sources as a person names them: a file, a folder of files, `-` for standard input, an address."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from a11y.errors import A11yError, SourceError
from a11y.readers.decode import MAX_BYTES

MOST_CAPTION_BYTES = 10_000_000
SUFFIXES = {".html", ".htm", ".xhtml", ".txt"}


@dataclass(frozen=True, slots=True)
class Source:
    """What one source gave: its name, its bytes, the folder its neighbours lie in, and, from the web, address and type."""

    name: str
    data: bytes
    folder: Path | None = None
    url: str | None = None
    content_type: str | None = None

    @property
    def base(self) -> Path | str | None:
        """Where the files may be that it names: the folder it lies in, or the address it came from."""
        return self.folder or self.url


def names(given: list[str]) -> Iterator[str | SourceError]:
    """Yield the single sources behind what was named: a folder stands for its pages and texts, in the order of their names."""
    expect(given)
    for name in given:
        path = Path(name)
        if not name:
            yield SourceError("(no name)", "a source's name is empty", "name a file, a folder or an address")
            continue
        try:
            is_folder = name != "-" and not is_address(name) and path.is_dir()
        except (OSError, ValueError):  # no file can have such a name; opening it says so
            is_folder = False
        if not is_folder:
            yield name
            continue
        try:
            files = sorted(str(file) for file in path.iterdir() if file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.is_file())
        except OSError as error:
            yield SourceError(name, f"the folder cannot be read ({error.strerror})", "check its permissions")
            continue
        yield from files
        if not files:
            yield SourceError(name, "this folder holds no article", f"put {', '.join(sorted(SUFFIXES))} files into it")


def expect(given: list[str]) -> None:
    """Say which sources will be read in this run: a host of several of them is asked first whether it wants that (`address.expect`)."""
    addresses = [name for name in given if is_address(name)]
    if len(addresses) > 1:
        from a11y.readers import address

        address.expect(addresses)


def is_address(name: str) -> bool:
    """Return whether a source is named by a web address.

    >>> is_address("https://example.org/story"), is_address("story.html")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


def open_source(name: str) -> Source:
    """Return the bytes of one source; raises SourceError with the mend when there are none or too many."""
    if is_address(name):
        from a11y.readers.address import fetch

        fetched = fetch(name)
        return Source(name, fetched.data, url=fetched.url, content_type=fetched.content_type)
    if name == "-":
        if sys.stdin is None:
            raise SourceError("standard input", "it is closed", "pipe an article into the command")
        return Source("standard input", _limited("standard input", sys.stdin.buffer.read(MAX_BYTES + 1)))
    if "://" in name:
        raise SourceError(name, "only http and https addresses are read", "give one of those, or save the article to a file")
    path = Path(name)
    try:
        if path.is_dir():
            raise SourceError(name, "this is a folder", "name one file in it")
        if path.exists() and not path.is_file():
            raise SourceError(name, "this is not a plain file", "save the article to a file first")
        if path.stat().st_size > MAX_BYTES:
            raise _too_long(name)
        shown = os.fsencode(name).decode("utf-8", "replace")
        return Source(shown, _limited(shown, path.read_bytes()), folder=path.parent)
    except FileNotFoundError as error:
        raise SourceError(name, "there is no such file", "check the name, or give an address with http:// or https://") from error
    except (OSError, ValueError) as error:
        raise SourceError(name, f"cannot be read ({getattr(error, 'strerror', None) or error})", "check the name and its permissions") from error


def _limited(name: str, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise _too_long(name)
    return data


def _too_long(name: str) -> A11yError:
    return SourceError(name, f"longer than the limit of {MAX_BYTES // 1_000_000} MB", "cut it to one article")


def local_file(base: Path | None, address: str) -> Path | None:
    """Return the file beside the source that a page's address names; None when it names none, or one outside that folder."""
    if base is None or "://" in address or address.startswith("/"):
        return None
    try:
        path = (base / address.split("?")[0].split("#")[0]).resolve()
        return path if path.is_relative_to(base.resolve()) and path.is_file() else None
    except (OSError, ValueError):  # no file can have such a name
        return None


def caption_loader(base: Path | str | None) -> Callable[[str], bytes | None]:
    """Return a function that reads a caption file beside a source, or on the host of a page that came from an address; and nothing else."""
    known: dict[str, bytes | None] = {}

    def load(address: str) -> bytes | None:
        if address not in known:
            known[address] = _fetched(base, address) if isinstance(base, str) else _small_file(base, address)
        return known[address]

    return load


def _small_file(base: Path | None, address: str) -> bytes | None:
    path = local_file(base, address)
    try:
        return path.read_bytes() if path and path.stat().st_size <= MOST_CAPTION_BYTES else None
    except OSError:
        return None


@lru_cache(maxsize=64)
def _fetched(page: str, address: str) -> bytes | None:
    """Return a caption file of a page that a person named by its address; asked for once in a run."""
    from a11y.readers.address import CAPTIONS, fetch, same_site

    try:
        data = fetch(address, readable=CAPTIONS).data if same_site(page, address) else b""
    except SourceError:
        return None
    return data if 0 < len(data) <= MOST_CAPTION_BYTES else None
