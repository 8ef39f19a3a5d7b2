"""The way in: the list of articles with its search, and the help page."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, abort, render_template, request

from a11y.formats import record
from web.answers import data, page, wants_json
from web.comfort import CONTROLS
from web.programs import ADDRESSES
from web.shelf import shelf

PER_PAGE = 20

part = Blueprint("front", __name__)


@part.get("/index.json")
def as_json() -> Response:
    """Send one page of the list as data."""
    return listing(json=True)


@part.get("/")
def index() -> Response:
    """Show one page of the list."""
    return listing(json=wants_json())


def listing(*, json: bool) -> Response:
    """Return one page of the list; `q` are words to look for, `page` counts from 1."""
    query = request.args.get("q", "").strip()[:200]
    number = request.args.get("page", "1")
    if not number.isascii() or not number.isdigit() or not 0 < int(number[:9]) < 100_000:
        abort(404)
    entries, total = shelf().library.entries(query or None, page=int(number), per_page=PER_PAGE)
    pages = max(1, -(-total // PER_PAGE))
    if int(number) > pages:
        abort(404)
    if json:
        return data({"query": query, "page": int(number), "pages": pages, "total": total, "articles": [record.encode(entry) for entry in entries]})
    return page(render_template("index.html", entries=entries, total=total, query=query, number=int(number), pages=pages))


@part.get("/help")
def help_page() -> Response:
    """Show how the viewer is used and what stands behind it, in easy language."""
    if wants_json():
        return help_as_json()
    return page(render_template("help.html", controls=CONTROLS, addresses=ADDRESSES))


@part.get("/help.json")
def help_as_json() -> Response:
    """Send what a program may ask for."""
    return data({"addresses": [asdict(one) for one in ADDRESSES]})
