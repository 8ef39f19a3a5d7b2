"""Sentences into timed cues at a quiet reading pace, one cue after the other without a gap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.captions.limits import PROFILES, STAND_IN_CHARACTER_MS, STAND_IN_WORD_MOST_MS, STAND_IN_WORD_MS
from a11y.captions.wrap import wrap
from a11y.model import Cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def paced(sentences: Iterable[str], *, start: int = 0) -> tuple[Cue, ...]:
    """Return the sentences as cues of the BBC's shape, 110 to 140 words a minute; every sentence begins a cue.

    >>> [(cue.start, cue.end, cue.text) for cue in paced(["One clear line.", "And one more."])]
    [(0, 1440, 'One clear line.'), (1440, 2880, 'And one more.')]
    """
    limits, found, time = PROFILES["bbc"], [], start
    for sentence in sentences:
        for lines in wrap(sentence, limits.line, limits.lines):
            text = "\n".join(lines)
            end = time + _duration(text, limits.line)
            found.append(Cue(time, end, text))
            time = end
    return tuple(found)


def spread(found: Sequence[Cue], length: int) -> tuple[Cue, ...]:
    """Return cues stretched or squeezed to fill `length` milliseconds, in proportion to how long each takes to read.

    >>> [(cue.start, cue.end) for cue in spread([Cue(0, 1000, "a"), Cue(1000, 4000, "b c d")], 8000)]
    [(0, 2000), (2000, 8000)]
    """
    total = found[-1].end if found else 1
    return tuple(replace(cue, start=cue.start * length // total, end=cue.end * length // total) for cue in found)


def _duration(text: str, line: int) -> int:
    """Return the milliseconds one cue stays: by its words, longer when they are long, and by its letters alone when a word was cut."""
    words = text.split()
    by_letters = len(text) * STAND_IN_CHARACTER_MS
    by_words = len(words) * STAND_IN_WORD_MS
    most = by_letters if any(len(word) > line - 4 for word in words) else len(words) * STAND_IN_WORD_MOST_MS
    return max(by_words, min(by_letters, most))
