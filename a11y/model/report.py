"""What the audit of one article found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from a11y.model.article import Notice
from a11y.model.caption import TrackStatus
from a11y.model.gift import GivenAcceptance
from a11y.model.readability import Readability

Outcome = Literal["passed", "failed", "inapplicable", "cant-tell"]
Impact = Literal["minor", "moderate", "serious", "critical"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place a rule looked at: `block` in the article, `target` a CSS path, line or sentence id, what is wrong, the mend, the words or tag.

    `engines` names who found it when that is not Plainspoken alone; `accepted` is the reason why a person lets it stand.
    """

    outcome: Outcome
    message: str
    fix: str
    block: str | None = None
    target: str | None = None
    passage: str | None = None
    engines: tuple[str, ...] = ()
    accepted: str | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One audit rule's verdict on one source; `barrier` says what it means for a reader; `advice`: no criterion demands it."""

    id: str
    title: str
    topic: str
    criteria: tuple[str, ...]
    act: tuple[str, ...]
    impact: Impact
    helps: tuple[str, ...]
    outcome: Outcome
    findings: tuple[Finding, ...]
    source: str = ""
    advice: bool = False
    barrier: str = ""


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A video or audio in the report's inventory, with its caption status."""

    block: str
    kind: Literal["video", "audio"]
    label: str
    status: TrackStatus
    tracks: int


@dataclass(frozen=True, slots=True)
class Report:
    """The audit of one article or page; `engines` looked beside our own rules, `stale` was accepted and is no longer found."""

    source: str
    title: str | None
    rules: tuple[RuleResult, ...]
    readability: dict[str, Readability]
    media: tuple[MediaItem, ...]
    summary: dict[str, int]
    engines: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    language: str | None = None
    stale: tuple[GivenAcceptance, ...] = ()
