"""Clipping: text that is cut off when a reader enlarges it, as far as style attributes and `<style>` elements determine it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.rule import BLIND, DYSLEXIA, Case, Rule, Subject
from a11y.audit.sight import pixels

if TYPE_CHECKING:
    from a11y.model import Element

# WCAG 2.2, 1.4.4 in the terms of ACT rule 59br37: a window of 1280 by 1024 at 200 % shows 640 by 512 CSS pixels.
_WIDTH, _HEIGHT = 640, 512
# Half an em a letter and 1.2 em a line are means of common typefaces; only what overflows by a third is said to be cut off.
_LETTER, _LINE, _CLEARLY = 0.5, 1.2, 1.3
_SCROLLS = ("auto", "scroll", "overlay")
_HIDES = ("hidden", "clip")
_LEAST_LETTERS = 20


def _axis(element: Element, subject: Subject, name: str) -> str:
    words = (subject.styles.get(element, "overflow") or "visible").split()
    return subject.styles.get(element, f"overflow-{name}") or words[0 if name == "x" else -1]


def _length(element: Element, subject: Subject, name: str, font: float) -> float | None:
    value = subject.styles.get(element, name) or ""
    part = re.fullmatch(r"([\d.]+)(vh|vw)", value)
    if part:
        return float(part[1]) / 100 * (_HEIGHT if part[2] == "vh" else _WIDTH)
    return pixels(value, font)


def _cut_off(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        across, down = _axis(element, subject, "x"), _axis(element, subject, "y")
        if (across not in _HIDES and down not in _HIDES) or across in _SCROLLS or down in _SCROLLS or element.tag in ("html", "body", "svg", "button"):
            continue
        words = subject.names.visible_text(element) if subject.sight.visible(element) and subject.sight.exposed(element) else ""
        if len(words) < _LEAST_LETTERS or subject.dom.closest(element, "a") is not None:
            continue
        if _is_clipped(element, subject, words, across=across in _HIDES, down=down in _HIDES) and not _scrolls_inside(element, subject):
            yield Case("passed" if _told_in_full(element, subject) else "failed", element, passage=words[:160])
        else:
            yield Case("passed", element)


def _is_clipped(element: Element, subject: Subject, words: str, *, across: bool, down: bool) -> bool:
    font = subject.sight.font_size(element)
    width, height = _length(element, subject, "width", font), _length(element, subject, "height", font)
    one_line = subject.styles.get(element, "white-space") == "nowrap"
    breaks = sum(found.tag == "br" for found in subject.dom.below(element))
    long = len(words) * font * _LETTER / (breaks + 1)
    if across and one_line and width and width > 1:
        return long > _CLEARLY * width
    if not down or not height or height <= 1:
        return False
    lines = breaks + 1 if one_line else max(breaks + 1, math.ceil(len(words) * font * _LETTER / min(width or _WIDTH, _WIDTH)))
    return lines * font * _LINE > _CLEARLY * height


def _scrolls_inside(element: Element, subject: Subject) -> bool:
    return any(_axis(found, subject, axis) in _SCROLLS for found in subject.dom.below(element) for axis in "xy")


def _told_in_full(element: Element, subject: Subject) -> bool:
    """Say whether a link in the text or right after it leads on to the whole."""
    parent = subject.dom.parent(element)
    after = [child for child in parent.children if not isinstance(child, str) and child.node > element.node][:1] if parent else []
    return any(found.tag == "a" and found.get("href") for found in (*after, *subject.dom.below(element)))


RULES: tuple[Rule, ...] = (
    Rule(
        id="text-cut-off",
        title="Enlarged text is not cut off",
        applies="boxes that hide what does not fit and whose size the page itself fixes",
        expects="room for the text at 200 %, a way to scroll, or a link to the whole",
        criteria=("1.4.4",),
        act=("59br37",),
        impact="serious",
        helps=(BLIND, DYSLEXIA),
        message="The box hides what does not fit: who enlarges the page loses the end of the text.",
        fix="Give the box min-height in place of height, or let it grow.",
        source="ACT rule 59br37; inline styles and <style> only; the room is estimated",
        check=_cut_off,
    ),
)
