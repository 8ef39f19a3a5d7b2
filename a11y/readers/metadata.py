"""What a page says about its article outside the story: title, standfirst, byline, dates, language, address, publisher, rights.

JSON-LD is asked first, then OpenGraph and other `meta`, then microdata, then the page a reader sees. Nothing here is trusted
to be true: a title is taken from the visible heading where heading and metadata agree.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from a11y.readers import dates
from a11y.readers.page import vocabulary, words_of

if TYPE_CHECKING:
    from a11y.model import Element
    from a11y.readers.page import Index

ARTICLE_TYPES = vocabulary(
    """
    Article AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle BlogPosting LiveBlogPosting NewsArticle
    OpinionNewsArticle Report ReportageNewsArticle Review ReviewNewsArticle SatiricalArticle ScholarlyArticle SocialMediaPosting TechArticle
    """
)
"""schema.org's Article and the types below it (schema.org 29, hierarchy of CreativeWork)."""

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "cxenseparse:recs:publishtime",
)
"""Names of `meta` that hold the date of publication, the commonest first (OpenGraph, schema.org, Parse.ly, Sailthru, Dublin Core, house styles)."""

MEDIA_TYPES = frozenset({"VideoObject", "AudioObject", "PodcastEpisode", "Clip"})
"""schema.org's types for what plays."""

MAX_JSON = 2_000_000
"""Characters of one JSON-LD script that are looked at; real ones stay below 100,000, an articleBody included."""

FIRST_DATE = "1600-01-01"
"""Nothing was published as news before (the first newspaper is of 1605); templates write the year 1 where they have no date."""

MAX_TITLE = 500
"""Characters; what is longer is no title anybody wrote (the longest of 85 real ones has 113)."""

