"""The report as one web page that needs nothing else: no script, no request, every word of the source escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from a11y.writers import digest, pictures

if TYPE_CHECKING:
    from jinja2 import Template

    from a11y.model import Report


@lru_cache(maxsize=1)
def _template() -> Template:
    # Loaded here: only this format needs Jinja.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("a11y.writers", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("report.html")


def write(report: Report) -> str:
    """Return a report as a whole HTML page; the same report gives the same bytes."""
    return (
        _template().render(
            report=report,
            readers=digest.by_reader(report),
            mends=digest.best_mends(report),
            topics=digest.topics(report),
            standing=digest.standing(report),
            accepted=digest.accepted(report),
            unchecked=digest.unchecked(report),
            passed=[rule for rule in report.rules if rule.outcome == "passed"],
            inapplicable=[rule for rule in report.rules if rule.outcome == "inapplicable"],
            impacts=digest.IMPACTS,
            outcomes=digest.OUTCOMES,
            criteria=digest.CRITERIA,
            topic_names=digest.TOPIC_NAMES,
            statuses=digest.STATUSES,
            levels=digest.LEVELS,
            grades=pictures.grades(report),
            strips=pictures.strips(report),
            lengths=pictures.lengths(report),
            metric_names=pictures.metric_names(report),
            metrics={level: {metric.name: metric for metric in score.metrics} for level, score in report.readability.items()},
        )
        + "\n"
    )
