"""`a11y serve`: the viewer over a library."""

from __future__ import annotations

import argparse
from pathlib import Path

from a11y.cli.arguments import Commands, command
from a11y.cli.console import OK, tell
from a11y.errors import LibraryError, UsageError


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "serve", run, "show a library in a browser, on this machine only")
    parser.add_argument("library", nargs="?", default="library", metavar="DIR", help="the folder of editions (default: library)")
    parser.add_argument("--port", type=_port, default=8000, help="the port to listen on (default: 8000)")


def run(options: argparse.Namespace) -> int:
    """Serve the viewer over a library, on loopback."""
    from web import serve as viewer

    if not Path(options.library).is_dir():
        raise LibraryError(options.library, "there is no such folder", "build one first: a11y transform SOURCE --library DIR")

    try:
        viewer.serve(Path(options.library), port=options.port, ready=lambda address: tell(f"Plainspoken is at {address} (stop with Ctrl+C)"))
    except OSError as error:
        raise UsageError(f"--port {options.port}", f"cannot be listened on ({error.strerror}); choose another") from error
    return OK


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError("takes a port number from 1 to 65535")
    return int(text)
