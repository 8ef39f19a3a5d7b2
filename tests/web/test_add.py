"""Adding articles and reporting mistakes: who may, what is taken, what is said when it is not, and what is kept."""

from __future__ import annotations

import io
import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from a11y.library import Library
from tests.web.conftest import reader
from tests.web.sample import edition, spoken
from web.building import build
from web.jobs import A_MINUTE, Jobs, State, write_state

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from a11y.model import Article, Rendition, Version

STORY = """A bell for the school

The school has a new bell. It flashes a light when it rings.

Pupils asked for it in May. The head teacher said it cost £300.
"""


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Keep jobs from starting a process, and return the commands that would have run."""
    commands: list[list[str]] = []

    class Process:
        pid = 0

        def __init__(self, command: list[str], **_: Any) -> None:
            commands.append(command)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("web.jobs.subprocess.Popen", Process)
    return commands


def token(client: FlaskClient, address: str) -> str:
    """Return the form token of a page."""
    return str(BeautifulSoup(client.get(address).text, "lxml").find(id="csrf_token")["value"])


def send(client: FlaskClient, **fields: Any) -> TestResponse:
    """Send the form as a browser would."""
    return client.post("/add", data={"csrf_token": token(client, "/add"), **fields}, content_type="multipart/form-data")


def test_a_pasted_article_is_made(tmp_path: Path, begun: list[list[str]]) -> None:
    """The form leads to a page that shows the way, and the job's process makes the article; then that page leads to it."""
    client = reader(tmp_path)
    answer = send(client, text=STORY)
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"])
    assert "Your article is being made" in page.text
    folder = next((tmp_path / ".adding").glob("*/job.json")).parent
    (folder / "job.json").write_text(json.dumps(json.loads((folder / "job.json").read_text()) | {"voice": None}))
    assert begun[0][-2:] == ["web.building", str(folder.absolute())]
    state = build(folder)
    assert (state.step, client.get(answer.headers["Location"]).headers["Location"]) == ("done", f"/articles/{state.slug}")
    assert "flashes a light" in client.get(f"/articles/{state.slug}?version=original").text


def test_a_file_is_taken_under_a_safe_name(tmp_path: Path, begun: list[list[str]]) -> None:
    """Whatever the file is called, its name is only words."""
    client = reader(tmp_path)
    assert send(client, file=(io.BytesIO(STORY.encode()), "../../etc/../x<script>.txt")).status_code == 303
    job = json.loads(next((tmp_path / ".adding").glob("*/job.json")).read_text())
    assert job["name"] == "x script.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".adding", ".secret"]


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({}, 400, "Paste the text of an article, or choose a file."),
        ({"text": "  \n "}, 400, "Paste the text"),
        ({"file": (io.BytesIO(b"x"), "virus.exe")}, 400, "We can read web pages"),
        ({"file": (io.BytesIO(b" "), "empty.txt")}, 400, "That file is empty"),
        ({"address": "https://news.example/a"}, 400, "Paste the text"),
    ],
)
def test_mistakes_are_said_kindly(tmp_path: Path, begun: list[list[str]], fields: dict[str, Any], status: int, words: str) -> None:
    """Nothing, the wrong kind, an address nobody allowed, too much: a line that says what to do, and no job."""
    answer = send(reader(tmp_path), **fields)
    assert (answer.status_code, words in answer.text, begun) == (status, True, [])


def test_too_much_is_refused(tmp_path: Path, begun: list[list[str]]) -> None:
    """Three megabytes are not read to their end, and the page says what to do."""
    answer = reader(tmp_path).post("/add", data=b"text=" + b"x" * 3_000_000, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "Send a smaller file" in answer.text, begun) == (413, True, [])


def test_what_was_typed_is_not_lost(tmp_path: Path, begun: list[list[str]]) -> None:
    """A form that is refused comes back filled in; a job that failed can be opened again."""
    client = reader(tmp_path)
    refused = client.post("/add", data={"text": STORY})
    assert (refused.status_code, "flashes a light" in refused.text) == (400, True)
    place = send(client, text="Only one line").headers["Location"]
    write_state(tmp_path / ".adding" / place.rsplit("/", 1)[1], State("failed", problem="this holds no article", mend="paste a whole story"))
    page = client.get(place)
    assert "This holds no article. Paste a whole story." in page.text
    assert "Only one line" in client.get(BeautifulSoup(page.text, "lxml").select_one(".links a")["href"]).text


def test_a_bad_source_is_a_kind_failure(tmp_path: Path, begun: list[list[str]]) -> None:
    """Bytes that are no text fail with a reason, and the library stays empty."""
    send(reader(tmp_path), file=(io.BytesIO(b"\x00\x01\x02" * 500), "a.txt"))
    state = build(next((tmp_path / ".adding").glob("*/job.json")).parent)
    assert (state.step, bool(state.problem), Library(tmp_path).entries()[1]) == ("failed", True, 0)


def test_an_interrupted_job_is_told(tmp_path: Path, begun: list[list[str]]) -> None:
    """A job whose process is gone says so, and what was given is still there."""
    client = reader(tmp_path)
    place = send(client, text=STORY).headers["Location"]
    write_state(tmp_path / ".adding" / place.rsplit("/", 1)[1], State("text", pid=2**22 + 1))
    assert "The work was interrupted" in client.get(place).text
    assert client.get(f"{place}.json").json["step"] == "failed"
    assert client.get("/").status_code == 200


