"""Every rule does what its examples say, and leaves alone what they say it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.plain import rules
from a11y.plain import words as word_rules
from a11y.plain.engine import Piece, restructure, reword
from a11y.plain.levels import LEVELS
from a11y.plain.rules import RULES
from a11y.plain.words import WORD_RULES

FOLDER = Path(__file__).parent / "examples"


def examples(rule: str) -> list[tuple[str, str, str]]:
    """Return a rule's examples: title, before, after (one sentence a line); the same text twice means "leave alone"."""
    parts = (FOLDER / f"{rule}.md").read_text("utf-8").split("\n.\n")
    return [(parts[place].strip(), parts[place + 1].strip(), parts[place + 2].strip()) for place in range(0, len(parts) - 2, 3)]


def applied(rule: str, before: str) -> str:
    """Return what one rule alone makes of a sentence at the easy level."""
    if rule in RULES:
        groups = restructure([Piece(before)], LEVELS["easy"], rules={rule: RULES[rule]})
        return "\n".join(piece.text for piece in groups[0])
    return "\n".join(piece.text for piece in reword([Piece(before)], LEVELS["easy"], rules={rule: WORD_RULES[rule]}))


CASES = [(rule, *example) for rule in (*RULES, *WORD_RULES) if (FOLDER / f"{rule}.md").exists() for example in examples(rule)]


@pytest.mark.parametrize(("rule", "title", "before", "after"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_a_rule_does_what_its_example_says(rule: str, title: str, before: str, after: str) -> None:
    """The example's `after` comes out of its `before`."""
    assert after == applied(rule, before)


@pytest.mark.parametrize("rule", [*RULES, *WORD_RULES])
def test_every_rule_has_an_example_that_fires_and_one_that_must_not(rule: str) -> None:
    """A rule without both is not known to work."""
    found = examples(rule)
    assert [title for title, before, after in found if before != after]
    assert [title for title, before, after in found if before == after]


def test_every_rule_module_has_a_row() -> None:
    """A module that no table names would never run."""
    modules = {
        path.stem
        for folder, ending in ((rules, "rewrite"), (word_rules, "substitute"))
        for path in Path(folder.__path__[0]).glob("*.py")
        if f"def {ending}(" in path.read_text("utf-8")
    }
    assert modules == {*RULES, *WORD_RULES}


def test_every_examples_file_belongs_to_a_rule() -> None:
    """A file for a rule that is gone would never be read."""
    assert {path.stem for path in FOLDER.glob("*.md")} == {*RULES, *WORD_RULES}
