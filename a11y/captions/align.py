"""When the words of a transcript are said: from words a recogniser heard, else from the voice and pauses of the sound. The words stay the editor's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.captions.hearing import SILENCE
from a11y.captions.sound import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from a11y.captions.hearing import HeardWord
    from a11y.model import Cue

FRAME_MS = 20
LOUD = 0.1  # of the loud parts' level: 20 dB below them is a pause in any recording fit to be published
PAUSE_MS, SOUND_MS = 250, 80  # shorter silences lie inside words; shorter sounds are clicks
DRIFT_MS = 20_000  # no speaker is so far ahead of an even pace, or behind it
MOST_TOGETHER, TOGETHER = 4, 1.0  # sentences that may follow each other without a pause, and what that costs against a pause of a second
LEAST_MATCHED = 0.4  # with fewer of the words found again, what was heard is no guide


def voiced(sound: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Return the stretches of a sound in which something is heard, as milliseconds."""
    import numpy as np

    size = RATE * FRAME_MS // 1000
    count = len(sound) // size
    levels = np.sqrt((sound[: count * size].reshape(count, size).astype(np.float64) ** 2).mean(axis=1)) if count else np.zeros(0)
    least = max(SILENCE, LOUD * float(np.percentile(levels, 95))) if count else SILENCE
    found: list[tuple[int, int]] = []
    for place in np.flatnonzero(levels > least):
        start = int(place) * FRAME_MS
        if found and start - found[-1][1] < PAUSE_MS:
            found[-1] = (found[-1][0], start + FRAME_MS)
        else:
            found.append((start, start + FRAME_MS))
    return [(start, end) for start, end in found if end - start >= SOUND_MS]


