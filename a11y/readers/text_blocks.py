"""Turn the story's leaves into text blocks: headings, paragraphs, quotations, lists, tables, related links, promos."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from a11y.model import Heading, ListBlock, Other, Paragraph, Promo, Quote, Related, Span, Table, Text
from a11y.readers import cues
from a11y.readers.body import LONGEST_HEADING, POST
from a11y.readers.cues_of_pages import BYLINE, DATE_LINE, POINTED, PROMO, RELATED, RELATED_HEADING, SENTENCE_END, SHARE, STAMP, WAY
from a11y.readers.furniture import names
from a11y.readers.inline import first_link, join, text_of
from a11y.readers.leaves import HEADINGS
from a11y.readers.metadata import language_tag
from a11y.readers.page import words_of
from a11y.readers.titles import alike, tokens

if TYPE_CHECKING:
    from a11y.model import Block
    from a11y.readers.leaves import Leaf
    from a11y.readers.page import Index

WHOLE = 12
"""Words from which a line that ends as a sentence says something by itself, though it is set as a heading with nothing below."""

PAGE_PARTS = frozenset({"address", "button", "rights"})
"""The kinds of short lines that are parts of a page, not of what it tells; a lone number may be an item's."""

LONG = 80
"""Characters from which a leaf without much link text counts as prose: chosen on labelled pages with tests/benchmarks/page_bodies.py."""


@dataclass
class Builder:
    """What is being put together: the blocks so far, and what a leaf is judged by."""

    index: Index
    base: str | None
    language: str | None
    title: str | None
    skip: frozenset[int]
    byline: str | None = None
    first: int = 0
    last: int = 0
    repeated: frozenset[str] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    in_box: bool = False

    def add(self, block: Block) -> None:
        """Append a block under the next id."""
        self.blocks.append(replace(block, id=f"b{len(self.blocks) + 1}"))

    def text(self, leaf: Leaf) -> Text:
        """Return a leaf's text with its spans, the language of what encloses it included."""
        text = text_of(leaf.parts, base=self.base, language=self.language, skip=self.skip)
        tag = language_around(self.index, leaf.owner)
        if tag and self.language and tag.split("-")[0] != self.language.split("-")[0] and text.text:
            return Text(text.text, (Span("language", 0, len(text.text), tag), *text.spans))
        return text

    def related(self, leaf: Leaf) -> None:
        """Add a leaf as a link to another story."""
        link = next((number for number in (leaf.owner, *self.index.ancestors(leaf.owner)) if self.index.nodes[number].tag == "a"), None)
        parts = leaf.parts if link is None else (self.index.nodes[link],)
        self.add(Related(id="", node=leaf.node, text=leaf.text, href=first_link(parts, self.base)))


def language_around(index: Index, node: int) -> str | None:
    """Return the language declared by the nearest element around, the root's aside."""
    for number in (node, *index.ancestors(node)):
        stated = index.nodes[number].get("lang") or index.nodes[number].get("xml:lang")
        if stated and number:
            return language_tag(stated)
    return None


def enclosing(index: Index, owner: int, holder: int) -> int | None:
    """Return the outermost quotation, list or data table around a leaf, within the story."""
    frame = None
    for number in (owner, *index.ancestors(owner)):
        if number < holder:
            break
        tag = index.nodes[number].tag
        if tag in ("blockquote", "ul", "ol", "dl") or (tag == "table" and is_data(index, number)):
            frame = number
    return frame


def is_data(index: Index, table: int) -> bool:
    """Say whether a table holds data: it has header cells, a caption, or rows of several short cells; layout tables have none."""
    cells = long = rows = heads = 0
    if index.nodes[table].get("role") in ("presentation", "none"):
        return False
    for number in range(table + 1, index.ends[table]):
        node = index.nodes[number]
        if node.tag == "table":
            return False
        if node.tag == "tr":
            rows += 1
        elif node.tag in ("th", "td"):
            heads += node.tag == "th"
            cells += 1
            long += len(words_of(node)) > 400
        elif node.tag in ("caption", "thead"):
            heads += 1
    return not long and (heads > 0 or (rows >= 2 and cells >= 2 * rows))


def add_frame(builder: Builder, frame: int, leaves: list[Leaf]) -> None:
    """Add a quotation, list or table that several leaves make up."""
    tag = builder.index.nodes[frame].tag
    if tag == "table":
        _add_table(builder, frame)
    elif tag == "blockquote":
        _add_quote(builder, frame, leaves)
    else:
        _add_list(builder, frame, leaves)


