"""What an editor with five minutes needs of a report: which readers are stopped, by what, and the three mends that help most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.model import Finding, Impact, Outcome, Report, RuleResult

IMPACTS: dict[Impact, str] = {
    "critical": "stops them",
    "serious": "costs them much effort",
    "moderate": "slows them down",
    "minor": "annoys them",
}
WEIGHT: dict[Impact, int] = {"critical": 1000, "serious": 100, "moderate": 10, "minor": 1}
OURS = "Plainspoken"

TOPIC_NAMES = {
    "media": "Videos and recordings", "images": "Pictures", "structure": "Structure", "document": "The page", "language": "Languages", "links": "Links",
    "controls": "Controls", "tables": "Tables", "looks": "Contrast and spacing", "words": "Words", "fidelity": "The plain versions",
    "browser": "Found in the browser",
}  # fmt: skip
STATUSES = {
    "publisher": "captions from the publisher", "supplied": "captions supplied, not checked", "machine-draft": "captions drafted by machine, not checked",
    "human-checked": "captions checked by a person", "none-known": "no captions known",
}  # fmt: skip
LEVELS = {"original": "Original", "plain": "Plain", "easy": "Easy"}

# WCAG 2.2, the fragment of each criterion's Understanding document (4.1.1 was withdrawn; older tags still name it).
CRITERIA = {
    "1.1.1": "non-text-content", "1.2.1": "audio-only-and-video-only-prerecorded", "1.2.2": "captions-prerecorded",
    "1.2.3": "audio-description-or-media-alternative-prerecorded", "1.2.4": "captions-live", "1.2.5": "audio-description-prerecorded",
    "1.2.6": "sign-language-prerecorded", "1.2.7": "extended-audio-description-prerecorded", "1.2.8": "media-alternative-prerecorded",
    "1.2.9": "audio-only-live", "1.3.1": "info-and-relationships", "1.3.2": "meaningful-sequence", "1.3.3": "sensory-characteristics", "1.3.4": "orientation",
    "1.3.5": "identify-input-purpose", "1.3.6": "identify-purpose", "1.4.1": "use-of-color", "1.4.2": "audio-control", "1.4.3": "contrast-minimum",
    "1.4.4": "resize-text", "1.4.5": "images-of-text", "1.4.6": "contrast-enhanced", "1.4.7": "low-or-no-background-audio", "1.4.8": "visual-presentation",
    "1.4.9": "images-of-text-no-exception", "1.4.10": "reflow", "1.4.11": "non-text-contrast", "1.4.12": "text-spacing",
    "1.4.13": "content-on-hover-or-focus", "2.1.1": "keyboard", "2.1.2": "no-keyboard-trap", "2.1.3": "keyboard-no-exception",
    "2.1.4": "character-key-shortcuts", "2.2.1": "timing-adjustable", "2.2.2": "pause-stop-hide", "2.2.3": "no-timing", "2.2.4": "interruptions",
    "2.2.5": "re-authenticating", "2.2.6": "timeouts", "2.3.1": "three-flashes-or-below-threshold", "2.3.2": "three-flashes",
    "2.3.3": "animation-from-interactions", "2.4.1": "bypass-blocks", "2.4.2": "page-titled", "2.4.3": "focus-order", "2.4.4": "link-purpose-in-context",
    "2.4.5": "multiple-ways", "2.4.6": "headings-and-labels", "2.4.7": "focus-visible", "2.4.8": "location", "2.4.9": "link-purpose-link-only",
    "2.4.10": "section-headings", "2.4.11": "focus-not-obscured-minimum", "2.4.12": "focus-not-obscured-enhanced", "2.4.13": "focus-appearance",
    "2.5.1": "pointer-gestures", "2.5.2": "pointer-cancellation", "2.5.3": "label-in-name", "2.5.4": "motion-actuation", "2.5.5": "target-size-enhanced",
    "2.5.6": "concurrent-input-mechanisms", "2.5.7": "dragging-movements", "2.5.8": "target-size-minimum", "3.1.1": "language-of-page",
    "3.1.2": "language-of-parts", "3.1.3": "unusual-words", "3.1.4": "abbreviations", "3.1.5": "reading-level", "3.1.6": "pronunciation", "3.2.1": "on-focus",
    "3.2.2": "on-input", "3.2.3": "consistent-navigation", "3.2.4": "consistent-identification", "3.2.5": "change-on-request", "3.2.6": "consistent-help",
    "3.3.1": "error-identification", "3.3.2": "labels-or-instructions", "3.3.3": "error-suggestion", "3.3.4": "error-prevention-legal-financial-data",
    "3.3.5": "help", "3.3.6": "error-prevention-all", "3.3.7": "redundant-entry", "3.3.8": "accessible-authentication-minimum",
    "3.3.9": "accessible-authentication-enhanced", "4.1.1": "parsing", "4.1.2": "name-role-value", "4.1.3": "status-messages",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mend:
    """One rule's mend: what to do, how often, and whom it helps."""

    rule: RuleResult
    places: int
    fix: str


def barriers(report: Report) -> list[RuleResult]:
    """Return the failed rules, gravest first: by impact, criteria before advice, then by how many places."""
    failed = [rule for rule in report.rules if still(rule, "failed")]
    return sorted(failed, key=lambda rule: (-WEIGHT[rule.impact], rule.advice, -len(still(rule, "failed")), rule.id))


