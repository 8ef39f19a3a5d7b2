"""Roles that only the neighbours can tell: runs of links, a player's label, tables that lost their cells, letters, what stands above the story."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from a11y.readers import cues
from a11y.readers.lines import CLOSED, Line, Story
from a11y.readers.roles import Role, Verdict

Roles = list[Verdict]
Pass = Callable[[Story, Roles], None]


def settle(story: Story, roles: Roles) -> None:
    """Correct the roles in place by what stands around each line; the passes run in the order of `PASSES`."""
    for each in PASSES:
        each(story, roles)


def _set(roles: Roles, at: int, role: Role, why: str) -> None:
    roles[at] = replace(roles[at], role=role, because=(why, *roles[at].because), rival=None)


def _story_like(line: Line) -> bool:
    """A line that is surely story: whole sentences that end with a full stop or a closed quotation."""
    return (
        line.terminated
        and len(line.words) >= 8
        and not (line.text[-1] in "?!\"'’”" and (line.capitals >= 0.6 or (len(line.words) <= 20 and line.text[-2:-1] not in ".,")))
    )


_LOOSE: frozenset[Role] = frozenset({"paragraph", "heading", "caption", "related", "label", "quote", "item"})


def _links_after_announcement(story: Story, roles: Roles) -> None:
    """After "Trending news" the headlines that follow are links, until the story goes on."""
    for at, verdict in enumerate(roles):
        if verdict.role != "announcement":
            continue
        for after in range(at + 1, len(roles)):
            line = story.lines[after]
            if roles[after].role == "other" and len(line.words) == 1:
                continue  # a number of the list
            if roles[after].role not in _LOOSE or _story_like(line) or _sentence(line) or not 1 <= len(line.words) <= 30:
                break
            # An open line about the story's own people directly before the story goes on may be a caption; a second one is a list.
            if roles[after].role == "caption" and _credited(roles[after]):
                break
            if roles[after].role in ("paragraph", "caption", "heading") and after == at + 1 and _lone(story, after) and story.shared(line) >= 0.6:
                break
            _set(roles, after, "related", "in a run of links after their announcement")


def _sentence(line: Line) -> bool:
    return line.text.endswith(".") and line.capitals < 0.75 and len(line.words) >= 4


def _lone(story: Story, at: int) -> bool:
    following = story.lines[at + 1] if at + 1 < len(story.lines) else None
    return following is not None and _story_like(following)


def _links_at_the_end(story: Story, roles: Roles) -> None:
    """After the last paragraph, two and more open headlines in a row are links to other stories."""
    last = max((line.number for line in story.prose if roles[line.number].role in ("paragraph", "quote")), default=-1)
    loose = [at for at in range(last + 1, len(roles)) if _loose_end(story, roles, at)]
    sure = any(roles[at].role == "related" for at in loose)
    if last >= 0 and len(loose) >= 2:
        for at in loose:
            if sure or (story.english and story.shared(story.lines[at]) < 0.6):
                _set(roles, at, "related", "in a run of headlines after the story")


def _loose_end(story: Story, roles: Roles, at: int) -> bool:
    line, verdict = story.lines[at], roles[at]
    if verdict.role not in _LOOSE - {"item", "quote"} or _tells(verdict) or _credited(verdict) or "numbered like its fellows" in verdict.because:
        return False
    return _like_a_headline(line) and 3 * sum(word[0].isdigit() for word in line.words) < len(line.words)


def _tells(verdict: Verdict) -> bool:
    """Say whether a line has the articles and auxiliaries that headlines drop, and a name of the story: a caption below the last paragraph."""
    return verdict.role == "caption" and sum("headlines drop" in why or "name of the story" in why for why in verdict.because) >= 2


def _like_a_headline(line: Line) -> bool:
    return 4 <= len(line.words) <= 30 and (not line.text.endswith((".", ":")) or line.capitals >= 0.75)


def _player_labels(story: Story, roles: Roles) -> None:
    """The open line right after a player names its video; a sentence on what it shows, before the story starts, is its caption."""
    for at, verdict in enumerate(roles[:-1]):
        if verdict.role != "video" or _points_elsewhere(story.lines[at]) or cues.CLOSED_OVERLAY.match(story.lines[at].text):
            continue
        line, after = story.lines[at + 1], roles[at + 1]
        open_line = not line.terminated or (line.text[-1] in "?!\"'”’:" and len(line.words) <= 16)
        if (
            after.role in ("caption", "heading", "related", "label", "paragraph")
            and open_line
            and 3 <= len(line.words) <= 24
            and not (after.role in ("heading", "paragraph") and line.text.endswith("?"))
            and not _credited(after)
            and not _labelled(after)
        ):
            _set(roles, at + 1, "label", "it names the player before it")
    for at in range(2, len(roles)):
        line = story.lines[at]
        told = any(roles[before].role == "paragraph" and not story.lines[before].jammed for before in range(at))
        labelled = roles[at - 1].role == "label" and roles[at - 2].role == "video"
        tells = len(line.words) <= 30 and not re.search(r"\b(?:said|was|were|had)\b", line.text) and bool(_PRESENT.search(line.text))
        if labelled and tells and not told and roles[at].role in ("paragraph", "caption") and story.shared(line) >= 0.5:
            _set(roles, at, "label", "it says what the video before it shows")


# "Founder Ann Lee discusses …": a name and a verb in the present, near the start.
_PRESENT = re.compile(r"^(?:\S+ ){0,7}?(?:[A-Z]\S+|[Ww]ho) [a-z]{3,}s\b")


def _captions_by_buttons(story: Story, roles: Roles) -> None:
    """The line right above "Hide caption" is the caption that the button hides."""
    for at in range(1, len(roles)):
        if _HIDES.match(story.lines[at].text) and roles[at - 1].role in ("paragraph", "heading", "related", "label") and len(story.lines[at - 1].words) <= 60:
            _set(roles, at - 1, "caption", "a button that hides it stands below")


_HIDES = re.compile(r"(?:hide|toggle) caption\b", re.IGNORECASE)


def _credited(verdict: Verdict) -> bool:
    return any("credit" in why or "picture" in why or "bracket" in why or "caption" in why for why in verdict.because)


def _labelled(verdict: Verdict) -> bool:
    return any("read on" in why for why in verdict.because)


def _points_elsewhere(line: Line) -> bool:
    return bool(re.match(r"scroll\b", line.text, re.IGNORECASE))


def _lost_tables(story: Story, roles: Roles) -> None:
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
                _set(roles, each, "other", "a cell of a table that lost its shape")
        at = max(end, at + 1)


def _cell(line: Line) -> bool:
    return len(line.text.split()) <= 4 and (not line.terminated or line.shouted)


_WORDY: frozenset[Role] = frozenset({"other", "heading", "paragraph"})


def _lone_words(story: Story, roles: Roles) -> None:
    """One to three words in a row of such lines, beside a button, are buttons or topics too."""
    at = 0
    while at < len(roles):
        end = at
        while (
            end < len(roles) and len(story.lines[end].words) <= 3 and not story.lines[end].terminated and roles[end].role in ("other", "heading", "paragraph")
        ):
            end += 1
        if end - at >= 3 and any(roles[each].role == "other" for each in range(at, end)):
            for each in range(at, end):
                if roles[each].role in ("heading", "paragraph"):
                    _set(roles, each, "other", "a word or two in a row of buttons and topics")
        at = max(end, at + 1)


_DEAR = re.compile(r"(?:Dear|Dearest|To whom it may concern)\b.{0,40}[:,—–-]$")


def _letters(story: Story, roles: Roles) -> None:
    """From "Dear …" to the signature a letter is quoted: its short lines are no crossheads."""
    for at, line in enumerate(story.lines):
        if not _DEAR.match(line.text):
            continue
        after = at
        while after < len(roles) and roles[after].role in _LOOSE | {"byline"} and after - at <= 12:
            short = len(story.lines[after].words) <= 6 and after > at
            if (
                short
                and after + 1 < len(roles)
                and not re.match(r"P\.? ?S\b|x+$", story.lines[after + 1].text)
                and len(story.lines[after + 1].words) > 6
                and not story.lines[after].terminated
            ):
                _set(roles, after, "quote", "the signature of a letter")
                break
            _set(roles, after, "quote", "a line of a letter")
            if re.match(r"P\.? ?S\b", story.lines[after].text):
                break
            after += 1


def _unmarked_lists(story: Story, roles: Roles) -> None:
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
                _set(roles, each, "item", "one of a row of open lines")
        at = max(end, at + 1)


def _listable(line: Line, verdict: Verdict) -> bool:
    fits = verdict.role in ("caption", "heading", "paragraph", "related") and not line.terminated and 2 <= len(line.words) <= 30
    return fits and not _credited(verdict) and not _labelled(verdict)


FEWEST_ENTRIES = 6
"""Open lines, each above prose of its own, that make a running report with a head for each entry."""


def _entries(story: Story, roles: Roles) -> None:
    """Many open lines in the short style of headlines, each above a paragraph, are the heads of a live report's entries and no captions."""
    heads = [at for at, verdict in enumerate(roles[:-1]) if verdict.role in ("caption", "heading", "related") and _heads_entry(story, at, verdict)]
    if len(heads) >= FEWEST_ENTRIES and 4 * len(heads) >= len(story.prose):
        for at in heads:
            if roles[at].role == "caption":
                _set(roles, at, "heading", "one of many open lines above paragraphs of their own")


