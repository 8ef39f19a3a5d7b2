"""Doubt: a change stands only if a second parser's tree of the source sentence supports it.

A parser gives no probability, and a rule that stands on a wrong arc tells an untruth that reads well. So each proposal is looked at on the tree of a
second parser, trained from another seed: either the rule makes the same proposal there, or the arcs that the proposal cuts are the same in both trees.
Disagreement elsewhere (where a phrase hangs inside its clause) costs nothing. `tests/benchmarks/doubt.py` measures what this catches and costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Scene, written
from a11y.plain.grammar import subject

if TYPE_CHECKING:
    from a11y.language import Parse, Token
    from a11y.plain.draft import Rewriting
    from a11y.plain.rules import Rule

# Which side of a cut these stand on changes nothing that is said.
_LIGHT = frozenset({"punct", "cc", "mark", "case", "det", "advmod", "discourse"})


def doubtful(scene: Scene, other: Parse, rule: Rule, rewriting: Rewriting, texts: tuple[str, ...]) -> bool:
    """Return whether the second parser's tree (`other`, of the same tokens) supports neither a proposal nor the arcs that it cuts."""
    if rewriting.by_words:
        return False
    first, second = _cut(scene.parse, rewriting), _cut(other, rewriting)
    if first.keys() == second.keys() and all(second[index] == arc for index, arc in first.items()):
        return False
    if _beside(scene.parse, first, second):
        return False
    again = rule(Scene(other, scene.quoted, scene.profile))
    return not any(written(other, proposal) == texts for proposal in again)


# Relations between clauses that stand side by side; a first clause is also taken for what is said in the second.
_BESIDE = frozenset({"conj", "parataxis", "ccomp"})


def _beside(parse: Parse, first: dict[int, tuple[int, str]], second: dict[int, tuple[int, str]]) -> bool:
    """Return whether both trees part whole clauses that stand side by side, and hang the later on the same verb (or the earlier on the later).

    What else the second tree hangs elsewhere inside a clause with a subject of its own says nothing of where it belongs.
    """
    if not first or any(relation not in {"conj", "parataxis"} or subject(parse, parse.tokens[index]) is None for index, (_, relation) in first.items()):
        return False
    heads = {head for head, relation in second.values() if relation in _BESIDE - {"ccomp"}}
    turned = {(index, head) for index, (head, relation) in second.items() if relation in _BESIDE and index < head}
    return all(head in heads or (head, index) in turned for index, (head, _) in first.items())


def _cut(parse: Parse, rewriting: Rewriting) -> dict[int, tuple[int, str]]:
    """Return the arcs from a token to a head outside of its own clause in the rewriting, by token: head and coarse relation."""
    home: dict[int, int] = {}
    for number, clause in enumerate(rewriting.clauses):
        for item in clause:
            for index in (item,) if isinstance(item, int) else item.instead:
                home.setdefault(index, number)
    found = {}
    for token in parse.tokens:
        head = _head(parse, token)
        if token.dep not in _LIGHT and (token.index not in home or home.get(head) != home[token.index]):
            found[token.index] = (head, token.dep.split(":")[0])
    return found


def _head(parse: Parse, token: Token) -> int:
    """Return a token's head where two trees that say the same have the same: a name is one, and each part of a list hangs on the list's first."""
    head = parse.tokens[token.head]
    while token.dep == head.dep == "conj":
        head = parse.tokens[head.head]
    index = head.index
    while index and parse.tokens[index].upos == parse.tokens[index - 1].upos == "PROPN":
        index -= 1
    return index
