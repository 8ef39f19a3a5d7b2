"""A text's first line that holds several things at once: the word "date", a date, the title and the standfirst, jammed together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from a11y.readers.cues import words
from a11y.readers.dates import leading
from a11y.readers.lines import CLOSED, FINITE, Line, Story, stem
from a11y.readers.quotations import left_open


@dataclass(frozen=True)
class Head:
    """What a first line held: its date (ISO 8601), title and standfirst; `doubt` says why the cut between the two is unsure."""

    published: str | None
    title: str
    standfirst: str | None
    doubt: str | None = None


def unjam(line: Line, story: Story) -> Head | None:
    """Return the parts of a first line that starts with a date, or None when it does not."""
    found = leading(line.text)
    if found is None or not found.rest:
        return None
    title, standfirst, doubt = cut(found.rest, story)
    return Head(found.date or None, title, standfirst, doubt)


# A headline of fewer than three words is rare, of fewer than five unusual, and one of more than thirty is none: the bounds of a cut.
_SHORTEST, _USUAL, _LONGEST = 3, 5, 30
_SURE, _POSSIBLE, _FAINT, _NEARLY = 3.0, 1.7, 0.7, 0.5


def cut(text: str, story: Story) -> tuple[str, str | None, str | None]:
    """Return title, standfirst (None when there is none) and the reason for doubt (None when there is none)."""
    words = text.split()
    again = _said_again(text, story)
    if again is not None:
        return text[:again].rstrip(), text[again:], None
    scored = [(_evidence(words, at, story), -at) for at in range(_SHORTEST, min(len(words) - 2, _LONGEST) + 1)]
    best, place = max(scored, default=(0.0, 0))
    # No headline has so many words: somewhere in them it ends.
    if best < (_POSSIBLE if len(words) <= _LONGEST else _FAINT):
        return text, None, None
    at = -place
    if words[at - 1][-1] in ".?!":
        # A standfirst may hold several sentences: of cuts that are about as good, the first is where it starts.
        at = min((-other for score, other in scored if score >= max(best - _NEARLY, _SURE)), default=at)
    doubt = None if best >= _SURE else f"the title may go on after “{words[at - 1]}”"
    return " ".join(words[:at]), " ".join(words[at:]), doubt


def _said_again(text: str, story: Story) -> int | None:
    """Return where the standfirst starts when another line near the top says it, or the title, again."""
    for line in story.lines[1:_NEAR_TOP]:
        if len(line.words) < _USUAL:
            continue
        if text.endswith(f" {line.text}") and len(text.split()) - len(line.text.split()) >= _SHORTEST:
            return len(text) - len(line.text)
        if text.startswith(f"{line.text} ") and len(text.split()) - len(line.text.split()) >= _USUAL:
            return len(line.text) + 1
    return None


_NEAR_TOP = 8
"""Lines among which a page writes its title and standfirst again."""
_STRIP = "\"“”‘’'«»()[].,:;!?…–—-"
_STARTERS = words("starters")
NUMBERS = words("numbers")
_UNENDING = words("unending")
_ENDING = frozenset({"all", "more", "most", "one", "two", "three", "this", "that", "these", "those", "by", "for", "with", "to", "at", "some", "any", "many"})
"""Those among the unending words that may end a headline in Title Case, where only their capital tells them from the others: "The Best of All"."""


def _evidence(words: list[str], at: int, story: Story) -> float:
    """Return how strongly the words say that a new sentence starts at word `at`."""
    before, after = words[at - 1], words[at]
    bare_before, bare = before.strip(_STRIP), after.strip(_STRIP)
    if not bare or not (bare[0].isupper() or bare[0].isdigit()):
        return 0.0
    ended = before[-1] in ".?!…" or (before[-1] in "\"”’'" and len(before) > 1 and before[-2] in ".?!")
    ends_title = before[0].isupper() and bare_before.lower() in _ENDING and _title_case(words[:at])
    unending = bare_before.lower() in _UNENDING and not ended and not ends_title and before[-1] not in '”"'
    unending = unending or (bare_before.rstrip(".") in _TITLES and not ended and bare[0].isupper())
    if before.rstrip(_QUOTES).endswith(_GOING_ON) or before in ("-", "–", "—", "&", "|") or unending or bare in _CALENDAR:
        # A headline does not stop at a comma, a colon, a dash or a preposition, nor before the day that it names.
        return 0.0
    if (bare_before, bare) in story.pairs and bare_before[:1].isupper() and bare[0].isupper():
        return 0.0  # two words of one name
    if _within_quotation(words, at) or (left_open(" ".join(words[:at])) is not None and any(word.rstrip(".,!?")[-1:] == "”" for word in words[at:])):
        return 0.0
    score = 0.0
    if ended:
        # Headlines end in question and exclamation marks, not in full stops: that is one sentence of two.
        score += 2.0 if "?" in before[-2:] or "!" in before[-2:] else -2.0
    starts = _sentence_start(words, at, bare, story)
    score += starts
    if words[at : at + 3] == words[:3] and _title_case(words[:at]):
        score += 4.0  # the standfirst begins with the very words that the title begins with
    if words[at - 2] == "to" and before.islower() and before.isalpha():
        score -= 2.5  # "to oversee …": whom or what follows
    if bare_before in _GOVERNING and not ended:
        score -= 1.0 if bare_before in _PARTICLES else 2.0  # a headline may end in "over", but mostly what such words govern follows
    head, tail = words[:at], words[at:]
    tail_capitals, head_capitals = _capitals(tail[1:]), _capitals(head[1:])
    if head_capitals - tail_capitals > 0.4:
        score += 1.0  # Title Case turns to sentence case here
    if _title_case(head):
        goes_on = _case_after(tail[1:], story)
        score += goes_on if starts >= 1.0 or goes_on < 0 else 0.0
    elif bare.isupper() and len(bare) > 3 and tail[1:2] and tail[1].strip(_STRIP).isupper() and head_capitals < 0.6:
        score += 2.5  # a label in capitals opens the standfirst
    if starts >= 0 and _taken_up(words, at):
        score += 2.0
    if words[-1][-1] in ".!?…" or (words[-1][-1] in "\"”’'" and words[-1][-2:-1] in (".", "!", "?")):
        score += 0.5  # the last part ends as a sentence ends, so something in it is a sentence
    if Line(0, "", " ".join(tail)).finite:
        score += 0.75  # what follows is a sentence, as a standfirst mostly is
    elif tail_capitals >= 0.6:
        score -= 1.5  # what follows is a name or a work's title
    if at < _USUAL:
        score -= 1.0
    if not (Line(0, "", " ".join(tail)).finite or _verb_follows(words, at) or words[-1][-1] in ".!?"):
        score -= 0.75  # no verb follows: no sentence
    if (bare_before, bare) in story.pairs:
        score -= 2.5  # the story writes these two words together, as they stand
    if 5 <= at <= 16:
        score += 0.5  # where nearly all headlines end
    if len(tail) < 4:
        score -= 1.5
    # A headline and its standfirst tell one story: the second takes up a name or topic of the first.
    shared = {stem(word.strip(_STRIP)) for word in head if len(word) > 3} & {stem(word.strip(_STRIP)) for word in tail if len(word) > 3}
    score += 0.5 * bool(shared)
    return score


def _within_quotation(words: list[str], at: int) -> bool:
    """Say whether a quotation in single marks of a few words, opened before `at`, closes after it: "'Clear | Message'"."""
    opened = next((each for each in range(at - 1, max(-1, at - _QUOTED), -1) if words[each][0] in "'‘" or words[each].rstrip(".,!?")[-1:] in _QUOTES), None)
    if opened is None or words[opened][0] not in "'‘" or words[opened].rstrip(".,!?;:")[-1:] in ("'", "’"):
        return False
    return any(word.rstrip(".,!?;:")[-1:] in ("'", "’") for word in words[at : at + _QUOTED] if word[0] not in "'‘")


_QUOTES = "\"'”’"
_GOING_ON = (",", ":", ";", "-", "–", "—", "&", "(")
_QUOTED = 8
"""Words of a scrap of quotation in a headline at most."""


def _sentence_start(words: list[str], at: int, bare: str, story: Story) -> float:
    lowered = bare.lower()
    following = words[at + 1].strip(_STRIP) if at + 1 < len(words) else ""
    if lowered in _STARTERS and bare[0].isupper() and not bare.isupper() | (bare == "A"):
        # "The Strictly …": in a Title Case headline such words are capitals too, unless the words after them are small.
        if _title_case(words[:at]) and following[:1].isupper():
            return 0.5 if _capitals(words[at + 1 :]) < 0.6 and lowered not in _JOINING else -1.0
        if following[:1].isupper() and words[at - 1].strip(_STRIP).lower() in ("called", "named", "titled", "entitled", "in", "of", "for"):
            return 0.0  # a work's title
        return 2.5
    if bare in ("A", "I"):
        return 2.5 if following[:1].islower() else 0.5
    if not bare[0].isupper():
        return 0.0
    if (bare, following) in story.openings and _verb_follows(words, at + 1):
        return 2.0  # a paragraph of the story starts with these two words, and a verb follows them
    if _title_case(words[:at]) and (following[:1].isupper() or not following):
        return -1.0  # the Title Case goes on
    if _title_case(words[:at]) and following.lower() in CLOSED and words[at + 2 : at + 3] and words[at + 2][:1].isupper():
        return 0.0  # "Birth in Gaza": the Title Case goes on behind a small word
    if _title_case(words[:at]) and at >= _USUAL and stem(bare) not in story.names and following[:1].islower() and not bare.isupper():
        return 0.75 if lowered in CLOSED - _STARTERS else 1.5  # after Title Case, a capital before small letters
    if stem(bare) in story.names:
        if (words[at - 1].strip(_STRIP), bare) not in story.pairs and stem(words[at - 1].strip(_STRIP)) in story.names and (bare, following) in story.pairs:
            return 1.5  # two names side by side that the story never writes so, the second of which goes on
        # A name may stand anywhere; after a small word and before a small word it can start a sentence.
        previous = words[at - 1]
        if not _verb_follows(words, at) or previous in FINITE:
            return 0.0
        # "… she began in 1946 Elsie Tanner left …": after a number or a small noun a name with a verb opens a sentence.
        return 2.0 if previous[:1].isdigit() else 1.0 if previous[:1].islower() and not previous.endswith(("s", "ed", "ing")) else 0.0
    if bare.isupper() and len(bare) > 1:
        return 1.0 if words[at - 1][:1].islower() and _verb_follows(words, at) else 0.3  # an abbreviation may stand anywhere
    if words[at - 1][:1].isupper() and stem(words[at - 1].strip(_STRIP)) not in story.names and not words[at - 1].isupper():
        return 0.0  # within a run of capitals: a name or a work's title
    if lowered in story.lower or lowered in NUMBERS:
        return 2.5  # the story writes this word small: here it starts a sentence
    # A capital between small words that is no name of the story: a name would most likely be one.
    alone = words[at - 1][:1].islower() and following[:1].islower()
    return 1.5 if alone and not words[at - 1].endswith(("ed", "ing")) else 0.5


def _taken_up(words: list[str], at: int) -> bool:
    """Say whether a name of the headline stands here again: a headline names nobody twice, so the standfirst takes the name up."""
    bare = words[at].strip(_STRIP)
    if not (bare[:1].isupper() and len(bare) > 2) or words[at - 1].endswith(("ed", "ing")) or words[at - 1].lower() in _STARTERS:
        return False
    names = {stem(word.strip(_STRIP)) for word in words[: at - 1] if word.strip(_STRIP)[:1].isupper()}
    return stem(bare) in names and stem(words[at - 1].strip(_STRIP)) not in names


_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "King", "Queen", "Prince", "Princess", "President", "Sen", "Rep", "Gov"}
)
"""Titles that stand before names (Quirk et al., 5.66)."""
_GOVERNING = frozenset({"in", "on", "at", "over", "under", "near", "after", "before", "about", "like", "off", "up", "through"})
_PARTICLES = frozenset({"on", "over", "off", "up", "through"})
_JOINING = frozenset({"after", "and", "as", "at", "but", "for", "if", "in", "on"})
"""Starters that Title Case writes large in the middle of a headline too."""
_CALENDAR = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def _case_after(following: list[str], story: Story) -> float:
    """Return what the next words say about a cut after Title Case: it goes on in capitals, or small letters have begun."""
    long = [word for word in (word.strip(_STRIP) for word in following) if len(word) >= 4 and word[0].isalpha() and stem(word) not in story.names][:3]
    if not long:
        return 0.0
    return (-2.0, -0.5, 0.5, 1.0)[sum(word[0].islower() for word in long)] if len(long) == 3 else 0.0


_SPEAKS = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|says?|said|\w{3,}(?:ed|es|s))$")


def _verb_follows(words: list[str], at: int) -> bool:
    """Return whether one of the next words looks like a verb with the word at `at` as its subject."""
    reach = 7 if words[at + 1 : at + 2] and words[at + 1] in _GOVERNING else 4  # "Voters in Western North Carolina are …"
    return any(_SPEAKS.match(word.strip(_STRIP)) for word in words[at + 1 : at + reach])


def _capitals(words: list[str]) -> float:
    long = [word for word in (word.strip(_STRIP) for word in words) if len(word) >= 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def _title_case(words: list[str]) -> bool:
    """Say whether words are in Title Case to their end."""
    return len(words) >= 3 and _capitals(words[1:]) >= 0.75 and _capitals(words[-6:]) >= 0.75
