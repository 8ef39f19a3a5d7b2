"""What readers need of a reading app, one test each: what NEEDS.md names and no other test holds; by keyboard, by touch, without motion and without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_reading import LIT, until

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
TABLE = (Path(__file__).parent / "NEEDS.md").read_text(encoding="utf-8")
STYLE = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
# The least contrast of the words that are lit: of the word on its mark, of ink and links on the sentence's mark (WCAG 2.2, 1.4.6).
CONTRAST = """() => { const probe = document.createElement('p'); document.body.append(probe);
  const channels = (name) => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number); };
  const light = (name) => channels(name).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const between = (one, other) => { const pair = [light(one), light(other)].sort((a, b) => b - a); return (pair[0] + 0.05) / (pair[1] + 0.05); };
  return Math.min(between('--on-word', '--word'), between('--ink', '--sentence'), between('--link', '--sentence')); }"""


def listening(page: Page) -> None:
    """Begin to listen and wait until words are lit."""
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"({LIT})('word') !== ''")


@pytest.mark.parametrize(("module", "name"), re.findall(r"`([a-z/_]+)::(test_[a-z_]+)`", TABLE))
def test_every_need_in_the_table_has_its_test(module: str, name: str) -> None:
    """The tests that NEEDS.md names are there."""
    assert f"def {name}(" in (TESTS / f"{module}.py").read_text(encoding="utf-8")


def test_the_table_has_every_need_once() -> None:
    """All 92 of the "must" kind, by their section and place in it, are answered by a test or by a reason."""
    sections = {"N": 7, "S": 8, "R": 20, "A": 16, "V": 13, "B": 5, "H": 5, "M": 3, "E": 4, "L": 9, "O": 2}
    answered = [name for row in re.findall(r"^\| ([A-Z0-9, ]+) \|", TABLE, re.MULTILINE) for name in row.split(", ")]
    assert sorted(f"{letter}{place}" for letter, count in sections.items() for place in range(1, count + 1)) == sorted(answered)


def test_the_parts_of_a_story_can_be_gone_to(visit: Callable[..., Page], names: dict[str, str]) -> None:
    """The list of parts is folded away, leads to each, and knows in which the reader is."""
    page = visit(f"/articles/{names['given']}?version=easy", height=500)
    page.get_by_text("Parts of this article").press("Enter")
    page.get_by_role("link", name="What comes next").press("Enter")
    expect(page.get_by_role("heading", name="What comes next")).to_be_in_viewport()
    expect(page.locator(".parts [aria-current=location]")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".parts [aria-current=location]")).to_have_count(0)


def test_where_one_is_is_told_without_leaving_it(visit: Callable[..., Page], slug: str) -> None:
    """A key says how far one is to who listens to the page; nothing scrolls and focus stays."""
    page = visit(f"/articles/{slug}?version=easy", height=500)
    page.evaluate("document.getElementById('e8').scrollIntoView({ block: 'center' })")
    here = page.evaluate("[scrollY, document.activeElement.tagName]")
    page.keyboard.press("p")
    expect(page.locator("#told")).to_contain_text(re.compile(r"\d+ % read"))
    assert page.evaluate("[scrollY, document.activeElement.tagName]") == here


def test_back_leads_to_where_one_was(visit: Callable[..., Page], slug: str) -> None:
    """After a jump within the article, Back shows the same place of the same page; nothing is fetched or drawn anew."""
    page = visit(f"/articles/{slug}?version=easy", height=500)
    page.evaluate("document.getElementById('e8').scrollIntoView({ block: 'center' }); window.story = document.querySelector('.story')")
    was = page.evaluate("document.getElementById('e8').getBoundingClientRect().top")
    page.evaluate("location.hash = 'word-2'")
    expect(page.locator("#word-2")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#e8")).to_be_in_viewport()
    assert abs(page.evaluate("document.getElementById('e8').getBoundingClientRect().top") - was) <= 24
    assert page.evaluate("window.story === document.querySelector('.story')")


def test_the_sentence_being_said_stays_in_view_to_the_end(visit: Callable[..., Page], slug: str) -> None:
    """The page follows the voice, at double speed with the same pitch, and the sound stops by itself at the end only."""
    page = visit(f"/articles/{slug}?version=easy", height=500)
    listening(page)
    page.get_by_label("Speed").select_option("2")
    assert page.evaluate("document.querySelector('audio').preservesPitch")
    page.evaluate("(() => { const audio = document.querySelector('audio'); audio.currentTime = audio.duration - 3; })()")
    until(page, f"({LIT})('word') === '0'")
    expect(page.locator(".view-easy table").get_by_text("Library")).to_be_in_viewport()
    until(page, "document.querySelector('audio').ended")


@pytest.mark.parametrize(
    ("choice", "word", "sentence"),
    [("follow-word", True, True), ("follow-sentence", False, True), ("follow-line", True, False), ("follow-off", False, False)],
)
def test_marking_can_be_changed_and_switched_off(visit: Callable[..., Page], slug: str, choice: str, word: bool, sentence: bool) -> None:  # noqa: FBT001 - what a case expects
    """The word, its sentence, a line under the word, or nothing at all."""
    page = visit(f"/articles/{slug}?version=easy", comfort=choice)
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, "document.querySelector('audio').currentTime > 0.2")
    page.wait_for_timeout(100)
    assert [page.evaluate(LIT, name) != "" for name in ("word", "sentence")] == [word, sentence]


def test_marks_have_a_colour_of_choice_and_contrast(visit: Callable[..., Page], slug: str) -> None:
    """Every colour of the marks in every theme, at 7:1 or more."""
    page = visit(f"/articles/{slug}?version=easy")
    for theme in ("light", "cream", "dark", "contrast"):
        seen = set()
        for colour in ("yellow", "blue", "green", "pink"):
            page.evaluate(f"document.documentElement.className = 'theme-{theme} mark-{colour}'")
            assert page.evaluate(CONTRAST) >= 7, (theme, colour)
            seen.add(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--word')"))
        assert len(seen) == 4


@pytest.mark.parametrize(
    ("choice", "selector", "name"),
    [
        ("face-serif", ".body p", "fontFamily"),
        ("face-system", ".body p", "fontFamily"),
        ("weight-3", ".body p", "fontWeight"),
        ("size-0", ".body p", "fontSize"),
        ("size-4", ".body p", "fontSize"),
        ("lines-3", ".body p", "lineHeight"),
        ("lines-3", ".body p", "marginBottom"),
        ("letters-3", ".body p", "letterSpacing"),
        ("letters-3", ".body p", "wordSpacing"),
        ("column-1", ".body", "width"),
        ("theme-dark", "body", "backgroundColor"),
        ("theme-dark", "body", "color"),
        ("pictures-off", ".picture", "display"),
    ],
)
def test_each_comfort_setting_changes_what_it_says(visit: Callable[..., Page], slug: str, choice: str, selector: str, name: str) -> None:
    """Typeface, weight, size down and up, room between lines, paragraphs, letters and words, line length, colours, pictures."""
    address = f"/articles/{slug}?version=easy"
    assert visit(address).evaluate(STYLE, [selector, name]) != visit(address, comfort=choice).evaluate(STYLE, [selector, name])


def test_nothing_is_justified_or_centred(visit: Callable[..., Page], slug: str) -> None:
    """Every paragraph, heading and item of the story is set ragged from where its language begins."""
    page = visit(f"/articles/{slug}?version=easy")
    assert page.evaluate(
        "[...new Set([...document.querySelectorAll('.story :is(p, h1, h2, h3, li, dd, td)')].map((one) => getComputedStyle(one).textAlign))]"
    ) == ["start"]


def test_everything_works_by_keyboard_alone(visit: Callable[..., Page], slug: str) -> None:
    """Comfort, Why, a hard word, the place in the recording, and a note about a mistake, without a mouse."""
    page = visit(f"/articles/{slug}?version=easy")
    page.locator("header.site a[data-comfort]").press("Enter")
    page.get_by_role("radio", name="Normal").first.press("ArrowRight")
    expect(page.locator("html")).to_contain_class("size-2")
    page.keyboard.press("Escape")
    expect(page.locator("header.site a[data-comfort]")).to_be_focused()
    page.locator(".seek input").press("ArrowRight")
    until(page, "document.querySelector('audio').currentTime > 0.5")
    page.locator("a.hard").first.press("Space")
    expect(page.locator(".meaning")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("a.hard").first).to_be_focused()
    page.locator('.why[popovertarget="why-e3b"]').press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#why-e3b").get_by_role("link", name="Report a mistake")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("What is wrong?").press_sequentially("It was rebuilt.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_everything_works_by_touch(visit: Callable[..., Page], slug: str) -> None:
    """The same with a finger, on a small screen, and a tap on a sentence while listening."""
    page = visit(f"/articles/{slug}?version=original", width=390, height=780, has_touch=True, is_mobile=True)
    page.get_by_role("link", name="Easy", exact=True).tap()
    page.locator('.why[popovertarget="why-e3b"]').tap()
    expect(page.locator("#why-e3b")).to_be_visible()
    page.locator("#why-e3b .close").tap()
    expect(page.locator("#why-e3b")).to_be_hidden()
    page.locator("a.hard").first.tap()
    expect(page.locator(".meaning")).to_be_visible()
    page.locator(".meaning .close").tap()
    page.get_by_role("button", name="Play", exact=True).tap()
    until(page, f"({LIT})('word') !== ''")
    page.locator("#e8").tap()
    until(page, f"({LIT})('sentence').startsWith('I could hear')")
    page.locator("header.site a[data-comfort]").tap()
    page.get_by_text("Cream").tap()
    expect(page.locator("html")).to_contain_class("theme-cream")
    page.locator("dialog .close").tap()
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("how", [{"reduced_motion": "reduce"}, {"comfort": "motion-off"}])
def test_nothing_moves_for_who_wants_it_still(visit: Callable[..., Page], slug: str, how: dict[str, str]) -> None:
    """By the system's setting and by our own: no transition, no animation, no smooth scrolling."""
    page = visit(f"/articles/{slug}?version=easy", **how)
    page.locator(".why").first.click()
    moving = """[...document.querySelectorAll('*')].map((one) => getComputedStyle(one)).filter((style) => style.animationName !== 'none'
      || style.scrollBehavior === 'smooth' || style.transitionDuration.split(', ').some((time) => time !== '0s')).length"""
    assert page.evaluate(moving) == 0


def test_a_mistake_is_reported_without_script(visit: Callable[..., Page], slug: str) -> None:
    """From Why to the note to the thanks, by the browser alone."""
    page = visit(f"/articles/{slug}?version=easy", java_script_enabled=False)
    page.locator('.why[popovertarget="why-e3b"]').click()
    page.locator("#why-e3b").get_by_role("link", name="Report a mistake").click()
    expect(page.locator("blockquote")).to_have_text("The chamber was repaired then.")
    page.get_by_label("What is wrong?").fill("It was rebuilt.")
    page.get_by_role("button", name="Send the note").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
