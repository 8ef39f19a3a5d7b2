"""A cause gets a sentence of its own: "…, because of the rain" → "This was because of the rain."

After a denial, a doubt or another verb it stays: there it may be just what is denied, or belong to the other verb.
Source: UK Government easy read ("one idea a sentence"); Inclusion Europe, Information for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.adjuncts import Adjunct, Time, adjuncts, fact, points_ahead, this, told_after
from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import is_finite
from a11y.plain.rules.purpose import did

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Item, Scene

WHY = "The reason got a sentence of its own."
_OPENERS = (("because", "of"), ("due", "to"), ("thanks", "to"), ("owing", "to"), ("on", "account", "of"), ("as", "a", "result", "of"), ("in", "response", "to"))
# With these the cause is that of what they tell of.
_OF_ANOTHER = frozenset({"blame", "cite", "report", "describe"})
_AFTER_NOUN = frozenset({"because", "as", "thanks"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the cause told after it."""
    if scene.words <= scene.profile.aim:
        return
    for adjunct in adjuncts(scene, "obl", "advcl", "nmod", deep=True):
        words = [scene.parse.tokens[index].text.lower() for index in adjunct.run[:4]]
        sure = words[:2] in (["because", "of"], ["thanks", "to"])
        clause = (words[0] == "because" and words[1] != "of") or words[:2] == ["so", "that"]
        if clause and not is_finite(scene.parse, adjunct.head):
            continue
        if scene.root.lemma in _OF_ANOTHER or (words[0] == "due" and scene.parse.tokens[adjunct.run[2]].xpos == "VB"):
            continue  # "blamed the delays due to snow"; "due to start in May"
        if not clause and not any(tuple(words[: len(opener)]) == opener for opener in _OPENERS):
            continue
        time = _holds(scene, adjunct, clause=clause)
        opening: list[Item] | None = [Put(this(Time.PRESENT if time is Time.FUTURE else time))] if time else None
        if time and words[:2] == ["so", "that"]:
            opening = did(scene, time) if scene.root.upos == "VERB" and adjunct.main[-1] != scene.root.index else None
        if opening:
            yield Rewriting(told_after(adjunct, opening), WHY, by_words=sure)


def _holds(scene: Scene, adjunct: Adjunct, *, clause: bool) -> Time | None:
    parse = scene.parse
    if len(adjunct.run) < (4 if clause else 3):
        return None
    if adjunct.run[0] and parse.tokens[adjunct.run[0] - 1].text.lower() in {"part", "measure"}:
        return None  # "in part because", "in no small measure because"
    if adjunct.front and (clause or points_ahead(scene, adjunct)):
        return None
    before = parse.tokens[adjunct.run[0] - 1]
    if not adjunct.front and not adjunct.comma and before.upos in {"NOUN", "PROPN"} and parse.tokens[adjunct.run[0]].text.lower() not in _AFTER_NOUN:
        return None  # "the deaths due to smoke"
    return fact(scene, adjunct)
