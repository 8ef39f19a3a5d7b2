"""Sentences, tokens and dependency trees of English text: the only door to spaCy.

Labels are Universal Dependencies (https://universaldependencies.org/u/dep/, parts of speech https://universaldependencies.org/u/pos/).
"""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "english"
SECOND = WEIGHTS / "second"


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
    """One parsed text; `sentences` are half-open token ranges in order that cover every token."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[range, ...]

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

    def root(self, sentence: range) -> Token:
        """Return the root of one of the sentences."""
        return next((self.tokens[i] for i in sentence if self.tokens[i].head == i), self.tokens[sentence.start])


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Return the shipped English pipeline, loaded on first use (about 0.3 s)."""
    # Small matrices: more than one thread only adds waiting.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from a11y.language.remembering import remember_embeddings

    # numpy multiplies our matrices two to three times as fast as blis, spaCy's default (94 against 33 GFLOPS at 600 by 480 by 480).
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(WEIGHTS)
    # The network X at the end of a sentence is no initial.
    cast("Tokenizer", nlp.tokenizer).add_special_case("X.", [{"ORTH": "X"}, {"ORTH": "."}])
    return remember_embeddings(nlp)


@lru_cache(maxsize=1)
def second_parser() -> Language:
    """Return the smaller parser that was trained from another seed, loaded on first use (about 0.1 s); it shares the first one's vocabulary."""
    import spacy

    from a11y.language.remembering import remember_embeddings

    return remember_embeddings(spacy.load(SECOND, vocab=pipeline().vocab, exclude=["vocab", "tokenizer"]))


def parse(texts: Iterable[str]) -> Iterator[Parse]:
    """Yield the parse of each text, in order; faster in one call with many texts than one by one."""
    for doc in pipeline().pipe(texts):
        yield _frozen(doc)


# How many parsed sentences are remembered: the three versions of a long article share most of theirs.
_REMEMBERED = 4_000
_memory: OrderedDict[str, Parse] = OrderedDict()
_opinions: OrderedDict[str, Parse] = OrderedDict()
_lock = Lock()


def parse_sentences(sentences: Sequence[str]) -> list[Parse]:
    """Return one parse for each sentence, in order, each held to be exactly one sentence; repeats are remembered and cost nothing.

    The batch is the whole list: parsing an article's sentences in one call is about twice as fast as one by one.
    """
    with _lock:
        known = {text: _memory[text] for text in sentences if text in _memory}
        missing = list(dict.fromkeys(text for text in sentences if text not in known))
        from a11y.language.mending import mended

        nlp = pipeline()
        docs = []
        for text in missing:
            doc = nlp.make_doc(text)
            for token in doc[1:]:
                token.is_sent_start = False
            docs.append(doc)
        for text, doc in zip(missing, nlp.pipe(docs, batch_size=512), strict=True):
            parse = _frozen(doc)
            known[text] = _memory[text] = replace(parse, tokens=mended(parse.tokens))
        while len(_memory) > _REMEMBERED:
            _memory.popitem(last=False)
    return [known[text] for text in sentences]


def second_opinions(parses: Sequence[Parse]) -> list[Parse]:
    """Return for each one-sentence parse the tree that the second parser gives the same tokens; tags and lemmas stay; repeats are remembered.

    A greedy parser gives no probability, but where two that were trained from different seeds disagree, an arc is wrong five times as often
    (`tests/benchmarks/doubt.py`).
    """
    with _lock:
        known = {parse.text: _opinions[parse.text] for parse in parses if parse.text in _opinions}
        missing = list({parse.text: parse for parse in parses if parse.text not in known}.values())
        from spacy.tokens import Doc

        from a11y.language.mending import mended

        docs = []
        for parse in missing:
            doc = Doc(pipeline().vocab, words=[token.text for token in parse.tokens], spaces=[token.space_after for token in parse.tokens])
            for token in doc[1:]:
                token.is_sent_start = False
            docs.append(doc)
        for parse, doc in zip(missing, second_parser().pipe(docs, batch_size=512), strict=True):
            tokens = tuple(
                replace(token, head=other.head.i, dep="root" if other.head.i == other.i else other.dep_) for token, other in zip(parse.tokens, doc, strict=True)
            )
            known[parse.text] = _opinions[parse.text] = replace(parse, tokens=mended(tokens))
        while len(_opinions) > _REMEMBERED:
            _opinions.popitem(last=False)
    return [known[parse.text] for parse in parses]


def _frozen(doc: Doc) -> Parse:
    from a11y.language.inflection import lemma

    tokens = tuple(
        Token(
            t.i,
            t.text,
            lemma(t.text, t.pos_),
            t.pos_,
            t.tag_,
            str(t.morph),
            t.head.i,
            "root" if t.head.i == t.i else t.dep_,
            t.idx,
            t.idx + len(t.text),
            bool(t.whitespace_),
        )
        for t in doc
    )
    sentences = tuple(range(span.start, span.end) for span in doc.sents) if tokens else ()
    return Parse(doc.text, tokens, sentences)
