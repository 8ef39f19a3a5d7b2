"""Prints how much simpler the versions are and what they kept: python -m tests.benchmarks.simplification [MATERIAL] [--sari SARI.py] [--judge N SEED DIR].

Always on the seeds; with MATERIAL, a folder with `onestop/NAME.{adv,int,ele}.txt` (OneStopEnglish) and `asset.valid.orig` with its references
`asset.valid.simp.N`, on those too (the project carries neither). SARI needs an outside tool: a script that takes output, original and references as files.
`--judge` writes N changed sentences beside their sources for a reader who is told nothing of the rules (`sentences.txt`), and the key apart (`key.txt`).
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from a11y import readers, walk
from a11y.language import lemma
from a11y.language.parse import _memory
from a11y.model import Version  # noqa: TC001  (a script that runs once)
from a11y.plain import from_prose, original, simplify
from a11y.plain.engine import Tally
from a11y.plain.fidelity import DROPPABLE, HEDGES, NEGATIONS, words
from a11y.plain.rules import RULES
from a11y.scores.counts import count

SEEDS = Path(__file__).parent.parent.parent / "seeds"
# GOV.UK and plainlanguage.gov call a sentence long above 20 to 25 words.
LONG = 20
# A record of up to so many words is of words put in the place of others, not of a sentence that was cut.
_SWAP = 3


@dataclass
class Changed:
    """One source sentence and what was written for it."""

    name: str
    source: str
    results: list[str]
    rules: list[str]


@dataclass
class Measured:
    """What one set of articles gave."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    sentences: list[Changed] = field(default_factory=list)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    tally: Tally = field(default_factory=Tally)
    speed: float = 0


def grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences (Kincaid 1975)."""
    counts = count(sentences)
    return 0.39 * counts.words / max(counts.sentences, 1) + 11.8 * counts.syllables / max(counts.words, 1) - 15.59


def texts(version: Version) -> list[str]:
    """Return a version's sentences."""
    return [sentence.text for sentence in walk.sentences(version)]


