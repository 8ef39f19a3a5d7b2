"""The word vectors the parsers are trained with lie under the words as texts write them."""

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


def test_a_word_is_found_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Capitals and curly quotation marks find the row of the plain form, also after saving; a rare word that was not kept finds none."""
    monkeypatch.setattr(vectors, "KEPT", 2)
    (tmp_path / "package.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    nlp = spacy.load(vectors.write_vectors(tmp_path / "package.json", tmp_path / "vectors"))
    assert [list(map(float, token.vector)) for token in nlp.make_doc("Dog DOG ”")] == [[0.5, 1.0], [0.5, 1.0], [0.25, 0.0]]
    assert not nlp.make_doc("heron")[0].has_vector
