"""Lists and tables that lost their shape: bullets, numbers, names in a row, names with their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.readers import cues
from a11y.readers.roles import Roles, Verdict, assign
from a11y.readers.shapes import BULLET
from a11y.readers.signed import person

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story


def lost_tables(story: Story, roles: Roles) -> None:
    """Four and more very short lines in a row, a quarter of them figures, are the cells of a table that lost its shape."""
    at = 0
    while at < len(roles):
        end = at
        while end < len(roles) and _cell(story.lines[end]) and roles[end].role not in ("video", "promo", "item", "announcement"):
            end += 1
        run = range(at, end)
        figures = sum(cues.furniture(story.lines[each].text) == "figure" for each in run)
        if len(run) >= 4 and 4 * figures >= len(run):
            for each in run:
                assign(roles, each, "other", "a cell of a table that lost its shape")
        at = max(end, at + 1)


FEWEST_MEASURED = 3
"""Lines in a row that each name something and say how many: a list of data; one or two may be cells of a table."""
_MEASURED = re.compile(r"[A-Z][^:.?!]{2,60}: [+−–-]?[$£€]?\d[\d.,]*\s*(?:%|per ?cent|bn|m|k|million|billion)?$")


def labelled_figures(story: Story, roles: Roles) -> None:
    """Three and more lines in a row of a name, a colon and a figure are a list of the story's data."""
    at = 0
    while at < len(roles):
        end = at
        while end < len(roles) and _MEASURED.match(story.lines[end].text) and roles[end].role != "promo":
            end += 1
        for each in range(at, end) if end - at >= FEWEST_MEASURED else ():
            assign(roles, each, "item", "in a row of names with their figures")
        at = max(end, at + 1)


FEWEST_POINTS = 3
"""Open lines in a row below a head in capitals that tell the story's facts in short."""


def points_of_a_box(story: Story, roles: Roles) -> None:
    """Below a head in capitals above a paragraph, three and more open lines on the story's topic are the points of its box."""
    for at, verdict in enumerate(roles):
        if verdict.role != "heading" or not story.lines[at].shouted:
            continue
        end = at + 1
        while end < len(roles) and _listable(story.lines[end], roles[end]) and not story.lines[end].shouted:
            end += 1
        shared = [story.shared(story.lines[each]) for each in range(at + 1, end)]
        told = end < len(roles) and story.lines[end] in story.prose_set and len(shared) >= FEWEST_POINTS and sum(shared) >= 0.4 * len(shared)
        for each in range(at + 1, end) if told else ():
            assign(roles, each, "item", "one of the points below a head in capitals")


def _cell(line: Line) -> bool:
    return len(line.text) <= _LONGEST_CELL and len(line.text.split()) <= 4 and (not line.terminated or line.shouted)


_LONGEST_CELL = 300
"""Characters of four words."""
_AND = re.compile(r" (?:and|&|with) ")


def _named(line: Line, verdict: Verdict) -> bool:
    """A line of names and no more, each of one person or of a pair."""
    loose = (
        verdict.role in ("caption", "heading", "paragraph", "related") and not verdict.labelled and not any("announcement" in why for why in verdict.because)
    )
    return loose and not line.shouted and all(map(person, _AND.split(line.text)))


FEWEST_NAMES = 3
"""Names in a row that make a list of people."""


def lists_of_names(story: Story, roles: Roles) -> None:
    """Above the story's end, lines in a row that are names and no more are a list: who plays, who was there."""
    last = max((line.number for line in story.prose), default=0)
    at = 0
    while at < last:
        end = at
        while end < last and _named(story.lines[end], roles[end]):
            end += 1
        for each in range(at, end) if end - at >= FEWEST_NAMES else ():
            assign(roles, each, "item", "in a row of names")
        at = max(end, at + 1)


def unmarked_lists(story: Story, roles: Roles) -> None:
    """Open lines in a row after a line that ends in a colon, or a row of which half starts with a figure, are a list that lost its bullets."""
    at = 0
    while at < len(roles):
        end = at
        while end < len(roles) and _listable(story.lines[end], roles[end]):
            end += 1
        introduced = at > 0 and story.lines[at - 1].text.endswith(":") and roles[at - 1].role == "paragraph"
        measured = sum(story.lines[each].text[0].isdigit() for each in range(at, end)) * 2 >= end - at
        if (introduced and end - at >= 2) or (measured and end - at >= 4):
            for each in range(at, end):
                assign(roles, each, "item", "one of a row of open lines")
        at = max(end, at + 1)


FEWEST_DASHED = 3
"""Lines in a row that open with the same sign; two that open with a dash may be speech."""


def marked_lists(story: Story, roles: Roles) -> None:
    """Three and more lines in a row that open with the same bullet or dash are a list, however long."""
    signs = [found.group()[0] if (found := BULLET.match(line.text)) else "" for line in story.lines]
    at = 0
    while at < len(roles):
        end = at + 1
        while signs[at] and end < len(roles) and signs[end] == signs[at]:
            end += 1
        for each in range(at, end) if end - at >= FEWEST_DASHED else ():
            if roles[each].role in ("caption", "heading", "paragraph", "related"):
                assign(roles, each, "item", "in a row of lines that open with the same sign")
        at = end


def highlights(story: Story, roles: Roles) -> None:
    """The open lines below "Story highlights" are a list that tells the story in short."""
    for at, line in enumerate(story.lines):
        after = at + 1
        while cues.HIGHLIGHTS.match(line.text) and after < len(roles) and _listable(story.lines[after], roles[after]):
            assign(roles, after, "item", "it stands below the head of the highlights")
            after += 1


def _listable(line: Line, verdict: Verdict) -> bool:
    fits = verdict.role in ("caption", "heading", "paragraph", "related") and not line.terminated and 2 <= len(line.words) <= 30
    return fits and not verdict.credited and not verdict.labelled and "numbered like its fellows" not in verdict.because


def numbered_lists(story: Story, roles: Roles) -> None:
    """Numbered lines with nothing between them are a list, with paragraphs between them crossheads."""
    numbered = [bool(re.match(r"\d{1,2}[.)]\s+\S", line.text)) and len(line.words) <= 40 for line in story.lines]
    for at in range(len(roles)):
        beside = (at > 0 and numbered[at - 1]) or (at + 1 < len(roles) and numbered[at + 1])
        if numbered[at] and beside and roles[at].role in ("heading", "paragraph", "caption", "related"):
            assign(roles, at, "item", "one of a run of numbered lines")
