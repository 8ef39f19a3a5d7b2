"""Roles that lines tell together: runs of links, lists and tables that lost their shape, the heads of a running report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.readers import cues
from a11y.readers.roles import Role, Roles, Verdict, assign
from a11y.readers.shapes import CROSSHEAD, DROPPED, HEADLINE, figures, terse

if TYPE_CHECKING:
    from a11y.readers.lines import Line, Story


def _story_like(line: Line) -> bool:
    """A line that is surely story: whole sentences that end with a full stop or a closed quotation."""
    return (
        line.terminated
        and not _CLIPPED.search(line.text)
        and len(line.words) >= 8
        and not (line.text[-1] in "?!\"'’”" and (line.capitals >= 0.6 or (len(line.words) <= 20 and line.text[-2:-1] not in ".,")))
    )


_CLIPPED = re.compile(r" (?:…|\.\.\.)$")
"""Where a box of links has no room for the rest of a headline."""

LOOSE: frozenset[Role] = frozenset({"paragraph", "heading", "caption", "related", "label", "quote", "item"})


def links_after_announcement(story: Story, roles: Roles) -> None:
    """After "Trending news" the headlines that follow are links, until the story goes on."""
    for at, verdict in enumerate(roles):
        if verdict.role != "announcement" and not _ANNOUNCES_FIRST.match(story.lines[at].text):
            continue
        for after in range(at + 1, len(roles)):
            line = story.lines[after]
            if roles[after].role == "other" and len(line.words) == 1:
                continue  # a number of the list
            if roles[after].role not in LOOSE or roles[after].posted or not 1 <= len(line.words) <= 30:
                break
            if (_story_like(line) or _sentence(line)) and not _tells_at_the_end(story, after):
                break
            # An open line about the story's own people directly before the story goes on may be a caption; a second one is a list.
            if roles[after].role == "caption" and roles[after].credited:
                break
            if "short quoted words alone" in roles[after].because and _lone(story, after):
                break
            promised = after == at + 1 and _PROMISES_ONE.match(story.lines[at].text) is not None
            if (
                roles[after].role in ("paragraph", "caption", "heading")
                and after == at + 1
                and _lone(story, after)
                and story.shared(line) >= 0.6
                and not promised
            ):
                break
            assign(roles, after, "related", "in a run of links after their announcement")


def _tells_at_the_end(story: Story, at: int) -> bool:
    """Say whether short sentences below an announcement are a link's: no story follows, and two and more open headlines do."""
    below = story.lines[at + 1 :]
    return len(story.lines[at].words) <= _LONGEST_LINK and not any(map(_story_like, below)) and sum(map(_like_a_headline, below[:3])) >= FEWEST_BELOW


_LONGEST_LINK = 20
FEWEST_BELOW = 2


# "Related News Rival island builds a bridge": the head of the box sticks to its first link.
_ANNOUNCES_FIRST = re.compile(r"(?:Related|More|Latest|Other|Top) (?:News|Stories|Articles|Headlines) (?=[A-Z\d‘'“])\S+ \S+ \S")
_PROMISES_ONE = re.compile(r"related (?:article|story|link|video|post)\W*$", re.IGNORECASE)


def _sentence(line: Line) -> bool:
    return line.text.endswith(".") and line.capitals < 0.75 and len(line.words) >= 4


def _lone(story: Story, at: int) -> bool:
    following = story.lines[at + 1] if at + 1 < len(story.lines) else None
    return following is not None and _story_like(following)


FEWEST_ABOVE = 3
"""Open lines in a row above the first paragraph; a section's name, a title and a standfirst are as many, but they speak of the story."""


def links_above_the_story(story: Story, roles: Roles) -> None:
    """Three and more open lines in a row above the first paragraph, none of which speaks of it, are links to other stories."""
    first = next((line.number for line in story.prose if roles[line.number].role in ("paragraph", "quote")), 0)
    run = [at for at in range(first) if _like_a_headline(story.lines[at]) and roles[at].role in LOOSE and not roles[at].credited and not story.lines[at].jammed]
    strange = run[-1:] == [first - 1] and run == list(range(first - len(run), first)) and all(story.shared(story.lines[at]) < 0.34 for at in run)
    for at in run if story.english and len(run) >= FEWEST_ABOVE and strange else ():
        assign(roles, at, "related", "in a run of headlines, without an announcement, above a story that they do not speak of")


