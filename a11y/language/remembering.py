"""Each word is embedded once: what a parser's embedding says of a word depends on its form and its norm alone.

A quarter of a parser's arithmetic is its embedding, and most words of an article, and of the drafts of its versions, have stood before.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d

# 16,000 rows of 192 numbers are 12 MB; a day's news uses fewer words.
_WORDS = 16_000


def remember_embeddings(nlp: Language) -> Language:
    """Let the pipeline look up the words it has embedded before; it can be trained and saved no more."""
    layers = nlp.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    layers[0] = _remembered(layers[0])
    return nlp


def _remembered(embedding: Model[list[Doc], list[Floats2d]]) -> Model[list[Doc], list[Floats2d]]:
    from numpy import concatenate, cumsum, empty, split, uint64, unique
    from spacy.attrs import NORM, ORTH
    from spacy.tokens import Doc
    from thinc.api import Model

    table = empty((_WORDS, embedding.get_dim("nO")), dtype="f")
    rows: dict[int, int] = {}
    lock = Lock()

    def forward(_: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:  # noqa: FBT001 (thinc's signature)
        if is_train:
            raise TypeError("remembered embeddings do not learn: load the pipeline with spacy.load")
        ids = concatenate([doc.to_array([ORTH, NORM]) for doc in docs])
        # Both are 64-bit hashes; an odd factor (2^64 divided by the golden ratio) keeps a word apart from one whose form is its norm.
        distinct, first, places = unique(ids[:, 0] * uint64(0x9E3779B97F4A7C15) + ids[:, 1], return_index=True, return_inverse=True)
        keys = distinct.tolist()
        with lock:
            if len(rows) + len(keys) > _WORDS:
                rows.clear()
            if len(keys) > _WORDS:
                return embedding.predict(docs), lambda gradient: gradient
            new = {key: place for key, place in zip(keys, first.tolist(), strict=True) if key not in rows}
            if new:
                tokens = [token for doc in docs for token in doc]
                doc = Doc(docs[0].vocab, words=[tokens[place].text for place in new.values()])
                for token, place in zip(doc, new.values(), strict=True):
                    token.norm_ = tokens[place].norm_
                table[len(rows) : len(rows) + len(new)] = embedding.predict([doc])[0]
                rows.update({key: row for row, key in enumerate(new, len(rows))})
            found = table[[rows[key] for key in keys]][places]
        return split(found, cumsum([len(doc) for doc in docs])[:-1]), lambda gradient: gradient

    return Model("remembered", forward)
