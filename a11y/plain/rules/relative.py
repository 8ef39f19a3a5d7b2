"""A relative clause between commas adds a fact: it becomes a sentence of its own, with its noun named again in place of "who" or "which".

A clause without commas defines its noun and stays.
Source: Inclusion Europe, Information for all, rule on short sentences; plainlanguage.gov, "write short sentences".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import again, agrees, bounded, detach, is_finite, is_plural, reported, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
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


def _tell(scene: Scene, clause: Token) -> Rewriting | None:
    parse = scene.parse
    noun = parse.tokens[clause.head]
    run = trim(scene, [index for index in scene.span(clause.index) if index < scene.last])
    if len(run) < 3 or not scene.whole(run) or not bounded(scene, run) or noun.index >= run[0] or not is_finite(parse, clause):
        return None
    if any(parse.tokens[i].text == "," and parse.tokens[i + 1].upos in {"ADP", "VERB", "AUX", "PART"} for i in run[:-1]):
        # A comma and a new phrase: the parser may have run on into the main clause.
        return None
    if reported(scene, noun):
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
    if low in {"who", "which"} and first.head == clause.index and first.dep in {"nsubj", "nsubj:pass"}:
        if not agrees(parse, clause, plural=plural) or (low == "which" and clause.lemma in {"mean", "be", "make", "lead", "cause"} and noun.upos != "PROPN"):
            return None
        body = [*name, *run[1:]]
    elif low == "whose" and first.dep == "nmod:poss":
        owner = parse.tokens[first.head]
        if owner.dep not in {"nsubj", "nsubj:pass"} or isinstance(name[-1], Put) or parse.tokens[name[-1]].text.endswith("s"):
            return None
        body = [*name, Put("’s" if "’" in parse.text else "'s"), *run[1:]]
    elif low == "where" and len(run) <= 12 and noun.upos == "PROPN" and not parse.children(clause.index, "advcl", "conj"):
        body = [*run[1:], Put("there")]
        if not parse.children(clause.index, "nsubj"):
            return None
    else:
        return None
    main = detach(scene, run)
    return Rewriting((tuple(trim(scene, [i for i in main if isinstance(i, int)])), tuple(body)), WHY)


def _adjacent(scene: Scene, noun: Token, start: int) -> bool:
    """Return whether nothing between the noun and its clause could own the clause instead."""
    between = [scene.parse.tokens[index] for index in range(noun.index + 1, start)]
    return not any(
        (token.upos in {"NOUN", "PROPN", "PRON", "VERB"} and token.head != noun.index)
        or (token.upos in {"NOUN", "PROPN"} and token.dep not in {"flat", "compound"})
        for token in between
    )
