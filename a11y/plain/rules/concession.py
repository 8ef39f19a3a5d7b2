"""What a fact happened in spite of gets a sentence of its own: "…, despite the rain" → "This was despite the rain."

Source: UK Government easy read ("one idea a sentence"); Inclusion Europe, Information for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.adjuncts import LIMITS, Time, adjuncts, fact, points_ahead, this, told_after
from a11y.plain.draft import Put, Rewriting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Scene

WHY = "What stood against the fact got a sentence of its own."
_OPENERS = (("despite",), ("in", "spite", "of"))
# A denied fact is a fact too: "She did not stop. This was despite the pain."
_LIMITS = LIMITS - {"not", "n't", "n’t", "never", "no", "none", "without", "few", "little", "less", "fewer", "than", "every"}


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the concession told after it."""
    if scene.words <= scene.profile.aim:
        return
    for adjunct in adjuncts(scene, "obl", "advcl", "nmod", deep=True):
        words = [scene.parse.tokens[index].text.lower() for index in adjunct.run[:3]]
        if len(adjunct.run) < 2 or not any(tuple(words[: len(opener)]) == opener for opener in _OPENERS):
            continue
        if adjunct.front and (points_ahead(scene, adjunct) or adjunct.head.xpos == "VBG"):
            continue  # "Despite its being old, …"
        if any(scene.parse.tokens[index].xpos == "VBG" for index in adjunct.run[1:4]):
            continue  # "This is despite never having owned it": who?
        time = fact(scene, adjunct, limits=_LIMITS)
        if time:
            yield Rewriting(told_after(adjunct, [Put(this(Time.PRESENT if time is Time.FUTURE else time))]), WHY, by_words=True)
