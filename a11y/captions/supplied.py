"""Captions an editor gives: WebVTT, SubRip, TTML or a plain transcript, made into one valid WebVTT file with every word kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from a11y.captions.align import by_pauses, by_words, voiced
from a11y.captions.checker import check
from a11y.captions.drafts import drafted_how, is_draft
from a11y.captions.fit import fit
from a11y.captions.limits import PROFILES
from a11y.captions.mend import mend
from a11y.captions.pace import paced, spread
from a11y.captions.recognise import hear
from a11y.captions.sound import samples
from a11y.captions.standin import label_of
from a11y.captions.videos import noted
from a11y.errors import SourceError, UsageError
from a11y.formats.webvtt import printable, write_cues
from a11y.formats.webvtt_document import read, transcript, write
from a11y.language.sentences import split
from a11y.model import Track, Video
from a11y.walk import blocks

if TYPE_CHECKING:
    from a11y.formats.webvtt_faults import Fault
    from a11y.model import Article, Cue, TrackStatus

MOST_BYTES = 10_000_000  # about a hundred hours of captions
_SUBRIP = re.compile(r"^\s*(?:\d+\s*\n)?\s*\d{1,2}:\d{1,2}:\d{1,2},\d{1,3}\s*-->", re.MULTILINE)
# Position marks of SubRip files ("{\an8}"): commands for a player, not words.
_COMMAND = re.compile(r"\{\\[a-z]+[^{}]*\}")
_TTML = re.compile(r"<(?:\w+:)?tt[\s>]")


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of a file an editor gave: the track, the file as it came (to be kept beside it), and the style faults that are left."""

    track: Track
    name: str
    original: bytes
    left: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """A file as given, for which video, and the sound it may be aligned to."""

    name: str
    data: bytes
    video: Video
    media: Path | None
    model: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A foreign file as WebVTT: its bytes, what is told of where the times come from, and what was done to read it."""

    vtt: bytes
    told: str
    timed: bool = True


def find_video(article: Article, wanted: str) -> Video:
    """Return the video a person means: by its id, by its number on the page from 1, or by its label.

    Raises UsageError, which names the videos there are.
    """
    found = tuple(blocks(article, Video))
    for place, video in enumerate(found, 1):
        if wanted in {video.id, str(place)} or (wanted and wanted.casefold() == label_of(video).casefold()):
            return video
    there = "; ".join(f"{place} or {video.id}: {label_of(video) or 'no name'}" for place, video in enumerate(found, 1)) or "none"
    raise UsageError(f"no video {wanted}", f"the article has {there}")


def attach(
    article: Article,
    video: Video,
    name: str,
    data: bytes,
    *,
    media: Path | None = None,
    model: str | None = None,
    profile: str = "bbc",
    language: str | None = None,
    giver: str = "an editor",
) -> Attached:
    """Return the track of a file a person (`giver`) gives for a video; `name` is the file's name, which decides nothing but is told.

    Syntax is mended, lines and times are fitted to the profile as far as the file's own time allows, and no word changes. A transcript without
    times is aligned to the sound of `media`, a local file: by the words a recogniser hears in it when a `model` is given, else by its pauses.
    Without media it is spread over the video's stated length, or paced to be read, and says that its times are estimates. Raises SourceError
    for a file that holds no captions.
    """
    if profile not in PROFILES:
        raise UsageError(f"profile {profile}", f"one of {', '.join(PROFILES)}")
    if len(data) > MOST_BYTES:
        raise SourceError(name, f"larger than {MOST_BYTES // 1_000_000} MB", "give the captions of one video")
    reader = next(reader for recognise, reader in FORMATS if recognise(data))
    foreign = reader(_Given(name, data, video, media, model))
    mended = mend(foreign.vtt)
    if mended is None:
        raise SourceError(name, "not captions that can be read without a guess", "run a11y caption --check on it and mend what it names")
    document, fitted = fit(read(mended.text), PROFILES[profile]) if foreign.timed else (read(mended.text), ())
    done = [*mended.mends, *fitted]
    # Our own draft stays one, whoever hands it in: only an approval says that a person has checked it.
    status: TrackStatus = "machine-draft" if is_draft(document) else "supplied"
    provenance = f"the file {printable(name)}, given by {giver}, {foreign.told}{'; mended: ' + ', '.join(done) if done else ''}"
    vtt = write(document) if status == "machine-draft" else noted(write(document), status, provenance)
    if how := drafted_how(document):
        provenance = how
    track = Track(
        video=video.id,
        label=label_of(video),
        status=status,
        kind="captions",
        language=language or article.language,
        provenance=provenance,
        vtt=vtt,
        text=transcript(document),
    )
    return Attached(track, name, data, check(vtt.encode(), profile))


def _webvtt(given: _Given) -> _Read:
    return _Read(given.data, "in WebVTT")


def _subrip(given: _Given) -> _Read:
    # SubRip is WebVTT's ancestor: the mender reads its commas and numbers, so no library has to, and nothing is lost on the way.
    text = _text(given.data)
    return _Read(_COMMAND.sub("", text).encode() if text is not None else given.data, "in SubRip")


def _ttml(given: _Given) -> _Read:
    from a11y.captions.ttml import webvtt

    return _Read(webvtt(given.name, given.data).encode(), "in TTML")


def _transcript(given: _Given) -> _Read:
    text, video = _text(given.data), given.video
    if text is None or "\x00" in text or not any(character.isalnum() for character in text):
        raise SourceError(given.name, "neither WebVTT, SubRip, TTML nor a text", "give captions or a transcript")
    paragraphs = [" ".join(line.split()) for line in printable(text.removeprefix("\ufeff")).split("\n") if line.strip()]
    found = paced([sentence for paragraph in paragraphs for sentence in split(paragraph)])
    if given.media:
        found, told = _aligned(found, given.media, given.model)
        return _Read(write_cues(found).encode(), told)
    if video.duration_ms:
        vtt, told = (
            write_cues(spread(found, video.duration_ms)),
            "a transcript without times: they are estimates, spread by length over the stated length of the video",
        )
    else:
        vtt, told = write_cues(found), "a transcript without times: they are estimates, at a reading pace, and not those of the video"
    return _Read(vtt.encode(), told, timed=False)


def _aligned(found: tuple[Cue, ...], media: Path, model: str | None) -> tuple[tuple[Cue, ...], str]:
    """Return a transcript's cues with the times of a media file's sound, and how they were found."""
    if model:
        hearing = hear(media, model)
        heard = [word for stretch in hearing.heard for word in stretch.words]
        if timed := by_words(found, heard):
            told = f"a transcript; its times are those of the words {hearing.engine} heard in {printable(media.name)} ({timed[1]:.0%} of them found again)"
            return timed[0], told
    stretches = voiced(samples(media))
    if not stretches:
        raise SourceError(media.name, "is silent", "give the file with the sound of the video")
    return by_pauses(found, stretches), f"a transcript; its times are estimates, by the voice and pauses in {printable(media.name)}"


def _text(data: bytes) -> str | None:
    for coding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "windows-1252"):
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    return None


def _is_webvtt(data: bytes) -> bool:
    return (_text(data[:4096]) or "").removeprefix("\ufeff").lstrip().lower().startswith("webvtt")


def _is_ttml(data: bytes) -> bool:
    head = _text(data[:4096]) or data[:4096].decode("utf-8", "replace")
    return bool(_TTML.search(head)) and head.lstrip("\ufeff \r\n\t").startswith("<")


def _is_subrip(data: bytes) -> bool:
    text = _text(data)
    return text is not None and (
        "-->" in text and bool(_SUBRIP.search(text.replace("\r\n", "\n").replace("\r", "\n")) or re.search(r"\d:\d\d[.,]\d+\s*-->", text))
    )


# What a file is, is decided by its content, in this order; the last takes everything. To add a format: one row, and its reader.
FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[_Given], _Read]], ...] = (
    (_is_webvtt, _webvtt),
    (_is_ttml, _ttml),
    (_is_subrip, _subrip),
    (lambda _: True, _transcript),
)
