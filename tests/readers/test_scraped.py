"""Scraped text becomes typed blocks, and no word of the story is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.errors import SourceError
from a11y.model import Article, Figure, Paragraph, Promo, Related, Video
from a11y.readers.scraped import read_text
from a11y.walk import blocks

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_7935afa64713bd6b.txt"


def read(text: str) -> Article:
    """Return the article of a text."""
    article = read_text("test.txt", text, text.encode("utf-8", "replace")).article
    assert article is not None
    return article


@pytest.fixture(scope="module")
def seed() -> Article:
    """Return the user's seed as read."""
    return read(SEED.read_text(encoding="utf-8"))


def test_the_seed_s_first_line_gives_date_title_and_standfirst(seed: Article) -> None:
    """The jammed line is cut into its three parts."""
    assert seed.published == "2022-01-01"
    assert seed.title
    assert seed.title.text == "Rose Ayling-Ellis sends Giovanni Pernice sweet message two weeks after Strictly win"
    assert seed.standfirst
    assert seed.standfirst.text == "The Strictly Come Dancing winners are still in touch"


def test_the_seed_s_player_and_its_label_are_one_video(seed: Article) -> None:
    """The loading line and the WATCH line make one block."""
    assert [video.label for video in blocks(seed, Video)] == ["Motsi Mabuse's reaction to Rose Ayling-Ellis' Strictly win"]
    assert [video.source for video in blocks(seed, Video)] == ["Loading the player...\nWATCH: Motsi Mabuse's reaction to Rose Ayling-Ellis' Strictly win"]


def test_the_seed_s_captions_links_and_promo_are_told_apart_from_its_story(seed: Article) -> None:
    """Three captions, three related links, one promo; everything else is story."""
    assert [figure.caption.text for figure in blocks(seed, Figure) if figure.caption] == [
        "Giovanni Pernice shared a new year post",
        "The pair formed a bond during Strictly",
        "Rose's win went down in history",
    ]
    assert [related.text.split(":")[0] for related in blocks(seed, Related)] == ["MORE", "READ", "READ"]
    assert len(list(blocks(seed, Promo))) == 1
    assert {"paragraph", "related", "video", "figure", "promo"} == {block.kind for block in seed.blocks}
    assert len(list(blocks(seed, Paragraph))) == 11
    assert seed.notices == ()


def test_a_quotation_that_runs_across_a_caption_stays_one(seed: Article) -> None:
    """The first part names the block where the quotation goes on."""
    parts = [(block.id, span) for block in blocks(seed, Paragraph) for span in block.content.spans]
    assert [span.kind for _, span in parts] == ["quotation", "quotation"]
    assert parts[0][1].value == parts[1][0]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\x00", "— … —"])
def test_a_text_without_words_is_refused(text: str) -> None:
    """Nothing to read is a source error that says so."""
    with pytest.raises(SourceError, match="it holds no words"):
        read(text)


@pytest.mark.parametrize("line", ["Hearing loops return to the town hall", "3 March 2020", "Advertisement", "By Ann Lee"])
def test_a_text_of_one_line_is_one_paragraph(line: str) -> None:
    """With nothing to compare it to, a line is the story."""
    article = read(line)
    assert article.title is None
    assert [block.kind for block in article.blocks] == ["paragraph"]


def test_a_whole_story_in_its_first_line_is_kept_as_a_paragraph() -> None:
    """When everything stands in one line, title and date are taken and the story stays story."""
    story = "The ferry has carried its last passengers after 112 years and two collisions with the same rock. " * 8
    article = read(f" date 2024-03-03 Old ferry makes its last crossing {story}")
    assert (article.published, article.title and article.title.text) == ("2024-03-03", "Old ferry makes its last crossing")
    assert [block.content.text for block in blocks(article, Paragraph)] == [story.strip()]


def test_a_long_line_after_a_date_is_no_title() -> None:
    """Forty words without a headline's end are story."""
    story = "the ferry went " * 20
    article = read(f"date 2024-03-03 {story}")
    assert article.title is None
    assert [block.content.text for block in blocks(article, Paragraph)] == [story.strip()]


def test_a_soft_hyphen_is_kept_in_the_source_and_not_in_the_words() -> None:
    """Whoever looks for an input line finds it as it came."""
    line = "The harbour\u00admaster said that the ferry had been repaired nine times since the spring."
    article = read_text("x", line, line.encode()).article
    assert article is not None
    (block,) = article.blocks
    assert block.source == line
    assert isinstance(block, Paragraph)
    assert block.content.text == line.replace("\u00ad", "")


def test_a_label_on_its_own_line_belongs_to_the_next_and_both_lines_are_kept() -> None:
    """The figure is made of four input lines, each of which its source holds as it came."""
    lines = ["Image copyright", "Ann Lee", "Image caption", "The ferry is back in the harbour for the first time"]
    story = "The old ferry came back on Monday, and nobody was on it.\n\nIt left again at noon with nine people on board."
    text = "\n\n".join([*lines, story])
    article = read_text("x", text, text.encode()).article
    assert article is not None
    (figure,) = blocks(article, Figure)
    assert (figure.source or "").split("\n") == lines
    assert (figure.caption and figure.caption.text, figure.credit) == (lines[3], "Ann Lee")


def test_character_references_in_a_scraped_text_are_read_as_characters() -> None:
    """The words are whole, and the line that came in is kept as it was."""
    (block,) = blocks(read("The mayor opened a caf&#233; in Lyon &amp; Nice on Monday, and many people came to see it."), Paragraph)
    assert block.content.text == "The mayor opened a café in Lyon & Nice on Monday, and many people came to see it."
    assert block.source
    assert "caf&#233;" in block.source
