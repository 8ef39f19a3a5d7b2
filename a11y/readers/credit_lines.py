"""Part captions from credits: only where the words or marks make it sure; when unsure, the words stay in the caption."""

from __future__ import annotations

import re

_THING = r"(?i:photo(?:graph|graphy|s| illustration)?|images?|pictures?|pics?|illustrations?|foto|bild|video|file photo)"
_AGENCY = (
    r"(?:Getty(?: Images)?|Reuters|AP(?: Photo)?|Associated Press|AFP|EPA(?:-EFE)?|PA(?: Wire| Images| Media)?|Shutterstock"
    r"|iStock(?:photo)?|Alamy|Rex(?: Features)?|Bloomberg|Xinhua"
    r"|Wikimedia Commons|Flickr|Unsplash|Pixabay|Pexels|Instagram|Twitter|Facebook|YouTube|SWNS|BBC|Press Association"
    r"|Anadolu(?: Agency)?|dpa|TASS|Sputnik|Zuma(?: Press)?|UPI)"
)
"""Picture agencies and sources that sign with their name alone (credit lines of the pages read, and the agencies they name)."""

_NAMES = r"(?:[A-ZÀ-Þ©][\w.'’&@-]*[\s,]*){1,6}"

_PREFIX = re.compile(r"(?:(?i:image|media|video|photo|picture|audio)\s*(?i:caption)|Caption)(?i:\s*[:：]\s*|\s+|(?=[A-Z“\"‘]))(?=\S)")
_CONTROLS = re.compile(
    r"^(?:(?i:view|see)\s+(?:(?i:all)\s+)?\d+\s+(?i:images?|photos?|pictures?)\b|\d+\s+(?i:of)\s+\d+\b(?!\s+[a-z])|\d+\s*/\s*\d+(?=\s*\|?\s*(?:[A-Z]|$)))[\s|:]*"
    r"|\s+(?:Read [Mm]ore|Show (?:[Mm]ore|[Ll]ess)|(?:[Hh]ide|[Tt]oggle) [Cc]aption)$"
)
"""What galleries print before and after a caption: how many pictures there are, which one this is, and a button that shows all of its words."""
_BOTH = re.compile(
    r"(?i:image|media|photo|picture)\s+(?i:copyright|source|credit)\s*:?\s+(.*?)(?:\s+(?i:image|media|photo|picture)\s*(?i:caption)\s*:?\s*(.*))?"
)
_IN_BRACKETS = re.compile(
    rf"\s*[(\[](?:(?:{_THING}|(?i:credits?|source|copyright))\b\s*(?i:credits?)?\s*(?i:by\b|:|/|via\b|courtesy\b|from\b)?"
    rf"|©|(?i:courtesy|via)\b|(?=[^()\[\]]*\b{_AGENCY}[^()\[\]\w]*[^()\[\]]{{0,30}}[)\]]))[^()\[\]]{{0,120}}[)\]]\.?$"
)
_AT_END = re.compile(
    rf"(?:(?:(?<=[.!?…\"”’)])\s*|(?<=[a-z0-9])(?=[A-Z])|\s+[|–—-]\s+)(?:{_THING}\s*(?i:credits?\s*)?(?::|(?i:by\b|courtesy of\b))"
    rf"|(?i:image|picture|photo)\s+(?i:credits?)\b|(?i:courtesy of|via)\s+[A-Z])"
    rf"|\s+{_THING}\s*(?i:credits?)?\s*:|\s*©|\s*(?:\b|(?<=[a-z0-9])(?=C))(?i:credits?):|(?<=[.!?…\"”’)])\s*(?:{_NAMES}/\s*)?{_AGENCY}\b(?=[^.!?]{{0,30}}$))\s*.{{0,120}}$"
)
_ONLY = re.compile(
    rf"(?:{_THING}|(?i:credits?|source|copyright))\s*(?i:credits?)?\s*(?::|(?i:by|courtesy)\b|©).*|(?:©|\(c\)|(?i:copyright\b"
    rf"|courtesy of\b)).*|(?:{_NAMES})?(?:/|\b(?i:via)\b|©)\s?{_NAMES}|(?:{_NAMES})?\b{_AGENCY}(?:\s?{_NAMES})?"
)


def is_credit(text: str) -> bool:
    """Say whether a line is only a credit.

    >>> is_credit("Ada Bell/Getty Images"), is_credit("Shops open 24/7 in town"), is_credit("Reuters moved its office")
    (True, False, False)
    """
    return len(text) < 120 and _ONLY.fullmatch(text.strip(" ()[]")) is not None


def part_credit(text: str) -> tuple[str, str | None]:
    """Part a caption from the credit that begins or ends it.

    >>> part_credit("The rabbit was eaten (Picture: Getty)")
    ('The rabbit was eaten', 'Picture: Getty')
    >>> part_credit("Image caption Eva-Marie Persson spoke")
    ('Eva-Marie Persson spoke', None)
    >>> part_credit("2 of 12 | The owner closed the door. Read More"), part_credit("View 6 Images The bell tower"), part_credit("2 of 12 people stayed")
    (('The owner closed the door.', None), ('The bell tower', None), ('2 of 12 people stayed', None))
    >>> part_credit("Image copyright Reuters")
    ('', 'Reuters')
    """
    text = _CONTROLS.sub("", text.strip()).strip()
    if both := _BOTH.fullmatch(text):
        return (both[2] or "").strip(), both[1].strip(" ,")
    if prefix := _PREFIX.match(text):
        text = text[prefix.end() :]
    if is_credit(text):
        return "", text.strip(" ()[]")
    for pattern in (_IN_BRACKETS, _AT_END):
        tail = pattern.search(text)
        if tail and tail.start():
            credit = tail[0].strip(" |–—-").strip("()[] ").removesuffix(")").strip()
            return _CONTROLS.sub("", text[: tail.start()].rstrip(" |–—-/,")), credit or None
    return text, None
