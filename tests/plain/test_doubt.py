"""A change that stands on an arc that is in doubt is not made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from a11y.language import Parse, parse_sentences
from a11y.plain.doubt import confirmed, doubtful, vouched_for
from a11y.plain.draft import Rewriting, Scene, written
from a11y.plain.engine import Piece, Tally, restructure
from a11y.plain.levels import LEVELS
from a11y.plain.rules import RULES

TEXT = "The council closed the old school in May, and the parents opened a new one in the church hall."


def scene(parse: Parse) -> Scene:
    """Return a scene without quotations at the easy level."""
    return Scene(parse, frozenset(), LEVELS["easy"])


def rehung(parse: Parse, word: str, head: str, dep: str) -> Parse:
    """Return a parse with one word hung elsewhere."""
    at = {token.text: token.index for token in parse.tokens}
    return replace(parse, tokens=tuple(replace(token, head=at[head], dep=dep) if token.text == word else token for token in parse.tokens))


@pytest.fixture(scope="module")
def parse() -> Parse:
    """Return the parse of a sentence that coordination splits."""
    return parse_sentences([TEXT])[0]


def split(parse: Parse) -> Rewriting:
    """Return what coordination makes of it."""
    return next(RULES["coordination"](scene(parse)))


def test_two_trees_that_agree_leave_no_doubt(parse: Parse) -> None:
    """The same tree supports what was built on it."""
    assert not doubtful(scene(parse), parse, RULES["coordination"], split(parse), written(parse, split(parse)))


def test_a_cut_arc_that_hangs_elsewhere_is_doubt(parse: Parse) -> None:
    """If "opened" belongs to "school", no sentence of its own can be cut there."""
    other = rehung(parse, "opened", "school", "acl")
    assert doubtful(scene(parse), other, RULES["coordination"], split(parse), written(parse, split(parse)))


def test_a_disagreement_inside_a_clause_is_no_doubt(parse: Parse) -> None:
    """Where "in May" hangs does not matter to the cut."""
    other = rehung(parse, "May", "school", "nmod")
    assert not doubtful(scene(parse), other, RULES["coordination"], split(parse), written(parse, split(parse)))


def test_the_same_proposal_on_another_tree_is_no_doubt(parse: Parse) -> None:
    """A rule that goes by the words needs no arc."""
    by_words = Rewriting(split(parse).clauses, "It was said so.")

    def rule(_: Scene) -> Iterator[Rewriting]:
        yield by_words

    assert not doubtful(scene(parse), rehung(parse, "opened", "school", "acl"), rule, by_words, written(parse, by_words))


def test_what_goes_by_the_words_is_not_in_doubt(parse: Parse) -> None:
    """An age between commas is one on any tree."""
    sure = replace(split(parse), by_words=True)
    assert not doubtful(scene(parse), rehung(parse, "opened", "school", "acl"), RULES["coordination"], sure, written(parse, sure))


def test_which_part_of_a_name_is_the_head_is_no_doubt() -> None:
    """A fact about "Maria" is one about "Maria Lopez"."""
    (found,) = parse_sentences(["Maria Lopez, who runs the bakery on King Street, gave free bread to the firefighters on Monday."])
    rewriting = next(RULES["relative"](scene(found)))
    other = rehung(found, "runs", "Lopez", "acl:relcl")
    assert not doubtful(scene(found), other, lambda _: iter(()), rewriting, written(found, rewriting))


def other(parse: Parse, dep: str) -> Parse:
    """Return another tree of the sentence, and the same tree of its halves."""
    return rehung(parse, "opened", "school", dep) if parse.text == TEXT else parse


def test_clauses_that_both_readings_see_by_themselves_are_confirmed(parse: Parse) -> None:
    """A verb that the other tree hangs on a noun as a clause of its own is one when each half is read alone; a participle of the noun is not."""
    rewriting = split(parse)
    halves = parse_sentences(written(parse, rewriting))
    assert confirmed(parse, other(parse, "parataxis"), rewriting, halves, halves)
    assert not confirmed(parse, other(parse, "acl"), rewriting, halves, halves)


def test_a_clause_in_both_trees_of_the_source_is_vouched_for(parse: Parse) -> None:
    """Each half has its own subject and finite verb in both trees; where one tree has none, nothing is vouched for."""
    assert vouched_for(parse, parse, split(parse)) == {0, 1}
    assert vouched_for(parse, rehung(parse, "parents", "closed", "obl"), split(parse)) == {0}


def test_the_engine_undoes_what_is_in_doubt(parse: Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence stays as it was, and the tally names the gate."""
    monkeypatch.setattr(
        "a11y.plain.engine.parse_sentences", lambda texts: [replace(found, doubted=other(found, "acl").tokens) for found in parse_sentences(texts)]
    )
    tally = Tally()
    assert [piece.text for piece in restructure([Piece(TEXT)], LEVELS["easy"], tally, {"coordination": RULES["coordination"]})[0]] == [TEXT]
    assert tally.undone["coordination", "doubt"] == 1
