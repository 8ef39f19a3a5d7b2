"""Makes displayed text sayable: numbers, dates, abbreviations and signs in words, each mapped back to what is on the page.

RULES is the list, in the order they claim text; a later rule never touches what an earlier one has claimed. To add one, write a `Rule` in the file of its
topic and put it into that file's RULES; a line in tests/speech/said.tsv shows it, and one that must not fire. "When unsure, leave it": engines read
plain words well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from a11y.speech.spoken import Part, Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.speech.pronunciations import Names
    from a11y.speech.rule import Rule

# What an engine could take for a command, and what has no sound: controls, zero-width characters, direction marks, unpaired surrogates.
_SILENT = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]+")
# Typographic spaces an engine may not know as such.
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


@lru_cache(maxsize=16)
def rules(names: Names = (), *, american: bool = False) -> tuple[Rule, ...]:
    """Return the rules in order; loaded with the first text. American English differs in the order of dates."""
    from a11y.speech import normalise_amounts, normalise_dates, normalise_names, normalise_numbers, normalise_web, pronunciations

    web_first = tuple(rule for rule in normalise_web.RULES if rule.name not in _LATE)
    web_last = tuple(rule for rule in normalise_web.RULES if rule.name in _LATE)
    return (
        *web_first,
        pronunciations.rule(names),
        *(normalise_dates.AMERICAN if american and rule.name == normalise_dates.AMERICAN.name else rule for rule in normalise_dates.RULES[:6]),
        *normalise_amounts.RULES,
        *normalise_dates.RULES[6:],
        *normalise_names.RULES,
        *normalise_numbers.RULES,
        *web_last,
    )


_LATE = {"sign", "bracket"}


def normalise(text: str, language: str = "en", names: Names = ()) -> Spoken:
    """Return a text as it is said, in English by rules, in another language with only what no engine can say taken out.

    `names` are spellings with what is said for them, before those that our own list knows.

    >>> normalise("Dr. Lee paid £3.5m on 5 Jan. 2024.").text
    'Doctor Lee paid three point five million pounds on the fifth of January twenty twenty-four.'
    """
    sayable = _SPACES.sub(" ", text)
    found = [Part(" ", match.start(), match.end()) for match in _SILENT.finditer(sayable)]
    if language.lower().split("-")[0] == "en":
        claimed = bytearray(len(sayable))
        for part in found:
            claimed[part.start : part.end] = b"\x01" * (part.end - part.start)
        for rule in rules(names, american=language.lower().startswith("en-us")):
            found += _fire(rule, sayable, claimed)
    return Spoken(tuple(_joined(sayable, sorted(found, key=lambda part: part.start))))


def _fire(rule: Rule, text: str, claimed: bytearray) -> Iterator[Part]:
    """Yield the parts of a rule's matches on text nobody has claimed, and claim it."""
    for match in rule.pattern.finditer(text):
        if match.start() == match.end():
            continue
        parts = rule.say(match)
        if not parts:
            continue
        start, end = parts[0].start, parts[-1].end  # what leads up to it stays free for other rules
        if any(claimed[start:end]):
            continue
        claimed[start:end] = b"\x01" * (end - start)
        yield from parts


def _joined(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with the text between them kept, and a space where words would run together."""
    place = 0
    last = ""
    for part in parts:
        if place < part.start:
            kept = text[place : part.start]
            yield from _spaced(last, kept, place)
            yield Part(kept, place, part.start, kept=True)
            last = kept[-1:]
        if part.text:
            yield from _spaced(last, part.text, part.start)
            yield part
            last = part.text[-1:]
        place = part.end
    if place < len(text):
        yield from _spaced(last, text[place:], place)
        yield Part(text[place:], place, len(text), kept=True)


def _spaced(last: str, following: str, place: int) -> Iterator[Part]:
    """Yield a space when two words would touch."""
    if last.isalnum() and following[:1].isalnum():
        yield Part(" ", place, place)
