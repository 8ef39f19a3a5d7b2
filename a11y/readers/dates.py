"""Dates as news writes them, read to ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_FORMS = tuple(
    re.compile(_DAY + form, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:T\d{2}:\d{2}\S*)?",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<y>\d{{4}})",
        rf"(?P<month>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
        r"(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<y>\d{4})",
    )
)
_ZONE = r"(?:\(?\b(?:UTC|Z|HKT|(?-i:[A-Z]{1,4}T))\b\)?)"
_LABEL = r"(?:publish(?:ed)? |post(?:ed)? |upload )?date|(?:(?:first|originally|last) )?(?:published|posted|updated|modified|edited)|created"
_CUE = rf"(?:(?:{_LABEL})\b(?:\s+(?:on|at|time))?\s*[:\-–]?\s*)"
_EARLY_CLOCK = rf"(?:\d{{1,2}}[:.]?\d{{2}}\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?\s*(?:\([^()]{{3,12}}\))?\s*,?\s+(?:on\s+)?)"
_LEAD = re.compile(rf"\s*(?P<cue>{_CUE})?(?:{_EARLY_CLOCK}(?:[•|·/–-]\s*)?(?=[A-Z0-9]))?", re.IGNORECASE)
_CLOCK = re.compile(
    r"\s*(?:[,|/·•\-–—]\s*)?(?:at\s+)?(?:\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)\b\.?\s*" + _ZONE + "?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Dated:
    """A date found in a text: ISO 8601 ("" for one like 4/5/2020, which may be two days), the label before it, and the text after it."""

    date: str
    cue: str
    rest: str


def leading(text: str) -> Dated | None:
    """Return the date a text starts with, after a label such as "date" or "Published" if there is one.

    >>> leading("date 2022-01-01 Rose wins")
    Dated(date='2022-01-01', cue='date', rest='Rose wins')
    >>> leading("Updated on: November 19, 2019 / 10:07 AM / CBS News")
    Dated(date='2019-11-19', cue='updated', rest='CBS News')
    """
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    for form in _FORMS:
        found = form.match(text, at)
        if not found or not _possible(found):
            continue
        rest = text[found.end() :]
        clock = _CLOCK.match(rest)
        rest = (rest[clock.end() :] if clock else rest).strip(" \t,|/·•–—-:")
        cue = re.sub(r"\s+(?:on|at|time)\b|[\s:\-–]+$", "", (lead.group("cue") or "").lower()) if lead else ""
        return Dated(_date(found) or "", cue.strip(" :-–"), rest)
    return None


def _possible(found: re.Match[str]) -> bool:
    """Say whether the figures can be a date at all."""
    return _date(found) is not None or ("either" in found.groupdict() and int(found["either"]) <= 12 and int(found["other"]) <= 12)


def _date(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if parts.get("either"):
        # 23/4 is British order, 4/23 American; below 13 both ways nobody can tell.
        first, second = int(parts["either"]), int(parts["other"])
        if first <= 12 and second <= 12 and first != second:
            return None
        parts["d"], parts["m"] = (str(second), str(first)) if second > 12 else (str(first), str(second))
    month = int(parts["m"]) if parts.get("m") else _month(parts["month"])
    try:
        return date(int(parts["y"]), month, int(parts["d"])).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
