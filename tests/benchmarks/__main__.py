"""`make bench`: what the chain costs, on the seeds, as figures and as ratios against a peer in the same run.

These machines are noisy: compare ratios, not seconds. The peer is a bare parse of the same pages by bs4 and lxml.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from a11y import captions, pipeline, plain, readers, scores, speech, walk
from a11y.audit import audit
from a11y.language.parse import _memory
from a11y.model import Version  # noqa: TC001 - a script, run as it is
from a11y.readers.source import open_source

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ROUNDS = 3


def cpu(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of a few runs, this process and its finished children together."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = os.times()
        work()
        after = os.times()
        best = min(best, sum(after[:4]) - sum(before[:4]))
    return best


def forget() -> None:
    """Forget every parsed sentence, so that the next run parses anew."""
    _memory.clear()


def words(version: Version) -> int:
    """Return how many words a version has."""
    return sum(len(sentence.text.split()) for sentence in walk.sentences(version))


def fresh() -> tuple[float, float]:
    """Return the CPU seconds of reading and all text stages in a new process, and how many times 400 words that was.

    The first half of the seeds warms up what is loaded once (weights, lexicon, language models); the second half is measured, so
    that no sentence has been parsed before.
    """
    script = (
        "import os; from a11y import pipeline, plain, readers; from tests.benchmarks.__main__ import SEEDS, sources, words\n"
        "data = list(sources().items()); half = len(data) // 2\n"
        "build = lambda path, value: pipeline.build(readers.read(path.name, value), base=SEEDS)\n"
        "for item in data[:half]: build(*item)\n"
        "before = os.times(); editions = [build(*item) for item in data[half:]]; after = os.times()\n"
        "print(sum(after[:4]) - sum(before[:4]), sum(words(edition.versions[0]) for edition in editions) / 400)"
    )
    runs = [subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=True, capture_output=True, text=True).stdout.split() for _ in range(ROUNDS)]
    return min((float(seconds), float(articles)) for seconds, articles in runs)


def sources() -> dict[Path, bytes]:
    """Return the seeds and their bytes."""
    files = sorted(path for path in SEEDS.iterdir() if path.suffix in {".txt", ".html"})
    return {path: open_source(str(path)).data for path in files}


def command(*arguments: str) -> tuple[float, float]:
    """Return wall seconds and CPU seconds of one `a11y` command from a cold start."""
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "a11y", *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return time.perf_counter() - began, sum(after[2:4]) - sum(before[2:4])


def main() -> None:
    """Measure and print one table."""
    data = sources()
    files = list(data)
    pages = [value for path, value in data.items() if path.suffix == ".html"]
    pipeline.build(readers.read("warm up", data[files[0]]))

    read = cpu(lambda: [readers.read(path.name, value) for path, value in data.items()])
    readings = [readers.read(path.name, value) for path, value in data.items()]
    originals = [plain.original(reading.article) for reading in readings if reading.article]
    count = sum(map(words, originals))
    both = cpu(lambda: [forget(), *(plain.simplify(original, level) for original in originals for level in ("plain", "easy"))])
    versions = [(original, plain.simplify(original, "plain"), plain.simplify(original, "easy")) for original in originals]
    scored = cpu(lambda: [scores.score(version) for three in versions for version in three])
    tables = [{version.level: scores.score(version) for version in three} for three in versions]
    tracks = [captions.tracks(reading.article, original) for reading, original in zip(readings, originals, strict=True) if reading.article]
    audited = cpu(lambda: [audit(*parts) for parts in zip(readings, versions, tables, tracks, strict=True)])
    whole, articles = fresh()

    print(f"{len(files)} seeds, {count} words in the originals; least of {ROUNDS} runs, CPU seconds of one core\n")
    for name, seconds in (("read", read), ("both versions", both), ("scores", scored), ("audit", audited)):
        print(f"  {name:<18}{1000 * seconds / len(files):8.1f} ms an article")
    print(f"\n  {'text stages':<28}{articles / whole:8.1f} articles of 400 words per CPU second (aim 8)")
    print(f"  {'plain and easy together':<28}{count / both:8.0f} words per CPU second")

    from bs4 import BeautifulSoup

    bare = cpu(lambda: [BeautifulSoup(page, "lxml") for page in pages])
    ours = cpu(lambda: [readers.read("page.html", page) for page in pages])
    print(f"  {'reading a page':<28}{ours / bare:8.2f} times a bare bs4 + lxml parse of the same pages")

    article, version = next((reading.article, original) for reading, original in zip(readings, originals, strict=True) if reading.article)
    before, began = os.times(), time.perf_counter()
    rendition = speech.speak(article, version, formats=("m4a", "mp3"))
    speech.close()
    after, spent = os.times(), time.perf_counter() - began
    seconds = sum(after[:4]) - sum(before[:4])
    print(
        f"  {'speech, m4a and mp3':<28}{rendition.duration_ms / 1000 / seconds:8.1f} seconds of audio per CPU second; {words(version)} words in {spent:.1f} s"
    )

    page = next(path for path in files if path.suffix == ".html")
    text = next(path for path in files if path.suffix == ".txt")
    print()
    for name, arguments in (
        ("a11y --help", ("--help",)),
        ("a11y read PAGE", ("read", str(page))),
        ("a11y read TEXT", ("read", str(text))),
        ("a11y simplify", ("simplify", str(text), "--level", "easy")),
    ):
        wall, spent = min(command(*arguments) for _ in range(ROUNDS))
        print(f"  {name:<28}{wall:8.2f} s from a cold start ({spent:.2f} s CPU)")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"  {'peak memory':<28}{peak:8.0f} MB (aim 600)")


if __name__ == "__main__":
    main()
