"""Examples at the end of a sentence get their own: "…, including Spain and Italy" → "These countries include Spain and Italy."

Source: UK Government easy read (one idea a sentence, lists apart).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import again, governing_tense, is_plural, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

_TIMES = frozenset({"year", "month", "week", "day", "night", "time"})
WHY = "The examples got a sentence of their own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing examples told after it."""
    parse = scene.parse
    if scene.words <= scene.profile.long:
        return
    for case in parse.tokens:
        such = case.text.lower() == "such" and parse.tokens[min(case.index + 1, len(parse.tokens) - 1)].text.lower() == "as"
        if (case.text.lower() != "including" and not such) or case.index in scene.quoted or case.index < 4 or parse.tokens[case.index - 1].text != ",":
            continue
        begin = case.index + (2 if such else 1)
        run = trim(scene, range(begin, scene.last))
        first = next((parse.tokens[i] for i in run if parse.tokens[i].head not in run), case)
        noun = next((parse.tokens[i] for i in range(case.index - 2, max(case.index - 7, 0), -1) if parse.tokens[i].xpos == "NNS"), case)
        if (
            noun.upos != "NOUN"
            or noun.lemma in _TIMES
            or noun.index >= case.index - 1
            or first.upos not in {"NOUN", "PROPN", "NUM"}
            or not is_plural(parse, noun)
        ):
            continue
        if set(run) - set(scene.span(first.index)) or any(
            parse.tokens[index].upos in {"NOUN", "PROPN", "VERB"} and parse.tokens[index].lemma not in _TIMES for index in range(noun.index + 1, case.index)
        ):
            continue
        if _in_clause(scene, noun) or _open(scene, noun, run) or _rival(scene, noun) or noun.dep.startswith("nmod") or _of_another(scene, noun):
            continue
        name, past = again(scene, noun), governing_tense(scene, noun)
        if name is None or past is None or len(run) < 2:
            continue
        yield Rewriting((trim(scene, range(case.index - 1)), (*name, Put("included" if past else "include", tuple(range(case.index, begin))), *run)), WHY)


_DENIED = frozenset({"not", "n't", "n’t", "no", "never", "without", "neither", "nor", "if", "unless"})


def _open(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether the plural is denied or only supposed ("who do not count as refugees, such as …"), or its examples are a choice ("Ann or Tom")."""
    tokens = scene.parse.tokens
    return any(token.text.lower() in _DENIED for token in tokens[: noun.index]) or any(tokens[index].text.lower() == "or" for index in run)


def _of_another(scene: Scene, noun: Token) -> bool:
    """Return whether a preposition may join the noun to the one before it ("parts from machines, such as …"); after "to" it is where something goes."""
    cases = [case for case in scene.parse.children(noun.index, "case") if case.text.lower() != "to"]
    return any(case.index and scene.parse.tokens[case.index - 1].upos in {"NOUN", "PROPN"} for case in cases)


def _in_clause(scene: Scene, noun: Token) -> bool:
    """Return whether the noun stands in a clause about another thing, of which the examples may be ("words that cause problems, such as …")."""
    token = noun
    while token.head != token.index:
        if token.dep == "acl:relcl":
            return True
        token = scene.parse.tokens[token.head]
    return False


def _rival(scene: Scene, noun: Token) -> bool:
    """Return whether the noun stands within the phrase of another plural ("companies using the deals"), which may be the one with the examples."""
    token = noun
    for _ in range(8):
        if token.head == token.index:
            return False
        token = scene.parse.tokens[token.head]
        if token.xpos == "NNS":
            return True
    return False
