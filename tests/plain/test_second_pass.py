"""The version of a version is itself: nothing that can be made simpler is left, and nothing is done twice."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y import readers, walk
from a11y.plain import from_prose, original, simplify

if TYPE_CHECKING:
    from a11y.model import Version

SEEDS = sorted(path for path in (Path(__file__).parent.parent.parent / "seeds").iterdir() if path.suffix in {".html", ".txt"})


def lines(version: Version) -> list[str]:
    """Return a version's paragraphs, each as one line of prose."""
    return [" ".join(sentence.text for sentence in part) for block in version.blocks if block.kind == "paragraph" for part in block.parts]


@lru_cache(maxsize=1)
def paragraphs() -> list[str]:
    """Return the paragraphs of the seeds."""
    articles = [readers.read(path.name, path.read_bytes()).article for path in SEEDS]
    return [line for article in articles if article for line in lines(original(article))]


def again(prose: list[str], level: str) -> tuple[list[str], list[str]]:
    """Return what a level makes of prose, and what it makes of that."""
    once = simplify(from_prose(prose), level, extras=False)  # type: ignore[arg-type]  # a table's value
    twice = simplify(from_prose(lines(once)), level, extras=False)  # type: ignore[arg-type]
    return [sentence.text for sentence in walk.sentences(once)], [sentence.text for sentence in walk.sentences(twice)]


@pytest.mark.parametrize("level", ["plain", "easy"])
def test_a_second_pass_over_the_seeds_changes_nothing(level: str) -> None:
    """Every sentence of every seed."""
    once, twice = again(paragraphs(), level)
    assert once == twice


@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_second_pass_over_any_mix_of_paragraphs_changes_nothing(data: st.DataObject) -> None:
    """What stands around a paragraph (words already used, abbreviations already opened) makes no second change."""
    prose = data.draw(st.lists(st.sampled_from(paragraphs()), min_size=1, max_size=6))
    once, twice = again(prose, data.draw(st.sampled_from(["plain", "easy"])))
    assert once == twice
