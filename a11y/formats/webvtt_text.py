"""The grammar of cue text: tags, voices, ruby, times of words, character references (WebVTT, 4.2.2)."""

# ruff: noqa: SIM905  (tag lists are read as words)

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5
from typing import Literal

Kind = Literal["captions", "chapters", "metadata"]

TIME = re.compile(r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")

_TOKEN = re.compile(r"[^<&]+|&|<")
_REFERENCE = re.compile(r"&(?:#([0-9]+)|#[xX]([0-9A-Fa-f]+)|([A-Za-z0-9]+));")
_END = re.compile(r"</([^>]*)>")
_CLASS = r"(?:\.[^\t\n\r &<>.]+)*"
_START = re.compile(rf"<([a-z]+){_CLASS}([ \t][^\n\r>]*)?>")
_PLAIN = frozenset({"c", "i", "b", "u", "ruby", "rt"})
_ANNOTATED = frozenset({"v", "lang"})

# RFC 5646, section 2.1, with its grandfathered tags.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
_GRANDFATHERED = frozenset(
    "en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de art-lojban "
    "cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang".split()
)


@dataclass(frozen=True, slots=True)
class TextFault:
    """The first fault in a cue's text: the offset it stands at, the rule, what was found."""

    offset: int
    rule: str
    found: str


@dataclass(slots=True)
class _Open:
    """A tag that is still open; a ruby remembers whether it has an rt, and whether anything follows the last one."""

    name: str
    written: str
    offset: int
    has_rt: bool = False
    tail: bool = False


def milliseconds(match: re.Match[str]) -> int:
    """Return the time a match of `TIME` stands for."""
    hours = (match[1] or "0").lstrip("0") or "0"
    # Python refuses to read a number of thousands of digits, and no recording lasts that long.
    whole = int(hours) if len(hours) <= 300 else 10**300
    return ((whole * 60 + int(match[2])) * 60 + int(match[3])) * 1000 + int(match[4])


def is_language(tag: str) -> bool:
    """Return whether a tag is a well-formed BCP 47 language tag without repeated variants or extensions.

    >>> is_language("en-GB"), is_language("zh-min-nan"), is_language("english_uk"), is_language("de-1901-1901")
    (True, True, False, False)
    """
    if tag.lower() in _GRANDFATHERED:
        return True
    match = _LANGUAGE.fullmatch(tag)
    if match is None:
        return False
    variants = (match["variants"] or "").lower().split("-")[1:]
    singletons = re.findall(r"-([0-9a-wyz])(?=-)", (match["extensions"] or "").lower())
    return len(set(variants)) == len(variants) and len(set(singletons)) == len(singletons)


def first_fault(text: str, start: int, end: int, kind: Kind = "captions") -> TextFault | None:
    """Return the first fault in a cue's text, or None; `start` and `end` are the cue's own times in milliseconds."""
    if kind == "metadata" or ("<" not in text and "&" not in text):
        return None
    return _Reader(text, start, end, kind).fault()


class _Reader:
    """Reads one cue's text from left to right, keeping the open tags."""

    def __init__(self, text: str, start: int, end: int, kind: Kind) -> None:
        self._text, self._last, self._end, self._kind = text, start, end, kind
        self._open: list[_Open] = []
        self._components = 0  # at the top level: a voice may stay open only when it is the one component

    def fault(self) -> TextFault | None:
        place = 0
        while place < len(self._text):
            token = _TOKEN.match(self._text, place)
            if token is None:  # cannot be: the three branches cover every character
                break
            if token[0] == "&":
                found, place = self._reference(place)
            elif token[0] == "<":
                found, place = self._tag(place)
            else:
                self._words(token[0])
                found, place = None, token.end()
            if found:
                return found
        return self._unclosed()

    def _words(self, words: str) -> None:
        if words.strip("\n"):
            self._component(blank=not words.strip(" \t\n"))

    def _component(self, *, blank: bool = False) -> None:
        """Note that something stands here: at the top level, or after the last rt of a ruby (where only blanks may)."""
        if not self._open:
            self._components += 1
        elif self._open[-1].name == "ruby" and not blank:
            self._open[-1].tail = True

    def _reference(self, place: int) -> tuple[TextFault | None, int]:
        match = _REFERENCE.match(self._text, place)
        rule = _reference_rule(match)
        if rule or match is None:
            shown = match[0] if match else self._text[place : place + 12].split("\n")[0]
            return TextFault(place, rule or "ampersand", shown), place
        self._component()
        return None, match.end()

    def _tag(self, place: int) -> tuple[TextFault | None, int]:
        close = self._text.find(">", place)
        if close < 0:
            return TextFault(place, "tag-open", self._text[place : place + 24].split("\n")[0]), place
        written = self._text[place : close + 1]
        if self._kind == "chapters":
            rule: str | None = "chapter-tag"
        elif end := _END.fullmatch(written):
            rule, written = self._end_tag(end[1], written)
        elif written[1:2].isdigit():
            rule = self._time(written[1:-1])
        else:
            rule, written = self._start_tag(place, written)
        return (TextFault(place, rule, written) if rule else None), close + 1

    def _time(self, written: str) -> str | None:
        match = TIME.fullmatch(written)
        if match is None:
            return "word-time"
        time = milliseconds(match)
        if not self._last < time < self._end:
            return "word-time-order"
        self._last = time
        self._component()
        return None

    def _start_tag(self, place: int, written: str) -> tuple[str | None, str]:
        match = _START.fullmatch(written)
        if match is None or match[1] not in _PLAIN | _ANNOTATED:
            return "tag", written
        name, annotation = match[1], match[2]
        if name in _PLAIN and annotation is not None:
            return "annotation", written
        if name in _ANNOTATED:
            rule, shown = _annotation_fault(name, annotation or "")
            if rule:
                return rule, shown or written
        if name == "rt":
            if not self._open or self._open[-1].name != "ruby":
                return "ruby", "an rt stands outside a ruby"
            self._open[-1].has_rt, self._open[-1].tail = True, False
        else:
            self._component()
        self._open.append(_Open(name, written, place))
        return None, written

    def _end_tag(self, name: str, written: str) -> tuple[str | None, str]:
        if name == "ruby" and self._open and self._open[-1].name == "rt":
            self._open.pop()  # the last rt of a ruby may stay open
        if not self._open or self._open[-1].name != name:
            return "end-tag", written
        closed = self._open.pop()
        if name == "ruby" and not closed.has_rt:
            return "ruby", "a ruby has no rt"
        if name == "ruby" and closed.tail:
            return "ruby", "text stands after the last rt of a ruby"
        return None, written

    def _unclosed(self) -> TextFault | None:
        if not self._open or (len(self._open) == 1 and self._open[0].name == "v" and self._components == 1):
            return None
        last = self._open[-1]
        return TextFault(last.offset, "end-tag-missing", last.written)


def _annotation_fault(name: str, annotation: str) -> tuple[str | None, str]:
    """Return the rule that words inside a v or lang tag break, if any, with what to show."""
    for ampersand in re.finditer("&", annotation):
        match = _REFERENCE.match(annotation, ampersand.start())
        if rule := _reference_rule(match):
            return rule, match[0] if match else annotation[ampersand.start() :][:12]
    value = html.unescape(annotation).strip(" \t")
    if not value:
        return "annotation-missing", ""
    if name == "lang" and not is_language(value):
        return "language", value
    return None, ""


def _reference_rule(match: re.Match[str] | None) -> str | None:
    """Return the rule a character reference breaks (HTML, "Character references"), or None."""
    if match is None:
        return "ampersand"
    if match[3]:
        return None if f"{match[3]};" in html5 else "ampersand"
    digits = match[1] or match[2]
    if len(digits.lstrip("0")) > 7:
        return "reference"
    code = int(digits, 10 if match[1] else 16)
    control = (code < 0x20 and code not in {0x9, 0xA, 0xC}) or 0x7F <= code <= 0x9F
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "reference" if control or noncharacter or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else None
