"""Editions on disk: whole or not at all, whoever pulls the plug."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from a11y import library as library_module
from a11y.catalogue import Catalogue
from a11y.errors import LibraryError
from a11y.library import Library, slug_of
from tests.editions import edition, rendition


def assert_whole(library: Library, slug: str) -> str:
    """Every file the manifest names is there with the content its name says; return what the article says."""
    stored = library.open(slug)
    names = [track.file for track in stored.tracks] + [file for one in stored.renditions for file in (one.words, *(medium.file for medium in one.media))]
    for name in names:
        data = library.media(slug, name).read_bytes()
        assert hashlib.sha256(data).hexdigest()[:16] == name.split(".")[0]
    return stored.provenance["text"]


def test_an_edition_comes_back_as_it_was_published(tmp_path: Path) -> None:
    """What is opened says what was published, and the source lies there byte for byte."""
    library, made = Library(tmp_path), edition()
    slug = library.publish(made)
    stored = library.open(slug)
    assert (stored.article, stored.versions, stored.scores, stored.report) == (made.article, made.versions, made.scores, made.report)
    assert (tmp_path / slug / stored.source_file).read_bytes() == made.source


def test_a_rendition_is_added_beside_the_others_and_replaces_its_own_version(tmp_path: Path) -> None:
    """One rendition a version; the word times come back."""
    library = Library(tmp_path)
    slug = library.publish(edition())
    library.add_rendition(slug, rendition(b"one"), "espeak a")
    library.add_rendition(slug, rendition(b"original", "original"), "espeak b")
    stored = library.add_rendition(slug, rendition(b"two"), "espeak c")
    assert [one.level for one in stored.renditions] == ["original", "easy"]
    assert library.media(slug, stored.renditions[1].media[0].file).read_bytes() == b"two"
    assert library.words(slug, stored.renditions[1]) == rendition().words
    assert (stored.provenance["audio easy"], stored.provenance["audio original"]) == ("espeak c", "espeak b")


def test_publishing_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    """The same edition in two libraries is the same tree of bytes."""
    trees = []
    for name in ("one", "two"):
        library = Library(tmp_path / name)
        slug = library.publish(edition())
        library.add_rendition(slug, rendition(), "espeak a")
        files = (file for file in (library.root / slug).rglob("*") if file.is_file())
        trees.append({str(file.relative_to(library.root)): file.read_bytes() for file in files})
    assert trees[0] == trees[1]


def test_two_articles_with_one_title_are_two_editions(tmp_path: Path) -> None:
    """The slug tells them apart by their identity."""
    library = Library(tmp_path)
    slugs = {library.publish(edition(url="https://example.org/a")), library.publish(edition(url="https://example.org/b"))}
    assert len(slugs) == 2
    assert library.entries()[1] == 2


def test_a_changed_source_makes_a_new_edition_in_place(tmp_path: Path) -> None:
    """The address stays, whatever happens to the title, so that links to the edition hold."""
    library = Library(tmp_path)
    first = library.publish(edition("Old title", url="https://example.org/a"))
    second = library.publish(edition("New title", "The loop is gone.", url="https://example.org/a"))
    assert first == second
    assert assert_whole(library, second) == "The loop is gone."
    assert [entry.title for entry in library.entries()[0]] == ["New title"]


def test_a_removed_edition_is_gone_but_what_people_gave_stays(tmp_path: Path) -> None:
    """Removing leaves `given/` for a later rebuild and nothing else."""
    library = Library(tmp_path)
    plain, given = library.publish(edition("Plain")), library.publish(edition("Given"))
    (tmp_path / given / "given").mkdir()
    (tmp_path / given / "given" / "captions.vtt").write_text("WEBVTT\n")
    library.remove(plain)
    library.remove(given)
    assert not (tmp_path / plain).exists()
    assert [file.name for file in (tmp_path / given).rglob("*") if file.is_file() and file.name != ".lock"] == ["captions.vtt"]
    assert library.entries() == ([], 0)
    with pytest.raises(LibraryError, match="no such edition"):
        library.open(given)


def test_search_finds_words_of_any_version_and_survives_any_query(tmp_path: Path) -> None:
    """Words are matched from their beginning; punctuation and operators are just text."""
    library = Library(tmp_path)
    slug = library.publish(edition("Loops", "Hearing loops return to Café Zoë."))
    library.publish(edition("Other", "Nothing of the kind."))
    for query in ("hearing", "loo", "cafe zoe", "HEARING café"):
        assert [entry.slug for entry in library.entries(query)[0]] == [slug]
    for query in ('"', "a AND", "NEAR(", "*", "title:x", "';drop table entry;--", "\x00", "("):
        library.entries(query)
    assert library.entries()[1] == 2


def test_the_index_is_rebuilt_when_missing_broken_or_behind(tmp_path: Path) -> None:
    """The list always says what the folders say."""
    library = Library(tmp_path)
    slug = library.publish(edition("Loops"))
    (tmp_path / "index.sqlite").unlink()
    assert library.entries()[1] == 1
    (tmp_path / "index.sqlite").write_bytes(b"no database" * 1000)
    assert library.entries()[1] == 1
    index = (tmp_path / "index.sqlite").read_bytes()
    (tmp_path / "index.sqlite").write_bytes(index[:4096] + b"\xff" * (len(index) - 4096))
    assert library.entries()[1] == 1
    other = Library(tmp_path / "elsewhere")
    other.publish(edition("Copied", url="https://example.org/copied"))
    copied = next(path for path in other.root.iterdir() if path.is_dir())
    copied.rename(tmp_path / copied.name)
    assert {entry.title for entry in library.entries()[0]} == {"Loops", "Copied"}
    (tmp_path / slug / "edition.json").unlink()
    assert {entry.title for entry in library.entries()[0]} == {"Copied"}


def test_the_folders_are_not_looked_through_for_every_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list soon after another asks the index alone; what a command of ours adds is in it all the same, and after a while everything is."""
    library = Library(tmp_path)
    first = library.publish(edition("First", url="https://example.org/1"))
    library.entries()
    looks: list[None] = []
    real = Catalogue._stale
    monkeypatch.setattr(Catalogue, "_stale", lambda *given: looks.append(None) or real(*given))
    library.entries()
    library.entries("test")
    assert looks == []
    Library(tmp_path).publish(edition("Second", url="https://example.org/2"))
    assert library.entries()[1] == 2
    (tmp_path / first / "edition.json").unlink()
    monkeypatch.setattr("a11y.catalogue.LOOK_SECONDS", 0)
    assert library.entries()[1] == 1


