"""What a player's settings, kept in the attributes of its element, say of its address, poster, title and length."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from a11y.readers.furniture import names
from a11y.readers.json_ld import duration
from a11y.readers.makers import NO_LABEL

if TYPE_CHECKING:
    from a11y.model import Element

MAX_SETTINGS = 20_000
"""Characters of a player's settings that are looked at; the longest on 85 real pages have 2,096."""

_SETTINGS = {
    "src": re.compile(r'"(?:externalEmbedUrl|embedUrl|embedURL|contentUrl|videoUrl|video_url|audioUrl|file|mp4|src)"\s*:\s*"(https?:[^"]{5,400})"'),
    "poster": re.compile(r'"(?:holdingImageURL|poster|posterUrl|thumbnailUrl|thumbnail|image)"\s*:\s*"(https?:[^"]{5,400})"'),
    "label": re.compile(r'"(?:title|headline|videoTitle|mediaTitle|name)"\s*:\s*"((?:[^"\\]|\\.){3,200})"'),
}


def told(settings: str) -> dict[str, list[str]]:
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


def tube(element: Element) -> str | None:
    """Return the YouTube id that a placeholder names."""
    stated = element.get("data-youtube-id")
    if not stated and "youtube" in f"{element.tag} {names(element)} {element.get('name') or ''}".lower():
        settings = _TUBE.search(element.get("props") or "")
        stated = element.get("data-videoid") or element.get("videoid") or element.get("data-id") or (settings[1] if settings else None)
    return stated if stated and re.fullmatch(r"[\w-]{11}", stated) else None


_TUBE = re.compile(r'"(?:assetId|videoId|youtubeId)"\s*:\s*"([\w-]{11})"')


def length_of(text: str) -> int | None:
    """Return a duration; a bare number above an hour's seconds is milliseconds, as players' own attributes have them."""
    if text.isdigit() and int(text) > 10_000:
        return int(text)
    return duration(text)
