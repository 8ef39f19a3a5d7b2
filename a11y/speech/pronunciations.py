"""Names that voices get wrong: W3C pronunciation lists (PLS 1.0, https://www.w3.org/TR/pronunciation-lexicon/), ours and those that editors give.

Only `<alias>` is used: a respelling works with every engine, while phoneme alphabets differ between them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING

from a11y.errors import SourceError
from a11y.speech.acronyms import LEXICON
from a11y.speech.rule import Rule, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11y.speech.spoken import Part

_NAMESPACE = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_MEND = "give a W3C pronunciation list: <lexeme><grapheme>Siobhan</grapheme><alias>Shivawn</alias></lexeme> within <lexicon>"
# Spellings, each with what is said for it; a tuple, so that rules made from it can be kept.
Names = tuple[tuple[str, str], ...]

# A list is a few hundred names; more would make every sentence slow to prepare.
MOST_NAMES = 5_000


def read(data: bytes, name: str) -> dict[str, str]:
    """Return what is said for each spelling in a pronunciation list; SourceError names the line and the mend where it is none.

    >>> read(b'<lexicon><lexeme><grapheme>Niamh</grapheme><alias>Neev</alias></lexeme></lexicon>', "names.pls")
    {'Niamh': 'Neev'}
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SourceError(name, "a pronunciation list takes no DOCTYPE and no entities of its own", _MEND)
    try:
        root = ET.fromstring(data)  # noqa: S314  # no entities can be declared, see above
    except ET.ParseError as error:
        raise SourceError(name, f"line {error.position[0]} is not well-formed XML", _MEND) from error
    found: dict[str, str] = {}
    for lexeme in root.iter():
        if _tag(lexeme) != "lexeme":
            continue
        alias = next((" ".join((part.text or "").split()) for part in lexeme if _tag(part) == "alias"), "")
        spellings = [" ".join((part.text or "").split()) for part in lexeme if _tag(part) == "grapheme"]
        if alias:
            found |= {spelling: alias for spelling in spellings if spelling}
    if not found or len(found) > MOST_NAMES:
        problem = f"it holds {len(found)} names, which is more than {MOST_NAMES}" if found else "it holds no name with an <alias>"
        raise SourceError(name, problem, _MEND)
    return found


def _tag(element: ET.Element) -> str:
    return str(element.tag).removeprefix(_NAMESPACE)


@cache
def ours() -> dict[str, str]:
    """Return what is said for each spelling of the list beside this module."""
    return read((LEXICON / "names.pls").read_bytes(), "names.pls")


def said_in(names: Names, text: str) -> bool:
    """Return whether any of the names stands in a text.

    >>> said_in((("Niamh", "Neev"),), "Niamh’s book"), said_in((("Ann", "Anne"),), "Annual")
    (True, False)
    """
    return bool(names) and bool(_pattern(spelling for spelling, _ in names).search(text))


def rule(given: Names = ()) -> Rule:
    """Return the rule that says the listed names as their aliases; a given name comes before ours."""
    aliases = {**ours(), **dict(given)}

    def say(match: re.Match[str]) -> list[Part]:
        return whole(match, aliases[match.group()])

    return Rule("pronunciation", _pattern(aliases), say)


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the spellings as whole words, the longest first."""
    either = "|".join(re.escape(name) for name in sorted(spellings, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