def _heads_entry(story: Story, at: int, verdict: Verdict) -> bool:
    line = story.lines[at]
    short = len(line.words) <= 20 and not line.terminated
    return short and not _credited(verdict) and not _labelled(verdict) and not _tells(verdict) and story.lines[at + 1] in story.prose_set


def _listings(story: Story, roles: Roles) -> None:
    """A headline beside the age or the writer of another story, or in a row of lines that drop what headlines drop, leads to that story."""
    stamped = {at for at, verdict in enumerate(roles) if verdict.role == "other" and _STAMPED.intersection(verdict.because)}
    for at, verdict in enumerate(roles):
        if verdict.role == "caption" and _bare_headline(story, at, verdict) and not {at - 1, at + 1}.isdisjoint(stamped):
            _set(roles, at, "related", "the age or the writer of another story stands beside it")
    at = 0
    while at < len(roles):
        end = at
        while end < len(roles) and roles[end].role in ("caption", "related") and _bare_headline(story, end, roles[end]):
            end += 1
        terse = sum(_terse(story.lines[each]) for each in range(at, end))
        if end - at >= 2 and 2 * terse >= end - at and (terse >= 2 or any(roles[each].role == "related" for each in range(at, end))):
            for each in range(at, end):
                if roles[each].role == "caption":
                    _set(roles, each, "related", "in a row of headlines")
        at = max(end, at + 1)


