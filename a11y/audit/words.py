"""Words: sentences, figures of speech and forms that shut readers out, whatever the page around them is like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from a11y.audit import vocabulary
from a11y.audit.prose import PROSE
from a11y.audit.rule import BLIND, DEAF, DYSLEXIA, LEARNING, SECOND_LANGUAGE, Case, Rule, Subject

if TYPE_CHECKING:
    from a11y.audit.prose import Line

# GOV.UK style guide, sentence length: 25 words at most. plainlanguage.gov: a paragraph of 150 words at most.
LONGEST_SENTENCE = 25
LONGEST_PARAGRAPH = 150
# Two minutes at 240 words a minute (Brysbaert 2019): beyond that a reader is owed the gist first (COGA, 4.4.12 Summary of long documents).
LONG_TEXT = 480
# Lower secondary education ends with the ninth school year (WCAG 2.2, 3.1.5; UNESCO ISCED).
SCHOOL_YEARS = 9.0
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\U0001f1e6-\U0001f1ff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*")
_POINTING = re.compile(
    r"\b(?:click|press|tap|select|choose|use|find|see|look at|fill in|check|follow)\b[^.?!“”\"]{0,40}\b(?:"
    r"(?:on|to|at) (?:the|your) (?:far )?(?:left|right|top|bottom)\b|(?:left|right)[- ]hand (?:side|column|corner)|"
    r"the (?:red|green|blue|yellow|orange|grey|gray|round|square|triangular|big|small|large) (?:button|box|icon|link|arrow|circle|one|field|menu|text)\b)"
    r"|\b(?:marked|shown|highlighted|printed|written) in (?:red|green|blue|yellow|orange|bold)\b|\bsee (?:above|below|left|right|over)\b"
    r"|\bthe (?:red|green|blue|yellow|round|square|triangle|triangular) (?:button|menu|icon|link|one)\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\((?:pictured )?(?:above|below|left|right|far left|far right|centre|center|second (?:from )?(?:left|right)|l-r|front|back)\b[^)]{0,30}\)"
    r"|\bpictured (?:above|below|left|right|far left|far right)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(
    r"(?<!\bif )\bnot\s+(?:entirely |wholly |exactly |very |so |at all )?(?:un(?!der|it|ion|ique|iver|til|less|ify|cle)[a-z]{4,}"
    r"|im(?:possible|probable|perfect|polite)"
    r"|in(?:significant|considerable|frequent|conceivable|effective|visible|correct|capable)"
    r"|dis(?:similar|pleased|honest|satisfied)|without)\b|\b(?:can(?:no|')?t|cannot|couldn['’]t|could not)\s+(?:\w+\s+){0,2}(?:fail|deny|but)\b"
    r"|\b(?:never|no one|nobody|nothing|none|neither)\b[^,;.:]{0,40}\b(?:not|n['’]t|never|without|fail(?:s|ed)? to|unless)\b",
    re.IGNORECASE,
)
# Participles that tell a state, and nobody acts (Huddleston and Pullum 2002, 16, 10.1.3: adjectival passives); "is set to", "is made of".
_STATES_WORDS = """
based born committed concerned convinced dedicated delighted determined done dotted dressed excited experienced finished gone interested
located married pleased prepared qualified related retired satisfied scared situated suited supposed tired worried
"""
_STATES = frozenset(_STATES_WORDS.split())
_SET_TO = re.compile(r"set to\b|made (?:up )?of\b", re.IGNORECASE)
_HARD_FORMS = (
    (
        re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b"),
        "A date in figures is read one way in Britain and another in America.",
        "Write the month as a word: 3 April 2026.",
    ),
    (re.compile(r"\b\d{1,3}(?:,\d{3}){2,}\b(?!\.\d)"), "A number of seven figures or more is hard to take in.", "Round it and use words: about 3.2 million."),
    (re.compile(r"(?<!doi:)(?<!doi: )(?<!DOI: )(?<!DOI:)(?<![\d.])\b\d+\.\d{3,}\b(?![/.]\d|/)"), "So many decimals say more than a reader needs.", "Round it."),
)


@lru_cache(maxsize=1)
def _idioms() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return one pattern that finds any idiom, and each idiom's own with its meaning: most sentences need only the first."""
    entries = tomllib.loads((Path(__file__).parent / "idioms.toml").read_text(encoding="utf-8"))["entries"]
    each = tuple((re.compile(rf"\b(?:{entry['idiom']})\b", re.IGNORECASE), entry["means"]) for entry in entries)
    return re.compile("|".join(pattern.pattern for pattern, _ in each), re.IGNORECASE), each


