"""Clauses joined by "and", "but", "so" or a semicolon, each with its own subject, become sentences.

Source: UK Government easy read ("one idea a sentence"); COGA, "use clear words", 4.4.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.conditions import conditional, held
from a11y.plain.draft import Rewriting
from a11y.plain.grammar import SPEECH, SPOKEN, is_finite, subject, trim
from a11y.plain.joints import FINITE, PAIRED, Joint, chain, joint, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene

WHY = "One long sentence became two short ones."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence cut before its last coordinated clause, or at every comma of a list of clauses."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.long or parse.text.endswith("?") or "not only" in parse.text.lower() or conditional(scene, root):
        return
    listed = _cuts(scene, chain(parse, root))
    if listed:
        yield Rewriting(listed, WHY)
    for second in reversed(parse.children(root.index, "conj", "parataxis")):
        found = joint(scene, root, second)
        if found is None or not _whole(found) or refused(found) or held(parse, found.head, found.body):
            continue
        if _listed(parse, root, second) and found.word:
            continue
        if found.word or found.stop or _follows_a_list(parse, root, found):
            yield Rewriting((found.head, (*found.link, *found.body)), WHY)


def _whole(found: Joint) -> bool:
    """Return whether the second side is a clause of its own that nobody in the first side says."""
    parse, second, first = found.parse, found.second, found.first
    own = subject(parse, second)
    if own is None or (second.dep == "parataxis" and not found.stop):
        return False
    if parse.children(own.index, "case"):
        return False  # "but after tonight's debate says he will …": the parser took the phrase for the subject
    if own.index > second.index and second.lemma in SPEECH:
        return False  # "…, said the minister" vouches for both sides
    if (
        own.lemma in _TIMES
        and second.lemma not in {"be", "see", "bring", "mark", "end", "begin"}
        and any(token.text.lower() in {"following", "next", "same", "previous"} for token in parse.children(own.index, "amod", "det"))
    ):
        return False  # "and the following year became a nurse": the time, taken for the subject
    if own.text.lower() == "all" and parse.tokens[own.index + 1].text.lower() == "but":
        return False  # "and all but said goodbye": nearly
    if own.xpos in FINITE:
        return False  # "a day people say was the worst": a noun phrase, its verb taken for the subject
    if own.index > second.index and found.body[0] == second.index and not parse.children(second.index, "expl"):
        return False  # "they sat down and watched the birds eat": the object, taken for the subject
    late = own.index > second.index and own.dep != "nsubj" and not parse.children(second.index, "expl")
    if not is_finite(parse, second) or late or own.xpos in {"WP", "WDT"} or own.text.lower() in {"who", "which"}:
        return False
    if (first.xpos == "VBN" or found.stop in {"–", "—"}) and _looks_finite(parse, second):
        return False  # "schools were closed and staff told to leave": the second "were" is left to the reader
    if _lists_verbs(parse, found.head):
        return False
    body = [parse.tokens[index] for index in found.body]
    if sum(token.xpos in FINITE for token in body) <= sum(token.xpos in {"WP", "WDT", "WP$"} for token in body):
        return False  # "and the many thousands whose lives were changed" has no verb of its own
    if any(token.upos == "DET" and parse.tokens[token.index - 1].upos in {"NOUN", "PROPN"} for token in parse.tokens[own.index + 1 : second.index]):
        return False  # "a simple ratio: the amount of goods a country makes": a noun phrase
    if found.stop == ":" and any(parse.tokens[index].text == "," for index in range(min(found.body[0], own.index), second.index)):
        return False  # "close to her heart: meals and the winter, the hardest they knew": no clause, but things named
    before = parse.tokens[second.index - 1]
    if _looks_finite(parse, second) and before.upos in {"NOUN", "PROPN"} and before.index != own.index and before.head != own.index:
        return False  # "and the fall in the number of patients admitted to …": the patients were admitted
    return len(found.head) >= _SHORTEST and len(found.body) > 1 and not _may_be_said(parse, first, second)


_SHORTEST, _PAIR = 3, 2
_TIMES = frozenset({"day", "week", "month", "year", "morning", "night", "evening", "season"})


def _lists_verbs(parse: Parse, head: tuple[int, ...]) -> bool:
    """Return whether a first side is the beginning of a list of three that would lose its "and": "she finished last in May, came third in June and …"."""
    inside = set(head)
    for index in head:
        verb = parse.tokens[index]
        if verb.xpos in {"VBD", "VBZ"} and index and parse.tokens[index - 1].text == "," and index - 1 in inside:
            before = [parse.tokens[place] for place in head if place < index - 1]
            asides = any(token.xpos in {"WP", "WDT", "WRB"} or token.upos == "SCONJ" for token in before)
            return not asides and any(token.xpos in FINITE for token in before)
    return False


def _looks_finite(parse: Parse, verb: Token) -> bool:
    """Return whether a verb may be a participle as well as a past tense: it has the form of both, and no auxiliary or object."""
    return verb.xpos in {"VBN", "VBD"} and inflect(verb.lemma, "VBN") == verb.text and not parse.children(verb.index, "aux", "obj", "ccomp")


def _may_be_said(parse: Parse, first: Token, second: Token) -> bool:
    """Return whether the second clause may be part of what someone says in the first ("he said it was late and the shops were shut")."""
    between = parse.tokens[first.index + 1 : second.index]
    if any(token.xpos == "VBG" and token.lemma in SPEECH | {"point"} and token.dep == "advcl" for token in between):
        return True  # "they denied it, pointing out that she had moved, and he knew of it"
    said = parse.children(first.index, "ccomp") or [child for child in parse.children(first.index, "obj") if child.upos == "VERB"]
    clear = [child for child in parse.children(first.index, "xcomp") if child.text.lower() == "clear"]  # "it makes clear he is well and he thanks them"
    said = [*said, *(below for child in clear for below in parse.children(child.index, "ccomp"))]
    join = next(iter(parse.children(second.index, "cc")), None)
    found = first.lemma in _FINDS and join is not None and parse.tokens[join.index - 1].text != ","
    until = join.index if join is not None else second.index
    inside = parse.tokens[first.index + 1 : until]
    asked = any(token.xpos in {"WP", "WDT"} for token in inside)  # "he found five who were keen, and …"
    told = bool(said) or (not asked and any(token.xpos in FINITE for token in inside))  # "Ford said X was due, but Y came"
    speaks = (first.lemma in SPOKEN | SPEECH or found or bool(clear)) and told
    return speaks and second.lemma not in (SPOKEN | SPEECH) - {"continue"}


# What a study or a poll does: a second clause may be what it found as well.
_FINDS = frozenset({"find", "show", "reveal", "estimate", "indicate"})


def _between(parse: Parse, root: Token, second: Token) -> list[Token]:
    """Return the clauses that stand between two, as far as they may be members of one list with them."""
    found = [other for other in parse.children(root.index, "conj", "parataxis", "advcl") if root.index < other.index < second.index]
    return [
        other
        for other in found
        if other.dep != "advcl" or (is_finite(parse, other) and not any(child.dep == "mark" or child.xpos == "WRB" for child in parse.children(other.index)))
    ]


def _listed(parse: Parse, root: Token, second: Token) -> list[Token]:
    """Return the clauses with a subject and without a conjunction before the last one of a list: "two fell, one was hurt, and three ran"."""
    return [other for other in _between(parse, root, second) if subject(parse, other) and not parse.children(other.index, "cc")]


def _follows_a_list(parse: Parse, root: Token, found: Joint) -> bool:
    """Return whether the second side is the middle of a list whose last member was cut off already."""
    before = parse.tokens[found.tail[0] - 1]
    later = [other for other in parse.children(root.index, "conj") if other.index > found.second.index]
    return found.second.dep == "conj" and before.text == "," and any(parse.children(other.index, "cc") for other in later)


def _cuts(scene: Scene, members: list[Token]) -> tuple[tuple[int, ...], ...] | None:
    """Return a list of whole clauses cut at each of its commas."""
    parse = scene.parse
    joined = parse.children(members[-1].index, "cc") if members else ()
    if len(members) < _PAIR or not joined or joined[0].text.lower() != "and":
        return None
    if any(not is_finite(parse, member) or subject(parse, member) is None or member.index in scene.quoted for member in members):
        return None
    if any(parse.children(member.index, "cc") for member in members[:-1]) or any(token.text.lower() in PAIRED for token in parse.tokens):
        return None
    starts = [scene.span(member.index)[0] for member in members]
    clauses = [trim(scene, range(starts[0]))]
    for start, end in zip(starts, [*starts[1:], scene.last], strict=True):
        run = trim(scene, range(start, end))
        if not run or (parse.tokens[start - 1].text != "," and parse.tokens[start].text != ","):
            return None
        clauses.append(run[1:] if parse.tokens[run[0]].dep == "cc" else run)
    return tuple(clauses) if all(len(clause) >= _SHORTEST for clause in clauses) else None
