"""What people gave, as readers see it: checked sentences, sign-language videos, and reported mistakes for the editor."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from a11y.given import Given
from a11y.library import Library
from a11y.model import GivenSign, SignCue
from tests.browser.furnished import checked
from tests.signed import video
from tests.web.conftest import reader
from tests.web.sample import edition
from tests.web.test_pages import library_of, soup

if TYPE_CHECKING:
    from flask.testing import FlaskClient


@pytest.fixture
def signed(tmp_path: Path) -> tuple[FlaskClient, str, str]:
    """Return a reader of the sample with a sign-language video of the article and one of its video, the slug, and the first's file."""
    client, slug = library_of(tmp_path, edition())
    given = Given(tmp_path / slug)
    with video(tmp_path / "story.webm").open("rb") as source:
        file = given.keep(source, "story.webm")
    cues = (SignCue(0, 2000, ("It has now put them back.",)), SignCue(2000, 4000, ("No longer in the article.",)))
    of_article = GivenSign(when="2026-05-05T00:00:00Z", by="Ines Dahl", file=file, name="story.webm", language="bfi", duration_ms=6000, cues=cues)
    given.add(of_article)
    given.add(replace(of_article, language="xyz", video="b2", label="Watch: a meeting with the loop switched on", src="https://video.example/1", cues=()))
    given.add(replace(of_article, video="b99", label="A video that is gone", src="https://video.example/99"))
    return client, slug, file


def test_a_checked_sentence_says_so(tmp_path: Path) -> None:
    """Its button and note say who did what; the machine's note counts them; other sentences say nothing."""
    made = edition()
    client, slug = library_of(tmp_path, replace(made, versions=(*made.versions[:2], checked(made.versions[2]))))
    tree = soup(client, f"/articles/{slug}?version=easy")
    assert [tree.find("button", popovertarget=f"why-{name}").get_text() for name in ("e3", "e3b", "e4")] == ["Checked", "Why?", "Checked"]
    assert "A person has written this sentence." in tree.find(id="why-e3").get_text()
    assert "A person has checked this sentence." in tree.find(id="why-e4").get_text()
    assert "A person has" not in tree.find(id="why-e3b").get_text()
    assert "A person has checked 2 of its 20 sentences" in tree.find(class_="machine").get_text()


def test_a_sign_language_video_is_shown_where_it_belongs(signed: tuple[FlaskClient, str, str]) -> None:
    """The article's own above the story, a video's own in its place, with the language, the giver and the day; one without a place is not shown."""
    client, slug, _ = signed
    tree = soup(client, f"/articles/{slug}?version=easy")
    own, of_video = tree.find(class_="in-sign"), tree.find(id="b2")
    assert "In British Sign Language, 6 seconds. Given by Ines Dahl, 5 May 2026." in own.get_text()
    assert own.video.track["kind"] == "metadata"
    assert "a sign language (xyz)" in of_video.get_text()
    assert of_video.video.find("track") is None
    assert len(tree.find_all("video")) == 2


def test_no_slot_is_shown_where_nobody_gave_a_video(client: FlaskClient, slug: str) -> None:
    """Nothing of sign language is claimed or promised."""
    for view in ("original", "plain", "easy", "side"):
        assert "sign language" not in client.get(f"/articles/{slug}?version={view}").text.lower()


def test_it_is_streamed_in_ranges(signed: tuple[FlaskClient, str, str]) -> None:
    """A range gives those bytes; the type is the video's."""
    client, slug, file = signed
    whole = client.get(f"/sign/{slug}/{file}")
    part = client.get(f"/sign/{slug}/{file}", headers={"Range": "bytes=10-19"})
    assert (whole.mimetype, part.status_code, part.data) == ("video/webm", 206, whole.data[10:20])
    assert "immutable" in whole.headers["Cache-Control"]


def test_its_cues_name_the_sentences_of_today(signed: tuple[FlaskClient, str, str]) -> None:
    """A cue's text is the original's ids; a cue whose sentence is gone is left out."""
    client, slug, file = signed
    cues = client.get(f"/sign/{slug}/{file}.vtt")
    assert (cues.mimetype, cues.text.count("-->"), "s4" in cues.text) == ("text/vtt", 1, True)


@pytest.mark.parametrize("name", ["given.json", "..%2fedition.json", "0000000000000000.webm", "mistakes.jsonl", "%00", "0000000000000000.webm.vtt"])
def test_no_other_given_file_is_sent(signed: tuple[FlaskClient, str, str], name: str) -> None:
    """Captions as they came, the record and readers' notes stay with the editor."""
    client, slug, _ = signed
    (Path(client.application.config["LIBRARY"]) / slug / "given" / "mistakes.jsonl").write_text("{}\n")
    assert client.get(f"/sign/{slug}/{name}").status_code == 404


def test_a_broken_record_hides_the_video_and_not_the_article(signed: tuple[FlaskClient, str, str]) -> None:
    """The page opens without it."""
    client, slug, _ = signed
    (Path(client.application.config["LIBRARY"]) / slug / "given" / "given.json").write_text("{broken")
    answer = reader(Path(client.application.config["LIBRARY"])).get(f"/articles/{slug}")
    assert (answer.status_code, "<video" in answer.text) == (200, False)


def test_the_data_name_it(signed: tuple[FlaskClient, str, str]) -> None:
    """The article's JSON has it under the video's id, "" for the article."""
    client, slug, file = signed
    signs = client.get(f"/articles/{slug}.json").json["signs"]
    assert (sorted(signs), signs[""]["file"]) == (["", "b2"], file)


def test_the_editor_sees_what_readers_reported(tmp_path: Path) -> None:
    """On this machine the report has the note, the sentence and how to mend it; from elsewhere it has not. A line that is damaged is passed over."""
    client, slug = library_of(tmp_path, edition())
    folder = Path(tmp_path / slug / "given")
    folder.mkdir(exist_ok=True)
    note = {"sentence": "e3b", "text": "The chamber was repaired then.", "note": "It was <b>rebuilt</b>."}
    (folder / "mistakes.jsonl").write_text(json.dumps(note) + "\n{broken\n[]\n")
    here = soup(client, f"/articles/{slug}/report").find("section", {"aria-labelledby": "reported"})
    assert [item.p.get_text() for item in here.find_all("li")] == ["It was <b>rebuilt</b>."]
    assert "The chamber was repaired then." in here.get_text()
    assert f"a11y give LIBRARY {slug} sentence" in client.get(f"/articles/{slug}/report").text
    away = client.get(f"/articles/{slug}/report", environ_base={"REMOTE_ADDR": "203.0.113.7"})
    assert "What readers reported" not in away.text


def test_the_command_line_lists_them_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`a11y give LIBRARY SLUG mistakes`: a line for each."""
    from a11y.cli import main

    slug = Library(tmp_path).publish(edition())
    (tmp_path / slug / "given").mkdir()
    (tmp_path / slug / "given" / "mistakes.jsonl").write_text('{"sentence": "", "text": "", "note": "Wrong day."}\n')
    assert main(["give", str(tmp_path), slug, "mistakes"]) == 0
    assert capsys.readouterr().out == "the article\tWrong day.\t\n"
