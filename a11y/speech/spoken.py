"""A text as it is spoken, with the way back from every spoken character to the displayed ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\S+")
# What may stand around a word without being said: quotation marks, brackets, stops, dashes, bullets.
_EDGES = "\"'“”‘’«»„‚‹›()[]{}<>.,;:!?…¡¿-–—―|•·*_~/\\"
_BETWEEN = re.compile(r"(?<=[^\s—–-])(?:—+|-{2,})(?=[^\s—–-])")


@dataclass(frozen=True, slots=True)
class Part:
    """Spoken words for a stretch of the displayed text; a kept stretch is spoken as it stands."""

    text: str
    start: int
    end: int
    kept: bool = False


@dataclass(frozen=True)
class Spoken:
    """The parts in order; they cover the displayed text from its start to its end, save white space a change took along."""

    parts: tuple[Part, ...]
    text: str = field(init=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, length = [], 0
        for part in self.parts:
            starts.append(length)
            length += len(part.text)
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "text", "".join(part.text for part in self.parts))

    def shown(self, place: int) -> int:
        """Return the displayed code point that a spoken one stands for: itself in a kept part, the first of a changed part."""
        if not self.parts:
            return 0
        index = max(0, bisect_right(self._starts, place) - 1)
        part = self.parts[index]
        return part.start + min(place - self._starts[index], max(0, part.end - part.start - 1)) if part.kept else part.start

    def words(self) -> Iterable[tuple[int, int]]:
        """Yield the range of every spoken word."""
        for found in _WORD.finditer(self.text):
            if any(character.isalnum() or _sounds(character) for character in found.group()):
                yield found.span()


def words(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the displayed words: what a reader's eye follows, without the marks around them.

    >>> [("“It’s over”—she said – at £3.5m!")[a:b] for a, b in words("“It’s over”—she said – at £3.5m!")]
    ['It’s', 'over', 'she', 'said', 'at', '£3.5m']
    """
    found = []
    for run in _WORD.finditer(text):
        begin = run.start()
        for dash in [*_BETWEEN.finditer(run.group()), None]:
            end = run.start() + dash.start() if dash else run.end()
            start, stop = begin, end
            while start < stop and text[start] in _EDGES:
                start += 1
            while stop > start and text[stop - 1] in _EDGES:
                stop -= 1
            if any(character.isalnum() or _sounds(character) for character in text[start:stop]):
                found.append((start, stop))
            begin = run.start() + dash.end() if dash else end
    return found


def _sounds(character: str) -> bool:
    """Tell whether a character that is no letter or digit is still spoken: an emoji or a sign with a name."""
    return character in "&%£$€¥+=@#°½¼¾" or ord(character) >= 0x1F000 or 0x2600 <= ord(character) <= 0x27BF
