"""Who speaks comes first: “It works,” said Ann Lee → Ann Lee said: “It works.” The quoted words stay as they are.

What is said without marks moves behind its speaker too: "The bridge, she said, is safe" → "She said that the bridge is safe". What the speaker did besides
becomes a sentence: “It works,” she said, pointing at the lift → She said: “It works.” She was pointing at the lift.
Source: W3C COGA, Making Content Usable, 4.4.4 (say who acts before what is done); BBC News style guide, "Attribution", which puts the speaker first.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import DATES, SPEECH, be, is_finite, is_plural, subject, trim
from a11y.plain.kinds import may_be
from a11y.plain.sayings import OCCASIONS, Saying, is_aside, is_speaker, saying
from a11y.plain.speakers import again, is_body_of, is_name_behind_marks, says_twice, speaks_as_i, told_of, would_mean_speaker
from a11y.plain.statements import BARE, CONJUNCTIONS, LINKS, MARKS, is_statement, tied, with_that

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Clause, Scene

WHY = "Who speaks now comes before what they say."
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs that can take what was said without its marks as their object.
_SAYING = frozenset(
    ["say", "warn", "add", "claim", "argue", "explain", "admit", "insist", "believe", "think", "suggest", "note", "predict", "estimate", "report", "state",
     "tell", "concede", "acknowledge", "show", "find", "indicate", "reveal"]
)  # fmt: skip
# What a speaker does in saying it is done once; anything else goes on meanwhile.
_WORDS_OF_THEIR_OWN = SPEECH | {
    "cite",
    "quote",
    "describe",
    "call",
    "urge",
    "accuse",
    "praise",
    "blame",
    "thank",
    "criticise",
    "criticize",
    "mention",
    "decline",
    "refuse",
    "speak",
}


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its attribution moved to the front."""
    if len(scene.parse.children(scene.root.index, "nsubj")) > 1:
        return  # "Ann Lee, a baker in Leeds tells us": who speaks, the tree does not know
    if says_twice(scene):
        return
    quote = _leading_quotation(scene)
    proposal = _quoted(scene, quote) if quote is not None else _in_pieces(scene)
    if proposal:
        yield proposal
    elif scene.profile.easy or scene.words > scene.profile.longest:
        for proposal in (_behind(scene), _inside(scene)):
            if proposal:
                yield proposal


def _leading_quotation(scene: Scene) -> int | None:
    """Return the index after the quotation that opens the sentence, when it is the only one."""
    parse = scene.parse
    if not scene.quoted or parse.tokens[0].text not in MARKS or 0 not in scene.quoted:
        return None
    end = next((index for index in range(len(parse.tokens)) if index not in scene.quoted), None)
    if end is None or any(index in scene.quoted for index in range(end, len(parse.tokens))):
        return None
    return end


def _quoted(scene: Scene, start: int) -> Rewriting | None:
    """Return “…” behind its speaker."""
    found, body = saying(scene, range(start, scene.last)), _quotation(scene, start)
    if found is None or body is None or not _fits(scene, found):
        return None
    besides = _besides(scene, found)
    if besides is None:
        return None
    order, more = besides
    return Rewriting(((*order, Put(":"), *body), *more), WHY, by_words=True)


def _in_pieces(scene: Scene) -> Rewriting | None:
    """Return two sayings for “It was late,” she said, “and nobody came.”, where each piece is a clause of its own."""
    parse, end = scene.parse, len(scene.parse.tokens)
    free = [index for index in range(end) if index not in scene.quoted]
    if scene.words <= scene.profile.aim or 0 not in scene.quoted or not free or free[-1] - free[0] != len(free) - 1 or free[-1] >= scene.last - 1:
        return None
    first, second = _quotation(scene, free[0]), range(free[-1] + 1, scene.last)
    found, word = saying(scene, range(free[0], free[-1] + 1)), parse.tokens[second[1]]
    if found is None or found.deed or first is None or not _fits(scene, found) or parse.tokens[free[-1]].text != ",":
        return None
    if word.text not in {"and", "but"} or not _is_clause(scene, range(1, free[0])) or not _is_clause(scene, range(second[2], scene.last)):
        return None
    besides, name, verb = _besides(scene, found), again(scene, found.who), parse.tokens[found.verb[-1]]
    if besides is None or name is None or verb.xpos not in {"VBD", "VBZ", "VBP"}:
        return None
    order, more = besides
    said = Put("also " + {"VBD": "said", "VBZ": "says"}.get(verb.xpos, "say"))
    return Rewriting(((*order, Put(":"), *first), (*name, said, Put(":"), *second), *more), WHY, by_words=True)


