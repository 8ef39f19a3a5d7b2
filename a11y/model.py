"""Every type that crosses a stage: frozen dataclasses, one line of doc each.

Times are integer milliseconds. Offsets count code points of the text they belong to. `None` means "not stated";
an empty string means "stated, and empty" (so `alt=""` and a missing `alt` stay different).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["original", "plain", "easy"]
Outcome = Literal["passed", "failed", "inapplicable", "cant-tell"]
Impact = Literal["minor", "moderate", "serious", "critical"]
TrackStatus = Literal["publisher", "supplied", "machine-draft", "human-checked", "none-known"]
SpanKind = Literal["link", "emphasis", "strong", "abbreviation", "language", "quotation"]
WordSource = Literal["event", "interpolated", "estimated"]
PersonsPart = Literal["corrected", "approved"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that did not stop the work: a code in plain words, a sentence, and where."""

    code: str
    message: str
    place: str | None = None


# --- what came in ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that means more than its letters: `value` is the address, expansion or language tag."""

    kind: SpanKind
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Words with their inline meaning; white space is already folded to single spaces."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceTrack:
    """A `<track>` the publisher's page carries for a video or audio."""

    src: str
    kind: str
    language: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """What all blocks share: an id unique in the article, the input lines, the node of the page it came from."""

    id: str
    source: str | None = None
    node: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(_Block):
    """A heading within the story; `level` 1 to 6 as the source gave it."""

    kind: Literal["heading"] = field(default="heading", init=False)
    content: Text
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(_Block):
    """A paragraph of the story."""

    kind: Literal["paragraph"] = field(default="paragraph", init=False)
    content: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(_Block):
    """A block quotation or pull quote; its words are never changed."""

    kind: Literal["quote"] = field(default="quote", init=False)
    content: Text
    cite: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(_Block):
    """A bullet or numbered list."""

    kind: Literal["list"] = field(default="list", init=False)
    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(_Block):
    """A data table: `header` is the first row when the source marks one, `row_headers` says each row starts with one."""

    kind: Literal["table"] = field(default="table", init=False)
    caption: Text | None = None
    header: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    row_headers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(_Block):
    """A picture: caption and credit apart, `alt` exactly as given (None: absent)."""

    kind: Literal["figure"] = field(default="figure", init=False)
    caption: Text | None = None
    credit: str | None = None
    alt: str | None = None
    src: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(_Block):
    """A video or the placeholder of its player; `label` is what names it, "" when nothing does."""

    kind: Literal["video"] = field(default="video", init=False)
    label: str = ""
    caption: Text | None = None
    src: str | None = None
    poster: str | None = None
    duration_ms: int | None = None
    autoplay: bool = False
    tracks: tuple[SourceTrack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio(_Block):
    """A sound player of the source."""

    kind: Literal["audio"] = field(default="audio", init=False)
    label: str = ""
    src: str | None = None
    duration_ms: int | None = None
    autoplay: bool = False
    tracks: tuple[SourceTrack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related(_Block):
    """A link to another story."""

    kind: Literal["related"] = field(default="related", init=False)
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promo(_Block):
    """A newsletter line, advertisement mark or other text that sells and does not tell."""

    kind: Literal["promo"] = field(default="promo", init=False)
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(_Block):
    """Text of the page that is no part of the story: agency lines, credits, counts, embeds."""

    kind: Literal["other"] = field(default="other", init=False)
    text: str


Block = Heading | Paragraph | Quote | ListBlock | Table | Figure | Video | Audio | Related | Promo | Other


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What came in, as typed blocks in reading order; dates are ISO 8601 (YYYY-MM-DD), languages BCP 47."""

    title: Text | None
    standfirst: Text | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str = "en"
    declared_language: str | None = None
    url: str | None = None
    publisher: str | None = None
    rights: str | None = None
    blocks: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a frozen page; `node` numbers the elements in document order, `line` is 1-based, children are elements and strings."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]
    node: int
    line: int | None = None

    def get(self, name: str) -> str | None:
        """Return an attribute's value, or None when it is absent."""
        for key, value in self.attributes:  # a loop, since rules ask this millions of times
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Page:
    """The frozen element tree of a web page, for rules that need `<head>`, ids or styles."""

    root: Element
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns: the article (None when the page holds none), the page (None for text), the bytes read."""

    name: str
    article: Article | None
    page: Page | None
    data: bytes
    notices: tuple[Notice, ...] = ()


# --- plain language -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the rule's name, the words before and after, and why, in words a reader understands."""

    rule: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a version; `sources` names the original sentences it stands for (an original names none); `by_person`: an editor wrote or approved it."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    spans: tuple[Span, ...] = ()
    by_person: PersonsPart | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of an original sentence that a version does not carry, and why."""

    source: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word that was kept, with its meaning in one easy sentence; `sentence` is where it is explained."""

    term: str
    meaning: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class VersionBlock:
    """A block of a version: `parts` are the list's items or the table's cells (header first, row by row), else one part."""

    block: str
    kind: Literal["heading", "paragraph", "quote", "list", "table", "figure"]
    parts: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The article's text at one level; related links, promos and player text never appear in it."""

    level: Level
    language: str = "en"
    title: tuple[Sentence, ...] = ()
    standfirst: tuple[Sentence, ...] = ()
    in_short: tuple[Sentence, ...] = ()
    blocks: tuple[VersionBlock, ...] = ()
    glossary: tuple[Term, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()


# --- scores ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Metric:
    """One readability figure and its formula's source; `valid` is False, with the reason, when it does not hold for this text; `title` is for readers."""

    name: str
    value: float | None
    unit: str
    valid: bool
    reason: str | None = None
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one block asks of a reader: counts only, since no formula holds for so short a text; `hard_words` are off the Dale list, two syllables or more."""

    block: str
    words: int
    sentences: int
    longest_sentence: int
    hard_words: int


@dataclass(frozen=True, slots=True)
class Readability:
    """The scores of one version: plain counts, metrics, seconds of reading at neutral speeds (words a minute), counts by block, words by sentence."""

    counts: dict[str, int]
    metrics: tuple[Metric, ...]
    reading_time: dict[str, int]
    passages: tuple[Passage, ...] = ()
    sentence_lengths: tuple[int, ...] = ()
    speeds: dict[str, str] = field(default_factory=dict)
    """Where each of the reading speeds comes from."""


# --- captions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: milliseconds from the start, and its text as lines without markup."""

    start: int
    end: int
    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A WebVTT file for one video, with what may honestly be said of it; `vtt` is the whole file; `stand_in`: it is made from the page's words."""

    video: str
    label: str
    status: TrackStatus
    kind: Literal["captions", "subtitles"]
    language: str
    provenance: str
    vtt: str
    text: tuple[str, ...] = ()
    stand_in: bool = False


# --- speech ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WordTime:
    """When a displayed word is spoken: its sentence, its code point range there, begin and end in ms, and how that is known."""

    sentence: str
    start: int
    end: int
    begin_ms: int
    end_ms: int
    source: WordSource


@dataclass(frozen=True, slots=True)
class Medium:
    """One finished file of a rendition: its format and bytes."""

    format: Literal["m4a", "mp3", "wav", "vtt", "lrc"]
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One version spoken by one voice."""

    level: Level
    voice: str
    language: str
    duration_ms: int
    words: tuple[WordTime, ...]
    media: tuple[Medium, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The stand-in for a video spoken by one voice, with captions of that recording (vtt)."""

    video: str
    voice: str
    duration_ms: int
    media: tuple[Medium, ...]
    notices: tuple[Notice, ...] = ()


# --- audit ----------------------------------------------------------------------------------------------------------


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


# --- what people gave -----------------------------------------------------------------------------------------------


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


# To add a kind of gift: its class here, its row in `a11y.giving.KINDS`, and the stage that uses it (see `pipeline.build`).
Gift = GivenAcceptance | GivenCaptions | GivenSentence | GivenSign


# --- the whole ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All of it, for one article, in memory; `provenance` says which engines and settings made each part."""

    name: str
    source: bytes
    is_page: bool
    article: Article
    versions: tuple[Version, ...]
    scores: dict[str, Readability]
    tracks: tuple[Track, ...]
    report: Report
    renditions: tuple[Rendition, ...]
    provenance: dict[str, str]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A finished file under an edition's `media/`: its format, its content-made name, its size in bytes."""

    format: str
    file: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRendition:
    """A rendition as the manifest tells it; `words` names the file that holds the word times as JSON."""

    level: Level
    voice: str
    language: str
    duration_ms: int
    words: str
    media: tuple[MediaFile, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTrack:
    """A track as the manifest tells it; `file` is the WebVTT file under `media/`."""

    video: str
    label: str
    status: TrackStatus
    kind: Literal["captions", "subtitles"]
    language: str
    provenance: str
    file: str
    text: tuple[str, ...] = ()
    stand_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecording:
    """A stand-in's recording as the manifest tells it."""

    video: str
    voice: str
    duration_ms: int
    media: tuple[MediaFile, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """An edition as it lies in a library: the content of `edition.json`."""

    schema: int
    slug: str
    identity: str
    source_file: str
    article: Article
    versions: tuple[Version, ...]
    scores: dict[str, Readability]
    tracks: tuple[StoredTrack, ...]
    report: Report
    renditions: tuple[StoredRendition, ...]
    provenance: dict[str, str]
    recordings: tuple[StoredRecording, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a library's list: what a reader chooses an article by."""

    slug: str
    title: str
    standfirst: str | None
    published: str | None
    language: str
    videos: int
    captioned: int
    audio: int
    easy: bool
