"""How a speaker is named again, and what is told of one between commas as a sentence: "said Ann Lee, a nurse" → "Ann Lee is a nurse."

What stands right behind the name of somebody who has just been said to speak can only be about that person, and who speaks in the news is alive.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put
from a11y.plain.grammar import DATES, agrees, is_plural
from a11y.plain.kinds import BODIES, POSTS, may_be, names_a_body
from a11y.plain.words.substitution import has_vowel_sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.plain.draft import Scene
    from a11y.plain.sayings import Saying

_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their"})
# With these words in front a post is one of several.
_ONE_OF_SEVERAL = frozenset({"former", "retired", "senior", "fellow", "ex", "assistant", "associate", "regional", "local", "professor"})


def short_name(scene: Scene, who: Sequence[int]) -> tuple[Item, ...] | None:
    """Return a speaker's name without the post before it ("police chief Ann Lee" is "Ann Lee"); None when the words end in no name."""
    tokens = scene.parse.tokens
    behind = list(takewhile(lambda index: tokens[index].upos == "PROPN" or tokens[index].xpos == "NNP" or tokens[index].text in "-.", reversed(who)))
    if len(behind) == 1 and tokens[who[0]].upos == "DET":
        return None  # "another Democrat", "the BBC"
    if behind and tokens[behind[0]].text.islower():
        return None  # "the senator", taken for a name
    former = any(tokens[index].text.lower() in {"former", "ex", "ex-"} for index in who)
    posts = [place for place, index in enumerate(behind) if tokens[index].lemma.lower() in POSTS | {"speaker"}]
    if former and posts:
        behind = behind[: posts[0]]  # who was Speaker of the House is not to be called so
    if not behind or any(tokens[index].upos in {"ADP", "CCONJ"} or tokens[index].text in {"'s", "’s"} for index in who):
        return None
    return tuple(reversed(behind))


def again(scene: Scene, who: Sequence[int]) -> tuple[Item, ...] | None:
    """Return how a speaker is named in the next sentence: by the short name, the pronoun, or the noun with "the"."""
    name, first = short_name(scene, who), scene.parse.tokens[who[0]]
    if name is not None:
        # "the Norland Water Board" keeps its article; "the actor Ann Lee" needs none.
        article = first.text.lower() == "the" and len(name) == len(who) - 1
        return (Put("the", (who[0],)), *name) if article else name
    if first.text.lower() in {"a", "an"}:
        return (Put("the"), *who[1:])
    return tuple(who) if first.upos in {"PRON", "DET", "PROPN"} and first.text.lower() not in {"another", "one", "some", "many"} else None


# Figures of a year.
_YEAR = 4


def told_of(scene: Scene, found: Saying) -> tuple[Item, ...] | None:
    """Return the sentence that tells what an attribution's aside tells of its speaker, or None when it is not sure to be that."""
    name = short_name(scene, found.who)
    aside = [scene.parse.tokens[index] for index in found.aside]
    if name is None or not aside or any(token.text == "," or (token.text.lower() == "who" and token.index > aside[0].index) for token in aside):
        return None
    if aside[0].text.lower() == "who":
        verb = next((token for token in aside[1:4] if token.xpos in {"VBD", "VBZ", "VBP", "MD"}), None)
        fits = verb is not None and verb.xpos != "VBP" and agrees(scene.parse, verb, plural=False)
        return (*name, *found.aside[1:]) if fits else None
    phrase = list(takewhile(lambda token: token.upos != "ADP" and token.text.lower() != "and", aside))
    head = phrase[-1] if phrase else aside[0]
    if not may_be(scene.parse, head, "person") or head.upos not in {"NOUN", "PROPN"} or head.xpos in {"NNS", "NNPS"}:
        return None
    owned = any(token.text in {"'s", "’s", "'", "’"} for token in phrase[:-1])
    if aside[0].text.lower() == "no" or any(token.upos == "NUM" and len(token.text) == _YEAR and token.text.isdigit() for token in aside):
        return None  # "Ann Lee, no friend of the mayor"; "Ann Lee, who ran for mayor in 2008"
    if [aside[0].text.lower(), len(aside)] == ["the", 2]:
        return None  # "Ann Lee, the historian": who has been named as one before
    if aside[0].text.lower() in _ARTICLES or aside[0].text.lower() == "another" or owned:
        return (*name, Put("is"), *found.aside)
    after = aside[len(phrase)].text.lower() if len(phrase) < len(aside) else ""
    post = head.lemma.lower() in POSTS | {"speaker"} or aside[0].text.lower() == "chief"
    if post and after in {"of", "at", "for"} and aside[0].text.lower() not in _ONE_OF_SEVERAL:
        return (*name, Put("is"), *found.aside)
    if post and not after and aside[0].upos == "PROPN" and aside[0].index != head.index:
        return (*name, Put("is"), *found.aside)  # "Acme deputy director": of several, or the one
    if after in {"of", "at", "for", "with", "in", "from", ""} and head.upos == "NOUN":
        return (*name, Put("is"), Put("an" if has_vowel_sound(aside[0].text) else "a"), *found.aside)
    return None


