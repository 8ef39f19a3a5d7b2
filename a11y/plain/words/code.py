"""Whether a sentence holds program code or a table's row: words of a program are its names, and plainer ones would break it.

An address, an e-mail or a name on a social network is no code, nor are ordinary brackets and prices.
"""

from __future__ import annotations

import re

# Addresses and names of people online hold marks that code has too.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*|\S+@\S+|[@#]\w+")
_CODE = re.compile(
    r"(?:^|\s)[A-Za-z_][\w.\[\]'\"]*\s*(?:[-+*/|&]|=|!|:)?=\s*\S"  # name = value
    r"|\{[^{}]*\}"  # {query}
    r"|\b[A-Za-z_]\w*\(\)"  # foo()
    r"|\b[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\("  # a.b.c(
    r"|^\s*(?:\$|>>>|#!)\s?[A-Za-z/]"  # $ command
    r"|(?:\w\([^()]*\)|[\]}])\s*;\s*$"  # print(x);
)
# Marks that prose does without; a bracket counts where it is glued to the word before it and to the one inside ("f(x" but no "member(s)").
_MARK = re.compile(r"[={}<>|\\]|(?<=\w)_(?=\w)|(?<=\w)\((?=\w{2})|(?<![\w.])_(?=\w)")
_FEWEST_MARKS = 2


def holds_code(text: str) -> bool:
    """Return whether a sentence holds program code, or the marks of a table.

    >>> [holds_code(text) for text in ("total = price * count", "Call main.start(now).", "Member(s) paid £5 (a first).", "See a.org/?x=1&y=2.")]
    [True, True, False, False]
    """
    prose = _ADDRESS.sub(" ", text)
    return bool(_CODE.search(prose)) or len(_MARK.findall(prose)) >= _FEWEST_MARKS
