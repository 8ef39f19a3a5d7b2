"""What is taken for granted of the last thing named is told after it: "They left the house that Ann Lee built" → "Ann Lee built this house."

"The" says that there is such a thing, so telling it apart adds nothing; of a new thing ("a house that …") `defining` tells, of a subject `heavy`.
Source: Inclusion Europe, Information for all (one idea a sentence); Quirk et al. 1985, 5.27-5.32 (the definite article and shared knowledge).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import agrees, be, is_finite, is_past, reported, subject, trim
from a11y.plain.rules.reduced import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Item, Scene

WHY = "What is known got a sentence of its own."
# Nouns that are nothing without their clause, or whose "that" clause is what they contain.
EMPTY = frozenset(
    ["advance", "age", "amount", "answer", "anyone", "area", "argument", "assumption", "belief", "case", "chance", "claim", "conclusion", "day", "degree",
     "difference", "effect", "everyone", "evidence", "exception", "extent", "fact", "fear", "feeling", "form", "hope", "idea", "kind", "level", "lot",
     "majority", "man", "manner", "matter", "message", "moment", "month", "news", "notion", "number", "one", "part", "people", "percentage", "person",
     "place", "point", "position", "possibility", "problem", "proportion", "question", "reason", "rest", "result", "risk", "rumor", "rumour", "sense",
     "share", "sort", "state", "suggestion", "suspicion", "thing", "thought", "threat", "time", "type", "view", "warning", "way", "week", "woman", "word",
     "year", "ability", "right", "need", "power", "opportunity", "decision", "plan", "kid", "child"]
)  # fmt: skip
# Words that pick one of several (the clause then says which), that deny, or that make a statement a rule.
_PICKING = frozenset(
    ["always", "any", "best", "both", "can", "could", "each", "entire", "every", "exact", "few", "first", "former", "further", "if", "kind", "last", "latter",
     "many", "may", "might", "more", "most", "must", "n't", "never", "next", "no", "not", "n’t", "often", "one", "only", "other", "own", "right", "same",
     "second", "should", "similar", "such", "third", "very", "whole", "will", "worst", "would", "wrong"]
)  # fmt: skip


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the clause of its last noun told after it."""
    if scene.words <= scene.profile.aim or not scene.profile.easy or scene.parse.text.endswith(("?", "!")):
        return
    for clause in scene.parse.tokens:
        if clause.dep in {"acl:relcl", "acl"} and clause.index not in scene.quoted:
            proposal = _known(scene, clause)
            if proposal:
                yield proposal


def _known(scene: Scene, clause: Token) -> Rewriting | None:
    """Return "They left the house. This house was built in 1900" for "the house that was built in 1900": what is taken for granted is told after it."""
    parse, root = scene.parse, scene.root
    noun = parse.tokens[clause.head]
    run = trim(scene, [index for index in scene.span(clause.index) if index < scene.last])
    if not run or not scene.whole(run) or run[0] != noun.index + 1 or noun.upos != "NOUN" or len(run) < _LEAST or run[-1] != scene.last - 1:
        return None
    determiners = [child.text.lower() for child in parse.children(noun.index, "det")]
    words = [child for child in parse.children(noun.index) if child.index < noun.index]
    if determiners != ["the"] or noun.lemma in EMPTY or parse.children(noun.index, "conj", "nmod", "appos") or noun.head == noun.index:
        return None
    if any(child.xpos in {"JJR", "JJS", "RBR", "RBS"} or child.lemma in _PICKING or child.upos == "NUM" for child in words):
        return None
    if is_past(parse, root) is None or not is_finite(parse, root) or reported(scene, noun) or _supposed(scene, noun):
        return None
    inside = [parse.tokens[index] for index in run]
    if parse.tokens[noun.head].lemma in _UPON or any(token.upos == "PUNCT" or token.text.lower() in _PICKING for token in inside):
        return None
    if any(other.xpos == root.xpos and not subject(parse, other) for other in parse.children(clause.index, "conj")):
        return None  # "They met the people who were ready and formed groups"
    name: list[Item] = [Put("these" if noun.xpos == "NNS" else "this"), *(_compound(scene, noun))]
    fact = _told_of(scene, clause, noun, run, name)
    head = tuple(index for index in range(len(parse.tokens)) if index not in run)
    return Rewriting((head, tuple(fact)), WHY) if fact and len(head) > _LEAST else None


_LEAST = 4
# Verbs that want a phrase after their object, which a clause between them may swallow ("inflicted the system that bears his name on …").
_UPON = frozenset({"inflict", "impose", "put", "place", "base", "blame", "focus", "turn", "bring", "take", "send", "give", "compare", "add", "attach"})


def _compound(scene: Scene, noun: Token) -> list[int]:
    """Return a noun with the nouns right before it that belong to it."""
    first = noun.index
    while first and scene.parse.tokens[first - 1].dep == "compound" and scene.parse.tokens[first - 1].head == noun.index:
        first -= 1
    return list(range(first, noun.index + 1))


def _supposed(scene: Scene, noun: Token) -> bool:
    """Return whether a noun stands in a condition, a denial or something only wished."""
    token = noun
    for _ in range(_DEEP):
        if token.dep.split(":")[0] in {"advcl", "ccomp", "csubj"} and any(
            child.text.lower() in {"if", "unless"} for child in scene.parse.children(token.index, "mark")
        ):
            return True
        if token.head == token.index:
            break
        token = scene.parse.tokens[token.head]
    before = [token.text.lower() for token in scene.parse.tokens[: noun.index]]
    return any(word in {"if", "unless", "whether", "would", "might", "may", "could", "should", "no", "without", "any", "every", "each"} for word in before)


_DEEP = 12


def _told_of(scene: Scene, clause: Token, noun: Token, run: tuple[int, ...], name: list[Item]) -> list[Item] | None:
    """Return the clause with the noun as its subject, where it tells what was so."""
    parse = scene.parse
    plural = noun.xpos == "NNS"
    first = parse.tokens[run[0]]
    if clause.dep == "acl:relcl":
        own = first.head == clause.index and first.dep.startswith("nsubj") and first.text.lower() in {"who", "that", "which"}
        if not own or not is_finite(parse, clause) or not agrees(parse, clause, plural=plural):
            return None
        past = is_past(parse, clause)
        return [*name, *run[1:]] if past or (past is False and is_past(parse, scene.root) is False and first.text.lower() != "who") else None
    if first.index != clause.index or clause.xpos != "VBN" or not is_passive(clause) or not is_past(parse, scene.root):
        return None
    following = parse.tokens[run[1]].text.lower()
    return [*name, Put(be(past=True, plural=plural)), *run] if following == "by" else None
