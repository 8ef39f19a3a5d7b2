"""Report a mistake: the sentence and a reader's note, kept for the editor in the edition's `given/`; nothing about the reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from filelock import FileLock
from flask import Blueprint, Response, render_template, request, url_for
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField

from a11y import walk
from a11y.given import MISTAKES
from web.add import to
from web.answers import data, page, wants_json
from web.shelf import shelf

if TYPE_CHECKING:
    from a11y.model import Sentence, StoredEdition

LONGEST = 2000
# A file of notes that no editor has read at this size is being filled by a script.
FULL = 500_000

part = Blueprint("mistakes", __name__)


class MistakeForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """A note, and the id of the sentence it is about."""

    sentence = HiddenField()
    note = TextAreaField()


@part.get("/articles/<slug>/mistake")
def form(slug: str) -> Response:
    """Show the form for one sentence, or for the whole article."""
    if wants_json():
        return as_json(slug)
    edition = shelf().open(slug)
    name = request.args.get("sentence", "")
    return drawn(edition, MistakeForm(formdata=None, data={"sentence": name}), found(edition, name))


@part.get("/articles/<slug>/mistake.json")
def as_json(slug: str) -> Response:
    """Send the sentence that a note would be about, and how long the note may be."""
    sentence = found(shelf().open(slug), request.args.get("sentence", ""))
    return data({"sentence": sentence.id if sentence else "", "text": sentence.text if sentence else "", "longest": LONGEST})


@part.post("/articles/<slug>/mistake")
def take(slug: str) -> Response:
    """Keep a note; with a mistake in the form, show it again as it was filled in."""
    edition = shelf().open(slug)
    given = MistakeForm()
    sentence = found(edition, given.sentence.data or "")
    if not given.validate_on_submit():
        return drawn(edition, given, sentence, "This form was open for too long. Send it once more.", status=400)
    note = " ".join((given.note.data or "").split())[:LONGEST]
    if not note:
        return drawn(edition, given, sentence, "Write what is wrong, in a few words.", status=400)
    if not keep(slug, {"sentence": sentence.id if sentence else "", "text": sentence.text if sentence else "", "note": note}):
        return drawn(edition, given, sentence, "The editor has very many notes to read just now. Try again another day.", status=429)
    return to(url_for("mistakes.thanks", slug=slug))


@part.get("/articles/<slug>/mistake/thanks")
def thanks(slug: str) -> Response:
    """Say that the note is kept."""
    if wants_json():
        return thanks_as_json(slug)
    return page(render_template("thanks.html", edition=shelf().open(slug)))


@part.get("/articles/<slug>/mistake/thanks.json")
def thanks_as_json(slug: str) -> Response:
    """Send where to go on."""
    return data({"article": url_for("articles.show", slug=shelf().open(slug).slug)})


def found(edition: StoredEdition, name: str) -> Sentence | None:
    """Return the sentence of that id in any version."""
    return next((one for version in edition.versions for one in walk.sentences(version, in_short=True) if one.id == name), None)


def keep(slug: str, note: dict[str, str]) -> bool:
    """Add a note to the edition's file and return whether there was room for it."""
    folder = shelf().library.root / slug / "given"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / ".mistakes.lock"):
        path = folder / MISTAKES
        if path.exists() and path.stat().st_size > FULL:
            return False
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(note, ensure_ascii=False) + "\n")
    return True


def drawn(edition: StoredEdition, given: MistakeForm, sentence: Sentence | None, mistake: str = "", *, status: int = 200) -> Response:
    """Return the form as a page."""
    return page(render_template("mistake.html", edition=edition, article=edition.article, form=given, sentence=sentence, mistake=mistake), status=status)