def links_at_the_end(story: Story, roles: Roles) -> None:
    """After the last paragraph, two and more open headlines in a row are links to other stories."""
    last = max((line.number for line in story.prose if roles[line.number].role in ("paragraph", "quote")), default=-1)
    loose = [at for at in range(last + 1, len(roles)) if _loose_end(story, roles, at)]
    sure = any(roles[at].role == "related" for at in loose)
    if last >= 0 and len(loose) >= 2:
        for at in loose:
            if sure or (story.english and story.shared(story.lines[at]) < 0.6):
                assign(roles, at, "related", "in a run of headlines after the story")


def _loose_end(story: Story, roles: Roles, at: int) -> bool:
    line, verdict = story.lines[at], roles[at]
    if verdict.role not in LOOSE - {"item", "quote"} or verdict.tells or verdict.credited or "numbered like its fellows" in verdict.because:
        return False
    return _like_a_headline(line) and 3 * sum(word[0].isdigit() for word in line.words) < len(line.words)


def _like_a_headline(line: Line) -> bool:
    return 4 <= len(line.words) <= 30 and (not line.text.rstrip("\"'”’").endswith((".", ":")) or line.capitals >= 0.75)


def lone_words(story: Story, roles: Roles) -> None:
    """One to three words in a row of such lines, beside a button or below the story, are buttons or topics too."""
    last = max((line.number for line in story.prose), default=len(roles))
    listed = _listed(story)
    at = 0
    while at < len(roles):
        end = at
        while (
            end < len(roles) and len(story.lines[end].words) <= 3 and not story.lines[end].terminated and roles[end].role in ("other", "heading", "paragraph")
        ):
            end += 1
        if (end - at >= 3 and any(roles[each].role == "other" for each in range(at, end))) or (end - at >= 2 and at > last):
            for each in range(at, end):
                if roles[each].role in ("heading", "paragraph") and each not in listed:
                    assign(roles, each, "other", "a word or two in a row of buttons and topics")
        at = max(end, at + 1)


def _listed(story: Story) -> set[int]:
    """Return the open lines in a row right below a paragraph that ends in a colon: the list that it announces."""
    found: set[int] = set()
    for line in story.prose:
        at = line.number + 1
        while line.text.endswith(":") and at < len(story.lines) and not story.lines[at].terminated:
            found.add(at)
            at += 1
    return found


FEWEST_CARDS = 3
"""Pairs of an open headline and its sentence in a row that make a box of other stories; on nine lots of texts no story's own heads came so."""
_STRANGE_HEAD, _STRANGE_TEXT = 0.1, 0.2
"""Shares of a card's topic words that the story above uses at most: three boxes of cards had 0.08 and 0.16 at most, heads of two stories 0.19 and more."""


def cards_below_the_story(story: Story, roles: Roles) -> None:
    """Three and more pairs of a headline and a sentence, on nothing that the long story above speaks of, are cards of other stories."""
    at = 1
    while at < len(roles) - 1:
        end = at
        while end + 1 < len(roles) and _loose_head(story.lines[end], roles[end]) and _teases(story.lines[end + 1], roles[end + 1]):
            end += 2
        if end - at >= 2 * FEWEST_CARDS and _strange(story, at, end):
            for each in range(at, end):
                assign(roles, each, "related", "in a row of cards of other stories")
        at = max(end, at + 1)


def _loose_head(line: Line, verdict: Verdict) -> bool:
    loose = verdict.role in ("heading", "caption", "related") and not verdict.credited and "numbered like its fellows" not in verdict.because
    return loose and not line.terminated and 3 <= len(line.words) <= HEADLINE


def _teases(line: Line, verdict: Verdict) -> bool:
    return verdict.role in ("paragraph", "related") and line.terminated and not line.quoted and len(line.words) <= _LONGEST_TEASER


_LONGEST_TEASER = 45