_STAMPED = frozenset({"it says how long ago", "a person's name that the story does not know"})
_DROPPED = re.compile(r"\b(?:the|a|an|his|her|their|its|is|are|was|were|has|have|had|been)\b", re.IGNORECASE)


_HEADLINE_LENGTH = 300  # characters


def _bare_headline(story: Story, at: int, verdict: Verdict) -> bool:
    line = story.lines[at]
    return (
        story.english
        and 4 <= len(line.words) <= 24
        and len(line.text) <= _HEADLINE_LENGTH
        and not line.terminated
        and not _credited(verdict)
        and not _labelled(verdict)
    )


def _terse(line: Line) -> bool:
    """A line that drops the articles and auxiliaries that captions keep, with a verb or a scrap of quotation as headlines have."""
    return not _DROPPED.search(line.text) and bool(line.finite or re.search(r"\b\w{3,}s\b.*\b\w{3,}|['‘].{3,40}['’](?!\w)", line.text[len(line.words[0]) :]))


def _lone_items(story: Story, roles: Roles) -> None:
    """A single line with a dash or bullet is no list: a dash may open speech."""
    for at, verdict in enumerate(roles):
        if verdict.role != "item":
            continue
        beside = [roles[near].role for near in (at - 1, at + 1) if 0 <= near < len(roles)]
        if "item" in beside:
            continue
        line = story.lines[at]
        linked = any(0 <= near < len(roles) and roles[near].role in ("related", "announcement") for near in (at - 1, at + 1))
        _set(roles, at, "related" if linked and not line.terminated else "paragraph", "one bullet alone")


