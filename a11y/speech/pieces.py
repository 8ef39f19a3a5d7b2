"""Cuts a long text into pieces an engine speaks well, at the best place near the limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# espeak-ng gathers about 800 bytes to a clause and then cuts it anywhere; a piece this long is far above any written sentence's clause.
LIMIT = 600
# Places to cut, the best first: the end of a sentence, a clause's end, between words.
_CUTS = (re.compile(r"[.!?…]+[\"'”’)]*\s+"), re.compile(r"[,;:–—]\s+"), re.compile(r"\s+"))


def pieces(text: str, limit: int = LIMIT) -> Iterator[tuple[int, str]]:
    """Yield (place, piece) in order; together they are the text.

    >>> list(pieces("One, two. Three four", 12))
    [(0, 'One, two. '), (10, 'Three four')]
    """
    begin = 0
    while len(text) - begin > limit:
        end = _cut(text, begin, begin + limit)
        yield begin, text[begin:end]
        begin = end
    if begin < len(text):
        yield begin, text[begin:]


def _cut(text: str, begin: int, end: int) -> int:
    """Return the last good place to cut in the second half of a stretch, else its end."""
    middle = begin + (end - begin) // 2
    for pattern in _CUTS:
        found = [match.end() for match in pattern.finditer(text, middle, end)]
        if found:
            return found[-1]
    return end
