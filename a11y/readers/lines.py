"""The lines of a scraped text, with the shape of each and what the whole text knows about its words."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from a11y.readers.cues import CAPTION_LABEL, NUMBERED, PICTURE_LABEL, RELATED_LABEL, VIDEO_LABEL, words
from a11y.readers.decode import characters

CLOSED = words("closed")
"""Words that carry no topic, and are capitalised only where a sentence starts."""
FINITE = words("finite")
"""Words that are finite verbs wherever they stand."""
_SPEAKER = re.compile(r"([A-Z][\w.'’-]*(?: [\w.'’-]+){0,2}): ?\S")
_SPOKEN = re.compile(r"[“\"‘]([^”\"]{8,})(?:[”\"]|$)")
_INNER = re.compile(r"(?<=[\w,] )([^\W_]+(?:['’\-.&][^\W_]+)*)")
_COMPARABLE = 2_000  # lines; comparing each with each beyond this would take seconds
_TAIL = 200  # characters at a line's end that tell whether it ends as a sentence
_WORD = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
_KICKER = re.compile(r"(?:[\w'’-]+ ){0,4}[\w'’-]+[?!] (?=[A-Z])")
_TERMINAL = re.compile(r"[.!?…:] ?[\"'’”“»)\]]*$|[.!?…][\"'’”]?\s*\([^()]*\)$|\bhttps?://\S+$|\w@\w[\w.-]+\w$")
_OPENERS = "\"“‘'«"
_CLOSERS = "\"”’'»"


@dataclass(frozen=True)
class Line:
    """One line of the text: its number among the lines with words (from 0), as it came, and with white space folded."""

    number: int
    raw: str
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, without punctuation."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def inner(self) -> tuple[str, ...]:
        """The words that follow another word or a comma: where a capital means a name."""
        return tuple(found.group(1) for found in _INNER.finditer(self.text))

    @cached_property
    def jammed(self) -> bool:
        """Whether it is a first line that a machine's record opens: its sentences are headline and standfirst."""
        return self.number == 0 and bool(re.match(r"\s*(?:date\s+)?\d{4}-\d{2}-\d{2}\s", self.text))

    @cached_property
    def terminated(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_TERMINAL.search(self.text[-_TAIL:]))

    @cached_property
    def quoted(self) -> bool:
        """Whether it opens with a quotation mark."""
        return self.text[:1] in _OPENERS

    @cached_property
    def closes_quote(self) -> bool:
        """Whether it ends with a quotation mark."""
        return self.text[-1:] in _CLOSERS

    @cached_property
    def kicked_off(self) -> str:
        """The text without the few words and the sign that tabloids open captions with ("What now? The captain looks …")."""
        found = _KICKER.match(self.text)
        return self.text[found.end() :] if found and not self.terminated else self.text

    @cached_property
    def capitals(self) -> float:
        """The share of words of four letters and more that start with a capital, the first word aside: about 0.1 in prose, 0.9 in Title Case."""
        long = [word for word in self.words[1:] if len(word) >= 4 and word[0].isalpha()]
        return sum(word[0].isupper() for word in long) / len(long) if long else 0.0

    @cached_property
    def shouted(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.upper() == self.text and sum(map(str.isupper, self.text)) >= 3

    @cached_property
    def finite(self) -> bool:
        """Whether a word looks like a finite verb: an auxiliary, a common irregular past, or a lower-case word in -ed that is no first word."""
        lowered = [word.lower().replace("’", "'") for word in self.words]
        if any(word in FINITE for word in lowered):
            return True
        return any(word.endswith("ed") and not word.endswith("eed") and len(word) >= 4 and word.islower() for word in self.words[1:])

    @cached_property
    def content(self) -> frozenset[str]:
        """The topic words, lower-cased, without possessive and plural endings."""
        return frozenset(stem(word) for word in self.words if word.lower() not in CLOSED and len(word) > 2)


def stem(word: str) -> str:
    """Return a word lower-cased without possessive or plural ending, enough to see that two lines speak of the same thing.

    >>> stem("Rose's"), stem("winners")
    ('rose', 'winner')
    """
    lowered = re.sub(r"['’]s?$", "", word.lower())
    return lowered[:-1] if lowered.endswith("s") and not lowered.endswith("ss") and len(lowered) > 3 else lowered


class Story:
    """All lines of one text, and what they say together: which words are names, which line repeats another, how its paragraphs end."""

    def __init__(self, lines: Sequence[Line], *, english: bool = True) -> None:
        self.lines = tuple(lines)
        # Capitals and small words tell headlines in English only.
        self.english = english
        # Long terminated lines are surely story: they tell how the rest should be read.
        self.prose = tuple(line for line in self.lines if line.terminated and len(line.words) >= 8 and not line.jammed)
        self.prose_set = frozenset(self.prose)
        # Beside a line, shorter sentences count as story too.
        self.sentences = frozenset(line for line in self.lines if line.terminated and len(line.words) >= 4 and not line.jammed)
        self.numbered = sum(bool(NUMBERED.match(line.text)) for line in self.lines)
        self.lower = frozenset(word for line in self.prose for word in line.words if word[0].islower())
        inner = [word for line in self.prose for word in line.inner]
        self.names = frozenset(stem(word) for word in inner if word[0].isupper() and word.lower() not in self.lower and word.lower() not in CLOSED)
        self.openings = frozenset(tuple(line.words[:2]) for line in self.lines if line.terminated and len(line.words) >= 4 and not line.jammed)
        self.pairs = frozenset(pair for line in self.prose for pair in pairwise(line.words))
        self.spread = Counter(word for line in self.prose for word in line.content)
        # Padded with spaces, so that whole words are compared.
        self._texts = [f" {' '.join(line.words).lower()} " for line in self.lines]
        self._same = Counter(self._texts)

    @cached_property
    def ends_sentences(self) -> bool:
        """Whether this text ends its sentences, so that an open end means something; captions may leave up to half of the longer lines open."""
        long = [line for line in self.lines if len(line.words) >= 8]
        return bool(long) and sum(line.terminated for line in long) >= 0.35 * len(long)

    def title_case(self, line: Line) -> bool:
        """Return whether an English line is in Title Case, the story's names aside."""
        long = [word for word in line.words[1:] if len(word) >= 4 and word[0].isalpha() and stem(word) not in self.names]
        return self.english and len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The labels that stand before two lines and more, as in an interview ("Q:", "Ms Hill:"); what somebody says ends as sentences do."""
        return frozenset(label for label, lines in self._labelled.items() if 2 * sum(line.terminated for line in lines) >= len(lines) >= 2)

    @cached_property
    def kickers(self) -> frozenset[str]:
        """The labels that stand before two different lines and more, none of which ends as a sentence does ("Ferry sinks: The crew on deck")."""
        found = ((label, {line.text for line in lines}) for label, lines in self._labelled.items() if not any(line.terminated for line in lines))
        return frozenset(label for label, texts in found if len(texts) >= 2)

    @cached_property
    def _labelled(self) -> dict[str, list[Line]]:
        lines: dict[str, list[Line]] = {}
        for line in self.lines:
            if (found := _SPEAKER.match(line.text)) and not _page_label(line.text) and not found.group(1).isupper():
                lines.setdefault(found.group(1), []).append(line)
        return lines

    @cached_property
    def spoken_words(self) -> tuple[tuple[int, str], ...]:
        """What stands between quotation marks in each paragraph, small-lettered, with the line's number."""
        found = ((line.number, " ".join(_SPOKEN.findall(line.text)).lower()) for line in self.prose)
        return tuple((number, words) for number, words in found if words)

    def spoken(self, line: Line) -> bool:
        """Return whether a repeated speaker's label opens the line."""
        found = _SPEAKER.match(line.text)
        return found is not None and not _page_label(line.text) and (found.group(1) in self.speakers or found.group(1) in ("Q", "A"))

    def kicked(self, line: Line) -> bool:
        """Return whether a repeated label opens the line that never stands before a sentence."""
        found = _SPEAKER.match(line.text)
        return found is not None and found.group(1) in self.kickers

    def around(self, line: Line, step: int) -> Line | None:
        """Return the line `step` lines on, or None beyond the ends."""
        at = line.number + step
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def shared(self, line: Line) -> float:
        """Return the share of the line's topic words that other lines of the story use: links that come twice prove nothing."""
        own = line in self.prose_set
        return sum(self.spread[word] > own for word in line.content) / len(line.content) if line.content else 0.0

    def named(self, line: Line) -> bool:
        """Return whether the line holds a name of the story."""
        return any(word[0].isupper() and stem(word) in self.names for word in line.words)

    def told_before(self, line: Line) -> frozenset[str]:
        """Return the names that the story's paragraphs above a line hold."""
        above = (word for other in self.sentences if other.number < line.number for word in other.words)
        return frozenset(stem(word) for word in above if word[0].isupper())

    def again(self, line: Line) -> bool:
        """Return whether another line says these very words, few and open: a story's own short lines stand in it once."""
        return 1 <= len(line.words) <= 6 and not line.terminated and self._same[self._texts[line.number]] > 1

    def said_again(self, line: Line) -> bool:
        """Return whether a line further down says these very words: one right below is a picture's text and its caption."""
        own = self._texts[line.number]
        return self._same[own] > 1 and own in self._texts[line.number + 3 :]

    def repeated(self, line: Line) -> bool:
        """Return whether another, longer line holds these very words."""
        own = self._texts[line.number]
        return (
            len(self.lines) <= _COMPARABLE
            and len(line.words) >= 5
            and any(own in other and len(other) > len(own) + 20 for at, other in enumerate(self._texts) if at != line.number)
        )


def _page_label(text: str) -> bool:
    """Say whether a label that pages put before links, videos and pictures opens the line."""
    return any(label.match(text) for label in (RELATED_LABEL, VIDEO_LABEL, PICTURE_LABEL, CAPTION_LABEL))


_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")  # soft hyphens and their kin part words that are one


# "Image caption," on a line of its own, as some pages copy: the label belongs to the next line.
_LABEL_ALONE = re.compile(r"((?:image|media|photo|picture) (?:caption|source|copyright)),?", re.IGNORECASE)


def split(text: str) -> tuple[Line, ...]:
    """Return the lines that hold words or signs; text wrapped at a fixed width is joined to whole paragraphs first."""
    raws = _BREAK.split(_CONTROLS.sub("", text))
    folded = [(raw, " ".join(_INVISIBLE.sub("", characters(raw)).split())) for raw in raws]
    groups: list[list[tuple[str, str]]] = [[]]
    for raw, line in folded:
        if line:
            groups[-1].append((raw, line))
        elif groups[-1]:
            groups.append([])
    if _wrapped(groups):
        found = [("\n".join(raw for raw, _ in group), " ".join(line for _, line in group)) for group in groups if group]
    else:
        found = [pair for group in groups for pair in group]
    joined: list[tuple[str, str]] = []
    for raw, line in found:
        label = _LABEL_ALONE.fullmatch(joined[-1][1]) if joined else None
        if label:
            joined[-1] = (f"{joined[-1][0]}\n{raw}", f"{label[1]}, {line}")
        else:
            joined.append((raw, line))
    return tuple(Line(number, raw, line) for number, (raw, line) in enumerate(joined))


def _wrapped(groups: Sequence[Sequence[tuple[str, str]]]) -> bool:
    """Return whether lines were broken at a fixed width: short lines, most of which are carried on by a lower-case word."""
    pairs = [(first, second) for group in groups for (_, first), (_, second) in itertools.pairwise(group)]
    widest = max((len(line) for group in groups for _, line in group), default=0)
    # 100 columns is the widest that mail and text tools wrap at by custom (RFC 3676 advises 78, 998 is only the hard limit).
    carried = sum(second[0].islower() for _, second in pairs)
    return len(pairs) >= 3 and widest <= 100 and carried >= 0.4 * len(pairs)
