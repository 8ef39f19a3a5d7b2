"""Structure: headings, landmarks, lists, and the ways past what every page repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.audit.dom import attribute
from a11y.audit.rule import BLIND, DYSLEXIA, KEYBOARD, LEARNING, Case, Rule, Subject
from a11y.model import Heading

if TYPE_CHECKING:
    from a11y.model import Element

# Landmarks that hold what pages repeat (ARIA Authoring Practices, Landmark Regions).
_REPEATED = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
_BULLET = re.compile(r"^\s*(?:[•·▪‣◦●–—*-]|\d{1,2}[.)])\s+\S")
_TOGGLE = re.compile(r"\b(hide|toggle|collapse|close|show)", re.IGNORECASE)
# "A heading is short": the longest of 4,000 headings in GOV.UK's own guidance is 14 words; ours is a stricter tell for a fake one.
_FAKE_WORDS = 12


def _headings(subject: Subject) -> list[Element]:
    return list(subject.exposed("heading"))


def _level(element: Element) -> int:
    told = attribute(element, "aria-level")
    if told.isdigit() and int(told) > 0:
        return int(told)
    return int(element.tag[1]) if re.fullmatch(r"h[1-6]", element.tag) else 2


def _empty(subject: Subject) -> Iterator[Case]:
    for element in _headings(subject):
        yield Case("passed" if subject.names.name(element) else "failed", element)


def _one_first(subject: Subject) -> Iterator[Case]:
    if not subject.is_html or subject.article is None:
        return
    found = [element for element in _headings(subject) if _level(element) == 1]
    if not found:
        yield Case("failed", subject.dom.root, message="The page has no main heading.")
    elif len(found) > 1:
        yield Case("failed", found[1], message=f"The page has {len(found)} main headings.")
    else:
        yield Case("passed", found[0])


def _order(subject: Subject) -> Iterator[Case]:
    if subject.has_page:
        before = 0
        for element in _headings(subject):
            level = _level(element)
            if before:
                words = subject.names.name(element)[:60]
                yield Case(
                    "failed" if level > before + 1 else "passed", element, message=f"“{words}” is a heading of level {level} right after one of level {before}."
                )
            before = level
    else:
        levels = [block for block in (subject.article.blocks if subject.article else ()) if isinstance(block, Heading)]
        for first, second in pairwise(levels):
            if second.level > first.level + 1:
                yield Case("cant-tell", block=second.id, passage=second.content.text, message="The levels of headings are guessed in a text without marks.")


def _fake(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("p", "div"):
        if not _bold_as_a_whole(element, subject) or not subject.sight.exposed(element):
            continue
        if subject.article is not None and subject.block_of(element) is None:
            continue  # what the site puts around the story has forms of its own
        words = subject.dom.text(element)
        if not words or subject.dom.closest(element, "li", "td", "th", "figure", "blockquote", "header", "footer", "aside", "nav", "button", "a", "label"):
            continue
        # A score, a date or a phone number is bold and no heading, and neither is a link that calls for a click.
        figures, linked = len(re.findall(r"\d+", words)), sum(len(subject.dom.text(found)) for found in subject.dom.below(element) if found.tag == "a")
        if figures > 2 or linked > len(words) / 2:
            yield Case("passed", element)
            continue
        short = len(words.split()) <= _FAKE_WORDS and not words.endswith((".", "?", "!", ":", ",", ";", "”", '"'))
        yield Case("failed" if short and _followed_by_text(element, subject) else "passed", element)


def _bold_as_a_whole(element: Element, subject: Subject) -> bool:
    """Say whether all words of an element stand in one bold child, or are bold by the element's own style."""
    if subject.styles.get(element, "font-weight") in ("bold", "bolder", "700", "800", "900"):
        return element.tag == "p" and not any(
            not isinstance(child, str) and child.tag not in ("b", "strong", "em", "i", "span", "br") for child in element.children
        )
    parts = [child for child in element.children if not isinstance(child, str) or child.strip()]
    while len(parts) == 1 and not isinstance(parts[0], str) and parts[0].tag in ("b", "strong", "i", "em", "span", "u"):
        if parts[0].tag in ("b", "strong"):
            return True
        parts = [child for child in parts[0].children if not isinstance(child, str) or child.strip()]
    return False


def _followed_by_text(element: Element, subject: Subject) -> bool:
    parent = subject.dom.parent(element)
    after = [child for child in parent.children if not isinstance(child, str) and child.node > element.node] if parent else []
    return bool(after) and after[0].tag in ("p", "ul", "ol", "div") and len(subject.dom.text(after[0]).split()) > _FAKE_WORDS


