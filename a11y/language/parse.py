"""Tokens and dependency trees of English sentences: the only door to spaCy, which cuts the tokens.

Labels are Universal Dependencies (https://universaldependencies.org/u/dep/, parts of speech https://universaldependencies.org/u/pos/).
"""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

    from a11y.language.biaffine import Biaffine, Reading

WEIGHTS = Path(__file__).parent / "english"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `start` and `end` are code points of the parsed text, `head` is a token index (its own for a root)."""

    index: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    start: int
    end: int
    space_after: bool

    def feat(self, name: str) -> str | None:
        """Return one morphological feature's value, such as `Past` for `Tense`."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True)
class Parse:
    """One parsed sentence; `doubted` are its tokens as the parser would read them next, None where it is sure of all."""

    text: str
    tokens: tuple[Token, ...]
    doubted: tuple[Token, ...] | None = None

    @cached_property
    def otherwise(self) -> Parse:
        """The parser's next best reading: other tags and arcs where it is in doubt, else itself."""
        return self if self.doubted is None else Parse(self.text, self.doubted)

    def is_sure_of(self, index: int) -> bool:
        """Return whether the parser's next best reading hangs a token on the same head by the same relation, its subtype apart."""
        first, second = self.tokens[index], self.otherwise.tokens[index]
        return (first.head, first.dep.partition(":")[0]) == (second.head, second.dep.partition(":")[0])

    @cached_property
    def _children(self) -> dict[int, tuple[int, ...]]:
        children: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.head != token.index:
                children.setdefault(token.head, []).append(token.index)
        return {head: tuple(found) for head, found in children.items()}

    @cached_property
    def _relations(self) -> dict[int, tuple[tuple[Token, str, str], ...]]:
        """Each head's dependents with their relation, whole and without its subtype: rules ask for them about eight times a word."""
        return {
            head: tuple((token, token.dep, token.dep.partition(":")[0]) for token in (self.tokens[index] for index in found))
            for head, found in self._children.items()
        }

    def children(self, index: int, *deps: str) -> tuple[Token, ...]:
        """Return the dependents of a token in text order, only those of the given relations when any is named (`acl` matches `acl:relcl`)."""
        found = self._relations.get(index, ())
        return tuple([token for token, dep, coarse in found if not deps or dep in deps or coarse in deps])

    def subtree(self, index: int) -> tuple[Token, ...]:
        """Return a token with all its descendants in text order."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self._children.get(current, ()))
        return tuple(self.tokens[position] for position in sorted(found))


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """Return the tokenizer, loaded on first use."""
    # Small matrices: more than one thread only adds waiting.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    import spacy

    found: Tokenizer = spacy.blank("en").tokenizer
    found.from_disk(WEIGHTS / "tokenizer")
    # The network X at the end of a sentence is no initial.
    found.add_special_case("X.", [{"ORTH": "X"}, {"ORTH": "."}])
    return found


@lru_cache(maxsize=1)
def parser() -> Biaffine:
    """Return the shipped parser, loaded on first use (about 0.2 s)."""
    from a11y.language.biaffine import Biaffine

    return Biaffine(WEIGHTS)


# How many parsed sentences are remembered: the three versions of a long article share most of theirs.
_REMEMBERED = 4_000
_memory: OrderedDict[str, Parse] = OrderedDict()
_lock = Lock()


def parse_sentences(sentences: Sequence[str]) -> list[Parse]:
    """Return one parse for each sentence, in order, each held to be exactly one sentence; repeats are remembered and cost nothing.

    Each is read by itself, so that its tree does not depend on its neighbours.
    """
    with _lock:
        known = {text: _memory[text] for text in sentences if text in _memory}
        for text in sentences:
            if text not in known:
                known[text] = _memory[text] = _parsed(tokenizer()(text))
        while len(_memory) > _REMEMBERED:
            _memory.popitem(last=False)
    return [known[text] for text in sentences]


def _parsed(doc: Doc) -> Parse:
    from a11y.language.mending import mended

    if not len(doc):
        return Parse(doc.text, ())
    # The tokenizer makes a token of a second space; nothing hangs on it.
    best, other = parser().read([token.text for token in doc])
    return Parse(doc.text, mended(_tokens(doc, best)), mended(_tokens(doc, other)) if other else None)


def _tokens(doc: Doc, reading: Reading) -> tuple[Token, ...]:
    from a11y.language.inflection import lemma

    return tuple(
        Token(t.i, t.text, lemma(t.text, upos), upos, xpos, feats, head, dep, t.idx, t.idx + len(t.text), bool(t.whitespace_))
        for t, upos, xpos, feats, head, dep in zip(doc, reading.upos, reading.xpos, _bare(reading.feats), reading.heads, reading.deps, strict=True)
    )


def _bare(feats: Sequence[str]) -> list[str]:
    return ["" if value == "_" else value for value in feats]
