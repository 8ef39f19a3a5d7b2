"""Sources as the commands open them: one after another, each fault a clear line."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from a11y.cli.console import OK, SOURCE_FAILED, OutputError, say
from a11y.errors import A11yError, SourceError, UsageError
from a11y.readers import source as sources

if TYPE_CHECKING:
    from a11y.model import Article, Reading


def each(named: list[str], one: Callable[[str], None]) -> int:
    """Do something with each source, say what failed, and return the exit code."""
    return each_of(sources.names(named), one)


def each_of(named: Iterable[str | SourceError], one: Callable[[str], None]) -> int:
    """As `each`, for names that are already known."""
    failed = False
    for name in named:
        try:
            if isinstance(name, A11yError):
                raise name
            with no_traceback(name):
                one(name)
        except UsageError:
            raise
        except A11yError as error:
            failed = True
            say(error)
    return SOURCE_FAILED if failed else OK


def several(named: list[str]) -> bool:
    """Tell whether what was named is more than one source."""
    return sum(1 for _ in sources.names(named)) > 1


def read(name: str) -> Reading:
    """Open a source by its name and read it."""
    return reading(sources.open_source(name))


def reading(source: sources.Source) -> Reading:
    """Read a source that is open."""
    from a11y import readers

    return readers.read(source.name, source.data, url=source.url, content_type=source.content_type)


def article_of(reading: Reading) -> Article:
    """Return the article that was read; raises SourceError when there is none."""
    if reading.article is None:
        raise SourceError(reading.name, "this page holds no article", "give the address or file of one story (a11y audit works on any page)")
    return reading.article


@contextlib.contextmanager
def no_traceback(name: str) -> Iterator[None]:
    """Turn a fault of ours into one clear line; `A11Y_DEBUG=1` shows the traceback instead."""
    try:
        yield
    except (A11yError, BrokenPipeError, OutputError):
        raise
    except MemoryError as error:
        raise SourceError(name, "needs more memory than there is", "cut it to one article") from error
    except Exception as error:
        if os.environ.get("A11Y_DEBUG"):
            raise
        raise SourceError(
            name, f"a fault of ours ({type(error).__name__}: {' '.join(str(error).split())[:200]})", "please report it, with this source"
        ) from error