def _own_content(element: Element, subject: Subject) -> bool:
    """Say whether an element stands outside everything that pages repeat."""
    return not any(subject.names.role(up) in _REPEATED for up in subject.dom.ancestors(element))


def _with_navigation(subject: Subject) -> bool:
    """Say whether the page repeats something: without links to other pages there is nothing to skip."""
    return (
        subject.is_html
        and any(element.get("href") and not (element.get("href") or "").startswith(("#", "mailto:", "tel:", "javascript:")) for element in subject.dom.all("a"))
        and any(element.tag in ("p", "article", "main", "h1", "section") for element in subject.dom.elements)
    )


def _main(subject: Subject) -> Iterator[Case]:
    if not _with_navigation(subject):
        return
    found = [
        element
        for element in subject.dom.elements
        if (role := subject.names.role(element))
        and (role in ("main", "region", "form") or role.startswith("doc-"))
        and subject.sight.exposed(element)
        and subject.dom.text(element)
    ]
    yield Case("passed", found[0]) if found else Case("failed", subject.dom.root)


def _heading_of_content(subject: Subject) -> Iterator[Case]:
    if _with_navigation(subject):
        found = next(
            (element for element in _headings(subject) if subject.names.name(element) and _own_content(element, subject) and subject.sight.visible(element)),
            None,
        )
        yield Case("passed", found) if found else Case("failed", subject.dom.root)


def _skip_links(subject: Subject) -> Iterator[Element]:
    """Yield what the first links within the page lead to."""
    for element in subject.dom.elements:
        address = element.get("href") or ""
        jump = re.search(r"(?:assign|replace)\(\s*['\"](#[^'\"]+)|location(?:\.href|\.hash)?\s*\+?=\s*['\"](#[^'\"]+)", element.get("onclick") or "")
        if jump:
            address = jump[1] or jump[2]
        target = subject.dom.ids.get(address[1:]) if address.startswith("#") and len(address) > 1 else None
        if (
            target is not None
            and subject.names.role(element) in ("link", "button")
            and subject.sight.exposed(element)
            and subject.names.name(element)
            and _own_content(target, subject)
        ) or (target is not None and subject.names.role(element) == "link" and _ends_repeated(target, subject)):
            yield target


def _ends_repeated(target: Element, subject: Subject) -> bool:
    """Say whether a target is an empty mark at the very end of a repeated block: what is read after it is the content."""
    parent = subject.dom.parent(target)
    return (
        parent is not None
        and not subject.dom.text(target)
        and not any(
            (child.strip() if isinstance(child, str) else child.node > target.node and subject.dom.text(child))
            for child in parent.children[parent.children.index(target) + 1 :]
        )
    )


def _skip(subject: Subject) -> Iterator[Case]:
    if _with_navigation(subject):
        found = next(
            (target for target in _skip_links(subject) if subject.names.role(target) not in _REPEATED),
            None,
        )
        yield Case("passed", found) if found else Case("failed", subject.dom.root)


def _collapsible(subject: Subject) -> Iterator[Element]:
    for element in subject.dom.elements:
        if (
            subject.names.role(element) in ("button", "summary")
            and subject.sight.exposed(element)
            and _TOGGLE.search(f"{subject.names.name(element)} {element.get('onclick') or ''}")
        ):
            yield element


def _starts_with_content(subject: Subject) -> bool:
    """Say whether the first thing that is read is a paragraph of the page's own: then there is nothing to skip."""
    for element in subject.dom.elements:
        if subject.sight.exposed(element) and (
            any(isinstance(child, str) and child.strip() for child in element.children) or (subject.names.focusable(element) and subject.names.name(element))
        ):
            return element.tag == "p" and _own_content(element, subject)
    return False


def _bypass(subject: Subject) -> Iterator[Case]:
    if not _with_navigation(subject):
        return
    ways = [check for check in (_main, _heading_of_content, _skip) if any(case.outcome == "passed" for case in check(subject))]
    if ways or any(True for _ in _collapsible(subject)) or _starts_with_content(subject):
        yield Case("passed", subject.dom.root)
    else:
        # Scripts are not run here, so what unfolds by script stays a person's question.
        yield Case("cant-tell" if subject.dom.all("script") else "failed", subject.dom.root)


