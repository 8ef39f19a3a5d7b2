"""The samples of a recording in the making: in memory while they are few, then in a temporary file, so that an hour of speech takes no more than minutes."""

from __future__ import annotations

import tempfile
import threading
import weakref
from typing import TYPE_CHECKING, Protocol

import numpy as np

from a11y.errors import VoiceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Six minutes of speech, so a usual article never touches the disk.
MOST_IN_MEMORY = 16_000_000


class Samples(Protocol):
    """16-bit samples that can be read in stretches: a `Sound`, or an array."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, stretch: slice, /) -> NDArray[np.int16]:
        """Return those of a stretch."""


class Sound:
    """Samples that are added at the end, and read from anywhere by several threads."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=MOST_IN_MEMORY, prefix="a11y-")  # noqa: SIM115  # closed with the last who holds the sound
        weakref.finalize(self, self._file.close)
        self._length = 0
        self._lock = threading.Lock()

    def add(self, samples: NDArray[np.int16]) -> None:
        """Put samples behind the others; VoiceError when the disk is full."""
        with self._lock:
            try:
                self._file.seek(2 * self._length)
                self._file.write(samples.astype("<i2", copy=False).tobytes())
            except OSError as error:
                raise VoiceError("any", f"the recording cannot be kept while it is made ({error.strerror})", "make room on the disk") from error
            self._length += len(samples)

    def __len__(self) -> int:
        """Return how many samples there are."""
        return self._length

    def __getitem__(self, stretch: slice, /) -> NDArray[np.int16]:
        """Return the samples of a stretch."""
        begin, end, _ = stretch.indices(self._length)
        with self._lock:
            self._file.seek(2 * begin)
            return np.frombuffer(self._file.read(2 * max(0, end - begin)), "<i2")
