"""The structure rules, in the order they are tried.

To add one: write a module here with a docstring that names its source, a function `rewrite(scene) -> Iterator[Rewriting]` that yields proposals, best
first, and nothing when in doubt; put it in RULES; give it a file `tests/plain/examples/NAME.md` with examples that fire and examples that must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from a11y.plain.draft import Rewriting, Scene
from a11y.plain.rules import age, apposition, attribution, coordination, examples, reduced, relative, subordinate

Rule = Callable[[Scene], Iterator[Rewriting]]

RULES: dict[str, Rule] = {
    "subordinate": subordinate.rewrite,
    "coordination": coordination.rewrite,
    "relative": relative.rewrite,
    "apposition": apposition.rewrite,
    "age": age.rewrite,
    "reduced": reduced.rewrite,
    "examples": examples.rewrite,
    "attribution": attribution.rewrite,
}
