"""Find the players of a page: videos, sounds, embedded frames, and the placeholders a script would fill."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from a11y.model import SourceTrack
from a11y.readers.body import POST, admits_media
from a11y.readers.furniture import names, reasons
from a11y.readers.json_ld import duration
from a11y.readers.makers import (
    AUDIO_ELEMENTS,
    AUDIO_HOSTS,
    FRAME_WORDS,
    ISLANDS,
    MAKERS,
    NO_LABEL,
    NO_VIDEO,
    NOT_PLAYER_WORDS,
    PICTURES,
    PLAYER_WORDS,
    SCRIPTS,
    STRONG_DATA,
    VENDORS,
    VIDEO_ELEMENTS,
    VIDEO_HOSTS,
    VIDEO_PATHS,
)
from a11y.readers.metadata import language_tag
from a11y.readers.player_settings import MAX_SETTINGS, length_of, told, tube

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Element
    from a11y.readers.body import Body
    from a11y.readers.page import Index

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_FRAMES = frozenset({"iframe", "embed", "object", "amp-iframe", "frame"})
_HOLDERS = frozenset({"div", "figure", "section", "span", "aside", "p", "center", "li", "bsp-video", "article", "header"})
_ADDRESS_NAMES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-url",
    "data-original",
    "data-iframe-src",
    "data-video-src",
    "data-mp4",
    "data-href",
    "data-embed-url",
    "data-lazy",
    "data-litespeed-src",
    "data",
    "href",
)


@dataclass(frozen=True, slots=True)
class Player:
    """A player: its element, kind, address, poster, duration, tracks, and the names the markup itself gives it."""

    node: int
    kind: str
    labels: tuple[str, ...]
    src: str | None
    poster: str | None
    duration_ms: int | None
    autoplay: bool
    tracks: tuple[SourceTrack, ...]
    ids: tuple[str, ...] = ()


def find(index: Index, scope: range, body: Body, chars: Sequence[int], base: str | None) -> list[Player]:
    """Return the players in a range of elements, in document order; `chars` is the text below each element."""
    sure: dict[int, str] = {}
    likely: dict[int, str] = {}
    fallback: set[int] = set()
    for number in scope:
        if not admits_media(index, body, number) and not _in_lone_card(index, number, body.apart, body.cards) and not _in_tools(index, number, body):
            continue
        element = index.nodes[number]
        kind, certain = _kind(element, base)
        if kind is None or _loops(element) or _sold(index, number):
            continue
        if any(index.nodes[parent].tag == "noscript" for parent in index.ancestors(number)):
            fallback.add(number)
        if certain:
            sure[number] = kind
        elif chars[number] < 600 and not _of_others(index, number):
            likely[number] = kind
    chosen = _outermost(index, sure, likely)
    # A script beside the element that it fills is that element's player.
    places = {index.parents[number] for number, _ in chosen if index.nodes[number].tag != "script"}
    chosen = [(number, kind) for number, kind in chosen if index.nodes[number].tag != "script" or index.parents[number] not in places]
    players = _once([_player(index, number, kind, base) for number, kind in chosen])
    # What a <noscript> repeats is no second player.
    seen = {address for player in players if player.node not in fallback for address in player.ids}
    return [player for player in players if player.node not in fallback or (player.ids and seen.isdisjoint(player.ids))]


_OTHERS = re.compile(rf"{POST.pattern}|carr?ou?ss?el", re.IGNORECASE)
"""Class names of quoted posts and of rows of other videos."""


def _of_others(index: Index, number: int) -> bool:
    """Say whether an element holds a quoted post or other videos of a channel, or a row of these follows it."""
    inside = [index.nodes[inner] for inner in range(number, min(index.ends[number] + 1, len(index.nodes)))]
    return any(_OTHERS.search(names(node)) or (node.tag == "iframe" and NO_VIDEO.search(node.get("src") or "")) for node in inside)


_TOOLS = re.compile(r"^(?:article|story|entry|post)[-_]?(?:tools|utility|utilities)$")


def _in_tools(index: Index, number: int, body: Body) -> bool:
    """Say whether an element stands among the tools of a story, where some houses set the recording that the story goes with."""
    root = max((parent for parent in (number, *index.ancestors(number)) if body.apart[parent] and not body.apart[index.parents[parent]]), default=-1)
    return root >= 0 and all(_TOOLS.search(reason) for reason in reasons(index.nodes[root]))


def _sold(index: Index, number: int) -> bool:
    """Say whether an element, or what closely surrounds it, is an advertiser's."""
    around = [number, *islice(index.ancestors(number), 3)]
    return any(name.endswith("-ad") for name, _ in index.nodes[number].attributes) or any(
        VENDORS.search(f"{names(index.nodes[near])} {index.nodes[near].get('src') or ''}") for near in around
    )


def _once(players: list[Player]) -> list[Player]:
    """Leave out a placeholder without an address whose name another player already bears: one video shown twice."""
    kept: list[Player] = []
    for player in players:
        if player.src or not player.labels or not any(set(other.labels) & set(player.labels) for other in kept):
            kept.append(player)
    return kept


