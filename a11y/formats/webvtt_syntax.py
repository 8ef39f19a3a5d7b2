"""The strict WebVTT checker: is a file one that the specification lets an author write?

It follows the authoring syntax of W3C's WebVTT (https://www.w3.org/TR/webvtt1/#syntax), which is much narrower than what players accept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from a11y.formats.webvtt_faults import Fault, fault
from a11y.formats.webvtt_text import TIME, Kind, first_fault, milliseconds

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?", re.DOTALL)
_NOTE = re.compile(r"NOTE(?:[ \t].*)?", re.DOTALL)
_HEAD = re.compile(r"(STYLE|REGION)[ \t]*")
_TIMINGS = re.compile(rf"(?P<start>{TIME.pattern})[ \t]+-->[ \t]+(?P<end>{TIME.pattern})(?:[ \t]+(?P<settings>.*))?", re.DOTALL)
_PERCENTAGE = re.compile(r"([0-9]+)(?:\.([0-9]+))?%")
_LINE_NUMBER = re.compile(r"-?[0-9]+")
ARROW = "-->"


@dataclass(slots=True)
class _Seen:
    """What the checker remembers from earlier blocks."""

    identifiers: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    start: int = 0
    cue: bool = False


def check(data: bytes, kind: Kind = "captions") -> Iterator[Fault]:
    """Yield every fault of a file's syntax in line order, at most one for each cue's text; a valid file yields none.

    >>> [(fault.line, fault.rule) for fault in check(b"WEBVTT\\n\\n00:01.000 --> 00:02.000\\nFish & chips\\n")]
    [(4, 'ampersand')]
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield fault(len(_lines(data[: error.start].decode("utf-8"))), "encoding")
        text = data.decode("utf-8", "replace")
    lines = _lines(text.removeprefix("\ufeff"))
    if not _SIGNATURE.fullmatch(lines[0]):
        yield fault(1, "signature")
        return
    if len(lines) < 3 or lines[1]:
        yield fault(min(2, len(lines)), "blank-after-signature")
    seen = _Seen()
    for number, block, ended in _blocks(lines):
        # Lines right under the signature are no block of their own (unless they are a cue, which shall be checked).
        if number > 2 or any(ARROW in line for line in block):
            yield from _block(number, block, seen, kind)
        if not ended:
            yield fault(number + len(block) - 1, "final-line-end")


def is_timings(line: str) -> bool:
    """Return whether a line is one of times (and settings) as the format writes them.

    >>> is_timings("00:01.000 --> 00:02.000 align:start"), is_timings("0:01,000-->0:02,000")
    (True, False)
    """
    return _TIMINGS.fullmatch(line) is not None


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str], bool]]:
    """Yield each run of lines that are not empty: its first line's number, the lines, whether the last has a line end."""
    place = 1
    while place < len(lines):
        if not lines[place]:
            place += 1
            continue
        end = place
        while end < len(lines) and lines[end]:
            end += 1
        yield place + 1, lines[place:end], end < len(lines)
        place = end


def _block(number: int, block: Sequence[str], seen: _Seen, kind: Kind) -> Iterator[Fault]:
    first = block[0]
    if _NOTE.fullmatch(first):
        yield from _arrows(number, block, "a note")
        return
    head = _HEAD.fullmatch(first)
    if head and seen.cue:
        yield fault(number, "late-block", head[1])
    elif head and head[1] == "STYLE":
        yield from _arrows(number, block, "a style block")
    elif head:
        yield from _arrows(number, block, "a region block")
        yield from _region(number, block[1:], seen)
    elif ARROW in first:
        yield from _cue(number, block, seen, kind)
    elif len(block) > 1 and ARROW in block[1]:
        if first in seen.identifiers:
            yield fault(number, "identifier-repeated", first)
        seen.identifiers.add(first)
        yield from _cue(number + 1, block[1:], seen, kind)
    else:
        yield fault(number, "block", first)


def _arrows(number: int, block: Sequence[str], place: str) -> Iterator[Fault]:
    return (fault(number + offset, "arrow", place) for offset, line in enumerate(block) if ARROW in line)


