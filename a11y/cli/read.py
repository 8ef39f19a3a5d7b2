"""`a11y read`: an article as its typed blocks."""

from __future__ import annotations

import argparse

from a11y.cli.arguments import SEVERAL, Commands, command
from a11y.cli.console import as_json, write
from a11y.cli.opening import article_of, each, read, several


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "read", run, "print an article as typed blocks")
    parser.add_argument("source", nargs="+", metavar="SOURCE", help=SEVERAL)
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """Print an article as its typed blocks."""
    from a11y.writers.article import article_json, article_text

    def one(name: str) -> None:
        reading = read(name)
        article = article_of(reading)
        write(as_json(article_json(article), several=several(options.source)) if options.json else article_text(article))

    return each(options.source, one)
