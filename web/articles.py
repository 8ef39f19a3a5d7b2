"""The reading page: one article as original, plain, easy, or the original beside easy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request, url_for

from a11y import walk
from a11y.formats import record
from web import add, media
from web import signs as signing
from web.answers import data, page, wants_json
from web.comfort import YEAR, comfort
from web.drawing import Story, differ, other_level, table_parts
from web.shelf import shelf
from web.words import VIEWS

if TYPE_CHECKING:
    from a11y.model import StoredEdition

COOKIE = "version"

part = Blueprint("articles", __name__)


@part.get("/articles/<slug>")
def show(slug: str) -> Response:
    """Show an article in the version the address asks for, else the one the reader chose last."""
    if wants_json():
        return as_json(slug)
    asked = request.args.get("version")
    if asked is not None and asked not in VIEWS:
        abort(404)
    view = asked or remembered()
    key = (slug, shelf().stamp(slug), view, asked, comfort().cookie, add.may_record(), add.allowed())
    response = page(shelf().finished(key, lambda: draw(shelf().open(slug), view, url_for("articles.show", slug=slug, version=asked))))
    # A link on another site shows its version but does not change what this reader chose; nor does our own script's early look.
    if asked and request.headers.get("Sec-Fetch-Site") != "cross-site" and "X-Only-Looking" not in request.headers:
        response.set_cookie(COOKIE, asked, max_age=YEAR, samesite="Lax", path="/")
    return response


@part.get("/articles/<slug>.json")
def as_json(slug: str) -> Response:
    """Send the whole edition: article, versions with sources and edits, scores, tracks, report, renditions; `signs` when somebody gave any."""
    edition = shelf().open(slug)
    signs = {of: record.encode(sign) for of, sign in signing.signs(edition).items()}
    return data(record.encode(edition) | ({"signs": signs} if signs else {}))


@part.get("/articles/<slug>.txt")
def as_text(slug: str) -> Response:
    """Send one version as plain text to keep."""
    edition = shelf().open(slug)
    version = other_level(edition, request.args.get("version", "original"))  # type: ignore[arg-type]  # an unknown level finds nothing
    if version is None:
        abort(404)
    response = page(render_template("version.txt", version=version, article=edition.article), mimetype="text/plain")
    name = media.file_words(edition.article.title.text if edition.article.title else slug)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name} - {version.level}.txt".encode("ascii", "ignore").decode())
    return response


def remembered() -> str:
    """Return the version this reader chose last, the original at first."""
    kept = request.cookies.get(COOKIE, "")
    return kept if kept in VIEWS else "original"


def draw(edition: StoredEdition, view: str, here: str) -> str:
    """Return the HTML of an article's page; a version the edition does not have is shown as the original, and the page says so."""
    original = edition.versions[0]
    wanted = other_level(edition, "easy" if view == "side" else view)  # type: ignore[arg-type]  # VIEWS are the levels and "side"
    beside = wanted if view == "side" else None
    story = Story(edition, original if view == "side" or wanted is None else wanted, beside)
    missing = wanted is None
    return render_template(
        "article.html",
        story=story,
        edition=edition,
        article=edition.article,
        view=view,
        may_record=add.may_record(),
        here=here,
        missing=missing,
        changed=sum(1 for sentence in walk.sentences(story.told) if sentence.edits),
        checked=sum(1 for sentence in walk.sentences(story.told) if sentence.by_person),
        sentences=sum(1 for _ in walk.sentences(story.told)),
        table_parts=table_parts,
        differ=differ,
        download_name=media.download_name,
        signs=signing.signs(edition),
    )
