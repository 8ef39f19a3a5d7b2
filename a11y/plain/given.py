"""Sentences that a person wrote or approved, in place of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.model import Edit, Sentence
from a11y.plain.spans import carried

if TYPE_CHECKING:
    from a11y.model import GivenSentence

# What the Why button of a given sentence says.
WHY = {
    "corrected": "An editor wrote this sentence.",
    "approved": "An editor approved this sentence.",
    "kept": "This sentence stayed as it was when an editor looked at the one beside it.",
}


def as_given(source: Sentence, ours: tuple[Sentence, ...], gift: GivenSentence) -> tuple[Sentence, ...]:
    """Return what an original sentence becomes by a person's will; a sentence of ours that the person let stand keeps its edits."""
    by_text = {sentence.text: sentence for sentence in ours}
    found = []
    for line in gift.lines:
        person = None if line.part == "kept" else line.part
        if line.part != "corrected" and line.text in by_text:
            found.append(replace(by_text[line.text], by_person=person))
        else:
            edits = (Edit("person", source.text, line.text, WHY[line.part]),) if line.text != source.text else ()
            found.append(Sentence("", line.text, (source.id,), edits, by_person=person))
    return carried(source, tuple(found))
