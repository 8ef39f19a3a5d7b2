"""How addresses, handles, hashtags, emoji, marks and bare signs are said."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from a11y.speech.acronyms import lexicon, spell
from a11y.speech.numerals import cardinal, year
from a11y.speech.rule import Rule, said, whole

if TYPE_CHECKING:
    from a11y.speech.spoken import Part

# Ends of host names that are said as words; others of up to three letters are spelt
# (IANA's root zone lists them all; these are the ones of English news).
_SAID_ENDS = {
    "com",
    "org",
    "net",
    "gov",
    "co",
    "info",
    "edu",
    "int",
    "news",
    "mil",
    "shop",
    "blog",
    "live",
    "online",
    "app",
    "dev",
    "london",
    "wales",
    "scot",
    "to",
    "me",
    "in",
    "be",
    "is",
}
_ENDS = "com|org|net|gov|info|edu|int|news|uk|us|ie|eu|de|fr|tv|io|ai|ca|au|nz|in|me|ly|fm|shop|blog|live|online|app|dev|london|wales|scot"
_HOST = rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_ENDS})"
_PATH = r"(?:[/?#][^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’])?/?"

_JOINERS = "\u200d\ufe0f\ufe0e\u20e3\U000e0020-\U000e007f"


def _host(host: str) -> str:
    """Return a host name in words: `rnid.org.uk` is "rnid dot org dot U.K"."""
    labels = re.sub(r"^www\.", "", host, flags=re.IGNORECASE).split(".")
    words = []
    for place, label in enumerate(labels):
        if place == 0 or place < len(labels) - 2:
            words.append(_name(label))
        elif label.lower() in _SAID_ENDS:
            words.append(label.lower())
        else:
            words.append(spell(label.upper()) if len(label) <= 3 else _name(label))
    return " dot ".join(words)


def _name(label: str) -> str:
    """Return a name run together: known acronyms spelt, camel case, underscores and digits apart."""
    pieces = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+|\d+|[A-Z]", label)
    return " ".join(_piece(piece) for piece in pieces) or label


def _piece(piece: str) -> str:
    if piece.isdecimal():
        return year(int(piece)) if len(piece) == 4 and piece[:2] in {"19", "20"} else cardinal(piece)
    return spell(piece.upper()) if (piece.isupper() and len(piece) > 1) or spell(piece.upper(), guess=False) else piece


def _address(match: re.Match[str]) -> list[Part]:
    return whole(match, f"link to {_host(match['host'])}")


def _bare_host(match: re.Match[str]) -> list[Part] | None:
    last = match["host"].rpartition(".")[2]
    if not last.islower() and not match["host"].isupper():  # "the film.In 2014": a space is missing
        return None
    return whole(match, _host(match["host"]))


def _mail(match: re.Match[str]) -> list[Part]:
    user = " dot ".join(_name(part) for part in match["user"].split("."))
    return whole(match, f"{user} at {_host(match['host'])}")


def _handle(match: re.Match[str]) -> list[Part]:
    return whole(match, f"at {_name(match['name'])}")


def _hashtag(match: re.Match[str]) -> list[Part]:
    name = match["name"]
    return whole(match, f"number {cardinal(name)}" if name.isdecimal() else f"hashtag {_name(name)}")


def _emoji(match: re.Match[str]) -> list[Part]:
    """Say a run of emoji by name, equal ones together."""
    signs: list[str] = []
    joined = False
    for character in match.group():
        if character == "\u200d":
            joined = True
        elif not _joins(character) and not 0x1F3FB <= ord(character) <= 0x1F3FF and not character.isspace():
            if not joined:  # of a joined sequence, such as a family, the first sign is said
                signs.append(character)
            joined = False
    words = []
    for sign, equal in groupby(signs):
        count = len(list(equal))
        name = "flag" if 0x1F1E6 <= ord(sign) <= 0x1F1FF or sign == "🏴" else lexicon("signs")["emoji"].get(sign) or unicodedata.name(sign, "").lower()
        if name:
            words.append(f"{cardinal(str(count))} {name} emojis" if count > 1 and name != "flag" else f"{name} emoji")
    return whole(match, ", ".join(dict.fromkeys(words)) or ",")


def _joins(character: str) -> bool:
    return bool(re.match(f"[{_JOINERS}]", character))


def _ellipsis(match: re.Match[str]) -> list[Part]:
    return whole(match, "." if match.end() == len(match.string.rstrip(" \"'”’)]")) else ",")


def _sign(match: re.Match[str]) -> list[Part]:
    return said(match, (_SIGNS[match["sign"]], "sign"))


_SIGNS = {"&": "and", "+": "plus", "=": "equals", "×": "times", "÷": "divided by", "<": "less than", ">": "more than", "→": "to", "@": "at"}
_PICTURE = "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a\u231b]"

RULES = (
    Rule("address", re.compile(rf"(?:https?://|www\.)(?:www\.)?(?P<host>{_HOST}|[^\s/]+){_PATH}", re.IGNORECASE), _address),
    Rule("mail", re.compile(rf"(?<![\w.])(?P<user>[\w+-]+(?:\.[\w+-]+)*)@(?P<host>{_HOST})\b", re.IGNORECASE), _mail),
    Rule("host", re.compile(rf"(?<![\w.@/-])(?P<host>{_HOST}){_PATH}(?![\w])", re.IGNORECASE), _bare_host),
    Rule("dot name", re.compile(r"(?<![\w.])\.(?=[a-z]{2,12}\b)"), lambda match: whole(match, "dot ")),
    Rule("handle", re.compile(r"(?<![\w@.])@(?P<name>[A-Za-z_]\w{0,49})"), _handle),
    Rule("hashtag", re.compile(r"(?<![\w#&])#(?P<name>\w{1,80})"), _hashtag),
    Rule("emoji", re.compile(rf"{_PICTURE}(?:[{_JOINERS}\U0001f3fb-\U0001f3ff]|\s?{_PICTURE})*"), _emoji),
    Rule("markup", re.compile(r"</?[A-Za-z][^<>]{0,200}>"), lambda match: whole(match, " ")),
    Rule("ellipsis", re.compile(r"\s*(?:…|\.(?:\s?\.){2,})+"), _ellipsis),
    Rule("stops", re.compile(r"\s*(?P<stop>[!?])[!?]+"), lambda match: whole(match, "?" if "?" in match.group() else "!")),
    Rule("sign", re.compile(r"(?<=\s)(?P<sign>[&+=×÷<>→@])(?=\s)"), _sign),
    Rule("bracket", re.compile(r"[\[\]{}|\\*_~^`]+"), lambda match: whole(match, " ")),
)
