"""Roles that a text's own habits tell: where its heads stand, whether its pictures bear credits, what stands above it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.readers import cues, ends, shapes
from a11y.readers.lines import stem
from a11y.readers.roles import Role, Roles, assign
from a11y.readers.signed import byline, dated

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story

_BETWEEN: frozenset[Role] = frozenset({"other", "promo", "credit", "video", "label", "audio"})
"""What may stand between a head and the story: adverts, buttons, pictures, players."""


def _story_beside(story: Story, roles: Roles, at: int, step: int) -> bool:
    """Say whether the story stands above (-1) or below (1) a line, page parts, links with labels and pictures with credits aside."""
    near = at + step
    while 0 <= near < len(roles) and (roles[near].role in _BETWEEN or roles[near].labelled or (roles[near].role == "caption" and roles[near].credited)):
        near += step
    return 0 <= near < len(roles) and (story.lines[near] in story.prose_set or (roles[near].role in ("paragraph", "quote") and story.lines[near].terminated))


def _apart(story: Story, roles: Roles, at: int) -> bool:
    """Say whether a line stands alone between two stretches of the story, the lower of which follows at once."""
    below = at + 1 < len(roles) and story.lines[at + 1] in story.prose_set
    return below and _story_beside(story, roles, at, -1)


def _heads(story: Story, roles: Roles, at: int) -> bool:
    """Say whether a line stands alone between two stretches of the story, with at most a picture that bears its credit between it and the lower."""
    below = at + 1 < len(roles) and roles[at + 1].credited and _story_beside(story, roles, at, 1) and _story_beside(story, roles, at, -1)
    return below or _apart(story, roles, at)


_SHORT = 12
"""Words; crossheads that are whole statements have as many."""
_LONG = 20
"""Words; a paragraph that lost its full stop is as long."""
FEWEST_CREDITED = 2
"""Pictures with credits that show a house's habit."""


def heads_among_credited_pictures(story: Story, roles: Roles) -> None:
    """Where most pictures bear their credits, an open line without one that stands alone is none: a short one is a head, a long one a paragraph."""
    bare = [at for at, verdict in enumerate(roles) if verdict.role == "caption" and not verdict.credited]
    credited = sum(verdict.credited for verdict in roles if verdict.role in ("caption", "credit"))
    if credited < FEWEST_CREDITED or credited <= len(bare):
        return
    for at in bare:
        line = story.lines[at]
        if len(line.words) >= _LONG and not shapes.SHOWS.search(line.text) and _apart(story, roles, at):
            roles[at] = replace(roles[at], role="paragraph", because=("this text's pictures bear credits, and this line has none",), rival="caption")
        elif len(line.words) <= _SHORT and not line.terminated and "picture" not in line.text.lower() and _heads(story, roles, at):
            assign(roles, at, "heading", "this text's pictures bear credits, and this line has none")


def heads_without_pictures(story: Story, roles: Roles) -> None:
    """Where nothing shows that the text had pictures, short open lines that stand alone are heads if others are, or if this text's links have labels."""
    pictures = any(
        verdict.role == "credit" or (verdict.role == "caption" and (verdict.credited or cues.POINTING.search(line.text)))
        for line, verdict in zip(story.lines, roles, strict=True)
    )
    long = sum(verdict.role == "caption" and _long_caption(story, roles, at) for at, verdict in enumerate(roles))
    heads = [at for at, verdict in enumerate(roles) if verdict.role == "heading" and not story.lines[at].terminated and _apart(story, roles, at)]
    bare = [at for at, verdict in enumerate(roles) if verdict.role == "caption" and _apart(story, roles, at) and _leans_down(story.lines[at], story)]
    labelled = sum(verdict.labelled for verdict in roles)
    introducing = sum(_introduces(story.lines[at], story) for at in bare)
    habit = len(heads) >= len(bare) or labelled >= FEWEST_LABELLED or (introducing >= FEWEST_INTRODUCING and 3 * introducing >= 2 * len(bare))
    bare = [at for at in bare if not shapes.SENTENCE.search(story.lines[at].text)]
    for at in bare if not pictures and habit and FEWEST_INTRODUCING * long <= introducing else ():
        assign(roles, at, "heading", "this text shows no sign of pictures, and its heads stand as this line does")


_LONGEST_HEAD = 24
"""Words; heads that argue are whole sentences."""
FEWEST_INTRODUCING = 3
"""Open lines that each introduce the paragraph below: pictures show what has been told as often."""


