"""`a11y score`: readability, before and after."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from a11y.cli.arguments import SEVERAL, Commands, command
from a11y.cli.console import as_json, write
from a11y.cli.opening import article_of, each, read, several

if TYPE_CHECKING:
    from a11y.model import Readability


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "score", run, "print readability, before and after")
    parser.add_argument("source", nargs="+", metavar="SOURCE", help=SEVERAL)
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the readability of the original, plain and easy versions."""
    from a11y import pipeline, scores
    from a11y.writers.article import scores_json, scores_text

    def one(name: str) -> None:
        table: dict[str, Readability] = {version.level: scores.score(version) for version in pipeline.all_versions(article_of(read(name)))}
        write(as_json(scores_json(table), several=several(options.source)) if options.json else scores_text(table))

    return each(options.source, one)
