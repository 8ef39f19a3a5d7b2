"""Where somebody said it is told after what they said: "In a letter, she said that …" → "She said that … She said this in a letter."

What they were asked is told before it: "Asked about the cost, he said …" → "He was asked about the cost. He said …" So are whom they spoke to and cite.
Source: Inclusion Europe, Information for all (one idea a sentence); BBC News style guide, "Attribution" (who says it, and where).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.asides import called
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import PERSONAL, SPEECH, be, is_plural, subject, trim
from a11y.plain.sayings import OCCASIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "Where or why somebody said it is told in a sentence of its own."
_VERBS = SPEECH | {"confirm", "reveal", "promise", "agree", "deny", "predict", "believe", "think", "find", "estimate"}
_IN = frozenset({"in", "on", "at", "during", "via"})
# Verbs that take "this" as what was said; the others "say this".
_TAKES_THIS = frozenset({"say", "ask", "write", "explain", "claim", "suggest", "reveal", "announce", "confirm", "state", "predict"})
_ASKED = frozenset({"asked", "questioned", "quizzed", "pressed", "challenged"})
_SPEAKING = frozenset({"speaking", "writing", "talking"})
_CITING = frozenset({"citing", "quoting"})
_WITH_VERB = frozenset({"also", "first", "later", "recently", "previously", "once", "earlier"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SHORTEST = 4


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the occasion of its saying told apart."""
    parse, verb = scene.parse, scene.root
    if scene.words <= scene.profile.longest or verb.lemma not in _VERBS or verb.xpos not in _FINITE or verb.index in scene.quoted:
        return
    own = subject(parse, verb)
    if own is None or own.index > verb.index or own.text.lower() in {"it", "this", "that", "who", "which", "there"}:
        return
    helped = parse.children(verb.index, "aux", "conj", "mark", "cc", "advmod")
    if any(child.text.lower() not in _WITH_VERB and child.index in range(1, verb.index + 1) for child in helped if child.dep != "conj"):
        return
    if not parse.children(verb.index, "ccomp") and not any(_opens_quotation(scene, index) for index in range(verb.index, scene.last)):
        return
    who = trim(scene, [index for index in scene.span(own.index) if index < verb.index])
    name = called(scene, own)
    if parse.children(own.index, "conj") or any(parse.tokens[index].text.lower() == "and" and parse.tokens[index].dep == "cc" for index in who):
        return  # "the mayor and the councillor said": both did
    if name is None or not scene.whole(who) or _half(scene, who, name) or any(child.dep == "conj" and child.index not in scene.quoted for child in helped):
        return
    for proposal in (_before(scene, verb, own, who, name), _within(scene, verb, name)):
        if proposal:
            yield proposal


def _before(scene: Scene, verb: Token, own: Token, who: tuple[int, ...], name: list[Item]) -> Rewriting | None:
    """Return the opening phrase told after what was said, or what was asked told before it."""
    parse = scene.parse
    if who[0] < _SHORTEST - 1 or parse.tokens[who[0] - 1].text != "," or any(index in scene.quoted for index in range(who[-1] + 1)):
        return None
    run, rest = trim(scene, range(who[0] - 1)), tuple(range(who[0], scene.last))
    opening = [parse.tokens[index].text.lower() for index in run[:2]]
    if opening[0] in {"when", "while"} and len(opening) > 1 and opening[1] in _ASKED | _SPEAKING:
        run, opening = run[1:], opening[1:]
    if any(parse.tokens[index].text in {",", ":", ";", "(", "–", "—"} for index in run):
        return None
    if opening[0] in _ASKED | _SPEAKING | _CITING:
        return _asked(scene, verb, own, who, run, name)
    if opening[0] not in _IN or not _is_occasion(scene, run) or _points_back(scene, own, run):
        return None
    return Rewriting((rest, (*name, _said_this(verb), *run)), WHY)


def _asked(scene: Scene, verb: Token, own: Token, who: tuple[int, ...], run: tuple[int, ...], name: list[Item]) -> Rewriting | None:
    """Return what somebody was asked, whom they spoke to or what they cite, and then what they said."""
    parse = scene.parse
    first, plural = parse.tokens[run[0]], is_plural(parse, own)
    if verb.xpos != "VBD" or plural is None or parse.tokens[run[0] + 1].upos == "NOUN" or _points_back(scene, own, run):
        return None
    if first.text.lower() in _CITING | _SPEAKING:
        form: list[Item] = [Put(inflect(first.lemma, "VBD"), (first.index,))]
    else:
        form = [Put(be(past=True, plural=plural)), first.index]
    return Rewriting(((*who, *form, *run[1:]), (*name, *range(who[-1] + 1, scene.last))), WHY, by_words=True)