def test_too_many_at_once_wait(tmp_path: Path, begun: list[list[str]]) -> None:
    """Beyond a few a minute the form asks to wait, and keeps the text."""
    client = reader(tmp_path)
    for _ in range(A_MINUTE):
        assert send(client, text=STORY).status_code == 303
    answer = send(client, text=STORY)
    assert (answer.status_code, "flashes a light" in answer.text) == (429, True)


def test_who_is_not_at_this_machine_may_not_add(tmp_path: Path, begun: list[list[str]]) -> None:
    """From another machine, or under another name, there is no form, no link to it and no way to send it."""
    client = reader(tmp_path)
    for elsewhere in ({"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}, {"headers": {"Host": "news.example"}}):
        assert client.get("/add", **elsewhere).status_code == 403
        assert client.post("/add", data={"text": STORY}, **elsewhere).status_code == 403
        assert 'href="/add"' not in client.get("/", **elsewhere).text
    assert 'href="/add"' in client.get("/").text


def test_with_a_token_who_knows_it_may(tmp_path: Path, begun: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong token is refused, the right one is taken, from anywhere."""
    monkeypatch.setenv("A11Y_ADD_TOKEN", "a long secret")
    client = reader(tmp_path)
    for guess, status in (("wrong", 403), ("", 403), ("a long secret", 303)):
        assert send(client, text=STORY, token=guess).status_code == status


def test_addresses_only_when_allowed(tmp_path: Path, begun: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the operator's leave an address is taken; one that is no web address is not."""
    monkeypatch.setenv("A11Y_ADD_ADDRESSES", "true")
    client = reader(tmp_path)
    assert send(client, address="javascript:alert(1)").status_code == 400
    assert send(client, address="https://news.example/a").status_code == 303


@pytest.mark.parametrize(
    ("voice", "words"),
    [("espeak", "The text stays on this computer."), ("google:en", "its text is sent to the voice “google:en”"), ("", "an Easy read version of it.")],
)
def test_the_form_says_where_the_text_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice: str, words: str) -> None:
    """A voice that is not on this machine is named before anything is sent."""
    monkeypatch.setenv("A11Y_VOICE", voice)
    assert words in reader(tmp_path).get("/add").text


def test_unknown_jobs_are_not_there(tmp_path: Path) -> None:
    """A made-up id, or a path in its place, is a 404."""
    for number in ("0" * 16, "x", "..", "%2e%2e", "..%2f..%2fetc"):
        assert reader(tmp_path).get(f"/add/{number}").status_code == 404


def test_old_jobs_go(tmp_path: Path, begun: list[list[str]]) -> None:
    """A job that is more than a day old is removed when the next is added."""
    import os

    send(reader(tmp_path), text=STORY)
    old = next((tmp_path / ".adding").glob("*/job.json")).parent
    os.utime(old, (time.time() - 90_000,) * 2)
    Jobs(tmp_path).add("x.txt", b"x", url=None, voice=None)
    assert not old.exists()


def test_a_recording_is_made_on_demand_and_once(tmp_path: Path, begun: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A version without a recording has a button; pressed twice it begins one job; its process adds the recording."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    assert "Make a recording" in client.get(f"/articles/{slug}?version=plain").text
    places = [client.post(f"/articles/{slug}/record", data={"version": "plain"}).headers["Location"] for _ in range(2)]
    assert (places[0], len(begun)) == (places[1], 1)
    said: list[str] = []

    def speak(article: Article, version: Version, voice: str, **_: object) -> Rendition:
        said.append(f"{voice} {version.level}")
        return spoken(version)

    monkeypatch.setattr("a11y.pipeline.speak", speak)
    folder = next((tmp_path / ".adding").glob("*/job.json")).parent
    assert [build(folder).step, build(folder).step, said] == ["done", "done", ["espeak plain"]]
    assert "<audio" in client.get(f"/articles/{slug}?version=plain").text


def test_a_recording_is_not_made_for_anybody(tmp_path: Path, begun: list[list[str]]) -> None:
    """Not from another machine, not from another site's form, not of a version that is none; and the button is not shown there."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    place, fields = f"/articles/{slug}/record", {"version": "plain"}
    assert client.post(place, data=fields, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 403
    assert client.post(place, data=fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post(place, data={"version": "loud"}).status_code == 404
    assert "Make a recording" not in client.get(f"/articles/{slug}?version=plain", environ_base={"REMOTE_ADDR": "192.0.2.7"}).text
    assert begun == []


def test_a_mistake_is_kept_for_the_editor(tmp_path: Path) -> None:
    """The sentence and the note are kept under `given/`, and nothing else."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    place = f"/articles/{slug}/mistake?sentence=e3b"
    assert "The chamber was repaired then." in client.get(place).text
    answer = client.post(place, data={"csrf_token": token(client, place), "sentence": "e3b", "note": "It was\r\nrebuilt, not repaired. <b>"})
    assert (answer.status_code, "Thank you" in client.get(answer.headers["Location"]).text) == (303, True)
    kept = [json.loads(line) for line in (tmp_path / slug / "given" / "mistakes.jsonl").read_text().splitlines()]
    assert kept == [{"sentence": "e3b", "text": "The chamber was repaired then.", "note": "It was rebuilt, not repaired. <b>"}]


def test_a_note_needs_words_and_a_token(tmp_path: Path) -> None:
    """An empty note and a form from another site are refused; nothing is kept."""
    slug = Library(tmp_path).publish(edition())
    client = reader(tmp_path)
    place = f"/articles/{slug}/mistake"
    assert client.post(place, data={"note": "x"}).status_code == 400
    assert client.post(place, data={"csrf_token": token(client, place), "note": " "}).status_code == 400
    assert not (tmp_path / slug / "given").exists()
    assert client.get("/articles/none/mistake").status_code == 404
