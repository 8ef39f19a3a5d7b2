"""Every page as people see it, in real Chromium: axe finds nothing, and neither do our own measurements."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

from tests.browser.defects import DEFECTS

pytestmark = pytest.mark.browser

RENDERED = (Path(__file__).parent / "rendered.js").read_text(encoding="utf-8")
# A, AA and AAA of WCAG 2.0 to 2.2, and what axe calls best practice; `preload` would wait for media that may not load.
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22a", "wcag22aa", "wcag22aaa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
VIEWS = ("original", "plain", "easy", "side")
# WCAG 2.2, 1.4.12 Text Spacing, as a stylesheet made by script (the page's policy allows no style in the page).
SPACING = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets.push(sheet); }"""
PUT_IN = """([style, script]) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style); document.adoptedStyleSheets = [sheet];
  const one = (selector) => document.querySelector(selector); const [selector, name, value] = script;
  if (selector && value === null) one(selector).removeAttribute(name);
  else if (selector && name === "html") one(selector).innerHTML = value;
  else if (selector) one(selector).setAttribute(name, value); }"""
CONDITIONS: dict[str, dict[str, object]] = {
    "wide": {},
    "320 px": {"width": 320, "height": 640},  # what a window of 1280 px has left at 400 %
    "text spacing": {"width": 320, "height": 640, "spacing": True},
    "forced colours": {"forced_colors": "active"},
    "dark": {"color_scheme": "dark"},
    "high contrast": {"comfort": "theme-contrast"},
    "more contrast, asked by the system": {"contrast": "more"},
    "print": {"width": 718, "height": 1000, "media": "print"},  # A4 less the margins a browser prints with
    "no script": {"scripts": False},
    "small letters, long lines, own colours": {"comfort": "size-0.column-3.theme-own.ink-000066.paper-ffffcc"},
    "cream, serif, biggest, wide letters, long lines": {"comfort": "theme-cream.face-serif.size-4.letters-3.lines-3.column-3"},
}
STORY = tuple(f"/articles/{{slug}}?version={view}" for view in VIEWS)
OTHERS = (
    "/",
    "/?page=2",
    "/?q=loops",
    "/?q=zebra",
    "/help",
    "/comfort",
    "/add",
    "/add/{making}",
    "/add/{failed}",
    "/articles/{given}?version=easy",
    "/articles/{slug}/report",
    "/articles/{slug}/mistake?sentence=e3b",
    "/articles/{slug}/mistake/thanks",
    "/nowhere",
)
# What a page can open, by what opens it.
OPENERS = (".why", "a.hard", "a[data-comfort]")
# `make test` looks at a part that stands for the whole; `make bench` (A11Y_MATRIX=all) looks at every page under every condition.
WHOLE = os.environ.get("A11Y_MATRIX") == "all"
PART = {"wide": STORY + OTHERS, "320 px": STORY + OTHERS, "forced colours": STORY[2:], "text spacing": STORY[2:]}
MATRIX = [(address, condition) for condition in CONDITIONS for address in (STORY + OTHERS if WHOLE else PART.get(condition, STORY[2:3]))]


def looked_at(visit: Callable[..., Page], address: str, condition: str) -> Page:
    """Open an address under a condition, with every part open that can be folded."""
    options = dict(CONDITIONS[condition])
    spacing, media = options.pop("spacing", False), options.pop("media", None)
    page = visit(address, **options)
    if spacing:
        page.evaluate(SPACING)
    if media:
        page.emulate_media(media=media)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    return page


def faults(page: Page) -> list[str]:
    """Return what axe and our own measurements find on a page."""
    return axe_faults(page) + page.evaluate(RENDERED)


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds on a page, one line for each element."""
    found = Axe().run(page, options=AXE)
    return [f"{rule['id']}: {node['target']} {node['html'][:120]} {node['any'][:1]}" for rule in found.response["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize(("address", "condition"), MATRIX)
def test_a_page_has_no_faults(visit: Callable[..., Page], names: dict[str, str], address: str, condition: str) -> None:
    """No axe violation, no sideways scroll, long or tight line, small target, hidden focus or lost text."""
    assert faults(looked_at(visit, address.format(**names), condition)) == []


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("condition", [one for one in CONDITIONS if one not in {"print", "no script"}] if WHOLE else ["wide", "320 px"])
def test_what_opens_has_no_faults(visit: Callable[..., Page], slug: str, opener: str, condition: str) -> None:
    """The note, the meaning and the comfort panel, each while it is open."""
    page = looked_at(visit, f"/articles/{slug}?version=easy", condition)
    page.locator(opener).first.click()
    page.locator(".note:popover-open, .meaning, dialog[open]").first.wait_for()
    assert faults(page) == []


def test_printing_gives_the_version_alone(visit: Callable[..., Page], slug: str) -> None:
    """On paper: the story in 14 pt, without buttons, players and menus."""
    page = visit(f"/articles/{slug}?version=easy")
    page.emulate_media(media="print")
    assert not page.locator(".views, .listen, .why, header.site").filter(visible=True).count()
    assert abs(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") - 14 * 96 / 72) < 0.1
    assert page.locator("#e3b").is_visible()


def test_the_measurements_find_seeded_faults(visit: Callable[..., Page], slug: str) -> None:
    """Each of the faults put in on purpose is found by the name it should have: the checks above can fail."""
    page = visit(f"/articles/{slug}?version=easy")
    clean = faults(page)
    missed = []
    for name, defect in DEFECTS.items():
        page.evaluate(PUT_IN, [defect.style, defect.script])
        found = axe_faults(page) if defect.by_axe else page.evaluate(RENDERED)
        if defect.answer not in " ".join(found):
            missed.append(name)
        page.evaluate("() => { document.adoptedStyleSheets = []; }")
        if defect.script:
            page.reload()
    assert (clean, missed, len(DEFECTS) >= 60) == ([], [], True)
