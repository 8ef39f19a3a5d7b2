"""Prints how much simpler the versions are and what they kept: python tests/benchmarks/simplification.py MATERIAL [--asset] [--eye N SEED].

MATERIAL is a folder with `onestop/NAME.{adv,int,ele}.txt` (OneStopEnglish) and, for `--asset`, `asset.valid.orig` and its references; the project carries
neither. `--eye` prints N changed sentences beside their sources, to be read by someone. SARI itself needs an outside tool: `--out FILE` writes its input.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from a11y import walk
from a11y.model import Version  # noqa: TC001  (a script that runs once)
from a11y.plain import from_prose, simplify
from a11y.plain.engine import Tally
from a11y.plain.fidelity import HEDGES, NEGATIONS, words


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences (Kincaid 1975), with vowel groups as syllables: for comparing versions, not for publishing."""
    found = [word for text in texts for word in re.findall(r"[A-Za-z]+", text)]
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in found)
    return 0.39 * len(found) / max(len(texts), 1) + 11.8 * syllables / max(len(found), 1) - 15.59


def texts(version: Version) -> list[str]:
    """Return a version's sentences."""
    return [sentence.text for sentence in walk.sentences(version)]


def kept(source: Version, made: Version) -> tuple[Counter[str], Counter[str]]:
    """Return how many names, numbers, negations, hedges and words the source has, and how many of them stand in the result or in its record."""
    here: dict[str, Counter[str]] = {}
    for sentence in walk.sentences(made):
        counts = here.setdefault(sentence.sources[0], Counter())
        counts.update(words(sentence.text))
        for edit in sentence.edits:
            counts.update(words(edit.before) if len(edit.before) < 60 else [])
    for out in made.left_out:
        here.setdefault(out.source, Counter()).update(words(out.text))
    total, found = Counter[str](), Counter[str]()
    for sentence in walk.sentences(source):
        capitals = {word for name in re.findall(r"(?<=\s)[A-Z][\w'’-]+", sentence.text) for word in words(name)}
        for word in words(sentence.text):
            kinds = ["words"]
            kinds += [
                kind
                for kind, is_one in (
                    ("names", word in capitals),
                    ("numbers", bool(re.search(r"\d", word))),
                    ("negations", word in NEGATIONS),
                    ("hedges", word in HEDGES),
                )
                if is_one
            ]
            for kind in kinds:
                total[kind] += 1
                found[kind] += bool(here.get(sentence.id, Counter())[word])
    return total, found


def line(name: str, sentences: list[str]) -> str:
    """Return one row of the table."""
    lengths = [len(text.split()) for text in sentences]
    mean, long = sum(lengths) / len(lengths), 100 * sum(length > 20 for length in lengths) / len(lengths)
    return f"{name:12}{len(lengths):10}{mean:12.2f}{long:10.1f}{grade(sentences):8.2f}"


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("material", type=Path)
    parser.add_argument("--level", choices=("plain", "easy"), default="easy")
    parser.add_argument("--asset", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--eye", nargs=2, type=int, default=(0, 0), metavar=("N", "SEED"))
    given = parser.parse_args()
    if given.asset:
        articles = [(given.material / "asset.valid.orig").read_text("utf-8").splitlines()]
    else:
        paths = sorted((given.material / "onestop").glob("*.adv.txt"))
        articles = [[text.strip() for text in path.read_text("utf-8-sig").splitlines() if text.strip()] for path in paths]
    tally, before, after = Tally(), [], []
    wanted, there = Counter[str](), Counter[str]()
    changed: list[tuple[str, list[str]]] = []
    lines: list[str] = []
    simplify(from_prose(["The first sentence loads everything."]), given.level)
    start = time.process_time()
    pairs = []
    for article in articles:
        source = from_prose(article)
        pairs.append((source, simplify(source, given.level, extras=False, tally=tally)))
    seconds = time.process_time() - start
    for source, made in pairs:
        before += texts(source)
        after += texts(made)
        total, found = kept(source, made)
        wanted.update(total)
        there.update(found)
        groups: dict[str, list[str]] = {}
        for sentence in walk.sentences(made):
            groups.setdefault(sentence.sources[0], []).append(sentence.text)
        changed += [(sentence.text, groups[sentence.id]) for sentence in walk.sentences(source) if groups[sentence.id] != [sentence.text]]
        lines += [" ".join(sentence.text for part in block.parts for sentence in part) for block in made.blocks]
    write = sys.stdout.write
    write(f"{'':12}{'sentences':>10}{'words each':>12}{'>20 (%)':>10}{'FKGL':>8}\n")
    write(line("original", before) + "\n" + line(given.level, after) + "\n")
    for level in () if given.asset else ("int", "ele"):
        people = [
            text for path in sorted((given.material / "onestop").glob(f"*.{level}.txt")) for text in path.read_text("utf-8-sig").splitlines() if text.strip()
        ]
        write(line(f"people: {level}", texts(from_prose(people))) + "\n")
    write(f"changed {len(changed)} of {len(before)} sentences; {sum(len(text.split()) for text in before) / seconds:.0f} words a CPU second\n")
    write("kept or recorded (%): " + ", ".join(f"{kind} {100 * there[kind] / count:.2f}" for kind, count in wanted.items()) + "\n")
    write("fired: " + ", ".join(f"{rule} {count}" for rule, count in tally.fired.most_common()) + "\n")
    write("undone: " + ", ".join(f"{rule} by {gate} {count}" for (rule, gate), count in tally.undone.most_common()) + "\n")
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", "utf-8")
    random.seed(given.eye[1])
    for text, results in random.sample(changed, min(given.eye[0], len(changed))):
        write(f"\n- {text}\n" + "".join(f"  > {result}\n" for result in results))


if __name__ == "__main__":
    main()
