"""The structure rules, in the order they are tried.

To add one: write a module here with a docstring that names its source, a function `rewrite(scene) -> Iterator[Rewriting]` that yields proposals, best
first, and nothing when in doubt; put it in RULES; give it a file `tests/plain/examples/NAME.md` with examples that fire and examples that must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from a11y.plain.draft import Rewriting, Scene
from a11y.plain.rules import (
    absolute,
    according,
    adding,
    age,
    apposition,
    attribution,
    bracket,
    cause,
    cleft,
    concession,
    coordination,
    defining,
    examples,
    heavy,
    infinitives,
    joined,
    means,
    occasion,
    participle,
    passive,
    predicates,
    purpose,
    reduced,
    relative,
    remark,
    reporting,
    subordinate,
    timing,
)

Rule = Callable[[Scene], Iterator[Rewriting]]

# Rules that also work by the words alone, on a sentence whose clause did not parse.
BY_WORDS = frozenset({"age", "joined", "relative", "apposition", "reduced", "attribution"})

# Rules that may cut one sentence once: "This was on Monday. This was when …" is a list of notes.
ONCE = frozenset({"timing"})

RULES: dict[str, Rule] = {
    "age": age.rewrite,
    "according": according.rewrite,
    "attribution": attribution.rewrite,
    "cleft": cleft.rewrite,
    "bracket": bracket.rewrite,
    "subordinate": subordinate.rewrite,
    "coordination": coordination.rewrite,
    "joined": joined.rewrite,
    "predicates": predicates.rewrite,
    "occasion": occasion.rewrite,
    "reporting": reporting.rewrite,
    "adding": adding.rewrite,
    "infinitives": infinitives.rewrite,
    "participle": participle.rewrite,
    "relative": relative.rewrite,
    "apposition": apposition.rewrite,
    "reduced": reduced.rewrite,
    "defining": defining.rewrite,
    "heavy": heavy.rewrite,
    "remark": remark.rewrite,
    "absolute": absolute.rewrite,
    "examples": examples.rewrite,
    "passive": passive.rewrite,
    "concession": concession.rewrite,
    "cause": cause.rewrite,
    "purpose": purpose.rewrite,
    "means": means.rewrite,
    "timing": timing.rewrite,
}
