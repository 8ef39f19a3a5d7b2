"""What every answer carries: the security headers, and for pages a mark, compression and what they vary by."""

from __future__ import annotations

import json
from typing import Any

from flask import Flask, Response, request

from web.shelf import Finished, finish

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# Referrer: our own pages may know each other (the form token is checked against it), other hosts learn nothing.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def register(app: Flask) -> None:
    """Add the headers to every answer of the application."""

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def page(finished: Finished | str, *, mimetype: str = "text/html", status: int = 200) -> Response:
    """Return a page as an answer: compressed when the browser takes that, 304 when it has it already."""
    if isinstance(finished, str):
        finished = finish(finished.encode())
    packed = request.accept_encodings["gzip"] > 0
    response = Response(finished.packed if packed else finished.plain, status=status, mimetype=mimetype)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    # Weak, because the compressed and the plain bytes are the same page.
    response.set_etag(finished.mark, weak=True)
    response.vary.update(("Accept", "Accept-Encoding", "Cookie"))
    response.headers["Cache-Control"] = "private, no-cache"
    if status == 200:
        response.make_conditional(request)
    return response


def data(value: Any, *, status: int = 200) -> Response:
    """Return plain values as a JSON answer."""
    return page(json.dumps(value, ensure_ascii=False) + "\n", mimetype="application/json", status=status)


def wants_json() -> bool:
    """Return whether the reader's program asks for JSON rather than a page: by the address, or by what it accepts."""
    if request.path.endswith(".json"):
        return True
    return request.accept_mimetypes.best_match(("text/html", "application/json"), default="text/html") == "application/json"
