"""The original version of an article: its own words, cut into sentences with ids, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from a11y.language.sentences import split
from a11y.model import (
    Audio,
    Figure,
    Heading,
    ListBlock,
    Notice,
    Other,
    Paragraph,
    Promo,
    Quote,
    Related,
    Sentence,
    Span,
    Table,
    Text,
    Version,
    VersionBlock,
    Video,
)
from a11y.walk import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Article, Block

Kind = Literal["heading", "paragraph", "quote", "list", "table", "figure"]


def original(article: Article) -> Version:
    """Return the article's own sentences, with ids `s1`, `s2` … in reading order: title, standfirst, then the blocks of the story."""
    numbers = _Numbers("s")
    title = numbers.sentences(article.title)
    standfirst = numbers.sentences(article.standfirst)
    blocks = []
    for block in article.blocks:
        kind = _kind(block)
        parts = tuple(numbers.sentences(text, whole=kind in {"heading", "table"}) for text in texts(block))
        if kind is not None and any(parts):
            blocks.append(VersionBlock(block.id, kind, parts))
    return Version(level="original", language=article.language, title=title, standfirst=standfirst, blocks=tuple(blocks), notices=_empty(blocks, title))


def from_prose(lines: Sequence[str], *, language: str = "en") -> Version:
    """Return plain prose as an original version, each line a paragraph block `b1`, `b2` …; an empty line is a block with one empty part."""
    numbers = _Numbers("s")
    blocks = tuple(VersionBlock(f"b{place}", "paragraph", (numbers.sentences(Text(" ".join(line.split()))),)) for place, line in enumerate(lines, 1))
    return Version(level="original", language=language, blocks=blocks)


def _empty(blocks: Sequence[VersionBlock], title: tuple[Sentence, ...]) -> tuple[Notice, ...]:
    """Return a notice when a version has no words at all."""
    return () if blocks or title else (Notice("no words", "The source has no words of a story."),)


def _kind(block: Block) -> Kind | None:
    """Return the kind a block has in a version, or None when its words are no part of one."""
    match block:
        case Heading() | Paragraph() | Quote() | ListBlock() | Table() | Figure():
            return block.kind
        case Video() | Audio() | Related() | Promo() | Other():
            return None
        case _:
            assert_never(block)


class _Numbers:
    """Gives sentences their ids, in the order they are asked for."""

    def __init__(self, prefix: str) -> None:
        self._prefix, self._last = prefix, 0

    def sentences(self, text: Text | None, *, whole: bool = False) -> tuple[Sentence, ...]:
        """Return the sentences of a text with their spans; `whole` keeps it in one piece (headings and table cells)."""
        if text is None:
            return ()
        found, begin = [], 0
        for piece in [text.text.strip()] if whole else split(text.text):
            if not piece:
                continue
            begin = text.text.index(piece, begin)
            end = begin + len(piece)
            self._last += 1
            found.append(Sentence(f"{self._prefix}{self._last}", piece, spans=_within(text.spans, begin, end)))
            begin = end
        return tuple(found)


def _within(spans: Sequence[Span], begin: int, end: int) -> tuple[Span, ...]:
    """Return the spans that touch a stretch, cut to it and counted from its start."""
    return tuple(
        Span(span.kind, max(span.start, begin) - begin, min(span.end, end) - begin, span.value) for span in spans if span.start < end and span.end > begin
    )
