"""Mend a caption file's syntax without touching a word: what players would drop or misread is put right, and every mend is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from a11y.captions.limits import STAND_IN_WORD_MS
from a11y.captions.mend_text import mended_text
from a11y.formats import webvtt_syntax
from a11y.formats.webvtt_document import ARROW, Block, Document, changed, read, shown, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# Where the settings end and words begin: a tag, or a run of letters without a colon.
_NO_SETTING = re.compile(r"<|(?:(?<=\s)|^)[^\s:<]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A caption file that is valid now, and what was mended, in words."""

    text: str
    mends: tuple[str, ...] = ()


def mend(data: bytes) -> Mended | None:
    """Return a caption file made valid, or None when that would need a guess at its words or times; a valid file comes back as it was.

    >>> mend(b"WEBVTT\\n\\n00:01,000 --> 00:02,000\\nFish & chips").text
    'WEBVTT\\n\\n00:00:01.000 --> 00:00:02.000\\nFish &amp; chips\\n'
    """
    if not any(webvtt_syntax.check(data)):
        return Mended(data.decode("utf-8"))
    text, coding = _decoded(data)
    if text is None:
        return None
    document = read(text)
    if not document.cues:  # a web page under a caption file's address is no captions
        return None
    told = [f"read as {coding}"] if coding else []
    for name, step in STEPS:
        after = step(document)
        if after is None:
            return None
        if after != document:
            told.append(name)
        document = after
    written = write(document)
    return None if any(webvtt_syntax.check(written.encode("utf-8"))) else Mended(written, tuple(told))


def _decoded(data: bytes) -> tuple[str | None, str]:
    """Return a file's text and, when it was not UTF-8, what it was read as."""
    # windows-1252 is what web pages mean by "latin1" (WHATWG Encoding).
    codings = ["utf-16"] if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8", "windows-1252"]
    for coding in codings:
        try:
            return data.decode(coding), "" if coding == "utf-8" else coding
        except UnicodeDecodeError:
            continue
    return None, ""


def _signature(document: Document) -> Document:
    """Give the file its first line; lines under it (old metadata headers) become a note."""
    blocks = list(document.blocks)
    head = blocks.pop(0) if blocks and blocks[0].kind == "signature" else None
    if head is None:
        while blocks and blocks[0].kind == "blank":
            blocks.pop(0)
    first = head.lines[0].strip().removeprefix("\ufeff") if head else "WEBVTT"
    title = re.sub(r"^webvtt(?:[ \t]*[:-]?[ \t]*(?:file)?[ \t]*$)?", "", first, flags=re.IGNORECASE)
    line = "WEBVTT" + (title if title[:1] in {"", " ", "\t"} else f" {title}")
    rest = tuple(line for line in (head.lines[1:] if head else ()))
    top = [Block("signature", (f"{line}\n",))]
    if rest:
        top += [Block("blank", ("\n",)), Block("note", ("NOTE\n", *rest))]
    if head and (len(head.lines) > 1 or head.lines[0].rstrip("\r\n") != line):
        return Document((*top, *blocks))
    return document if head else Document((*top, Block("blank", ("\n",)), *blocks))


def _strays(document: Document) -> Document:
    """Join text that a blank line cut off from its cue; text without a cue above, and bare numbers, become notes."""
    found: list[Block] = []
    owner, texts = None, list[str]()  # the cue above, while nothing but blank lines stands between, and the texts cut off from it
    for block in document.blocks:
        if block.kind == "other" and owner is not None and not block.text.strip().isdigit():
            texts.append(block.text.strip())
            del found[owner + 1 :]
            continue
        if block.kind not in {"blank", "other"} or (block.kind == "other" and block.text.strip()):
            _join(found, owner, texts)
            owner, texts = (len(found) if block.kind == "cue" else None), []
        if block.kind != "other":
            found.append(block)
        elif block.text.strip():
            found.append(Block("note", ("NOTE\n", *block.lines)))
    _join(found, owner, texts)
    return Document(tuple(found))


def _join(found: list[Block], owner: int | None, texts: Sequence[str]) -> None:
    """Give a cue back the texts that were cut off from it."""
    if owner is not None and texts and found[owner].start is not None:
        found[owner] = changed(found[owner], text="\n".join(part for part in (found[owner].text, *texts) if part.strip()))


def _times(document: Document) -> Document | None:
    """Write times as the format does; a cue whose times cannot be read cannot be mended."""
    if any(block.start is None or block.end is None for block in document.cues):
        return None
    return _each_cue(document, lambda block: changed(block) if not _well_timed(block) else block)


def _well_timed(block: Block) -> bool:
    return webvtt_syntax.is_timings(block.lines[1 if block.id is not None else 0].rstrip("\r\n"))


