"""The report as JSON, in the shape that DESIGN names."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from a11y.writers.digest import OURS, found_by

if TYPE_CHECKING:
    from a11y.model import Report, RuleResult


def write(report: Report) -> str:
    """Return a report as JSON text that ends with a line break; the same report gives the same bytes."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """Return a report as plain values: {"source", "title", "rules", "readability", "media", "summary"}."""
    return {
        "source": report.source,
        "title": report.title,
        "rules": [_rule(rule) for rule in report.rules],
        "readability": {level: asdict(score) for level, score in report.readability.items()},
        "media": [asdict(item) for item in report.media],
        "summary": report.summary,
        "engines": [OURS, *report.engines],
        "notices": [asdict(notice) for notice in report.notices],
        "stale": [asdict(one) for one in report.stale],
    }


def _rule(rule: RuleResult) -> dict[str, Any]:
    return asdict(rule) | {"findings": [asdict(finding) | {"engines": found_by(finding)} for finding in rule.findings]}