def _in_lone_card(index: Index, number: int, apart: Sequence[bool], cards: frozenset[int]) -> bool:
    """Say whether an element is set apart only because it looks like a card: a player whose title is a link looks so too, but stands alone."""
    card = next((parent for parent in (number, *index.ancestors(number)) if parent in cards), None)
    if card is None or apart[index.parents[card]] or index.nodes[card].tag in ("li", "article", "tr", "td"):
        return False
    parent = index.parents[card]
    return not any(other != card and index.parents[other] == parent for other in cards) and any(
        STRONG_DATA.match(name) for inner in index.below(card) for name, _ in index.nodes[inner].attributes
    )


def _words(element: Element) -> set[str]:
    return {word.lower() for word in _WORDS.findall(names(element))}


def _loops(element: Element) -> bool:
    """Say whether a video is decoration: silent, looping, without controls."""
    return (
        element.tag == "video"
        and element.get("loop") is not None
        and element.get("muted") is not None
        and element.get("controls") is None
        and element.get("autoplay") is not None
    )


def _kind(element: Element, base: str | None) -> tuple[str | None, bool]:
    """Return whether an element plays "video" or "audio" (or neither), and whether that is certain."""
    tag = element.tag
    if tag in VIDEO_ELEMENTS:
        return "video", True
    if tag in AUDIO_ELEMENTS:
        return "audio", True
    if tag == "script":
        return ("video", True) if SCRIPTS.search(element.get("src") or "") else (None, False)
    if tag in _FRAMES:
        return _frame_kind(element, base)
    if tag == "blockquote" and "tiktok-embed" in names(element):
        return "video", True
    if tag == "gu-island" and ISLANDS.search(element.get("name") or ""):
        return "video", True
    if "VideoObject" in (element.get("itemtype") or ""):
        return "video", False
    if tag not in _HOLDERS and "-" not in tag:
        return None, False
    if _waits(element):
        return "video", True
    words = _words(element)
    strong = any(STRONG_DATA.match(name) and value.strip() not in ("", "false", "0", "null") for name, value in element.attributes)
    if (
        not strong
        and not words & {"video", "videos", "player", "jwplayer", "brightcove", "videoplayer", "youtube", "tiktok", "fb", "audio"}
        and not any("video" in word for word in words)
    ):
        return None, False
    if {"fb", "video"} <= words or {"tiktok", "embed"} <= words:
        return "video", True
    kind = "audio" if ("audio" in words or "podcast" in words) and "video" not in words else "video"
    if words & NOT_PLAYER_WORDS and not strong:
        return None, False
    if strong:
        return kind, bool(words & PLAYER_WORDS or any("video" in word for word in words))
    video = any("video" in word for word in words)
    if words & PICTURES and words & {"and", "or"}:
        return None, False
    if words & MAKERS:
        return kind, False
    if words & PLAYER_WORDS and (video or len(words) <= 4 or "placeholder" in words):
        return kind, False
    if video and (words & FRAME_WORDS or any(word.startswith("video") and word != "video" for word in words) or tag == "figure"):
        return kind, False
    return None, False


def _frame_kind(element: Element, base: str | None) -> tuple[str | None, bool]:
    """Say what an embedded frame plays, by its address, then by what it is called."""
    for address in _addresses(element, base):
        parts = urlsplit(address)
        host = parts.hostname or ""
        if AUDIO_HOSTS.search(host):
            return "audio", True
        if re.search(
            r"(?:^|\.)(?:twitter|x|instagram|facebook|fbcdn|googletagmanager|doubleclick|google|criteo|gigya|addthis|disqus)\.", host
        ) and not VIDEO_PATHS.search(address):
            return None, False
        if VIDEO_HOSTS.search(host):
            return (None, False) if NO_VIDEO.search(address) else ("video", True)
        if VIDEO_PATHS.search(address):
            return "video", True
    words = _words(element) | {word.lower() for word in _WORDS.findall(element.get("title") or "")}
    if words & MAKERS:
        return "video", True
    if ("video" in words or any("video" in word for word in words)) and not words & NOT_PLAYER_WORDS - {"title", "item", "content"}:
        return "video", True
    return None, False


def _waits(element: Element) -> bool:
    """Say whether an element holds the address of a video's frame for a script to load, as pages that ask for consent have it."""
    for name, value in element.attributes:
        if name in ("data-src", "data-embed-url", "data-iframe-src", "data-url", "data-embed") and "//" in value:
            try:
                if VIDEO_HOSTS.search(urlsplit(value.strip()).hostname or "") and not NO_VIDEO.search(value):
                    return True
            except ValueError:
                continue
    return False


def _addresses(element: Element, base: str | None) -> list[str]:
    """Return the addresses an element may load from; absolute, but for those of a page whose own address is not known."""
    found: list[str] = []
    for name in _ADDRESS_NAMES:
        value = (element.get(name) or "").strip()
        if value and not value.startswith(("about:", "javascript:", "data:", "#", "blob:")):
            try:
                full = urljoin(base or ("https:" if value.startswith("//") else ""), value)
                if urlsplit(full).scheme in ("http", "https", ""):
                    found.append(full)
            except ValueError:
                continue
    return found


