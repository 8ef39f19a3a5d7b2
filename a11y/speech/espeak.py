"""The espeak-ng engine: offline, with a time for nearly every word, spoken by one helper process.

The library is not thread-safe, keeps state from text to text, and must not be forked from a threaded server; so it lives in `espeak_helper`, alone.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from a11y.errors import VoiceError
from a11y.speech import frames
from a11y.speech.engine import SAMPLE_RATE, Said, Voice

# Accents by plain names; the values are voice identifiers of espeak-ng 1.52 (its `lang/gmw` folder).
ACCENTS: dict[str, str] = {
    "british": "gmw/en",
    "received": "gmw/en-GB-x-rp",
    "scottish": "gmw/en-GB-scotland",
    "lancaster": "gmw/en-GB-x-gbclan",
    "west-midlands": "gmw/en-GB-x-gbcwmd",
    "american": "gmw/en-US",
    "new-york": "gmw/en-US-nyc",
    "caribbean": "gmw/en-029",
}

# A text of 1,000 characters takes about 0.1 s of processor time; a busy machine may need many times that.
_SECONDS = 10
_MORE_FOR_THE_HELPER = 5


class Espeak:
    """The engine; safe to call from several threads, and in a forked process it starts its own helper."""

    notice: str | None = None

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._helper: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._voices: dict[str, str] = {}
        atexit.register(self.close)

    def voice(self, name: str, language: str) -> Voice:
        """Return a voice by accent (`scottish`), language tag (`cy`) or identifier (`gmw/en`); "" fits the language."""
        known = self._list_voices()
        wanted = name.lower()
        if not wanted:
            tag = _closest(language, known)
            return Voice("espeak", known[tag], tag) if tag else Voice("espeak", ACCENTS["british"], "en", stands_in=True)
        if wanted in ACCENTS:
            return Voice(f"espeak:{wanted}", ACCENTS[wanted], "en")
        if wanted in known:
            return Voice(f"espeak:{wanted}", known[wanted], wanted)
        for tag, identifier in known.items():
            if identifier.lower() == wanted:
                return Voice(f"espeak:{name}", identifier, tag)
        raise VoiceError(f"espeak:{name}", "espeak-ng has no such voice", f"use one of {', '.join(ACCENTS)}, or a language tag such as cy")

    def identity(self) -> str:
        """Return the engine with the version of the library's package."""
        from importlib.metadata import version  # a quarter of the helper's memory, which every fork would copy the map of

        return f"espeak-ng {version('espeakng-loader')}"

    def say(self, text: str, voice: Voice, rate: int) -> Said:
        """Speak one text; the same text, voice and rate always give the same bytes."""
        reply, pcm = self._ask({"text": text, "voice": voice.identifier, "rate": rate, "seconds": _SECONDS})
        if "problem" in reply:
            raise VoiceError(voice.name, str(reply["problem"]), "report the text; another --voice may speak it")
        return Said(pcm, tuple((int(place), int(sample)) for place, sample in reply["events"]))

    def close(self) -> None:
        """End the helper process."""
        with self._lock:
            self._stop()

    def _list_voices(self) -> dict[str, str]:
        if not self._voices:
            reply, _ = self._ask({"ask": "voices"})
            if int(reply.get("sample_rate", 0)) != SAMPLE_RATE or not reply.get("voices"):
                raise VoiceError("espeak", "espeak-ng's data is not the one this program was made for", "install espeakng-loader again")
            self._voices = dict(reply["voices"])
        return self._voices

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Send one request and wait for its answer; a helper that died is started anew, once."""
        message = frames.pack(request)
        problem = ""
        with self._lock:
            for _ in range(2):
                helper = self._start()
                try:
                    frames.write(helper.stdin.fileno(), message)  # type: ignore[union-attr]  # both pipes are asked for in _start
                    reply = frames.read(helper.stdout.fileno(), _SECONDS + _MORE_FOR_THE_HELPER)  # type: ignore[union-attr]  # as above
                except (OSError, ValueError, frames.FrameError) as error:
                    reply, problem = None, str(error)
                if reply is not None:
                    return reply
                self._stop()
        raise VoiceError("espeak", f"its helper process cannot speak ({problem or 'it ended at once'})", "install espeakng-loader again, or use --no-audio")

    def _start(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # forked: the helper belongs to the parent
            self._helper = None
        if self._helper is None or self._helper.poll() is not None:
            self._stop()
            root = str(Path(__file__).parents[2])
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))}
            self._helper = subprocess.Popen(  # our own module, by our own interpreter
                [sys.executable, "-m", "a11y.speech.espeak_helper"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=environment,
                start_new_session=True,
            )
            self._owner = os.getpid()
            frames.widen(self._helper.stdout.fileno())  # type: ignore[union-attr]  # asked for above
        return self._helper

    def _stop(self) -> None:
        helper, self._helper = self._helper, None
        if helper is None or self._owner != os.getpid():
            return
        for pipe in (helper.stdin, helper.stdout):
            if pipe is not None:
                pipe.close()
        try:
            helper.wait(timeout=1)
        except subprocess.TimeoutExpired:
            helper.kill()
            helper.wait()


def _closest(language: str, known: dict[str, str]) -> str | None:
    """Return the known tag that fits a language best: all of it, else ever fewer subtags."""
    parts = language.lower().replace("_", "-").split("-")
    while parts:
        if (tag := "-".join(parts)) in known:
            return tag
        parts.pop()
    return next((tag for tag in known if tag.split("-")[0] == language.lower().split("-")[0]), None)
