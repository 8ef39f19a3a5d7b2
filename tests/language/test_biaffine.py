"""The parser's reading of a sentence: pieces, the best tree, and what is in doubt."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11y.language import biaffine
from a11y.language.decoding import _projective, best_heads, is_tree
from a11y.language.parse import parser
from a11y.language.wordpiece import SHAPES, WordPieces, read_vocabulary, shape

if TYPE_CHECKING:
    from numpy.typing import NDArray


def total(scores: NDArray[np.float32], heads: tuple[int, ...] | NDArray[np.int64]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def crosses(heads: tuple[int, ...] | NDArray[np.int64]) -> bool:
    arcs = [tuple(sorted((word, int(head)))) for word, head in enumerate(heads, 1)]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_the_tree_is_the_best_of_all_without_crossing_arcs(words: int) -> None:
    """Against every tree there is, on random scores."""
    dice = np.random.default_rng(words)
    trees = [heads for heads in product(range(words + 1), repeat=words) if is_tree(np.array(heads)) and not crosses(heads)]
    for _ in range(20):
        scores = dice.normal(size=(words, words + 1)).astype(np.float32)
        found = _projective(scores)
        assert is_tree(found)
        assert not crosses(found)
        assert total(scores, found) == pytest.approx(max(total(scores, heads) for heads in trees), abs=1e-4)


@pytest.mark.parametrize(("heads", "whole"), [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([2, 3, 2, 0], False), ([0, 4, 1, 1], True)])
def test_one_root_and_no_circle_make_a_tree(heads: list[int], *, whole: bool) -> None:
    assert is_tree(np.array(heads)) is whole


def test_crossing_arcs_stay_where_each_word_chose_its_head() -> None:
    """What is a tree already is not made another one."""
    scores = np.full((4, 5), -5, dtype=np.float32)
    for word, head in enumerate((3, 0, 2, 1)):
        scores[word, head] = 0
    assert best_heads(scores).tolist() == [3, 0, 2, 1]


@pytest.mark.parametrize(
    ("word", "name"), [("41", "none"), ("dog", "lower"), ("O’Neill", "mixed"), ("Ann", "title"), ("BBC", "upper"), ("A", "title"), ("iPhone", "mixed")]
)
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_words_are_cut_into_known_pieces() -> None:
    """Longest piece first, without capitals and accents; marks stand alone; what no piece begins is unknown."""
    pieces = WordPieces({piece: place for place, piece in enumerate(["[CLS]", "[SEP]", "[UNK]", "cafe", "un", "##like", "##ly", "-"])})
    assert [pieces.of(word) for word in ("Café", "unlikely", "un-cafe", "dog", "\u200b")] == [(3,), (4, 5, 6), (4, 7, 3), (2,), (2,)]
    assert pieces.ids(["Café", "unlikely"]) == ([0, 3, 4, 5, 6, 1], [0, 2, 1, 1, 1, 0], [1, 2])


def test_the_vocabulary_has_a_piece_on_each_line() -> None:
    vocabulary = read_vocabulary()
    assert len(vocabulary) == len(set(vocabulary.values())) == 30_522


def test_a_sentence_beyond_the_networks_room_is_read_in_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Later runs hang on the first one's root; there is one tree, and each word keeps its tags."""
    words = ["The", "council", "closed", "the", "school", "and", "the", "parents", "opened", "a", "new", "one"]
    monkeypatch.setattr(biaffine, "_ROOM", 6)
    best, other = parser().read(words)
    assert len(best.heads) == len(best.xpos) == len(words)
    assert is_tree(np.array([0 if head == word else head + 1 for word, head in enumerate(best.heads)]))
    assert "parataxis" in best.deps
    assert other is not None


def test_the_root_alone_is_called_root() -> None:
    best, _ = parser().read(["Because", "it", "rained", ",", "the", "match", "was", "called", "off", ",", "the", "club", "said", "."])
    assert [word for word, dep in enumerate(best.deps) if dep == "root"] == [word for word, head in enumerate(best.heads) if head == word]
