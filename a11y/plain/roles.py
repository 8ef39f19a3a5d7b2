"""Who did what to whom, read off a parse: for each predicate the words of those who act and of those acted upon, also where another clause names them.

"The mayor, who opened the school" has the mayor open the school; "opened by the mayor" too. Two parses of one fact in other words give the same roles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11y.plain.grammar import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token

# How far a subject is looked for, from clause to clause.
_DEPTH = 6
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass
class Roles:
    """The words of those who do, and of those it is done to, in small letters."""

    doers: set[str] = field(default_factory=set)
    done_to: set[str] = field(default_factory=set)


def roles(parse: Parse) -> dict[str, Roles]:
    """Return the roles by the predicate's lemma; the same verb twice has them together."""
    found: dict[str, Roles] = {}
    for token in parse.tokens:
        if _is_predicate(parse, token):
            here = found.setdefault(token.lemma.lower(), Roles())
            here.doers |= called(parse, _doers(parse, token))
            here.done_to |= called(parse, _done_to(parse, token))
            if token.dep == "conj" and token.xpos in {"VBD", "VBN"} and not parse.children(token.index, "nsubj", "aux"):
                # "was arrested and charged": which of the two the second is, only the first one's form tells.
                both = called(parse, _shared(parse, token, 0))
                here.doers |= both
                here.done_to |= both
    return found


def subjects(parse: Parse) -> Iterator[tuple[Token, Token, bool]]:
    """Yield each predicate that has a noun phrase as its own subject, that subject, and whether the predicate is passive."""
    for token in parse.tokens:
        for child in parse.children(token.index, "nsubj"):
            if child.text.lower() not in _RELATIVE:
                yield token, child, _is_passive(parse, token)


def objects(parse: Parse) -> Iterator[tuple[Token, Token]]:
    """Yield each verb that has a noun as its own object, and that object."""
    for token in parse.tokens:
        for child in parse.children(token.index, "obj"):
            if child.upos in {"NOUN", "PROPN"}:
                yield token, child


def _is_predicate(parse: Parse, token: Token) -> bool:
    return token.upos == "VERB" or token.dep == "appos" or bool(parse.children(token.index, "cop", "nsubj"))


def _doers(parse: Parse, verb: Token, depth: int = 0) -> list[Token]:
    """Return the tokens that a predicate says something of: its subject, its agent, or what the clause around it gives."""
    agents = parse.children(verb.index, "obl:agent")
    if agents:
        return list(agents)
    if _is_passive(parse, verb):
        return []
    own = [child for child in parse.children(verb.index, "nsubj", "csubj") if child.dep != "nsubj:pass"]
    return _antecedents(parse, verb, own) if own else _shared(parse, verb, depth)


def _done_to(parse: Parse, verb: Token, depth: int = 0) -> list[Token]:
    if not _is_passive(parse, verb):
        return [child for child in parse.children(verb.index, "obj") if child.dep == "obj"]
    own = list(parse.children(verb.index, "nsubj"))
    return _antecedents(parse, verb, own) if own else _shared(parse, verb, depth)


def _is_passive(parse: Parse, verb: Token) -> bool:
    if parse.children(verb.index, "cop"):
        return False
    if any(child.dep in {"aux:pass", "nsubj:pass"} for child in parse.children(verb.index)):
        return True
    if parse.children(verb.index, "aux", "nsubj"):
        return False
    if verb.xpos == "VBD":
        return verb.dep == "advcl" and not parse.children(verb.index, "obj", "mark")  # "Asked why, he …": without a subject it is a participle
    if verb.xpos != "VBN":
        return False
    return verb.dep in {"acl", "advcl"} or (verb.dep == "conj" and verb.head < verb.index and _is_passive(parse, parse.tokens[verb.head]))


def _antecedents(parse: Parse, verb: Token, own: list[Token]) -> list[Token]:
    """Return subjects with a relative pronoun replaced by the noun it stands for."""
    if verb.dep.startswith("acl") and own[0].text.lower() in _RELATIVE:
        return _owners(parse, parse.tokens[verb.head])
    return own


def _owners(parse: Parse, noun: Token) -> list[Token]:
    """Return a noun with the nouns it hangs on: in "leaders in the town, who met" the parse cannot tell who met, and a rule that knows may."""
    found = [noun]
    while found[-1].dep.split(":")[0] == "nmod" and len(found) < _DEPTH:
        found.append(parse.tokens[found[-1].head])
    return found


def _shared(parse: Parse, verb: Token, depth: int) -> list[Token]:
    """Return what a predicate without a subject of its own is said of."""
    if depth == _DEPTH or verb.head == verb.index:
        return []
    above = parse.tokens[verb.head]
    relation = verb.dep.split(":")[0]
    if verb.xpos == "VBG" and verb.index and parse.tokens[verb.index - 1].text == "," and verb.lemma in SPEECH:
        # "…, saying that it was safe": who speaks is the main subject, wherever the parse hangs the clause.
        root = next(token for token in parse.tokens if token.head == token.index)
        return [*(_owners(parse, above) if relation == "acl" else _subjects(parse, above, depth + 1)), *_subjects(parse, root, depth + 1)]
    if relation in {"acl", "appos"}:
        return _owners(parse, above)
    if relation in {"conj", "advcl", "parataxis"}:
        return [*_subjects(parse, above, depth + 1)]
    if relation == "xcomp":
        return [*parse.children(above.index, "obj", "iobj"), *_subjects(parse, above, depth + 1)]
    return []


def _subjects(parse: Parse, verb: Token, depth: int) -> list[Token]:
    """Return the grammatical subject of a clause, active or passive."""
    own = list(parse.children(verb.index, "nsubj", "csubj"))
    return _antecedents(parse, verb, own) if own else _shared(parse, verb, depth)


def called(parse: Parse, tokens: list[Token]) -> set[str]:
    """Return the words that tokens may be called by: names in full, second names, and every part of a list."""
    found: set[str] = set()
    stack, seen = list(tokens), set()
    while stack:
        token = stack.pop()
        if token.index in seen:
            continue
        seen.add(token.index)
        if token.upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"} and token.text.lower() not in _RELATIVE:
            found.add(token.text.lower())
        stack += parse.children(token.index, "flat", "compound", "appos", "conj", "list")
        if parse.children(token.index, "cop"):
            # "Ann is a nurse who …": the nurse is Ann.
            stack += parse.children(token.index, "nsubj")
        if token.dep.split(":")[0] in {"flat", "appos", "conj", "compound"}:
            stack.append(parse.tokens[token.head])
    return found
