"""What the pipeline is trained on: the treebanks, cut anew each epoch and shaped like news.

News arrives as paragraphs of one to several sentences, with typographic quotation marks, headlines without a
full stop and dashes of every kind; treebanks hold few of these. Each epoch draws new paragraphs and new shapes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.training import Example
from spacy.util import registry

from a11y.language.training.conllu import Sentence, Word, read, to_doc

if TYPE_CHECKING:
    from spacy.language import Language

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
    """Return the sentence with its dashes drawn the given way, spaced on both sides."""
    out = list(sentence)
    for index, word in enumerate(out):
        if word.form in {"-", "--", "—", "–"} and word.upos == "PUNCT" and 0 < index < len(out) - 1 and out[index - 1].space_after:
            out[index] = replace(word, form=dash, space_after=True)
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
    return sentence


def treebank_reader(folder: Path, names: list[str], seed: int) -> Callable[[Language], Iterator[Example]]:
    """Return a reader that yields freshly cut and shaped paragraphs, a new set for each epoch."""
    documents = [document for name in names for document in read(Path(folder) / f"{name}.conllu")]
    dice = random.Random(seed)

    def examples(nlp: Language) -> Iterator[Example]:
        paragraphs: list[list[Sentence]] = []
        for document in documents:
            start = 0
            while start < len(document):
                length = dice.choice((1, 1, 2, 2, 3, 4, 5, 8))
                paragraphs.append([shaped(sentence, dice) for sentence in document[start : start + length]])
                if dice.random() < 0.06:
                    paragraphs[-1][-1] = headline(paragraphs[-1][-1])
                start += length
        dice.shuffle(paragraphs)
        for paragraph in paragraphs:
            gold = to_doc(nlp.vocab, paragraph)
            yield Example(nlp.make_doc(gold.text), gold)

    return examples


def plain_reader(folder: Path, names: list[str]) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of whole treebank documents from raw text, for measuring."""

    def examples(nlp: Language) -> Iterator[Example]:
        for name in names:
            for document in read(Path(folder) / f"{name}.conllu"):
                gold = to_doc(nlp.vocab, document)
                yield Example(nlp.make_doc(gold.text), gold)

    return examples


# The names by which config.cfg asks for the readers.
registry.readers("a11y.Treebank.v1", func=treebank_reader)
registry.readers("a11y.TreebankAsIs.v1", func=plain_reader)
