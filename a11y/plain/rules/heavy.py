"""A subject that carries a clause is told first, then what it does: "The man who stole the van was caught" → "A man stole the van. This man was caught."

"The" takes for granted that there was such a man, so telling it first adds nothing. Only where the clause tells what did happen.
Source: plainlanguage.gov, "keep subject, verb and object close together"; Inclusion Europe, Information for all (one idea a sentence).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import agrees, be, is_finite, is_past, is_plural, subject, trim
from a11y.plain.naming import core
from a11y.plain.words.substitution import has_vowel_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Item, Scene

WHY = "A long subject became a sentence of its own."
# Nouns that are nothing without their clause, or whose "that" clause is what they contain.
_EMPTY = frozenset(
    ["advance", "age", "amount", "answer", "anyone", "area", "argument", "assumption", "belief", "case", "chance", "claim", "conclusion", "day", "degree",
     "difference", "effect", "everyone", "evidence", "exception", "extent", "fact", "fear", "feeling", "form", "hope", "idea", "kind", "level", "lot",
     "majority", "manner", "matter", "message", "moment", "month", "news", "notion", "number", "one", "part", "percentage",
     "place", "point", "position", "possibility", "problem", "proportion", "question", "reason", "rest", "result", "risk", "rumor", "rumour", "sense",
     "share", "sort", "state", "suggestion", "suspicion", "thing", "thought", "threat", "time", "type", "view", "warning", "way", "week", "word",
     "year", "ability", "right", "need", "power", "opportunity", "decision", "plan"]
)  # fmt: skip
# A state has no "a": "the uncertainty that the row caused".
_ABSTRACT = re.compile(r"(?:certainty|[ai]lity|osity|ness|[ae]nce|ism|ship|hood|dom|um)$")
# Words that say which of several, how many of all, or deny.
_PICKING = frozenset(
    ["first", "last", "only", "next", "same", "second", "third", "most", "least", "other", "all", "every", "each", "no", "any", "few", "fewer", "many",
     "more", "some", "both", "half", "none", "not", "one", "another", "several", "best", "worst", "very", "former", "latter"]
)  # fmt: skip
# What is only said, wished or feared of somebody, or may still go on: near these a clause is not told apart.
_OPEN = frozenset(
    ["accuse", "allege", "suspect", "charge", "convict", "blame", "say", "think", "believe", "want", "hope", "wish", "claim", "expect", "need", "like", "seem",
     "suppose", "involve", "base", "know", "call", "name", "concern", "relate", "link", "compare", "mean", "be", "have", "use", "require", "affect", "see"]
)  # fmt: skip
_LEAST = 4


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its subject's clause told first."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.aim or not scene.profile.easy or parse.text.endswith(("?", "!")) or root.index in scene.quoted:
        return
    own = subject(parse, root)
    if own is None or own.upos != "NOUN" or own.index > root.index or not is_finite(parse, root) or is_past(parse, root) is None:
        return
    if (
        own.lemma in _EMPTY
        or _ABSTRACT.search(own.lemma)
        or parse.children(own.index, "conj", "appos", "nmod")
        or any(token.text.lower() in {"if", "would"} for token in parse.tokens)
    ):
        return
    run = core(scene, own)
    clauses = [child for child in parse.children(own.index, "acl") if child.index > own.index]
    if run is None or run[0] != 0 or len(clauses) != 1 or any(parse.tokens[index].text.lower() in _PICKING for index in run):
        return
    clause = clauses[0]
    body = trim(scene, scene.span(clause.index))
    rest = trim(scene, range(body[-1] + 1, scene.last))
    if body[0] != own.index + 1 or not scene.whole(body) or len(body) < _LEAST or len(rest) < _LEAST or any(index in scene.quoted for index in body):
        return
    if any(parse.tokens[index].text in {",", "–", "—", "(", ")", ":"} for index in body) or parse.tokens[body[-1] + 1].text == "," or clause.lemma in _OPEN:
        return
    names, fact = _names(scene, own, run), _fact(scene, own, clause, body)
    if names and fact:
        first, again = names
        yield Rewriting(((*first, *fact), (*again, *rest)), WHY)


def _names(scene: Scene, own: Token, run: tuple[int, ...]) -> tuple[list[Item], list[Item]] | None:
    """Return how a noun is first named, and how it is named again: "a man", "this man"."""
    parse = scene.parse
    plural = is_plural(parse, own)
    articles = [index for index in run if parse.tokens[index].upos == "DET"]
    bare = [index for index in run if index not in articles]
    if plural is None or not bare or len(articles) > 1 or parse.children(own.index, "nmod:poss"):
        return None
    if not articles or parse.tokens[articles[0]].text.lower() != "the":
        return None  # "adults who have children" are any adults; of "a man who …" `defining` tells
    if plural:
        return None  # "the recent floods caused by …": not just any recent floods
    article = "an" if has_vowel_sound(parse.tokens[bare[0]].text) else "a"
    return [Put(article, tuple(articles)), *bare], [Put("this"), *bare]


def _fact(scene: Scene, own: Token, clause: Token, body: tuple[int, ...]) -> list[Item] | None:
    """Return what the clause says of its noun: "stole the van", "was built in May"."""
    parse = scene.parse
    plural = bool(is_plural(parse, own))
    first = parse.tokens[body[0]]
    if any(parse.tokens[index].text.lower() in {"not", "n't", "n’t", "never", "may", "might", "could", "should", "can", "will", "must"} for index in body):
        return None
    if clause.dep == "acl:relcl":
        now = is_past(parse, clause) is False
        helpers = {child.lemma for child in parse.children(clause.index, "aux")}
        if first.text.lower() not in {"who", "that", "which"} or not first.dep.startswith("nsubj") or first.head != clause.index:
            return None
        if not is_finite(parse, clause) or not agrees(parse, clause, plural=plural) or (now and "have" not in helpers):
            return None
        return list(body[1:])
    if first.index != clause.index or clause.xpos != "VBN" or inflect(clause.lemma, "VBN") != clause.text.lower():
        return None
    following = parse.tokens[body[1]].text.lower()
    dated = any(parse.tokens[index].text.isdigit() or parse.tokens[index].text in _DAYS for index in body)
    return [Put(be(past=True, plural=plural)), *body] if following == "by" or dated else None


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday"})
