"""How money, quantities with units and percentages are said."""

from __future__ import annotations

import re

from a11y.speech.acronyms import lexicon
from a11y.speech.numerals import cardinal
from a11y.speech.rule import Rule, said
from a11y.speech.spoken import Part

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d+)(?:\.\d+)?"
START = r"(?<![\w£$€¥.,])"
# A dash with spaces is punctuation more often than a range ("in 2019 – 50% of them").
_TO = r"(?:[-–—]|\s(?=to\s))"

_SYMBOLS = {
    "£": ("pound", "pounds", "p"),
    "$": ("dollar", "dollars", "cents"),
    "US$": ("U.S dollar", "U.S dollars", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cents"),
    "AU$": ("Australian dollar", "Australian dollars", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cents"),
    "€": ("euro", "euros", "cents"),
    "¥": ("yen", "yen", ""),
    "₹": ("rupee", "rupees", "paise"),
    "GBP": ("pound", "pounds", "p"),
    "USD": ("U.S dollar", "U.S dollars", "cents"),
    "¢": ("cent", "cents", ""),
    "Rs": ("rupee", "rupees", "paise"),
    "EUR": ("euro", "euros", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cents"),
    "NT$": ("Taiwan dollar", "Taiwan dollars", "cents"),
    "R$": ("real", "reais", ""),
    "RM": ("ringgit", "ringgit", "sen"),
    "CHF": ("Swiss franc", "Swiss francs", ""),
    "AUD": ("Australian dollar", "Australian dollars", "cents"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cents"),
    "₦": ("naira", "naira", "kobo"),
    "₩": ("won", "won", ""),
    "₱": ("peso", "pesos", ""),
    "฿": ("baht", "baht", ""),
    "₪": ("shekel", "shekels", ""),
    "₺": ("lira", "lira", ""),
    "₽": ("rouble", "roubles", ""),
    "₴": ("hryvnia", "hryvnia", ""),
}
_SCALES = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "bn": "billion",
    "b": "billion",
    "B": "billion",
    "tn": "trillion",
    "trn": "trillion",
}
_SCALE_WORDS = r"thousand|million|billion|trillion|crore|lakh"
_SYMBOL = r"(?:US|A|AU|CA|C|NZ|HK|S|NT|R)?\$|[£€¥₹₦₩₱฿₪₺₽₴]|(?:GBP|USD|EUR|CHF|AUD|CAD|RM|Rs\.?)\s?"
_SHORT_SCALE = r"(?:k|K|mn|m|M|bn|b|B|trn|tn)(?![\w²³/])"
# Before an amount that describes a noun ("a £20m deal") the unit stays single.
_DETERMINER = re.compile(r"\b(?:a|an|the|its|his|her|their|our|my|each|every|this|that|new|another|record|first|second|extra|annual)\s$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    r"-[a-z]|\s(?!(?:a|an|about|after|and|are|as|at|because|before|but|by|each|every|extra|for|from|had|has|he|her|his|if|in|into|is|it|last|less|more|next|now|of|on"
    r"|or|out|over|per|she|so|than|that|the|they|this|to|too|towards?|under|up|was|we|were|when|where|which|while|who|will|with|worth|would|you)\b)[a-z]{3,}"
)


def _describes(match: re.Match[str]) -> bool:
    """Tell whether an amount describes the noun after it."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    hyphen = after.startswith("-") and after[1:2].isalpha()
    return hyphen or bool(_DETERMINER.search(before) and _NOUN_FOLLOWS.match(after))


def _money(match: re.Match[str]) -> list[Part]:
    one, many, small = _SYMBOLS[match["symbol"].strip(" .")]
    amount = re.sub(r"^(\d+),(\d\d)$", r"\1.\2", match["amount"])  # €5,50 as the continent writes it
    scale = _SCALES.get(match["short"] or "") or (match["scale"] or "").lower()
    if match["second"] is not None:
        first = f"{cardinal(amount)} {_SCALES.get(match['first_short'] or '', '')}".strip()
        return said(
            match, (first, "amount"), (f"to {cardinal(match['second'])}", "second"), (f"{scale} {many}".strip(), "second" if not match["scale"] else "scale")
        )
    single = _describes(match)
    name = one if single or (not scale and amount == "1") else many
    if scale:
        words = cardinal(amount)
        if match["scale"]:
            return said(match, (words, "amount"), (f"{scale} {name}", "scale"))
        return said(match, (f"{words} {scale} {name}", "amount"))
    whole, _, fraction = amount.replace(",", "").partition(".")
    if len(fraction) == 2 and small and fraction != "00":
        coins = cardinal(str(int(fraction)))
        if whole == "0":
            return said(match, (f"{coins} {'pence' if small == 'p' else small}", "amount"))
        tail = coins if int(fraction) >= 10 else f"{coins} {'penny' if small == 'p' and coins == 'one' else 'pence' if small == 'p' else small}"
        joint = " and " if int(fraction) < 10 else " "
        return said(match, (f"{cardinal(whole)} {one if whole == '1' else many}{joint}{tail}", "amount"))
    words = cardinal(whole if fraction in {"", "0", "00"} else amount)
    return said(match, (f"{words} {name}", "amount"))


def _percent(match: re.Match[str]) -> list[Part]:
    sign = "minus " if match["minus"] else ""
    if match["second"] is not None:
        return said(match, (sign + cardinal(match["amount"]), "amount"), (f"to {cardinal(match['second'])} per cent", "second"))
    return said(match, (f"{sign}{cardinal(match['amount'])} per cent", "amount"))


def _unit(match: re.Match[str]) -> list[Part] | None:
    name = match["unit"]
    names = lexicon("units")["units"][re.sub(r"\s+", " ", name)]
    one, many = names
    # "5 C", "5 W", "5 l", "3 p" and "5 min" words stand apart from their number only for real units.
    if match["gap"] and name in {"C", "F", "W", "V", "p", "l", "L", "g", "ms", "ha", "cc"} and not (name in {"g", "ml"} and not match["second"]):
        return None
    # "A 50p coin" is a fifty pence coin: only metric and other measures lose their "s" before a noun.
    single = (_describes(match) and name != "p") or (match["second"] is None and match["amount"] == "1")
    words = one if single else many
    minus = "minus " if match["minus"] else ""
    first = minus + cardinal(match["amount"])
    place = "unit" if match["gap"] else ("second" if match["second"] is not None else "amount")
    if match["second"] is not None:
        second = f"to {cardinal(match['second'])}"
        if place == "unit":
            return said(match, (first, "amount"), (second, "second"), (words, "unit"))
        return said(match, (first, "amount"), (f"{second} {words}", "second"))
    return said(match, (first, "amount"), (words, "unit")) if place == "unit" else said(match, (f"{first} {words}", "amount"))


def _height(match: re.Match[str]) -> list[Part]:
    feet = f"{cardinal(match['feet'])} {'foot' if match['feet'] == '1' or _describes(match) else 'feet'}"
    return said(
        match, (feet, "feet"), (cardinal(match["inches"]) + ("" if match["mark"] == "'" else f" {'inch' if match['inches'] == '1' else 'inches'}"), "inches")
    )


def _weight(match: re.Match[str]) -> list[Part]:
    return said(match, (f"{cardinal(match['stone'])} stone", "stone"), (f"{cardinal(match['pounds'])} pounds" if match["pounds"] else "", "pounds"))


def _metres(match: re.Match[str]) -> list[Part]:
    single = (
        _describes(match)
        or match["amount"] == "1"
        or not re.match(r"\s(?:above|ahead|apart|away|below|deep|far|from|high|long|off|tall|underground|wide)\b", match.string[match.end() :])
    )
    return said(match, (f"{cardinal(match['amount'])} {'metre' if single else 'metres'}", "amount"))


def _scaled(match: re.Match[str]) -> list[Part] | None:
    """Say 1.2m and 20k; "4K" and "1B" are names of things."""
    short = match["short"] or match["apart"]
    if short == "m" and (match["apart"] or (match["second"] is None and float(match["amount"].replace(",", "")) >= 1000)):
        return (
            said(
                match,
                (cardinal(match["amount"]), "amount"),
                ("" if match["second"] is None else f"to {cardinal(match['second'])}", "second"),
                ("metres", "apart"),
            )
            if match["apart"]
            else said(match, (f"{cardinal(match['amount'])} metres", "amount"))
        )
    scale = _SCALES[short]
    if short in {"K", "M", "B"} and len(match["amount"]) == 1:
        return None
    if match["second"] is not None:
        return said(match, (cardinal(match["amount"]), "amount"), (f"to {cardinal(match['second'])} {scale}", "second"))
    return said(match, (f"{cardinal(match['amount'])} {scale}", "amount"))


def _unit_names() -> str:
    names = sorted(lexicon("units")["units"], key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in names)


_METRE_WORDS = "|".join(re.escape(word) for word in lexicon("units")["metres"]["after"])
_RANGE = rf"(?:{_TO}(?:to\s)?(?P<second>{NUMBER}))?"

RULES = (
    Rule(
        "money",
        re.compile(
            rf"(?<![\w£$€¥])(?P<symbol>{_SYMBOL})(?P<amount>{NUMBER}|\d+,\d\d(?!\d))(?:(?P<first_short>{_SHORT_SCALE})?(?:[-–—](?:{_SYMBOL})?|\s[-–—]\s(?:{_SYMBOL}))(?P<second>{NUMBER}))?"
            rf"(?:(?P<short>{_SHORT_SCALE})|[\s-](?P<scale>{_SCALE_WORDS})\b)?s?(?!\w|[.,]\d)",
        ),
        _money,
    ),
    Rule(
        "cents",
        re.compile(rf"{START}(?P<amount>{NUMBER})¢"),
        lambda match: said(match, (f"{cardinal(match['amount'])} cent{'' if match['amount'] == '1' else 's'}", "amount")),
    ),
    Rule(
        "dash before money",
        re.compile(rf"(?:(?<=\d)|(?<=\d[kmn])|(?<=[bt]n)|(?<=illion))[-–](?=(?:{_SYMBOL})\d)"),
        lambda match: [Part(" to ", match.start(), match.end())],
    ),
    Rule("percentage", re.compile(rf"(?<![\w£$€.,])(?P<minus>[-−])?(?P<amount>{NUMBER})%?{_RANGE}\s?%"), _percent),
    Rule("height", re.compile(r"""(?<![\w.])(?P<feet>\d)(?P<mark>\s?ft\s?|['′])\s?(?P<inches>\d{1,2}(?:\.\d)?)(?:\s?ins?\b|["″])""", re.VERBOSE), _height),
    Rule("weight", re.compile(r"(?<![\w.])(?P<stone>\d{1,2})st(?:\s(?P<pounds>\d{1,2})lbs?)?(?![\w])(?<![02-9]1st)(?<!\b1st)"), _weight),
    Rule(
        "metres",
        re.compile(
            rf"\b(?:height|depth|length|width|distance|radius|altitude|heights|depths|lengths)\sof\s(?:(?:about|around|nearly|almost|just|only|over|under|up|at|least|to|some)\s)*"
            rf"(?P<amount>{NUMBER})m(?!\w)"
        ),
        lambda match: [Part(f"{cardinal(match['amount'])} metres", match.start("amount"), match.end())],
    ),
    Rule("metres", re.compile(rf"{START}(?P<amount>{NUMBER})(?:m|\sm)(?=[\s-](?:{_METRE_WORDS})\b)"), _metres),
    # The 100m of the track, not of people: a distance that is run or swum, after a word that names one race.
    Rule(
        "race",
        re.compile(
            r"\b(?:[Tt]he|her|his|men[’']s|women[’']s|boys[’']|girls[’']|Olympic|Paralympic|world|indoor|outdoor)\s"
            r"(?P<amount>50|60|80|100|110|200|400|800|1,?500|3,?000|5,?000|10,?000)m(?=[.,;:)]|$|\s(?:in|on|at|and|final|heats?|title|gold|silver|bronze|record|race|time)\b)"
        ),
        lambda match: [Part(f"{cardinal(match['amount'])} metres", match.start("amount"), match.end())],
    ),
    Rule("unit", re.compile(rf"(?<![\w£$€.,])(?P<minus>[-−])?(?P<amount>{NUMBER}){_RANGE}(?P<gap>\s?)(?P<unit>{_unit_names()})(?![\w²³/])"), _unit),
    Rule(
        "scaled number",
        re.compile(rf"{START}(?P<amount>{NUMBER})(?:[-–](?P<second>{NUMBER}))?(?:(?P<short>{_SHORT_SCALE})|\s(?P<apart>m|bn|tn)(?!\w))"),
        _scaled,
    ),
)
