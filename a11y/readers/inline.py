"""Turn inline content into `Text`: words with folded white space, and spans for what the markup means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from a11y.model import Element, Span, Text
from a11y.readers.leaves import EMBEDDED, hidden
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
    # A stack entry is a node to open, or a list of spans to close with the place their text began.
    stack: list[Element | str | tuple[list[tuple[SpanKind, str | None]], int]] = list(reversed(list(parts)))
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            kinds, opened = item
            # Skip the white space that was due when the element opened.
            start = opened + 1 if opened < length and opened and out and _char(out, opened) == " " else opened
            if start < length:
                spans.extend((kind, start, length, value) for kind, value in kinds)
        elif isinstance(item, str):
            words = item.split()
            if not words:
                gap = gap or bool(item)
                continue
            if (gap or item[0].isspace()) and length:
                out.append(" ")
                length += 1
            piece = " ".join(words)
            out.append(piece)
            length += len(piece)
            gap = item[-1].isspace()
        elif item.tag == "br":
            gap = True
        elif item.tag in UNSEEN or item.tag in EMBEDDED or item.node in skip or hidden(item):
            continue
        else:
            kinds_here = _meaning(item, base, language)
            block = item.tag not in INLINE
            gap = gap or block
            if kinds_here:
                stack.append((kinds_here, length))
            if block:
                stack.append(" ")
            if item.tag == "q":
                stack.append("\u201d")
            stack.extend(reversed(item.children))
            if item.tag == "q":
                stack.append("\u201c")
    text = "".join(out)
    ordered = sorted(set(spans), key=lambda span: (span[1], -span[2], span[0]))
    return Text(text, tuple(Span(kind, start, end, value) for kind, start, end, value in ordered if text[start:end].strip()))


def _char(out: list[str], at: int) -> str:
    """Return the character at an offset of pieces, looking from the end."""
    end = sum(map(len, out))
    for piece in reversed(out):
        end -= len(piece)
        if at >= end:
            return piece[at - end]
    return ""


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
