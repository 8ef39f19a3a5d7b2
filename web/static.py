"""The page's own files (stylesheet, scripts, font) under an address that changes when any of them does, so browsers may keep them for good."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path, PurePosixPath

from flask import Blueprint, Response, send_from_directory, url_for
from werkzeug.security import safe_join

from a11y.writers import report_html
from web.answers import page
from web.shelf import Finished, finish

FOLDER = Path(__file__).parent / "static"

# What lies in its own room: the parts of the report, which the report that stands alone carries as well.
ELSEWHERE = {"report.css": report_html.STYLE}
# What is worth compressing; the font is compressed already.
TEXTS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

part = Blueprint("static_files", __name__)


@lru_cache(maxsize=1)
def mark() -> str:
    """Return a digest of every file."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    for name, path in ELSEWHERE.items():
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=32)
def finished(path: str) -> Finished:
    """Return one of the text files, compressed once."""
    return finish(Path(path).read_bytes())


def asset(file: str) -> str:
    """Return the address of one of the page's own files."""
    return url_for("static_files.send", made=mark(), file=file)


@part.get("/static/<made>/<path:file>")
def send(made: str, file: str) -> Response:
    """Send a file; only under its present address may it be kept without asking again."""
    kind = TEXTS.get(PurePosixPath(file).suffix)
    path = str(ELSEWHERE[file]) if file in ELSEWHERE else safe_join(str(FOLDER), file)
    response = page(finished(path), mimetype=kind) if kind and path and Path(path).is_file() else send_from_directory(FOLDER, file, conditional=True)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if made == mark() else "no-cache"
    return response
