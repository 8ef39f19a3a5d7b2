"""Small editions built by hand, for tests of what is done with an edition."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from a11y import pipeline, readers
from a11y.library import Library
from a11y.model import (
    Article,
    Edition,
    Medium,
    Paragraph,
    Readability,
    Rendition,
    Report,
    Sentence,
    Text,
    Track,
    Version,
    VersionBlock,
    Video,
    WordTime,
)


def edition(title: str = "A test", body: str = "The loop is back.", url: str | None = None) -> Edition:
    """Return an edition of one paragraph and one video, without audio."""
    sentence = Sentence("s1", body)
    blocks = (VersionBlock("b1", "paragraph", ((sentence,),)),)
    source = f"{title}\n\n{body}".encode()
    return Edition(
        name="test.txt",
        source=source,
        is_page=False,
        article=Article(title=Text(title), url=url, published="2026-05-01", blocks=(Paragraph(id="b1", content=Text(body)), Video(id="b2", label="A clip"))),
        versions=(Version(level="original", title=(Sentence("s0", title),), blocks=blocks), Version(level="easy", blocks=blocks)),
        scores={"original": Readability({"words": 4}, (), {})},
        tracks=(
            Track(video="b2", label="A clip", status="none-known", kind="captions", language="en", provenance="the article", vtt=f"WEBVTT\n\nNOTE {body}\n"),
        ),
        report=Report("test.txt", title, (), {}, (), {}),
        renditions=(),
        provenance={"text": body, "source": hashlib.sha256(source).hexdigest()},
    )


def rendition(data: bytes = b"sound", level: str = "easy") -> Rendition:
    """Return a rendition of one word."""
    words = (WordTime("s1", 0, 3, 0, 300, "event"),)
    made = Rendition(level="easy", voice="espeak:en-gb", language="en", duration_ms=300, words=words, media=(Medium("m4a", data), Medium("mp3", data + b"3")))
    return replace(made, level="original") if level == "original" else made


# A page with one video and sentences that the rules change, for tests of what people give.
STORY = """<!doctype html><html lang="en-GB"><head><title>The loop is back</title><link rel="canonical" href="https://example.org/loop"></head><body><article>
<h1>The loop is back</h1>
<p>The hearing loop at the town hall works again, and the staff tested it on Monday with forty people.</p>
<video src="loop.mp4" title="The loop is tested"></video>
<p>Mary Bell, 44, who wears two hearing aids, heard every word of the meeting in March.</p>
<p>The council paid £3,000 for the cable, which was laid in May by a firm from the next town.</p>
</article></body></html>"""


def told(folder: Path, voice: str | None = None) -> Library:
    """Return a library that holds the story, spoken when a voice is named."""
    made = Library(folder)
    pipeline.transform(readers.read("loop.html", STORY.encode()), made, voice=voice)
    return made


def slug(library: Library) -> str:
    """Return the slug of a library's only story."""
    return library.entries()[0][0].slug
