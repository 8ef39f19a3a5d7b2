"""Visit and rewrite blocks and sentences; nobody recurses by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from a11y.model import Audio, Figure, Heading, ListBlock, Other, Paragraph, Promo, Quote, Related, Table, Video

if TYPE_CHECKING:
    from a11y.model import Article, Block, Sentence, SpanKind, Text, Version

B = TypeVar("B")


def texts(block: Block) -> tuple[Text, ...]:
    """Return the story's own words in a block, part by part: list items, cells (caption, header, rows), captions; none for players, related links, promos."""
    match block:
        case Heading() | Paragraph() | Quote():
            return (block.content,)
        case ListBlock():
            return block.items
        case Table():
            caption = (block.caption,) if block.caption else ()
            return (*caption, *block.header, *(cell for row in block.rows for cell in row))
        case Figure():
            return (block.caption,) if block.caption else ()
        case Video() | Audio() | Related() | Promo() | Other():
            return ()
        case _:
            assert_never(block)


def blocks(article: Article, kind: type[B]) -> Iterator[B]:
    """Yield the article's blocks of one class, in reading order."""
    return (block for block in article.blocks if isinstance(block, kind))


def sentences(version: Version, *, in_short: bool = False) -> Iterator[Sentence]:
    """Yield every sentence of a version in reading order: title, standfirst, (the "In short",) blocks."""
    yield from version.title
    yield from version.standfirst
    if in_short:
        yield from version.in_short
    for block in version.blocks:
        for part in block.parts:
            yield from part


def rewrite(version: Version, change: Callable[[Sentence], Sentence]) -> Version:
    """Return the version with every sentence passed through `change`."""

    def each(part: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(change(sentence) for sentence in part)

    return replace(
        version,
        title=each(version.title),
        standfirst=each(version.standfirst),
        in_short=each(version.in_short),
        blocks=tuple(replace(block, parts=tuple(each(part) for part in block.parts)) for block in version.blocks),
    )


def lines(sentence: Sentence) -> tuple[str, tuple[str, ...]]:
    """Return a sentence as it is listed: its words, or the words that lead in to a list, with a colon, and the items of the list."""
    begin = next((span.start for span in sentence.spans if span.kind == "item"), None)
    if begin is None:
        return sentence.text, ()
    lead = sentence.text[:begin].rstrip(" :")
    return f"{lead}:", spanned(sentence, "item")


def spanned(sentence: Sentence, kind: SpanKind) -> tuple[str, ...]:
    """Return the words under each span of a kind, in order."""
    return tuple(sentence.text[span.start : span.end] for span in sentence.spans if span.kind == kind)
