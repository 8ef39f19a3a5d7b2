"""Measure whether the lit word is the spoken one, in real Chromium on the seeds' recordings: `python -m tests.benchmarks.word_in_step [SEEKS [SECONDS]]`.

Twenty random seeks at each of 0.5, 1 and 2 times, each with ten seconds of the recording played after it: ten minutes of speech, in some twelve minutes.
What is measured and how is told in `tests/browser/in_step.py`; nothing is left out here, frames that a busy machine dropped count too.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from a11y import pipeline, speech
from a11y.library import Library
from a11y.readers import read
from tests.browser.conftest import FLAGS, chromium, served
from tests.browser.in_step import TOLERANCE, WATCHER, Measured, Recording, measure, recording

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SPEEDS = (0.5, 1, 2)


def spoken(library: Library) -> Iterator[tuple[str, Recording]]:
    """Yield the slug and the original version's recording of each seed."""
    for path in sorted(SEEDS.iterdir()):
        reading = read(path.name, path.read_bytes()) if path.suffix in {".html", ".txt"} else None
        if reading and reading.article:
            edition = pipeline.build(reading)
            made = speech.speak(reading.article, edition.versions[0], formats=("m4a", "vtt"))
            stored = library.open(library.publish(replace(edition, renditions=(made,))))
            yield stored.slug, recording(library, stored)


def played(browser: Browser, site: str, recordings: list[tuple[str, Recording]], rate: float, seeks: int, seconds: float) -> Measured:
    """Return what is seen at one speed over all recordings, as many seeks in each as come to it."""
    dice = random.Random(7)
    found = Measured(rate)
    for place, (slug, sound) in enumerate(recordings):
        times = [dice.randrange(sound.words[0][3], int(sound.words[-1][4] - 1000 * seconds)) for _ in range(seeks)][place :: len(recordings)]
        page = browser.new_page()
        page.add_init_script(path=WATCHER)
        page.goto(f"{site}/articles/{slug}?version=original")
        one = measure(page, sound, rate=rate, seeks=times, seconds=seconds)
        page.close()
        found.lags += one.lags
        found.changes += one.changes
        found.landings += one.landings
        found.skipped += one.skipped
    return found


def main() -> None:
    """Measure and print."""
    seeks = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    everything: list[float] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        recordings = list(spoken(Library(Path(folder))))
        speech.close()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with served(Path(folder)) as site:
            print(f"{'speed':>6}{'words':>8}{'into the word, ms':>28}{'after a seek':>18}{'clock ahead of sound':>22}{'never lit':>11}")
            for rate in SPEEDS:
                found = played(browser, site, recordings, rate, seeks, seconds)
                low, middle, high = np.percentile(found.changes, (5, 50, 95))
                landing = np.percentile(found.landings, 95)
                print(
                    f"{rate:>6g}{len(found.changes):>8}{f'{middle:+.0f} ({low:+.0f} to {high:+.0f})':>28}{f'p95 {landing:.0f} ms':>18}"
                    f"{f'{np.median(found.lags):+.0f} ms':>22}{found.skipped:>11}",
                    flush=True,
                )
                everything += found.errors
        browser.close()
    minutes, high = seeks * len(SPEEDS) * seconds / 60, np.percentile(everything, 95)
    print(f"{minutes:.1f} minutes of speech, {len(everything)} words and seeks: error p95 {high:.0f} ms (aim {TOLERANCE})")


if __name__ == "__main__":
    main()