def _outermost(index: Index, sure: dict[int, str], likely: dict[int, str]) -> list[tuple[int, str]]:
    """Merge nested signs of one player into its outermost element, unless that holds several certain ones."""
    order = sorted(sure)
    # A certain sign is innermost when the next one lies behind its end.
    hard = [number for place, number in enumerate(order) if place + 1 == len(order) or order[place + 1] >= index.ends[number]]
    chosen: list[tuple[int, str]] = []
    end = -1
    for number in sorted(sure.keys() | likely.keys()):
        if number < end:
            continue
        inside = [other for other in hard[bisect_right(hard, number) : bisect_left(hard, index.ends[number])] if other != number]
        if len(inside) > 1:
            continue
        kind = sure[inside[0]] if inside else sure.get(number, likely.get(number, "video"))
        chosen.append((number, kind))
        end = index.ends[number]
    return chosen


def _player(index: Index, number: int, kind: str, base: str | None) -> Player:
    """Read everything a player's markup says of it."""
    labels: list[str] = []
    addresses: list[str] = []
    posters: list[str] = []
    tracks: list[SourceTrack] = []
    length: int | None = None
    autoplay = False
    ids: list[str] = []
    settings: list[str] = []
    for inner in index.below(number):
        element = index.nodes[inner]
        for name, value in element.attributes:
            text = " ".join(value.split())
            if not text:
                if name == "autoplay":
                    autoplay = True
                continue
            if (
                name
                in (
                    "title",
                    "aria-label",
                    "data-title",
                    "data-headline",
                    "data-video-title",
                    "data-video-headline",
                    "data-name",
                    "data-video-name",
                    "data-caption",
                )
                and element.tag not in ("a", "button", "svg", "symbol", "use", "input")
                and element.get("role") != "slider"
                and not NO_LABEL.match(text)
                and len(text) < 300
            ):
                labels.append(text)
            elif name in ("poster", "data-poster", "data-thumbnail", "data-show-promo", "placeholder"):
                posters.append(text)
            elif name in ("data-duration", "duration", "data-video-duration"):
                length = length or length_of(text)
            elif (name.startswith("data-") or name == "props") and text.startswith("{"):
                settings_told = told(text[:MAX_SETTINGS])
                labels.extend(settings_told["label"])
                posters.extend(settings_told["poster"])
                settings.extend(settings_told["src"])
            elif name == "autoplay" and text.lower() != "false":
                autoplay = True
            elif STRONG_DATA.match(name) and len(text) < 80:
                ids.append(text)
        prop = element.get("itemprop")
        if prop and element.tag in ("meta", "link", "time"):
            value = (element.get("content") or element.get("href") or element.get("datetime") or "").strip()
            if prop in ("name", "headline") and value:
                labels.append(value)
            elif prop == "duration":
                length = length or duration(value)
            elif prop in ("thumbnailUrl", "thumbnail", "image") and value:
                posters.append(value)
            elif prop in ("contentUrl", "contentURL", "embedUrl", "embedURL") and value:
                settings.append(urljoin(base or "", value))
        if element.tag == "track" and element.get("src"):
            tracks.append(_track(element, base))
        elif element.tag == "img" and not posters:
            posters.extend(_addresses(element, base)[:1])
        elif element.tag in _FRAMES or element.tag in VIDEO_ELEMENTS or element.tag in AUDIO_ELEMENTS or element.tag == "source" or inner == number:
            addresses.extend(_addresses(element, base))
            if re.search(r"[?&]autoplay=(?:1|true)", addresses[-1] if addresses else ""):
                autoplay = True
        if inner > number and element.tag in ("youtube-video", "lite-youtube") and element.get("videoid"):
            ids.append(element.get("videoid") or "")
    element = index.nodes[number]
    if video := tube(element):
        addresses.append(f"https://www.youtube.com/embed/{video}")
    addresses += settings
    ids += [_key(address) for address in addresses]
    poster = urljoin(base or "", posters[0]) if posters else None
    return Player(number, kind, tuple(labels), addresses[0] if addresses else None, poster, length, autoplay, tuple(tracks), tuple(dict.fromkeys(ids)))


def _key(address: str) -> str:
    """Return what tells one video's address from another's: the address without its scheme and options."""
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path}".removeprefix("www.")


def _track(element: Element, base: str | None) -> SourceTrack:
    """Read a `<track>`; its kind is "subtitles" when it gives none (HTML, section 4.8.13)."""
    kind = (element.get("kind") or "subtitles").strip().lower()
    known = kind if kind in ("subtitles", "captions", "descriptions", "chapters", "metadata") else "metadata"
    return SourceTrack(
        urljoin(base or "", (element.get("src") or "").strip()), known, language_tag(element.get("srclang") or ""), (element.get("label") or "").strip() or None
    )
