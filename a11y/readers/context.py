"""Roles that only the neighbours can tell: a player's label, the caption above a credit, letters; and the order of all that looks around."""

from __future__ import annotations

import re
from collections.abc import Callable

from a11y.readers import cues, dress, house, lists, posts, rows, shapes, twice
from a11y.readers.lines import CLOSED, Line, Story
from a11y.readers.quotations import taken_up
from a11y.readers.roles import Roles, assign

Pass = Callable[[Story, Roles], None]


def settle(story: Story, roles: Roles) -> None:
    """Correct the roles in place by what stands around each line; the passes run in the order of `PASSES`."""
    for each in PASSES:
        each(story, roles)


def _player_labels(story: Story, roles: Roles) -> None:
    """The open line right after a player names its video; a sentence on what it shows, before the story starts, is its caption."""
    signed = next((at for at, verdict in enumerate(roles) if verdict.role in ("byline", "date")), len(roles))
    for at, verdict in enumerate(roles[:-1]):
        closes = signed <= at and _OVERLAY.match(story.lines[at].text) is not None
        if (verdict.role != "video" and not closes) or _points_elsewhere(story.lines[at]) or cues.CLOSED_OVERLAY.match(story.lines[at].text):
            continue
        line, after = story.lines[at + 1], roles[at + 1]
        open_line = not line.terminated or (line.text[-1] in "?!\"'”’:" and len(line.words) <= 16)
        if (
            (after.role in ("caption", "heading", "related", "label", "paragraph") or (after.role == "other" and _named_again(line, story)))
            and open_line
            and 3 <= len(line.words) <= 24
            and not (after.role in ("heading", "paragraph") and (line.text.endswith("?") or cues.NUMBERED.match(line.text)))
            and not (story.lines[at].text.endswith(":") and _headed(story, at + 1))
            and not after.credited
            and not after.labelled
        ):
            assign(roles, at + 1, "label", "it names the player before it")
    for at in range(1, len(roles)):
        line, soft = story.lines[at - 1], roles[at - 1].role in ("caption", "heading", "related") and not roles[at - 1].credited and not roles[at - 1].labelled
        starts = roles[at].role == "video" and (cues.LENGTH_STAMP.match(story.lines[at].text) or cues.PROGRESS.match(story.lines[at].text))
        if soft and starts and 3 <= len(line.words) <= 20 and not line.terminated:
            assign(roles, at - 1, "label", "it names the player after it")
    begun = next((at for at, verdict in enumerate(roles) if verdict.role == "paragraph" and not story.lines[at].jammed), len(roles))
    for at in range(2, min(begun + 1, len(roles))):
        line = story.lines[at]
        labelled = roles[at - 1].role == "label" and (roles[at - 2].role == "video" or _OVERLAY.match(story.lines[at - 2].text) is not None)
        tells = len(line.words) <= 30 and not re.search(r"\b(?:said|was|were|had)\b", line.text) and bool(_PRESENT.search(line.text))
        alike = len(line.content & story.lines[at - 1].content) >= 0.4 * len(line.content)
        if labelled and (tells or alike) and roles[at].role in ("paragraph", "caption") and (alike or story.shared(line) >= 0.5):
            assign(roles, at, "label", "it says what the video before it shows")


def _headed(story: Story, at: int) -> bool:
    """Say whether a line in Title Case stands right above a paragraph, as two and more others of the text do: "Watch:" was for what stood there."""
    alike = [line.number for line in story.lines[:-1] if story.title_case(line) and not line.terminated and story.lines[line.number + 1] in story.prose_set]
    return at in alike and len(alike) > FEWEST_ABOVE


def _named_again(line: Line, story: Story) -> bool:
    return story.again(line) and cues.furniture(line.text) is None and not cues.CREDIT_LABEL.search(line.text)


# A player that lies over the page has a button to close it: below the story's date or writer it is no menu's.
_OVERLAY = re.compile(r"close$", re.IGNORECASE)


