"""Who says so comes first: "The city will grow, according to a report" → "A report says the city will grow."

So the claim keeps its source, also when it is cut in two later.
Source: W3C COGA, Making Content Usable, 4.4.4 (say who acts before what is done); BBC News style guide, "Attribution", which puts the speaker first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import is_plural, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Scene

WHY = "Who says so now comes before what they say."
# A source that points back into the claim cannot stand before it.
_POINTING = frozenset({"its", "his", "her", "their", "them", "it", "him", "this", "these", "that", "those", "which", "who"})
_LONGEST = 14


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing "according to" as the subject of "says" in front."""
    parse = scene.parse
    for word in parse.tokens[4:-3]:
        if (
            word.text.lower() != "according"
            or parse.tokens[word.index + 1].text.lower() != "to"
            or parse.tokens[word.index - 1].text != ","
            or word.index in scene.quoted
        ):
            continue
        who, what = trim(scene, range(word.index + 2, scene.last)), trim(scene, range(word.index))
        words = [parse.tokens[index] for index in who]
        if not words or len(words) > _LONGEST or any(token.text in {",", ";", ":", "(", ")"} or token.xpos in {"VBD", "VBZ", "VBP", "MD"} for token in words):
            continue
        head = next((token for token in words if token.head not in who), words[-1])
        plural = is_plural(parse, head)
        opening = parse.tokens[what[0]]
        if plural is None or head.upos not in {"NOUN", "PROPN"} or any(token.text.lower() in _POINTING for token in words) or "?" in parse.text:
            continue
        if (
            any(parse.tokens[index].text in {";", ":"} for index in what)
            or opening.upos in {"CCONJ", "INTJ", "SCONJ", "PUNCT"}
            or parse.text[:8].lower() == "at least"
            or what[0] in scene.quoted
        ):
            continue
        verb = Put("say" if plural else "says", (word.index, word.index + 1))
        that = () if opening.upos in {"DET", "PROPN", "NOUN", "NUM"} else (Put("that"),)
        yield Rewriting(((*who, verb, *that, *what),), WHY)
