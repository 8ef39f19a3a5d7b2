"""Many reports at once: a summary of a library, and what has changed since an earlier run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from a11y.writers import digest

if TYPE_CHECKING:
    from a11y.model import Finding, Report, RuleResult, TrackStatus

# What a finding is known by in another run: its source, its rule, what is said of it, and the passage; places move when a page changes.
Key = tuple[str, str, str, str]
_MOST = 10


@dataclass(frozen=True, slots=True)
class Survey:
    """What many reports have in common; counts are of sources unless they say places."""

    sources: int
    without_barriers: int
    rules: tuple[dict[str, Any], ...]
    videos: dict[TrackStatus, int]
    grades: dict[str, float]
    accepted: int
    stale: int


@dataclass(frozen=True, slots=True)
class Trend:
    """What is new, mended or accepted since an earlier run, in places by rule, and how many remain; sources that only one run has are told apart."""

    new: dict[str, int]
    mended: dict[str, int]
    accepted: dict[str, int]
    remaining: int
    added: tuple[str, ...]
    gone: tuple[str, ...]


def survey(reports: Sequence[Report]) -> Survey:
    """Return the summary of many reports: rules by how many sources they fail in."""
    sources: Counter[str] = Counter()
    places: Counter[str] = Counter()
    known: dict[str, dict[str, Any]] = {}
    for report in reports:
        for rule in digest.barriers(report):
            sources[rule.id] += 1
            places[rule.id] += len(digest.still(rule, "failed"))
            known.setdefault(rule.id, {"id": rule.id, "barrier": rule.barrier, "impact": rule.impact, "advice": rule.advice})
    order = sorted(known, key=lambda name: (-digest.WEIGHT[known[name]["impact"]], known[name]["advice"], -sources[name], name))
    grades: dict[str, list[float]] = {}
    for report in reports:
        for level, score in report.readability.items():
            grades.setdefault(level, []).extend(m.value for m in score.metrics if m.name == "flesch_kincaid_grade" and m.value is not None)
    return Survey(
        sources=len(reports),
        without_barriers=sum(not digest.barriers(report) for report in reports),
        rules=tuple({**known[name], "sources": sources[name], "places": places[name]} for name in order),
        videos=dict(sorted(Counter(item.status for report in reports for item in report.media if item.kind == "video").items())),
        grades={level: round(median(values), 1) for level, values in grades.items() if values},
        accepted=sum(len(digest.accepted(report)) for report in reports),
        stale=sum(len(report.stale) for report in reports),
    )


def barriers(reports: Iterable[Report]) -> Counter[Key]:
    """Return the open barriers of reports, each by what it is known by in another run."""
    return Counter(_key(report, rule, finding) for report in reports for rule in report.rules for finding in digest.still(rule, "failed"))


def _key(report: Report, rule: RuleResult, finding: Finding) -> Key:
    return report.source, rule.id, finding.message, finding.passage or ""


def earlier(text: str) -> tuple[Counter[Key], set[str]]:
    """Return the open barriers and the sources of an earlier run, from what `--format json` wrote then; raises ValueError when it is something else."""
    try:
        found = [json.loads(text)] if text.lstrip().startswith("{\n") else [json.loads(line) for line in text.splitlines() if line.strip()]
        keys = Counter(
            (str(report["source"]), str(rule["id"]), str(finding["message"]), str(finding.get("passage") or ""))
            for report in found
            for rule in report["rules"]
            for finding in rule["findings"]
            if finding["outcome"] == "failed" and finding.get("accepted") is None
        )
        return keys, {str(report["source"]) for report in found}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no report") from error


def trend(before: Counter[Key], sources: set[str], reports: Sequence[Report]) -> Trend:
    """Return what has changed since an earlier run; a source that was not looked at then has no new barriers, since nothing was known of it."""
    now = {report.source for report in reports}
    after = Counter({key: count for key, count in barriers(reports).items() if key[0] in sources})
    old = Counter({key: count for key, count in before.items() if key[0] in now})
    let = Counter(_key(report, rule, finding) for report in reports for rule, finding in digest.accepted(report) if finding.outcome == "failed")
    return Trend(
        new=_by_rule(after - old),
        mended=_by_rule(old - after - let),
        accepted=_by_rule((old - after) & let),
        remaining=(after & old).total(),
        added=tuple(sorted(now - sources)),
        gone=tuple(sorted(sources - now)),
    )


def new_only(reports: Sequence[Report], before: Counter[Key], sources: set[str]) -> list[Report]:
    """Return the reports with only the barriers that an earlier run did not have: what a build pipeline is to stop for."""
    left = Counter(before)
    found = []
    for report in reports:
        rules = []
        for rule in report.rules:
            kept = []
            for finding in digest.still(rule, "failed") if report.source in sources else ():
                key = _key(report, rule, finding)
                if left[key] > 0:
                    left[key] -= 1
                else:
                    kept.append(finding)
            rules.append(replace(rule, findings=tuple(kept)))
        found.append(replace(report, rules=tuple(rules)))
    return found


def _by_rule(keys: Counter[Key]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for key, count in keys.items():
        counted[key[1]] += count
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def as_data(found: Survey, changed: Trend | None) -> dict[str, Any]:
    """Return a summary, and the trend where there is one, as plain values."""
    return {"survey": asdict(found)} | ({"trend": asdict(changed)} if changed else {})


def write(found: Survey, changed: Trend | None) -> str:
    """Return a summary as text, with the trend where there is one."""
    return "\n".join(_lines(found, changed)) + "\n"


def _lines(found: Survey, changed: Trend | None) -> Iterator[str]:
    yield f"{_count(found.sources, 'source')} checked; in {found.without_barriers} no barrier was found."
    if found.accepted or found.stale:
        yield f"Accepted: {_count(found.accepted, 'finding')}; {found.stale} accepted and no longer found."
    if changed:
        yield ""
        yield "SINCE THE EARLIER RUN"
        let = f"; accepted: {sum(changed.accepted.values())}" if changed.accepted else ""
        yield f"  new: {sum(changed.new.values())}; mended: {sum(changed.mended.values())}{let}; still there: {changed.remaining}"
        yield from (f"  new: {name}: {_count(count, 'place')}" for name, count in changed.new.items())
        yield from (f"  mended: {name}: {_count(count, 'place')}" for name, count in changed.mended.items())
        yield from (f"  accepted: {name}: {_count(count, 'place')}" for name, count in changed.accepted.items())
        yield from (f"  not in the earlier run: {name}" for name in changed.added[:_MOST])
        yield from (f"  only in the earlier run: {name}" for name in changed.gone[:_MOST])
    yield ""
    yield "BARRIERS, GRAVEST FIRST"
    for rule in found.rules:
        kind = f"{rule['impact']}, advice" if rule["advice"] else rule["impact"]
        yield f"  in {_count(rule['sources'], 'source')}, {_count(rule['places'], 'place')}: {rule['barrier'].rstrip('.')} [{rule['id']}; {kind}]"
    if found.videos:
        yield ""
        yield "VIDEOS"
        yield from (f"  {count}: {digest.STATUSES[status]}" for status, count in found.videos.items())
    if found.grades:
        yield ""
        yield "FLESCH–KINCAID GRADE, THE MIDDLE ONE (no score proves that anyone understands a text)"
        yield from (f"  {level}: {grade}" for level, grade in found.grades.items())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
