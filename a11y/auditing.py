"""What `a11y audit` reads: pages, texts, and the editions of a library, each as its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from a11y import pipeline
from a11y.errors import SourceError, UsageError
from a11y.library import MANIFEST, Library
from a11y.readers import read
from a11y.readers.source import names as source_names
from a11y.readers.source import open_source
from a11y.writers import survey

if TYPE_CHECKING:
    from collections import Counter

    from a11y.audit.browser import Chromium
    from a11y.model import Report


def names(given: list[str]) -> Iterator[str | SourceError]:
    """Yield the single sources behind what was named; a library stands for its editions, each named by its folder."""
    for name in given:
        editions = _editions(name)
        if editions:
            yield from editions
        elif _is_edition(name):
            yield name
        else:
            yield from source_names([name])


def report(name: str, browser: Chromium | None) -> Report:
    """Return the report of a source: an edition's own with what people accepted in it, or a new one of a page or text."""
    if _is_edition(name):
        library, slug = Library(Path(name).parent), Path(name).name
        if browser is None:
            return replace(library.open(slug).report, source=name)
        return replace(pipeline.examined_again(library, slug, browser), source=name)
    source = open_source(name)
    reading = read(source.name, source.data, url=source.url, content_type=source.content_type)
    versions = pipeline.all_versions(reading.article) if reading.article and reading.article.blocks else ()
    return pipeline.examine(reading, versions, base=source.folder, browser=browser)[2]


def earlier(file: str) -> tuple[Counter[survey.Key], set[str]]:
    """Return the barriers and sources of an earlier run from its JSON file; raises UsageError when it is no such file."""
    try:
        return survey.earlier(Path(file).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"--since {file}", f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise UsageError(f"--since {file}", "takes what an earlier a11y audit --format json -o FILE wrote") from error


def _is_edition(name: str) -> bool:
    try:
        return (Path(name) / MANIFEST).is_file()
    except (OSError, ValueError):  # no file can have such a name
        return False


def _editions(name: str) -> list[str]:
    try:
        return sorted(str(path.parent) for path in Path(name).glob(f"*/{MANIFEST}")) if name and name != "-" and Path(name).is_dir() else []
    except (OSError, ValueError):
        return []