def _is_clause(scene: Scene, span: range) -> bool:
    """Return whether a piece of a quotation reads as a clause of its own: it begins with its subject, and a finite verb follows."""
    tokens = [scene.parse.tokens[index] for index in span if scene.parse.tokens[index].upos != "PUNCT"]
    verb = next((token for token in tokens if token.xpos in _FINITE | {"MD"}), None)
    if verb is None or tokens[0].upos not in {"PRON", "DET", "PROPN", "NOUN", "ADV"} or tokens[0].xpos in {"WP", "WDT", "WRB"}:
        return False
    return any(token.dep.startswith(("nsubj", "expl")) and token.index < verb.index for token in tokens) and tokens[0].text.lower() not in {"as", "so", "that"}


def _fits(scene: Scene, found: Saying) -> bool:
    """Return whether the words behind the verb are whom it was told to, or a phrase of its own."""
    if not found.rest:
        return True
    verb, first = scene.parse.tokens[found.verb[-1]], scene.parse.tokens[found.rest[0]]
    if any(scene.parse.tokens[index].xpos == "VBG" and scene.parse.tokens[index].lemma in {"cite", "quote"} for index in found.rest):
        return False  # "the paper said citing a source": what is cited would stand in the way of what is said
    if first.text.lower() in {"of", "about"} and len(found.rest) > _SHORT:
        return False  # what it is about would stand in the way of what is said
    if found.verb[-1] < found.who[0] and first.text.lower() in {"in", "at", "on"} and scene.parse.tokens[found.who[-1]].upos == "NOUN":
        words = [scene.parse.tokens[index] for index in found.rest]
        if not any(word.lemma in OCCASIONS or word.text in DATES for word in words):
            return False  # "said a voter in the state of Kent": where the voter is, not where it was said
    if first.upos == "ADV" and len(found.rest) > 1 and scene.parse.tokens[found.rest[1]].text.lower() == "the":
        return False  # "has insisted just the opposite"
    return first.upos in {"ADP", "ADV"} or _tells_when(first) or (verb.lemma in {"tell", "ask"} and first.upos in {"DET", "PROPN", "PRON", "NOUN", "ADJ"})


_SHORT = 5


def _tells_when(first: Token) -> bool:
    """Return whether a phrase that begins so tells when it was said: "said Tuesday", "said last week"."""
    return first.text.lower() in {"last", "yesterday", "today", "this"} or first.text in DATES


def _has_hearer(scene: Scene, found: Saying) -> bool:
    """Return whether the words behind the verb are whom it was told to."""
    first = scene.parse.tokens[found.rest[0]] if found.rest else None
    return first is not None and first.upos in {"DET", "PROPN", "PRON", "NOUN"} and not _tells_when(first)


def _besides(scene: Scene, found: Saying) -> tuple[Clause, tuple[Clause, ...]] | None:
    """Return the attribution's words as they stand before what is said, and sentences for what the speaker is and did besides; None when these do not fit."""
    told = tuple(sentence for aside in found.asides(scene) if (sentence := told_of(scene, replace(found, aside=aside))))
    complete = len(told) == len(found.asides(scene))
    if not found.deed:
        return ((*found.who, *found.verb, *found.rest), told) if told and complete else (found.order, ())
    deed = _deed(scene, found)
    if deed is None or not complete:
        return None
    return (*found.who, *found.verb, *found.rest), (*told, deed)


def _deed(scene: Scene, found: Saying) -> Clause | None:
    """Return what the speaker did besides as a sentence."""
    parse = scene.parse
    who, name = [parse.tokens[index] for index in found.who], again(scene, found.who)
    head = next((word for word in who if word.head not in found.who), who[-1])
    plural = is_plural(parse, head) if parse.tokens[found.verb[-1]].xpos != "VBZ" else False
    verb = next(parse.tokens[index] for index in found.deed if parse.tokens[index].xpos == "VBG")
    said = parse.tokens[found.verb[-1]]
    if parse.children(verb.index, "conj") or verb.lemma in _OUTCOMES or plural is None or name is None or said.xpos not in {"VBD", "VBZ"}:
        return None
    before, after = [i for i in found.deed if i < verb.index], [i for i in found.deed if i > verb.index]
    past = said.xpos == "VBD"
    if verb.lemma == "add" and parse.tokens[verb.index + 1].text.lower() == "to":
        return None  # "…, she said, adding to the cost of the ferry": what happened adds to it
    if verb.lemma in _WORDS_OF_THEIR_OWN and not before and parse.tokens[verb.index + 1].text.lower() != "at":
        form: list[Item] = [Put(inflect(verb.lemma, "VBD" if past else "VBP" if plural else "VBZ"), (verb.index,))]
    else:
        form = [Put(be(past=past, plural=plural)), *before, verb.index]
    return (*name, *form, *after)


