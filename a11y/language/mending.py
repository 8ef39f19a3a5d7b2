"""Mends for parser mistakes that the words themselves give away.

The parser takes "The company warned that …" for a noun phrase with a participle ("the company that was warned") when the verb's past and participle
look alike. An active participle cannot have a direct object or a "that" clause, so with one of those the verb is the clause's root.
Capitals with a small s ("MPs") are several, and "a planner" is one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language.inflection import inflect

if TYPE_CHECKING:
    from a11y.language.parse import Token

# Verbs whose infinitive complement shows that they are active ("declined to comment"); "told to", "designed to" may be passive.
_ACTIVE_WITH_INFINITIVE = frozenset(
    {
        "decline",
        "refuse",
        "try",
        "want",
        "decide",
        "agree",
        "begin",
        "start",
        "continue",
        "plan",
        "hope",
        "seek",
        "promise",
        "fail",
        "vow",
        "threaten",
        "manage",
        "attempt",
        "struggle",
    }
)


_SEVERAL = re.compile(r"[A-Z]{2,}s")


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return one sentence's tokens with the root moved to the verb where the parser took a clause for a noun phrase, and with nouns in the right number."""
    one = {token.head for token in tokens if token.dep == "det" and token.text.lower() in {"a", "an"}}
    return _rooted(_told_of_nearest(_beyond_hyphens(_titled(tuple(_counted(token, one=token.index in one) for token in tokens)))))


def _beyond_hyphens(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens with what stands before a word with a hyphen hung on the whole of it: "the old" of "the old ex-soldier" on "soldier"."""
    found = list(tokens)
    for token in tokens:
        part = tokens[token.head]
        if (
            token.dep in {"det", "amod", "nmod:poss"}
            and part.dep == "compound"
            and part.head == part.index + 2
            and token.index < part.index
            and tokens[part.index + 1].text == "-"
        ):
            found[token.index] = replace(token, head=part.head)
    return tuple(found)


def _titled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens with a noun hung on the name behind it where both were taken for the subject of one verb ("baker Ann Lee said")."""
    found = list(tokens)
    for token, following in pairwise(tokens):
        subjects = token.dep == following.dep and token.dep in {"nsubj", "nsubj:pass"} and token.head == following.head
        if subjects and token.upos in {"NOUN", "PROPN"} and following.upos == "PROPN":
            found[token.index] = replace(token, head=following.index, dep="nmod:desc")
    return tuple(found)


def _told_of_nearest(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens with a relative clause hung on the apposition that it follows without a comma: "Ann Lee, a baker who runs a mill"."""
    found = list(tokens)
    for token in tokens:
        if token.dep != "acl:relcl":
            continue
        between = tokens[token.head + 1 : token.index]
        beside = next((other for other in reversed(between) if other.dep == "appos" and other.head == token.head), None)
        if beside is not None and not any(other.text in {",", "–", "—", "(", ")"} for other in tokens[beside.index + 1 : token.index]):
            found[token.index] = replace(token, head=beside.index)
    return tuple(found)


def _counted(token: Token, *, one: bool) -> Token:
    """Return a noun with the number that its shape ("MPs") or its article ("a planner") gives it."""
    if token.xpos == "NN" and _SEVERAL.fullmatch(token.text):
        return replace(token, xpos="NNS", feats="Number=Plur")
    if token.xpos == "NNS" and one and not token.text.endswith("s"):
        return replace(token, xpos="NN", feats="Number=Sing")
    return token


def _rooted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    root = next((token for token in tokens if token.head == token.index), None)
    if root is not None and root.xpos == "VBN" and _has_subject(tokens, root) and inflect(root.lemma, "VBD") == root.text.lower():
        return tuple(replace(token, xpos="VBD", feats="Mood=Ind|Tense=Past|VerbForm=Fin") if token.index == root.index else token for token in tokens)
    if root is None or root.upos not in {"NOUN", "PROPN", "PRON", "NUM"} or not tokens[-1].text.startswith((".", "”", '"')):
        return tokens
    if any(token.head == root.index and token.dep in {"cop", "nsubj", "aux"} for token in tokens):
        return tokens
    verb = next(
        (token for token in tokens if token.head == root.index and token.dep == "acl" and token.xpos in {"VBN", "VBD"} and token.index > root.index), None
    )
    if verb is None or inflect(verb.lemma, "VBD") != verb.text.lower() or not _active(tokens, verb):
        return tokens
    found = list(tokens)
    found[verb.index] = replace(verb, head=verb.index, dep="root", xpos="VBD", feats="Mood=Ind|Tense=Past|VerbForm=Fin")
    found[root.index] = replace(root, head=verb.index, dep="nsubj")
    for token in tokens:
        if token.head == root.index and token.index > verb.index:
            found[token.index] = replace(found[token.index], head=verb.index)
    return tuple(found)


def _has_subject(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Return whether a verb has a subject of its own before it and no auxiliary: then it is no participle."""
    deps = {token.dep for token in tokens if token.head == verb.index}
    return "nsubj" in deps and not any(dep.startswith(("aux", "cop")) for dep in deps)


def _active(tokens: tuple[Token, ...], verb: Token) -> bool:
    deps = {token.dep for token in tokens if token.head == verb.index and token.index > verb.index}
    return bool(deps & {"obj", "ccomp"}) or ("xcomp" in deps and verb.lemma in _ACTIVE_WITH_INFINITIVE)