# Words that stand for somebody or something named before, by what they can stand for.
_OF_ONE = frozenset({"he", "she", "him", "his", "himself", "herself"})
_OF_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_OF_THINGS = frozenset({"it", "its", "itself"})


def would_mean_speaker(scene: Scene, who: Sequence[int], what: Sequence[int]) -> bool:
    """Return whether a word in what is said means somebody named before the sentence, and would mean the speaker behind the speaker's name.

    "They have paid nothing, officials said"; and a speaker who is named by what is said ("…, its chairman said") cannot stand before it.
    """
    tokens = scene.parse.tokens
    words = [tokens[index] for index in who]
    if any(word.xpos == "PRP$" for word in words):
        return True
    if len(words) == 1 and words[0].upos == "PRON":
        return False
    head = next((word for word in words if word.head not in who), words[-1])
    several, person = is_plural(scene.parse, head), may_be(scene.parse, head, "person")
    named = False
    for index in what:
        token = tokens[index]
        if index in scene.quoted:
            continue
        if token.upos in {"NOUN", "PROPN"} and not token.text[:1].isdigit() and token.text not in DATES:
            if not person or several or may_be(scene.parse, token, "person"):
                return False
            named = True  # "the day he was killed": no day is "he"
        low = token.text.lower()
        if named and low not in _OF_ONE:
            continue
        if (low in _OF_ONE and several is not True and person) or (low in _OF_MANY and (several is not False or not person)):
            return True
        if low in _OF_THINGS and token.dep != "expl" and several is not True and (head.upos == "PROPN" or not person):
            return True
    return False


# With these words what is said is the speaker's own, though its marks are lost.
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves", "let"})
_PARTS = frozenset({"arm", "branch", "chapter", "division", "unit"})
# A subject of what is said shows its name within so many words.
_START = 8


def is_name_behind_marks(scene: Scene, what: Sequence[int]) -> bool:
    """Return whether a name follows quoted words, and no verb: “It works,” Ann Lee, a nurse in Leeds says – it is she who says it."""
    last = next((place for place in reversed(range(len(what))) if what[place] in scene.quoted), None)
    rest = [scene.parse.tokens[index] for index in what[last + 1 :]] if last is not None else []
    return bool(rest) and rest[0].upos in {"PROPN", "NOUN", "DET"} and not any(token.upos in {"VERB", "AUX"} for token in rest)


def speaks_as_i(scene: Scene, what: Sequence[int]) -> bool:
    """Return whether quoted words begin with "I" or "We", which "that" cannot stand before."""
    return next((scene.parse.tokens[index].text.lower() for index in what if scene.parse.tokens[index].upos != "PUNCT"), "") in FIRST_PERSON


def is_body_of(scene: Scene, who: Sequence[int], what: Sequence[int]) -> bool:
    """Return whether "the organisation", who says it, may be the body that what is said begins with: its name has to come first."""
    speaker = [scene.parse.tokens[index] for index in who]
    if [speaker[0].text.lower(), *(token.lemma in BODIES for token in speaker[1:])] != ["the", True]:
        return False
    start = list(takewhile(lambda token: token.upos not in {"VERB", "AUX"}, (scene.parse.tokens[index] for index in what[:_START])))
    named = any(token.upos == "PROPN" for token in start)
    return named and any(token.lemma.lower() in BODIES | _PARTS or names_a_body(token) for token in start)


def says_twice(scene: Scene) -> bool:
    """Return whether "he said" stands twice outside of quoted words."""
    tokens = scene.parse.tokens
    said = [token for token in tokens[1:] if token.text.lower() in {"said", "says"} and token.index not in scene.quoted]
    return sum(tokens[token.index - 1].text.lower() in {"he", "she", "they", "it"} for token in said) > 1