def _long_caption(story: Story, roles: Roles, at: int) -> bool:
    """A caption longer than heads are, that does not introduce what stands below it."""
    line = story.lines[at]
    return len(line.words) > _SHORT and not (len(line.words) <= _LONGEST_HEAD and _apart(story, roles, at) and _introduces(line, story))


def _introduces(line: Line, story: Story) -> bool:
    """A line whose words the paragraphs below take up more than those above hold them."""
    return shapes.near(line, story, 1) > shapes.near(line, story, -1)


def _leans_down(line: Line, story: Story) -> bool:
    """A line whose words the paragraphs below take up as much as those above hold them: pictures show what has been told."""
    return shapes.near(line, story, 1) >= shapes.near(line, story, -1) or bool(_DENIES.search(line.text))


_DENIES = re.compile(r"\b(?:not|never|nothing|no)\b|\wn['’]t\b")
"""No picture shows what is not."""


FEWEST_LABELLED = 2
"""Links with labels that show a house's habit: a bare line is none."""


FEWEST_ILLUSTRATED = 5
"""Lines that each stand above a credit and a paragraph, as the heads of an illustrated list do."""


def heads_above_credits(story: Story, roles: Roles) -> None:
    """Five and more short lines above a credit alone and a paragraph, few of which name anybody or most of which introduce it, head an illustrated list."""
    heads = [
        at
        for at in range(1, len(roles) - 2)
        if roles[at + 1].role == "credit"
        and story.lines[at - 1] in story.sentences
        and story.lines[at + 2] in story.prose_set
        and len(story.lines[at].words) <= _LONG
        if roles[at].role in ("caption", "heading", "related", "paragraph") and not cues.AGENCY_LAST.search(story.lines[at].text)
    ]
    named = sum(story.named(story.lines[at]) for at in heads)
    introducing = sum(_introduces(story.lines[at], story) for at in heads)
    if len(heads) >= FEWEST_ILLUSTRATED and (3 * named <= len(heads) or 5 * introducing >= 4 * len(heads)):
        for at in heads:
            assign(roles, at, "heading", "one of many lines that stand above a credit and a paragraph")


_OPENING = 3
"""Words with which the heads of one text may all begin."""


def heads_of_one_opening(story: Story, roles: Roles) -> None:
    """Where two and more heads begin with the same words, a line above a paragraph that begins so too is one of them."""
    openings = Counter(line.words[:_OPENING] for line, verdict in zip(story.lines, roles, strict=True) if verdict.role == "heading")
    for at, verdict in enumerate(roles[:-1]):
        line = story.lines[at]
        loose = verdict.role in ("caption", "related", "label", "paragraph") and not verdict.credited and not verdict.labelled
        fits = loose and _OPENING < len(line.words) <= _LONG and not line.text.endswith((".", ":", "!")) and story.lines[at + 1] in story.prose_set
        if fits and openings[line.words[:_OPENING]] >= FEWEST_HEADS:
            assign(roles, at, "heading", "it begins as other heads of this text do")


FEWEST_ON = 3
_ON = re.compile(r"On [a-z]")


def heads_of_answers(story: Story, roles: Roles) -> None:
    """Three and more open lines such as "On leaving the harbour", each above a paragraph, head the answers of an interview."""
    heads = [at for at in range(len(roles) - 1) if _ON.match(story.lines[at].text) and not story.lines[at].terminated and _loose_above(story, roles, at)]
    for at in heads if len(heads) >= FEWEST_ON else ():
        assign(roles, at, "heading", "it names what an answer is on, as others do")


def _loose_above(story: Story, roles: Roles, at: int) -> bool:
    loose = roles[at].role in ("caption", "related", "label", "paragraph", "heading") and not roles[at].credited
    return loose and story.lines[at + 1] in story.prose_set


FEWEST_OPINIONS = 3
"""Views in one text, each in somebody's words."""


def heads_of_opinions(story: Story, roles: Roles) -> None:
    """Three and more open lines, each above quoted words with a dash and who said them, head a collection of views."""
    heads = [at for at in range(len(roles) - 1) if _heads_view(story, roles, at)]
    for at in heads if len(heads) >= FEWEST_OPINIONS else ():
        assign(roles, at, "heading", "it says in short what the quoted words below say")


def _heads_view(story: Story, roles: Roles, at: int) -> bool:
    line, below = story.lines[at], story.lines[at + 1]
    loose = roles[at].role in ("caption", "related", "heading") and not roles[at].credited and not roles[at].labelled
    return loose and not line.terminated and len(line.words) <= _LONG and below.quoted and ends.DASHED.match(below.text) is not None


