"""The only door to faster-whisper (installed with `pip install .[recognise]`): speech in a media file as words with times and doubts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
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


def hear(media: Path, model: str, *, language: str | None = None, gate: bool = True, tell: Callable[[str], object] = str) -> Hearing:
    """Return what a recogniser hears in a local media file; the sound never leaves the machine.

    `model` is a folder with a faster-whisper model, or the name of one of its models: who names one chooses to have it fetched from its
    store, once; `tell` is told before that happens. `language` is a two-letter code, None to let the model tell. `gate` leaves out stretches
    where a voice detector hears no voice. Raises UsageError for a model that is not there, SourceError for media that cannot be read.
    """
    _check(model)
    sound = samples(media)
    recogniser = _model(model, tell)
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
    engine = f"faster-whisper {version('faster-whisper')}, model {Path(model).name}"
    return Hearing(heard, len(sound) * 1000 // RATE, str(about.language), float(about.language_probability), engine)


def _check(model: str) -> None:
    """Refuse a model that is neither a folder nor a name before any sound is read."""
    try:
        from faster_whisper import available_models  # type: ignore[import-untyped]  # it ships no types
    except ImportError as error:
        raise UsageError("recognising speech", 'needs the extra: pip install "plainspoken[recognise]"') from error
    if not Path(model).is_dir() and model not in available_models():
        raise UsageError(f"model {model}", f"a folder with a faster-whisper model, or a name: {', '.join(available_models())}")


def _model(model: str, tell: Callable[[str], object]) -> Any:
    """Return the recogniser of that folder or name."""
    from faster_whisper import WhisperModel

    by_name = not Path(model).is_dir()
    settings = {"device": "cpu", "compute_type": "default", "cpu_threads": 1}
    try:
        if by_name:
            with suppress(OSError, RuntimeError, ValueError):  # it was fetched before
                return WhisperModel(model, local_files_only=True, **settings)
            tell(f"the model {model} is fetched from its store on the network now, once; no sound is sent")
        return WhisperModel(model, local_files_only=not by_name, **settings)
    except (RuntimeError, ValueError, OSError) as error:
        wanted = "a connection to fetch it" if by_name else "a folder with model.bin, config.json and tokenizer.json of a faster-whisper model"
        raise UsageError(f"model {model}", f"{wanted} ({' '.join(str(error).split())[:200]})") from error


def _heard(stretch: Any, sound: NDArray[np.float32]) -> Heard:
    """Return one of the library's segments in our own type, with the loudest level of the sound it claims to have heard."""
    words = tuple(
        HeardWord(round(word.start * 1000), round(word.end * 1000), word.word, float(word.probability), _level(sound, word.start, word.end))
        for word in stretch.words or ()
    )
    level = _level(sound, stretch.start, stretch.end)
    return Heard(words, float(stretch.avg_logprob), float(stretch.no_speech_prob), float(stretch.compression_ratio), level)


def _level(sound: NDArray[np.float32], start: float, end: float) -> float:
    """Return the loudest level between two times in seconds."""
    part = sound[max(0, int(start * RATE)) : max(0, int(end * RATE))]
    return float(abs(part).max()) if len(part) else 0.0
