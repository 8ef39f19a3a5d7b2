"""How telephone numbers, scores, ranges, fractions, ordinals and plain numbers are said."""

from __future__ import annotations

import re

from a11y.speech.acronyms import lexicon
from a11y.speech.normalise_amounts import NUMBER
from a11y.speech.numerals import cardinal, digits, ordinal
from a11y.speech.rule import Rule, said, whole
from a11y.speech.spoken import Part

_DENOMINATORS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}
_VULGAR: dict[str, str] = lexicon("signs")["fractions"]
# Two numbers with a slash that have a name of their own.
_SET_PAIRS = {(24, 7): "twenty-four seven", (50, 50): "fifty-fifty", (9, 11): "nine eleven", (7, 7): "seven seven", (20, 20): "twenty twenty"}
# Words near two numbers that make them a score (British sports pages), within a few words before or right after.
_SCORE_NEAR = re.compile(
    r"\b(?:won|win|wins|winning|winners|beat|beats|beating|beaten|lost|lose|losing|drew|draw|drawn|led|lead|leading|trail(?:ed|ing)?|victory|defeat(?:ed)?|score[ds]?"
    r"|scoreline|thrash(?:ed|ing)|half-?time|full-?time|aggregate|sets?|penalties|shoot-?out|ahead|down|up)\b",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    r"\s(?:win|victory|defeat|loss|draw|lead|thrashing|home|away|triumph|aggregate|on aggregate|up|down|scoreline|success)\b", re.IGNORECASE
)
# Numbers of services that are always said digit by digit after a verb of calling (Ofcom's three-digit numbers; 911 and 000 abroad).
_CALL = rf"(?:{'|'.join(lexicon('context')['call']['before'])})(?:\s(?:{'|'.join(lexicon('context')['call']['between'])}))*\s"

_IDENTIFIER = 10  # so many digits without a comma count nothing
_COUNTED = "|".join(lexicon("context")["year"]["not_after"])


def _phone(match: re.Match[str]) -> list[Part]:
    """Say each group of digits, with a breath between groups."""
    plus = "plus " if match.group().lstrip("(").startswith("+") else ""
    groups = re.findall(r"\d+", match.group())
    return whole(match, plus + ", ".join(digits(group, zero="oh") for group in groups))


def _service(match: re.Match[str]) -> list[Part]:
    return [Part(digits(match["number"], zero="oh"), match.start("number"), match.end("number"))]


def _count(number: str) -> str:
    return "nil" if number == "0" else cardinal(number)


def _pair(match: re.Match[str]) -> list[Part] | None:
    """Say 3-1 as a score, 10-20 as a range."""
    first, second = match["first"], match["second"]
    if "," not in first + second and "." not in first + second and len(first) <= 3 and len(second) <= 3:
        one, two = int(first), int(second)
        before = match.string[max(0, match.start() - 60) : match.start()]
        near = bool(_SCORE_NEAR.search(before)) or bool(_SCORE_AFTER.match(match.string, match.end()))
        if max(one, two) <= 30 and (one >= two or near):
            return said(match, (_count(first), "first"), (_count(second), "second"))
    return said(match, (cardinal(first), "first"), (f"to {cardinal(second)}", "second"))


def _fraction(match: re.Match[str]) -> list[Part] | None:
    top, bottom = int(match["top"]), int(match["bottom"])
    lead = f"{cardinal(match['whole'])} and" if match["whole"] else ""
    if (top, bottom) in _SET_PAIRS:
        words = _SET_PAIRS[top, bottom]
    elif bottom in {10, 20, 100} and top <= bottom:
        words = f"{cardinal(str(top))} out of {cardinal(str(bottom))}"
    elif bottom in _DENOMINATORS and top < bottom:
        name = _DENOMINATORS[bottom]
        plural = "halves" if bottom == 2 else f"{name}s"
        article = "an" if bottom == 8 else "a"
        words = f"{article if lead else 'one'} {name}" if top == 1 else f"{cardinal(str(top))} {plural}"
    else:
        return None
    return said(match, (lead, "whole"), (words, "top")) if lead else whole(match, words)


def _season(match: re.Match[str]) -> list[Part] | None:
    """Say the two years of a season: "the 23/24 season"."""
    first, second = match["first"], match["second"]
    return said(match, (cardinal(first), "first"), (cardinal(second), "second")) if int(second) == int(first) + 1 and first > "09" else None


def _vulgar(match: re.Match[str]) -> list[Part]:
    words = _VULGAR[match["sign"]]
    return whole(match, f"{cardinal(match['whole'])} and {words}" if match["whole"] else words.replace("a half", "half", 1) if words == "a half" else words)


def _ordinal(match: re.Match[str]) -> list[Part]:
    return whole(match, ordinal(int(match["number"].replace(",", ""))))


def _ratio(match: re.Match[str]) -> list[Part]:
    if set_pair := _SET_PAIRS.get((int(match["first"]), int(match["second"]))):
        return whole(match, set_pair)
    return said(match, (cardinal(match["first"]), "first"), (f"to {cardinal(match['second'])}", "second"))


def _times(match: re.Match[str]) -> list[Part]:
    if match["second"]:
        return whole(match, f"{cardinal(match['first'])} by {cardinal(match['second'])}{' metres' if match['metres'] else ''}")
    return whole(match, f"{cardinal(match['first'])} times")


def _version(match: re.Match[str]) -> list[Part]:
    return whole(match, " point ".join(cardinal(number) for number in match.group().split(".")))


def _reference(match: re.Match[str]) -> list[Part]:
    many = match["name"].lower().startswith("nos")
    return said(match, ("numbers" if many else "number", "name"), (cardinal(match["number"]), "number"))


