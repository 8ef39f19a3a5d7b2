"""The audit report of an article: what needs mending, what a person must look at, what is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, url_for

from a11y import walk
from a11y.given import Given
from a11y.model import Audio, Figure, Video
from a11y.writers import WRITERS, report_html
from web.add import allowed, at_this_machine
from web.answers import page, wants_json
from web.comfort import comfort
from web.media import file_words
from web.shelf import shelf

if TYPE_CHECKING:
    from a11y.given import Mistake
    from a11y.model import Finding, Level, StoredEdition

# The report to keep, by file ending: its writer (`a11y.writers`) and its type.
FILES = {"html": ("html", "text/html"), "txt": ("text", "text/plain")}

part = Blueprint("reports", __name__)


@part.get("/articles/<slug>/report")
def show(slug: str) -> Response:
    """Show the report of one article."""
    if wants_json():
        return as_json(slug)
    # What readers reported is for the editor: whoever sits at this machine.
    mistakes = Given(shelf().library.root / slug).mistakes if at_this_machine() and shelf().stamp(slug) else ()
    key = ("report", slug, shelf().stamp(slug), comfort().cookie, mistakes, allowed())
    return page(shelf().finished(key, lambda: draw(slug, mistakes)))


@part.get("/articles/<slug>/report.json")
def as_json(slug: str) -> Response:
    """Send the report as data, as `a11y audit --format json` writes it."""
    return page(WRITERS["json"](shelf().open(slug).report), mimetype="application/json")


@part.get("/articles/<slug>/report.<form>")
def as_file(slug: str, form: str) -> Response:
    """Send the report as a file to keep."""
    if form not in FILES:
        abort(404)
    writer, mimetype = FILES[form]
    edition = shelf().open(slug)
    response = page(WRITERS[writer](edition.report), mimetype=mimetype)
    title = file_words(edition.article.title.text if edition.article.title else slug).encode("ascii", "ignore").decode()
    response.headers.set("Content-Disposition", "attachment", filename=f"Report - {title}.{form}")
    return response


def draw(slug: str, mistakes: tuple[Mistake, ...] = ()) -> str:
    """Return the HTML of a report: the one that `a11y audit --format html` writes, with ways into the article."""
    edition = shelf().open(slug)
    places = standing_places(edition)

    def address_of(finding: Finding) -> str | None:
        place = next((name for name in (finding.target, finding.block) if name in places), None)
        return url_for("articles.show", slug=slug, version=places[place][0], _anchor=places[place][1]) if place else None

    return render_template(
        "report.html",
        body=report_html.body(edition.report, address_of),
        mistakes=mistakes,
        edition=edition,
        article=edition.article,
        here=url_for("reports.show", slug=slug),
    )


def standing_places(edition: StoredEdition) -> dict[str, tuple[Level, str]]:
    """Return where what a finding names stands on a reading page: by sentence or block, the version and the id there."""
    places: dict[str, tuple[Level, str]] = {}
    for version in edition.versions:
        for block in version.blocks:
            for sentence in (sentence for part in block.parts for sentence in part):
                places.setdefault(block.block, (version.level, sentence.id))
        for sentence in walk.sentences(version, in_short=True):
            places.setdefault(sentence.id, (version.level, sentence.id))
    for player in edition.article.blocks:
        if isinstance(player, Video | Audio | Figure):
            places[player.id] = ("original", player.id)
    return places
