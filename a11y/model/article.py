"""What came in: an article as typed blocks, and the page it stood on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SpanKind = Literal["link", "emphasis", "strong", "abbreviation", "language", "quotation", "item", "line"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that did not stop the work: a code in plain words, a sentence, and where."""

    code: str
    message: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that means more than its letters: `value` is the address, expansion or language tag; each "item" and "line" is drawn on its own."""

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
