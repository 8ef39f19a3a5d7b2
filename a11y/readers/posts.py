"""Posts of social networks that a story quotes: their words, their writer's line, and the lines that a long one is broken into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.readers import cues
from a11y.readers.roles import Role, Roles, assign

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story

_LOOSE: frozenset[Role] = frozenset({"paragraph", "heading", "caption", "related", "label", "quote", "item", "other"})
_TAGGED = re.compile(r"(?:^|[\s.(“\"])[@#][A-Za-z]\w+|https?://t\.co/\w|^[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]")
"""What marks a line as part of a post: a handle, a topic's tag, the network's short link, a picture sign for a bullet (Unicode's arrows, symbols, emoji)."""
_LONGEST = 8
"""Lines; 280 signs hold hardly more."""


def above_their_writer(story: Story, roles: Roles) -> None:
    """The line above the one that says whose post it was is the post."""
    for at in range(1, len(roles)):
        if cues.SIGNED_POST.match(story.lines[at].text) and roles[at].role == "quote" and roles[at - 1].role in _LOOSE - {"other"}:
            assign(roles, at - 1, "quote", "the line below says whose post it is")


def broken_into_lines(story: Story, roles: Roles) -> None:
    """Above a line that ends with a post's writer, the lines down from the first with a handle, a tag or a link are that post, if all of them are open."""
    for at, verdict in enumerate(roles):
        if verdict.role != "quote" or not cues.POST.search(story.lines[at].text):
            continue
        top = at
        for above in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
            line = story.lines[above]
            tagged = bool(_TAGGED.search(line.text)) and not cues.POST.search(line.text)
            if roles[above].role not in _LOOSE or roles[above].credited or roles[above].labelled or not (tagged or _carries_on(line)):
                break
            top = above if tagged else top
        for each in range(top, at):
            assign(roles, each, "quote", "a line of the post that ends below")


def _carries_on(line: Line) -> bool:
    return not line.text.endswith((".", ":", "”", '"'))
