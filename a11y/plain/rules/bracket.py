"""A whole sentence in brackets becomes one of its own: "He has a boat (Ann Lee built it) and a car" → "He has a boat and a car. Ann Lee built it."

A pronoun in the brackets points back to what stands just before them: such a sentence is told only from the end, where nothing comes between.
Source: UK Government easy read (one idea a sentence); Inclusion Europe, Information for all ("do not use brackets").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Rewriting
from a11y.plain.joints import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Scene

WHY = "What stood in brackets got a sentence of its own."
_SUBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "this", "these", "that", "none", "there", "one", "some", "many", "most", "all"})
_NEAR, _SHORTEST = 6, 4


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence without its brackets, and what stood in them after it."""
    tokens = scene.parse.tokens
    marks = [token.index for token in tokens if token.text in {"(", ")"}]
    if len(marks) != 2 or tokens[marks[0]].text != "(" or marks[0] < _SHORTEST or any(index in scene.quoted for index in marks):
        return
    begin, end = marks
    inner = tuple(range(begin + 1, end))
    at_end = all(token.upos == "PUNCT" for token in tokens[end + 1 :])
    if _sentence(scene, inner, at_end=at_end) and not scene.parse.text.endswith("?"):
        inner = inner[:-1] if tokens[inner[-1]].text in {".", "!"} else inner
        outer = tuple(index for index in range(scene.last if not at_end else begin) if not begin <= index <= end)
        yield Rewriting((outer, inner), WHY)


def _sentence(scene: Scene, inner: tuple[int, ...], *, at_end: bool) -> bool:
    """Return whether words read as a sentence: a subject first and its finite verb soon after; no question, no second bracket, no quotation."""
    tokens = scene.parse.tokens
    finite = next((index for index in inner if tokens[index].xpos in FINITE), None)
    if len(inner) < _SHORTEST or finite is None or finite == inner[0] or finite - inner[0] > _NEAR or any(index in scene.quoted for index in inner):
        return False
    if any(tokens[index].text in {"?", ":", ";", "=", "/"} for index in inner):
        return False
    subject = [tokens[index] for index in range(inner[0], finite) if tokens[index].upos != "ADV" or index != finite - 1]
    if len(subject) == 1 and subject[0].text.lower() in _PRONOUNS:
        return at_end
    return bool(subject) and all(token.upos in _SUBJECT for token in subject) and any(token.upos in {"NOUN", "PROPN"} for token in subject)
