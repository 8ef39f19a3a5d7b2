"""The parser's network at work: tags and a tree for the words of one sentence, and what it would have said otherwise.

A deep biaffine parser above a pretrained encoder (`a11y/language/training/network.py`). It tells how sure it is of each arc and tag, and where it is not,
its next best reading stands beside the best.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from a11y.language.decoding import best_heads
from a11y.language.wordpiece import WordPieces, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# An arc whose probability is lower is in doubt: on gold trees 12 % are, 47 % of those are wrong, 4.3 % of the rest (`tests/benchmarks/doubt.py`).
SURE = 0.95
# So is a tag.
SURE_OF_TAG = 0.9
# The encoder was trained on texts of up to 256 pieces; longer sentences are read in runs of so many, each by itself.
_ROOM = 240
# How often a second subject is sought in one sentence.
_MOST_SUBJECTS = 4
_TAGS = ("upos", "xpos", "feats")


@dataclass(frozen=True)
class Reading:
    """Tags and heads of a sentence, one of each for each word; a head is a word's place from 0, the root's its own."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


class Biaffine:
    """The parser in a folder: `network.onnx`, `relations.npy`, `labels.json`, `pieces.txt`."""

    def __init__(self, folder: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        # Small matrices: more than one thread only adds waiting, and one gives the same sums everywhere.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = InferenceSession(folder / "network.onnx", options, providers=["CPUExecutionProvider"])
        relations = np.load(folder / "relations.npy").astype(np.float32)
        # As (head, relation and dependent), so that one product with a sentence's heads gives all.
        self._relations = np.ascontiguousarray(relations.transpose(2, 0, 1).reshape(relations.shape[2], -1))
        self._labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._root = self._labels["dep"].index("root")
        self._subjects = [place for place, name in enumerate(self._labels["dep"]) if name in {"nsubj", "nsubj:pass"}]
        self._pieces = WordPieces(read_vocabulary(folder / "pieces.txt"))

    def read(self, words: Sequence[str]) -> tuple[Reading, Reading | None]:
        """Return the best reading of one sentence's words, and the next best where the parser is not sure of each arc and tag, else None."""
        runs = self._runs(words)
        if len(runs) == 1:
            return self._read(words)
        best, other = [], []
        for run in runs:
            first, second = self._read(words[run.start : run.stop])
            best.append(first)
            other.append(second or first)
        return _joined(best), _joined(other)

    def _runs(self, words: Sequence[str]) -> list[range]:
        runs, start, pieces = [], 0, 0
        for place, word in enumerate(words):
            pieces += len(self._pieces.of(word))
            if pieces > _ROOM and place > start:
                runs.append(range(start, place))
                start, pieces = place, len(self._pieces.of(word))
        return [*runs, range(start, len(words))]

    def _read(self, words: Sequence[str]) -> tuple[Reading, Reading | None]:
        pieces, shapes, firsts = (np.array(found, dtype=np.int64) for found in self._pieces.ids(words))
        arcs, dependent, head, *tags = self._session.run(None, {"pieces": pieces, "shapes": shapes, "firsts": firsts})
        sure_of_head = _log_softmax(arcs)
        heads, relations = self._decoded(sure_of_head, dependent, head)
        labels = relations.argmax(axis=1)
        chosen = dict(zip(_TAGS, (scores.argmax(axis=1) for scores in tags), strict=True))
        best = self._reading(heads, labels, chosen)
        # The next best: each arc and tag that is in doubt gives way to the one that follows it.
        place = np.arange(len(words))
        on_head, on_label = sure_of_head[place, heads], relations[place, labels]
        unsure = on_head + on_label < np.log(SURE)
        others = sure_of_head.copy()
        others[place, heads] = -np.inf
        second_label = relations.copy()
        second_label[place, labels] = -np.inf
        elsewhere = unsure & (others.max(axis=1) >= on_head + second_label.max(axis=1))
        next_tags = {name: _next(scores, chosen[name]) for name, scores in zip(_TAGS, tags, strict=True)}
        if not unsure.any() and all((next_tags[name] == chosen[name]).all() for name in _TAGS):
            return best, None
        barred = sure_of_head.copy()
        barred[place[elsewhere], heads[elsewhere]] = -1e4
        next_heads, again = self._decoded(barred, dependent, head)
        next_labels = again.argmax(axis=1)
        stays = (next_heads == heads) & unsure & ~elsewhere & (heads != 0)
        next_labels[stays] = second_label.argmax(axis=1)[stays]
        return best, self._reading(next_heads, next_labels, next_tags)

    def _decoded(
        self, sure_of_head: NDArray[np.float32], dependent: NDArray[np.float32], head: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the best heads and the scores of their relations such that no verb has two subjects.

        Each arc is scored alone, so that in a long sentence the verb may get both "the trial" and "the mayor" of "the trial of the mayor began"; then the less
        likely of the two gets its next best head or relation.
        """
        scores, kept = sure_of_head, sure_of_head.copy()
        place = np.arange(len(kept))
        never_subject: list[int] = []
        for _ in range(_MOST_SUBJECTS):
            heads = best_heads(scores)
            relations = self._relation_scores(dependent, head, heads)
            relations[np.ix_(never_subject, self._subjects)] = -1e4
            labels = relations.argmax(axis=1)
            subjects = np.flatnonzero(np.isin(labels, self._subjects))
            twice = [word for word in subjects if any(heads[other] == heads[word] and abs(other - word) > 1 for other in subjects)]
            if not twice:  # side by side they are a title and its name ("baker Ann Lee"), which are mended later
                break
            sure = kept[place, heads] + relations[place, labels]
            word = min(twice, key=lambda found: float(sure[found]))
            rest, others = relations[word].copy(), kept[word].copy()
            rest[self._subjects] = others[heads[word]] = -np.inf
            if kept[word, heads[word]] + rest.max() >= others.max():
                never_subject.append(int(word))
            else:
                scores = scores.copy()
                scores[word, heads[word]] = -1e4
        return heads, relations

    def _relation_scores(self, dependent: NDArray[np.float32], head: NDArray[np.float32], heads: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the logarithms of the probabilities of each arc's relations (words, relations); the root's relation is the root's alone."""
        ones = np.ones((len(heads), 1), dtype=np.float32)
        left, right = np.concatenate([dependent, ones], 1), np.concatenate([head[heads], ones], 1)
        scores = ((right @ self._relations).reshape(len(heads), -1, left.shape[1]) @ left[:, :, None])[:, :, 0]
        scores[heads != 0, self._root] = -1e4
        at_root = np.flatnonzero(heads == 0)
        scores[at_root] = -1e4
        scores[at_root, self._root] = 0
        return _log_softmax(scores)

    def _reading(self, heads: NDArray[np.int64], labels: NDArray[np.int64], tags: dict[str, NDArray[np.int64]]) -> Reading:
        named = {name: tuple(self._labels[name][place] for place in found) for name, found in tags.items()}
        own = tuple(int(head) - 1 if head else place for place, head in enumerate(heads))
        return Reading(**named, heads=own, deps=tuple(self._labels["dep"][place] for place in labels))


def _next(scores: NDArray[np.float32], chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each word's chosen value of a tag, or the one that follows it where the first is in doubt."""
    place = np.arange(len(scores))
    unsure = _log_softmax(scores)[place, chosen] < np.log(SURE_OF_TAG)
    rest = scores.copy()
    rest[place, chosen] = -np.inf
    return np.where(unsure, rest.argmax(axis=1), chosen)


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = scores - scores.max(axis=1, keepdims=True)
    found: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return found


def _joined(runs: Sequence[Reading]) -> Reading:
    """Return the readings of a sentence's runs as one: later roots stand beside the first."""
    whole = runs[0]
    root = next(place for place, head in enumerate(whole.heads) if head == place)
    for run in runs[1:]:
        shift = len(whole.heads)
        heads = tuple(root if head == place else head + shift for place, head in enumerate(run.heads))
        deps = tuple("parataxis" if head == place else dep for place, (head, dep) in enumerate(zip(run.heads, run.deps, strict=True)))
        whole = replace(whole, heads=whole.heads + heads, deps=whole.deps + deps, **{name: getattr(whole, name) + getattr(run, name) for name in _TAGS})
    return whole
