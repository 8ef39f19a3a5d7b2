"""Roles and accessible names (WAI-ARIA 1.2; Accessible Name and Description Computation 1.2; HTML-AAM)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from a11y.audit.dom import INLINE, NEVER_SHOWN, attribute

if TYPE_CHECKING:
    from a11y.audit.dom import Dom
    from a11y.audit.sight import Sight
    from a11y.audit.stylesheet import Stylesheet
    from a11y.model import Element

# WAI-ARIA 1.2, 5.3 Categorization of roles (the concrete ones), DPUB-ARIA's begin with "doc-" and Graphics-ARIA's with "graphics-".
_ROLES_WORDS = """
alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox complementary
contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading image img
insertion link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation
none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox
separator slider spinbutton status strong subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar
tooltip tree treegrid treeitem
"""
ROLES = frozenset(_ROLES_WORDS.split())
# WAI-ARIA 1.2, 6.4 Global states and properties, less those deprecated on some roles.
_GLOBAL_ARIA_WORDS = """
aria-atomic aria-busy aria-controls aria-current aria-describedby aria-details aria-dropeffect aria-flowto aria-grabbed
aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns aria-relevant aria-roledescription
"""
GLOBAL_ARIA = frozenset(_GLOBAL_ARIA_WORDS.split())
_IMPLICIT = {
    "article": "article", "aside": "complementary", "button": "button", "caption": "caption", "dialog": "dialog", "figure": "figure",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "hr": "separator", "iframe": "iframe",
    "li": "listitem", "main": "main", "math": "math", "menu": "list", "meter": "meter", "nav": "navigation", "ol": "list", "option": "option",
    "output": "status", "p": "paragraph", "progress": "progressbar", "summary": "summary", "table": "table", "tbody": "rowgroup", "td": "cell",
    "textarea": "textbox", "tfoot": "rowgroup", "thead": "rowgroup", "tr": "row", "ul": "list", "search": "search", "object": "object",
}  # fmt: skip
_INPUTS = {
    "button": "button", "submit": "button", "reset": "button", "image": "button", "checkbox": "checkbox", "radio": "radio", "range": "slider",
    "number": "spinbutton", "search": "searchbox", "email": "textbox", "tel": "textbox", "text": "textbox", "url": "textbox",
}  # fmt: skip
# WAI-ARIA 1.2, 5.2.8.4 Roles supporting name from content.
_NAMED_BY_CONTENT_WORDS = """
button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row rowheader summary
switch tab tooltip treeitem
"""
NAMED_BY_CONTENT = frozenset(_NAMED_BY_CONTENT_WORDS.split())
# Classes of icon fonts whose ligatures make a picture of a word.
_ICON_FONT = re.compile(r"\bmaterial[- ](icons|symbols)|\bicon-?font|\bglyphicon|\bligature|\bfont ?awesome|\bicomoon", re.IGNORECASE)
_HOLD_VALUES = ("select", "textarea", "meter", "progress")
_SECTIONING = ("article", "aside", "main", "nav", "section")


class Names:
    """Roles and names of one page's elements."""

    def __init__(self, dom: Dom, styles: Stylesheet, sight: Sight) -> None:
        self._dom = dom
        self._styles = styles
        self._sight = sight
        self._held: dict[int, str] = {}

    def explicit(self, element: Element) -> str | None:
        """Return the first role of the role attribute that exists, or None."""
        for word in attribute(element, "role").split():
            if word in ROLES or word.startswith(("doc-", "graphics-")):
                return {"presentation": "none", "image": "img"}.get(word, word)
        return None

    def focusable(self, element: Element) -> bool:
        """Say whether the keyboard or a script can move focus to an element."""
        if element.get("tabindex") is not None and attribute(element, "tabindex").lstrip("-").isdigit():
            return True
        if element.tag in ("button", "input", "select", "textarea"):
            return element.get("disabled") is None and attribute(element, "type") != "hidden"
        if element.tag in ("a", "area"):
            return element.get("href") is not None
        if element.tag in ("audio", "video"):
            return element.get("controls") is not None
        return element.tag in ("iframe", "summary") or (attribute(element, "contenteditable") in ("", "true") and element.get("contenteditable") is not None)

    def role(self, element: Element) -> str:
        """Return the role an element has for assistive technology; "" for none in particular, "none" when it is removed from it."""
        explicit = self.explicit(element)
        if explicit == "none" and element.tag != "iframe" and (self.focusable(element) or any(name in GLOBAL_ARIA for name, _ in element.attributes)):
            explicit = None  # the presentational role conflict: WAI-ARIA 1.2, 9.2
        return explicit if explicit is not None else self.implicit(element)

    def implicit(self, element: Element) -> str:
        """Return the role that the element has by itself (HTML-AAM)."""
        tag = element.tag
        match tag:
            case "a" | "area":
                return "link" if element.get("href") is not None or element.get("xlink:href") is not None else ""
            case "img":
                bare = element.get("alt") is not None and not (element.get("alt") or "").strip(" ") and element.get("alt") != " "
                if bare and element.get("alt") == "" and not self.focusable(element) and not any(name in GLOBAL_ARIA for name, _ in element.attributes):
                    return "none"
                return "img"
            case "input":
                kind = attribute(element, "type") or "text"
                return (
                    "" if kind in ("hidden", "file", "color", "date", "password", "time", "month", "week", "datetime-local") else _INPUTS.get(kind, "textbox")
                )
            case "select":
                return "listbox" if element.get("multiple") is not None or attribute(element, "size") not in ("", "0", "1") else "combobox"
            case "th":
                return "rowheader" if attribute(element, "scope") in ("row", "rowgroup") else "columnheader"
            case "header" | "footer":
                inside = any(up.tag in _SECTIONING for up in self._dom.ancestors(element))
                return "" if inside else "banner" if tag == "header" else "contentinfo"
            case "section":
                return "region" if self._labelled(element) else ""
            case "form":
                return "form" if self._labelled(element) else ""
            case "summary":
                parent = self._dom.parent(element)
                first = parent and next((child for child in parent.children if not isinstance(child, str) and child.tag == "summary"), None)
                return "summary" if parent and parent.tag == "details" and first is element else ""
            case _:
                return _IMPLICIT.get(tag, "")

    def _labelled(self, element: Element) -> bool:
        return bool(attribute(element, "aria-label") or attribute(element, "aria-labelledby") or attribute(element, "title"))

    def name(self, element: Element) -> str:
        """Return an element's accessible name with white space folded."""
        held = self._held.get(element.node)
        if held is None:
            held = self._held[element.node] = " ".join(self._name(element, set(), referenced=False, traversed=False).split())
        return held

    def _name(self, element: Element, seen: set[int], *, referenced: bool, traversed: bool) -> str:
        if element.node in seen:
            return ""
        seen.add(element.node)
        if not referenced:
            targets = [self._dom.ids[token] for token in (element.get("aria-labelledby") or "").split() if token in self._dom.ids]
            text = " ".join(self._name(target, seen if target is not element else set(), referenced=True, traversed=True) for target in targets).strip()
            if text:
                return text
        label = (element.get("aria-label") or "").strip()
        if label and not (traversed and not referenced and self._value(element)):
            return label
        if traversed and (value := self._value(element)):
            return value
        role = self.role(element)
        if not (self.explicit(element) == "none" and role == "none"):
            own = self._native(element, seen)
            if own is not None:
                return own
        if role in NAMED_BY_CONTENT or self.implicit(element) in NAMED_BY_CONTENT or traversed or (role.startswith("doc-") and element.tag == "a"):
            text = self._content(element, seen, referenced=referenced)
            if text.strip():
                return text
        return (element.get("title") or element.get("placeholder") or "").strip() if element.tag != "iframe" or role != "none" else ""

    def _value(self, element: Element) -> str:
        """Return what an embedded control holds, since that is how it is read within a label."""
        if element.tag == "input" and attribute(element, "type") in ("", "text", "search", "email", "tel", "url", "number", "range"):
            return element.get("value") or ""
        if element.tag == "select":
            options = [found for found in self._dom.below(element) if found.tag == "option"]
            chosen = [found for found in options if found.get("selected") is not None] or options[:1]
            return " ".join(self._dom.text(found) for found in chosen)
        return ""

    def _native(self, element: Element, seen: set[int]) -> str | None:
        """Return the name that the element's own markup gives it; None when its kind has no such markup or it is not there."""
        title = next((child for child in element.children if not isinstance(child, str) and child.tag == "title"), None)
        if title is not None and (element.tag == "svg" or self._dom.closest(element, "svg")):
            return self._dom.text(title)
        match element.tag:
            case "img" | "area":
                alternative = (element.get("alt") or "").strip()
                return alternative or (element.get("title") or "").strip()
            case "input":
                kind = attribute(element, "type")
                if kind in ("button", "submit", "reset"):
                    preset = {"submit": "Submit", "reset": "Reset"}.get(kind, "") if element.get("value") is None else (element.get("title") or "").strip()
                    return self._labels(element, seen) or (element.get("value") or "").strip() or preset or None
                if kind == "image":
                    return self._labels(element, seen) or (element.get("alt") or "").strip() or (element.get("title") or "").strip()
                return self._labels(element, seen)
            case "button" | "textarea" | "select" | "meter" | "progress" | "output":
                return self._labels(element, seen)
            case "fieldset" | "table" | "figure":
                kind = {"fieldset": "legend", "table": "caption", "figure": "figcaption"}[element.tag]
                first = next((child for child in element.children if not isinstance(child, str) and child.tag == kind), None)
                return self._content(first, seen, referenced=False) if first else None
            case "iframe" | "object" | "video" | "audio" | "canvas" | "svg":
                return (element.get("title") or "").strip()
            case "br":
                return " "
            case _:
                return None

    @cached_property
    def _labels_for(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for label in self._dom.all("label"):
            if label.get("for"):
                found.setdefault(label.get("for") or "", []).append(label)
        return found

    def labels(self, element: Element) -> list[Element]:
        """Return the label elements of a field: those that name its id, and the one around it."""
        labels = list(self._labels_for.get(element.get("id") or "", ()))
        around = self._dom.closest(element, "label")
        if around is not None and around.get("for") is None and around not in labels:
            labels.append(around)
        return labels

    def _labels(self, element: Element, seen: set[int]) -> str | None:
        text = " ".join(self._label(label, set(seen)) for label in self.labels(element)).strip()
        return text or None

    def _label(self, label: Element, seen: set[int]) -> str:
        """Return what a label says: what it refers to, when it is itself labelled by something else (accname 1.2, 2B)."""
        targets = [self._dom.ids[token] for token in (label.get("aria-labelledby") or "").split() if token in self._dom.ids]
        referred = " ".join(self._name(target, set(seen), referenced=True, traversed=True) for target in targets).strip()
        return referred or self._content(label, seen, referenced=False)

    def _content(self, element: Element, seen: set[int], *, referenced: bool) -> str:
        # What a reference points at may be hidden, and then its hidden content counts (accname 1.2, 2A).
        take_hidden = referenced and not self._sight.exposed(element)
        parts: list[str] = []
        for child in element.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag in NEVER_SHOWN and not (child.tag == "title" and element.tag in ("svg", "g")):
                continue
            elif take_hidden or self._sight.exposed(child):
                text = self._name(child, seen, referenced=False, traversed=True)
                parts.append(text if self._within_line(child) else f" {text} ")
        return "".join(parts)

    def _within_line(self, element: Element) -> bool:
        display = self._styles.get(element, "display")
        return display in ("inline", "contents") if display else element.tag in INLINE

    def visible_text(self, element: Element) -> str:
        """Return the text of an element that can be seen, with white space folded: not what fields in it hold, and no picture, nor an icon font's letters."""
        if self._drawn(element):
            return ""
        return " ".join("".join(self._seen(element)).split())

    def _seen(self, element: Element) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _HOLD_VALUES and self._sight.visible(child) and not self._drawn(child):
                edge = "" if self._within_line(child) else " "
                yield edge
                yield from self._seen(child)
                yield edge

    def _drawn(self, element: Element) -> bool:
        """Say whether an icon font draws an element's letters as a picture."""
        return bool(_ICON_FONT.search(f"{element.get('class') or ''} {self._styles.get(element, 'font-family') or self._styles.get(element, 'font') or ''}"))
