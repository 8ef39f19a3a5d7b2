"""Read a web page: parse it once with bs4, freeze the tree, find the story in it, and type its blocks."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from a11y.model import Article, Figure, Notice, Paragraph, Reading, Text
from a11y.readers import body, metadata, pictures, players, story, tongue
from a11y.readers.beside import Beside
from a11y.readers.leaves import cut, popups
from a11y.readers.page import grow
from a11y.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.model import Block
    from a11y.readers.body import Body
    from a11y.readers.leaves import Leaf
    from a11y.readers.metadata import Metadata
    from a11y.readers.page import Index


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: a page makes a hundred thousand objects that all live, and looking for dead ones among them costs a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read_page(name: str, text: str, data: bytes, *, url: str | None = None) -> Reading:
    """Return the article of an HTML text and its frozen page; the article is None when the page holds no story."""
    with _uncollected():
        return _read(name, text, data, url)


def _read(name: str, text: str, data: bytes, url: str | None) -> Reading:
    index = grow(name, text, url=url)
    meta = metadata.collect(index, url)
    skip = popups(index)
    leaves, found = _find(index, meta, skip)
    if found is None and sum(map(len, meta.body)) >= ENOUGH_STATED:
        blocks, notices = _completed((), meta.body)
        language, doubts = _language(meta.language, " ".join(meta.body))
        return Reading(name, _article(meta, None, language, blocks, notices + doubts), index.page, data, index.notices)
    if found is None:
        notice = Notice("no-article", "The page holds no story: no stretch of running text was found.")
        return Reading(name, None, index.page, data, (*index.notices, notice))
    base = _base(index, url or meta.url)
    declared = meta.language
    beside = Beside(index, leaves)
    top = story.scope(index, found.holder, meta.title)
    reach = range(top, index.ends[found.holder])
    playing = players.find(index, reach, found, beside.chars, base)
    taken = [False] * len(index.nodes)
    for player in playing:
        taken[player.node : index.ends[player.node]] = [True] * (index.ends[player.node] - player.node)
    shown = pictures.find(index, reach, found, taken, base, meta.byline)
    beside.count([player.node for player in playing] + [picture.node for picture in shown if not picture.fallback])
    language, notices = _language(declared, " ".join(leaf.text for leaf, kept in zip(leaves, found.kept, strict=True) if kept))
    everything = story.Found(leaves, found, beside, meta, skip, top, playing, shown)
    blocks, standfirst = story.build(index, everything, base=base, language=language)
    blocks, partial = _completed(blocks, meta.body)
    article = _article(meta, standfirst, language, blocks, notices + partial)
    return Reading(name, article, index.page, data, index.notices)


def _find(index: Index, meta: Metadata, skip: frozenset[int]) -> tuple[list[Leaf], Body | None]:
    """Return the leaves and the story; where little is found, look also in what is sent hidden, then without belief in most names of furniture."""
    best: tuple[list[Leaf], Body | None] = ([], None)
    for reveal, doubt in ((False, False), (True, False), (True, True)):
        leaves = cut(index, skip=skip, reveal=reveal)
        found = body.find(index, leaves, declared=meta.is_article, stated=meta.body, title=meta.title, doubt=doubt)
        if found is not None and (best[1] is None or found.worth >= 2 * best[1].worth):
            best = leaves, found
        if best[1] is not None and best[1].worth >= body.ENOUGH:
            break
    return best


def _article(meta: Metadata, standfirst: Text | None, language: str, blocks: tuple[Block, ...], notices: tuple[Notice, ...]) -> Article:
    return Article(
        title=Text(meta.title) if meta.title else None,
        standfirst=standfirst,
        byline=meta.byline,
        published=meta.published,
        modified=meta.modified,
        language=language,
        declared_language=meta.language,
        url=meta.url,
        publisher=meta.publisher,
        rights=meta.rights,
        blocks=blocks,
        notices=notices,
    )


ENOUGH_STATED = 1_000
"""Characters of a body in the metadata that make a story by themselves: some 170 words; shorter ones are summaries."""


MOST_PARAGRAPHS = 2_000
"""Of a stated body that are taken; a story of 100,000 words in paragraphs of fifty has as many."""


def _completed(blocks: tuple[Block, ...], stated: tuple[str, ...]) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """Put the paragraphs that only the metadata state after what the page shows, when it shows less than half of its story."""
    shown = "".join(text.text for block in blocks if not isinstance(block, Figure) for text in texts(block))
    whole = sum(map(len, stated))
    if whole < ENOUGH_STATED or len(shown) >= whole / 2:
        return blocks, ()
    seen = "".join(shown.split())
    missing = [line for line in stated[:MOST_PARAGRAPHS] if "".join(line.split()) not in seen]
    added = tuple(Paragraph(id=f"b{number}", content=Text(line)) for number, line in enumerate(missing, len(blocks) + 1))
    return blocks + added, (Notice("shown-in-part", "The page shows only part of its story; the rest was taken from what its metadata say."),)


def _base(index: Index, url: str | None) -> str | None:
    """Return what relative addresses are relative to: the page's `<base>`, else its own address."""
    for node in index.nodes:
        if node.tag == "base" and node.get("href"):
            try:
                return urljoin(url or "", (node.get("href") or "").strip())
            except ValueError:
                return url
        if node.tag == "body":
            break
    return url


def _language(declared: str | None, text: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the language the text is in: the declared tag when the words agree, else what the words say, with a notice."""
    heard = tongue.detect(text)
    if declared is None:
        return heard, ()
    if heard.split("-")[0] == declared.split("-")[0].lower():
        return declared, ()
    return heard, (Notice("language-mismatch", f'The page declares the language "{declared}" but its words read as "{heard}".'),)
