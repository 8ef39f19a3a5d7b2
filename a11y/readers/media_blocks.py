"""Turn players and pictures into blocks: captions parted from credits, labels chosen, JSON-LD matched to its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11y.model import Audio, Figure, Text, Video
from a11y.readers.credit_lines import part_credit
from a11y.readers.inline import clipped
from a11y.readers.makers import NO_LABEL
from a11y.readers.titles import alike

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11y.readers.json_ld import Medium
    from a11y.readers.leaves import Leaf
    from a11y.readers.pictures import Picture
    from a11y.readers.players import Player

WATCH = re.compile(r"^(?:watch(?: the video)?|video|listen|play|now playing)\s*[:|]\s*", re.IGNORECASE)
_CONTROL = re.compile(
    r"\W*\d{0,3}\W*|(?:(?:enlarge|expand|open|view|show|hide|toggle|zoom|close|full ?screen|subscribe|share|embed"
    r"|download|slideshow|gallery|next|previous|view gallery|buy|read more|show more|show less|toggle caption|hide caption)"
    r"(?: (?:this )?(?:image|photo|picture|caption|gallery|modal|now|in modal|slideshow|photos)(?: in gallery)?)?\W*)+|\d+ of \d+\W*|\d+\s*/\s*\d+\W*",
    re.IGNORECASE,
)
"""Counters and controls that galleries print beside a picture."""

_CLOCK_ONLY = re.compile(r"[\d:\s/.]+")


def figure(words_of: Callable[[Leaf], Text], picture: Picture, captions: list[Leaf], credits_: list[Leaf]) -> Figure:
    """Return a picture's block, its caption parted from its credit."""
    told = [leaf for leaf in captions if not _CONTROL.fullmatch(leaf.text)]
    if not told:
        # A template may call the whole line a credit: "Two actors on the stage. Photo by Ada Bell".
        told = [leaf for leaf in credits_ if all(part_credit(leaf.text))]
        credits_ = [leaf for leaf in credits_ if leaf not in told]
    credit = " ".join(dict.fromkeys(part_credit(leaf.text)[1] or leaf.text for leaf in credits_)) or None
    texts: list[Text] = []
    for leaf in told:
        text = words_of(leaf)
        words, tail = part_credit(text.text)
        credit = credit or tail
        if words:
            texts.append(clipped(text, words))
    joined = texts[0] if len(texts) == 1 else Text(" ".join(text.text for text in texts)) if texts else None
    return Figure(id="", node=picture.node, caption=joined, credit=credit, alt=picture.alt, src=picture.src, width=picture.width, height=picture.height)


def player_block(words_of: Callable[[Leaf], Text], player: Player, captions: list[Leaf], media: list[Medium]) -> Video | Audio:
    """Return a player's block: labelled by its caption, its markup, or the page's JSON-LD, in this order."""
    described = matching(player, media)
    words: list[Text] = []
    for leaf in captions:
        text = words_of(leaf)
        kept, _ = part_credit(WATCH.sub("", text.text))
        if kept and not NO_LABEL.match(kept) and not _CLOCK_ONLY.fullmatch(kept):
            words.append(clipped(text, kept))
    caption = words[0] if words else None
    label = caption.text if caption else player.labels[0] if player.labels else described.name if described else ""
    length = player.duration_ms or (described.duration_ms if described else None)
    poster = player.poster or (described.poster if described else None)
    src = player.src or (described.addresses[0] if described and described.addresses else None)
    if player.kind == "audio":
        return Audio(id="", node=player.node, label=label, src=src, duration_ms=length, autoplay=player.autoplay, tracks=player.tracks)
    return Video(
        id="", node=player.node, label=label, caption=caption, src=src, poster=poster, duration_ms=length, autoplay=player.autoplay, tracks=player.tracks
    )


def matching(player: Player, media: list[Medium]) -> Medium | None:
    """Take the JSON-LD object that speaks of this player off the list: by an id both name, else by words, else the only one."""
    for medium in media:
        text = " ".join(medium.addresses)
        if any(len(ident) >= 6 and ident.rsplit("/", 1)[-1] in text and len(ident.rsplit("/", 1)[-1]) >= 6 for ident in player.ids):
            media.remove(medium)
            return medium
    for medium in media:
        if any(alike(label, medium.name) >= 0.8 for label in player.labels):
            media.remove(medium)
            return medium
    if len(media) == 1 and not player.labels:
        return media.pop()
    return None
