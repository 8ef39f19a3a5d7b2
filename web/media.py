"""Audio, captions and word times: content-named files, sent in ranges and kept by the browser for good."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request, send_file

from web.shelf import shelf

if TYPE_CHECKING:
    from a11y.model import StoredEdition

TYPES = {
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "vtt": "text/vtt; charset=utf-8",
    "lrc": "text/plain; charset=utf-8",
    "json": "application/json",
}

part = Blueprint("media", __name__)


@part.get("/media/<slug>/<file>")
def send(slug: str, file: str) -> Response:
    """Send one media file; with `?save` as a download named like the article."""
    path = shelf().library.media(slug, file).resolve()
    kind = file.rsplit(".", 1)[-1]
    name = download_name(shelf().open(slug), file) if "save" in request.args else None
    response = send_file(path, TYPES[kind], as_attachment=name is not None, download_name=name, conditional=True, etag=file.split(".")[0])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def download_name(edition: StoredEdition, file: str) -> str:
    """Return the name a reader's copy of a file gets: the article's title, the version, the ending."""
    title = edition.article.title.text if edition.article.title else edition.slug
    kind = file.rsplit(".", 1)[-1]
    what = next((rendition.level for rendition in edition.renditions if any(medium.file == file for medium in rendition.media)), "")
    what = what or next((f"captions {place}" for place, track in enumerate(edition.tracks, 1) if track.file == file), "")
    what = what or next((f"stand-in {place}" for place, one in enumerate(edition.recordings, 1) if any(medium.file == file for medium in one.media)), "")
    return f"{file_words(title)}{' - ' + what if what else ''}.{kind}"


def file_words(title: str) -> str:
    """Return a title as part of a file name that every system takes.

    >>> file_words('../What: "now"?\\x00')
    'What now'
    """
    letters = "".join(character if unicodedata.category(character)[0] in "LMN" else " " for character in title)
    return re.sub(r"\s+", " ", letters).strip()[:80].strip() or "article"