# What comes of a saying, or what it is: these are not done by the speaker meanwhile.
_OUTCOMES = frozenset({"become", "cause", "lead", "mark", "mean", "prompt", "spark", "trigger"})


def _is_verb(token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} or token.xpos in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"}


def _behind(scene: Scene) -> Rewriting | None:
    """Return "She said the bridge is safe" for "The bridge is safe, she said"."""
    parse = scene.parse
    commas = [i for i in range(scene.last - 2, 3, -1) if parse.tokens[i].text == "," and (i not in scene.quoted or _closes(scene, i))]
    for comma in commas:
        start = comma + 1 if comma not in scene.quoted else comma + 2
        found = saying(scene, range(start, scene.last), _SAYING)
        if found is None or not _fits(scene, found) or parse.tokens[found.who[0]].text.lower() == "it":
            continue
        verb = parse.tokens[found.verb[-1]]
        own = subject(parse, verb)
        if found.verb[0] < found.who[0] and own is not None and own.index < comma:
            return None  # "The storm, the worst of the year, showed gaps in the wall": the storm did
        what, closing = trim(scene, range(comma)), (Put("."), comma + 1) if comma in scene.quoted else ()
        if (verb.lemma == "tell") != _has_hearer(scene, found):
            return None
        if any(parse.tokens[index].text == "," and _may_be_his(parse.tokens[index + 1]) for index in what[:-1] if index not in scene.quoted):
            return None  # "Prices will fall, suggesting …, he said": behind "he said" it would be he who suggests
        besides = _besides(scene, found)
        if found.deed and not any(parse.tokens[index].lemma in _WORDS_OF_THEIR_OWN for index in found.deed[:2]):
            return None  # "…, she said, marking the third time": what happened marks it
        if besides is None or not what or all(index in scene.quoted for index in what) or (parse.tokens[comma + 1].text in MARKS and not closing):
            return None
        if not is_statement(scene, what) or (what[0] != 0 and 0 not in scene.quoted) or _attributed(scene, what) or would_mean_speaker(scene, found.who, what):
            return None
        if _may_be_the_one_named(scene, found, what) or _ends_in_a_name(scene, found, what):
            return None
        if is_name_behind_marks(scene, what) or (not closing and what[0] in scene.quoted and speaks_as_i(scene, what)) or is_body_of(scene, found.who, what):
            return None
        link, what = tied(scene, what)
        sentence = bool(what) and _begins_as_sentence(scene, what)
        if not what or (sentence and (found.rest or verb.lemma not in BARE or _goes_on_behind_marks(scene, what))):
            return None
        told = list(what) if sentence else with_that(scene, what, bare=verb.lemma in BARE and not found.rest and what[0] not in scene.quoted)
        order, more = besides
        return Rewriting(((*link, *order, *told, *closing), *more), WHY, by_words=bool(closing))
    return None


def _may_be_the_one_named(scene: Scene, found: Saying, what: tuple[int, ...]) -> bool:
    """Return whether "he" may be whom what is said begins with ("Ann Lee hoped to leave, she said"): in front of the name it would mean another."""
    who = scene.parse.tokens[found.who[0]]
    if who.text.lower() not in {"he", "she"}:
        return False
    if any(scene.parse.tokens[index].lemma in SPEECH and scene.parse.tokens[index].xpos in _FINITE for index in what if index not in scene.quoted):
        return True  # "Ann Lee said it was early – it was late, she claimed"
    named = next((scene.parse.tokens[index] for index in what if scene.parse.tokens[index].dep.startswith("nsubj")), who)
    return named.upos == "PROPN" and is_plural(scene.parse, named) is False and may_be(scene.parse, named, "person")


