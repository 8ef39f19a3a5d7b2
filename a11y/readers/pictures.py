"""Find the pictures of a story: which images are content, and what their markup says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from a11y.readers.beside import CAPTION_NAME
from a11y.readers.body import admits_media
from a11y.readers.furniture import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Element
    from a11y.readers.body import Body
    from a11y.readers.page import Index

DECORATION = re.compile(
    r"(?:^|[-_ ./])(?:icons?|logos?|avatar|emoji|smilies|smiley|badge|sprite|spacer|pixel|blank|tracker|tracking|gravatar|headshot"
    r"|author|byline|social|share|button|btn|arrow|spinner|loader|flag|rating|star|ad|ads|wp-smiley|favicon|1x1|clear|transparent"
    r"|feedback|beacon|counter)(?:[-_ ./0-9]|$)",
    re.IGNORECASE,
)
"""Words in class names and addresses of images that are no picture of the story (templates read by eye)."""

ADVERT = re.compile(r"scorecardresearch|doubleclick|adserver|adsystem|/delivery/(?:avw|ai|lg)\.php|INSERT_RANDOM|[?&]cb=%n|/beacon|/pixel[./?]", re.IGNORECASE)
"""Addresses of advertisements and counters."""

MIN_SIDE = 90
"""Pixels; a picture whose markup states less on both sides is an icon or a face beside a byline (the IAB's smallest unit is 88 × 31)."""

LARGE_SIDE = 200
"""Pixels; a picture that states more on both sides is no icon, whatever its class names say."""

MAX_RATIO = 21
"""A stated 16 by 9 is the picture's shape and not its size (21:9 is the widest of screens)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the story: its element, alt exactly as given, address, stated size; `leads`: it is a link to another page."""

    node: int
    alt: str | None
    src: str | None
    width: int | None
    height: int | None
    fallback: bool
    leads: bool = False


def find(index: Index, scope: range, body: Body, taken: Sequence[bool], base: str | None, authors: str | None) -> list[Picture]:
    """Return the pictures in a range of elements; `taken` is what belongs to players, `authors` the byline."""
    pictures: list[Picture] = []
    for number in scope:
        element = index.nodes[number]
        if not admits_media(index, body, number) or taken[number] or not (element.tag in ("img", "amp-img") or _lazy(element)):
            continue
        leads = _leads_elsewhere(index, number)
        if number < body.holder and (leads or _listed(index, number)):
            continue
        around = index.nodes[index.parents[number]]
        if (around.tag == "figcaption" or CAPTION_NAME.search(names(around))) and any(isinstance(child, str) and child.strip() for child in around.children):
            continue  # a sign within the words of a caption
        width, height = _size(element, "width"), _size(element, "height")
        if width and height and 1 < max(width, height) <= MAX_RATIO:
            width = height = None
        if (width is not None and width < MIN_SIDE and (height is None or height < MIN_SIDE)) or (height is not None and height < MIN_SIDE and width is None):
            continue
        src = _source(index, number, base)
        path = urlsplit(src).path if src else ""
        ancestors = [index.nodes[parent] for parent in list(index.ancestors(number))[:3]]
        large = width is not None and height is not None and min(width, height) >= LARGE_SIDE
        if (
            (not large and DECORATION.search(names(element)))
            or DECORATION.search(path.rsplit("/", 1)[-1])
            or path.endswith((".svg", "pixel.gif"))
            or ADVERT.search(src or "")
        ):
            continue
        if not element.get("alt") and (element.get("role") == "presentation" or (element.get("aria-hidden") == "true" and src is None)):
            continue  # decoration, or what holds the place of a picture until it has come
        alt = element.get("alt") if element.tag in ("img", "amp-img") else element.get("data-alt")
        if alt and authors and " " in alt.strip() and alt.strip().casefold() in authors.casefold():
            continue  # the face of who wrote it
        fallback = any(parent.tag == "noscript" for parent in ancestors)
        if not (pictures and src and _same_picture(pictures[-1].src, src)):
            pictures.append(Picture(number, alt, src, width, height, fallback, leads))
    return pictures


_SIZES = re.compile(r"[-_.](?:[swh]\d{2,4}|\d{2,4}x\d{2,4}|\d{2,4}[wh]|c\d{1,3})(?=[-_.]|$)")


def _same_picture(one: str | None, other: str) -> bool:
    """Say whether two addresses are those of one picture in two sizes.

    >>> _same_picture("https://a.example/mask-s800-c15.jpg", "https://a.example/mask-s1200.jpg"), _same_picture("https://a.example/1.jpg", "https://a.example/2.jpg")
    (True, False)
    """
    if one is None or one == other:
        return False
    first, second = urlsplit(one), urlsplit(other)
    bare = _SIZES.sub("", first.path)
    return bool(_SIZES.search(first.path) and _SIZES.search(second.path)) and (first.hostname, bare) == (second.hostname, _SIZES.sub("", second.path))


def _lazy(element: Element) -> bool:
    """Say whether an element that is no image stands for one that a script will load."""
    return (
        element.tag in ("div", "span")
        and any(name in ("data-src", "data-image-src", "data-srcset", "data-alt") for name, _ in element.attributes)
        and _IMAGE.search(" ".join([names(element), element.get("data-src") or element.get("data-image-src") or element.get("data-srcset") or ""])) is not None
    )


_IMAGE = re.compile(r"image|img|photo|picture|\.(?:jpe?g|png|webp|avif)", re.IGNORECASE)


def _leads_elsewhere(index: Index, number: int) -> bool:
    """Say whether an image is a link to another page, and not to its own larger version."""
    for parent in index.ancestors(number):
        node = index.nodes[parent]
        if node.tag == "a" and node.get("href"):
            return not re.search(r"\.(?:jpe?g|png|webp|gif)(?:$|\?)", node.get("href") or "", re.IGNORECASE)
        if node.tag in ("li", "figure"):
            return False
    return False


def _listed(index: Index, number: int) -> bool:
    """Say whether an image stands in a list and not in a figure."""
    return next((index.nodes[parent].tag for parent in index.ancestors(number) if index.nodes[parent].tag in ("li", "figure")), "") == "li"


def _size(element: Element, name: str) -> int | None:
    """Return a stated width or height in pixels."""
    found = re.match(r"\s*(\d{1,5})(?:px)?\s*$", element.get(name) or element.get(f"data-{name}") or "")
    return int(found[1]) if found and int(found[1]) else None


def _source(index: Index, number: int, base: str | None) -> str | None:
    """Return the address of an image; lazy loading keeps the real one in an attribute of its own."""
    element = index.nodes[number]
    parent = index.nodes[index.parents[number]] if index.parents[number] >= 0 else element
    sets = [element.get("srcset"), element.get("data-srcset")]
    if parent.tag == "picture":
        sets += [child.get("srcset") or child.get("data-srcset") for child in parent.children if not isinstance(child, str) and child.tag == "source"]
    stated = [
        element.get(name)
        for name in ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-src-large", "data-full-src", "data-image", "data-url", "src")
    ]
    for value in [*stated, *(entry.split(",")[0].split()[0] for entry in sets if entry and entry.strip(" ,"))]:
        if value and value.lstrip().startswith("{"):
            settings = re.search(r'"src"\s*:\s*"([^"]+)"', value)  # an image's settings, kept as JSON
            value = settings[1] if settings else None
        if value and not value.strip().startswith(("data:", "javascript:", "about:")) and value.strip():
            try:
                full = urljoin(base or "", value.strip())
                if urlsplit(full).scheme in ("http", "https", ""):
                    return full
            except ValueError:
                continue
    return None
