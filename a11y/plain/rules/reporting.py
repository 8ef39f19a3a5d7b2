"""What somebody says in a long sentence becomes two sentences, and each keeps its speaker: "She said that … and that …" → "She said that … She said that …"

The clause that is said is taken for a sentence of its own, the rules for clauses cut it, and each part gets the speaker and the verb again.
Source: UK Government easy read ("one idea a sentence"); BBC News style guide, "Attribution" (no statement without its source).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language import Parse
from a11y.plain.asides import called
from a11y.plain.draft import Item, Put, Rewriting, Scene
from a11y.plain.grammar import again, is_finite, is_past, subject, trim
from a11y.plain.joints import FINITE
from a11y.plain.rules import cause, concession, coordination, defining, joined, means, participle, predicates, purpose, relative, remark, subordinate, timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Clause
    from a11y.plain.rules import Rule

WHY = "Who says it is named again, so that each sentence keeps its source."
# Verbs that are true of two clauses together only when they are true of each (Quirk et al. 1985, 16.31: factual and suasive verbs).
VERBS = frozenset(
    ["say", "add", "argue", "claim", "explain", "believe", "think", "warn", "insist", "note", "suggest", "announce", "report", "show", "reveal", "estimate",
     "predict", "hope", "find", "state", "stress", "acknowledge", "admit", "conclude", "confirm", "declare", "expect", "fear", "hear", "indicate", "know",
     "learn", "mean", "point", "promise", "recall", "write", "feel", "agree", "complain", "ensure", "maintain", "observe", "remember", "understand", "see",
     "tell", "rule", "accept", "discover", "testify", "concede", "remark", "assert", "allege"]
)  # fmt: skip
_INNER = (coordination.rewrite, joined.rewrite, predicates.rewrite, subordinate.rewrite)
# Rules that tell a part of the clause afterwards: whoever says the whole says the part.
_AFTERWARDS = (
    defining.rewrite,
    cause.rewrite,
    concession.rewrite,
    timing.rewrite,
    means.rewrite,
    purpose.rewrite,
    participle.rewrite,
    remark.rewrite,
    relative.rewrite,
)


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with what is said cut in two, the speaker named in both."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.aim or parse.text.endswith("?") or root.lemma not in VERBS or not is_finite(parse, root) or root.index in scene.quoted:
        return
    speaker = subject(parse, root)
    said = [child for child in parse.children(root.index, "ccomp") if child.index > root.index]
    if speaker is None or speaker.index > root.index or len(said) != 1 or parse.children(root.index, "mark"):
        return
    if any(child.index > speaker.index for child in parse.children(root.index, "conj", "advcl", "xcomp", "parataxis")):
        return
    if any(child.text.lower() in _DOUBTS for child in parse.children(root.index, "advmod")):
        return
    if any(token.text.lower() in _DENIALS for token in parse.tokens[: said[0].index] if token.head == root.index):
        return
    run = [index for index in scene.span(said[0].index) if index < scene.last]
    frame = _frame(scene, root, speaker, run[0])
    if not scene.whole(run) or run[-1] < scene.last - 1 or frame is None or any(index in scene.quoted for index in range(run[0] + 1)):
        return
    that: list[Item] = [Put("that")] if parse.tokens[run[0]].text.lower() == "that" else []
    start = run[0] + len(that)
    twice = _and_that(scene, said[0], [*frame, *that])
    if twice:
        yield twice
    inner = _inner(scene, said[0], range(start, scene.last))
    for rule in (*_INNER, *_AFTERWARDS):
        for found in rule(inner):
            told = [_shifted(clause, start) for clause in found.clauses]
            if _of_somebody(scene, rule, told) or (rule in _AFTERWARDS and told[0] != found.clauses[0] and not _in_order(told[0], start)):
                continue
            if rule in _AFTERWARDS or all(_said_too(scene, root, clause) for clause in told[1:]):
                yield Rewriting(((*range(start), *told[0]), *(_framed(clause, [*frame, *that]) for clause in told[1:])), WHY)


# Adverbs that say how sure the speaker is, or how often it is said; others may go from the second sentence.
_DOUBTS = frozenset({"probably", "reportedly", "allegedly", "apparently", "often", "sometimes", "always", "perhaps", "only", "never", "rarely", "seldom"})


# Verbs that say no more than that something is said.
_PLAINLY = frozenset({"say", "tell", "report", "explain", "add", "write", "note", "show", "find"})


def _of_somebody(scene: Scene, rule: Rule, told: list[Clause]) -> bool:
    """Return whether a fact is told of a person: "Ann Lee, who was born in Leeds" may be the writer's own words."""
    if any(pair == ("and", "that") for clause in told[1:] for pair in pairwise(_words(scene, clause))):
        return True  # what follows "and that" belongs to the speaker alone
    if rule is remark.rewrite:
        return (isinstance(told[1][0], Put) and told[1][0].text != "this") or any(
            scene.parse.tokens[i].lemma == "be" for i in told[1][1:3] if isinstance(i, int)
        )
    if rule is not relative.rewrite:
        return False
    if scene.root.lemma not in _PLAINLY:
        return True  # what the writer adds is not insisted on by the speaker
    moved = [scene.parse.tokens[item - 1].text.lower() for clause in told[1:] for item in clause if isinstance(item, int) and item]
    return bool({"who", "whose", "whom", "where", "when"} & set(moved)) or any(isinstance(clause[0], Put) for clause in told[1:])


def _words(scene: Scene, clause: Clause) -> list[str]:
    return [scene.parse.tokens[item].text.lower() for item in clause if isinstance(item, int)]


def _in_order(clause: Clause, start: int) -> bool:
    """Return whether a clause begins with the first word of what is said."""
    return clause[0] == start


