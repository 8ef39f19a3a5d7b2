"""`a11y audit`: what shuts which reader out, of any page, text or library."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from a11y.cli.arguments import SEVERAL, Commands, command
from a11y.cli.console import FOUND, OK, as_json, say, write, write_file
from a11y.cli.opening import each_of
from a11y.errors import UsageError
from a11y.writers import WRITERS

if TYPE_CHECKING:
    from a11y.audit.browser import Chromium
    from a11y.model import Report

IMPACTS = ("minor", "moderate", "serious", "critical")


def add(commands: Commands) -> None:
    """Add the command and its options."""
    parser = command(commands, "audit", run, "report what shuts which reader out, and how to mend it")
    parser.add_argument("source", nargs="+", metavar="SOURCE", help=f"{SEVERAL}; or a library, for its editions")
    parser.add_argument(
        "--format", choices=tuple(WRITERS), default="text", help="several sources: csv is one table, json, earl and sarif are one object a line"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write the report to a file")
    parser.add_argument("--summary", action="store_true", help="print what the sources have in common in place of their reports (text or json)")
    parser.add_argument("--since", metavar="FILE", help="a summary with what is new and what is mended since the run that wrote FILE by --format json -o FILE")
    parser.add_argument(
        "--fail-on",
        choices=IMPACTS,
        metavar="IMPACT",
        help=f"exit 3 when a rule of this impact ({', '.join(IMPACTS)}) or worse fails; what is accepted, advice beyond WCAG A and AA, and with --since "
        "what was there before do not count",
    )
    parser.add_argument(
        "--browser", action="store_true", help="look at the page in Chromium as well, without network, with axe-core (pip install '.[browser]')"
    )


def run(options: argparse.Namespace) -> int:
    """Print the accessibility report of any page or text, of the editions of a library, or what they have in common."""
    from a11y import auditing
    from a11y.writers import survey
    from a11y.writers.report_csv import write_all

    named = list(auditing.names(options.source))
    gathered = options.summary or options.since is not None or options.format == "csv"
    if options.since is not None or options.summary:
        if options.format not in {"text", "json"}:
            raise UsageError(f"--format {options.format}", "with --summary or --since, takes text or json")
    elif options.output and len(named) > 1 and options.format not in {"csv", "json"}:
        raise UsageError(f"-o {options.output}", "takes the report of one source; name one, or use --summary, --format csv or --format json")
    before = auditing.earlier(options.since) if options.since is not None else None
    reports: list[Report] = []
    lines: list[str] = []

    def one(name: str) -> None:
        report = auditing.report(name, browser)
        for notice in report.notices:
            say(f"{name}: {notice.message}")
        reports.append(report)
        if gathered:
            return
        text = WRITERS[options.format](report)
        if options.format in {"json", "earl", "sarif"} and len(named) > 1:
            text = json.dumps(json.loads(text), ensure_ascii=False) + "\n"
        if options.output:
            lines.append(text)
        else:
            write(text)

    with _browsing(wanted=options.browser) as browser:
        code = each_of(named, one)
    changed = survey.trend(*before, reports) if before else None
    if options.summary or changed:
        found = survey.survey(reports)
        lines.append(as_json(survey.as_data(found, changed)) if options.format == "json" else survey.write(found, changed))
    elif options.format == "csv":
        lines.append(write_all(reports))
    if options.output and (reports or gathered):
        write_file(Path(options.output), "".join(lines).encode())
    elif lines:
        write("".join(lines))
    counted = survey.new_only(reports, *before) if before else reports
    worst = max(map(_worst, counted), default=-1)
    found_bad = options.fail_on is not None and worst >= IMPACTS.index(options.fail_on)
    return code or (FOUND if found_bad else OK)


@contextlib.contextmanager
def _browsing(*, wanted: bool) -> Iterator[Chromium | None]:
    """Give the browser that looks at pages when one is asked for."""
    if not wanted:
        yield None
        return
    from a11y.audit.browser import Chromium

    with Chromium() as browser:
        yield browser


def _worst(report: Report) -> int:
    """Return the place in IMPACTS of the worst barrier; advice beyond the law of the land stops no build, nor does what a person accepted."""
    from a11y.writers import digest

    return max((IMPACTS.index(rule.impact) for rule in digest.barriers(report) if not rule.advice), default=-1)
