"""The viewer as people start it: under waitress, on loopback, and found by `flask --app web`."""

from __future__ import annotations

import contextlib
import http.cookiejar
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from flask.cli import ScriptInfo

from a11y.given import Given
from a11y.library import Library
from tests.web.sample import edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

START = "from pathlib import Path; from web import serve; serve.serve(Path({root!r}), port=0, ready=lambda address: print(address, flush=True))"


def test_serve_tells_its_address_and_answers(root: Path, slug: str) -> None:
    """The address it tells is on loopback and gives the list; an interrupt ends it without a word."""
    with subprocess.Popen([sys.executable, "-c", START.format(root=str(root))], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
                assert slug in answer.read().decode()
        finally:
            server.send_signal(signal.SIGINT)
            rest, errors = server.communicate(timeout=10)
    assert (server.returncode, rest, errors) == (0, "", "")


def test_flask_finds_the_application(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`flask --app web` loads the factory, and the library comes from the environment."""
    monkeypatch.setenv("A11Y_LIBRARY", str(root))
    assert ScriptInfo(app_import_path="web").load_app().config["LIBRARY"] == str(root)


@contextlib.contextmanager
def process(root: Path) -> Iterator[str]:
    """Serve a library in a process of its own and give the address."""
    with subprocess.Popen([sys.executable, "-c", START.format(root=str(root))], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=10)


def browser() -> urllib.request.OpenerDirector:
    """Return what asks as one browser does, with its cookies."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def test_several_processes_serve_one_library(tmp_path: Path) -> None:
    """A page has the same mark in each, a form of one is taken by the other, and what changes is seen by both at once."""
    slug = Library(tmp_path).publish(edition(audio=False))
    reader = browser()
    with process(tmp_path) as one, process(tmp_path) as other:
        marks = {reader.open(f"{site}/articles/{slug}?version=easy").headers["ETag"] for site in (one, other)}
        assert len(marks) == 1
        form = BeautifulSoup(reader.open(f"{one}/articles/{slug}/mistake?sentence=e3b").read(), "lxml")
        fields = {field["name"]: field.get("value", "") for field in form.select("main form [name]")} | {"note": "It was rebuilt."}
        sent = urllib.request.Request(f"{other}/articles/{slug}/mistake", urllib.parse.urlencode(fields).encode(), {"Referer": other})  # noqa: S310 - our own server
        assert "Thank you" in reader.open(sent).read().decode()
        assert [note.note for note in Given(tmp_path / slug).mistakes] == ["It was rebuilt."]
        Library(tmp_path).publish(edition())
        assert all(b"<audio" in reader.open(f"{site}/articles/{slug}").read() for site in (one, other))


def test_flask_runs_it(root: Path, slug: str) -> None:
    """`flask --app web run` answers, with the library from the environment, and does not log what is read."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "flask", "--app", "web", "run", "--port", str(port)]
    with subprocess.Popen(command, env={**os.environ, "A11Y_LIBRARY": str(root)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            deadline = time.monotonic() + 30
            while True:
                try:
                    page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).read().decode()
                    break
                except urllib.error.URLError:
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
            assert slug in page
            urllib.request.urlopen(f"http://127.0.0.1:{port}/articles/{slug}", timeout=10).read()
        finally:
            server.terminate()
            said = server.communicate(timeout=10)[0]
    assert "Running on" in said
    assert slug not in said
    assert "GET" not in said
