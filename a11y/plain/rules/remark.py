"""A closing remark on all that was said becomes a sentence with "this": "She won, which surprised us" → "This surprised us."

Also "…, a fall of 4 %" → "This is a fall of 4 %", "… – a charge she denies", "…, something he regrets", "…, which is why he left", "…, enough to fill a bath",
"…, compared with 9 in May" and "…, up from 3 %". "This" points where the remark pointed: to the sentence before it, or to its last thing; nothing is decided
that the source left open.
Source: Inclusion Europe, Information for all (one idea a sentence).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import SPEECH, SPOKEN, agrees, is_finite, is_past, is_plural, subject, trim
from a11y.plain.kinds import kinds, may_be

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "What is said about it got a sentence of its own."
# Nouns that say what an event was, what a statement was, or how a figure changed; none names a person, a thing or a place.
_OUTCOMES = frozenset(
    ["accusation", "achievement", "act", "admission", "allegation", "approach", "argument", "assertion", "belief", "blow", "boost", "breakthrough", "change",
     "charge", "claim", "coincidence", "concept", "conclusion", "contrast", "custom", "decision", "decline", "decrease", "defeat", "demand", "departure",
     "development", "disappointment", "drop", "estimate", "event", "exception", "failure", "fall", "fate", "feat", "figure", "finding", "gain", "gesture",
     "growth", "habit", "honour", "idea", "improvement", "increase", "job", "jump", "loss", "measure", "method", "milestone", "mistake", "move", "notion",
     "phenomenon", "point", "policy", "possibility", "practice", "precedent", "prediction", "problem", "process", "promise", "proposal", "prospect",
     "punishment", "record", "reduction", "reference", "relief", "reminder", "response", "reversal", "rise", "role", "scandal", "sentiment", "setback",
     "shift", "situation", "stance", "statement", "step", "strategy", "success", "suggestion", "surprise", "tactic", "task", "technique", "theory", "threat",
     "tradition", "tragedy", "trend", "triumph", "turnaround", "upset", "victory", "view", "vision"]
)  # fmt: skip
# Verbs that tell what came of an event, or what it shows.
_OF_EVENTS = frozenset(
    ["mean", "make", "cause", "suggest", "show", "prove", "indicate", "reveal", "allow", "force", "surprise", "upset", "anger", "prompt", "spark", "confirm",
     "imply", "enable", "lead", "result", "trigger", "worry", "shock", "delight", "please"]
)  # fmt: skip
_COMPARING = frozenset({"compared", "followed", "enough", "up", "down", "thanks"})
_UNREAL = frozenset({"would", "could", "might", "may", "should"})
_SHORTEST = 3


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing remark told as "This …"."""
    parse, root = scene.parse, scene.root
    past = is_past(parse, root)
    if scene.words <= scene.profile.long or parse.text.endswith(("?", "!")) or past is None or subject(parse, root) is None:
        return
    if any(token.text.lower() == "according" and token.index not in scene.quoted for token in parse.tokens):
        return  # "…, according to Ann Lee, a reference to the rain": who vouches for it stands between
    for comma in range(scene.last - 1, _SHORTEST, -1):
        if any(token.text == ":" for token in parse.tokens[:comma]):
            continue  # "Two things are clear: first, a belief that …"
        if parse.tokens[comma].text not in {",", "–", "—"} or comma in scene.quoted or comma <= root.index:
            continue
        if _lacks_its_end(parse.tokens[:comma]):
            continue
        run = trim(scene, range(comma + 1, scene.last))
        told = _told(scene, run, past=past) if len(run) >= _SHORTEST else None
        if told and not _left_open(scene, comma):
            yield Rewriting((trim(scene, range(comma)), tuple(told)), WHY)


def _lacks_its_end(before: Sequence[Token]) -> bool:
    """Return whether a verb still waits for what follows: "The delay seems to be, so far, a step back"."""
    last = next((token for token in reversed(before) if token.upos not in {"ADV", "PUNCT"}), None)
    return last is not None and last.lemma in {"be", "seem", "appear", "become", "remain"}


