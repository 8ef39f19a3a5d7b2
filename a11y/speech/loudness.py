"""Makes speech as loud as EBU R 128 programmes for headphones and small players: one gain, then a limiter for the few peaks above.

-16 LUFS is the loudness AES TD1008 recommends for speech online; the true peak stays under -1 dB as EBU R 128 asks for lossy files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# dB added to an engine's voice; measured with ffmpeg's ebur128 over ten news stories a voice, after the limiter (`tests/benchmarks`).
GAIN_DB = 6.2
# Samples stay under -3 dB of full scale: what is lost between samples and added by the lossy coders stays within the other 2 dB.
CEILING = 10 ** (-3 / 20)
_BLOCK = 32  # samples, 1.5 ms: shorter than a period of any voice, long enough not to bend its waves


def level(samples: NDArray[np.int16], gain_db: float = GAIN_DB) -> NDArray[np.float32]:
    """Return samples between -1 and 1 with the gain applied and no peak above the ceiling; as many as came in, without delay."""
    loud = samples.astype(np.float32) * np.float32(10 ** (gain_db / 20) / 32768)
    if not len(loud):
        return loud
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
