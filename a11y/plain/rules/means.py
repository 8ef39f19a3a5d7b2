"""How something was done gets a sentence of its own: "They saved the bird by warming it" → "They did this by warming it."

Source: UK Government easy read ("one idea a sentence"); Inclusion Europe, Information for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.adjuncts import STATES, adjuncts, fact, told_after
from a11y.plain.draft import Put, Rewriting
from a11y.plain.rules.purpose import did

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Scene

_BLAMES = frozenset({"accuse", "blame", "charge", "condemn", "convict", "criticise", "criticize", "denounce", "praise", "thank", "applaud"})
WHY = "The way it was done got a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the means told after it."""
    if scene.words <= scene.profile.aim:
        return
    for adjunct in adjuncts(scene, "advcl"):
        words = [scene.parse.tokens[index].text.lower() for index in adjunct.run[:2]]
        by = words[0] == "by" and adjunct.head.xpos == "VBG" and adjunct.head.index == adjunct.run[1]
        using = words[0] == "using" and adjunct.head.index == adjunct.run[0]
        if adjunct.front or not (by or using) or len(adjunct.run) < 3 or scene.root.lemma in STATES | {"begin", "start", "end", "finish", "open", "close"}:
            continue
        if scene.root.upos != "VERB" or scene.parse.tokens[0].text.lower() in {"whereas", "whether"}:
            continue
        if scene.root.lemma in _BLAMES:
            continue  # "accused the firm of a trick by moving the date": the firm moved it
        if by and scene.parse.children(scene.root.index, "aux:pass") and scene.parse.tokens[adjunct.head.index + 1].upos in {"NOUN", "ADJ"}:
            continue  # "has been delayed by continuing storms": the storms did it
        time = fact(scene, adjunct)
        opening = did(scene, time) if time else None
        if opening:
            yield Rewriting(told_after(adjunct, [*opening, Put("by")] if using else opening), WHY)
