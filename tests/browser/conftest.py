"""A real Chromium and a real server, on loopback. Without a browser these tests fail and say what is missing."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from tests.browser.furnished import furnish
from web import create_app

# Chromium as root in a container, and never on the network by itself.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


def chromium() -> str:
    """Return where Chromium is; fails with what to do when there is none."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.fail("no Chromium on this machine: install Debian's package `chromium` (make test does so when apt can), or set CHROMIUM to one", pytrace=False)
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Run playwright for the whole session."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Open one browser for the whole session."""
    path = chromium()
    try:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
    except Error as error:
        pytest.fail(f"Chromium at {path} does not start: {error.message.splitlines()[0]}", pytrace=False)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a library with a page of every kind."""
    return tmp_path_factory.mktemp("browsing")


@pytest.fixture(scope="session")
def names(library: Path) -> dict[str, str]:
    """Fill the library, and return what the addresses of its pages are made of."""
    return furnish(library)


@pytest.fixture(scope="session")
def slug(names: dict[str, str]) -> str:
    """Return the slug of the sample, which has one of everything a page can show."""
    return names["slug"]


@contextlib.contextmanager
def served(library: Path) -> Iterator[str]:
    """Serve a library on a free port and give the address."""
    server = waitress.create_server(create_app({"LIBRARY": str(library)}), host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)


@pytest.fixture(scope="session")
def site(library: Path, names: dict[str, str]) -> Iterator[str]:
    """Serve the library and return the address."""
    with served(library) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path in a fresh context (`at` is another server); a script error, policy breach or foreign request fails the test."""
    opened = []
    faults: list[str] = []

    def go(path: str, *, at: str = "", comfort: str = "", scripts: bool = True, width: int = 1280, height: int = 900, **context: object) -> Page:
        fresh = browser.new_context(viewport={"width": width, "height": height}, **context)  # type: ignore[arg-type]  # the caller names playwright's own options
        opened.append(fresh)
        if comfort:
            fresh.add_cookies([{"name": "comfort", "value": comfort, "url": at or site}])
        page = fresh.new_page()
        if not scripts:  # not `java_script_enabled=False`: timers would stop too, and axe waits for one
            page.route("**/*.js", lambda route: route.abort())
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.append(f"console: {message.text}")
                if message.type == "error" and " 404 " not in message.text and (scripts or "ERR_FAILED" not in message.text)
                else None
            ),
        )
        page.on(
            "request", lambda request: faults.append(f"foreign request: {request.url}") if not request.url.startswith((at or site, "data:", "blob:")) else None
        )
        page.goto((at or site) + path)
        return page

    yield go
    for context in opened:
        context.close()
    assert not faults
