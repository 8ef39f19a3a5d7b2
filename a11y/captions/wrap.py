"""Words into lines, and lines into cues, broken where the sense allows it.

The order of good and bad places follows the BBC Subtitle Guidelines ("Break at natural points": ideally after a full stop or comma, before a
conjunction or preposition; never between article and noun, preposition and its phrase, parts of a name, pronoun and verb, or within a verb
group) and Netflix's General Requirements ("Line treatment"), which say the same.
"""

# ruff: noqa: SIM905  (word lists are read and edited as words)

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The closed word classes of English, from the UD English EWT guidelines' lists of DET, ADP, CCONJ, SCONJ, AUX and PRON.
_ARTICLES = frozenset("a an the this that these those my your his her its our their every each no any some another such very".split())
_PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto over under about after before between through during against among across behind beyond near since "
    "until within without towards toward upon around off up down out like as than per via".split()
)
_CONJUNCTIONS = frozenset("and but or nor so yet because although though while whereas when whenever where if unless that which who whom whose why how".split())
_AUXILIARIES = frozenset(
    "am is are was were be been being have has had do does did will would shall should can could may might must not n't isn't aren't wasn't weren't "
    "don't doesn't didn't won't can't couldn't wouldn't shouldn't hasn't haven't hadn't".split()
)
_STARTERS = frozenset("the a an but and he she it they we i in on at this that these those there if when while after".split())
_PRONOUNS = frozenset("i you he she it we they there who".split())
_OBJECTS = frozenset("it him her them me us you himself herself itself themselves".split())
_TITLES = frozenset("mr mrs ms mx dr prof sir dame lord lady st rev sgt cpl capt col gen lt".split())

_PARTICLES = frozenset("off out up down away back apart along together".split())
_INITIALS = re.compile(r"[\"“'‘(]*(?:[A-Za-z]\.){2,}")

