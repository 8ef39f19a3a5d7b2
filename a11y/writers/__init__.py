"""Writers: the forms in which results leave the program.

To add a report format: a file with one function from Report to text, and a row in WRITERS.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.model import Report

__all__ = ["WRITERS"]


def _report(module: str) -> Callable[[Report], str]:
    """Return a writer that loads its file when it is first used."""

    def write(report: Report) -> str:
        text: str = import_module(f"a11y.writers.{module}").write(report)
        return text

    return write


WRITERS: dict[str, Callable[[Report], str]] = {
    "text": _report("report_text"),
    "json": _report("report_json"),
    "html": _report("report_html"),
    "earl": _report("report_earl"),
    "sarif": _report("report_sarif"),
    "csv": _report("report_csv"),
}
