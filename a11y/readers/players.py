"""Find the players of a page: videos, sounds, embedded frames, and the placeholders a script would fill."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from a11y.model import SourceTrack
from a11y.readers.body import POST, admits_media
from a11y.readers.furniture import names
from a11y.readers.metadata import duration, language_tag
from a11y.readers.page import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Element
    from a11y.readers.body import Body
    from a11y.readers.page import Index

VIDEO_HOSTS = re.compile(
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|brightcove\.(?:net|com)|jwplatform\.com"
    r"|jwplayer\.com|jwpcdn\.com|kaltura\.com"
    r"|ooyala\.com|wistia\.(?:com|net)|vidyard\.com|streamable\.com|twitch\.tv|rutube\.ru|vk\.com|youku\.com|bilibili\.com|nicovideo\.jp"
    r"|ted\.com|loom\.com|vidible\.tv"
    r"|theplatform\.com|cnevids\.com|ustream\.tv|livestream\.com|viddler\.com|veoh\.com|metacafe\.com|liveleak\.com|rumble\.com"
    r"|bitchute\.com|odysee\.com|jwp\.io|glomex\.com"
    r"|digiteka\.(?:net|com)|ultimedia\.com|mediadelivery\.net|cloudflarestream\.com|videodelivery\.net|limelight\.com|anvato\.net"
    r"|tout\.com|grabien\.com|gfycat\.com|screencast\.com"
    r"|video\.[a-z0-9-]+\.[a-z.]{2,}|videos?-?player\.[a-z0-9.-]+|players?\.[a-z0-9-]+\.[a-z.]{2,})$"
)
"""Hosts whose frames are video players; the list began with Readability.js's `videos` expression and the providers of oembed.com."""

VIDEO_PATHS = re.compile(
    r"/(?:player|players|videoplayer|video-player|embed/(?:video|player|av)|embedvideo|video/embed|videos?/(?:iframe|embed)|av-embeds"
    r"|plugins/video|vplayer|video/share|embed-video)(?:[/.?_-]|$)"
    r"|[?&](?:video_?id|videoId|mediaId|clip_?id)=|/embed/.{0,60}video|tiktok\.com/(?:embed|player)|facebook\.com/plugins/video"
    r"|bbc\.(?:com|co\.uk)/.{0,60}/embed|\.(?:mp4|webm|m3u8|ogv|mov)(?:$|\?)",
    re.IGNORECASE,
)
"""Paths of addresses that play video, on any host."""

SCRIPTS = re.compile(
    r"jwpl(?:atform|ayer)\.com/players/\w{8}-\w{8}|cnevids\.com/script/video/[0-9a-f]{24}"
    r"|(?:player\.)?ooyala\.com/.{0,40}#?ec=|vidible\.tv/.{0,40}/[0-9a-f]{24}\.js"
    r"|launch\.newsinc\.com/.{0,60}embed\.js|players\.brightcove\.net/.{0,80}in_page\.embed"
)
"""Scripts that put one named video where they stand (the embed codes of their makers)."""

AUDIO_HOSTS = re.compile(
    r"(?:^|\.)(?:soundcloud\.com|spotify\.com|audioboom\.com|megaphone\.fm|acast\.com|podcasts\.apple\.com|simplecast\.com|omny\.fm"
    r"|omnycontent\.com|libsyn\.com|art19\.com|spreaker\.com"
    r"|buzzsprout\.com|podbean\.com|anchor\.fm|mixcloud\.com|bandcamp\.com|stitcher\.com|castos\.com|transistor\.fm|captivate\.fm"
    r"|ivoox\.com|deezer\.com|whooshkaa\.com|podigee\.io|iheart\.com|beyondwords\.io)$"
)
"""Hosts whose frames are sound players (providers of oembed.com that host sound, and the large podcast hosts)."""

