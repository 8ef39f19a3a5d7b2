"""A clause that only lifts out one word gives way to the plain one: "It was Ann who paid" → "Ann paid"; "There are many people who swim" → "Many people swim".

Only for names ("it was a bird that sang" may say what "it" was) and for nouns with a quantity ("there are people who …" is not "people …").
Source: plainlanguage.gov, "Avoid hidden subjects" ("there is", "it is"); Huddleston and Pullum 2002, 16.9 (clefts), 16.6.3 (existentials).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, agrees, is_finite, is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "The sentence begins with who or what it is about."
_QUANTITIES = frozenset({"many", "some", "several", "other", "few", "more", "plenty", "hundreds", "thousands", "millions", "dozens", "countless", "numerous"})
_LINKS = frozenset({"and", "but", "so", "then", "also"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the lifted word as its plain subject."""
    tokens = scene.parse.tokens
    begin = 1 if tokens[0].text.lower() in _LINKS else 0
    if len(tokens) < begin + _SHORTEST or scene.parse.text.endswith("?") or tokens[begin + 1].text.lower() not in {"is", "are", "was", "were", "'s", "’s"}:
        return
    proposal = None
    if tokens[begin].text.lower() == "it":
        proposal = _lifted(scene, begin)
    elif tokens[begin].text.lower() == "there":
        proposal = _counted(scene, begin)
    if proposal:
        yield proposal


_SHORTEST = 6


def _lifted(scene: Scene, begin: int) -> Rewriting | None:
    """Return "Ann paid" for "It was Ann who paid"."""
    parse = scene.parse
    who = next((token for token in parse.tokens[begin + 2 :] if token.text.lower() in {"who", "that"}), None)
    name = range(begin + 2, who.index if who else 0)
    if (
        who is None
        or not name
        or who.index in scene.quoted
        or any(parse.tokens[index].upos not in {"PROPN", "DET"} and parse.tokens[index].text != "of" for index in name)
    ):
        return None
    verb = parse.tokens[who.head]
    if parse.tokens[name[-1]].upos != "PROPN" or not who.dep.startswith("nsubj") or not _ends_all(scene, verb) or not agrees(parse, verb, plural=False):
        return None
    return Rewriting(((*range(begin), *name, *range(who.index + 1, scene.last)),), WHY)


def _counted(scene: Scene, begin: int) -> Rewriting | None:
    """Return "Many people swim" for "There are many people who swim"."""
    parse = scene.parse
    noun = next((child for child in parse.children(parse.tokens[begin].head, "nsubj")), None)
    noun = parse.tokens[parse.tokens[begin].head] if noun is None and parse.tokens[parse.tokens[begin].head].upos == "NOUN" else noun
    if noun is None or noun.upos != "NOUN" or noun.index < begin + 2 or parse.children(noun.index, "conj"):
        return None
    verb = next((child for child in parse.children(noun.index, "acl:relcl") if child.index > noun.index), None)
    who = next((token for token in parse.tokens[noun.index + 1 :] if token.text.lower() in {"who", "that", "which"}), None)
    phrase = range(begin + 2, who.index if who else 0)
    if (
        phrase
        and parse.tokens[phrase[0]].upos == "ADV"
        and parse.tokens[phrase[0]].text.lower() in {"already", "also", "always", "barely", "even", "hardly", "just", "now", "only", "simply", "still"}
    ):
        return None
    if verb is None or who is None or not phrase or who.head != verb.index or not who.dep.startswith("nsubj") or not _ends_all(scene, verb):
        return None
    own = [child for child in parse.children(noun.index, "det", "amod", "nummod") if child.index < noun.index]
    plural = is_plural(parse, noun)
    told_once = plural is False and any(child.text.lower() in {"a", "an", "another"} for child in own)
    several = plural is True and any(child.text.lower() in _QUANTITIES or child.dep == "nummod" for child in own)
    if not (told_once or several) or noun.lemma in COLLECTIVE - {"people"} or any(parse.tokens[index].text in {",", "–", "("} for index in phrase):
        return None
    if (
        plural is None
        or not agrees(parse, verb, plural=plural)
        or any(token.text.lower() in {"not", "n't", "n’t", "no"} for token in parse.tokens[: who.index])
    ):
        return None
    link: list[Item] = [Put(parse.tokens[0].text, (0,))] if begin else []
    first = Put(parse.tokens[phrase[0]].text, (begin + 1, phrase[0]))
    return Rewriting(((*link, first, *phrase[1:], *range(who.index + 1, scene.last)),), WHY)


def _ends_all(scene: Scene, verb: Token) -> bool:
    """Return whether a finite clause runs to the end of the sentence."""
    return is_finite(scene.parse, verb) and scene.span(verb.index)[-1] >= scene.last - 1