def by_pauses(cues: Sequence[Cue], stretches: Sequence[tuple[int, int]]) -> tuple[Cue, ...]:
    """Return cues spread over the stretches, each sentence begun after the pause that lets all sentences have about their share of the voice.

    >>> from a11y.model import Cue
    >>> found = by_pauses([Cue(0, 500, "One."), Cue(500, 1000, "Two.")], [(1000, 1900), (3000, 4100)])
    >>> [(cue.start, cue.end) for cue in found]
    [(1000, 3000), (3000, 4100)]
    """
    voice = [0]  # the voice heard before each stretch, and in all
    for start, end in stretches:
        voice.append(voice[-1] + end - start)
    firsts = [0, *(place for place in range(1, len(cues)) if cues[place - 1].text.rstrip("\"'”’)")[-1:] in {".", "!", "?", "…"}), len(cues)]
    share = [cues[place].start * voice[-1] // cues[-1].end if place < len(cues) else voice[-1] for place in range(len(cues) + 1)]
    begun = _begins([share[first] for first in firsts], stretches, voice)
    starts: list[int] = []
    for (first, last), (begin, end) in zip(pairwise(firsts), pairwise(begun), strict=True):
        for place in range(first, last):
            part = (share[place] - share[first]) / max(1, share[last] - share[first])
            starts.append(_at(round(begin + part * (end - begin)), stretches, voice))
    return _in_order(cues, starts, stretches[-1][1])


def _begins(shares: Sequence[int], stretches: Sequence[tuple[int, int]], voice: Sequence[int]) -> list[int]:
    """Return when each sentence begins, in milliseconds of voice: after a pause where that keeps all sentences close to their length by letters.

    A shortest path: from one sentence's beginning to the next but few, each step costing how far its length is from what its letters say.
    """
    count = len(shares) - 1
    pauses = [stretches[0][0], *(after[0] - before[1] for before, after in pairwise(stretches)), PAUSE_MS]
    # best[sentence][pause]: the least cost of all before, and the sentence and pause it comes from.
    best: list[dict[int, tuple[float, int, int]]] = [{0: (0.0, 0, 0)}] + [{} for _ in range(count)]
    for sentence in range(count):
        for pause, (cost, _, _) in best[sentence].items():
            for later in range(sentence + 1, min(sentence + MOST_TOGETHER, count) + 1):
                wanted = max(1, shares[later] - shares[sentence])
                ends = (
                    [len(stretches)]
                    if later == count
                    else range(bisect_left(voice, voice[pause] + wanted // 3), bisect_right(voice, voice[pause] + wanted * 3))
                )
                for end in ends:
                    if end <= pause or (end == len(stretches) and later < count) or abs(voice[end] - shares[later]) > max(DRIFT_MS, voice[-1] // 10):
                        continue
                    off = (voice[end] - voice[pause] - wanted) / max(wanted, 1000)
                    step = off * off * (wanted / 1000) + TOGETHER * (later - sentence - 1) - min(pauses[end], 1000) / 1000
                    if end not in best[later] or cost + step < best[later][end][0]:
                        best[later][end] = (cost + step, sentence, pause)
    if len(stretches) not in best[count]:
        return list(shares)
    found = [0] * (count + 1)
    sentence, pause = count, len(stretches)
    found[count] = voice[pause]
    while sentence:
        _, before, start = best[sentence][pause]
        for between in range(before, sentence):
            part = (shares[between] - shares[before]) / max(1, shares[sentence] - shares[before])
            found[between] = round(voice[start] + part * (voice[pause] - voice[start]))
        sentence, pause = before, start
    return found


def _at(spoken: int, stretches: Sequence[tuple[int, int]], voice: Sequence[int]) -> int:
    """Return the time at which so many milliseconds of voice have been heard."""
    place = min(max(0, bisect_right(voice, spoken) - 1), len(stretches) - 1)
    return stretches[place][0] + spoken - voice[place]


def by_words(cues: Sequence[Cue], heard: Sequence[HeardWord]) -> tuple[tuple[Cue, ...], float] | None:
    """Return cues timed by the words that were heard in them, and the share of words found again; None when it is too small.

    Words in between are placed by their letters.
    """
    said = [(_folded(word), number) for number, cue in enumerate(cues) for word in cue.text.split()]
    ear = [_folded(word.text) for word in heard]
    matches = SequenceMatcher(None, [word for word, _ in said], ear, autojunk=False).get_matching_blocks()
    anchors: list[tuple[int, int]] = []  # letters before the word, and when it starts
    letters = [0]
    for word, _ in said:
        letters.append(letters[-1] + len(word) + 1)
    found = 0
    for block in matches:
        # One short word alone matches by chance.
        if block.size > 1 or (block.size == 1 and len(said[block.a][0]) > 4):
            found += block.size
            for step in range(block.size):
                time = heard[block.b + step].start
                if not anchors or time > anchors[-1][1]:
                    anchors.append((letters[block.a + step], time))
    share = found / len(said) if said else 0.0
    if share < LEAST_MATCHED or len(anchors) < 2:
        return None
    firsts: dict[int, int] = {}
    for place, (_, number) in enumerate(said):
        firsts.setdefault(number, letters[place])
    starts = [_between(anchors, firsts.get(number, 0)) for number in range(len(cues))]
    return _in_order(cues, starts, max(heard[-1].end, starts[-1] + 1)), share


def _between(anchors: Sequence[tuple[int, int]], letters: int) -> int:
    """Return the time of a place in the text, on the line between the two anchors around it (or of the first or last two)."""
    right = min(max(bisect_right(anchors, (letters, 1 << 60)), 1), len(anchors) - 1)
    (before, start), (after, end) = anchors[right - 1], anchors[right]
    return max(0, start + (letters - before) * (end - start) // max(1, after - before))


def _in_order(cues: Sequence[Cue], starts: Sequence[int], end: int) -> tuple[Cue, ...]:
    """Return the cues at these starts, made to rise, each until the next begins or a good while after it could be read."""
    rising: list[int] = []
    for start in starts:
        rising.append(max(start, rising[-1] + 1) if rising else start)
    ends = [*(start for start in rising[1:]), max(end, rising[-1] + 1)]
    return tuple(
        replace(cue, start=start, end=min(until, start + 2 * (cue.end - cue.start) + 1000)) for cue, start, until in zip(cues, rising, ends, strict=True)
    )


def _folded(word: str) -> str:
    return re.sub(r"[^\w]", "", word.casefold())
