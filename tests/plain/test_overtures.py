"""What is told of a speaker stands before a quotation that runs on, and nothing comes between the quoted sentences."""

from __future__ import annotations

import pytest

from a11y import walk
from a11y.plain import from_prose, simplify


def easy(text: str) -> list[str]:
    """Return the sentences of the easy version of a paragraph."""
    return [sentence.text for sentence in walk.sentences(simplify(from_prose([text]), "easy", extras=False))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee, author of the report on bread, said: “The ovens of the town are much too hot. We know it.”",
            ["Ann Lee is author of the report on bread.", "Ann Lee said: “The ovens of the town are much too hot.", "We know it.”"],
        ),
        (
            'Ann Lee, 26, said: "Everyone is glad to hear what the baker has to say. We are here."',
            ["Ann Lee is 26 years old.", 'Ann Lee said: "Everyone is glad to hear what the baker has to say.', 'We are here."'],
        ),
        (
            "Dr Tom Ray, who is leading the work, said: “The children do not eat much bread. They like cake.”",
            ["Dr Tom Ray is leading the work.", "Dr Tom Ray said: “The children do not eat much bread.", "They like cake.”"],
        ),
    ],
    ids=["what the name stands for", "age", "relative clause"],
)
def test_what_is_told_of_a_speaker_comes_before_words_that_run_on(text: str, expected: list[str]) -> None:
    """The quoted sentences stay side by side, and the marks stay where they were."""
    assert expected == easy(text)


@pytest.mark.parametrize(
    "text",
    [
        "But Ann Lee, author of the report on bread, said: “The ovens of the town are much too hot. We know it.”",
        "He told Ann Lee, the mayor, and her brother: “The ovens of the town are much too hot. We know it.”",
        "“It is late, Ann Lee, and we are all cold. We must go home before the rain, Tom, or we shall be wet.”",
    ],
    ids=["a link to the sentence before", "nobody's introduction", "commas in the quotation"],
)
def test_a_sentence_whose_words_run_on_is_left_alone_otherwise(text: str) -> None:
    """No fact can be told first."""
    assert text == " ".join(easy(text))


def test_every_fact_tells_where_it_comes_from() -> None:
    """The reader sees which sentence it was a part of, and by which rule."""
    made = simplify(from_prose(["Ann Lee, author of the report on bread, said: “The ovens are much too hot. We know it.”"]), "easy", extras=False)
    fact, said, _ = walk.sentences(made)
    assert fact.sources == said.sources
    assert ["apposition"] == [edit.rule for edit in fact.edits] == [edit.rule for edit in said.edits]
