"""Lines that say who wrote a story and when."""

from __future__ import annotations

import re

from a11y.readers import cues
from a11y.readers.dates import leading
from a11y.readers.lines import CLOSED, Line


def dated(line: Line) -> bool:
    """Return whether a line holds a date and hardly anything else.

    >>> from a11y.readers.lines import split
    >>> [dated(line) for line in split("First published on 19 November 2019\\n19 November 2019 was a cold day in Hull.")]
    [True, False]
    """
    if _TIME_ALONE.match(line.text):
        return True
    found = leading(line.text)
    while found is not None and (second := leading(found.rest)) is not None:
        found = second  # "Posted: … | Updated: …"
    if found is None:
        return bool(_DAY_ALONE.match(line.text)) and len(line.words) <= 10
    return len(found.rest.split()) <= 4 and not found.rest.endswith(".")


_TIME_ALONE = re.compile(r"\d{1,2}[:.]\d{2} ?[ap]\.?m\.?(?: [A-Z]{2,4})?$", re.IGNORECASE)
# "Updated on September 19 at 3:15 p.m.": the year is left out.
_DAY_ALONE = re.compile(
    r"(?:(?:first|originally|last) )?(?:published|posted|updated|modified)(?: on)?:?\s+"
    r"(?:at )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]\.?m)\b",
    re.IGNORECASE,
)
_HANDLED = re.compile(r"(?P<name>[^@]{4,40}?)\s+@\w{2,30}$")


def byline(line: Line) -> str | None:
    """Return the writers a line names, when it is a byline.

    >>> from a11y.readers.lines import split
    >>> byline(split("By Mary Okafor, Health Reporter")[0])
    'Mary Okafor, Health Reporter'
    """
    text = line.text
    if len(line.words) > 20 or text.endswith((".", "?", "!")):
        return None
    if signature(text) is not None:
        return signature(text)
    undated = without_date(text)
    if undated != text:
        return byline(Line(line.number, undated, undated)) or (undated if _house_named(undated) else None)
    handled = _HANDLED.match(text)
    if handled and person(handled["name"]):
        return handled["name"]
    parts = [part.strip() for part in re.split(r"\s*[|•·]\s*", text) if part.strip()]
    if len(parts) >= 2 and any(cues.JOB.search(part) or cues.AGO.search(part) for part in parts[1:]) and person(parts[0]):
        kept = [part for part in parts if not cues.AGO.search(part)]
        return text if kept == parts else " | ".join(kept)
    titled = len(line.words) <= 7 and re.match(r"((?:[A-Z][\w.'’-]*[a-z]) [A-Z][\w.'’-]*?[a-z]) ?(?=[A-Z])", text)
    if (
        titled
        and line.words[-1].lower() not in _HOUSE_WORDS
        and cues.JOB.search(line.words[-1])
        and cues.JOB.search(text[titled.end() :])
        and not line.terminated
        and "," not in text
    ):
        return f"{titled[1]}, {text[titled.end() :]}"
    if _SMALL.match(text) and cues.JOB.search(line.words[-1]):
        return text
    if _HOUSE_NUMBERED.match(text):
        return text[3:]
    found = cues.BYLINE.match(text)
    if found and len(found.group("name").split()) <= 6:
        rest = found.group("rest").strip()
        if (
            not rest
            or cues.JOB.search(rest)
            or cues.AGO.search(rest)
            or rest[0] in ",|–-—/&@"
            or (re.match(r"(?:and|for|in|of)\b|[A-Z]", rest) and len(rest.split()) <= 8)
        ):
            return re.sub(r"^(?:[Ww]ritten|[Ww]ords|[Rr]eport|[Aa]nalysis|[Ss]tory|[Pp]osted|[Pp]ublished)?\s*(?:[Bb]y:?|BY|[Aa]uthors?:?)\s+", "", text)
        return None
    if (
        re.fullmatch(r"[^,|]{4,40}[,|-]\s*[^,|]{4,60}", text)
        and cues.JOB.search(re.split(r"[,|-]", text)[-1])
        and person(re.split(r"[,|-]", text)[0].strip())
        and len(line.words) <= 8
    ):
        return text
    return None


def signature(text: str) -> str | None:
    """Return the name after a dash that is all a line holds.

    >>> signature("— Ann Lee"), signature("– Ann Lee left.")
    ('Ann Lee', None)
    """
    name = text.lstrip("—–- ")
    return name if name != text and person(name) and name[-1].isalpha() else None


_SMALL = re.compile(r"[a-z][a-z'’-]+ [a-z][a-z'’-]+ (?:[a-z]+ ){0,3}[a-z]+$")
"""A writer and a job, all in small letters."""
_HOUSE_NUMBERED = re.compile(r"[Bb][Yy] \d{1,2} News\b(?: [A-Z]\w*){0,2}$")
"""A television station by its channel: "By 7 News"."""
_HOUSE_WORDS = frozenset({"news", "press", "agency", "magazine", "desk", "bureau", "staff"})
"""Words of a byline's house; they end headings of a site's parts as well ("Featured Stories News")."""
_DATED = re.compile(
    r"(?=\b(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|\d{1,2}[:.]\d\d ?[ap]\.?m|\d{1,2}/\d{1,2}/\d{2,4}))"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_LABEL_OF_DATE = re.compile(
    rf"[\s,|•·/:–—-]*\b(?:(?:last )?(?:updated|published|posted)|on|at|{_WEEKDAY})\s*:?$|[\s,|•·/:–—-]+$",
    re.IGNORECASE,
)


def without_date(text: str) -> str:
    """Return a line without the date that closes it, and without what parts the two.

    >>> without_date("By Ian Doe, published 3 May 2020"), without_date("She came on 3 May 2020 and stayed for the whole summer.")
    ('By Ian Doe', 'She came on 3 May 2020 and stayed for the whole summer.')
    """
    for cut in _DATED.finditer(text):
        found = leading(text[cut.start() :])
        if found is None or len(found.rest.split()) > 3 or cut.start() == 0:
            continue
        head = text[: cut.start()]
        while (shorter := _LABEL_OF_DATE.sub("", head)) != head:
            head = shorter
        return head or text
    return text


def _house_named(text: str) -> bool:
    """Say whether a text is a person's name, perhaps with the house written for."""
    name, _, house = text.partition(",")
    return person(name.strip()) and len(house.split()) <= 4 and all(word[0].isupper() for word in house.split())


_CLOCKED = re.compile(
    r"(?:(?:\d{1,2}|an?) (?:min(?:ute)?s?|h(?:ou)?rs?|days?) ago\s*)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?\s*)?(?:[A-Z]{2,3}T\s*)?"
    r"(?:[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3})$"
)


def clocked(text: str) -> bool:
    """Say whether a line is the time of a running report's entry, with its writer.

    >>> clocked("21 mins ago11:48 Ann Lee"), clocked("10.30 Ann Lee left the harbour")
    (True, False)
    """
    return bool(_CLOCKED.match(text))


def person(text: str) -> bool:
    """Return whether a text is two to four capitalised words, as a person's name is."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and all(word[0].isupper() or word in ("de", "van", "von", "al", "ap") or any(map(str.isupper, word)) for word in words)
        and not any(word.lower() in CLOSED for word in words)
    )
