"""What people gave for one edition: a record and the files it names, in the edition's `given/`; no machine step writes, changes or collects them.

    given/given.json              the record: one gift for each thing that was given, the latest of each place
    given/mistakes.jsonl          what readers reported in the viewer: the sentence and their note, nothing about them
    given/<sha256[:16]>.<suffix>  the files as they came, and what became of them when they were given

A file is written first and the record is replaced atomically after it, under a lock, so a gift is there whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from filelock import FileLock

from a11y.errors import LibraryError, UsageError
from a11y.files import write_whole
from a11y.formats import record
from a11y.model import Gift, GivenAcceptance, GivenCaptions, GivenPronunciations, GivenSentence, GivenSign

if TYPE_CHECKING:
    from typing import BinaryIO

FOLDER = "given"
RECORD = "given.json"
MISTAKES = "mistakes.jsonl"
SCHEMA = 1
FILE = re.compile(r"[0-9a-f]{16}\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a reader reported: a sentence's id and words ("" for the whole article), and the note."""

    sentence: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class _Record:
    """The content of `given.json`."""

    schema: int
    gifts: tuple[Gift, ...] = ()


class Given:
    """The gifts of one edition; `Given(None)` is that nobody gave anything."""

    def __init__(self, edition: Path | None) -> None:
        self.folder = edition / FOLDER if edition else None

    @cached_property
    def gifts(self) -> tuple[Gift, ...]:
        """All gifts, oldest first; raises LibraryError when the record cannot be read, since building without it would drop what people gave."""
        return self._read()

    @property
    def key(self) -> str:
        """A short digest of all that was given, "" for nothing: what a build depends on."""
        return hashlib.sha256(record.dumps(_Record(SCHEMA, self.gifts)).encode()).hexdigest()[:16] if self.gifts else ""

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What readers reported, oldest first; a line that cannot be read is passed over."""
        path = self.folder / MISTAKES if self.folder else None
        found = []
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path and path.is_file() else ():
            with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                found.append(record.loads(Mistake, line))
        return tuple(found)

    def path(self, file: str) -> Path:
        """Return the path of a given file; raises LibraryError when it is not there."""
        path = self.folder / file if self.folder and FILE.fullmatch(file) else None
        if path is None or not path.is_file():
            raise LibraryError(
                str(path or file[:80]), "a file that was given is missing", "put it back, or withdraw the gift: a11y give LIBRARY SLUG withdraw N"
            )
        return path

    def text(self, file: str) -> str:
        """Return the words of a given text file, line ends as they are."""
        return self.path(file).read_bytes().decode("utf-8")

    # --- by a person's act only ---

    def keep(self, source: BinaryIO, name: str) -> str:
        """Copy a file piece by piece into the folder, under a name made from its content and its own suffix; return that name."""
        folder = self._made()
        suffix = Path(name).suffix.lower().lstrip(".")
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
        digest = hashlib.sha256()
        try:
            with os.fdopen(handle, "wb") as file:
                while piece := source.read(1 << 20):
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            kept = f"{digest.hexdigest()[:16]}.{suffix if re.fullmatch('[a-z0-9]{1,5}', suffix) else 'bin'}"
            Path(temporary).chmod(0o644)
            Path(temporary).replace(folder / kept)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return kept

    def add(self, gift: Gift) -> None:
        """Record a gift in place of an older one of the same kind and place, whose files stay."""
        self._change(lambda gifts: (*(one for one in gifts if place(one) != place(gift)), gift))

    def withdraw(self, number: int) -> Gift:
        """Take the gift of that number, from 1, out of the record; its files stay. Raises UsageError when there is none."""
        gone: list[Gift] = []

        def without(gifts: tuple[Gift, ...]) -> tuple[Gift, ...]:
            if not 1 <= number <= len(gifts):
                raise UsageError(f"withdraw {number}", f"takes a number from 1 to {len(gifts)}" if gifts else "nothing was given")
            gone.append(gifts[number - 1])
            return gifts[: number - 1] + gifts[number:]

        self._change(without)
        return gone[0]

    # --- inside ---

    def _change(self, change: Callable[[tuple[Gift, ...]], tuple[Gift, ...]]) -> None:
        folder = self._made()
        with FileLock(folder / ".lock"):
            after = change(self._read())
            write_whole(folder / RECORD, record.dumps(_Record(SCHEMA, after)).encode())
        self.__dict__.pop("gifts", None)

    def _made(self) -> Path:
        if self.folder is None:
            raise UsageError("give", "takes an edition that is there")
        self.folder.mkdir(exist_ok=True)
        return self.folder

    def _read(self) -> tuple[Gift, ...]:
        path = self.folder / RECORD if self.folder else None
        if path is None or not path.exists():
            return ()
        try:
            found = record.loads(_Record, path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise LibraryError(
                str(path), f"cannot be read ({type(error).__name__})", "mend it by hand: it holds what people gave, so nothing is built without it"
            ) from error
        if found.schema != SCHEMA:
            raise LibraryError(str(path), f"was made by another release (schema {found.schema})", "use that release")
        return found.gifts


NOTHING = Given(None)


def place(gift: Gift) -> tuple[str, ...]:
    """Return what a gift is for: a later gift for the same takes its place."""
    match gift:
        case GivenAcceptance():
            return (gift.kind, gift.rule, gift.place)
        case GivenCaptions():
            return (gift.kind, gift.video, gift.label, gift.src or "")
        case GivenPronunciations():
            return (gift.kind,)
        case GivenSentence():
            return (gift.kind, gift.level, gift.original)
        case GivenSign():
            return (gift.kind, gift.video, gift.label, gift.src or "")
        case _:
            assert_never(gift)


def given_as(gift: Gift) -> str:
    """Return what a gift is, in words."""
    match gift:
        case GivenAcceptance():
            return f"accepted: {gift.rule}{f' at {gift.place}' if gift.place else ''}: {gift.reason}"
        case GivenCaptions():
            return f"{gift.status} captions {gift.name} of {gift.label or gift.video}"
        case GivenPronunciations():
            return f"pronunciation list {gift.name}"
        case GivenSentence():
            return f"{gift.level} sentence: {' '.join(line.text for line in gift.lines)}"
        case GivenSign():
            return f"sign-language video {gift.name} of {gift.label or gift.video or 'the article'}"
        case _:
            assert_never(gift)


def now() -> str:
    """Return the time of a person's act, in UTC, as ISO 8601; `SOURCE_DATE_EPOCH` stands for it when it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isdigit() else int(time.time())
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