def _strange(story: Story, at: int, end: int) -> bool:
    """Say whether lines share next to nothing with the paragraphs above them, which are at least twice as long."""
    above = [line for line in story.lines[:at] if line in story.prose_set]
    told = frozenset[str]().union(*(line.content for line in above))
    if sum(len(line.words) for line in above) < 2 * sum(len(line.words) for line in story.lines[at:end]):
        return False

    def known(lines: Sequence[Line]) -> float:
        return sum(len(line.content & told) / max(1, len(line.content)) for line in lines) / len(lines)

    return known(story.lines[at:end:2]) <= _STRANGE_HEAD and known(story.lines[at + 1 : end : 2]) <= _STRANGE_TEXT


FEWEST_ENTRIES = 6
"""Open lines, each above prose of its own, that make a running report with a head for each entry."""


def entries(story: Story, roles: Roles) -> None:
    """Many open lines in the short style of headlines, each above a paragraph, are the heads of a live report's entries and no captions."""
    heads = [at for at, verdict in enumerate(roles[:-1]) if verdict.role in ("caption", "heading", "related") and _heads_entry(story, at, verdict)]
    if len(heads) >= FEWEST_REGULAR and _regular(heads):
        for at in heads:
            if roles[at].role != "heading":
                assign(roles, at, "heading", "it stands in every second line, as heads do")
    if len(heads) >= FEWEST_ENTRIES and 4 * len(heads) >= len(story.prose):
        for at in heads:
            if roles[at].role == "caption":
                assign(roles, at, "heading", "one of many open lines above paragraphs of their own")


FEWEST_REGULAR = 5
"""Open lines at equal distances that make heads of them: pictures and links do not come in step with the paragraphs."""


def _regular(heads: list[int]) -> bool:
    """Say whether most of the lines follow the one before at the same distance."""
    steps = [second - first for first, second in pairwise(heads)]
    return max(steps.count(step) for step in set(steps)) >= 0.75 * len(steps)


def _heads_entry(story: Story, at: int, verdict: Verdict) -> bool:
    line = story.lines[at]
    short = len(line.words) <= 20 and not line.terminated
    return short and not verdict.credited and not verdict.labelled and not verdict.tells and story.lines[at + 1] in story.prose_set


def listings(story: Story, roles: Roles) -> None:
    """A headline beside the age or the writer of another story, or in a row of lines that drop what headlines drop, leads to that story."""
    stamped = {at for at, verdict in enumerate(roles) if (verdict.role == "other" and _STAMPED.intersection(verdict.because)) or verdict.role == "date"}
    begun = story.prose[0].number if story.prose else 0  # above the story stand its own writer and time
    for at, verdict in enumerate(roles):
        if at > begun and verdict.role == "caption" and _bare_headline(story, at, verdict) and not verdict.tells and not {at - 1, at + 1}.isdisjoint(stamped):
            assign(roles, at, "related", "the age or the writer of another story stands beside it")
    at = 0
    while at < len(roles):
        end = at
        while end < len(roles) and roles[end].role in ("caption", "related", "heading") and _bare_headline(story, end, roles[end]):
            end += 1
        if end - at >= FEWEST_POINTS and any(_REFERS_BACK.match(story.lines[each].text) for each in range(at + 1, end)):
            _points(story, roles, range(at, end))
            at = end
            continue
        short = sum(terse(story.lines[each]) or bool(_HEADLINE_MARKS.search(story.lines[each].text)) for each in range(at, end))
        named = sum(story.named(story.lines[each]) for each in range(at, end))
        bare = not any(DROPPED.search(story.lines[each].text) or len(story.lines[each].words) > 16 for each in range(at, end))
        if end - at >= 2 and bare and 2 * named <= end - at:
            short = end - at  # none of them has the small words of captions
        if end - at >= 2 and 2 * short >= end - at and (short >= 2 or any(roles[each].role == "related" for each in range(at, end))):
            for each in range(at, end):
                if roles[each].role in ("caption", "heading"):
                    assign(roles, each, "related", "in a row of headlines")
        at = max(end, at + 1)


FEWEST_POINTS = 3
"""Open lines in a row that may be a list which lost its bullets."""
_REFERS_BACK = re.compile(r"(?:It|They|He|She)\s")
"""Such a word takes up what the line above speaks of, so the two are one text; headlines each stand for themselves."""


def _points(story: Story, roles: Roles, run: range) -> None:
    """Give the lines of a list their role; a short first one without a verb is the head."""
    for at in run:
        line = story.lines[at]
        head = at == run[0] and len(line.words) <= CROSSHEAD and not line.finite
        assign(roles, at, "heading" if head else "item", "a line of the row takes up what the one above speaks of")