def _approximately(match: re.Match[str]) -> list[Part]:
    return whole(
        match,
        {"+": "plus", "~": "about", "≈": "about", "<": "less than", ">": "more than", "≥": "at least", "≤": "at most", "±": "plus or minus"}[match["sign"]]
        + " ",
    )


def _number(match: re.Match[str]) -> list[Part]:
    minus = "minus " if match["minus"] else ""
    plus = "plus" if match["plus"] else ""
    if len(match["number"]) >= _IDENTIFIER and match["number"].isdecimal():
        return whole(match, digits(match["number"]))
    return whole(match, f"{minus}{cardinal(match['number'])} {plus}".strip())


RULES = (
    Rule(
        "phone",
        re.compile(
            r"(?<![\w.,£$€/-])(?<!\d\s)(?:(?:1-)?\(?\d{3}\)?[\s-]\d{3}-\d{4}|555-\d{4}|\+\d{1,3}[\s-]?(?:\(0\)\s?)?(?:\(?\d{2,5}\)?[\s-]?){2,4}|\(?0\d{2,4}\)?[\s-]\d{3,4}(?:[\s-]?\d{3,4})?|0\d{9,10})(?![\w])(?<![\s-])"
        ),
        _phone,
    ),
    Rule("service number", re.compile(rf"\b(?P<lead>{_CALL})(?P<number>\d{{3,6}})(?![\w,.:/-]\d|\w|\s(?:people|times|homes))", re.IGNORECASE), _service),
    Rule(
        "emergency number",
        re.compile(
            rf"(?<![\w.,£$€/-])(?P<number>(?:999|911)(?!\w|[.,/-]\d|\s(?:of|out|{_COUNTED})\b)(?<!Porsche 911)|"
            r"(?:112|111|101)(?=\s(?:calls?|callers?|operators?|emergency|line|service|number)\b))"
        ),
        lambda match: whole(match, digits(match["number"], zero="oh")),
    ),
    Rule(
        "local number",
        re.compile(
            r"\b(?P<lead>(?:at|call|calling|dial|phone|ring|tel|telephone|text|number)(?:\son|\sis)?[:.]?\s)(?P<number>\d{3}-\d{4})(?![\w-]|[.,]\d)",
            re.IGNORECASE,
        ),
        lambda match: [Part(", ".join(digits(group, zero="oh") for group in match["number"].split("-")), match.start("number"), match.end("number"))],
    ),
    Rule("batting average", re.compile(r"(?<![\w.])\.(?P<number>\d{2,4})(?!\w)(?!\.\d)"), lambda match: whole(match, f"point {digits(match['number'])}")),
    Rule("spaced thousands", re.compile(r"(?<![\w.,])\d{1,3}(?: 000)+(?![\w]|[.,]\d)"), lambda match: whole(match, cardinal(match.group().replace(" ", "")))),
    Rule(
        "year of two digits",
        re.compile(r"(?<!\w)['’‘](?P<number>\d\d)(?!\w)"),
        lambda match: whole(match, cardinal(match["number"].lstrip("0") or "0") if match["number"] > "09" else digits(match["number"], zero="oh")),
    ),
    Rule(
        "small digits",
        re.compile(r"(?P<digits>[₀-₉]+)"),
        lambda match: whole(match, f" {cardinal(''.join(str(ord(digit) - 0x2080) for digit in match['digits']))}"),
    ),
    Rule("raised digits", re.compile(r"(?<=[\w)])(?P<digit>[²³])"), lambda match: whole(match, " squared" if match["digit"] == "²" else " cubed")),
    Rule(
        "season",
        re.compile(r"(?<![\w/.])(?P<first>\d\d)/(?P<second>\d\d)(?=\s(?:season|campaign|academic|financial|tax|school|budget|winter|football)\b)"),
        _season,
    ),
    Rule("dates as fractions", re.compile(r"(?<![\w/.])(?:(?P<whole>\d+)\s)?(?P<top>\d{1,2})/(?P<bottom>\d{1,3})(?![\w/])(?!\.\d)"), _fraction),
    Rule("vulgar fraction", re.compile(rf"(?P<whole>\d+)?\s?(?P<sign>[{''.join(_VULGAR)}])"), _vulgar),
    Rule("ordinal", re.compile(r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?:st|nd|rd|th)(?!\w)"), _ordinal),
    Rule("version number", re.compile(r"(?<![\w.])\d+(?:\.\d+){2,3}(?![\w.]\d|\w)"), _version),
    Rule("number sign", re.compile(r"\b(?P<name>[Nn]os?\.\s?|N[Oo]s?\s|№\s?)(?P<number>\d+)(?!\w)"), _reference),
    Rule("score or range", re.compile(rf"(?<![\w£$€.,/:-])(?P<first>{NUMBER})(?:[-–—]|\s-\s)(?P<second>{NUMBER})(?![\w])(?![/:-]\d)"), _pair),
    Rule("ratio", re.compile(r"(?<![\w:.])(?P<first>\d{1,3}):(?P<second>\d{1,3})(?![\w:])"), _ratio),
    Rule("by or times", re.compile(r"(?<![\w.])(?P<first>\d{1,4}(?:\.\d+)?)\s?[x×](?:\s?(?P<second>\d{1,4}(?:\.\d+)?)(?P<metres>m)?(?!\w)|(?![\w]))"), _times),
    Rule("sign before a number", re.compile(r"(?<!\w)(?P<sign>[+~≈<>≥≤±])\s?(?=\d)"), _approximately),
    Rule("number", re.compile(rf"(?<![\w.,])(?P<minus>(?<![\w\s])[-−]|(?<=\s)[-−])?(?P<number>{NUMBER})(?P<plus>\+)?(?!\w|[.,]\d)"), _number),
)
