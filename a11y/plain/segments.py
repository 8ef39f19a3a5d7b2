"""What stands between two commas after a noun: found by the words alone, for sentences whose parse went wrong there.

A rule that uses these proposes more than it knows; the fresh parse of the result, which is simpler, is what decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.plain.grammar import SPOKEN, explains, governing_tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene


@dataclass(frozen=True, slots=True)
class Segment:
    """A comma-bounded run right after a noun; `closed` says that a comma and more words follow."""

    noun: Token
    run: tuple[int, ...]
    closed: bool


def segments(scene: Scene) -> Iterator[Segment]:
    """Yield the segments of a sentence, in order; none in quotations, and none with a mark inside."""
    tokens = scene.parse.tokens
    for comma in range(1, scene.last - 1):
        before = tokens[comma - 1]
        if tokens[comma].text != "," or before.upos not in {"NOUN", "PROPN"} or comma in scene.quoted:
            continue
        end = next((index for index in range(comma + 1, scene.last) if tokens[index].upos == "PUNCT" and tokens[index].text not in "-‐‑'’%"), scene.last)
        if end < scene.last and tokens[end].text != ",":
            continue
        run = tuple(range(comma + 1, end))
        if run and not any(index in scene.quoted for index in run):
            yield Segment(_head(scene, before), run, end < scene.last)


def _head(scene: Scene, token: Token) -> Token:
    """Return the head of the name or compound that a token ends."""
    for _ in range(4):
        head = scene.parse.tokens[token.head]
        if token.dep.split(":")[0] not in {"flat", "compound"} or abs(head.index - token.index) > 4 or head.index > token.index:
            break
        token = head
    return token


def of_subject(scene: Scene, segment: Segment) -> bool:
    """Return whether a segment stands between a plain subject, which opens the sentence or follows a phrase in front, and its finite verb.

    Nothing in such a subject but its head can be what the segment is about.
    """
    tokens, noun = scene.parse.tokens, segment.run[0] - 2
    begin = noun
    while begin and tokens[begin - 1].upos in _PLAIN and tokens[begin - 1].text != ",":
        begin -= 1
    before = tokens[begin - 1] if begin else None
    if explains(scene.parse, tokens[begin]):
        return False  # "Even the judge, Ann Lee, who …, has": both commas are hers
    opens = before is None or before.index == 0 or (before.text == "," and tokens[0].upos in {"ADP", "ADV", "SCONJ"})
    following = next((token for token in tokens[segment.run[-1] + 2 : segment.run[-1] + 4] if token.upos != "ADV"), None)
    return segment.closed and opens and following is not None and following.xpos in {"VBD", "VBZ", "VBP", "MD"} and following.upos in {"VERB", "AUX"}


def without(scene: Scene, segment: Segment) -> tuple[int, ...]:
    """Return the places of a sentence's tokens but for a segment between a subject and its verb, and both its commas."""
    return (*range(segment.run[0] - 1), *range(segment.run[-1] + 2, len(scene.parse.tokens)))


_PLAIN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})


def tense(scene: Scene, segment: Segment) -> bool | None:
    """Return whether the clause around a segment is told in the past, by the parse or else by the next finite verb."""
    known = governing_tense(scene, segment.noun)
    if known is not None or not segment.closed:
        return known
    for token in scene.parse.tokens[segment.run[-1] + 2 : segment.run[-1] + 5]:
        if token.xpos in {"VBD", "VBN"} and token.upos in {"VERB", "AUX"}:
            return token.lemma not in SPOKEN
        if token.xpos in {"VBZ", "VBP"}:
            return False
        if token.upos not in {"ADV", "AUX"}:
            return None
    return None