# "Harbour: a visual guide", "… for 'years to come'", "How the ferry sank", "Five things to know": a topic before a colon, words that somebody
# else said, an explainer's question word, a list's count.
_HEADLINE_MARKS = re.compile(
    r"^(?:[\w’'-]+ ){0,3}[\w’'-]+: \S|^(?:How|Why|What|Where|When) \w|"
    r"^(?:\d{1,2}|[A-Z][a-z]{2,5}) (?:things|ways|reasons|facts|tips|signs|times|photos|pictures)\b|(?<!\w)['‘][^'’]{3,40}['’](?!\w)"
)
_STAMPED = frozenset({"it says how long ago", "a person's name that the story does not know"})


_HEADLINE_LENGTH = 300  # characters


def _bare_headline(story: Story, at: int, verdict: Verdict) -> bool:
    line = story.lines[at]
    return (
        story.english
        and 4 <= len(line.words) <= 24
        and len(line.text) <= _HEADLINE_LENGTH
        and not line.terminated
        and "short quoted words alone" not in verdict.because
        and not figures(line)
        and not verdict.credited
        and not verdict.labelled
    )


_BUTTON = re.compile(r"(?:read|see|find out) more\W*$", re.IGNORECASE)


def links_above_their_button(story: Story, roles: Roles) -> None:
    """ "Read more" alone above a paragraph leads to what stands above it: an open headline there is a link."""
    for at in range(1, len(roles) - 1):
        line, verdict = story.lines[at - 1], roles[at - 1]
        opens = (not line.terminated or line.text.endswith("?")) and 4 <= len(line.words) <= HEADLINE and not verdict.credited
        if opens and _BUTTON.match(story.lines[at].text) and story.lines[at + 1] in story.prose_set and verdict.role in ("caption", "heading", "paragraph"):
            assign(roles, at - 1, "related", "a button that leads to it stands below")


_FULL_STORY = re.compile(r"read (?:the )?(?:full|whole) (?:article|story)\W*$", re.IGNORECASE)
_LONGEST_CARD = 6
"""Lines of a card of another story: its headline and its first paragraphs."""


def cards(story: Story, roles: Roles) -> None:
    """Where "Read the full story" comes again and again, the headline and the paragraphs right above each are of other stories."""
    buttons = [at for at, line in enumerate(story.lines) if _FULL_STORY.match(line.text)]
    for at in buttons if len(buttons) >= 2 else ():
        top = next((above for above in range(at - 1, max(-1, at - 1 - _LONGEST_CARD), -1) if roles[above].role not in ("paragraph", "quote")), None)
        if top is not None and roles[top].role in ("caption", "heading", "related", "label") and not story.lines[top].terminated:
            for each in range(top, at):
                assign(roles, each, "related", "a card of another story, with a button that leads to it")


FEWEST_AGES = 3
"""Ages, each two lines above a writer or a paragraph: cards of other stories have no paragraphs."""
_AGE_ALONE = re.compile(r"(?:\d+ (?:hr|hour|min|minute|day)s?,? ?){1,2} ago$")


def _entry(story: Story, roles: Roles, at: int) -> bool:
    return roles[at].role == "byline" or story.lines[at] in story.prose_set


def clocked_heads(story: Story, roles: Roles) -> None:
    """In a running report the open line below an entry's time is its head."""
    times = [at for at, verdict in enumerate(roles[:-1]) if any("a clock" in why for why in verdict.because)]
    ages = [at for at in range(len(roles) - 2) if _AGE_ALONE.match(story.lines[at].text) and _entry(story, roles, at + 2)]
    times += ages if len(ages) >= FEWEST_AGES else []
    for at in times if len(times) >= 2 else ():
        line, verdict = story.lines[at + 1], roles[at + 1]
        plain = verdict.role in ("caption", "related", "other", "paragraph", "label") and not verdict.credited and not verdict.labelled
        if plain and (not line.terminated or line.text.endswith("?")) and len(line.words) <= 25 and cues.furniture(line.text) is None:
            assign(roles, at + 1, "heading", "the time of an entry stands above it")
