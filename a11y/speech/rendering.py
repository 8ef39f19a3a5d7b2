"""From a version to a finished rendition: script, speech, word times, loudness, files."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from a11y.errors import UsageError, VoiceError
from a11y.model import Medium, Notice, Rendition, Sentence, Version, WordTime
from a11y.speech import marks
from a11y.speech.cache import Cache
from a11y.speech.encode import ENCODERS, Chapter, encode
from a11y.speech.engine import SAMPLE_RATE, Engine, Voice
from a11y.speech.engines import engine as engine_named
from a11y.speech.loudness import STRETCH, gain_of, level
from a11y.speech.saying import Speaker
from a11y.speech.script import RATES, Utterance, plain_script, script
from a11y.speech.sound import Sound
from a11y.speech.tags import MACHINE_VOICE, metadata, tagged_mp3, three_letters
from a11y.speech.timing import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from a11y.model import Article
    from a11y.speech.pronunciations import Names

FORMATS = (*ENCODERS, "vtt", "lrc")
# espeak-ng's own lower limit, and where its word events begin to drift (measured); beyond, the player's speed does it better.
SLOWEST, FASTEST = 80, 400
# The pauses of the script are right at this rate.
_PAUSES_AT = 165
# A voice at a rate speaks a text a little faster or slower than that; the second try is nearly always right.
_TRIES = 4
# Samples of an AAC frame: a recording ends with one, because some players play the last frame whole.
_GRAIN = 1024


@dataclass(slots=True)
class _Recording:
    """The sound so far, with its lines, words and chapters, in samples."""

    sound: Sound = field(default_factory=Sound)
    placed: list[tuple[Utterance, list[Placed]]] = field(default_factory=list)
    chapters: list[tuple[str, int]] = field(default_factory=list)


class _Progress:
    """Tells how far the work is: a step for each utterance spoken, and as many again for the encoding, which takes about as long."""

    def __init__(self, tell: Callable[[int, int], None] | None, utterances: int, *, encodes: bool) -> None:
        self._tell, self._utterances, self._steps = tell, utterances, utterances * (2 if encodes else 1)
        self._encoded = 0
        self._lock = threading.Lock()

    def spoken(self, count: int) -> None:
        """Tell that so many utterances are spoken."""
        if self._tell:
            self._tell(count, self._steps)

    def encoding(self, stretches: Iterable[NDArray[np.float32]], of: int) -> Iterator[NDArray[np.float32]]:
        """Yield stretches to encode, one of so many in all formats; each is counted when the next one is asked for."""
        for stretch in stretches:
            yield stretch
            with self._lock:
                self._encoded += 1
                if self._tell:
                    self._tell(self._utterances + self._utterances * self._encoded // of, self._steps)


def render(
    article: Article,
    version: Version,
    *,
    voice: str,
    formats: Sequence[str],
    rate: int | None,
    pictures: bool,
    videos: bool,
    progress: Callable[[int, int], None] | None,
    cache: Path | None,
    names: Names = (),
) -> Rendition:
    """Do what `speech.speak` promises."""
    for form in formats:
        if form not in FORMATS:
            raise UsageError(f"format {form}", f"is one of {', '.join(FORMATS)}")
    if rate is not None and not SLOWEST <= rate <= FASTEST:
        raise UsageError(f"rate {rate}", f"is {SLOWEST} to {FASTEST} words a minute; a player can be faster")
    utterances = script(article, version, pictures=pictures, videos=videos)
    if not utterances:
        raise VoiceError(voice, "this version has no words to speak", "give an article with a title or a paragraph")
    told = _Progress(progress, len(utterances), encodes=any(form in ENCODERS for form in formats))
    spoken = _spoken(voice, version.language, utterances, rate or RATES[version.level], told, cache, names)
    return _finish(article, version, spoken, formats, told)


def recite(
    article: Article,
    title: str,
    sentences: Sequence[Sentence],
    *,
    voice: str,
    pace: tuple[int, int],
    formats: Sequence[str],
    cache: Path | None,
    names: Names = (),
) -> Rendition:
    """Do what `speech.recite` promises."""
    version = Version(level="original", language=article.language, title=(Sentence("", title),))
    utterances = list(plain_script(sentences))
    count, rate = sum(len(sentence.text.split()) for sentence in sentences), sum(pace) // 2
    untold = _Progress(None, len(utterances), encodes=True)
    for _ in range(_TRIES):
        spoken = _spoken(voice, article.language, utterances, rate, untold, cache, names)
        heard = count * 60 * SAMPLE_RATE / len(spoken.recording.sound)
        # A little inside the bounds, since a file's times are rounded.
        if pace[0] + 1 <= heard <= pace[1] - 1:
            break
        # Long words make a slow text; they are not rushed for it.
        rate = max(SLOWEST, min(pace[1] * 5 // 4, round(rate * sum(pace) / 2 / heard)))
    return _finish(article, version, spoken, formats, untold)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A recording, the voice that spoke it, and what a listener must know."""

    recording: _Recording
    voice: Voice
    notices: tuple[Notice, ...]


