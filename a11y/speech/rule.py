"""What a normalising rule is: a name, a pattern, and what is said for a match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.speech.spoken import Part

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of writing that is not said as it is spelt; `say` returns the parts that replace a match, or None to leave it."""

    name: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], Sequence[Part] | None]


def said(match: re.Match[str], *pieces: tuple[str, str | int]) -> list[Part]:
    """Return parts for a match: pairs of spoken words and the group they stand for, in the order of the text.

    Each part reaches to the start of the next one, so that the parts cover the match; pairs without words are skipped.
    """
    kept = [(words, match.start(group)) for words, group in pieces if words]
    starts = [match.start(), *(start for _, start in kept[1:])]
    ends = [*starts[1:], match.end()]
    last = len(kept) - 1
    return [Part(words if place == last else f"{words} ", start, end) for place, ((words, _), start, end) in enumerate(zip(kept, starts, ends, strict=True))]


def whole(match: re.Match[str], words: str) -> list[Part]:
    """Return one part for all of a match."""
    return [Part(words, match.start(), match.end())]
