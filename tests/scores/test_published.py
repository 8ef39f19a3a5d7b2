"""Scores that somebody printed beside a known text, or beside its counts: ours come out to the printed precision.

Whoever prints a score counts by rules of their own. Where the text is free to use and our counts are theirs, the text itself is scored; where
only their counts lead to their score, the counts are given, and the test says what we count otherwise.
"""

from __future__ import annotations

import pytest

from a11y.language import split
from a11y.scores.counts import Counts, count
from a11y.scores.metrics import METRICS

# Abraham Lincoln, 1863, in the Bliss copy.
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition "
    "that all men are created equal. "
    "Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure. "
    "We are met on a great battle-field of that war. We have come to dedicate a portion of that field, as a final resting place for those who here gave "
    "their lives that that nation might live. It is altogether fitting and proper that we should do this. "
    "But, in a larger sense, we can not dedicate — we can not consecrate — we can not hallow — this ground. The brave men, living and dead, who struggled "
    "here, have consecrated it, far above our poor power to add or detract. The world will little note, nor long remember what we say here, but it can "
    "never forget what they did here. It is for us the living, rather, to be dedicated here to the unfinished work which they who fought here have thus "
    "far so nobly advanced. It is rather for us to be here dedicated to the great task remaining before us — that from these honored dead we take "
    "increased devotion to that cause for which they gave the last full measure of devotion — that we here highly resolve that these dead shall not have "
    "died in vain — that this nation, under God, shall have a new birth of freedom — and that government of the people, by the people, for the people, "
    "shall not perish from the earth."
)
# A nursery rhyme, about 1765.
ROCK_A_BYE = (
    "Rock-a-bye baby, on the treetop. When the wind blows, the cradle will rock. When the bough breaks, the cradle will fall. "
    "And down will come baby, cradle and all."
)


def scored(name: str, counts: Counts) -> float:
    """Return a formula's figure for some counts."""
    return METRICS[name].formula(counts)


@pytest.mark.parametrize(
    ("name", "counts", "printed", "digits"),
    [
        # Wikipedia, Flesch–Kincaid readability tests: a sentence of 13 words and 24 syllables; the highest score and the lowest grade there are.
        ("flesch_reading_ease", Counts(words=13, sentences=1, syllables=24), 37.5, 1),
        ("flesch_kincaid_grade", Counts(words=13, sentences=1, syllables=24), 11.3, 1),
        ("flesch_reading_ease", Counts(words=1, sentences=1, syllables=1), 121.22, 2),
        ("flesch_kincaid_grade", Counts(words=1, sentences=1, syllables=1), -3.40, 2),
        # The same article on the sentence about sharks in Moby-Dick, chapter 64: only 229 words and 328 syllables give its figure. We count 224
        # words, since "sea-fight" and "whaleship" are one, and 325 syllables, by the CMU dictionary.
        ("flesch_reading_ease", Counts(words=229, sentences=1, syllables=328), -146.77, 2),
        # Wikipedia, Coleman–Liau index, on the abstract of the paper itself: 119 words, 5 sentences, 639 letters.
        ("coleman_liau_published", Counts(words=119, sentences=5, letters=639), 14.5, 1),
        # Nirmaldasan, McAlpine EFLAW Readability Score (2009), McAlpine's own two sentences: words and mini-words.
        ("mcalpine_eflaw", Counts(words=18, sentences=1, mini_words=11), 29, 0),
        ("mcalpine_eflaw", Counts(words=10, sentences=1, mini_words=4), 14, 0),
        # GNU style on the Gettysburg Address (vergil66, 2007), which prints 1149 characters and 272 words. Its syllables, long words and hard words
        # are those that its scores imply: both Flesch scores the same 350. We count 271 words ("battle-field" is one).
        ("flesch_kincaid_grade", Counts(words=272, sentences=10, syllables=350), 10.2, 1),
        ("flesch_reading_ease", Counts(words=272, sentences=10, syllables=350), 70.4, 1),
        ("automated_readability_index", Counts(words=272, sentences=10, characters=1149), 12.1, 1),
        ("gunning_fog", Counts(words=272, sentences=10, unfamiliar_three=17), 13.4, 1),
        ("lix", Counts(words=272, sentences=10, long_words=37), 40.8, 1),
        # Microsoft Word on the second sentence of the Declaration of Independence (copywriting-on-demand.com): 35 words, and the 53 syllables
        # that its score implies. By the CMU dictionary we count 56, and score 36.0.
        ("flesch_reading_ease", Counts(words=35, sentences=1, syllables=53), 43.2, 1),
    ],
)
def test_printed_scores_come_out_of_the_printed_counts(name: str, counts: Counts, printed: float, digits: int) -> None:
    """To the digit."""
    assert round(scored(name, counts), digits) == printed


def test_the_gettysburg_address_is_counted_as_others_count_it() -> None:
    """271 words in 10 sentences, as Microsoft Word has it (E. Barr, 2009); 1149 letters, as GNU style has it."""
    counts = count(split(GETTYSBURG))
    assert (counts.words, counts.sentences, counts.letters) == (271, 10, 1149)


def test_a_nursery_rhyme_scores_what_the_dictionary_of_language_terms_says() -> None:
    """odlt.org prints a Fog of 3.1, with "rock-a-bye" as three words; as one word, which we take it for, it is 2.9."""
    assert round(scored("gunning_fog", count(split(ROCK_A_BYE.replace("-", " ")))), 1) == 3.1
    assert round(scored("gunning_fog", count(split(ROCK_A_BYE))), 1) == 2.9
