"""What holds for both halves of a sentence that is to be cut: a condition or a time in front, "not simply", an order and what comes of it.

Such a sentence stays whole: told alone, the second half would say more than was said.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.plain.grammar import is_past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Parse, Token
    from a11y.plain.draft import Item, Scene


def conditional(scene: Scene, root: Token) -> bool:
    """Return whether something in front of the clause holds for both parts: "if it rains", "when it rains" at any time, "despite the rain"."""
    parse = scene.parse
    if parse.tokens[0].text.lower() == "despite":
        return True
    past = is_past(parse, root)
    for child in parse.children(root.index, "advcl", "ccomp"):
        if child.index < root.index:
            opening = parse.tokens[scene.span(child.index)[0]].text.lower()
            if (
                child.dep == "ccomp"
                or opening in {"if", "unless", "whether", "once", "to", "even", "so"}
                or (not past and opening in {"when", "whenever", "as", "while", "after", "before"})
            ):
                return True
    return False


_HOLDING = frozenset({"if", "unless", "whether"})
_LEADING = frozenset({"with", "without", "given", "despite"})
_JUST = frozenset({"simply", "just", "merely", "solely"})


def held(parse: Parse, head: Sequence[Item], body: Sequence[Item]) -> bool:
    """Return whether words of the first half hold for the second too, wherever the parse hangs them.

    "Ring if you are ill; you feel worse; or …", "with too little sun, buds die and leaves grow", "a future in which … and there is …",
    "water it and it will grow", "not simply in a crisis but …".
    """
    first = [parse.tokens[item] for item in head if isinstance(item, int)]
    words = [token.text.lower() for token in first]
    second = [parse.tokens[item].text.lower() for item in body if isinstance(item, int)]
    ordered = any(token.feat("Mood") == "Imp" for token in first) and bool({"will", "’ll", "'ll"} & set(second[:4]))
    listed = any(before == ";" and after in {"or", "and"} for before, after in pairwise(second))
    opened = bool(words) and words[0] in _LEADING and "," in words
    paired = any(before in {"not", "n't", "n’t"} and after in _JUST for before, after in pairwise(words))
    return bool(_HOLDING & set(words)) or ordered or listed or opened or paired or ("in", "which") in pairwise(words)
