"""A relative clause between commas adds a fact: it becomes a sentence of its own, with its noun named again in place of "who" or "which".

A clause without commas defines its noun and stays.
Source: Inclusion Europe, Information for all, rule on short sentences; plainlanguage.gov, "write short sentences".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import (
    again,
    agrees,
    bounded,
    detach,
    goes_on,
    half_apposed,
    is_finite,
    is_past,
    is_plural,
    late_in_phrase,
    may_be_anothers,
    reported,
    trim,
)
from a11y.plain.segments import Segment, segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene

WHY = "A fact in the middle of the sentence got a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with one of its relative clauses taken out and told after it."""
    parse = scene.parse
    if scene.words <= scene.profile.long:
        return
    for clause in parse.tokens:
        if clause.dep in {"acl:relcl", "parataxis", "acl", "advcl:relcl"} and clause.index not in scene.quoted:
            proposal = _tell(scene, clause)
            if proposal:
                yield proposal
    for segment in segments(scene):
        proposal = _by_words(scene, segment)
        if proposal:
            yield proposal


def _by_words(scene: Scene, segment: Segment) -> Rewriting | None:
    """Return the clause "who" or "which" and a finite verb, between commas, told after the sentence, whatever the parse made of it."""
    parse = scene.parse
    run = segment.run
    if len(run) < 3 or parse.tokens[run[0]].text.lower() not in {"who", "which"} or not goes_on(scene, run, segment.noun):
        return None
    verb = next((parse.tokens[index] for index in run[1:4] if parse.tokens[index].upos in {"VERB", "AUX"}), None)
    name, plural = again(scene, segment.noun), is_plural(parse, segment.noun)
    if (
        verb is None
        or verb.xpos not in {"VBD", "VBZ", "VBP", "MD"}
        or name is None
        or plural is None
        or reported(scene, segment.noun)
        or late_in_phrase(scene, segment.noun)
    ):
        return None
    if any(parse.tokens[index].upos != "ADV" for index in run[1:] if index < verb.index) or not agrees(parse, verb, plural=plural):
        return None
    if parse.tokens[run[0]].text.lower() == "which" and not segment.closed:
        return None
    if may_be_anothers(scene, segment.noun, verb) or half_apposed(scene, segment.noun):
        return None
    return Rewriting((tuple(trim(scene, [i for i in detach(scene, run, segment.noun) if isinstance(i, int)])), (*name, *run[1:])), WHY)


# Verbs whose "which" often stands for all that was said before: "he won, which surprised us".
_OF_EVENTS = frozenset(
    ["mean", "be", "make", "lead", "cause", "suggest", "show", "prove", "indicate", "reveal", "help", "allow", "give", "leave", "force", "result",
     "create", "come", "happen", "bring", "explain", "surprise", "upset", "anger", "prompt", "spark", "let", "take", "turn", "raise", "put", "add",
     "follow", "reflect", "confirm", "imply", "enable", "get", "keep", "stop"]
)  # fmt: skip


def _may_mean_all(parse: Parse, clause: Token) -> bool:
    """Return whether "which" may stand for the whole sentence before it."""
    return clause.lemma in _OF_EVENTS or bool(parse.children(clause.index, "cop"))


def _tell(scene: Scene, clause: Token) -> Rewriting | None:
    parse = scene.parse
    noun = parse.tokens[clause.head]
    run = trim(scene, [index for index in scene.span(clause.index) if index < scene.last])
    added = bounded(scene, run) and goes_on(scene, run, noun) if run else False
    if len(run) < 3 or not scene.whole(run) or not (added or _new(scene, clause, noun, run)) or noun.index >= run[0] or not is_finite(parse, clause):
        return None
    if any(parse.tokens[i].text == "," and parse.tokens[i + 1].upos in {"ADP", "VERB", "AUX", "PART"} for i in run[:-1]):
        # A comma and a new phrase: the parser may have run on into the main clause.
        return None
    if reported(scene, noun) or late_in_phrase(scene, noun) or may_be_anothers(scene, noun, clause) or half_apposed(scene, noun):
        return None
    if not _adjacent(scene, noun, run[0]):
        return None
    name = again(scene, noun)
    plural = is_plural(parse, noun)
    if name is None or plural is None:
        return None
    first = parse.tokens[run[0]]
    low = first.text.lower()
    body: list[Item]
    if (low in {"who", "which"} or (low == "that" and not added)) and first.head == clause.index and first.dep in {"nsubj", "nsubj:pass"}:
        if not agrees(parse, clause, plural=plural) or (low == "which" and run[-1] == scene.last - 1 and noun.upos != "PROPN" and _may_mean_all(parse, clause)):
            return None
        body = [*name, *run[1:]]
    elif low == "whose" and first.dep == "nmod:poss":
        owner = parse.tokens[first.head]
        if owner.dep not in {"nsubj", "nsubj:pass"} or isinstance(name[-1], Put) or parse.tokens[name[-1]].text.endswith("s"):
            return None
        body = [*name, Put("’s" if "’" in parse.text else "'s"), *run[1:]]
    elif low == "where" and len(run) <= 12 and noun.upos == "PROPN" and not parse.children(clause.index, "advcl", "conj"):
        body = [Put("there,"), *run[1:]]
        if not parse.children(clause.index, "nsubj"):
            return None
    else:
        return None
    main = detach(scene, run, noun)
    return Rewriting((tuple(trim(scene, [i for i in main if isinstance(i, int)])), tuple(body)), WHY)


# Nouns that are nothing without their clause, and verbs after which the thing may not exist ("they want a plan that works").
_EMPTY = frozenset(
    {"kind", "sort", "type", "way", "thing", "one", "person", "man", "woman", "place", "moment", "case", "time", "point", "lot", "number", "part", "sign"}
)
_UNREAL = frozenset(
    {"want", "need", "seek", "look", "hope", "wish", "like", "ask", "call", "be", "become", "find", "imagine", "expect", "demand", "prefer", "require", "lack"}
)


def _new(scene: Scene, clause: Token, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether the clause ends the sentence and tells of a thing just named for the first time ("a garden that feeds 40 families")."""
    parse, root = scene.parse, scene.root
    articles = [child for child in parse.children(noun.index, "det") if child.text.lower() in {"a", "an"}]
    return (
        scene.profile.easy
        and bool(articles)
        and run[-1] == scene.last - 1
        and noun.head == root.index
        and noun.dep in {"obj", "obl"}
        and noun.index + 1 == run[0]
        and noun.lemma not in _EMPTY
        and root.lemma not in _UNREAL
        and is_past(parse, root) is not None
        and len(run) > 4
        and not any(child.lemma in {"not", "n't", "never"} for child in parse.children(root.index, "advmod"))
        and clause.dep == "acl:relcl"
    )


def _adjacent(scene: Scene, noun: Token, start: int) -> bool:
    """Return whether nothing between the noun and its clause could own the clause instead."""
    between = [scene.parse.tokens[index] for index in range(noun.index + 1, start)]
    return not any(
        (token.upos in {"NOUN", "PROPN", "PRON", "VERB"} and token.head != noun.index)
        or (token.upos in {"NOUN", "PROPN"} and token.dep not in {"flat", "compound"})
        for token in between
    )
