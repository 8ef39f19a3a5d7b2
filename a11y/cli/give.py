"""`a11y give`: what a person gives an edition."""

from __future__ import annotations

import argparse
from pathlib import Path

from a11y.cli.arguments import Commands, Parser, command
from a11y.cli.console import OK, write
from a11y.cli.opening import no_traceback
from a11y.readers import source as sources


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "give", run, "give an edition captions, a sentence or how names are said, approve a machine's, list or take back what was given")
    parser.add_argument("into", metavar="LIBRARY", help="the folder of editions")
    parser.add_argument("slug", metavar="SLUG", help="the edition's folder name")
    _add_gifts(parser)


def _add_gifts(give_parser: argparse.ArgumentParser) -> None:
    """Add what can be given, from the table of kinds, and the two commands that look after it."""
    from a11y.giving import KINDS

    kinds = give_parser.add_subparsers(title="what", required=True, metavar="WHAT", dest="kind", parser_class=Parser)
    for name, kind in KINDS.items():
        added = kinds.add_parser(name, help=kind.summary, description=kind.summary)
        for argument, text in kind.arguments.items():
            added.add_argument(argument.rstrip("?"), metavar=argument.rstrip("?").upper(), help=text, nargs="?" if argument.endswith("?") else None)
        for option, text in kind.options.items():
            added.add_argument(f"--{option}", metavar=option.upper(), help=text)
        added.add_argument("--by", metavar="NAME", help="who gives it (kept with it)")
    kinds.add_parser("list", help="list what was given", description="list what was given")
    kinds.add_parser("mistakes", help="list the mistakes that readers reported", description="list the mistakes that readers reported in the viewer")
    back = kinds.add_parser("withdraw", help="take back what was given; its files stay", description="take back what was given; its files stay")
    back.add_argument("number", type=int, metavar="N", help="its number in the list")


def run(options: argparse.Namespace) -> int:
    """Record what a person gives for an edition and build it anew with that, list what was given, or take a gift back."""
    from a11y import giving, speech
    from a11y.library import Library

    library, slug = Library(Path(options.into)), options.slug
    with no_traceback(slug):
        try:
            if options.kind == "list":
                lines = giving.told(library, slug)
            elif options.kind == "mistakes":
                lines = giving.reported(library, slug)
            elif options.kind == "withdraw":
                lines = [giving.withdraw(library, slug, options.number)]
            else:
                giving.give(library, slug, options.kind, vars(options), by=options.by, open_file=lambda name: sources.open_source(name).data)
                lines = giving.told(library, slug)[-1:]
        finally:
            speech.close()
    write("".join(f"{line}\n" for line in lines))
    return OK
