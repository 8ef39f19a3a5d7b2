"""The seed articles, made by the real pipeline, as people see them: no fault on any page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import waitress

from a11y import pipeline, readers
from a11y.library import Library
from tests.browser.test_rendered import everything_open, faults
from web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SEEDS = sorted(path for path in (Path(__file__).parents[2] / "seeds").iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Make every seed without audio, serve them, and return the address and the slug of each seed."""
    library = Library(tmp_path_factory.mktemp("seeds"))
    slugs = {path.name: library.publish(pipeline.build(readers.read(path.name, path.read_bytes()), base=path.parent)) for path in SEEDS}
    server = waitress.create_server(create_app({"LIBRARY": str(library.root)}), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", slugs
    server.close()
    thread.join(timeout=5)


@pytest.mark.parametrize("name", [path.name for path in SEEDS])
def test_a_seed_has_no_faults(browser: Browser, made: tuple[str, dict[str, str]], name: str) -> None:
    """Narrow and easy, wide and side by side, and its report both ways."""
    site, slugs = made
    for address, width in (("?version=easy", 320), ("?version=side", 1280), ("/report", 320), ("/report", 1280)):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(f"{site}/articles/{slugs[name]}{address}")
        everything_open(page)
        assert faults(page) == []
        context.close()
