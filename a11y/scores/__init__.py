"""Readability of a version: published formulas from sound counts, each with its unit and whether it holds for the text."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from a11y.model import Passage, Readability
from a11y.scores.counts import count, read, without_names, words
from a11y.scores.metrics import METRICS, measure

if TYPE_CHECKING:
    from a11y.model import Version

__all__ = ["MEANING", "METRICS", "SPEEDS", "score"]

# Words a minute → where the figure comes from.
SPEEDS: dict[int, str] = {
    100: "about the speed of an early reader (Hasbrouck and Tindal 2017, oral reading norms, grade 2)",
    150: "about the speed of speech in audiobooks and captions made to be read with ease (DCMP Captioning Key: 120 to 160)",
    240: "silent reading of non-fiction by adults (Brysbaert 2019: 238)",
}

MEANING = (
    "These figures count the length of words and sentences. They tell which version asks more of a reader; no score proves that anyone understands a text."
)


def score(version: Version) -> Readability:
    """Return the scores of one version, computed over the sentences a reader reads in it (no tables, no "In short", no glossary)."""
    texts = [sentence.text for sentence in read(version)]
    counts = count(texts)
    nameless = count(without_names(texts))
    return Readability(
        asdict(counts),
        measure(counts, nameless, version.language),
        {str(speed): round(counts.words * 60 / speed) for speed in SPEEDS},
        _passages(version),
        tuple(length for text in texts if (length := len(words(text)))),
        {str(speed): source for speed, source in SPEEDS.items()},
    )


def _passages(version: Version) -> tuple[Passage, ...]:
    found = []
    for block in version.blocks:
        if block.kind == "table":
            continue
        counts = count(sentence.text for part in block.parts for sentence in part)
        if counts.words:
            found.append(Passage(block.block, counts.words, counts.sentences, counts.longest_sentence, counts.unfamiliar_two))
    return tuple(found)
