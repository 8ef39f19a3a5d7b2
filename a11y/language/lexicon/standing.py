"""Whether a plain form can stand where the hard word stood: before a noun, behind its helpers, in a passive, with its object between its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.language.lexicon.entries import Plain, Swap
    from a11y.language.parse import Parse, Token

# Prefixes that are also written apart ("non user-friendly").
PREFIXES = frozenset({"non", "semi", "anti", "quasi", "ultra", "pseudo", "pre", "ex", "multi"})
COUNTS = frozenset({"many", "several", "most", "few", "some"})
# "The very important day" is no plain word for "the crucial day".
_POINTING = frozenset({"the", "this", "that", "these", "those"})
# Adverbs that do not stand before an adjective and its noun: "the now available funds", "its too cautious answers".
_NOT_BEFORE_ADJECTIVES = frozenset({"now", "too", "later", "once"})
_PREPOSITIONS = frozenset({"at", "to", "of", "in", "for", "with", "about", "from", "into"})
# "He was made fun of": the one kind of three words that reads well in the passive.
_PASSIVE = frozenset({"of"})
_LONG = 3
# Plain nouns that need "a" or an owner in the singular, where the hard word may do without ("strategy matters").
_COUNTED = frozenset({"person", "plan", "mistake", "method", "idea", "trick", "puzzle"})


def would_not_stand(parse: Parse, position: int, swap: Swap) -> bool:
    """Return whether a swap's first plain form would not stand in the place of a token."""
    if not swap.plain:
        return False
    plain, token = swap.plain[0], parse.tokens[position]
    if swap.upos == "NOUN":
        return plain.words[-1] in _COUNTED and _is_bare(parse, token)
    if swap.upos == "ADJ":
        before = parse.tokens[position - 1].text.lower() if position else ""
        named = before in {"a", "an"} and token.dep.split(":")[0] not in {"amod", "conj"}  # "testing is an imperative" has a noun
        return named or (plain.words[0] == "very" and before in _POINTING) or _before_noun(parse, token, swap)
    if swap.upos == "ADV":
        return str(plain) in _NOT_BEFORE_ADJECTIVES and token.dep == "advmod" and parse.tokens[token.head].dep == "amod"
    return swap.upos == "VERB" and (
        _is_a_noun(parse, token) or _helped(parse, token, plain) or _parted(parse, token, plain) or _left_hanging(parse, token, plain)
    )


def _is_a_noun(parse: Parse, token: Token) -> bool:
    """Return whether a verb is a noun that the tagger mistook: it has an article ("in a TV broadcast"), or is a bare form as a subject or an object."""
    if parse.children(token.index, "det"):
        return True
    return token.xpos in {"VB", "VBP"} and token.dep.split(":")[0] in {"nsubj", "obj", "obl", "nmod"} and not parse.children(token.index, "aux", "mark")


def _is_bare(parse: Parse, token: Token) -> bool:
    """Return whether a noun in the singular has nothing before it that counts or owns it: "celebrity was no reason" is no "famous person was no reason"."""
    if token.xpos != "NN":
        return False
    first = parse.tokens[token.head] if token.dep == "conj" else token
    return not any(parse.children(noun.index, "det", "nmod:poss", "nummod") for noun in (token, first))


def _before_noun(parse: Parse, token: Token, swap: Swap) -> bool:
    """Return whether a word that may only follow "be" is the second of two before a noun ("separate but identical letters")."""
    relations = swap.context.relations
    return bool(relations) and "amod" not in relations and token.dep == "conj" and parse.tokens[token.head].dep == "amod"


def _helped(parse: Parse, token: Token, plain: Plain) -> bool:
    """Return whether "be" would follow "do": "did not constitute a crime" is no "did not be a crime"."""
    return plain.words[0] == "be" and any(child.lemma.lower() == "do" for child in parse.children(token.index, "aux"))


def _parted(parse: Parse, token: Token, plain: Plain) -> bool:
    """Return whether an object would have to stand inside the plain form: "infuriated many" is "made many very angry"."""
    adjective = len(plain.words) > 1 and plain.words[0] == "make" and plain.words[-1] in {"angry", "worse", "better", "easier", "harder"}
    return adjective and any(child.index > token.index for child in parse.children(token.index, "obj", "iobj"))


def _left_hanging(parse: Parse, token: Token, plain: Plain) -> bool:
    """Return whether a passive would end in a preposition far from its verb: "it was examined" is no "it was looked closely at"."""
    long = len(plain.words) >= _LONG and plain.words[-1] in _PREPOSITIONS - _PASSIVE
    return long and token.xpos == "VBN" and (token.dep == "acl" or bool(parse.children(token.index, "aux:pass", "nsubj:pass")))
