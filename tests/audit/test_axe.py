"""Joining what axe found with our own findings: one place is told once, whoever found it is named, and a disturbed answer is refused."""

from __future__ import annotations

from typing import Any

import pytest

from a11y.audit import TOPICS, audit, axe
from a11y.model import Reading, RuleResult
from a11y.readers.page import grow

RULES = {rule.id: rule for rules in TOPICS.values() for rule in rules}
PAGE = '<!doctype html><html lang="en"><title>A story</title><img src="a.jpg"><p style="color:#ccc;background:#fff">Pale words</p></html>'
VERSION = "axe-core 4.0 in Chromium 1"


def found(rule: str, act: list[str], tags: list[str], *nodes: dict[str, str], outcome: str = "violations") -> dict[str, Any]:
    """One rule's results as the browser sends them."""
    whole = [{"path": "", "tag": "", "text": "", "said": "It is so"} | node for node in nodes]
    return {"id": rule, "help": f"Help of {rule}", "tags": tags, "act": act, "impact": "serious", "outcome": outcome, "nodes": whole}


def joined(*rules: dict[str, Any]) -> dict[str, RuleResult]:
    """Our report of the page, joined with these results."""
    page = grow("a.html", PAGE).page
    own = audit(Reading("a.html", None, page, PAGE.encode())).rules
    return {result.id: result for result in axe.join(own, RULES, axe.read({"rules": list(rules)}), VERSION)}


def test_a_place_that_both_found_is_told_once_and_names_both() -> None:
    """The path is the same, so the finding is."""
    result = joined(found("image-alt", ["23a2a8"], ["wcag2a", "wcag111"], {"path": "html > body > img"}))["image-name"]
    assert [finding.engines for finding in result.findings] == [("Plainspoken", "axe-core")]


def test_a_place_in_another_tree_is_known_by_its_tag() -> None:
    """Two parsers may disagree on where a broken page's elements are."""
    result = joined(found("image-alt", ["23a2a8"], ["wcag111"], {"path": "html > body > div > img", "tag": '<img src="a.jpg">'}))["image-name"]
    assert len(result.findings) == 1


def test_what_only_axe_found_joins_our_rule_under_its_name() -> None:
    """The rule is the same ACT rule; the mend is ours."""
    result = joined(found("button-name", ["97a4e1"], ["wcag412"], {"path": "#b"}))["button-name"]
    assert (result.outcome, result.findings[0].engines, result.findings[0].fix) == ("failed", ("axe-core",), RULES["button-name"].fix)


def test_of_two_same_rules_the_one_of_the_same_criterion_is_meant() -> None:
    """Contrast of 4.5 and contrast of 7 share ACT rules."""
    results = joined(found("color-contrast-enhanced", ["afw4f7", "09o5cg"], ["wcag2aaa", "wcag146"], {"path": "#pale"}))
    assert ["#pale" in {finding.target for finding in results[name].findings} for name in ("contrast", "contrast-high")] == [False, True]


def test_a_measured_contrast_is_kept_in_our_words() -> None:
    """The ratio is what an editor needs."""
    said = "Element has insufficient color contrast of 1.6 (foreground color: #cccccc). Expected contrast ratio of 4.5:1"
    result = joined(found("color-contrast", ["afw4f7"], ["wcag143"], {"path": "#other", "said": said}))["contrast"]
    assert "The text has a contrast of 1.6 to 1; it needs 4.5 to 1." in {finding.message for finding in result.findings}


def test_a_rule_of_axe_alone_stands_by_itself_with_its_criteria_and_readers() -> None:
    """It comes after our own."""
    results = joined(found("no-keyboard-trap", [], ["wcag2a", "wcag212"], {"path": "#x"}))
    alone = results["axe-no-keyboard-trap"]
    assert (list(results)[-1], alone.criteria, alone.outcome, alone.topic) == ("axe-no-keyboard-trap", ("2.1.2",), "failed", "browser")
    assert "keyboard" in alone.helps[0]


def test_failed_here_and_unsure_there_is_one_rule() -> None:
    """axe gives the two apart."""
    results = joined(found("tabindex-x", [], ["wcag212"], {"path": "#x"}), found("tabindex-x", [], ["wcag212"], {"path": "#y"}, outcome="incomplete"))
    assert [finding.outcome for finding in results["axe-tabindex-x"].findings] == ["failed", "cant-tell"]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"rules": None},
        {"rules": [{}]},
        {"rules": ["x"]},
        {"rules": [found("a", [], []) | {"outcome": "great"}]},
        {"rules": [found("a", [], []) | {"nodes": [1]}]},
    ],
)
def test_an_answer_that_a_page_disturbed_is_refused(answer: dict[str, Any]) -> None:
    """A page runs in the same world as axe and can make it say anything but what has its form."""
    with pytest.raises(ValueError, match="disturbed"):
        axe.read(answer)


def test_words_of_a_page_are_cut_and_folded() -> None:
    """A message of a megabyte is no message."""
    node = {"path": "p " * 9000, "said": "x\n" * 9000}
    finding = axe.read({"rules": [found("<a>", ["23a2a8", "../../x"], ["wcag9999"], node)]})[0].findings[0]
    assert len(finding.message) < 600
    assert "\n" not in finding.message
    assert len(finding.target or "") <= 500
