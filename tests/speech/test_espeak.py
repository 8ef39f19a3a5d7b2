"""The offline engine: one helper process, the same bytes every time, and every failure within known time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from a11y.errors import VoiceError
from a11y.speech import espeak, frames
from a11y.speech.espeak import ACCENTS, Espeak

TEXT = "Like Rose, Sam is also deaf, and the pair tend to keep their relationship out of the spotlight."


@pytest.fixture
def engine() -> Iterator[Espeak]:
    """An engine whose helper ends with the test."""
    engine = Espeak()
    yield engine
    engine.close()


def test_what_was_said_before_does_not_change_the_bytes(engine: Espeak) -> None:
    """Each text is spoken from the same state, whatever voices and rates came before."""
    voice = engine.voice("", "en")
    first = engine.say(TEXT, voice, 170)
    engine.say("Something else?", engine.voice("scottish", "en"), 300)
    engine.say("Bonjour.", engine.voice("", "fr"), 120)
    assert engine.say(TEXT, voice, 170) == first
    other = Espeak()
    assert other.say(TEXT, voice, 170) == first
    other.close()


def test_nearly_every_word_has_an_event_in_order(engine: Espeak) -> None:
    """Events come with their place in the text and rise."""
    said = engine.say(TEXT, engine.voice("", "en"), 170)
    samples = [sample for _, sample in said.events]
    assert len(said.events) >= len(TEXT.split()) - 1
    assert samples == sorted(samples)
    assert samples[-1] < len(said.pcm) // 2


@pytest.mark.parametrize("accent", sorted(ACCENTS))
def test_every_accent_of_the_table_speaks(engine: Espeak, accent: str) -> None:
    """A name in `--voice` is never an empty promise."""
    assert len(engine.say("Hello there.", engine.voice(accent, "en"), 170).pcm) > 10_000


@pytest.mark.parametrize(
    ("language", "identifier"), [("en-GB", "gmw/en"), ("en", "gmw/en"), ("en-US", "gmw/en-us"), ("cy", "cel/cy"), ("ar-EG", "sem/ar"), ("fr-CA", "roa/fr")]
)
def test_the_voice_fits_the_language(engine: Espeak, language: str, identifier: str) -> None:
    """A tag's region is dropped when espeak-ng has no voice for it."""
    assert engine.voice("", language).identifier.lower() == identifier


def test_a_language_without_a_voice_is_spoken_by_a_stand_in(engine: Espeak) -> None:
    """The caller learns it, and can say so."""
    assert engine.voice("", "tlh").stands_in


def test_a_faster_rate_is_shorter(engine: Espeak) -> None:
    """Rates are words a minute, from 80 to 400."""
    voice = engine.voice("", "en")
    lengths = [len(engine.say(TEXT, voice, rate).pcm) for rate in (80, 130, 175, 400)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 3 * lengths[-1]


def test_a_killed_helper_is_started_again(engine: Espeak) -> None:
    """The reader notices nothing."""
    voice = engine.voice("", "en")
    before = engine.say(TEXT, voice, 170)
    assert engine._helper
    os.kill(engine._helper.pid, signal.SIGKILL)
    assert engine.say(TEXT, voice, 170) == before


def test_closing_ends_the_helper_and_speaking_starts_it_anew(engine: Espeak) -> None:
    """No process is left behind, and close is not the end."""
    voice = engine.voice("", "en")
    assert engine._helper
    old = engine._helper
    engine.close()
    assert old.poll() is not None
    assert engine.say("Hello.", voice, 170).pcm


def test_several_threads_may_speak_at_once(engine: Espeak) -> None:
    """The library alone would abort; the helper takes one text after another."""
    voice = engine.voice("", "en")
    expected = engine.say(TEXT, voice, 170)
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(engine.say(TEXT, voice, 170))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert got == [expected] * 6


def test_a_forked_process_starts_its_own_helper(engine: Espeak) -> None:
    """A pool of workers must not talk into one another's pipes."""
    voice = engine.voice("", "en")
    assert engine._helper
    parents = engine._helper.pid
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        ok = engine.say("Hello.", voice, 170).pcm and engine._helper and engine._helper.pid != parents
        engine.close()
        os.write(writer, b"1" if ok else b"0")
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 1) == b"1"
    os.close(reader)
    os.waitpid(child, 0)
    assert engine._helper.poll() is None


@pytest.mark.parametrize(
    ("helper", "problem"),
    [
        ("import sys; sys.exit(3)", "ended at once"),
        ("import time; time.sleep(30)", "did not answer in time"),
        ("import sys; sys.stdout.write('x' * 200); sys.stdout.flush(); sys.stdin.read()", "no message"),
        ("import sys; sys.stdout.write('A11S'); sys.stdout.flush()", "ended within a message"),
    ],
)
def test_a_broken_helper_is_one_clear_error_in_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, helper: str, problem: str) -> None:
    """An installation that cannot speak says so instead of waiting."""
    program = tmp_path / "python"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{helper}"\n')
    program.chmod(0o755)
    monkeypatch.setattr(espeak.sys, "executable", str(program))
    monkeypatch.setattr(espeak, "_SECONDS", 0.3)
    monkeypatch.setattr(espeak, "_MORE_FOR_THE_HELPER", 0.3)
    engine = Espeak()
    begun = time.monotonic()
    with pytest.raises(VoiceError, match=problem):
        engine.voice("", "en")
    assert time.monotonic() - begun < 8
    engine.close()


HELPER = """
import os, sys
from a11y.speech import espeak_helper
class Library:
    sample_rate = 22050
    def set_voice(self, name): return True
    def say(self, text, rate): {trouble}
espeak_helper.Library = Library
sys.exit(espeak_helper.main())
"""


@pytest.mark.parametrize(
    "trouble", ["os.abort()", "__import__('time').sleep(20)", "os._exit(0)", "os.write(int(os.listdir('/proc/self/fd')[-2]), b'junk') or os._exit(1)"]
)
def test_a_text_that_breaks_the_library_costs_only_itself(trouble: str) -> None:
    """The helper answers with a problem within the text's time and goes on to the next."""
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", HELPER.format(trouble=trouble)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root, bufsize=0
    ) as helper:
        assert helper.stdin
        assert helper.stdout
        for _ in range(2):
            frames.write(helper.stdin.fileno(), frames.pack({"text": "x", "voice": "v", "rate": 170, "seconds": 0.5}))
            reply = frames.read(helper.stdout.fileno(), 10)
            assert reply
            assert "problem" in reply[0]
        helper.stdin.close()
        assert helper.wait(5) == 0
