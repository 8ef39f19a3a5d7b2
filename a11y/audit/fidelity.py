"""Fidelity: whether the plain versions say what the original says, and whether they are plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.rule import DYSLEXIA, LEARNING, SECOND_LANGUAGE, Case, Rule, Subject
from a11y.walk import sentences

if TYPE_CHECKING:
    from a11y.model import Version

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NEGATION = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
# Beyond a tenth of the words left out a reader of the version reads a shorter story (human simplifiers leave out far more; that is why it is shown).
_MOST_LEFT_OUT = 0.10
# UK government easy read: 10 to 15 words a sentence; GOV.UK: 25.
_LIMITS = {"plain": 25, "easy": 15}
_MOST_HARD = 0.20


def _made(subject: Subject) -> list[Version]:
    return [version for version in subject.versions if version.level != "original"] if subject.original else []


def _words(version: Version) -> int:
    return sum(len(_WORD.findall(sentence.text)) for sentence in sentences(version))


def _numbers(subject: Subject) -> Iterator[Case]:
    original = subject.original
    for version in _made(subject):
        before = Counter(number for sentence in sentences(original or version) for number in _NUMBER.findall(sentence.text))
        said = set(_NUMBER.findall(" ".join(sentence.text for sentence in sentences(version))))
        accounted = " ".join(left.text for left in version.left_out) + " ".join(edit.before for sentence in sentences(version) for edit in sentence.edits)
        missing = [number for number in before if number not in said and number not in accounted]
        if missing:
            yield Case("failed", message=f"The {version.level} version has lost numbers of the original: {', '.join(missing[:8])}.", target=version.level)
        elif before:
            yield Case("passed")


def _negations(subject: Subject) -> Iterator[Case]:
    original = subject.original
    if original is None:
        return
    texts = {sentence.id: sentence.text for sentence in sentences(original)}
    for version in _made(subject):
        grouped: dict[tuple[str, ...], str] = {}
        for sentence in sentences(version):
            grouped[sentence.sources] = f"{grouped.get(sentence.sources, '')} {sentence.text}"
        left = {left.source: f"{left.text}" for left in version.left_out}
        for sources, text in grouped.items():
            before = " ".join(texts.get(source, "") for source in sources)
            dropped = " ".join(left.get(source, "") for source in sources)
            if _NEGATION.search(before) and not _NEGATION.search(f"{text} {dropped}"):
                yield Case(
                    "cant-tell",
                    message=f"The original says no here and the {version.level} version does not. Does it mean the same?",
                    target=version.level,
                    passage=f"{before.strip()} → {text.strip()}",
                )
            elif _NEGATION.search(before):
                yield Case("passed")


def _coverage(subject: Subject) -> Iterator[Case]:
    original = subject.original
    whole = _words(original) if original else 0
    for version in _made(subject):
        if whole:
            gone = sum(len(_WORD.findall(left.text)) for left in version.left_out)
            share = gone / whole
            yield (
                Case("failed", message=f"The {version.level} version leaves out {share:.0%} of the original's words.", target=version.level)
                if share > _MOST_LEFT_OUT
                else Case("passed")
            )


def _still_hard(subject: Subject) -> Iterator[Case]:
    for version in _made(subject):
        limit = _LIMITS[version.level]
        lengths = [
            len(_WORD.findall(sentence.text)) for block in version.blocks if block.kind in ("paragraph", "list") for part in block.parts for sentence in part
        ]
        if lengths:
            share = sum(length > limit for length in lengths) / len(lengths)
            yield (
                Case("failed", message=f"{share:.0%} of the sentences of the {version.level} version are longer than {limit} words.", target=version.level)
                if share > _MOST_HARD
                else Case("passed")
            )


RULES: tuple[Rule, ...] = (
    Rule(
        id="numbers-kept",
        title="The plain versions keep every number",
        applies="plain and easy versions of texts with numbers",
        expects="each number said, or its loss recorded",
        impact="critical",
        helps=(LEARNING, SECOND_LANGUAGE, DYSLEXIA),
        message="A number is lost.",
        fix="Correct the sentence of the version.",
        source="our own rule: nothing false",
        check=_numbers,
        advice=True,
    ),
    Rule(
        id="negations-kept",
        title="The plain versions keep every no",
        applies="sentences made from sentences that say no",
        expects="a no, or words of the same meaning",
        impact="critical",
        helps=(LEARNING, SECOND_LANGUAGE, DYSLEXIA),
        message="A no may be lost.",
        fix="Compare the two sentences and correct the version.",
        source="our own rule: nothing false",
        check=_negations,
        advice=True,
    ),
    Rule(
        id="coverage",
        title="The plain versions tell the whole story",
        applies="plain and easy versions",
        expects="at most a tenth of the words left out",
        impact="serious",
        helps=(LEARNING, SECOND_LANGUAGE, DYSLEXIA),
        message="Much is left out.",
        fix="Look through what was left out, and put back what readers need.",
        source="our own rule; omission is the commonest grave fault of published systems",
        check=_coverage,
        advice=True,
    ),
    Rule(
        id="still-hard",
        title="The plain versions are plain",
        applies="plain and easy versions",
        expects="at most a fifth of the sentences over the level's length",
        impact="moderate",
        helps=(LEARNING, SECOND_LANGUAGE, DYSLEXIA),
        message="Many sentences are still long.",
        fix="Rewrite the sentences that the program could not split.",
        source="GOV.UK style guide (25 words); UK government easy read (15 words)",
        check=_still_hard,
        advice=True,
    ),
)
