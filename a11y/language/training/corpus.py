"""What the parser is trained on: the treebanks' sentences, shaped anew like news in each epoch.

News arrives with typographic quotation marks, dashes of every kind and headlines without a full stop; treebanks hold few of these.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.language.training.conllu import Sentence, Word

TYPOGRAPHIC = {"'": "’", "''": "”", "``": "“", "--": "—", "n't": "n’t", "'s": "’s", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m"}
DASHES = ("—", "–", "-", "--")


def typographic(sentence: Sentence) -> Sentence:
    """Return the sentence with curly quotation marks and apostrophes."""
    out: list[Word] = []
    open_quote = False
    for word in sentence:
        form = TYPOGRAPHIC.get(word.form, word.form)
        if word.form == '"':
            open_quote = not open_quote
            form = "“" if open_quote else "”"
        out.append(replace(word, form=form))
    return tuple(out)


def dashed(sentence: Sentence, dash: str) -> Sentence:
    """Return the sentence with its dashes drawn the given way."""
    out = list(sentence)
    for index, word in enumerate(out):
        if word.form in {"-", "--", "—", "–"} and word.upos == "PUNCT" and 0 < index < len(out) - 1 and out[index - 1].space_after:
            out[index] = replace(word, form=dash)
    return tuple(out)


def headline(sentence: Sentence) -> Sentence:
    """Return the sentence without its closing full stop, as headlines and captions are written."""
    if len(sentence) > 3 and sentence[-1].form == "." and not any(word.head == len(sentence) for word in sentence):
        return sentence[:-1]
    return sentence


def shaped(sentence: Sentence, dice: random.Random) -> Sentence:
    """Return the sentence in one of the shapes news text takes."""
    if dice.random() < 0.35:
        sentence = typographic(sentence)
    if dice.random() < 0.3:
        sentence = dashed(sentence, dice.choice(DASHES))
    return headline(sentence) if dice.random() < 0.03 else sentence


def batches(sentences: Sequence[Sentence], length: Callable[[Sentence], int], room: int, dice: random.Random) -> Iterator[list[Sentence]]:
    """Yield all sentences once, shaped, in batches of sentences that are alike in length and fill about so much room, in an order of their own."""
    order = sorted(((shaped(sentence, dice), dice.random()) for sentence in sentences), key=lambda drawn: length(drawn[0]) + drawn[1] * 4)
    found: list[list[Sentence]] = [[]]
    for sentence, _ in order:
        if found[-1] and (len(found[-1]) + 1) * length(sentence) > room:
            found.append([])
        found[-1].append(sentence)
    dice.shuffle(found)
    yield from found
