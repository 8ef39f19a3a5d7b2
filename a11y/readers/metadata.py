"""What a page says about its article outside the story: title, standfirst, byline, dates, language, address, publisher, rights.

JSON-LD is asked first, then OpenGraph and other `meta`, then microdata, then the page a reader sees. Nothing here is trusted
to be true: a title is taken from the visible heading where heading and metadata agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from a11y.readers import bylines, dates, shown
from a11y.readers.json_ld import ARTICLE_TYPES, Medium, addresses, fold, medium, name_of, paragraphs, plain, things, types
from a11y.readers.page import words_of
from a11y.readers.titles import MAX_TITLE, choose

if TYPE_CHECKING:
    from a11y.model import Element
    from a11y.readers.page import Index

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
    "cxenseparse:publishtime",
    "og:publish_date",
    "publish_date",
    "published",
    "citation_publication_date",
    "citation_date",
)
"""Names of `meta` that hold the date of publication, the commonest first (OpenGraph, schema.org, Parse.ly, Sailthru, Dublin Core, house styles,
Highwire Press)."""

FIRST_DATE = "1600-01-01"
"""Nothing was published as news before (the first newspaper is of 1605); templates write the year 1 where they have no date."""

_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


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
            content = (node.get("content") or node.get("value") or "").strip()
            if key and content and key not in meta:
                meta[key] = content
        elif node.tag == "link":
            for rel in (node.get("rel") or "").lower().split():
                links.setdefault(rel, (node.get("href") or "").strip())
        elif node.tag == "title" and not page_title:
            page_title = fold("".join(child for child in node.children if isinstance(child, str)))
        elif node.tag == "script":
            if "ld+json" in (node.get("type") or "").lower():
                scripts.append("".join(child for child in node.children if isinstance(child, str)))
        elif node.tag == "h1":
            headings.append(node)
        elif node.tag == "time":
            times.append(node)
        elif node.tag == "a" and node.get("rel"):
            relations = (node.get("rel") or "").lower().split()
            if "author" in relations:
                authors.append(node)
            if "license" in relations:
                links.setdefault("license", (node.get("href") or "").strip())
        prop = node.get("itemprop")
        if prop:
            for name in prop.lower().split():
                props.setdefault(name, []).append(node)

    objects = things(scripts)
    articles = [thing for thing in objects if types(thing) & ARTICLE_TYPES]
    pages = [thing for thing in objects if types(thing) & {"WebPage", "ItemPage", "MedicalWebPage", "CreativeWork"}]
    main: dict[str, Any] = max(articles, key=len, default={}) or max(pages, key=len, default={})

    publisher = name_of(main.get("publisher")) or meta.get("og:site_name") or _prop(props, "publisher") or meta.get("application-name")
    stated = [plain(main.get("headline")), plain(meta.get("og:title")), plain(meta.get("twitter:title")), plain(main.get("name")), page_title]
    titles = tuple(dict.fromkeys(title for title in stated if 0 < len(title) <= MAX_TITLE))
    seen = [text for text in (words_of(node) for node in headings) if text] + [words_of(node) for node in props.get("headline", []) if node.tag != "meta"]
    address = _address(links.get("canonical"), meta.get("og:url"), url)
    site = [name for name in (plain(publisher), meta.get("og:site_name"), urlsplit(address or "").hostname) if name]
    times_meta = [meta.get(key) for key in PUBLISHED]
    times_seen = [
        _when(node) for node in (*props.get("datepublished", []), *(node for node in times if node.get("pubdate") is not None or node.get("datetime")), *times)
    ]
    title = choose(titles, seen, site, page_title)
    return Metadata(
        titles=titles,
        title=title,
        descriptions=tuple(
            dict.fromkeys(
                text
                for text in (
                    plain(main.get("description")),
                    plain(meta.get("og:description")),
                    plain(meta.get("description")),
                    plain(meta.get("twitter:description")),
                )
                if text
            )
        ),
        byline=bylines.stated(
            main.get("author") or main.get("creator"),
            {str(thing["@id"]): name for thing in objects if "@id" in thing and (name := name_of(thing))},
            meta,
            props.get("author", []),
            authors,
            lambda: shown.byline(index.nodes, title),
            site,
        ),
        published=_first_date(main.get("datePublished"), *times_meta, *times_seen) or shown.date(index.nodes, title) or _of_address(address),
        modified=_first_date(
            main.get("dateModified"), meta.get("article:modified_time"), meta.get("og:updated_time"), *(_when(n) for n in props.get("datemodified", []))
        ),
        language=_language(index.page.root, meta, main),
        url=address,
        publisher=plain(publisher) or None,
        rights=_rights(main, meta, links, props),
        body=paragraphs(max((str(thing["articleBody"]) for thing in objects if isinstance(thing.get("articleBody"), str)), key=len, default="")),
        is_article=bool(articles) or meta.get("og:type", "").lower() in ("article", "news.article", "video.other") or "article:published_time" in meta,
        media=tuple(found for thing in objects if (found := medium(thing))),
        images=tuple(addresses(main.get("image"))) or ((meta["og:image"],) if "og:image" in meta else ()),
        meta=meta,
    )


def _prop(props: dict[str, list[Element]], name: str) -> str:
    """Return the first value of a microdata property."""
    for node in props.get(name, []):
        value = node.get("content") if node.tag == "meta" else words_of(node)
        if value and value.strip():
            return fold(value)
    return ""


def _when(node: Element) -> str:
    """Return what an element says of a date."""
    return node.get("datetime") or node.get("content") or node.get("title") or words_of(node)


_DAY_OF_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)/")


def _of_address(address: str | None) -> str | None:
    """Return the day under which a page is filed, where its address holds one.

    >>> _of_address("https://a.example/2020/01/23/a-day-out/"), _of_address("https://a.example/2020/a-day-out/")
    ('2020-01-23', None)
    """
    found = _DAY_OF_ADDRESS.search(urlsplit(address or "").path)
    return _first_date("-".join(found.groups())) if found else None


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
        plain(main.get("copyrightNotice")),
        name_of(main.get("license")),
        meta.get("dcterms.rights"),
        meta.get("dc.rights"),
        meta.get("copyright"),
        meta.get("rights"),
    ]
    stated += [links.get("license"), _prop(props, "license")]
    return next((text for value in stated if (text := plain(value))), None)
