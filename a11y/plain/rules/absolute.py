"""A closing "with" phrase that has its own doer becomes a sentence: "…, with fans calling for more" → "Fans called for more."

Source: plainlanguage.gov, "write short sentences" (one idea each).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, be, is_past, is_plural, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "The last part of the sentence got a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing "with" phrase told after it."""
    parse = scene.parse
    past = is_past(parse, scene.root)
    if scene.words <= scene.profile.long or past is None:
        return
    for word in parse.tokens[4:]:
        if word.text.lower() == "with" and parse.tokens[word.index - 1].text == "," and word.index not in scene.quoted:
            proposal = _tell(scene, word, past=past)
            if proposal:
                yield proposal


def _tell(scene: Scene, word: Token, *, past: bool) -> Rewriting | None:
    parse = scene.parse
    act, who = _parts(scene, word)
    run = trim(scene, range(word.index + 1, scene.last))
    if act is None or who is None or act.index not in run or any(parse.tokens[index].text in {",", ";"} and index < act.index for index in run):
        return None
    doer = [index for index in run if index < act.index and parse.tokens[index].upos != "ADV"]
    adverbs = [index for index in run if index < act.index and parse.tokens[index].upos == "ADV" and index > who.index]
    plural = is_plural(parse, who)
    if not doer or who.index not in doer or set(doer) | set(adverbs) != {index for index in run if index < act.index} or who.lemma in COLLECTIVE:
        return None
    if plural is None or (parse.children(act.index, "aux", "mark", "cop") and act.xpos != "JJ"):
        return None
    rest = [index for index in run if index > act.index]
    if len(rest) < 2 or act.lemma in {"be", "have", "include"}:
        return None
    if any(parse.tokens[index].dep == "cc" and any(other.xpos == "VBN" for other in parse.tokens[index + 1 : index + 5]) for index in rest):
        # "windows closed with boards and gardens watched by dogs": a second doer with a participle of its own.
        return None
    verb: list[Item]
    if act.xpos == "VBG":
        verb = [*adverbs, Put(inflect(act.lemma, "VBD" if past else "VBP" if plural else "VBZ"), (act.index,))]
    else:
        verb = [Put(be(past=past, plural=plural)), *adverbs, act.index]
    return Rewriting((trim(scene, range(word.index)), (*doer, *verb, *rest)), WHY)


def _parts(scene: Scene, word: Token) -> tuple[Token | None, Token | None]:
    """Return the predicate and the doer in a "with" phrase: with (doer) predicate."""
    parse = scene.parse
    head = parse.tokens[word.head]
    if head.index < word.index:
        return None, None
    if head.dep in {"nsubj", "nsubj:pass"}:
        head = parse.tokens[head.head]  # "with" hung on the doer
    subjects = parse.children(head.index, "nsubj", "nsubj:pass")
    if subjects and head.xpos in {"VBG", "VBN", "JJ"} and head.head == scene.root.index:
        return head, subjects[0]
    acts = [child for child in parse.children(head.index, "acl") if child.xpos in {"VBG", "VBN"} and parse.tokens[child.index - 1].text != ","]
    return (acts[0], head) if acts and head.head == scene.root.index else (None, None)
