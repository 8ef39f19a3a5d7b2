"""The shape of an audit rule, and what a rule is given to look at.

A rule is one visible literal in its topic's file. `check` yields a Case for everything the rule applies to; no case at all means
that the rule is inapplicable. The worst case is the rule's outcome: failed, then cant-tell, then passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from a11y.audit.dom import Dom
from a11y.audit.names import Names
from a11y.audit.prose import Line, lines, parses
from a11y.audit.sight import Sight
from a11y.audit.stylesheet import Stylesheet
from a11y.model import Finding, RuleResult

if TYPE_CHECKING:
    from a11y.language import Parse
    from a11y.model import Article, Element, Impact, Outcome, Readability, Reading, Track, Version

# Who a barrier stops: the report groups by these.
DEAF = "deaf and hard of hearing readers"
BLIND = "blind readers and readers with low vision"
LEARNING = "readers with learning disabilities"
DYSLEXIA = "readers with dyslexia"
SECOND_LANGUAGE = "readers in a second language"
KEYBOARD = "readers who use a keyboard, a switch or their voice"
READERS = (DEAF, BLIND, LEARNING, DYSLEXIA, SECOND_LANGUAGE, KEYBOARD)


# What comes before the root of a document, and then a root that is not HTML's: SVG 2, 2; MathML 3, 2.2.
_OTHER_KIND = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>]*>)*<(?:svg|math)\b", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """One thing a rule looked at; `message` and `fix` replace the rule's own where the place needs other words."""

    outcome: Outcome
    element: Element | None = None
    message: str | None = None
    fix: str | None = None
    block: str | None = None
    target: str | None = None
    passage: str | None = None

    @classmethod
    def of_line(cls, line: Line, message: str, outcome: Outcome = "failed", fix: str | None = None) -> Case:
        """Return the case of one sentence."""
        return cls(outcome, message=message, fix=fix, block=line.block or None, target=line.id, passage=line.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One audit rule; `impact` says what happens to a person: critical stops them, serious costs them much, moderate slows them, minor annoys."""

    id: str
    title: str
    applies: str
    expects: str
    criteria: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    impact: Impact
    helps: tuple[str, ...]
    message: str
    fix: str
    source: str
    check: Callable[[Subject], Iterable[Case]]
    advice: bool = False


class Subject:
    """What is audited: the reading with its page and article, the versions, scores and tracks made of it."""

    def __init__(
        self, reading: Reading, versions: Sequence[Version] = (), scores: Mapping[str, Readability] | None = None, tracks: Sequence[Track] = ()
    ) -> None:
        self.reading = reading
        self.versions = tuple(versions)
        self.scores = dict(scores or {})
        self.tracks = tuple(tracks)
        # What a rule found out of an element and may ask again: without it, a page of 3,000 links takes half a minute.
        self.kept: dict[tuple[str, int], Any] = {}

    @property
    def article(self) -> Article | None:
        """The article, when there is one."""
        return self.reading.article

    @property
    def original(self) -> Version | None:
        """The version in the article's own words."""
        return next((version for version in self.versions if version.level == "original"), None)

    @property
    def has_page(self) -> bool:
        """Whether there is a page to look at; a rule for elements has nothing to say of a text."""
        return self.reading.page is not None

    @cached_property
    def dom(self) -> Dom:
        """The page's elements; an empty page when there is none."""
        from a11y.model import Element, Page

        return Dom(self.reading.page or Page(Element("html", (), (), 0)))

    @cached_property
    def address(self) -> str:
        """Where the page is at home, by its reader or by its own word; "" when nothing says so."""
        told = (self.reading.page.url if self.reading.page else None) or (self.article.url if self.article else None)
        canonical = (link.get("href") for link in self.dom.all("link") if "canonical" in (link.get("rel") or "").lower().split())
        return told or next((href for href in canonical if href and href.startswith("http")), "")

    @cached_property
    def is_html(self) -> bool:
        """Whether the document is an HTML page, and not a drawing or a formula that was opened by itself."""
        return self.has_page and self.dom.root.tag == "html" and not _OTHER_KIND.match(self.reading.data[:4000])

    @cached_property
    def styles(self) -> Stylesheet:
        """The page's own styles."""
        return Stylesheet(self.dom)

    @cached_property
    def sight(self) -> Sight:
        """What shows, and to whom."""
        return Sight(self.dom, self.styles)

    @cached_property
    def names(self) -> Names:
        """Roles and accessible names."""
        return Names(self.dom, self.styles, self.sight)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The article's sentences."""
        return lines(self)

    @cached_property
    def english(self) -> tuple[Line, ...]:
        """The article's sentences when they are English, for rules that know only English words."""
        return self.lines if self.article is not None and self.article.language.startswith("en") else ()

    @cached_property
    def parses(self) -> tuple[Parse, ...]:
        """A parse of each line, made when the first rule asks."""
        return parses(self)

    @cached_property
    def _blocks(self) -> dict[int, str]:
        return {block.node: block.id for block in (self.article.blocks if self.article else ()) if block.node is not None}

    def block_of(self, element: Element) -> str | None:
        """Return the id of the article's block that an element belongs to."""
        return next((self._blocks[up.node] for up in self.dom.upward(element) if up.node in self._blocks), None)

    def exposed(self, *roles: str) -> Iterable[Element]:
        """Yield the elements in the accessibility tree that have one of these roles."""
        return (element for element in self.dom.elements if self.names.role(element) in roles and self.sight.exposed(element))


_WORST: tuple[Outcome, ...] = ("failed", "cant-tell", "passed")


def judge(rule: Rule, topic: str, subject: Subject) -> RuleResult:
    """Return a rule's verdict; passed cases are counted in the outcome and not listed."""
    cases = list(rule.check(subject))
    outcome: Outcome = next((worst for worst in _WORST if any(case.outcome == worst for case in cases)), "inapplicable")
    findings = tuple(_finding(rule, case, subject) for case in cases if case.outcome != "passed")
    return RuleResult(rule.id, rule.title, topic, rule.criteria, rule.act, rule.impact, rule.helps, outcome, findings, rule.source, rule.advice, rule.message)


def _finding(rule: Rule, case: Case, subject: Subject) -> Finding:
    element = case.element
    return Finding(
        case.outcome,
        case.message or rule.message,
        case.fix or rule.fix,
        case.block or (subject.block_of(element) if element else None),
        case.target or (subject.dom.path(element) if element else None),
        case.passage or (subject.dom.tag_of(element) if element else None),
    )
