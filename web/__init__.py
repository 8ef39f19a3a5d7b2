"""The viewer: a small Flask application over a library of editions, complete without script.

    flask --app web run          the factory, found by its name
    a11y serve DIR               the same under waitress (`web.serve`)

Configuration comes from the environment with the prefix `A11Y_` (A11Y_LIBRARY=folder) and then from the mapping given.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from web import add, answers, articles, comfort, failures, front, media, mistakes, reports, signs, static, words
from web.shelf import Shelf

if TYPE_CHECKING:
    from flask import Flask

# The blueprints, in the order a reader meets them.
PARTS = (front.part, articles.part, reports.part, media.part, signs.part, comfort.part, add.part, mistakes.part, static.part)
LARGEST = 2_000_000  # bytes a reader may send; an article is seldom a tenth of it


def secret(root: Path) -> str:
    """Return the key that signs form tokens: kept beside the editions, so that all processes over a library share it."""
    path = root / ".secret"
    made = secrets.token_hex(32)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made)
        return path.read_text(encoding="ascii").strip() or made
    except OSError:
        return made  # a library nobody may write to: forms then hold for one process only


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the viewer; LIBRARY is the folder of editions.

    ADD_TOKEN, ADD_ADDRESSES and VOICE say who may add articles, whether by address too, and what voice reads them (`web.add`).
    """
    app = failures.Viewer(__name__, static_folder=None)
    app.config.from_mapping(LIBRARY="library", ADD_TOKEN="", ADD_ADDRESSES=False, VOICE="espeak")
    app.config.from_mapping(MAX_CONTENT_LENGTH=LARGEST, MAX_FORM_MEMORY_SIZE=LARGEST, WTF_CSRF_TIME_LIMIT=None, SESSION_COOKIE_SAMESITE="Lax")
    app.config.from_prefixed_env("A11Y")
    app.config.from_mapping(config or {})
    root = Path(str(app.config["LIBRARY"]))
    app.secret_key = app.config.get("SECRET_KEY") or secret(root)
    app.extensions["shelf"] = Shelf(root)
    for part in PARTS:
        app.register_blueprint(part)
    words.register(app)
    failures.register(app)
    answers.register(app)
    return app
