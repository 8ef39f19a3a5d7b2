"""The words around the figures: how a page says lengths, sizes, dates, levels and states to a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, request

from a11y import walk
from web import add, comfort, links, marks, static

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
VIEWS = {"original": "Original", "plain": "Plain", "easy": "Easy", "side": "Side by side"}
SAID = {"original": "the original text", "plain": "plain language", "easy": "Easy read", "side": "the original beside Easy read"}
# What may honestly be said of a video's captions, by status (a11y.model.TrackStatus): a short label and a sentence.
CAPTIONS = {
    "publisher": ("Has captions", "The publisher gives captions with this video."),
    "supplied": ("Has captions", "An editor has given captions for this video."),
    "machine-draft": ("Captions not checked", "A machine has drafted captions for this video. Nobody has checked them, so they may be wrong."),
    "human-checked": ("Captions checked", "A person has checked the captions of this video."),
    "none-known": (
        "No captions known",
        "We know of no captions for this video. What the article says about it stands in for them. It is not a record of what is said in the video.",
    ),
}
# What a person did to a sentence (a11y.model.PersonsPart), as its note says it.
PERSONS = {"corrected": "A person has written this sentence.", "approved": "A person has checked this sentence."}
FORMATS = {"m4a": "M4A (sound)", "mp3": "MP3 (sound)", "wav": "WAV (sound)", "vtt": "WebVTT (captions)", "lrc": "LRC (lyrics)"}


def length(ms: int) -> str:
    """Return a length of time in words.

    >>> length(61_500), length(59_600), length(3_720_000)
    ('1 minute 2 seconds', '1 minute', '1 hour 2 minutes')
    """
    seconds = (ms + 500) // 1000
    hours, minutes, seconds = seconds // 3600, seconds % 3600 // 60, seconds % 60
    parts = [(hours, "hour"), (minutes, "minute"), (0 if hours else seconds, "second")]
    return " ".join(count(number, unit) for number, unit in parts if number) or "0 seconds"


def size(data: int) -> str:
    """Return a number of bytes in words.

    >>> size(900), size(34_500), size(1_234_567)
    ('900 bytes', '34 KB', '1.2 MB')
    """
    if data < 1000:
        return count(data, "byte")
    return f"{data // 1000} KB" if data < 1_000_000 else f"{data / 1_000_000:.1f} MB"


def count(number: int, thing: str) -> str:
    """Return a number with its thing, one or many.

    >>> count(1, "video"), count(2, "video"), count(2, "story")
    ('1 video', '2 videos', '2 stories')
    """
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing[:-1] + 'ies' if thing.endswith('y') else thing + 's'}"


def day(iso: str | None) -> str:
    """Return an ISO date as a person writes it; what is no date stays as it is.

    >>> day("2022-01-01"), day("soon")
    ('1 January 2022', 'soon')
    """
    try:
        when = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def register(app: Flask) -> None:
    """Give the templates these words, and what every page needs to know."""
    app.jinja_env.filters.update(duration=length, size=size, day=day, of=count, tongue=marks.tongue)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=static.asset,
        marked=marks.marked,
        lines=walk.lines,
        direction=marks.direction,
        safe_href=links.safe_href,
        host=links.host,
        VIEWS=VIEWS,
        SAID=SAID,
        CAPTIONS=CAPTIONS,
        PERSONS=PERSONS,
        FORMATS=FORMATS,
    )

    @app.context_processor
    def everywhere() -> dict[str, Any]:
        return {"comfort": comfort.comfort(), "here": request.full_path.rstrip("?"), "may_add": add.allowed()}
