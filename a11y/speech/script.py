"""The spoken script: from a version's blocks to utterances with pauses.

Said: one sentence that a machine made this version and its voice; title, standfirst, by whom and when; "In short"; the blocks. A heading is told by
its pauses, a picture caption by the word "Picture", a table is read row by row with its headers. Never said: related links, promos, credits,
player text, addresses of pictures.

Words that stand on no page (the notice, "By …", "Picture:", repeated table headers) are utterances with `shown` False: they are in the marks
files, under ids that are no sentence's, and not among a rendition's word times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from a11y.model import Table, Video

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.model import Article, Level, Sentence, Span, Version, VersionBlock

# Milliseconds of silence at 165 words a minute, chosen by ear; slower speech stretches them. A listener should hear where a paragraph or heading ends.
SENTENCE, PARAGRAPH, HEADING, ITEM, CELL, LEAD = 350, 700, 900, 500, 250, 120

# Words a minute: conversation and audio books lie between 150 and 175 (BBC subtitle guidelines give 160-180 for speech); easy read asks for slower.
RATES: dict[Level, int] = {"original": 170, "plain": 160, "easy": 130}

NOTICES: dict[Level, str] = {
    "original": "This is the original text, read by a machine-made voice.",
    "plain": "This is a machine-made plain language version, read by a machine-made voice.",
    "easy": "This is a machine-made easy version, not tested by people with learning disabilities, read by a machine-made voice.",
}


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said in one breath: whose words, in which language, the silence after it, the chapter it opens, its stretches in other languages."""

    id: str
    text: str
    language: str
    pause_ms: int
    shown: bool = True
    chapter: str | None = None
    languages: tuple[Span, ...] = ()


def script(article: Article, version: Version, *, pictures: bool = True, videos: bool = True) -> list[Utterance]:
    """Return what is said of one version, in order; nothing when it has no words.

    `pictures` False leaves out the word "Picture:"; `videos` False the words "Video:" and the label where a video stands.
    """
    story = [*_top(article, version)]
    labels = _labels_before(article, version) if videos else {}
    for block in version.blocks:
        story += labels.get(block.block, ())
        story += _block(article, version, block, pictures=pictures)
    if not any(utterance.shown for utterance in story):
        return []
    return [Utterance("notice", NOTICES[version.level], "en", PARAGRAPH, shown=False), *story]


def plain_script(sentences: Sequence[Sentence]) -> Iterator[Utterance]:
    """Return sentences as they are said one after another, with nothing of ours before them; they are English but for what their spans say."""
    return _run(sentences, "en", SENTENCE)


def _labels_before(article: Article, version: Version) -> dict[str, list[Utterance]]:
    """Return the labels of the videos that stand before each block of a version; labels behind the last block have nothing to stand before."""
    spoken = {block.block for block in version.blocks}
    found: dict[str, list[Utterance]] = {}
    waiting: list[Utterance] = []
    for block in article.blocks:
        if isinstance(block, Video) and block.label:
            waiting.append(Utterance(f"{block.id}-video", f"Video: {block.label}", article.language, PARAGRAPH, shown=False))
        elif block.id in spoken:
            found[block.id], waiting = waiting, []
    return found


def _top(article: Article, version: Version) -> Iterator[Utterance]:
    language = version.language
    title = list(_run(version.title, language, HEADING))
    if title:
        yield replace(title[0], chapter=" ".join(sentence.text for sentence in version.title))
        yield from title[1:]
    yield from _run(version.standfirst, language, PARAGRAPH)
    if byline := _byline(article):
        yield Utterance("byline", byline, "en", PARAGRAPH, shown=False)
    if version.in_short:
        yield Utterance("in-short", "In short:", "en", SENTENCE, shown=False)
        yield from _run(version.in_short, language, PARAGRAPH)


def _byline(article: Article) -> str:
    """Return who wrote it and when, as one or two sentences."""
    who = " ".join((article.byline or "").split()).strip(" .,;:|-–—")
    if who and not who.lower().startswith("by "):
        who = f"By {who}"
    said = [who] if who else []
    if article.published:
        said.append(f"Published {article.published}")
    return "".join(f"{sentence}. " for sentence in said).strip()


def _run(sentences: Sequence[Sentence], language: str, after: int) -> Iterator[Utterance]:
    """Yield sentences with a sentence's pause between them and `after` behind the last."""
    last = len(sentences) - 1
    for place, sentence in enumerate(sentences):
        foreign = tuple(span for span in sentence.spans if span.kind == "language")
        yield Utterance(sentence.id, sentence.text, language, after if place == last else SENTENCE, languages=foreign)


def _block(article: Article, version: Version, block: VersionBlock, *, pictures: bool) -> Iterator[Utterance]:
    language = version.language
    if block.kind == "heading":
        found = [utterance for part in block.parts for utterance in _run(part, language, HEADING)]
        if found:
            yield replace(found[0], chapter=" ".join(utterance.text for utterance in found))
            yield from found[1:]
    elif block.kind == "table":
        yield from _table(article, language, block)
    elif block.kind == "list":
        for place, part in enumerate(block.parts):
            yield from _run(part, language, PARAGRAPH if place == len(block.parts) - 1 else ITEM)
    else:
        if block.kind == "figure" and pictures and any(block.parts):
            yield Utterance(f"{block.block}-picture", "Picture:", "en", LEAD, shown=False)
        for part in block.parts:
            yield from _run(part, language, PARAGRAPH)


def _table(article: Article, language: str, block: VersionBlock) -> Iterator[Utterance]:
    """Yield a table row by row; where the article still knows the columns' headers, each is said again before its cell."""
    table = next((found for found in article.blocks if found.id == block.block and isinstance(found, Table)), None)
    columns = len(table.header) if table else 0
    lead = 1 if table and table.caption else 0
    cells = sum(len(row) for row in table.rows) if table else 0
    if table is None or not columns or len(block.parts) != lead + columns + cells or any(len(row) != columns for row in table.rows):
        for place, part in enumerate(block.parts):
            yield from _run(part, language, PARAGRAPH if place == len(block.parts) - 1 else CELL)
        return
    headers = block.parts[lead : lead + columns]
    for place, part in enumerate(block.parts):
        row, column = divmod(place - lead, columns)
        if place < lead:
            yield from _run(part, language, PARAGRAPH)
            continue
        repeats = row > 0 and headers[column] and part and not (table.row_headers and column == 0)
        if repeats:
            words = " ".join(sentence.text for sentence in headers[column]).rstrip(" :.")
            yield Utterance(f"{block.block}-r{row}c{column + 1}", f"{words}:", language, LEAD, shown=False)
        last = place == len(block.parts) - 1
        yield from _run(part, language, PARAGRAPH if last else ITEM if column == columns - 1 else CELL)
