"""What a recogniser heard, and how much of it to believe: doubtful words become `[unclear]`, never something smoother.

A recogniser writes fluent words for silence, noise and music too, so every guard here marks, and none repairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from a11y.formats.webvtt import printable

UNCLEAR = "[unclear]"
# The thresholds Whisper's own decoder uses for a failed segment (openai/whisper, transcribe.py: logprob -1.0, compression 2.4, no speech 0.6).
LEAST_LOGPROB, MOST_COMPRESSION, MOST_NO_SPEECH = -1.0, 2.4, 0.6
LEAST_PROBABILITY = 0.5  # a word the model itself thinks more likely wrong than right
MOST_LETTERS_A_SECOND = 30  # the fastest speech is about 25 letters a second
MOST_LETTERS = 36  # longer than any word of the languages here that anybody says in the news (and still a caption line)
SILENCE = 0.001  # -60 dB of full scale: quieter than any recorded speech
MOST_REPEATS = 2  # the third time in a row the same words are a loop of the machine
MOST_LANGUAGE_DOUBT = 0.5
MUCH_QUIETER = 0.01  # 40 dB below the loudest of its stretch: a pause in any speech (a whisper is about 20 dB below a voice)
# What Whisper models write for noise and silence, learned from the ends of films on the web (openai/whisper discussion 679, and reports on its many
# wrappers). A person may say these words too; then a person has to put them back.
_LEARNED = re.compile(
    r"(?:thanks?(?: you)?(?: (?:so|very) much)? for (?:watching|listening|viewing)\b.*|.*\bsubscribe\b.*|see you (?:in the )?next (?:time|video|one)|"
    r".*\b(?:subtitles?|captions?|transcripts?|transcri(?:bed|ption)|translated?|corrections?) by\b.*|.*\bamara ?\.? ?org\b.*|.*\bwww\b.*|(?:bye ?)+|you)",
    re.IGNORECASE,
)
# Sounds, music and turns of speaking that a model claims, and nothing here hears: brackets, notes, a dash or chevrons in front.
_MUSIC = re.compile(r"[♪♫🎵🎶]")
_TURN = re.compile(r"^(?:[-–—]+|>+)\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word as the recogniser gave it: milliseconds, how sure it was (0 to 1), and the loudest level of the sound there (0 to 1)."""

    start: int
    end: int
    text: str
    probability: float
    level: float = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """One stretch of speech as the recogniser gave it, with its own measures of doubt and the loudest level in it (0 to 1)."""

    words: tuple[HeardWord, ...]
    logprob: float = 0.0
    no_speech: float = 0.0
    compression: float = 1.0
    level: float = 1.0


@dataclass(frozen=True, slots=True)
class Said:
    """Words that may be shown, with their times; `unclear` ones say only that something was said."""

    start: int
    end: int
    text: str
    unclear: bool = False


def believed(heard: Sequence[Heard], length: int) -> tuple[tuple[Said, ...], ...]:
    """Return each stretch as words with rising times inside the sound, doubtful ones as `[unclear]`; a stretch of silence gives nothing.

    >>> sure, unsure = HeardWord(0, 400, " Good", 0.9), HeardWord(400, 900, " mourning", 0.2)
    >>> [[(said.text, said.start, said.end) for said in words] for words in believed([Heard((sure, unsure))], 1000)]
    [[('Good', 0, 400), ('[unclear]', 400, 900)]]
    """
    found: list[tuple[Said, ...]] = []
    last, repeats, clock = "", 0, 0
    for stretch in heard:
        claimed = _claimed(stretch.words)
        words = [
            replace(word, text=_shown(word.text), probability=0.0 if claim else word.probability) for word, claim in zip(stretch.words, claimed, strict=True)
        ]
        words = [word for word in words if any(character.isalnum() for character in word.text)]
        if not words or stretch.level < SILENCE:
            continue
        text = " ".join(word.text for word in words).casefold()
        repeats = repeats + 1 if text == last else 0
        last = text
        failed = (
            stretch.logprob < LEAST_LOGPROB
            or stretch.compression > MOST_COMPRESSION
            or stretch.no_speech > MOST_NO_SPEECH
            or repeats >= MOST_REPEATS
            or _loops([word.text for word in words])
            or bool(_LEARNED.fullmatch(re.sub(r"[^\w. ]+|\.(?=\s|$)", "", text)))
        )
        doubtful = [failed or _doubtful(word, length, stretch.level) for word in words]
        # When most of it is doubt, the rest only looks sure.
        if sum(doubtful) * 2 > len(doubtful):
            doubtful = [True] * len(doubtful)
        said, clock = _timed(words, doubtful, clock, length)
        if said:
            found.append(said)
    return tuple(found)


def _shown(text: str) -> str:
    """Return a word without what no reader can see, and without a mark that another speaker begins."""
    return _TURN.sub("", " ".join(printable(text).replace("\ufffd", " ").split()))


def _doubtful(word: HeardWord, length: int, loudest: float) -> bool:
    time = word.end - word.start
    too_fast = len(word.text) * 1000 > MOST_LETTERS_A_SECOND * max(time, 100)
    silent = word.level < max(SILENCE, MUCH_QUIETER * min(loudest, 1.0))
    unsaid = silent or too_fast or time <= 0 or word.start >= length or len(word.text) > MOST_LETTERS
    return unsaid or word.probability < LEAST_PROBABILITY


def _claimed(words: Sequence[HeardWord]) -> list[bool]:
    """Return which words are no speech but a claim of a sound: between brackets or stars, or all of them beside a sign of music.

    >>> _claimed([HeardWord(0, 1, word, 0.9) for word in "so [door slams] he said".split()])
    [False, True, True, False, False]
    """
    music = any(_MUSIC.search(word.text) for word in words)
    found, inside = [], False
    for word in words:
        text = word.text.strip()
        opens, closes = text[:1] in {"[", "(", "*", "{"}, text.rstrip(".,!?")[-1:] in {"]", ")", "*", "}"}
        found.append(music or inside or opens)
        inside = (inside or opens) and not closes
    return found


def _loops(words: Sequence[str]) -> bool:
    """Return whether one word or a short run of words stands four times in a row.

    >>> _loops("so we we we we go".split()), _loops("no no no, he said".split())
    (True, False)
    """
    low = [re.sub(r"\W", "", word).casefold() for word in words]
    return any(low[place : place + size] * 4 == low[place : place + size * 4] for size in (1, 2, 3, 4) for place in range(len(low) - size * 4 + 1))


def _timed(words: Sequence[HeardWord], doubtful: Sequence[bool], clock: int, length: int) -> tuple[tuple[Said, ...], int]:
    """Return the words with times that rise and stay inside the sound, runs of doubtful ones as one; and where the last ends."""
    found: list[Said] = []
    for unclear, run in groupby(zip(words, doubtful, strict=True), key=lambda pair: pair[1]):
        group = [word for word, _ in run]
        parts = [replace(group[0], end=group[-1].end, text=UNCLEAR)] if unclear else group
        for word in parts:
            start = min(max(clock, word.start), length)
            end = min(max(start + 1, word.end), length)
            if end <= start:
                continue
            found.append(Said(start, end, word.text, unclear))
            clock = end
    return tuple(found), clock
