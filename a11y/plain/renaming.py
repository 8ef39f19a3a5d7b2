"""How a subject is said again in front of a second predicate: by its safe name, as a whole where that is true of each, or by "they".

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 13.43-13.55 (what coordinated predicates share).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import in_dictionary
from a11y.plain.draft import Item, Put
from a11y.plain.naming import UNREPEATABLE, again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Token
    from a11y.plain.draft import Scene


def renamed(scene: Scene, own: Token, first: Sequence[int] = ()) -> list[Item] | None:
    """Return how to say a subject again; None when there is no safe way.

    Its safe name; or the whole of it, where what is true of the two predicates together is true of each ("each of the houses", "the mayor and the council");
    or "they" for a plural that cannot be named again ("some", "others"), when no other plural stands in the first side (`first`).
    """
    parse = scene.parse
    if own.dep == "expl":
        return None
    below = [parse.tokens[index] for index in scene.span(own.index)]
    listed = any(token.text == "," for token in below) and any(token.upos == "CCONJ" for token in below)
    amount = own.lemma in _AMOUNTS and bool(parse.children(own.index, "nmod"))
    if not listed and not amount and own.text.lower() not in UNREPEATABLE:
        name = again(scene, own)
        bare = name is not None and isinstance(name[0], Put) and name[0].text.lower() == "these"
        if name is not None:
            return (_they(scene, own, below, first) or name) if bare else name
    return _whole(scene, own, below) or _single(scene, own, below) or _they(scene, own, below, first)


def _whole(scene: Scene, own: Token, below: Sequence[Token]) -> list[Item] | None:
    """Return a short subject as it stands: two names, or one with a word such as "each" that goes with each predicate."""
    words = {token.text.lower() for token in below}
    pair = bool(scene.parse.children(own.index, "conj")) and not words & (UNREPEATABLE | {"a", "an"})
    if not (pair or below[0].text.lower() in _DISTRIBUTED) or words & {"or", "nor", "not", ","} or len(below) > _SHORT:
        return None
    plain = all(token.upos in {"DET", "NOUN", "PROPN", "ADJ", "CCONJ", "ADP", "PART", "NUM", "PRON"} for token in below)
    run = [token.index for token in below]
    if not plain or run[-1] - run[0] != len(run) - 1 or any(index in scene.quoted for index in run):
        return None
    return list(run)


def _single(scene: Scene, own: Token, below: Sequence[Token]) -> list[Item] | None:
    """Return "the officer" for "one officer", "this man" for "another man"."""
    low = below[0].text.lower()
    if (
        own.xpos != "NN"
        or own.lemma in _AMOUNTS
        or low not in {"one", "another"}
        or scene.parse.children(own.index, "conj")
        or any(token.text.lower() == "of" for token in below[:2])
    ):
        return None
    return [Put("this" if low == "another" else "the"), own.index]


def _they(scene: Scene, own: Token, below: Sequence[Token], first: Sequence[int]) -> list[Item] | None:
    """Return "they" when it can only mean the subject."""
    parse = scene.parse
    low = below[0].text.lower()
    plural = (
        (own.xpos == "NNS" and own.lemma != own.text.lower())
        or any(child.upos != "NUM" for child in parse.children(own.index, "conj"))
        or own.text.lower() in {"some", "others", "many", "several"}
    )
    if not first or not plural or low in _DENIED or any(token.text.lower() in {"or", "nor", "who", "that", "which"} for token in below):
        return None
    inside = {token.index for token in below}
    if own.index == below[0].index and own.xpos == "NNS" and not in_dictionary(own.text.lower()):
        return None  # a name at the start, taken for a plural
    others = [parse.tokens[index] for index in first if index not in inside]
    if any(token.xpos in {"NNS", "NNPS", "CD"} or token.text.lower() in {"they", "them", "these", "those", "and", "people"} for token in others):
        return None
    return [Put("they")]


# What is true of two predicates together for "most", is true of each for "most"; it is not so for "few" or "no".
_DISTRIBUTED = frozenset({"each", "every", "everyone", "everybody", "most", "all", "both", "much"})
_DENIED = frozenset({"no", "none", "few", "fewer", "neither", "either", "any", "less", "only", "not", "up", "half", "exactly", "nearly", "almost", "hardly"})
_AMOUNTS = frozenset(
    ["lot", "number", "majority", "minority", "rest", "range", "variety", "series", "handful", "dozen", "hundred", "thousand", "million", "bulk",
     "couple", "set", "plenty", "percentage", "proportion", "share", "part", "quarter", "third", "half", "kind", "sort", "type", "amount", "total",
     "pair"]
)  # fmt: skip
# A pair of names of up to so many words is said again whole.
_SHORT = 7
