"""Who can meet an element: is it rendered, is it on the screen, is it in the accessibility tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.audit.dom import NEVER_SHOWN, attribute

if TYPE_CHECKING:
    from a11y.audit.dom import Dom
    from a11y.audit.stylesheet import Stylesheet
    from a11y.model import Element

_LENGTH = re.compile(r"(-?[\d.]+)(px|pt|em|rem|%|vh|vw|ch|ex|cm|mm|in)?\Z")
# CSS Values and Units 4: absolute lengths at 96 pixels an inch; the default font size is 16 pixels.
_PIXELS = {"px": 1.0, None: 1.0, "pt": 96 / 72, "rem": 16.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0, "vh": 8.0, "vw": 12.8}
_FONT_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "smaller": 13.3,
    "larger": 19.2,
}
# HTML, 15.3.6 Sections and headings: what browsers make of headings.
_DEFAULT_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h5": 0.83, "h6": 0.67, "small": 0.83, "sub": 0.83, "sup": 0.83}
# How style sheets call what only screen readers are to meet (Bootstrap, WordPress, HTML5 Boilerplate and W3C's own pages use these names).
_BY_NAME = re.compile(r"\s(?:off-?screen|(?:visually|hidden)-?(?:hidden|visually)|sr-only|screen-?reader(?:-?text|-only)?|assistive-text)\s", re.IGNORECASE)
_DEFAULT_BOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th"})


def pixels(value: str, font: float = 16.0) -> float | None:
    """Return a CSS length in pixels; None for a keyword, a percentage or a calculation.

    >>> pixels("12pt"), pixels("0.5em", 20), pixels("auto")
    (16.0, 10.0, None)
    """
    match = _LENGTH.match(value.strip())
    if match is None or match[2] == "%":
        return None
    try:
        number = float(match[1])
    except ValueError:
        return None
    if match[2] in ("em", "ch", "ex"):
        return number * font * (1 if match[2] == "em" else 0.5)
    return number * _PIXELS[match[2]]


class Sight:
    """Answers, remembered, about one page with its own styles."""

    def __init__(self, dom: Dom, styles: Stylesheet) -> None:
        self._dom = dom
        self._styles = styles
        self._rendered: dict[int, bool] = {}
        self._shown: dict[int, bool] = {}
        self._exposed: dict[int, bool] = {}
        self._moved: dict[int, bool] = {}
        self._sizes: dict[int, float] = {}

    def laid_out(self, element: Element) -> bool:
        """Say whether an element makes a box: no `display: none`, no `hidden`, here or around it."""
        held = self._rendered.get(element.node)
        if held is None:
            parent = self._dom.parent(element)
            held = self._rendered[element.node] = self._makes_box(element) and (parent is None or self.laid_out(parent))
        return held

    def _makes_box(self, element: Element) -> bool:
        if element.tag in NEVER_SHOWN or (element.tag == "input" and attribute(element, "type") == "hidden"):
            return False
        display = self._styles.get(element, "display")
        if display is not None:
            return display != "none"
        return element.get("hidden") is None and not (element.tag == "dialog" and element.get("open") is None)

    def rendered(self, element: Element) -> bool:
        """Say whether an element shows: it makes a box and is not `visibility: hidden`."""
        if not self.laid_out(element):
            return False
        held = self._shown.get(element.node)
        if held is None:
            value = next((found for up in self._dom.upward(element) if (found := self._styles.get(up, "visibility")) and found != "inherit"), "visible")
            held = self._shown[element.node] = value not in ("hidden", "collapse")
        return held

    def exposed(self, element: Element) -> bool:
        """Say whether an element is in the accessibility tree: it shows, and neither it nor anything around it is `aria-hidden` or inert."""
        held = self._exposed.get(element.node)
        if held is None:
            hidden = any(attribute(up, "aria-hidden") == "true" or up.get("inert") is not None for up in self._dom.upward(element))
            held = self._exposed[element.node] = not hidden and self.rendered(element)
        return held

    def visible(self, element: Element) -> bool:
        """Say whether an element can be seen: it shows, and it is not moved off the screen, clipped away or transparent."""
        return self.rendered(element) and not self._away(element)

    def _away(self, element: Element) -> bool:
        held = self._moved.get(element.node)
        if held is None:
            parent = self._dom.parent(element)
            held = self._moved[element.node] = (parent is not None and self._away(parent)) or self._moved_away(element)
        return held

    def _moved_away(self, element: Element) -> bool:
        get = self._styles.get
        if self._styles.linked and _BY_NAME.search(f" {element.get('class') or ''} ".replace(" ", "  ")):
            return True  # the style is in a sheet that is not read here
        if get(element, "opacity") in ("0", "0.0", "0%"):
            return True
        placed = get(element, "position") in ("absolute", "fixed", "relative")
        sides = ("left", "top", "right", "bottom") if placed else ()
        if any((size := pixels(get(element, side) or "")) is not None and size <= -900 for side in (*sides, "text-indent", "margin-left")):
            return True
        clip = f"{get(element, 'clip') or ''} {get(element, 'clip-path') or ''}"
        if re.search(r"rect\(\s*(0|1)(px)?[ ,]+(0|1)(px)?[ ,]+(0|1)(px)?[ ,]+(0|1)(px)?\s*\)|inset\(\s*(50|100)%", clip):
            return True
        small = [size for side in ("width", "height") if (size := pixels(get(element, side) or "")) is not None and size <= 1]
        return bool(small) and "hidden" in (get(element, "overflow") or "") and len(small) == 2

    def font_size(self, element: Element) -> float:
        """Return an element's font size in pixels."""
        held = self._sizes.get(element.node)
        if held is not None:
            return held
        parent = self._dom.parent(element)
        around = self.font_size(parent) if parent else 16.0
        value = self._styles.get(element, "font-size")
        if value is None and (font := self._styles.get(element, "font")):
            found = re.search(r"([\d.]+(?:px|pt|em|rem|%))", font)
            value = found[1] if found else None
        size = around * (_DEFAULT_SIZES.get(element.tag, 1.0) if value is None else 1.0)
        if value is not None:
            if value.endswith("%") and value[:-1].replace(".", "", 1).isdigit():
                size = around * float(value[:-1]) / 100
            else:
                size = pixels(value, around) or _FONT_SIZES.get(value, around)
        self._sizes[element.node] = size
        return size

    def bold(self, element: Element) -> bool:
        """Say whether an element's text is bold."""
        for up in self._dom.upward(element):
            value = self._styles.get(up, "font-weight")
            if value and value != "inherit":
                return value in ("bold", "bolder") or (value.isdigit() and int(value) >= 700)
            if up.tag in _DEFAULT_BOLD:
                return True
        return False
