"""Scores: offline, from our own sentences, equal to textstat's on clean text, and silent where a formula does not hold."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from a11y.model import Sentence, Version, VersionBlock
from a11y.scores import METRICS, SPEEDS, score
from a11y.scores.counts import count, without_names, words
from a11y.scores.metrics import WCAG_LEVEL
from a11y.scores.textual import hard, syllables

# After Lincoln's address at Gettysburg (19 November 1863, public domain): no abbreviations, no sentence of two words.
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth a new nation conceived in Liberty and dedicated to the idea that all are equal.",
    "Now we are engaged in a great civil war testing whether that nation or any nation so conceived and so dedicated can long endure.",
    "We are met on a great battlefield of that war.",
    "We have come to dedicate a portion of that field as a final resting place for those who here gave their lives that that nation might live.",
    "It is altogether fitting and proper that we should do this.",
    "But in a larger sense we can not dedicate we can not consecrate we can not hallow this ground.",
    "The brave men living and dead who struggled here have consecrated it far above our poor power to add or detract.",
    "The world will little note nor long remember what we say here but it can never forget what they did here.",
    "It is for us the living rather to be dedicated here to the unfinished work which they who fought here have thus far so nobly advanced.",
)


def version(*texts: str, language: str = "en") -> Version:
    """A version of one paragraph."""
    return Version(
        level="original", language=language, blocks=(VersionBlock("b1", "paragraph", (tuple(Sentence(f"s{n}", text) for n, text in enumerate(texts, 1)),)),)
    )


def figures(*texts: str, language: str = "en") -> dict[str, tuple[float | None, bool]]:
    """Each metric's value and validity."""
    return {metric.name: (metric.value, metric.valid) for metric in score(version(*texts, language=language)).metrics}


@pytest.mark.parametrize("name", sorted(METRICS.keys() - {"coleman_liau_published"}))
def test_on_clean_text_every_formula_agrees_with_textstat(name: str) -> None:
    """The same words and sentences give the same figure, to two decimals."""
    from a11y.scores.textual import _backend

    _backend()  # gives textstat the dictionary that lies on this machine
    import textstat

    expected = round(float(getattr(textstat, name)(" ".join(GETTYSBURG))), 2)
    assert figures(*GETTYSBURG)[name][0] == pytest.approx(expected, abs=0.011)


