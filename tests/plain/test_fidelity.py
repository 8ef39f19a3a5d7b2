"""The gates catch what would make a version false: corrupted results fail, good ones pass."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from a11y.language import parse_sentences
from a11y.plain.engine import Piece, restructure
from a11y.plain.fidelity import GATES, Change, fault, words
from a11y.plain.levels import LEVELS

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


def corrupted(change: Change, corrupt: Callable[[str], str]) -> Change | None:
    """Return the change with its results corrupted, or None when there was nothing to corrupt."""
    texts = [parse.text for parse in change.results]
    new = [corrupt(text) for text in texts]
    return None if new == texts else Change(change.source, tuple(parse_sentences(new)))


def _swap_names(text: str) -> str:
    found = re.findall(r"(?<!^)\b[A-Z]\w+", text)
    first = re.match(r"[A-Z]\w+", text)
    names = ([first.group()] if first and first.group() not in {"The", "But", "So"} else []) + found
    if len(names) < 2 or names[0] == names[-1]:
        return text
    return text.replace(names[0], "\0").replace(names[-1], names[0]).replace("\0", names[-1])


CORRUPTIONS: dict[str, Callable[[str], str]] = {
    "swap names": _swap_names,
    "change a number": lambda text: re.sub(r"\b(\d+)\b", lambda match: str(int(match[1]) + 1), text),
    "drop a negation": lambda text: re.sub(r"\b(?:not|never) ", "", text),
    "drop a hedge": lambda text: re.sub(r"\b(?:alleged|reportedly|may) ", "", text),
    "switch subject and object": lambda text: re.sub(r"^(\w+(?: Lee| Baker)?) (visited|thanked|helped) (\w+(?: Lee| Baker)?)", r"\3 \2 \1", text),
    "misspell a word": lambda text: re.sub(r"\b([a-z]{2})([a-z])([a-z]{2,})\b", r"\1\3\2q", text, count=1),
    "drop a name": lambda text: re.sub(r" (?:in|from|of) (?:Leeds|Kent)", "", text),
    "drop a quotation mark": lambda text: text.replace("”", "", 1),
}


def test_there_is_enough_to_corrupt() -> None:
    """The engine splits most of the sentences written for it."""
    assert len(GOOD) >= 80


def test_good_results_pass_every_gate() -> None:
    """No false alarm on what the engine made."""
    assert [fault(change) for change in GOOD if fault(change)] == []


@pytest.mark.parametrize("kind", [kind for kind in CORRUPTIONS if kind != "drop a quotation mark"])
def test_corrupted_results_are_caught(kind: str) -> None:
    """At least 95 of 100 corruptions of each kind fail a gate."""
    tried = [bad for change in GOOD if (bad := corrupted(change, CORRUPTIONS[kind]))]
    caught = [bad for bad in tried if fault(bad)]
    assert len(tried) >= 10
    assert len(caught) >= 0.95 * len(tried)


def test_a_changed_quotation_is_caught() -> None:
    """Quoted words stand as they stood."""
    source, result = parse_sentences(["“They saved my shop,” said Lopez.", "Lopez said: “They saved a shop.”"])
    assert fault(Change(source, (result,)), ("quotations",)) == "quotations"


def test_a_lost_mark_is_caught() -> None:
    """Marks come in pairs."""
    source, result = parse_sentences(["“They saved my shop,” said Lopez.", "Lopez said: “They saved my shop."])
    assert fault(Change(source, (result,)), ("marks",)) == "marks"


def test_every_gate_says_what_it_holds() -> None:
    """A gate without a sentence cannot be judged."""
    assert all(gate.__doc__ for gate in GATES.values())


def test_words_are_cut_at_clitics() -> None:
    """Possessives and contractions are words of their own."""
    assert words("Rose's £3.5m isn’t here.") == ["rose", "'s", "£3.5m", "is", "n't", "here"]