# "Founder Ann Lee discusses …": a name and a verb in the present, near the start.
_PRESENT = re.compile(r"^(?:\S+ ){0,7}?(?:[A-Z]\S+|[Ww]ho) [a-z]{3,}s\b")


_LONG = 20
"""Words; a paragraph as long that is left open is rare, a picture's caption is not."""


def _long_captions(story: Story, roles: Roles) -> None:
    """A long line left open beside a caption is one too, though a sentence ends within it: galleries tell their story twice."""
    for at, verdict in enumerate(roles):
        line = story.lines[at]
        long = (
            verdict.role == "paragraph"
            and shapes.left_open(line, story)
            and len(line.words) >= _LONG
            and not line.quoted
            and not shapes.SPEAKS.match(line.text)
        )
        beside = sum(0 <= near < len(roles) and roles[near].role == "caption" and len(story.lines[near].words) >= _LONG // 2 for near in (at - 1, at + 1))
        told = story.named(line) and story.shared(line) >= (0.5 if beside == 1 else 0.34)
        if long and beside and told and not shapes.too_long(line) and not shapes.initialled(line):
            assign(roles, at, "caption", "left open as the picture's line beside it is")


_CONTROL = re.compile(r"(?:live|play|pause|mute|[\d% ]+%)$", re.IGNORECASE)


def _dialogs(story: Story, roles: Roles) -> None:
    """A word of a player's dialog beside a line of it belongs to it."""
    for order in (range(len(roles)), range(len(roles) - 1, -1, -1)):
        for at in order:
            line = story.lines[at]
            word = cues.setting(line.text) or _CONTROL.match(line.text) is not None
            beside = any(0 <= near < len(roles) and roles[near].role == "video" for near in (at - 1, at + 1))
            if word and beside and roles[at].role in ("heading", "paragraph", "related", "caption", "other"):
                assign(roles, at, "video", "a word of the player's dialog beside it")


def _captions_by_buttons(story: Story, roles: Roles) -> None:
    """The line right above "Hide caption" is the caption that the button hides."""
    for at in range(1, len(roles)):
        whole = _HIDES.fullmatch(story.lines[at].text) is not None or not story.lines[at - 1].terminated
        if (
            whole
            and _HIDES.match(story.lines[at].text)
            and roles[at - 1].role in ("paragraph", "heading", "related", "label")
            and len(story.lines[at - 1].words) <= 60
        ):
            assign(roles, at - 1, "caption", "a button that hides it stands below")


_HIDES = re.compile(r"(?:hide|toggle) caption\b", re.IGNORECASE)


def _points_elsewhere(line: Line) -> bool:
    return bool(re.match(r"scroll\b", line.text, re.IGNORECASE))


_DEAR = re.compile(r"(?:Dear|Dearest|To whom it may concern)\b.{0,40}[:,—–-]$")


def _letters(story: Story, roles: Roles) -> None:
    """From "Dear …" to the signature a letter is quoted: its short lines are no crossheads."""
    for at, line in enumerate(story.lines):
        if not _DEAR.match(line.text):
            continue
        after = at
        while after < len(roles) and roles[after].role in rows.LOOSE | {"byline"} and after - at <= 12:
            short = len(story.lines[after].words) <= 6 and after > at
            if (
                short
                and after + 1 < len(roles)
                and not re.match(r"P\.? ?S\b|x+$", story.lines[after + 1].text)
                and len(story.lines[after + 1].words) > 6
                and not story.lines[after].terminated
            ):
                assign(roles, after, "quote", "the signature of a letter")
                break
            assign(roles, after, "quote", "a line of a letter")
            if re.match(r"P\.? ?S\b", story.lines[after].text):
                break
            after += 1


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
        assign(roles, at, "related" if linked and not line.terminated else "paragraph", "one bullet alone")


def _within_quotations(story: Story, roles: Roles) -> None:
    """No crosshead parts a quotation that the next paragraph takes up: an open line there is a picture's caption."""
    for at in range(1, len(roles) - 1):
        before, line, after = story.lines[at - 1 : at + 2]
        soft = roles[at].role == "heading" and len(line.words) >= 3 and not line.terminated and not line.shouted
        if soft and "numbered like its fellows" not in roles[at].because and before in story.prose_set and taken_up(before.text, after.text) is not None:
            assign(roles, at, "caption", "it stands within a quotation")


def _captions_above_credits(story: Story, roles: Roles) -> None:
    """A sentence in the present on what is to be seen, right above a line that is only a credit, is the picture's caption."""
    for at in range(len(roles) - 1):
        line = story.lines[at]
        one = roles[at].role in ("paragraph", "heading", "related") and 4 <= len(line.words) <= 40 and not line.quoted and not roles[at].labelled
        one = one and line.words[0].lower() not in CLOSED and not shapes.SENTENCE.search(line.text) and not re.search(r"['’]ll\b|\?", line.text)
        seen = not shapes.PAST.search(line.text) and (shapes.SHOWS.search(line.text) or (not line.finite and _DOING.search(line.text)))
        if one and roles[at + 1].role == "credit" and (seen or (_ON_THE_DAY.search(line.text) and not shapes.REPLY.search(line.text))):
            assign(roles, at, "caption", "it says what is seen, and a credit stands below")


# "… at the harbour in Hull on Jan. 23.": where and on which day, at the end of the sentence, as agencies write captions.
_ON_THE_DAY = re.compile(r"\bon (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?(?:,? in (?:[A-Z][\w.'’-]*,? ?){1,4})?\.?$")


FEWEST_ABOVE = 2
"""Credits that stand above their captions, which show a house's habit."""


def _captions_below_credits(story: Story, roles: Roles) -> None:
    """Where credits stand above open lines and not below them, those lines are the captions of the pictures that the credits speak of."""
    signed = [at for at, verdict in enumerate(roles) if verdict.role == "credit"]
    below = [at + 1 for at in signed if at + 1 < len(roles) and _may_be_caption(story, roles, at + 1)]
    above = [at - 1 for at in signed if at > 0 and (roles[at - 1].role == "caption" or _may_be_caption(story, roles, at - 1))]
    for at in below if len(below) >= FEWEST_ABOVE and len(below) > len(above) else ():
        assign(roles, at, "caption", "the credit above it is its own")


def _may_be_caption(story: Story, roles: Roles, at: int) -> bool:
    line = story.lines[at]
    loose = roles[at].role in ("caption", "heading", "related", "label") and not roles[at].credited and not roles[at].labelled
    return loose and not line.terminated and 4 <= len(line.words) <= 45 and not story.title_case(line)


_DOING = re.compile(r"^(?:\S+ ){1,6}?[a-z]{2,}ing\b")


PASSES: tuple[Pass, ...] = (
    posts.above_their_writer,
    posts.broken_into_lines,
    twice.videos_with_their_length,
    twice.pictures_with_their_text,
    _captions_above_credits,
    _captions_below_credits,
    _captions_by_buttons,
    _long_captions,
    house.boxes_that_sell,
    _dialogs,
    rows.links_after_announcement,
    rows.links_above_the_story,
    _player_labels,
    lists.labelled_figures,
    lists.lost_tables,
    rows.lone_words,
    _letters,
    lists.numbered_lists,
    lists.lists_of_names,
    rows.links_above_their_button,
    rows.cards,
    rows.cards_below_the_story,
    lists.highlights,
    lists.marked_lists,
    lists.unmarked_lists,
    dress.labels_in_capitals,
    dress.kicked_links,
    lists.points_of_a_box,
    rows.listings,
    dress.kickers,
    house.heads_in_title_case,
    house.heads_above_credits,
    house.heads_among_credited_pictures,
    house.heads_without_pictures,
    dress.links_in_one_dress,
    dress.links_behind_arrows,
    house.heads_of_one_opening,
    house.heads_of_answers,
    house.heads_of_people,
    twice.captions_again,
    rows.entries,
    rows.clocked_heads,
    _lone_items,
    _within_quotations,
    rows.links_at_the_end,
    house.heads_of_opinions,
    house.above_the_story,
)
