"""Prints how well the parser reads, and what its doubt catches and costs, on gold trees: python -m tests.benchmarks.doubt TREEBANK.conllu...

A rule's proposal on a predicted tree that it does not make on the gold tree of the same sentence was caused by the parser. The rules' own are so careful
that few are; LOOSE shows what happens behind rules that trust the tree. The project carries no treebank (CoNLL-U, UD English EWT and GUM).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from a11y.language import Parse, Token, lemma, parse_sentences
from a11y.language.parse import parser
from a11y.language.training.conllu import Sentence, read
from a11y.plain.doubt import doubtful
from a11y.plain.draft import Rewriting, Scene, accounted, written
from a11y.plain.engine import _failed, in_doubt
from a11y.plain.grammar import detach, is_finite, subject, trim
from a11y.plain.levels import LEVELS
from a11y.plain.naming import again
from a11y.plain.quotations import quoted, tokens_within
from a11y.plain.rules import RULES, Rule

# Shorter sentences hold nothing to split.
SHORTEST = 9


def gold(sentence: Sentence) -> Parse:
    """Return a treebank's own tree as a parse."""
    tokens, text = [], ""
    for place, word in enumerate(sentence):
        start, head = len(text), word.head - 1 if word.head else place
        text += word.form + " " * word.space_after
        feats = "" if word.feats == "_" else word.feats
        end = start + len(word.form)
        tokens.append(
            Token(place, word.form, lemma(word.form, word.upos), word.upos, word.xpos, feats, head, word.deprel, start, end, space_after=word.space_after)
        )
    return Parse(text.rstrip(), tuple(tokens))


def conjoined(scene: Scene) -> Iterator[Rewriting]:
    """Yield every coordinated predicate as a sentence."""
    parse, main = scene.parse, subject(scene.parse, scene.root)
    for verb in parse.children(scene.root.index, "conj"):
        run = trim(scene, [index for index in scene.span(verb.index) if index < scene.last])
        if not run or not scene.whole(run) or verb.upos not in {"VERB", "AUX", "NOUN", "ADJ"}:
            continue
        rest = [index for index in run if not (parse.tokens[index].dep == "cc" and index == run[0])]
        name = [] if subject(parse, verb) else again(scene, main) if main and verb.upos == "VERB" and is_finite(parse, verb) else None
        if name is not None:
            yield Rewriting((trim(scene, [token.index for token in parse.tokens if token.index not in run]), (*name, *rest)), "")


def added(scene: Scene) -> Iterator[Rewriting]:
    """Yield every relative clause, apposition or participle after a comma as a sentence."""
    parse = scene.parse
    for token in parse.tokens:
        run = trim(scene, [index for index in scene.span(token.index) if index < scene.last]) if token.dep in {"acl:relcl", "appos", "acl"} else ()
        noun = parse.tokens[token.head]
        if len(run) > 1 and scene.whole(run) and run[0] > noun.index and parse.tokens[run[0] - 1].text == ",":
            name = again(scene, noun)
            if name:
                yield Rewriting((tuple(detach(scene, run, noun)), (*name, *run[1 if token.dep == "acl:relcl" else 0 :])), "")


LOOSE: dict[str, Rule] = {"conjoined": conjoined, "added": added}


def proposals(parse: Parse, rules: Mapping[str, Rule]) -> dict[tuple[str, tuple[str, ...]], Rewriting]:
    """Return what the rules propose for a tree, by rule and text."""
    if in_doubt(parse):
        return {}
    scene = Scene(parse, tokens_within(parse, quoted(parse.text)[0]), LEVELS["easy"])
    return {(name, written(parse, found)): found for name, rule in rules.items() for found in rule(scene) if accounted(parse, found)}


def arcs(trees: list[Parse], found: list[Parse]) -> Counter[tuple[bool, bool]]:
    """Return how many arcs there are by: is it sure, is it right."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for tree, one in zip(trees, found, strict=True):
        if [token.text for token in tree.tokens] == [token.text for token in one.tokens]:
            for right, best, other in zip(tree.tokens, one.tokens, one.otherwise.tokens, strict=True):
                if right.upos != "PUNCT":
                    arc = [(token.head, token.dep.split(":")[0]) for token in (right, best, other)]
                    counts[arc[1] == arc[2], arc[0] == arc[1]] += 1
    return counts


def accuracy(sentences: list[Sentence]) -> str:
    """Return the share of right tags and arcs on the treebank's own words, punctuation counted, subtypes of relations too."""
    right: Counter[str] = Counter()
    for sentence in sentences:
        found, _ = parser().read([word.form for word in sentence])
        for place, word in enumerate(sentence):
            head = found.heads[place] == (word.head - 1 if word.head else place)
            right.update(
                UPOS=found.upos[place] == word.upos, XPOS=found.xpos[place] == word.xpos, UAS=head, LAS=head and found.deps[place] == word.deprel, words=1
            )
    return "  ".join(f"{name} {100 * right[name] / right['words']:.2f}" for name in ("UPOS", "XPOS", "UAS", "LAS")) + f"  ({right['words']} words)"


def main() -> None:
    """Run the bench."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("treebank", type=Path, nargs="+")
    write = sys.stdout.write
    trees: list[Parse] = []
    for path in given.parse_args().treebank:
        sentences = [sentence for document in read(path) for sentence in document]
        write(f"{path.stem:20}{accuracy(sentences)}\n")
        trees += [gold(sentence) for sentence in sentences if len(sentence) >= SHORTEST]
    found = parse_sentences([tree.text for tree in trees])
    counts = arcs(trees, found)
    for sure in (True, False):
        total = counts[sure, True] + counts[sure, False]
        write(f"arcs {'in no doubt' if sure else 'in doubt':12}{total:7}, wrong {100 * counts[sure, False] / total:5.1f} %\n")
    for title, rules in (("the rules", RULES), ("loose rules", LOOSE)):
        made: Counter[tuple[bool, bool, str]] = Counter()
        for tree, one in zip(trees, found, strict=True):
            wanted = {texts for _, texts in proposals(tree, rules)}
            for (name, texts), rewriting in proposals(one, rules).items():
                if _failed(one, rewriting, tuple(parse_sentences(texts))) is None:
                    scene = Scene(one, tokens_within(one, quoted(one.text)[0]), LEVELS["easy"])
                    made[texts in wanted, doubtful(scene, one.otherwise, rules[name], rewriting, texts), name] += 1
        write(f"\n{title:20}{'right':>8}{'of them kept':>14}{'parse-caused':>14}{'of them kept':>14}\n")
        for name in ("all", *rules):
            cells = [sum(made[right, doubt, rule] for rule in rules if name in {"all", rule}) for right, doubt in _CELLS]
            write(f"{name:20}{cells[0] + cells[1]:8}{cells[1]:14}{cells[2] + cells[3]:14}{cells[3]:14}\n")


_CELLS = ((True, True), (True, False), (False, True), (False, False))


if __name__ == "__main__":
    main()
