"""A long list at the end of a sentence is shown as a bullet list: its items become spans, and not a word changes.

The sentence stays one sentence: it is said, timed, scored and made simple a second time as before; only those who draw it break its lines. So a list that
was read wrongly costs a line break, never a meaning.
Source: Inclusion Europe, Information for all ("use bullet points to list words"); GOV.UK content design, "Bullet points" (a line leads in to them).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y import walk
from a11y.language import parse_sentences
from a11y.model import Sentence, Span
from a11y.plain.draft import Scene
from a11y.plain.quotations import quoted, tokens_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Parse, Token
    from a11y.model import Version
    from a11y.plain.levels import Profile

# Four items, or three of five words on average, are more than one line holds at a glance.
_MANY, _FEW, _WORDS = 4, 3, 15
# A sentence of up to so many words is taken in at a glance, whatever it lists.
_SHORT = 12
# The last item has "and" in front of its first word.
_LAST = 2
# A line that leads in to a list has at least a subject and a verb.
_LEAD = 2
# Words that tie two or more things together, so that none of them stands alone.
_TYING = frozenset({"between", "neither", "nor", "both", "either", "versus", "not", "to"})
# What stands in front of a noun without being a part of the item.
_LEADING = frozenset({"case", "cop", "nsubj", "aux", "mark", "cc", "punct", "advmod", "expl", "obl", "advcl"})


def listed(version: Version, profile: Profile) -> Version:
    """Return a version whose long lists in running text are marked as items; what a person wrote stays as it is."""
    open_to = [
        sentence
        for block in version.blocks
        if block.kind == "paragraph"
        for part in block.parts
        for sentence in part
        if sentence.by_person is None and len(sentence.text.split()) > _SHORT and (sentence.text.count(",") > 1 or sentence.text.count(";") > 1)
    ]
    parses = parse_sentences([sentence.text for sentence in open_to])
    found = {sentence.id: _marked(sentence, parse, profile) for sentence, parse in zip(open_to, parses, strict=True)}
    return walk.rewrite(version, lambda sentence: found.get(sentence.id, sentence))


def _marked(sentence: Sentence, parse: Parse, profile: Profile) -> Sentence:
    scene = Scene(parse, tokens_within(parse, quoted(parse.text)[0]), profile)
    runs = items(scene)
    if not runs:
        return sentence
    starts = [_offset(parse, run[0]) for run in runs]
    ends = [start - 1 for start in starts[1:]] + [len(parse.text)]
    if any(span.start < start < span.end for span in sentence.spans for start in starts):
        return sentence  # a link or the like runs on over two items
    spans = [Span("item", start, end) for start, end in zip(starts, ends, strict=True)]
    return replace(sentence, spans=tuple(sorted((*spans, *sentence.spans), key=lambda span: (span.start, -span.end))))


def _offset(parse: Parse, index: int) -> int:
    return sum(len(token.text) + token.space_after for token in parse.tokens[:index])


def items(scene: Scene) -> tuple[tuple[int, ...], ...]:
    """Return the items of the long list that ends a sentence, each with the marks and the "and" behind it; nothing when in doubt.

    The items are nouns or names with commas between them, or with semicolons throughout.
    """
    if scene.parse.text.endswith(("?", "…")):
        return ()
    return next((runs for head in scene.parse.tokens if (runs := _of(scene, head))), ())


def _of(scene: Scene, head: Token) -> tuple[tuple[int, ...], ...]:
    parse = scene.parse
    members = _members(parse, head)
    if len(members) < _FEW or any(member.upos not in {"NOUN", "PROPN"} for member in members) or parse.children(head.index, "cc:preconj"):
        return ()
    starts = [_first(parse, head), *(_begin(parse, member) for member in members[1:])]
    if scene.span(members[-1].index)[-1] < scene.last - 1 or starts[0] < _LEAD or any(index in scene.quoted for index in range(starts[0], scene.last)):
        return ()
    runs = [tuple(range(start, end)) for start, end in zip(starts, [*starts[1:], len(parse.tokens)], strict=True)]
    if not all(runs) or len(runs[-1]) < _LAST:
        return ()  # an item inside another: the tree is no list
    words = [[parse.tokens[index].text for index in run if parse.tokens[index].upos != "PUNCT"] for run in runs]
    long = len(runs) >= _MANY or sum(map(len, words)) >= _WORDS
    return _closed(parse, runs) if long and _parted(parse, runs) and _leads(parse, runs) else ()


def _members(parse: Parse, head: Token) -> list[Token]:
    """Return the heads of a list's items; the parser hangs the middle ones behind each other, or takes them for what the one before is."""
    found, waiting = [head], [head]
    while waiting:
        for child in parse.children(waiting.pop().index, "conj", "appos", "nmod:unmarked"):
            if child.index > head.index and (child.dep == "conj" or _alike(parse, head, child)):
                found.append(child)
                waiting.append(child)
    return sorted(found, key=lambda token: token.index)


