"""An age between commas becomes a sentence: "The actress, 27, won" is "The actress won. The actress is 27 years old."

Source: Inclusion Europe, Information for all (one idea a sentence); the seed article's own case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.asides import DEATH
from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import SPEECH, be, detach, is_plural
from a11y.plain.naming import again
from a11y.plain.segments import segments, tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "The age is said in a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with an age taken out and told after it."""
    parse = scene.parse
    if any(token.lemma.lower() in {*DEATH, "body", "overcome"} for token in parse.tokens):
        return  # "he is 19 years old" would be untrue of the dead, and "was" would bury the living
    for segment in segments(scene):
        tokens = [parse.tokens[index] for index in segment.run]
        number = tokens[-1]
        if (
            not number.text.isdigit()
            or not 1 <= int(number.text) <= 110
            or not (segment.closed or _speaker(scene, segment.noun))
            or (len(tokens) > 1 and (len(tokens) > 2 or tokens[0].text.lower() != "aged"))
        ):
            continue
        if _in_a_row(scene, segment.noun, number) or (segment.closed and _named_behind(scene, segment.noun)):
            continue
        following = parse.tokens[number.index + 2] if segment.closed and number.index + 2 < len(parse.tokens) else None
        name, past = again(scene, segment.noun), tense(scene, segment)  # the age in the news is that of its day
        if (
            name is None
            or past is None
            or is_plural(parse, segment.noun) is not False
            or (past and _of_a_life(scene))
            or not _person(scene, segment.noun)
            or (following is not None and following.upos not in {"VERB", "AUX", "ADV", "PRON", "ADP"})
            or (following is not None and (following.text.lower() in {"whose", "whom"} or following.xpos == "PRP$"))
        ):
            continue
        fact = (
            *name,
            Put(be(past=False, plural=False), segment.run[:-1]),
            number.index,
            Put("years old" if number.text != "1" else "year old"),
        )
        yield Rewriting((tuple(detach(scene, segment.run, segment.noun)), fact), WHY, by_words=True)


def _in_a_row(scene: Scene, noun: Token, number: Token) -> bool:
    """Return whether one of several who are named together has the age, and another one too ("Ida, 17, and Una, 15, live here"): none is told alone."""
    tokens = scene.parse.tokens
    others = [token for token in tokens[2:] if token.index != number.index and token.text.isdigit() and tokens[token.index - 1].text == ","]
    joined = noun.dep == "conj" or any(child.index > number.index for child in scene.parse.children(noun.index, "conj"))
    return joined and any(tokens[other.index - 2].upos == "PROPN" and len(other.text) <= len("110") for other in others)


def _named_behind(scene: Scene, noun: Token) -> bool:
    """Return whether a name stands behind a comma after the one it names ("a second man, Ben S., 29, stood by"): the last mark is that of the name."""
    tokens = scene.parse.tokens
    comma = next((token.index for token in tokens if token.text == ","), len(tokens))
    opening = tokens[:comma]
    return (
        noun.dep != "appos" and 1 < comma < noun.index and noun.index - comma <= _NAME and all(token.upos in {"DET", "ADJ", "NOUN", "NUM"} for token in opening)
    )


_NAME = 3


# What happens once or for years in a life: the age in the news is that of the day, not of then.
_LIFE = frozenset(
    ["attend", "bear", "become", "begin", "develop", "diagnose", "grow", "graduate", "join", "leave", "live", "marry", "meet", "move", "play", "raise",
     "retire", "serve", "study", "train", "work"]
)  # fmt: skip


def _of_a_life(scene: Scene) -> bool:
    """Return whether a sentence of the past may tell of another year than the age: "Ann Lee, 36, was born in Hull", "had been", "in 2013"."""
    tokens = scene.parse.tokens
    verbs = {scene.root.lemma, *(child.lemma for child in scene.parse.children(scene.root.index, "conj"))}
    had = any(token.text.lower() == "had" and token.dep == "aux" for token in tokens)
    return bool(verbs & _LIFE) or had or any(token.text.isdigit() and len(token.text) == _YEAR for token in tokens)


_YEAR = 4


# Nouns of things that are counted and so followed by a figure between commas.
_COUNTED = frozenset(
    {
        "number",
        "total",
        "figure",
        "score",
        "age",
        "page",
        "room",
        "flight",
        "channel",
        "highway",
        "route",
        "section",
        "article",
        "paragraph",
        "chapter",
        "winner",
    }
)


def _person(scene: Scene, noun: Token) -> bool:
    """Return whether a noun may have an age: not a number of things, a month or a place in a list of figures."""
    subtree = scene.parse.subtree(noun.index)
    return noun.lemma not in _COUNTED and not any(token.lemma in _COUNTED for token in subtree if token.index < noun.index) and noun.text not in _MONTHS


_MONTHS = frozenset({"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"})


def _speaker(scene: Scene, noun: Token) -> bool:
    """Return whether a name is the one who speaks: then a figure after it at the sentence's end is an age."""
    return noun.upos == "PROPN" and noun.dep == "nsubj" and scene.parse.tokens[noun.head].lemma in SPEECH
