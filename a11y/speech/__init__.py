"""Audio renditions of a version, with a time for every word. Offline by default; `ENGINES` is the list of who can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.speech.engines import ENGINES, close

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from a11y.model import Article, Rendition, Sentence, Version
    from a11y.speech.pronunciations import Names

__all__ = ["ENGINES", "close", "recite", "speak"]


def speak(
    article: Article,
    version: Version,
    *,
    voice: str = "espeak",
    formats: Sequence[str] = ("m4a", "mp3", "vtt"),
    rate: int | None = None,
    pictures: bool = True,
    videos: bool = True,
    progress: Callable[[int, int], None] | None = None,
    cache: Path | None = None,
    names: Names = (),
) -> Rendition:
    """Return one version spoken by one voice (`ENGINE[:VOICE]`), in the wanted formats (m4a, mp3, wav, vtt, lrc).

    `rate` is words a minute, 80 to 400; None takes the version's own (130 for easy). `pictures` says whether captions are announced by "Picture:",
    `videos` whether "Video:" and a video's label are said where the video stands (other player text never is).
    `progress` is told how many of how many steps are done, maybe from another thread. `cache` is a folder for spoken sentences.
    `names` are spellings with what is said for them, as `pronunciations.read` gives them; they come before our own list.

    VoiceError when nothing can be spoken: an unknown voice or engine, a version without words, a missing encoder; UsageError for an unknown format or
    rate. An online engine that fails is replaced by espeak, with a notice.
    """
    from a11y.speech.rendering import render

    return render(article, version, voice=voice, formats=formats, rate=rate, pictures=pictures, videos=videos, progress=progress, cache=cache, names=names)


def recite(
    article: Article,
    title: str,
    sentences: Sequence[Sentence],
    *,
    voice: str = "espeak",
    pace: tuple[int, int],
    formats: Sequence[str] = ("m4a", "mp3"),
    cache: Path | None = None,
    names: Names = (),
) -> Rendition:
    """Return sentences spoken as they stand, with nothing said before them, at a pace of so many displayed words a minute, pauses counted.

    The sentences are English but for their stretches in other languages; `names` are as `speak` takes them, and it raises what `speak` raises. A text whose
    words are so long or short that no rate gives the pace comes as near as a rate from 80 to a quarter above the pace allows.
    """
    from a11y.speech.rendering import recite as recited

    return recited(article, title, sentences, voice=voice, pace=pace, formats=formats, cache=cache, names=names)
