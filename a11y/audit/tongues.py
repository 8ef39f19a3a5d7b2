"""Languages: whether a screen reader pronounces the page, and its foreign parts, as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.rule import BLIND, SECOND_LANGUAGE, Case, Rule, Subject

if TYPE_CHECKING:
    from a11y.model import Element

# Languages that news is written in and that the classifier tells apart well; it also knows rarer ones, which it names too often in short texts.
_NEWS_LANGUAGES = (
    "ar bg ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ms nl no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh"
)
_TOLD_APART = frozenset(_NEWS_LANGUAGES.split())
# Natural-log odds: two languages this far apart are a thousand times less likely to be confused.
_SURE = 7.0
_LEAST_LETTERS = 15
_SAMPLE = 4_000
# The commonest English words that Dutch, German, French and Welsh lack (ranks 1 to 60 of wordfreq's English list).
_ENGLISH_WORDS = "the of and to that it with was this you be are have they from but his her she not what which who would there their were been had has"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# Tags of one language in two dresses, or so near that the classifier mixes them up.
_NEAR = (
    {"no", "nb", "nn", "da"},
    {"ms", "id"},
    {"hr", "sr", "bs", "sh"},
    {"gl", "pt"},
    {"en", "sco", "pcm"},
    {"hi", "ur"},
    {"cs", "sk"},
    {"fa", "ar"},
    {"zh", "yue", "cmn"},
)


def known(tag: str) -> bool:
    """Say whether a language tag begins with a language that the IANA registry knows.

    >>> known("en-GB"), known("gsw"), known("em-US"), known("eng"), known("#1")
    (True, True, False, False, False)
    """
    primary = tag.split("-")[0].lower()
    if not re.fullmatch(r"[a-z]{2,3}", primary) or tag != tag.strip():
        return False
    import langcodes
    from langcodes.data_dicts import LANGUAGE_ALPHA3

    # The registry lists a language under its two letters when it has them, and then not under three (RFC 5646, 2.2.1).
    return langcodes.tag_is_valid(primary) and primary not in LANGUAGE_ALPHA3.values()


def mismatch(text: str, declared: str) -> str | None:
    """Return the language a text is in when it clearly is not the declared one, else None.

    >>> mismatch("Hij ging met de kippen op stok", "fr"), mismatch("Hij ging met de kippen op stok", "nl-BE")
    ('nl', None)
    """
    primary = declared.split("-")[0].lower()
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if sum(map(len, words)) < _LEAST_LETTERS or primary not in _TOLD_APART | {"nb", "nn"}:
        return None
    if primary == "en" and sum(word in _ENGLISH for word in words) >= 0.2 * len(words):
        return None  # as sure as the classifier, and half a second sooner
    import py3langid

    odds = {str(tag): float(value) for tag, value in py3langid.rank(" ".join(text[:_SAMPLE].split()))}
    best = max(_TOLD_APART & odds.keys(), key=lambda tag: odds[tag])
    if best == primary or any({best, primary} <= near for near in _NEAR) or primary not in odds:
        return None
    return best if odds[best] - odds[primary] >= _SURE else None


def _language_of(element: Element) -> str | None:
    value = element.get("lang")
    return value if value is not None else element.get("xml:lang")


def _owned(subject: Subject) -> dict[int, list[str]]:
    """Return, for each element that declares a language, the words that take theirs from it: text and names of pictures."""
    key = ("words by language", 0)
    if key in subject.kept:
        held: dict[int, list[str]] = subject.kept[key]
        return held
    found: dict[int, list[str]] = {}
    subject.kept[key] = found
    for element in subject.dom.elements:
        giver = next((up for up in subject.dom.upward(element) if _language_of(up) is not None), None)
        if giver is None:
            continue
        said = found.setdefault(giver.node, [])
        if element.tag == "title" or subject.sight.visible(element) or subject.sight.exposed(element):
            said.extend(child.strip() for child in element.children if isinstance(child, str) and child.strip())
            if element.tag in ("img", "area", "svg") and (name := subject.names.name(element)):
                said.append(name)
            elif label := (element.get("aria-label") or "").strip():
                said.append(label)
    return found


def _page_declared(subject: Subject) -> Iterator[Case]:
    if subject.is_html:
        root = subject.dom.root
        yield Case("passed" if (root.get("lang") or "").strip() else "failed", root)


def _page_known(subject: Subject) -> Iterator[Case]:
    root = subject.dom.root
    if subject.is_html and (root.get("lang") or "").strip():
        tag = root.get("lang") or ""
        yield Case("passed" if known(tag) else "failed", root, message=f"“{tag}” is no language tag.")


def _page_right(subject: Subject) -> Iterator[Case]:
    root = subject.dom.root
    tag = root.get("lang") or ""
    if not subject.is_html or not tag.strip() or not known(tag):
        return
    text = " ".join(_owned(subject).get(root.node, ()))
    if not re.search(r"[^\W\d_]", text):
        return
    # A single word in quotation marks may be spoken of rather than used: 'The Dutch word "gezellig" means …'.
    other = mismatch(re.sub(r"[“‘\"«„]\w+[”’\"»“]", " ", text), tag)
    yield Case("failed" if other else "passed", root, message=f"The page says “{tag}” and is written in another language (“{other}”).")


def _parts(subject: Subject) -> Iterator[tuple[Element, str, str]]:
    owned = _owned(subject)
    for element in subject.dom.elements:
        tag = _language_of(element)
        if not tag or element is subject.dom.root or (not any(up.tag == "body" for up in subject.dom.ancestors(element)) and element.tag != "body"):
            continue
        text = " ".join(owned.get(element.node, ()))
        if re.search(r"[^\W\d_]", text):
            yield element, tag, text


def _part_known(subject: Subject) -> Iterator[Case]:
    if subject.is_html:
        for element, tag, _ in _parts(subject):
            yield Case("passed" if known(tag) else "failed", element, message=f"“{tag}” is no language tag.")


def _part_right(subject: Subject) -> Iterator[Case]:
    if subject.is_html:
        for element, tag, text in _parts(subject):
            if known(tag):
                other = mismatch(text, tag)
                yield Case("failed" if other else "passed", element, message=f"The words are marked as “{tag}” and look like “{other}”.", passage=text[:160])


def _unmarked_parts(subject: Subject) -> Iterator[Case]:
    root = subject.dom.root
    tag = root.get("lang") or ""
    if not subject.is_html or not known(tag) or mismatch(" ".join(_owned(subject).get(root.node, ())), tag):
        return  # when the page's own tag is wrong, that is the one thing to mend
    for element in subject.dom.all("p", "blockquote", "q", "i", "em", "cite", "li"):
        if not subject.sight.visible(element) or next((up for up in subject.dom.upward(element) if _language_of(up) is not None), root) is not root:
            continue
        text = subject.dom.text(element)
        if len(text) < 40 or _row_of_names(text) or any(found.get("lang") for found in subject.dom.below(element)):
            continue
        if not _looks_english(text) if tag.split("-")[0].lower() == "en" else _looks_english(text):
            other = mismatch(text, tag)
            if other:
                yield Case("failed", element, message=f"These words look like “{other}” and are not marked.", passage=text[:160])


def _row_of_names(text: str) -> bool:
    """Say whether too few words begin small for a sentence: a row of names is in no language."""
    return bool(re.search(r"[A-Za-z]", text)) and sum(word[0].islower() for word in re.findall(r"[^\W\d_]{2,}", text)) < 5


def _looks_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _ENGLISH for word in words) >= 0.1 * len(words)


RULES: tuple[Rule, ...] = (
    Rule(
        id="page-language",
        title="The page says its language",
        applies="web pages",
        expects="a lang attribute on the html element",
        criteria=("3.1.1",),
        act=("b5c3f8",),
        impact="serious",
        helps=(BLIND, SECOND_LANGUAGE),
        message="The page does not say its language: a screen reader reads it in whatever voice it has.",
        fix='Write <html lang="en">.',
        source="ACT rule b5c3f8",
        check=_page_declared,
    ),
    Rule(
        id="page-language-known",
        title="The page's language exists",
        applies="pages that say their language",
        expects="a tag of the IANA registry",
        criteria=("3.1.1",),
        act=("bf051a",),
        impact="serious",
        helps=(BLIND, SECOND_LANGUAGE),
        message="The language tag is not known.",
        fix="Use a tag such as en, en-GB or cy.",
        source="ACT rule bf051a; RFC 5646",
        check=_page_known,
    ),
    Rule(
        id="page-language-right",
        title="The page is in the language it says",
        applies="pages that say a known language and have text",
        expects="text in that language",
        criteria=("3.1.1",),
        act=("ucwvc8",),
        impact="serious",
        helps=(BLIND, SECOND_LANGUAGE),
        message="The page is in another language than it says.",
        fix="Correct the lang attribute.",
        source="ACT rule ucwvc8; language told by py3langid",
        check=_page_right,
    ),
    Rule(
        id="part-language-known",
        title="The languages of parts exist",
        applies="parts of a page that say a language",
        expects="a tag of the IANA registry",
        criteria=("3.1.2",),
        act=("de46e4",),
        impact="moderate",
        helps=(BLIND, SECOND_LANGUAGE),
        message="The language tag is not known.",
        fix="Use a tag such as fr or ar.",
        source="ACT rule de46e4; RFC 5646",
        check=_part_known,
    ),
    Rule(
        id="part-language-right",
        title="Parts are in the language they say",
        applies="parts of a page that say a known language",
        expects="text in that language",
        criteria=("3.1.2",),
        act=("off6ek",),
        impact="moderate",
        helps=(BLIND, SECOND_LANGUAGE),
        message="The part is in another language than it says.",
        fix="Correct the lang attribute.",
        source="ACT rule off6ek; language told by py3langid",
        check=_part_right,
    ),
    Rule(
        id="part-language-marked",
        title="Words in another language are marked",
        applies="paragraphs and quotations of 40 characters or more in another language than the page's",
        expects="a lang attribute",
        criteria=("3.1.2",),
        impact="moderate",
        helps=(BLIND, SECOND_LANGUAGE),
        message="Words in another language are not marked: a screen reader says them as if they were the page's own.",
        fix='Put lang="…" on them.',
        source="WCAG 2.2, 3.1.2; language told by py3langid",
        check=_unmarked_parts,
    ),
)
