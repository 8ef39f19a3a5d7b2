"""A sign-language video for tests: a grey picture that moves, as small as a WebM can be."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def video(path: Path, *, seconds: int = 6, codec: str = "libvpx") -> Path:
    """Write a video of that many seconds and return its path."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=5)
        stream.width, stream.height, stream.pix_fmt, stream.time_base = 64, 48, "yuv420p", Fraction(1, 5)
        for number in range(seconds * 5):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 40 + number % 100, dtype=np.uint8), format="rgb24")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    return path