def doubts(report: Report) -> list[RuleResult]:
    """Return the grave questions about videos and recordings that only a person can answer: perhaps they stop somebody."""
    return [rule for rule in report.rules if rule.topic == "media" and WEIGHT[rule.impact] >= WEIGHT["serious"] and still(rule, "cant-tell")]


def look_first(report: Report) -> list[RuleResult]:
    """Return the questions whose answer may stop somebody outright: what an editor finds out before mending anything."""
    return [rule for rule in doubts(report) if rule.impact == "critical"]


def by_reader(report: Report) -> dict[str, tuple[list[RuleResult], list[RuleResult]]]:
    """Return, by the readers they stop, the failed rules, gravest first, and what may stop them as well; readers whom nothing stops are left out."""
    found: dict[str, tuple[list[RuleResult], list[RuleResult]]] = {}
    for at, rules in enumerate((barriers(report), doubts(report))):
        for rule in rules:
            for reader in rule.helps:
                found.setdefault(reader, ([], []))[at].append(rule)
    return dict(sorted(found.items(), key=lambda item: (-sum(WEIGHT[rule.impact] for rules in item[1] for rule in rules), item[0])))


def best_mends(report: Report, count: int = 3) -> list[Mend]:
    """Return the mends that help most: grave barriers first, then those that stop more kinds of reader, then those met more often."""
    failed = sorted(
        barriers(report),
        key=lambda rule: (-WEIGHT[rule.impact] * (1 if rule.advice else 2) * len(rule.helps), rule.advice, -len(still(rule, "failed")), rule.id),
    )
    return [Mend(rule, len(still(rule, "failed")), still(rule, "failed")[0].fix) for rule in failed[:count]]


@dataclass(frozen=True, slots=True)
class Place:
    """Findings that say the same: shown once, with the passages of each."""

    message: str
    fix: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One rule's open findings of one outcome in one part of the page, those that say the same together."""

    rule: RuleResult
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(place.findings) for place in self.places)


def has_story(report: Report) -> bool:
    """Say whether the report is about an article, so that what stands around it can be told apart."""
    return bool(report.readability) or any(finding.block for rule in report.rules for finding in rule.findings)


def parts(report: Report, outcome: Outcome, *, story: bool | None = None) -> dict[str, list[Part]]:
    """Return, by topic, what is open with an outcome: in the story, around it (the site's frame, mostly for a developer), or both."""
    found: dict[str, list[Part]] = {}
    for rule in report.rules:
        listed: dict[tuple[str, str], list[Finding]] = {}
        for finding in still(rule, outcome):
            if story is None or story is _in_story(rule, finding):
                listed.setdefault((finding.message, finding.fix), []).append(finding)
        if listed:
            places = tuple(Place(message, fix, tuple(findings)) for (message, fix), findings in listed.items())
            found.setdefault(rule.topic, []).append(Part(rule, places))
    for told in found.values():
        told.sort(key=lambda part: (-WEIGHT[part.rule.impact], part.rule.advice, -part.count))
    return found


def _in_story(rule: RuleResult, finding: Finding) -> bool:
    return finding.block is not None or rule.topic in ("media", "words", "fidelity")


def marked(finding: Finding) -> tuple[str, str, str]:
    """Return a passage in three: before the words that the message names in quotation marks, those words, and after; all in the first when there are none.

    >>> from a11y.model import Finding
    >>> marked(Finding("failed", "“utilise” is a rare word.", "", passage="They utilise it."))
    ('They ', 'utilise', ' it.')
    """
    passage = finding.passage or ""
    named = finding.message[1:].partition("”")[0] if finding.message.startswith("“") else ""
    before, words, after = passage.partition(named) if named else (passage, "", "")
    return (before, words, after) if words else (passage, "", "")


def accepted(report: Report) -> list[tuple[RuleResult, Finding]]:
    """Return what a person lets stand, with its rule."""
    return [(rule, finding) for rule in report.rules for finding in rule.findings if finding.accepted is not None]


def found_by(finding: Finding) -> tuple[str, ...]:
    """Return who found it."""
    return finding.engines or (OURS,)


def standing(report: Report) -> str:
    """Return in one sentence how many rules found what."""
    failed, told = barriers(report), len(accepted(report))
    unsure = sum(not still(rule, "failed") and bool(still(rule, "cant-tell")) for rule in report.rules)
    let = f" {told} {'finding is' if told == 1 else 'findings are'} accepted." if told else ""
    return f"{len(failed)} rules found barriers, {unsure} need a person, {report.summary['passed']} passed, {report.summary['inapplicable']} do not apply.{let}"


def unchecked(report: Report) -> list[str]:
    """Return, in sentences, what this report did not look at."""
    said = ["Linked style sheets and scripts were not run: only the page's own markup, style attributes and style elements were read."]
    if report.engines:
        said = [f"The page was also opened in a browser without network ({', '.join(report.engines)}): scripts and style sheets from elsewhere did not load."]
    if all(rule.outcome == "inapplicable" for rule in report.rules if rule.topic == "document"):
        said = ["The source is text without a page: nothing about headings, pictures, links or language marks as the publisher made them could be checked."]
    said += [notice.message for notice in report.notices]
    said.append("Videos and recordings were not watched or heard: whatever depends on what they say is for a person to check.")
    said.append("No person with a disability has tested this article. A report without barriers does not mean that there are none.")
    return said


def still(rule: RuleResult, outcome: str) -> list[Finding]:
    """Return a rule's findings of an outcome that nobody has accepted."""
    return [finding for finding in rule.findings if finding.outcome == outcome and finding.accepted is None]
