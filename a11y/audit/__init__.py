"""The audit: which readers an article or page shuts out, where, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.audit import clipping, controls, document, fidelity, images, links, looks, media, people, structure, tables, tongues, words
from a11y.audit.rule import READERS, Case, Rule, Subject, judge
from a11y.model import Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11y.model import Readability, Reading, Track, Version

__all__ = ["READERS", "TOPICS", "Case", "Rule", "Subject", "audit"]

# Topic → its rules, in the order of the report. To add a rule: a literal in its topic's RULES; to add a topic: a file and a row here.
TOPICS: dict[str, tuple[Rule, ...]] = {
    "media": media.RULES,
    "images": images.RULES,
    "structure": structure.RULES,
    "document": document.RULES,
    "language": tongues.RULES,
    "links": links.RULES,
    "controls": controls.RULES,
    "tables": tables.RULES,
    "looks": (*looks.RULES, *clipping.RULES),
    "words": (*words.RULES, *people.RULES),
    "fidelity": fidelity.RULES,
}


def audit(reading: Reading, versions: Sequence[Version] = (), scores: Mapping[str, Readability] | None = None, tracks: Sequence[Track] = ()) -> Report:
    """Return the report on anything that was read, article or not; without versions, scores or tracks their rules are inapplicable."""
    subject = Subject(reading, versions, scores, tracks)
    results = tuple(judge(rule, topic, subject) for topic, rules in TOPICS.items() for rule in rules)
    summary = {outcome: sum(result.outcome == outcome for result in results) for outcome in ("passed", "failed", "inapplicable", "cant-tell")}
    title = reading.article.title.text if reading.article and reading.article.title else None
    return Report(reading.name, title, results, dict(scores or {}), media.inventory(subject), summary)
