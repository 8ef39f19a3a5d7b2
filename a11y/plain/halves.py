"""Halves that only look whole: what a cut at a joint would tear, because the trees took half a subject, half a list or a noun for a clause.

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 13.43-13.55 (coordination within clauses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.grammar import PERSONAL, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Parse, Token
    from a11y.plain.draft import Item
    from a11y.plain.joints import Joint

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Verbs whose object may be the subject of what they say: "It estimates the cost of trams and buses will rise."
_CONTENT = frozenset(
    {"argue", "believe", "calculate", "claim", "conclude", "estimate", "fear", "hope", "insist", "predict", "project", "say", "suggest", "think"}
)
# After these a noun may be the doer of a bare infinitive: "It will help towns and villages pay for it."
_WITH_BARE = frozenset({"have", "hear", "help", "let", "make", "see", "watch"})


def half_a_subject(found: Joint) -> bool:
    """ "It estimates the cost of trams and buses will rise": the two are one subject, and what follows them is no sentence of its own."""
    parse, word = found.parse, found.word
    if word is None or word.text.lower() != "and" or found.stop or parse.tokens[word.index - 1].text == "," or subject(parse, found.second) is None:
        return False
    return _content(found) or _bare(found) or _as_one(found) or _that_waits(found) or _noun_with_that(found)


def _content(found: Joint) -> bool:
    first, parse = found.first, found.parse
    things = parse.children(first.index, "obj") if first.lemma in _CONTENT and not parse.children(first.index, "ccomp") else ()
    return any(token.index == found.head[-1] for thing in things for token in parse.subtree(thing.index))


def _bare(found: Joint) -> bool:
    parse, second = found.parse, found.second
    if second.text.lower() != second.lemma or parse.children(second.index, "aux", "cop"):
        return False
    helping = [token for token in parse.tokens[: found.head[-1]] if token.lemma in _WITH_BARE and token.upos == "VERB"]
    return any(token.index == found.head[-1] for verb in helping for thing in parse.children(verb.index, "obj") for token in parse.subtree(thing.index))


def _as_one(found: Joint) -> bool:
    """ "Trade is slow as Norland and its neighbours wait": of a name "as" says seldom what it works as."""
    tokens = found.parse.tokens
    place = next((index for index in reversed(found.head) if tokens[index].text.lower() == "as"), None)
    return place is not None and place < found.head[-1] and all(tokens[index].upos == "PROPN" for index in found.head if index > place)


def _that_waits(found: Joint) -> bool:
    """ "The reason is that nurses (whom we trust) and even the mayor ask for it": "that" has no verb yet."""
    tokens = found.parse.tokens
    that = next((index for index in reversed(found.head) if tokens[index].text.lower() == "that" and tokens[index].upos == "SCONJ"), None)
    if that is None:
        return False
    depth, verbs = 0, 0
    for token in tokens[that + 1 : found.head[-1] + 1]:
        depth += (token.text == "(") - (token.text == ")")
        verbs += token.xpos in _FINITE and not depth
    return not verbs


def _noun_with_that(found: Joint) -> bool:
    """ "News about tariffs and price moves that may help": a noun in "-s", taken for a verb."""
    following = found.parse.tokens[min(found.second.index + 1, len(found.parse.tokens) - 1)]
    return found.second.xpos == "VBZ" and following.xpos == "WDT"


def spliced(found: Joint) -> bool:
    """ "One was out, one was ill, and two said nothing": with the last clause cut off, a comma alone would join the others."""
    tokens = found.parse.tokens
    comma = next((index for index in reversed(found.head) if tokens[index].text == "," and index not in found.scene.quoted), None)
    first = next((token for token in tokens if token.upos not in {"CCONJ", "PUNCT"}), tokens[0])
    if (
        comma is None
        or found.word is None
        or found.word.text.lower() != "and"
        or subject(found.parse, found.second) is None
        or first.upos in {"SCONJ", "ADP"}
        or first.xpos == "WRB"
    ):
        return False
    before = [token for token in tokens[:comma] if token.index in found.head]
    after = [tokens[index] for index in found.head if index > comma]
    if not after or after[0].upos not in {"DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ"} or after[0].xpos in {"WP", "WDT", "WP$"}:
        return False
    verb = next((place for place, token in enumerate(after) if token.xpos in _FINITE and token.upos in {"VERB", "AUX"}), 0)
    opened = any(token.xpos in {"WP", "WDT", "WRB", "WP$"} or token.upos == "SCONJ" for token in after[:verb])
    return bool(verb) and not opened and any(token.xpos in _FINITE and token.upos in {"VERB", "AUX"} for token in before)


def about_things_named(found: Joint) -> bool:
    """ "They dropped a rule – the fines the town sets for noise", "…, but a move praised by all": a noun with what is said of it, and no clause."""
    parse, second = found.parse, found.second
    if subject(parse, second) is None:
        return False
    if found.stop and len(parse.children(second.index, "nsubj")) > 1:
        return True
    done = second.xpos in {"VBD", "VBN"} and inflect(second.lemma, "VBN") == second.text.lower() and not parse.children(second.index, "aux", "obj", "ccomp")
    if done and any(parse.tokens[index].text.lower() == "by" for index in found.body if index > second.index):
        return True
    start = [parse.tokens[index] for index in found.body[:_START]]
    own = subject(parse, second)
    order = found.stop == ":" and own is not None and own.upos == "VERB" and own.xpos != "VBG"  # "what nobody has done: control crowds by words"
    return order or (bool(found.stop) and not found.word and any(_contact(parse, token) for token in start))


_START = 4


def _contact(parse: Parse, token: Token) -> bool:
    """Return whether a noun stands right before the subject of a clause about it ("things he suggests you do")."""
    following = parse.tokens[min(token.index + 1, len(parse.tokens) - 1)]
    return token.upos == "NOUN" and following.text.lower() in PERSONAL


def ordered(found: Joint) -> bool:
    """ "Get too close and those doubts could grow": an order that is a condition."""
    parse, first = found.parse, found.first
    order = first.feat("Mood") == "Imp" or (first.xpos == "VB" and not parse.children(first.index, "aux", "nsubj", "mark"))
    return order and found.word is not None and found.word.text.lower() == "and" and subject(parse, found.second) is not None


def list_goes_on(found: Joint) -> bool:
    """ "There is peace in town and Hill Farm and its owners keep it": which "and" joins the clauses is open."""
    tokens = found.parse.tokens
    if found.word is None or found.word.text.lower() != "and" or found.stop or tokens[found.word.index - 1].text == ",":
        return False
    join = next((index for index in reversed(found.head) if tokens[index].text.lower() == "and"), None)
    before = tokens[join - 1] if join else found.first
    return (
        join is not None and found.head[-1] - join < _FEW and tokens[found.head[-1]].upos in {"NOUN", "PROPN"} and before.upos not in {"NOUN", "PROPN", "ADJ"}
    )


_FEW = 4


def list_inside(found: Joint) -> bool:
    """ "It is tied, lifted and pulled": a list of three whose middle the parser took for something else."""
    return any(in_the_middle(found.parse, found.first, index) for index in found.head)


def in_the_middle(parse: Parse, first: Token, index: int) -> bool:
    """Return whether a verb right behind a comma may be the middle one of a list of predicates, also where it is read as an adjective."""
    token, before = parse.tokens[index], parse.tokens[index - 2]
    past = first.xpos == "VBD" and token.xpos == "VB" and inflect(token.lemma, "VBD") == token.text  # "put", "cut"
    if index <= first.index or parse.tokens[index - 1].text != "," or not (past or token.xpos == first.xpos or {token.xpos, first.xpos} == {"VBD", "VBN"}):
        return False
    if token.dep == "amod":
        return before.upos not in {"ADJ", "VERB"}
    return token.dep in {"advcl", "acl", "xcomp"} or (token.dep == "conj" and not parse.children(index, "cc", "nsubj"))


def list_unclosed(found: Joint) -> bool:
    """ "It owns the name, the plans and has a shop": the "and" that joins the verbs stands for the list's own as well."""
    parse, word = found.parse, found.word
    last = parse.tokens[word.index - 1] if word else found.first
    while last.head > found.first.index and last.dep not in {"conj", "appos"}:
        last = parse.tokens[last.head]
    if last.dep not in {"conj", "appos"} or last.upos not in {"NOUN", "PROPN"} or parse.children(last.index, "cc"):
        return False
    return any(child.text == "," and child.index < last.index for child in parse.children(last.index, "punct"))


def torn(parse: Parse, head: Sequence[Item]) -> bool:
    """Return whether a side is a list without its "and", which the cut would take: "they own the name, the brand and …"."""
    inside = {item for item in head if isinstance(item, int)}
    last = max(inside, default=0)
    if last > _FEW and [parse.tokens[last - 2].upos, parse.tokens[last - 1].upos] == ["CCONJ", "ADV"] and parse.tokens[last].upos == "NOUN":
        return True  # "runs by itself and safely locks and unlocks your door", a verb taken for a noun
    for first in inside:
        members = [child for child in parse.children(first, "conj") if child.index in inside and parse.tokens[first].upos in _LISTED]
        joined = any(cc.index in inside for member in (parse.tokens[first], *members[-1:]) for cc in parse.children(member.index, "cc"))
        if members and not joined and (parse.tokens[members[-1].index].upos == parse.tokens[first].upos or parse.tokens[first].upos == "SYM"):
            return True
    return False


_LISTED = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM"})


def torn_list(found: Joint) -> bool:
    """Return whether the first side is a list without its "and"."""
    return torn(found.parse, found.head)


HALVES = (torn_list, list_goes_on, list_inside, list_unclosed, half_a_subject, spliced, about_things_named, ordered)
