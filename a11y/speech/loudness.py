"""Makes speech as loud as EBU R 128 programmes for headphones and small players: one gain a voice, then a limiter for the few peaks above.

-16 LUFS is the loudness AES TD1008 recommends for speech online; the true peak stays under -1 dB as EBU R 128 asks for lossy files.
"""

from __future__ import annotations

import contextlib
import math
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import av.filter
import numpy as np

from a11y.speech.engine import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from a11y.speech.sound import Samples

TARGET_LUFS = -16.0
# dB added to a voice, by its engine's own name for it; measured with ffmpeg's ebur128 on the finished files of news stories. A voice without a row is measured.
GAINS: dict[str, float] = {
    "gmw/en": 6.5,
    "gmw/en-GB-x-rp": 7.1,
    "gmw/en-GB-scotland": 7.1,
    "gmw/en-GB-x-gbclan": 6.5,
    "gmw/en-GB-x-gbcwmd": 6.6,
    "gmw/en-US": 7.1,
    "gmw/en-US-nyc": 7.1,
    "gmw/en-029": 6.3,
}
# The limiter takes about this much loudness from a voice with peaks 20 dB above its loudness, as espeak-ng's have.
_LIMITER_TAKES = 1.3
_MOST_GAIN = 20.0  # a nearly silent recording is not turned into noise
# Samples stay under -2.5 dB of full scale: what is lost between samples and added by the lossy coders stays within the other 1.5 dB.
CEILING = 10 ** (-2.5 / 20)
_BLOCK = 32  # samples, 1.5 ms: shorter than a period of any voice, long enough not to bend its waves
_SILENCE_LUFS = -70.0  # EBU R 128's absolute gate: nothing under it counts as programme
_METERED = SAMPLE_RATE // 10  # the meter tells its figures with every 100 ms
STRETCH = 1 << 16  # samples worked on at a time, whole blocks; three seconds


def gain_of(voice: str, samples: Samples) -> float:
    """Return the dB that bring a voice to the target: from the table, else from the recording's own loudness."""
    if voice in GAINS:
        return GAINS[voice]
    loudness = measure(samples)
    return 0.0 if loudness is None else min(_MOST_GAIN, TARGET_LUFS - loudness + _LIMITER_TAKES)


def level(samples: Samples, gain_db: float) -> Iterator[NDArray[np.float32]]:
    """Yield samples between -1 and 1 with the gain applied and no peak above the ceiling, a stretch at a time; as many as came in, without delay.

    A stretch is levelled with the two blocks before and after it in view, so that it does not matter where stretches begin.
    """
    margin = 2 * _BLOCK
    for begin in range(0, len(samples), STRETCH):
        first = max(0, begin - margin)
        levelled = _levelled(samples[first : begin + STRETCH + margin], gain_db)
        yield levelled[begin - first : begin - first + STRETCH]


def _levelled(samples: NDArray[np.int16], gain_db: float) -> NDArray[np.float32]:
    loud = samples.astype(np.float32) * np.float32(10 ** (gain_db / 20) / 32768)
    blocks = -(-len(loud) // _BLOCK)
    padded = np.zeros(blocks * _BLOCK, np.float32)
    padded[: len(loud)] = np.abs(loud)
    peak = padded.reshape(blocks, _BLOCK).max(axis=1)
    need = np.minimum(1.0, CEILING / np.maximum(peak, 1e-9))
    # The gain at a block's edges is the least that it and its neighbours need, with straight lines between: it falls before the peak and never jumps.
    edged = np.concatenate((need[:1], need, need[-1:]))
    smallest = np.minimum(np.minimum(edged[:-2], edged[1:-1]), edged[2:])
    edges = np.minimum(np.concatenate((smallest[:1], smallest)), np.concatenate((smallest, smallest[-1:])))
    curve = np.interp(np.arange(len(loud)), np.arange(blocks + 1) * _BLOCK, edges).astype(np.float32)
    return np.asarray(loud * curve, np.float32)


def measure(samples: Samples) -> float | None:
    """Return the integrated loudness in LUFS (EBU R 128, by ffmpeg's own meter), or None for silence."""
    whole = STRETCH // _METERED * _METERED
    return metered(samples[begin : begin + whole] for begin in range(0, len(samples), whole))[0]


def metered(stretches: Iterable[NDArray[np.int16]], rate: int = SAMPLE_RATE) -> tuple[float | None, float]:
    """Return the integrated loudness in LUFS, None for silence, and the true peak in dB of full scale, of sound at a rate."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono", time_base=Fraction(1, rate))
    meter = graph.add("ebur128", "peak=true:metadata=1")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    told: dict[str, str] = {}
    position = 0
    for samples in stretches:
        for begin in range(0, len(samples), _METERED):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None, begin : begin + _METERED]), format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate, position
            position += frame.samples
            graph.push(frame)
            told |= _pulled(graph)
    graph.push(None)
    told |= _pulled(graph)
    loudness = float(told.get("lavfi.r128.I", "-inf"))
    peak = float(told.get("lavfi.r128.true_peak", 0))  # as a share of full scale
    return (loudness if loudness > _SILENCE_LUFS else None), 20 * math.log10(peak) if peak else -math.inf


def _pulled(graph: av.filter.Graph) -> dict[str, str]:
    """Return what the meter says on the frames it has finished."""
    told: dict[str, str] = {}
    with contextlib.suppress(av.BlockingIOError, av.EOFError):
        while True:
            told |= graph.pull().metadata
    return told
