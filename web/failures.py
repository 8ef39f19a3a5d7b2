"""When something goes wrong: a kind page with the right status, and nothing about our insides."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, render_template
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from a11y.errors import LibraryError
from web.answers import data, page, wants_json

# Status: what to say, and what the reader can do. Anything else is told as 400 or 500.
KIND = {
    400: ("We did not understand that", "Something in the address or the form was not right. Go back and try once more."),
    403: ("That is not allowed here", "This request came from another site, or adding articles is switched off here."),
    404: ("We could not find that page", "The address may have a mistake in it, or the article may have been taken away."),
    405: ("That does not work here", "Go to the list and choose an article."),
    413: ("That is too big", "Send a smaller file: an article is seldom bigger than 2 MB."),
    415: ("We cannot read that kind of file", "Send a web page (.html) or a plain text (.txt)."),
    416: ("That part is not in the file", "Play or load the file from its start."),
    429: ("That was a lot at once", "Wait a minute, then try again."),
    500: ("Something went wrong on our side", "It is not your fault. Try again in a moment."),
}


class Viewer(Flask):
    """Flask that notes a failure without the address: that would say what a person was reading."""

    def log_exception(self, exc_info: Any) -> None:
        """Log one failure of ours."""
        self.logger.error("a page failed", exc_info=exc_info)


def names_no_address(line: logging.LogRecord) -> bool:
    """Return whether a line of the development server may be logged: not those that say who read what."""
    return '"%s" %s %s' not in str(line.msg)


def register(app: Flask) -> None:
    """Answer every failure of the application with a kind page, and keep what people read out of the log of `flask run`."""
    logging.getLogger("werkzeug").addFilter(names_no_address)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        return answer(error)

    @app.errorhandler(LibraryError)
    def library(error: LibraryError) -> Response:
        # No such edition is the reader's 404; a damaged one is ours to mend, and its path is nobody's business.
        missing = error.problem.startswith("no such")
        if not missing:
            app.logger.error("%s: %s", error.place, error.problem)
        return answer(NotFound() if missing else InternalServerError())


def answer(error: HTTPException) -> Response:
    """Return the page (or the JSON) of one failure."""
    code = error.code or 500
    if code < 400:
        return error.get_response()  # type: ignore[return-value]  # a redirect that routing asked for
    title, advice = KIND.get(code, KIND[400 if code < 500 else 500])
    response = (
        data({"error": title, "advice": advice, "status": code}, status=code)
        if wants_json()
        else page(render_template("failure.html", title=title, advice=advice, code=code), status=code)
    )
    for name, value in error.get_headers():
        if name in {"Allow", "Content-Range", "Retry-After"}:
            response.headers[name] = value
    return response
