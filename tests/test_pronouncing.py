"""A pronunciation list that a person gives an edition: every recording of it says the names so, and every rebuild uses it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from a11y import giving, pipeline, readers
from a11y.cli import main
from a11y.model import GivenPronunciations, StoredEdition
from tests.editions import STORY, slug, told
from web.building import build as built_by_the_viewer

if TYPE_CHECKING:
    from a11y.library import Library

LIST = b'<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"><lexeme><grapheme>Bell</grapheme><alias>Belluchamber</alias></lexeme></lexicon>'
NOBODY = LIST.replace(b"Bell<", b"Ystrad<")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library with one story that names Mary Bell, spoken."""
    return told(tmp_path / "library", voice="espeak")


@pytest.fixture
def silent(tmp_path: Path) -> Library:
    """Return the same library without recordings."""
    return told(tmp_path / "library", voice=None)


def give(library: Library, data: bytes = LIST) -> StoredEdition:
    """Give the list."""
    return giving.give(library, slug(library), "pronunciations", {"file": "names.pls"}, by="Ines Dahl", open_file=lambda _: data)


def lengths(edition: StoredEdition) -> list[int]:
    """Return how long each recording is."""
    return [rendition.duration_ms for rendition in edition.renditions]


def test_every_recording_says_the_names_so(library: Library) -> None:
    """A longer name makes longer recordings, of all three versions; the words on the page stay as they are."""
    before = library.open(slug(library))
    after = give(library)
    assert [rendition.level for rendition in after.renditions] == ["original", "plain", "easy"]
    assert all(longer > shorter + 200 for shorter, longer in zip(lengths(before), lengths(after), strict=True))
    assert after.versions == before.versions
    assert giving.told(library, slug(library))[0].endswith("used")


def test_the_file_is_kept_and_every_rebuild_uses_it(library: Library) -> None:
    """Byte for byte; the same source again finds nothing to do, and one that has changed is spoken with the list."""
    edition = give(library)
    (gift,) = pipeline.gifts(library, slug(library)).gifts
    assert isinstance(gift, GivenPronunciations)
    assert pipeline.gifts(library, slug(library)).path(gift.file).read_bytes() == LIST
    assert pipeline.transform(readers.read("loop.html", STORY.encode()), library, voice="espeak").state == "unchanged"
    pipeline.transform(readers.read("loop.html", STORY.replace("heard every", "heard each").encode()), library, voice="espeak")
    changed = library.open(slug(library))
    assert changed.renditions[0] != edition.renditions[0]
    assert lengths(changed)[0] == pytest.approx(lengths(edition)[0], abs=300)


def test_the_command_records_lists_and_takes_back(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After taking it back the recordings are the very ones of before."""
    file = tmp_path / "names.pls"
    file.write_bytes(LIST)
    before = library.open(slug(library))
    assert main(["give", str(library.root), slug(library), "pronunciations", str(file), "--by", "Ines Dahl"]) == 0
    assert capsys.readouterr().out.startswith("1\tpronunciation list names.pls\tInes Dahl, ")
    assert main(["give", str(library.root), slug(library), "withdraw", "1"]) == 0
    assert library.open(slug(library)).renditions == before.renditions


def test_a_later_list_takes_the_place_of_an_earlier_one(library: Library) -> None:
    """And one with none of the article's names is kept, says so, and changes no sound."""
    before = library.open(slug(library))
    give(library)
    after = give(library, NOBODY)
    assert lengths(after) == lengths(before)
    assert [line.split("\t")[0::3] for line in giving.told(library, slug(library))] == [["1", "not used: the article has none of its names"]]


def test_the_viewer_records_with_it(silent: Library, tmp_path: Path) -> None:
    """A recording that a reader asks for is the one that the command makes."""
    library = silent
    give(library)
    folder = tmp_path / "job"
    folder.mkdir()
    job = f'{{"library": "{library.root}", "slug": "{slug(library)}", "level": "plain", "voice": "espeak", "url": null, "name": ""}}'
    (folder / "job.json").write_text(job)
    assert built_by_the_viewer(folder).step == "done"
    by_viewer = library.open(slug(library)).renditions
    pipeline.transform(readers.read("loop.html", STORY.encode()), library, voice="espeak")
    assert by_viewer[0] in library.open(slug(library)).renditions


@pytest.mark.parametrize("data", [b"", b"<lexicon/>", b"Bell = Bellu"])
def test_what_is_no_list_is_refused(silent: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    """One line that names the file and the mend; nothing is kept and nothing is built again."""
    library = silent
    file = tmp_path / "names.pls"
    file.write_bytes(data)
    before = library.open(slug(library))
    assert main(["give", str(library.root), slug(library), "pronunciations", str(file)]) != 0
    told = capsys.readouterr().err
    assert "names.pls" in told
    assert "<alias>" in told
    assert told.count("\n") == 1
    assert library.open(slug(library)) == before
    assert not (library.root / slug(library) / "given").exists()
