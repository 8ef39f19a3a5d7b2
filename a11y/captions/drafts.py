"""A draft of captions from a video's sound, and its approval by a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.captions.fit import fit
from a11y.captions.hearing import MOST_LANGUAGE_DOUBT, Said, believed
from a11y.captions.limits import PROFILES
from a11y.captions.mend import mend
from a11y.captions.recognise import Hearing, hear
from a11y.captions.standin import label_of
from a11y.captions.videos import noted
from a11y.captions.wrap import arrange, words
from a11y.errors import SourceError, UsageError
from a11y.formats.webvtt import write_cues
from a11y.formats.webvtt_document import read, transcript, write
from a11y.model import Cue, Track

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from a11y.formats.webvtt_document import Block, Document
    from a11y.model import Article, Video


def draft(article: Article, video: Video, media: Path, model: str, *, language: str | None = None, tell: Callable[[str], object] = str) -> Track:
    """Return a machine's draft of a video's captions from its sound; doubtful words are `[unclear]`, and the file says that nobody has checked it.

    Raises SourceError when no speech was heard that could be shown, UsageError for a model that is not there.
    """
    spoken = language or article.language.split("-")[0].lower()
    return from_hearing(article, video, media.name, hear(media, model, language=language, tell=tell), spoken)


def from_hearing(article: Article, video: Video, name: str, hearing: Hearing, language: str) -> Track:
    """Return the draft of what was heard in the file of that name."""
    stretches = believed(hearing.heard, hearing.length)
    wrong = hearing.language != language and hearing.language_probability > MOST_LANGUAGE_DOUBT
    if wrong:  # words written in the wrong language are invented ones
        stretches = tuple((Said(stretch[0].start, stretch[-1].end, "[unclear]", unclear=True),) for stretch in stretches)
    if not stretches:
        raise SourceError(name, "no speech was heard in it", "check that the file has the sound, or give captions")
    found = [cue for stretch in stretches for cue in _cues(stretch)]
    document, _ = fit(read(write_cues(found)), PROFILES["bbc"])
    unclear = sum(said.unclear for stretch in stretches for said in stretch)
    heard = f"it sounds like {hearing.language}, not {language}; " if wrong else ""
    provenance = f"drafted from the sound of {name} by {hearing.engine}; {heard}{unclear} unclear places; not checked by a person"
    return Track(
        video=video.id,
        label=label_of(video),
        status="machine-draft",
        kind="captions",
        language=article.language,
        provenance=provenance,
        vtt=noted(write(document), "machine-draft", provenance),
        text=transcript(document),
    )


def is_draft(document: Document) -> bool:
    """Return whether a file says in its note that it is a machine's draft."""
    return any(_says_draft(block) for block in document.blocks)


def _says_draft(block: Block) -> bool:
    return block.kind == "note" and "Status: machine-draft" in "".join(block.lines)


def drafted_how(document: Document) -> str:
    """Return what a draft's note says of how it was made, "" when it does not say."""
    said = next((" ".join("".join(block.lines).split()) for block in document.blocks if _says_draft(block)), "")
    return said.partition("Provenance: ")[2].removesuffix(".")


def approve(track: Track, vtt: bytes | None = None, *, person: str = "a person") -> Track:
    """Return a draft as a person has approved it; `vtt` is the draft as the person mended it. Raises UsageError for any other track or no captions."""
    if track.status not in {"machine-draft", "human-checked"}:
        raise UsageError(f"track of {track.video}", f"a machine's draft can be approved; this one is {track.status}")
    mended = mend(vtt if vtt is not None else track.vtt.encode())
    if mended is None:
        raise UsageError(f"captions of {track.video}", "a WebVTT file that a11y caption --check accepts")
    document = read(mended.text)
    # The draft's own note would still say that nobody has checked it.
    kept = tuple(block for block in document.blocks if not _says_draft(block))
    provenance = track.provenance.removesuffix("; not checked by a person") + f"; {'mended and ' if vtt is not None else ''}checked by {person}"
    return replace(
        track,
        status="human-checked",
        provenance=provenance,
        vtt=noted(write(replace(document, blocks=kept)), "human-checked", provenance),
        text=transcript(document),
    )


def _cues(said: tuple[Said, ...]) -> list[Cue]:
    """Return one stretch of speech as cues whose times are those of their first and last words."""
    limits = PROFILES["bbc"]
    pieces, owners = [], []
    for word in said:
        for piece in words(word.text, limits.line):
            pieces.append(piece)
            owners.append(word)
    found, place = [], 0
    for lines in arrange(pieces, limits.line, limits.lines):
        count = sum(len(line) for line in lines)
        text = "\n".join(" ".join(piece.text for piece in line) for line in lines)
        found.append(Cue(owners[place].start, owners[place + count - 1].end, text))
        place += count
    return found
