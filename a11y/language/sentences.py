"""Where sentences end, by punctuation and the words around it: fast, and without loading the parser.

News is punctuated, so a full stop is better evidence than a parse: what a statistical parser gets wrong are the cases below (abbreviations,
initials, decimals, ellipses, a question mark inside a quotation). Texts without end marks (headings, captions) are one sentence.
"""

# ruff: noqa: SIM905  (word lists are read and edited as words)

from __future__ import annotations

import re

# Titles and references that always have something after them (Chicago Manual of Style, 10.11-10.23).
_NEVER_LAST = frozenset(
    "mr mrs ms messrs mx dr prof rev fr hon gen col maj capt cpt cmdr adm lt sgt cpl pvt insp supt sen rep reps sens gov pres amb st ste mt ft "
    "vs v cf viz e.g i.e eg ie fig figs no nos vol pp ed eds approx est op pt para sec art ca c jan feb mar apr jun jul aug sep sept oct nov dec pop div"
    .split()
)  # fmt: skip
# Of those, the ones that abbreviate only before a number, and are plain words or sentence ends otherwise.
_BEFORE_NUMBER = frozenset("no nos fig figs vol pp p pt para sec art ca c jan feb mar apr jun jul aug sep sept oct nov dec pop div".split())
# "(b. 1950)", "(m. 1949)", "(d. 1990)": small letters before a year.
_OF_LIVES = frozenset("bdmr")
# Abbreviations that may end a sentence; then the next word decides.
_MAYBE_LAST = frozenset(
    "inc ltd co corp bros llc plc jr sr esq etc al dept univ assn ave blvd rd sq mass calif conn fla ga ill ind kan ky la md mich minn miss mo mont "
    "neb nev okla "
    "ore pa tenn tex va vt wash wis wyo ariz ark colo del dak ala hon a.m p.m am pm u.s u.k u.n e.u d.c l.a n.y n.j b.c a.d ph.d m.d b.a m.a m.p".split()
)
# Words that begin sentences far more often than names do: articles, pronouns, conjunctions, question words, common adverbs.
_STARTERS = frozenset(
    "the a an this that these those it he she they we i you his her its their our my your there here but and or so yet if when while as after before since "
    "although though because in on at by for from with to of under over during despite however meanwhile then now today yesterday last later also not no what "
    "who why how where which some many most more all both each every one two three another other others it's he's she's they're we're i'm that's "
    "there's".split()
)
# Verbs that report speech and may follow a quotation's own question or exclamation mark: “Why?” Smith asked.
_REPORTED = r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|cried|shouted|exclaimed|joked|wondered|demanded|explained|tweeted|posted)"
_AFTER_QUOTE = re.compile(rf"(?:{_REPORTED}\b|(?:[A-Z][\w'’-]+ ){{1,3}}{_REPORTED}\b|(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e) {_REPORTED}\b)")

_PLACE = r"(?!COVID)[A-Z][A-Z'’.-]+(?:[ ,/]{1,3}(?:[A-Z][\w'’.-]*|and)){0,7}"
# Where a report was sent from, at its beginning, with its agency or without: "LA CROSSE, Wis. (AP) — ", "(Reuters) - ", "NEW YORK—"
# (The Associated Press Stylebook, datelines).
DATELINE = re.compile(
    rf"(?:(?:{_PLACE} ?)?\((?:[A-Z][\w.]{{0,20}}[ /]?){{1,3}}\) ?|(?=[A-Z]{{5}}|[A-Z]+[ ,/.]+[A-Z]){_PLACE} ?)"
    r"(?:—|–|―|--|(?<=[ )])-(?= )) ?(?=[“\"‘A-Z\d])"
)

_END = re.compile(r"(?P<mark>\.{2,}|…|[.!?]+(?:\s?\.\s?\.)?)(?P<close>[\"'”’»)\]]*(?:\s?\[\d{1,3}\])*)(?P<gap>\s+)(?=\S)")
_REFERENCES = re.compile(r"(?:\[\d{1,3}\]\s*)+")
_LAST_WORD = re.compile(r"[^\s\"“”‘(\[—–-]+$")
_OPENERS = "\"'“‘«([ "


def split(text: str) -> list[str]:
    """Return the sentences of one paragraph, in order, each without outer white space; joined by single spaces they give the paragraph.

    >>> split('Dr. Lee of the U.S. Army paid $3.5m. “Why?” she asked. “It works.” Nobody knew.')
    ['Dr. Lee of the U.S. Army paid $3.5m.', '“Why?” she asked.', '“It works.”', 'Nobody knew.']
    """
    found, begin = [], 0
    dateline = DATELINE.match(text)
    for match in _END.finditer(text, dateline.end() if dateline else 0):
        if _ends(text, begin, match):
            found.append(text[begin : match.end("close")].strip())
            begin = match.end()
    rest = text[begin:].strip()
    if rest:
        found.append(rest)
    return found


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Return whether the mark at `match` ends the sentence that began at `begin`."""
    mark, close = match["mark"], match["close"]
    after = text[match.end() : match.end() + 80]
    bare = after.lstrip(_OPENERS)
    following = re.match(r"[\w'’.&-]*", bare)
    next_word = following.group() if following else ""
    if _REFERENCES.fullmatch(after):
        return False  # the notes after the last sentence belong to it
    opens_quote = after[:1] in "\"“‘'«(["
    if not bare or (next_word[:1].islower() and not next_word[1:2].isupper()):
        # A small letter goes on with the sentence: “Why?” she asked; Yahoo! said; well … maybe.
        return False
    if close and mark != "." and _AFTER_QUOTE.match(after):
        return False
    if mark.startswith("."):
        word_match = _LAST_WORD.search(text, begin, match.start())
        word = word_match.group() if word_match else ""
        if not word:
            # A mark with no word before it: an ellipsis between words, or a stray stop.
            return len(mark) == 1 and bool(_has_letters(text, begin, match.start()))
        if mark == ".":
            return _stop_ends(word, next_word, closed=bool(close), opens_quote=opens_quote)
    return True


def _has_letters(text: str, begin: int, end: int) -> bool:
    """Return whether a stretch of a text has any letter or digit.

    >>> _has_letters("... ", 0, 4)
    False
    """
    return any(character.isalnum() for character in text[begin:end])


def _stop_ends(word: str, next_word: str, *, closed: bool, opens_quote: bool) -> bool:
    """Return whether a full stop after `word` ends a sentence when `next_word` follows."""
    low = word.lower().strip("'’")
    if word in _OF_LIVES and re.match(r"\d{4}\b", next_word):
        return False
    starter = next_word.lower().replace("’", "'") in _STARTERS
    initial = len(word) == 1 and word.isupper()  # "c. 1900", but "Ann C. Lee"
    if low in _BEFORE_NUMBER and not initial:
        return not next_word[:1].isdigit() and (low not in {"jan", "feb", "aug", "sept", "oct", "nov", "dec"} or starter)
    if low in {"st", "mt", "ft"}:
        # "St. Louis" goes on; "on Elm St. The" ends.
        return starter
    if low in _NEVER_LAST and not initial:
        return False
    if closed or opens_quote:
        return not (len(word) == 1 and word.isupper() and not starter and not opens_quote)
    initials = bool(re.fullmatch(r"(?:[A-Za-z]\.)*[A-Za-z]", word)) and (len(word) > 1 or (word.isupper() and word != "I"))
    if low in _MAYBE_LAST or initials:
        return starter
    return True
