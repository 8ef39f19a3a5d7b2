"""Which characters of a text stand inside quotation marks: words that nobody may change."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Parse

_OPENING = {"“": "”", "«": "»", "„": "“"}
_SINGLE_OPENING, _SINGLE_CLOSING = "‘'", "’'"
# What stands before the words of a quotation that begins a sentence; a single mark there opens one even when its partner is not found.
_BEFORE_SPEECH = ".!?:,"


@lru_cache(maxsize=4_096)
def quoted(text: str, *, is_open: str = "") -> tuple[list[tuple[int, int]], str]:
    """Return the quoted stretches of a text with their marks, and the marks that may close a quotation still open at its end ("" when none is).

    `is_open` says that the text begins inside a quotation, by the marks that may close it. A single mark counts where it opens after a space and a
    partner closes it; one that begins the text, or a sentence, counts without a partner: the quotation runs on.

    >>> quoted('“It works,” she said.')
    ([(0, 11)], '')
    >>> quoted("The players' bus broke down.")
    ([], '')
    >>> quoted("'The fish couldn't eat.")
    ([(0, 23)], "’'")
    """
    found: list[tuple[int, int]] = []
    begin: int | None = None
    partner, index = is_open, 0
    if is_open == _SINGLE_CLOSING:
        end = _single_end(text, -1)
        if end is None:
            return [(0, len(text))], is_open
        found.append((0, end))
        index = end
    elif is_open:
        begin = 0
    while index < len(text):
        character = text[index]
        if begin is not None:
            if character in partner:
                found.append((begin, index + 1))
                begin = None
        elif character in _OPENING:
            begin, partner = index, _OPENING[character]
        elif character == '"':
            begin, partner = index, '"'
        elif character in _SINGLE_OPENING and _opens(text, index):
            end = _single_end(text, index)
            if end is not None:
                found.append((index, end))
                index = end
                continue
            if _begins_speech(text, index):
                return [*found, (index, len(text))], _SINGLE_CLOSING
        index += 1
    if begin is None:
        return found, ""
    return [*found, (begin, len(text))], '”"' if partner in '”"' else partner


def _opens(text: str, index: int) -> bool:
    if _DECADE.match(text, index + 1):
        return False
    following = text[index + 1 : index + 2]
    return (index == 0 or text[index - 1] in " ([—–") and (following.isalnum() or following in {"…", "[", "£", "$", "“", '"'})


_DECADE = re.compile(r"\d0s\b")


def _begins_speech(text: str, index: int) -> bool:
    """Return whether a single mark stands where only a quotation can begin: first in the text, or after a mark and before a capital letter."""
    return index == 0 or (text[: index - 1].endswith(tuple(_BEFORE_SPEECH)) and text[index + 1 : index + 2].isupper())


def goes_on(text: str, is_open: str = '”"') -> bool:
    """Return whether a paragraph after an open quotation is still inside it: its first mark closes, or it has an odd number of straight ones.

    After a single mark it is inside when a single mark ends it, or ends a stretch before a comma or stop.
    A paragraph that begins with a mark opens the quotation anew.

    >>> goes_on("the end of it,” he said."), goes_on("“I said so."), goes_on("No one spoke.")
    (True, False, False)
    """
    if text[:1] in "\"“'‘":
        return False
    if is_open == _SINGLE_CLOSING:
        return re.search(r"[.,!?…][’'](?= |$)", text) is not None and _SINGLE_BEGINNING.search(text) is None
    first = next((character for character in text if character in '“”"'), "")
    return first == "”" or (first == '"' and text.count('"') % 2 == 1)


_SINGLE_BEGINNING = re.compile(r"(?:^| )[‘'](?=\w)")


def _single_end(text: str, begin: int) -> int | None:
    """Return the index after the mark that closes a single quotation, or None for an apostrophe."""
    possessive: int | None = None
    for index in range(begin + 1, len(text)):
        if text[index] not in _SINGLE_CLOSING or text[index + 1 : index + 2].isalnum() or text[index - 1] == " ":
            continue
        if text[index - 1] != "s":
            return index + 1
        if possessive is None:
            possessive = index + 1
    return possessive


def inside(sentences: Sequence[str], *, is_open: str = "") -> Iterator[bool]:
    """Yield for each sentence of a paragraph, in order, whether a quotation that stands in it began before it or goes on after it."""
    stretches, after = quoted(" ".join(sentences), is_open=is_open)
    start = 0
    for place, sentence in enumerate(sentences):
        stop = start + len(sentence)
        touching = [(begin, end) for begin, end in stretches if begin < stop and end > start]
        runs_on = place == len(sentences) - 1 and bool(after)
        yield any(begin < start or end > stop for begin, end in touching) or (runs_on and bool(touching)) or (place == 0 and bool(is_open))
        start = stop + 1


def tokens_within(parse: Parse, stretches: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the indices of the tokens that touch a quoted stretch."""
    return frozenset(token.index for token in parse.tokens for begin, end in stretches if token.start < end and token.end > begin)
