"""A participle between commas becomes a sentence: "The study, published in May, …" → "The study was published in May."

What hangs on the verb and not on a noun ("Born in Leeds, she …") is told by `participle`.
Source: Inclusion Europe, Information for all (one idea a sentence); plainlanguage.gov, "keep subject, verb and object close together".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.asides import Aside, aside, belongs, called
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import SPEECH, be, dated, detach, governing_tense, is_plural, reported
from a11y.plain.segments import Segment, of_subject, segments, tense, without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "A fact in the middle of the sentence got a sentence of its own."
# Participles that tell a lasting state; the others tell something that was done.
_STATES = frozenset(
    ["base", "locate", "own", "name", "call", "know", "situate", "head", "surround", "make", "nickname", "dub", "fill", "line", "cover", "arm", "dedicate",
     "aim", "design", "intend", "entitle", "title", "inspire", "marry", "compose", "connect", "equip", "populate", "devote", "relate", "involve"]
)  # fmt: skip
_PLACED = frozenset({"base", "locate", "situate", "head", "own"})
# Participles that say nothing of their noun alone: what comes next, what is compared, or what is only supposed.
_NO_FACT = frozenset(
    {
        "follow",
        "accompany",
        "precede",
        "compare",
        "give",
        "suppose",
        "provide",
        "assume",
        "grant",
        "include",
        "couple",
        "combine",
        "join",
        "say",
        "see",
        "be",
        "come",
        "go",
    }
)
# These, and participles of work that goes on for as long as the main clause does: "the course, run by volunteers, costs £10".
LASTING = _STATES | frozenset({"run", "lead", "fund", "back", "sponsor", "support", "use", "do", "manage", "staff", "operate", "drive", "teach", "finance",
                             "claim"})  # fmt: skip
# Adverbs that say a state is over.
FORMERLY = frozenset({"formerly", "once", "previously", "originally", "then", "initially", "briefly"})
# Verbs that need an object, so that their participle after a noun tells what was done to it.
_DONE = _STATES | frozenset(
    ["publish", "write", "build", "found", "launch", "release", "make", "design", "create", "develop", "produce", "film", "record", "set", "hold",
     "run", "lead", "fund", "back", "commission", "conduct", "establish", "discover", "introduce", "open", "organise", "organize", "paint", "sign",
     "sponsor", "support", "elect", "appoint", "directed", "direct"]
)  # fmt: skip


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with one participle phrase taken out and told after it."""
    if scene.words <= scene.profile.long:
        return
    found = [proposal for segment in segments(scene) if (proposal := _by_words(scene, segment))]
    yield from (proposal for proposal in found if proposal.by_words)
    for token in scene.parse.tokens:
        if token.index in scene.quoted or token.index == scene.root.index:
            continue
        if token.dep == "acl" and token.xpos == "VBN" and (proposal := _done(scene, token)):
            yield proposal
    yield from (proposal for proposal in found if not proposal.by_words)


# What follows a passive participle and no active verb of a list of deeds.
_AFTER_PARTICIPLE = frozenset({"in", "by", "on", "at", "as", "for", "from", "with", "near", "between", "last", "earlier"})


