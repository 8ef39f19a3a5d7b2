"""Where "and", "but", "so" or a semicolon joins two predicates, and whether the sentence may be cut there.

A joint is refused when something before it holds for both sides, when the second side may belong to another verb, or when either side is no whole clause.
Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 13.43-13.55 (coordination of clauses and predicates).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Item, Put
from a11y.plain.grammar import SPEECH, SPOKEN, is_finite, subject, trim
from a11y.plain.halves import HALVES
from a11y.plain.sayings import REPORTING, saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene

JOINED = {"and": None, "but": "But", "so": "So", "yet": "But"}
PAIRED = frozenset({"both", "either", "neither", "whether"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({";", "–", "—", ":"})
# Words that open a clause: what follows them needs a verb of its own before the sentence may be cut ("because support for the party and its leader grew").
_OPENERS = frozenset(["after", "although", "as", "because", "before", "if", "once", "since", "though", "unless", "until", "when", "whenever", "where", "while"])


@dataclass(frozen=True, slots=True)
class Joint:
    """Two predicates with what joins them: `head` and `body` are the two sides without the marks between them."""

    scene: Scene
    first: Token
    second: Token
    tail: tuple[int, ...]
    word: Token | None
    head: tuple[int, ...]
    body: tuple[int, ...]

    @property
    def parse(self) -> Parse:
        """The parse of the sentence."""
        return self.scene.parse

    @property
    def stop(self) -> str | None:
        """The semicolon, colon or dash that joins the sides, if one does."""
        here = self.parse.tokens[self.tail[0]].text, self.parse.tokens[self.tail[0] - 1].text
        return next((mark for mark in here if mark in _STOPS), None)

    @property
    def link(self) -> list[Item]:
        """What the second sentence begins with, so that its relation to the first is kept."""
        opener = JOINED.get(self.word.text.lower()) if self.word else None
        return [Put(opener, (self.word.index,))] if opener and self.word else []

    @property
    def opening(self) -> Token:
        """The first word of the second side."""
        return next((token for token in self.parse.tokens[self.tail[0] :] if token.upos not in {"PUNCT", "CCONJ"}), self.second)


def joint(scene: Scene, first: Token, second: Token) -> Joint | None:
    """Return the joint before a predicate that is coordinated with the main one, when it ends the sentence."""
    parse = scene.parse
    tail = scene.span(second.index)
    if not scene.whole(tail) or tail[0] <= first.index or second.upos not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "NUM", "PRON", "ADV"}:
        return None
    words = parse.children(second.index, "cc")
    word = words[0] if words else None
    if word and (word.text.lower() not in JOINED or word.index != next((i for i in tail if parse.tokens[i].upos != "PUNCT"), -1)):
        return None
    if any(token.index > tail[-1] and token.upos != "PUNCT" for token in parse.tokens[: scene.last]):
        return None  # what stands after it may belong to the first side
    body = trim(scene, [index for index in tail if index < scene.last and not (word and index == word.index)])
    head = trim(scene, [token.index for token in parse.tokens[: scene.last] if token.index not in tail])
    return Joint(scene, first, second, tail, word, head, body) if head and body else None


def chain(parse: Parse, first: Token) -> list[Token]:
    """Return what is coordinated with a predicate, in order, whether it hangs on the first or each on the one before."""
    found: list[Token] = []
    for partner in parse.children(first.index, "conj", "parataxis"):
        if partner.index > first.index:
            found += [partner, *(chain(parse, partner) if not parse.children(partner.index, "cc") else [])]
    return sorted(found, key=lambda token: token.index)


def refused(found: Joint) -> bool:
    """Return whether any general reason speaks against cutting at a joint."""
    return any(guard(found) for guard in _GUARDS)


def _quoted(found: Joint) -> bool:
    return any(index in found.scene.quoted for index in (found.first.index, found.second.index))


def left_open(parse: Parse, cut: int, *, to_verb: bool) -> bool:
    """Return whether the part before a cut opens something that the part after it would close: "between the union and …", "after talks and …".

    When a verb follows right after the cut (`to_verb`), "after the war and recovered" is no such case: only a conjunction that has no verb yet is.
    """
    before = [token.text.lower() for token in parse.tokens[:cut]]
    if "between" in before and "and" not in before[before.index("between") :]:
        return True
    opener = next((token for token in reversed(parse.tokens[:cut]) if token.text.lower() in _OPENERS), None)
    if opener is None or (
        opener.upos == "ADP" and (to_verb or opener.text.lower() == "as" or parse.tokens[cut - 1].text == "," or parse.tokens[cut].text == ",")
    ):
        return False
    return not any(token.xpos in FINITE for token in parse.tokens[opener.index + 1 : cut])


def _opens(found: Joint) -> bool:
    return left_open(found.parse, found.tail[0], to_verb=found.parse.tokens[found.body[0]].xpos in FINITE)


def _unfinished(found: Joint) -> bool:
    """The first side has no finite verb, or the second opens with a word that makes it depend on the first."""
    parse, own = found.parse, subject(found.parse, found.second)
    before = parse.tokens[found.opening.index : own.index] if own is not None else []
    opened = any(token.upos == "SCONJ" or token.dep == "mark" or token.text.lower() == "given" for token in before)
    given = opened and not (any(token.xpos in FINITE for token in before) and any(token.text == "," for token in before))
    return not is_finite(parse, found.first) or bool(parse.children(found.second.index, "mark")) or found.opening.xpos in {"WRB", "WP$"} or given


def _hanging(found: Joint) -> bool:
    """ "Two shut on Friday and, on Saturday, a farm and a mill stopped": the first side ends in what belongs to the verb of the second."""
    tokens = found.parse.tokens
    join = next((index for index in reversed(found.head) if tokens[index].upos == "CCONJ" and tokens[index + 1].text == ","), None)
    return join is not None and not any(tokens[index].xpos in FINITE for index in found.head if index > join)


def _in_a_reason(found: Joint) -> bool:
    """ "It fell because sales were poor and costs rose": what "and" joins may belong to the clause inside."""
    if found.word is None or found.word.text.lower() != "and" or found.stop:
        return False
    parse = found.parse
    comma = parse.tokens[found.word.index - 1].text == ","
    between = parse.tokens[found.first.index + 1 : found.word.index]
    marks = [token for token in between if token.dep == "mark" or token.xpos == "WRB" or token.text.lower() in _TIMES or _as_they_do(parse, token)]
    inside = [token for token in marks if token.text.lower() in (_REASONS if comma else _REASONS | _OPENERS) or _tells_which(parse, token)]
    return any(any(token.xpos in FINITE for token in parse.tokens[mark.index : found.word.index]) for mark in inside)


def _as_they_do(parse: Parse, token: Token) -> bool:
    """Return whether "as" opens a clause: a noun and its verb follow."""
    behind = parse.tokens[token.index + 1 : token.index + 3]
    return token.text.lower() == "as" and len(behind) > 1 and behind[0].upos in {"NOUN", "PROPN", "PRON"} and behind[1].xpos in FINITE


def _tells_which(parse: Parse, token: Token) -> bool:
    """ "It was a time when work was near, and we could walk": which time it was."""
    return token.text.lower() == "when" and parse.tokens[token.index - 1].lemma in {"day", "era", "moment", "period", "time", "year"}


_TIMES = frozenset({"after", "before", "until", "when", "while", "once"})
# Words that open what a fact hangs on: a second clause after them may be part of it even behind a comma.
_REASONS = frozenset({"because", "if", "although", "though", "since", "unless", "until", "whether", "so", "that"})


def _in_an_opener(found: Joint) -> bool:
    """ "After the owner left the firm, the bank, its main lender, paid …": the parse took the opening clause for the main one."""
    tokens = found.parse.tokens
    comma = next((token.index for token in tokens if token.text == ","), len(tokens))
    return tokens[0].text.lower() in _OPENERS and tokens[0].upos == "SCONJ" and found.first.index < comma


def _paired(found: Joint) -> bool:
    """ "Both", "either" or "not only" before the joint holds the two sides together."""
    parse = found.parse
    return any(token.text.lower() in PAIRED and token.dep in {"cc:preconj", "advmod", "cc"} for token in parse.tokens[: found.tail[0]])


def _about_the_noun(found: Joint) -> bool:
    """ "The largest change – and one it hopes …" goes on about the noun."""
    low = found.opening.text.lower()
    if found.stop and not found.word and low in _NARROWING:
        return True  # "it brought anger – especially over the praise they got"
    return low in {"one", "ones"}


_NARROWING = frozenset({"especially", "particularly", "notably", "mainly", "mostly", "including", "not", "even", "only"})


def _shared_end(found: Joint) -> bool:
    """ "One man was killed and eight were hurt after it fell": the first side ends in its verb, so that the end may be told of both."""
    parse, second = found.parse, found.second
    if found.word is None or found.word.text.lower() != "and" or found.head[-1] != found.first.index or found.first.upos != "VERB":
        return False
    behind = [child for child in parse.children(second.index, "obl", "advcl") if child.index > second.index]
    return second.xpos == found.first.xpos and any(parse.subtree(child.index)[0].text.lower() in _HOLD_FOR_BOTH for child in behind)


_HOLD_FOR_BOTH = frozenset({"after", "before", "during", "when", "as", "in", "on", "at", "because", "since", "amid", "following", "by", "while"})


def _between_commas(found: Joint) -> bool:
    """ "…, they hope, …" stands between its commas."""
    tokens = found.parse.tokens
    after = tokens[found.second.index + 1] if found.second.index + 1 < len(tokens) else found.second
    return after.text == "," and found.second.lemma in SPEECH | SPOKEN


def _others(found: Joint) -> bool:
    """A "with" phrase of its own doers stands in front ("with some suggesting …, and others convinced …"): the partner may be in there."""
    parse = found.parse
    between = parse.tokens[found.first.index + 1 : found.second.index]
    return any(
        token.text.lower() == "with"
        and parse.tokens[token.index - 1].text == ","
        and any(other.text.endswith("ing") or other.xpos == "VBN" for other in between if token.index < other.index <= token.index + 6)
        for token in between
    )


def _words_of_somebody(found: Joint) -> bool:
    """What follows a colon or dash is said by someone: after a verb of speech, or in a first person that the sentence has not named."""
    parse, tail = found.parse, found.tail
    if not found.stop:
        return False
    before = parse.tokens[: tail[0]]
    if ":" in {parse.tokens[tail[0] - 1].text, parse.tokens[tail[0]].text} and any(token.lemma in SPEECH for token in before if token.upos == "VERB"):
        return True
    own = {"i", "we", "my", "our"}
    return found.opening.text.lower() in own and not {token.text.lower() for token in before} & own


def _no_clause_behind_mark(found: Joint) -> bool:
    """A dash pair makes a bracket, a dash may bring a participle, a colon after a number announces a list."""
    parse, second, tail = found.parse, found.second, found.tail
    if not found.stop:
        return False
    if found.stop in {"–", "—"} and sum(token.text in {"–", "—"} for token in parse.tokens) > 1:
        # "a town – the largest – and it grows": the second dash only closes a bracket.
        join = found.word.index if found.word else 0
        return sum(token.text in {"–", "—"} for token in parse.tokens[:join]) != _PAIR or any(token.text in {"–", "—"} for token in parse.tokens[join:])
    dashed = not found.word and found.stop in {"–", "—"}
    if dashed and second.xpos == "VBD" and inflect(second.lemma, "VBN") == second.text and not parse.children(second.index, "obj", "ccomp", "xcomp"):
        return True
    colon = next((i for i in (tail[0] - 1, tail[0]) if parse.tokens[i].text == ":"), None)
    if colon and colon - 1 == found.first.index and found.first.upos == "VERB":
        return True  # "We like: it is small"
    return bool(colon and parse.tokens[colon - 1].upos == "NOUN" and parse.children(colon - 1, "nummod"))


# Two dashes make a bracket.
_PAIR = 2


def _sourced(found: Joint) -> bool:
    """ "According to" in front or at the end vouches for both sides; between them it belongs to the first."""
    words = [token.text.lower() for token in found.parse.tokens]
    return "according" in words[:3] or "according" in words[found.tail[0] :]


def _sourced_inside(found: Joint) -> bool:
    return vouched(found.scene, found.head[-1] + 1, found.first)


def vouched(scene: Scene, end: int, verb: Token) -> bool:
    """Return whether somebody vouches between commas for all that is told up to a place: "Sales fell, the survey shows, and are at …"."""
    tokens = scene.parse.tokens
    marks = [index for index in range(end) if tokens[index].text == "," and index not in scene.quoted]
    return any(
        (len(span) > 1 and tokens[span[-1]].text in _SHOWS) or (verb.index not in span and saying(scene, span, _VOUCHING) is not None)
        for span in (range(mark + 1, after) for mark, after in pairwise([*marks, end]))
    )


# At the end of such a stretch these are verbs, whatever the parser takes them for.
_SHOWS = frozenset({"shows", "claims", "reports", "finds", "says"})
_VOUCHING = REPORTING | SPOKEN | {"show", "find", "indicate", "reveal", "estimate", "suggest", "fear", "hope", "expect"}


def _in_a_title(found: Joint) -> bool:
    """ "Call of Duty: Finest Hour won" is one name."""
    if found.stop != ":":
        return False
    tokens = found.parse.tokens
    colon = next(index for index in (found.tail[0], found.tail[0] - 1) if tokens[index].text == ":")
    return titled(found.parse, colon)


def titled(parse: Parse, colon: int) -> bool:
    """Return whether a colon stands between two words of a name."""
    before, after = parse.tokens[colon - 1], parse.tokens[min(colon + 1, len(parse.tokens) - 1)]
    return before.text[:1].isupper() and after.text[:1].isupper() and before.index > 0


def _announces(found: Joint) -> bool:
    """ "The winners were: …", "it can be summed up as this: …": the first side waits for the second."""
    tokens = found.parse.tokens
    last = next((index for index in reversed(found.head) if tokens[index].upos != "PUNCT"), found.first.index)
    return waits(found.parse, last) or bool(found.stop and tokens[last].text.lower() in _POINTING)


_POINTING = frozenset({"this", "these", "following", "follows", "so", "thus"})


def waits(parse: Parse, last: int) -> bool:
    """Return whether a word cannot end a clause: a form of "be" behind its subject."""
    token = parse.tokens[last]
    return token.lemma == "be" and token.text.lower() in {"is", "are", "was", "were"} and not any(t.dep == "mark" for t in parse.tokens[:last])


# What "and" makes one word of.
_ONE_WORD = frozenset({("time", "again"), ("again", "again"), ("over", "over"), ("on", "on"), ("first", "foremost"), ("now", "then"), ("up", "down"),
                       ("by", "large"), ("more", "more"), ("here", "there"), ("back", "forth"), ("through", "through"), ("far", "away")})  # fmt: skip


def one_word(parse: Parse, join: int) -> bool:
    """Return whether a conjunction stands inside a fixed phrase ("time and again")."""
    return 0 < join < len(parse.tokens) - 1 and (parse.tokens[join - 1].text.lower(), parse.tokens[join + 1].text.lower()) in _ONE_WORD


def _inside_a_phrase(found: Joint) -> bool:
    return found.word is not None and one_word(found.parse, found.word.index)


def _bracketed(found: Joint) -> bool:
    """ "(She denied it, and he was cleared.)": the bracket is around both."""
    return found.parse.tokens[0].text in {"(", "["}


def _only_said(found: Joint) -> bool:
    """ "He is alleged to have taken money but that money never came": what is only said of somebody may go on."""
    return found.first.lemma in SAID_OF and bool(found.parse.children(found.first.index, "aux:pass"))


SAID_OF = frozenset({"allege", "accuse", "suspect", "report", "say", "believe", "think", "claim", "rumour", "rumor", "suppose"})


_GUARDS: tuple[Callable[[Joint], bool], ...] = (
    _only_said,
    _quoted,
    _in_a_title,
    _announces,
    _inside_a_phrase,
    _bracketed,
    _opens,
    _unfinished,
    _hanging,
    _in_a_reason,
    _in_an_opener,
    _paired,
    _about_the_noun,
    _shared_end,
    _between_commas,
    _others,
    _words_of_somebody,
    _no_clause_behind_mark,
    _sourced,
    _sourced_inside,
    *HALVES,
)