def _cue(number: int, block: Sequence[str], seen: _Seen, kind: Kind) -> Iterator[Fault]:
    seen.cue = True
    match = _TIMINGS.fullmatch(block[0])
    yield from _arrows(number + 1, block[1:], "a caption")
    if match is None:
        yield fault(number, "timings", block[0])
        return
    start, end = (milliseconds(TIME.match(match[name]) or match) for name in ("start", "end"))
    if start < seen.start:
        yield fault(number, "start-order")
    if end <= start:
        yield fault(number, "end-order")
    seen.start = max(seen.start, start)
    if match["settings"]:
        yield from _settings(number, match["settings"])
    text = "\n".join(block[1:])
    if wrong := first_fault(text, start, end, kind):
        yield fault(number + 1 + text.count("\n", 0, wrong.offset), wrong.rule, wrong.found)


def _settings(number: int, written: str) -> Iterator[Fault]:
    if ARROW in written:
        yield fault(number, "arrow", "the settings")
    names: set[str] = set()
    for setting in re.split(r"[ \t]+", written.strip(" \t")):
        if not setting:
            continue
        name, _, value = setting.partition(":")
        if name not in _SETTINGS or not value:
            yield fault(number, "setting", setting)
            continue
        if name in names:
            yield fault(number, "setting-repeated", name)
        names.add(name)
        if not _SETTINGS[name](value):
            yield fault(number, "setting-value", setting)


def _region(number: int, lines: Sequence[str], seen: _Seen) -> Iterator[Fault]:
    names: set[str] = set()
    for offset, line in enumerate(lines, 1):
        for setting in re.split(r"[ \t]+", line.strip(" \t")):
            if not setting:
                continue
            name, _, value = setting.partition(":")
            if name not in _REGION_SETTINGS or not value:
                yield fault(number + offset, "region-setting", setting)
                continue
            if name in names:
                yield fault(number + offset, "region-setting-repeated", name)
            names.add(name)
            if not _REGION_SETTINGS[name](value):
                yield fault(number + offset, "region-value", setting)
            if name == "id":
                if value in seen.regions:
                    yield fault(number + offset, "region-repeated", value)
                seen.regions.add(value)
    if "id" not in names:
        yield fault(number, "region-identifier")


def _percentage(value: str) -> bool:
    match = _PERCENTAGE.fullmatch(value)
    if match is None:
        return False
    whole = match[1].lstrip("0")
    return len(whole) < 3 or (whole == "100" and not (match[2] or "").strip("0"))


def _percentages(value: str) -> bool:
    both = value.split(",")
    return len(both) == 2 and all(map(_percentage, both))


def _aligned(value: str, alignments: frozenset[str]) -> str | None:
    """Return the part before the optional alignment, or None when the alignment is not one of these."""
    offset, comma, alignment = value.partition(",")
    return None if comma and alignment not in alignments else offset


def _line(value: str) -> bool:
    offset = _aligned(value, frozenset({"start", "center", "end"}))
    return offset is not None and (_percentage(offset) or bool(_LINE_NUMBER.fullmatch(offset)))


def _position(value: str) -> bool:
    offset = _aligned(value, frozenset({"line-left", "center", "line-right"}))
    return offset is not None and _percentage(offset)


def _region_name(value: str) -> bool:
    return ARROW not in value and "\f" not in value


# Each setting's name and what its value may be (WebVTT, 4.4 and 4.3).
_SETTINGS: dict[str, Callable[[str], bool]] = {
    "vertical": lambda value: value in {"rl", "lr"},
    "line": _line,
    "position": _position,
    "size": _percentage,
    "align": lambda value: value in {"start", "center", "end", "left", "right"},
    "region": _region_name,
}
_REGION_SETTINGS: dict[str, Callable[[str], bool]] = {
    "id": _region_name,
    "width": _percentage,
    "lines": lambda value: bool(re.fullmatch(r"[0-9]+", value)),
    "regionanchor": _percentages,
    "viewportanchor": _percentages,
    "scroll": lambda value: value == "up",
}
