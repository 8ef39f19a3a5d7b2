"""The samples of a recording in the making, in memory and on disk."""

from __future__ import annotations

import errno
import tempfile

import numpy as np
import pytest

from a11y.errors import VoiceError
from a11y.speech.sound import MOST_IN_MEMORY, Sound


@pytest.mark.parametrize("count", [0, 10, MOST_IN_MEMORY // 4 + 5])
def test_any_stretch_reads_as_it_was_added(count: int) -> None:
    """From memory and from the disk, within, across and beyond what there is."""
    samples = np.arange(count).astype(np.int16)
    sound = Sound()
    sound.add(samples)
    sound.add(samples)
    whole = np.concatenate((samples, samples))
    assert len(sound) == 2 * count
    for stretch in (slice(0, 7), slice(count - 3, count + 3), slice(2 * count - 2, 2 * count + 9), slice(5, 2)):
        assert np.array_equal(sound[stretch], whole[max(0, stretch.start) : stretch.stop])


def test_a_full_disk_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to do."""

    class Full:
        def seek(self, _place: int) -> None: ...

        def close(self) -> None: ...

        def write(self, _data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", lambda **_: Full())
    with pytest.raises(VoiceError, match="No space left on device") as caught:
        Sound().add(np.zeros(2, np.int16))
    assert caught.value.mend == "make room on the disk"
