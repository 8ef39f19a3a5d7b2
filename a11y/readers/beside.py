"""What stands beside a picture or a player: the group it belongs to, its caption, its credit."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.readers.credit_lines import is_credit
from a11y.readers.furniture import names
from a11y.readers.leaves import HEADINGS
from a11y.readers.page import words_of

if TYPE_CHECKING:
    from a11y.model import Element
    from a11y.readers.leaves import Leaf
    from a11y.readers.page import Index

MAX_CAPTION = 700
"""Characters; the longest of 59 captions on 85 real pages has 639."""

CAPTION_NAME = re.compile(
    r"caption|figcap|cutline|legend|(?:image|photo|picture|media|video|embed|img|figure)[-_]*(?:desc|text|info|title|headline|details"
    r"|photographer|meta)|photographer|bild(?:unterschrift|text|beschreibung|[-_]*info)|foto[-_]*(?:text|info|legende)|pie[-_]?(?:de[-_]?)?foto|didascalia"
    r"|onderschrift",
    re.IGNORECASE,
)
"""Class names of captions in news templates."""

CAPTION_ALONE = re.compile(r"(?:^|\s)(?:(?:image|photo|picture|wp|img)[-_]?)?(?:caption|cutline|cred(?:it)?)(?:[-_]?text)?(?:\s|$)", re.IGNORECASE)
"""Whole class names that make a paragraph a caption or a credit; others name paragraphs too."""

CREDIT_NAME = re.compile(r"credit|copyright|photographer|attribution|(?:^|[-_ ])source|rights|agency|byline|courtesy", re.IGNORECASE)
"""Class names of credit lines."""

MEDIA_NAME = re.compile(
    r"image|photo|picture|media|figure|gallery|slide|caption|embed|video|player|img|asset|hero|lead|thumb|bild|foto|imagen|immagine", re.IGNORECASE
)
"""Class names of what wraps a picture or player with its caption."""


class Beside:
    """Finds groups and captions on one page; holds the counts it needs of every subtree."""

    def __init__(self, index: Index, leaves: list[Leaf]) -> None:
        self.index = index
        self.leaves = leaves
        count = len(index.nodes)
        self.chars = [0] * count
        self.media = [0] * count
        self.quotes = [int(node.tag == "blockquote") for node in index.nodes]
        # The leaves below an element stand together in the list: the first and the one after the last.
        self._first = [len(leaves)] * count
        self._end = [0] * count
        for place, leaf in enumerate(leaves):
            self.chars[leaf.owner] += len(leaf.text)
            self._first[leaf.owner] = min(self._first[leaf.owner], place)
            self._end[leaf.owner] = place + 1
        for number in range(count - 1, 0, -1):
            parent = index.parents[number]
            self.chars[parent] += self.chars[number]
            self.quotes[parent] += self.quotes[number]
            self._first[parent] = min(self._first[parent], self._first[number])
            self._end[parent] = max(self._end[parent], self._end[number])

    def count(self, roots: list[int]) -> None:
        """Say which elements are pictures or players, so that a group holds one of them."""
        for root in roots:
            self.media[root] += 1
        for number in range(len(self.index.nodes) - 1, 0, -1):
            self.media[self.index.parents[number]] += self.media[number]

    def leaves_in(self, node: int) -> list[Leaf]:
        """Return the leaves inside an element, in document order."""
        return self.leaves[self._first[node] : self._end[node]]

    def span(self, node: int) -> range:
        """Return the numbers of the leaves inside an element."""
        return range(self._first[node], self._end[node])

    def group(self, node: int, limit: int) -> int:
        """Return the outermost element that holds this medium, and no other, with nothing but its caption; `limit` is never left."""
        best = self._figure(node, limit)
        outer_figure = None
        for parent in self.index.ancestors(best):
            if parent <= limit or self.index.within(limit, parent) or self.index.nodes[parent].tag in ("body", "main", "article", "table", "tr", "tbody"):
                break
            if self.chars[parent] > MAX_CAPTION or self.media[parent] > max(1, self.media[node]) or self.quotes[parent]:
                break  # a figure that holds a quotation shows who said it
            if self.index.nodes[parent].tag == "figure":
                outer_figure = parent
            if self.chars[parent] == self.chars[best] or self._only_captions(parent, best):
                best = parent
            elif outer_figure != parent:
                break
        if outer_figure is not None and not self.index.within(outer_figure, best) and best > outer_figure:
            return outer_figure
        return best

    def _figure(self, node: int, limit: int) -> int:
        """Return the nearest `<figure>` around a medium that holds no other and no more than a caption, else the medium itself."""
        for parent in self.index.ancestors(node):
            if parent <= limit or self.chars[parent] > MAX_CAPTION or self.media[parent] > max(1, self.media[node]) or self.quotes[parent]:
                break
            if self.index.nodes[parent].tag == "figure":
                return parent
        return node

    def _only_captions(self, parent: int, inner: int) -> bool:
        """Say whether all text of an element outside an inner one reads as a caption."""
        element = self.index.nodes[parent]
        wraps = element.tag in ("figure", "picture") or MEDIA_NAME.search(names(element)) is not None
        if self.index.nodes[inner].tag == "figure" and self.chars[inner]:
            wraps = False  # it has its caption
        for leaf in self.leaves_in(parent):
            if self.index.within(leaf.owner, inner):
                continue
            if not (self._is_caption(leaf, parent) or (wraps and self.index.nodes[leaf.owner].tag not in HEADINGS and len(leaf.text) < 300)):
                return self._boxed(parent, inner)
        return True

    def _boxed(self, parent: int, inner: int) -> bool:
        """Say whether a box without a telling name holds a picture, one short text after it, and nothing else: styles written by a program name nothing."""
        element, leaves = self.index.nodes[parent], self.leaves_in(parent)
        if element.tag not in ("div", "span", "section") or self.chars[inner] or len(leaves) > 2:
            return False
        return all(
            leaf.owner >= self.index.ends[inner]
            and self.index.nodes[leaf.owner].tag in ("div", "span", "small", "em")
            and leaf.density < 0.5
            and len(leaf.text) < 300
            for leaf in leaves
        )

    def _is_caption(self, leaf: Leaf, top: int) -> bool:
        """Say whether a leaf stands in an element that is called a caption or credit."""
        for number in (leaf.owner, *self.index.ancestors(leaf.owner)):
            element = self.index.nodes[number]
            if element.tag in ("figcaption", "caption", "cite") or (
                number != top and (CAPTION_NAME.search(names(element)) or CREDIT_NAME.search(names(element)))
            ):
                return True
            if number == top:
                return False
        return False

    def caption(self, group: int, medium: int) -> tuple[list[Leaf], list[Leaf]]:
        """Return the leaves of a group that are its caption, and those that are its credit."""
        captions: list[Leaf] = []
        credits_: list[Leaf] = []
        inside = self.leaves_in(group) if group != medium else []
        for leaf in [part for whole in inside or self._after(group) for part in parted(whole)]:
            if is_credit(leaf.text) or (self._called_credit(leaf, group) and not self._reads_as_caption(leaf)):
                credits_.append(leaf)
            elif not any(same(leaf.text, other.text) for other in captions):
                captions.append(leaf)
        return captions, credits_

    def _after(self, group: int) -> list[Leaf]:
        """Return the leaves of the element right after a group when the template calls them a caption."""
        sibling = self.index.ends[group]
        for _ in range(3):
            if sibling >= len(self.index.nodes) or self.index.parents[sibling] != self.index.parents[group]:
                return []
            if self.chars[sibling]:
                break
            sibling = self.index.ends[sibling]
        else:
            return []
        element = self.index.nodes[sibling]
        called = element.tag == "figcaption" or any(CAPTION_NAME.search(names(part)) for part in (element, _only(element)))
        if not called or self.chars[sibling] > MAX_CAPTION or self.media[sibling] or element.tag in HEADINGS:
            return []
        return self.leaves_in(sibling)

    def under(self, medium: int) -> list[Leaf]:
        """Return the leaf that an old page sets under a picture in the same line, all of it in italics or small print."""
        at = bisect_left(self.leaves, self.index.parents[medium], key=lambda leaf: leaf.owner)
        for leaf in self.leaves[max(0, at - 1) : at + 200]:
            inside = [part for part in leaf.parts if not isinstance(part, str)]
            if any(part.node == medium for part in inside) and len(leaf.text) < 300:
                plain = any(isinstance(part, str) and part.strip() for part in leaf.parts)
                quiet = all(part.node == medium or part.tag in ("br", "i", "em", "small", "font", "cite") for part in inside)
                return [leaf] if quiet and not plain else []
        return []

    def numbers(self, group: int, leaves: list[Leaf]) -> set[int]:
        """Return the numbers of the leaves of a group, and of these leaves beside it."""
        found = set(self.span(group))
        for leaf in leaves:
            at = bisect_left(self.leaves, leaf.owner, key=lambda other: other.owner)
            found.update(
                number
                for number in range(max(0, at - 2), min(len(self.leaves), at + 40))
                if self.leaves[number].owner == leaf.owner and leaf.text in self.leaves[number].text
            )
        return found

    def _called_credit(self, leaf: Leaf, top: int) -> bool:
        """Say whether the nearest element with a telling name, from the leaf up to the group, is called a credit and not a caption."""
        inner = next((part for part in leaf.parts if not isinstance(part, str)), None)
        elements: list[Element] = [inner] if inner is not None and len(leaf.parts) == 1 else []
        for number in (leaf.owner, *self.index.ancestors(leaf.owner)):
            if number == top:
                break
            elements.append(self.index.nodes[number])
        both = False
        for element in elements:
            caption, credit = CAPTION_NAME.search(names(element)) is not None, CREDIT_NAME.search(names(element)) is not None
            if caption != credit:
                return credit
            both = both or caption
        return both

    @staticmethod
    def _reads_as_caption(leaf: Leaf) -> bool:
        """Say whether a leaf in an element called a credit is a sentence about the picture all the same."""
        return len(leaf.text) > 60 and not is_credit(leaf.text) and re.search(r"[.!?]", leaf.text) is not None


def _only(element: Element) -> Element:
    """Return the one element that holds all that an element holds, else the element itself."""
    inside = [child for child in element.children if not isinstance(child, str) or child.strip()]
    return inside[0] if len(inside) == 1 and not isinstance(inside[0], str) else element


def parted(leaf: Leaf) -> list[Leaf]:
    """Return a leaf as its caption and its credit, when inline elements in it are called so."""
    credit = [part for part in leaf.parts if not isinstance(part, str) and CREDIT_NAME.search(names(part)) and not CAPTION_NAME.search(names(part))]
    if not credit or len(credit) == len([part for part in leaf.parts if not isinstance(part, str) or part.strip()]):
        return [leaf]
    rest = [part for part in leaf.parts if part not in credit]
    found = [(parts, " ".join(" ".join(part if isinstance(part, str) else words_of(part) for part in parts).split())) for parts in (rest, credit)]
    return [replace(leaf, parts=tuple(parts), text=text, linked=min(leaf.linked, len(text))) for parts, text in found if text]


def same(one: str, other: str) -> bool:
    """Say whether one caption repeats another, perhaps cut short with an ellipsis."""
    one, other = one.rstrip(". …").casefold(), other.rstrip(". …").casefold()
    return one.startswith(other) or other.startswith(one)
