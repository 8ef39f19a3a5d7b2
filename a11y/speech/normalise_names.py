"""How titles, streets, Roman numerals, initials, abbreviations and runs of capitals are said."""

from __future__ import annotations

import re

from a11y.speech.acronyms import lexicon, looks_like_a_word, spell
from a11y.speech.numerals import cardinal, digits, ordinal, roman, year
from a11y.speech.rule import Rule, said, whole
from a11y.speech.spoken import Part

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"


def _table(name: str) -> dict[str, str]:
    return dict(lexicon("abbreviations")[name])


def _alternatives(words: object) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]  # a table's keys or a list


def _title(match: re.Match[str]) -> list[Part]:
    return said(match, (_table("titles")[match["title"]] + match["gap"], "title"))


def _street(match: re.Match[str]) -> list[Part]:
    return [Part(_table("streets")[match["kind"]], match.start("kind"), match.end())]


def _company(match: re.Match[str]) -> list[Part]:
    return [Part("Company", match.start("kind"), match.end())]


def _state(match: re.Match[str]) -> list[Part]:
    return whole(match, _table("states")[match["short"]])


def _saint(match: re.Match[str]) -> list[Part]:
    return whole(match, "Saint ")


def _abbreviation(match: re.Match[str]) -> list[Part]:
    return whole(match, _table("abbreviations")[match["short"].lower()])


def _before_number(match: re.Match[str]) -> list[Part] | None:
    if match["short"] in {"Max", "Min"}:  # "Max 737", "Min 5": names
        return None
    return whole(match, f"{_table('before_numbers')[match['short'].lower().rstrip('.')]} ")


def _versus(match: re.Match[str]) -> list[Part]:
    return whole(match, "versus")


def _regnal(match: re.Match[str]) -> list[Part] | None:
    number = roman(match["numeral"])
    if number is None or number > 40:
        return None
    after = match.string[match.end() :]
    if match["numeral"] == "I" and (_FIRST_PERSON.match(after) or (_PAST.match(after) and not _REIGNS.search(match.string[: match.start()]))):
        return None
    second = roman(match["second"]) if match["second"] else None
    more = ((match["joint"], "joint"), (f"the {ordinal(second)}", "second")) if second else ()
    return said(match, (match["name"], "name"), (f"the {ordinal(number)}", "numeral"), *more)


def _numbered(match: re.Match[str]) -> list[Part] | None:
    number, second = roman(match["numeral"]), roman(match["second"]) if match["second"] else None
    if number is None or number >= 200 or (match["second"] and second is None):
        return None
    more = ((match["joint"], "joint"), (cardinal(str(second)), "second")) if second else ()
    return said(match, (match["name"], "name"), (cardinal(str(number)), "numeral"), *more)


def _sequel(match: re.Match[str]) -> list[Part] | None:
    """Say a numeral of two letters or more after a capitalised word: a person of two names is "the third", anything else "three"."""
    number = roman(match["numeral"])
    if number is None or number > 30:
        return None
    person = match["first"] and number in {2, 3, 4}
    return [Part(f"the {ordinal(number)}" if person else cardinal(str(number)), match.start("numeral"), match.end())]


def _initials(match: re.Match[str]) -> list[Part]:
    """Say "J. K." without the stops that would break the clause."""
    letters = re.findall(_CAPITAL, match["initials"])
    return whole(match, ".".join(letters) + " ")


def _dotted(match: re.Match[str]) -> list[Part]:
    letters = match.group().replace(".", "").replace(" ", "")
    return whole(match, spell(letters.upper(), guess=False) or ".".join(letters))


def _capitals(match: re.Match[str]) -> list[Part] | None:
    """Say a run of capitals; in a text that shouts, words stay words."""
    letters, ending = match["letters"], match["ending"] or ""
    table = lexicon("acronyms")
    state = len(letters) == 2 and match.string[: match.start()].endswith(", ")  # "ORCHARD TOWN, MO (Post)"
    shouted = (_shouts(match.string) or (not state and _shouts(_run(match)))) and _word_when_shouted(letters)
    if shouted or ending[1:] in _CONTRACTED:
        return whole(match, letters.lower() + ending.lower())
    if len(letters) == 1:
        return None
    if letters in table["emphasis"]["list"] and not ending and letters not in table["words"]["list"]:
        return whole(match, letters.lower())
    words = spell(letters)
    if not ending:
        return whole(match, words)
    if words != ".".join(letters):
        return whole(match, words + ending)
    # Letters: a plural needs its last letter apart ("M P’s"); so does the genitive of two letters, which would be read as an address.
    if ending == "s" or len(letters) == 2:
        return whole(match, f"{words[:-2]} {letters[-1]}’s")
    return whole(match, f"{words}’s")


