"""The report as SARIF 2.1.0, which code hosts and editors show beside the source.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from a11y.writers.digest import found_by

if TYPE_CHECKING:
    from a11y.model import Finding, Report, RuleResult

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
# 3.27.9: a result that is no failure has a kind of its own, and then the level is "none".
_KINDS = {"failed": "fail", "cant-tell": "review", "passed": "pass", "inapplicable": "notApplicable"}


def write(report: Report) -> str:
    """Return a report as SARIF text; the same report gives the same bytes."""
    address = quote(report.source.replace("\\", "/"), safe="/:?&=#%~+,;@!$'()*-._")
    results = [result for index, rule in enumerate(report.rules) for result in _results(index, rule, address)]
    driver = {"name": "Plainspoken", "rules": [_rule(rule) for rule in report.rules]}
    run = {"tool": {"driver": driver}, "artifacts": [{"location": {"uri": address}}], "results": results, "columnKind": "unicodeCodePoints"}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: RuleResult) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.barrier or rule.title},
        "help": {"text": f"Source: {rule.source}. It helps {', '.join(rule.helps)}."},
        "defaultConfiguration": {"level": _LEVELS[rule.impact]},
        "properties": {
            "tags": [rule.topic, *(f"WCAG {criterion}" for criterion in rule.criteria), *(f"ACT {name}" for name in rule.act)],
            "impact": rule.impact,
        },
    }


def _results(index: int, rule: RuleResult, address: str) -> list[dict[str, Any]]:
    if not rule.findings:
        return [{"ruleId": rule.id, "ruleIndex": index, "kind": _KINDS[rule.outcome], "level": "none", "message": {"text": rule.title}}]
    return [_result(index, rule, finding, address) for finding in rule.findings]


def _result(index: int, rule: RuleResult, finding: Finding, address: str) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": address, "index": 0}}}
    if finding.target or finding.block:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.target or finding.block, "kind": "element"}]
    print_of = hashlib.sha256("\0".join((rule.id, finding.block or "", finding.target or "", finding.passage or "")).encode("utf-8", "replace")).hexdigest()
    return {
        "ruleId": rule.id,
        "ruleIndex": index,
        "kind": _KINDS[finding.outcome],
        "level": _LEVELS[rule.impact] if finding.outcome == "failed" else "none",
        "message": {"text": f"{finding.message} {finding.fix}"},
        "locations": [location],
        "partialFingerprints": {"place/v1": print_of[:32]},
        # 3.35: what a person accepted is suppressed, which keeps it in the file and out of the way.
        **({"suppressions": [{"kind": "external", "justification": finding.accepted}]} if finding.accepted is not None else {}),
        "properties": {"engines": list(found_by(finding))} | ({"passage": finding.passage} if finding.passage else {}),
    }
