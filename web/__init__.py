"""The viewer: a small Flask application over a library of editions, complete without script.

    flask --app web run          the factory, found by its name
    a11y serve DIR               the same under waitress (`web.serve`)

Configuration comes from the environment with the prefix `A11Y_` (A11Y_LIBRARY=folder) and then from the mapping given.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from web import answers, articles, comfort, failures, front, media, reports, static, words
from web.shelf import Shelf

if TYPE_CHECKING:
    from flask import Flask

# The blueprints, in the order a reader meets them.
PARTS = (front.part, articles.part, reports.part, media.part, comfort.part, static.part)


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the viewer; LIBRARY is the folder of editions."""
    app = failures.Viewer(__name__, static_folder=None)
    app.config.from_mapping(LIBRARY="library", MAX_CONTENT_LENGTH=2_000_000)
    app.config.from_prefixed_env("A11Y")
    app.config.from_mapping(config or {})
    app.extensions["shelf"] = Shelf(Path(str(app.config["LIBRARY"])))
    for part in PARTS:
        app.register_blueprint(part)
    words.register(app)
    failures.register(app)
    answers.register(app)
    return app
