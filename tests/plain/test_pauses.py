"""A sentence that stays long is drawn in lines that end where a reader would pause; not a word of it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y import walk
from a11y.model import Sentence, Span, Version, VersionBlock
from a11y.plain import from_prose, simplify
from a11y.plain.levels import LEVELS
from a11y.plain.pauses import paused
from a11y.writers.article import version_json, version_text


def drawn(sentence: Sentence) -> tuple[str, ...]:
    """Return the lines of one sentence in running text at the easy level."""
    version = Version(level="easy", blocks=(VersionBlock("b1", "paragraph", ((sentence,),)),))
    (after,) = walk.sentences(paused(version, LEVELS["easy"]))
    assert after.text == sentence.text
    return walk.spanned(after, "line")


@pytest.mark.parametrize(
    "lines",
    [
        ("The council will close the old bridge in the spring", "because the river has worn away the stones", "on which it stands."),
        ("When the ferry did not come back that night,", "the harbour master called the lifeboat", "and told the families to wait at the inn."),
        ("The mayor said: “We want the new school", "to open before the end of the year,", "and we will not wait any longer.”"),
        ("The woman who runs the bakery on the market square", "hopes to sell her bread in other towns,", "but she needs a bigger oven."),
    ],
    ids=["a reason", "a clause in front", "quoted words", "a long subject"],
)
def test_a_long_sentence_is_cut_where_people_pause(lines: tuple[str, ...]) -> None:
    """Before a clause, behind a mark, behind a long subject: never within a phrase, so no line ends with "the" or "of"."""
    assert drawn(Sentence("e1", " ".join(lines))) == lines


def test_a_sentence_that_fits_stays_in_one_line() -> None:
    """Up to fifteen words, the most that easy-read guides ask for."""
    assert drawn(Sentence("e1", "The council will close the old bridge because the river has worn the stones.")) == ()


def test_what_belongs_together_is_not_torn() -> None:
    """A link stays one link, a list keeps its items, and a sentence that a person wrote is drawn as they wrote it."""
    sentence = Sentence("e1", "The council will close the old bridge in the spring because the river has worn away the stones on which it stands.")
    begin = sentence.text.index("bridge")
    link = replace(sentence, spans=(Span("link", begin, begin + len("bridge in the spring because the river"), "https://example.org/"),))
    assert not any(line.startswith("because") for line in drawn(link))
    assert drawn(replace(sentence, spans=(Span("item", 20, 30),))) == ()
    assert drawn(replace(sentence, by_person="approved")) == ()


@given(st.text(alphabet="ab ,.“”()–'", max_size=160))
def test_every_letter_stands_in_one_line(noise: str) -> None:
    """Whatever the words are, the lines put together are the sentence."""
    text = " ".join(noise.split())
    lines = drawn(Sentence("e1", text))
    assert not lines or " ".join(lines) == text


def test_lines_are_for_drawing_only() -> None:
    """The JSON states them; the text keeps one sentence a line, and the plain level has none."""
    prose = ["The council will close the old bridge in Westbury because the river has worn away the stones that hold the first of its three arches."]
    original = from_prose(prose)
    easy = simplify(original, "easy", extras=False)
    stated = [" ".join(row["lines"]) for row in version_json(original, easy)["sentences"] if "lines" in row]
    assert stated
    assert all(line in version_text(easy).split("\n") for line in stated)
    assert not any("lines" in row for row in version_json(original, simplify(original, "plain", extras=False))["sentences"])
