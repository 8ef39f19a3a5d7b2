"""Fit supplied captions to a house's limits without touching a word: lines, overlaps, pauses, and time borrowed from the neighbours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.captions.mend_text import mended_text
from a11y.captions.split import split
from a11y.formats.webvtt_document import Block, Document, changed, shown

if TYPE_CHECKING:
    from a11y.captions.limits import Limits

# A caption may come this much before its first word: readers do not notice (our choice).
EARLY_MS = 500


def fit(document: Document, limits: Limits) -> tuple[Document, tuple[str, ...]]:
    """Return the file with its cues fitted as far as its own time allows, and what was done, in words."""
    told: list[str] = []
    blocks: list[Block] = []
    for block in document.blocks:
        parts = split(block, limits) if block.kind == "cue" else (block,)
        for place, part in enumerate(parts):
            blocks += [*([Block("blank", (_line_end(block),))] if place else []), part]
        if parts != (block,):
            told.append("lines broken at sense units" if len(parts) == 1 else "long cues split")
    cues = [block for block in blocks if block.kind == "cue"]
    # Parts of a long cue may start after a cue that was shown beside it.
    timed = sorted(cues, key=_start)
    for name, step in (("overlaps", _overlaps), ("reading speed", _speed), ("pauses", _pauses)):
        after = step(timed, limits)
        if after != timed:
            told.append(name)
        timed = after
    # A cue that moved may have left a word's time behind.
    timed = [changed(cue, text=text) if (text := mended_text(cue.text, _start(cue), _end(cue))) != cue.text else cue for cue in timed]
    new = iter(timed)
    return Document(tuple(next(new) if block.kind == "cue" else block for block in blocks)), tuple(dict.fromkeys(told))


def _line_end(block: Block) -> str:
    line = block.lines[0]
    return line[len(line.rstrip("\r\n")) :] or "\n"


def needed(cue: Block, limits: Limits) -> int:
    """Return the least time in milliseconds in which a cue's words can be read by a house's rule."""
    text = shown(cue.text)
    count = len(text.split())
    by_words = -(-count * 60_000 // limits.words) if limits.words else 0
    by_letters = -(-len(text) * 1000 // limits.characters) if limits.characters else 0
    return max(by_words, by_letters, count * (limits.word_ms or 0), limits.least_ms or 0, 1)


def _apart(first: Block, second: Block) -> bool:
    """Return whether two cues are placed by settings in different places, so that they may be shown at once."""
    return first.settings != second.settings


def _overlaps(cues: list[Block], limits: Limits) -> list[Block]:
    """End a cue where the next one in the same place starts."""
    del limits
    found = list(cues)
    for place, (cue, later) in enumerate(pairwise(found)):
        if _start(later) < _end(cue) and not _apart(cue, later) and _start(later) > _start(cue):
            found[place] = changed(cue, end=_start(later))
    return found


def _speed(cues: list[Block], limits: Limits) -> list[Block]:
    """Let quick cues stay longer: into the pause after them, then before them, then into time a neighbour does not need."""
    found = list(cues)
    for place, cue in enumerate(found):
        lack = needed(cue, limits) - (_end(cue) - _start(cue))
        if lack <= 0:
            continue
        room = limits.gap_below if limits.gap_from == 0 else 0
        following = found[place + 1] if place + 1 < len(found) else None
        end = _end(cue) + lack if following is None else max(_end(cue), min(_end(cue) + lack, _start(following) - room))
        lack -= end - _end(cue)
        earliest = _end(found[place - 1]) + room if place else 0
        start = min(_start(cue), max(earliest, _start(cue) - min(lack, EARLY_MS)))
        lack -= _start(cue) - start
        found[place] = changed(cue, start=start, end=end)
        if lack > 0 and following is not None and _start(following) - room <= end:
            after = _start(found[place + 2]) if place + 2 < len(found) else _end(following)
            spare = min(lack, EARLY_MS, _end(following) - _start(following) - needed(following, limits), after - _start(following))
            if spare > 0:
                found[place] = changed(found[place], end=end + spare)
                found[place + 1] = changed(following, start=_start(following) + spare)
    return found


def _pauses(cues: list[Block], limits: Limits) -> list[Block]:
    """Close pauses too short to be seen as pauses; where a house wants a short pause, make one."""
    found = list(cues)
    for place, (cue, later) in enumerate(pairwise(found)):
        pause = _start(later) - _end(cue)
        if not limits.gap_from <= pause < limits.gap_below:
            continue
        end = _start(later) if limits.gap_from > 0 else _start(later) - limits.gap_below
        longest = _start(cue) + limits.most_ms if limits.most_ms else end
        if end > _start(cue) and end <= longest and (end >= _end(cue) or end - _start(cue) >= needed(cue, limits)):
            found[place] = changed(cue, end=end)
    return found


def _start(cue: Block) -> int:
    return cue.start or 0


def _end(cue: Block) -> int:
    return cue.end or 0
