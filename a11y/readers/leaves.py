"""Cut a frozen page into leaves: stretches of inline content between block boundaries, with what can be counted of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.model import Element
from a11y.readers.page import INLINE, UNSEEN, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.readers.page import Index

EMBEDDED = vocabulary(
    """
    img picture video audio iframe object embed svg canvas map math br
    """
)
"""Elements that stand in a line without being text of it."""

CONTROLS = vocabulary(
    """
    button input select textarea option optgroup datalist label form fieldset dialog progress meter output
    """
)
"""Elements a reader works with and does not read (HTML, section 4.10 forms)."""


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that head what follows (HTML, section 4.3.6)."""

_CLIPPED = re.compile(r"clip:rect\(0|clip-path:inset\((?:50|100)%")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A run of inline content: the block element that holds it, its parts in order, its folded text and how much of it is linked."""

    owner: int
    parts: tuple[Element | str, ...]
    text: str
    linked: int
    node: int

    @property
    def density(self) -> float:
        """Return the share of the text that is link text, 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))


def cut(index: Index, start: int = 0, *, skip: frozenset[int] = frozenset(), reveal: bool = False) -> list[Leaf]:
    """Return the leaves at and below an element, in document order; elements in `skip` are left out, hidden ones too unless `reveal` is set.

    >>> from a11y.readers.page import grow
    >>> [leaf.text for leaf in cut(grow("x", "<div>One <b>two</b><p>three</p>four<br><br>five</div>"))]
    ['One two', 'three', 'four', 'five']
    """
    blocky = _blocky(index)
    in_link = [False] * len(index.nodes)  # cards put headings and divs inside one link
    for number in range(start, index.ends[start]):
        parent = index.parents[number]
        in_link[number] = (parent >= start and in_link[parent]) or (index.nodes[number].tag == "a" and index.nodes[number].get("href") is not None)
    leaves: list[Leaf] = []
    run: list[Element | str] = []

    def close(owner: int) -> None:
        if run:
            leaf = _leaf(owner, run, skip, linked=in_link[owner], anchored=index.nodes[owner].tag in HEADINGS)
            if leaf:
                leaves.append(leaf)
            run.clear()

    # An entry is an element to open, a string, or the number of an element whose content ends.
    stack: list[tuple[Element | str | None, int]] = [(index.nodes[start], start)]
    while stack:
        item, owner = stack.pop()
        if item is None:
            close(owner)
        elif isinstance(item, str):
            run.append(item)
        elif item.tag in UNSEEN and reveal and item.tag == "noscript" and blocky[item.node]:
            stack.extend((child, owner) for child in reversed(item.children))
        elif item.tag in UNSEEN or item.node in skip or (hidden(item) and not (reveal and blocky[item.node])):
            continue
        elif item.tag == "br" and _ends_with_break(run):
            run.pop()
            close(owner)
        elif blocky[item.node]:
            close(owner)
            stack.append((None, item.node))
            stack.extend((child, item.node) for child in reversed(item.children))
        else:
            run.append(item)
    return leaves


LARGEST_CARD = 400
"""Elements of a card shown on hover at most; a larger one is a part of the page, and to look at each of many nested ones would take minutes."""


_TOOLTIP = re.compile(r"tooltip[-_]*(?:text|content|bubble|body|box|inner|panel)", re.IGNORECASE)
"""Class names of the words that a tooltip shows, not of the word that has one."""


