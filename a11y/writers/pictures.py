"""The figures that the report draws: each a list of bars, with the numbers that a table tells as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.model import Report

# Grades drawn: from a first school year to the end of university.
_HIGHEST = 18.0
# GOV.UK style guide: sentences of 25 words at most. The strip marks blocks that hold a longer one.
LONG = 25


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its figure as words, where it begins and how long it is (in the drawing's units), whether it is marked."""

    label: str
    told: str
    start: float
    length: float
    marked: bool


# What the grade is held against, as US grades: GOV.UK writes for a reading age of 9, which is the fourth grade (Content design: planning,
# writing and managing content, Writing for GOV.UK); WCAG 2.2, 3.1.5 ends with lower secondary education, the ninth.
_TARGETS = ((4, "grade 4, age 9: GOV.UK"), (9, "grade 9: the most that WCAG 3.1.5 asks for"))


def targets() -> list[Bar]:
    """Return a mark for each target of the grade."""
    return [Bar(str(grade), told, round(grade / _HIGHEST * 600, 1), 0, marked=False) for grade, told in _TARGETS]


def grades(report: Report) -> list[Bar]:
    """Return a bar of Flesch–Kincaid grade per version; none where no figure holds."""
    found = []
    for level, score in report.readability.items():
        metric = next((metric for metric in score.metrics if metric.name == "flesch_kincaid_grade"), None)
        if metric and metric.value is not None:
            length = max(0.0, min(metric.value, _HIGHEST)) / _HIGHEST * 600
            found.append(Bar(level, f"{metric.value:.1f}", 0, round(length, 1), metric.value > 9))
    return found


def strips(report: Report) -> dict[str, list[Bar]]:
    """Return, for each version, its blocks side by side as wide as they have words; a block with an overlong sentence is marked."""
    found: dict[str, list[Bar]] = {}
    for level, score in report.readability.items():
        whole = sum(passage.words for passage in score.passages)
        at = 0.0
        bars = []
        for passage in score.passages:
            width = passage.words / whole * 600
            inside = f"{_of(passage.words, 'word')} in {_of(passage.sentences, 'sentence')}"
            told = f"{inside}, the longest {passage.longest_sentence}; {_of(passage.hard_words, 'hard word')}"
            bars.append(Bar(passage.block, told, round(at, 1), round(width, 1), passage.longest_sentence > LONG))
            at += width
        if bars:
            found[level] = bars
    return found


# Bounds of the columns: the last two are beyond GOV.UK's 25 words.
_STEPS = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, 35), (36, None))


def lengths(report: Report) -> dict[str, list[Bar]]:
    """Return, for each version, how many sentences have how many words; columns beyond 25 words are marked."""
    found: dict[str, list[Bar]] = {}
    for level, score in report.readability.items():
        counts = [sum(least <= length <= (most or length) for length in score.sentence_lengths) for least, most in _STEPS]
        if any(counts):
            highest = max(counts)
            labels = [f"{least}–{most}" if most else f"{least} and more" for least, most in _STEPS]
            found[level] = [
                Bar(label, str(number), 0, round(number / highest * 90, 1), _STEPS[at][0] > LONG)
                for at, (label, number) in enumerate(zip(labels, counts, strict=True))
            ]
    return found


def metric_names(report: Report) -> dict[str, tuple[str, str]]:
    """Return the name of every metric that a version has, with its title for a reader and its unit, in their order."""
    return {metric.name: (metric.title or metric.name, metric.unit) for score in report.readability.values() for metric in score.metrics}


def _of(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
