"""Files that are there whole or not at all, under names made from their content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def content_name(data: bytes, extension: str) -> str:
    """Return the name a media file has for its content."""
    return f"{hashlib.sha256(data).hexdigest()[:16]}.{extension}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
