"""How dates, years, decades and times of day are said."""

from __future__ import annotations

import re

from a11y.speech.acronyms import lexicon
from a11y.speech.numerals import cardinal, decade, ordinal, year
from a11y.speech.rule import Rule, said, whole
from a11y.speech.spoken import Part

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SHORT = {month[:3]: month for month in _MONTHS} | {"Sept": "September"}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b\.?)"
_DAYS = {day[:3]: day for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")} | {
    "Tues": "Tuesday",
    "Weds": "Wednesday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
}
_DAY_NAME = "|".join(sorted(_DAYS, key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_BEFORE = r"(?<![\w£$€.,:/-])"
_AFTER = r"(?![\w])(?![.,:/-]\d)"
_DASH = r"\s?[-–—]\s?"
_YEAR_BEFORE = rf"(?:c\.|ca\.|{'|'.join([*lexicon('context')['year']['before'], *_MONTHS])}),?"
_NO_YEAR_AFTER = rf"(?!\s(?:{'|'.join(lexicon('context')['year']['not_after'])}|of\b|and\s\d))"

# Words that end in "s" and are no plural: before any other such word a number counts something.
_NO_PLURAL = r"(?:was|is|has|as|its|his|this|does|us|across|towards|always|perhaps|versus|[a-z]*ss|[a-z]*ous)\b"

_AMOUNT_BEFORE = re.compile(r"\b(?:than|least|most|about|other|over|some|only|with|nearly|almost|around|costs?|up\sto|total|another|just)\s$", re.IGNORECASE)


def _month(written: str) -> str:
    return _SHORT.get(written.rstrip("."), written.rstrip("."))


def _the(match: re.Match[str], day: str) -> str:
    """Return "the fifth", without "the" where the text has it."""
    words = ordinal(int(day))
    return words if re.search(r"\bthe\s$", match.string[: match.start()], re.IGNORECASE) else f"the {words}"


def _iso(match: re.Match[str]) -> list[Part] | None:
    number = int(match["month"])
    return whole(match, f"{_the(match, match['day'])} of {_MONTHS[number - 1]} {year(int(match['year']))}") if 1 <= number <= 12 else None


def _slashed(match: re.Match[str]) -> list[Part] | None:
    """Say 05/01/2024 as a British date, unless only the American reading is a date."""
    day, month, written = int(match["one"]), int(match["two"]), match["year"]
    if month > 12 >= day:
        day, month = month, day
    if month > 12 or not 1 <= day <= 31 or month < 1:
        return None
    number = int(written) if len(written) == 4 else 2000 + int(written) if int(written) < 50 else 1900 + int(written)
    return whole(match, f"{_the(match, str(day))} of {_MONTHS[month - 1]} {year(number)}")


def _slashed_american(match: re.Match[str]) -> list[Part] | None:
    """Say 05/01/2024 as an American date, unless only the British reading is a date."""
    month, day, written = int(match["one"]), int(match["two"]), match["year"]
    if day <= 12 < month or month > 12 or match["mark"] == ".":
        return _slashed(match)
    if not 1 <= day <= 31 or month < 1:
        return None
    number = int(written) if len(written) == 4 else 2000 + int(written) if int(written) < 50 else 1900 + int(written)
    return whole(match, f"{_MONTHS[month - 1]} the {ordinal(day)} {year(number)}")


def _day_month(match: re.Match[str]) -> list[Part]:
    first = (_the(match, match["first"]), "first") if match["first"] else ("", 0)
    day = f"to the {ordinal(int(match['day']))}" if match["first"] else _the(match, match["day"])
    of = _month(match["month"]) if match["of"] else f"of {_month(match['month'])}"
    return said(match, first, (day, "day"), ("of" if match["of"] else "", "of"), (of, "month"), (year(int(match["year"])) if match["year"] else "", "year"))


def _month_day(match: re.Match[str]) -> list[Part]:
    last = (f"to the {ordinal(int(match['last']))}", "last") if match["last"] else ("", 0)
    return said(
        match,
        (_month(match["month"]), "month"),
        (f"the {ordinal(int(match['day']))}", "day"),
        last,
        (year(int(match["year"])) if match["year"] else "", "year"),
    )


def _month_year(match: re.Match[str]) -> list[Part]:
    return said(match, (_month(match["month"]), "month"), (year(int(match["year"])), "year"))


def _day_name(match: re.Match[str]) -> list[Part]:
    if match["second"]:
        return said(match, (_DAYS[match["name"]], "name"), (f"to {_DAYS[match['second']]}", "second"))
    return whole(match, _DAYS[match["name"]])


def _decades(match: re.Match[str]) -> list[Part] | None:
    if (
        match["of_name"]
        and re.search(r"\b[A-Z][\w’']*\s$", match.string[: match.start()])
        and not re.search(r"\b(?:The|Early|Late|In|By)\s$", match.string[: match.start()])
    ):
        return None  # "Local 90's leaders": a name with a number
    first = decade(int(match["first"]))
    return said(match, (first, "first"), (f"to {decade(int(match['second']))}", "second")) if match["second"] else said(match, (first, "first"))


def _years(match: re.Match[str]) -> list[Part] | None:
    first, second = match["first"], match["second"]
    full = int(second) if len(second) == 4 else int(first[:2] + second)
    if full <= int(first):
        return None
    words = year(full) if len(second) == 4 else cardinal(second) if int(second) > 9 else f"oh {cardinal(second.lstrip('0'))}"
    if len(second) == 2 and int(second) < 10 and first.startswith("20"):
        words = year(full)
    return said(match, (year(int(first)), "first"), (words if match["slash"] else f"to {words}", "second"))


def _year(match: re.Match[str]) -> list[Part]:
    return [Part(year(int(match["year"])), match.start("year"), match.end("year"))]


def _old_year(match: re.Match[str]) -> list[Part] | None:
    """Say a number from 1101 to 1899 as a year, or as a house's or a thing's number, unless it counts something."""
    return None if _AMOUNT_BEFORE.search(match.string[: match.start()]) else _year(match)


def _listed_years(match: re.Match[str]) -> list[Part]:
    """Say each of several years as one: "between 1805 and 1815"."""
    return [Part(year(int(found.group())), found.start(), found.end()) for found in re.compile(_YEAR).finditer(match.string, match.start("years"), match.end())]


def _time(match: re.Match[str]) -> list[Part] | None:
    half = {"a": "A.M", "p": "P.M"}.get((match["half"] or "").lower()[:1], "")
    if match["second"]:
        first_half = {"a": "A.M", "p": "P.M"}.get((match["first_half"] or "").lower()[:1], "")
        first = _clock(match["hour"], match["minute"], bare=bool(first_half or half))
        return said(
            match, (f"{first} {first_half}".strip(), "hour"), (f"to {_clock(match['second'], match['second_minute'], bare=True)} {half}".strip(), "second")
        )
    if not half and not match["minute"]:
        return None
    words = _clock(match["hour"], match["minute"], bare=bool(half))
    return said(match, (words, "hour"), (half, "half")) if match["gap"] else said(match, (f"{words} {half}".strip(), "hour"))


def _clock(hour: str, minute: str | None, *, bare: bool) -> str:
    """Return an hour and minute in words; `bare` leaves out "o'clock"."""
    hours = cardinal(str(int(hour)))
    if minute is None or minute == "00":
        if bare:
            return hours
        return f"{hours} o'clock" if 1 <= int(hour) <= 12 else "midnight" if int(hour) == 0 else f"{hours} hundred"
    words = f"oh {cardinal(minute[1])}" if minute.startswith("0") else cardinal(minute)
    return f"{hours} {words}"


def _until(match: re.Match[str]) -> list[Part]:
    return whole(match, f"{match['name'] or ''} to ")


def _four_digits(match: re.Match[str]) -> list[Part]:
    hour, minute = match["hour"], match["minute"]
    hours = f"oh {cardinal(hour[1])}" if hour.startswith("0") and hour != "00" else cardinal(str(int(hour)))
    rest = "hundred" if minute == "00" else f"oh {cardinal(minute[1])}" if minute.startswith("0") else cardinal(minute)
    return whole(match, f"{hours} {rest}")


def _length(match: re.Match[str]) -> list[Part]:
    def count(number: str, one: str) -> str:
        return f"{cardinal(str(int(number)))} {one}{'' if int(number) == 1 else 's'}"

    return whole(match, f"{count(match['hours'], 'hour')} {count(match['minutes'], 'minute')} {count(match['seconds'], 'second')}")


_ZONE = r"\s?(?:GMT|BST|UTC|CET|EST|EDT|hours|hrs|local time)\b"
_HALF = r"[ap]m\b|[ap]\.\s?m\b\.?|[AP]M\b|[AP]\.M\b\.?"

_SLASHES = re.compile(rf"(?<![\w/.])(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<year>{_YEAR}|\d\d)(?![\w/])")
# Stands in for the rule of the same name where the language is American English.
AMERICAN = Rule("date with slashes", _SLASHES, _slashed_american)

RULES = (
    Rule("ISO date", re.compile(rf"(?<![\w/-])(?P<year>{_YEAR})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>{_DAY})(?:T[\d:.]+Z?)?(?![\w/-])"), _iso),
    Rule("date with slashes", _SLASHES, _slashed),
    Rule(
        "day and month",
        re.compile(
            rf"{_BEFORE}(?:(?P<first>{_DAY})(?:st|nd|rd|th)?(?:{_DASH}|\sto\s))?(?P<day>{_DAY})(?:st|nd|rd|th)?\s(?P<of>of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?(?!\w)"
        ),
        _day_month,
    ),
    Rule(
        "month and day",
        re.compile(
            rf"\b(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:st|nd|rd|th)?(?:{_DASH}(?P<last>{_DAY})(?:st|nd|rd|th)?)?(?:,?\s(?P<year>{_YEAR}))?(?![\w%£$])(?![.,:/-]\d)"
        ),
        _month_day,
    ),
    Rule("month and year", re.compile(rf"\b(?P<month>{_MONTH})\s(?P<year>{_YEAR})(?!\w)"), _month_year),
    Rule(
        "day name",
        re.compile(rf"\b(?P<name>{_DAY_NAME})\b(?:{_DASH}(?P<second>{_DAY_NAME})\b|(?=\.?,?\s(?:\d|{_MONTH})))\.?"),
        _day_name,
    ),
    Rule(
        "decade",
        re.compile(rf"(?<![\w£$€.])['’‘]?(?P<first>(?:1\d|20)\d0|[2-9]0)(?P<of_name>['’])?s(?:{_DASH}['’‘]?(?P<second>(?:1\d|20)\d0|[2-9]0)['’]?s)?(?!\w)"),
        _decades,
    ),
    Rule("years", re.compile(rf"{_BEFORE}(?P<first>{_YEAR})(?:[-–—]|(?P<slash>/))(?P<second>{_YEAR}|\d\d)(?![\w])(?![.,:/-]\d)"), _years),
    Rule(
        "listed years",
        re.compile(
            rf"\b(?:in|between|from|since|of|by|after|before|during|for)\s(?P<years>{_YEAR}(?:,\s{_YEAR})*,?\s(?:and|or|to|until)\s(?:again\sin\s|in\s)?{_YEAR}){_AFTER}{_NO_YEAR_AFTER}",
            re.IGNORECASE,
        ),
        _listed_years,
    ),
    Rule("length", re.compile(r"(?<![\w:])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\w:])"), _length),
    Rule(
        "time",
        re.compile(
            rf"(?<![\w:.£$€])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<first_half>{_HALF})?(?:{_DASH}|\sto\s)(?P<second>[01]?\d|2[0-4])(?:[:.](?P<second_minute>[0-5]\d))?(?P<gap>\s?)(?P<half>{_HALF})"
        ),
        _time,
    ),
    Rule(
        "time",
        re.compile(rf"(?<![\w:.£$€])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?P<gap>\s?)(?P<half>{_HALF})(?P<second>)(?P<first_half>)(?!\w)"),
        _time,
    ),
    Rule("time", re.compile(r"(?<![\w:.£$€])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<gap>)(?P<half>)(?P<second>)(?P<first_half>)(?![\w:])"), _time),
    Rule("noon", re.compile(r"(?P<name>\b(?:noon|midday|midnight))[-–](?=\d)|(?<=[ap]m)[-–](?=noon|midday|midnight|late)"), _until),
    Rule("time of four digits", re.compile(rf"(?<![\w:.£$€])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?={_ZONE})"), _four_digits),
    Rule("year", re.compile(rf"{_BEFORE}(?P<year>19\d\d|20\d\d){_AFTER}{_NO_YEAR_AFTER}"), _year),
    # 1100 and the like are amounts as often as years; "1250 of them" and "nearly 1250 dead" are amounts.
    Rule(
        "year",
        re.compile(rf"{_BEFORE}(?P<year>1[1-8](?!00)\d\d){_AFTER}{_NO_YEAR_AFTER}(?!\s(?:more|other|new|extra|per|dead|local)\b|\s(?!{_NO_PLURAL})[a-z]+s\b)"),
        _old_year,
    ),
    Rule("year", re.compile(rf"(?<=\b)(?P<lead>{_YEAR_BEFORE}\s|c\.)(?P<year>{_YEAR}){_AFTER}{_NO_YEAR_AFTER}", re.IGNORECASE), _year),
)