def _lists(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.elements:
        children = [child for child in element.children if not isinstance(child, str)]
        run: list[Element] = []
        for child in (*children, None):
            if child is not None and child.tag in ("p", "div") and _BULLET.match(subject.dom.text(child)):
                run.append(child)
                continue
            if len(run) >= 3:
                yield Case("failed", run[0])
            run = []
    for found in subject.dom.all("ul", "ol"):
        if subject.sight.exposed(found):
            yield Case("passed", found)


RULES: tuple[Rule, ...] = (
    Rule(
        id="heading-name",
        title="Headings have words",
        applies="headings that assistive technology meets",
        expects="a name",
        criteria=("1.3.1", "2.4.6"),
        act=("ffd0e9",),
        impact="moderate",
        helps=(BLIND,),
        message="The heading is empty: it is a false step for who goes from heading to heading.",
        fix="Write the heading, or remove the element.",
        source="ACT rule ffd0e9",
        check=_empty,
    ),
    Rule(
        id="heading-one",
        title="An article has one main heading",
        applies="article pages",
        expects="one heading of level 1",
        impact="moderate",
        helps=(BLIND, LEARNING),
        message="The page does not have one main heading.",
        fix="Make the headline, and nothing else, an <h1>.",
        source="W3C WAI Page Structure Tutorial, Headings",
        check=_one_first,
        advice=True,
    ),
    Rule(
        id="heading-order",
        title="Headings skip no level",
        applies="headings after the first",
        expects="at most one level deeper than the heading before",
        impact="moderate",
        helps=(BLIND,),
        message="A level of heading is skipped: who goes by headings looks for what is not there.",
        fix="Choose heading levels by the order of the story, and their looks by style.",
        source="W3C WAI Page Structure Tutorial, Headings; WCAG 2.2, technique G141",
        check=_order,
        advice=True,
    ),
    Rule(
        id="heading-fake",
        title="What looks like a heading is one",
        applies="paragraphs that are bold as a whole",
        expects="no short bold line that stands over text as a heading does",
        criteria=("1.3.1",),
        impact="serious",
        helps=(BLIND, LEARNING),
        message="The line looks like a heading and is marked as a paragraph.",
        fix="Mark it as a heading.",
        source="WCAG 2.2, failure F2",
        check=_fake,
    ),
    Rule(
        id="bypass",
        title="What every page repeats can be passed by",
        applies="pages with links to other pages",
        expects="a skip link, a main landmark, a heading in the content, or a way to fold the rest",
        criteria=("2.4.1",),
        act=("cf77f2",),
        impact="serious",
        helps=(BLIND, KEYBOARD),
        message="There is no way past what the page repeats: each link of it must be passed one by one.",
        fix="Put the article in <main>, and a “Skip to main content” link first.",
        source="ACT rule cf77f2",
        check=_bypass,
    ),
    Rule(
        id="landmark-main",
        title="The content has a landmark",
        applies="pages with links to other pages",
        expects="a main landmark or a named region",
        act=("b40fd1",),
        impact="moderate",
        helps=(BLIND,),
        message="The content is in no landmark, so there is no quick way to it.",
        fix="Put the article in <main>.",
        source="ACT rule b40fd1; ARIA Authoring Practices, Landmark Regions",
        check=_main,
        advice=True,
    ),
    Rule(
        id="heading-of-content",
        title="The content has a heading",
        applies="pages with links to other pages",
        expects="a heading outside what pages repeat",
        act=("047fe0",),
        impact="moderate",
        helps=(BLIND, LEARNING),
        message="No heading leads to the content.",
        fix="Make the headline an <h1> in the content.",
        source="ACT rule 047fe0",
        check=_heading_of_content,
        advice=True,
    ),
    Rule(
        id="skip-link",
        title="A link skips to the content",
        applies="pages with links to other pages",
        expects="a link to the start of the content",
        act=("ye5d6e",),
        impact="moderate",
        helps=(KEYBOARD,),
        message="No link leads past what the page repeats; who uses a keyboard tabs through all of it.",
        fix='Make the first link of the page <a href="#main">Skip to main content</a>.',
        source="ACT rule ye5d6e; WCAG 2.2, technique G1",
        check=_skip,
        advice=True,
    ),
    Rule(
        id="list-marked",
        title="Lists are marked as lists",
        applies="lists, and paragraphs that begin with a bullet or number",
        expects="no three paragraphs in a row that imitate a list",
        criteria=("1.3.1",),
        impact="moderate",
        helps=(BLIND, DYSLEXIA),
        message="These paragraphs imitate a list: nobody hears how many items there are.",
        fix="Mark them as <ul> or <ol> with <li>.",
        source="WCAG 2.2, technique H48",
        check=_lists,
    ),
)
