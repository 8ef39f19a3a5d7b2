"""Add an article: paste its text, send a file, or, when the operator allows it, give an address.

Who may: whoever sits at this machine, unless a token is set (A11Y_ADD_TOKEN); then whoever knows the token. A viewer
that is reached from elsewhere and has no token does not take articles at all.
"""

from __future__ import annotations

import hmac
import ipaddress
from pathlib import PurePath
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import PasswordField, StringField, TextAreaField

from web.answers import data, page, wants_json
from web.jobs import Jobs
from web.links import safe_href
from web.media import file_words
from web.shelf import shelf

if TYPE_CHECKING:
    from web.jobs import State

# The engines that speak on this machine; of any other the reader is told before anything is sent.
OFFLINE = frozenset({"espeak", "piper"})
KINDS = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})

part = Blueprint("add", __name__)


class ArticleForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """What a person may give, with the token against forms from other sites that flask_wtf adds."""

    text = TextAreaField()
    file = FileField()
    address = StringField()
    token = PasswordField()


def allowed() -> bool:
    """Return whether this visitor may see the form: a token is set, or the visitor sits at this machine."""
    return bool(current_app.config["ADD_TOKEN"]) or at_this_machine()


def _host() -> str:
    return request.host.rsplit(":", 1)[0].strip("[]")


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@part.get("/add")
def form() -> Response:
    """Show the form; `again` is a job whose words are shown once more."""
    if wants_json():
        return form_as_json()
    if not allowed():
        abort(403)
    text, address = jobs().given(request.args["again"]) if jobs().state(request.args.get("again", "")) else ("", "")
    return drawn(ArticleForm(formdata=None, data={"text": text, "address": address}))


@part.get("/add.json")
def form_as_json() -> Response:
    """Send what may be added, and by what fields of the form."""
    if not allowed():
        abort(403)
    config = current_app.config
    fields = ["text", "file", *(["address"] if config["ADD_ADDRESSES"] else [])]
    return data({"fields": fields, "kinds": sorted(KINDS), "longest": config["MAX_CONTENT_LENGTH"], "password": bool(config["ADD_TOKEN"])})


@part.post("/add")
def take() -> Response:
    """Begin to make what was given and go to the page that shows how far it is; with a mistake, show the form again as it was filled in."""
    if not allowed():
        abort(403)
    given = ArticleForm()
    if not given.validate_on_submit():
        return drawn(given, "This form was open for too long. Send it once more.", status=400)
    token = str(current_app.config["ADD_TOKEN"])
    if token and not hmac.compare_digest((given.token.data or "").encode(), token.encode()):
        return drawn(given, "That is not the right password for adding articles.", status=403)
    name, content, url, mistake = source(given)
    if mistake:
        return drawn(given, mistake, status=400)
    if jobs().busy():
        return drawn(given, "Many articles are being made just now. Wait a minute, then send it again.", status=429)
    voice = str(current_app.config["VOICE"]) or None
    return to(url_for("add.progress", number=jobs().add(name, content, url=url, voice=voice)))


def source(given: ArticleForm) -> tuple[str, bytes, str | None, str]:
    """Return the name, bytes and address of what was given, and what is wrong with it ("" when nothing is)."""
    text, file, address = (given.text.data or "").strip(), given.file.data, (given.address.data or "").strip()
    if file:
        ending = PurePath(file.filename.replace("\\", "/")).suffix.lower()
        content = file.read()
        if ending not in KINDS:
            return "", b"", None, "We can read web pages (.html) and plain text (.txt). Send one of these."
        if not content.strip():
            return "", b"", None, "That file is empty. Send another."
        return file_words(PurePath(file.filename.replace("\\", "/")).stem) + ending, content, None, ""
    if address and current_app.config["ADD_ADDRESSES"]:
        href = safe_href(address)
        if not href or href.startswith("mailto"):
            return "", b"", None, "An address begins with https:// or http://."
        return href, b"", href, ""
    if text:
        return "pasted text", text.encode(), None, ""
    return "", b"", None, "Paste the text of an article, or choose a file."


@part.post("/articles/<slug>/record")
def record(slug: str) -> Response:
    """Begin to record one version, unless that is under way already, and show how far it is."""
    level = request.form.get("version", "")
    elsewhere = request.headers.get("Origin", request.host_url.rstrip("/")) != request.host_url.rstrip("/")
    if not may_record() or elsewhere or request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(403)
    if not any(version.level == level for version in shelf().open(slug).versions):
        abort(404)
    if jobs().busy():
        abort(429)
    return to(url_for("add.progress", number=jobs().record(slug, level, str(current_app.config["VOICE"]))))


def may_record() -> bool:
    """Return whether this visitor may have a recording made: whoever sits at this machine, and only by a voice of this machine."""
    voice = str(current_app.config["VOICE"])
    return bool(voice) and voice.split(":")[0] in OFFLINE and at_this_machine()


def at_this_machine() -> bool:
    """Return whether this visitor sits at this machine, as far as the connection tells."""
    return _loopback(request.remote_addr or "") and _loopback(_host())


@part.get("/add/<number>")
def progress(number: str) -> Response:
    """Show how far an article is; once it is made, go to it."""
    state = known(number)
    if wants_json():
        return as_json(number)
    if state.step == "done":
        return to(url_for("articles.show", slug=state.slug))
    return page(render_template("adding.html", state=state, number=number))


@part.get("/add/<number>.json")
def as_json(number: str) -> Response:
    """Send how far an article is as data."""
    state = known(number)
    return data({"step": state.step, "article": state.slug and url_for("articles.show", slug=state.slug), "problem": state.problem, "mend": state.mend})


def known(number: str) -> State:
    """Return a job's state; an unknown one is a 404."""
    state = jobs().state(number)
    if state is None:
        abort(404)
    return state


def jobs() -> Jobs:
    """Return the jobs of the running application's library."""
    return Jobs(shelf().library.root)


def drawn(given: ArticleForm, mistake: str = "", *, status: int = 200) -> Response:
    """Return the form as a page."""
    config = current_app.config
    voice = str(config["VOICE"])
    online = bool(voice) and voice.split(":")[0] not in OFFLINE
    html = render_template("add.html", form=given, mistake=mistake, addresses=config["ADD_ADDRESSES"], token=config["ADD_TOKEN"], voice=voice, online=online)
    return page(html, status=status)


def to(address: str) -> Response:
    """Return a redirect that is followed with GET."""
    response = Response(status=303)
    response.headers["Location"] = redirect(address).headers["Location"]
    return response