def test_an_index_that_is_damaged_between_two_lists_is_built_anew(tmp_path: Path) -> None:
    """Also when the folders were looked through just before."""
    library = Library(tmp_path)
    library.publish(edition("Loops"))
    library.entries()
    index = (tmp_path / "index.sqlite").read_bytes()
    (tmp_path / "index.sqlite").write_bytes(index[:4096] + b"\xff" * (len(index) - 4096))
    assert library.entries("loops")[1] == 1


def test_pages_of_the_list_cover_it_once_newest_first(tmp_path: Path) -> None:
    """Paging neither repeats nor loses an edition."""
    library = Library(tmp_path)
    for number in range(7):
        library.publish(edition(f"Story {number}", url=f"https://example.org/{number}"))
    pages = [library.entries(page=page, per_page=3)[0] for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert len({entry.slug for page in pages for entry in page}) == 7


@pytest.mark.parametrize("damage", ["{trunc", "{}", "[]", '{"schema": 99}', "null"])
def test_a_damaged_edition_harms_no_other(tmp_path: Path, damage: str) -> None:
    """It cannot be opened and is not listed; the others are, and nothing of it is collected."""
    library = Library(tmp_path)
    bad, good = library.publish(edition("Bad")), library.publish(edition("Good"))
    (tmp_path / bad / "edition.json").write_text(damage)
    assert [entry.slug for entry in library.entries()[0]] == [good]
    media = sorted((tmp_path / bad / "media").iterdir())
    assert library.collect(0) == 0
    assert sorted((tmp_path / bad / "media").iterdir()) == media
    with pytest.raises(LibraryError, match="transform the article again"):
        library.open(bad)
    assert library.publish(edition("Bad")) == bad
    assert library.open(bad).article == edition("Bad").article


def test_the_list_is_shown_where_nothing_may_be_written(tmp_path: Path) -> None:
    """Without a writable index the list is built in memory."""
    library = Library(tmp_path)
    slug = library.publish(edition("Loops"))
    (tmp_path / "index.sqlite").unlink()
    (tmp_path / "index.sqlite").mkdir()
    assert [entry.slug for entry in library.entries("loops")[0]] == [slug]


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "", ".", "A", "x" * 200, "a\x00b", "-x", "ü"])
def test_a_hostile_slug_opens_nothing(tmp_path: Path, name: str) -> None:
    """Only what could be an edition's folder is looked for."""
    with pytest.raises(LibraryError):
        Library(tmp_path).open(name)


