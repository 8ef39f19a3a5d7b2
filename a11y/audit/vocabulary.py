"""Words and abbreviations that few readers know, and whether the text explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.prose import PROSE
from a11y.audit.rule import Case
from a11y.walk import texts

if TYPE_CHECKING:
    from a11y.audit.rule import Subject
    from a11y.model import Block, Span

# A Zipf frequency of 3 is one in a million words; rarer words are known to few (Van Heuven and others 2014: low frequency is 1 to 3).
RARE = 3.0
# Above 3.5, thirty in ten million, a word is known to most (the same scale: high frequency is 4 to 7).
FAMILIAR = 3.5
# A short word in capitals is a word (OUT, NEW) when it is among the few hundred commonest, and an abbreviation else.
COMMONEST = 5.7

# Shouting: three words in a row in capitals.
CAPITALS = re.compile(r"(?:\b[A-Z][A-Z’'-]+\b[\s,.:;!?-]*){3,}")
_ABBREVIATION = re.compile(r"(?<![\w.&-])(?:[A-Z]{2,6}|(?:[A-Z]\.){2,5})(?:s)?(?![\w-])")
# A town in capitals before its state, as such reports write it: "LA CROSSE, Wis."
_TOWN = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})+,")
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Abbreviations that are words to their readers: names and units that nobody spells out (GOV.UK style guide, abbreviations and acronyms,
# names UK, EU, US, VAT, MP as not to be explained; the others are names or clock and measure signs of the same kind).
_KNOWN_FORMS = """
UK USA US EU UN BBC ITV CNN TV DVD CD PC DNA VAT MP MPS AM PM OK
FBI CIA NHS GP GPS ID IT CEO FAQ PDF HTML DIY VIP UFO AD BC BST GMT ET PT A.M P.M U.S U.K U.N C.E.O
"""
_KNOWN = frozenset(_KNOWN_FORMS.split())
# The most regular affixes, which leave a known word known (Bauer and Nation 1993, Word families, level 3), and a base that loses a letter to them.
_PREFIXES = ("un", "non")
_SUFFIXES = {"able": ("", "e"), "er": ("", "e"), "ers": ("", "e"), "ish": ("", "e"), "less": ("",), "ly": ("", "le"), "ness": ("",), "y": ("", "e")}
# British spellings of words that wordfreq's list has in American.
_SPELLINGS = (("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ogue", "og"), ("yse", "yze"))


def hard(subject: Subject) -> Iterator[Case]:
    """Yield the rare words of the text, each once, unless the text or a word list explains them."""
    explained = {term.term.lower() for version in subject.versions for term in version.glossary}
    seen: set[str] = set()
    for line, parse in zip(subject.english, subject.parses, strict=False):
        if line.kind not in PROSE:
            continue
        yield Case("passed")
        for token in parse.tokens:
            plain, lemma = token.text.lower(), token.lemma.lower()
            if token.upos not in ("NOUN", "VERB", "ADJ", "ADV") or len(plain) < 5 or not plain.isalpha() or token.text[0].isupper():
                continue
            if lemma in seen or plain.endswith(("ieth", "teenth")):  # ordinals are numbers
                continue
            if any(span.kind == "language" and span.start <= token.start < span.end for span in line.spans):
                continue  # another language has its own common words
            if line.text[max(0, token.start - 1) : token.start] == "-":
                continue  # the second part of a compound is no word by itself
            if rare(plain) and rare(lemma) and plain not in explained and lemma not in explained:
                seen.add(lemma)
                if not _explained_here(line.text, token.text):
                    yield Case.of_line(line, f"“{token.text}” is a rare word and is not explained.")


def rare(word: str) -> bool:
    """Say whether few readers know a word, by itself or as a plain form of a familiar one.

    >>> [word for word in ("odours", "modernisation", "kidnapper", "unhelpful", "harmonium", "silly") if rare(word)]
    ['harmonium']
    """
    from a11y.language import zipf

    if any(zipf(form) >= RARE for form in _spelled(word)):
        return False
    bases = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix) and len(word) > len(prefix) + 3]
    for suffix, ends in _SUFFIXES.items():
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= 4:
            bases += [stem + end for end in ends]
            if stem[-1] == stem[-2]:
                bases.append(stem[:-1])  # kidnap, kidnapper
            if stem.endswith("i"):
                bases.append(stem[:-1] + "y")  # happy, happiness
    return not any(zipf(form) >= RARE for base in bases for form in _spelled(base))


def _spelled(word: str) -> Iterator[str]:
    """Yield a word, and how it is spelt in America."""
    yield word
    singular = word.removesuffix("s")
    for british, american in _SPELLINGS:
        for form in (word, singular):
            if form.endswith(british):
                yield form.removesuffix(british) + american


def _explained_here(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b[”\"’]?\s*(?:\(|, (?:which|that is|meaning|or)\b| is (?:a|an|the|when)\b| means\b)", text))


def abbreviations(subject: Subject) -> Iterator[Case]:
    """Yield the abbreviations of the text, each once, that nothing in it writes out."""
    from a11y.language import DATELINE

    whole = " ".join(line.text for line in subject.english)
    opened = {
        span.value for block in (subject.article.blocks if subject.article else ()) for text in _spans(block) for span in text if span.kind == "abbreviation"
    }
    seen: set[str] = set()
    if subject.english:
        yield Case("passed")
    for line in subject.english:
        if CAPITALS.search(line.text) or line.kind == "title":
            continue  # shouted words are no abbreviations; titles have their body to explain them
        dateline = DATELINE.match(line.text) or _TOWN.match(line.text)
        for match in _ABBREVIATION.finditer(line.text, dateline.end() if dateline else 0):
            form = match[0].rstrip("s").rstrip(".")
            if form.upper() in _KNOWN or form in seen or _ROMAN.fullmatch(form) or _is_word(form):
                continue
            seen.add(form)
            if not _opened(form, whole) and not any(value and form[0] == value[:1] for value in opened):
                yield Case.of_line(line, f"“{match[0]}” is not written out anywhere.")


def _is_word(form: str) -> bool:
    """Say whether capitals are a word (PHOTO), or an abbreviation so common that it is read as one (NASA)."""
    from a11y.language import zipf

    if form == "WHO":
        return False
    return form.isalpha() and zipf(form.lower()) >= (FAMILIAR if len(form) >= 4 else COMMONEST)


def _spans(block: Block) -> Iterator[tuple[Span, ...]]:
    for text in texts(block):
        yield text.spans


def _opened(form: str, whole: str) -> bool:
    """Say whether an abbreviation stands in brackets after its words, or has them in brackets after it, or in apposition."""
    letters = [re.escape(letter) for letter in form if letter.isalpha()]
    initials = r"\w*[\s-](?:(?:of|for|and|the|in|on|to|de|&)\s)*".join(f"[{letter}{letter.lower()}]" for letter in letters) + r"\w*"
    return (
        bool(re.search(rf"{initials}", whole))
        or bool(re.search(rf"\b{re.escape(form)}\b\s*\((?=[^)]*[a-z]{{3}})", whole))
        or bool(re.search(rf"[A-Za-z.]\s*\(\s*(?:the\s)?{re.escape(form)}\b", whole))
    )
