"""WebVTT as we write it: cues in, a file out that every strict checker accepts, whatever the words are.

The format is W3C's WebVTT (https://www.w3.org/TR/webvtt1/, section 4, "Syntax"). Reading a file back, without loss,
is `webvtt_document`; telling whether somebody else's file is well formed is `webvtt_syntax`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.model import Cue

OVERRIDES = "\u202d\u202e"  # the two overrides (UAX #9) show letters in another order than they stand: a caption must read as it is written
_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1_000


def clock(ms: int) -> str:
    """Return a time as WebVTT writes it, always with hours; hours grow beyond two digits when they must.

    >>> clock(3_723_004), clock(360_000_000)
    ('01:02:03.004', '100:00:00.000')
    """
    return f"{ms // _HOUR:02}:{ms % _HOUR // _MINUTE:02}:{ms % _MINUTE // _SECOND:02}.{ms % _SECOND:03}"


def escape(text: str) -> str:
    """Return words as cue text that no parser takes for markup.

    >>> escape("a < b --> c & d")
    'a &lt; b --&gt; c &amp; d'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def printable(text: str) -> str:
    """Return text without characters that no reader can see and no UTF-8 file may hold: controls, surrogates, noncharacters, overrides.

    Line breaks stay; every other kind of white space is one space.

    >>> printable("a\\x00b\\u2028c\\td")
    'ab c d'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printable(character) for character in text.replace("\r\n", "\n").replace("\r", "\n"))


def _printable(character: str) -> str:
    if character == "\n":
        return character
    if character in "\t\x0b\x0c\x85\u2028\u2029":
        return " "
    kept = unicodedata.category(character) not in {"Cc", "Cs"} and character not in OVERRIDES and not _noncharacter(ord(character))
    return character if kept else ""


def _noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def write_cues(cues: Sequence[Cue], notes: Sequence[str] = (), timed_words: Mapping[int, Sequence[tuple[int, int]]] | None = None) -> str:
    """Return a WebVTT file of the cues, in order of their start times, after one comment for each note.

    `timed_words` maps a cue's place in `cues` to pairs (code point offset in that cue's text, milliseconds): a timestamp tag goes before
    each offset. Times are made to rise strictly inside their cue, as the format asks; a time with no room left gets no tag.
    A cue that ends too early ends a millisecond after it starts. A cue without a visible word is not written. Identifiers stay when
    they are unlike each other and fit on a line.

    >>> from a11y.model import Cue
    >>> print(write_cues([Cue(0, 900, "Fish & chips")], notes=["Made by hand."], timed_words={0: [(7, 500)]}))
    WEBVTT
    <BLANKLINE>
    NOTE Made by hand.
    <BLANKLINE>
    00:00:00.000 --> 00:00:00.900
    Fish &amp; <00:00:00.500>chips
    <BLANKLINE>
    """
    blocks = [comment(note) for note in notes]
    used: set[str] = set()
    for place in sorted(range(len(cues)), key=lambda place: max(0, cues[place].start)):
        cue = cues[place]
        start = max(0, cue.start)
        end = max(start + 1, cue.end)
        payload = _payload(cue.text, start, end, (timed_words or {}).get(place, ()))
        if not payload:
            continue
        name = _identifier(cue.id, used)
        blocks.append(f"{name}{clock(start)} --> {clock(end)}\n{payload}\n")
    return "WEBVTT\n\n" + "\n".join(blocks)


def comment(note: str) -> str:
    """Return a NOTE block; blank lines, which would end it, close up, and an arrow, which it may not hold, becomes a plain one."""
    lines = [line.strip() for line in printable(note).split("\n")]
    return "NOTE " + "\n".join(line for line in lines if line).replace("-->", "→") + "\n"


def _identifier(name: str | None, used: set[str]) -> str:
    line = printable(name or "").replace("\n", " ").strip().replace("-->", "→")
    # A line that opens like another block would be read as that block.
    if not line or line in used or line.split()[0] in {"NOTE", "STYLE", "REGION", "WEBVTT"}:
        return ""
    used.add(line)
    return line + "\n"


def _payload(text: str, start: int, end: int, times: Sequence[tuple[int, int]]) -> str:
    pieces, position, last = [], 0, start
    for offset, time in sorted(times):
        at = max(last + 1, time)
        if not position <= offset <= len(text) or at >= end:
            continue
        pieces += [escape(printable(text[position:offset])), f"<{clock(at)}>"]
        position, last = offset, at
    pieces.append(escape(printable(text[position:])))
    # A blank line would end the cue, so lines without words close up.
    lines = (line.strip(" ") for line in "".join(pieces).split("\n"))
    written = "\n".join(line for line in lines if line)
    return written if printable(text).strip() else ""
