"""Many reports at once: what they share, and what has changed since an earlier run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from a11y.cli import main
from tests.test_giving import UNNAMED

HEAD = '<!doctype html><html lang="en"><head><title>A story</title></head><body><main><h1>A story</h1>'
PICTURE = '<img src="{0}.jpg">'


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages: one with two pictures without an alternative, one without barriers of that kind."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(HEAD + PICTURE.format("one") + PICTURE.format("two"), encoding="utf-8")
    (folder / "b.html").write_text(HEAD + "<p>Words.</p>", encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """The exit code and the output of a11y audit."""
    code = main(["audit", *map(str, arguments)])
    return code, capsys.readouterr().out


def test_a_folder_is_one_table_with_one_head_line(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet opens it."""
    rows = list(csv.DictReader(io.StringIO(run(capsys, pages, "--format", "csv")[1])))
    assert {Path(row["source"]).name for row in rows} == {"a.html", "b.html"}
    assert sum(row["rule"] == "image-name" and row["outcome"] == "failed" for row in rows) == 2


def test_a_summary_counts_sources_and_places(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The gravest first."""
    text = run(capsys, pages, "--summary")[1]
    assert text.startswith("2 sources checked")
    assert "in 1 source, 2 places: The picture has no alternative" in text


def test_the_trend_tells_new_mended_and_remaining_places(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One picture is mended, one stays, one is new; places that only moved are the same places."""
    before = tmp_path / "before.json"
    run(capsys, pages, "--format", "json", "-o", before)
    (pages / "a.html").write_text(HEAD + "<p>New.</p>" + PICTURE.format("two") + PICTURE.format("three"), encoding="utf-8")
    (pages / "c.html").write_text(HEAD + PICTURE.format("four"), encoding="utf-8")
    (pages / "b.html").unlink()
    found = json.loads(run(capsys, pages, "--since", before, "--format", "json")[1])["trend"]
    assert (found["new"], found["mended"]) == ({"image-name": 1}, {"image-name": 1})
    assert [Path(name).name for name in (*found["added"], *found["gone"])] == ["c.html", "b.html"]
    assert "new: 1; mended: 1" in run(capsys, pages, "--since", before)[1]


def test_a_pipeline_stops_only_for_what_is_new(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old barriers are known; one more of the same kind is not."""
    before = tmp_path / "before.json"
    run(capsys, pages, "--format", "json", "-o", before)
    assert run(capsys, pages, "--fail-on", "critical")[0] == 3
    assert run(capsys, pages, "--since", before, "--fail-on", "minor")[0] == 0
    (pages / "b.html").write_text(HEAD + PICTURE.format("one"), encoding="utf-8")
    assert run(capsys, pages, "--since", before, "--fail-on", "critical")[0] == 3


@pytest.mark.parametrize("content", ["", "not json", "[1]", "{}", '{"source": "x"}'])
def test_a_file_that_is_no_earlier_run_is_refused(pages: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, exit code 2; an empty file is a run over nothing."""
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    code = main(["audit", str(pages), "--since", str(tmp_path / "x.json")])
    assert code == (0 if not content else 2)
    assert ("takes what an earlier" in capsys.readouterr().err) == bool(content)


def test_a_summary_has_no_other_forms(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """EARL has no word for it."""
    assert main(["audit", str(pages), "--summary", "--format", "earl"]) == 2
    assert "text or json" in capsys.readouterr().err


def test_a_library_is_its_editions_with_what_was_accepted(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The editions' own reports are read; what a person accepted counts no more."""
    library = tmp_path / "library"
    (tmp_path / "s.html").write_text(UNNAMED, encoding="utf-8")
    assert main(["transform", str(tmp_path / "s.html"), "--library", str(library), "--no-audio"]) == 0
    slug = next(path.parent.name for path in library.glob("*/edition.json"))
    capsys.readouterr()
    before = tmp_path / "before.json"
    run(capsys, library, "--format", "json", "-o", before)
    assert run(capsys, library, "--fail-on", "critical", "--summary")[0] == 3
    assert main(["give", str(library), slug, "accept", "image-name", "--reason", "It is being mended"]) == 0
    capsys.readouterr()
    code, text = run(capsys, library, "--fail-on", "critical", "--summary")
    assert code == 0
    assert "Accepted: 1 finding" in text
    assert "new: 0; mended: 0; accepted: 1;" in run(capsys, library, "--since", before)[1]
