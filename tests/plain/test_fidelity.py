"""The gates catch what would make a version false or ill-formed: corrupted results fail, good ones pass."""

from __future__ import annotations

import random

import pytest

from a11y.language import parse_sentences
from a11y.plain.engine import Piece, judged, proven, restructure
from a11y.plain.fidelity import GATES, Change, fault, words
from a11y.plain.levels import LEVELS
from tests.plain.corruptions import CORRUPTIONS

# Written for this test: names, numbers, negations, hedges, doers and objects to corrupt.
NAMES = [("Maria", "Daniel"), ("Ann Lee", "Tom Baker"), ("Harris", "Lopez"), ("Zoe", "Omar"), ("Priya", "Ben")]
PLACES = ["Leeds", "Kent"]
PATTERNS = [
    "{a}, who lives in {p}, visited {b} in May {y}, and the two never lost touch again.",
    "{a} did not sell the shop to {b} in {y}, but the alleged buyer paid {n} pounds for the house.",
    "The mayor of {p} thanked {a} on Monday and {b} sent {n} letters to the minister.",
    "{a} may visit the school in {p} next week, but {b} will not leave the hospital before June.",
    "{a} reportedly paid {n} pounds for the boat, and {b} never saw the money again.",
    "{a}, a nurse from {p}, helped {b} after the accident, but nobody called the doctor.",
    "The council closed {n} schools in {p}, but the parents were not told about the plan.",
    "“The bus (an old one) does not stop here,” said {a}, who drove {n} miles to {p} with {b}.",
]


def good() -> list[Change]:
    """Return changes that the engine itself made, each with the parse of its source and results."""
    sources = []
    for (a, b), p, place in [(NAMES[i % 5], PLACES[i % 2], i) for i in range(20)]:
        sources += [pattern.format(a=a, b=b, p=p, y=1991 + place, n=23 + 7 * place) for pattern in PATTERNS]
    sources = list(dict.fromkeys(sources))
    groups = restructure([Piece(source) for source in sources], LEVELS["easy"])
    changed = [(source, [piece.text for piece in group]) for source, group in zip(sources, groups, strict=True) if len(group) > 1]
    return [Change(parse_sentences([source])[0], tuple(parse_sentences(results))) for source, results in changed]


GOOD = good()


def test_there_is_enough_to_corrupt() -> None:
    """The engine splits most of the sentences written for it."""
    assert len(GOOD) >= 100


def test_good_results_pass_every_gate() -> None:
    """No false alarm on what the engine made."""
    assert [fault(change) for change in GOOD if fault(change)] == []


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_corrupted_results_are_caught(kind: str) -> None:
    """At least 95 of 100 corruptions of each kind fail a gate (`tests/benchmarks/corruption.py` does this with news)."""
    dice = random.Random(4)
    tried = [
        Change(change.source, tuple(parse_sentences(texts)))
        for change in GOOD
        if (texts := CORRUPTIONS[kind](change.results, dice)) and texts != [parse.text for parse in change.results]
    ]
    caught = [bad for bad in tried if fault(bad)]
    assert len(tried) >= 10
    assert len(caught) >= 0.95 * len(tried)


CLOSED = "The council closed the old school in May, and the parents, who were angry, opened a new one."


@pytest.mark.parametrize(
    ("gate", "source", "results"),
    [
        ("form", CLOSED, ["The council closed the old school in.", "May parents who were angry opened a new one."]),
        ("form", CLOSED, ["The council closed the old school in May.", "The the parents were angry.", "The parents opened a new one."]),
        ("form", CLOSED, ["The council closed the old school in May and.", "The parents were angry.", "The parents opened a new one."]),
        ("form", CLOSED, ["The council closed an old school in May.", "The parents were angry.", "The parents opened an new one."]),
        ("form", "The shop is new because the old one burned down.", ["The shop is new.", "This happened because the old one burned down."]),
        ("form", "After Ann left the bank, she sold her car in Leeds.", ["She sold her car in Leeds.", "This was after Ann left the bank."]),
        ("clause", CLOSED, ["The council closed the old school in May.", "The parents was angry.", "The parents opened a new one."]),
        ("clause", CLOSED, ["The council, closed the old school in May.", "The parents were angry.", "The parents opened a new one."]),
        ("roles", CLOSED, ["The council closed the old school in May.", "The council were angry.", "The parents opened a new one."]),
        ("phrases", "Ann moved to Leeds in May and Tom stayed in York.", ["Ann moved to York in May.", "Tom stayed in Leeds."]),
    ],
)
def test_a_rules_typical_fault_is_caught(gate: str, source: str, results: list[str]) -> None:
    """Each by the gate that is there for it, whatever others say."""
    first, *rest = parse_sentences([source, *results])
    assert not GATES[gate](Change(first, tuple(rest)))


@pytest.mark.parametrize(
    ("source", "results"),
    [
        ("He put his arm in and pulled her out.", ["He put his arm in.", "He pulled her out."]),
        ("It is the town we come from, and it has a loop.", ["It is the town we come from.", "It has a loop."]),
        ("She said that that shop was shut, but it was open.", ["She said that that shop was shut.", "But it was open."]),
        ("He fell, and this happened twice.", ["He fell.", "This happened twice."]),
    ],
)
def test_what_the_source_did_itself_is_no_fault(source: str, results: list[str]) -> None:
    """An ending, a doubled word or a phrase that stands in the source may stand in the result."""
    first, *rest = parse_sentences([source, *results])
    assert GATES["form"](Change(first, tuple(rest)))


def test_a_changed_quotation_is_caught() -> None:
    """Quoted words stand as they stood."""
    source, result = parse_sentences(["“They saved my shop,” said Lopez.", "Lopez said: “They saved a shop.”"])
    assert fault(Change(source, (result,)), ("quotations",)) == "quotations"


def test_a_lost_mark_is_caught() -> None:
    """Marks come in pairs."""
    source, result = parse_sentences(["“They saved my shop,” said Lopez.", "Lopez said: “They saved my shop."])
    assert fault(Change(source, (result,)), ("marks",)) == "marks"


def test_words_that_stayed_stand_where_they_stood_when_only_words_were_changed() -> None:
    """A swap of words moves nothing."""
    source, result = parse_sentences(["The dog bit the man.", "The man bit the dog."])
    assert fault(Change(source, (result,), moved=False), ("order",)) == "order"


def test_what_fails_as_a_whole_is_undone_as_a_whole() -> None:
    """Each piece may read well, and the sentence comes back as it was when a word of it is nowhere."""
    source = Piece("Ann sold the red car to Tom in May.")
    lost = [Piece("Ann sold the car to Tom in May.")]
    assert [[source]] == proven([source], [lost])
    assert judged(*parse_sentences([source.text]), lost, parse_sentences([lost[0].text])) == "words"


def test_every_gate_says_what_it_holds() -> None:
    """A gate without a sentence cannot be judged."""
    assert all(gate.__doc__ for gate in GATES.values())


def test_words_are_cut_at_clitics() -> None:
    """Possessives and contractions are words of their own."""
    assert words("Rose's £3.5m isn’t here.") == ["rose", "'s", "£3.5m", "is", "n't", "here"]
