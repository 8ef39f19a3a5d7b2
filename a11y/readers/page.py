"""Parse a web page with bs4 and lxml, and freeze it: the only door to bs4.

The frozen tree is an ordinary `Page`; beside it stands an `Index` of flat lists (parents, ends of subtrees), so that
nothing downstream has to recurse. Depth is bounded, so that a page of 20,000 nested elements stays a tree any code may walk.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from a11y.errors import SourceError
from a11y.model import Element, Notice, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement, Tag

MAX_DEPTH = 200
"""Elements nested deeper than this are kept, but hung beside each other at this depth.

Blink stops at 512; Python's own limit of 1,000 frames must hold a walk of three frames a level.
"""

MAX_ELEMENTS = 200_000
"""Start tags beyond this refuse the page: 150,000 take 400 MB and ten seconds, and the largest of 85 real article pages has 1,637."""

UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "title", "meta", "link", "base"})
"""Elements whose text a reader never sees (HTML, section 15.3.1 hidden elements; noscript because scripting is on in browsers)."""

_SOURCE_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title)\b.*?(?:</\1|\Z)|<([a-zA-Z][^\s/>]*)", re.DOTALL | re.IGNORECASE)
_UNSEEN_MARKS = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Soft hyphen, zero-width space, word joiner, stray mark (Unicode Standard, 23.2): seen by nobody, they split words for every later stage."""