VIDEO_ELEMENTS = vocabulary(
    """
    video amp-video amp-youtube amp-vimeo amp-dailymotion amp-brightcove amp-jwplayer amp-kaltura-player amp-video-iframe amp-ooyala-player amp-
    springboard-player amp-wistia-player amp-o2-player amp-nexxtv-player amp-bodymovin-animation brightcove-player video-js lite-youtube lite-vimeo
    youtube-video vimeo-video mux-player wistia-player jw-player media-player bbc-player smp-toucan-player hls-video videoplayer video-player bg-
    quote-video
    """
)
"""Elements that play video by name: HTML's, AMP's, and the players' own custom elements."""

AUDIO_ELEMENTS = vocabulary(
    """
    audio amp-audio amp-soundcloud amp-megaphone audio-player
    """
)
"""Elements that play sound by name."""

STRONG_DATA = re.compile(
    r"^data-(?:(?:bc|brightcove|jw|jwplayer|kaltura|ooyala|anvato|vimeo|youtube|yt|dailymotion|wistia|video|clip|mpx|cne)-?(?:player-?)?(?:id"
    r"|uuid|video-?id|account|media-?id|key|src|url|embed|pid|guid|asset-?id|entry-?id|headline)"
    r"|videoid|video|playable|mp4|hls|m3u8|player-?id|video-?(?:data|config|options|settings|uri|json|domain|title)|media-?video"
    r"|posttv|embed-?code|media-player)$"
)
"""Attributes that scripts read to put a player in place."""

PLAYER_WORDS = vocabulary(
    """
    player players videoplayer jwplayer jw brightcove videojs vjs kaltura ooyala vidible wistia smp posttv embed embedded embedvideo videoembed anvato
    vimeo youtube dailymotion
    """
)
MAKERS = vocabulary("jwplayer brightcove videojs kaltura ooyala vidible wistia anvato smp posttv")
"""Makers of players whose name on an element is enough."""

FRAME_WORDS = vocabulary(
    """
    container wrapper wrap inline featured feature hero lead main placeholder block responsive figure media article content ct asset is fig
    """
)
NOT_PLAYER_WORDS = vocabulary(
    """
    icon icons button btn link links title titles caption captions duration label list lists playlist carousel thumb thumbs thumbnail thumbnails promo
    promos teaser teasers card cards related recirc rail sidebar popular trending sticky floating contextual breaking banner live outstream ad ads
    advert advertisement next upnext more nav menu item items grid gallery headline description info credit count counts overlay symbol channel
    channels latest category archive section page hub collection watch post hentry
    """
)
"""Words in class names: of players, of what frames a player, and of what only talks about videos (templates read by eye)."""

VENDORS = re.compile(
    r"s2nplayer|sendtonews|\bstn\b|connatix|primis|aniview"
    r"|taboola|outbrain|teads|vdo[._-]?ai|avantis|minutely|exco\b|ex-co|unruly|spotx|playbuzz|zergnet",
    re.IGNORECASE,
)
"""Makers of players that fill themselves with advertisements or other stories' videos."""

