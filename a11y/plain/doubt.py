"""Doubt: a change stands only if the parser's next best reading of the source sentence supports it too.

A rule that stands on a wrong arc tells an untruth that reads well. So where the parser is not sure (`a11y/language/biaffine.py`), each proposal is looked
at on its next best tree: either the rule makes the same proposal there, or the arcs that the proposal cuts are the same in both trees, or both readings of
the parts are whole clauses. Doubt elsewhere (where a phrase hangs inside its clause) costs nothing.
`tests/benchmarks/doubt.py` measures what this catches and costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Scene, written
from a11y.plain.grammar import is_finite, subject
from a11y.plain.wellformed import stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Parse, Token
    from a11y.plain.draft import Rewriting
    from a11y.plain.rules import Rule

# Which side of a cut these stand on changes nothing that is said.
_LIGHT = frozenset({"punct", "cc", "mark", "case", "det", "advmod", "discourse"})


def doubtful(scene: Scene, other: Parse, rule: Rule, rewriting: Rewriting, texts: tuple[str, ...]) -> bool:
    """Return whether the other tree of the same tokens supports neither a proposal nor the arcs that it cuts."""
    if other is scene.parse:
        return rewriting.apart
    if rewriting.by_words or rewriting.apart:
        return rewriting.apart
    first, second = _cut(scene.parse, rewriting), _cut(other, rewriting)
    if first.keys() == second.keys() and all(second[index] == arc for index, arc in first.items()):
        return False
    if _beside(scene.parse, first, second):
        return False
    again = rule(Scene(other, scene.quoted, scene.profile))
    return not any(written(other, proposal) == texts for proposal in again)


# Relations of a clause, or a phrase of time and the like, to the verb that it stands beside.
_CLAUSAL = frozenset({"conj", "parataxis", "advcl", "obl"})
_PREDICATES = frozenset({"root", "conj", "parataxis", "advcl", "ccomp"})


def confirmed(parse: Parse, other: Parse, rewriting: Rewriting, results: Sequence[Parse], seconds: Sequence[Parse]) -> bool:
    """Return whether clauses that one tree parts are clauses in both readings when each is read by itself.

    A long sentence is harder to read than its halves. So where the trees of the source disagree about clauses that stand side by side, their readings of
    the halves decide: each a whole clause (`results` and `seconds`), about the same verb, which no tree of the source takes for a part of a noun phrase.
    """
    for index, (_, relation) in () if rewriting.apart else _cut(parse, rewriting).items():
        # Whose purpose or means an infinitive or a participle is, its own words do not tell.
        if relation not in _CLAUSAL or (relation == "advcl" and parse.tokens[index].xpos in {"VB", "VBG", "VBN"} and not is_finite(parse, parse.tokens[index])):
            return False
    for clause, result, second in zip(rewriting.clauses, results, seconds, strict=True):
        first_root, second_root = (next(token for token in tree.tokens if token.head == token.index) for tree in (result, second))
        if first_root.index != second_root.index or not stands(result) or not stands(second):
            return False
        own = [index for index in clause if isinstance(index, int) and parse.tokens[index].text.lower() == first_root.text.lower()]
        if own and not all(any(tree.tokens[index].dep.split(":")[0] in _PREDICATES for index in own) for tree in (parse, other)):
            return False
    return True


_BE = frozenset({"is", "are", "was", "were"})
# Relations of a verb that can become the predicate of a sentence.
_CLAUSES = frozenset({"root", "conj", "parataxis", "acl"})


def vouched_for(parse: Parse, other: Parse, rewriting: Rewriting) -> frozenset[int]:
    """Return the places of the clauses that have one and the same finite predicate in both trees of the source, with its subject or a relative word."""
    found = set()
    for place, clause in enumerate(rewriting.clauses):
        if rewriting.by_words and any(isinstance(item, Put) and item.text in _BE for item in clause):
            found.add(place)  # "Ann Lee is a baker": a name, "is", and a noun phrase by its words
        if (
            [isinstance(item, Put) and item.text.lower() in {"this", "these"} for item in clause[:1]] == [True]
            and isinstance(clause[1], Put)
            and clause[1].instead
        ):
            found.add(place)  # "This damaged nine boats": the rule made the verb finite
        own = {item for item in clause if isinstance(item, int)}
        first, second = _predicate(parse, own), _predicate(other, own)
        if first is not None and first == second:
            found.add(place)
    return frozenset(found)


def _predicate(tree: Parse, own: set[int]) -> int | None:
    """Return the one finite predicate that heads some tokens."""
    heads = [
        tree.tokens[index]
        for index in own
        if (tree.tokens[index].head not in own or tree.tokens[index].head == index or _of_noun(tree, index, own))
        and tree.tokens[index].dep.split(":")[0] in _CLAUSES
    ]
    if len(heads) != 1 or not is_finite(tree, heads[0]) or tree.children(heads[0].index, "mark"):
        return None
    if tree.tokens[min(own)].xpos in {"WRB", "WP", "WDT", "IN"} and tree.tokens[min(own)].head == heads[0].index:
        return None  # "and when you get home"
    if any(child.xpos == "WRB" for child in tree.children(heads[0].index, "advmod")):
        return None
    subjects = tree.children(heads[0].index, "nsubj", "csubj", "expl")
    return heads[0].index if subjects and any(subject.index in own or subject.text.lower() in {"who", "which"} for subject in subjects) else None


def _of_noun(tree: Parse, index: int, own: set[int]) -> bool:
    """Return whether a token heads a relative clause of the noun that now is its subject: a comma between them is gone, with "who" or "which"."""
    token = tree.tokens[index]
    comma = token.head + 1
    gone = comma + 1 < index and not {comma, comma + 1} & own and tree.tokens[comma].text in {",", "–", "—"}
    return token.dep == "acl:relcl" and gone and tree.tokens[comma + 1].text.lower() in {"who", "which"}


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
