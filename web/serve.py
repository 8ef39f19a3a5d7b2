"""The viewer under waitress, on loopback: what `a11y serve` runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import waitress

from web import create_app

# Enough for 32 readers at once, each with a page and a recording (the threads wait, they do not work).
THREADS = 16


def serve(library: Path, *, port: int = 8000, ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve a library until interrupted; `ready` is told the address once connections are taken. Raises OSError when the port cannot be had."""
    # Readers who wait a moment for a free thread are no event: one line for each of them would bury what matters.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = waitress.create_server(create_app({"LIBRARY": str(library)}), host="127.0.0.1", port=port, threads=THREADS, ident="Plainspoken")
    ready(f"http://127.0.0.1:{server.effective_port}")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