def _alike(parse: Parse, head: Token, other: Token) -> bool:
    """Return whether a noun behind a comma has the form of a list's first item, so that it hardly tells what that is ("Ann Lee, a teacher")."""
    words = [[child.text.lower() for child in parse.children(token.index, "det", "nmod:poss", "nummod")] for token in (head, other)]
    return parse.tokens[_begin(parse, other) - 1].text == "," and head.upos == other.upos and ("the" in words[0]) == ("the" in words[1])


def _begin(parse: Parse, member: Token) -> int:
    """Return where a later item begins: its first word, "and" included, without the comma before it."""
    return next((token.index for token in parse.subtree(member.index) if token.upos != "PUNCT"), member.index)


def _first(parse: Parse, head: Token) -> int:
    """Return where the first item begins: what comes before it in its own tree (a preposition, a subject) leads in to the list."""
    start = head.index
    for child in reversed(parse.children(head.index)):
        below = parse.subtree(child.index)
        if child.index < head.index and child.dep.split(":")[0] not in _LEADING and below[-1].index == start - 1:
            start = below[0].index
    return start


def _parted(parse: Parse, runs: Sequence[tuple[int, ...]]) -> bool:
    """Return whether the same mark stands between all items but the last two, "and" or "or" there and nowhere else between, and no item is open to doubt."""
    last = runs[-1][0]
    if any(parse.tokens[run[0]].text in {",", ";"} for run in runs):
        return False
    marks = [parse.tokens[run[0] - 1].text for run in runs[1:-1]]
    joined = parse.tokens[last].text.lower() in {"and", "or"}
    inner = [parse.tokens[index] for run in runs for index in run[:-1]]
    stops = {token.text for token in inner} & {",", ";", ":", "(", ")", "–", "—"}
    finite = any(token.feat("VerbForm") == "Fin" for token in inner)
    return joined and len(set(marks)) == 1 and marks[0] in {",", ";"} and not finite and not stops - ({","} if marks[0] == ";" else set())


def _leads(parse: Parse, runs: Sequence[tuple[int, ...]]) -> bool:
    """Return whether the words before the list can lead in to it: no half of an item, no name that runs on into it, no word that ties its items together."""
    start = runs[0][0]
    before = parse.tokens[max(start - 3, 0) : start]
    names = all(parse.tokens[index].upos in {"PROPN", "CCONJ", "PUNCT"} for run in runs for index in run)
    named = before[-1].text.lower() in {"of", "for"} and (names or before[-2].upos == "PROPN")
    second = any(token.upos == "CCONJ" for token in before[-2:])  # "at home and in shops, schools, …"
    halved = second or (before[-1].upos in {"NUM", "DET", "ADJ", "PROPN", "NOUN", "PUNCT"} and before[-1].text != ":")
    more = parse.tokens[runs[-1][-2]].text.lower() in _REST or parse.tokens[runs[-1][1]].text.lower() in _REST
    # "The Ministry of Housing, Sports and Culture" is one name.
    of_a_name = any(parse.tokens[index].text in {"of", "for"} for index in runs[0]) and all(
        parse.tokens[index].text[0].isupper() for run in runs[1:] for index in run if parse.tokens[index].upos not in {"CCONJ", "PUNCT"}
    )
    return not (named or of_a_name or halved or more or _uneven(parse, runs) or any(token.text.lower() in _TYING for token in before))


def _uneven(parse: Parse, runs: Sequence[tuple[int, ...]]) -> bool:
    """Return whether an item begins with a word that leads nowhere from here ("from Cork, to York and then Hull"), or only the last one ends what all begin.

    "Of food, health and working experts"; "thousands of schools, a network of roads and a port";
    "a bus for its people, a roof and a boat"; "letters from soldiers, drawings by children, and photos".
    """
    begins = [parse.tokens[run[0] if parse.tokens[run[0]].upos != "CCONJ" else run[1]] for run in runs]
    before, further = parse.tokens[runs[0][0] - 1], parse.tokens[runs[0][0] - 2]
    bare = all(len([index for index in run if parse.tokens[index].upos not in {"PUNCT", "CCONJ"}]) == 1 for run in runs[:-1])
    owned = [token.upos == "DET" for token in begins]
    return (
        any(token.upos in {"ADP", "ADV", "PUNCT", "SCONJ", "PART"} for token in begins)
        or any(parse.tokens[run[0]].upos == "CCONJ" for run in runs[:-1])
        or (bare and begins[-1].upos == "ADJ" and begins[0].xpos == "NN")
        or (before.text.lower() == "of" and not owned[0] and any(owned))
        or (before.upos == "ADP" and ((not owned[0] and all(owned[1:])) or (further.upos == "NOUN" and len(runs) < _MANY)))
    )


# "… and more", "… and others": no item of the list.
_REST = frozenset({"more", "other", "others", "etc", "so", "such"})


def _closed(parse: Parse, runs: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Return the items with their "and" at the end of the one before, so that no line begins with it."""
    last = runs[-1][0] + 1 if parse.tokens[runs[-1][0]].upos == "CCONJ" else runs[-1][0]
    return (*runs[:-2], tuple(range(runs[-2][0], last)), tuple(range(last, runs[-1][-1] + 1)))
