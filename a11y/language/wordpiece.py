"""Words as the pieces that the parser's network reads (WordPiece, uncased), and how each word is written.

The network's own vocabulary knows no capitals, so each piece comes with its word's shape.
Source: Devlin et al. 2019, https://arxiv.org/abs/1810.04805 (longest match first, `##` before a piece that goes on).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VOCABULARY = Path(__file__).parent / "english" / "pieces.txt"
OPENING, CLOSING, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# Longer "words" are addresses and noise; the rest of one tells a parser nothing.
_LONGEST = 64
_MOST_PIECES = 12
SHAPES = ("none", "lower", "title", "upper", "mixed")


def shape(word: str) -> int:
    """Return how a word is written, as a place in `SHAPES`: without letters, in small letters, with one capital in front, in capitals, or mixed."""
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return 0
    if word == word.lower():
        return 1
    if letters[0].isupper() and all(not letter.isupper() for letter in letters[1:]):
        return 2
    return 3 if all(not letter.islower() for letter in letters) else 4


class WordPieces:
    """Cuts words into pieces; what a word was cut into is remembered."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.opening, self.closing, self._unknown = (vocabulary[name] for name in (OPENING, CLOSING, UNKNOWN))
        self.of = lru_cache(maxsize=20_000)(self._of)

    def ids(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Return pieces, shapes and, for each word, where its first piece stands; one opening piece (the root's place) and one closing piece surround them."""
        pieces, shapes, firsts = [self.opening], [0], []
        for word in words:
            own = self.of(word)
            firsts.append(len(pieces))
            pieces.extend(own)
            shapes.extend([shape(word)] * len(own))
        return [*pieces, self.closing], [*shapes, 0], firsts

    def _of(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _parts(word):
            start = 0
            own: list[int] = []
            while start < len(part):
                prefix = "##" if start else ""
                end = next((end for end in range(len(part), start, -1) if prefix + part[start:end] in self.vocabulary), None)
                if end is None:
                    own = [self._unknown]
                    break
                own.append(self.vocabulary[prefix + part[start:end]])
                start = end
            found.extend(own)
        return tuple(found[:_MOST_PIECES]) or (self._unknown,)


def read_vocabulary(path: Path = VOCABULARY) -> dict[str, int]:
    """Return the pieces of a file with one on each line, each with its line's number from 0."""
    return {piece: place for place, piece in enumerate(path.read_text(encoding="utf-8").splitlines())}


def _parts(word: str) -> list[str]:
    """Return a word without capitals and accents, cut at each mark that is no letter or digit."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", word[:_LONGEST].lower()) if unicodedata.category(mark) != "Mn")
    parts = [""]
    for mark in plain:
        category = unicodedata.category(mark)
        if category[0] in "PS":
            parts.extend((mark, ""))
        elif category[0] not in "ZC":
            parts[-1] += mark
    return [part for part in parts if part]
