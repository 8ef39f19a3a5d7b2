"""How hard a version is to read, in figures."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Metric:
    """One readability figure and its formula's source; `valid` is False, with the reason, when it does not hold for this text; `title` is for readers."""

    name: str
    value: float | None
    unit: str
    valid: bool
    reason: str | None = None
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one block asks of a reader: counts only, since no formula holds for so short a text; `hard_words` are off the Dale list, two syllables or more."""

    block: str
    words: int
    sentences: int
    longest_sentence: int
    hard_words: int


@dataclass(frozen=True, slots=True)
class Readability:
    """The scores of one version: plain counts, metrics, seconds of reading at neutral speeds (words a minute), counts by block, words by sentence."""

    counts: dict[str, int]
    metrics: tuple[Metric, ...]
    reading_time: dict[str, int]
    passages: tuple[Passage, ...] = ()
    sentence_lengths: tuple[int, ...] = ()
    speeds: dict[str, str] = field(default_factory=dict)
    """Where each of the reading speeds comes from."""
