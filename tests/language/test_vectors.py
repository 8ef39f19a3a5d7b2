"""The word vectors the parsers are trained with lie under the words as the tokens ask for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import spacy

from a11y.language.training import vectors

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PACKAGE = {
    "dimensions": 2,
    "words": ["dog", '"', "heron"],
    # Each row ends in two numbers that are not the vector's.
    "vectors": {"dog": [0.5, 1.0, 9, 0], '"': [0.25, 0.0, 9, 1], "heron": [1.0, 1.0, 9, 2]},
}


def test_a_word_is_found_by_its_plain_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Capitals and curly quotation marks find the row of the plain form; a rare word that was not kept finds none."""
    monkeypatch.setattr(vectors, "KEPT", 2)
    (tmp_path / "package.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    nlp = spacy.load(vectors.write_vectors(tmp_path / "package.json", tmp_path / "vectors"))
    table = nlp.vocab.vectors
    # As spaCy's embedding layer asks: by the attribute the table names.
    rows = table.find(keys=nlp.make_doc("Dog ” heron").to_array(table.attr))
    assert [list(map(float, table.data[row])) for row in rows[:2]] == [[0.5, 1.0], [0.25, 0.0]]
    assert rows[2] == -1
