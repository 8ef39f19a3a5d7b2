"""Spoken texts kept in a folder, so that a changed article is spoken again only where it changed and a killed run goes on where it was.

A file's name is made from everything its sound depends on; files are written aside and moved into place, so that a half-written one is never seen.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import tempfile
import zlib
from pathlib import Path

from a11y.speech.engine import Engine, Said, Voice

_HEAD = struct.Struct("!4sII")
_MAGIC = b"SAID"


# About five hours of speech: enough for a few hundred articles to be built again, small on any disk.
MOST_BYTES = 500_000_000


class Cache:
    """A folder of spoken texts; a folder that cannot be read or written costs time, never a rendition."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def say(self, engine: Engine, text: str, voice: Voice, rate: int) -> Said:
        """Return what the engine said of this text before, else let it speak and keep it."""
        file = self._folder / f"{_name(engine, text, voice, rate)}.said"
        kept = _read(file)
        if kept is not None:
            return kept
        said = engine.say(text, voice, rate)
        with contextlib.suppress(OSError):  # a full or read-only disk: speaking is what matters
            _write(file, said)
        return said

    def trim(self, most_bytes: int = MOST_BYTES) -> None:
        """Remove the sentences kept longest until the folder is within its limit."""
        with contextlib.suppress(OSError):
            kept = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in os.scandir(self._folder))
            size = sum(bytes_ for _, bytes_, _ in kept)
            for _, bytes_, path in kept:
                if size <= most_bytes:
                    break
                Path(path).unlink(missing_ok=True)
                size -= bytes_


def _name(engine: Engine, text: str, voice: Voice, rate: int) -> str:
    facts = json.dumps([engine.identity(), voice.identifier, rate, text])
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


def _read(file: Path) -> Said | None:
    """Return a kept text, or None when there is none or the file is damaged."""
    try:
        data = file.read_bytes()
        magic, check, head = _HEAD.unpack_from(data)
        body = data[_HEAD.size :]
        if magic != _MAGIC or zlib.crc32(body) != check:
            return None
        events = tuple((place, sample) for place, sample in json.loads(body[:head]))
        return Said(zlib.decompress(body[head:]), events)
    except (OSError, ValueError, TypeError, struct.error, zlib.error):
        return None


def _write(file: Path, said: Said) -> None:
    head = json.dumps(said.events).encode()
    body = head + zlib.compress(said.pcm, 1)
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_HEAD.pack(_MAGIC, zlib.crc32(body), len(head)) + body)
        Path(aside).replace(file)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
