"""An easy sentence that stays long is drawn in lines that end where a reader would pause; its lines become spans, and not a word changes.

As with a list's items, only those who draw the sentence break it; a place that was read wrongly costs a line break, never a meaning.
Source: Inclusion Europe, Information for all ("if you have to write one sentence on two lines, cut the sentence where people would pause when reading
out loud"); where those places are: BBC Subtitle Guidelines, "Break at natural points" (after a mark, before a clause or a phrase, never within one).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y import walk
from a11y.language import parse_sentences
from a11y.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Parse, Token
    from a11y.model import Sentence, Version
    from a11y.plain.levels import Profile

# Code points: a line of this length is best, and one of more than the most is paid for letter by letter (the viewer's column holds about 52).
_BEST, _MOST = 38, 50
# What a pause costs by what begins or ends there; places not named here are no pause.
_MARK, _CLAUSE, _PHRASE, _PART = 1, 1, 5, 9
# A line of a word or two, and a letter beyond the longest line; a line this far from the best length costs as much as a break between clauses.
_SHORT, _LONELY, _BEYOND, _STEP = 14, 12, 1, 10
_RUNNING = frozenset({"paragraph", "list", "quote"})
_OPENERS = frozenset("([{“‘\"'«")
_STOPS = frozenset({",", ";", ":", "–", "—", "-", "--"})
# A line that ends with one of these stops in the middle of a phrase.
_BOUND = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "AUX", "PART", "PRON"})
# A clause with a verb of its own begins here; a phrase around a verb or a noun begins here.
_CLAUSES = frozenset({"advcl", "acl:relcl", "ccomp", "parataxis", "csubj", "advcl:relcl"})
_PHRASES = frozenset({"obl", "nmod", "xcomp", "acl", "appos"})
_LONG_PHRASE, _LONG_SUBJECT = 3, 5


def paused(version: Version, profile: Profile) -> Version:
    """Return a version whose sentences above the profile's longest are marked as lines; lists, and what a person wrote, stay as they are."""
    running = [*version.standfirst, *(sentence for block in version.blocks if block.kind in _RUNNING for part in block.parts for sentence in part)]
    long = [sentence for sentence in running if sentence.by_person is None and len(sentence.text.split()) > profile.longest and not _itemized(sentence)]
    parses = parse_sentences([sentence.text for sentence in long])
    found = {sentence.id: _marked(sentence, parse) for sentence, parse in zip(long, parses, strict=True)}
    return walk.rewrite(version, lambda sentence: found.get(sentence.id, sentence))


def _itemized(sentence: Sentence) -> bool:
    return any(span.kind == "item" for span in sentence.spans)


def _marked(sentence: Sentence, parse: Parse) -> Sentence:
    together = [(span.start, span.end) for span in sentence.spans if span.kind in {"link", "abbreviation"}]
    places = {place: cost for place, cost in pauses(parse).items() if not any(start < place < end for start, end in together)}
    starts = _lines(len(sentence.text), sorted(places.items()))
    if len(starts) == 1:
        return sentence
    ends = [start - 1 for start in starts[1:]] + [len(sentence.text)]
    spans = [Span("line", start, end) for start, end in zip(starts, ends, strict=True)]
    return replace(sentence, spans=tuple(sorted((*spans, *sentence.spans), key=lambda span: (span.start, -span.end))))


def pauses(parse: Parse) -> dict[int, int]:
    """Return the places (code points) where a new line may begin, each with what a break there costs."""
    costs: dict[int, int] = {}
    for token in parse.tokens:
        for place, cost in _around(parse, token):
            begin = place
            while begin > 0 and parse.tokens[begin - 1].text in _OPENERS and not parse.tokens[begin - 1].space_after:
                begin -= 1
            if 0 < begin < len(parse.tokens) and parse.tokens[begin - 1].space_after and parse.tokens[begin - 1].upos not in _BOUND:
                start = parse.tokens[begin].start
                costs[start] = min(cost, costs.get(start, cost))
    return costs


def _around(parse: Parse, token: Token) -> list[tuple[int, int]]:
    """Return the tokens before which a reader may pause because of one token's phrase or mark, each with its cost."""
    before, after = parse.tokens[max(token.index - 1, 0)], parse.tokens[min(token.index + 1, len(parse.tokens) - 1)]
    if token.upos == "PUNCT":
        near = {before.upos, after.upos}
        parts = before.upos == after.upos or near <= {"PROPN", "NUM"} or near <= {"NOUN", "PROPN", "ADJ"}
        return [(token.index + 1, _PART if parts else _MARK)] if token.text in _STOPS and before.upos not in _BOUND else []
    inside = [below.index for below in parse.subtree(token.index) if below.upos != "PUNCT"]
    if not inside or token.head == token.index or inside[-1] - inside[0] + 1 > len(inside) + 4:
        return []
    begin, end = inside[0], parse.subtree(token.index)[-1].index + 1
    verbal = token.upos in {"VERB", "AUX"} or bool(parse.children(token.index, "cop"))
    if token.dep in _CLAUSES or (token.dep == "conj" and verbal):
        place = (begin, _CLAUSE if verbal else _PHRASE)
        return [place, (end, _CLAUSE)] if token.head >= end else [place]
    if token.dep in {"nsubj", "nsubj:pass", "csubj"} and len(inside) >= _LONG_SUBJECT and token.head >= end:
        return [(end, _PHRASE)]
    named = token.dep == "appos" and before.upos != "PUNCT"  # "the magazine Chi"
    if token.dep in _PHRASES and len(inside) >= _LONG_PHRASE and token.head < begin and not named:
        return [(begin, _PART if token.dep == "nmod" else _PHRASE)]
    if token.dep == "conj" and len(inside) > _LONG_PHRASE:
        return [(begin, _PHRASE)]
    return []


def _lines(length: int, places: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return where the lines begin that cost least together: each pause its cost, each line by how far it is from the best length."""
    starts = [0, *(place for place, _ in places), length]
    costs = [0, *(cost for _, cost in places), 0]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(starts)):
        best.append(min((best[at][0] + costs[end] + _shape(starts[end] - starts[at]), at) for at in range(end)))
    chosen, at = [], len(starts) - 1
    while at:
        at = best[at][1]
        chosen.append(starts[at])
    return tuple(reversed(chosen))


def _shape(length: int) -> float:
    """Return what a line of a length costs."""
    return ((length - _BEST) / _STEP) ** 2 + (_LONELY if length < _SHORT else 0) + _BEYOND * max(0, length - _MOST)