_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SEPARATOR = re.compile(r"\s+[|–—·»:•]+\s+|\s+-{1,2}\s+|\s*\|\s*|\s+::?\s+")
_BY = re.compile(r"^(?:(?:written|reported|posted|story|words|text|reporting|analysis|review)\s+)?(?:by|von|par|por|di|door|av|af)\b[:\s]+", re.IGNORECASE)
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Medium:
    """A VideoObject or AudioObject of the page's JSON-LD: its kind, name, addresses, poster, duration, words about it."""

    kind: str
    name: str
    addresses: tuple[str, ...]
    poster: str | None = None
    duration_ms: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; every field may be missing."""

    titles: tuple[str, ...] = ()
    title: str | None = None
    descriptions: tuple[str, ...] = ()
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    rights: str | None = None
    body: tuple[str, ...] = ()
    is_article: bool = False
    media: tuple[Medium, ...] = ()
    images: tuple[str, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)


def collect(index: Index, url: str | None = None) -> Metadata:
    """Return the metadata of a page."""
    meta: dict[str, str] = {}
    props: dict[str, list[Element]] = {}
    links: dict[str, str] = {}
    headings: list[Element] = []
    scripts: list[str] = []
    page_title = ""
    authors: list[Element] = []
    times: list[Element] = []
    for node in index.nodes:
        if node.tag == "meta":
            key = (node.get("property") or node.get("name") or node.get("http-equiv") or "").strip().lower()
            content = (node.get("content") or "").strip()
            if key and content and key not in meta:
                meta[key] = content
        elif node.tag == "link":
            for rel in (node.get("rel") or "").lower().split():
                links.setdefault(rel, (node.get("href") or "").strip())
        elif node.tag == "title" and not page_title:
            page_title = _fold("".join(child for child in node.children if isinstance(child, str)))
        elif node.tag == "script":
            if "ld+json" in (node.get("type") or "").lower():
                scripts.append("".join(child for child in node.children if isinstance(child, str)))
        elif node.tag == "h1":
            headings.append(node)
        elif node.tag == "time":
            times.append(node)
        elif node.tag == "a" and "author" in (node.get("rel") or "").lower().split():
            authors.append(node)
            if "license" in (node.get("rel") or "").lower():
                links.setdefault("license", (node.get("href") or "").strip())
        prop = node.get("itemprop")
        if prop:
            for name in prop.lower().split():
                props.setdefault(name, []).append(node)

    things = _things(scripts)
    articles = [thing for thing in things if _types(thing) & ARTICLE_TYPES]
    pages = [thing for thing in things if _types(thing) & {"WebPage", "ItemPage", "MedicalWebPage", "CreativeWork"}]
    main: dict[str, Any] = max(articles, key=len, default={}) or max(pages, key=len, default={})

    publisher = _name(main.get("publisher")) or meta.get("og:site_name") or _prop(props, "publisher") or meta.get("application-name")
    stated = [_plain(main.get("headline")), _plain(meta.get("og:title")), _plain(meta.get("twitter:title")), _plain(main.get("name")), page_title]
    titles = tuple(dict.fromkeys(title for title in stated if 0 < len(title) <= MAX_TITLE))
    seen = [text for text in (words_of(node) for node in headings) if text] + [words_of(node) for node in props.get("headline", []) if node.tag != "meta"]
    address = _address(links.get("canonical"), meta.get("og:url"), url)
    site = [name for name in (publisher, meta.get("og:site_name"), urlsplit(address or "").hostname) if name]
    times_meta = [meta.get(key) for key in PUBLISHED]
    times_seen = [
        _when(node) for node in (*props.get("datepublished", []), *(node for node in times if node.get("pubdate") is not None or node.get("datetime")))
    ]
    return Metadata(
        titles=titles,
        title=_title(titles, seen, site, page_title),
        descriptions=tuple(
            dict.fromkeys(
                text
                for text in (
                    _plain(main.get("description")),
                    _plain(meta.get("og:description")),
                    _plain(meta.get("description")),
                    _plain(meta.get("twitter:description")),
                )
                if text
            )
        ),
        byline=_byline(main.get("author") or main.get("creator"), meta, props, authors),
        published=_first_date(main.get("datePublished"), *times_meta, *times_seen),
        modified=_first_date(
            main.get("dateModified"), meta.get("article:modified_time"), meta.get("og:updated_time"), *(_when(n) for n in props.get("datemodified", []))
        ),
        language=_language(index.page.root, meta, main),
        url=address,
        publisher=_plain(publisher) or None,
        rights=_rights(main, meta, links, props),
        body=_lines(max((str(thing["articleBody"]) for thing in things if isinstance(thing.get("articleBody"), str)), key=len, default="")),
        is_article=bool(articles) or meta.get("og:type", "").lower() in ("article", "news.article", "video.other") or "article:published_time" in meta,
        media=tuple(medium for thing in things if (medium := _medium(thing))),
        images=tuple(_addresses(main.get("image"))) or ((meta["og:image"],) if "og:image" in meta else ()),
        meta=meta,
    )


def _things(scripts: list[str]) -> list[dict[str, Any]]:
    """Return every object of the JSON-LD scripts, `@graph` and nesting unrolled; broken scripts are passed over."""
    things: list[dict[str, Any]] = []
    for script in scripts:
        text = script.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
        try:
            stack = [json.loads(text[:MAX_JSON], strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack and len(things) < 5_000:
            item = stack.pop()
            if isinstance(item, dict):
                things.append(item)
                stack.extend(reversed([value for value in item.values() if isinstance(value, dict | list)]))
            elif isinstance(item, list):
                stack.extend(reversed(item))
    return things


def _types(thing: dict[str, Any]) -> set[str]:
    """Return the types of a JSON-LD object without their vocabulary's address."""
    kinds = thing.get("@type")
    return {str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind}


def _fold(text: str) -> str:
    return " ".join(text.split())


def _plain(value: object) -> str:
    """Return a metadata string without entities and tags that templates leave in it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    text = html.unescape(value)
    if "<" in text:
        text = re.sub(r"<(?:br|/p|/div|/h\d|/li)[^<>]{0,200}>", " ", text)
        text = html.unescape(re.sub(r"</?[a-zA-Z!][^<>]{0,2000}>", "", text))
    return _fold(text)


_BLOCK_END = re.compile(r"<(?:br|/p|/div|/h\d|/li|/blockquote)\b[^<>]{0,200}>", re.IGNORECASE)


def _lines(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a body that metadata state, as text or as HTML.

    >>> _lines("<p>One &amp; two.</p><p>Three.</p>"), _lines("One.\\n\\nTwo.")
    (('One & two.', 'Three.'), ('One.', 'Two.'))
    """
    unescaped = html.unescape(text)
    broken = _BLOCK_END.sub("\n", unescaped) if "<" in unescaped else unescaped
    return tuple(line for part in broken.splitlines() if (line := _plain(part)))


