"""The chain on the seeds: what comes out is reviewed by eye and kept as golden files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from a11y import pipeline, readers, walk
from a11y.errors import SourceError
from a11y.library import Library
from a11y.model import Edition, Promo, Reading, Related
from a11y.readers.address import Fetched
from a11y.readers.source import caption_loader, open_source
from a11y.writers import WRITERS
from a11y.writers.article import article_json, version_text
from tests.conftest import SEEDS

SOURCES = sorted(path for path in SEEDS.iterdir() if path.suffix in {".txt", ".html"})
Golden = Callable[[str, str], None]


def reading_of(path: Path) -> Reading:
    """Return the reading of a file, named so that golden files hold no path of this machine."""
    source = open_source(str(path))
    return readers.read(f"seeds/{path.name}", source.data)


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    """Return the edition of every seed, without audio."""
    return {path.stem: pipeline.build(reading_of(path), base=SEEDS) for path in SOURCES}


def test_there_are_seeds_enough() -> None:
    """The user's article and at least six of our own."""
    assert len(SOURCES) >= 7


@pytest.mark.parametrize("stem", [path.stem for path in SOURCES])
def test_a_seed_gives_what_was_reviewed(stem: str, editions: dict[str, Edition], golden: Golden) -> None:
    """The article's blocks, both plain versions, the captions and the report of every seed."""
    edition = editions[stem]
    golden(f"seeds/{stem}/article.json", json.dumps(article_json(edition.article), ensure_ascii=False, indent=1) + "\n")
    for version in edition.versions[1:]:
        golden(f"seeds/{stem}/{version.level}.txt", version_text(version))
    for track in edition.tracks:
        golden(f"seeds/{stem}/{track.video}.vtt", track.vtt)
    golden(f"seeds/{stem}/report.txt", WRITERS["text"](edition.report))


@pytest.mark.parametrize("stem", [path.stem for path in SOURCES])
def test_noise_never_reaches_a_version(stem: str, editions: dict[str, Edition]) -> None:
    """Related links and promos are in no version's sentences."""
    edition = editions[stem]
    noise = {block.text for block in edition.article.blocks if isinstance(block, Related | Promo) and len(block.text) > 20}
    said = {sentence.text for version in edition.versions for sentence in walk.sentences(version)}
    assert noise.isdisjoint(said)


@pytest.mark.parametrize("stem", [path.stem for path in SOURCES])
def test_easy_sentences_are_shorter_and_every_original_is_accounted_for(stem: str, editions: dict[str, Edition]) -> None:
    """The mean falls from original to easy; each original sentence is stood for or listed as left out."""
    original, _, easy = editions[stem].versions

    def mean(sentences: list[str]) -> float:
        return sum(len(sentence.split()) for sentence in sentences) / len(sentences)

    before, after = ([sentence.text for sentence in walk.sentences(version)] for version in (original, easy))
    assert mean(after) < mean(before)
    stood_for = {source for sentence in walk.sentences(easy) for source in sentence.sources} | {row.source for row in easy.left_out}
    assert {sentence.id for sentence in walk.sentences(original)} <= stood_for


def test_an_edition_is_built_once_and_its_audio_kept_while_the_words_hold(tmp_path: Path) -> None:
    """Without audio, with audio, again: only what is missing is made; another voice speaks again."""
    source = tmp_path / "loop.txt"
    source.write_text("The loop is back\n\nThe hearing loop at the town hall works again. Staff tested it on Monday.\n")
    library, reading, stages = Library(tmp_path / "library"), reading_of(source), []
    assert pipeline.transform(reading, library, voice=None, stage=stages.append).state == "built"
    assert stages == ["text"]
    outcome = pipeline.transform(reading, library, voice="espeak", stage=stages.append)
    assert stages == ["text", "original audio", "plain audio", "easy audio"]
    made = library.open(outcome.slug)
    assert [rendition.level for rendition in made.renditions] == ["original", "plain", "easy"]
    assert pipeline.transform(reading, library, voice="espeak", stage=stages.append).state == "unchanged"
    assert pipeline.transform(reading, library, voice=None, stage=stages.append).state == "unchanged"
    assert len(stages) == 4
    assert library.open(outcome.slug) == made


def test_a_page_without_an_article_makes_no_edition(tmp_path: Path) -> None:
    """The error names the page and says what can still be done with it."""
    page = tmp_path / "login.html"
    page.write_text("<!doctype html><title>Log in</title><form><input name=user></form>")
    with pytest.raises(SourceError, match="a11y audit works on any page"):
        pipeline.transform(reading_of(page), Library(tmp_path / "library"), voice=None)
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize("address", ["../secret.vtt", "/etc/passwd", "https://example.org/c.vtt", "file:///etc/passwd", "missing.vtt", "\x00", "c" * 5000])
def test_a_page_reaches_no_file_outside_its_own_folder(tmp_path: Path, address: str) -> None:
    """Only caption files beside the source are read."""
    (tmp_path / "secret.vtt").write_text("WEBVTT\n")
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "c.vtt").write_text("WEBVTT\n")
    load = caption_loader(tmp_path / "page")
    assert load(address) is None
    assert load("c.vtt?v=2") == b"WEBVTT\n"


def test_a_page_from_an_address_gives_its_captions_from_its_own_site_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file on the page's host is asked for once; other hosts, and what is no caption file, are not."""
    asked: list[str] = []

    def answered(url: str, *, readable: tuple[str, ...]) -> Fetched:
        asked.append(url)
        if url.endswith("gone.vtt"):
            raise SourceError(url, "the server answered 404", "check the address")
        return Fetched(url, b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", readable[0])

    monkeypatch.setattr("a11y.readers.address.fetch", answered)
    page = STORY_WITH_TRACKS
    reading = readers.read("https://www.example.org/news/loop", page.encode(), url="https://www.example.org/news/loop")
    edition = pipeline.build(reading, base="https://www.example.org/news/loop")
    assert [(track.status, track.stand_in) for track in edition.tracks] == [("publisher", False), ("publisher", True), ("publisher", True)]
    assert asked == ["https://media.example.org/c.vtt", "https://www.example.org/gone.vtt"]


STORY_WITH_TRACKS = """<!doctype html><html lang="en"><head><title>The loop is back</title></head><body><article><h1>The loop is back</h1>
<p>The hearing loop at the town hall works again, and the staff tested it on Monday with forty people from the town.</p>
<video src="/a.mp4" title="One film"><track kind="captions" src="https://media.example.org/c.vtt" srclang="en"></video>
<video src="/b.mp4" title="Another film"><track kind="captions" src="/gone.vtt" srclang="en"></video>
<video src="/c.mp4" title="A third film"><track kind="captions" src="https://elsewhere.example/c.vtt" srclang="en"></video>
<p>Mary Bell, who wears two hearing aids, heard every word of the meeting about the bus line to the coast in March.</p>
<p>The council paid £3,000 for the cable, which was laid in May by a firm from the next town along the valley road.</p></article></body></html>"""
