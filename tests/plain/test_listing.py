"""Long lists are shown as bullet lists; not a word of their sentence changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y import walk
from a11y.model import Sentence, Span, Version, VersionBlock
from a11y.plain import from_prose, simplify
from a11y.plain.levels import LEVELS
from a11y.plain.listing import listed
from a11y.writers.article import version_json, version_text


def drawn(text: str, spans: tuple[Span, ...] = ()) -> tuple[str, ...]:
    """Return the lines of one sentence in running text at the easy level."""
    version = Version(level="easy", blocks=(VersionBlock("b1", "paragraph", ((Sentence("e1", text, spans=spans),),)),))
    (sentence,) = walk.sentences(listed(version, LEVELS["easy"]))
    assert sentence.text == text
    lead, items = walk.lines(sentence)
    return (lead, *items)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Next year the council will build homes, a school, a road and a large park.",
            ("Next year the council will build:", "homes,", "a school,", "a road and", "a large park."),
        ),
        (
            "The ship stopped for food and water at ports in Spain, France, Greece and Italy.",
            ("The ship stopped for food and water at ports in:", "Spain,", "France,", "Greece and", "Italy."),
        ),
        (
            "This spring the museum will show some very old letters, new drawings by children of the town, and photos of the harbour.",
            ("This spring the museum will show:", "some very old letters,", "new drawings by children of the town, and", "photos of the harbour."),
        ),
        (
            "Each of the rooms in the old house by the lake had: beds, lamps, chairs and a table.",
            ("Each of the rooms in the old house by the lake had:", "beds,", "lamps,", "chairs and", "a table."),
        ),
    ],
    ids=["four things", "four places after a preposition", "three long things", "a colon that stands already"],
)
def test_a_long_list_at_the_end_gets_a_line_for_each_item(text: str, lines: tuple[str, ...]) -> None:
    """The words before the list lead in to it; the items keep their words and marks."""
    assert lines == drawn(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new plan for the large town covers homes, a school and a park.",
        "The men brought food, water, tents and blankets to the town in the hills.",
        "The owner of the shop said “we sell bread, cheese, fish and wine” to us.",
        "The talks about the river will go on between Chad, Niger, Mali and Togo.",
        "He has worked for ten years as a clerk at the law firm of Smith, Webb, Hall and Carter.",
        "The shop by the old bridge sells bread, cheese, fish, wine and more.",
        "She has read the report of the Ministry of Housing, Sports, Youth and Culture.",
        "In the end the fund gave the island a new bus for its old people, a roof for the small school, and a boat with a motor.",
        "The new machine can be used by a nurse at home and in schools, clinics, shops and trains.",
        "Did the new plan for the town cover homes, a school, a road and a park?",
    ],
    ids=[
        "three short things",
        "not at the end",
        "quoted",
        "between",
        "a firm's name",
        "and more",
        "a ministry's name",
        "an item begun before the list",
        "a second place",
        "a question",
    ],
)
def test_other_lists_stay_in_their_line(text: str) -> None:
    """A short list is no list to look at, and half a name, a quotation or a question is none."""
    assert drawn(text) == (text,)


def test_a_link_over_two_items_keeps_the_line_whole() -> None:
    """Its target would be torn apart."""
    text = "Next year the council will build homes, a school, a road and a large park."
    link = Span("link", text.index("a school"), text.index(" and a large"), "https://example.org")
    assert drawn(text, (link,)) == (text,)


def test_a_list_is_drawn_in_the_text_and_named_in_the_json() -> None:
    """One item a line for who reads it; the whole sentence for a program, with its items beside it."""
    text = "Next year the council will build homes, a school, a road and a large park."
    original = from_prose([text])
    easy = simplify(original, "easy", extras=False)
    assert version_text(easy) == "Next year the council will build:\n- homes,\n- a school,\n- a road and\n- a large park.\n"
    (row,) = version_json(original, easy)["sentences"]
    assert (row["text"], row["items"]) == (text, ["homes,", "a school,", "a road and", "a large park."])


@given(
    st.lists(
        st.sampled_from(["bread", "the", "a", "and", "or", ",", ";", "of", "Leeds", "sells", "who", "more", "fish", "old", "(", "“", ":", "met"]), max_size=40
    )
)
def test_any_words_stay_the_words_of_the_sentence(words: list[str]) -> None:
    """However the parser reads them."""
    text = f"The shop sells {' '.join(words)}, fish, bread, wine and cheese."
    lead, *items = drawn(text)
    assert [word for word in text.split() if word != ":"] == [word for word in " ".join([lead.rstrip(":") if items else lead, *items]).split() if word != ":"]


def test_only_the_easy_level_has_such_lists() -> None:
    """The plain level keeps running text."""
    version = simplify(from_prose(["Next year the council will build homes, a school, a road and a large park."]), "plain", extras=False)
    assert all(not walk.lines(sentence)[1] for sentence in walk.sentences(version))
