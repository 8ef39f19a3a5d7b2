"""The article at one level, in plain language or as it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from a11y.model.article import Notice, Span

Level = Literal["original", "plain", "easy"]
PersonsPart = Literal["corrected", "approved"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the rule's name, the words before and after, and why, in words a reader understands."""

    rule: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a version; `sources` names the original sentences it stands for (an original names none); `by_person`: an editor wrote or approved it."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    spans: tuple[Span, ...] = ()
    by_person: PersonsPart | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of an original sentence that a version does not carry, and why."""

    source: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word that was kept, with its meaning in one easy sentence; `sentence` is where it is explained."""

    term: str
    meaning: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class VersionBlock:
    """A block of a version: `parts` are the list's items or the table's cells (header first, row by row), else one part."""

    block: str
    kind: Literal["heading", "paragraph", "quote", "list", "table", "figure"]
    parts: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The article's text at one level; related links, promos and player text never appear in it."""

    level: Level
    language: str = "en"
    title: tuple[Sentence, ...] = ()
    standfirst: tuple[Sentence, ...] = ()
    in_short: tuple[Sentence, ...] = ()
    blocks: tuple[VersionBlock, ...] = ()
    glossary: tuple[Term, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()
