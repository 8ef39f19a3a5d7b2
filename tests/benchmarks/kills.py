"""Ends `a11y transform` by SIGKILL at random moments and looks at what a reader would then see: `python -m tests.benchmarks.kills [TIMES]`.

After every kill each edition must open whole, with every file its manifest names; the last run must finish the work. `make test` holds a sample of this
(`tests/test_library.py`, `tests/speech/test_cache.py`).
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from a11y.library import Library

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SOURCE = SEEDS / "000_7935afa64713bd6b.txt"


def whole(library: Library, slug: str) -> bool:
    """Return whether an edition opens and every file its manifest names is there with the content its name says."""
    stored = library.open(slug)
    names = [track.file for track in stored.tracks] + [file for one in stored.renditions for file in (one.words, *(medium.file for medium in one.media))]
    return all(hashlib.sha256(library.media(slug, name).read_bytes()).hexdigest()[:16] == name.split(".")[0] for name in names)


def run(folder: Path) -> subprocess.Popen[bytes]:
    """Start building the seed into a library, in a process group of its own."""
    command = [sys.executable, "-m", "a11y", "transform", str(SOURCE), "--library", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def main() -> None:
    """Kill and look, so many times."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    dice = random.Random(11)
    with tempfile.TemporaryDirectory() as first:
        began = time.perf_counter()
        run(Path(first)).wait()
        length = time.perf_counter() - began
    broken, seen = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(times):
            if turn % 20 == 0:  # from nothing again, so that kills also fall on the first words spoken
                subprocess.run(["rm", "-rf", folder], check=True)
                Path(folder).mkdir()
            process = run(Path(folder))
            time.sleep(dice.uniform(0, length))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            library = Library(Path(folder))
            entries = library.entries()[0]
            seen += len(entries)
            broken += sum(not whole(library, entry.slug) for entry in entries)
        finished = run(Path(folder)).wait() == 0
        stored = Library(Path(folder)).open(Library(Path(folder)).entries()[0][0].slug)
    print(f"{times} kills within {length:.1f} s of a run: {seen} editions seen, {broken} broken (aim 0)")
    print(f"the run after them finished: {finished}, {len(stored.renditions)} recordings of 3")


if __name__ == "__main__":
    main()
