"""`a11y transform`: build editions into a library."""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from a11y.cli.arguments import SEVERAL, VOICE, Commands, check_voice, command
from a11y.cli.console import OK, SOURCE_FAILED, progress, say
from a11y.cli.opening import no_traceback, reading
from a11y.errors import A11yError, LibraryError, SourceError
from a11y.readers import source as sources

if TYPE_CHECKING:
    from a11y.pipeline import Outcome


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "transform", run, "build editions: plain and easy versions, scores, captions, audio, audit")
    parser.add_argument("source", nargs="+", metavar="SOURCE", help=SEVERAL)
    parser.add_argument("--library", required=True, metavar="DIR", help="the folder of editions to build into")
    audio = parser.add_mutually_exclusive_group()
    audio.add_argument("--voice", default="espeak", metavar="ENGINE[:VOICE]", help=VOICE)
    audio.add_argument("--no-audio", action="store_true", help="make no audio")
    parser.add_argument("--jobs", type=_count, default=1, metavar="N", help="how many articles at a time (default: 1)")


def run(options: argparse.Namespace) -> int:
    """Build editions into a library, with a progress bar on a terminal and a line per article otherwise."""
    from a11y.library import Library

    library = Library(Path(options.library))
    named = list(sources.names(options.source))
    voice = None if options.no_audio else options.voice
    check_voice(voice)
    try:
        library.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(str(library.root), error.strerror or str(error), "name a folder you may write to") from error
    failed = 0
    with progress(len(named)) as (tell, advance):
        for name, result in _transformed(named, library.root, voice, options.jobs, tell):
            if isinstance(result, A11yError):
                failed += 1
                advance(None)
                say(result)
            else:
                advance(f"{result.state}\t{result.slug}\t{name}")
                for line in result.unused:
                    say(f"{name}: {line}")
    library.collect()
    return SOURCE_FAILED if failed else OK


def _transformed(
    named: list[str | SourceError], root: Path, voice: str | None, jobs: int, tell: Callable[[str], None]
) -> Iterator[tuple[str, Outcome | A11yError]]:
    """Yield what became of each source, in order, by one process or several."""
    tasks = [(name, root, voice) for name in named if isinstance(name, str)]
    yield from ((name.source, name) for name in named if isinstance(name, A11yError))
    if jobs > 1 and len(tasks) > 1:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        spawn, names = multiprocessing.get_context("spawn"), [name for name, _, _ in tasks]
        with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=spawn, initializer=sources.expect, initargs=(names,)) as pool:
            waiting = [(name, pool.submit(_transform_quietly, (name, root, voice))) for name, root, voice in tasks]
            for name, future in waiting:
                try:
                    yield name, future.result()
                except BrokenProcessPool:
                    yield name, SourceError(name, "the process that worked on it was ended", "run the command again; what is done is kept")
        return
    from a11y import speech

    try:
        for name, _, _ in tasks:
            yield name, _transform_one(name, root, voice, tell)
    finally:
        speech.close()


def _transform_quietly(task: tuple[str, Path, str | None]) -> Outcome | A11yError:
    warnings.simplefilter("ignore")
    return _transform_one(*task, lambda _stage: None)


def _transform_one(name: str, root: Path, voice: str | None, tell: Callable[[str], None]) -> Outcome | A11yError:
    from a11y import pipeline
    from a11y.library import Library

    def stage(what: str) -> None:
        tell(f"{Path(name).name}: {what}")

    try:
        with no_traceback(name):
            source = sources.open_source(name)
            return pipeline.transform(reading(source), Library(root), voice=voice, base=source.base, stage=stage)
    except A11yError as error:
        return error


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("takes a whole number from 1 to 64")
    return int(text)
