"""Names that every engine gets wrong: a W3C pronunciation list (PLS 1.0, https://www.w3.org/TR/pronunciation-lexicon/) that an editor can extend.

Only `<alias>` is used: a respelling works with every engine, while phoneme alphabets differ between them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING

from a11y.speech.acronyms import LEXICON
from a11y.speech.rule import Rule, whole

if TYPE_CHECKING:
    from a11y.speech.spoken import Part

_NAMESPACE = "{http://www.w3.org/2005/01/pronunciation-lexicon}"


@cache
def aliases() -> dict[str, str]:
    """Return what is said for each listed spelling."""
    found = {}
    for lexeme in ET.parse(LEXICON / "names.pls").getroot().iter(f"{_NAMESPACE}lexeme"):  # noqa: S314  # our own file
        alias = lexeme.findtext(f"{_NAMESPACE}alias")
        for grapheme in lexeme.iter(f"{_NAMESPACE}grapheme"):
            if alias and grapheme.text:
                found[grapheme.text] = alias
    return found


def _say(match: re.Match[str]) -> list[Part]:
    return whole(match, aliases()[match.group()])


def rule() -> Rule:
    """Return the rule that says the listed names as their aliases."""
    names = "|".join(re.escape(name) for name in sorted(aliases(), key=len, reverse=True))
    return Rule("pronunciation", re.compile(rf"(?<![\w])(?:{names})(?![\w])"), _say)
