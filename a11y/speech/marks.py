"""Files that follow the voice: WebVTT and LRC with a time for every word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.formats.webvtt import write_cues
from a11y.model import Cue, WordTime

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """One spoken sentence: its id and text, when its first word begins and its last ends, and (offset, ms) of every word."""

    id: str
    text: str
    begin_ms: int
    end_ms: int
    words: tuple[tuple[int, int], ...]


def openings(text: str, words: Sequence[WordTime]) -> tuple[tuple[int, int], ...]:
    """Return (offset, ms) of every word, each offset before the marks that open the word, such as a quotation mark."""
    found, floor = [], 0
    for word in words:
        place = word.start
        while place > floor and not text[place - 1].isspace():
            place -= 1
        found.append((place if place == 0 or text[place - 1].isspace() else word.start, word.begin_ms))
        floor = word.end
    return tuple(found)


def vtt(lines: Sequence[Line], notes: Sequence[str] = ()) -> str:
    """Return a WebVTT file: a cue per sentence from its first word's time on, a timestamp tag before every later word."""
    cues = [Cue(line.begin_ms, line.end_ms, line.text, line.id) for line in lines]
    return write_cues(cues, notes, {place: line.words[1:] for place, line in enumerate(lines)})


def lrc(lines: Sequence[Line], tags: Sequence[tuple[str, str]] = ()) -> str:
    """Return an LRC file, a line per sentence with a time before every word (the "enhanced" form); times have three decimals, as in the WebVTT.

    >>> print(lrc([Line("s1", "Hello you.", 1000, 2000, ((0, 1000), (6, 1500)))], [("ti", "Greeting")]), end="")
    [ti:Greeting]
    [00:01.000]<00:01.000>Hello <00:01.500>you.<00:02.000>
    """
    rows = [f"[{name}:{_one_line(value)}]" for name, value in tags if value]
    for line in lines:
        pieces, position = [], 0
        for offset, ms in line.words:
            pieces += [_one_line(line.text[position:offset]), f"<{_clock(ms)}>"]
            position = offset
        rows.append(f"[{_clock(line.begin_ms)}]{''.join(pieces)}{_one_line(line.text[position:])}<{_clock(line.end_ms)}>")
    return "".join(f"{row}\n" for row in rows)


def _clock(ms: int) -> str:
    return f"{ms // 60_000:02}:{ms % 60_000 // 1000:02}.{ms % 1000:03}"


def _one_line(text: str) -> str:
    """Return text on one line, without the brackets a player would read as a time, and without what cannot be printed."""
    kept = text.translate({ord("["): "(", ord("]"): ")", ord("<"): "‹", ord(">"): "›"})
    return "".join(character if character.isprintable() else " " for character in kept)
