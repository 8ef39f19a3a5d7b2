"""The command line: names, shapes, exit codes, and one clear line for everything that is wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from a11y.cli import main
from tests.conftest import ROOT, SEEDS

SEED = str(SEEDS / "000_7935afa64713bd6b.txt")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs one command and gives its exit code, output and messages."""

    def call(*arguments: str, stdin: str | bytes = "") -> tuple[int, str, str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_read_gives_the_seed_as_typed_blocks(run: Run) -> None:
    """The seed's jammed first line is a date, a title and a standfirst; its noise is typed as what it is."""
    code, out, _ = run("read", SEED, "--json")
    article = json.loads(out)
    kinds = [block["kind"] for block in article["blocks"]]
    assert code == 0
    assert (article["published"], article["title"], article["standfirst"]) == (
        "2022-01-01",
        "Rose Ayling-Ellis sends Giovanni Pernice sweet message two weeks after Strictly win",
        "The Strictly Come Dancing winners are still in touch",
    )
    assert {kind: kinds.count(kind) for kind in ("related", "video", "figure", "promo")} == {"related": 3, "video": 1, "figure": 3, "promo": 1}
    assert [block["text"] for block in article["blocks"] if block["kind"] == "video"] == ["Motsi Mabuse's reaction to Rose Ayling-Ellis' Strictly win"]
    assert {"title", "standfirst", "byline", "published", "language", "url", "blocks", "notices"} <= article.keys()


def test_simplify_accounts_for_every_source(run: Run) -> None:
    """Each sentence names originals that exist; each edit says rule, before, after and why."""
    code, out, _ = run("simplify", SEED, "--level", "easy", "--json")
    version = json.loads(out)
    originals = {sentence["id"] for sentence in version["original"]}
    assert code == 0
    assert {"original", "sentences", "glossary", "left_out", "notices"} <= version.keys()
    for sentence in version["sentences"]:
        assert sentence["sources"]
        assert set(sentence["sources"]) <= originals
        assert all(edit.keys() == {"rule", "before", "after", "why"} and edit["why"] for edit in sentence["edits"])
    assert originals == {source for sentence in version["sentences"] for source in sentence["sources"]} | {row["source"] for row in version["left_out"]}


def test_related_links_promos_and_player_text_never_reach_a_version(run: Run) -> None:
    """What is no part of the story is in no plain text."""
    for level in ("plain", "easy"):
        _, out, _ = run("simplify", SEED, "--level", level)
        for noise in ("MORE:", "READ:", "heartbreaking revelation", "newsletter", "Loading the player", "Motsi"):
            assert noise not in out


def test_simplify_takes_standard_input_as_plain_prose(run: Run) -> None:
    """A blank line parts paragraphs; nothing is taken for a title or a promo."""
    code, out, _ = run("simplify", "--level", "plain", "--json", stdin="Sign up to our newsletter.\n\nThe loop\nis back.")
    assert code == 0
    assert [sentence["text"] for sentence in json.loads(out)["original"]] == ["Sign up to our newsletter.", "The loop is back."]


def test_prose_may_hold_character_references(run: Run) -> None:
    """A name with an accent is one word."""
    _, out, _ = run("simplify", "--level", "easy", "--lines", "-", stdin="The caf&#233; at R&amp;A closed.\n")
    assert out == "The café at R&A closed.\n"


def test_lines_keep_one_output_line_for_each_input_line(run: Run) -> None:
    """Empty lines too, and no "In short", glossary or other addition."""
    lines = ["The minister, who was born in Leeds, resigned and he left.", "", "It rained. It stopped.", "Sign up to our newsletter"]
    code, out, _ = run("simplify", "--level", "easy", "--lines", "-", stdin="\n".join(lines) + "\n")
    assert code == 0
    assert [bool(line) for line in out.split("\n")] == [True, False, True, True, False]
    _, out, _ = run("simplify", "--level", "easy", "--lines", "--json", "-", stdin="\n".join(lines) + "\n")
    assert "In short" not in out


def test_score_gives_three_versions_with_counts_metrics_and_reading_time(run: Run) -> None:
    """Each metric has value, unit, validity and a reason when it does not hold."""
    code, out, _ = run("score", SEED, "--json")
    versions = json.loads(out)["versions"]
    assert code == 0
    assert list(versions) == ["original", "plain", "easy"]
    for version in versions.values():
        assert version.keys() == {"counts", "metrics", "reading_time"}
        assert all(metric.keys() == {"name", "value", "unit", "valid", "reason"} and (metric["valid"] or metric["reason"]) for metric in version["metrics"])


def test_caption_writes_a_file_for_each_video_and_the_list(run: Run, tmp_path: Path) -> None:
    """tracks.json names every WebVTT file, its status and where it comes from."""
    code, _, _ = run("caption", SEED, "-o", str(tmp_path / "captions"))
    (track,) = json.loads((tmp_path / "captions" / "tracks.json").read_text())
    assert code == 0
    assert track.keys() == {"video", "label", "status", "kind", "language", "file", "provenance"}
    assert (track["status"], track["kind"]) == ("none-known", "captions")
    vtt = (tmp_path / "captions" / track["file"]).read_text()
    assert vtt.startswith("WEBVTT")
    assert run("caption", "--check", str(tmp_path / "captions" / track["file"]))[0] == 0


def test_caption_check_finds_faults_and_exits_with_three(run: Run, tmp_path: Path) -> None:
    """Syntax always, style only with a profile; each fault has its line, rule and mend."""
    bad = tmp_path / "bad.vtt"
    bad.write_text("WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n")
    code, out, _ = run("caption", "--check", str(bad), "--json")
    assert code == 3
    assert json.loads(out)[0]["line"] == 3
    fast = tmp_path / "fast.vtt"
    fast.write_text(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{'word ' * 20}\n")
    assert run("caption", "--check", str(fast))[0] == 0
    assert run("caption", "--check", str(fast), "--profile", "bbc")[0] == 3


def test_an_editors_captions_are_attached_fitted_and_kept_as_they_came(run: Run, tmp_path: Path) -> None:
    """A SubRip file becomes the video's track, its words untouched, and lies beside it as it was given."""
    given = tmp_path / "clip.srt"
    given.write_text("1\n00:00:01,000 --> 00:00:03,000\nHello, and welcome.\n\n2\n00:00:04,500 --> 00:00:06,500\nThe winner is Rose.\n")
    out = tmp_path / "captions"
    code, _, err = run("caption", SEED, "-o", str(out), "--attach", f"1={given}")
    (track,) = json.loads((out / "tracks.json").read_text())
    assert (code, err, track["status"]) == (0, "", "supplied")
    assert "The winner is Rose." in (out / track["file"]).read_text()
    assert (out / f"{track['video']}.given.srt").read_bytes() == given.read_bytes()
    assert run("caption", "--check", str(out / track["file"]), "--profile", "bbc")[0] == 0
    code, _, err = run("caption", SEED, "-o", str(out), "--attach", f"7={given}")
    assert (code, err.count("\n")) == (2, 1)


def test_audit_reports_and_fails_on_an_impact(run: Run, tmp_path: Path) -> None:
    """Four outcomes and no others; `--fail-on` exits 3 when a rule of that impact fails."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>A page</title><p>Some words <img src=x.png> and more.</p>")
    code, out, _ = run("audit", str(page), "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert {"rules", "readability", "media", "summary"} <= report.keys()
    assert {rule["outcome"] for rule in report["rules"]} <= {"passed", "failed", "inapplicable", "cant-tell"}
    assert run("audit", str(page), "--fail-on", "serious")[0] == 3
    text = tmp_path / "page.txt"
    text.write_text("A short text of one sentence.")
    assert run("audit", str(text), "--fail-on", "critical")[0] == 0


def test_an_audit_is_the_same_bytes_each_time(run: Run, tmp_path: Path) -> None:
    """In every format."""
    for form in ("text", "json", "html"):
        files = [tmp_path / f"{number}.{form}" for number in (1, 2)]
        for file in files:
            assert run("audit", SEED, "--format", form, "-o", str(file))[0] == 0
        assert files[0].read_bytes() == files[1].read_bytes()


def test_speak_writes_sound_and_marks(run: Run, tmp_path: Path) -> None:
    """One rendition, with the time of every word beside it."""
    short = tmp_path / "short.txt"
    short.write_text("The loop is back\n\nThe hearing loop at the town hall works again. Staff tested it on Monday.\n")
    code, _, _ = run("speak", str(short), "-o", str(tmp_path / "a.wav"), "--version", "easy", "--marks", str(tmp_path / "a.vtt"))
    assert code == 0
    assert (tmp_path / "a.wav").read_bytes()[:4] == b"RIFF"
    assert "loop" in (tmp_path / "a.vtt").read_text()
    assert run("caption", "--check", str(tmp_path / "a.vtt"))[0] == 0


def test_speak_says_names_as_a_list_tells_it(run: Run, tmp_path: Path) -> None:
    """A longer alias makes a longer recording, and the words on the page stay as they are; a bad list is one clear line."""
    short, names = tmp_path / "short.txt", tmp_path / "names.pls"
    short.write_text("The loop is back\n\nMrs Pwll tested the hearing loop at the town hall on Monday.\n", "utf-8")
    names.write_text("<lexicon><lexeme><grapheme>Pwll</grapheme><alias>Pooth of the very long and winding name</alias></lexeme></lexicon>", "utf-8")
    for name, more in (("without", ()), ("with", ("--pronunciations", str(names)))):
        assert run("speak", str(short), "-o", str(tmp_path / f"{name}.wav"), "--marks", str(tmp_path / f"{name}.vtt"), *more)[0] == 0
    assert (tmp_path / "with.wav").stat().st_size > (tmp_path / "without.wav").stat().st_size + 40_000
    assert "Pwll" in (tmp_path / "with.vtt").read_text("utf-8")
    assert "winding" not in (tmp_path / "with.vtt").read_text("utf-8")
    for content, said in (("<lexicon>", "not well-formed"), (None, str(names))):
        names.write_text(content, "utf-8") if content else names.unlink()
        code, _, message = run("speak", str(short), "-o", str(tmp_path / "bad.wav"), "--pronunciations", str(names))
        assert (code, message.count("\n"), (tmp_path / "bad.wav").exists()) == (1, 1, False)
        assert said in message


def test_speak_is_told_how_fast_and_what_to_leave_unsaid(run: Run, tmp_path: Path) -> None:
    """A slower rate makes a longer recording; the words that stand on no page can be switched off."""
    marks: list[str] = []
    for number, more in enumerate((("--rate", "300"), ("--rate", "120"), ("--rate", "300", "--no-pictures", "--no-videos"))):
        file = tmp_path / f"{number}.vtt"
        assert run("speak", SEED, "-o", str(tmp_path / f"{number}.wav"), "--marks", str(file), *more)[0] == 0
        marks.append(file.read_text("utf-8"))
    assert (tmp_path / "1.wav").stat().st_size > 2 * (tmp_path / "0.wav").stat().st_size
    assert "Picture:" in marks[0]
    assert "Video:" in marks[0]
    assert "Picture:" not in marks[2]
    assert "Video:" not in marks[2]
    code, _, said = run("speak", SEED, "-o", str(tmp_path / "x.wav"), "--rate", "1000")
    assert (code, said.count("\n")) == (2, 1)
    assert "80 to 400" in said


# --- bad input ------------------------------------------------------------------------------------------------------


def _bad_sources(folder: Path) -> dict[str, str]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.html").write_bytes(b" \n\t\n")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 50)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(100_000_000)
    (folder / "nothing").mkdir()
    (folder / "noarticle.html").write_bytes(b"<!doctype html><title>Log in</title><form><input name=user></form>")
    return {name: str(folder / name) for name in ("empty.txt", "blank.html", "picture.txt", "huge.txt", "nothing", "noarticle.html", "missing.txt")}


@pytest.mark.parametrize("name", ["empty.txt", "blank.html", "picture.txt", "huge.txt", "nothing", "noarticle.html", "missing.txt"])
def test_a_bad_source_gives_one_clear_line_and_the_others_go_through(run: Run, tmp_path: Path, name: str) -> None:
    """The line names the source and the mend; the exit code is 1; nothing half-written is left."""
    source = _bad_sources(tmp_path)[name]
    good = tmp_path / "good.txt"
    good.write_text("The loop is back\n\nThe hearing loop at the town hall works again. Staff tested it on Monday.\n")
    library = tmp_path / "library"
    code, out, err = run("transform", source, str(good), "--library", str(library), "--no-audio")
    assert code == 1
    assert out.count("\n") == 1
    assert "good.txt" in out
    assert err.count("\n") == 1
    assert name in err
    assert ";" in err
    assert "Traceback" not in err
    assert len(list(library.glob("*/edition.json"))) == 1


def test_a_page_without_an_article_can_still_be_audited(run: Run, tmp_path: Path) -> None:
    """Audit works on any page."""
    code, out, err = run("audit", _bad_sources(tmp_path)["noarticle.html"], "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)["rules"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Mae'r theatr wedi cyhoeddi bod pob sioe nawr yn cael ei dehongli yn iaith arwyddion. Roedd y gynulleidfa yn falch iawn o glywed y newyddion da.",
            "cy",
        ),
        ("أعلن المسرح أن جميع العروض ستترجم الآن إلى لغة الإشارة. وكان الجمهور سعيدا جدا بسماع الأخبار الجيدة هذا الأسبوع في المدينة.", "ar"),
    ],
)
def test_a_text_of_another_language_is_left_as_it_is_with_a_notice(run: Run, tmp_path: Path, text: str, language: str) -> None:
    """Everything but simplification works; the notice says what was left out and why."""
    source = tmp_path / "other.txt"
    source.write_text(text, encoding="utf-8")
    code, out, _ = run("simplify", str(source), "--level", "easy", "--json")
    version = json.loads(out)
    assert code == 0
    assert version["language"] == language
    assert [sentence["text"] for sentence in version["sentences"]] == [sentence["text"] for sentence in version["original"]]
    assert any("English" in notice["message"] for notice in version["notices"])
    assert run("transform", str(source), "--library", str(tmp_path / "library"), "--no-audio")[0] == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_an_encoding_is_found_out(run: Run, tmp_path: Path, encoding: str) -> None:
    """A byte order mark or a Windows page of letters is no trouble."""
    source = tmp_path / "letters.txt"
    source.write_bytes("A café for everyone\n\nThe café at the town hall – “Zoë’s” – is open. It has a hearing loop.\n".encode(encoding))
    code, out, _ = run("read", str(source), "--json")
    assert code == 0
    assert "café at the town hall – “Zoë’s” – is open" in out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["sing"],
        ["transform", "x"],
        ["simplify", "x"],
        ["simplify", "x", "--level", "hard"],
        ["speak", SEED, "-o", "out.ogg"],
        ["speak", SEED, "-o", "out.mp3", "--voice", "nobody"],
        ["transform", SEED, "--library", "x", "--jobs", "0"],
        ["serve", "--port", "99999"],
        ["audit", SEED, "--fail-on", "ugly"],
        ["audit", SEED, "--format", "pdf"],
    ],
)
def test_bad_use_is_one_line_and_exit_code_two(run: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with the arguments."""
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*arguments)
    assert code == 2
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_yet_is_not_offered(run: Run) -> None:
    """A command or choice is listed when it works, not before."""
    _, out, _ = run("--help")
    listed = {line.split()[0] for line in out.splitlines() if line.startswith("    ") and line.strip()}
    assert {"transform", "serve", "read", "simplify", "score", "caption", "speak", "audit"} <= listed


def test_a_command_loads_only_what_it_needs() -> None:
    """Reading must not wait for the parser, the sound or the scores."""
    for arguments, forbidden in (
        (["--help"], ["spacy", "onnxruntime", "av", "textstat", "lxml", "flask", "gtts"]),
        (["read", SEED, "--json"], ["spacy", "onnxruntime", "av", "textstat", "flask", "gtts"]),
    ):
        script = f"import sys; from a11y.cli import main\ntry: main({arguments!r})\nexcept SystemExit: pass\nsys.stderr.write(' '.join(sorted(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
        assert set(forbidden).isdisjoint(done.stderr.split())


def test_nothing_goes_online(tmp_path: Path) -> None:
    """The whole chain runs in a process in which opening any socket beyond this machine is a fault."""
    script = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('went online: ' + repr(a))\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        "from a11y.cli import main\n"
        f"sys.exit(main(['transform', {SEED!r}, '--library', {str(tmp_path)!r}]))"
    )
    environment = {**os.environ, "HOME": str(tmp_path / "home"), "NLTK_DATA": str(tmp_path / "none")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("built\t")


def test_transform_twice_builds_nothing_the_second_time(run: Run, tmp_path: Path) -> None:
    """The same source, settings and engines: nothing is rebuilt, and every byte stays."""
    first = run("transform", SEED, "--library", str(tmp_path))
    files = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and "index" not in file.name and ".cache" not in file.parts}
    second = run("transform", SEED, "--library", str(tmp_path))
    assert (first[0], second[0]) == (0, 0)
    assert (first[1].split("\t")[0], second[1].split("\t")[0]) == ("built", "unchanged")
    assert files == {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and "index" not in file.name and ".cache" not in file.parts}


def test_two_libraries_hold_the_same_bytes_and_jobs_do_not_matter(run: Run, tmp_path: Path) -> None:
    """One process or two, the same editions."""
    for name, text in (("a.txt", "One story\n\nThe loop is back. It works."), ("b.txt", "Two stories\n\nThe lift is mended. It runs.")):
        (tmp_path / name).write_text(text)
    trees = []
    for jobs in ("1", "2"):
        root = tmp_path / f"library{jobs}"
        assert run("transform", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--library", str(root), "--jobs", jobs)[0] == 0
        trees.append(
            {
                str(file.relative_to(root)): file.read_bytes()
                for file in root.rglob("*")
                if file.is_file() and "index" not in file.name and ".cache" not in file.parts
            }
        )
    assert trees[0] == trees[1]
    assert any(name.endswith(".m4a") for name in trees[0])
