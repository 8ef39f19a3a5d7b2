"""The report for a terminal: barriers by reader, the three mends that help most, then every finding."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.writers import digest

if TYPE_CHECKING:
    from a11y.model import Finding, Report, RuleResult
    from a11y.writers.digest import Part

_WIDTH = 100
# A terminal is no place for hundreds of lines of one rule: the JSON and HTML reports list them all. What is around a story
# repeats on every page of the site, so one example of it will do.
_MOST = 5
_MOST_AROUND = 1


def write(report: Report) -> str:
    """Return a report as plain text that ends with a line break."""
    return "\n".join(_clean(line) for line in _lines(report)) + "\n"


def _clean(line: str) -> str:
    """Keep a source's control characters away from the terminal."""
    return "".join(character if character.isprintable() or character == "\t" else "�" for character in line).rstrip()


def _lines(report: Report) -> Iterator[str]:
    yield f"Accessibility report: {report.title or report.source}"
    if report.title:
        yield f"Source: {report.source}"
    yield digest.standing(report)
    readers = digest.by_reader(report)
    if readers:
        yield ""
        yield "WHOM THE BARRIERS STOP"
        for reader, (rules, perhaps) in readers.items():
            told = "; ".join([*(_barrier(rule) for rule in rules), *(f"perhaps: {_barrier(rule)}" for rule in perhaps)])
            yield from _wrapped(f"{reader}: {told}", "  ")
    mends, first = digest.best_mends(report), digest.look_first(report)
    if mends or first:
        yield ""
        yield "THE MENDS THAT HELP MOST"
        for rule in first:
            yield from _wrapped(f"First find out whether this is so: {rule.title.rstrip('.')}. Only a person can tell.", "  ")
        for number, mend in enumerate(mends, 1):
            yield from _wrapped(f"{number}. {mend.fix} ({mend.rule.barrier.rstrip('.')}: {_places(mend.places)})", "  ")
    if digest.has_story(report):
        yield from _section("BARRIERS IN THE STORY", digest.parts(report, "failed", story=True), _MOST)
        yield from _section("BARRIERS IN THE PAGE AROUND IT", digest.parts(report, "failed", story=False), _MOST_AROUND)
    else:
        yield from _section("BARRIERS", digest.parts(report, "failed"), _MOST)
    yield from _section("FOR A PERSON TO CHECK", digest.parts(report, "cant-tell"), _MOST)
    yield from _accepted(report)
    yield from _figures(report)
    yield ""
    yield "NOT CHECKED"
    for sentence in digest.unchecked(report):
        yield from _wrapped(sentence, "  ")


def _barrier(rule: RuleResult) -> str:
    return f"{rule.barrier.rstrip('.')} ({rule.impact})"


def _section(title: str, topics: dict[str, list[Part]], most: int) -> Iterator[str]:
    if topics:
        yield ""
        yield title
    for topic, parts in topics.items():
        yield f"  {digest.TOPIC_NAMES[topic]}"
        for part in parts:
            yield from _part(part, most)


def _part(part: Part, most: int) -> Iterator[str]:
    rule = part.rule
    kind = "; ".join([*([f"WCAG {', '.join(rule.criteria)}"] if rule.criteria else []), *(["advice"] if rule.advice else [])]) or "practice"
    yield f"    {rule.title} [{rule.id}; {rule.impact}; {kind}]: {_places(part.count)}"
    shown = 0
    for place in part.places:
        if shown == most:
            break
        first, *others = place.findings
        by = f" [{' and '.join(first.engines)}]" if first.engines else ""
        yield from _wrapped(f"- {place.message} ({_where(first)}{f', and {len(others)} more' if others else ''}){by}".replace(" ()", ""), "      ")
        for finding in place.findings[: most - shown]:
            shown += 1
            if finding.passage:
                yield from _wrapped(f"  > {finding.passage[:200]}", "      ")
    if part.count > shown:
        yield f"      … and {part.count - shown} more"
    for fix in dict.fromkeys(place.fix for place in part.places[:most]):
        yield from _wrapped(f"Mend: {fix}", "      ")


def _where(finding: Finding) -> str:
    return finding.block or finding.target or ""


def _accepted(report: Report) -> Iterator[str]:
    accepted = digest.accepted(report)
    if accepted:
        yield ""
        yield "ACCEPTED"
        for rule, finding in accepted:
            place = finding.block or finding.target
            yield from _wrapped(f"- {rule.title}: {finding.message}{f' ({place})' if place else ''}", "  ")
            yield from _wrapped(f"Reason: {finding.accepted}", "    ")
    if report.stale:
        yield ""
        yield "ACCEPTED, AND NO LONGER FOUND"
        for one in report.stale:
            yield from _wrapped(f"- {one.rule}{f' ({one.place})' if one.place else ''}: {one.reason}", "  ")


def _figures(report: Report) -> Iterator[str]:
    if report.readability:
        yield ""
        yield "READABILITY (no score proves that anyone understands a text)"
        for level, score in report.readability.items():
            grade = next((metric for metric in score.metrics if metric.name == "flesch_kincaid_grade"), None)
            told = f"Flesch–Kincaid grade {grade.value:.1f}" if grade and grade.value is not None else (grade.reason or "" if grade else "")
            yield f"  {level}: {score.counts['words']} words in {score.counts['sentences']} sentences; {told}"
    if report.media:
        yield ""
        yield "MEDIA"
        for item in report.media:
            yield f"  {item.block}: {item.kind} “{item.label}”, captions: {item.status}"


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False) or [indent]
