"""Quotations that run over several paragraphs, whatever stands between them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.model import Heading, ListBlock, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Block, Text


def run_on(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Mark each quotation that is left open at a paragraph's end and taken up by a quotation mark in the next, whatever stands between.

    The first part's span names the block where the quotation goes on; so it stays one quotation.
    """
    marked = list(blocks)
    for at, block in enumerate(marked):
        if not isinstance(block, Paragraph):
            continue
        follower = next((each for each in range(at + 1, len(marked)) if isinstance(marked[each], Paragraph)), None)
        then = marked[follower] if follower is not None else None
        if follower is None or not isinstance(then, Paragraph) or any(isinstance(marked[each], Heading | ListBlock) for each in range(at + 1, follower)):
            continue
        whole = then.content.text
        opened = taken_up(block.content.text, whole)
        if opened is None:
            continue
        until, closed = (left_open_single(whole), _closing_single(whole)) if whole[0] in "'‘" else (left_open(whole), _closing(whole))
        end = len(whole) if until == 0 else closed
        marked[at] = replace(block, content=_spanned(block.content, opened, len(block.content.text), then.id))
        marked[follower] = replace(then, content=_spanned(then.content, 0, end, None))
    return tuple(marked)


def taken_up(before: str, after: str) -> int | None:
    """Return where a quotation opens in a paragraph that never closes it, when the paragraph after takes it up with the same mark.

    >>> taken_up("He said: “Go on.", "“And come back.”"), taken_up("“Go on,” he said.", "“And come back.”")
    (9, None)
    """
    if after[:1] in ("'", "‘"):
        return left_open_single(before)
    return left_open(before) if after[:1] in ('"', "“") else None


def _spanned(text: Text, start: int, end: int, value: str | None) -> Text:
    kept = tuple(span for span in text.spans if span.start != start)
    return replace(text, spans=(*kept, Span("quotation", start, end, value)))


def left_open(text: str) -> int | None:
    """Return where a double quotation opens that the text never closes.

    >>> left_open('He said: "Go on.'), left_open('"No," he said.')
    (9, None)
    """
    opened: int | None = None
    for at, sign in enumerate(text):
        if sign == "“" or (sign == '"' and (opened is None)):
            opened = at if opened is None else opened
        elif sign in '”"':
            opened = None
    return opened


_OPENS_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[“\"—–:-]))['‘](?=[\w\[“\"])")
_CLOSES_SINGLE = re.compile(r"(?<=\S)['’](?!\w)")


def left_open_single(text: str) -> int | None:
    """Return where a quotation in single marks opens that the text never closes; an apostrophe within a word is none.

    >>> left_open_single("She said: ‘It’s not done."), left_open_single("‘It’s done,’ she said.")
    (10, None)
    """
    opened: int | None = None
    at = 0
    while (found := (_OPENS_SINGLE if opened is None else _CLOSES_SINGLE).search(text, at)) is not None:
        opened, at = (found.start() if opened is None else None), found.end()
    return opened


def _closing_single(text: str) -> int:
    found = _CLOSES_SINGLE.search(text, 1)
    return found.end() if found else len(text)


def _closing(text: str) -> int:
    found = re.search(r"[\"”]", text[1:])
    return found.end() + 1 if found else len(text)
