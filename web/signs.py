"""Sign-language videos that people gave: of the article or of one of its videos, streamed, with cues that light up the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, send_file

from a11y import captions, walk
from a11y.errors import LibraryError
from a11y.formats.webvtt import write_cues
from a11y.given import Given
from a11y.model import Cue, GivenSign
from web.answers import page
from web.shelf import shelf

if TYPE_CHECKING:
    from a11y.model import StoredEdition

TYPES = {"mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm"}
# ISO 639-3 codes of sign languages that English-language publishers use; any other is called by its code.
LANGUAGES = {
    "bfi": "British Sign Language",
    "ase": "American Sign Language",
    "asf": "Auslan",
    "isg": "Irish Sign Language",
    "nzs": "New Zealand Sign Language",
    "sfs": "South African Sign Language",
    "ils": "International Sign",
}

part = Blueprint("signs", __name__)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign-language video to show: its file, what language it is, who gave it, and whether cues tie it to the text."""

    file: str
    language: str
    by: str
    when: str
    duration_ms: int
    timed: bool


def signs(edition: StoredEdition) -> dict[str, Sign]:
    """Return the sign-language videos of an edition by the id of the video they sign, "" for the whole article."""
    found = {}
    for gift in _gifts(edition.slug):
        video = captions.known_again(edition.article, gift) if gift.video else None
        if gift.video and video is None:
            continue
        called = LANGUAGES.get(gift.language, f"a sign language ({gift.language})")
        found[video.id if video else ""] = Sign(gift.file, called, gift.by or "an editor", gift.when[:10], gift.duration_ms, bool(gift.cues))
    return found


@part.get("/sign/<slug>/<file>")
def send(slug: str, file: str) -> Response:
    """Send a sign-language video, in ranges; no other file that somebody gave is sent."""
    gift = _gift(slug, file)
    path = Given(_folder(slug)).path(gift.file)
    response = send_file(path.resolve(), TYPES[gift.file.rsplit(".", 1)[-1]], conditional=True, etag=gift.file.split(".")[0])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@part.get("/sign/<slug>/<file>.vtt")
def cues(slug: str, file: str) -> Response:
    """Send a video's cues: the text of each is the ids of the original sentences that are signed then."""
    gift = _gift(slug, file)
    ids: dict[str, str] = {}
    for sentence in walk.sentences(shelf().open(slug).versions[0]):
        ids.setdefault(sentence.text, sentence.id)
    timed = [Cue(cue.start, cue.end, " ".join(ids[text] for text in cue.sentences if text in ids)) for cue in gift.cues]
    return page(write_cues([cue for cue in timed if cue.text]), mimetype="text/vtt")


def _gift(slug: str, file: str) -> GivenSign:
    shelf().open(slug)  # an article that is not there is a 404
    gift = next((one for one in _gifts(slug) if one.file == file), None)
    if gift is None:
        abort(404)
    return gift


def _gifts(slug: str) -> list[GivenSign]:
    try:
        return [gift for gift in Given(_folder(slug)).gifts if isinstance(gift, GivenSign)]
    except LibraryError:  # the record cannot be read: the article still can
        return []


def _folder(slug: str) -> Path:
    return shelf().library.root / slug
