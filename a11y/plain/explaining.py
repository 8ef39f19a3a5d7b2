"""Hard words that are right and stay get their meaning: the glossary of a version, each term with the sentence where it first stands.

Source: UK Government easy read ("explain a hard word in the next sentence"); Inclusion Europe, Information for all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from a11y import walk
from a11y.language import parse_sentences, zipf
from a11y.language.inflection import lemma
from a11y.language.lexicon import glossary
from a11y.model import Term
from a11y.plain.fidelity import words

if TYPE_CHECKING:
    from a11y.language.lexicon import Explanation
    from a11y.model import Sentence, Version

# More than this in one sentence and the explanations hide the story.
_PER_SENTENCE = 2
# Zipf frequency of words that nearly every reader meets daily, such as "council" or "police" (wordfreq).
_COMMON = 4.9


def terms(version: Version) -> tuple[Term, ...]:
    """Return the hard words of a version with their meanings, in the order of their first use."""
    sentences = [sentence for sentence in walk.sentences(version) if sentence not in version.title]
    own = [_words_and_lemmas(sentence.text) for sentence in sentences]
    seen: set[str] = set()
    found: list[Term] = []
    for place, sentence in enumerate(sentences):
        here = 0
        around = set().union(*own[max(0, place - 1) : place + 2])
        for entry, form in _in(sentence):
            if entry.term in seen or here == _PER_SENTENCE or not _hard(form) or not _meant(entry, form, sentence, around):
                continue
            seen.add(entry.term)
            here += 1
            # A plural is explained under its singular, another word of the entry ("spokeswoman") under itself.
            found.append(Term(entry.term if lemma(form, "NOUN") == entry.term else form, entry.meaning, sentence.id))
    return tuple(found)


def _words_and_lemmas(text: str) -> set[str]:
    found = {word.casefold() for word in words(text)}
    return found | {lemma(word, "NOUN") for word in found}


def _hard(form: str) -> bool:
    """Return whether a form needs explaining: a name or term of several words, or a word that is not common."""
    return not form.isalpha() or form != form.lower() or zipf(form) < _COMMON


def _meant(entry: Explanation, form: str, sentence: Sentence, around: set[str]) -> bool:
    """Return whether the entry's sense is the one meant here, by the words of this sentence and its two neighbours.

    Of several words, all must stand together, in this sentence.
    """
    here = f" {' '.join(words(sentence.text)).casefold()} "

    def stands(company: str) -> bool:
        return f" {' '.join(words(company)).casefold()} " in here if " " in company else company.casefold() in around

    if any(map(stands, entry.not_near)) or (entry.near and not any(map(stands, entry.near))):
        return False
    if not entry.upos:
        return True
    parse = parse_sentences([sentence.text])[0]
    return any(token.upos == entry.upos and (token.text == form or token.lemma.lower() == form.lower()) for token in parse.tokens)


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str, Explanation], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], str, Explanation]]] = {}
    for form, entry in glossary().items():
        pattern = tuple(words(form))
        if pattern:
            index.setdefault(pattern[0], []).append((pattern, form, entry))
    return {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in index.items()}


def _in(sentence: Sentence) -> list[tuple[Explanation, str]]:
    """Return the entries whose words stand in a sentence, plurals too, longest first at each place."""
    there = words(sentence.text)
    index, found, place = _by_first_word(), [], 0
    while place < len(there):
        first = (there[place], lemma(there[place], "NOUN"))
        match = next(
            (
                (pattern, form, entry)
                for word in dict.fromkeys(first)
                for pattern, form, entry in index.get(word, ())
                if _same(there[place : place + len(pattern)], pattern) and _as_written(form, sentence.text)
            ),
            None,
        )
        if match:
            found.append((match[2], match[1]))
        place += len(match[0]) if match else 1
    return found


def _as_written(form: str, text: str) -> bool:
    """Return whether a form stands in a text as a word and not as a part of a name: an alliance, but no "Alliance" inside a sentence.

    A form with a capital letter needs that capital. Terms of several words are often written with capitals ("Prime Minister") and mean the same.

    >>> _as_written("alliance", "An alliance won."), _as_written("alliance", "It was an Alliance plan."), _as_written("alliance", "Alliances matter.")
    (True, False, True)
    """
    if form != form.lower():
        return form in text
    return not form.isalpha() or any(_stands_small(found) for found in re.finditer(r"\w+", text) if _is_form(found.group().lower(), form))


def _is_form(word: str, form: str) -> bool:
    return word == form or lemma(word, "NOUN") == form


def _stands_small(found: re.Match[str]) -> bool:
    """Return whether a word has a small letter, or a capital that the start of a sentence or a quotation gives it."""
    before = found.string[: found.start()].rstrip("“‘\"'([ ")
    return found.group()[0].islower() or not before or before[-1] in ".:?!–—-"


def _same(there: list[str], pattern: tuple[str, ...]) -> bool:
    return len(there) == len(pattern) and tuple(there[:-1]) == pattern[:-1] and pattern[-1] in (there[-1], lemma(there[-1], "NOUN"))
