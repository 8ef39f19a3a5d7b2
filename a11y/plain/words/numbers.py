"""Number words become figures in easy text: "twelve people" → "12 people".

"One" stays (it is a pronoun as often as a number), and so do fractions, ordinals and phrases such as "a thousand thanks". A sentence's first word stays as
well, unless figures follow it: "4 people were hurt and 5 died" does not mix the two.
Source: UK Government easy read, "use numbers, not words"; Inclusion Europe, Information for all ("write the number, not the word").
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language.lexicon import numbers
from a11y.plain.words.substitution import Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.words.substitution import WordScene

# Words that make the number before them part of a larger one or of a fraction; "5 million" alone is easier than "five million".
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "dozen", "half", "thirds", "fifths", "quarters", "tenths", "third", "fifth"})


@lru_cache(maxsize=1)
def values() -> dict[str, int]:
    """Return the number words from two to ninety with their values."""
    return {word: value for word, value in {**numbers().units, **numbers().tens}.items() if value > 1}


# The fewest words of "four of them".
_PART = 3
_WHY = "Numbers are easier to read as figures."


def substitute(scene: WordScene) -> Iterator[Substitution]:
    """Yield figures for the number words of a sentence (easy level only): for all parts of a whole ("three of the five") or for none."""
    found = list(_figures(scene))
    tokens = scene.parse.tokens
    if _opens(scene) and (found or any(token.text.isdigit() for token in tokens[1:])):
        found.append(Substitution(0, 0, str(values()[tokens[0].text.lower()]), "numbers", _WHY))
    changed = {change.first for change in found}
    parts = {place for place in range(len(tokens) - 2) if _part(scene, place)}
    if all(place in changed for place in parts):
        yield from found


def _opens(scene: WordScene) -> bool:
    """Return whether the sentence begins with a number word that counts the noun after it."""
    first, *rest = scene.parse.tokens
    whole = bool(rest) and rest[0].text != "-" and not _counted(rest[0])
    return scene.profile.easy and whole and first.text.lower() in values() and first.dep == "nummod" and 0 not in scene.quoted and not _part(scene, 0)


def _part(scene: WordScene, place: int) -> bool:
    """Return whether a number word counts a part of something ("three of the five", "four of them", "one in five")."""
    tokens = scene.parse.tokens
    after = [token.text.lower() for token in tokens[place + 1 : place + 4]]
    if tokens[place].text.lower() == "one" and any(first == "in" and second in values() for first, second in pairwise(after)):
        return True  # "one in five", "one word in five"
    return (
        (tokens[place].text.lower() in values() or tokens[place].text.lower() == "one")
        and tokens[place + 1].text.lower() == "of"
        and (tokens[place + 2].text.lower() == "them" or any(_is_number(token) for token in tokens[place + 2 : place + 6]))
    )


def _is_number(token: Token) -> bool:
    return token.text.lower() in values() or token.text.isdigit()


def _or_two(scene: WordScene, token: Token) -> bool:
    """Return whether a number word only says "about": "a day or two", "the coming year or two"."""
    tokens = scene.parse.tokens
    return token.index > 2 and tokens[token.index - 1].text.lower() == "or" and tokens[token.index - 2].xpos == "NN"


def _in_a_row(scene: WordScene, token: Token) -> bool:
    """Return whether a number word stands in a row of them, of which all become figures: "aged six, seven and nine"."""
    tokens, first, last = scene.parse.tokens, token.index, token.index
    while first > 1 and tokens[first - 1].text in _BETWEEN and tokens[first - 2].text.lower() in values():
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 1].text in _BETWEEN and tokens[last + 2].text.lower() in values():
        last += 2
    row = tokens[first : last + 1]
    return len(row) > _PART and any(other.text == "," for other in row) and all(other.upos in {"NUM", "PUNCT", "CCONJ"} for other in row)


_BETWEEN = frozenset({",", "and", "or"})


def _stands_alone(scene: WordScene, token: Token) -> bool:
    """Return whether a number word with an article stands for people or things named before ("the two are friends")."""
    tokens = scene.parse.tokens
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
    before = tokens[token.index - 1] if token.index else token
    named = before.upos in {"ADJ", "VERB"} and before.dep == "amod" and before.head == token.index  # "the mixed coxed four"
    led = named or before.text.lower() in {"the", "these", "those", "other"}
    return led and token.dep != "nummod" and following.upos in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PRON"}


def _names(scene: WordScene, token: Token) -> bool:
    """Return whether a number word stands before a noun in the singular and what describes it, so it is a name ("its nine dash line", "a two horse race")."""
    if token.text.lower() == "nine" and token.index and scene.parse.tokens[token.index - 1].text.lower() in {"front", "back"}:
        return True  # the first nine holes of golf
    head = scene.parse.tokens[token.head]
    single = head.xpos == "NN" and not head.text.endswith("s")  # the tagger takes "aids" for one
    return token.dep == "nummod" and single and head.index > token.index + 1


def _of_a_word(scene: WordScene, token: Token) -> bool:
    """Return whether a number word counts a part of a number that stays a word ("three of the five replied"): figures and words are not mixed."""
    whole = [other for other in scene.parse.tokens[token.index + 2 : token.index + 6] if other.text.lower() in values()]
    return bool(whole) and _part(scene, token.index) and _stands_alone(scene, whole[0])


def _counted(token: Token) -> bool:
    """Return whether a token is a number or the scale of one ("a hundred and two", "five or six")."""
    return token.upos == "NUM" or token.text.lower() in _SCALES


def _runs_on(token: Token) -> bool:
    """Return whether "and" or "or" may join a number word to a number before it; not to a figure ("aged 5, 12 and twenty")."""
    return _counted(token) and not token.text.isdigit()


def _figures(scene: WordScene) -> Iterator[Substitution]:
    """Yield figures for the number words that may be written so."""
    if not scene.profile.easy:
        return
    tokens = scene.parse.tokens
    skip = -1
    for token in tokens:
        low = token.text.lower()
        first = token.index == 0 and not _part(scene, 0) if len(tokens) > _PART else token.index == 0
        if (
            token.index <= skip
            or low not in values()
            or token.upos != "NUM"
            or token.index in scene.quoted
            or first
            or (token.index and token.text[0].isupper())
        ):
            continue
        if any(fault(scene, token) for fault in (_stands_alone, _names, _or_two, _of_a_word)):
            continue
        before, after = tokens[max(token.index - 1, 0)], tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if after is not None and after.text == "-" and not token.space_after:
            unit = tokens[token.index + 2].text.lower() if token.index + 2 < len(tokens) else ""
            if values()[low] < 20 or values().get(unit, 1 if unit == "one" else 99) > 9 or not tokens[token.index + 2].space_after:
                continue
            value = values()[low] + (1 if unit == "one" else values()[unit])
            skip = token.index + 2
            yield Substitution(token.index, skip, str(value), "numbers", _WHY)
            continue
        if _in_a_row(scene, token):
            yield Substitution(token.index, token.index, str(values()[low]), "numbers", _WHY)
            continue
        if (
            (not before.space_after and before.text == "-")
            or (before.text.lower() == "of" and token.index > 1 and tokens[token.index - 2].text == "-")  # "a mother-of two"
            or (after is not None and after.text.lower() in _SCALES - {"million", "billion"})
            or before.text.lower() in _SCALES
            or (before.text.lower() in {"and", "or", "to", "by"} and token.index > 1 and _runs_on(tokens[token.index - 2]))
        ):
            continue
        if (
            after is not None
            and after.text.lower() in {"and", "or", "to"}
            and tokens[min(token.index + 2, len(tokens) - 1)].text.lower() in values().keys() | _SCALES | {"a", "one"}
        ):
            continue
        yield Substitution(token.index, token.index, str(values()[low]), "numbers", _WHY)
