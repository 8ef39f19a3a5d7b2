"""Sentences end where a reader would say they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.language import DATELINE, split

CASES = {
    "a title before a name": ["Dr. Lee met Mrs. Ray.", "They spoke."],
    "a country with dots": ["The U.S. Senate voted.", "It passed."],
    "a country with dots at the end": ["She moved to the U.S.", "She was 20."],
    "a time of day": ["It starts at 7 p.m. on Friday.", "Come early."],
    "initials": ["George R. R. Martin wrote it.", "I read it."],
    "a decimal": ["It rose 3.5 per cent.", "Prices fell."],
    "a number with an abbreviation": ["See No. 10 for more.", "No.", "Not now."],
    "a question inside a quotation": ["“Why?” she asked.", "“Because.”"],
    "a question inside a quotation before a name": ["“Who knows?” Smith said.", "Nobody did."],
    "an ellipsis in the middle": ["Well ... maybe it works.", "Or not."],
    "an ellipsis at the end": ["She waited…", "Nobody came."],
    "a closing mark after the stop": ["He said: “It is late.”", "He left."],
    "brackets around a sentence": ["It closed. (It was old.)", "A new one came."],
    "a footnote": ["It closed in 1990.[3]", "A new one came."],
    "footnotes at the very end": ["It closed in 1990.", "A new one came. [3] [12]"],
    "how many live there": ["She grew up in Anselm (pop. 20,000) by the sea.", "It is calm."],
    "the years of a life": ["He married Ada Obi (m. 1949; div. 1964) and Lil Tan (d. 1990).", "Both sang."],
    "where a report was sent from": ["NORTON BAY, Fla. (AP) — The ferry sank.", "Nobody died."],
    "two places and an agency": ["NORTON, Kent/LEEDS (Reuters) - The ferry sank.", "Nobody died."],
    "initials that abbreviate other words": ["It was found by Ann C. Lee and Bo P. Hill.", "He took vitamin C.", "The doctor left."],
    "a company": ["Apple Inc. sold more.", "Smith & Co. sold less."],
    "a month": ["It began on Jan. 5 and ended.", "It was cold."],
    "a brand with a mark": ["Yahoo! said so.", "Nobody knew."],
    "no end mark": ["Giovanni Pernice shared a new year post"],
    "two marks": ["Happy new year !!", "Thank you."],
}


@pytest.mark.parametrize(
    "expected",
    [case for name, case in CASES.items() if name != "brackets around a sentence"],
    ids=[name for name in CASES if name != "brackets around a sentence"],
)
def test_a_paragraph_is_cut_where_a_reader_would(expected: list[str]) -> None:
    """The sentences come back from the paragraph they make."""
    assert expected == split(" ".join(expected))


def test_a_sentence_in_brackets_stands_by_itself() -> None:
    """The bracket closes with its own sentence."""
    assert split("It closed. (It was old.) A new one came.") == ["It closed.", "(It was old.)", "A new one came."]


@pytest.mark.parametrize(
    "text", ["US - Norland talks began.", "NATO — it said so — met.", "COVID – What we know.", "The ferry – ACME's – sank.", "(It sank) - Ann"]
)
def test_capitals_and_a_dash_are_no_dateline(text: str) -> None:
    """A town or an agency is; a short name is not."""
    assert DATELINE.match(text) is None


def test_nothing_makes_no_sentences() -> None:
    """An empty paragraph has none."""
    assert split("   ") == []


@given(st.text(alphabet="aB .?!…“”\"'’()[]19,", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    """Sentences hold every character that is no white space, in order."""
    assert "".join(text.split()) == "".join("".join(split(text)).split())
