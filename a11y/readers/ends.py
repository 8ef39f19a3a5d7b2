"""What a line of scraped text opens with and ends in: labels, buttons, scraps of quotation, names, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.readers import cues
from a11y.readers.lines import stem
from a11y.readers.shapes import CROSSHEAD, DROPPED, HEADLINE, REPLY, between_prose, bracketed_credit, headline, left_open
from a11y.readers.signed import signature

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story

LAST_LINES = 10
"""Below the story stand its writer, the small print of a newsletter and some links."""
_WRITES = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:,[^,]{3,60},)? (?:is (?:an? |the )(?:[\w'’-]+ ){0,8}?"
    r"(?:reporter|journalist|writer|correspondent|editor|columnist|contributor|producer|author|blogger|fellow)\b|(?:reports|writes) (?:on|about)\b)"
)
_QUOTES_FIRST = re.compile(r"['‘“\"][^'’”\"]\S*(?: \S+){0,9}?['’”\"]: (?=\S)")
_SCRAP = re.compile(r"(?<!\w)['‘“\"]([^'’”\"]{3,60})['’”\"](?!\w)")
_NAME_LAST = re.compile(r" (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:, [\w'’ -]{3,60})?$")
_SPEAKING = re.compile(r"\b(?:I|we|my|our|you|your)\b|\b(?:I|We|You)['’]", re.IGNORECASE)

# "“It was never a good boat.” – Ann Lee": a motto with whose it is.
DASHED = re.compile(r"[\"“‘'][^\"“”]{12,}[\"”’'] ?[–—-]{1,2} ?(?:[A-Z][\w.'’-]+ ?){1,4}(?:, [\w' ’-]{3,60})?$")
LONGEST_LABELLED = 45
"""Words; what a label announces is shorter, however it ends."""
_MARK = r"(?:\[(?-i:[A-Z]{4,})\]|[\[(](?:videos?|photos?|pictures|pics|gallery|watch|exclusive|updated?|interview|insight|analysis|opinion)[\])])"
MARK = re.compile(_MARK, re.IGNORECASE)
MARKED = re.compile(rf"{_MARK}$", re.IGNORECASE)


def of_its_writer(line: Line, story: Story) -> bool:
    """One of the last lines, which opens with the name of nobody in the story and says that it is a writer's."""
    found = _WRITES.match(line.text)
    last = line.number >= len(story.lines) - LAST_LINES
    return found is not None and last and not line.quoted and not any(stem(word) in story.told_before(line) for word in found["name"].split())


def quotes_first(line: Line, story: Story) -> bool:
    """A headline that opens with a scrap of what somebody says, and a colon."""
    found = _QUOTES_FIRST.match(line.text)
    return found is not None and story.english and left_open(line, story) and headline(line) and not DROPPED.search(line.text[found.end() :])


def quotes_below(line: Line, story: Story) -> bool:
    """A line between paragraphs with a few words in quotation marks that the paragraph below has too."""
    after = story.around(line, 1)
    if after is None or not left_open(line, story) or len(line.words) > CROSSHEAD or not between_prose(line, story):
        return False
    return any(found.group(1).lower() in after.text.lower() for found in _SCRAP.finditer(line.text))


def speaker_last(line: Line, story: Story) -> bool:
    """Words in quotation marks, or in the first or second person, and after them the name of somebody in the story, perhaps with what he or she is."""
    found = _NAME_LAST.search(line.text)
    if found is None or line.number == 0 or not all(stem(word) in story.names for word in found["name"].split()):
        return False
    said = line.text[: found.start()]
    if line.quoted:
        return said[-1] in "\"”’'" and not re.search(r"[\"“”]", said[1:-1])
    return bool(_SPEAKING.search(said)) and not REPLY.search(line.text)


def amid(line: Line, story: Story) -> bool:
    """A dash and a name above the story's end: no signature."""
    return signature(line.text) is not None and bool(story.prose) and line.number < story.prose[-1].number


def cites(line: Line, story: Story) -> bool:
    """A dash and a name right below words in quotation marks."""
    before = story.around(line, -1)
    return amid(line, story) and before is not None and before.quoted


def names_video(line: Line) -> bool:
    """A line that a label such as “Watch:” opens; a label in capitals may stand before a sentence."""
    found = cues.VIDEO_LABEL.match(line.text)
    label = line.text[: found.start("rest")].strip(" :[") if found else ""
    return found is not None and (not line.text.endswith(".") or (label.isupper() and len(line.words) <= LONGEST_LABELLED))


def announces(line: Line) -> bool:
    """A line that only announces other stories: "Related stories", "More: Trending"."""
    found = cues.RELATED_LABEL.match(line.text)
    return len(line.words) <= 12 and bool(cues.RELATED_HEAD.match(line.text) or (found and cues.RELATED_HEAD.match(found.group("rest"))))


def marked(line: Line) -> bool:
    """A headline with a mark of what its link shows at its end, or several of them in one line."""
    return bool(MARKED.search(line.text)) and len(line.words) <= HEADLINE * len(MARK.findall(line.text)) and not bracketed_credit(line)


def labelled(line: Line) -> bool:
    """A line that a label such as “More:” opens, or the button closes that leads to it."""
    if cues.READ_ON_LAST.search(line.text) and 4 <= len(line.words) <= HEADLINE + 2:
        return True
    found = cues.RELATED_LABEL.match(line.text.lstrip("[( "))
    if not found or len(line.words) < 3:
        return False
    label = found.group("label")
    if label.lower() in ("photos", "pictures", "pics") and len(found.group("rest").split()) <= 2 and found.group("rest").istitle():
        return False  # whose pictures they are
    # In running prose such a word may stand before a dash; a label is in capitals, or its headline is left open.
    return label.isupper() or not line.text.endswith(".") or label.lower().startswith(("read ", "related", "see also"))