def _numbered_lists(story: Story, roles: Roles) -> None:
    """Numbered lines with nothing between them are a list, with paragraphs between them crossheads."""
    numbered = [bool(re.match(r"\d{1,2}[.)]\s+\S", line.text)) and len(line.words) <= 40 for line in story.lines]
    for at in range(len(roles)):
        beside = (at > 0 and numbered[at - 1]) or (at + 1 < len(roles) and numbered[at + 1])
        if numbered[at] and beside and roles[at].role in ("heading", "paragraph", "caption", "related"):
            _set(roles, at, "item", "one of a run of numbered lines")


def _posts(story: Story, roles: Roles) -> None:
    """The line above the one that says whose post it was is the post."""
    for at in range(1, len(roles)):
        if cues.SIGNED_POST.match(story.lines[at].text) and roles[at].role == "quote" and roles[at - 1].role in _LOOSE:
            _set(roles, at - 1, "quote", "the line below says whose post it is")


def _clocked_heads(story: Story, roles: Roles) -> None:
    """In a running report the open line below an entry's time is its head."""
    times = [at for at, verdict in enumerate(roles[:-1]) if any("a clock" in why for why in verdict.because)]
    for at in times if len(times) >= 2 else ():
        line, verdict = story.lines[at + 1], roles[at + 1]
        plain = verdict.role in ("caption", "related", "other", "paragraph", "label") and not _credited(verdict) and not _labelled(verdict)
        if plain and not line.terminated and len(line.words) <= 25 and cues.furniture(line.text) is None:
            _set(roles, at + 1, "heading", "the time of an entry stands above it")


def _captions_above_credits(story: Story, roles: Roles) -> None:
    """A sentence in the present on what is to be seen, right above a line that is only a credit, is the picture's caption."""
    for at in range(len(roles) - 1):
        line = story.lines[at]
        one = roles[at].role in ("paragraph", "heading", "related") and 4 <= len(line.words) <= 40 and not line.quoted and not _labelled(roles[at])
        one = one and line.words[0].lower() not in CLOSED and not re.search(r"[.!?]\W* \w|[?’']ll\b|\?", line.text)
        if (
            one
            and roles[at + 1].role == "credit"
            and not _PAST.search(line.text)
            and (_SHOWS.search(line.text) or (not line.finite and _DOING.search(line.text)))
        ):
            _set(roles, at, "caption", "it says what is seen, and a credit stands below")


_SHOWS = re.compile(r"^(?:[A-Z]\S* )+(?:[a-z]\S* ){0,3}?(?:is|are|[a-z]{3,}s)\b")
_DOING = re.compile(r"^(?:\S+ ){1,6}?[a-z]{2,}ing\b")
_PAST = re.compile(r"\b(?:said|was|were|had|told|will|would|could|\w{3,}ed)\b")


PASSES: tuple[Pass, ...] = (
    _posts,
    _captions_above_credits,
    _captions_by_buttons,
    _links_after_announcement,
    _player_labels,
    _lost_tables,
    _lone_words,
    _letters,
    _numbered_lists,
    _unmarked_lists,
    _listings,
    _entries,
    _clocked_heads,
    _lone_items,
    _links_at_the_end,
)
