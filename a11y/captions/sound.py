"""The sound of a media file as samples a recogniser takes: any container, mono, 16 kHz, read piece by piece, with a stated limit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11y.errors import SourceError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000  # what Whisper models take
MOST_SECONDS = 2 * 60 * 60  # two hours are 440 MiB of samples


def samples(path: Path) -> NDArray[np.float32]:
    """Return a local media file's first sound track as samples between -1 and 1.

    Raises SourceError for a file that cannot be read, holds no sound, or lasts longer than `MOST_SECONDS`.
    """
    import av
    import numpy as np

    name = path.name
    pieces: list[NDArray[np.float32]] = []
    count = 0
    try:
        # A media file may name others (playlists do); given an open file and no protocol, the library can follow none of them.
        with path.open("rb") as file, av.open(file, options={"protocol_whitelist": "none"}) as container:
            if not container.streams.audio:
                raise SourceError(name, "holds no sound", "give the video or audio file itself")
            resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            for frame in _frames(container):
                for part in resampler.resample(frame):
                    piece = part.to_ndarray().reshape(-1).astype(np.float32, copy=False)
                    pieces.append(piece)
                    count += len(piece)
                    if count > MOST_SECONDS * RATE:
                        raise SourceError(name, f"lasts longer than {MOST_SECONDS // 3600} hours", "cut it into parts")
    except (OSError, av.FFmpegError) as error:
        raise SourceError(name, f"cannot be read as media ({error})", "check that the file plays") from error
    if not pieces:
        raise SourceError(name, "holds no sound", "give the video or audio file itself")
    return np.concatenate(pieces)


def _frames(container: Any) -> Any:
    """Yield the frames of the first sound track, then None, which makes the resampler give what it holds."""
    yield from container.decode(container.streams.audio[0])
    yield None
