"""A sign-language video as a person gives it: which files browsers play, and the cues that tie it to the article's sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from a11y.errors import UsageError
from a11y.formats import webvtt_document
from a11y.model import SignCue

# What the browsers of today play without a plug-in: container by suffix, and the codecs in it.
PLAYED = {"mp4": {"h264", "av1"}, "m4v": {"h264"}, "webm": {"vp8", "vp9", "av1"}}
MOST_BYTES = 1_000_000_000  # an hour of signing at 2 Mbit/s, the rate of a clear picture of one person
IDS = re.compile(r"s\d+")


def looked_at(path: Path) -> int:
    """Return the length of a video in milliseconds; raises UsageError when browsers would not play it."""
    import av

    mend = "save the video as MP4 (H.264) or WebM (VP9)"
    kind = path.suffix.lower().lstrip(".")
    if not path.is_file():
        raise UsageError(str(path), "there is no such file")
    if path.stat().st_size > MOST_BYTES:
        raise UsageError(path.name, f"is longer than the limit of {MOST_BYTES // 1_000_000} MB")
    if kind not in PLAYED:
        raise UsageError(path.name, f"is no video that browsers play; {mend}")
    try:
        with av.open(str(path)) as opened:
            streams, length = opened.streams.video, opened.duration
            codec = streams[0].codec_context.name if streams else ""
    except (OSError, ValueError, av.FFmpegError) as error:
        raise UsageError(path.name, f"cannot be read as a video; {mend}") from error
    if not any(codec.startswith(known) or codec.endswith(known) for known in PLAYED[kind]):
        raise UsageError(path.name, f"has {codec or 'no'} pictures, which browsers do not play in it; {mend}")
    return round((length or 0) / 1000)


def cues(vtt: str, originals: Mapping[str, str]) -> tuple[SignCue, ...]:
    """Return when which sentences are signed; `vtt` has a cue for each, with the sentences' ids (s1, or s1 s2) as its name or its text.

    They are kept by their words, so that they still hold when the article is numbered anew. Raises UsageError for an unknown id.

    >>> cues("WEBVTT\\n\\ns1\\n00:00.000 --> 00:02.500\\n-\\n", {"s1": "The loop is back."})
    (SignCue(start=0, end=2500, sentences=('The loop is back.',)),)
    """
    found: list[SignCue] = []
    for number, cue in enumerate(webvtt_document.cues(webvtt_document.read(vtt)), 1):
        ids = IDS.findall(cue.id or "") or IDS.findall(cue.text)
        unknown = [name for name in ids if name not in originals]
        if not ids or unknown:
            raise UsageError(f"cue {number}", f"names {', '.join(unknown) or 'no sentence'}; the original's sentences are s1, s2 … (see edition.json)")
        if cue.end <= cue.start or (found and cue.start < found[-1].start):
            raise UsageError(f"cue {number}", "must end after it starts, and start after the one before")
        found.append(SignCue(cue.start, cue.end, tuple(originals[name] for name in ids)))
    if not found:
        raise UsageError("cues", "there is none; give a WebVTT file with a cue for each sentence")
    return tuple(found)
