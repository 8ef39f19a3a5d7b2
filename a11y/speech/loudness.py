"""Makes speech as loud as EBU R 128 programmes for headphones and small players: one gain a voice, then a limiter for the few peaks above.

-16 LUFS is the loudness AES TD1008 recommends for speech online; the true peak stays under -1 dB as EBU R 128 asks for lossy files.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from a11y.speech.engine import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

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
STRETCH = 1 << 16  # samples worked on at a time, whole blocks; three seconds


def gain_of(voice: str, samples: NDArray[np.int16]) -> float:
    """Return the dB that bring a voice to the target: from the table, else from the recording's own loudness."""
    if voice in GAINS:
        return GAINS[voice]
    loudness = measure(samples)
    return 0.0 if loudness is None else min(_MOST_GAIN, TARGET_LUFS - loudness + _LIMITER_TAKES)


def level(samples: NDArray[np.int16], gain_db: float) -> Iterator[NDArray[np.float32]]:
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


def measure(samples: NDArray[np.int16]) -> float | None:
    """Return the integrated loudness in LUFS as ITU-R BS.1770-4 defines it for one channel, or None for silence."""
    tenth = SAMPLE_RATE // 10
    energies = []
    for begin in range(0, len(samples), 100 * tenth):
        stretch = samples[begin : begin + 100 * tenth].astype(np.float64) / 32768
        heard = np.fft.irfft(np.fft.rfft(stretch) * _weighting(len(stretch)), len(stretch))
        whole = len(heard) // tenth
        energies.append((heard[: whole * tenth].reshape(whole, tenth) ** 2).mean(axis=1))
    tenths = np.concatenate(energies) if energies else np.zeros(0)
    if len(tenths) < 4:
        return None
    blocks = np.convolve(tenths, np.ones(4) / 4, mode="valid")  # 400 ms, three quarters overlapping
    blocks = blocks[blocks > _energy(-70)]
    if not len(blocks):
        return None
    blocks = blocks[blocks > blocks.mean() / 10]  # the relative gate, 10 LU under the mean
    return -0.691 + 10 * math.log10(float(blocks.mean()))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _weighting(size: int) -> NDArray[np.complex128]:
    """Return the response of BS.1770's two filters, a shelf and a high pass, at each frequency of a transform of so many samples."""
    step = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / max(1, size))
    # Centre frequencies, gain and quality of the analogue filters that the standard's 48 kHz coefficients come from (libebur128 derives the same).
    shelf, gain, quality = math.tan(math.pi * 1681.974450955533 / SAMPLE_RATE), 10 ** (3.999843853973347 / 20), 0.7071752369554196
    part = gain**0.4996667741545416
    top = (gain + part * shelf / quality + shelf**2, 2 * (shelf**2 - gain), gain - part * shelf / quality + shelf**2)
    bottom = (1 + shelf / quality + shelf**2, 2 * (shelf**2 - 1), 1 - shelf / quality + shelf**2)
    high, sharp = math.tan(math.pi * 38.13547087602444 / SAMPLE_RATE), 0.5003270373238773
    under = (1 + high / sharp + high**2, 2 * (high**2 - 1), 1 - high / sharp + high**2)
    shelved = (top[0] + top[1] * step + top[2] * step**2) / (bottom[0] + bottom[1] * step + bottom[2] * step**2)
    passed = (1 - 2 * step + step**2) / ((under[0] + under[1] * step + under[2] * step**2) / under[0])
    return np.asarray(shelved * passed, np.complex128)
