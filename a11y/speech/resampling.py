"""Brings the sound of other engines to our sample rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av

from a11y.speech.engine import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable


def resampled(frames: Iterable[av.AudioFrame]) -> bytes:
    """Return frames of any rate and layout as 16-bit mono samples at `SAMPLE_RATE`."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    found = [*(out for frame in frames for out in resampler.resample(frame)), *resampler.resample(None)]
    return b"".join(frame.to_ndarray().astype("<i2").tobytes() for frame in found)
