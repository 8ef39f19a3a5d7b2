"""Set a caption's lines anew at sense units, markup and all, and split what does not fit into cues that follow each other."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from a11y.captions.mend_text import mended_text
from a11y.captions.wrap import Piece, arrange, words
from a11y.formats.webvtt_document import changed, shown
from a11y.formats.webvtt_text import TIME, milliseconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.captions.limits import Limits
    from a11y.formats.webvtt_document import Block

_WORD = re.compile(r"(?:<[^>]*>|[^\s<])+")
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_TIME_TAG = re.compile(rf"<({TIME.pattern})>")
_TURN = re.compile(r"\s*(?:<[^>]*>)*[-–—>]{1,2}\s?\S")


def fits(text: str, limits: Limits) -> bool:
    """Return whether a cue's text keeps to a house's lines."""
    lines = shown(text).split("\n")
    return len(lines) <= limits.lines and all(len(line) <= limits.line for line in lines)


def split(cue: Block, limits: Limits) -> tuple[Block, ...]:
    """Return a cue as one or more that fit, with the same words in order; one with ruby, whose parts belong together, stays.

    Each speaker's turn (a line that opens with a dash) stays on lines of its own. Time is shared out by letters, or by the word times when
    the cue has them.
    """
    if fits(cue.text, limits) or "<ruby" in cue.text or not cue.text.strip():
        return (cue,)
    rows = _rows(cue.text, limits)
    texts = _closed(rows)
    if len(texts) == 1:
        return (changed(cue, text=texts[0]),)
    edges = _edges(cue, texts)
    if any(before >= after for before, after in pairwise(edges)):
        return (cue,)  # shorter than its parts can be: a person must look
    parts = [
        changed(cue, start=start, end=end, text=mended_text(text, start, end), name=None if place == 0 else "")
        for place, (text, start, end) in enumerate(zip(texts, edges[:-1], edges[1:], strict=True))
    ]
    return tuple(parts)


def _rows(text: str, limits: Limits) -> list[list[str]]:
    """Return the text's lines, cue by cue."""
    turns: list[list[str]] = []
    for line in text.split("\n"):
        if turns and not _TURN.match(line):
            turns[-1].append(line)
        else:
            turns.append([line])
    cues: list[list[str]] = []
    for turn in turns:
        arranged = arrange(_pieces(" ".join(turn), limits.line), limits.line, limits.lines)
        set_lines = [[" ".join(piece.text for piece in line) for line in cue] for cue in arranged]
        # Two short turns share a cue, as they did.
        if cues and set_lines and len(turns) > 1 and len(cues[-1]) + len(set_lines[0]) <= limits.lines:
            cues[-1] += set_lines.pop(0)
        cues += set_lines
    return cues


def _pieces(text: str, width: int) -> list[Piece]:
    if "<" not in text and "&" not in text:
        return words(text, width)
    found: list[Piece] = []
    waiting = ""
    for match in _WORD.finditer(text):
        written = waiting + match[0]
        seen = shown(written)
        # A tag between two spaces belongs to the word after it.
        waiting = "" if seen else f"{written} " if written.endswith(">") and not seen else written
        if seen:
            found.append(Piece(written, seen))
    if waiting and found:
        found[-1] = Piece(found[-1].text + waiting.strip(), found[-1].seen)
    return found


def _closed(cues: Sequence[Sequence[str]]) -> list[str]:
    """Return each cue's text with the tags that are open at its start opened again, and those open at its end closed."""
    found, still_open = [], list[tuple[str, str]]()
    for lines in cues:
        text = "\n".join(lines)
        opening = "".join(written for _, written in still_open)
        for tag in _TAG.finditer(text):
            if not tag[1]:
                still_open.append((tag[2], tag[0]))
            elif still_open and still_open[-1][0] == tag[2]:
                still_open.pop()
        closing = "".join(f"</{name}>" for name, _ in reversed(still_open))
        found.append(opening + text + closing)
    return found


def _edges(cue: Block, texts: Sequence[str]) -> list[int]:
    """Return the times at which the parts of a cue begin, and its end."""
    start, end = cue.start or 0, cue.end or 0
    letters = list(accumulate(max(1, len(shown(text))) for text in texts))
    edges = [start, *(start + (end - start) * total // letters[-1] for total in letters[:-1]), end]
    for place, text in enumerate(texts[1:], 1):
        stamp = _TIME_TAG.match(re.sub(r"^(?:<[a-z][^>]*>)+", "", text))
        time = TIME.fullmatch(stamp[1]) if stamp else None
        if time and edges[place - 1] < milliseconds(time) < end:
            edges[place] = milliseconds(time)
    return edges