def _add_table(builder: Builder, frame: int) -> None:
    """Add a data table with its header row and row headers."""
    index = builder.index
    caption: Text | None = None
    rows: list[tuple[bool, list[tuple[bool, Text]]]] = []
    head_end = -1
    for number in index.below(frame):
        node = index.nodes[number]
        if node.tag == "caption":
            caption = text_of(node.children, base=builder.base, language=builder.language)
        elif node.tag == "thead":
            head_end = index.ends[number]
        elif node.tag == "tr":
            rows.append((number < head_end, []))
        elif node.tag in ("td", "th") and rows:
            rows[-1][1].append((node.tag == "th", text_of(node.children, base=builder.base, language=builder.language)))
    rows = [(head, row) for head, row in rows if any(cell.text for _, cell in row)]
    header: tuple[Text, ...] = ()
    if rows and (rows[0][0] or (len(rows) > 1 and any(th for th, _ in rows[0][1]) and all(th or not cell.text for th, cell in rows[0][1]))):
        header = tuple(cell for _, cell in rows[0][1])
        rows = rows[1:]
    if not rows and not header:
        return
    row_headers = bool(rows) and all(row and row[0][0] for _, row in rows)
    cells = tuple(tuple(cell for _, cell in row) for _, row in rows)
    builder.add(Table(id="", node=frame, caption=caption if caption and caption.text else None, header=header, rows=cells, row_headers=row_headers))


def _add_quote(builder: Builder, frame: int, leaves: list[Leaf]) -> None:
    """Add a block quotation, one block a paragraph of it; its attribution is its cite."""
    index = builder.index
    texts = [(leaf, builder.text(leaf)) for leaf in leaves if tokens(leaf.text)]
    cite = None
    if len(texts) > 1:
        leaf, text = texts[-1]
        if len(text.text) < 160 and (
            re.match(r"^[—–-]\s*\S", text.text) or index.nodes[leaf.owner].tag in ("cite", "footer") or POST.search(names(index.nodes[frame]))
        ):
            cite = text.text.lstrip("—–- ")
            texts = texts[:-1]
    for leaf, text in texts:
        builder.add(Quote(id="", node=leaf.node, content=text, cite=cite))


def _add_list(builder: Builder, frame: int, leaves: list[Leaf]) -> None:
    """Add a list; one that only links elsewhere is related stories, one of long parts is the paragraphs it holds."""
    index = builder.index
    items: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        item = next((number for number in (leaf.owner, *index.ancestors(leaf.owner)) if index.nodes[number].tag in ("li", "dt", "dd")), leaf.owner)
        items.setdefault(item, []).append(leaf)
    linked = sum(1 for group in items.values() if all(leaf.density > 0.8 for leaf in group))
    partly = sum(1 for group in items.values() if any(leaf.linked for leaf in group))
    if linked > 0.7 * len(items) or (builder.in_box and partly > 0.7 * len(items)):
        for leaf in leaves:
            builder.related(leaf)
        return
    headed = any(_heading(index, leaf) is not None for leaf in leaves)
    if headed or any(sum(len(leaf.text) for leaf in group) > 900 for group in items.values()):
        for leaf in leaves:
            add_leaf(builder, leaf, -1)
        return
    texts = [join([builder.text(leaf) for leaf in group if not SHARE.match(leaf.text)]) for group in items.values()]
    kept = tuple(text for text in texts if text.text)
    if kept:
        builder.add(ListBlock(id="", node=frame, items=kept, ordered=index.nodes[frame].tag == "ol"))


def is_heading(index: Index, leaf: Leaf) -> bool:
    """Say whether a leaf stands in a heading."""
    return _heading(index, leaf) is not None


def _heading(index: Index, leaf: Leaf) -> int | None:
    """Return the heading element that holds a leaf."""
    near = (leaf.owner, *islice(index.ancestors(leaf.owner), 2))
    heading = next((number for number in near if index.nodes[number].tag in HEADINGS), None)
    # A heading that was never closed holds all that follows; one that is longer than any is a paragraph in large type.
    if heading is None or len(leaf.text) > LONGEST_HEADING or len(words_of(index.nodes[heading])) > 2 * LONGEST_HEADING:
        return None
    return heading


