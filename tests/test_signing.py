"""A sign-language video that a person gives: only what browsers play, tied to sentences by their words, kept by every rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from a11y import giving, pipeline, readers, signing
from a11y.cli import main
from a11y.errors import UsageError
from a11y.given import given_as
from a11y.model import GivenSign, SignCue
from tests.editions import STORY, slug, told
from tests.signed import video

if TYPE_CHECKING:
    from a11y.library import Library

CUES = "WEBVTT\n\ns1\n00:00.000 --> 00:02.000\n-\n\n00:02.000 --> 00:04.000\ns2 s3\n"
TEXTS = {"s1": "The loop is back", "s2": "It works.", "s3": "It hums."}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library with one story that has a video."""
    return told(tmp_path / "library", voice=None)


def given(library: Library) -> GivenSign:
    """Return the sign-language video that was given."""
    (gift,) = pipeline.gifts(library, slug(library)).gifts
    assert isinstance(gift, GivenSign)
    return gift


def test_a_video_of_the_article_is_kept_with_its_cues(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command keeps the file byte for byte, its length and each cue by the words it signs, and says what it kept."""
    file, cues = video(tmp_path / "story.webm"), tmp_path / "story.vtt"
    cues.write_text("WEBVTT\n\ns1\n00:00.000 --> 00:02.000\n-\n")
    assert main(["give", str(library.root), slug(library), "sign", str(file), "--cues", str(cues), "--by", "Ines Dahl"]) == 0
    gift = given(library)
    assert (gift.name, gift.language, gift.by, gift.video, round(gift.duration_ms, -3)) == ("story.webm", "bfi", "Ines Dahl", "", 6000)
    assert gift.cues == (SignCue(0, 2000, ("The loop is back",)),)
    assert pipeline.gifts(library, slug(library)).path(gift.file).read_bytes() == file.read_bytes()
    assert "sign-language video story.webm of the article" in capsys.readouterr().out


def test_a_video_of_one_of_the_videos_names_it(library: Library, tmp_path: Path) -> None:
    """`--of` finds the video as captions do; the gift is known again by its address and label."""
    file = str(video(tmp_path / "clip.webm"))
    giving.give(library, slug(library), "sign", {"file": file, "of": "1"}, by=None, open_file=lambda _: b"")
    gift = given(library)
    assert (gift.label, bool(gift.video)) == ("The loop is tested", True)
    assert pipeline.unused(library.open(slug(library)), pipeline.gifts(library, slug(library))) == []
    assert given_as(gift).endswith("of The loop is tested")


def test_a_rebuild_leaves_it_and_another_takes_its_place(library: Library, tmp_path: Path) -> None:
    """Transforming the source again changes nothing of it; a second video of the article replaces the first in the record."""
    give = {"file": str(video(tmp_path / "one.webm"))}
    giving.give(library, slug(library), "sign", give, by=None, open_file=lambda _: b"")
    before = given(library)
    pipeline.transform(readers.read("loop.html", STORY.replace("forty", "fifty").encode()), library, voice=None)
    assert given(library) == before
    giving.give(library, slug(library), "sign", {"file": str(video(tmp_path / "two.webm", seconds=3))}, by=None, open_file=lambda _: b"")
    assert given(library).name == "two.webm"


@pytest.mark.parametrize(("name", "data"), [("a.webm", b"no video"), ("a.mp4", b""), ("a.txt", b"words"), ("a.mkv", b"\x1a\x45\xdf\xa3"), ("gone.webm", None)])
def test_what_no_browser_plays_is_refused(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None) -> None:
    """One line that names the file, exit 2, and nothing is kept."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert main(["give", str(library.root), slug(library), "sign", str(path)]) == 2
    error = capsys.readouterr().err
    assert name in error
    assert error.count("\n") == 1
    assert pipeline.gifts(library, slug(library)).gifts == ()


def test_a_codec_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """MPEG-4 part 2 pictures in an MP4 play nowhere."""
    with pytest.raises(UsageError, match="mpeg4 pictures"):
        signing.looked_at(video(tmp_path / "old.mp4", codec="mpeg4"))


def test_cues_name_sentences_by_name_or_text() -> None:
    """A cue's name is read first, then its text; several ids are one cue."""
    assert signing.cues(CUES, TEXTS) == (SignCue(0, 2000, ("The loop is back",)), SignCue(2000, 4000, ("It works.", "It hums.")))


@pytest.mark.parametrize(
    "vtt",
    [
        "",
        "WEBVTT\n",
        "WEBVTT\n\ns9\n00:00.000 --> 00:01.000\n-\n",
        "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
        "WEBVTT\n\ns1\n00:02.000 --> 00:01.000\n-\n",
        "WEBVTT\n\ns1\n00:02.000 --> 00:03.000\n-\n\ns2\n00:01.000 --> 00:02.000\n-\n",
    ],
)
def test_cues_that_tie_to_nothing_are_refused(vtt: str) -> None:
    """No cue, an unknown sentence, no sentence, a time that runs backwards."""
    with pytest.raises(UsageError):
        signing.cues(vtt, TEXTS)
