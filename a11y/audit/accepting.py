"""Accepted findings: what a person lets stand stays in the report, apart, and an acceptance whose finding is gone is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.errors import UsageError

if TYPE_CHECKING:
    from a11y.model import Finding, GivenAcceptance, Report


def accept(report: Report, gifts: Sequence[GivenAcceptance]) -> Report:
    """Return a report with each accepted finding marked with its reason; acceptances that fit nothing any more are `stale`."""
    used: set[GivenAcceptance] = set()
    rules = []
    for rule in report.rules:
        mine = [gift for gift in gifts if gift.rule == rule.id]
        found = []
        for finding in rule.findings:
            fitting = next((gift for gift in mine if _fits(gift, finding)), None)
            used.update({fitting} if fitting else ())
            found.append(replace(finding, accepted=fitting.reason if fitting else None))
        rules.append(replace(rule, findings=tuple(found)) if mine else rule)
    return replace(report, rules=tuple(rules), stale=tuple(gift for gift in gifts if gift not in used))


def passage_at(report: Report, rule: str, place: str) -> str:
    """Return the passage that a rule found at a place (a block or target; "" for every place), "" when there are several.

    Raises UsageError when the report has no such rule or place.
    """
    result = next((one for one in report.rules if one.id == rule), None)
    if result is None:
        raise UsageError(f"accept {rule}", "is no rule of the report; a11y audit names them in square brackets")
    if not result.findings:
        raise UsageError(f"accept {rule}", "this rule found nothing here, so there is nothing to accept")
    fitting = [finding for finding in result.findings if place in ("", finding.block, finding.target)]
    if not fitting:
        places = list(dict.fromkeys(finding.target or finding.block or "" for finding in result.findings))
        raise UsageError(f"accept {rule} {place}", f"names no place of a finding; the places are: {', '.join(filter(None, places[:10]))}")
    return fitting[0].passage or "" if place and len(fitting) == 1 else ""


def _fits(gift: GivenAcceptance, finding: Finding) -> bool:
    return gift.place in ("", finding.block, finding.target) and gift.passage in ("", finding.passage)
