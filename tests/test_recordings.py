"""The stand-in for a video can be heard: built with the audio, kept while its words hold, and shown beside its text."""

from __future__ import annotations

from pathlib import Path

from a11y import giving, pipeline, readers
from a11y.captions import check
from a11y.library import Library
from web import create_app

PAGE = """<!doctype html><html lang="en-GB"><head><title>The loop is back</title><link rel="canonical" href="https://example.org/loop"></head><body><article>
<h1>The loop is back</h1><p>The hearing loop at the town hall works again, and the staff tested it on Monday. The footage shows forty people in the hall.</p>
<video src="loop.mp4" title="The loop is tested"></video><p>Mary Bell heard every word of the meeting, which was about the new bus line to the coast.</p>
<p>The council paid £3,000 for the cable, which was laid in May by a firm from the next town.</p></article></body></html>"""


def built(library: Library, page: str = PAGE, voice: str | None = "espeak") -> pipeline.Outcome:
    return pipeline.transform(readers.read("loop.html", page.encode()), library, voice=voice)


def test_a_stand_in_is_recorded_once_and_kept_while_its_words_hold(tmp_path: Path) -> None:
    """It lies in the edition like any recording: collected never, made again only when it says something else."""
    library = Library(tmp_path)
    slug = built(library).slug
    (recording,) = library.open(slug).recordings
    assert (recording.video, [medium.format for medium in recording.media]) == ("b2", ["m4a", "mp3", "vtt"])
    assert check(library.media(slug, recording.media[2].file).read_bytes(), "bbc") == ()
    assert built(library).state == "unchanged"
    library.collect(grace_seconds=0)
    built(library, PAGE.replace("Mary Bell heard", "Mary Bell, 44, heard"), voice=None)
    assert library.open(slug).recordings == (recording,)
    assert library.media(slug, recording.media[0].file).stat().st_size == recording.media[0].size
    built(library, PAGE.replace("forty people", "fifty people"), voice=None)
    assert library.open(slug).recordings == ()


def test_without_audio_nothing_is_recorded(tmp_path: Path) -> None:
    """The stand-in's text is there all the same."""
    library = Library(tmp_path)
    stored = library.open(built(library, voice=None).slug)
    assert (stored.recordings, stored.tracks[0].stand_in) == ((), True)


def test_real_captions_end_the_stand_in_and_its_recording(tmp_path: Path) -> None:
    """Nothing that stands in for captions stays when there are some."""
    library = Library(tmp_path)
    slug = built(library).slug
    giving.give(library, slug, "captions", {"video": "1", "file": "c.vtt"}, by=None, open_file=lambda _: b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
    stored = library.open(slug)
    assert (stored.recordings, stored.tracks[0].stand_in, stored.tracks[0].status) == ((), False, "supplied")
    assert not [name for name in stored.provenance if name.startswith("stand-in")]


def test_the_page_has_the_status_and_the_text_before_the_recording_with_its_own_captions(tmp_path: Path) -> None:
    """It is an audio of its own, under no video, and the badge still says that no captions are known."""
    library = Library(tmp_path)
    slug = built(library).slug
    (recording,) = library.open(slug).recordings
    page = create_app({"LIBRARY": str(tmp_path)}).test_client().get(f"/articles/{slug}").text
    text, sound, status = page.index("These are not captions of the video"), page.index('class="recited"'), page.index("No captions known")
    assert status < text < sound
    assert f'<track kind="captions" label="The words of this recording" srclang="en-GB" src="/media/{slug}/{recording.media[2].file}" default>' in page
    assert "<video" not in page
