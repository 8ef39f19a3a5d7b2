"""The audit report of an article: what needs mending, what a person must look at, what is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, url_for

from a11y import walk
from a11y.given import Given
from a11y.writers import WRITERS
from web.add import at_this_machine
from web.answers import page, wants_json
from web.comfort import comfort
from web.media import file_words
from web.shelf import shelf
from web.words import OUTCOMES

if TYPE_CHECKING:
    from a11y.given import Mistake
    from a11y.model import RuleResult

IMPACTS = ("critical", "serious", "moderate", "minor")

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
    key = ("report", slug, shelf().stamp(slug), comfort().cookie, mistakes)
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
    """Return the HTML of a report."""
    edition = shelf().open(slug)
    groups: dict[str, list[RuleResult]] = {outcome: [] for outcome in OUTCOMES}
    for rule in edition.report.rules:
        groups[rule.outcome].append(rule)
    for rules in groups.values():
        rules.sort(key=lambda rule: (IMPACTS.index(rule.impact), rule.title))
    sentences = {sentence.id for sentence in walk.sentences(edition.versions[0])}
    return render_template(
        "report.html",
        sentences=sentences,
        mistakes=mistakes,
        edition=edition,
        article=edition.article,
        report=edition.report,
        groups=groups,
        here=url_for("reports.show", slug=slug),
    )
