"""Hundreds of script injections in every place, in real Chromium: nothing runs, nothing is loaded, no one is led away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import waitress

from tests.web.injections import INJECTIONS, publish_everything
from web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Whatever a page runs of the list calls alert.
TRIPWIRE = "window.ran = []; window.alert = (what) => { window.ran.push(String(what)); };"
# What a reader may do to any element, done to all: a handler that slipped in would run.
TOUCH = """() => {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  for (const element of document.querySelectorAll("main, main *"))
    for (const name of ["mouseover", "pointerenter", "focus", "toggle", "beforetoggle", "error", "load", "animationstart", "begin", "scrollend"])
      element.dispatchEvent(new Event(name));
}"""
FOUND = """() => ({
  ran: window.ran,
  schemes: [...new Set([...document.querySelectorAll("a[href]")].map((link) => link.protocol))].sort(),
  strange: [...new Set([...document.querySelectorAll("main *")].filter((one) => [...one.attributes].some((a) => a.name.startsWith("on") || a.name === "style"))
    .map((one) => one.outerHTML.slice(0, 99)))],
})"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve a library with one edition that holds every injection, and return its address and the slug."""
    root = tmp_path_factory.mktemp("hostile")
    slug = publish_everything(root)
    server = waitress.create_server(create_app({"LIBRARY": str(root)}), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", slug
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Return a page that notes what it runs, and a list of every address it asks for."""
    context = browser.new_context()
    context.add_init_script(TRIPWIRE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield page, asked
    context.close()


@pytest.mark.parametrize(
    "view",
    ["/articles/{slug}?version=original", "/articles/{slug}?version=easy", "/articles/{slug}?version=side", "/articles/{slug}/report", "/", "/nowhere/{words}"],
)
def test_nothing_runs(watched: tuple[Page, list[str]], hostile: tuple[str, str], view: str) -> None:
    """No alert, no request but to this site, no handler, no link but to the web or a mailbox; the page is still the one that was asked for."""
    (page, asked), (site, slug) = watched, hostile
    address = site + view.format(slug=slug, words="%3Cimg%20src=x%20onerror=alert(1)%3E")
    page.goto(address)
    page.evaluate(TOUCH)
    found = page.evaluate(FOUND)
    assert (found["ran"], found["strange"]) == ([], [])
    assert set(found["schemes"]) <= {"http:", "https:", "mailto:"}
    assert [one for one in asked if not one.startswith(site)] == []
    assert page.url == address


def test_what_is_typed_into_the_search_is_words(watched: tuple[Page, list[str]], hostile: tuple[str, str]) -> None:
    """One search for each way out of an attribute, a heading and a title."""
    (page, asked), (site, _) = watched, hostile
    page.goto(site)
    for words in (
        '"><img src=x onerror=alert(1)>',
        "</title><script>alert(1)</script>",
        '" autofocus onfocus=alert(1) x="',
        "{{ 7 * 7 }}</h1><svg onload=alert(1)>",
    ):
        page.get_by_label("Search the articles").fill(words)
        page.get_by_role("button", name="Search").click()
        page.evaluate(TOUCH)
        assert page.evaluate("window.ran") == []
        assert page.get_by_label("Search the articles").input_value() == words
    assert [one for one in asked if not one.startswith(site)] == []


def test_the_list_would_run_on_a_careless_page(watched: tuple[Page, list[str]]) -> None:
    """The same words on a page that escapes nothing: the test above can fail."""
    page, _ = watched
    page.route("**/*", lambda route: route.fulfill(body=f"<!doctype html><main>{'<p>'.join(INJECTIONS[-60:])}</main>", content_type="text/html"))
    page.goto("http://careless.invalid/")
    page.evaluate(TOUCH)
    assert len(page.evaluate("window.ran")) > 5