FEWEST_PEOPLE = 3
"""People who each tell of themselves, in one text."""
_PERSON_AGED = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}(?P<last>[A-Z][\w.'’-]+), \d{1,3}(?:, [^,.]{2,40}){0,3}$")
"""Who somebody is: name, age, work, place."""


def heads_of_people(story: Story, roles: Roles) -> None:
    """Three and more lines with who somebody is, each above lines that speak of that person, head what each of them tells."""
    found = {at: match for at, line in enumerate(story.lines) if (match := _PERSON_AGED.match(line.text)) and len(line.words) <= _SHORT}
    heads = [at for at, match in found.items() if any(match["last"] in line.words for line in story.lines[at + 1 : at + 4])]
    for at in heads if len(heads) >= FEWEST_PEOPLE else ():
        if roles[at].role in ("caption", "related", "paragraph", "heading"):
            assign(roles, at, "heading", "it says who somebody is, as others do, above what is told of that person")


FEWEST_HEADS = 2
"""Lines in Title Case, each alone above a paragraph, that are this text's heads."""


def heads_in_title_case(story: Story, roles: Roles) -> None:
    """Two and more lines in Title Case that stand alone above paragraphs, most of them on the story's topic, are its heads and no links."""
    alone = [
        at
        for at, verdict in enumerate(roles)
        if verdict.role in ("related", "heading", "caption") and story.title_case(story.lines[at]) and _plain(story.lines[at]) and _apart(story, roles, at)
        if not verdict.labelled and not verdict.credited
    ]
    links = sum(verdict.role == "related" for at, verdict in enumerate(roles) if at not in alone and story.title_case(story.lines[at]))
    on_topic = sum(story.shared(story.lines[at]) >= 0.5 for at in alone)
    if len(alone) < max(FEWEST_HEADS, links) or 3 * on_topic < 2 * len(alone):
        return
    for at in alone:
        if roles[at].role != "heading":
            assign(roles, at, "heading", "in Title Case like the other lines that stand alone above paragraphs")


def _plain(line: Line) -> bool:
    return not line.shouted and not line.text.endswith(".") and len(line.words) <= 20


def above_the_story(story: Story, roles: Roles) -> None:
    """No head stands above the first paragraph: a line there with names of the story alone is its picture's caption, a menu's word is none of it."""
    first = story.prose[0].number if story.prose else 0
    for at in range(1, first):
        line = story.lines[at]
        if roles[at].role != "heading" or line.terminated or len(line.words) > _LONGEST_SECTION:
            continue
        if at == first - 1 and _names(line, story) >= 2 and (dated(story.lines[at - 1]) or byline(story.lines[at - 1]) is not None):
            assign(roles, at, "caption", "it names what the story tells of, and no head stands above the first paragraph")
        elif at < first - 1 and (story.shared(line) < 0.5 or len(line.words) <= 1) and byline(line) is None and not dated(story.lines[at + 1]):
            assign(roles, at, "other", "a part of the site: the story does not speak of it")


_LONGEST_SECTION = 4
"""Words; the names of a site's parts and of places are short."""


def _names(line: Line, story: Story) -> int:
    return sum(word[0].isupper() and stem(word) in story.names for word in line.words)


_ADDRESSES = re.compile(r"\b(?:you|your|you['’]ll|you['’]re)\b", re.IGNORECASE)


_COURTS = re.compile(r"(?:Interested in|Want|Love|Enjoy|Enjoying|Like|Looking for)\b[^.?!]{2,60}\?$")


def boxes_that_sell(story: Story, roles: Roles) -> None:
    """A line beside a promotion that speaks to the reader of its wares, or between two that speaks of them, belongs to its box."""
    for at in range(len(roles) - 1):
        if roles[at].role in ("paragraph", "heading") and roles[at + 1].role == "promo" and _COURTS.match(story.lines[at].text):
            assign(roles, at, "promo", "it courts the reader, and the line below sells")
    for at in range(1, len(roles)):
        line = story.lines[at]
        if roles[at].role not in ("paragraph", "heading", "caption") or any(sign in line.text for sign in '“”"') or not cues.sells(line.text):
            continue
        above, below = roles[at - 1].role == "promo", at + 1 < len(roles) and roles[at + 1].role == "promo"
        if (above or below) and (_ADDRESSES.search(line.text) or (above and below)):
            assign(roles, at, "promo", "it goes on with what the line beside it sells")
