"""Whole texts of our own, each in the shape of another kind of site: every line has its role, and the header its parts.

One file a text in `texts/`: a role, a tab, a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.readers.scraped import read_text
from tests.benchmarks.scraped_roles import header_role, told

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.tsv"))
FAIR = {"quote": {"paragraph"}, "date": {"other", "byline"}}
"""Other readings of a line that are as good: a time within a report is no part of the header."""


@pytest.mark.parametrize("file", TEXTS, ids=[file.stem for file in TEXTS])
def test_every_line_of_a_text_has_its_role(file: Path) -> None:
    """Nothing of the story is read as furniture, and no furniture as the story."""
    lines = [line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines()]
    text = "\n\n".join(line for _, line in lines)
    article = read_text(file.name, text, text.encode()).article
    assert article is not None
    roles = told(article)
    found = []
    for wanted, line in lines:
        left = roles.get(" ".join(line.split()), [])
        role = left.pop(0) if left else header_role(line, article)
        found.append((wanted if role in FAIR.get(wanted, ()) else role, line))
    assert [tuple(line) for line in lines] == found
