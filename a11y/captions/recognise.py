"""The only door to faster-whisper (installed with `pip install .[recognise]`): speech in a media file as words with times and doubts."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11y.captions.hearing import Heard, HeardWord
from a11y.captions.sound import RATE, samples
from a11y.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that was heard in one file: the stretches of speech, the sound's length in ms, the language and how sure that is, and what heard it."""

    heard: tuple[Heard, ...]
    length: int
    language: str
    language_probability: float
    engine: str


def hear(media: Path, model: str, *, language: str | None = None, download: bool = False, gate: bool = True) -> Hearing:
    """Return what a recogniser hears in a local media file.

    `model` is a folder with a faster-whisper model, or the name of one, which is fetched from a model store only with `download`: the sound
    itself never leaves the machine. `language` is a two-letter code, None to let the model tell. `gate` leaves out stretches where a voice
    detector hears no voice. Raises UsageError for a model that is not there, SourceError for media that cannot be read.
    """
    try:
        from faster_whisper import WhisperModel  # type: ignore[import-untyped]  # it ships no types
    except ImportError as error:
        raise UsageError("recognising speech", 'needs the extra: pip install "plainspoken[recognise]"') from error
    folder = Path(model)
    if not folder.is_dir() and not download:
        raise UsageError(f"model {model}", "a folder with a faster-whisper model (a name is fetched from the network only when you ask for it)")
    sound = samples(media)
    try:
        recogniser = WhisperModel(str(model), device="cpu", compute_type="default", cpu_threads=1, local_files_only=not download)
    except (RuntimeError, ValueError, OSError) as error:
        raise UsageError(f"model {model}", f"a folder with model.bin, config.json and tokenizer.json of a faster-whisper model ({error})") from error
    stretches, about = recogniser.transcribe(
        sound,
        language=language,
        word_timestamps=True,
        vad_filter=gate,
        # Its own last words as context make a loop last; and speech on silence is skipped from two seconds on.
        condition_on_previous_text=False,
        hallucination_silence_threshold=2.0,
        # No second try with random sampling: the same sound gives the same draft, and a failed stretch is marked, not smoothed.
        temperature=0.0,
    )
    heard = tuple(_heard(stretch, sound) for stretch in stretches)
    engine = f"faster-whisper {version('faster-whisper')}, model {folder.name}"
    return Hearing(heard, len(sound) * 1000 // RATE, str(about.language), float(about.language_probability), engine)


def _heard(stretch: Any, sound: NDArray[np.float32]) -> Heard:
    """Return one of the library's segments in our own type, with the loudest level of the sound it claims to have heard."""
    part = sound[max(0, int(stretch.start * RATE)) : max(0, int(stretch.end * RATE))]
    words = tuple(HeardWord(round(word.start * 1000), round(word.end * 1000), word.word, float(word.probability)) for word in stretch.words or ())
    level = float(abs(part).max()) if len(part) else 0.0
    return Heard(words, float(stretch.avg_logprob), float(stretch.no_speech_prob), float(stretch.compression_ratio), level)