def _told(scene: Scene, run: tuple[int, ...], *, past: bool) -> list[Item] | None:
    parse = scene.parse
    first, second = parse.tokens[run[0]], parse.tokens[run[1]]
    low, then = first.text.lower(), second.text.lower()
    said = scene.root.lemma in SPEECH | SPOKEN and parse.children(scene.root.index, "ccomp")
    if said and not any(parse.tokens[index].lemma in _OF_WORDS for index in run):
        return None  # "she said that sales fell to 3 %, down from 5 %": she says that too
    if low == "which":
        return _which(scene, run)
    now = any(parse.tokens[index].xpos in {"VBZ", "VBP"} for index in run)
    be: Item = Put("This was" if past and not now else "This is")
    if low == "compared" and then in {"with", "to"} and _no_clause(scene, run) and any(parse.tokens[index].upos == "NUM" for index in run):
        return [Put("This compared" if past else "This compares", (first.index,)), *run[1:]]
    if (low in {"up", "down"} and then == "from") or (low == "enough" and then in {"to", "for"}):
        return [be, *run] if _no_clause(scene, run) else None
    if low in {"a", "an", "the"}:
        return [be, *run] if _outcome(scene, run) and run[1] + 1 not in scene.quoted and run[1] not in scene.quoted else None
    if low == "something" and not any(token.text.lower() == "something" for token in parse.tokens[: first.index]):
        inner = parse.children(first.index, "acl:relcl")
        return [be, *run] if inner and not set(run) - {token.index for token in parse.subtree(first.index)} else None
    return None


def _which(scene: Scene, run: tuple[int, ...]) -> list[Item] | None:
    """Return "This means …" for "which means …", where the clause tells what came of it."""
    parse = scene.parse
    first = parse.tokens[run[0]]
    if any(parse.tokens[index].text == "," and parse.tokens[index + 1].upos == "ADP" for index in run[:-1]):
        return None  # "passed the law, which makes it a crime, on Saturday"
    if parse.tokens[run[1]].text.lower() in {"is", "was"} and parse.tokens[run[2]].text.lower() in {"why", "how"}:
        return [Put("this"), *run[1:]]
    verb = parse.tokens[first.head]
    above = parse.tokens[verb.head]
    if (
        verb.index not in run
        or not (verb.lemma in _OF_EVENTS or parse.children(verb.index, "cop") or _foreseen(scene, verb))
        or not first.dep.startswith("nsubj")
        or not is_finite(parse, verb)
    ):
        return None
    if not agrees(parse, verb, plural=False) or set(run) - {token.index for token in parse.subtree(verb.index)}:
        return None
    helpers = [token for token in parse.tokens[first.index + 1 : verb.index] if token.upos not in {"AUX", "ADV", "PART"}]
    if (
        (helpers and not parse.children(verb.index, "cop"))
        or parse.tokens[first.index + 1].upos not in {"AUX", "ADV", "VERB"}
        or not _stated(scene, above)
        or any(token.text.lower() == "which" for token in parse.tokens[: first.index])
    ):
        return None
    before = parse.tokens[run[0] - 2]
    if verb.lemma == "make" and parse.tokens[verb.index + 1].text.lower() not in {"it", "him", "her", "them"} and not parse.children(verb.index, "xcomp"):
        return None  # "head of sales at Nagels, which makes tickets"
    told_of_noun = verb.lemma in _OF_A_THING or verb.upos == "PROPN" or (before.upos in {"NOUN", "PROPN"} and verb.lemma not in _OUTCOMES)
    if before.text.lower() == "ago" or (before.upos == "PROPN" and parse.children(verb.index, "aux:pass")):
        return None  # "up from a year ago, which showed …"; "sold it to Moruo, which was allowed to …"
    if (verb.upos in {"NOUN", "PROPN"} and told_of_noun) or verb.lemma in _OF_A_THING:
        return None  # "the ministry, which is part of the government"; "the track Tides, which is a song of the sea"
    if is_plural(parse, before) and agrees(parse, verb, plural=True):
        return None  # "qubits, which can be …"
    if before.upos == "PROPN" or "body" in kinds(before) or (before.upos == "NOUN" and not may_be(parse, before, "thing")):
        return None  # "used less than Bellfish, which has been there longer"; "from the government, which has suggested it will help"
    if verb.upos == "ADJ" and before.upos == "NOUN" and verb.lemma not in _JUDGING:
        return None  # "his attacks on voting by post, which is common there"
    return [Put("this"), *run[1:]]