def _passed(subject: Subject) -> Iterator[Case]:
    """Yield a pass when there were words to look at."""
    if subject.english:
        yield Case("passed")


def _matching(subject: Subject, pattern: re.Pattern[str], message: str) -> Iterator[Case]:
    yield from _passed(subject)
    for line in subject.english:
        match = pattern.search(line.text)
        if match:
            yield Case.of_line(line, message.format(match[0].strip()))


def _long(subject: Subject) -> Iterator[Case]:
    for line in subject.english:
        if line.kind in (*PROSE, "figure"):
            count = len(line.words)
            yield Case.of_line(line, f"The sentence has {count} words.") if count > LONGEST_SENTENCE else Case("passed")


def _passive(subject: Subject) -> Iterator[Case]:
    for line, parse in zip(subject.english, subject.parses, strict=False):
        if line.kind not in PROSE:
            continue
        auxiliary = next((token for token in parse.tokens if token.dep == "aux:pass"), None)
        if auxiliary is None:
            yield Case("passed")
            continue
        verb = parse.tokens[auxiliary.head]
        if verb.text.lower() in _STATES or _SET_TO.match(line.text, verb.start):
            yield Case("passed")
            continue
        phrase = f"{auxiliary.text} {verb.text}"
        told = any(
            child.dep == "obl:agent" or any(inner.text.lower() == "by" for inner in parse.children(child.index, "case"))
            for child in parse.children(verb.index, "obl")
        )
        yield Case("passed") if told else Case.of_line(line, f"“{phrase}” does not say who acts.")


def _figures_of_speech(subject: Subject) -> Iterator[Case]:
    yield from _passed(subject)
    for line in subject.english:
        whole, each = _idioms()
        for pattern, means in each if whole.search(line.text) else ():
            match = pattern.search(line.text)
            if match:
                yield Case.of_line(line, f"“{match[0]}” does not mean what its words say.", fix=f"Say it straight: {means}.")


def _double_negatives(subject: Subject) -> Iterator[Case]:
    return _matching(subject, _DOUBLE, "“{}” says no twice, and the reader must work out the yes.")


def _shouting(subject: Subject) -> Iterator[Case]:
    return _matching(subject, vocabulary.CAPITALS, "“{}” is in capitals: letters lose their shapes, and some screen readers spell them.")


def _emoji(subject: Subject) -> Iterator[Case]:
    yield from _passed(subject)
    for line in subject.english:
        found = _EMOJI.findall(line.text)
        if len(found) >= 3:
            yield Case.of_line(line, f"{len(found)} emoji are each read out by name.")


def _sensory(subject: Subject) -> Iterator[Case]:
    yield from _passed(subject)
    for line in subject.english:
        if match := _PICTURED.search(line.text):
            yield Case.of_line(line, f"“{match[0]}” is told by place alone. Does the alternative of the picture say who is where?", "cant-tell")
        elif match := _POINTING.search(line.text):
            named = re.search(r"[“\"‘'][^”\"’']+[”\"’']|\b(?:called|labelled|labeled|named)\b", line.text)
            yield Case.of_line(line, f"“{match[0]}” is told by place, shape or colour. Is it also named?", "cant-tell") if not named else Case("passed")


