"""Captions of a stand-in's recording: the same sentences, cut into cues that follow the voice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.captions.limits import PROFILES
from a11y.captions.standin import FRAME
from a11y.captions.wrap import wrap
from a11y.formats.webvtt import write_cues
from a11y.model import Cue, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.model import WordTime

NOTE = """These are captions of a recording in which a machine-made voice reads the stand-in for a video.
They are not captions of the video."""


def sentences(text: Sequence[str], language: str) -> tuple[Sentence, ...]:
    """Return a stand-in's lines as sentences to be spoken: ours are English, the page's are in the page's language.

    >>> [(span.start, span.value) for span in sentences(["The page calls the video: Y ddolen"], "cy")[0].spans]
    [(26, 'cy')]
    """
    english = language.split("-")[0].lower() == "en"
    return tuple(Sentence(f"t{place}", line, spans=() if english else _page_words(line, language)) for place, line in enumerate(text, 1))


def _page_words(line: str, language: str) -> tuple[Span, ...]:
    ours = next((frame for frame in FRAME.values() if line == frame or line.startswith(f"{frame} ")), "")
    start = len(ours) + 1 if ours else 0
    return (Span("language", start, len(line), language),) if start < len(line) and ours != FRAME["length"] else ()


def recited(said: Sequence[Sentence], words: Sequence[WordTime], length: int) -> str:
    """Return the WebVTT file of sentences whose words are spoken at these times, in a recording of `length` milliseconds.

    Each cue stays until the next one, and comes a little before its first word where it would else be too quick to read.
    """
    limits = PROFILES["bbc"]
    found = [(start, text) for sentence in said for start, text in _cues(sentence, [word for word in words if word.sentence == sentence.id])]
    starts = _readable([start for start, _ in found], [max(1, len(text.split())) * (limits.word_ms or 0) * 10 // 9 + 1 for _, text in found], length)
    return write_cues([Cue(start, end, text) for (start, end), (_, text) in zip(pairwise([*starts, length]), found, strict=True)], [NOTE])


def _cues(sentence: Sentence, words: Sequence[WordTime]) -> Iterator[tuple[int, str]]:
    """Yield each cue of a sentence with the time of its first word."""
    limits = PROFILES["bbc"]
    place, last = 0, words[0].begin_ms if words else 0
    for lines in wrap(sentence.text, limits.line, limits.lines):
        pieces = [piece for line in lines for piece in line.split()]
        first = sentence.text.index(pieces[0], place)
        last = max(last, _time_at(first, words, last))
        yield last, "\n".join(lines)
        for piece in pieces:
            place = sentence.text.index(piece, place) + len(piece)


def _time_at(offset: int, words: Sequence[WordTime], otherwise: int) -> int:
    """Return when a place of a sentence is spoken: within its word by the share of letters before it, else when the next word begins."""
    word = next((word for word in words if word.end > offset), None)
    if word is None:
        return words[-1].end_ms if words else otherwise
    within = max(0, offset - word.start)
    return word.begin_ms + (word.end_ms - word.begin_ms) * within // max(1, word.end - word.start)


def _readable(starts: Sequence[int], needs: Sequence[int], length: int) -> list[int]:
    """Return the starts moved so that each cue stays as long as it needs, earlier where that can be, else later; in proportion when all need too long."""
    if (total := sum(needs)) > length:
        needs = [need * length // total for need in needs]
    found = list(starts)
    after = length
    for place in range(len(found) - 1, -1, -1):
        found[place] = after = min(found[place], after - needs[place])
    if found:
        found[0] = 0
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + needs[place - 1])
    return found
