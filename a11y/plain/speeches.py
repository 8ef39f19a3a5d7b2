"""Who speaks over several sentences is named before the first: “It is late. We must go,” she said. → She said: “It is late. We must go.”

The last sentence of a quotation, with the mark that opened it put back, is an attribution like any other: its rule and all gates decide. Then the speaker
goes to where the quotation opens, and the quoted words stay as they are. A quotation that opens inside a sentence, or has words of the story between its
marks, stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from a11y.model import Edit
from a11y.plain.engine import Piece, restructure
from a11y.plain.quotations import goes_on, quoted
from a11y.plain.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.model import Sentence, Version
    from a11y.plain.engine import Tally
    from a11y.plain.levels import Profile

_RULE = "attribution"
WHY = "Who speaks now comes before all that they say."


@dataclass(frozen=True, slots=True)
class Speech:
    """What the first and the last sentence of a quotation become: the speaker moves from one to the other, and what else is told of the speaker follows."""

    first: Sentence
    last: Sentence
    opening: Piece
    closing: tuple[Piece, ...]


def speeches(version: Version, profile: Profile, tally: Tally | None = None) -> list[Speech]:
    """Return the quotations over several sentences of one paragraph whose speaker, named at their end, can come first."""
    ends = [(first, last, first.text[0]) for sentences, is_open in paragraphs(version) if not is_open for first, last in _ends(sentences)]
    groups = restructure([Piece(mark + last.text) for _, last, mark in ends], profile, tally, {_RULE: RULES[_RULE]}) if ends else []
    found = []
    for (first, last, mark), group in zip(ends, groups, strict=True):
        speaker, colon, rest = group[0].text.partition(f": {mark}")
        if colon and last.text.startswith(rest[:-2]):
            opening, closing = f"{speaker}: {first.text}", (rest, *(piece.text for piece in group[1:]))
            told = Edit(_RULE, last.text, " ".join(closing), WHY)
            found.append(
                Speech(
                    first,
                    last,
                    Piece(opening, (Edit(_RULE, first.text, opening, WHY),), shut=True),
                    tuple(Piece(text, (told,), shut=not place) for place, text in enumerate(closing)),
                )
            )
    return found


def paragraphs(version: Version) -> Iterator[tuple[tuple[Sentence, ...], str]]:
    """Yield the sentences of each paragraph, with the marks that may close a quotation that it begins in ("" when it begins in none)."""
    is_open = ""
    for block in version.blocks:
        if block.kind == "paragraph":
            for part in block.parts:
                text = " ".join(sentence.text for sentence in part)
                if is_open and not (part and goes_on(text, is_open)):
                    is_open = ""
                yield part, is_open
                is_open = quoted(text, is_open=is_open)[1]


def _ends(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the first and the last sentence of each quotation that opens with the one, closes within the other, and is followed only by its attribution."""
    stretches = quoted(" ".join(sentence.text for sentence in sentences))[0]
    starts = list(accumulate((len(sentence.text) + 1 for sentence in sentences), initial=0))
    for begin, end in stretches:
        first = next((place for place, start in enumerate(starts[:-1]) if start == begin), None)
        last = next((place for place in range(len(sentences)) if starts[place] < end < starts[place + 1] - 1), None)
        if first is None or last is None or last <= first:
            continue
        if not any(starts[last] <= other[0] < starts[last + 1] for other in stretches if other[0] > begin):
            yield sentences[first], sentences[last]
