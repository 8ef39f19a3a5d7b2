"""Captions that people gave, put back on their videos whenever an article is built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.captions.standin import label_of
from a11y.formats.webvtt_document import read, transcript
from a11y.model import Track, Video
from a11y.walk import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from a11y.model import Article, GivenCaptions, GivenSign


def given_tracks(article: Article, gifts: Iterable[GivenCaptions], text: Callable[[str], str]) -> dict[str, Track]:
    """Return the given track of each video that has one, by the video's id; `text` gives a given file's words by its name."""
    found = {}
    for gift in gifts:
        if video := known_again(article, gift):
            vtt = text(gift.vtt)
            found[video.id] = Track(
                video=video.id,
                label=label_of(video),
                status=gift.status,
                kind="captions",
                language=gift.language,
                provenance=gift.provenance,
                vtt=vtt,
                text=transcript(read(vtt)),
            )
    return found


def known_again(article: Article, gift: GivenCaptions | GivenSign) -> Video | None:
    """Return the video a gift is for: the one with its address, else its label, else, for a video without either, its id; None when that is not one video."""
    signs: tuple[Callable[[Video], bool], ...] = (
        lambda video: bool(gift.src) and video.src == gift.src,
        lambda video: bool(gift.label) and label_of(video) == gift.label,
        lambda video: not (gift.src or gift.label or video.src or label_of(video)) and video.id == gift.video,
    )
    for sign in signs:
        found = [video for video in blocks(article, Video) if sign(video)]
        same = [video for video in found if video.id == gift.video] or found
        if len(same) == 1:
            return same[0]
    return None
