"""The model as JSON and back."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from a11y.formats import record
from a11y.model import Article, Block, Figure, Metric, Readability, Report, Text
from tests.editions import edition

BLOCKS = st.from_type(Block)
METRICS = st.builds(Metric, st.text(max_size=5), st.none() | st.floats(allow_nan=False), st.just("grade"), st.booleans(), st.none() | st.text(max_size=5))


@given(st.lists(BLOCKS, max_size=2))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_block_comes_back(blocks: list[Block]) -> None:
    """What is written is read as the same value, whatever kind it is and whatever it holds."""
    article = Article(title=None, blocks=tuple(blocks))
    assert record.loads(Article, record.dumps(article)) == article


@given(st.lists(METRICS, max_size=3), st.dictionaries(st.text(max_size=5), st.integers(), max_size=3))
@settings(max_examples=40, deadline=None)
def test_dictionaries_of_types_come_back(metrics: list[Metric], counts: dict[str, int]) -> None:
    """The types an edition holds survive inside dictionaries too."""
    report = Report("s", None, (), {"easy": Readability(counts, tuple(metrics), counts)}, (), counts)
    assert record.loads(Report, record.dumps(report)) == report


def test_an_absent_and_an_empty_alternative_stay_different() -> None:
    """`alt=""` says decorative, no `alt` says nothing: the file must tell them apart."""
    article = Article(title=Text("t"), blocks=(Figure(id="b1", alt=""), Figure(id="b2")))
    rows = json.loads(record.dumps(article))["blocks"]
    assert (rows[0]["alt"], "alt" in rows[1]) == ("", False)


def test_the_text_is_the_same_each_time() -> None:
    """The same value gives the same bytes."""
    assert record.dumps(edition().article) == record.dumps(edition().article)
