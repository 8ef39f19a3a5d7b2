"""Readers turn what came in into an article: `read` decodes the bytes and picks the reader that fits.

To add a reader: write a module with a function of `Reader`'s shape and a test of what it takes, and add a row to READERS,
before the rows that take anything. Each reader is loaded only when it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from a11y.errors import SourceError
from a11y.readers.decode import decode
from a11y.walk import texts

if TYPE_CHECKING:
    from a11y.model import Reading

# The longest newspaper stories have some 20,000 words.
MOST_WORDS = 100_000

_TAGS = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|title|meta|link|script|style|article|section|header|main|div|p|h[1-6]|a|br|img|ul"
    r"|ol|li|table|tr|td|span|video|iframe|blockquote|figure))\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|div|p|h[1-6]|section|header|plaintext)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_html(text: str, content_type: str | None = None) -> bool:
    """Say whether a text is HTML: it begins like a page, or has several tags; a header that says so counts once a tag is there.

    >>> is_html("<!DOCTYPE html><p>Hi"), is_html("If a < b and c > d, then")
    (True, False)
    """
    if _HTML_START.match(text[:20_000]):
        return True
    tags = len(list(islice(_TAGS.finditer(text[:200_000]), 4)))
    return tags >= (1 if content_type and "html" in content_type.lower() else 4)


def _page(name: str, text: str, data: bytes, url: str | None) -> Reading:
    from a11y.readers.webpage import read_page  # bs4 and lxml: only for pages

    return read_page(name, text, data, url=url)


def _text(name: str, text: str, data: bytes, url: str | None) -> Reading:
    from a11y.readers.scraped import read_text

    check_length(name, text)
    reading = read_text(name, text, data)
    if url and reading.article and reading.article.url is None:
        return replace(reading, article=replace(reading.article, url=url))
    return reading


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: its name, which texts (and content types) it takes, and how it reads: name, text, bytes, address to Reading."""

    name: str
    takes: Callable[[str, str | None], bool]
    read: Callable[[str, str, bytes, str | None], Reading]


READERS: tuple[Reader, ...] = (
    Reader("web page", is_html, _page),
    Reader("scraped text", lambda _text, _type: True, _text),
)
"""Every reader, the choosiest first."""


def check_length(name: str, text: str) -> None:
    """Raise SourceError when a text is longer than any article: later stages need about 10 KB of memory a word."""
    if len(text) > MOST_WORDS and text.count(" ") > MOST_WORDS:
        raise SourceError(name, f"longer than the limit of {MOST_WORDS:,} words", "cut it to one article")


def read(name: str, data: bytes, *, url: str | None = None, content_type: str | None = None) -> Reading:
    """Read bytes into an article and, for a web page, its frozen page.

    `name` is what messages call the source; `url` is where it came from; `content_type` is the HTTP header, if there was one.
    Raises SourceError when the input is empty, binary or too long. A page without a story gives `article=None` and a notice.
    """
    decoded = decode(name, data, content_type=content_type)
    reader = next(reader for reader in READERS if reader.takes(decoded.text, content_type))
    reading = reader.read(name, decoded.text, data, url)
    if reading.article:
        check_length(name, " ".join(text.text for block in reading.article.blocks for text in texts(block)))
    return replace(reading, notices=(*decoded.notices, *reading.notices)) if decoded.notices else reading
