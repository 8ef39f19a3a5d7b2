"""The best tree for a sentence's arc scores.

Source: Eisner 1996, Three New Probabilistic Models for Dependency Parsing, https://aclanthology.org/C96-1058 (projective trees, in cubic time).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEVER = -1e9
# Dearer than any sum of differences, so that the root gets one dependent and no more.
_ONE_ROOT = 1e6


def best_heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each word's head, from 1, or 0 for the one root, given `scores` of shape (words, words + 1) of each head (place 0: the root).

    Each word's best head, if that makes a tree with one root, crossing arcs and all; otherwise the best tree without crossing arcs.
    """
    found = scores.argmax(axis=1)
    return found if is_tree(found) else _projective(scores)


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Return whether every word leads to the root and one word alone does so directly."""
    if (heads == 0).sum() != 1:
        return False
    above = np.concatenate([[0], heads])
    reached = above.copy()
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _projective(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Eisner's algorithm: spans are kept by one end and their width, `right` ones by the start that heads them, `left` ones by the end that does."""
    count = len(scores) + 1
    arcs = np.full((count, count), _NEVER)
    arcs[1:] = scores
    arcs[1:, 0] -= _ONE_ROOT
    arcs = np.maximum(arcs, _NEVER)
    right, left, open_right, open_left = (np.full((count, count), _NEVER) for _ in range(4))
    right[:, 0] = left[:, 0] = 0
    cut, cut_right, cut_left = (np.zeros((count, count), dtype=np.int64) for _ in range(3))
    for width in range(1, count):
        start = np.arange(count - width)
        end = start + width
        joined = right[start, :width] + left[end, :width][:, ::-1]
        cut[start, width] = joined.argmax(axis=1)
        best = joined.max(axis=1)
        open_right[start, width] = best + arcs[end, start]
        open_left[end, width] = best + arcs[start, end]
        inner = np.arange(1, width + 1)
        whole = open_right[start, 1 : width + 1] + right[start[:, None] + inner, width - inner]
        cut_right[start, width], right[start, width] = whole.argmax(axis=1) + 1, whole.max(axis=1)
        whole = open_left[end, 1 : width + 1] + left[end[:, None] - inner, width - inner]
        cut_left[end, width], left[end, width] = whole.argmax(axis=1) + 1, whole.max(axis=1)
    heads = [0] * count
    # To the right?, still open?, the end that heads it, width.
    stack: list[tuple[bool, bool, int, int]] = [(True, False, 0, count - 1)]
    while stack:
        to_right, is_open, at, width = stack.pop()
        if not width:
            continue
        begin, finish = (at, at + width) if to_right else (at - width, at)
        if is_open:
            heads[finish if to_right else begin] = at
            first = int(cut[begin, width])
            stack += [(True, False, begin, first), (False, False, finish, width - first - 1)]
        else:
            first = int((cut_right if to_right else cut_left)[at, width])
            beyond = at + first if to_right else at - first
            stack += [(to_right, True, at, first), (to_right, False, beyond, width - first)]
    return np.array(heads[1:], dtype=np.int64)
