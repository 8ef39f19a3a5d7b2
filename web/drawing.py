"""What a reading page shows, worked out before any HTML: the pieces of one version in order, and what goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from a11y import walk
from a11y.model import (
    Audio,
    Block,
    Figure,
    Heading,
    Level,
    Other,
    Promo,
    Related,
    Sentence,
    StoredEdition,
    StoredRecording,
    StoredRendition,
    StoredTrack,
    Table,
    Term,
    Version,
    VersionBlock,
    Video,
)
from web.links import host, safe_href


@dataclass(frozen=True, slots=True)
class Piece:
    """One block to draw: `parts` are its sentences in the version on screen, `beside` those of the easy version in a side-by-side page."""

    block: Block
    parts: tuple[tuple[Sentence, ...], ...] = ()
    beside: VersionBlock | None = None
    level: int = 2
    track: StoredTrack | None = None
    recording: StoredRecording | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """Words left out of a version, with the whole sentence they stood in when that says more."""

    text: str
    why: str
    whole: str | None


class Story:
    """One article as one version of it shows it; `beside` is a second version to show next to it."""

    def __init__(self, edition: StoredEdition, version: Version, beside: Version | None = None) -> None:
        self.edition, self.article, self.version, self.beside = edition, edition.article, version, beside

    @property
    def told(self) -> Version:
        """Return the version that was made (the one beside, or the one on screen)."""
        return self.beside or self.version

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the blocks to draw, in reading order."""
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        drawn = {block.block: block for block in self.version.blocks}
        beside = {block.block: block for block in self.beside.blocks} if self.beside else {}
        tracks = {track.video: track for track in self.edition.tracks}
        recordings = {recording.video: recording for recording in self.edition.recordings}
        levels = outline([block.level for block in self.article.blocks if isinstance(block, Heading) and block.id in drawn])
        for block in self.article.blocks:
            if isinstance(block, Related | Promo | Other):
                continue
            words = drawn.get(block.id)
            if isinstance(block, Video | Audio):
                yield Piece(block, track=tracks.get(block.id), recording=recordings.get(block.id))
            elif words or (isinstance(block, Figure) and (block.alt or (block.alt is None and block.src))):
                level = next(levels) if isinstance(block, Heading) and words else 2
                yield Piece(block, words.parts if words else (), beside.get(block.id), level)

    @cached_property
    def originals(self) -> Mapping[str, Sentence]:
        """Return the original's sentences by id."""
        return {sentence.id: sentence for version in self.edition.versions if version.level == "original" for sentence in walk.sentences(version)}

    @cached_property
    def hard(self) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
        """Return where hard words stand: for each sentence id, (start, end, id in the word list); each word is marked once."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        # Side by side, the easy column first: its title and standfirst are on the page only where they differ.
        column = [one for block in self.told.blocks for part in block.parts for one in part] if self.beside else []
        sentences = [*column, *walk.sentences(self.version)]
        for place, term in enumerate(self.told.glossary, 1):
            for sentence in sentences:
                match = _word(term).search(sentence.text)
                taken = found.get(sentence.id, [])
                if match and not any(match.start() < end and start < match.end() for start, end, _ in taken):
                    found.setdefault(sentence.id, []).append((*match.span(), f"word-{place}"))
                    break
        return {name: tuple(sorted(places)) for name, places in found.items()}

    @cached_property
    def left_out(self) -> tuple[Gone, ...]:
        """Return what the version does not carry, each with its sentence when only a part of it went."""
        gone = []
        for one in self.told.left_out:
            source = self.originals.get(one.source)
            whole = source.text if source and source.text.strip(" .") != one.text.strip(" .") else None
            gone.append(Gone(one.text, one.why, whole))
        return tuple(gone)

    @cached_property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """Return the story's headings as the version says them, each with the id it can be gone to by."""
        told = [block.parts[0] for block in self.version.blocks if block.kind == "heading" and block.parts and block.parts[0]]
        return tuple((part[0].id, " ".join(sentence.text for sentence in part)) for part in told)

    def lines(self, track: StoredTrack) -> tuple[str, ...]:
        """Return the lines of a track to read; where a stand-in quotes the story, in the words of the version on screen."""
        if not track.stand_in or self.told.level == "original":
            return track.text
        ids = {sentence.text: sentence.id for sentence in self.originals.values()}
        lines: list[str] = []
        for line in track.text:
            ours = [sentence.text for sentence in walk.sentences(self.told) if ids.get(line) in sentence.sources]
            lines += [text for text in ours or [line] if text not in lines]
        return tuple(lines)

    @property
    def related(self) -> tuple[tuple[str, str | None], ...]:
        """Return the related stories: their words and a safe address, if there is one."""
        return tuple((block.text, safe_href(block.href, self.article.url)) for block in walk.blocks(self.article, Related))

    @property
    def others(self) -> tuple[str, ...]:
        """Return the page's lines that are no part of the story, credits among them."""
        return tuple(block.text for block in walk.blocks(self.article, Other))

    @property
    def source(self) -> str | None:
        """Return the safe address the article came from."""
        return safe_href(self.article.url)

    @property
    def source_host(self) -> str:
        """Return the host the article came from."""
        return host(self.source)

    @property
    def rendition(self) -> StoredRendition | None:
        """Return the recording of the version to listen to."""
        return next((one for one in self.edition.renditions if one.level == self.told.level), None)


def table_parts(
    table: Table, parts: Sequence[tuple[Sentence, ...]]
) -> tuple[tuple[Sentence, ...], list[tuple[Sentence, ...]], list[list[tuple[Sentence, ...]]]]:
    """Return a table's caption, header and rows as sentences; the parts run caption, header, rows (`a11y.walk.texts`)."""
    waiting = iter(parts)
    caption = next(waiting, ()) if table.caption else ()
    header = [next(waiting, ()) for _ in table.header]
    return caption, header, [[next(waiting, ()) for _ in row] for row in table.rows]


def differ(one: Sequence[tuple[Sentence, ...]], other: Sequence[tuple[Sentence, ...]]) -> bool:
    """Return whether two versions of a block have other words, and the second has any."""
    words = [[sentence.text for part in parts for sentence in part] for parts in (one, other)]
    return words[0] != words[1] and bool(words[1])


def outline(levels: Sequence[int]) -> Iterator[int]:
    """Yield heading levels without a jump, from 2 down: each source level is as deep as the shallower ones open above it.

    >>> list(outline([3, 5, 4, 2, 6]))
    [2, 3, 3, 2, 3]
    """
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield min(1 + len(above), 6)


def other_level(edition: StoredEdition, level: Level) -> Version | None:
    """Return an edition's version of one level, or None when it has none."""
    return next((version for version in edition.versions if version.level == level), None)


def _word(term: Term) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term.term)}(?!\w)", re.IGNORECASE)
