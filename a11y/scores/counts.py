"""Count what the published formulas need, from the sentences a reader reads in a version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from a11y.scores.textual import hard, syllables

if TYPE_CHECKING:
    from a11y.model import Sentence, Version

# Letters or digits, held together by apostrophes, full stops, commas and hyphens between them: "don't", "3.5", "10,000",
# "U.S", "well-known" are one word each; a dash or a slash parts two words.
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑&][^\W_]+)*")

# Capitals that are grammar or the calendar, and words that open a sentence before a name without being part of it.
_NOT_A_NAME = """
i i'm i've i'll i'd monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december the a an this that these those my your his her its our their in on at by for from to with of
and but or so as if when while after before since until although because however he she it we they there here what who how why
where which not no yes now then today yesterday last next some many most all both one two three
"""
_TITLES = "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend sgt cllr"
_NEVER_NAMES = frozenset(_NOT_A_NAME.split())
_HONORIFICS = frozenset(_TITLES.split())


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one text; hard words are counted three ways because the formulas draw the line at 1, 2 and 3 syllables.

    `sample_points` and `sample_sentences` are of the first hundred words: a point for an easy word, three for one of three syllables.
    """

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    characters: int = 0
    letters: int = 0
    polysyllables: int = 0
    unfamiliar: int = 0
    unfamiliar_two: int = 0
    unfamiliar_three: int = 0
    long_words: int = 0
    mini_words: int = 0
    longest_sentence: int = 0
    sample_sentences: int = 0
    sample_points: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    syllables: int
    letters: int
    unfamiliar: bool
    unfamiliar_two: bool
    unfamiliar_three: bool


def words(text: str) -> list[str]:
    """Return the words of a text as a reader counts them.

    >>> words("The U.S. spent £3.5m – or 10,000 well-known/unknown things…")
    ['The', 'U.S', 'spent', '3.5m', 'or', '10,000', 'well-known', 'unknown', 'things']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=131_072)
def _measured(word: str) -> _Word:
    # A compound is as hard as its hardest part, and as long to say as its parts together (Dale and Chall 1948, rule for hyphens).
    parts = re.split(r"[-‐‑]", word.replace("’", "'"))
    return _Word(
        sum(syllables(part) for part in parts),
        sum(character.isalnum() for character in word),
        any(hard(part, 0) for part in parts),
        any(hard(part, 2) for part in parts),
        any(hard(part, 3) for part in parts),
    )


def count(texts: Iterable[str]) -> Counts:
    """Count a text that is given sentence by sentence; a "sentence" without a word is none.

    >>> figures = count(["Deaf people sign.", "They value captions."])
    >>> figures.sentences, figures.words, figures.syllables, figures.longest_sentence
    (2, 6, 9, 3)
    """
    total = dict.fromkeys(Counts.__dataclass_fields__, 0)
    for text in texts:
        found = words(text)
        if not found:
            continue
        total["sentences"] += 1
        total["words"] += len(found)
        total["characters"] += sum(not character.isspace() for character in text)
        total["longest_sentence"] = max(total["longest_sentence"], len(found))
        room = 100 - (total["words"] - len(found))  # Linsear Write reads the first hundred words (O'Hayre 1966)
        total["sample_sentences"] += room > 0
        for position, word in enumerate(map(_measured, found)):
            if position < room:
                total["sample_points"] += 3 if word.syllables >= 3 else 1
            total["syllables"] += word.syllables
            total["letters"] += word.letters
            total["polysyllables"] += word.syllables >= 3  # SMOG: McLaughlin 1969
            total["unfamiliar"] += word.unfamiliar
            total["unfamiliar_two"] += word.unfamiliar_two
            total["unfamiliar_three"] += word.unfamiliar_three
            total["long_words"] += word.letters > 6  # LIX: Björnsson 1968; RIX: Anderson 1983
            total["mini_words"] += word.letters <= 3  # EFLAW: McAlpine 2004
    return Counts(**total)


def read(version: Version) -> Iterator[Sentence]:
    """Yield the sentences a reader reads: title, standfirst, headings, paragraphs, quotes, list items and picture captions; no table cells, no "In short"."""
    yield from version.title
    yield from version.standfirst
    for block in version.blocks:
        if block.kind != "table":
            for part in block.parts:
                yield from part


def without_names(texts: Iterable[str]) -> list[str]:
    """Return sentences without proper names and titles, as WCAG 3.1.5 asks before a reading level is taken.

    A name is told by its capital: a word capitalised inside a sentence is one, the word that opens the sentence just before it belongs
    to it, and each is then a name everywhere.

    >>> without_names(["Rose Ayling-Ellis met Dr Smith in London.", "Rose signs well."])
    ['met in.', 'signs well.']
    """
    kept = list(texts)
    names = {name for text in kept for name in _names(_WORD.findall(text), ended=text.rstrip("\"'”’ ").endswith((".", "!", "?")))}
    return [_tidied(_WORD.sub(lambda match: "" if match[0] in names or match[0].lower() in _HONORIFICS else match[0], text)) for text in kept]


def _names(found: list[str], *, ended: bool) -> Iterator[str]:
    capital = [word[0].isupper() and word.lower() not in _NEVER_NAMES for word in found]
    # A Headline In Capitals Like This says nothing about names.
    if not ended and sum(word[0].isupper() for word in found) > len(found) / 2:
        return
    for position, word in enumerate(found):
        if capital[position] and (position or capital[1:2] == [True]):
            yield word


def _tidied(text: str) -> str:
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
