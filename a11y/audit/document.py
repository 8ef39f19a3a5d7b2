"""The document: its title, whether it can be enlarged, whether it runs away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from a11y.audit.dom import attribute
from a11y.audit.rule import BLIND, DYSLEXIA, KEYBOARD, LEARNING, Case, Rule, Subject

# Titles that tools write when nobody does.
_NO_TITLE = re.compile(
    r"^(untitled( document| page)?|document|page|home( ?page)?|index|new page( \d+)?|title|welcome|web ?page|article|default)$", re.IGNORECASE
)
# HTML, 4.2.5.3 Pragma directives, refresh: digits, then the end, white space, a semicolon or a comma.
_REFRESH = re.compile(r"\s*(\d+)(?:\.[\d.]*)?(?=\Z|[\s;,])")
# WCAG 2.2, 2.2.1: a limit longer than 20 hours is an exception.
_TWENTY_HOURS = 72_000
# WCAG 2.2, 1.4.4: text enlarges to 200 %.
_LEAST_ZOOM = 2.0


def _title(subject: Subject) -> Iterator[Case]:
    if subject.is_html:
        held = (element for element in subject.dom.all("title") if not any(up.tag in ("svg", "template") for up in subject.dom.ancestors(element)))
        first = next(held, None)
        told = first is not None and bool("".join(child for child in first.children if isinstance(child, str)).strip())
        yield Case("passed" if told else "failed", first or subject.dom.root)


def _title_tells(subject: Subject) -> Iterator[Case]:
    title = next((subject.dom.text(element) for element in subject.dom.all("title")), "")
    if subject.is_html and title:
        yield Case("failed" if _NO_TITLE.match(title) else "passed", subject.dom.all("title")[0], passage=title)


def _zoom(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("meta"):
        if attribute(element, "name") != "viewport" or not attribute(element, "content"):
            continue
        settings = {key.strip(): value.strip() for part in re.split(r"[,;]", attribute(element, "content")) for key, _, value in [part.partition("=")]}
        scalable, largest = settings.get("user-scalable"), settings.get("maximum-scale")
        if scalable is None and largest is None:
            continue
        yield Case("failed" if _locked(scalable) or _too_small(largest) else "passed", element)


def _locked(scalable: str | None) -> bool:
    """Say whether `user-scalable` forbids zoom (CSS Device Adaptation 1: a number within -1 and 1, "no" and what cannot be read do)."""
    if scalable is None or scalable in ("yes", "device-width", "device-height"):
        return False
    number = re.match(r"[-+]?[\d.]+", scalable)
    return number is None or abs(float(number[0])) < 1


def _too_small(largest: str | None) -> bool:
    if largest is None or largest in ("device-width", "device-height"):
        return False
    number = re.match(r"[-+]?(\d+\.?\d*|\.\d+)", largest)
    if number is None:
        return True  # "yes" reads as 1, "no" and other words as 0.1
    return 0 <= float(number[0]) < _LEAST_ZOOM


def _delay(subject: Subject) -> tuple[int, Case] | None:
    """Return the seconds of the first refresh that browsers obey."""
    for element in subject.dom.all("meta"):
        if attribute(element, "http-equiv") == "refresh" and (match := _REFRESH.match(element.get("content") or "")):
            return int(match[1]), Case("failed", element)
    return None


def _runs_away(subject: Subject) -> Iterator[Case]:
    found = _delay(subject)
    if found:
        seconds, case = found
        yield case if 0 < seconds <= _TWENTY_HOURS else Case("passed", case.element)


def _refreshes(subject: Subject) -> Iterator[Case]:
    found = _delay(subject)
    if found:
        seconds, case = found
        yield case if seconds > 0 else Case("passed", case.element)


def _ids(subject: Subject) -> Iterator[Case]:
    counted = Counter(name for element in subject.dom.elements if (name := element.get("id")))
    used = {
        token
        for element in subject.dom.elements
        for key in ("aria-labelledby", "aria-describedby", "headers", "for")
        for token in (element.get(key) or "").split()
    }
    for name in sorted(used & counted.keys()):
        yield Case(
            "failed" if counted[name] > 1 else "passed",
            subject.dom.ids[name],
            message=f"The id “{name}” is used {counted[name]} times, so a label may go to the wrong place.",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="page-title",
        title="The page has a title",
        applies="web pages",
        expects="words in the title element",
        criteria=("2.4.2",),
        act=("2779a5",),
        impact="serious",
        helps=(BLIND, LEARNING),
        message="The page has no title: a tab, a bookmark and a screen reader have nothing to call it.",
        fix="Write the headline and the publisher in <title>.",
        source="ACT rule 2779a5",
        check=_title,
    ),
    Rule(
        id="page-title-tells",
        title="The title tells what the page is",
        applies="pages with a title",
        expects="more than a tool's filling word",
        criteria=("2.4.2",),
        impact="moderate",
        helps=(BLIND, LEARNING),
        message="The title is a filling word.",
        fix="Write the headline and the publisher in <title>.",
        source="WCAG 2.2, failure F25",
        check=_title_tells,
    ),
    Rule(
        id="zoom-allowed",
        title="The page can be enlarged",
        applies="viewport settings that limit zoom",
        expects="zoom to 200 % at least",
        criteria=("1.4.4",),
        act=("b4f0c3",),
        impact="critical",
        helps=(BLIND, DYSLEXIA),
        message="The page forbids or limits zoom: who needs larger letters on a phone cannot have them.",
        fix="Remove user-scalable and maximum-scale from the viewport.",
        source="ACT rule b4f0c3",
        check=_zoom,
    ),
    Rule(
        id="page-runs-away",
        title="The page does not leave by itself",
        applies="refreshes within 20 hours",
        expects="none, or one at once",
        criteria=("2.2.1",),
        act=("bc659a",),
        impact="critical",
        helps=(LEARNING, BLIND, DYSLEXIA, KEYBOARD),
        message="The page reloads or leaves after a time: who reads slowly loses their place.",
        fix="Remove the refresh; redirect on the server.",
        source="ACT rule bc659a",
        check=_runs_away,
    ),
    Rule(
        id="page-refreshes",
        title="The page never refreshes by itself",
        applies="refreshes of any delay",
        expects="none, or one at once",
        criteria=("2.2.4", "3.2.5"),
        act=("bisz58",),
        impact="serious",
        helps=(LEARNING, BLIND, DYSLEXIA, KEYBOARD),
        message="The page reloads or leaves after a time, however long.",
        fix="Remove the refresh; offer a button that reloads.",
        source="ACT rule bisz58",
        check=_refreshes,
        advice=True,
    ),
    Rule(
        id="ids-unique",
        title="Labels go to one place",
        applies="ids that labels and cells refer to",
        expects="each id once",
        criteria=("1.3.1", "4.1.2"),
        impact="moderate",
        helps=(BLIND,),
        message="An id that is referred to is used more than once.",
        fix="Give every element an id of its own.",
        source="WCAG 2.2, failure F77 (for the ids that names and headers use)",
        check=_ids,
    ),
)