def _name(value: object) -> str:
    """Return the name of a JSON-LD person, organisation or list of them."""
    if isinstance(value, list):
        return _join([_name(item) for item in value])
    if isinstance(value, dict):
        return _plain(value.get("name"))
    return _plain(value)


def _join(names: list[str]) -> str:
    """Join names as a byline does.

    >>> _join(["A", "B", "C"])
    'A, B and C'
    """
    names = list(dict.fromkeys(name for name in names if name))
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _prop(props: dict[str, list[Element]], name: str) -> str:
    """Return the first value of a microdata property."""
    for node in props.get(name, []):
        value = node.get("content") if node.tag == "meta" else words_of(node)
        if value and value.strip():
            return _fold(value)
    return ""


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded for comparing."""
    return _TOKEN.findall(text.casefold())


def alike(one: str, other: str) -> float:
    """Return how much two short texts share, 0 to 1, by words.

    >>> alike("Sweden drops the case", "Sweden drops the case - BBC News")
    1.0
    """
    first, second = set(tokens(one)), set(tokens(other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _title(stated: tuple[str, ...], seen: list[str], site: list[str], page_title: str) -> str | None:
    """Choose the title: the visible heading that the metadata agree with, else the metadata without the site's name."""
    bare = [short for title in stated if (short := without_site(title, site, seen))]
    best, most = "", 0.0
    for text in seen:
        if len(tokens(text)) > 45:
            continue
        agreed = max((alike(text, title) * min(1.0, (1 + len(tokens(text))) / (1 + len(tokens(title)))) for title in bare), default=0.0)
        if agreed > most + 1e-6:
            best, most = text, agreed
    if best and most >= 0.5:
        # A heading that holds a kicker or a date beside the title gives way to the exact words of the metadata.
        inner = next(
            (title for title in bare if title != best and len(tokens(title)) >= 4 and f" {' '.join(tokens(title))} " in f" {' '.join(tokens(best))} "), None
        )
        return inner if inner and title_is_whole(inner, stated) else best
    if bare:
        return bare[0]
    if seen:
        return seen[0]
    return page_title[:MAX_TITLE] or None


def title_is_whole(title: str, stated: tuple[str, ...]) -> bool:
    """Say whether at least two places of the metadata give a title in these words."""
    words = " ".join(tokens(title))
    return sum(" ".join(tokens(other)).startswith(words) for other in stated) >= 2


def without_site(title: str, site: list[str], seen: list[str]) -> str:
    """Return a title without the site's name before or after a separator.

    >>> without_site("Sweden drops case - BBC News", ["BBC News"], [])
    'Sweden drops case'
    >>> without_site("Vape: one – two", ["x"], [])
    'Vape: one – two'
    """
    cuts = list(_SEPARATOR.finditer(title)) if len(title) <= MAX_TITLE else []
    if not cuts:
        return title
    for heading in seen:
        if title.startswith(heading) and title[len(heading) :].strip() and any(cut.start() == len(heading) for cut in cuts):
            return heading
    names = {"".join(tokens(name)) for name in site}
    names |= {"".join(tokens(name.removeprefix("www.").rsplit(".", 1)[0])) for name in site if "." in name}
    for cut in reversed(cuts):
        tail = "".join(tokens(title[cut.end() :]))
        if tail and any(tail == name or (len(name) > 3 and tail.startswith(name)) or (len(tail) > 3 and name.startswith(tail)) for name in names):
            return without_site(title[: cut.start()], site, seen)
    head = "".join(tokens(title[: cuts[0].start()]))
    if head in names:
        return title[cuts[0].end() :]
    return title


def _byline(author: object, meta: dict[str, str], props: dict[str, list[Element]], links: list[Element]) -> str | None:
    """Return who wrote it, without "By"."""
    stated = [_name(author)]
    stated += [
        meta.get(key, "")
        for key in ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "twitter:creator")
    ]
    stated.append(_join([_prop({"author": [node]}, "author") for node in props.get("author", [])[:4]]))
    stated.append(_join([words_of(node) for node in links[:4]]))
    for name in stated:
        name = _BY.sub("", _plain(name)).strip(" ,|-–")
        if name and not name.startswith(("http", "@", "/")) and 2 <= len(name) <= 160 and "@" not in name:
            return name
    return None


def _when(node: Element) -> str:
    """Return what an element says of a date."""
    return node.get("datetime") or node.get("content") or node.get("title") or words_of(node)