# After "Charles I": words that only a speaker's "I" takes, and words that a king takes too.
_FIRST_PERSON = re.compile(r"[’']|\s(?:am|have|do|think|know|will|would|can|must|should|say|want|love|like|feel|go)\b")
_PAST = re.compile(r"\s(?:was|had|did|knew|could|met|saw|and|said|felt|went)\b")
_REIGNS = re.compile(r"(?:^|\b(?:King|Queen|Pope|Emperor|Tsar|Prince|of|under|when|while)\s)$")
_PRONOUNS = {"IT", "WHO", "AM"}
_CONTRACTED = {"T", "RE", "VE", "LL", "D", "M"}
_BESIDE = r"(?:[\s’'-]{1,2}|,\s)"


def _run(match: re.Match[str]) -> str:
    """Return the words in capitals that stand around one, such as those of a heading at the start of a paragraph."""
    before = re.search(rf"(?:\b[A-Z]+{_BESIDE})*$", match.string[: match.start()])
    after = re.match(rf"(?:{_BESIDE}[A-Z]+\b)*", match.string[match.end() :])
    return f"{before.group() if before else ''}{match.group()}{after.group() if after else ''}"


def _shouts(text: str) -> bool:
    """Tell whether a text is written in capitals: most of its words, and at least four or one too long for an abbreviation."""
    found = re.findall(r"[^\W\d_]{2,}", text)
    loud = [word for word in found if word.isupper()]
    return (
        len(found) >= 2
        and len(loud) * 2 > len(found)
        and (len(loud) >= 4 or any(len(word) >= 5 and looks_like_a_word(word) and not _listed(word) for word in loud))
    )


def _listed(letters: str) -> bool:
    table = lexicon("acronyms")
    return letters in table["said"] or letters in table["letters"]["list"] or letters in table["words"]["list"]


def _word_when_shouted(letters: str) -> bool:
    table = lexicon("acronyms")
    listed = letters in table["said"] or (letters in table["letters"]["list"] and letters not in _PRONOUNS)
    return not listed and bool(set(letters) & set("AEIOUY"))


def _coded(match: re.Match[str]) -> list[Part] | None:
    """Say letters with a number, such as M25, Covid-19, BBC1 or G7."""
    letters, number = match["letters"], match["number"]
    name = spell(letters) if len(letters) > 1 else letters
    words = year(int(number)) if len(number) == 4 and number[:2] in {"19", "20"} else cardinal(number)
    more = match["more"] or ""
    return whole(match, f"{name} {words}{more}" if more == "s" else f"{name} {words} {more}".rstrip())


def _aircraft(match: re.Match[str]) -> list[Part]:
    series = f" {cardinal(match['series'])}" if match["series"] else ""
    return [Part(" ".join(cardinal(figure) for figure in match["model"]) + series, match.start("model"), match.end())]


def _flight(match: re.Match[str]) -> list[Part]:
    return [Part(f"{'.'.join(match['letters'])} {digits(match['number'], zero='oh')}", match.start("letters"), match.end())]


def _postcode(match: re.Match[str]) -> list[Part]:
    outward = " ".join(filter(None, (".".join(match["area"]), cardinal(match["district"]), match["sub"])))
    return said(match, (f"{outward},", "area"), (f"{cardinal(match['sector'])} {'.'.join(match['unit'])}", "sector"))


def _number_first(match: re.Match[str]) -> list[Part]:
    return whole(match, f"{cardinal(match['number'])} {match['letters']}")


def _word_number(match: re.Match[str]) -> list[Part]:
    """Say Covid-19 and under-21s."""
    number = match["number"]
    words = year(int(number)) if len(number) == 4 and number[:2] in {"19", "20"} else cardinal(number)
    return said(match, (match["word"], "word"), (words + (match["more"] or ""), "number"))


def _slash(match: re.Match[str]) -> list[Part]:
    return whole(match, " or " if match["kind"] is not None else " ")


def _either_case(words: object) -> list[str]:
    """Return words as they are and with a capital, single letters only as they are."""
    return [form for word in words for form in {word, word.capitalize() if len(word) > 1 else word}]  # type: ignore[attr-defined]  # a table's keys


_SAINTS = lexicon("abbreviations")["saints"]["list"]
_REGNAL = _alternatives(lexicon("abbreviations")["regnal"]["list"])
_NUMBERED = _alternatives(lexicon("abbreviations")["numbered"]["list"])

