"""Whether a run of words is the whole of a name: "Speaker of the House Ann Lee" is not called "the House Ann Lee".

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 5.60-5.66 (names with titles, with "of", with numbers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import in_dictionary
from a11y.plain.grammar import PERSONAL

if TYPE_CHECKING:
    from a11y.language import Parse, Token

_QUANTIFIERS = frozenset({"all", "few", "many", "most", "no", "several", "some"})
# What makes a thing one among its like: "the top Democrat" is not "the Democrat".
RANKS = frozenset({"chief", "first", "former", "highest", "last", "leading", "number", "only", "second", "senior", "third", "top", "veteran"})


def is_half(parse: Parse, noun: Token, first: int, last: int) -> bool:
    """Return whether a name, its first and last words and the noun that heads it, goes on to either side."""
    tokens = parse.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if any(tokens[index].text.islower() and index != noun.index and len(tokens[index].text) > _PARTICLE for index in range(first, last)):
        return True  # "to subpoena Ann Lee", the verb taken for a title
    if after is not None and after.dep == "flat" and after.head in range(first, last + 1):
        return True  # "Speaker of the House" Ann Lee
    goes_on = after is not None and tokens[last].space_after and after.text.istitle() and after.upos in {"VERB", "ADJ", "AUX"} and len(after.text) > 1
    return goes_on or (before is not None and _begins_before(parse, noun, range(first, last + 1), before))


_PARTICLE, _HOUSE = 3, 3


def _begins_before(parse: Parse, noun: Token, name: range, before: Token) -> bool:
    tokens, low = parse.tokens, before.text.lower()
    further = tokens[before.index - 1] if before.index else None
    if low == "of" and len(name) > _HOUSE and tokens[name[1]].text in {"House", "Assembly", "Senate", "Commons", "Lords"}:
        return True
    if low == "of" and before.head in name and before.head != noun.index:
        return True  # "Speaker of the House Ann Lee", "House of Keys leader Ann Lee"
    if before.upos == "PRON" and before.text[:1].isupper() and before.index and low not in PERSONAL:
        return True  # "Our Sea", a film
    if before.index == 0 and before.upos == "AUX" and before.text.istitle():
        return True  # "Will Ray", "May Lee"
    if before.text[:1].isdigit() and before.text[-1:].isalpha() and before.head in name:
        return True  # "the 23rd Harbour District"
    if further is None or not further.text[:1].isupper():
        return False
    if before.upos == "NUM" and further.upos == "PROPN":
        return True  # "the S&P 500 Index"
    common = in_dictionary(tokens[name[-1]].text.lower()) and len(name) > 1
    return before.upos == "CCONJ" and further.upos in {"NOUN", "PROPN"} and common  # "Norland Roads and Harbour Office"


def some_of(parse: Parse, first: int) -> bool:
    """Return whether a word in front of a name says that not all are meant ("most senior Republicans")."""
    for index in range(first - 1, max(first - 4, -1), -1):
        token = parse.tokens[index]
        if token.text.lower() in _QUANTIFIERS:
            return True
        if token.upos not in {"ADJ", "ADV", "NUM"}:
            return False
    return False