def kinds(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a sentence with what it counts as: content (not a function word), name, number, negation, hedge."""
    capitals = {word for name in re.findall(r"(?<=\s)[A-Z][\w'’-]+", text) for word in words(name)}
    for word in words(text):
        for kind, is_one in (
            ("content", word not in DROPPABLE),
            ("names", word in capitals),
            ("numbers", any(character.isdigit() for character in word)),
            ("negations", word in NEGATIONS),
            ("hedges", word in HEDGES),
        ):
            if is_one:
                yield kind, word


def forms(word: str) -> set[str]:
    """Return a word with what it is a form of: "showing" became "shows"."""
    return {word, *(lemma(word, upos) for upos in ("VERB", "NOUN", "ADJ"))}


def account(source: Version, made: Version, into: Measured) -> None:
    """Count the source's words, and those that stand in the result, in a record of changed words or in what was left out."""
    here: dict[str, set[str]] = {}
    for sentence in walk.sentences(made):
        swapped = [edit.before for edit in sentence.edits if edit.rule not in RULES or len(edit.before.split()) <= _SWAP]
        for source_id in sentence.sources:
            kept = here.setdefault(source_id, set())
            for text in (sentence.text, *swapped):
                kept.update(form for word in words(text) for form in forms(word))
    for out in made.left_out:
        here.setdefault(out.source, set()).update(words(out.text))
    for sentence in walk.sentences(source):
        for kind, word in kinds(sentence.text):
            into.wanted[kind] += 1
            if forms(word) & here.get(sentence.id, set()):
                into.found[kind] += 1
            elif kind == "content":
                into.missing[word] += 1


def measure(articles: dict[str, Version], level: str) -> Measured:
    """Return what `simplify` makes of articles, and what that is worth."""
    found = Measured()
    _memory.clear()
    start = time.process_time()
    made = {name: simplify(source, level, extras=False, tally=found.tally) for name, source in articles.items()}  # type: ignore[arg-type]
    seconds = time.process_time() - start
    for name, source in articles.items():
        version = made[name]
        found.before += texts(source)
        found.after += texts(version)
        found.lines += [" ".join(sentence.text for part in block.parts for sentence in part) for block in version.blocks]
        account(source, version, found)
        groups: dict[str, Changed] = {sentence.id: Changed(name, sentence.text, [], []) for sentence in walk.sentences(source)}
        for sentence in walk.sentences(version):
            group = groups[sentence.sources[0]]
            group.results.append(sentence.text)
            group.rules += [edit.rule for edit in sentence.edits if edit.rule not in group.rules]
        found.sentences += groups.values()
    found.speed = sum(len(text.split()) for text in found.before) / seconds
    return found


def row(name: str, sentences: list[str]) -> str:
    """Return one row of the table of lengths."""
    lengths = [len(text.split()) for text in sentences]
    mean, long = sum(lengths) / len(lengths), 100 * sum(length > LONG for length in lengths) / len(lengths)
    return f"  {name:26}{len(lengths):10}{mean:12.2f}{long:10.1f}{grade(sentences):8.2f}\n"


def report(name: str, found: Measured, level: str, others: dict[str, list[str]]) -> str:
    """Return the table of one set of articles."""
    changed = [sentence for sentence in found.sentences if sentence.results != [sentence.source]]
    long = [sentence for sentence in found.sentences if len(sentence.source.split()) > LONG]
    easier = [sentence for sentence in long if max(len(text.split()) for text in sentence.results) < len(sentence.source.split())]
    share = 100 * len(easier) / max(len(long), 1)
    lines = [f"\n{name:28}{'sentences':>10}{'words each':>12}{'>20 (%)':>10}{'FKGL':>8}\n", row("original", found.before), row(level, found.after)]
    lines += [row(other, sentences) for other, sentences in others.items()]
    lines += [
        f"  changed {len(changed)} of {len(found.sentences)} sentences; of {len(long)} above {LONG} words {share:.1f} % became shorter sentences\n",
        f"  {found.speed:.0f} words a CPU second\n",
        "  kept or recorded (%): " + ", ".join(f"{kind} {100 * found.found[kind] / total:.2f}" for kind, total in found.wanted.items()) + "\n",
        "  not accounted for: " + (", ".join(f"{word} {times}" for word, times in found.missing.most_common(12)) or "nothing") + "\n",
    ]
    undone: dict[str, Counter[str]] = {}
    for (rule, gate), times in found.tally.undone.items():
        undone.setdefault(rule, Counter())[gate] += times
    gates: Counter[str] = Counter()
    for counts in undone.values():
        gates.update(counts)
    lines.append("  undone by gate: " + ", ".join(f"{gate} {times}" for gate, times in gates.most_common()) + "\n")
    lines.append(f"  {'rule':22}{'fired':>8}{'undone':>8}  by gate\n")
    for rule in sorted({*found.tally.fired, *undone}, key=lambda rule: -found.tally.fired[rule]):
        here = undone.get(rule, Counter())
        lines.append(
            f"  {rule:22}{found.tally.fired[rule]:8}{sum(here.values()):8}  " + ", ".join(f"{gate} {times}" for gate, times in here.most_common()) + "\n"
        )
    return "".join(lines)


def sari(tool: Path, material: Path, output: list[str]) -> str:
    """Return what an outside tool says of the ASSET lines."""
    references = sorted(material.glob("asset.valid.simp.*"))
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "output.txt"
        written.write_text("\n".join(output) + "\n", "utf-8")
        done = subprocess.run(
            [sys.executable, str(tool), str(written), str(material / "asset.valid.orig"), *map(str, references)], check=True, capture_output=True, text=True
        )
    return "  " + done.stdout


def judge(found: list[Measured], number: int, seed: int, folder: Path) -> None:
    """Write changed sentences for a blind reader, and what was done to them for the one who asks."""
    changed = [sentence for measured in found for sentence in measured.sentences if sentence.results != [sentence.source]]
    drawn = random.Random(seed).sample(changed, min(number, len(changed)))
    folder.mkdir(parents=True, exist_ok=True)
    shown = "\n".join(f"{place}.\n  {one.source}\n" + "".join(f"  > {text}\n" for text in one.results) for place, one in enumerate(drawn, 1))
    (folder / "sentences.txt").write_text(shown, "utf-8")
    (folder / "key.txt").write_text("".join(f"{place}\t{one.name}\t{', '.join(one.rules)}\n" for place, one in enumerate(drawn, 1)), "utf-8")


def prose(path: Path) -> list[str]:
    """Return the paragraphs of a text file."""
    return [line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("material", type=Path, nargs="?")
    parser.add_argument("--level", choices=("plain", "easy"), default="easy")
    parser.add_argument("--sari", type=Path, metavar="SARI.py")
    parser.add_argument("--judge", nargs=3, metavar=("N", "SEED", "DIR"))
    parser.add_argument("--only", choices=("seeds", "onestop", "asset"))
    given = parser.parse_args()
    level, write = given.level, sys.stdout.write
    simplify(from_prose(["The first sentence loads everything, and that takes a while."]), level)
    sets: dict[str, dict[str, Version]] = {
        "seeds": {
            path.name: original(article)
            for path in sorted(SEEDS.iterdir())
            if path.suffix in {".html", ".txt"} and (article := readers.read(path.name, path.read_bytes()).article)
        }
    }
    others: dict[str, list[str]] = {}
    if given.material:
        onestop = given.material / "onestop"
        sets["onestop"] = {path.name: from_prose(prose(path)) for path in sorted(onestop.glob("*.adv.txt"))}
        for people in ("int", "ele"):
            others[f"people: {people}"] = texts(from_prose([line for path in sorted(onestop.glob(f"*.{people}.txt")) for line in prose(path)]))
        sets["asset"] = {"asset": from_prose((given.material / "asset.valid.orig").read_text("utf-8").splitlines())}
    measured = []
    for name, articles in sets.items():
        if articles and given.only in {None, name}:
            found = measure(articles, level)
            measured.append(found)
            write(report(name, found, level, others if name == "onestop" else {}))
            if name == "asset" and given.sari:
                write(sari(given.sari, given.material, found.lines))
    if given.judge:
        judge(measured, int(given.judge[0]), int(given.judge[1]), Path(given.judge[2]))


if __name__ == "__main__":
    main()