def popups(index: Index) -> frozenset[int]:
    """Return inline elements shown on hover amid a sentence: tooltips, and cards of three links and more that make up nearly all of a long text."""
    links = [0] * len(index.nodes)
    for number, node in enumerate(index.nodes):
        if node.tag == "a":
            links[number] = 1
    for number in range(len(links) - 1, 0, -1):
        links[index.parents[number]] += links[number]
    found: set[int] = set()
    for number, node in enumerate(index.nodes):
        if node.tag == "span" and (node.get("role") == "tooltip" or _TOOLTIP.search(node.get("class") or "")):
            found.add(number)
            continue
        if links[number] < 3 or node.tag != "span" or index.ends[number] - number > LARGEST_CARD or index.parents[number] in found:
            continue
        leaf = _leaf(number, list(node.children), frozenset(), linked=False)
        if leaf and len(leaf.text) > 120 and leaf.density > 0.85:
            around = next((parent for parent in index.ancestors(number) if index.nodes[parent].tag in ("p", "li")), None)
            if around is not None and any(
                isinstance(child, str) and len(child.strip()) > 20 for parent in range(around, number) for child in index.nodes[parent].children
            ):
                found.add(number)
    return frozenset(found)


def hidden(element: Element) -> bool:
    """Say whether an element is marked as not shown: the `hidden` attribute, a `display:none` or clip of its own, an icon font's ligature."""
    for name, value in element.attributes:
        if name == "hidden" or (name == "class" and "material-icons" in value):
            return True
        if name == "style" and "none" in value and "display:none" in value.replace(" ", "").lower():
            return True
        if name == "style" and "clip" in value and element.tag == "span" and _CLIPPED.search(value.replace(" ", "").lower()):
            return True  # ", opens new tab" after a link: words about the page for who cannot see it
    return False


def _blocky(index: Index) -> list[bool]:
    """Say of every element whether it breaks the line: a block element, or an inline one that holds a block."""
    blocky = [node.tag not in INLINE and node.tag not in EMBEDDED and node.tag not in UNSEEN and not silent(node) for node in index.nodes]
    for number in range(len(blocky) - 1, 0, -1):
        if blocky[number]:
            parent = index.parents[number]
            if index.nodes[parent].tag not in EMBEDDED or index.nodes[parent].tag == "picture":
                blocky[parent] = True  # some templates put the caption into the <picture>
    return blocky


def silent(element: Element) -> bool:
    """Say whether an element is a button without words, which stands in a line as a picture does ("bitcoin (+), new investors …")."""
    return element.tag == "button" and not any(child.strip() if isinstance(child, str) else child.children for child in element.children)


def _ends_with_break(run: list[Element | str]) -> bool:
    """Take trailing blank strings off a run and say whether a line break then ends it."""
    at = len(run)
    while at and isinstance(item := run[at - 1], str) and not item.strip():
        at -= 1
    if at and isinstance(last := run[at - 1], Element) and last.tag == "br":
        del run[at:]
        return True
    return False


def _leaf(owner: int, run: list[Element | str], skip: frozenset[int], *, linked: bool, anchored: bool = False) -> Leaf | None:
    """Measure a run; None when no reader would see a word of it. In an `anchored` one a link within the page is none: a heading gives its own address."""
    pieces: list[str] = []
    link_chars = 0
    node = owner
    first = True
    for text, in_link, number in _strings(run, skip, linked=linked, anchored=anchored):
        pieces.append(text)
        if in_link:
            link_chars += len(text.strip())
        if first and text.strip():
            node = number if number >= 0 else owner
            first = False
    text = " ".join("".join(pieces).split())
    return Leaf(owner, tuple(run), text, link_chars, node) if text else None


def _strings(run: list[Element | str], skip: frozenset[int], *, linked: bool, anchored: bool) -> Iterator[tuple[str, bool, int]]:
    """Yield the strings of a run with whether a link holds them and the innermost element's number (-1: the run itself)."""
    stack: list[tuple[Element | str, bool, int]] = [(item, linked, -1) for item in reversed(run)]
    while stack:
        item, in_link, number = stack.pop()
        if isinstance(item, str):
            yield item, in_link, number
        elif item.tag == "br":
            yield " ", in_link, number
        elif item.tag not in UNSEEN and item.tag not in EMBEDDED and item.node not in skip and not hidden(item):
            in_link = in_link or (item.tag == "a" and not (anchored and (item.get("href") or "").startswith("#")))
            stack.extend((child, in_link, item.node) for child in reversed(item.children))