@pytest.mark.parametrize("name", ["../edition.json", "edition.json", "0123456789abcdef.m4a", "x.m4a", "0123456789abcdef.exe", ""])
def test_a_hostile_media_name_opens_nothing(tmp_path: Path, name: str) -> None:
    """Only content-named files under `media/` are served."""
    library = Library(tmp_path)
    slug = library.publish(edition())
    with pytest.raises(LibraryError):
        library.media(slug, name)


def test_a_fault_at_any_write_leaves_the_old_edition_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever write fails, readers see the old edition or the new one, never a mixture."""
    old, new = edition("Same", "Old words.", url="https://example.org/a"), edition("Same", "New words.", url="https://example.org/a")
    real = library_module.write_whole
    for fails_at in range(1, 4):
        library = Library(tmp_path / str(fails_at))
        slug = library.publish(old)
        monkeypatch.setattr(library_module, "write_whole", _failing(real, fails_at))
        with pytest.raises(LibraryError, match="disk"):
            library.publish(new)
        monkeypatch.setattr(library_module, "write_whole", real)
        assert assert_whole(library, slug) == "Old words."
        library.publish(new)
        assert assert_whole(library, slug) == "New words."
        assert (library.root / slug / "source.txt").read_bytes() == new.source


def _failing(real: Callable[[Path, bytes], None], fails_at: int) -> Callable[[Path, bytes], None]:
    count = 0

    def write(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == fails_at:
            raise OSError(28, "No space left on device")
        real(path, data)

    return write


PUBLISHER = """
import sys
from pathlib import Path
from a11y.library import Library
from tests.editions import edition, rendition
library = Library(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    slug = library.publish(edition("Same", f"Words {number}.", url="https://example.org/a"))
    library.add_rendition(slug, rendition(b"x" * 50_000 + str(number).encode()), "espeak a")
"""


def test_a_killed_publisher_never_leaves_half_an_edition(tmp_path: Path) -> None:
    """SIGKILL at twelve random moments: the edition opens whole each time, and the next run goes on."""
    library, dice = Library(tmp_path), random.Random(7)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", PUBLISHER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(dice.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
        for entry in library.entries()[0]:
            assert assert_whole(library, entry.slug).startswith("Words")


def test_what_a_killed_run_left_is_collected_and_the_edition_stays(tmp_path: Path) -> None:
    """Old nameless files go, young ones and named ones stay, an interrupted source is finished; other people's files are not ours."""
    library = Library(tmp_path)
    slug = library.publish(edition())
    folder = tmp_path / slug
    orphan, young = folder / "media" / "0123456789abcdef.m4a", folder / "media" / "fedcba9876543210.m4a"
    strangers = [tmp_path / "site" / "media" / "logo.png", tmp_path / "drafts" / "source.docx", folder / "media" / "notes.txt"]
    for stranger in strangers:
        stranger.parent.mkdir(parents=True, exist_ok=True)
        stranger.write_text("not ours")
        os.utime(stranger, (0, 0))
    for file in (orphan, young):
        file.write_bytes(b"left")
    os.utime(orphan, (0, 0))
    (folder / "source.txt").rename(folder / "source.txt.next")
    assert library.collect() == 1
    assert (orphan.exists(), young.exists()) == (False, True)
    assert all(stranger.exists() for stranger in strangers)
    assert (folder / "source.txt").read_bytes() == edition().source
    assert_whole(library, slug)


def test_a_slug_is_plain_letters_whatever_the_title() -> None:
    """Any title gives a folder name that is safe everywhere."""
    for title in ("../../etc", "", None, "Ünïcode — title!", "مرحبا", "x" * 500):
        slug = slug_of(title, "sha256:0")
        assert library_module.SLUG.fullmatch(slug)
        assert len(slug) <= 80
