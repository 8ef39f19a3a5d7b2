"""Which phrases are dates and times, and of which clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.plain.adjuncts import STATES
from a11y.plain.grammar import DATES

if TYPE_CHECKING:
    from a11y.plain.adjuncts import Adjunct
    from a11y.plain.draft import Scene

# Nouns of time: "at the start of the week", "within an hour" (Quirk et al. 1985, 8.51-8.64).
TIMES = frozenset(
    ["year", "month", "week", "day", "season", "century", "decade", "time", "morning", "afternoon", "evening", "night", "period", "era", "end",
     "start", "beginning", "summer", "winter", "spring", "autumn", "hour", "minute", "1970s", "weekend", "midnight", "noon", "peak",
     "height"]
)  # fmt: skip
_PREPOSITIONS = frozenset({"in", "on", "at", "within", "throughout", "by"})
_DATE = re.compile(
    r"(?:in|on|during) (?:(?:early|late|mid) )?(?:the )?(?:summer of |spring of |autumn of |winter of |end of |start of )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)(?: (?:morning|afternoon|evening|night))?)?,? ?(?:of )?(?:\d{1,2}(?:st|nd|rd|th)?,? ?)?(?:(?:1[5-9]|20)\d\d)?"
    r"|(?:last|this) (?:year|month|week|spring|summer|autumn|winter|weekend|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)"
)


def tells_a_date(scene: Scene, main: tuple[int, ...]) -> bool:
    """Return whether the main clause tells another year or day."""
    if any(scene.parse.tokens[index].text in DATES for index in main):
        return True
    return any(scene.parse.tokens[index].text.isdigit() and len(scene.parse.tokens[index].text) == YEAR for index in main)


def is_time(scene: Scene, adjunct: Adjunct, opener: str) -> bool:
    """Return whether a phrase in front tells a time, and the main clause something that happened then."""
    head = adjunct.head
    lasts = scene.root.upos != "VERB" or scene.root.lemma in STATES or any(child.lemma == "have" for child in scene.parse.children(scene.root.index, "aux"))
    timely = head.lemma in TIMES or head.text in DATES or (head.upos == "NUM" and head.text.isdigit() and len(head.text) == YEAR)
    if any(scene.parse.tokens[index].lemma in _COUNTED_ON for index in adjunct.run):
        return False  # which time, the sentence before tells
    if any(token.index > scene.root.index and token.dep in {"acl", "ccomp"} and token.xpos == "VBD" for token in scene.parse.tokens):
        return False  # "In 2019, she was tried over claims that he lied": when he lied is open
    if scene.text(adjunct.run).lower() in _VAGUE or (head.xpos == "NNS" and not scene.parse.children(head.index, "det", "nmod:poss", "nummod", "amod")):
        return False  # "in days of talks"
    return opener in _PREPOSITIONS and timely and not lasts and head.dep.startswith("obl")


YEAR = 4
# These order what is told, and tell no time.
_VAGUE = frozenset(
    {"at the time", "at the same time", "in the end", "at the end", "at the start", "in the beginning", "at the beginning", "at the end of the day"}
)
# What these say of a time, the sentence before tells: "in the ensuing days".
_COUNTED_ON = frozenset({"ensue", "ensuing", "follow", "following", "intervening", "next", "preceding", "previous", "subsequent"})


def is_date(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether the phrase is only a date, and no end of a span ("from 40 in 2001 to 70 in 2005")."""
    before = scene.parse.tokens[adjunct.run[0] - 1]
    words = scene.text(adjunct.run)
    if before.text.lower() in {"late", "early"}:
        return False  # "late on Sunday"
    if before.lemma in TIMES and words.split()[0] in {"last", "this"}:
        return False  # "a rise on the same weekend last year"
    span = {"from", "to"} <= {scene.parse.tokens[index].text.lower() for index in adjunct.main}
    return before.text not in {"-", "%"} and before.upos != "NUM" and not span and _DATE.fullmatch(words) is not None and words[-1:] not in ", "
