"""Boxes that speak to the reader for the house are promotions; what a story says of giving and joining is the story's."""

import pytest

from a11y.model import Block, Heading, Paragraph, Promo
from a11y.readers import read

STORY = "<p>An interpreter stands on the stage, in the light, and moves with the actors as they move.</p>" * 4
GIVE = (
    "<h3>Keep the lamp lit</h3><p>Please think of this for a moment. Your gift pays for our work.</p><p>We cannot go on without your support: donate today.</p>"
)


def blocks(markup: str) -> list[Block]:
    """Return the blocks of a story with this markup after it."""
    page = f"<!doctype html><html><head><title>Signed</title></head><body><h1>Every show is signed</h1><article>{STORY}{markup}{STORY}</article></body></html>"
    article = read("x", page.encode()).article
    return list(article.blocks) if article else []


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='grey'>{GIVE}</div>",
        "<section class='s1'>Dear reader, we have a way for you to support us and see fewer signs. Become a member.</section>",
        "<div><h4>House rules</h4><div>The Lantern welcomes your comments on our pages. Read our rules before you join.</div></div>",
    ],
)
def test_a_box_that_asks_the_reader_for_something_is_a_promotion(box: str) -> None:
    """It says "you", it says "we", and it says what the house wishes, in one word of ten and more."""
    assert sum(isinstance(block, Paragraph) for block in blocks(box)) == 8
    assert any(isinstance(block, Promo) for block in blocks(box))


@pytest.mark.parametrize(
    "box",
    [
        "<div class='pull'>“We need your support, and we will not stop before you join us,” she said.</div>",
        "<div class='p'>Members of the club support the harbour and subscribe to its newsletter, the mayor said on Monday.</div>",
        "".join(
            f"<div class='line'>We ask you to support our plan, line {number}, and to join the people who wait for us at the harbour today.</div>"
            for number in range(3)
        ),
    ],
)
def test_what_is_quoted_or_told_or_written_like_the_other_paragraphs_stays(box: str) -> None:
    """A speech asks too; a page that writes every paragraph in such a box has no boxes."""
    assert not any(isinstance(block, Promo) for block in blocks(box))


def test_a_list_of_wishes_within_a_sentence_is_no_call() -> None:
    """Only a call that opens a sentence speaks to the reader."""
    told = "<p>The catch: you must pay in each month, sign up to get letters, and keep the card.</p><p>Half of the town is on the go.</p>"
    assert sum(isinstance(block, Paragraph) for block in blocks(told)) == 10


def test_a_sentence_set_as_a_heading_with_nothing_below_is_read() -> None:
    """What heads nothing and ends as a sentence says something by itself."""
    page = f"<!doctype html><html><head><title>Signed</title></head><body><h1>Every show is signed</h1><article>{STORY}"
    page += "<h4>Are you surprised that it took eleven years before anybody thought of a stage with light?</h4><h4>About</h4></article></body></html>"
    article = read("x", page.encode()).article
    assert article is not None
    assert [block.kind for block in article.blocks] == ["paragraph"] * 5 + ["other"]


def test_an_address_and_a_line_of_rights_are_no_paragraphs() -> None:
    """They are parts of the page."""
    found = blocks("<p>ada@bell.example</p><p>Copyright © 2019 The Lantern. Click here for reprints.</p>")
    assert [block.kind for block in found if not isinstance(block, Paragraph)] == ["other", "other"]


def test_after_the_story_a_call_is_a_promotion_and_a_way_to_something_is_not() -> None:
    """Where tickets are to be had is for the reader of the story."""
    page = f"<!doctype html><html><head><title>Signed</title></head><body><h1>Every show is signed</h1><article>{STORY}"
    page += "<p>For tickets click here.</p><p>Got a story? Email our news team and send us your pictures.</p></article></body></html>"
    article = read("x", page.encode()).article
    assert article is not None
    assert [block.kind for block in article.blocks] == ["paragraph"] * 5 + ["promo"]


def test_a_guide_under_headings_speaks_to_the_reader_and_stays() -> None:
    """It says "you" and "our" and "join" as often as an appeal does, and has a heading for every step."""
    step = "<h3>Before you leave</h3><p>Join your helpers, support them, and use our list of what you and your family need from us.</p>"
    assert any(isinstance(block, Promo) for block in blocks(f"<div class='guide'>{step}</div>"))
    assert not any(isinstance(block, Promo) for block in blocks(f"<div class='guide'>{step * 3}</div>"))


def test_a_note_on_links_that_pay_is_a_promotion_and_a_story_of_them_is_not() -> None:
    """What the house earns by is no news; what somebody else does is."""
    found = blocks("<p>This post may contain affiliate links.</p><p>The shop made its living by affiliate links, the court heard on Monday.</p>")
    assert [block.text for block in found if isinstance(block, Promo)] == ["This post may contain affiliate links."]


def test_the_heading_of_a_table_of_contents_is_no_heading_of_the_story() -> None:
    """It heads links to places in the page."""
    found = blocks("<h2>Table of contents</h2><ul><li><a href='#a'>The stage and the light</a></li><li><a href='#b'>The people who sign</a></li></ul>")
    assert not any(isinstance(block, Heading) for block in found)
