"""What goes over the wire: headers, caching, ranges, compression, and answers to bad requests."""

from __future__ import annotations

import gzip
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from a11y.library import Library
from tests.web.conftest import reader
from tests.web.sample import edition
from web import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient


@pytest.mark.parametrize("address", ["/", "/help", "/articles/{slug}", "/articles/{slug}.json", "/nowhere", "/media/{slug}/nothing"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, slug: str, address: str) -> None:
    """A strict policy without unsafe-inline, nosniff, no framing, no referrer to others, no device access."""
    headers = client.get(address.format(slug=slug)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"]) == ("nosniff", "DENY", "same-origin")
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_page_the_browser_has_is_not_sent_again(client: FlaskClient, slug: str) -> None:
    """The same page answers 304, also between compressed and plain; another version does not."""
    first = client.get(f"/articles/{slug}?version=easy")
    again = client.get(f"/articles/{slug}?version=easy", headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"/articles/{slug}?version=plain", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert {"Cookie", "Accept", "Accept-Encoding"} <= set(first.headers["Vary"].replace(" ", "").split(","))


def test_pages_are_compressed_for_who_takes_it(client: FlaskClient, slug: str) -> None:
    """The packed bytes are the plain ones."""
    packed = client.get(f"/articles/{slug}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get(f"/articles/{slug}").data


def test_a_changed_edition_is_seen_at_once(tmp_path: Path) -> None:
    """A page drawn before is not shown after its edition was replaced."""
    library = Library(tmp_path)
    slug = library.publish(edition(audio=False))
    client = reader(tmp_path)
    assert "no recording" in client.get(f"/articles/{slug}").text
    library.publish(edition())
    assert "<audio" in client.get(f"/articles/{slug}").text


def test_a_removed_edition_is_gone_at_once(tmp_path: Path) -> None:
    """What was remembered is not shown once the edition is removed."""
    library = Library(tmp_path)
    slug = library.publish(edition())
    client = reader(tmp_path)
    assert client.get(f"/articles/{slug}").status_code == 200
    library.remove(slug)
    assert client.get(f"/articles/{slug}").status_code == 404


def sound(client: FlaskClient, slug: str) -> str:
    """Return the address of the sample's recording."""
    rendition = client.get(f"/articles/{slug}.json").json["renditions"][0]
    return f"/media/{slug}/{rendition['media'][0]['file']}"


def test_media_come_in_ranges_and_are_kept_for_good(client: FlaskClient, slug: str) -> None:
    """A range answers 206 with those bytes; the file never changes under its name."""
    whole = client.get(sound(client, slug))
    part = client.get(sound(client, slug), headers={"Range": "bytes=100-199"})
    assert (206, whole.data[100:200]) == (part.status_code, part.data)
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole.data)}"
    assert "immutable" in whole.headers["Cache-Control"]
    assert client.get(sound(client, slug), headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304


def test_a_range_of_an_older_file_gives_the_whole_new_one(client: FlaskClient, slug: str) -> None:
    """If-Range with this file's mark gives the part; with another mark, all of it."""
    mark = client.get(sound(client, slug)).headers["ETag"]
    asked = {"Range": "bytes=0-9"}
    assert client.get(sound(client, slug), headers={**asked, "If-Range": mark}).status_code == 206
    assert client.get(sound(client, slug), headers={**asked, "If-Range": '"another"'}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/articles/{slug}", "/articles/{slug}.json", "/articles/{slug}/report"])
def test_a_head_has_the_headers_and_no_page(client: FlaskClient, slug: str, address: str) -> None:
    """HEAD says of each page what GET does, and sends nothing."""
    asked = address.format(slug=slug)
    head, page = client.head(asked), client.get(asked)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Vary", "Cache-Control", "Content-Length"):
        assert head.headers[name] == page.headers[name]


def test_data_styles_and_scripts_are_compressed_too(client: FlaskClient, slug: str) -> None:
    """Whatever is text is sent packed; sound and fonts are packed already."""
    page = client.get("/").text
    texts = [f"/articles/{slug}.json", page.split('<link rel="stylesheet" href="')[1].split('"')[0], page.split('<script type="module" src="')[1].split('"')[0]]
    for address in texts:
        assert client.get(address, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(sound(client, slug), headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=5-1", "bytes=x-y", "bytes=-0", "lines=1-2", "bytes=0-1,5-6,,", "bytes=" + "0-1," * 500])
def test_a_bad_range_is_answered_kindly(client: FlaskClient, slug: str, asked: str) -> None:
    """Nonsense gives the whole file or a 416, never an error of ours."""
    assert client.get(sound(client, slug), headers={"Range": asked}).status_code in {200, 206, 416}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/articles/no-such-article-00000000", 404),
        ("/articles/../../etc/passwd", 404),
        ("/articles/..%2f..%2fetc%2fpasswd", 404),
        ("/articles/%00", 404),
        ("/articles/{slug}?version=hard", 404),
        ("/articles/{slug}?version=", 404),
        ("/articles/{slug}.txt?version=klingon", 404),
        ("/articles/{slug}/nothing", 404),
        ("/articles/" + "a" * 5000, 404),
        ("/media/{slug}/edition.json", 404),
        ("/media/{slug}/..%2fedition.json", 404),
        ("/media/{slug}/%2e%2e/edition.json", 404),
        ("/media/{slug}/0000000000000000.m4a", 404),
        ("/media/{slug}/0000000000000000.m4a%00.vtt", 404),
        ("/media/../{slug}", 404),
        ("/static/x/../../__init__.py", 404),
        ("/static/x/%2e%2e/__init__.py", 404),
        ("/own/red/ffffff.css", 404),
        ("/own/ffffff/00000;.css", 404),
        ("/?page=0", 404),
        ("/?page=-1", 404),
        ("/?page=x", 404),
        ("/?page=²", 404),
        ("/?page=99999999999999999999", 404),
    ],
)
def test_what_is_not_there_is_a_kind_404(client: FlaskClient, slug: str, address: str, status: int) -> None:
    """A page with a heading and a way on, or the same as data where the address asks for data; nothing of our insides."""
    answer = client.get(address.format(slug=slug))
    assert answer.status_code == status
    assert ("<h1>We could not find that page</h1>" if answer.mimetype == "text/html" else '"error": "We could not find that page"') in answer.text
    for inside in ("Traceback", "LibraryError", "werkzeug", "root:"):
        assert inside not in answer.text


def test_a_wrong_method_is_a_kind_405(client: FlaskClient, slug: str) -> None:
    """Posting to an article says so, and which methods there are."""
    answer = client.post(f"/articles/{slug}")
    assert (answer.status_code, "GET" in answer.headers["Allow"]) == (405, True)
    assert "<h1>" in answer.text


def test_failures_are_data_for_programs(client: FlaskClient) -> None:
    """A program that asks for JSON gets JSON."""
    answer = client.get("/articles/none", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["status"]) == (404, 404)


def test_a_damaged_edition_is_our_fault_and_no_leak(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A broken manifest is a 500 that names no path; the list still opens, and the log does not say who read what."""
    slug = Library(tmp_path).publish(edition())
    (tmp_path / slug / "edition.json").write_text("{broken")
    client = reader(tmp_path)
    answer = client.get(f"/articles/{slug}")
    assert (answer.status_code, client.get("/").status_code) == (500, 200)
    assert str(tmp_path) not in answer.text


def test_an_error_of_ours_logs_no_address(app_with_fault: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    """What a person reads is not in the log, even when the page fails."""
    with caplog.at_level(logging.DEBUG):
        assert app_with_fault.get("/fault/secret-story").status_code == 500
    assert "secret-story" not in caplog.text
    assert "a page failed" in caplog.text


@pytest.fixture
def app_with_fault(root: Path) -> FlaskClient:
    """Return a viewer with a page that fails."""
    app = create_app({"LIBRARY": str(root)})

    @app.get("/fault/<name>")
    def fault(name: str) -> str:
        raise RuntimeError

    return app.test_client()


def test_own_files_are_kept_only_under_their_present_address(client: FlaskClient) -> None:
    """The stylesheet's address holds a digest; an old digest still answers but may not be kept."""
    page = client.get("/").text
    address = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get("/static/old/page.css").headers["Cache-Control"] == "no-cache"


def test_the_library_comes_from_the_environment(root: Path, slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A11Y_LIBRARY names the folder."""
    monkeypatch.setenv("A11Y_LIBRARY", str(root))
    assert slug in create_app().test_client().get("/").text
