"""Captions of one article's videos as files: what somebody attaches, what the publisher has, what a recogniser hears, else the honest stand-in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from a11y import captions, plain
from a11y.errors import SourceError, UsageError
from a11y.readers.source import caption_loader, is_address, local_file, open_source

if TYPE_CHECKING:
    from a11y.captions import Attached
    from a11y.model import Article, Track, Video


@dataclass(frozen=True, slots=True)
class Captioned:
    """One track a video, what was attached, and which videos could not be heard, and why."""

    tracks: tuple[Track, ...]
    attached: tuple[Attached, ...]
    unheard: tuple[SourceError, ...]


def caption(
    article: Article,
    base: Path | str | None,
    *,
    attach: Mapping[str, str],
    media: Mapping[str, str],
    model: str | None,
    profile: str = "bbc",
    tell: Callable[[str], object] = str,
) -> Captioned:
    """Return the captions of an article's videos.

    `base` is the folder or address the source came from. `attach` names a caption file or transcript for a video (by its id, number or label), and
    `media` a file or address with its film or sound; a video whose page names a file that lies beside it needs none. A `model` (see
    `captions.draft`) drafts captions for the videos that have none. `tell` is told what takes time. Raises UsageError, SourceError.
    """
    folder = base if isinstance(base, Path) else None
    named = {captions.find_video(article, video).id: name for video, name in media.items()}
    given: dict[str, Attached] = {}
    for wanted, name in attach.items():
        video, data = captions.find_video(article, wanted), open_source(name).data
        with _media(video, article, named, folder) as path:
            given[video.id] = captions.attach(article, video, Path(name).name, data, media=path, model=model if path else None, profile=profile)
    found = [
        given[track.video].track if track.video in given else track for track in captions.tracks(article, plain.original(article), load=caption_loader(base))
    ]
    unheard: list[SourceError] = []
    for place, track in enumerate(found):
        if model and track.stand_in:
            video = captions.find_video(article, track.video)
            try:
                with _media(video, article, named, folder) as path:
                    if path is None:
                        raise SourceError(track.label or track.video, "there is no film or sound to hear", f"name it: --media {track.video}=FILE")
                    tell(f"{track.label or track.video}: hearing {path.name}")
                    found[place] = captions.draft(article, video, path, model, tell=tell)
            except SourceError as error:
                unheard.append(error)
    return Captioned(tuple(found), tuple(given.values()), tuple(unheard))


@contextmanager
def _media(video: Video, article: Article, named: Mapping[str, str], folder: Path | None) -> Iterator[Path | None]:
    """Give the file with a video's sound, None when there is none; what was fetched from an address is gone afterwards."""
    name = named.get(video.id)
    if name is None:
        yield _beside(video, article, folder)
    elif not is_address(name):
        if not Path(name).is_file():
            raise UsageError(f"--media {video.id}={name}", "there is no such file")
        yield Path(name)
    else:
        from a11y.readers.address import fetch_media

        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / (Path(urlsplit(name).path).name[-80:] or "media")
            with path.open("wb") as file:
                fetch_media(name, file)
            yield path


def _beside(video: Video, article: Article, folder: Path | None) -> Path | None:
    """Return a video's file beside the source, also when the page was saved with its files and its addresses made whole."""
    if not video.src:
        return None
    home = f"{article.url.rpartition('/')[0]}/" if article.url else None
    within = video.src.removeprefix(home) if home and video.src.startswith(home) else None
    return local_file(folder, video.src) or (local_file(folder, within) if within else None)
