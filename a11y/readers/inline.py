"""Turn inline content into `Text`: words with folded white space, and spans for what the markup means."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from a11y.model import Element, Span, Text
from a11y.readers.leaves import EMBEDDED, hidden, silent
from a11y.readers.metadata import language_tag
from a11y.readers.page import INLINE, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11y.model import SpanKind

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes a link of a page may keep (DESIGN, rule 7); `javascript:`, `data:` and friends never survive."""

_MARKUP: dict[str, SpanKind] = {"em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong", "q": "quotation"}
_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0]+")


def safe_link(href: str | None, base: str | None) -> str | None:
    """Return a link's absolute address when its scheme may stay, else None.

    >>> safe_link("/news", "https://example.org/a"), safe_link(" java\\nscript:alert(1)", "https://example.org/")
    ('https://example.org/news', None)
    """
    if not href:
        return None
    try:
        # Browsers take tabs and line breaks out of addresses before they look for the scheme (URL Standard, section 4.4).
        address = re.sub(r"[\t\n\r]", "", href).strip("\x00 \x0b\x0c\x1f")
        full = urljoin(base or "", address)
        parts = urlsplit(full)
    except ValueError:
        return None
    if parts.scheme not in LINK_SCHEMES or (parts.scheme != "mailto" and not parts.hostname):
        return None
    return _IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), full)


def text_of(parts: Iterable[Element | str], *, base: str | None = None, language: str | None = None, skip: frozenset[int] = frozenset()) -> Text:
    """Return the words of inline content with their spans; `language` is what surrounds it, `skip` are elements to leave out.

    >>> text_of(["Read ", Element("a", (("href", "https://example.org"),), ("this",), 1), " now"])
    Text(text='Read this now', spans=(Span(kind='link', start=5, end=9, value='https://example.org'),))
    """
    out: list[str] = []
    length = 0
    gap = False  # white space is due before the next word
    spans: list[tuple[SpanKind, int, int, str | None]] = []
    # A stack entry is a node to open, or the spans to close with the place of their first word (-1: no word yet).
    stack: list[Element | str | tuple[list[tuple[SpanKind, str | None]], list[int]]] = list(reversed(list(parts)))
    waiting: list[list[int]] = []
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            kinds, (start,) = item
            if start >= 0:
                spans.extend((kind, start, length, value) for kind, value in kinds)
        elif isinstance(item, str):
            words = item.split()
            if not words:
                gap = gap or bool(item)
                continue
            if (gap or item[0].isspace()) and length:
                out.append(" ")
                length += 1
            for place in waiting:
                place[0] = length
            waiting.clear()
            piece = " ".join(words)
            out.append(piece)
            length += len(piece)
            gap = item[-1].isspace()
        elif item.tag == "br":
            gap = True
        elif item.tag in UNSEEN or item.tag in EMBEDDED or item.node in skip or hidden(item) or silent(item):
            continue
        else:
            kinds_here = _meaning(item, base, language)
            block = item.tag not in INLINE
            gap = gap or block
            if kinds_here:
                waiting.append([-1])
                stack.append((kinds_here, waiting[-1]))
            if block:
                stack.append(" ")
            if item.tag == "q":
                stack.append("\u201d")
            stack.extend(reversed(item.children))
            if item.tag == "q":
                stack.append("\u201c")
    text = "".join(out)
    ordered = sorted(set(spans), key=lambda span: (span[1], -span[2], span[0]))
    return Text(text, tuple(Span(kind, start, end, value) for kind, start, end, value in ordered))


def _meaning(element: Element, base: str | None, language: str | None) -> list[tuple[SpanKind, str | None]]:
    """Return the spans an element asks for."""
    kinds: list[tuple[SpanKind, str | None]] = []
    if element.tag == "a" and (address := safe_link(element.get("href"), base)):
        kinds.append(("link", address))
    if element.tag in _MARKUP:
        kinds.append((_MARKUP[element.tag], None))
    if element.tag in ("abbr", "acronym") and (title := (element.get("title") or "").strip()):
        kinds.append(("abbreviation", " ".join(title.split())))
    stated = element.get("lang") or element.get("xml:lang")
    tag = language_tag(stated) if stated else None
    if tag and tag.split("-")[0] != (language or "").split("-")[0].lower():
        kinds.append(("language", tag))
    return kinds


def clipped(text: Text, words: str) -> Text:
    """Return the part of a text that is these words, its spans cut to fit."""
    start = text.text.find(words)
    if start < 0:
        return Text(words)
    end = start + len(words)
    spans = [
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start) for span in text.spans if span.start < end and span.end > start
    ]
    return Text(words, tuple(spans))


def join(texts: list[Text]) -> Text:
    """Return texts as one, a space between, spans moved along."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for text in texts:
        spans.extend(replace(span, start=span.start + at, end=span.end + at) for span in text.spans)
        parts.append(text.text)
        at += len(text.text) + 1
    return Text(" ".join(parts), tuple(spans))


def first_link(parts: Iterable[Element | str], base: str | None) -> str | None:
    """Return the first address inline content links to."""
    stack = [part for part in reversed(list(parts)) if isinstance(part, Element)]
    while stack:
        element = stack.pop()
        if element.tag == "a" and (address := safe_link(element.get("href"), base)):
            return address
        stack.extend(child for child in reversed(element.children) if isinstance(child, Element))
    return None
