"""What the commands' arguments share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn, TypeAlias

from a11y.cli.console import BAD_USE, say
from a11y.errors import UsageError

SEVERAL = "a file, a folder of files, - for standard input, or an address"
ONE = "a file, - for standard input, or an address"
VOICE = "who speaks: espeak (default, offline; as in espeak:scottish), google (sends the text to Google), piper:VOICE.onnx (a voice file of yours)"


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        say(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_USE)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse gives this type no public name


def command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], summary: str) -> Parser:
    """Add a command and return its parser."""
    added = commands.add_parser(name, help=summary, description=summary)
    added.set_defaults(run=run)
    return added


def check_voice(voice: str | None) -> None:
    """Refuse an unknown engine before any work is done."""
    from a11y.speech import ENGINES

    if voice is not None and voice.partition(":")[0] not in ENGINES:
        raise UsageError(f"--voice {voice}", f"takes ENGINE or ENGINE:VOICE; the engines are {', '.join(ENGINES)}")
