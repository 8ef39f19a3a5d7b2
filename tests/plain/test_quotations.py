"""What stands inside quotation marks is known, so that nobody changes it."""

from __future__ import annotations

import pytest

from a11y.plain.quotations import goes_on, inside, quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“It works,” she said.", ["“It works,”"]),
        ('He said: "No." Then he left.', ['"No."']),
        ("The ‘gravity light’ is cheap.", ["‘gravity light’"]),
        ("The players' bus and the teachers' car broke down.", []),
        ("It's the '90s, they're saying.", []),
        ("She said: 'It's the workers' choice.'", ["'It's the workers' choice.'"]),
        ("'The horse couldn't walk.", ["'The horse couldn't walk."]),
        ("He wept: 'It wasn't fair.", ["'It wasn't fair."]),
        ("“A,” she said, “but b.”", ["“A,”", "“but b.”"]),
        ("He began: “It is", ["“It is"]),
    ],
)
def test_quoted_stretches_are_found(text: str, inside: list[str]) -> None:
    """Each stretch with its marks, in order."""
    assert inside == [text[begin:end] for begin, end in quoted(text)[0]]


def test_an_open_quotation_is_told() -> None:
    """The next paragraph needs to know."""
    assert quoted("“It began.")[1]
    assert not quoted("“It began.”")[1]


@pytest.mark.parametrize(
    ("text", "inside"), [("the end of it,” he said.", True), ("“I said so.", False), ("Nobody spoke.", False), ('so it was," he said.', True)]
)
def test_a_paragraph_goes_on_with_a_quotation_only_if_it_closes_it(text: str, inside: bool) -> None:  # noqa: FBT001  (a table's column)
    """An open mark at a paragraph's end does not swallow the rest of the story."""
    assert goes_on(text) is inside


@pytest.mark.parametrize(
    ("sentences", "crossed"),
    [
        (["‘We change the menus.", "Guests won’t get a plate of wool!’"], [True, True]),
        (["'The horse couldn't walk.", "It lay down."], [True, True]),
        (["He said: 'It was late.", "We weren't glad.' Then he left.", "It's over."], [True, True, False]),
        (["‘Hello,’ she said.", "It’s over."], [False, False]),
        (["It's the '90s, they're saying.", "The players' bus broke down."], [False, False]),
    ],
)
def test_a_single_quotation_runs_over_sentences(sentences: list[str], crossed: list[bool]) -> None:
    """An apostrophe closes nothing, and a quotation that begins a paragraph needs no partner."""
    assert crossed == list(inside(sentences))


def test_a_single_quotation_runs_on_into_a_paragraph_that_closes_it() -> None:
    """The next paragraph is inside it only when a single mark ends what is said there."""
    assert goes_on("and it wasn't the last,' he said.", "’'")
    assert not goes_on("It wasn't the last.", "’'")
