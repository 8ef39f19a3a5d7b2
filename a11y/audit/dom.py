"""A frozen page made easy to ask: parents, ids, text, and where an element is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.model import Element, Page

# Elements that never show, whatever their style (HTML, 15.3.1 Hidden elements; scripting is taken to be on).
NEVER_SHOWN = frozenset({"head", "title", "meta", "link", "base", "style", "script", "noscript", "template", "datalist", "param", "source", "track"})
# Elements that stay in a line: their text joins the text beside it without a space.
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "img", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
     "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr"}
)  # fmt: skip

_SIMPLE_ID = re.compile(r"[A-Za-z][\w-]*\Z")


class Dom:
    """The elements of a page in document order, with what a frozen tree leaves out: the way up."""

    def __init__(self, page: Page) -> None:
        self.root = page.root
        self.elements: list[Element] = []
        self._parents: dict[int, Element | None] = {}
        self._places: dict[int, dict[int, tuple[int, int]]] = {}
        stack: list[tuple[Element, Element | None]] = [(page.root, None)]
        while stack:
            element, parent = stack.pop()
            self._parents[element.node] = parent
            self.elements.append(element)
            stack.extend((child, element) for child in reversed(element.children) if not isinstance(child, str))

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The first element of each id."""
        found: dict[str, Element] = {}
        for element in self.elements:
            name = element.get("id")
            if name:
                found.setdefault(name, element)
        return found

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    def all(self, *tags: str) -> list[Element]:
        """Return the elements of these tags, in document order."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return sorted((element for tag in tags for element in self._by_tag.get(tag, [])), key=lambda element: element.node)

    def with_attribute(self, name: str) -> Iterator[Element]:
        """Yield the elements that carry an attribute."""
        return (element for element in self.elements if element.get(name) is not None)

    def parent(self, element: Element) -> Element | None:
        """Return the element around this one."""
        return self._parents[element.node]

    def upward(self, element: Element) -> Iterator[Element]:
        """Yield an element and then everything around it, from the inside out."""
        current: Element | None = element
        while current is not None:
            yield current
            current = self._parents[current.node]

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield everything around an element, from the inside out."""
        up = self.upward(element)
        next(up)
        return up

    def closest(self, element: Element, *tags: str) -> Element | None:
        """Return the element itself or the nearest one around it that has one of these tags."""
        return next((found for found in self.upward(element) if found.tag in tags), None)

    def below(self, element: Element) -> Iterator[Element]:
        """Yield everything inside an element, in document order."""
        stack = [child for child in reversed(element.children) if not isinstance(child, str)]
        while stack:
            found = stack.pop()
            yield found
            stack.extend(child for child in reversed(found.children) if not isinstance(child, str))

    def text(self, element: Element) -> str:
        """Return all characters inside an element but those of scripts and styles, with white space folded."""
        parts: list[str] = []
        stack: list[Element | str] = [element]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                parts.append(item)
            elif item.tag not in NEVER_SHOWN or item is element:
                stack.extend(reversed(item.children))
        return " ".join("".join(parts).split())

    def path(self, element: Element) -> str:
        """Return a CSS selector that finds just this element."""
        steps: list[str] = []
        for found in self.upward(element):
            name = found.get("id") or ""
            if _SIMPLE_ID.match(name) and self.ids.get(name) is found:
                steps.append(f"#{name}")
                break
            above = self._parents[found.node]
            if above is None:
                steps.append(found.tag)
                break
            place, count = self._places_in(above)[found.node]
            steps.append(found.tag if count == 1 else f"{found.tag}:nth-of-type({place})")
        return " > ".join(reversed(steps))

    def _places_in(self, parent: Element) -> dict[int, tuple[int, int]]:
        """Return, for each child element, which of its tag it is and how many there are."""
        held = self._places.get(parent.node)
        if held is None:
            counted = Counter(child.tag for child in parent.children if not isinstance(child, str))
            seen: Counter[str] = Counter()
            held = {}
            for child in parent.children:
                if not isinstance(child, str):
                    seen[child.tag] += 1
                    held[child.node] = (seen[child.tag], counted[child.tag])
            self._places[parent.node] = held
        return held

    def tag_of(self, element: Element) -> str:
        """Return an element as it would be written, shortened: its start tag, and its first words where they are its own; what a finding quotes."""
        written = "".join(f' {name}="{value[:80]}{"…" if len(value) > 80 else ""}"' for name, value in element.attributes)
        words = "" if element.tag in ("html", "body", "table", "iframe", "svg", "video", "audio", "object") else self.text(element)
        return f"<{element.tag}{written[:300]}>{words[:100]}{'…' if len(words) > 100 else ''}"


def attribute(element: Element, name: str) -> str:
    """Return an attribute's value without outer white space, in lower case; "" when absent."""
    return (element.get(name) or "").strip().lower()
