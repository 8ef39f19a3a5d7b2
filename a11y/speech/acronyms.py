"""How runs of capitals are said: letter by letter or as a word, by a list that an editor can extend, else by their letters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from a11y.language.frequency import zipf

LEXICON = Path(__file__).parent / "lexicon"

# A run of capitals that can be said in English: consonants and vowels take turns, with at most two consonants at the start and end.
# Three or four letters are a word when it is one of the few thousand most common ("MIX"); well-known abbreviations such as IBM stay below.
_EVERYDAY = 4.6
_SAYABLE = re.compile(r"[^AEIOUY]{0,2}(?:[AEIOU][^AEIOU]{1,2}){1,3}[AEIOU]?")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return one of the word lists beside this module."""
    return tomllib.loads((LEXICON / f"{name}.toml").read_text(encoding="utf-8"))


def spell(capitals: str, *, guess: bool = True) -> str:
    """Return what is said for a run of capitals; without `guess`, "" for one that is not on the list.

    Letters get full stops between them, which every engine reads as letters without pauses.

    >>> spell("BSL"), spell("NATO"), spell("A&E"), spell("RNID")
    ('B.S.L', 'Nato', 'eh and E', 'R.N.I.D')
    """
    table = lexicon("acronyms")
    if (special := table["said"].get(capitals)) is not None:
        return str(special)
    if capitals in table["words"]["list"]:
        return capitals.capitalize()
    if capitals in table["letters"]["list"]:
        return ".".join(capitals)
    if not guess:
        return ""
    if _SAYABLE.fullmatch(capitals) and (len(capitals) >= 5 or (len(capitals) > 2 and zipf(capitals.lower()) >= _EVERYDAY)):
        return capitals.capitalize()
    return ".".join(capitals)
