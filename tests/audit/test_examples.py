"""Every rule proves itself: an example that fires, one that must not, and one that does not apply."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

import pytest

from a11y.audit import TOPICS
from a11y.audit.rule import judge
from tests.audit import audit_examples

RULES = {rule.id: (topic, rule) for topic, rules in TOPICS.items() for rule in rules}
EXAMPLES = audit_examples.read()
# Rules that ask a person and never say "failed", with the reason.
NEVER_FAIL = {
    "video-captions": "a video that was not watched can't fail",
    "media-transcript": "as above",
    "video-description": "as above",
    "video-signed": "as above",
    "video-live-captions": "as above",
    "text-in-image": "a file name proves nothing",
    "sensory": "whether a thing is also named elsewhere takes a person",
    "words-about-people": "people choose their own words",
    "negations-kept": "a rewording may keep the meaning",
}
# Rules whose only passing case is a person's act.
NEVER_PASS = {
    "media-transcript": "nobody has compared it with what is heard",
    "video-description": "as above",
    "video-signed": "as above",
    "video-live-captions": "as above",
    "text-in-image": "pictures without a suspicion are not listed",
    "text-moves": "text that stands still is no marquee",
    "part-language-marked": "what is in the page's language needs no mark",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_rule_gives_the_verdict_that_the_example_states(example: audit_examples.Example) -> None:
    """The example's own words say what must come out."""
    topic, rule = RULES[example.rule]
    result = judge(rule, topic, audit_examples.subject(example.source))
    assert result.outcome == example.verdict, [finding.message for finding in result.findings]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_an_example_that_fires_and_one_that_must_not(name: str) -> None:
    """A rule without examples is a guess."""
    verdicts = {example.verdict for example in EXAMPLES if example.rule == name}
    assert ("cant-tell" if name in NEVER_FAIL else "failed") in verdicts
    assert verdicts & {"passed", "inapplicable"}
    assert "passed" in verdicts or name in NEVER_PASS


def _told_by(function: Callable[..., object], seen: set[object]) -> Iterator[str]:
    """Yield the source of a function and of the functions of its module that it calls."""
    if function not in seen:
        seen.add(function)
        yield inspect.getsource(function)
        for name in function.__code__.co_names:
            called = function.__globals__.get(name)
            if inspect.isfunction(called) and called.__module__ == function.__module__:
                yield from _told_by(called, seen)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_can_be_unsure_has_an_example_of_it(name: str) -> None:
    """What a rule leaves to a person is shown as well as what it decides."""
    unsure = any('"cant-tell"' in source for source in _told_by(RULES[name][1].check, set()))
    assert not unsure or "cant-tell" in {example.verdict for example in EXAMPLES if example.rule == name}


def test_every_example_is_of_a_rule_that_exists() -> None:
    """A renamed rule leaves no example behind."""
    assert {example.rule for example in EXAMPLES} <= RULES.keys()
