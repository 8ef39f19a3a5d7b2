"""What a word rule returns, and how substitutions are written into a sentence: capitals, "a" or "an", spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.language import Parse
    from a11y.plain.levels import Profile


@dataclass(frozen=True, slots=True)
class Substitution:
    """New words for the tokens `first` to `last` (inclusive); no words means that they are left out."""

    first: int
    last: int
    text: str
    rule: str
    why: str


@dataclass
class WordScene:
    """What a word rule looks at: a parsed sentence, its quoted tokens, the level, the article's words and names, and the abbreviations already opened in it."""

    parse: Parse
    quoted: frozenset[int]
    profile: Profile
    article: str = ""
    """The article's words, as `spaced` writes them."""
    names: frozenset[str] = frozenset()
    opened: set[str] = field(default_factory=set)

    def mentions(self, text: str) -> bool:
        """Return whether the article has a word or words, or their plural in -s: "mps" is not in "Hampshire"."""
        wanted = spaced(text)
        return wanted in self.article or f"{wanted[:-1]}s " in self.article


def spaced(text: str) -> str:
    """Return the words of a text in small letters with a space on each side, so that whole words can be looked up in it.

    >>> spaced("The MPs’ tax-free pay.")
    ' the mps tax-free pay '
    """
    return f" {' '.join(_SPACED.findall(text.lower()))} "


_SPACED = re.compile(r"[\w-]+")


_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, in small letters, that an article writes with a capital inside its sentences, twice or more, and oftener than without.

    >>> names_in(["The police say Crooks ran.", "Then Crooks fell.", "He met crooks."])
    frozenset({'crooks'})
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        capital.update(word.lower() for word in _INSIDE.findall(text))
        small.update(re.findall(r"\b[a-z]+", text))
    return frozenset(word for word, times in capital.items() if times > max(1, small[word]))


def apply(parse: Parse, substitutions: Sequence[Substitution]) -> str:
    """Return the sentence with the substitutions made; they must not overlap."""
    text = parse.text
    for change in sorted(substitutions, key=lambda found: -found.first):
        begin, end = parse.tokens[change.first].start, parse.tokens[change.last].end
        new = change.text
        if begin and new and not text[begin - 1].isspace() and parse.tokens[change.first].text[:1] in "'’n" and new[:1].isalpha():
            new = " " + new
        if not new:
            before, after = text[:begin].rstrip(), text[end:].lstrip()
            if after.startswith(",") and (not before or before.endswith(",")):
                after = after[1:].lstrip()
            elif text[begin:end].endswith(",") and before.endswith(","):
                before = before[:-1]  # "Labour, needless to say, claim" loses both commas
            if not before.strip("([“‘\"'"):
                after = after[:1].upper() + after[1:]
            space = "" if before[-1:] in {"", "(", "[", "“", "‘"} else " "
            text = before + space + after if after[:1] not in ".,;:?!" else before.rstrip(",") + after
            continue
        text = text[:begin] + new + text[end:]
        text = _article(text, begin + (new != change.text))
    return re.sub(r"  +", " ", text)


_VOWEL_SOUND = re.compile(r"(?:[aeiou](?!ni[^nmlds]|se[dfr ]|su|ti|to)|hour|hono|heir|honest|8|11\b|18\b|u[nrlpst][^i])", re.IGNORECASE)
_NO_VOWEL_SOUND = re.compile(r"(?:eu|one\b|once|uni[^nmd]|us[eau]|ut[ie])", re.IGNORECASE)


def has_vowel_sound(word: str) -> bool:
    """Return whether a word begins with a vowel to the ear, so that "an" stands before it.

    >>> [has_vowel_sound(word) for word in ("apple", "hour", "user", "European", "uncle", "one")]
    [True, True, False, False, True, False]
    """
    return bool(_VOWEL_SOUND.match(word)) and not _NO_VOWEL_SOUND.match(word)


def _article(text: str, place: int) -> str:
    """Return a text whose "a" or "an" just before a place fits the word that begins there."""
    match = re.search(r"\b([Aa])(n?) $", text[:place])
    word = re.match(r"[\w-]+", text[place:])
    if not match or not word:
        return text
    wanted = "n" if has_vowel_sound(word.group()) else ""
    return text if wanted == match[2] else text[: match.start(2)] + wanted + " " + text[place:]
