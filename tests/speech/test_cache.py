"""Spoken sentences kept in a folder: never half of one, never the wrong one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from a11y.speech.cache import Cache
from a11y.speech.engine import Said, Voice

VOICE = Voice("stand-in", "v1", "en")


class Counting:
    """An engine that remembers what it was asked."""

    notice: str | None = None

    def __init__(self, name: str = "counting 1") -> None:
        self.asked: list[str] = []
        self.name = name

    def voice(self, name: str, language: str) -> Voice:  # noqa: ARG002  # an engine's shape
        return VOICE

    def identity(self) -> str:
        return self.name

    def say(self, text: str, voice: Voice, rate: int) -> Said:  # noqa: ARG002  # an engine's shape
        self.asked.append(text)
        return Said(bytes(2000), ((0, 5),))

    def close(self) -> None:
        pass


def test_a_sentence_is_spoken_once(tmp_path: Path) -> None:
    """The second time comes from the folder, the same."""
    engine = Counting()
    first = Cache(tmp_path).say(engine, "Hello.", VOICE, 170)
    assert Cache(tmp_path).say(engine, "Hello.", VOICE, 170) == first
    assert engine.asked == ["Hello."]


@pytest.mark.parametrize("change", ["text", "voice", "rate", "engine"])
def test_whatever_changes_the_sound_is_spoken_anew(tmp_path: Path, change: str) -> None:
    """Text, voice, rate and engine version are all in the name."""
    Cache(tmp_path).say(Counting(), "Hello.", VOICE, 170)
    engine = Counting("counting 2" if change == "engine" else "counting 1")
    voice = Voice("stand-in", "v2", "en") if change == "voice" else VOICE
    Cache(tmp_path).say(engine, "Hullo." if change == "text" else "Hello.", voice, 180 if change == "rate" else 170)
    assert len(engine.asked) == 1


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "junk"])
def test_a_damaged_file_is_spoken_anew(tmp_path: Path, damage: str) -> None:
    """A checksum tells; a bad disk never reaches the ear."""
    engine = Counting()
    good = Cache(tmp_path).say(engine, "Hello.", VOICE, 170)
    (file,) = tmp_path.iterdir()
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes({"cut": bytes(data[:-9]), "flip": bytes(data), "empty": b"", "junk": b"SAID" * 9}[damage])
    assert Cache(tmp_path).say(engine, "Hello.", VOICE, 170) == good
    assert len(engine.asked) == 2


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    """A file stands where the folder should be: speaking goes on."""
    (tmp_path / "cache").write_text("not a folder")
    assert Cache(tmp_path / "cache").say(Counting(), "Hello.", VOICE, 170).pcm


def test_the_folder_stays_within_its_limit(tmp_path: Path) -> None:
    """What was kept longest goes first."""
    cache = Cache(tmp_path)
    for number in range(5):
        cache.say(Counting(), f"Sentence {number}.", VOICE, 170)
        file = max(tmp_path.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(file, (number, number)) if number < 4 else None
    size = next(tmp_path.iterdir()).stat().st_size
    cache.trim(2 * size)
    engine = Counting()
    cache.say(engine, "Sentence 4.", VOICE, 170)
    assert engine.asked == []
    assert len(list(tmp_path.iterdir())) == 2


PROGRAM = """
import sys
from pathlib import Path
from a11y import speech
from tests.speech.versions import article_of
article, version = article_of(*(f"This is sentence number {number} of the story." for number in range(400)))
print("go", flush=True)
speech.speak(article, version, formats=("vtt",), cache=Path(sys.argv[1]))
"""


@pytest.mark.parametrize("moment", [0.05, 0.3, 0.7])
def test_a_killed_run_leaves_only_whole_sentences(tmp_path: Path, moment: float) -> None:
    """SIGKILL at any moment: every file under its final name is whole, and the next run uses it."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as run:
        assert run.stdout
        run.stdout.readline()
        time.sleep(moment)
        os.kill(run.pid, signal.SIGKILL)
        run.wait(10)
    from a11y.speech.cache import _read

    files = list(tmp_path.glob("*.said"))
    assert [file for file in files if _read(file) is None] == []
    assert all(file.suffix in {".said", ".part"} for file in tmp_path.iterdir())