def _within(scene: Scene, verb: Token, name: list[Item]) -> Rewriting | None:
    """Return "Ann Lee said in a letter to the mayor: …" with the letter told after what was said."""
    parse = scene.parse
    begin = next((index for index in range(verb.index + 1, min(verb.index + 6, scene.last)) if parse.tokens[index].text.lower() in _IN), None)
    if begin is None or any(parse.tokens[index].upos not in {"PROPN", "NOUN", "DET", "PRON", "PUNCT", "PART"} for index in range(verb.index + 1, begin)):
        return None
    heard = trim(scene, range(verb.index + 1, begin))
    if heard and verb.lemma != "tell":
        return None
    end = next((index for index in range(begin + 1, scene.last) if _opens_saying(scene, index)), None)
    if end is None:
        return None
    run = trim(scene, range(begin, end))
    if len(run) < _SHORTEST or not _is_occasion(scene, run) or any(parse.tokens[index].text in {",", "(", "–", "—"} for index in run):
        return None
    return Rewriting(((*range(verb.index + 1), *heard, *range(end, scene.last)), (*name, _said_this(verb), *run)), WHY)


def _opens_saying(scene: Scene, index: int) -> bool:
    """Return whether what is said begins at a place: at "that" of its clause, at a colon, or at a comma or mark before quoted words."""
    token = scene.parse.tokens[index]
    if token.text.lower() == "that":
        return token.dep == "mark" and scene.parse.tokens[token.head].head == scene.root.index
    return token.text == ":" or _opens_quotation(scene, index)


def _opens_quotation(scene: Scene, index: int) -> bool:
    """Return whether a mark leads to quoted words."""
    return scene.parse.tokens[index].text in {":", ","} and index not in scene.quoted and index + 1 in scene.quoted


def _half(scene: Scene, who: tuple[int, ...], name: list[Item]) -> bool:
    """Return whether a name goes on in the speaker's phrase: "Ann Lee's" of "Ann Lee's mother"."""
    last = max((item for item in name if isinstance(item, int)), default=who[-1])
    if len(name) == 1 and name[0] != who[0] and scene.parse.tokens[who[0]].upos == "DET":
        return True  # "the future President"
    begun = min((item for item in name if isinstance(item, int)), default=who[0])
    if begun > who[0] and scene.parse.tokens[begun - 1].text.lower() == "of":
        return True  # "the head of the County Council Ann Lee"
    after, owned = scene.parse.tokens[last + 1], any(isinstance(item, int) and scene.parse.tokens[item].upos == "PART" for item in name)
    return last < who[-1] and (after.upos in {"NOUN", "PROPN", "PART"} or (owned and after.text.lower() == "of"))  # "Kent's head of sport"


def _said_this(verb: Token) -> Put:
    said = verb.text if verb.lemma in _TAKES_THIS else "said" if verb.xpos == "VBD" else "says" if verb.xpos == "VBZ" else "say"
    return Put(f"{said} this")


def _is_occasion(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a phrase names something that people say things in: its head does, and it holds no other statement."""
    parse, inside = scene.parse, set(run)
    heads = [parse.tokens[index] for index in run if parse.tokens[index].head not in inside and parse.tokens[index].upos != "PUNCT"]
    return (
        len(heads) == 1
        and heads[0].lemma.lower() in OCCASIONS
        and not any(index in scene.quoted for index in run)
        and not any(parse.tokens[index].text.lower() in {"another", "which", "same", "such", "it"} for index in run)
    )


def _points_back(scene: Scene, own: Token, run: tuple[int, ...]) -> bool:
    """Return whether a pronoun for the speaker may take its meaning from the phrase before it."""
    parse = scene.parse
    return own.text.lower() in PERSONAL and any(
        parse.tokens[index].upos == "PROPN" and (parse.tokens[index].dep == "nmod:poss" or own.text.lower() != "they") for index in run
    )
