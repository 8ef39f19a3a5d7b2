"""The published readability formulas, computed from counts.

To add one: a row in METRICS. `formula` takes the counts of at least one word and one sentence; `limit` says, in words a reader
understands, why the figure does not hold for a text, or None when it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from a11y.model import Metric

if TYPE_CHECKING:
    from a11y.scores.counts import Counts

# Flesch (1948) took samples of 100 words and the later formulas kept that; below it every formula is noise ("Hi" scores 121).
LEAST_WORDS = 100
# McLaughlin, "SMOG grading – a new readability formula", Journal of Reading 12 (1969): 30 sentences.
SMOG_SENTENCES = 30

_GRADE = "US school grade"


@dataclass(frozen=True, slots=True)
class Formula:
    """One readability formula: its name for a reader, unit, published source, and the languages it was made for (None: any)."""

    title: str
    unit: str
    formula: Callable[[Counts], float]
    source: str
    languages: tuple[str, ...] | None = ("en",)
    limit: Callable[[Counts, float], str | None] = lambda _counts, _value: None
    easier: str = "lower"


def _flesch(c: Counts) -> float:
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def _kincaid(c: Counts) -> float:
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def _smog(c: Counts) -> float:
    return 1.043 * sqrt(30 * c.polysyllables / c.sentences) + 3.1291


def _fog(c: Counts) -> float:
    return 0.4 * (c.words / c.sentences + 100 * c.unfamiliar_three / c.words)


def _coleman_liau(c: Counts) -> float:
    return 5.88 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def _coleman_liau_of_textstat(c: Counts) -> float:
    return 5.8 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def _ari(c: Counts) -> float:
    return 4.71 * c.characters / c.words + 0.5 * c.words / c.sentences - 21.43


def _dale_chall(c: Counts) -> float:
    percent = 100 * c.unfamiliar / c.words
    return 0.1579 * percent + 0.0496 * c.words / c.sentences + (3.6365 if percent > 5 else 0)


def _spache(c: Counts) -> float:
    return 0.141 * c.words / c.sentences + 0.086 * 100 * c.unfamiliar_two / c.words + 0.839


def _lix(c: Counts) -> float:
    return c.words / c.sentences + 100 * c.long_words / c.words


def _rix(c: Counts) -> float:
    return c.long_words / c.sentences


def _linsear(c: Counts) -> float:
    points = c.sample_points / c.sample_sentences
    return points / 2 if points > 20 else (points - 2) / 2


def _eflaw(c: Counts) -> float:
    return (c.words + c.mini_words) / c.sentences


def _too_few_for_smog(c: Counts, _value: float) -> str | None:
    return None if c.sentences >= SMOG_SENTENCES else f"SMOG was made for {SMOG_SENTENCES} sentences or more; this text has {c.sentences}"


def _beyond_spache(_counts: Counts, value: float) -> str | None:
    return None if value < 4 else "Spache was made for texts up to grade 3; this text is harder"


def _below_dale_chall(_counts: Counts, value: float) -> str | None:
    return None if value >= 4 else "Dale–Chall was made for grade 4 and above; this text is easier"


METRICS: dict[str, Formula] = {
    "flesch_reading_ease": Formula(
        "Flesch Reading Ease", "points, 0 hard to 100 easy", _flesch, "Flesch, A new readability yardstick, J. Applied Psychology 32 (1948)", easier="higher"
    ),
    "flesch_kincaid_grade": Formula("Flesch–Kincaid Grade", _GRADE, _kincaid, "Kincaid and others, Research Branch Report 8-75, US Navy (1975)"),
    "smog_index": Formula("SMOG", _GRADE, _smog, "McLaughlin, SMOG grading, J. of Reading 12 (1969)", limit=_too_few_for_smog),
    "gunning_fog": Formula("Gunning Fog", _GRADE, _fog, "Gunning, The Technique of Clear Writing (1952); hard words as textstat tells them"),
    "coleman_liau_published": Formula("Coleman–Liau, as published", _GRADE, _coleman_liau, "Coleman and Liau, J. Applied Psychology 60 (1975)"),
    "coleman_liau_index": Formula(
        "Coleman–Liau, as textstat has it", _GRADE, _coleman_liau_of_textstat, "the same, with textstat's 0.058 in place of 0.0588: up to 0.5 lower"
    ),
    "automated_readability_index": Formula("Automated Readability Index", _GRADE, _ari, "Smith and Senter, AMRL-TR-66-220 (1967)"),
    "dale_chall_readability_score": Formula(
        "Dale–Chall",
        "points, 4.9 easy to 10 hard",
        _dale_chall,
        "Chall and Dale, Readability Revisited (1995); names and inflected forms count as hard",
        limit=_below_dale_chall,
    ),
    "spache_readability": Formula(
        "Spache", _GRADE, _spache, "Spache, Good Reading for Poor Readers (1974), with textstat's hard words in place of Spache's list", limit=_beyond_spache
    ),
    "lix": Formula("LIX", "points, 20 easy to 60 hard", _lix, "Björnsson, Läsbarhet (1968)", languages=None),
    "rix": Formula("RIX", "long words a sentence", _rix, "Anderson, Lix and Rix, J. of Reading 26 (1983)", languages=None),
    "linsear_write_formula": Formula("Linsear Write", _GRADE, _linsear, "O'Hayre, Gobbledygook Has Gotta Go (1966), over the first hundred words"),
    "mcalpine_eflaw": Formula("McAlpine EFLAW", "points, 20 easy to 30 hard", _eflaw, "McAlpine, From Plain English to Global English (2004)"),
}

# WCAG 2.2, 3.1.5 Reading Level (AAA): lower secondary education, the first nine school years, after proper names and titles are removed.
WCAG_LEVEL = "wcag_reading_level"


def measure(counts: Counts, nameless: Counts, language: str) -> tuple[Metric, ...]:
    """Return every metric of METRICS, and WCAG's reading level, for one text; `nameless` is the text without names and titles."""
    figures = [_metric(name, formula, counts, language) for name, formula in METRICS.items()]
    level = _metric("flesch_kincaid_grade", METRICS["flesch_kincaid_grade"], nameless, language)
    unit = "US school grade; 9 or less meets WCAG 3.1.5"
    return (
        *figures,
        Metric(WCAG_LEVEL, level.value, unit, level.valid, level.reason, "Reading level without names (WCAG 3.1.5, by Flesch–Kincaid)", level.source),
    )


def _metric(name: str, formula: Formula, counts: Counts, language: str) -> Metric:
    if counts.words < LEAST_WORDS:
        return Metric(
            name,
            None,
            formula.unit,
            valid=False,
            reason=f"under {LEAST_WORDS} words no formula means anything; this text has {counts.words}",
            title=formula.title,
            source=formula.source,
        )
    if formula.languages and language.split("-")[0].lower() not in formula.languages:
        return Metric(
            name,
            None,
            formula.unit,
            valid=False,
            reason=f"this formula was made for English; this text is in another language ({language})",
            title=formula.title,
            source=formula.source,
        )
    value = formula.formula(counts)
    reason = formula.limit(counts, value)
    return Metric(name, round(value, 2), formula.unit, reason is None, reason, formula.title, formula.source)
