"""Words that were embedded before are looked up, and no tree changes by it."""

from __future__ import annotations

import pytest
import spacy

from a11y.language import remembering
from a11y.language.parse import WEIGHTS, pipeline
from a11y.language.remembering import remember_embeddings

TEXTS = [
    "The council can't close the hall, and it won't.",
    "The hall can hold 300 people; the council can not say why it closed.",
    "“It's ours,” said Zyndra Okwuosa-Thrale, 41.",
    "",
]


def trees(nlp: spacy.Language, texts: list[str]) -> list[list[tuple[int, str, str]]]:
    return [[(token.head.i, token.dep_, token.tag_) for token in doc] for doc in nlp.pipe(texts)]


@pytest.fixture(scope="module")
def plain() -> spacy.Language:
    pipeline()  # It chooses how matrices are multiplied, for all that are loaded after it.
    return spacy.load(WEIGHTS)


def test_trees_are_the_same_on_first_and_on_second_sight(plain: spacy.Language) -> None:
    remembered = remember_embeddings(spacy.load(WEIGHTS))
    expected = trees(plain, TEXTS)
    assert trees(remembered, TEXTS) == expected
    assert trees(remembered, TEXTS[::-1]) == expected[::-1]


def test_a_form_with_two_norms_is_two_words(plain: spacy.Language) -> None:
    remembered = remember_embeddings(spacy.load(WEIGHTS))
    docs = [remembered.make_doc("can not"), remembered.make_doc("can't")]
    # The tokenizer norms "ca" and "n't" as words of their own, "can" and "not" are theirs.
    assert docs[0][1].norm == docs[1][1].norm
    embed, embedding = remembered.get_pipe("tok2vec").model.layers[0], plain.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    for found, wanted in zip(embed.predict(docs), embedding.predict(docs), strict=True):
        assert found == pytest.approx(wanted, abs=1e-5)


@pytest.mark.parametrize("room", [3, 30], ids=["a batch has more words than there is room for", "the second batch overflows"])
def test_a_full_table_starts_again(plain: spacy.Language, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(remembering, "_WORDS", room)
    remembered = remember_embeddings(spacy.load(WEIGHTS))
    for texts in (TEXTS[:2], TEXTS[2:], TEXTS[1:3]):
        assert trees(remembered, texts) == trees(plain, texts)


def test_remembered_embeddings_refuse_to_learn() -> None:
    embed = remember_embeddings(spacy.load(WEIGHTS)).get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="do not learn"):
        embed([spacy.blank("en")("A word.")], is_train=True)