def add_leaf(builder: Builder, leaf: Leaf, number: int) -> None:
    """Add a leaf that stands by itself; `number` is its place among the leaves, -1 when its place says nothing."""
    words = tokens(leaf.text)
    if not words or (builder.title and words == tokens(builder.title)):
        return
    index = builder.index
    heading = _heading(index, leaf)
    before = 0 <= number < builder.first
    after = number > builder.last
    if heading is not None:
        _add_heading(builder, leaf, heading, after=after)
        return
    short = len(leaf.text) < 300
    ended = SENTENCE_END.search(leaf.text) is not None
    button = _button(index, leaf)
    header = before and not ended and len(leaf.text) < 1.5 * LONG and _is_header_line(builder, words, leaf.text)
    header = header or (0 <= number < builder.first + 4 and not ended and len(leaf.text) < LONG and _is_byline(builder, words, leaf.text))
    if short and (
        STAMP.match(leaf.text)
        or DATE_LINE.match(leaf.text)
        or SHARE.match(leaf.text)
        or cues.furniture(leaf.text) in PAGE_PARTS
        or button
        or header
        or (leaf.text in builder.repeated and not ended)
        or (before and not ended and len(leaf.text) < LONG and index.nodes[leaf.owner].tag != "p")
        or (BYLINE.match(leaf.text) and not ended)
    ):
        builder.add(Other(id="", node=leaf.node, text=leaf.text))
    elif short and (PROMO.search(leaf.text) or (after and cues.promo(leaf.text) and not WAY.search(leaf.text))):
        builder.add(Promo(id="", node=leaf.node, text=leaf.text))
    elif len(leaf.text) < 60 and not ended and RELATED_HEADING.match(leaf.text) and len(words) <= 7:
        builder.in_box = True
        builder.add(Other(id="", node=leaf.node, text=leaf.text))
    elif short and (
        (leaf.density > 0.9 and len(words) >= 3)
        or (RELATED.match(leaf.text) and (leaf.density > 0.4 or (not ended and len(leaf.text) < 160)))
        or (POINTED.match(leaf.text) and leaf.density > 0.3 and len(leaf.text) < 160)
        or (builder.in_box and leaf.density > 0.5)
    ):
        builder.related(leaf)
    elif after and not ended and ((leaf.density > 0.5 and len(words) > 1) or len(words) <= 2):
        builder.add(Other(id="", node=leaf.node, text=leaf.text))
    else:
        builder.in_box = False
        builder.add(Paragraph(id="", node=leaf.node, content=builder.text(leaf)))


def _add_heading(builder: Builder, leaf: Leaf, heading: int, *, after: bool) -> None:
    """Add a heading of the story, or say that it heads a box of other stories."""
    tag = builder.index.nodes[heading].tag
    if tag == "h1" and builder.title and alike(leaf.text, builder.title) > 0.8:
        return
    if leaf.density > 0.9 and (after or builder.in_box or len(tokens(leaf.text)) > 5):
        builder.related(leaf)
    elif RELATED.match(leaf.text):
        builder.related(leaf)
        builder.in_box = True
    elif after and len(tokens(leaf.text)) >= WHOLE and SENTENCE_END.search(leaf.text) and leaf.density < 0.5 and not cues.promo(leaf.text):
        builder.add(Paragraph(id="", node=leaf.node, content=builder.text(leaf)))
    elif after or (len(leaf.text) < 60 and RELATED_HEADING.match(leaf.text)):
        # No prose follows it: it heads comments, tags or other stories.
        builder.in_box = True
        builder.add(Other(id="", node=leaf.node, text=leaf.text))
    else:
        builder.in_box = False
        builder.add(Heading(id="", node=heading, content=builder.text(leaf), level=int(tag[1])))


def _is_header_line(builder: Builder, words: list[str], text: str) -> bool:
    """Say whether a line before the story is a label, a date or a byline."""
    authors = set(tokens(builder.byline or "")) - {"and"}
    return len(words) <= 2 or (bool(authors) and authors <= set(words)) or _YEAR.search(text) is not None


def _is_byline(builder: Builder, words: list[str], text: str) -> bool:
    """Say whether a line is hardly more than the author's name, with an office such as "Courts Correspondent" or a date."""
    authors = set(tokens(builder.byline or "")) - {"and"}
    return bool(authors) and authors <= set(words) and (len(words) <= len(authors) + 4 or _YEAR.search(text) is not None)


_YEAR = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d]{3,10}\.?,?\s+\d{4}\b|\b[^\W\d]{3,10}\.?\s+\d{1,2},?\s+\d{4}\b"
)


def _button(index: Index, leaf: Leaf) -> bool:
    """Say whether a leaf is a link dressed as a button."""
    for number in (leaf.node, leaf.owner):
        node = index.nodes[number]
        if node.tag in ("a", "span") and re.search(r"\bbtn\b|\bbutton\b|closbtn|close", names(node)) and leaf.density > 0.8:
            return True
    return False