NO_LABEL = re.compile(
    r"^(?:(?:youtube|vimeo|dailymotion|facebook|tiktok|brightcove|embedded)?\s*(?:video|media|content)?\s*(?:player|embed|frame"
    r"|iframe|content|video)|video|embedded content|advertisement|untitled|watch|play|undefined|null"
    r"|media playback is (?:un|not )supported.*|loading.*|.*javascript.*|sorry, the video.*|this video (?:can ?not|has failed).*"
    r"|click (?:here )?to (?:play|view|watch).*|play video|replay.*|just watched|must watch|more videos.*|now playing|up next"
    r"|close|.*\bembed(?:ded)? (?:video|player))$",
    re.IGNORECASE,
)
"""Words that name any player, and so none."""

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
        if not admits_media(index, body, number) and not _in_lone_card(index, number, body.apart, body.cards):
            continue
        element = index.nodes[number]
        kind, certain = _kind(element, base)
        if kind is None or _loops(element):
            continue
        if any(index.nodes[parent].tag == "noscript" for parent in index.ancestors(number)):
            fallback.add(number)
        if certain:
            sure[number] = kind
        elif chars[number] < 600 and not any(POST.search(names(index.nodes[inner])) for inner in index.below(number)):
            likely[number] = kind
    chosen = _outermost(index, sure, likely)
    # A script beside the element that it fills is that element's player.
    places = {index.parents[number] for number, _ in chosen if index.nodes[number].tag != "script"}
    chosen = [(number, kind) for number, kind in chosen if index.nodes[number].tag != "script" or index.parents[number] not in places]
    players = _once([_player(index, number, kind, base) for number, kind in chosen])
    # What a <noscript> repeats is no second player.
    seen = {address for player in players if player.node not in fallback for address in player.ids}
    return [player for player in players if player.node not in fallback or (player.ids and seen.isdisjoint(player.ids))]


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
    if tag not in _HOLDERS and "-" not in tag:
        return None, False
    if VENDORS.search(names(element)):
        return None, False
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
        if VIDEO_HOSTS.search(host) and not re.search(r"subscribe|/channel/|live_chat|/widget", address):
            return "video", True
        if VIDEO_PATHS.search(address):
            return "video", True
    words = _words(element) | {word.lower() for word in _WORDS.findall(element.get("title") or "")}
    if ("video" in words or any("video" in word for word in words)) and not words & NOT_PLAYER_WORDS - {"title", "item", "content"}:
        return "video", True
    return None, False


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
                and not NO_LABEL.match(text)
                and len(text) < 300
            ):
                labels.append(text)
            elif name in ("poster", "data-poster", "data-thumbnail", "data-show-promo", "placeholder"):
                posters.append(text)
            elif name in ("data-duration", "duration", "data-video-duration"):
                length = length or _length(text)
            elif name.startswith("data-") and text.startswith("{"):
                told = _told(text[:MAX_SETTINGS])
                labels.extend(told["label"])
                posters.extend(told["poster"])
                settings.extend(told["src"])
            elif name == "autoplay" and text.lower() != "false":
                autoplay = True
            elif STRONG_DATA.match(name) and len(text) < 80:
                ids.append(text)
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
    if tube := _tube(element):
        addresses.append(f"https://www.youtube.com/embed/{tube}")
    addresses += settings
    ids += [_key(address) for address in addresses]
    poster = urljoin(base or "", posters[0]) if posters else None
    return Player(number, kind, tuple(labels), addresses[0] if addresses else None, poster, length, autoplay, tuple(tracks), tuple(dict.fromkeys(ids)))


MAX_SETTINGS = 20_000
"""Characters of a player's settings that are looked at; the longest on 85 real pages have 2,096."""

_SETTINGS = {
    "src": re.compile(r'"(?:externalEmbedUrl|embedUrl|embedURL|contentUrl|videoUrl|video_url|file|mp4|src)"\s*:\s*"(https?:[^"]{5,400})"'),
    "poster": re.compile(r'"(?:holdingImageURL|poster|posterUrl|thumbnailUrl|thumbnail|image)"\s*:\s*"(https?:[^"]{5,400})"'),
    "label": re.compile(r'"(?:title|headline|videoTitle|name)"\s*:\s*"((?:[^"\\]|\\.){3,200})"'),
}


def _told(settings: str) -> dict[str, list[str]]:
    """Return what a player's settings, kept as JSON in an attribute, say of address, poster and title."""
    found: dict[str, list[str]] = {}
    for what, pattern in _SETTINGS.items():
        match = pattern.search(settings)
        try:
            value = json.loads(f'"{match[1]}"') if match else ""
        except ValueError:
            value = ""
        found[what] = [value] if value and "$recipe" not in value and not NO_LABEL.match(value) else []
    return found


def _tube(element: Element) -> str | None:
    """Return the YouTube id that a placeholder names."""
    stated = element.get("data-youtube-id") or (
        "youtube" in f"{element.tag} {names(element)}".lower() and (element.get("data-videoid") or element.get("videoid"))
    )
    return stated if stated and re.fullmatch(r"[\w-]{11}", stated) else None


def _length(text: str) -> int | None:
    """Return a duration; a bare number above an hour's seconds is milliseconds, as players' own attributes have them."""
    if text.isdigit() and int(text) > 10_000:
        return int(text)
    return duration(text)


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
