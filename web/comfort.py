"""How a reader likes a page: kept in one cookie on the reader's own device, drawn as classes on the page's root.

The server keeps nothing. Without script the form below does everything; with it, changes show as they are made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from web.answers import data, page, wants_json
from web.links import safe_here

COOKIE = "comfort"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Control:
    """One thing a person can set: its name, the question, and the answers as (value, words); unless another is named, the first is the default."""

    name: str
    question: str
    answers: tuple[tuple[str, str], ...]
    otherwise: str = ""

    @property
    def default(self) -> str:
        """Return the answer of a reader who has given none."""
        return self.otherwise or self.answers[0][0]


# To add a control: a row here and its classes (`name-value`) in static/page.css.
CONTROLS = (
    Control("size", "How big are the letters?", (("0", "Small"), ("1", "Normal"), ("2", "Big"), ("3", "Bigger"), ("4", "Biggest")), "1"),
    Control(
        "theme",
        "Which colours?",
        (("system", "Like my device"), ("light", "Light"), ("cream", "Cream"), ("dark", "Dark"), ("contrast", "High contrast"), ("own", "My own")),
    ),
    Control("lines", "How much room between lines?", (("1", "Normal"), ("2", "More"), ("3", "Most"))),
    Control("letters", "How much room between letters and words?", (("1", "Normal"), ("2", "More"), ("3", "Most"))),
    Control("column", "How long are the lines?", (("1", "Short"), ("2", "Normal"), ("3", "Long")), "2"),
    Control("face", "Which letters?", (("atkinson", "Clear (Atkinson Hyperlegible)"), ("system", "My device’s own"), ("serif", "Book letters (serif)"))),
    Control("weight", "How thick are the letters?", (("1", "Normal"), ("2", "Thicker"), ("3", "Thickest"))),
    Control("focus", "Show only a few lines at a time?", (("off", "No"), ("1", "1 line"), ("3", "3 lines"), ("5", "5 lines"))),
    Control(
        "follow",
        "Mark the words while listening?",
        (("word", "Word and sentence"), ("sentence", "Sentence only"), ("line", "A line under the word"), ("off", "No")),
    ),
    Control("mark", "Which colour marks the words?", (("yellow", "Yellow"), ("blue", "Blue"), ("green", "Green"), ("pink", "Pink"))),
    Control("pictures", "Show where pictures are?", (("on", "Yes"), ("off", "No"))),
    Control("motion", "May things move?", (("system", "Like my device"), ("off", "No"))),
    Control("keys", "Use shortcut keys?", (("on", "Yes"), ("off", "No"))),
)
COLOUR = re.compile(r"[0-9a-f]{6}")

part = Blueprint("comfort", __name__)


@dataclass(frozen=True, slots=True)
class Comfort:
    """A reader's answers: one value for each control, and two colours of their own."""

    values: tuple[tuple[str, str], ...]
    ink: str
    paper: str

    def get(self, name: str) -> str:
        """Return the answer to one control."""
        return dict(self.values)[name]

    @property
    def classes(self) -> str:
        """Return the classes for the page's root: one for each answer."""
        return " ".join(f"{name}-{value}" for name, value in self.values)

    @property
    def cookie(self) -> str:
        """Return what is kept: the answers that differ from the defaults."""
        kept = [f"{control.name}-{value}" for control, (_, value) in zip(CONTROLS, self.values, strict=True) if value != control.default]
        own = [f"ink-{self.ink}", f"paper-{self.paper}"] if self.get("theme") == "own" else []
        return ".".join([*kept, *own])


def read(kept: str) -> Comfort:
    """Return the answers a cookie holds; anything unknown in it is the default.

    >>> read("theme-dark.size-9.paper-ffffee").get("theme"), read("size-9").get("size")
    ('dark', '1')
    """
    found = dict(item.split("-", 1) for item in kept[:500].split(".") if "-" in item)
    return answers_of(found)


def answers_of(found: dict[str, str]) -> Comfort:
    """Return the answers in a mapping of names to values; anything unknown is the default."""
    values = []
    for control in CONTROLS:
        allowed = [value for value, _ in control.answers]
        given = found.get(control.name, "")
        values.append((control.name, given if given in allowed else control.default))
    return Comfort(tuple(values), _colour(found.get("ink"), "23201b"), _colour(found.get("paper"), "fdfaf4"))


def _colour(given: str | None, default: str) -> str:
    value = (given or "").lower().removeprefix("#")
    return value if COLOUR.fullmatch(value) else default


def comfort() -> Comfort:
    """Return the answers of the reader who asks."""
    return read(request.cookies.get(COOKIE, ""))


@part.get("/comfort")
def form() -> Response:
    """Show the form; `next` is the page to go back to."""
    if wants_json():
        return as_json()
    return page(render_template("comfort.html", controls=CONTROLS, next=safe_here(request.args.get("next")), saved="saved" in request.args))


@part.get("/comfort.json")
def as_json() -> Response:
    """Send the settings, their answers and which are chosen."""
    now = comfort()
    controls = [{"name": one.name, "question": one.question, "answers": dict(one.answers), "chosen": now.get(one.name)} for one in CONTROLS]
    return data({"controls": controls, "ink": now.ink, "paper": now.paper})


@part.post("/comfort")
def keep() -> Response:
    """Keep the answers in the cookie and go back to the page the reader came from."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        abort(403)
    chosen = answers_of({} if "reset" in request.form else request.form.to_dict())
    back = safe_here(request.form.get("next")) or url_for("comfort.form", saved="yes")
    response = redirect(back, 303)
    response.set_cookie(COOKIE, chosen.cookie, max_age=YEAR if chosen.cookie else 0, samesite="Lax", path="/")
    return response  # type: ignore[return-value]  # flask's redirect is typed as werkzeug's response


@part.get("/own/<ink>/<paper>.css")
def own_colours(ink: str, paper: str) -> Response:
    """Send the reader's own two colours as a stylesheet, since the policy allows no style in the page itself."""
    if not (COLOUR.fullmatch(ink) and COLOUR.fullmatch(paper)):
        abort(404)
    return page(render_template("own.css", ink=ink, paper=paper), mimetype="text/css")
