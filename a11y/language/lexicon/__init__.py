"""Words as data: hard words, phrases, idioms, abbreviations, contractions, numbers, explanations. One entry a line, all of our own writing.

Every file is a TOML file next to this module; an editor changes a line there and nothing else. Reading is lazy and cached, per kind of entry.

**words**: `verbs.toml`, `nouns.toml`, `adjectives.toml`, `adverbs.toml` (the file gives the part of speech)

    commence = "start"                                        # hard = plain, both as dictionary forms
    "utilise / utilize" = "use"                               # two spellings, one entry each
    terminate = "end / stop"                                  # plain forms, best first
    occur = {plain = "happen", not_before = "in|as"}          # with conditions: the fields of `Context`
    acquire = [{plain = "buy", together = "firm|shop"}, {…}]  # several senses: the first whose conditions hold

A condition's alternatives are one string with `|` between them.
In a plain form of several words the first takes the inflection for a verb ("carry out"), the last for a noun; `*` before a word says otherwise
("*way of thinking").

**phrases**: `phrases.toml` and `nominalisations.toml` (kind phrase), `idioms.toml` (kind idiom), `fillers.toml` (kind filler: plain form ""), in the tables
`[fixed]` (nothing inflects), `[verb]` and `[noun]` (the head inflects; first word of a verb, last word of a noun, or the word after `*`)

    [fixed]
    "in order to" = "to"
    [verb]
    "give rise to" = "cause"
    "take … into account" = "think about …"                   # a slot: see `Phrase`

**abbreviations**: `abbreviations.toml`, a table per kind, see `Abbreviation`; **contractions**: `contractions.toml`; **numbers**: `numbers.toml`;
**kept**: `kept.toml`, terms of art that are never swapped.

**glossary**: every `glossary*.toml`; the name after the hyphen is the topic

    "cochlear implant" = "A cochlear implant is a device in the ear that helps some deaf people to hear sounds."
    "lip-reading / lipreading" = "Lip-reading is …"           # other spellings of the term
    bail = {meaning = "Bail is …", upos = "NOUN", near = ["court"], not_near = ["cricket"]}
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11y.language.lexicon import lines
from a11y.language.lexicon.entries import Abbreviation, Context, Contraction, Explanation, Numbers, Phrase, Plain, Swap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language.lexicon.entries import Inflection

__all__ = [
    "Abbreviation",
    "Context",
    "Contraction",
    "Explanation",
    "Numbers",
    "Phrase",
    "Plain",
    "Swap",
    "abbreviations",
    "contractions",
    "fillers",
    "glossary",
    "idioms",
    "kept",
    "numbers",
    "phrases",
    "swaps",
]

FOLDER = Path(__file__).parent
WORD_FILES = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "adverbs": "ADV"}
_PATTERN_WORD = re.compile(r"ONE'S|…|[\w£$€%&.]+|[^\w\s]")
_ANYWHERE = Context()
_LISTS = frozenset(field.name for field in fields(Context) if field.default == ())


@lru_cache(maxsize=1)
def swaps() -> dict[tuple[str, str], tuple[Swap, ...]]:
    """Return every hard word by (lemma, UPOS), its senses in order: the first whose context fits is meant."""
    found: dict[tuple[str, str], tuple[Swap, ...]] = {}
    for stem, upos in WORD_FILES.items():
        for swap in _swaps(stem, upos):
            found[swap.lemma, upos] = (*found.get((swap.lemma, upos), ()), swap)
    return found


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """Return the plain phrases and the verbs for nouns that hide one, longest pattern first."""
    found = (*_phrases("phrases", "phrase"), *_phrases("nominalisations", "phrase"))
    return tuple(sorted(found, key=lambda phrase: -len(phrase.words)))


@lru_cache(maxsize=1)
def idioms() -> tuple[Phrase, ...]:
    """Return the idioms and newspaper phrases, longest pattern first."""
    return _phrases("idioms", "idiom")


@lru_cache(maxsize=1)
def fillers() -> tuple[Phrase, ...]:
    """Return the words that say nothing and may be left out (recorded), longest pattern first."""
    return _phrases("fillers", "filler")


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, Abbreviation]:
    """Return the abbreviations by short form, as it is written (with its capitals and dots)."""
    found = {}
    kind: Any
    for kind, table in _read("abbreviations").items():
        for key, value in table.items():
            for short in key.split(" / "):
                found[short] = Abbreviation(short=short, kind=kind, **_fields(value, "long", lists=("near",)))
    return found


@lru_cache(maxsize=1)
def contractions() -> dict[str, Contraction]:
    """Return the contractions by lower-case short form with a straight apostrophe; suffixes ("'s") are those that any word can take."""
    tables = _read("contractions")
    whole = {short: Contraction(short, tuple(full.split(" / "))) for short, full in tables["whole"].items()}
    return whole | {short: Contraction(short, tuple(full.split(" / ")), suffix=True) for short, full in tables["suffix"].items()}


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    """Return the number words."""
    tables = _read("numbers")
    return Numbers(**{**tables, "not_numbers": tuple(tables["not_numbers"]["phrases"])})


@lru_cache(maxsize=1)
def kept() -> dict[str, str]:
    """Return the words that are never swapped, as lower-case lemmas or phrases, each with the topic that claims it."""
    return {word: topic for topic, table in _read("kept").items() for word in table["words"]}


@lru_cache(maxsize=1)
def glossary() -> dict[str, Explanation]:
    """Return every explanation by each of its forms, as written."""
    found: dict[str, Explanation] = {}
    for path in sorted(FOLDER.glob("glossary*.toml")):
        topic = path.stem.partition("-")[2]
        for key, value in _read(path.stem).items():
            forms = tuple(key.split(" / "))
            entry = Explanation(term=forms[0], forms=forms, topic=topic, **_fields(value, "meaning", lists=("near", "not_near")))
            found.update(dict.fromkeys(forms, entry))
    return found


def _read(stem: str) -> dict[str, Any]:
    """Return the content of one file, empty when it does not exist yet."""
    path = FOLDER / f"{stem}.toml"
    return lines.read(path.read_text("utf-8")) if path.exists() else {}


def _swaps(stem: str, upos: str) -> Iterator[Swap]:
    for key, value in _read(stem).items():
        for sense in value if isinstance(value, list) else (value,):
            forms, context = _plain_and_context(sense, "noun" if upos == "NOUN" else "verb")
            for lemma in key.split(" / "):
                yield Swap(lemma, upos, forms, context)


def _phrases(stem: str, kind: Any) -> tuple[Phrase, ...]:
    found = []
    inflection: Inflection
    tables = _read(stem)
    for inflection in ("fixed", "verb", "noun"):
        for key, value in tables.get(inflection, {}).items():
            senses = [_plain_and_context(sense, inflection) for sense in (value if isinstance(value, list) else (value,))]
            for pattern in key.split(" / "):
                words, head = _words(pattern, inflection)
                found += [Phrase(words, inflection, head, forms, context, kind) for forms, context in senses]
    return tuple(sorted(found, key=lambda phrase: -len(phrase.words)))


def _plain_and_context(value: str | dict[str, Any], inflection: Inflection) -> tuple[tuple[Plain, ...], Context]:
    if isinstance(value, str):
        return _plain_forms(value, inflection), _ANYWHERE
    given_fields: dict[str, Any] = {name: tuple(given.split("|")) if name in _LISTS else given for name, given in value.items() if name != "plain"}
    return _plain_forms(value["plain"], inflection), Context(**given_fields)


def _plain_forms(text: str, inflection: Inflection) -> tuple[Plain, ...]:
    if not text:
        return ()
    forms = []
    for form in text.split(" / "):
        words = form.split()
        head = _head(words, inflection)
        forms.append(Plain(tuple(form.replace("*", "").split()) if "*" in form else tuple(words), head))
    return tuple(forms)


def _words(pattern: str, inflection: Inflection) -> tuple[tuple[str, ...], int | None]:
    words = _PATTERN_WORD.findall(pattern)
    head = _head(words, inflection)
    if "*" in words:
        words.remove("*")
    return tuple(words), head


def _head(words: list[str], inflection: Inflection) -> int | None:
    """Return the index of the inflected word: the one marked with `*`, else the first of a verb, the last of a noun."""
    if inflection == "fixed":
        return None
    for index, word in enumerate(words):
        if word[0] == "*":
            return index
    return 0 if inflection == "verb" else len(words) - 1


def _fields(value: str | dict[str, Any], main: str, lists: tuple[str, ...]) -> dict[str, Any]:
    if isinstance(value, str):
        return {main: value}
    return {
        name: tuple(given.split("|")) if name in lists and isinstance(given, str) else tuple(given) if name in lists else given for name, given in value.items()
    }
