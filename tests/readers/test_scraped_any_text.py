"""Whatever stands in a text, the reader gives a reading or says why not, and loses no sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.errors import SourceError
from a11y.walk import texts
from tests.readers.test_scraped_roles import read

WORDS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=80)
LINES = st.sampled_from(
    [
        "MORE: ",
        "WATCH: ",
        "(Image: ",
        "By ",
        "date 2022-01-01 ",
        "• ",
        "1. ",
        "“",
        "Advertisement",
        "— x (@y)",
        "Loading the player...",
        "Photo: ",
        " | ",
        "Dear Ann:",
        "3 March 2020",
        ".",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(LINES, WORDS, LINES).map("".join), max_size=12).map("\n".join))
def test_any_text_gives_a_reading_or_says_why_not(text: str) -> None:
    """No text makes the reader fail, and every line is in a block's source or in the header."""
    try:
        article = read(text)
    except SourceError:
        return
    held = " ".join(block.source or "" for block in article.blocks).split()
    header = " ".join(part.text for part in (article.title, article.standfirst) if part).split()
    assert len({block.id for block in article.blocks}) == len(article.blocks)
    assert header or held or article.byline or article.published or article.modified


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["harbour", "ferry", "the", "Sinclair", "of", "was", "and", "rope"]), min_size=9, max_size=20).map(
            lambda words: " ".join(words).capitalize() + "."
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_word_of_a_paragraph_is_lost(paragraphs: list[str]) -> None:
    """Whole sentences come out as they went in, in order."""
    article = read("\n\n".join(paragraphs))
    assert " ".join(paragraphs).split() == " ".join(text.text for block in article.blocks for text in texts(block)).split()
