"""What is told of a speaker before words that run on: Ann Lee, the mayor, said: “It is late. … → Ann Lee is the mayor. Ann Lee said: “It is late. …

A sentence that opens a quotation and does not close it is left alone by every rule, for nothing may come between the quoted sentences. But what stands
between the speaker and the verb can be told first. The sentence, with its mark closed, is one like any other: its rules and all gates decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.model import Edit
from a11y.plain.engine import Piece, restructure
from a11y.plain.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.plain.engine import Tally
    from a11y.plain.levels import Profile

WHY = "Who speaks is told before all that they say."
_RULES = {name: RULES[name] for name in ("age", "relative", "apposition", "reduced")}
# A speaker with something between commas, a verb, and a mark that only this sentence opens.
_OPENS = re.compile(r"[^“\"”]+,[^“\"”]+[:,] ([“\"])[^“\"”]+")


def overtures(texts: Sequence[str], profile: Profile, tally: Tally | None = None) -> dict[str, tuple[Piece, ...]]:
    """Return for texts that open a quotation what they become: what is told of the speaker, then the sentence, which stays shut."""
    opened = {text: text + ("”" if match[1] == "“" else '"') for text in texts if (match := _OPENS.fullmatch(text))}
    groups = restructure([Piece(closed) for closed in opened.values()], profile, tally, _RULES) if opened else []
    return {text: pieces for text, group in zip(opened, groups, strict=True) if (pieces := _told_first(text, group))}


def _told_first(text: str, group: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the facts of a group in front of its main sentence, if each begins with the same name and the quotation stands at the end as it stood."""
    main, *facts = (piece.text for piece in group)
    mark = max(text.rfind("“"), text.rfind('"'))
    if not facts or not main.endswith(text[mark:] + ("”" if text[mark] == "“" else '"')):
        return ()
    name = main.split()[0]
    if not all(fact.split()[0] == name and fact.split()[0] not in {"But", "And", "The"} for fact in facts):
        return ()
    told = (*facts, main[:-1])
    rules = dict.fromkeys(edit.rule for piece in group for edit in piece.edits)
    edits = tuple(Edit(rule, text, " ".join(told), WHY) for rule in rules)
    return tuple(Piece(one, edits, shut=place == len(facts)) for place, one in enumerate(told))
