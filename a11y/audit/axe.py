"""What axe-core found in a real browser, joined with our own findings: one list, each finding named by who found it.

A rule of axe that is the same ACT rule as one of ours becomes part of it, and a place that both found is told once. What axe alone knows
stands as a rule of its own. Everything comes from a hostile page's process, so every value is checked and cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from a11y.audit.rule import BLIND, DEAF, KEYBOARD, LEARNING, Rule
from a11y.model import Finding, Impact, Outcome, RuleResult

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGINE = "axe-core"
TOPIC = "browser"
_OUTCOMES: dict[str, Outcome] = {"violations": "failed", "incomplete": "cant-tell"}
_CRITERION = re.compile(r"wcag(\d)(\d)(\d{1,2})\Z")
# Whom a criterion serves first, by WCAG 2.2's guidelines; whatever is not named here is met by a screen reader.
_HELPS = {"1.2": (DEAF,), "2.1": (KEYBOARD,), "2.2": (LEARNING,), "2.3": (LEARNING,), "2.5": (KEYBOARD,), "3.2": (LEARNING,), "3.3": (LEARNING, BLIND)}
# Rules of axe that are one with ours and share no ACT rule.
_SAME = {"duplicate-id-aria": "id-unique", "marquee": "text-moves", "blink": "text-moves"}
_WORST: tuple[Outcome, ...] = ("failed", "cant-tell", "passed")


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule of axe with the places where it failed or could not tell."""

    id: str
    help: str
    criteria: tuple[str, ...]
    act: tuple[str, ...]
    impact: Impact
    best: bool
    findings: tuple[Finding, ...]


def read(found: Mapping[str, Any]) -> list[Violation]:
    """Return axe's results; raises ValueError when a page has disturbed them."""
    try:
        return [_violation(rule) for rule in list(found["rules"])[:400]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("the page disturbed the check") from error


def _violation(rule: Mapping[str, Any]) -> Violation:
    tags = [str(tag) for tag in rule["tags"]]
    criteria = tuple(".".join(match.groups()) for tag in tags if (match := _CRITERION.match(tag)))
    told = _text(rule["help"], 200)
    impact: Impact = next((one for one in get_args(Impact) if one == rule["impact"]), "moderate")
    outcome = _OUTCOMES[str(rule["outcome"])]
    act = tuple(sorted({name for name in map(str, rule["act"]) if re.fullmatch(r"[a-z0-9]{6}", name)}))
    places = tuple(_finding(node, outcome, told) for node in rule["nodes"])
    return Violation(re.sub(r"[^a-z0-9-]", "", str(rule["id"]))[:60], told, criteria, act, impact, "wcag2aaa" in tags, places)


def _finding(node: Mapping[str, Any], outcome: Outcome, told: str) -> Finding:
    said = _text(node["said"], 500)
    return Finding(
        outcome,
        said + ("" if said.endswith((".", "…", "?", "!")) else "."),
        f"Change it so that this holds: {told}.",
        target=_text(node["path"], 500) or None,
        passage=(_text(node["tag"], 400) + _text(node["text"], 110)) or None,
        engines=(ENGINE,),
    )


def _text(value: object, most: int) -> str:
    """Return a string of the page's, on one line and cut."""
    return " ".join(str(value).split())[:most]


def join(results: Sequence[RuleResult], rules: Mapping[str, Rule], violations: Sequence[Violation], version: str) -> tuple[RuleResult, ...]:
    """Return our results with axe's in them; a rule that only axe has comes after them."""
    joined = {result.id: result for result in results}
    for violation in violations:
        same = _SAME.get(violation.id) or _same_rule(violation, rules)
        if same in joined:
            joined[same] = _with(joined[same], violation, rules[same].fix)
        elif f"axe-{violation.id}" in joined:  # failed in some places and unsure in others
            held = joined[f"axe-{violation.id}"]
            joined[held.id] = _judged(replace(held, findings=(*held.findings, *violation.findings)))
        else:
            joined[f"axe-{violation.id}"] = _alone(violation, version)
    return tuple(joined.values())


def _same_rule(violation: Violation, rules: Mapping[str, Rule]) -> str:
    """Return our rule that is the same ACT rule; of several, the one with most criteria in common."""
    alike = [rule for rule in rules.values() if set(rule.act) & set(violation.act)]
    return max(alike, key=lambda rule: len(set(rule.criteria) & set(violation.criteria))).id if alike else ""


def _with(result: RuleResult, violation: Violation, fix: str) -> RuleResult:
    findings = list(result.findings)
    for new in violation.findings:
        at = next((at for at, old in enumerate(findings) if _one_place(old, new)), None)
        if at is None:
            findings.append(replace(new, message=_in_our_words(new.message, result.barrier), fix=fix))
        elif ENGINE not in findings[at].engines:
            old = findings[at]
            sure = new.outcome == "failed" and old.outcome != "failed"
            told = _in_our_words(new.message, result.barrier) if sure else old.message
            findings[at] = replace(old, outcome="failed" if sure else old.outcome, message=told, engines=("Plainspoken", ENGINE))
    return _judged(replace(result, findings=tuple(findings)))


_MEASURED = re.compile(r"contrast of ([\d.]+) .*?contrast ratio of ([\d.]+):1")


def _in_our_words(said: str, barrier: str) -> str:
    """Return what our own rule would say of a place that axe found; what axe measured is kept."""
    measured = _MEASURED.search(said)
    return f"The text has a contrast of {measured[1]} to 1; it needs {measured[2]} to 1." if measured else barrier or said


def _one_place(old: Finding, new: Finding) -> bool:
    """Say whether two findings are of one element: the same path, or the same start tag and words where two parsers built two trees."""
    return bool(new.target and old.target == new.target) or bool(new.passage and old.passage == new.passage)


def _judged(result: RuleResult) -> RuleResult:
    return replace(result, outcome=next((worst for worst in _WORST if any(finding.outcome == worst for finding in result.findings)), result.outcome))


def _alone(violation: Violation, version: str) -> RuleResult:
    helps = tuple(dict.fromkeys(reader for criterion in violation.criteria for reader in _HELPS.get(criterion[:3], (BLIND,)))) or (BLIND,)
    return _judged(
        RuleResult(
            id=f"axe-{violation.id}",
            title=violation.help,
            topic=TOPIC,
            criteria=violation.criteria,
            act=violation.act,
            impact=violation.impact,
            helps=helps,
            outcome="passed",
            findings=violation.findings,
            source=f"{version}, rule {violation.id}",
            advice=violation.best,
            barrier=f"{violation.help}: this does not hold everywhere.",
        )
    )