# Nouns that tell what somebody's words were.
_OF_WORDS = frozenset({"accusation", "admission", "allegation", "assertion", "charge", "claim", "conclusion", "promise", "reference", "statement", "view"})
# What will come of an event, besides what it shows; a service "will resell" something.
_WILL = frozenset({"affect", "begin", "bring", "continue", "cost", "happen", "help", "last", "put", "run", "save", "see", "take"})
# What is said of an event rather than of a thing.
_JUDGING = frozenset(
    {"unusual", "rare", "surprising", "unlikely", "unacceptable", "wrong", "unfair", "illegal", "disappointing", "remarkable", "unprecedented"}
)
_OF_A_THING = frozenset(
    {"part", "member", "home", "arm", "branch", "subsidiary", "owner", "capital", "town", "city", "village", "company", "firm", "group", "available",
     "based", "known", "located", "open", "owned", "popular", "responsible"}
)  # fmt: skip


def _foreseen(scene: Scene, verb: Token) -> bool:
    """Return whether a verb tells what will or would come of it."""
    return verb.lemma in _WILL | _OF_EVENTS and any(child.text.lower() in {"will", "would"} for child in scene.parse.children(verb.index, "aux"))


def _stated(scene: Scene, token: Token) -> bool:
    """Return whether a token belongs to the main clause, and not to what somebody says or what may be."""
    for _ in range(12):
        if token.index == scene.root.index:
            return True
        if token.dep.split(":")[0] in {"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "conj"}:
            return False
        token = scene.parse.tokens[token.head]
    return False


def _outcome(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a noun phrase says what the sentence's event was, or how its figure changed."""
    parse = scene.parse
    head = next((parse.tokens[index] for index in run if parse.tokens[index].lemma in _OUTCOMES and parse.tokens[index].upos == "NOUN"), None)
    if head is None or head.xpos != "NN" or parse.tokens[run[0]].head != head.index or set(run) - {token.index for token in parse.subtree(head.index)}:
        return False
    return _no_clause(scene, [index for index in run if index <= head.index]) and not parse.children(head.index, "conj") and head.dep != "conj"


def _no_clause(scene: Scene, run: list[int] | tuple[int, ...]) -> bool:
    """Return whether a run has no finite verb and no mark that divides it."""
    tokens = [scene.parse.tokens[index] for index in run]
    return not any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} or token.text in {",", ";", ":", "–", "—"} for token in tokens)


_OF_WHAT_MAY_BE = frozenset(
    ["advise", "ask", "call", "consider", "discuss", "expect", "forecast", "hope", "mull", "predict", "propose", "recommend", "suggest", "threaten",
     "urge", "want", "warn", "weigh"]
)  # fmt: skip


def _left_open(scene: Scene, comma: int) -> bool:
    """Return whether the part before opens a dash or bracket, or is a condition or a saying whose end the remark may be."""
    before = scene.parse.tokens[:comma]
    if scene.root.lemma in _OF_WHAT_MAY_BE:
        return True  # "She warned him against closing the bridge, a move that could …": nobody has made the move
    opened = sum(token.text in {"–", "—", "("} for token in before) - sum(token.text == ")" for token in before)
    return opened > 0 or any(token.text.lower() in {"if", "unless"} or (token.xpos == "MD" and token.text.lower() in _UNREAL) for token in before)
