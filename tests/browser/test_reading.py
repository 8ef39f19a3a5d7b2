"""What a reader does on the page, in real Chromium: with script, without it, by mouse, keyboard and ear."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TOP = "document.getElementById({id!r}).getBoundingClientRect().top"
# The words that are highlighted now, by the name of the highlight.
LIT = "name => [...(CSS.highlights.get(name) ?? [])].map(range => String(range)).join()"


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true; fails after five seconds. (Playwright's own wait would need `unsafe-eval`.)"""
    deadline = time.monotonic() + 5
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"never true: {condition}"
        page.wait_for_timeout(30)


def test_a_choice_works_and_is_remembered_without_script(visit: Callable[..., Page], slug: str) -> None:
    """A link gives the version; the next page opens in it."""
    page = visit(f"/articles/{slug}", java_script_enabled=False)
    page.get_by_role("link", name="Easy", exact=True).click()
    expect(page.locator("#e3b")).to_be_visible()
    page.goto(page.url.split("?")[0])
    expect(page.locator("#e3b")).to_be_visible()


def test_why_opens_without_script(visit: Callable[..., Page], slug: str) -> None:
    """The browser itself opens and closes the note, with the keyboard too."""
    page = visit(f"/articles/{slug}?version=easy", java_script_enabled=False)
    page.get_by_role("button", name="Why?").nth(1).press("Enter")
    expect(page.locator("#why-e3b")).to_be_visible()
    expect(page.locator("#why-e3b")).to_contain_text("“Repair” is a word that more people know.")
    page.keyboard.press("Escape")
    expect(page.locator("#why-e3b")).to_be_hidden()


def test_the_sound_plays_without_script(visit: Callable[..., Page], slug: str) -> None:
    """The browser's own player is there, and hidden only when ours takes its place."""
    expect(visit(f"/articles/{slug}?version=easy", java_script_enabled=False).locator("audio")).to_be_visible()
    expect(visit(f"/articles/{slug}?version=easy").locator("audio")).to_be_hidden()


@pytest.mark.parametrize(
    ("start", "then", "before", "after"),
    [
        ("original", "Easy", "s8", "e8"),
        ("easy", "Original", "e8", "s8"),
        ("easy", "Plain", "e4", "p4"),
        ("original", "Side by side", "s8", "s8"),
        ("original", "Easy", "s3", "e3"),
    ],
)
def test_switching_keeps_the_place_and_the_focus(visit: Callable[..., Page], slug: str, start: str, then: str, before: str, after: str) -> None:
    """The sentence being read moves by 24 px at most, also one that is said again "In short"; focus stays on the choice; nothing is loaded anew."""
    page = visit(f"/articles/{slug}?version={start}", height=600)
    page.evaluate("window.same = true")
    page.evaluate(f"scrollBy(0, {TOP.format(id=before)} - innerHeight / 3)")
    was = page.evaluate(TOP.format(id=before))
    page.get_by_role("link", name=then, exact=True).click()
    page.locator(f"#{after}").wait_for()
    page.wait_for_timeout(500)  # what comes late (a font, a player's length) must not move it either
    assert abs(page.evaluate(TOP.format(id=after)) - was) <= 24
    assert page.evaluate("window.same")
    expect(page.get_by_role("link", name=then, exact=True)).to_be_focused()
    expect(page.get_by_role("link", name=then, exact=True)).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(page.locator(f"#{before}").first).to_be_visible()


def test_a_hard_word_gives_its_meaning(visit: Callable[..., Page], slug: str) -> None:
    """Enter opens the meaning where the word is, Escape closes it and goes back to the word."""
    page = visit(f"/articles/{slug}?version=easy")
    word = page.locator("a.hard").first
    word.press("Enter")
    expect(page.locator(".meaning")).to_contain_text("group of people who run a town")
    expect(word).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".meaning")).to_have_count(0)
    expect(word).to_be_focused()


def test_a_hard_word_leads_to_the_list_without_script(visit: Callable[..., Page], slug: str) -> None:
    """The same link goes to the word list."""
    page = visit(f"/articles/{slug}?version=easy", java_script_enabled=False)
    page.locator("a.hard").first.click()
    expect(page.locator("#word-1")).to_be_in_viewport()


def test_the_word_being_said_is_lit(visit: Callable[..., Page], slug: str) -> None:
    """At any time the lit word is the one whose time it is; no element is added to the text."""
    page = visit(f"/articles/{slug}?version=easy")
    nodes = page.evaluate("document.querySelectorAll('.body *').length")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")
    page.evaluate("document.querySelector('audio').pause()")
    times = page.evaluate("fetch(document.querySelector('.player').dataset.words).then(answer => answer.json())")
    texts = page.evaluate("Object.fromEntries([...document.querySelectorAll('.s')].map(one => [one.id, one.textContent]))")
    for sentence, start, end, begin, finish, _ in times[::7]:
        page.evaluate(
            f"new Promise(done => {{ const audio = document.querySelector('audio'); audio.onseeked = done; audio.currentTime = {(begin + finish) / 2000}; }})"
        )
        page.wait_for_timeout(30)
        assert page.evaluate(LIT, "word") == texts[sentence][start:end]
        assert page.evaluate(LIT, "sentence") == texts[sentence]
    assert page.evaluate("document.querySelectorAll('.body *').length") == nodes