def _spoken(
    voice: str,
    language: str,
    utterances: Sequence[Utterance],
    rate: int,
    progress: _Progress,
    cache: Path | None,
    names: Names = (),
) -> _Spoken:
    """Speak the utterances by `ENGINE[:VOICE]`; when an online engine fails, by espeak."""
    name, _, wanted = voice.partition(":")
    engine = engine_named(name)
    notices = [Notice("text leaves this machine", engine.notice)] if engine.notice else []
    chosen = engine.voice(wanted, language)
    try:
        recording = _record(engine, chosen, language, utterances, rate, progress, cache, names)
    except VoiceError as error:
        if name == "espeak":
            raise
        notices.append(Notice("another voice spoke", f"{error.problem[:1].upper()}{error.problem[1:]}. The offline voice espeak speaks instead."))
        engine = engine_named("espeak")
        chosen = engine.voice("", language)
        recording = _record(engine, chosen, language, utterances, rate, progress, cache, names)
    if chosen.stands_in:
        notices.append(Notice("no voice of this language", f"There is no {name} voice for the language {language}: an English one speaks it."))
    return _Spoken(recording, chosen, tuple(notices))


def _record(
    engine: Engine,
    voice: Voice,
    language: str,
    utterances: Sequence[Utterance],
    rate: int,
    progress: _Progress,
    cache: Path | None,
    names: Names,
) -> _Recording:
    """Speak the utterances one after another, with their pauses between."""
    recording = _Recording()
    speaker = Speaker(engine, voice, language, rate, Cache(cache) if cache else None, names)
    stretch = max(0.6, min(2.0, _PAUSES_AT / rate))
    pause = 0
    waiting: list[Utterance] = []  # words that stand on no page are said only before words that do, so that the recording ends with a displayed one
    for place, utterance in enumerate(utterances):
        samples, placed = speaker.say(utterance) if utterance.shown else (np.zeros(0, np.int16), [])
        if not utterance.shown:
            waiting.append(utterance)
        elif len(samples):
            for told in waiting:
                pause = _add(recording, told, *speaker.say(told), pause=pause, stretch=stretch)
            waiting.clear()
            pause = _add(recording, utterance, samples, placed, pause=pause, stretch=stretch)
        progress.spoken(place + 1)
    if not any(placed for _, placed in recording.placed):
        raise VoiceError(voice.name, "this version has no words that can be spoken", "give an article with words in it")
    if cache:
        Cache(cache).trim()
    rest = -len(recording.sound) % _GRAIN
    recording.sound.add(np.zeros(rest, np.int16))
    return recording


def _add(recording: _Recording, utterance: Utterance, samples: NDArray[np.int16], placed: Sequence[Placed], *, pause: int, stretch: float) -> int:
    """Put an utterance behind the pause the one before it left, and return the pause it leaves, in samples."""
    if not len(samples):
        return pause
    recording.sound.add(np.zeros(pause, np.int16))
    begin = len(recording.sound)
    if utterance.chapter:
        recording.chapters.append((utterance.chapter, begin))
    recording.placed.append((utterance, [Placed(w.start, w.end, w.begin + begin, w.stop + begin, w.source) for w in placed]))
    recording.sound.add(samples)
    return int(utterance.pause_ms * stretch) * SAMPLE_RATE // 1000


