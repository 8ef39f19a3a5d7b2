"""Read what a page says of itself in JSON-LD: objects of schema.org, however nested, broken or escaped."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from a11y.readers.page import vocabulary

ARTICLE_TYPES = vocabulary(
    """
    Article AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle BlogPosting LiveBlogPosting NewsArticle
    OpinionNewsArticle Report ReportageNewsArticle Review ReviewNewsArticle SatiricalArticle ScholarlyArticle SocialMediaPosting TechArticle
    """
)
"""schema.org's Article and the types below it (schema.org 29, hierarchy of CreativeWork)."""
MEDIA_TYPES = frozenset({"VideoObject", "AudioObject", "PodcastEpisode", "Clip"})
"""schema.org's types for what plays."""
MAX_JSON = 2_000_000
"""Characters of one JSON-LD script that are looked at; real ones stay below 100,000, an articleBody included."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A VideoObject or AudioObject of the page's JSON-LD: its kind, name, addresses, poster, duration, words about it."""

    kind: str
    name: str
    addresses: tuple[str, ...]
    poster: str | None = None
    duration_ms: int | None = None
    description: str = ""


_WRAPPING = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)?\s*|\s*(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)?\s*$")
"""What templates wrap around a script for the sake of old browsers and of XML."""


def things(scripts: list[str]) -> list[dict[str, Any]]:
    """Return every object of the JSON-LD scripts, `@graph` and nesting unrolled; broken scripts are passed over."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        text = _WRAPPING.sub("", script).rstrip(";")
        try:
            stack = [json.loads(text[:MAX_JSON], strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack and len(found) < 5_000:
            item = stack.pop()
            if isinstance(item, dict):
                found.append(item)
                stack.extend(reversed([value for value in item.values() if isinstance(value, dict | list)]))
            elif isinstance(item, list):
                stack.extend(reversed(item))
    return found


def types(thing: dict[str, Any]) -> set[str]:
    """Return the types of a JSON-LD object without their vocabulary's address."""
    kinds = thing.get("@type")
    return {str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind}


def fold(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def plain(value: object) -> str:
    """Return a metadata string without entities and tags that templates leave in it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    text = html.unescape(value)
    if "<" in text:
        text = re.sub(r"<(?:br|/p|/div|/h\d|/li)[^<>]{0,200}>", " ", text)
        text = html.unescape(re.sub(r"</?[a-zA-Z!][^<>]{0,2000}>", "", text))
    return fold(text)


MAX_BODY = 200_000
"""Characters of a stated body that are looked at: some 30,000 words, half as long again as the longest newspaper stories."""

_BLOCK_END = re.compile(r"<(?:br|/p|/div|/h\d|/li|/blockquote)\b[^<>]{0,200}>", re.IGNORECASE)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a body that metadata state, as text or as HTML.

    >>> paragraphs("<p>One &amp; two.</p><p>Three.</p>"), paragraphs("One.\\n\\nTwo.")
    (('One & two.', 'Three.'), ('One.', 'Two.'))
    """
    unescaped = html.unescape(text[:MAX_BODY])
    broken = _BLOCK_END.sub("\n", unescaped) if "<" in unescaped else unescaped
    return tuple(line for part in broken.splitlines() if (line := plain(part)))


def name_of(value: object) -> str:
    """Return the name of a JSON-LD person, organisation or list of them."""
    if isinstance(value, list):
        return joined([name_of(item) for item in value])
    if isinstance(value, dict):
        return plain(value.get("name"))
    return plain(value)


def joined(names: list[str]) -> str:
    """Join names as a byline does.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    names = list(dict.fromkeys(name for name in names if name))
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def addresses(value: object) -> list[str]:
    """Return the addresses in a JSON-LD image or media value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [address for item in value for address in addresses(item)] if len(value) < 50 else []
    if isinstance(value, dict):
        return [str(value[key]) for key in ("url", "contentUrl", "@id") if isinstance(value.get(key), str)][:1]
    return []


def medium(thing: dict[str, Any]) -> Medium | None:
    """Return a JSON-LD media object as a Medium."""
    kinds = types(thing) & MEDIA_TYPES
    if not kinds:
        return None
    places = tuple(str(thing[key]) for key in ("embedUrl", "contentUrl", "url", "@id", "embedURL", "contentURL") if isinstance(thing.get(key), str))
    posters = addresses(thing.get("thumbnailUrl")) + addresses(thing.get("thumbnail"))
    kind = "video" if kinds & {"VideoObject", "Clip"} else "audio"
    return Medium(
        kind,
        plain(thing.get("name") or thing.get("headline")),
        places,
        posters[0] if posters else None,
        duration(thing.get("duration")),
        plain(thing.get("description")),
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
