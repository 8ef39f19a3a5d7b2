"""Captions from the sound, on the command line: a draft that says so, and one clear line where there is nothing to hear."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from a11y import giving, pipeline, readers, speech
from a11y.captions import check
from a11y.captions.hearing import UNCLEAR
from a11y.cli import main
from a11y.library import Library
from a11y.model import Article, Sentence, Version
from tests.captions.tiny_model import build

PAGE = """<!doctype html><html lang="en"><head><title>The news of the day</title></head><body><article><h1>The news of the day</h1>
<p>The town hall showed its new film on Monday, and the staff had put it on the page of the town for everybody to see.</p>
<video src="film/news.m4a" title="The news is read"></video><video src="https://example.org/far.mp4" title="The far away film"></video>
<p>Mary Bell, who wears two hearing aids, asked for captions, since she could not follow what was said in it at all.</p>
<p>The council said that it would add them in the spring, when the money for it was there, and not before that.</p></article></body></html>"""
SAID = "Good evening. Here is the news of the day. The hearing loop at the town hall works again."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a recogniser with random weights."""
    return build(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with real speech in a file beside it."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "film").mkdir()
    (folder / "news.html").write_text(PAGE)
    version = Version(level="easy", title=tuple(Sentence(f"s{place}", f"{part}.") for place, part in enumerate(SAID.rstrip(".").split(". "))))
    try:
        (folder / "film" / "news.m4a").write_bytes(speech.speak(Article(title=None), version, formats=("m4a",)).media[0].data)
    finally:
        speech.close()
    return folder / "news.html"


def rows(folder: Path) -> dict[str, dict[str, str]]:
    return {row["video"]: row for row in json.loads((folder / "tracks.json").read_text())}


def test_a_film_beside_the_page_is_drafted_and_the_one_far_away_is_not_fetched(
    page: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Random weights give nothing but nonsense: all of it is marked, and both files are valid and say what they are."""
    assert main(["caption", str(page), "-o", str(tmp_path), "--recognise", str(model)]) == 1
    near, far = rows(tmp_path).values()
    assert (near["status"], far["status"]) == ("machine-draft", "none-known")
    draft = (tmp_path / near["file"]).read_bytes()
    assert check(draft, "bbc") == ()
    assert "Status: machine-draft" in draft.decode()
    assert set(draft.decode().split("-->")[1].split()[1:]) >= {UNCLEAR}
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "a11y: The news is read: hearing news.m4a"
    assert err[-1] == f"a11y: The far away film: there is no film or sound to hear; name it: --media {far['video']}=FILE"


def test_a_film_can_be_named(page: Path, model: Path, tmp_path: Path) -> None:
    """By the video's label, number or id."""
    media = page.parent / "film" / "news.m4a"
    assert main(["caption", str(page), "-o", str(tmp_path), "--recognise", str(model), "--media", f"The far away film={media}"]) == 0
    assert [row["status"] for row in rows(tmp_path).values()] == ["machine-draft", "machine-draft"]


def test_a_transcript_is_timed_by_the_sound_beside_the_page(page: Path, tmp_path: Path) -> None:
    """Its cues lie inside the recording, and the file says how they were timed."""
    (tmp_path / "said.txt").write_text(SAID)
    assert main(["caption", str(page), "-o", str(tmp_path), "--attach", f"1={tmp_path / 'said.txt'}"]) == 0
    row = next(iter(rows(tmp_path).values()))
    assert row["status"] == "supplied"
    assert "by the voice and pauses in news.m4a" in row["provenance"]


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["--recognise", "no/such/model"], 2, "model no/such/model: a folder with a faster-whisper model, or a name: tiny"),
        (["--media", "1=film.mp4"], 2, "--media: is of use with --recognise"),
        (["--recognise", "MODEL", "--media", "1=missing.mp4"], 2, "there is no such file"),
        (["--recognise", "MODEL", "--media", "9=missing.mp4"], 2, "no video 9"),
        (["--recognise", "MODEL", "--media", "1"], 2, "takes VIDEO=FILE"),
        (["--recognise", "MODEL", "--media", "1=http://127.0.0.1:9/film.mp4"], 1, "is on a private network"),
        (["--recognise", "MODEL", "--media", "1=PAGE"], 1, "cannot be read as media"),
    ],
)
def test_what_cannot_be_heard_gets_one_clear_line(
    page: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, why: str
) -> None:
    """No traceback, nothing fetched from a machine's own network, and the other videos go through."""
    filled = [argument.replace("MODEL", str(model)).replace("PAGE", str(page)) for argument in arguments]
    assert main(["caption", str(page), "-o", str(tmp_path), *filled]) == code
    assert why in capsys.readouterr().err
    assert (tmp_path / "tracks.json").exists() == (code == 1)


def test_a_draft_goes_into_the_library_and_a_person_checks_it(page: Path, model: Path, tmp_path: Path) -> None:
    """From the sound to checked captions, with every hand on record."""
    main(["caption", str(page), "-o", str(tmp_path / "out"), "--recognise", str(model), "--media", f"2={page.parent / 'film' / 'news.m4a'}"])
    library = Library(tmp_path / "library")
    slug = pipeline.transform(readers.read("news.html", page.read_bytes()), library, voice=None).slug
    draft = tmp_path / "out" / next(iter(rows(tmp_path / "out").values()))["file"]
    mended = draft.read_text().replace(UNCLEAR, "Good evening.")

    def give(kind: str, data: bytes) -> tuple[str, str]:
        edition = giving.give(library, slug, kind, {"video": "1", "file": "b2.vtt"}, by="Ines Dahl", open_file=lambda _: data)
        return edition.tracks[0].status, edition.tracks[0].provenance

    status, provenance = give("captions", draft.read_bytes())
    assert (status, provenance.startswith("drafted from the sound of news.m4a by faster-whisper")) == ("machine-draft", True)
    status, provenance = give("approve", mended.encode())
    assert status == "human-checked"
    assert provenance.startswith("drafted from the sound of news.m4a by faster-whisper")
    assert "mended and checked by Ines Dahl on" in provenance


def test_a_transcript_given_to_the_library_is_timed_by_the_film_named_with_it(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The times are kept with the gift, since the film is not."""
    library = Library(tmp_path / "library")
    slug = pipeline.transform(readers.read("news.html", page.read_bytes()), library, voice=None).slug
    (tmp_path / "said.txt").write_text(SAID)
    command = ["give", str(library.root), slug, "captions", "1", str(tmp_path / "said.txt"), "--media"]
    assert main([*command, str(page.parent / "film" / "news.m4a")]) == 0
    track = library.open(slug).tracks[0]
    assert "by the voice and pauses in news.m4a" in track.provenance
    assert main([*command, str(tmp_path / "no.mp4")]) == 2
    assert "there is no such file" in capsys.readouterr().err
