"""A closing "according to" becomes a sentence: "The city will grow, according to a report." → "This is according to a report."

Source: UK Government easy read (one idea a sentence). The source of a claim is never dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Scene

WHY = "Who says so is told in a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing "according to" told right after it."""
    parse = scene.parse
    if scene.words <= scene.profile.long + 4:
        return
    for word in parse.tokens[4:-3]:
        if (
            word.text.lower() != "according"
            or parse.tokens[word.index + 1].text.lower() != "to"
            or parse.tokens[word.index - 1].text != ","
            or word.index in scene.quoted
        ):
            continue
        run = trim(scene, range(word.index, scene.last))
        if any(parse.tokens[index].text in {",", ";", ":"} or parse.tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"} for index in run):
            continue
        yield Rewriting((trim(scene, range(word.index)), (Put("This is"), *run)), WHY)
