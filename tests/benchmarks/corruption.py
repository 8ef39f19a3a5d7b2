"""Prints how many corruptions of good results the gates catch, by kind: python -m tests.benchmarks.corruption FILE... [--level LEVEL] [--show KIND].

Each FILE has a paragraph a line (English news). Good results are what `simplify` makes of them before the last gate; a false alarm is one of these that
fails it. `--show` prints what got through, or the false alarms (`--show good`).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from a11y.language import Parse, parse_sentences, split
from a11y.plain.engine import Piece, judged, restructure, reword
from a11y.plain.levels import LEVELS
from a11y.plain.quotations import inside
from tests.plain.corruptions import CORRUPTIONS

# The aims: at least 95 in 100 of each kind are caught, at most one good result in 100 is not let through.
SEED = 4


def good(paths: list[Path], level: str) -> list[tuple[Parse, list[Piece], list[Parse]]]:
    """Return each changed sentence's parse with what was written for it."""
    pieces = []
    for path in paths:
        for line in path.read_text("utf-8-sig").splitlines():
            sentences = split(line.strip())
            pieces += [Piece(text) for text, crossing in zip(sentences, inside(sentences), strict=True) if not crossing]
    groups = restructure(pieces, LEVELS[level])
    new = iter(reword([piece for group in groups for piece in group], LEVELS[level]))
    groups = [[next(new) for _ in group] for group in groups]
    changed = [(piece, group) for piece, group in zip(pieces, groups, strict=True) if [found.text for found in group] != [piece.text]]
    sources = parse_sentences([piece.text for piece, _ in changed])
    return [(source, group, parse_sentences([found.text for found in group])) for source, (_, group) in zip(sources, changed, strict=True)]


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--level", choices=tuple(LEVELS), default="easy")
    parser.add_argument("--kind", choices=tuple(CORRUPTIONS), action="append", help="only this kind of corruption")
    parser.add_argument("--show", choices=("good", *CORRUPTIONS), action="append", default=[])
    given = parser.parse_args()
    write, dice = sys.stdout.write, random.Random(SEED)
    results = good(given.file, given.level)
    alarms = [(source, group, failed) for source, group, parses in results if (failed := judged(source, group, parses))]
    split_ones = sum(len(group) > 1 for _, group, _ in results)
    write(f"{len(results)} good results ({split_ones} of them split), false alarms {len(alarms)} ({100 * len(alarms) / len(results):.1f} %): ")
    write(", ".join(f"{gate} {count}" for gate, count in Counter(failed for *_, failed in alarms).most_common()) + "\n\n")
    if "good" in given.show:
        for source, group, failed in alarms:
            write(f"{failed}\n  {source.text}\n" + "".join(f"  > {piece.text}\n" for piece in group))
    passing = [result for result in results if not judged(*result)]
    for kind, corrupt in CORRUPTIONS.items():
        if given.kind and kind not in given.kind:
            continue
        tried, caught = 0, Counter[str]()
        for source, group, parses in passing:
            texts = corrupt(parses, dice)
            if texts is None or texts == [parse.text for parse in parses]:
                continue
            tried += 1
            failed = judged(source, group, parse_sentences(texts))
            if failed:
                caught[failed] += 1
            elif kind in given.show:
                write(f"  {source.text}\n" + "".join(f"  > {text}\n" for text in texts))
        share = 100 * sum(caught.values()) / max(tried, 1)
        write(f"{kind:28}{tried:6} tried {share:6.1f} % caught: " + ", ".join(f"{gate} {count}" for gate, count in caught.most_common(6)) + "\n")


if __name__ == "__main__":
    main()
