"""Where an aside ends: whether its run of words took along something that belongs to the sentence around it.

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 17.65-17.68 (what may follow an apposition).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.grammar import within_aside

if TYPE_CHECKING:
    from a11y.language import Token
    from a11y.plain.draft import Scene

_DASHES = frozenset({"–", "—", "-"})


def runs_over(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether a run about a noun ends too late, or leaves behind what it cannot do without."""
    tokens = scene.parse.tokens
    following = tokens[min(run[-1] + 2, len(tokens) - 1)] if run[-1] + 1 < scene.last else None
    if any(_another(scene, run, index) for index in run[1:-1]):
        return True
    if following is None:
        return False
    if following.upos == "PROPN" and following.text.endswith(".") and tokens[run[-1]].upos == "PROPN":
        return True  # "from Hill County, Ga. went"
    in_place = tokens[run[-1]].upos == "PROPN" and tokens[run[-1] - 1].text == ","
    if in_place and following.upos in {"ADP", "ADV"} and noun.index >= scene.root.index:
        return True  # "a pastor in Norton, Kent, just outside London"
    return tokens[run[-1] + 1].text in _DASHES and within_aside(scene, noun, run[-1])  # "his aide, Ann Lee – who … – sent": a comma has to stay


def _another(scene: Scene, run: tuple[int, ...], index: int) -> bool:
    """Return whether another name begins at a comma of a run: "…, and Hull FC, a club", "…, Ray, 41,"."""
    tokens = scene.parse.tokens
    if tokens[index].text != ",":
        return False
    joined = tokens[index + 1].upos == "CCONJ"
    begin = end = index + 2 if joined else index + 1
    while end <= run[-1] and tokens[end].upos == "PROPN":
        end += 1
    if end == begin or end >= len(tokens) or tokens[end].text != ",":
        return False
    return joined or (tokens[index - 1].upos == "NOUN" and end <= run[-1] and tokens[end + 1].upos == "NUM")