# Adverbs that need not be said again.
_GO = frozenset({"also", "however", "then", "meanwhile", "later", "earlier", "recently", "yesterday", "today", "now", "previously", "further"})
_DENIALS = frozenset({"not", "n't", "n’t", "never", "only", "nor"})


def _said_too(scene: Scene, root: Token, clause: Clause) -> bool:
    """Return whether a part is sure to be said by the speaker too, and is not told of the speaker or by the writer.

    A comma before it, a contrast at the end or another finite verb of the same subject ("said it was late and left") leave that open.
    """
    parse = scene.parse
    words = [parse.tokens[item] for item in clause if isinstance(item, int)]
    mark = parse.tokens[words[0].index - 1] if words else root
    link = clause[0]
    if isinstance(link, Put) and link.text.startswith("This"):
        return True
    if mark.text in {"–", "—", ";", ":"}:
        return False
    before = parse.tokens[mark.index - 1] if mark.upos in {"CCONJ", "SCONJ"} else mark
    if isinstance(link, Put) and link.text == "But":
        return (
            before.text == ","
            and parse.tokens[min(link.instead)].index < words[0].index
            and parse.tokens[min(link.instead)].dep == "mark"
            and (min(link.instead) < words[0].index - 2)
        )
    if before.text == ",":
        return False
    finite = next((token for token in words if token.xpos in FINITE), None)
    if finite is None:
        # "that it is used there and warned …": a participle alone may be the speaker's own verb.
        return next((token.xpos for token in words if token.upos == "VERB"), "") not in {"VBN", "VBD"}
    if finite.xpos == "MD":
        return True
    verb = parse.tokens[finite.head] if finite.dep.split(":")[0] in {"aux", "cop"} else finite
    return subject(parse, verb) is not None or (verb.xpos in FINITE and root.xpos in FINITE and is_past(parse, verb) != is_past(parse, root))


def _and_that(scene: Scene, said: Token, frame: list[Item]) -> Rewriting | None:
    """Return the cut of "that … and that …"."""
    parse = scene.parse
    for second in parse.children(said.index, "conj"):
        marks, joins, tail = parse.children(second.index, "mark"), parse.children(second.index, "cc"), scene.span(second.index)
        if not (marks and joins and subject(parse, second)) or marks[0].text.lower() != "that" or joins[0].text.lower() not in {"and", "but"}:
            continue
        body, head = trim(scene, [i for i in tail if marks[0].index < i < scene.last]), trim(scene, range(joins[0].index))
        if (
            tail[-1] < scene.last - 1
            or not scene.whole(tail)
            or len(head) < _SHORTEST
            or joins[0].index != next(i for i in tail if parse.tokens[i].upos != "PUNCT")
        ):
            continue
        opener: list[Item] = [Put("But", (joins[0].index,))] if joins[0].text.lower() == "but" else []
        return Rewriting((head, (*opener, *frame, *body)), WHY)
    return None


_SHORTEST = 5


def _frame(scene: Scene, root: Token, speaker: Token, start: int) -> list[Item] | None:
    """Return the speaker and the verb as they open the next sentence."""
    parse = scene.parse
    name = called(scene, speaker) if speaker.upos == "PROPN" else again(scene, speaker)
    if name is None:
        return None
    if speaker.xpos == "NN" and not parse.children(speaker.index, "det", "nmod:poss"):
        if any(token.upos == "PROPN" for token in parse.tokens[: speaker.index + 3]):
            return None  # "top pollster Ann Lee"
        name = [Put("the"), *name]
    helpers = [
        child.index for child in parse.children(root.index, "aux", "advmod") if speaker.index < child.index < root.index and child.text.lower() not in _GO
    ]
    whom = [index for child in parse.children(root.index, "obj", "iobj") for index in scene.span(child.index)]
    between = [index for index in range(root.index + 1, start) if parse.tokens[index].text != "," and index not in whom]
    if (root.lemma == "tell") != bool(whom) or (whom and (whom[0] != root.index + 1 or whom[-1] >= start or len(whom) > _SHORTEST)):
        return None
    if any(parse.tokens[index].upos in {"VERB", "AUX"} for index in between) or any(parse.tokens[index].xpos == "MD" for index in helpers):
        return None
    return [*name, *helpers, root.index, *whom, *(index for index in between if parse.tokens[index].dep == "compound:prt")]


def _inner(scene: Scene, said: Token, span: range) -> Scene:
    """Return what is said as a scene of its own."""
    parse = scene.parse
    begin = parse.tokens[span.start].start
    text = parse.text[begin : parse.tokens[span[-1]].end] + "."
    tokens = tuple(
        replace(
            token,
            index=token.index - span.start,
            head=(token.index if token.index == said.index else token.head) - span.start,
            dep="root" if token.index == said.index else token.dep,
            start=token.start - begin,
            end=token.end - begin,
        )
        for token in parse.tokens[span.start : span.stop]
    )
    return Scene(Parse(text, tokens, (range(len(tokens)),)), frozenset(index - span.start for index in scene.quoted if index in span), scene.profile)


def _shifted(clause: Clause, by: int) -> Clause:
    """Return a clause of the inner scene with the outer sentence's indices."""
    return tuple(Put(item.text, tuple(index + by for index in item.instead)) if isinstance(item, Put) else item + by for item in clause)


def _framed(clause: Clause, frame: list[Item]) -> Clause:
    """Return a clause with its speaker in front; "but" and "so" stand before the speaker."""
    first = clause[0]
    if isinstance(first, Put) and first.text in {"But", "So"}:
        return (first, *frame, *clause[1:])
    return (*frame, *clause)
