"""Whether what is told of somebody is over: "the mayor at the time", "a clerk from 2015 to 2017", "her late father".

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 4.2-4.18 (present and past).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.plain.asides import DEATH

if TYPE_CHECKING:
    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene


def won(parse: Parse, run: tuple[int, ...]) -> bool:
    """Return whether an aside tells a place in an order that what happened has settled: "the first to speak", "a favourite to win"."""
    ranked = any(parse.tokens[index].lemma.lower() in {"first", "last", "favourite", "favorite"} for index in run)
    return ranked and any(parse.tokens[index].text == "to" and parse.tokens[index + 1].xpos == "VB" for index in run[:-1])


def is_over(parse: Parse, run: tuple[int, ...]) -> bool:
    """Return whether an aside says that what it tells is over: "the mayor at the time", "a clerk before moving", "head from 2015 to 2017", "a man killed …"."""
    words = [parse.tokens[index] for index in run]
    if "at the time" in " ".join(token.text.lower() for token in words):
        return True
    for token, following in pairwise(words):
        if token.text.lower() == "then" and following.text == "-":
            return True
        if token.text.lower() == "in" and following.text.isdigit() and not any(other.upos in {"VERB", "AUX"} for other in words):
            return True  # "a finalist in 2022"
        if token.text.lower() == "before" and following.xpos == "VBG":
            return True
        if token.text.lower() in {"to", "until"} and following.text.isdigit() and any(other.text.lower() == "from" for other in words):
            return True
        if token.upos in {"NOUN", "PROPN"} and following.xpos in {"VBD", "VBN"} and following.lemma in {"kill", "murder", "slay"}:
            return True
    return False


def has_died(scene: Scene, noun: Token, apart: tuple[int, ...]) -> bool:
    """Return whether it is a noun's own death that a sentence tells of."""
    parse = scene.parse
    dead = [token for token in parse.tokens if token.lemma.lower() in DEATH and token.text.lower() not in {"later", "latest"} and token.index not in apart]
    own = {token.index for token in parse.subtree(noun.index) if token.index not in apart and (token.index < noun.index or token.dep.startswith("acl"))}
    of_verb = noun.dep.startswith(("nsubj", "obj"))
    return any(
        token.index in own or noun.head == token.index or (of_verb and token.head == noun.head and token.dep in {"xcomp", "advmod", "obl", "conj"})
        for token in dead
    )


def long_ago(parse: Parse, run: tuple[int, ...]) -> bool:
    """Return whether a sentence, an aside in it apart, tells of what was before its day: a year, a war, a century, or "had done"."""
    rest = [token for token in parse.tokens if token.index not in run]
    if any(parse.tokens[index].text.lower() in LONG_PAST for index in run):
        return True
    year = any(token.text.isdigit() and 1000 <= int(token.text) <= _NOW and parse.tokens[token.index - 1].text.lower() not in {"by", "until"} for token in rest)
    return year or any(token.lemma.lower() in _HISTORY or (token.text.lower() == "had" and token.dep == "aux") for token in rest)


# A year up to this one is not the day's news.
_NOW = 2100
LONG_PAST = frozenset({"victorian", "edwardian", "elizabethan", "georgian", "medieval", "tudor", "roman", "renaissance", "wartime"})
_HISTORY = frozenset({"ago", "ancient", "born", "bear", "century", "decade", "historian", "history", "once", "reign", "slavery", "war", "wartime"})


def hangs_on(parse: Parse, token: Token, root: Token) -> bool:
    """Return whether no other verb stands between a token and the main one."""
    while token.head != token.index:
        aside = token.dep in {"parataxis", "appos"} or token.dep.startswith("acl")
        token = parse.tokens[token.head]
        if token.index == root.index and not aside:
            return True
        if aside or token.upos in {"VERB", "AUX"}:
            return False
    return token.index == root.index
