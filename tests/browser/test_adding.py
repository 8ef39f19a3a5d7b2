"""Adding an article from beginning to end, in real Chromium and with the real pipeline."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import waitress
from playwright.sync_api import Browser, expect

from tests.browser.test_rendered import faults
from web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

STORY = """Library lends vibrating alarm clocks

The library in Fernhill now lends alarm clocks that shake the bed.

Deaf readers asked for them last winter, after the smoke alarm went off at night and nobody in the flat had heard it.

"I sleep better," said Ola Brandt, 44. The library bought 12 clocks for £480.
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """Serve an empty library that records nothing, and return its address."""
    server = waitress.create_server(create_app({"LIBRARY": str(tmp_path), "VOICE": ""}), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


def test_a_pasted_article_can_be_read_a_moment_later(browser: Browser, empty: str) -> None:
    """From the list to the form to the finished article, without a fault on any page of the way."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(empty)
    page.get_by_role("link", name="Add an article").click()
    assert faults(page) == []
    page.get_by_label("Paste the text of the article").fill("")
    page.get_by_role("button", name="Add the article").click()
    expect(page.get_by_role("alert")).to_contain_text("Paste the text of an article")
    assert faults(page) == []
    page.get_by_label("Paste the text of the article").fill(STORY)
    page.get_by_role("button", name="Add the article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your article is being made")
    assert faults(page) == []
    expect(page.get_by_role("heading", level=1)).to_have_text("Library lends vibrating alarm clocks", timeout=60_000)
    page.get_by_role("link", name="Easy", exact=True).click()
    expect(page.locator(".story")).to_have_class("story view-easy")
    expect(page.locator(".body")).to_contain_text("£480")
    page.get_by_role("link", name="Report a mistake").last.click()
    page.get_by_label("What is wrong?").fill("The clocks cost more.")
    assert faults(page) == []
    page.get_by_role("button", name="Send the note").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    context.close()
