"""Links that are told by what they wear: capitals, brackets, labels that come again, labels and headlines by turns."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from a11y.readers import cues, shapes
from a11y.readers.roles import Roles, Verdict, assign
from a11y.readers.rows import LOOSE
from a11y.readers.shapes import HEADLINE, figures

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story


def links_in_one_dress(story: Story, roles: Roles) -> None:
    """Where headlines in capitals, or between square brackets, are links, another such line is one too, though it asks."""
    shouted = [at for at, line in enumerate(story.lines) if line.shouted and len(line.words) > shapes.BRIEF and line.text[-1] not in ".:"]
    bracketed = [at for at, line in enumerate(story.lines) if _BRACKETED.match(line.text)]
    for alike in (shouted, bracketed):
        for at in alike if any(roles[each].role == "related" for each in alike) else ():
            if roles[at].role in ("paragraph", "heading", "caption") and len(story.lines[at].words) <= HEADLINE and not roles[at].credited:
                assign(roles, at, "related", "in the same dress as this text's other links")


_BRACKETED = re.compile(r"\[[^\[\]]{12,}\]$")


FEWEST_POINTED = 3
"""Headlines behind an arrow; one may be what is left of a path."""
_POINTED = re.compile(r"[>›»] ?(?=\w|['‘“])(?!.*[\w”\"]\.$)")
"""An arrow before a headline; a sentence behind one is quoted, as in mail."""


def links_behind_arrows(story: Story, roles: Roles) -> None:
    """Three and more open headlines that an arrow opens are links."""
    pointed = [at for at, line in enumerate(story.lines) if _POINTED.match(line.text)]
    for at in pointed if len(pointed) >= FEWEST_POINTED else ():
        if roles[at].role in ("paragraph", "heading", "caption") and len(story.lines[at].words) <= HEADLINE:
            assign(roles, at, "related", "an arrow opens it, as this text's other links")


def kickers(story: Story, roles: Roles) -> None:
    """A short line that comes again, each time above an open headline, is a label of links, and those are the links."""
    labels = [at for at, line in enumerate(story.lines[:-1]) if story.again(line) and roles[at].role in ("other", "heading")]
    times = Counter(story.lines[at].text for at in labels)
    for at in labels:
        label, line = story.lines[at], story.lines[at + 1]
        loose = roles[at + 1].role in ("caption", "heading") and not roles[at + 1].credited and not line.terminated
        loose = loose and "numbered like its fellows" not in roles[at + 1].because
        if times[label.text] >= 2 and loose and 5 <= len(line.words) <= HEADLINE and cues.furniture(label.text) is None:
            assign(roles, at + 1, "related", "a label that comes again stands above it")


def labels_in_capitals(story: Story, roles: Roles) -> None:
    """Lines in a row that each open with a label in capitals and a colon are links to other stories."""
    labelled = [bool(_CAPITALS_LABEL.match(line.text)) and not line.text.endswith(".") and not roles[line.number].credited for line in story.lines]
    for at, found in enumerate(labelled):
        beside = (at > 0 and labelled[at - 1]) or (at + 1 < len(labelled) and labelled[at + 1])
        if found and beside and roles[at].role in LOOSE and len(story.lines[at].words) <= 24:
            assign(roles, at, "related", "in a row of labels in capitals")


_CAPITALS_LABEL = re.compile(r"(?=[A-Z' &’-]{4,40}:)(?:[A-Z'&’-]+ ?){1,5}: (?=[\w‘“'\"]*[a-z])")


FEWEST_KICKED = 3
"""Pairs of a label and a headline in a row; a crosshead and a caption may stand so once."""


def kicked_links(story: Story, roles: Roles) -> None:
    """Three and more pairs in a row of a few shouted or quoted words and an open headline are links to other stories, as tabloids dress them."""
    at = 0
    while at < len(roles) - 1:
        end = at
        while end + 1 < len(roles) and _kicks(story.lines[end], roles[end]) and _kicked(story.lines[end + 1], roles[end + 1]):
            end += 2
        shouted = sum(story.lines[each].shouted for each in range(at, end, 2))
        for each in range(at, end) if end - at >= 2 * FEWEST_KICKED and 4 * shouted >= end - at else ():
            assign(roles, each, "related", "in a row of labels and headlines")
        at = max(end, at + 1)


def _kicks(line: Line, verdict: Verdict) -> bool:
    few = len(line.words) <= _LONGEST_KICKER and (line.shouted or (line.quoted and line.closes_quote)) and not line.text.endswith(".")
    return few and verdict.role in ("heading", "other", "caption", "related", "paragraph") and not verdict.credited


def _kicked(line: Line, verdict: Verdict) -> bool:
    loose = verdict.role in ("caption", "heading", "related", "label") and not verdict.credited and not line.shouted
    return loose and 5 <= len(line.words) <= HEADLINE and not line.text.endswith(".") and not figures(line)


_LONGEST_KICKER = 5
