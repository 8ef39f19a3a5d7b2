"""Find the lines below a story that tell who its writer is: "Ann Lee is a reporter in Leeds. She …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.readers.leaves import Leaf

REACH = 8
"""Leaves at a story's end among which such a line stands: below it are other writers' lives, thanks and some links."""

TOLD = 80
"""Characters from which an earlier line is the story's; a shorter one may be the byline itself."""

_BETWEEN = re.compile(r",| and | und | et | y | & |;|\|")
_NAME = re.compile(r"(?:[Bb]y )?(?P<name>[^\W\d_a-zß-ÿ][\w.'’-]+(?: [\w.'’-]+){1,3})$")
_TELLS = r"(?:,| (?:is|has|was|writes|covers|reports|works|lives|joined|holds|spent)\b)"
_GOES_ON = re.compile(r"(?:He|She|They)\b")


def find(leaves: list[Leaf], kept: list[int], byline: str | None) -> set[int]:
    """Return the numbers of the last leaves that open with the name of a writer of whom the story itself says nothing."""
    found: set[int] = set()
    matches = [_NAME.match(part.strip()) for part in _BETWEEN.split(byline or "")]
    for name in (match["name"] for match in matches if match):
        first, *_, last = name.split()
        opens = re.compile(rf"\W{{0,3}}(?:{re.escape(name)}{_TELLS}|{re.escape(first)} (?:is|has)\b)")
        told = re.compile(rf"\b(?:{re.escape(first)}|{re.escape(last)})\b")
        lines = [number for number in kept[-REACH:] if opens.match(leaves[number].text)]
        if lines and not any(told.search(leaves[number].text) for number in kept if number < lines[0] and len(leaves[number].text) >= TOLD):
            found.update(lines)
    for number in kept[-REACH:]:
        if number - 1 in found and _GOES_ON.match(leaves[number].text):
            found.add(number)
    return found
