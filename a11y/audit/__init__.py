"""The audit: which readers an article or page shuts out, where, and what to do about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.audit import axe, clipping, controls, document, fidelity, images, links, looks, media, people, structure, tables, tongues, words
from a11y.audit.accepting import accept, passage_at
from a11y.audit.rule import READERS, Case, Rule, Subject, judge
from a11y.model import Notice, Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11y.audit.browser import Chromium
    from a11y.model import Readability, Reading, RuleResult, Track, Version

__all__ = ["READERS", "TOPICS", "Case", "Rule", "Subject", "accept", "audit", "passage_at"]

# Topic → its rules, in the order of the report. To add a rule: a literal in its topic's RULES; to add a topic: a file and a row here.
TOPICS: dict[str, tuple[Rule, ...]] = {
    "media": media.RULES,
    "images": images.RULES,
    "structure": structure.RULES,
    "document": document.RULES,
    "language": tongues.RULES,
    "links": links.RULES,
    "controls": controls.RULES,
    "tables": tables.RULES,
    "looks": (*looks.RULES, *clipping.RULES),
    "words": (*words.RULES, *people.RULES),
    "fidelity": fidelity.RULES,
}


_RULES: dict[str, Rule] = {rule.id: rule for rules in TOPICS.values() for rule in rules}


def audit(
    reading: Reading,
    versions: Sequence[Version] = (),
    scores: Mapping[str, Readability] | None = None,
    tracks: Sequence[Track] = (),
    *,
    browser: Chromium | None = None,
) -> Report:
    """Return the report on anything that was read, article or not; without versions, scores or tracks their rules are inapplicable.

    With a browser, axe-core looks at the page as well, and its findings are joined with ours.
    """
    subject = Subject(reading, versions, scores, tracks)
    results = tuple(judge(rule, topic, subject) for topic, rules in TOPICS.items() for rule in rules)
    title = reading.article.title.text if reading.article and reading.article.title else None
    report = Report(
        reading.name,
        title,
        results,
        dict(scores or {}),
        media.inventory(subject),
        _summary(results),
        language=subject.article.language if subject.article else None,
    )
    return _browsed(report, subject, browser) if browser is not None else report


def _summary(results: Sequence[RuleResult]) -> dict[str, int]:
    return {outcome: sum(result.outcome == outcome for result in results) for outcome in ("passed", "failed", "inapplicable", "cant-tell")}


def _browsed(report: Report, subject: Subject, browser: Chromium) -> Report:
    """Return a report with what axe found in the browser; what kept it from looking, or from looking well, is a notice."""
    if not subject.has_page:
        return replace(report, notices=(Notice("no-page", "The source is text: there was no page to open in the browser."),))
    kind = "text/html" if subject.is_html else "application/xml"
    styled = not subject.styles.linked
    look = browser.look(subject.reading.data, kind, styled=styled)
    notices = []
    if not browser.sandboxed:
        notices.append(
            Notice(
                "no-sandbox",
                "The browser ran without its own sandbox: Chromium refuses it to root, and did not start as nobody. Run as another user for hostile pages.",
            )
        )
    if not styled:
        notices.append(
            Notice("style-not-fetched", "The browser had no network, so contrast and sizes that linked style sheets set were left out of its check.")
        )
    found: list[axe.Violation] = []
    problem = look.problem
    if look.found is not None:
        try:
            found = axe.read(look.found)
        except ValueError as error:
            problem = str(error)
    if problem:
        notices.append(Notice("browser-stopped", f"The page was not checked in the browser: {problem}."))
        return replace(report, notices=tuple(notices))
    rules = axe.join(report.rules, _RULES, found, look.engine)
    return replace(report, rules=rules, summary=_summary(rules), engines=(look.engine,), notices=tuple(notices))
