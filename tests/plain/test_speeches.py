"""Who speaks over several sentences is named before the first, and every quoted word stays where it was."""

from __future__ import annotations

import pytest

from a11y import walk
from a11y.model import GivenLine, GivenSentence, Sentence, Span, Version, VersionBlock
from a11y.plain import from_prose, simplify
from a11y.plain.quotations import quoted


def told(*paragraphs: str) -> list[str]:
    """Return the easy sentences of some paragraphs."""
    return [sentence.text for sentence in walk.sentences(simplify(from_prose(paragraphs), "easy", extras=False))]


def test_the_speaker_moves_to_where_the_quotation_opens() -> None:
    """The last sentence gives its attribution to the first; the sentence between them stays."""
    assert told("“The ferry is late again. We have waited. Nobody told us,” said Ann Lee.") == [
        "Ann Lee said: “The ferry is late again.",
        "We have waited.",
        "Nobody told us.”",
    ]


def test_what_the_speaker_is_and_does_besides_follows_and_is_cut_as_well() -> None:
    """What stood behind the speaker's name is told after the quotation closed, and is open to the other rules."""
    assert told(
        "“The ferry is late. We have waited,” she said on Monday, adding that nobody had told her of the storm and that the captain had left the ship."
    ) == [
        "She said on Monday: “The ferry is late.",
        "We have waited.”",
        "She added that nobody had told her of the storm.",
        "She added that the captain had left the ship.",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "He said “the ferry is late. We have waited,” and she said so too.",
        "“The ferry is late. We have waited,” she said, and he left the house.",
        "“The ferry is late. We have waited,” she said, “for three hours.”",
        "“The ferry is late. We have waited.” She left.",
        "“The ferry is late. We have waited, she said.",
    ],
)
def test_a_speaker_who_is_not_sure_stays(paragraph: str) -> None:
    """The quotation opens inside a sentence, the last sentence tells more, two pieces stand in it, nobody is named, or nothing closes."""
    assert told(paragraph) == [sentence.text for sentence in walk.sentences(from_prose([paragraph]))]


def test_a_paragraph_that_begins_inside_a_quotation_stays() -> None:
    """It has no sentence of its own in which the quotation opens."""
    assert told("“The ferry is late.", "It is always late. We have waited,” she said.")[1:] == ["It is always late.", "We have waited,” she said."]


def test_the_first_sentence_stands_for_both_and_says_why() -> None:
    """The readers of an original sentence find its speaker; each change has its reason."""
    made = list(walk.sentences(simplify(from_prose(["“The ferry is late. We have waited,” said Ann Lee."]), "easy", extras=False)))
    assert [sentence.sources for sentence in made] == [("s1", "s2"), ("s2",)]
    assert all(edit.why.endswith(".") for sentence in made for edit in sentence.edits)


def test_a_second_pass_changes_nothing() -> None:
    """The speaker stands in front already."""
    once = told("“The ferry is late again. We have waited for three hours,” said Ann Lee, who runs the shop by the harbour. “Nobody told us.”")
    assert told(" ".join(once)) == once


def test_a_link_on_the_speaker_moves_with_the_name() -> None:
    """The span stands on the same words in the first sentence."""
    last = "We have waited,” said Ann Lee."
    link = Span("link", last.index("Ann"), last.index("."), "https://example.org/ann")
    part = (Sentence("s1", "“The ferry is late."), Sentence("s2", last, spans=(link,)))
    made = simplify(Version(level="original", blocks=(VersionBlock("b1", "paragraph", (part,)),)), "easy", extras=False)
    assert [(sentence.text[span.start : span.end], span.value) for sentence in walk.sentences(made) for span in sentence.spans] == [
        ("Ann Lee", "https://example.org/ann")
    ]


def test_where_a_person_wrote_the_first_sentence_the_speaker_stays_with_the_last() -> None:
    """Otherwise the speaker would be lost with the sentence that the person replaced; one that was only approved names the speaker."""
    source = from_prose(["“The ferry is late. We have waited,” said Ann Lee."])
    lines = GivenLine("“The ferry comes late.", "corrected"), GivenLine("Ann Lee said: “The ferry is late.", "approved")
    gifts = [GivenSentence(when="2026-05-05T00:00:00Z", level="easy", original="“The ferry is late.", lines=(line,)) for line in lines]
    made = [[sentence.text for sentence in walk.sentences(simplify(source, "easy", given=[gift], extras=False))] for gift in gifts]
    assert made == [["“The ferry comes late.", "We have waited,” said Ann Lee."], ["Ann Lee said: “The ferry is late.", "We have waited.”"]]


def test_quoted_words_are_the_same_before_and_after() -> None:
    """All that stands within the marks, but for the comma before the closing one."""
    before = "“The ferry commenced late. We utilise it daily,” she told the council. Nobody answered."
    after = " ".join(told(before))
    (begin, end), (first, last) = quoted(before)[0][0], quoted(after)[0][0]
    assert before[begin:end].replace(",”", ".”") == after[first:last]