def test_a_tap_starts_there_once_listening(visit: Callable[..., Page], slug: str) -> None:
    """Before listening a tap does nothing; then it plays from that sentence; a link in it still is a link."""
    page = visit(f"/articles/{slug}?version=easy")
    page.locator("#e8").click()
    assert page.evaluate("document.querySelector('audio').paused")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")
    page.locator("#e8").click()
    until(page, f"({LIT})('sentence').startsWith('I could hear')")


def test_steps_speed_and_resume(visit: Callable[..., Page], slug: str) -> None:
    """On and back go by sentences, speed changes, and the place is kept on the device."""
    page = visit(f"/articles/{slug}?version=easy")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")
    page.get_by_role("button", name="On one sentence").click()
    until(page, f"({LIT})('sentence').startsWith('People who wear')")
    page.keyboard.press(";")
    until(page, f"({LIT})('sentence').startsWith('The council')")
    page.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    page.get_by_role("button", name="Pause", exact=True).click()
    where = page.evaluate("document.querySelector('audio').currentTime")
    page.reload()
    expect(page.locator(".hint")).to_contain_text("where you stopped")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"Math.abs(document.querySelector('audio').currentTime - {where}) < 3 && !document.querySelector('audio').paused")


def test_switching_while_listening_goes_on_at_the_same_sentence(visit: Callable[..., Page], slug: str) -> None:
    """The other version's recording takes over where the reader was."""
    page = visit(f"/articles/{slug}?version=easy")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")
    page.locator("#e8").click()
    until(page, f"({LIT})('sentence').startsWith('I could hear')")
    page.get_by_role("link", name="Original", exact=True).click()
    page.locator("#s8").wait_for()
    until(page, f"({LIT})('sentence').startsWith('I could hear') && !document.querySelector('audio').paused")


def test_comfort_shows_at_once_and_stays(visit: Callable[..., Page], slug: str) -> None:
    """A choice in the panel changes the page, survives the next page, and can be set back."""
    page = visit(f"/articles/{slug}")
    page.get_by_role("link", name="Comfort").click()
    page.get_by_role("radio", name="Bigger", exact=True).check()
    page.get_by_role("radio", name="Dark", exact=True).check()
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    assert page.evaluate(size) == 30
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Comfort")).to_be_focused()
    page.goto(page.url.split("/articles")[0] + "/help")
    assert page.evaluate(size) == 30
    page.get_by_role("link", name="Comfort").first.click()
    page.get_by_role("button", name="Set everything back").click()
    assert page.evaluate(size) == 20


def test_comfort_works_without_script(visit: Callable[..., Page], slug: str) -> None:
    """The form on its own page does the same and comes back to the article."""
    page = visit(f"/articles/{slug}", java_script_enabled=False)
    page.get_by_role("link", name="Comfort").click()
    page.get_by_role("radio", name="High contrast").check()
    page.get_by_role("button", name="Keep these settings").click()
    expect(page.locator("h1")).to_contain_text("Town hall")
    expect(page.locator("html")).to_contain_class("theme-contrast")


def test_own_colours_show(visit: Callable[..., Page], slug: str) -> None:
    """Two colours of the reader's own, by a stylesheet route."""
    page = visit(f"/articles/{slug}", comfort="theme-own.ink-000066.paper-ffffcc")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color") == "rgb(255, 255, 204)rgb(0, 0, 102)"


def test_line_focus_leaves_lines_free(visit: Callable[..., Page], slug: str) -> None:
    """Two bands leave room for three lines, and follow the keyboard."""
    page = visit(f"/articles/{slug}", comfort="focus-3")
    free = """(() => { const [above, below] = document.querySelectorAll('.band');
        return below.getBoundingClientRect().top - above.getBoundingClientRect().bottom; })()"""
    assert abs(page.evaluate(free) - 3 * 33) <= 2
    top = page.evaluate("document.querySelectorAll('.band')[1].getBoundingClientRect().top")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.querySelectorAll('.band')[1].getBoundingClientRect().top") == pytest.approx(top + 33, abs=1)


def test_keys_work_and_can_be_switched_off(visit: Callable[..., Page], slug: str) -> None:
    """3 gives the easy version; with keys switched off it does nothing."""
    page = visit(f"/articles/{slug}?version=original")
    page.keyboard.press("3")
    page.locator("#e3b").wait_for()
    silent = visit(f"/articles/{slug}?version=original", comfort="keys-off")
    silent.keyboard.press("3")
    silent.wait_for_timeout(300)
    expect(silent.locator("#e3b")).to_have_count(0)


def test_everything_is_reached_with_the_tab_key(visit: Callable[..., Page], slug: str) -> None:
    """The skip link comes first; tabbing passes every control and never gets stuck or hides under the bar."""
    page = visit(f"/articles/{slug}?version=easy")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    want = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, input, summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility()).length"
    )
    seen = set()
    for _ in range(want + 5):
        place = page.evaluate(
            """() => { const one = document.activeElement, box = one.getBoundingClientRect(), bar = document.querySelector('.views').getBoundingClientRect();
            const sticky = getComputedStyle(document.querySelector('.views')).position === 'sticky';
            const hidden = !one.closest('.views, .skip') && sticky && box.bottom <= bar.bottom && box.top >= bar.top && bar.top === 0;
            return [[...document.querySelectorAll('*')].indexOf(one), hidden]; }"""
        )
        assert not place[1]
        seen.add(place[0])
        page.keyboard.press("Tab")
    assert len(seen) >= want
