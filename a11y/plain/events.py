"""Nouns of what happens, which may have a time, a place and an aim of their own: "the fire in 2003", "talks to end the strike".

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 17.51-17.54 (nominalisations and what they keep of their verb).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.plain.kinds import BODIES, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11y.language import Token
    from a11y.plain.draft import Scene

# Nouns of events, which a date may belong to ("the fire in 2003").
_EVENTS = frozenset(
    ["war", "election", "match", "game", "final", "fire", "flood", "storm", "crash", "death", "birth", "attack", "strike", "festival", "cup", "games",
     "olympics", "championship", "race", "tour", "debate", "vote", "trial", "visit", "talks", "summit", "conference", "wedding", "party", "season",
     "tournament", "murder", "crisis", "battle", "riot", "riots", "protest", "show", "concert", "sale", "launch", "arrest", "meeting", "coup",
     "revolution", "earthquake", "explosion", "win", "victory", "defeat", "loss", "fall", "rise", "start", "end", "interview", "report", "speech",
     "study", "survey", "campaign", "referendum", "event", "debut", "hearing", "talk", "viewing", "session", "exchange", "row", "dispute", "fight",
     "raid", "bombing", "shooting", "stabbing", "incident", "accident", "outbreak", "deal"]
)  # fmt: skip
# Nouns of people's coming together, which may have an aim of its own ("a hearing to look into the fire").
GATHERINGS = frozenset(
    ["ceremony", "conference", "debate", "dinner", "event", "exchange", "festival", "forum", "gathering", "hearing", "interview", "meeting", "rally",
     "session", "show", "summit", "talk", "talks", "tour", "trial", "viewing", "visit", "workshop"]
)  # fmt: skip
_ACTION = re.compile(r"(?:tion|sion|ment|ance|ence|ing|al|ure|age|ery)s?$")


def eventful(token: Token) -> bool:
    """Return whether a noun may name something that happened at a time."""
    if token.upos != "NOUN" or "person" in kinds(token) or token.lemma in BODIES | _THINGS:
        return False
    return token.lemma in _EVENTS or token.text.lower() in _EVENTS or bool(_ACTION.search(token.text.lower()))


# Nouns with such an ending that name no deed.
_THINGS = frozenset(
    ["apartment", "building", "capital", "department", "document", "furniture", "government", "hospital", "image", "monument", "national", "package",
     "parliament", "region", "station", "village"]
)  # fmt: skip


# Verbs whose object happens at another time than they do ("announced the opening in May").
ELSEWHEN = frozenset(
    ["announce", "compare", "liken", "refer", "plan", "remember", "recall", "discuss", "predict", "debate", "study", "investigate", "mark",
     "celebrate", "commemorate", "describe", "review", "promise", "mention", "report", "expect", "forecast", "recreate", "approve", "schedule",
     "confirm", "propose", "delay", "cancel", "ban", "watch", "see"]
)  # fmt: skip


def belongs(scene: Scene, before: Token) -> bool | None:
    """Return whether a date after a word is sure to be the main verb's: after no event, or after one that the verb takes part in ("won the election").

    None where it may well be that of an event which the verb does not happen at ("arrested after a fight on Monday", "chose it for its debut last month").
    """
    if tells_another_time(scene, range(scene.root.index + 1, before.index + 1)):
        return None
    if before.upos not in {"NOUN", "PROPN"} or not eventful(before):
        return True
    if before.head != scene.root.index:
        return None
    return scene.root.lemma not in ELSEWHEN


def tells_another_time(scene: Scene, run: Iterable[int], *, spans: bool = True) -> bool:
    """Return whether words tell what happened before or after the deed ("closed it after a fire"), which a second time may be that of.

    With `spans`, also since or until when it goes on.
    """
    words = _OTHER_TIMES if spans else _OTHER_TIMES - {"since", "until"}
    return any(scene.parse.tokens[index].text.lower() in words for index in run)


# Behind these stands what happened at another time than the deed.
_OTHER_TIMES = frozenset({"after", "before", "following", "since", "until", "wake", "aftermath"})
