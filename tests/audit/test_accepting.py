"""Accepted findings: marked, listed apart, not counted, and told when they are gone."""

from __future__ import annotations

import json

import pytest

from a11y.audit import accept, audit, passage_at
from a11y.errors import UsageError
from a11y.model import GivenAcceptance, Reading, Report
from a11y.readers.page import grow
from a11y.writers import WRITERS, digest

PAGE = '<!doctype html><html lang="en"><title>A story</title><h1>A story</h1><p id="p">The vote was close.</p><img src="a.jpg"><img src="b.jpg"></html>'


def report() -> Report:
    """A page with two pictures that have no alternative."""
    return audit(Reading("a.html", None, grow("a.html", PAGE).page, PAGE.encode()))


def gift(place: str = "", passage: str = "", rule: str = "image-name") -> GivenAcceptance:
    """An acceptance."""
    return GivenAcceptance(when="2026-11-25T10:00:00Z", rule=rule, place=place, passage=passage, reason="The archive is being mended")


FIRST = "html > body > img:nth-of-type(1)"


def test_one_place_is_accepted_and_the_other_still_counts() -> None:
    """The rule goes on to be a barrier for the rest."""
    told = accept(report(), [gift(FIRST)])
    rule = next(rule for rule in told.rules if rule.id == "image-name")
    assert [finding.accepted for finding in rule.findings] == ["The archive is being mended", None]
    assert len(digest.still(rule, "failed")) == 1
    assert rule in digest.barriers(told)


def test_a_rule_whose_every_place_is_accepted_is_no_barrier_and_is_still_listed() -> None:
    """Apart, with its reason, in the text and the page."""
    told = accept(report(), [gift()])
    assert "image-name" not in {rule.id for rule in digest.barriers(told)}
    for form in ("text", "html"):
        text = WRITERS[form](told)
        assert "The archive is being mended" in text
    assert "ACCEPTED" in WRITERS["text"](told)


def test_an_acceptance_holds_only_for_the_passage_it_was_given_for() -> None:
    """Another picture in the same place is a new finding, and the old acceptance is stale."""
    held = passage_at(report(), "image-name", FIRST)
    assert accept(report(), [gift(FIRST, held)]).stale == ()
    told = accept(report(), [gift(FIRST, '<img src="old.jpg">')])
    assert len(told.stale) == 1
    assert digest.accepted(told) == []
    assert "NO LONGER FOUND" in WRITERS["text"](told)
    assert "No longer found" in WRITERS["html"](told)


def test_every_format_carries_the_acceptance() -> None:
    """The same findings in each: SARIF calls it a suppression, EARL information."""
    told = accept(report(), [gift(FIRST)])
    sarif = json.loads(WRITERS["sarif"](told))
    suppressed = [result for result in sarif["runs"][0]["results"] if "suppressions" in result]
    assert [one["suppressions"] for one in suppressed] == [[{"kind": "external", "justification": "The archive is being mended"}]]
    assert "Accepted: The archive is being mended" in WRITERS["earl"](told)
    assert "The archive is being mended" in WRITERS["csv"](told)
    assert "The archive is being mended" in WRITERS["json"](told)


@pytest.mark.parametrize(
    ("rule", "place", "says"), [("image-nam", "", "no rule"), ("table-headers", "", "nothing to accept"), ("image-name", "#gone", "places are: html")]
)
def test_what_is_not_found_cannot_be_accepted(rule: str, place: str, says: str) -> None:
    """The message names what can."""
    with pytest.raises(UsageError, match=says):
        passage_at(report(), rule, place)
