"""Turns samples into finished sound files by PyAV: the same samples always give the same bytes, without delay.

ENCODERS is the list of formats. One thread and the bit-exact flags keep libraries' names, versions and times out of the files.
To add a format, add its row here and its name to `Medium.format`.
"""

from __future__ import annotations

import errno
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
from av.codec.context import Flags
from av.error import FFmpegError

from a11y.errors import VoiceError
from a11y.speech.engine import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from av.audio.stream import AudioStream
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Encoder:
    """How one format is written: container, codec, sample format, bits a second and options of both."""

    container: str
    codec: str
    sample_format: str
    bit_rate: int | None
    codec_options: Mapping[str, str]
    container_options: Mapping[str, str]


# 48 kbit/s is transparent for one speaking voice at 22 kHz. AAC's "fast" search costs a fifth of the default's time; LAME's level 7 under half.
ENCODERS: dict[str, Encoder] = {
    "m4a": Encoder("ipod", "aac", "fltp", 48_000, {"aac_coder": "fast"}, {"movflags": "+faststart"}),
    "mp3": Encoder("mp3", "libmp3lame", "s16p", 48_000, {"compression_level": "7"}, {"id3v2_version": "0", "write_xing": "1"}),
    "wav": Encoder("wav", "pcm_s16le", "s16", None, {}, {}),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the recording under one heading, in milliseconds."""

    title: str
    begin_ms: int
    end_ms: int


def encode(
    stretches: Iterable[NDArray[np.float32]], form: str, *, tags: Mapping[str, str] | None = None, chapters: Sequence[Chapter] = (), language: str | None = None
) -> bytes:
    """Return a sound file of samples between -1 and 1, given in stretches; VoiceError when this installation has no such encoder."""
    row = ENCODERS[form]
    try:
        # A real file, because the index of an M4A is moved to its front by reading it again.
        with tempfile.TemporaryDirectory(prefix="a11y-") as folder:
            target = Path(folder) / f"sound.{form}"
            with av.open(str(target), "w", format=row.container, options={"fflags": "+bitexact", **row.container_options}) as container:
                _write(container, row, stretches, tags or {}, chapters, language)
            return target.read_bytes()
    except (OSError, FFmpegError, ValueError) as error:
        mend = "make room on the disk" if getattr(error, "errno", None) == errno.ENOSPC else "install PyAV from its own wheels, which carry the encoders"
        raise VoiceError("any", f"{form} cannot be written here ({error})", mend) from error


def _write(
    container: av.container.OutputContainer,
    row: Encoder,
    stretches: Iterable[NDArray[np.float32]],
    tags: Mapping[str, str],
    chapters: Sequence[Chapter],
    language: str | None,
) -> None:
    stream = cast("AudioStream", container.add_stream(row.codec, rate=SAMPLE_RATE, layout="mono", options=dict(row.codec_options)))
    context = stream.codec_context
    context.format = row.sample_format
    context.thread_count = 1
    context.flags |= Flags.bitexact
    if row.bit_rate:
        context.bit_rate = row.bit_rate
    container.metadata.update(tags)
    if language:
        stream.metadata["language"] = language
    if chapters:
        container.set_chapters(
            [
                {"id": number, "start": chapter.begin_ms, "end": chapter.end_ms, "time_base": Fraction(1, 1000), "metadata": {"title": chapter.title}}
                for number, chapter in enumerate(chapters)
            ]
        )
    position = 0
    for stretch in stretches:
        data: NDArray[Any] = stretch if row.sample_format == "fltp" else np.round(stretch * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(data[None]), format=row.sample_format, layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = position
        position += len(data)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
