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
_SAYABLE = re.compile(r"[^AEIOUY]{0,2}(?:[AEIOU][^AEIOU]{1,2}){1,3}[AEIOU]?")
# Capitals of so many letters are a word from this Zipf frequency on: well-known abbreviations of that length stay below (IBM 3.9, USB 4.0, ESPN 4.2).
_WORD_FROM = {3: 4.4, 4: 4.3, 5: 3.5, 6: 3.0}


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
    if looks_like_a_word(capitals):
        return capitals.capitalize()
    if "&" in capitals:
        return " and ".join(".".join(letters) for letters in capitals.split("&"))
    return ".".join(capitals)


def looks_like_a_word(capitals: str) -> bool:
    """Tell whether unlisted capitals are more likely a word in capitals than an abbreviation.

    >>> looks_like_a_word("POINT"), looks_like_a_word("ESPN"), looks_like_a_word("MIX")
    (True, False, True)
    """
    if len(capitals) < 3 or "&" in capitals or not set(capitals) & set("AEIOUY"):
        return False
    sayable = bool(_SAYABLE.fullmatch(capitals))
    if len(capitals) > 6 or (len(capitals) > 4 and sayable):
        return True
    return (sayable or len(capitals) > 3) and zipf(capitals.lower()) >= _WORD_FROM[len(capitals)]
