"""Everything that can fail, as one class each: fields, not prose; `str(error)` is the one line a person reads.

Raise only when no useful result exists; an oddity that leaves a result is a `Notice` in that result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass
class A11yError(Exception):
    """The base of every expected failure; `exit_code` is what the command line returns for it."""

    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        return "; ".join(f"{name}: {value}" for name, value in vars(self).items())


@dataclass
class SourceError(A11yError):
    """A source gave no article: which one, what is wrong with it, and what would mend it."""

    source: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}; {self.mend}"


@dataclass
class UsageError(A11yError):
    """The command was called wrongly: which value, and what it takes."""

    exit_code: ClassVar[int] = 2
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.what}: {self.expected}"


@dataclass
class VoiceError(A11yError):
    """A voice could not speak: which voice, why, and what to do instead."""

    voice: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"voice {self.voice}: {self.problem}; {self.mend}"


@dataclass
class LibraryError(A11yError):
    """A library or an edition in it cannot be read or written: where, why, and the mend."""

    place: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}; {self.mend}"
