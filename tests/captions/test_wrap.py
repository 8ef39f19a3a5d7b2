"""Lines break where the sense does, and nowhere else while that can be helped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.captions.wrap import wrap


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Short enough.", (("Short enough.",),)),
        ("These are not captions of the video, which was not seen.", (("These are not captions of the video,", "which was not seen."),)),
        ("Nobody in the hall had ever met Rose Ayling-Ellis before.", (("Nobody in the hall had ever met", "Rose Ayling-Ellis before."),)),
        ("The clip lasts for a little under 1 minute and is silent.", (("The clip lasts for a little", "under 1 minute and is silent."),)),
        ("The rescue team of the island then set off to look for it.", (("The rescue team of the island then", "set off to look for it."),)),
        ("It was an internal U.S. problem, and it was solved.", (("It was an internal U.S. problem,", "and it was solved."),)),
        ("The case of the pupil Nell Abernathy, 15, could help many.", (("The case of the pupil", "Nell Abernathy, 15, could help many."),)),
        ("They saw that the three men came out in their best coats.", (("They saw that the three men came out", "in their best coats."),)),
        ("The operation began at noon for the three-inch fish.", (("The operation began at noon", "for the three-inch fish."),)),
    ],
)
def test_lines_break_at_sense_units(text: str, cues: tuple[tuple[str, ...], ...]) -> None:
    """After a comma or before a preposition; never inside a name, after an article, or between a number and its unit."""
    assert wrap(text) == cues


def test_a_word_longer_than_a_line_is_cut_at_a_stroke_and_no_mark_leaves_its_letter() -> None:
    """An address is cut after a stroke; an accent written as a mark of its own stays with its letter."""
    assert wrap("https://www.example.org/deaf-news/today/long")[0][0] == "https://www.example.org/deaf-news/"
    assert [line[0] for cue in wrap("e\u0301" * 30) for line in cue] == ["e", "e"]


@given(st.text(), st.integers(8, 42))
def test_every_line_fits_and_no_word_is_lost(text: str, width: int) -> None:
    """Whatever the text and the width, at most two lines a cue, and the same letters in the same order."""
    cues = wrap(text, width)
    assert all(len(cue) <= 2 and all(0 < len(line) <= width for line in cue) for cue in cues)
    assert "".join("".join(line for cue in cues for line in cue).split()) == "".join(text.split())
