"""A library with the sample edition, and the viewer over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient

from a11y.library import Library
from tests.web.sample import edition
from web import create_app

if TYPE_CHECKING:
    from werkzeug.test import TestResponse


class Reader(FlaskClient):
    """A client that reads each answer to its end, so that the file behind it is closed."""

    def open(self, *args: Any, buffered: bool = True, **kwargs: Any) -> TestResponse:
        """Send a request."""
        return super().open(*args, buffered=buffered, **kwargs)


def reader(root: Path) -> Reader:
    """Return a reader of the viewer over a library."""
    app = create_app({"LIBRARY": str(root), "TESTING": True})
    app.test_client_class = Reader
    return app.test_client()  # type: ignore[return-value]  # the class set above


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
def client(root: Path) -> FlaskClient:
    """Return a reader of the sample library, with an empty cookie jar."""
    return reader(root)
