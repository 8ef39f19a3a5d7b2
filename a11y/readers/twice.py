"""Lines that say at once again what the line above them says: a picture's text and its caption, a video's name and its name with its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.readers import cues
from a11y.readers.roles import Roles, assign

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story

_NEAR = 4
"""Lines within which a page says a caption again, with its credit or without."""


def captions_again(story: Story, roles: Roles) -> None:
    """Above a credit, a line of some words that a caption a few lines above holds whole is that caption again."""
    for at, verdict in enumerate(roles[:-1]):
        line = story.lines[at]
        if verdict.role not in ("paragraph", "heading", "related") or len(line.words) < 2 * FEWEST or roles[at + 1].role != "credit":
            continue
        above = range(max(0, at - _NEAR), at)
        if any(roles[each].role == "caption" and line.text.rstrip(".") in story.lines[each].text for each in above):
            assign(roles, at, "caption", "the caption above says it too")


FEWEST = 4
"""Words; fewer may stand in two lines by chance."""


def videos_with_their_length(story: Story, roles: Roles) -> None:
    """Where a line comes again with a length at its end, both name one video."""
    for at in range(1, len(roles)):
        above, line = story.lines[at - 1], story.lines[at]
        name = cues.LENGTH_LAST.sub("", line.text)
        if name != line.text and len(line.words) >= FEWEST and (name == above.text or (name in above.text and not above.terminated)):
            assign(roles, at - 1, "label", "the line below adds how long the video is")
            assign(roles, at, "label", "it says how long the video above is")


def pictures_with_their_text(story: Story, roles: Roles) -> None:
    """Above the story's end, the same short line twice in a row, with a name of the story, is what a picture's text and its caption both say."""
    last = story.prose[-1].number if story.prose else 0
    for at in range(1, last):
        above, line = story.lines[at - 1], story.lines[at]
        headed = at >= 2 and roles[at - 2].role == "date"  # an entry of a running report, whose head comes twice
        if (
            line.text == above.text
            and not headed
            and _says_something(line, story)
            and {roles[at - 1].role, roles[at].role} <= {"other", "heading", "caption", "paragraph"}
        ):
            for each in (at - 1, at):
                assign(roles, each, "caption", "the same line comes twice in a row, as a picture's text and its caption do")


def _says_something(line: Line, story: Story) -> bool:
    return len(line.words) >= 2 and not line.terminated and not line.shouted and story.named(line) and cues.furniture(line.text) is None
