"""How far the lit word is from the spoken one in a page that plays: judged by the sound that Chromium renders and by the frames it has painted.

A page that is asked for its own clock agrees with itself. So the sound is heard where it leaves the player, and found again in the recording as PyAV
decodes it: that tells how far the clock is ahead of the sound (time stretching at another speed moves it). The lit word is read from the highlight, a
frame after it was set.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from playwright.sync_api import Page

    from a11y.library import Library
    from a11y.model import StoredEdition

WATCHER = Path(__file__).parent / "in_step.js"
TOLERANCE = 50  # ms: what issue 5 allows
_SILENT = 1500  # ms after a word's end when nothing is lit any more (web/static/listen.js)
_SMOOTH = np.ones(8) / 8  # ms: time stretching keeps the loudness of speech, not its waves
_REACH = 400  # ms around the page's clock in which its sound is looked for
_SURE = 0.6  # correlation; what is no place of the sound stays under 0.5
_FRAME = 25  # ms: a frame that took longer was dropped by a busy machine


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording as the page gets it: its loudness at every ms, and [sentence, start, end, begin ms, end ms, source] of each word."""

    loudness: NDArray[np.float64]
    words: list[list[Any]]

    def spoken(self, ms: float) -> int:
        """Return the place of the word being said, -1 when none of the page's is."""
        place = bisect_right(self.words, ms, key=lambda word: word[3]) - 1
        return place if place >= 0 and ms <= self.words[place][4] + _SILENT else -1


@dataclass(slots=True)
class Measured:
    """What was seen at one speed, in ms: of the recording for words, of the clock on the wall for landings."""

    rate: float
    lags: list[float] = field(default_factory=list)
    """How far the page's clock was ahead of the sound."""
    changes: list[float] = field(default_factory=list)
    """How far into a word (or, below 0, before it) the sound was when the word was seen lit."""
    landings: list[float] = field(default_factory=list)
    """How long after a seek the spoken word was lit."""
    skipped: int = 0
    """Words that were said and never seen lit."""
    dropped: int = 0
    """Changes in frames that a busy machine dropped, which are not judged."""

    @property
    def errors(self) -> list[float]:
        """All of it as distances."""
        return [abs(change) for change in self.changes] + self.landings


def recording(library: Library, edition: StoredEdition, level: str = "original") -> Recording:
    """Return the recording that a page of that version plays."""
    rendition = next(one for one in edition.renditions if one.level == level)
    file = library.media(edition.slug, next(medium.file for medium in rendition.media if medium.format == "m4a"))
    words = json.loads(library.media(edition.slug, rendition.words).read_bytes())
    samples, rate = decoded(file)
    return Recording(_loudness(samples, len(samples) * 1000 // rate), words)


def decoded(file: Path) -> tuple[NDArray[np.float64], int]:
    """Return all samples of a recording and how many there are in a second."""
    with av.open(str(file)) as container:
        rate = int(container.streams.audio[0].rate)
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)]).astype(float), rate


def measure(page: Page, sound: Recording, *, rate: float, seeks: Sequence[int], seconds: float, lenient: bool = False) -> Measured:
    """Play the page at a speed from each of the given times (ms) for so many seconds of the recording; the page was opened with `WATCHER`.

    `lenient` leaves out what a busy machine's dropped frames cost, so that a test judges the page alone.
    """
    samples_a_second = page.evaluate("inStep.open()")
    page.get_by_label("Speed").select_option(f"{rate:g}")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(500)
    found = Measured(rate)
    for seek in seeks:
        # As a reader moves the slider.
        page.evaluate(
            "to => { const range = document.querySelector('.player input[type=range]'); range.value = to; range.dispatchEvent(new Event('input')); }", seek
        )
        page.wait_for_timeout(1000 * seconds / rate)
        clock, heard = page.evaluate("inStep.heard()")
        lag = _lag(sound, clock, np.array(heard, float), samples_a_second / rate)
        if lag is not None:
            found.lags.append(lag)
    if len(found.lags) < (len(seeks) + 1) // 2:
        pytest.fail(f"at {rate:g} times the sound was recognised after {len(found.lags)} of {len(seeks)} seeks only")
    _judge(found, sound, page.evaluate("inStep.frames"), float(np.median(found.lags)), lenient=lenient)
    return found


def _judge(found: Measured, sound: Recording, frames: list[list[Any]], lag: float, *, lenient: bool) -> None:
    places = {(word[0], word[1]): place for place, word in enumerate(sound.words)}
    turn, landed, before, began, last, earlier = -1, True, -1, 0.0, 0.0, 0.0
    for number, now, clock, sentence, offset in frames:
        lit, heard = places.get((sentence, offset), -1), clock - lag
        if number != turn:
            turn, landed, began = number, False, now
        elif landed and lit not in (before, -1):
            if lenient and max(now - last, last - earlier) > _FRAME:  # seen now is what the frame before painted
                found.dropped += 1
            else:
                found.changes.append(heard - sound.words[lit][3])
            found.skipped += max(0, lit - before - 1) if before >= 0 else 0
        if not landed and lit in {sound.spoken(heard - TOLERANCE), sound.spoken(heard), sound.spoken(heard + TOLERANCE)}:
            landed = True
            found.landings.append(now - began)
        before, last, earlier = lit, now, last
    if not landed:
        found.landings.append(last - began)


def _loudness(samples: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """Return the loudness of samples at so many even steps, smoothed."""
    edges = np.linspace(0, len(samples), steps + 1).astype(int)
    sums = np.concatenate(([0.0], np.cumsum(samples**2)))
    return np.convolve(np.sqrt(np.diff(sums[edges]) / np.diff(edges)), _SMOOTH, "same")


def _lag(sound: Recording, clock: float, heard: NDArray[np.float64], samples_a_second: float) -> float | None:
    """Return how many ms of the recording the clock is ahead of the end of what was heard; None when that is not found, such as in a pause.

    `samples_a_second` is how many samples a second of the recording took.
    """
    length = int(len(heard) * 1000 / samples_a_second)
    wanted = _loudness(heard, length)
    first = max(0, int(clock) - length - _REACH)
    there = np.lib.stride_tricks.sliding_window_view(sound.loudness[first : int(clock) + _REACH], length)
    spread = there.std(axis=1) * wanted.std() + 1e-9
    likeness = (there - there.mean(axis=1, keepdims=True)) @ (wanted - wanted.mean()) / length / spread
    best = int(likeness.argmax())
    return clock - (first + best + length) if likeness[best] >= _SURE else None
