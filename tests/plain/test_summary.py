"""The "In short" tells the news in sentences that need no other sentence."""

from __future__ import annotations

import pytest

from a11y.plain import from_prose, simplify

STORY = [
    "The Hollin Bay ferry will stop running in October because its engine has failed twice this year.",
    "Ferry engineers found cracks in the engine in June.",
    "The company needs £2m for a new engine.",
    "Islanders use the ferry to reach the hospital on the mainland.",
    "The council will pay for a small boat in winter.",
    "The small boat can carry only twelve people.",
    "Farmers on the island sell most of their lambs on the mainland.",
    "The ferry opened in 1971 with a crew of nine.",
    "A new engine could arrive from Norway in March.",
]


def short(lines: list[str]) -> list[str]:
    """Return the "In short" of a story."""
    return [sentence.text for sentence in simplify(from_prose(lines), "easy").in_short]


def test_it_begins_with_the_lead_and_keeps_the_storys_order() -> None:
    """News says first what happened."""
    found = short(STORY)
    assert found[0].startswith("The Hollin Bay ferry")
    assert 3 <= len(found) <= 5
    easy = [line.split()[:3] for line in STORY]
    assert sorted(found, key=lambda text: easy.index(text.split()[:3])) == found


@pytest.mark.parametrize(
    "leaning",
    [
        "The ferry company also runs a ferry engine shop.",
        "The second ferry engine failed in the ferry harbour.",
        "The ferry engine broke down that summer.",
        "Ferry engine cracks alarmed our ferry company.",
        "Two weeks later, the ferry engine failed.",
        "Other ferry engine makers build a better ferry engine.",
        "A bit more ferry engine.",
        "Meet the ferry engine makers of the ferry company.",
        "The ferry company declined to comment on the ferry engine.",
        "For example, the ferry engine drives the ferry company.",
        "As if the ferry engine needed a ferry company.",
        "The ferry engineer spoke at the ferry company.",
        "Before that, the ferry engine drove the ferry company.",
        "Die Fähre der ferry company hat einen neuen ferry engine.",
        "Of nine ferry engine makers, the ferry company lost 2.",
    ],
)
def test_no_sentence_leans_on_one_that_is_not_there(leaning: str) -> None:
    """However much it speaks of what the story speaks of."""
    found = short([STORY[0], leaning, *STORY[1:]])
    assert found
    assert leaning not in found


def test_a_lead_may_quote_a_few_words() -> None:
    """Without it the rest would hang in the air; a lead that is a quotation is none."""
    lead = "The Hollin Bay ferry, a “floating wreck” to the islanders, will stop in October because its engine has failed."
    assert short([lead, *STORY[1:]])[0].startswith("The Hollin Bay ferry")
    said = "“The Hollin Bay ferry will stop in October because its engine has failed,” said the engineer."
    assert not any("stop in October" in text for text in short([said, *STORY[1:]]))


def test_it_leaves_the_dateline_to_the_story() -> None:
    """Where the report was sent from is no main point."""
    assert short([f"NORTON, Fla. (AP) — {STORY[0]}", *STORY[1:]])[0] == STORY[0]


def test_that_somebody_spoke_is_no_news() -> None:
    """What was said stands in the sentence before."""
    assert "The ferry engineer told reporters on Monday." not in short([*STORY[:3], "The ferry engineer told reporters on Monday.", *STORY[3:]])


def test_half_a_name_comes_only_where_nothing_else_can() -> None:
    """Who "Okafor" is, an earlier sentence says that may not be chosen."""
    half = "Okafor trained the ferry crew on the ferry engine."
    named = "“I love it,” says the engineer Ada Okafor of the crew."
    assert half not in short([STORY[0], named, half, *STORY[1:]])


def test_a_story_whose_sentences_all_lean_has_none() -> None:
    """Three that stand alone are the fewest."""
    assert short(["He ran.", *(f"It also rained there on day {day} of this month." for day in range(2, 12))]) == []
