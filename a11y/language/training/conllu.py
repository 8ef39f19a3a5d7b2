"""CoNLL-U treebanks as sentences of words.

A multiword token ("don't") becomes unspaced tokens ("do" + "n't"), which is how our tokenizer cuts raw text.
Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is 1-based within its sentence, 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


Sentence = tuple[Word, ...]


def read(path: Path) -> list[list[Sentence]]:
    """Return the documents of a treebank file, each a list of sentences."""
    documents: list[list[Sentence]] = []
    words: list[Word] = []
    multiword_end, multiword_space = 0, True
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc") or (not documents and line):
            documents.append([])
        if not line:
            if words:
                documents[-1].append(tuple(words))
            words, multiword_end = [], 0
            continue
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        space = "SpaceAfter=No" not in cells[9]
        if "." in cells[0]:  # an empty node of the enhanced graph
            continue
        if "-" in cells[0]:
            multiword_end, multiword_space = int(cells[0].split("-")[1]), space
            continue
        position = int(cells[0])
        if position < multiword_end:
            space = False
        elif position == multiword_end:
            space = multiword_space
        words.append(Word(cells[1], cells[2], cells[3], cells[4], cells[5], int(cells[6]), cells[7], space))
    return [document for document in documents if document]