def _by_words(scene: Scene, segment: Segment) -> Rewriting | None:
    """Return a participle phrase between commas, told apart, whatever the parse made of it."""
    parse, run = scene.parse, segment.run
    verb = parse.tokens[run[0]]
    if not segment.closed or len(run) < 3 or not is_passive(verb) or parse.tokens[run[1]].text.lower() not in _AFTER_PARTICIPLE or verb.lemma not in _DONE:
        return None
    following = parse.tokens[min(run[-1] + 2, len(parse.tokens) - 1)]
    if following.upos not in {"VERB", "AUX"} or any(parse.tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD", "CC"} for index in run[1:]):
        return None
    past = tense(scene, segment)
    if past is None or reported(scene, segment.noun) or not belongs(scene, segment.noun, run, None):
        return None
    if of_subject(scene, segment):
        fact = done(scene, verb, Aside(segment.noun, run), past=past)
        return Rewriting((without(scene, segment), tuple(fact)), WHY, by_words=True) if fact else None
    return _apart(scene, verb, Aside(segment.noun, run), past=past)


def is_passive(verb: Token) -> bool:
    """Return whether a participle can only be one of something done: it is no past tense, and its verb is not one of those that mean something else there."""
    return verb.upos == "VERB" and inflect(verb.lemma, "VBN") == verb.text.lower() and verb.lemma not in _NO_FACT


def _apart(scene: Scene, verb: Token, found: Aside, *, past: bool) -> Rewriting | None:
    fact = done(scene, verb, found, past=past)
    return Rewriting((tuple(detach(scene, found.run, found.noun)), tuple(fact)), WHY) if fact else None


def _done(scene: Scene, verb: Token) -> Rewriting | None:
    parse = scene.parse
    found = aside(scene, verb, None)
    if found is None or len(found.run) < 2:
        return None
    noun, run = found.noun, found.run
    after = parse.tokens[min(run[-1] + 2, len(parse.tokens) - 1)]
    if noun.index < scene.root.index and after.upos == "PROPN" and after.head == scene.root.index and parse.tokens[run[-1] + 1].text == ",":
        return None  # "The Streams, known as singer, Ann Lee have won"
    if run[0] != verb.index and any(parse.tokens[index].upos != "ADV" for index in run if index < verb.index):
        return None
    if _any_such(scene, verb, noun, run):
        return None
    if scene.root.xpos == "VBN" and noun.index > scene.root.index:
        # "It is tied to the rope, lifted up and …": this may be the next thing done to "it".
        return None
    past = governing_tense(scene, noun)
    if past is None or not is_passive(verb) or parse.children(verb.index, "nsubj", "aux", "obj") or _told_as_said(scene, verb, noun):
        return None
    if run[-1] == scene.last - 1 and (verb.lemma not in _STATES or noun.index < scene.root.index):
        return None  # "a network remains from the war, now used for leisure": the network is used
    if any(token.text == "," for token in parse.tokens[run[0] : run[-1]]) or _joined(scene, run) or parse.children(noun.index, "cop"):
        return None
    return _apart(scene, verb, found, past=past)


def _any_such(scene: Scene, verb: Token, noun: Token, run: tuple[int, ...]) -> bool:
    """ "A warning, issued for the worst of storms, closes the schools": so does every one of them."""
    tokens = scene.parse.tokens
    generic = noun.head == scene.root.index and scene.root.xpos == "VBZ" and scene.root.lemma not in SPEECH | {"show", "find", "suggest"}
    once = any(tokens[index].upos in {"PROPN", "NUM"} or tokens[index].text.lower() in {"last", "this", "by"} for index in run)
    indefinite = any(child.text.lower() in {"a", "an"} for child in scene.parse.children(noun.index, "det"))
    return generic and indefinite and not once and verb.lemma not in LASTING


def _told_as_said(scene: Scene, verb: Token, noun: Token) -> bool:
    """Return whether the fact may be only what someone says; where a thing is and what it is called is the writer's own."""
    return reported(scene, noun) and verb.lemma not in {"base", "locate", "situate", "know", "call", "name", "nickname", "dub"}


def done(scene: Scene, verb: Token, found: Aside, *, past: bool, plural: bool | None = None) -> list[Item] | None:
    """Return "The study was published in May" for a participle phrase after "study"; `past` is the tense of the sentence around it."""
    if verb.lemma in _PLACED and past and dated(scene):
        return None  # "the firm, based in Leeds, began in 1949": whether it still is, nobody says
    name, plural = called(scene, found.noun), is_plural(scene.parse, found.noun) if plural is None else plural
    if name is None or plural is None:
        return None
    if any(scene.parse.tokens[index].upos == "CCONJ" and scene.parse.tokens[index + 1].xpos == "VBG" for index in found.run[:-1]):
        return None  # "the report, written in May and covering six months": "was covering" is another verb
    if verb.lemma in {"locate", "situate"} and found.noun.upos == "PROPN":
        past = False  # a town still lies where it lay
    if verb.lemma == "find" and not past:
        return None  # "peat, found in wet places, is …": it is found there always, or was once
    if verb.lemma == "base" and not dated(scene) and found.noun.upos == "PROPN":
        past = False  # a firm is still where it is
    over = any(scene.parse.tokens[index].text.lower() in FORMERLY for index in found.run)
    now = any(scene.parse.tokens[index].text.lower() in {"now", "currently"} for index in found.run)
    return [
        *name,
        Put(
            be(past=not now and (past or over or _once(scene, verb) or (verb.lemma not in LASTING and verb.lemma not in {"locate", "situate"})), plural=plural)
        ),
        *found.run,
    ]


def _once(scene: Scene, verb: Token) -> bool:
    """Return whether a deed was done once: "the choice, made by the mayor"; what is "made of wood" lasts."""
    following = scene.parse.tokens[min(verb.index + 1, len(scene.parse.tokens) - 1)].text.lower()
    return verb.lemma in {"do", "make"} and following not in {"of", "from", "up"}


def _joined(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether "and" right after a participle phrase may join it to another ("bent by age, and twisted further")."""
    after = scene.parse.tokens[run[-1] + 1 : run[-1] + 3]
    return any(token.upos == "CCONJ" for token in after)