_START = re.compile("<[a-zA-Z]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def vocabulary(words: str) -> frozenset[str]:
    """Return the words of a list as a set.

    >>> sorted(vocabulary("one two"))
    ['one', 'two']
    """
    return frozenset(words.split())


INLINE = vocabulary(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rt rp rb s samp small span strike strong sub sup time
    tt u var wbr
    """
)
"""Elements that stay within a line (HTML, phrasing content, less the embedded and interactive ones)."""


@dataclass(frozen=True, slots=True)
class Index:
    """A frozen page as flat lists: element `i`, its parent's number (-1: none), and the number after its last descendant."""

    page: Page
    nodes: list[Element]
    parents: list[int]
    ends: list[int]
    notices: tuple[Notice, ...] = field(default=())

    def ancestors(self, node: int) -> Iterator[int]:
        """Yield the numbers of an element's parents, nearest first."""
        node = self.parents[node]
        while node >= 0:
            yield node
            node = self.parents[node]

    def within(self, node: int, outer: int) -> bool:
        """Say whether an element is another or lies inside it."""
        return outer <= node < self.ends[outer]

    def below(self, node: int) -> Iterator[int]:
        """Yield the numbers of an element and everything inside it, in document order."""
        return iter(range(node, self.ends[node]))


def grow(name: str, text: str, *, url: str | None = None) -> Index:
    """Parse HTML text into a frozen page and its index; raise SourceError when it has too many elements.

    >>> grow("x", "<p>One <b>two</b>").page.root.tag
    'html'
    """
    from bs4 import BeautifulSoup  # loaded here: only web pages need it
    from bs4.element import CData, NavigableString, RubyParenthesisString, RubyTextString, Script, Stylesheet, Tag, TemplateString

    kept = {NavigableString, CData, RubyParenthesisString, RubyTextString, Script, Stylesheet, TemplateString}
    clean = _CONTROL.sub("\ufffd", text)
    if clean.count("<") > MAX_ELEMENTS and sum(1 for _ in _START.finditer(clean)) > MAX_ELEMENTS:
        raise SourceError(name, f"the page has more than {MAX_ELEMENTS:,} elements", "save the article's own part of it and read that")
    soup = BeautifulSoup(clean, "lxml", multi_valued_attributes=None)
    tops = [child for child in soup.contents if isinstance(child, Tag)]
    start = next((child for child in tops if child.name == "html"), tops[0] if tops else None)
    if start is None:
        start = soup.new_tag("html")
    _gather(start, [child for child in tops if child is not start])

    tags: list[Tag] = []
    parents: list[int] = []
    depths: list[int] = []
    places: list[list[int | str]] = []  # per element: numbers of child elements, and strings
    too_deep = False
    stack: list[tuple[Tag | str, int]] = [(start, -1)]
    while stack:
        item, parent = stack.pop()
        if isinstance(item, str):
            line = places[parent]
            if line and isinstance(line[-1], str):
                line[-1] += item
            else:
                line.append(item)
            continue
        depth = depths[parent] + 1 if parent >= 0 else 0
        if depth > MAX_DEPTH:
            too_deep = True
            parent = parents[parent]
            depth = MAX_DEPTH
        number = len(tags)
        if parent >= 0:
            places[parent].append(number)
        tags.append(item)
        parents.append(parent)
        depths.append(depth)
        places.append([])
        for child in reversed(item.contents):
            if isinstance(child, Tag):
                stack.append((child, number))
            elif type(child) in kept:
                words = str(child)
                seen = type(child) is not Script and type(child) is not Stylesheet and not words.isascii()
                stack.append((words.translate(_UNSEEN_MARKS) if seen else words, number))

    count = len(tags)
    ends = list(range(1, count + 1))
    for number in range(count - 1, 0, -1):
        parent = parents[number]
        if ends[parent] < ends[number]:
            ends[parent] = ends[number]
    lines = _lines(clean, [tag.name for tag in tags])
    nodes: list[Element] = [None] * count  # type: ignore[list-item]  # every place is filled just below, children first
    for number in range(count - 1, -1, -1):
        tag = tags[number]
        attributes = cast("tuple[tuple[str, str], ...]", tuple(tag.attrs.items()))  # strings all, since multi_valued_attributes is None
        children = tuple(nodes[child] if isinstance(child, int) else child for child in places[number])
        nodes[number] = Element(tag.name, attributes, children, number, lines[number])
    notices = (Notice("nested-too-deep", f"Elements nested more than {MAX_DEPTH} deep were kept side by side."),) if too_deep else ()
    return Index(Page(nodes[0], url), nodes, parents, ends, notices)


def _gather(start: Tag, others: list[Tag]) -> None:
    """Move what lxml left beside the root into the body: a page whose end tags come too soon goes on after them (HTML, section 13.2.6.4.22)."""
    body = start.find("body", recursive=False) or start
    for other in others:
        parts = [other] if other.name != "html" else [child for part in list(other.children) for child in _unwrapped(part)]
        for part in parts:
            body.append(part)


def _unwrapped(part: PageElement) -> list[PageElement]:
    """Return what a second head or body holds, anything else as it is."""
    from bs4.element import Tag

    return list(part.children) if isinstance(part, Tag) and part.name in ("head", "body") else [part]


def _lines(text: str, names: list[str]) -> list[int | None]:
    """Return the source line of each element: its start tag is the next one of that name, in document order (bs4 with lxml tells none)."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    found = [((match[1] or match[2]).lower(), match.start()) for match in _SOURCE_TAG.finditer(text) if match.lastindex]
    lines: list[int | None] = []
    at = 0
    for name in names:
        # A tag the parser made up (html, head, body, tbody, p) is not in the source: look a few start tags ahead, else give none.
        for ahead in range(at, min(at + 6, len(found))):
            if found[ahead][0] == name:
                lines.append(bisect_right(breaks, found[ahead][1]) + 1)
                at = ahead + 1
                break
        else:
            lines.append(None)
    return lines


def words_of(element: Element) -> str:
    """Return the visible text of an element with white space folded, without spans.

    >>> words_of(grow("x", "<p>One <b>two</b><script>3</script>").page.root)
    'One two'
    """
    parts: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.tag not in UNSEEN:
            if item.tag not in INLINE:
                parts.append(" ")
                stack.append(" ")
            stack.extend(reversed(item.children))
    return " ".join("".join(parts).split())