def _numbers(subject: Subject) -> Iterator[Case]:
    yield from _passed(subject)
    for line in subject.english:
        for pattern, why, fix in _HARD_FORMS:
            match = pattern.search(line.text)
            if match:
                yield Case.of_line(line, f"“{match[0]}”: {why[0].lower() + why[1:]}", fix=fix)


def _paragraphs(subject: Subject) -> Iterator[Case]:
    counted: dict[str, int] = {}
    first: dict[str, Line] = {}
    for line in subject.lines:
        if line.block and line.kind in ("paragraph", "quote"):
            counted[line.block] = counted.get(line.block, 0) + len(line.words)
            first.setdefault(line.block, line)
    for block, count in counted.items():
        yield Case.of_line(first[block], f"The paragraph has {count} words.") if count > LONGEST_PARAGRAPH else Case("passed")


def _summary(subject: Subject) -> Iterator[Case]:
    count = sum(len(line.words) for line in subject.lines)
    if count > LONG_TEXT:
        told = any(line.kind == "standfirst" for line in subject.lines)
        yield Case("passed") if told else Case("failed", message=f"The text has {count} words and nothing that gives its gist first.")


def _level(subject: Subject) -> Iterator[Case]:
    figures = {level: metric for level, score in subject.scores.items() for metric in score.metrics if metric.name == "wcag_reading_level"}
    original = figures.get("original")
    if original is None or original.value is None:
        return
    easier = [level for level, metric in figures.items() if level != "original" and metric.value is not None and metric.value <= SCHOOL_YEARS]
    if original.value <= SCHOOL_YEARS or easier:
        yield Case("passed")
    else:
        yield Case(
            "failed",
            message=f"Without names and titles the text asks for {original.value:.1f} years of school; WCAG asks for {SCHOOL_YEARS:.0f} at most.",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="sentence-length",
        title="Sentences are short",
        applies="sentences of the text",
        expects=f"{LONGEST_SENTENCE} words at most",
        impact="serious",
        helps=(LEARNING, DYSLEXIA, SECOND_LANGUAGE, DEAF),
        message="The sentence is long.",
        fix="Split it: one idea a sentence.",
        source="GOV.UK style guide, sentence length",
        check=_long,
        advice=True,
    ),
    Rule(
        id="passive",
        title="Sentences say who acts",
        applies="sentences of the text",
        expects="the active voice",
        impact="minor",
        helps=(LEARNING, SECOND_LANGUAGE),
        message="The sentence is passive.",
        fix="Begin with who does it.",
        source="plainlanguage.gov, Use active voice; found by a parser",
        check=_passive,
        advice=True,
    ),
    Rule(
        id="hard-word",
        title="Rare words are explained",
        applies="words of the text that are no names",
        expects="common words, or an explanation",
        criteria=("3.1.3",),
        impact="moderate",
        helps=(LEARNING, SECOND_LANGUAGE, DYSLEXIA),
        message="A rare word is not explained.",
        fix="Use a common word, or explain it in the next sentence.",
        source="WCAG 2.2, 3.1.3; rarer than one in a million words by wordfreq",
        check=vocabulary.hard,
        advice=True,
    ),
    Rule(
        id="abbreviation",
        title="Abbreviations are written out",
        applies="abbreviations in the text",
        expects="the full words once",
        criteria=("3.1.4",),
        impact="moderate",
        helps=(LEARNING, SECOND_LANGUAGE, BLIND),
        message="An abbreviation is not written out.",
        fix="Write the full words the first time, with the abbreviation in brackets.",
        source="WCAG 2.2, 3.1.4, technique G97",
        check=vocabulary.abbreviations,
        advice=True,
    ),
    Rule(
        id="idiom",
        title="Words mean what they say",
        applies="the text",
        expects="no figures of speech of our list",
        criteria=("3.1.3",),
        impact="moderate",
        helps=(SECOND_LANGUAGE, LEARNING, DEAF),
        message="A figure of speech.",
        fix="Say it straight.",
        source="W3C COGA, Making Content Usable, Use literal language; idioms.toml",
        check=_figures_of_speech,
        advice=True,
    ),
    Rule(
        id="double-negative",
        title="No is said once",
        applies="the text",
        expects="no double negatives",
        impact="moderate",
        helps=(LEARNING, SECOND_LANGUAGE, DEAF),
        message="A double negative.",
        fix="Say what is so.",
        source="W3C COGA, Making Content Usable, Avoid double negatives",
        check=_double_negatives,
        advice=True,
    ),
    Rule(
        id="capitals",
        title="Words are not in capitals",
        applies="the text",
        expects="no three words in a row in capitals",
        impact="minor",
        helps=(DYSLEXIA, BLIND, LEARNING),
        message="Words in capitals.",
        fix="Write them in lower case; stress by order of words.",
        source="British Dyslexia Association, Dyslexia friendly style guide",
        check=_shouting,
        advice=True,
    ),
    Rule(
        id="emoji",
        title="Emoji are few",
        applies="the text",
        expects="fewer than three in a sentence",
        impact="minor",
        helps=(BLIND, LEARNING),
        message="Many emoji.",
        fix="Leave out all but one, at the end.",
        source="W3C WAI, Technique H86 by analogy; screen readers say each one's name",
        check=_emoji,
        advice=True,
    ),
    Rule(
        id="sensory",
        title="Things are named, not pointed at",
        applies="the text",
        expects="names where place, shape or colour point",
        criteria=("1.3.3",),
        impact="serious",
        helps=(BLIND,),
        message="Something is told by place, shape or colour alone.",
        fix="Name it as well: “the Search button, on the right”.",
        source="WCAG 2.2, 1.3.3, technique G96",
        check=_sensory,
    ),
    Rule(
        id="number-form",
        title="Numbers and dates are easy to take in",
        applies="numbers and dates in the text",
        expects="months as words, large numbers rounded",
        impact="minor",
        helps=(LEARNING, DYSLEXIA, SECOND_LANGUAGE),
        message="A number or date in a hard form.",
        fix="Use words and round figures.",
        source="UK government, Making written information easier to understand for people with learning disabilities; GOV.UK style guide, dates, numbers",
        check=_numbers,
        advice=True,
    ),
    Rule(
        id="paragraph-length",
        title="Paragraphs are short",
        applies="paragraphs",
        expects=f"{LONGEST_PARAGRAPH} words at most",
        impact="moderate",
        helps=(LEARNING, DYSLEXIA),
        message="The paragraph is long.",
        fix="Part it where the topic turns.",
        source="plainlanguage.gov, Write short paragraphs",
        check=_paragraphs,
        advice=True,
    ),
    Rule(
        id="summary",
        title="A long text gives its gist first",
        applies=f"texts of more than {LONG_TEXT} words",
        expects="a standfirst or summary",
        impact="moderate",
        helps=(LEARNING, DYSLEXIA, SECOND_LANGUAGE),
        message="The text is long and has no summary.",
        fix="Put two or three short sentences under the headline that say what happened.",
        source="W3C COGA, Making Content Usable, Provide summary of long documents",
        check=_summary,
        advice=True,
    ),
    Rule(
        id="reading-level",
        title="The text can be read with nine years of school",
        applies="texts long enough for a score",
        expects="grade 9 at most without names and titles, or an easier version",
        criteria=("3.1.5",),
        impact="serious",
        helps=(LEARNING, SECOND_LANGUAGE, DYSLEXIA, DEAF),
        message="The text asks for more school than all readers have.",
        fix="Offer a plain version with shorter sentences and commoner words.",
        source="WCAG 2.2, 3.1.5; Flesch–Kincaid grade, which proves no understanding",
        check=_level,
        advice=True,
    ),
)