RULES = (
    Rule(
        "initials",
        re.compile(rf"(?<![\w.&])(?P<initials>{_CAPITAL}\.(?:\s?{_CAPITAL}\.)*)\s(?={_CAPITAL}[\w’'-]+)(?!(?:The|In|On|He|She|It|They|But|And|A)\b)"),
        _initials,
    ),
    Rule("dotted letters", re.compile(rf"(?<![\w.])(?:{_CAPITAL}\.\s?){{1,5}}{_CAPITAL}\.(?!\w)|(?<![\w.])(?:{_CAPITAL}\.){{1,5}}{_CAPITAL}(?!\w)"), _dotted),
    Rule(
        "street",
        re.compile(
            rf"(?P<lead>\b(?!(?:The|A|An|My|Our|Dear|Thanks|Hello|Hi|Yes|No|And|But|So|To|From)\s)(?:{_CAPITAL}[\w’'-]+|\d+(?:st|nd|rd|th))\s)(?P<kind>{_alternatives(_table('streets'))})\b(?!\.\s(?:{_alternatives(_SAINTS)})\b)\.?(?!\s{_CAPITAL}[a-z]|[’'])"
        ),
        _street,
    ),
    Rule(
        "company",
        re.compile(rf"(?P<lead>(?:{_CAPITAL}[\w’'-]+|&)\s)(?P<kind>Co\.)(?!\w|\s(?:Durham|Down|Antrim|Armagh|Cork|Kerry|Mayo|Clare|Galway)\b)"),
        _company,
    ),
    Rule("state", re.compile(rf"(?:(?<=[a-z],\s)|(?<=\([DRI]-))(?P<short>{_alternatives(_table('states'))})(?!\w|\s[A-Z])"), _state),
    Rule("saint", re.compile(rf"\bSt\.?\s(?={_CAPITAL})"), _saint),
    Rule(
        "title", re.compile(rf"\b(?P<title>{_alternatives(_table('titles'))})\b\.?(?P<gap>\s)(?={_CAPITAL}|the\b|and\s{_CAPITAL})(?!(?:Z|X|Y|Alpha)\b)"), _title
    ),
    Rule(
        "abbreviation before a number",
        re.compile(rf"(?<![\w.])(?P<short>(?:{_alternatives(_either_case(_table('before_numbers')))})(?:(?<=\w\w)\.?|\.))\s?(?=\d)"),
        _before_number,
    ),
    Rule("abbreviation", re.compile(rf"(?<![\w.])(?P<short>{_alternatives(_table('abbreviations'))})(?!\w)", re.IGNORECASE), _abbreviation),
    Rule("versus", re.compile(r"(?<=\s)(?:vs?\.?|VS\.?)(?=\s)(?!\.\s?$)"), _versus),
    Rule("numbered part", re.compile(rf"\b(?P<name>{_NUMBERED})\s(?P<numeral>[IVXLC]+)(?:\s(?P<joint>and|or|to)\s(?P<second>[IVXLC]+))?(?![\w’'])"), _numbered),
    Rule(
        "regnal number",
        re.compile(rf"\b(?P<name>{_REGNAL})\s(?P<numeral>[IVX]+)(?:\s(?P<joint>and|or|to)\s(?P<second>[IVX]+)(?=\W?$|[,.;:]|\s(?:of|were|was)\b))?(?!\w)"),
        _regnal,
    ),
    Rule(
        "sequel",
        re.compile(
            rf"(?:\b(?P<first>{_CAPITAL}[\w’'-]+|{_CAPITAL}\.)\s)?\b(?P<name>{_CAPITAL}[\w’'-]+)(?P<comma>,)?\s(?P<numeral>(?!MIX|DIM|CD|MC|DC|MD|CC|CV|CI|MI|DI|DV|LI|XL|MM|CIVIL|XX)[IVX]{{2,5}})(?!\w)"
        ),
        _sequel,
    ),
    Rule("aircraft", re.compile(r"\bBoeing(?:\s|\s[a-z]+\s)(?P<model>7\d7)(?:-(?P<series>\d{1,3}))?(?![\w-])"), _aircraft),
    Rule("flight", re.compile(r"\b[Ff]light\s(?P<letters>[A-Z]{1,3})\s?(?P<number>\d{2,4})(?!\w)"), _flight),
    Rule("postcode", re.compile(r"\b(?P<area>[A-Z]{1,2})(?P<district>\d{1,2})(?P<sub>[A-Z])?\s(?P<sector>\d)(?P<unit>[A-Z]{2})\b"), _postcode),
    Rule("letters with a number", re.compile(r"(?<![\w.&-])(?P<letters>[A-Z]{1,5})-?(?P<number>\d{1,4})(?P<more>s|[A-Z])?(?![\w.]\w|\w|,\d{3})"), _coded),
    Rule("word with a number", re.compile(r"(?<![\w.-])(?P<word>[A-Za-z][a-z]{2,}|COVID)-(?P<number>\d{1,4})(?P<more>s)?(?!\w)"), _word_number),
    Rule("number with a letter", re.compile(r"(?<![\w.,])(?P<number>\d{1,3})(?P<letters>[A-Z]{1,2})(?!\w)"), _number_first),
    Rule("capitals", re.compile(r"(?<![\w.&])(?P<letters>[A-Z]{1,9}|[A-Z]{1,2}(?:&[A-Z])+)(?P<ending>s|['’](?:s|S|T|RE|VE|LL|D|M))?(?![^\W₀-₉]|&)"), _capitals),
    Rule("slash", re.compile(r"(?<=[^\W\d_])/(?P<kind>(?=(?:she|her|hers|they|them)\b))?(?=[^\W\d_])"), _slash),
)
