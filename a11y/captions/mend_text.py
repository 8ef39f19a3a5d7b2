"""Mend the markup of one cue's text: tags that cue text does not have go, stray signs are escaped, open tags are closed; words stay."""

from __future__ import annotations

import html
import re

from a11y.formats.webvtt import clock, escape
from a11y.formats.webvtt_text import TIME, first_fault, milliseconds

# Tags of HTML and of older caption formats, and what cue text has for them ("" means: only how it looks, so the tag goes).
_FOREIGN = {"em": "i", "strong": "b", "font": "", "span": "", "p": "", "div": "", "br": "\n", "small": "", "big": "", "center": "", "s": "", "a": ""}
_KNOWN = frozenset({"c", "i", "b", "u", "v", "lang", "ruby", "rt"})
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z]+)(?P<rest>[.\s/][^<>]*)?>|<(?P<time>[\d:.]+)>|(?P<reference>&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z0-9]+);)|(?P<sign>[<&>])"
)


def mended_text(text: str, start: int, end: int) -> str:
    """Return a cue's text with valid markup and the same words; a valid text comes back as it was.

    >>> mended_text("Fish & <font color='red'>chips</font> <i>now", 0, 1000)
    'Fish &amp; chips <i>now</i>'
    """
    if "-->" not in text and first_fault(text, start, end) is None:
        return text
    written = _rebuilt(text, start, end)
    written = "\n".join(line for line in written.split("\n") if line)
    # Rare nestings (ruby) may still be wrong: then the words alone are kept.
    return written if first_fault(written, start, end) is None and "-->" not in written else _words(text)


def _words(text: str) -> str:
    """Return a cue's words without any tag; what only looks like a tag is words."""
    pieces, place = [], 0
    for match in _TOKEN.finditer(text):
        pieces.append(escape(html.unescape(text[place : match.start()])))
        place = match.end()
        if match["sign"] or match["reference"]:
            pieces.append(escape(html.unescape(match[0])))
    return "".join([*pieces, escape(text[place:])])


def _rebuilt(text: str, start: int, end: int) -> str:
    pieces: list[str] = []
    open_tags: list[str] = []
    place, last = 0, start
    for match in _TOKEN.finditer(text):
        pieces.append(text[place : match.start()])
        place = match.end()
        if match["sign"]:
            pieces.append(escape(match["sign"]))
        elif match["reference"]:
            kept = first_fault(match["reference"], 0, 1) is None
            pieces.append(match["reference"] if kept else escape(match["reference"]))
        elif match["time"]:
            time = TIME.fullmatch(match["time"])
            at = milliseconds(time) if time else -1
            if last < at < end:
                pieces.append(f"<{clock(at)}>")
                last = at
        else:
            pieces.append(_tag(match, open_tags))
    pieces.append(text[place:])
    pieces += [f"</{name}>" for name in reversed(open_tags)]
    return "".join(pieces)


def _tag(match: re.Match[str], open_tags: list[str]) -> str:
    """Return what stands for one tag, and keep the list of open ones."""
    name = match["name"].lower()
    name = _FOREIGN.get(name, name)
    if name not in _KNOWN:
        return name if name in {"", "\n"} else escape(match[0])
    if match["end"]:
        if name not in open_tags:
            return ""
        closed = []
        while open_tags[-1] != name:
            closed.append(open_tags.pop())
        open_tags.pop()
        return "".join(f"</{inner}>" for inner in [*closed, name])
    written = f"<{name}{_rest(name, match['rest'] or '')}>"
    if first_fault(f"{written}x</{name}>", 0, 1) is not None and name not in {"ruby", "rt"}:
        return ""
    open_tags.append(name)
    return written


def _rest(name: str, rest: str) -> str:
    """Return a tag's classes and, where it takes one, its annotation."""
    classes, _, annotation = rest.replace("\n", " ").partition(" ")
    kept = "".join(f".{part}" for part in classes.split(".") if part and "&" not in part and "/" not in part)
    words = annotation.strip().replace("&", "&amp;").replace("&amp;amp;", "&amp;")
    return f"{kept} {words}" if name in {"v", "lang"} and words else kept
