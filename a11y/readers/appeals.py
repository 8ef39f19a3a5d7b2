"""Find the boxes amid a story that speak to the reader for the house: to subscribe, to give, to join, to comment by its rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.readers.text_blocks import is_heading

if TYPE_CHECKING:
    from a11y.readers.beside import Beside
    from a11y.readers.body import Body
    from a11y.readers.leaves import Leaf
    from a11y.readers.page import Index

_SIGNS = re.compile(
    r"\b(?:(?P<reader>you|your)|(?P<house>we|our|us|this (?:site|newsletter|blog))|(?P<wish>contribut(?:e|ions?|ing)|donat(?:e|ions?)|support"
    r"|subscri(?:be|bers?|ptions?)|sign(?:ing)? up|newsletters?|join|become an?|follow us|comment(?:s|ing)?|register|inbox|member(?:s|ship)?))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('[“”"«»„]')

BOXES = frozenset({"div", "section", "aside", "center", "table"})
"""Elements that make a box of what they hold."""

LONGEST = 1_600
"""Characters of an appeal (the longest of sixteen on 600 pages has 1,038), which is a small part of its story."""

MOST_OF_STORY = 0.4

FEWEST_SIGNS = 0.1
"""Words for the reader, the house and its wish, to all words: sixteen appeals have one in nine and more, nine of ten guides one in eleven at most."""

MOST_HEADINGS = 2
"""Headings of an appeal: what it wants and what for; a guide for the reader has one for every step."""


def find(index: Index, body: Body, leaves: list[Leaf], beside: Beside) -> set[int]:
    """Return the numbers of the leaves in boxes that ask the reader for something.

    Such a box quotes nobody, is no guide under headings, does not begin the story, and no other element of its class stands beside it.
    """
    kept = [number for number in beside.span(body.holder) if body.kept[number]]
    whole = sum(len(leaves[number].text) for number in kept)
    first = next((leaves[number].owner for number in kept if len(leaves[number].text) >= 80), 0)
    signs: dict[int, list[str]] = {}
    for number in kept:
        signs[number] = [match.lastgroup or "" for match in _SIGNS.finditer(leaves[number].text)]
    found: set[int] = set()
    end = 0
    for node in range(body.holder + 1, index.ends[body.holder]):
        if node < end or index.nodes[node].tag not in BOXES or not 0 < beside.chars[node] <= LONGEST or index.within(first, node):
            continue
        inside = [number for number in beside.span(node) if body.kept[number]]
        told = [sign for number in inside for sign in signs[number]]
        if len(set(told)) < 3 or sum(len(leaves[number].text) for number in inside) > MOST_OF_STORY * whole:
            continue
        text = " ".join(leaves[number].text for number in inside)
        headings = sum(is_heading(index, leaves[number]) for number in inside)
        if headings <= MOST_HEADINGS and len(told) >= FEWEST_SIGNS * len(text.split()) and not _QUOTED.search(text) and _alone(index, beside, node):
            found.update(inside)
            end = index.ends[node]
    return found


def _alone(index: Index, beside: Beside, node: int) -> bool:
    """Say whether no element of the same kind and class with text stands beside an element: else it is how this page writes paragraphs."""
    own = index.nodes[node]
    for other in index.nodes[index.parents[node]].children:
        if (
            not isinstance(other, str)
            and other.node != node
            and other.tag == own.tag
            and other.get("class") == own.get("class")
            and beside.chars[other.node] > 80
        ):
            return False
    return True
