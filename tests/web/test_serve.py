"""The viewer as people start it: under waitress, on loopback, and found by `flask --app web`."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

from flask.cli import ScriptInfo

if TYPE_CHECKING:
    from pathlib import Path

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
