"""A library with the sample edition, and the viewer over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from a11y.library import Library
from tests.web.sample import edition
from web import create_app


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample edition; no test may change it."""
    folder = tmp_path_factory.mktemp("library")
    Library(folder).publish(edition())
    return folder


@pytest.fixture(scope="session")
def slug(root: Path) -> str:
    """Return the sample's slug."""
    return Library(root).entries()[0][0].slug


@pytest.fixture
def app(root: Path) -> Flask:
    """Return the viewer over the sample library."""
    return create_app({"LIBRARY": str(root), "TESTING": True})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a reader with an empty cookie jar."""
    return app.test_client()
