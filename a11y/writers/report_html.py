"""The report as one web page that needs nothing else: no script, no request, every word of the source escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from a11y.writers import digest, pictures

if TYPE_CHECKING:
    from a11y.model import Finding, Report, RuleResult


# The stylesheet of the report's own parts; whoever shows the report gives the colours as custom properties.
STYLE = Path(__file__).with_name("report.css")
# Five minutes: the gravest barriers of each reader, and a few places of each rule; the rest unfolds.
_MOST_TOLD = 4
_MOST_SHOWN = 3


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(loader=PackageLoader("a11y.writers", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _sections(report: Report) -> list[tuple[str, str, dict[str, list[digest.Part]]]]:
    """Return the parts of the report that list findings: an id, a heading, and the findings by topic."""
    checks = ("check", "For a person to check", digest.parts(report, "cant-tell"))
    if not digest.has_story(report):
        return [("barriers", "Barriers", digest.parts(report, "failed")), checks]
    return [
        ("barriers", "Barriers in the story", digest.parts(report, "failed", story=True)),
        ("around", "Barriers in the page around the story", digest.parts(report, "failed", story=False)),
        checks,
    ]


def _anchors(sections: list[tuple[str, str, dict[str, list[digest.Part]]]]) -> Callable[[RuleResult], str]:
    """Return a function that gives the id of a rule's first heading in the page."""
    first: dict[str, str] = {}
    for name, _, topics in sections:
        for parts in topics.values():
            for part in parts:
                first.setdefault(part.rule.id, f"{name}-{part.rule.id}")
    return lambda rule: first[rule.id]


def write(report: Report) -> str:
    """Return a report as a whole HTML page; the same report gives the same bytes."""
    style = "".join(path.read_text(encoding="utf-8") for path in (STYLE.with_name("report_page.css"), STYLE))
    return _environment().get_template("report.html").render(report=report, style=Markup(style), body=body(report)) + "\n"  # noqa: S704  # our own files


def body(report: Report, address_of: Callable[[Finding], str | None] = lambda _: None) -> Markup:
    """Return the report without the page around it; `address_of` leads from a finding to its place, where whoever shows the report has one."""
    sections = _sections(report)
    return Markup(  # noqa: S704  # the template has escaped every word
        _environment()
        .get_template("report_body.html")
        .render(
            report=report,
            address_of=address_of,
            readers=digest.by_reader(report),
            mends=digest.best_mends(report),
            look_first=digest.look_first(report),
            sections=sections,
            anchor=_anchors(sections),
            most_told=_MOST_TOLD,
            most_shown=_MOST_SHOWN,
            many=lambda rule: len(digest.still(rule, "failed")),
            mark=digest.marked,
            found_by=digest.found_by,
            standing=digest.standing(report),
            accepted=digest.accepted(report),
            unchecked=digest.unchecked(report),
            language=report.language or "en",
            passed=[rule for rule in report.rules if rule.outcome == "passed"],
            inapplicable=[rule for rule in report.rules if rule.outcome == "inapplicable"],
            impacts=digest.IMPACTS,
            criteria=digest.CRITERIA,
            topic_names=digest.TOPIC_NAMES,
            statuses=digest.STATUSES,
            levels=digest.LEVELS,
            targets=pictures.targets(),
            grades=pictures.grades(report),
            strips=pictures.strips(report),
            lengths=pictures.lengths(report),
            metric_names=pictures.metric_names(report),
            metrics={level: {metric.name: metric for metric in score.metrics} for level, score in report.readability.items()},
        )
    )
