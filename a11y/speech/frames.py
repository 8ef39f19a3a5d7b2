"""Framed messages over a pipe: two lengths, a JSON head, raw bytes. Both ends of the espeak helper use it.

Reading has a deadline, so a peer that hangs, dies or sends junk costs bounded time.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import struct
import time
from typing import Any

_LENGTHS = struct.Struct("!4sII")
_MAGIC = b"A11S"
# Ten minutes of 22,050 Hz mono: far above one sentence, far below what would hurt.
_MOST_BYTES = 32_000_000


class FrameError(Exception):
    """The peer ended, kept silent past the deadline, or sent something that is no frame."""


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a message as bytes.

    >>> pack({"text": "Hi"})[:4]
    b'A11S'
    """
    packed = json.dumps(head).encode("ascii")
    return _LENGTHS.pack(_MAGIC, len(packed), len(body)) + packed + body


def widen(descriptor: int) -> None:
    """Let a pipe hold a whole sentence's sound where the system allows it (Linux), so that neither end waits for the other."""
    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, 1 << 20)


def write(descriptor: int, data: bytes) -> None:
    """Write all of the bytes."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def read(descriptor: int, seconds: float | None) -> tuple[dict[str, Any], bytes] | None:
    """Read one message; None when the peer has closed before a message began, FrameError when there is none in time."""
    deadline = None if seconds is None else time.monotonic() + seconds
    first = _read_exactly(descriptor, _LENGTHS.size, deadline)
    if not first:
        return None
    if len(first) < _LENGTHS.size:
        problem = "it ended within a message"
        raise FrameError(problem)
    magic, head_size, body_size = _LENGTHS.unpack(first)
    if magic != _MAGIC or head_size + body_size > _MOST_BYTES:
        problem = "it sent something that is no message"
        raise FrameError(problem)
    rest = _read_exactly(descriptor, head_size + body_size, deadline)
    if len(rest) < head_size + body_size:
        problem = "it ended within a message"
        raise FrameError(problem)
    head = json.loads(rest[:head_size])
    if not isinstance(head, dict):
        problem = "it sent a message without a head"
        raise FrameError(problem)
    return head, rest[head_size:]


def _read_exactly(descriptor: int, size: int, deadline: float | None) -> bytes:
    """Read so many bytes, or fewer when the peer closes."""
    chunks: list[bytes] = []
    left = size
    while left:
        wait = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([descriptor], [], [], wait)[0]:
            problem = "it did not answer in time"
            raise FrameError(problem)
        chunk = os.read(descriptor, min(left, 4096))
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)