_NEVER = 60  # as bad as leaving a line half empty: taken only when nothing else fits
_NAME = 80  # worse than one word alone on a line
_STARTED_CUE, _HALF_EMPTY, _LONELY = 12, 14, 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as written and as it is seen (without its tags); a `forced` one, the rest of a word too long for a line, begins a line."""

    text: str
    seen: str
    forced: bool = False


def wrap(text: str, width: int = 37, lines: int = 2) -> tuple[tuple[str, ...], ...]:
    """Return a text as cues of at most `lines` lines of at most `width` code points; white space folds, no other character changes.

    >>> wrap("The pair formed a bond during the show, and then they won it in front of eleven million people.")
    (('The pair formed a bond', 'during the show,'), ('and then they won it in front', 'of eleven million people.'))
    """
    return tuple(tuple(" ".join(piece.text for piece in line) for line in cue) for cue in arrange(words(text, width), width, lines))


def arrange(pieces: Sequence[Piece], width: int, lines: int) -> list[list[Sequence[Piece]]]:
    """Return words as cues of lines of words, broken where it hurts least; a word longer than a line has one to itself."""
    earlier = ["", *(piece.seen for piece in pieces)]
    costs = [_badness(one, before.seen, after.seen) for one, (before, after) in zip(earlier, pairwise(pieces), strict=False)] + [0]
    # best[row][i]: the least cost of the words from i on when the next line is row `row` of its cue, and where that line and its cue end.
    count = len(pieces)
    best: list[list[tuple[float, int, bool]]] = [[(0.0, count, True)] * (count + 1) for _ in range(lines)]
    for i in range(count - 1, -1, -1):
        for row in range(lines):
            best[row][i] = _best_line(pieces, costs, best, i, row, width, lines)
    cues: list[list[Sequence[Piece]]] = []
    cue: list[Sequence[Piece]] = []
    i = row = 0
    while i < count:
        _, end, closes = best[row][i]
        cue.append(pieces[i:end])
        if closes or end == count:
            cues.append(cue)
            cue, row = [], 0
        else:
            row += 1
        i = end
    return cues


def _best_line(
    pieces: Sequence[Piece], costs: list[int], best: list[list[tuple[float, int, bool]]], i: int, row: int, width: int, lines: int
) -> tuple[float, int, bool]:
    """Return the cheapest way to set the line that starts at word `i`: cost, the word after it, whether the cue ends with it."""
    length, found = -1, (float("inf"), i + 1, True)
    for end in range(i + 1, len(pieces) + 1):
        if end - 1 > i and pieces[end - 1].forced:
            break
        length += len(pieces[end - 1].seen) + 1
        if length > width:
            break
        last = end == len(pieces)
        ragged = _HALF_EMPTY * (1 - length / width) ** 2
        # A cue of one short word flashes by; a word alone on a line looks like a mistake.
        lonely = _LONELY if end - i == 1 and length < width / 2 and (row == 0 or last) and len(pieces) > 1 else 0
        # A break between cues parts words for longer than one between lines; a short last line harms nobody.
        closing = ragged * (0.5 if row else 1) + costs[end - 1] * 2 + _STARTED_CUE + lonely
        found = min(found, (closing + best[0][end][0], end, True))
        if row + 1 < lines and not last:
            found = min(found, (ragged + costs[end - 1] + lonely / 4 + best[row + 1][end][0], end, False))
    return found


def _badness(earlier: str, before: str, after: str) -> int:
    """Return how much a break between two words hurts: 0 after a sentence, `_NEVER` inside a name or between article and noun.

    `earlier` is the word before the two: after an article, the next word but one is likely still the noun's.
    """
    end = before.rstrip("\"'”’)")[-1:]
    low, next_low = before.strip("\"'“”‘’([.,;:!?").lower(), after.strip("\"'“”‘’([").rstrip('.,;:!?)]"”').lower()
    if low in _TITLES:
        return _NEVER
    if end in {".", "!", "?", "…"}:
        # "the U.S. security plan", "about 3 p.m. on Monday": no sentence ends there.
        shortened = end == "." and (after[:1].islower() or (_INITIALS.fullmatch(before) and next_low not in _STARTERS))
        return 26 if shortened else 0
    if end in {";", ":", "—", "–"} or before.endswith(")") or after[0] in "—–(":
        return 1
    if end == ",":
        return _NEVER if after[:1].isdigit() and after[-1:] == "," else 2  # "Nell Abernathy, 15, said"
    if low in _ARTICLES or low.endswith(("'s", "’s", "s'", "s’")):
        return _NEVER
    if low in _PARTICLES and next_low in _PREPOSITIONS | {"to"}:
        return 6  # "set off to look"
    if low in _PREPOSITIONS or low in _CONJUNCTIONS or low in _PRONOUNS:
        return 40
    if low in _AUXILIARIES:
        return 34
    if before[:1].isupper() and after[:1].isupper():
        return _NAME
    if before[-1:].isdigit():
        return _NEVER  # a number and its unit
    if next_low[:1].isdigit():
        return 34
    if next_low in _CONJUNCTIONS:
        return 4
    if next_low in _PREPOSITIONS or next_low in _PARTICLES:
        return 14 if next_low == "of" or next_low in _PARTICLES else 6  # "set off", "came out"
    if next_low in _AUXILIARIES:
        return 12
    if next_low in _OBJECTS:
        return 26
    if next_low in _ARTICLES or next_low in _PRONOUNS:
        return 10
    # "The three-inch fish", "a long way", "deeply sorry": the word before leans on the word after.
    return 34 if "-" in low or low.endswith("ly") or earlier.lower() in _ARTICLES else 20


def words(text: str, width: int) -> list[Piece]:
    """Return a plain text's words, those longer than a line cut to fit."""
    found: list[Piece] = []
    for word in text.split():
        begin = 0
        while len(word) - begin > width:
            cut = begin + _cut(word[begin : begin + width + 1], width)
            found.append(Piece(word[begin:cut], word[begin:cut], forced=begin > 0))
            begin = cut
        found.append(Piece(word[begin:], word[begin:], forced=begin > 0))
    return found


def _cut(word: str, width: int) -> int:
    """Return where a word that is too long is cut: after a stroke or hyphen in the second half, else where no mark is torn from its letter."""
    for place in range(width, width // 2, -1):
        if word[place - 1] in "/-_.&=?":
            return place
    place = width
    while place > 1 and _leans(word[place]):
        place -= 1
    return place if place > 1 else width


@lru_cache(maxsize=4096)
def _leans(character: str) -> bool:
    """Return whether a character belongs to the one before it: a combining mark, a joiner, a variation selector."""
    return unicodedata.category(character).startswith("M") or character in "\u200c\u200d"
