"""What a page itself shows near its headline of who wrote it and when: for pages whose metadata say nothing of it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from a11y.readers import dates
from a11y.readers.leaves import HEADINGS
from a11y.readers.page import vocabulary, words_of
from a11y.readers.titles import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.model import Element

BY = re.compile(
    r"^(?:(?:(?:written|reported|posted|story|words|text|reporting|analysis|review)\s+)?(?:by|von|par|por|di|door|av|af)\b[:\s]+"
    r"|(?-i:By(?=[A-Z]))|(?:authors?|autor(?:in|en)?|auteurs?|words|text)\s*:\s*)",
    re.IGNORECASE,
)
"""What stands before a writer's name, in nine languages, sometimes without a space."""

BEFORE, AFTER = 6, 24
"""Elements before and after a headline among which its date and writer stand when no name of theirs says so; an element of a template holds two or three."""

LONGEST_LINE = 60
"""Characters of a line that tells who wrote something or when: "Published on Wednesday 25 November 2026 at 15:30 GMT" has 52."""

MOST_BYLINES = 20
"""Elements called bylines that are looked at below the headline; more are those of other stories."""

DATE_REACH = 80
"""Elements below the headline within which what is called a date is looked for; later ones are those of comments and other stories."""

_BYLINE_NAME = re.compile(r"(?:^|[-_ ])(?:byline|author|authors|writer)(?:[-_]*(?:name|names|text|txt|link))?(?:$|[-_ ])", re.IGNORECASE)
_CARD = re.compile(r"(?:^|\s)(?:vcard|fn)(?:$|\s)")
"""Classes of the hCard microformat: what bears them is a name, of one word too."""
_COMMENT = re.compile(r"comment|reply|quote|\borg\b", re.IGNORECASE)
"""Classes of names that are not the writer's: who answered, who is quoted, what is no person."""
_DATE_NAME = re.compile(r"date|time|publish|posted", re.IGNORECASE)
_NO_NAME = re.compile(r"\b(?:twitter|facebook|instagram|linkedin|share|follow|source|quelle|published|updated)\b|:", re.IGNORECASE)
_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d"
_AFTER_NAMES = re.compile(rf"[\s,–-]*(?:[|·•—@]|\b(?:posted|published|updated|last)\b|(?<=\s)(?-i:in|on|at|am|um)\b|\b{_MONTHS}|\d)", re.IGNORECASE)
"""What follows the names in a line that begins with "By": a bar, a handle, a place, a date, when it was published."""

_JOINT = re.compile(r"(?<=[^\W\d_]{4})(?<=[a-z])(?=[A-Z])")
"""Where a name runs into the office or the button beside it, which only a style parts from it."""

_AUTHOR_PAGE = re.compile(r"/(?:authors?|by|people|profiles?|staff|contributors?|writers?|team|experts?)/[^/]", re.IGNORECASE)
"""Addresses of pages about a writer."""

_NUMERIC = re.compile(r"\b(\d{4})(?:[./]|年)(\d{1,2})(?:[./]|月)(\d{1,2})日?")
_DOTTED = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?(?:20)?(\d\d)\b(?!\.)")
_NAMED = re.compile(r"\b(\d{1,2})(?:\.|er|º)? (?:de |d['’])?([^\W\d_]{3,10})\.?,? (?:de |del )?(\d{4})\b")

_MONTHS_ELSEWHERE = (
    vocabulary("jan januar jänner janvier enero gennaio janeiro januari"),
    vocabulary("feb februar feber février febrero febbraio fevereiro februari"),
    vocabulary("mar märz mär mars marzo março maart"),
    vocabulary("apr april avril abril aprile"),
    vocabulary("may mai mayo maggio maio mei maj"),
    vocabulary("jun juni juin junio giugno junho"),
    vocabulary("jul juli juillet julio luglio julho"),
    vocabulary("aug august août agosto augustus augusti"),
    vocabulary("sep sept september septembre septiembre settembre setembro"),
    vocabulary("oct okt oktober octobre octubre ottobre outubro"),
    vocabulary("nov november novembre noviembre novembro"),
    vocabulary("dec dez dezember décembre diciembre dicembre dezembro december desember"),
)
"""Names of months in nine languages beside English (as the Unicode CLDR has them), January first."""
_CHANGED = re.compile(r"\b(?:updated|modified|edited|reviewed)\b", re.IGNORECASE)
_START = re.compile(r"(?<!\w)(?=[A-Z\d])")
_LOWER = re.compile(r"\b[a-z]+")

FIRST_PAGE = "1991-08-06"
"""The day of the first web page: nothing says that it was put on the web before."""

LABELS = vocabulary(
    "and at by created date edited first from in is last modified on originally posted published reviewed story submitted updated written"
    " am den der du el erstellt il le publicado publié stand veröffentlicht vom von"
)
"""Words in small letters that stand before the date of a story; with others before it a date is that of something told: "doors open on 3 May"."""


def byline(nodes: list[Element], title: str | None) -> str:
    """Return who wrote the story as the page shows it, "" when it does not: what is called a byline, what begins with "By", a link to a writer's page."""
    at = _headline(nodes, title)
    if at is None:
        return ""
    near, around = nodes[at : at + AFTER], nodes[max(0, at - BEFORE) : at + AFTER]
    found = next((text for text in (*_called(nodes[at:]), *_begun(near), *_linked(around), *_named(around)) if is_name(text)), "")
    return found or next(_card_names(around), "")


