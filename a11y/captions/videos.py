"""One track for every video of an article, with its status: what the publisher gave, or an honest stand-in."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote_to_bytes

from a11y.captions.mend import mend
from a11y.captions.pace import paced
from a11y.captions.standin import label_of, text_of
from a11y.formats.webvtt import comment, printable, write_cues
from a11y.formats.webvtt_document import Block, Document, read, transcript, write
from a11y.model import Track, Video
from a11y.walk import blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Article, SourceTrack, TrackStatus, Version

MOST_ADDRESS = 200  # a data address may hold a whole file
Load = Callable[[str], bytes | None]

STATUSES: dict[TrackStatus, str] = {
    "publisher": "The publisher's page has captions for this video.",
    "supplied": "An editor gave these captions.",
    "machine-draft": "A machine made this draft from the sound; no person has checked it.",
    "human-checked": "A person has checked these captions.",
    "none-known": "No captions are known for this video.",
}


def tracks(article: Article, original: Version, *, load: Load | None = None) -> tuple[Track, ...]:
    """Return one track for each video, in order.

    `load` gives the bytes of a caption file by its address, or None when it may not or cannot be read; without it nothing is read.
    A publisher's file that is valid stays byte for byte; one that can be made valid without touching words is; in every other case the
    track's file is a stand-in, which says what it is.
    """
    return tuple(_track(video, article, original, load) for video in blocks(article, Video))


def _track(video: Video, article: Article, original: Version, load: Load | None) -> Track:
    source = _best(video.tracks, article.language)
    if source is None:
        return _stand_in(video, article, original, "none-known", "no captions are known")
    data = _loaded(source.src, article.url, load)
    if data is None:
        return _stand_in(
            video, article, original, "publisher", f"the page names captions at {_named(source.src)}, which were not fetched", source, "not fetched"
        )
    mended = mend(data)
    if mended is None:
        return _stand_in(
            video, article, original, "publisher", f"the page names captions at {_named(source.src)}, which are not valid WebVTT", source, "not usable"
        )
    made = f"; mended: {', '.join(mended.mends)}" if mended.mends else ", as it was"
    provenance = f"the publisher's file {_named(source.src)}{made}"
    return Track(
        video=video.id,
        label=label_of(video),
        status="publisher",
        kind=_kind(source),
        language=source.language or article.language,
        provenance=provenance,
        # A valid file is not touched, not even to add a note; a mended one says so.
        vtt=noted(mended.text, "publisher", provenance) if mended.mends else mended.text,
        text=transcript(read(mended.text)),
    )


def _loaded(address: str, page: str | None, load: Load | None) -> bytes | None:
    """Return a caption file's bytes, also when the page was saved with its files beside it and its addresses made whole."""
    if address[:5].lower() == "data:":
        return _inline(address)
    if load is None:
        return None
    data = load(address)
    folder = page.rpartition("/")[0] + "/" if page and "/" in page else None
    if data is None and folder and address.startswith(folder):
        return load(address.removeprefix(folder))
    return data


def _inline(address: str) -> bytes | None:
    """Return what a data address holds (RFC 2397), or None when it is broken.

    >>> _inline("data:text/vtt,WEBVTT%0A%0A"), _inline("data:text/vtt;base64,V0VCVlRUCgo="), _inline("data:text/vtt;base64,*")
    (b'WEBVTT\\n\\n', b'WEBVTT\\n\\n', None)
    """
    head, comma, body = address.partition(",")
    data = unquote_to_bytes(body)
    if not head.rstrip().lower().endswith(";base64"):
        return data if comma else None
    try:
        return base64.b64decode(data, validate=True)
    except ValueError:
        return None


def _named(address: str) -> str:
    """Return an address as a note may show it."""
    line = " ".join(printable(address).split())
    return line if len(line) <= MOST_ADDRESS else f"{line[: MOST_ADDRESS - 1]}…"


def _stand_in(
    video: Video,
    article: Article,
    original: Version,
    status: TrackStatus,
    why: str,
    source: SourceTrack | None = None,
    file: Literal["not fetched", "not usable"] | None = None,
) -> Track:
    text = text_of(video, article, original, file=file)
    foreign = "" if article.language.lower().split("-")[0] == "en" else "; the sentences that are not the page's are in English"
    provenance = f"{why}; this text was made by Plainspoken from the words of the page, without the video{foreign}"
    return Track(
        video=video.id,
        label=label_of(video),
        status=status,
        kind=_kind(source) if source else "captions",
        language=(source.language if source else None) or article.language,
        provenance=provenance,
        vtt=write_cues(paced(text), notes=[note(status, provenance, stand_in=True)]),
        text=text,
        stand_in=True,
    )


def note(status: TrackStatus, provenance: str, *, stand_in: bool = False) -> str:
    """Return the words of the note at the top of a file we write."""
    what = "This file is a stand-in, not captions of the video.\n" if stand_in else ""
    return f"{what}Status: {status}. {STATUSES[status]}\nProvenance: {provenance}."


def noted(vtt: str, status: TrackStatus, provenance: str) -> str:
    """Return a valid file with the note below its first line."""
    head, *rest = read(vtt).blocks
    line_end = head.lines[0][len(head.lines[0].rstrip("\r\n")) :]
    words = comment(note(status, provenance)).replace("\n", line_end)
    return write(Document((head, Block("note", (line_end, words)), *rest)))


def _best(sources: Sequence[SourceTrack], language: str) -> SourceTrack | None:
    """Return the track that serves a deaf reader of the article best: captions before subtitles, the article's language before others."""
    usable = [source for source in sources if _kind(source) == source.kind.strip().lower() or not source.kind.strip()]
    main = language.split("-")[0].lower()
    return min(usable, key=lambda source: (_kind(source) != "captions", (source.language or main).split("-")[0].lower() != main), default=None)


def _kind(source: SourceTrack) -> Literal["captions", "subtitles"]:
    """Return a track's kind; HTML takes a missing one for subtitles."""
    return "captions" if source.kind.strip().lower() == "captions" else "subtitles"
