"""Second predicates that are none of the subject's: what a verb behind "and" may be instead of a thing that the subject does.

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 13.43-13.55 (coordination within clauses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.grammar import SPEECH, SPOKEN

if TYPE_CHECKING:
    from a11y.language import Parse, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAIMS = SPEECH | SPOKEN | {"allege", "claim"}


def is_torn_off(parse: Parse, root: Token, own: Token) -> bool:
    """Return whether the main verb stands in what is told of the subject: "Barr, named by them after the mayor left, seemed to …", with "left" for the root."""
    commas = [token.index for token in parse.tokens[own.index : root.index] if token.text == ","]
    opening = parse.tokens[commas[0] + 1] if commas else root
    return len(commas) == 1 and opening.xpos == "VBN" and opening.head <= own.index and opening.index < root.index


def is_anothers(parse: Parse, root: Token, second: Token) -> bool:
    """Return whether a second predicate is rather a noun, something done to the object, or what somebody claims.

    "… with promises of trips and invites to dinners", "held a forum opened by Lee and streamed online", "a show at Hill House and hosted by Lee", "They
    claim that he hid it, and also lied".
    """
    between, bare = parse.tokens[root.index + 1 : second.index], not parse.children(second.index, "aux", "cop")
    following = parse.tokens[min(second.index + 1, len(parse.tokens) - 1)]
    if following.text == "-":
        return True  # "co-hosted"
    if root.xpos == "VBD" and second.xpos == "VBZ" and following.text.lower() in {"to", "for", "of"} and parse.tokens[second.index - 1].upos == "CCONJ":
        return True
    participle = second.xpos in {"VBD", "VBN"} and inflect(second.lemma, "VBN") == second.text.lower()
    behind = parse.tokens[min(second.index + 2, len(parse.tokens) - 1)]
    if root.xpos in _FINITE and participle and bare and following.text.lower() == "by" and behind.upos in {"DET", "PROPN", "NOUN"} and behind.xpos != "VBG":
        return True
    done = any(token.xpos == "VBN" and token.dep == "acl" for token in between)
    if root.xpos in _FINITE and participle and bare and done and not parse.children(second.index, "obj", "ccomp", "xcomp") and following.upos == "ADP":
        return True
    claimed = root.xpos in {"VBP", "VBZ"} and root.lemma in _CLAIMS and second.xpos == "VBD" and second.lemma not in _CLAIMS
    return claimed and any(token.xpos in _FINITE or token.dep == "acl" for token in between)


def is_manner(parse: Parse, join: int) -> bool:
    """Return whether "and" joins two adverbs between commas: "They recently, and quietly, met him"."""
    tokens = parse.tokens
    if not 1 < join < len(tokens) - 2:
        return False
    return tokens[join - 1].text == "," and tokens[join - 2].upos == "ADV" and tokens[join + 1].upos == "ADV" and tokens[join + 2].text == ","