def _ends_in_a_name(scene: Scene, found: Saying, what: tuple[int, ...]) -> bool:
    """Return whether a name stands right before "the local paper said": it is the paper's."""
    comma = next((place for place in reversed(range(len(what))) if scene.parse.tokens[what[place]].text == ","), None)
    tail = [scene.parse.tokens[index] for index in what[comma + 1 :]] if comma is not None else []
    titled = bool(tail) and all(token.text[:1].isupper() and token.text not in DATES for token in tail)
    return titled and not found.aside and scene.parse.tokens[found.who[0]].text.lower() == "the" and "CCONJ" not in {token.upos for token in tail}


def _begins_as_sentence(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether what is said begins with quoted words that keep their capital: “It was odd” of them, he said."""
    first = next(scene.parse.tokens[index] for index in what if scene.parse.tokens[index].text not in MARKS)
    return what[0] in scene.quoted and first.text[:1].isupper() and first.upos not in {"PROPN", "NUM"} and first.text != "I"


def _goes_on_behind_marks(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether another clause follows quoted words: “It was odd,” but they came – behind "he said “It was odd,”" they would have come."""
    behind = [scene.parse.tokens[index] for index in what if index not in scene.quoted]
    return bool(behind) and any(token.xpos in _FINITE | {"MD"} for token in behind) and behind[0].upos in {"CCONJ", "SCONJ", "PUNCT"}


def _may_be_his(word: Token) -> bool:
    """Return whether a participle behind a comma would be taken for what the speaker does, once the speaker stands in front."""
    return word.xpos == "VBG" and word.lemma in _WORDS_OF_THEIR_OWN | _OUTCOMES


def _closes(scene: Scene, index: int) -> bool:
    """Return whether a comma is the last of quoted words, right before their closing mark."""
    return index + 1 in scene.quoted and scene.parse.tokens[index + 1].text in MARKS and index + 2 not in scene.quoted


def _inside(scene: Scene) -> Rewriting | None:
    """Return "She said that the bridge is safe" for "The bridge, she said, is safe"."""
    parse = scene.parse
    for first in range(1, scene.last - 3):
        if parse.tokens[first].text != "," or first in scene.quoted:
            continue
        second = next((index for index in range(first + 1, min(first + 9, scene.last)) if parse.tokens[index].text == ","), None)
        inner = [parse.tokens[index] for index in range(first + 1, second)] if second else []
        verb = next((token for token in inner if token.lemma in _SAYING and token.xpos in _FINITE), None)
        if second is None or verb is None or not _only_said(scene, verb, range(first + 1, second)):
            continue
        who = [token.index for token in inner if token.index != verb.index]
        speaker, root = subject(parse, verb), scene.root if scene.root not in inner else _other_root(scene, verb)
        main = subject(parse, root) if root is not None else None
        if speaker not in inner:
            continue  # "Tom, who sails, said the story, if true, was strange"
        if parse.tokens[first - 1].xpos in {"WDT", "WP", "WRB"} or parse.tokens[first - 1].upos in {"SCONJ", "CCONJ"}:
            return None  # "a panel which, critics say, has no teachers": said of a part alone
        before, after = trim(scene, range(first)), trim(scene, range(second + 1, scene.last))
        if main is not None and main.index > second and before and parse.tokens[before[0]].xpos == "VBG":
            return None  # "Speaking of the ferry, she said, “it is late”": it is she who speaks
        if main is None or not before or not after or before[0] != 0 or not is_statement(scene, (*before, *after)) or _is_said_of_half(scene, before):
            return None
        if would_mean_speaker(scene, who, (*before, *after)) or (main.index > second and _is_verb(parse.tokens[after[0]])):
            return None  # "Also delaying it, she said, was the rain"
        if verb is inner[0] and main.index < first and inner[-1].upos != "PRON":
            return None  # "…, said Ann Lee, head of the school": what follows is hers
        third = next((index for index in range(second + 1, scene.last) if parse.tokens[index].text == ","), None)
        if verb is inner[0] and third and is_aside([parse.tokens[index] for index in trim(scene, range(second + 1, third))]):
            return None  # "Now, said Ann Lee, the head of the school, it works"
        between = next(parse.tokens[index] for index in after if parse.tokens[index].text not in MARKS)
        if after[0] in scene.quoted and between.text[:1].isupper() and between.upos not in {"PROPN", "NUM"} and parse.tokens[second + 1].text in MARKS:
            return None  # "When the ferry came, she said, “It is late”": when she said it
        if between.upos == "CCONJ" and any(parse.tokens[index].lemma in SPEECH and parse.tokens[index].xpos in _FINITE for index in after):
            return None  # "It is late, she said, and others said it was early"
        if (between.xpos == "VBG" and between.lemma in _WORDS_OF_THEIR_OWN) or between.text.lower() == "followed":
            return None  # "The loan is small, he said, speaking in Leeds": it is he who speaks
        clause = between.upos == "SCONJ" and between.text.lower() != "that"  # "It is odd, he said, that …" needs no comma
        named = between.upos in {"DET", "NOUN", "PROPN"} and parse.tokens[before[-1]].upos not in {"AUX", "VERB", "ADP"}
        goes_on = between.xpos in {"VBG", "VBN", "WDT", "WP", "CC"} or clause or named or between.text.lower() in _KEEP_A_COMMA
        in_front = main.index > second and not _is_verb(between)  # "In the north, she said, it rained" keeps a comma
        comma = [second] if in_front or goes_on else []
        link: list[Item] = []
        if tuple(parse.tokens[index].text.lower() for index in before) in LINKS:
            link, before, comma = [*before, first], (), []
        elif parse.tokens[0].text.lower() in CONJUNCTIONS:
            link, before = [0], before[1:]
            comma = comma if before else []
        opening = with_that(scene, (*before, *comma, *after))
        return Rewriting(((*link, *who, verb.index, *(opening if opening and isinstance(opening[0], Put) else (Put("that"), *opening))),), WHY)
    return None


# Prepositions whose phrase, behind words put in, stands apart from what is before it.
_KEEP_A_COMMA = frozenset({"with", "from", "despite", "amid", "including", "unlike"})


def _is_said_of_half(scene: Scene, before: tuple[int, ...]) -> bool:
    """Return whether a clause stands before what is said: "He told us it was late, but the ferry, she said, …", "It was late, but the ferry, …"."""
    tokens = [scene.parse.tokens[index] for index in before if index not in scene.quoted]
    verb = next((place for place, token in enumerate(tokens) if token.xpos in _FINITE | {"MD"}), None)
    if verb is None:
        return False
    joined = any(token.text == "," and after.text.lower() in CONJUNCTIONS for token, after in pairwise(tokens[verb:]))
    return joined or any(token.lemma in SPEECH and token.upos == "VERB" and token.xpos in _FINITE for token in tokens)


def _other_root(scene: Scene, verb: Token) -> Token | None:
    """Return the predicate of what is said, where the parse hangs it on the verb of speech."""
    found = [child for child in scene.parse.children(verb.index, "ccomp", "parataxis") if is_finite(scene.parse, child)]
    return found[0] if found else None


def _only_said(scene: Scene, verb: Token, span: range) -> bool:
    """Return whether a stretch holds a speaker and a verb of speech, and nothing else."""
    tokens = scene.parse.tokens
    inner = [tokens[index] for index in trim(scene, span)]
    who = [token for token in inner if token.index != verb.index]
    beside = bool(inner) and verb in {inner[0], inner[-1]}
    helped = bool(scene.parse.children(verb.index, "aux", "mark"))
    return (
        beside
        and not helped
        and is_speaker(who)
        and who[0].text.lower() != "it"
        and not any(token.text in {",", ";", ":", "(", '"', "“", "”"} for token in inner)
    )


def _attributed(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether what is said ends with an attribution of its own: “…,” she said, the paper reported."""
    end = next((place for place in range(len(what) - 1, -1, -1) if what[place] in scene.quoted), None)
    return end is not None and end + 1 < len(what) and saying(scene, range(what[end + 1], what[-1] + 1)) is not None


def _quotation(scene: Scene, end: int) -> list[Item] | None:
    """Return the quotation's tokens with a full stop in place of the comma that led to its attribution."""
    parse = scene.parse
    body: list[Item] = list(range(end))
    while body and isinstance(body[-1], int) and parse.tokens[body[-1]].text == ",":
        body.pop()  # ”, she said: the comma stood after the mark
        return [*body[:-1], Put("."), body[-1]] if parse.tokens[end - 2].text in MARKS and parse.tokens[end - 3].text not in {".", "!", "?", "…"} else body
    closing = parse.tokens[end - 1].text
    if closing not in MARKS:
        return None
    inner = parse.tokens[end - 2]
    if inner.text in {"’", "'"} and parse.tokens[end - 3].text in {",", ".", "!", "?"}:
        return None  # a quotation in the quotation ends with it
    if inner.text == ",":
        return [*body[:-2], Put("."), body[-1]]
    if inner.text in {"!", "?", "…", "...", "."}:
        return body
    return [*body[:-1], Put("."), body[-1]]
