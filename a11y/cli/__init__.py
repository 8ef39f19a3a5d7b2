"""The command line: arguments, files, exit codes, progress. One module a command.

Exit codes: 0 done; 1 a source failed (the others still went through); 2 bad use; 3 `--fail-on` found something.
To add a command: its module, with `add` and `run`, and its name in COMMANDS.
"""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Sequence

from a11y import __version__
from a11y.cli import audit, caption, give, read, score, serve, simplify, speak, transform
from a11y.cli.arguments import Parser
from a11y.cli.console import OK, SOURCE_FAILED, OutputError, say
from a11y.errors import A11yError

COMMANDS = (transform, serve, read, simplify, score, caption, speak, audit, give)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    warnings.simplefilter("ignore")  # a library's advice to programmers is no message for readers
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a test's stdout may be no TextIOWrapper
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except A11yError as error:
        say(error)
        return error.exit_code
    except OutputError as error:
        say(f"standard output cannot be written ({error})")
        return SOURCE_FAILED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        say("stopped")
        return 130


def _parser() -> Parser:
    parser = Parser(prog="a11y", description="Takes a news article and gives every reader a version they can use.")
    parser.add_argument("--version", action="version", version=f"a11y {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=Parser)
    for command in COMMANDS:
        command.add(commands)
    return parser
