"""Whether an entry may fire here: every condition of a `Context`, checked against a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11y.language.lexicon.entries import Context
    from a11y.language.parse import Parse, Token

_OBJECTS = ("obj", "nsubj:pass")
# Words looked at for `not_ahead`: a noun phrase of up to seven words and the word after it.
_AHEAD = 8
_CLAUSES = ("ccomp", "xcomp", "csubj")


def fits(context: Context, parse: Parse, first: int, last: int, head: int | None = None) -> bool:
    """Return whether the tokens `first` to `last` (inclusive) stand where the context allows; `head` is the inflected one (default: the highest in the tree).

    Beside the written conditions three always hold: no capital letter inside a sentence (a name or a title), no hyphen joined to the words
    ("record-breaking" is one word to a reader), and a noun or verb that modifies a noun only with `modifier`.
    """
    top = parse.tokens[_top(parse, first, last) if head is None else head]
    return (
        not _named(parse, first, last)
        and not _hyphenated(parse, first, last)
        and (context.modifier or not _modifies(parse, top))
        and _neighbours_fit(context, parse, first, last)
        and _form_fits(context, top)
        and _dependents_fit(context, parse, top)
        and _company_fits(context, parse, top)
    )


def _top(parse: Parse, first: int, last: int) -> int:
    """Return the token whose head lies outside the words."""
    for index in range(first, last + 1):
        head = parse.tokens[index].head
        if head == index or not first <= head <= last:
            return index
    return first


def _named(parse: Parse, first: int, last: int) -> bool:
    opening = next((token.index for token in parse.tokens if token.upos != "PUNCT"), first)
    following = parse.tokens[last + 1].text if last + 1 < len(parse.tokens) else ""
    if first == opening and following[:1].isupper() and len(following) > 1 and parse.tokens[_top(parse, first, last)].upos in {"ADJ", "NOUN", "PROPN"}:
        return True  # "Initial Officer Training is …": a name may begin the sentence
    if first == opening and parse.tokens[first].xpos in {"NN", "NNP"} and following in {"'s", "’s"}:
        return True  # "Bliss's group": a bare owner that opens the sentence is a person
    beside = (parse.tokens[first - 1], parse.tokens[last + 1]) if opening + 1 < first and last + 1 < len(parse.tokens) else ()
    if beside and parse.tokens[first].xpos in {"VBG", "NN", "NNS", "JJ"} and all(token.upos == "PROPN" and token.text[:1].isupper() for token in beside):
        return True  # "the Leeds manufacturing Index"
    return any(parse.tokens[i].text[:1].isupper() and parse.tokens[i].text != "I" for i in range(first, last + 1) if i != opening) or (
        first == opening and len(parse.tokens[first].text) > 1 and parse.tokens[first].text.isupper()
    )


def _hyphenated(parse: Parse, first: int, last: int) -> bool:
    before = parse.tokens[first - 1] if first else None
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
    return bool((before and before.text in "-‐‑" and not before.space_after) or (after and after.text in "-‐‑" and not parse.tokens[last].space_after))


def _modifies(parse: Parse, token: Token) -> bool:
    if token.upos in {"NOUN", "PROPN"}:
        following = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else None
        # "Assistance dogs" is a compound even where the parser misses it, and "chief correspondent Ann Lee" has a title.
        named = following is not None and following.upos == "PROPN" and token.index in {following.head, parse.tokens[following.head].head}
        return (following is not None and following.upos == "NOUN" and token.space_after) or named or token.dep.split(":")[0] == "compound"
    return token.upos == "VERB" and token.dep == "amod"


def _neighbours_fit(context: Context, parse: Parse, first: int, last: int) -> bool:
    following = _text(parse, range(last + 1, min(last + 5, len(parse.tokens)))) + " "
    preceding = " " + _text(parse, range(max(first - 4, 0), first))
    ahead = {parse.tokens[i].text.lower() for i in range(last + 1, min(last + 1 + _AHEAD, len(parse.tokens)))} if context.not_ahead else set()
    next_tag = parse.tokens[last + 1].xpos if last + 1 < len(parse.tokens) else ""
    opens = all(token.upos == "PUNCT" for token in parse.tokens[:first])
    if parse.tokens[last].text.lower() in {"about", "around", "over"} and next_tag == "CD" and last > first:
        return False  # "made an announcement about four minutes later": it is the number that is about so much
    return (
        (not context.before or any(following.startswith(f"{words} ") for words in context.before))
        and not any(following.startswith(f"{words} ") for words in context.not_before)
        and (not context.after or any(preceding.endswith(f" {words}") for words in context.after))
        and not any(preceding.endswith(f" {words}") for words in context.not_after)
        and ahead.isdisjoint(context.not_ahead)
        and (not context.next_tags or next_tag in context.next_tags)
        and next_tag not in context.not_next_tags
        and (context.start is None or context.start == opens)
    )


def _text(parse: Parse, span: range) -> str:
    """Return the words of a span in small letters, with straight apostrophes, as an editor writes them."""
    return " ".join(parse.tokens[i].text.lower() for i in span).replace("’", "'")


def _form_fits(context: Context, token: Token) -> bool:
    return (
        (not context.tags or token.xpos in context.tags)
        and token.xpos not in context.not_tags
        and (not context.relations or _is_one_of(token.dep, context.relations))
        and not _is_one_of(token.dep, context.not_relations)
    )


def _is_one_of(relation: str, relations: Iterable[str]) -> bool:
    return any(relation == wanted or relation.split(":")[0] == wanted for wanted in relations)


def _dependents_fit(context: Context, parse: Parse, token: Token) -> bool:
    if context.object is not None and context.object != _has_object(parse, token):
        return False
    if context.object is False and _before_noun(parse, token):
        return False
    if context.object is not None and _shares(parse, token):
        return False
    return context.clause is None or context.clause == bool(parse.children(token.index, *_CLAUSES))


def _before_noun(parse: Parse, token: Token) -> bool:
    """Return whether a noun phrase follows at once, so that the parser may have missed an object ("to decrease calorie intake")."""
    if token.index + 1 >= len(parse.tokens):
        return False
    following = parse.tokens[token.index + 1]
    return following.xpos in {"DT", "NN", "NNS", "PRP$", "PRP", "JJ"} and following.text.lower() not in {"last", "next", "this", "that", "yesterday", "today"}


def _shares(parse: Parse, token: Token) -> bool:
    """Return whether "and" and another verb follow at once, so that an object may belong to both or to one ("to increase and cut the size")."""
    following = parse.tokens[token.index + 1 : token.index + 3]
    return len(following) > 1 and following[0].upos == "CCONJ" and following[1].upos in {"VERB", "ADV"}


def _has_object(parse: Parse, token: Token) -> bool:
    """Return whether a verb has a direct object, also as a passive or as the object of a relative clause ("the plan they rejected")."""
    if any(child.dep in _OBJECTS for child in parse.children(token.index)):
        return True
    if token.xpos == "VBN" and token.dep == "acl":
        return True
    if token.dep == "conj" and token.xpos == "VBN":
        return any(child.dep == "nsubj:pass" for child in parse.children(token.head))
    return False


def _company_fits(context: Context, parse: Parse, token: Token) -> bool:
    if context.together and _company(parse, token, narrow=bool(context.object)).isdisjoint(context.together):
        return False
    if context.not_together and not _company(parse, token).isdisjoint(context.not_together):
        return False
    if context.subject and {child.lemma.lower() for child in parse.children(token.index, "nsubj") if child.dep == "nsubj"}.isdisjoint(context.subject):
        return False
    if context.near or context.not_near:
        there = {other.lemma.lower() for other in parse.tokens} - {token.lemma.lower()}
        if context.near and there.isdisjoint(context.near):
            return False
        return there.isdisjoint(context.not_near)
    return True


def _company(parse: Parse, token: Token, *, narrow: bool = False) -> frozenset[str]:
    """Return the lemmas of a token's head and of its dependents, two steps down.

    `narrow`: what a verb does is told by its object, so neither by its subject ("concern prompted a plan" is no "prompted concern", nor "a plea that seeks
    calm" a "sought plea") nor by the noun behind a preposition ("issued his ban by executive order" is no "issued an order"), nor by another clause.
    """
    alone = token.head == token.index or (narrow and _is_told_of_head(parse, token))
    found = set() if alone else {parse.tokens[token.head].lemma.lower()}
    for child in parse.children(token.index):
        if narrow and child.dep in {"nsubj", "nsubj:outer", "advcl", "conj", "parataxis"}:
            continue
        beyond = {grandchild.lemma.lower() for grandchild in parse.children(child.index, *(("case",) if narrow and child.dep == "obl" else ()))}
        found |= beyond if narrow and child.dep == "obl" else beyond | {child.lemma.lower()}
    return frozenset(found)


def _is_told_of_head(parse: Parse, token: Token) -> bool:
    """Return whether a verb behind a noun has that noun as its subject ("a plea seeking calm", "a plea that seeks calm")."""
    if token.dep.split(":")[0] != "acl":
        return False
    if token.xpos == "VBG" and not parse.children(token.index, "mark"):
        return True
    return any(child.dep == "nsubj" and child.text.lower() in {"that", "who", "which"} for child in parse.children(token.index, "nsubj"))
