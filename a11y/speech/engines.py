"""The table of speech engines.

To add one, write a module with a class that fits `engine.Engine` and add its row here. Nothing heavy is loaded before an engine speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.errors import VoiceError
from a11y.speech.espeak import Espeak
from a11y.speech.google import Google
from a11y.speech.piper import Piper

if TYPE_CHECKING:
    from a11y.speech.engine import Engine

ENGINES: dict[str, type[Engine]] = {
    "espeak": Espeak,
    "google": Google,
    "piper": Piper,
}

_running: dict[str, Engine] = {}


def engine(name: str) -> Engine:
    """Return the running engine of that name, made on first use; VoiceError when there is none."""
    if name not in ENGINES:
        raise VoiceError(name, "there is no such speech engine", f"use one of {', '.join(ENGINES)}")
    if name not in _running:
        _running[name] = ENGINES[name]()
    return _running[name]


def close() -> None:
    """End what the engines started, such as espeak's helper process; the next `speak` starts it again."""
    for running in _running.values():
        running.close()