def date(nodes: list[Element], title: str | None) -> str | None:
    """Return the date shown at the headline, YYYY-MM-DD: in an element that is called a date, else in a short line that is one."""
    at = _headline(nodes, title)
    if at is None:
        return None
    called = [node for node in nodes[at : at + DATE_REACH] if _DATE_NAME.search(f"{node.get('class') or ''} {node.get('id') or ''}")]
    near = [*nodes[at + 1 : at + AFTER], *nodes[max(0, at - BEFORE) : at]]
    lines = [text for node in (*called, *near) if 6 <= len(text := words_of(node)) <= LONGEST_LINE]
    # When a page was changed says when it was published only where nothing else does.
    return next((found for text in sorted(lines, key=lambda line: _CHANGED.search(line) is not None) if (found := _dated(text))), None)


def is_name(text: str) -> bool:
    """Say whether a text reads as the name of one or several people: its words begin with capitals, all but one.

    >>> is_name("Ada Bell and Bo Cole"), is_name("See full bio"), is_name("Ada Bell, 4 May")
    (True, False, False)
    """
    words = text.split()
    return (
        2 <= len(words) <= 8
        and words[-1].lower() not in ("by", "von", "par", "por")
        and not any(map(str.isdigit, text))
        and sum(word[0].isupper() for word in words) >= len(words) - 1
    )


def unjoined(text: str) -> str:
    """Return a name without what a page writes right behind it.

    >>> unjoined("Ada BellStaff Writer"), unjoined("Ada MacDonald")
    ('Ada Bell', 'Ada MacDonald')
    """
    return _JOINT.split(text, maxsplit=1)[0]


def _headline(nodes: list[Element], title: str | None) -> int | None:
    """Return the number of the heading that says the title, one of the first level before others; else of the first of the first level."""
    heads = [number for number, node in enumerate(nodes) if node.tag in HEADINGS]
    first = sorted(heads, key=lambda number: nodes[number].tag != "h1")
    said = next((number for number in first if title and alike(words_of(nodes[number]), title) >= 0.8), None)
    return said if said is not None else next((number for number in heads if nodes[number].tag == "h1"), None)


def _called(nodes: list[Element]) -> Iterator[str]:
    """Yield the names in elements that a template calls a byline or author."""
    for node in islice(
        (node for node in nodes if node.tag in ("p", "div", "span", "a", "address") and _BYLINE_NAME.search(node.get("class") or "")), MOST_BYLINES
    ):
        text = words_of(node)
        bare = _after_by(text)
        if bare is not None:
            yield bare
        elif "byline" in (node.get("class") or "").lower() and "@" not in text and not _NO_NAME.search(text):
            yield unjoined(text)  # without "By", and not called a byline: an author of something


def _named(nodes: list[Element]) -> Iterator[str]:
    """Yield what elements near the headline hold that are called the author, without a word before the name."""
    for node in nodes:
        name = node.get("class") or ""
        if _BYLINE_NAME.search(name) and not _COMMENT.search(name) and len(text := words_of(node)) <= LONGEST_LINE and not _NO_NAME.search(text):
            yield unjoined(before_date(text))


def _card_names(nodes: list[Element]) -> Iterator[str]:
    """Yield the names of one word in the cards of writers near the headline, as blogs sign."""
    for node in nodes:
        name = node.get("class") or ""
        if _CARD.search(name) and not _COMMENT.search(name) and len((text := words_of(node)).split()) == 1 and any(map(str.isalpha, text)):
            yield text


def before_date(text: str) -> str:
    """Return what stands before a date, a bar or a place in the line of a writer.

    >>> before_date("Ada Bell - Aug 10, 2016 11:15 am"), before_date("Ada Bell in Leeds")
    ('Ada Bell', 'Ada Bell')
    """
    return _AFTER_NAMES.split(text, maxsplit=1)[0].strip(" ,–-")


def _begun(nodes: list[Element]) -> Iterator[str]:
    """Yield the names in short lines that begin with "By"."""
    for node in nodes:
        if node.tag in ("p", "div", "span", "li", "address", "em", "small") and len(text := words_of(node)) <= 2 * LONGEST_LINE and (bare := _after_by(text)):
            yield bare


def _linked(nodes: list[Element]) -> Iterator[str]:
    """Yield the names that lead to a page about who bears them."""
    for node in nodes:
        if node.tag == "a" and _AUTHOR_PAGE.search(node.get("href") or ""):
            yield unjoined(BY.sub("", words_of(node)))


def _after_by(text: str) -> str | None:
    """Return the names after "By", None when a line does not begin so."""
    bare = BY.sub("", text)
    return unjoined(before_date(bare)) if bare != text else None


def _dated(text: str) -> str | None:
    """Return the date in a short line."""
    line = _NAMED.sub(_in_figures, _DOTTED.sub(r"20\3-\2-\1", _NUMERIC.sub(r"\1-\2-\3", text)))
    for start in _START.finditer(line):
        found = dates.leading(line[start.start() :])
        if found:
            return found.date if found.date >= FIRST_PAGE and LABELS.issuperset(_LOWER.findall(line[: start.start()])) else None
    return None


def _in_figures(found: re.Match[str]) -> str:
    """Return a day with its month in another language, or with a dot, as year-month-day."""
    day, name, year = found.groups()
    month = next((number for number, names in enumerate(_MONTHS_ELSEWHERE, 1) if name.casefold() in names), None)
    return f"{year}-{month}-{day}" if month else found[0]
