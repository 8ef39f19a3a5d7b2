"""The report as EARL 1.0 in JSON-LD: one assertion per finding, each with who asserts, of what, by which test, with which result.

Source: W3C, Evaluation and Report Language (EARL) 1.0 Schema. The context is written out, so that reading it needs no network.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from a11y.writers.digest import CRITERIA, OURS, found_by

if TYPE_CHECKING:
    from a11y.model import Finding, Report, RuleResult

_EARL = "http://www.w3.org/ns/earl#"
_OUTCOMES = {"passed": "passed", "failed": "failed", "inapplicable": "inapplicable", "cant-tell": "cantTell"}
_CONTEXT: dict[str, Any] = {
    "@vocab": _EARL,
    "earl": _EARL,
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "title": "dct:title",
    "description": "dct:description",
    "source": "dct:source",
    "name": "doap:name",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
}


def write(report: Report) -> str:
    """Return a report as JSON-LD text; the same report gives the same bytes."""
    address = report.source if report.source.startswith(("http://", "https://")) else f"urn:plainspoken:source:{quote(report.source, safe='')}"
    subject = {"@id": address, "@type": "TestSubject", "source": report.source, "title": report.title or report.source}
    names = dict.fromkeys(name for rule in report.rules for finding in rule.findings for name in found_by(finding))
    assertors = [{"@id": _assertor(name), "@type": ["Assertor", "Software"], "name": name, "title": _version(name, report)} for name in {OURS: None, **names}]
    tests = [_test(rule) for rule in report.rules]
    assertions = [assertion for rule in report.rules for assertion in _assertions(rule, address)]
    return json.dumps({"@context": _CONTEXT, "@graph": [subject, *assertors, *tests, *assertions]}, ensure_ascii=False, indent=2) + "\n"


def _assertor(name: str) -> str:
    # A whole name, since a relative one means nothing once the file has moved.
    return f"urn:plainspoken:assertor:{quote(name)}"


def _version(name: str, report: Report) -> str:
    return next((engine for engine in report.engines if engine.startswith(name)), name)


def _test_id(rule: RuleResult) -> str:
    return f"urn:plainspoken:rule:{quote(rule.id)}"


def _test(rule: RuleResult) -> dict[str, Any]:
    criteria = [f"https://www.w3.org/TR/WCAG22/#{CRITERIA[criterion]}" for criterion in rule.criteria]
    act = [f"https://www.w3.org/WAI/standards-guidelines/act/rules/{name}/" for name in rule.act]
    return {
        "@id": _test_id(rule),
        "@type": "TestCase",
        "title": rule.title,
        "description": rule.barrier,
        "source": rule.source,
        "isPartOf": criteria + act,
    }


def _assertions(rule: RuleResult, subject: str) -> list[dict[str, Any]]:
    if not rule.findings:
        return [_assertion(rule, subject, rule.outcome, None, OURS)]
    # EARL 1.0 Schema, 2.1: an assertion has exactly one assertor, so what two engines found is asserted twice.
    return [_assertion(rule, subject, finding.outcome, finding, name) for finding in rule.findings for name in found_by(finding)]


def _assertion(rule: RuleResult, subject: str, outcome: str, finding: Finding | None, name: str) -> dict[str, Any]:
    result: dict[str, Any] = {"@type": "TestResult", "outcome": f"earl:{_OUTCOMES[outcome]}"}
    if finding is not None:
        result["description"] = f"{finding.message} {finding.fix}"
        place = finding.target or finding.block
        if finding.accepted is not None:
            result["info"] = f"Accepted: {finding.accepted}"
        if place:
            result["earl:pointer"] = {"@type": "ptr:CSSSelectorPointer" if finding.target else "ptr:Pointer", "ptr:expression": place}
    return {
        "@type": "Assertion",
        "assertedBy": _assertor(name),
        "subject": subject,
        "test": _test_id(rule),
        "mode": "earl:automatic",
        "result": result,
    }
