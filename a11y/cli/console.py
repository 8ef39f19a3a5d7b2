"""What reaches the terminal, files and exit codes of the commands: the only place that prints."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from a11y.errors import UsageError

OK, SOURCE_FAILED, BAD_USE, FOUND = 0, 1, 2, 3


def say(message: object) -> None:
    """Say something about the work, in one line on standard error."""
    print(f"a11y: {' '.join(str(message).split())}", file=sys.stderr)


def tell(line: str) -> None:
    """Print a line at once, for who waits for it."""
    print(line, flush=True)


class OutputError(Exception):
    """Standard output could not be written."""


def write(text: str) -> None:
    """Write a result to standard output."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(getattr(error, "strerror", None) or error) from error


def as_json(value: object, *, several: bool = False) -> str:
    """Return a value as JSON: laid out for one source, on one line of its own for each of several."""
    return json.dumps(value, ensure_ascii=False, indent=None if several else 2) + "\n"


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises UsageError when it cannot be written."""
    from a11y.files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(f"-o {path}", f"cannot be written ({error.strerror or error})") from error


@contextlib.contextmanager
def progress(total: int) -> Iterator[tuple[Callable[[str], None], Callable[[str | None], None]]]:
    """Give two functions: tell what is being done, and count one article as done with its line."""
    if not sys.stderr.isatty():

        def advance(line: str | None) -> None:
            if line:
                print(line, flush=True)

        yield (lambda _what: None), advance
        return
    from tqdm import tqdm

    with tqdm(total=total, unit="article", dynamic_ncols=True) as bar:

        def advance_bar(line: str | None) -> None:
            bar.update()
            if line:
                bar.write(line, file=sys.stdout)

        yield bar.set_description_str, advance_bar


@contextlib.contextmanager
def speaking() -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many steps of a recording are done, and draws it as a bar on a terminal."""
    from tqdm import tqdm

    with tqdm(unit="step", dynamic_ncols=True, disable=None) as bar:  # None: only on a terminal

        def told(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield told
