"""The article's own sentences, parsed once for all rules about words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.walk import texts

if TYPE_CHECKING:
    from a11y.audit.rule import Subject
    from a11y.language import Parse
    from a11y.model import Span

# The kinds of block whose sentences are read as prose.
PROSE = ("paragraph", "standfirst", "list", "quote")
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the article: its id, its block ("" for title and standfirst), the block's kind, its text, and its inline meaning."""

    id: str
    block: str
    kind: str
    text: str
    spans: tuple[Span, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words of the sentence."""
        return _WORD.findall(self.text)


def lines(subject: Subject) -> tuple[Line, ...]:
    """Return the sentences of the original version; without one, the article's texts, split at their ends."""
    original = subject.original
    if original is not None:
        found = [Line(sentence.id, "", "title", sentence.text, sentence.spans) for sentence in original.title]
        found += [Line(sentence.id, "", "standfirst", sentence.text, sentence.spans) for sentence in original.standfirst]
        found += [
            Line(sentence.id, block.block, block.kind, sentence.text, sentence.spans)
            for block in original.blocks
            if block.kind != "table"
            for part in block.parts
            for sentence in part
        ]
        return tuple(found)
    article = subject.article
    if article is None:
        return ()
    held = [("", "title", article.title.text)] if article.title else []
    held += [("", "standfirst", article.standfirst.text)] if article.standfirst else []
    held += [(block.id, block.kind, text.text) for block in article.blocks if block.kind != "table" for text in texts(block)]
    if not article.language.startswith("en"):
        return tuple(Line(f"t{number}", block, kind, text) for number, (block, kind, text) in enumerate(held, 1))
    from a11y.language import split

    sentences = [(block, kind, sentence) for block, kind, text in held for sentence in split(text)]
    return tuple(Line(f"t{number}", block, kind, text) for number, (block, kind, text) in enumerate(sentences, 1))


def parses(subject: Subject) -> tuple[Parse, ...]:
    """Return a parse of each line; none for a language that has no parser here."""
    if subject.article is None or not subject.article.language.startswith("en"):
        return ()
    from a11y.language import parse_sentences

    return tuple(parse_sentences([line.text for line in subject.lines]))
