"""The strict caption checker: syntax always, and one house's style when a profile is named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from a11y.captions.limits import PROFILES, Limits
from a11y.errors import UsageError
from a11y.formats import webvtt_syntax
from a11y.formats.webvtt_document import Block, read, shown
from a11y.formats.webvtt_faults import Fault

if TYPE_CHECKING:
    from a11y.formats.webvtt_text import Kind

MOST_FAULTS = 1000  # a file with more is not captions; the list stays readable, and small

# To add a style rule: one row, and the place that finds it. "{}" is what was found.
STYLE = {
    "lines": ("the cue has {} lines", "join lines, or split the cue in two"),
    "line-length": ("the line has {} characters", "break the line, or split the cue in two"),
    "words-a-minute": ("the cue runs at {} words a minute", "let it start earlier or stay longer"),
    "characters-a-second": ("the cue runs at {} characters a second", "let it start earlier or stay longer"),
    "too-short": ("the cue stays {} ms", "let it stay longer, or join it with its neighbour"),
    "too-long": ("the cue stays {} ms", "split it in two"),
    "overlap": ("the cue starts {} ms before the one above it ends", "end the one above earlier"),
    "gap": ("the pause before the cue is {} ms", "close the pause, or make it as long as the house asks"),
    "empty": ("the cue shows no words", "delete it"),
    "control": ("the cue holds a control or replacement character", "write the character that is meant"),
}


def check(data: bytes, profile: str | None = None, kind: Kind = "captions") -> tuple[Fault, ...]:
    """Return a file's faults, at most `MOST_FAULTS`: syntax first, then the style faults of a profile (a key of `PROFILES`).

    Raises UsageError for a profile that is none.

    >>> [(fault.line, fault.rule) for fault in check(b"WEBVTT\\n\\n00:01.000 --> 00:01.500\\nFar too quick\\n", "bbc")]
    [(3, 'words-a-minute')]
    """
    if profile is not None and profile not in PROFILES:
        raise UsageError(f"profile {profile}", f"one of {', '.join(PROFILES)}")
    found = list(islice(webvtt_syntax.check(data, kind), MOST_FAULTS))
    if profile is not None:
        found += islice(style(data.decode("utf-8", "replace"), PROFILES[profile]), MOST_FAULTS - len(found))
    return tuple(found)


def style(text: str, limits: Limits) -> Iterator[Fault]:
    """Yield the places where a file's cues break a house's limits."""
    line, last_end = 1, None
    for block in read(text).blocks:
        if block.kind == "cue" and block.start is not None and block.end is not None:
            number = line + (block.id is not None)
            yield from _cue(number, block, limits)
            yield from _pause(number, block.start, last_end, limits)
            last_end = max(last_end or 0, block.end)
        line += len(block.lines)


def _cue(number: int, block: Block, limits: Limits) -> Iterator[Fault]:
    text = shown(block.text)
    lines = text.split("\n") if text.strip() else []
    words, time = len(text.split()), max(1, (block.end or 0) - (block.start or 0))
    if not lines:
        yield _fault(number, "empty")
    if "\ufffd" in text or any(ord(character) < 0x20 and character not in "\t\n" for character in text):
        yield _fault(number, "control")
    if len(lines) > limits.lines:
        yield _fault(number, "lines", len(lines))
    for offset, line in enumerate(lines, 1):
        if len(line) > limits.line:
            yield _fault(number + offset, "line-length", len(line))
    # Half a word a minute and a twentieth of a character are rounding, not style.
    rate = words * 60_000 / time
    if (limits.words and rate > limits.words + 0.5) or (limits.word_ms and time < limits.word_ms * words - 1):
        yield _fault(number, "words-a-minute", round(rate))
    if limits.characters and len(text) * 1000 / time > limits.characters + 0.05:
        yield _fault(number, "characters-a-second", round(len(text) * 1000 / time, 1))
    if limits.least_ms and time < limits.least_ms:
        yield _fault(number, "too-short", time)
    if limits.most_ms and time > limits.most_ms:
        yield _fault(number, "too-long", time)


def _pause(number: int, start: int, last_end: int | None, limits: Limits) -> Iterator[Fault]:
    pause = start - last_end if last_end is not None else None
    if pause is None:
        return
    if pause < 0:
        yield _fault(number, "overlap", -pause)
    elif limits.gap_from <= pause < limits.gap_below:
        yield _fault(number, "gap", pause)


def _fault(line: int, rule: str, found: object = "") -> Fault:
    message, mend = STYLE[rule]
    return Fault(line, rule, message.replace("{}", str(found)), mend)