def _order(document: Document) -> Document:
    """Sort the cues by their start times; notes stay where they are."""
    ordered = iter(sorted(document.cues, key=lambda block: block.start or 0))
    return Document(tuple(next(ordered) if block.kind == "cue" else block for block in document.blocks))


def _ends(document: Document) -> Document:
    """Give a cue that does not end after it starts the time its words need, up to the next cue."""
    later: dict[int, int | None] = {}  # for each cue, when the next one that starts after it does; they are in order here
    following, last = None, None
    for cue in reversed(document.cues):
        if cue.start != last:
            following, last = last, cue.start
        later[id(cue)] = following

    def mended(block: Block) -> Block:
        start, end = block.start or 0, block.end or 0
        if end > start:
            return block
        wanted = start + max(1, len(shown(block.text).split())) * STAND_IN_WORD_MS
        return changed(block, end=min(wanted, later[id(block)] or wanted))

    return _each_cue(document, mended)


def _identifiers(document: Document) -> Document:
    """Take away identifiers that another cue has already, or that hold an arrow."""
    used: set[str] = set()

    def mended(block: Block) -> Block:
        if block.id is None:
            return block
        if block.id in used or ARROW in block.id:
            return changed(block, name="")
        used.add(block.id)
        return block

    return _each_cue(document, mended)


def _settings(document: Document) -> Document:
    """Keep the settings that are well formed, the first of each name; words on the line of times go to the caption."""

    def mended(block: Block) -> Block:
        kept: list[str] = []
        words = _NO_SETTING.search(block.settings)
        if words:
            text = f"{block.settings[words.start() :].strip()}\n{block.text}".strip("\n")
            return mended(changed(block, settings=block.settings[: words.start()].strip(), text=text))
        for setting in block.settings.split():
            tried = " ".join([*kept, setting])
            if not any(webvtt_syntax.check(f"WEBVTT\n\n00:00.000 --> 00:01.000 {tried}\n".encode("utf-8", "replace"))):
                kept.append(setting)
        return block if kept == block.settings.split() else changed(block, settings=" ".join(kept))

    return _each_cue(document, mended)


def _words(document: Document) -> Document:
    """Put right the markup of each cue's text."""

    def mended(block: Block) -> Block:
        text = mended_text(block.text, block.start or 0, block.end or 0)
        return block if text == block.text else changed(block, text=text)

    return _each_cue(document, mended)


def _heads(document: Document) -> Document:
    """Move styles and regions above the first cue; regions that are not well formed become notes, and arrows in notes plain ones."""
    found, late, cue = [], [], False
    for block in document.blocks:
        cue = cue or block.kind == "cue"
        usable = _usable(block)
        if block.kind in {"style", "region"} and not usable:
            found.append(Block("note", ("NOTE\n", *block.lines)))
        elif block.kind in {"style", "region"} and cue:
            late += [block, Block("blank", ("\n",))]
        elif block.kind == "note":
            found.append(replace(block, lines=tuple(line.replace(ARROW, "→") for line in block.lines)))
        else:
            found.append(block)
    place = next((place for place, block in enumerate(found) if block.kind == "cue"), len(found))
    return Document((*found[:place], *late, *found[place:]))


def _usable(block: Block) -> bool:
    return not any(webvtt_syntax.check(("WEBVTT\n\n" + "".join(block.lines).rstrip("\r\n") + "\n").encode("utf-8", "replace")))


def _blanks(document: Document) -> Document:
    """Put an empty line between blocks and a line end at the end."""
    found: list[Block] = []
    for block in document.blocks:
        if found and block.kind != "blank" and found[-1].kind != "blank":
            found.append(Block("blank", ("\n",)))
        lines = tuple(line if line.endswith(("\n", "\r")) else f"{line}\n" for line in block.lines)
        found.append(block if lines == block.lines else replace(block, lines=lines))
    if [block.kind for block in found] == ["signature"]:
        found.append(Block("blank", ("\n",)))
    return Document(tuple(found))


def _each_cue(document: Document, change: Callable[[Block], Block]) -> Document:
    return Document(tuple(change(block) if block.kind == "cue" else block for block in document.blocks))


# The order counts: cues are joined before they are timed, sorted before their ends are set, timed before their text is read.
STEPS: Sequence[tuple[str, Callable[[Document], Document | None]]] = (
    ("first line", _signature),
    ("text cut off from its cue", _strays),
    ("written form of times", _times),
    ("order of cues", _order),
    ("end times", _ends),
    ("identifiers", _identifiers),
    ("settings", _settings),
    ("markup", _words),
    ("styles, regions and notes", _heads),
    ("blank lines", _blanks),
)
