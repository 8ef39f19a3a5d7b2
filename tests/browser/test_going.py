"""Going about an article in real Chromium: by signs, by parts, by place, by what is selected, and by the keys of the device."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, Page, expect

from a11y.given import Given
from a11y.library import Library
from a11y.model import GivenSign, SignCue
from tests.browser.test_reading import LIT, until
from tests.browser.test_rendered import faults
from tests.signed import video
from tests.web.sample import edition
from web import create_app

pytestmark = pytest.mark.browser

PLAYING = "!document.querySelector('audio').paused"


@pytest.fixture
def signed(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the easy version of the sample with a sign-language video of the article."""
    slug = Library(tmp_path).publish(edition())
    given = Given(tmp_path / slug)
    with video(tmp_path / "story.webm").open("rb") as source:
        file = given.keep(source, "story.webm")
    cues = (SignCue(0, 3000, ("It has now put them back.",)), SignCue(3000, 5000, ("What a loop does",)))
    given.add(GivenSign(when="2026-05-05T00:00:00Z", file=file, name="story.webm", language="bfi", duration_ms=6000, cues=cues))
    server = waitress.create_server(create_app({"LIBRARY": str(tmp_path)}), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.effective_port}/articles/{slug}?version=easy")
    yield page
    context.close()
    server.close()
    thread.join(timeout=5)


def test_what_is_signed_is_marked_in_the_text(signed: Page) -> None:
    """The easy sentence of the signed original is lit; a tap on another goes to its signs; the page has no fault."""
    assert faults(signed) == []
    signed.evaluate("document.querySelector('video.signed').play()")
    until(signed, f"({LIT})('signed') === 'It has now put them back.'")
    signed.locator("#e5").click()
    until(signed, f"({LIT})('signed') === 'What a loop does' && document.querySelector('video.signed').currentTime >= 3")


def test_what_is_selected_is_read_and_no_more(visit: Callable[..., Page], slug: str) -> None:
    """With a sentence selected, Play reads that sentence and stops."""
    page = visit(f"/articles/{slug}?version=easy")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('e4'))")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('sentence') === 'It has now put them back.'")
    until(page, "document.querySelector('audio').paused")
    times = page.evaluate("fetch(document.querySelector('.player').dataset.words).then(answer => answer.json())")
    end = max(word[4] for word in times if word[0] == "e4")
    assert end - 50 <= page.evaluate("document.querySelector('audio').currentTime") * 1000 <= end + 400


def test_playing_stops_by_itself_when_asked(visit: Callable[..., Page], slug: str) -> None:
    """After the minutes chosen the sound stops, and the choice goes back to the end."""
    page = visit(f"/articles/{slug}?version=easy")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, PLAYING)
    page.locator("[data-do=sleep]").select_option("5")
    page.evaluate("(() => { const real = performance.now.bind(performance); performance.now = () => real() + 301_000; })()")
    until(page, "document.querySelector('audio').paused")
    expect(page.locator("[data-do=sleep]")).to_have_value("0")


def test_the_keys_of_the_device_drive_the_player(visit: Callable[..., Page], slug: str) -> None:
    """A headset or a locked screen finds the title and can play, pause, and go on or back."""
    page = visit("/help")
    page.context.add_init_script("window.keys = {}; navigator.mediaSession.setActionHandler = (name, act) => { keys[name] = act; };")
    page.goto(page.url.replace("/help", f"/articles/{slug}?version=easy"))
    assert "Town hall" in page.evaluate("navigator.mediaSession.metadata.title")
    assert set(page.evaluate("Object.keys(keys)")) == {"play", "pause", "previoustrack", "nexttrack", "seekbackward", "seekforward"}
    page.evaluate("keys.play()")
    until(page, PLAYING)
    page.evaluate("keys.pause()")
    until(page, "document.querySelector('audio').paused")


def test_a_table_is_passed_in_one_step(visit: Callable[..., Page], slug: str) -> None:
    """On one paragraph from within the table leaves it."""
    page = visit(f"/articles/{slug}?version=easy")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")
    page.locator("#e11").click()
    until(page, f"({LIT})('sentence') === 'Two loops in the chamber'")
    for said in ("One at the front desk", "Loops by building"):
        page.get_by_role("button", name="On one paragraph").click()
        until(page, f"({LIT})('sentence') === {said!r}")
    page.get_by_role("button", name="Back one paragraph").click()
    until(page, f"({LIT})('sentence') === 'One at the front desk'")


def test_reading_goes_on_where_it_stopped(visit: Callable[..., Page], slug: str) -> None:
    """The bar says how far one is; the next time it offers the way back there."""
    page = visit(f"/articles/{slug}?version=easy", height=500)
    page.evaluate("document.getElementById('e8').scrollIntoView({ block: 'center' })")
    expect(page.locator(".place")).to_contain_text("% read")
    until(page, f"localStorage.getItem('read:{slug}') !== null")
    page.goto(page.url)
    page.get_by_role("button", name="Go on at").click()
    expect(page.locator("#e8")).to_be_in_viewport()


def test_a_word_under_a_line_only(visit: Callable[..., Page], slug: str) -> None:
    """The way words are marked can be changed: no sentence is lit, the word has a line."""
    page = visit(f"/articles/{slug}?version=easy", comfort="follow-line")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")
    assert page.evaluate(LIT, "sentence") == ""


def test_why_opens_after_a_change_of_version(visit: Callable[..., Page], slug: str) -> None:
    """A version that came by script has its notes too, by mouse and by keyboard."""
    page = visit(f"/articles/{slug}?version=original")
    page.keyboard.press("3")
    page.locator('[popovertarget="why-e3b"]').press("Enter")
    expect(page.locator("#why-e3b")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#why-e3b")).to_be_hidden()
    page.locator('[popovertarget="why-e3"]').click()
    expect(page.locator("#why-e3")).to_contain_text("One long sentence is now two.")