def _finish(article: Article, version: Version, spoken: _Spoken, formats: Sequence[str], progress: _Progress) -> Rendition:
    recording, voice = spoken.recording, spoken.voice
    duration = round(len(recording.sound) * 1000 / SAMPLE_RATE)
    times = _milliseconds(recording, duration)
    words = tuple(word for utterance, found in times if utterance.shown for word in found)
    lines = [
        marks.Line(utterance.id, utterance.text, found[0].begin_ms, found[-1].end_ms, marks.openings(utterance.text, found))
        for utterance, found in times
        if found
    ]
    begins = [(title, sample * 1000 // SAMPLE_RATE) for title, sample in recording.chapters]
    ends = [*(begin for _, begin in begins[1:]), duration][: len(begins)]  # a text without a title has no chapter
    chapters = [Chapter(title, 0 if place == 0 else begin, end) for place, ((title, begin), end) in enumerate(zip(begins, ends, strict=True))]
    media = _media(article, version, voice, recording, formats, lines, chapters, progress)
    return Rendition(level=version.level, voice=voice.name, language=version.language, duration_ms=duration, words=words, media=media, notices=spoken.notices)


def _milliseconds(recording: _Recording, duration: int) -> list[tuple[Utterance, list[WordTime]]]:
    """Return the words with their times in milliseconds, each beginning later than the one before; the very last ends with the recording."""
    result: list[tuple[Utterance, list[WordTime]]] = []
    last = -1
    for utterance, placed in recording.placed:
        begins = []
        for word in placed:
            last = max(last + 1, word.begin * 1000 // SAMPLE_RATE)
            begins.append(last)
        stop = (placed[-1].stop if placed else 0) * 1000 // SAMPLE_RATE
        last = max(last, stop - 1)
        ends = [*begins[1:], last + 1]
        result.append((utterance, [WordTime(utterance.id, w.start, w.end, begin, end, w.source) for w, begin, end in zip(placed, begins, ends, strict=True)]))
    for place in range(len(result) - 1, -1, -1):
        utterance, found = result[place]
        if found:
            final = found[-1]
            found[-1] = WordTime(final.sentence, final.start, final.end, final.begin_ms, max(duration, final.begin_ms + 1), final.source)
            break
    return result


def _media(
    article: Article,
    version: Version,
    voice: Voice,
    recording: _Recording,
    formats: Sequence[str],
    lines: Sequence[marks.Line],
    chapters: Sequence[Chapter],
    progress: _Progress,
) -> tuple[Medium, ...]:
    """Return the wanted files, in the order they were asked for."""
    title = " ".join(sentence.text for sentence in version.title) or "Article"
    comment = f"{lines[0].text} Voice: {voice.name}." + (f" Source: {article.url}" if article.url else "")
    lyrics = "\n".join(line.text for line in lines)
    code = three_letters(version.language)
    sounding = [form for form in dict.fromkeys(formats) if form in ENCODERS]
    gain = gain_of(voice.identifier, recording.sound) if sounding else 0.0
    stretches = len(sounding) * -(-len(recording.sound) // STRETCH)

    def encoded(form: str) -> bytes:
        levelled = progress.encoding(level(recording.sound, gain), stretches)
        if form == "mp3":
            return tagged_mp3(encode(levelled, form), article, title=title, language=version.language, comment=comment, lyrics=lyrics, chapters=chapters)
        return encode(levelled, form, tags=metadata(article, title, comment, lyrics), chapters=chapters if form == "m4a" else (), language=code)

    made: dict[str, bytes] = {}
    if "vtt" in formats:
        made["vtt"] = marks.vtt(lines, [comment]).encode()
    if "lrc" in formats:
        made["lrc"] = marks.lrc(lines, [("ti", title), ("ar", article.byline or ""), ("la", version.language), ("re", MACHINE_VOICE)]).encode()
    with ThreadPoolExecutor(max_workers=len(ENCODERS)) as pool:  # encoding is most of the work, and each format has its own encoder
        made |= zip(sounding, pool.map(encoded, sounding), strict=True)
    return tuple(Medium(form, made[form]) for form in dict.fromkeys(formats))  # type: ignore[arg-type]  # checked against FORMATS on entry
