"""How a noun phrase is named a second time, so that it can mean nothing else: "a tall girl from Leeds", then "the girl".

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 5.30-5.31 (the definite article for what was mentioned before).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language import zipf
from a11y.plain.draft import Put
from a11y.plain.grammar import DATES, PERSONAL, is_plural
from a11y.plain.kinds import kinds

if TYPE_CHECKING:
    from a11y.language import Parse, Token
    from a11y.plain.draft import Item, Scene

# Subjects that cannot be named a second time without a change of meaning: "nobody came and spoke" is not "nobody came. Nobody spoke."
UNREPEATABLE = frozenset(
    ["no", "nobody", "none", "nothing", "neither", "each", "every", "everyone", "everybody", "everything", "anyone", "anybody", "anything", "any",
     "someone", "somebody", "something", "few", "half", "most", "all", "both", "either", "who", "which", "what", "whoever", "whatever", "that",
     "there", "only", "one", "some", "many", "several", "more", "less", "fewer", "another", "others", "other", "much", "enough", "such", "little",
     "nor"]
)  # fmt: skip
# The frequency above which a word at the start of a sentence is taken for a common noun (wordfreq's Zipf scale: 4 is ten times in a million words).
_COMMON = 4.0
# A plural is taken for a common noun as soon as its singular is known ("winners" by "winner", not "Rollins").
_KNOWN = 3.3


def core(scene: Scene, head: Token) -> tuple[int, ...] | None:
    """Return the tokens of a noun phrase from its determiner to its head, with the names and "of" phrase it needs; None when they are not one run."""
    parse = scene.parse
    keep = [head.index]
    for child in parse.children(head.index):
        behind = child.index > head.index
        if behind and (
            child.dep.split(":")[0] != "flat" or any(token.upos == "PUNCT" and token.text == "," for token in parse.tokens[head.index : child.index])
        ):
            continue
        if (
            child.dep in {"det", "compound", "amod", "nummod", "flat", "nmod:poss", "nmod:desc", "det:predet", "flat:foreign"}
            and abs(child.index - head.index) <= 12
        ):
            below = parse.subtree(child.index)
            if any(token.dep.startswith(("acl", "appos", "advcl", "parataxis")) for token in below):
                return None
            if child.dep in {"compound", "amod"} and any(token.upos == "ADP" for token in below):
                # "Staff on short contracts often …", with "staff" taken for a part of the contracts.
                return None
            keep.extend(token.index for token in below)
    indices = sorted(set(keep))
    while indices and parse.tokens[indices[0]].upos == "PUNCT":
        indices.pop(0)
    return tuple(indices) if indices and indices[-1] - indices[0] == len(indices) - 1 else None


def again(scene: Scene, head: Token) -> list[Item] | None:
    """Return how to name a noun phrase a second time, so that it can mean nothing else; None when there is no safe way.

    A name is repeated, a pronoun too; "a tall girl from Leeds" becomes "the girl"; bare plurals get "these".
    """
    parse = scene.parse
    low = head.text.lower()
    if head.upos == "PRON":
        return [Put(_nominative(low))] if low in PERSONAL | {"him", "her", "them", "us", "me"} and low != "it" else ([Put("it")] if low == "it" else None)
    if parse.children(head.index, "conj"):
        return None
    determiners = parse.children(head.index, "det", "nmod:poss", "nummod", "det:predet", "amod", "advmod")
    if any(child.text.lower() in UNREPEATABLE for child in determiners) or low in UNREPEATABLE:
        return None
    run = core(scene, head)
    if run is None or any(index in scene.quoted for index in run):
        return None
    words = [parse.tokens[index] for index in run]
    if head.upos == "PROPN":
        if head.text.islower():
            return None  # "the coast-based militia", taken for a name
        owned = any(token.upos == "PART" for token in words)
        if owned and head.index + 1 < len(parse.tokens) and parse.tokens[head.index + 1].text == "of":
            return None  # "Norland's Ministry of Health"
        kept = [token.index for token in words if not (token.dep == "amod" and token.text.islower())]
        if any(token.dep == "amod" and token.text.islower() and token.index > words[0].index for token in words) and words[0].upos != "DET":
            return None  # "Italian high jumper Ann Lee" is no "Italian jumper"
        if any(parse.tokens[left].upos == "CCONJ" and right > left + 1 for left, right in pairwise(kept)):
            return None  # "climate and political activist Ann Lee"
        first = parse.tokens[kept[0]]
        if any(0 <= index < len(parse.tokens) and parse.tokens[index].upos == "PROPN" for index in (kept[0] - 1, kept[-1] + 1)):
            return None  # half a name
        after = parse.tokens[kept[-1] + 1] if kept[-1] + 1 < len(parse.tokens) else None
        if after is not None and after.text[:1].isupper() and after.text[1:].islower():
            return None  # "Norton First", a party; "Love Is Blind", a show
        following = parse.tokens[kept[-1] + 2] if kept[-1] + 2 < len(parse.tokens) else None
        if after is not None and after.text.lower() == "of" and following is not None and following.text[:1].isupper():
            return None  # "Secretary of Defence Ann Lee"
        if any(token.text in _DASHES for token in words):
            return None  # "NORTON ― Ann Lee": the town that a story comes from
        if after is not None and (after.upos in {"NUM", "SYM"} or after.xpos == "POS"):
            return None  # "Flight 12", "Baker's", a shop
        if (first.dep == "det" and first.text.lower() in {"a", "an"}) or head.text in DATES:
            return None
        if first.index == 0 and len(kept) > _WITH_CALLING and "person" in kinds(first) and first.text.lower() not in _OFFICES:
            kept = kept[1:]  # "Filmmaker Ann Lee" is "Ann Lee" the second time: its capital was that of the sentence
        if any(
            child.upos == "NOUN" and child.index > head.index and parse.tokens[child.index - 1].upos == "PROPN" for child in parse.children(head.index, "nmod")
        ):
            return None  # "the Republic of Norland government", its last word hung on the first
        return [*_name_alone(parse, kept)]
    if head.upos != "NOUN":
        return None
    end = head.index + 1
    while end < len(parse.tokens) and parse.tokens[end].upos == "PROPN" and parse.tokens[end].dep == "flat":
        end += 1
    if end > head.index + 1 and any(child.dep == "nmod:poss" for child in parse.children(head.index)):
        return [*range(head.index + 1, end)]  # "Norland's former champion Lee" is "Lee" the second time
    name = _name_alone(parse, [token.index for token in words])
    if len(name) < len(words):
        return [*name]
    following = parse.tokens[head.index + 1] if head.index + 1 < len(parse.tokens) else head
    if following.text in {"general", "elect", "designate"}:
        return None  # "the attorney general"
    if following.text[:1].isupper() and following.index not in run and head.space_after:
        # "Doctor Ann Lee", with the name taken for something else.
        return None
    if head.text[:1].isupper() and head.index > 1 and parse.tokens[head.index - 1].upos == "NUM" and parse.tokens[head.index - 2].text[:1].isupper():
        return None  # "the S&P 500 Index"
    if head.lemma == "head" and parse.children(head.index, "nmod"):
        return None  # "the head of the mill": "the head" alone may be a school's
    possessive = [child for child in parse.children(head.index) if child.dep == "nmod:poss"]
    tail = [token.index for token in words if token.upos not in {"DET", "NUM"} and token.dep not in {"nmod:poss", "case"} and not _owned(parse, token, head)]
    if tail and tail[0] and parse.tokens[tail[0]].text.endswith("ed") and parse.tokens[tail[0] - 1].text in _DASHES:
        return None  # "– which it took back – shocked experts": no shocked experts
    if len(tail) > 1 and parse.tokens[tail[0]].text == "account" and parse.tokens[tail[0] - 1].text == "into":
        return None  # "takes into account changes": no account changes
    if head.lemma == "old" and head.index > 1 and parse.tokens[head.index - 1].text == "-" and words[0].upos == "DET":
        return [Put("the"), *run[1:]]  # "a 29-year-old"
    if not tail or tail[-1] - tail[0] != len(tail) - 1 or parse.tokens[tail[0]].upos == "PUNCT":
        # "a 12-year-old school boy" is "the school boy" the second time.
        tail = [head.index]
        while (
            tail[0] and parse.tokens[tail[0] - 1].dep == "compound" and parse.tokens[tail[0] - 1].head == head.index and parse.tokens[tail[0] - 1].space_after
        ):
            tail.insert(0, tail[0] - 1)
        while (
            len(tail) > 1
            and tail[0] > 1
            and parse.tokens[tail[0] - 1].upos == "ADJ"
            and parse.tokens[tail[0] - 1].space_after
            and parse.tokens[tail[0] - 2].text != "-"
        ):
            tail.insert(0, tail[0] - 1)  # "the all-important real estate market" is "the real estate market"
    while len(tail) > 1 and tail[0] and parse.tokens[tail[0] - 1].text in {"-", "‐", "‑"} and not parse.tokens[tail[0] - 1].space_after:
        tail.pop(0)  # "the two-time champion" is "the champion" the second time
    while len(tail) > 1 and tail[0] and parse.tokens[tail[0]].upos == "NUM" and parse.tokens[tail[0] - 1].text in DATES:
        tail.pop(0)  # "a July 25 phone call"
    if possessive:
        owner = _owner_of(scene, possessive[0], head)
        return [*owner, *tail] if owner else None
    numbers = [
        child.index
        for child in parse.children(head.index, "nummod")
        if len(parse.subtree(child.index)) == 1 and (not child.index or parse.tokens[child.index - 1].text not in DATES)  # "a July 25 phone call"
    ]
    determiner = next((child for child in parse.children(head.index, "det")), None)
    plural = is_plural(parse, head)
    if plural is None:
        return None
    if determiner is None and run[0] == 0 and zipf(parse.tokens[0].text) < _COMMON and not (plural and zipf(head.lemma) >= _KNOWN):
        # "Rollins retired": at the start of a sentence a rare word may be a name.
        return None
    if any(token.xpos == "VBG" and parse.tokens[token.index - 1].upos in {"VERB", "PART"} for token in words):
        return None  # "they discussed firing workers": the workers are not firing
    if determiner is None and plural and head.index == 0 and head.lemma == low != "people":
        return None  # "Beijing hit back", taken for a plural
    if determiner is None:
        if plural and head.text.istitle() and head.index and parse.tokens[head.index - 1].upos != "ADJ":
            return None  # "in the film, Chaves …", taken for a plural
        if not plural and tail[0] and (parse.tokens[tail[0] - 1].upos == "PROPN" or parse.tokens[tail[0] - 1].dep == "compound"):
            return None  # "Hill Moor live-fire range"
        if not plural:
            return None if kinds(head) else list(tail)  # a mass noun: "water"; a post without an article is none ("Ann Lee, head of …")
        if head.text.istitle() and head.index and not head.text.endswith("s"):
            return None  # "Beijing", taken for a plural
        while len(tail) > 1 and parse.tokens[tail[0]].lemma in _VAGUE:
            tail.pop(0)  # "certain towns" are "these towns"
        if head.lemma in _AMOUNTS:
            return None  # "hundreds of nurses"
        several = "the" if "person" in kinds(head) or head.lemma in _LIKE_PEOPLE else "these"
        return [Put("the"), *numbers, *tail] if numbers else [Put(several), *tail]
    if determiner.text.lower() in {"a", "an", "the", "this", "that", "these", "those"}:
        word = "these" if plural and determiner.text.lower() in {"these", "those"} else "this" if determiner.text.lower() in {"this", "that"} else "the"
        return [Put(word), *numbers, *tail]
    return None


def _name_alone(parse: Parse, kept: list[int]) -> list[int]:
    """Return the whole name of a person without what was said of them before it: "the Norland student Ann Lee" is "Ann Lee" the second time."""
    callings = [
        place
        for place, token in enumerate(parse.tokens[index] for index in kept)
        if (token.upos == "NOUN" and token.text.islower() and "person" in kinds(token)) or (place and token.text in SEATS)
    ]
    name = kept[callings[-1] + 1 :] if callings else []
    whole = _WITH_CALLING <= len(name) <= _LONGEST_NAME and all(parse.tokens[index].upos == "PROPN" for index in name)
    return name if whole and all(parse.tokens[index].text[:1].isupper() for index in name) else list(kept)


def _owner_of(scene: Scene, owner: Token, head: Token) -> list[int]:
    """Return the words of an owner in front of a noun, with "former" before it, and without the preposition that the parser may have hung on it."""
    parse = scene.parse
    words = [token.index for token in parse.subtree(owner.index)]
    while words and parse.tokens[words[0]].upos in {"ADP", "SCONJ", "CCONJ", "PUNCT", "PART"}:
        words.pop(0)
    before = [child.index for child in parse.children(head.index, "amod", "det", "compound") if words and child.index < words[0]]
    words = [*before, *words]
    return words if words and words[-1] - words[0] == len(words) - 1 else []


_DASHES = frozenset({"–", "—", "―"})
# What a name with a calling before it has more words than.
_WITH_CALLING = 2
_LONGEST_NAME = 4
# Members of parliaments, who are named with their party or state: "Democratic Sen. Ann Lee".
SEATS = frozenset({"MP", "MEP", "MSP", "Sen.", "Rep.", "Gov."})
# Posts that keep their capital before a name.
_OFFICES = frozenset(
    ["admiral", "ambassador", "archbishop", "bishop", "captain", "cardinal", "chancellor", "chief", "colonel", "commander", "commissioner", "congressman",
     "congresswoman", "councillor", "councilman", "councilwoman", "count", "countess", "detective", "director", "doctor", "duchess", "duke", "emperor",
     "general", "governor", "inspector", "judge", "justice", "king", "lieutenant", "mayor", "minister", "officer", "pastor", "president", "prince",
     "princess", "professor", "queen", "rabbi", "representative", "secretary", "senator", "sergeant", "sheriff", "speaker", "superintendent"]
)  # fmt: skip
_AMOUNTS = frozenset({"dozen", "hundred", "thousand", "million", "billion", "score", "lot", "number", "half", "third", "quarter"})
_LIKE_PEOPLE = frozenset({"authority", "force", "troop", "regulator", "police"})
# Words that only say that not all are meant, or how many.
_VAGUE = frozenset({"certain", "various", "several", "many", "multiple", "numerous", "some", "different", "other", "more", "few"})


def _owned(parse: Parse, token: Token, head: Token) -> bool:
    """Return whether a token belongs to the owner in front of a noun."""
    return any(token.index in {below.index for below in parse.subtree(owner.index)} for owner in parse.children(head.index, "nmod:poss", "nummod"))


def _nominative(pronoun: str) -> str:
    return {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I", "i": "I"}.get(pronoun, pronoun)
