"""A sentence as HTML: its words escaped, its spans (links, emphasis, languages, abbreviations) as elements, its hard words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from web.links import safe_href

if TYPE_CHECKING:
    from a11y.model import Span

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# Outer before inner when two spans cover the same words.
ORDER = ("item", "line", "link", "quotation", "language", "strong", "emphasis", "abbreviation")
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def marked(text: str, spans: Sequence[Span] = (), *, base: str | None = None, hard: Sequence[tuple[int, int, str]] = ()) -> Markup:
    """Return a text as safe HTML; `hard` are (start, end, id) of hard words, each a link to that id.

    Spans that cross are cut where the inner one would leave the outer one, so the elements always nest.

    >>> from a11y.model import Span
    >>> marked("a <b> c", [Span("emphasis", 2, 5)])
    Markup('a <em>&lt;b&gt;</em> c')
    """
    ranges = []
    for span in spans:
        end = min(span.end, len(text))
        tags = _tags(span, base, alone=span.start <= 0 and end == len(text))
        if tags and 0 <= span.start < end:
            ranges.append((span.start, end, ORDER.index(span.kind), tags))
    linked = [(start, end) for start, end, rank, _ in ranges if rank == ORDER.index("link")]
    ranges += _list(text, spans)
    ranges += [
        (start, end, len(ORDER), (f'<a class="hard" href="#{escape(name)}">', "</a>"))
        for start, end, name in hard
        if not any(begin < end and start < finish for begin, finish in linked)
    ]
    return Markup("".join(_nested(text, ranges, 0, len(text))))  # noqa: S704 - every piece of text in it is escaped below


def _list(text: str, spans: Sequence[Span]) -> list[tuple[int, int, int, tuple[str, str]]]:
    """Return the range of a sentence's list, if it has one.

    A paragraph cannot hold a <ul>; and the style sheet draws the colon and the bullets, so that the words stay those of the recording.
    """
    begin = next((span.start for span in spans if span.kind == "item"), None)
    if begin is None:
        return []
    lead = text[:begin].rstrip()
    led = "" if lead.endswith(":") else " led"
    return [(len(lead), len(text), -1, (f'<span class="items{led}" role="list">', "</span>"))]


def _nested(text: str, ranges: list[tuple[int, int, int, tuple[str, str]]], begin: int, end: int) -> list[str]:
    """Return the pieces of HTML for text[begin:end] with the ranges that lie in it."""
    out: list[str] = []
    at = begin
    waiting = sorted(ranges, key=lambda one: (one[0], -one[1], one[2]))
    while waiting:
        start, stop, _, (opening, closing) = waiting.pop(0)
        inner = [one for one in waiting if one[0] < stop]
        # What sticks out of this range goes on after it as a range of its own.
        rest = [(stop, one[1], one[2], one[3]) for one in inner if one[1] > stop]
        out += [str(escape(text[at:start])), opening]
        out += _nested(text, [(one[0], min(one[1], stop), one[2], one[3]) for one in inner], start, stop)
        out.append(closing)
        at = stop
        waiting = sorted([*(one for one in waiting if one[0] >= stop), *rest], key=lambda one: (one[0], -one[1], one[2]))
    out.append(str(escape(text[at:end])))
    return out


def _tags(span: Span, base: str | None, *, alone: bool) -> tuple[str, str] | None:
    match span.kind:
        case "link":
            href = safe_href(span.value, base)
            # A link that is the whole text is no target within a sentence: it gets room for a finger.
            room = ' class="alone"' if alone else ""
            return (f'<a{room} href="{escape(href)}" rel="noopener noreferrer">', "</a>") if href else None
        case "abbreviation":
            return (f'<abbr title="{escape(span.value)}">', "</abbr>") if span.value else ("<abbr>", "</abbr>")
        case "language":
            return (f'<span lang="{span.value}"{direction(span.value)}>', "</span>") if span.value and LANGUAGE.fullmatch(span.value) else None
        case "strong":
            return ("<strong>", "</strong>")
        case "emphasis":
            return ("<em>", "</em>")
        case "item":
            return ('<span class="item" role="listitem">', "</span>")
        case "line":
            # The style sheet breaks the line: a <br> would be a stop to some screen readers, and a word more to those who copy the text.
            return ('<span class="sense">', "</span>")
        case "quotation":
            # Not <q>: browsers would add a second pair of quotation marks to the writer's own.
            return ('<span class="quoted">', "</span>")


def tongue(language: str) -> str:
    """Return a language tag as it may stand in a page: itself, or "und" (undetermined) when it is none.

    >>> tongue("en-GB"), tongue("English!")
    ('en-GB', 'und')
    """
    return language if LANGUAGE.fullmatch(language) else "und"


def direction(language: str) -> str:
    """Return the dir attribute a language needs, with its leading space.

    >>> direction("ar-EG"), direction("en")
    (' dir="rtl"', '')
    """
    return ' dir="rtl"' if language.split("-")[0].lower() in RIGHT_TO_LEFT else ""