def _first_date(*values: object) -> str | None:
    """Return the first value that is a date, as YYYY-MM-DD.

    >>> _first_date(None, "2019-11-19T10:07:00-0500"), _first_date("Nov 5, 2019"), _first_date("20191105"), _first_date("soon")
    ('2019-11-19', '2019-11-05', '2019-11-05', None)
    """
    for value in values:
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, str) or not value.strip():
            continue
        text = value.strip()
        compact = re.match(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?(?:\D|$)", text)
        if compact:
            text = "-".join(compact.groups())
        found = dates.leading(text) or dates.leading(text.replace("/", "-"))
        if found and found.date and found.date >= FIRST_DATE:
            return found.date
    return None


def _language(root: Element, meta: dict[str, str], main: dict[str, Any]) -> str | None:
    """Return the language the page declares, as a BCP 47 tag."""
    for value in (root.get("lang"), root.get("xml:lang"), meta.get("content-language"), main.get("inLanguage"), meta.get("og:locale"), meta.get("language")):
        value = value.get("alternateName") if isinstance(value, dict) else value
        if isinstance(value, str) and (tag := language_tag(value)):
            return tag
    return None


def language_tag(value: str) -> str | None:
    """Return a language tag in BCP 47's usual letter case, None when it is none.

    >>> language_tag(" en_us "), language_tag("english, please")
    ('en-US', None)
    """
    found = _LANGUAGE_TAG.fullmatch(value.strip().split(",")[0].split(".")[0].strip())
    if not found:
        return None
    first, *rest = re.split("[-_]", found[0])
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)])


def _address(canonical: str | None, og: str | None, url: str | None) -> str | None:
    """Return the canonical address; a canonical link to the front page of a site is a template's mistake."""
    for stated in (canonical, og):
        if not stated:
            continue
        try:
            full = urljoin(url or "", stated)
            parts = urlsplit(full)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query):
            return full
    return url


def _rights(main: dict[str, Any], meta: dict[str, str], links: dict[str, str], props: dict[str, list[Element]]) -> str | None:
    """Return the licence or copyright line the page states about itself."""
    stated = [
        _plain(main.get("copyrightNotice")),
        _name(main.get("license")),
        meta.get("dcterms.rights"),
        meta.get("dc.rights"),
        meta.get("copyright"),
        meta.get("rights"),
    ]
    stated += [links.get("license"), _prop(props, "license")]
    return next((text for value in stated if (text := _plain(value))), None)


def _addresses(value: object) -> list[str]:
    """Return the addresses in a JSON-LD image or media value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [address for item in value for address in _addresses(item)] if len(value) < 50 else []
    if isinstance(value, dict):
        return [str(value[key]) for key in ("url", "contentUrl", "@id") if isinstance(value.get(key), str)][:1]
    return []


def _medium(thing: dict[str, Any]) -> Medium | None:
    """Return a JSON-LD media object as a Medium."""
    kinds = _types(thing) & MEDIA_TYPES
    if not kinds:
        return None
    addresses = tuple(str(thing[key]) for key in ("embedUrl", "contentUrl", "url", "@id", "embedURL", "contentURL") if isinstance(thing.get(key), str))
    posters = _addresses(thing.get("thumbnailUrl")) + _addresses(thing.get("thumbnail"))
    kind = "video" if kinds & {"VideoObject", "Clip"} else "audio"
    return Medium(
        kind,
        _plain(thing.get("name") or thing.get("headline")),
        addresses,
        posters[0] if posters else None,
        duration(thing.get("duration")),
        _plain(thing.get("description")),
    )


def duration(value: object) -> int | None:
    """Return an ISO 8601 duration, a clock time or a count of seconds in milliseconds.

    >>> duration("PT1M4S"), duration("1:04"), duration("64"), duration("soon")
    (64000, 64000, 64000, None)
    """
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = str(value).strip()
    iso = re.fullmatch(r"P(?:(\d{1,3})D)?T?(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(\.\d+)?S)?", text)
    if iso and any(iso.groups()):
        days, hours, minutes, seconds = (int(part or 0) for part in iso.groups()[:4])
        return ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000 or None
    clock = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})", text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 or None
    if re.fullmatch(r"\d{1,6}(?:\.\d+)?", text):
        return int(float(text) * 1000) or None
    return None
