"""When each displayed word is spoken: the engine's word events mapped back through the normaliser, gaps filled, every time later than the one before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from a11y.speech.engine import SAMPLE_RATE
from a11y.speech.spoken import words as displayed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from a11y.model import WordSource
    from a11y.speech.spoken import Spoken

# 16-bit samples below this are silence: -46 dB of full scale, under every espeak-ng voice's quietest consonants and over its rounding noise.
SILENCE = 160
_FRAME = SAMPLE_RATE // 200  # 5 ms
# A pause before a clause is at least this long (a plosive's closure is shorter), and events lie at most this far from its end
# (measured on news sentences: p95 49 ms, maximum 246 ms).
_PAUSE_FRAMES = 12
_FAR_FRAMES = 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A displayed word's range with the samples it is spoken from and to."""

    start: int
    end: int
    begin: int
    stop: int
    source: WordSource


def place_words(text: str, spoken: Spoken, events: Sequence[tuple[int, int]], samples: NDArray[np.int16], *, estimated: bool = False) -> list[Placed]:
    """Return every displayed word of a text with its samples, in order.

    Words without an event of their own share the time between their neighbours by the length of what is said; `estimated` says that all times
    are guessed from the loudness of the audio.
    """
    shown = displayed_words(text)
    if not shown:
        return []
    tokens = list(spoken.words())
    owner = _owners(tokens, spoken, shown)
    begin_of_token = _token_times(tokens, events, len(samples))
    known: list[int | None] = [None] * len(shown)
    weight = [0] * len(shown)
    for token, word in enumerate(owner):
        if weight[word] == 0:
            known[word] = begin_of_token[token]
        weight[word] += tokens[token][1] - tokens[token][0] + 1
    weight = [value or end - start + 1 for value, (start, end) in zip(weight, shown, strict=True)]
    onsets = _Onsets(samples)
    snapped = _snap(known, onsets)
    filled = onsets.shared(weight) if estimated else _fill(snapped, weight, onsets.first, max(onsets.last, len(shown)))
    found = []
    for index, (start, end) in enumerate(shown):
        stop = filled[index + 1] if index + 1 < len(shown) else len(samples)
        source: WordSource = "estimated" if estimated else "interpolated" if snapped[index] is None else "event"
        found.append(Placed(start, end, filled[index], stop, source))
    return found


def _owners(tokens: Sequence[tuple[int, int]], spoken: Spoken, shown: Sequence[tuple[int, int]]) -> list[int]:
    """Return the displayed word each spoken one belongs to: the first that ends after its place, never going back."""
    ends = [end for _, end in shown]
    owners, last = [], 0
    for start, _ in tokens:
        last = max(last, min(bisect_right(ends, spoken.shown(start)), len(shown) - 1))
        owners.append(last)
    return owners


def _token_times(tokens: Sequence[tuple[int, int]], events: Sequence[tuple[int, int]], length: int) -> list[int | None]:
    """Return the first event's sample for each spoken word; an event between two words belongs to the next one (offsets can be off by one)."""
    times: list[int | None] = [None] * len(tokens)
    ends = [end for _, end in tokens]
    latest = -1
    for place, sample in events:
        token = bisect_right(ends, place)
        if token >= len(tokens) or times[token] is not None or not latest < sample <= length:
            continue
        times[token] = latest = sample
    return times


class _Onsets:
    """Where sound begins after silence, found on 5 ms frames."""

    def __init__(self, samples: NDArray[np.int16]) -> None:
        count = len(samples) // _FRAME
        frames = np.abs(samples[: count * _FRAME].astype(np.int32)).reshape(count, _FRAME).max(axis=1) if count else np.zeros(0, np.int32)
        self._loud = frames > SILENCE
        places = np.flatnonzero(self._loud)
        self.first = int(places[0]) * _FRAME if len(places) else 0
        self.last = (int(places[-1]) + 1) * _FRAME if len(places) else len(samples)
        gaps = np.diff(places) if len(places) else np.zeros(0, np.int64)
        after_pause = places[1:][gaps > _PAUSE_FRAMES] if len(places) else places
        self._starts = [self.first, *(int(place) * _FRAME for place in after_pause)] if len(places) else []

    def shared(self, weight: Sequence[int]) -> list[int]:
        """Return where words begin when they share the sounding time, not the pauses, by weight."""
        sounding = np.cumsum(self._loud)
        if not len(sounding) or not sounding[-1]:
            return [self.first] * len(weight)
        before = np.concatenate(([0], np.cumsum(weight)[:-1])) / sum(weight)
        return [int(frame) * _FRAME for frame in np.searchsorted(sounding, before * sounding[-1], side="right")]

    def near(self, sample: int) -> int | None:
        """Return the end of a pause within reach of an event, or None."""
        index = bisect_right(self._starts, sample)
        close = [start for start in self._starts[max(0, index - 1) : index + 1] if abs(start - sample) <= _FAR_FRAMES * _FRAME]
        return min(close, key=lambda start: abs(start - sample)) if close else None


def _snap(times: Sequence[int | None], onsets: _Onsets) -> list[int | None]:
    """Return the times with clause starts moved to where their sound begins; each pause's end goes to the one word nearest to it."""
    best: dict[int, int] = {}
    for index, time in enumerate(times):
        if time is None or (onset := onsets.near(time)) is None:
            continue
        if onset not in best or abs(onset - time) < abs(onset - (times[best[onset]] or 0)):
            best[onset] = index
    snapped = list(times)
    for onset, index in best.items():
        before = max((t for t in times[:index] if t is not None), default=-1)
        after = min((t for t in times[index + 1 :] if t is not None), default=onset + 1)
        if before < onset < after:
            snapped[index] = onset
    return snapped


def _fill(times: Sequence[int | None], weight: Sequence[int], first: int, last: int) -> list[int]:
    """Return a time for every word: unknown ones share the stretch between known ones by weight."""
    filled: list[int] = []
    anchor, since = first, 0
    index = 0
    while index < len(times):
        time = times[index]
        if time is not None:
            filled.append(time)
            anchor, since = time, weight[index]
            index += 1
            continue
        stop = index
        while stop < len(times) and times[stop] is None:
            stop += 1
        target = times[stop] if stop < len(times) else last
        room = max(0, (last if target is None else target) - anchor)
        total = since + sum(weight[index:stop])
        for place in range(index, stop):
            filled.append(anchor + room * since // max(1, total))
            since += weight[place]
        index = stop
    return filled
