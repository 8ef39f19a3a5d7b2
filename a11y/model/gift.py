"""What a person gave an edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from a11y.model.version import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gift:
    """What all gifts share: when a person gave it (ISO 8601, UTC), and who, where that was told."""

    when: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCaptions(_Gift):
    """Captions of one video: `vtt` names the finished file, `original` the file as it came (`name`); a video is known again by its address, else its label."""

    kind: Literal["captions"] = field(default="captions", init=False)
    video: str
    label: str
    src: str | None
    status: Literal["supplied", "machine-draft", "human-checked"]
    language: str
    provenance: str
    vtt: str
    original: str
    name: str


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One sentence of a given group: its words, and whether a person wrote them, approved them, or only left them beside one that they did."""

    text: str
    part: Literal["corrected", "approved", "kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSentence(_Gift):
    """What one original sentence, known by its words, becomes at a level, as a person wants it."""

    kind: Literal["sentence"] = field(default="sentence", init=False)
    level: Level
    original: str
    lines: tuple[GivenLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAcceptance(_Gift):
    """A finding that a person lets stand: its rule, its block or target ("" for every place), the passage as it was then ("" for any), and why."""

    kind: Literal["acceptance"] = field(default="acceptance", init=False)
    rule: str
    place: str
    passage: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignCue:
    """A stretch of a sign-language video and the original sentences it signs, by their words."""

    start: int
    end: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSign(_Gift):
    """A sign-language video of the article, or of one of its videos (`video` is not ""): `file` names it, `name` is what it was called."""

    kind: Literal["sign"] = field(default="sign", init=False)
    file: str
    name: str
    language: str
    duration_ms: int
    video: str = ""
    label: str = ""
    src: str | None = None
    cues: tuple[SignCue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPronunciations(_Gift):
    """How the names in the article are said: `file` names the W3C pronunciation list, `name` is what it was called."""

    kind: Literal["pronunciations"] = field(default="pronunciations", init=False)
    file: str
    name: str


# To add a kind of gift: its class here, its row in `a11y.giving.KINDS`, and the stage that uses it (see `pipeline.build`).
Gift = GivenAcceptance | GivenCaptions | GivenPronunciations | GivenSentence | GivenSign
