"""Nouns of what happens, which may have a time, a place and an aim of their own: "the fire in 2003", "talks to end the strike".

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 17.51-17.54 (nominalisations and what they keep of their verb).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11y.plain.draft import Scene

# Nouns of people's coming together, which may have an aim of its own ("a hearing to look into the fire").
GATHERINGS = frozenset(
    ["ceremony", "conference", "debate", "dinner", "event", "exchange", "festival", "forum", "gathering", "hearing", "interview", "march", "mass", "meeting",
     "rally", "service", "session", "show", "summit", "talk", "talks", "tour", "trial", "viewing", "visit", "workshop"]
)  # fmt: skip
# Verbs whose object happens at another time than they do ("announced the opening in May").
ELSEWHEN = frozenset(
    ["announce", "compare", "liken", "refer", "plan", "remember", "recall", "discuss", "predict", "debate", "study", "investigate", "mark",
     "celebrate", "commemorate", "describe", "review", "promise", "mention", "report", "expect", "forecast", "recreate", "approve", "schedule",
     "confirm", "recount", "propose", "delay", "cancel", "ban", "watch", "see"]
)  # fmt: skip


def tells_another_time(scene: Scene, run: Iterable[int], *, spans: bool = True) -> bool:
    """Return whether words tell what happened before or after the deed ("closed it after a fire"), which a second time may be that of.

    With `spans`, also since or until when it goes on.
    """
    words = _OTHER_TIMES if spans else _OTHER_TIMES - {"since", "until"}
    return any(scene.parse.tokens[index].text.lower() in words for index in run)


# Behind these stands what happened at another time than the deed.
_OTHER_TIMES = frozenset({"after", "before", "following", "since", "until", "wake", "aftermath"})