def test_scores_work_on_a_machine_that_has_never_been_online() -> None:
    """No NLTK data, no socket, no NLTK at all: the syllables still come."""
    program = textwrap.dedent("""
        import socket, sys
        def refuse(*_args, **_kwargs):
            raise AssertionError("the network was asked")
        socket.socket = socket.create_connection = socket.getaddrinfo = refuse
        from a11y.scores.textual import hard, syllables
        assert (syllables("accessibility"), hard("legislation", 2)) == (6, True)
        print("nltk" in sys.modules)
    """)
    done = subprocess.run(
        [sys.executable, "-c", program], env={"NLTK_DATA": "/nowhere", "HOME": "/nowhere", "PATH": ""}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_under_a_hundred_words_there_are_counts_and_no_scores() -> None:
    """A short text gets a reason in place of a figure."""
    result = score(version("Deaf people sign."))
    assert result.counts["words"] == 3
    assert {(None, False)} == {(metric.value, metric.valid) for metric in result.metrics}
    assert all(metric.reason and "100 words" in metric.reason for metric in result.metrics)


def test_smog_says_that_it_needs_thirty_sentences() -> None:
    """Nine sentences give a figure that is marked as not holding."""
    smog = next(metric for metric in score(version(*GETTYSBURG)).metrics if metric.name == "smog_index")
    assert (smog.valid, smog.reason) == (False, "SMOG was made for 30 sentences or more; this text has 9")


def test_smog_holds_from_thirty_sentences_on() -> None:
    """Four times the text is long enough."""
    assert figures(*GETTYSBURG * 4)["smog_index"][1]


def test_formulas_for_english_are_not_applied_to_welsh() -> None:
    """LIX and RIX count letters only, so they hold in any language."""
    found = figures(*["Mae'r plant yn chwarae yn yr ardd bob dydd ar ôl yr ysgol."] * 10, language="cy")
    assert {"lix", "rix"} == {name for name, (_value, valid) in found.items() if valid}


def test_short_sentences_are_not_punished() -> None:
    """Six short sentences score easier than the same words joined by "and"; textstat alone has it the other way round."""
    short = ["He left.", "She stayed.", "They met again.", "It rained.", "We waited there.", "Nobody came."] * 10
    joined = [" and ".join(text.rstrip(".") for text in short[:6]) + "."] * 10
    assert figures(*short)["flesch_kincaid_grade"][0] < figures(*joined)["flesch_kincaid_grade"][0]  # type: ignore[operator]  # both have 100 words


def test_sentence_ends_come_from_the_version_not_from_full_stops() -> None:
    """ "Dr.", "3.5" and "U.S." end nothing."""
    assert count(["Dr. Smith paid $3.5 million in the U.S. on Monday."]).sentences == 1


def test_a_word_is_what_a_reader_counts() -> None:
    """Numbers, contractions and compounds are one word; a dash or a slash parts two."""
    assert words("It’s 3.5% – and/or £10,000 a well-known “fact”…") == ["It’s", "3.5", "and", "or", "10,000", "a", "well-known", "fact"]


def test_a_compound_is_said_part_by_part() -> None:
    """textstat alone runs the parts together and guesses."""
    assert count(["A hearing-impaired campaigner."]).syllables == 1 + 2 + 2 + 4 - 1


def test_tables_in_short_and_glossary_do_not_count() -> None:
    """Only what is read as prose is scored."""
    cells = VersionBlock("b2", "table", ((Sentence("s9", "one two three"),),))
    plain = version("Deaf people sign.")
    full = Version(level="plain", title=(Sentence("t", "A title here"),), in_short=(Sentence("i", "Never counted words"),), blocks=(*plain.blocks, cells))
    assert score(full).counts["words"] == 6


def test_an_empty_version_has_zeroes_and_reasons() -> None:
    """Nothing divides by nothing."""
    result = score(Version(level="original"))
    assert (result.counts["words"], result.reading_time) == (0, {"100": 0, "150": 0, "240": 0})


def test_reading_time_has_three_speeds() -> None:
    """Seconds at 100, 150 and 240 words a minute."""
    total = score(version(*GETTYSBURG)).counts["words"]
    assert {str(speed): round(total * 60 / speed) for speed in SPEEDS} == score(version(*GETTYSBURG)).reading_time


def test_the_reading_level_of_wcag_leaves_names_out() -> None:
    """Long names raise the plain grade and not this one."""
    named = ["Yesterday Alessandra Konstantinopoulou-Papadimitriou met Bartholomew Featherstonehaugh in Llanfairpwllgwyngyll."] * 12
    found = figures(*named)
    assert found[WCAG_LEVEL] == (None, False) or found[WCAG_LEVEL][0] < found["flesch_kincaid_grade"][0]  # type: ignore[operator]


def test_names_are_told_by_their_capitals() -> None:
    """A headline in capitals gives none away; months and pronouns are no names."""
    assert without_names(["How To Read A Long Headline", "On Monday I met Dr Ada Obi.", "Ada signs.", "Ada’s film won."]) == [
        "How To Read A Long Headline",
        "On Monday I met.",
        "signs.",
        "Ada’s film won.",
    ]


def test_each_block_is_counted_so_that_the_hardest_stands_out() -> None:
    """Words, sentences, the longest sentence and hard words of a block."""
    passage = score(version("Deaf people sign.", "The legislation requires interpretation services everywhere.")).passages[0]
    assert (passage.block, passage.words, passage.sentences, passage.longest_sentence) == ("b1", 9, 2, 6)
    assert passage.hard_words >= 3


def test_typographic_apostrophes_are_apostrophes() -> None:
    """A curly apostrophe does not make a word unknown."""
    assert syllables("don't") == count(["Don’t"]).syllables == 1
    assert not hard("don't", 2)


def test_every_figure_names_its_source() -> None:
    """Formulas and speeds alike, in the data as well."""
    result = score(version(*GETTYSBURG))
    assert all(metric.source for metric in result.metrics)
    assert result.speeds.keys() == result.reading_time.keys()
