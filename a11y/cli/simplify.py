"""`a11y simplify`: a plain or easy version, one sentence a line."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from a11y.cli.arguments import SEVERAL, Commands, command
from a11y.cli.console import as_json, say, write
from a11y.cli.opening import article_of, each, read, several
from a11y.readers import source as sources

if TYPE_CHECKING:
    from a11y.model import Version


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "simplify", run, "print a plain or easy version, one sentence a line")
    parser.add_argument("source", nargs="*", metavar="SOURCE", help=f"{SEVERAL}; standard input (the default) is taken as plain prose")
    parser.add_argument("--level", choices=("plain", "easy"), required=True)
    parser.add_argument("--lines", action="store_true", help="plain prose, one output line for each input line")
    parser.add_argument("--json", action="store_true", help="as JSON, with every edit and its reason")


def run(options: argparse.Namespace) -> int:
    """Print a plain or easy version, one sentence a line."""
    from a11y import plain
    from a11y.writers.article import version_json, version_lines, version_text

    def one(name: str) -> None:
        if options.lines or name == "-":
            original, count = _prose(name, lines=options.lines)
        else:
            original, count = plain.original(article_of(read(name))), 0
        version = plain.simplify(original, options.level, extras=not options.lines)
        if options.json:
            write(as_json(version_json(original, version), several=several(options.source)))
        else:
            write(version_lines(version, count) if options.lines else version_text(version))
            for notice in version.notices:
                say(f"{name}: {notice.message}")

    return each(options.source or ["-"], one)


def _prose(name: str, *, lines: bool) -> tuple[Version, int]:
    """Return plain prose as a version and how many lines it has: one block a line, or one a paragraph."""
    from a11y import plain
    from a11y.readers import check_length
    from a11y.readers.decode import characters, decode
    from a11y.readers.tongue import detect

    source = sources.open_source(name)
    if lines and not source.data.strip():
        parts = source.data.decode("ascii").replace("\r\n", "\n").split("\n")
        return plain.from_prose(parts[:-1] if parts[-1] == "" else parts), source.data.count(b"\n")
    text = characters(decode(source.name, source.data).text.replace("\r\n", "\n"))
    check_length(source.name, text)
    parts = text.removesuffix("\n").split("\n") if lines else [part for part in re.split(r"\n[^\S\n]*\n", text) if part.strip()]
    return plain.from_prose(parts, language=detect(text)), len(parts)
