"""Which characters of a text stand inside quotation marks: words that nobody may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Parse

_OPENING = {"“": "”", "«": "»", "„": "“"}
_SINGLE_OPENING, _SINGLE_CLOSING = "‘'", "’'"


def quoted(text: str, *, is_open: bool = False) -> tuple[list[tuple[int, int]], bool]:
    """Return the quoted stretches of a text with their marks, and whether a quotation is still open at its end.

    `is_open` says that the text begins inside a quotation. A single mark counts only where it opens after a space and a partner closes it.

    >>> quoted('“It works,” she said.')
    ([(0, 11)], False)
    >>> quoted("The players' bus broke down.")
    ([], False)
    """
    found: list[tuple[int, int]] = []
    begin: int | None = 0 if is_open else None
    partner = '”"' if is_open else ""
    index = 0
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
        elif character in _SINGLE_OPENING and (index == 0 or text[index - 1] in " ([—–") and text[index + 1 : index + 2].isalnum():
            end = _single_end(text, index)
            if end is not None:
                found.append((index, end))
                index = end
                continue
        index += 1
    if begin is not None:
        found.append((begin, len(text)))
    return found, begin is not None


def goes_on(text: str) -> bool:
    """Return whether a paragraph after an open quotation is still inside it: its first mark closes, or it has an odd number of straight ones.

    A paragraph that begins with a mark opens the quotation anew.

    >>> goes_on("the end of it,” he said."), goes_on("“I said so."), goes_on("No one spoke.")
    (True, False, False)
    """
    if text[:1] in "\"“'‘":
        return False
    first = next((character for character in text if character in '“”"'), "")
    return first == "”" or (first == '"' and text.count('"') % 2 == 1)


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


def inside(sentences: Sequence[str], *, is_open: bool = False) -> Iterator[tuple[list[tuple[int, int]], bool]]:
    """Yield for each sentence of a paragraph, in order, its quoted stretches and whether one crosses its end; state runs from one to the next."""
    for sentence in sentences:
        stretches, after = quoted(sentence, is_open=is_open)
        yield stretches, after or is_open
        is_open = after


def tokens_within(parse: Parse, stretches: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the indices of the tokens that touch a quoted stretch."""
    return frozenset(token.index for token in parse.tokens for begin, end in stretches if token.start < end and token.end > begin)
