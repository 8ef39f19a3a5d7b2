"""A WebVTT file as blocks, without losing a byte: what is not changed is written back as it was read.

Blocks are cut as players cut them (WebVTT, section 6.1), so that a file with faults can be read and mended too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from a11y.formats.webvtt import clock
from a11y.model import Cue

BlockKind = Literal["signature", "blank", "note", "style", "region", "cue", "other"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_TIME = r"[ \t]*(?:(\d+)[:：])?(\d{1,2})[:：](\d{1,2})(?:[.,](\d{1,3}))?[ \t]*"
# Wider than the format: hours of one digit, a comma for the point, no spaces around the arrow. Such lines are mendable.
_TIMINGS = re.compile(rf"{_TIME}--?[->]?>{_TIME}(?:[ \t](.*))?", re.DOTALL)
_TAG = re.compile(r"<[^>]*(?:>|$)")
ARROW = "-->"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with their line ends. A cue has its times in milliseconds (None when they cannot be read), settings and text as written."""

    kind: BlockKind
    lines: tuple[str, ...]
    id: str | None = None
    start: int | None = None
    end: int | None = None
    settings: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file: its blocks in order, the byte order mark and empty lines among them."""

    blocks: tuple[Block, ...]

    @property
    def cues(self) -> tuple[Block, ...]:
        """The blocks that are cues."""
        return tuple(block for block in self.blocks if block.kind == "cue")


def read(text: str) -> Document:
    r"""Return a file's blocks; never fails.

    >>> [block.kind for block in read("WEBVTT\n\nNOTE hi\n\n1\n00:00.000 --> 00:01.000\nYes\n").blocks]
    ['signature', 'blank', 'note', 'blank', 'cue']
    """
    lines = [match[0] for match in _LINE.finditer(text) if match[0]]
    return Document(tuple(_blocks(lines)))


def write(document: Document) -> str:
    """Return the file: exactly what was read, but for the blocks that were changed."""
    return "".join(line for block in document.blocks for line in block.lines)


def changed(
    block: Block, *, start: int | None = None, end: int | None = None, text: str | None = None, settings: str | None = None, name: str | None = None
) -> Block:
    """Return a cue with new times, text, settings or identifier (name; "" takes it away), written out with the line end it had."""
    line_end = next((line[len(_bare(line)) :] for line in block.lines if _bare(line) != line), "\n")
    new = replace(
        block,
        id=block.id if name is None else (name or None),
        start=block.start if start is None else start,
        end=block.end if end is None else end,
        text=block.text if text is None else text,
        settings=block.settings if settings is None else settings,
    )
    timings = f"{clock(new.start or 0)} --> {clock(new.end or 0)}{' ' if new.settings else ''}{new.settings}"
    lines = [*([new.id] if new.id else []), timings, *(new.text.split("\n") if new.text else [])]
    return replace(new, lines=tuple(line + line_end for line in lines))


def cues(document: Document) -> tuple[Cue, ...]:
    """Return the cues that have times, with their text as a reader sees it: no tags, character references resolved."""
    return tuple(Cue(block.start, block.end, shown(block.text), block.id) for block in document.cues if block.start is not None and block.end is not None)


_VOICE = re.compile(r"<v(?:\.[^\s&<>.]+)*[ \t]+([^>\r\n]*)>")


def transcript(document: Document) -> tuple[str, ...]:
    r"""Return what the cues say, one entry a cue, with the speaker in front where the file names one.

    >>> transcript(read("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ines>Say that\nagain.\n"))
    ('Ines: Say that again.',)
    """
    said = (shown(_VOICE.sub(r" \1: ", block.text)) for block in document.cues if block.start is not None)
    return tuple(line for line in (" ".join(text.split()) for text in said) if line)


def shown(text: str) -> str:
    """Return cue text as a reader sees it.

    >>> shown("<v Bob>Fish &amp; <i>chips</i>")
    'Fish & chips'
    """
    return html.unescape(_TAG.sub("", text))


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    place = 0
    if lines and _bare(lines[0]).removeprefix("\ufeff").lower().startswith("webvtt"):
        while place < len(lines) and _bare(lines[place]) and not (place and ARROW in lines[place]):
            place += 1
        yield Block("signature", tuple(lines[:place]))
    while place < len(lines):
        end = _end(lines, place)
        yield _block(lines[place:end])
        place = end


def _end(lines: Sequence[str], place: int) -> int:
    """Return where the block that starts at a line ends: at an empty line, or at a second line of times."""
    blank = not _bare(lines[place])
    arrows, end = 0, place
    while end < len(lines) and (not _bare(lines[end])) == blank:
        if not blank and ARROW in lines[end] and not _bare(lines[place]).startswith("NOTE"):
            arrows += 1
            # An arrow later than the second line, or a second one that reads as times, begins another cue.
            if (arrows > 1 or end > place + 1) and _TIMINGS.fullmatch(_bare(lines[end])):
                break
        end += 1
    return end


def _block(lines: Sequence[str]) -> Block:
    bare = [_bare(line) for line in lines]
    first = bare[0]
    if not first:
        return Block("blank", tuple(lines))
    if re.match(r"NOTE(?:[ \t]|$)", first):
        return Block("note", tuple(lines))
    if re.fullmatch(r"(?:STYLE|REGION)[ \t]*", first) and not any(ARROW in line for line in bare):
        return Block("style" if first.startswith("STYLE") else "region", tuple(lines))
    at = next((place for place, line in enumerate(bare[:2]) if ARROW in line or _TIMINGS.fullmatch(line)), None)
    if at is None:
        return Block("other", tuple(lines), text="\n".join(bare))
    match = _TIMINGS.fullmatch(bare[at])
    name, text = bare[0] if at else None, "\n".join(bare[at + 1 :])
    if match is None:
        return Block("cue", tuple(lines), name, text=text)
    start, end = _milliseconds(*match.groups()[:4]), _milliseconds(*match.groups()[4:8])
    return Block("cue", tuple(lines), name, start, end, (match[9] or "").strip(" \t"), text)


def _milliseconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole = int((hours or "0")[-9:])
    return ((whole * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))
