"""Addresses: what a misbehaving server does must end in one clear line, in bounded time."""

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from a11y.errors import SourceError
from a11y.readers import address, connection
from a11y.readers.address import fetch, fetch_media
from a11y.readers.connection import is_public
from a11y.readers.source import names

BOMB = gzip.compress(b"a" * 40_000_000, 1)
FILM = bytes(range(256)) * 4000
STORY = b"<html><body><p>Deaf people meet.</p></body></html>"


class Misbehaving(BaseHTTPRequestHandler):
    """A server that does each thing a server should not."""

    def do_GET(self) -> None:
        """Answer by the path."""
        name = self.path.strip("/").split("?")[0]
        if name == "round":
            self.answer(302, location="/round")
        elif name == "hops":
            self.answer(302, location="/story")
        elif name == "home":
            self.answer(302, location=f"http://127.0.0.2:{self.server.server_port}/story")  # type: ignore[attr-defined]
        elif name == "byname":
            self.answer(302, location=f"http://localhost:{self.server.server_port}/story")  # type: ignore[attr-defined]
        elif name == "file":
            self.answer(302, location="file:///etc/passwd")
        elif name == "picture":
            self.answer(200, b"\x89PNG", "image/png")
        elif name == "film":
            self.answer(200, FILM, "video/mp4")
        elif name == "tofilm":
            self.answer(302, location="/film")
        elif name == "endlessfilm":
            self.answer(200, b"", "video/mp4", length=None)
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 1_000_000)
        elif name == "untyped":
            self.answer(200, STORY, None)
        elif name == "robots.txt":
            self.answer(200, b"User-agent: *\nDisallow: /private/\n", "text/plain")
        elif name == "missing":
            self.answer(404, b"no")
        elif name == "claims":
            self.answer(200, STORY, length=50_000_000)
        elif name == "endless":
            self.answer(200, b"", length=None)
            try:
                while True:
                    self.wfile.write(b"x" * 1_000_000)
            except OSError:
                return
        elif name == "drip":
            self.answer(200, b"", length=None)
            try:
                while True:
                    self.wfile.write(b"x")
                    time.sleep(0.05)
            except OSError:
                return
        elif name == "silent":
            time.sleep(3)
        elif name == "cut":
            self.answer(200, b"short", length=5_000)
        elif name == "garbage":
            self.wfile.write(b"\x00\x01\x02 not http at all\r\n\r\n")
        elif name == "bomb":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(BOMB)
        else:
            self.answer(200, STORY)

    def answer(
        self, status: int, body: bytes = b"", kind: str | None = "text/html; charset=utf-8", *, location: str | None = None, length: int | None = -1
    ) -> None:
        """Send a head and a body, with a length that may be false."""
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        if length is not None:
            self.send_header("Content-Length", str(len(body) if length < 0 else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run the server on a free port of loopback."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join(5)


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test be the first visit to its host."""
    monkeypatch.setattr(address, "_asked", {})
    monkeypatch.setattr(address, "_robots", {})


def test_a_page_comes_with_its_address_and_type(server: str) -> None:
    """After a redirect the address is the last one."""
    fetched = fetch(f"{server}/hops", allow_private=True)
    assert fetched.data == STORY
    assert fetched.url == f"{server}/story"
    assert fetched.content_type == "text/html; charset=utf-8"


def test_a_missing_content_type_is_judged_later_by_the_bytes(server: str) -> None:
    """The bytes come through without a type."""
    fetched = fetch(f"{server}/untyped", allow_private=True)
    assert (fetched.data, fetched.content_type) == (STORY, None)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("round", "redirects more than 8 times"),
        ("file", "neither http nor https"),
        ("picture", "image/png"),
        ("missing", "answered 404"),
        ("claims", "larger than 20 MB"),
        ("endless", "larger than 20 MB"),
        ("bomb", "larger than 20 MB"),
        ("drip", "took longer"),
        ("silent", "in time"),
        ("cut", "could not be"),
        ("garbage", "could not be"),
    ],
)
def test_each_misbehaviour_ends_in_one_clear_line(server: str, path: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a few seconds, naming the address, the problem and the mend."""
    if path in ("drip", "silent"):  # limits of time made short, so that the test is
        monkeypatch.setattr(connection, "READ_SECONDS", 0.6)
        monkeypatch.setattr(address, "TOTAL_SECONDS", 1.2)
    begin = time.monotonic()
    with pytest.raises(SourceError) as caught:
        fetch(f"{server}/{path}", allow_private=True)
    assert problem in str(caught.value)
    assert str(caught.value).startswith(f"{server}/{path}: ")
    assert caught.value.mend
    assert "\n" not in str(caught.value)
    assert time.monotonic() - begin < 25


def test_loopback_is_refused_by_address(server: str) -> None:
    """The server would answer, and is never asked."""
    with pytest.raises(SourceError, match="private network"):
        fetch(f"{server}/story")


def test_loopback_is_refused_by_name(server: str) -> None:
    """A name is judged by the address it resolves to."""
    with pytest.raises(SourceError, match=r"localhost is on a private network \("):
        fetch(server.replace("127.0.0.1", "localhost"))


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254", "10.0.0.1", "192.168.1.1"])  # noqa: S104 - an address to refuse
def test_private_hosts_in_every_disguise_are_refused(host: str) -> None:
    """Numbers, short forms and mapped forms all end at the same socket."""
    with pytest.raises(SourceError, match=r"private network|could not be reached|not a web address"):
        fetch(f"http://{host}:9/")


@pytest.mark.parametrize("path", ["home", "byname"])
def test_a_redirect_to_a_private_host_is_refused(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; the second is judged anew at its own connection."""
    monkeypatch.setattr(connection, "is_public", lambda ip: ip == "127.0.0.1" and path == "home")
    seen: list[str] = []
    if path == "byname":
        monkeypatch.setattr(connection, "is_public", lambda ip: not (seen.append(ip) or len(seen) > 1))
    with pytest.raises(SourceError, match="private network"):
        fetch(f"{server}/{path}")


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server may mix them to slip one in."""
    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    with pytest.raises(SourceError, match=r"\(10\.0\.0\.8\)"):
        fetch("http://example.org/")


def test_a_name_that_turns_private_on_its_second_resolution_is_not_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is resolved once a connection: what was judged is what is connected to, and a second connection is judged anew."""
    answers = iter(["93.184.215.14", "127.0.0.1"])
    reached: list[tuple[str, int]] = []

    class Socket(socket.socket):
        """Notes where it would go, and goes nowhere."""

        def connect(self, place: tuple[str, int]) -> None:  # type: ignore[override]
            reached.append(place)
            raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))])
    monkeypatch.setattr(socket, "socket", Socket)
    monkeypatch.setattr(address, "_last_request", {})
    with pytest.raises(SourceError, match="could not be reached"):
        fetch("http://rebind.example/")
    with pytest.raises(SourceError, match=r"private network \(127\.0\.0\.1\)"):
        fetch("http://rebind.example/", allow_private=False)
    assert reached == [("93.184.215.14", 80)]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "https://user:secret@example.org/",
        "http://[::1",
        "http://exa mple.org:port/",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    """Before anything is resolved."""
    with pytest.raises(SourceError):
        fetch(url)


def test_the_machines_proxy_is_not_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect for us, past every check."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(f"{server}/story", allow_private=True).data == STORY


def test_a_polite_gap_stands_between_requests_to_one_public_host(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second request waits; hosts of one's own need no such courtesy."""
    naps: list[float] = []
    monkeypatch.setattr(connection, "is_public", lambda _: True)
    monkeypatch.setattr(address, "_last_request", {})
    monkeypatch.setattr(time, "sleep", naps.append)
    fetch(f"{server}/story")
    fetch(f"{server}/story")
    assert [0.5 < nap <= address.MIN_GAP_SECONDS for nap in naps] == [True]


def test_robots_are_asked_before_a_second_page_of_a_host_is_read(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page is a visit; from the second on the host's wishes count."""
    assert fetch(f"{server}/private/one", allow_private=True).data == STORY
    assert fetch(f"{server}/open/two", allow_private=True).data == STORY
    with pytest.raises(SourceError, match=r"robots\.txt asks programs not to"):
        fetch(f"{server}/private/three", allow_private=True)


def test_robots_are_asked_before_the_first_page_when_several_of_a_host_are_named(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many addresses of one host are a crawl from the first on; addresses of several hosts are a visit each."""
    named = [f"{server}/private/one", f"{server}/open/two"]
    assert list(names(named)) == named
    with pytest.raises(SourceError, match=r"robots\.txt asks programs not to"):
        fetch(named[0], allow_private=True)
    assert fetch(named[1], allow_private=True).data == STORY


def test_public_addresses_are_told_from_private_ones() -> None:
    """IPv4 inside IPv6 is judged by the IPv4."""
    assert [is_public(ip) for ip in ("8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946")] == [True, True]
    own = ["127.0.0.1", "::1", "10.1.1.1", "172.16.0.1", "192.168.0.1", "169.254.0.1", "fe80::1%eth0", "fc00::1", "100.64.0.1", "224.0.0.1"]
    disguised = ["::ffff:192.168.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "not an ip"]
    assert [ip for ip in own + disguised if is_public(ip)] == []


def test_a_film_is_written_piece_by_piece(server: str, tmp_path: Path) -> None:
    """Also behind a redirect; what is no recording, too large, missing or at home is refused in one line."""
    with (tmp_path / "film").open("wb") as file:
        fetch_media(f"{server}/tofilm", file, allow_private=True)
    assert (tmp_path / "film").read_bytes() == FILM
    for name, why in (("story", "not a recording or a film"), ("missing", "answered 404"), ("round", "redirects more than")):
        with (tmp_path / "no").open("wb") as file, pytest.raises(SourceError, match=why):
            fetch_media(f"{server}/{name}", file, allow_private=True)
    with (tmp_path / "no").open("wb") as file, pytest.raises(SourceError, match="private network"):
        fetch_media(f"{server}/film", file)


def test_an_endless_film_ends_at_the_limit(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By size or by time, whichever comes first."""
    monkeypatch.setattr(address, "MEDIA_BYTES", 3_000_000)
    with (tmp_path / "film").open("wb") as file, pytest.raises(SourceError, match="it is larger than"):
        fetch_media(f"{server}/endlessfilm", file, allow_private=True)
    assert (tmp_path / "film").stat().st_size <= 3_000_000
