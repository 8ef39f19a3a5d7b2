"""The spoken script: what is said, in which order, and what never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from a11y.model import Article, Figure, Other, Paragraph, Promo, Related, Sentence, Table, Text, Version, VersionBlock, Video
from a11y.speech.script import CELL, HEADING, ITEM, NOTICES, PARAGRAPH, SENTENCE, script


def sentence(name: str, text: str) -> tuple[Sentence, ...]:
    """Return one sentence as a part."""
    return (Sentence(name, text),)


ARTICLE = Article(
    title=Text("Club opens"),
    standfirst=Text("Tea is free"),
    byline="Ann Lee",
    published="2024-03-05",
    url="https://news.example/secret-address",
    rights="Copyright secret-rights",
    blocks=(
        Paragraph(id="b1", content=Text("It is open. It is full.")),
        Video(id="b2", label="A look inside"),
        Related(id="b3", text="Read secret-link", href="https://news.example"),
        Promo(id="b4", text="Sign up for secret-promo"),
        Other(id="b5", text="secret-other"),
        Figure(id="b6", caption=Text("The hall"), credit="secret-credit", alt="secret-alt", src="secret.jpg"),
        Table(id="b7", header=(Text("Day"), Text("Guests")), rows=((Text("Friday"), Text("40")), (Text("Sunday"), Text("55")))),
    ),
)
VERSION = Version(
    level="original",
    title=sentence("s1", "Club opens"),
    standfirst=sentence("s2", "Tea is free"),
    blocks=(
        VersionBlock("b1", "paragraph", ((Sentence("s3", "It is open."), Sentence("s4", "It is full.")),)),
        VersionBlock("b6", "figure", (sentence("s5", "The hall"),)),
        VersionBlock("b7", "table", tuple(sentence(f"s{6 + place}", text) for place, text in enumerate(["Day", "Guests", "Friday", "40", "Sunday", "55"]))),
    ),
)


def test_the_script_is_said_in_the_order_a_listener_needs() -> None:
    """Who speaks, what it is about, by whom and when, then the story; a table row by row with its headers."""
    assert [utterance.text for utterance in script(ARTICLE, VERSION)] == [
        NOTICES["original"], "Club opens", "Tea is free", "By Ann Lee. Published 2024-03-05.", "It is open.", "It is full.",
        "Video: A look inside", "Picture:", "The hall",
        "Day", "Guests", "Day:", "Friday", "Guests:", "40", "Day:", "Sunday", "Guests:", "55",
    ]  # fmt: skip  # read as a script


def test_what_sells_or_credits_is_never_said() -> None:
    """Related links, promos, credits, alternatives, rights and addresses stay silent, with every switch on."""
    assert not [utterance for utterance in script(ARTICLE, VERSION) if "secret" in utterance.text]


def test_only_sentences_of_the_version_are_displayed_words() -> None:
    """The notice, the byline and repeated headers are heard and have no word times."""
    shown = [utterance.id for utterance in script(ARTICLE, VERSION) if utterance.shown]
    assert shown == [f"s{number}" for number in range(1, 12)]


def test_ids_are_unlike_each_other() -> None:
    """They name cues in the marks files."""
    ids = [utterance.id for utterance in script(ARTICLE, VERSION)]
    assert len(ids) == len(set(ids))


def test_the_word_picture_can_be_switched_off() -> None:
    """Some listeners find it in the way."""
    assert "Picture:" not in [utterance.text for utterance in script(ARTICLE, VERSION, pictures=False)]


def test_a_video_is_told_where_it_stands_and_can_be_switched_off() -> None:
    """A listener learns that there is one; what the player itself says is never read."""
    texts = [utterance.text for utterance in script(ARTICLE, VERSION)]
    assert texts[texts.index("Video: A look inside") - 1] == "It is full."
    assert "Video: A look inside" not in [utterance.text for utterance in script(ARTICLE, VERSION, videos=False)]


def test_pauses_tell_sentences_paragraphs_and_headings_apart() -> None:
    """Each is longer than the one before it in this list."""
    assert CELL < SENTENCE < ITEM < PARAGRAPH < HEADING
    found = {utterance.id: utterance.pause_ms for utterance in script(ARTICLE, VERSION)}
    assert (found["s1"], found["s3"], found["s4"]) == (HEADING, SENTENCE, PARAGRAPH)


def test_row_headers_are_not_told_twice() -> None:
    """The first cell of a row names the row; its column's header would only be in the way."""
    table = replace(ARTICLE.blocks[-1], row_headers=True)
    texts = [utterance.text for utterance in script(replace(ARTICLE, blocks=(*ARTICLE.blocks[:-1], table)), VERSION)]
    assert texts[-6:] == ["Friday", "Guests:", "40", "Sunday", "Guests:", "55"]


@pytest.mark.parametrize(
    ("byline", "said"), [("By Ann Lee", "By Ann Lee."), ("Ann Lee, reporter ·", "By Ann Lee, reporter ·."), ("", "Published"), (None, "Published")]
)
def test_the_byline_says_by_once(byline: str | None, said: str) -> None:
    """Sources write it with and without the word."""
    spoken = next(utterance.text for utterance in script(replace(ARTICLE, byline=byline), VERSION) if utterance.id == "byline")
    assert spoken.startswith(said)


def test_in_short_is_said_before_the_story() -> None:
    """Its sentences are on the page, so they have word times."""
    version = replace(VERSION, level="easy", in_short=sentence("i1", "A club opened."))
    found = script(ARTICLE, version)
    place = [utterance.id for utterance in found].index("i1")
    assert (found[place - 1].text, found[place].shown, found[place + 1].id) == ("In short:", True, "s3")
    assert "not tested by people with learning disabilities" in found[0].text


def test_a_version_without_words_has_no_script() -> None:
    """Not even a notice."""
    assert script(ARTICLE, Version(level="plain")) == []
