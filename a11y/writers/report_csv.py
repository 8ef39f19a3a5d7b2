"""The report as a table for a spreadsheet: one line per finding, and one per rule that found nothing (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from a11y.writers.digest import OURS, found_by

if TYPE_CHECKING:
    from a11y.model import Finding, Report

COLUMNS = (
    "source",
    "topic",
    "rule",
    "title",
    "outcome",
    "impact",
    "advice",
    "criteria",
    "act",
    "block",
    "target",
    "message",
    "fix",
    "passage",
    "engines",
    "accepted",
)


def write(report: Report) -> str:
    """Return a report as CSV text with a head line."""
    return write_all([report])


def write_all(reports: Iterable[Report]) -> str:
    """Return many reports as one table, such as those of a whole library."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows([_safe(cell) for cell in row] for row in _rows(report))
    return out.getvalue()


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for rule in report.rules:
        head = (report.source, rule.topic, rule.id, rule.title)
        kind = (rule.impact, "yes" if rule.advice else "no", " ".join(rule.criteria), " ".join(rule.act))
        for finding in rule.findings:
            yield (
                *head,
                finding.outcome,
                *kind,
                finding.block or "",
                finding.target or "",
                finding.message,
                finding.fix,
                finding.passage or "",
                *_told(finding),
            )
        if not rule.findings:
            yield (*head, rule.outcome, *kind, "", "", "", "", "", OURS, "")


def _told(finding: Finding) -> tuple[str, str]:
    return " and ".join(found_by(finding)), finding.accepted or ""


def _safe(cell: str) -> str:
    """Keep a spreadsheet from running a cell of a hostile page as a formula (OWASP, CSV Injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
