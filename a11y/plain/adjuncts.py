"""Parts of a main clause that may be told afterwards ("This was because of the rain."): found at the sentence's end or start, and only where "this" is true.

A phrase told by itself says that the whole main clause is a fact. So the main clause must be one: no denial, doubt, order, question or condition, nothing
that only someone says, and no second verb that the phrase may belong to (Quirk et al. 1985, A Comprehensive Grammar of the English Language, 8.24-8.35).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.plain.grammar import SPEECH, SPOKEN, is_finite, subject, trim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from a11y.language import Parse, Token
    from a11y.plain.draft import Item, Scene

# Words that limit or deny what the main clause says: a phrase after them may be just what they limit ("not because of the rain", "only after a week").
LIMITS = frozenset(
    ["not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "barely", "scarcely", "rarely", "seldom",
     "few", "little", "only", "just", "merely", "unless", "if", "whether", "cannot", "perhaps", "maybe", "either", "except", "than", "too", "so",
     "enough", "rather", "instead", "fewer", "less", "unlikely", "lest", "ever", "unable", "whenever", "specifically"]
)  # fmt: skip
# Words right in front of a phrase that measure or limit it, and so belong to it.
_NEAR = frozenset(
    ["even", "partly", "mainly", "mostly", "simply", "largely", "especially", "particularly", "chiefly", "primarily", "exactly", "precisely", "almost",
     "nearly", "long", "shortly", "soon", "immediately", "right", "well", "back", "and", "or", "but", "day", "days", "week", "weeks", "month", "months",
     "year", "years", "hour", "hours", "minute", "minutes", "moments", "seconds", "decades", "not", "also", "partially", "perhaps", "possibly", "in",
     "as"]
)  # fmt: skip
# Verbs of being and having, thinking and owning: nothing "happens" when they hold (Quirk et al. 1985, 4.28-4.32).
STATES = frozenset(
    ["be", "have", "own", "know", "believe", "think", "belong", "contain", "consist", "cost", "deserve", "exist", "fear", "hate", "include", "lack",
     "like", "love", "matter", "mean", "need", "possess", "coincide", "prefer", "remain", "resemble", "seem", "stand", "stay", "suit", "want", "weigh",
     "live", "depend", "demand", "require", "hope", "wish", "expect", "feel", "look", "appear", "understand", "involve", "represent", "rely", "show", "tend",
     "lie", "sit", "keep", "continue", "use"]
)  # fmt: skip
# Words that open a clause that depends on another.
SUBORDINATORS = frozenset(
    ["after", "although", "as", "because", "before", "if", "once", "since", "though", "unless", "until", "when", "whenever", "where", "while", "that", "which",
     "who", "whose", "whom", "whether", "what", "how", "why", "whereas", "whatever", "than", "lest"]
)  # fmt: skip
_OPENS = frozenset({"this", "that", "these", "there", "it"})


_OF_VERBS = frozenset({"VBD", "VBZ", "VBP"})


class Time(Enum):
    """When the main clause holds."""

    PAST = auto()
    PRESENT = auto()
    PERFECT = auto()
    FUTURE = auto()


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A phrase or clause that hangs on the main verb, at the sentence's end or (`front`) its start, and the main clause without it."""

    head: Token
    run: tuple[int, ...]
    main: tuple[int, ...]
    comma: bool
    front: bool


def adjuncts(scene: Scene, *deps: str, deep: bool = False) -> Iterator[Adjunct]:
    """Yield the dependents of the main verb with some relations that end or open the sentence, the last first.

    With `deep`, also those that the parse hangs on a noun of the main clause: for words that never say more about a noun, such as "despite".
    """
    parse, root = scene.parse, scene.root
    if root.index in scene.quoted:
        return
    children = [token for token in parse.tokens if _under(parse, token, root)] if deep else parse.children(root.index)
    for child in reversed(children):
        if child.dep.split(":")[0] not in deps:
            continue
        run = trim(scene, [index for index in scene.span(child.index) if index < scene.last])
        if not run or not scene.whole(run) or any(index in scene.quoted for index in (run[0], child.index)):
            continue
        if run[0] > root.index and run[-1] == scene.last - 1:
            mark = parse.tokens[run[0] - 1]
            yield Adjunct(child, run, trim(scene, range(run[0])), mark.text in {",", "–", "—"}, front=False)
        elif run[0] == 0 and child.index < root.index and run[-1] + 2 < scene.last and parse.tokens[run[-1] + 1].text == ",":
            yield Adjunct(child, run, trim(scene, range(run[-1] + 2, scene.last)), comma=True, front=True)


def _under(parse: Parse, token: Token, root: Token) -> bool:
    """Return whether a token hangs on the main verb, or on nouns that do."""
    if token.index == root.index:
        return False
    above = parse.tokens[token.head]
    while above.index != root.index and above.dep.split(":")[0] in {"obj", "obl", "nmod", "xcomp", "conj"} and above.upos in {"NOUN", "PROPN", "PRON", "NUM"}:
        above = parse.tokens[above.head]
    return above.index == root.index


def time_of(parse: Parse, verb: Token) -> Time | None:
    """Return when a finite predicate holds; None with a modal of doubt, an order, or no finite verb."""
    if not is_finite(parse, verb):
        return None
    helpers = parse.children(verb.index, "aux", "cop")
    modal = next((child for child in helpers if child.xpos == "MD"), None)
    if modal:
        return Time.FUTURE if modal.lemma == "will" and modal.text.lower() in {"will", "'ll", "’ll"} else None
    first = helpers[0] if helpers else verb
    if first.xpos == "VBD":
        return Time.PAST
    if first.xpos in {"VBZ", "VBP"}:
        perfect = first.lemma == "have" and first.index != verb.index and verb.xpos in {"VBN", "VBG"}
        return Time.PERFECT if perfect else Time.PRESENT
    return None


def fact(scene: Scene, adjunct: Adjunct, *, limits: Collection[str] = LIMITS) -> Time | None:
    """Return when the main clause of an adjunct holds, if it is a plain statement whose only verb the adjunct can belong to; None otherwise."""
    parse, root = scene.parse, scene.root
    own = subject(parse, root)
    if own is None or own.index > root.index or parse.text.endswith("?") or parse.children(root.index, "mark", "ccomp", "csubj", "parataxis", "expl"):
        return None
    main = [parse.tokens[index] for index in adjunct.main]
    if not adjunct.front and any(token.text.endswith("ing") and parse.tokens[token.index - 1].text.lower() in _FOR for token in main[1:]):
        return None  # "jailed for taking money after the vote": the deed was after the vote
    if any(parse.tokens[index].text == "," and parse.tokens[index + 1].xpos == "VBG" for index in adjunct.run[:-1]):
        return None  # "fled after it lost the war, taking its gold": taken on the flight
    if any(parse.tokens[index].xpos in {"WDT", "WP"} for index in adjunct.run[:2]):
        return None  # "…, during which he called on them": a clause about the thing before it
    if len(main) < _SHORTEST or (own.index == 0 and own.text.lower() in _OPENS):
        return None
    if any(token.text.lower() == "according" for token in parse.tokens):
        return None  # who vouches for the main clause vouches for the adjunct
    if root.lemma in SPEECH and not parse.children(root.index, "obj"):
        return None  # "He said in a note after the match that …": what is said is still to come
    if not adjunct.front and _says_nothing(root, main):
        return None
    if not adjunct.front and sum(_is_dash(parse, token) for token in main if token.index > root.index) % 2:
        return None  # "beat Ann Lee - winner in Hull last week": the time may be that of the aside
    if adjunct.front and main[0].text.lower() in {"though", "however", "too"}:
        return None  # "In May, though, they left"
    if root.lemma == "do" and any(token.text.lower() == "this" for token in main):
        return None  # "they did this": what they did stands before
    if any(is_limit(parse, token, limits) for token in main) or any(token.text in {":", ";"} for token in main):
        return None
    if any(token.index in scene.quoted and token.upos in {"VERB", "AUX"} for token in main):
        return None
    if any(token.lemma in SPEECH | SPOKEN | {"report"} and token.index != root.index and _may_vouch(parse, token) for token in main):
        return None  # "As the firm has warned, …", "…, the paper reported": somebody vouches for all of it
    if any(token.text.lower() in {"how", "what", "why"} for token in main if token.index < root.index):
        return None  # "the question is how far she will go in response to it"
    if any(token.xpos in _OF_VERBS and (token.dep == "acl" or token.dep.startswith(("nsubj", "obj"))) for token in main if token.index < root.index):
        return None  # "the mood spread to towns, where prices rose", taken for a mood that somebody spread: another verb is the main one
    dated = main[-2].upos == "ADP" or main[-2].text.lower() in {"many", "recent"}  # "for months", "in decades"
    if not adjunct.front and ((main[-1].text.lower() in _NEAR and not dated) or main[-1].upos == "ADP"):
        return None
    if adjunct.front and (parse.children(root.index, "conj") or _goes_on(main)):
        return None  # it may hold for the first half alone
    if adjunct.front and any(parse.tokens[index].text.lower() in {"this", "these", "that", "same"} for index in adjunct.run):
        return None  # "When this failed, …": it takes up the sentence before
    if not adjunct.front and any(_second_verb(parse, token, root) for token in main if token.index > root.index):
        return None
    time = time_of(parse, root)
    done = any(parse.tokens[index].xpos == "VBD" for index in adjunct.run)
    return None if time is Time.FUTURE and done else time  # "they will pay after the tower fell"


_SHORTEST = 5
_FOR = frozenset({"for", "of", "from", "about", "over", "with"})


def _is_dash(parse: Parse, token: Token) -> bool:
    """Return whether a mark stands between words as a dash, and in no word."""
    return token.text in {"–", "—"} or (token.text == "-" and token.space_after and parse.tokens[token.index - 1].space_after)


# Verbs that say nothing by themselves: "the decision was made after …", "the news came after …", "the machine works by …".
_LIGHT = frozenset(
    ["make", "do", "take", "hold", "carry", "give", "put", "have", "use", "come", "happen", "occur", "arise", "work", "act", "behave", "result", "date",
     "emerge", "function", "operate", "originate", "stem"]
)  # fmt: skip


def _says_nothing(root: Token, main: Sequence[Token]) -> bool:
    """Return whether a main clause ends in a verb that says nothing without what follows it."""
    if root.lemma == "take" and main[-1].text.lower() == "place":
        return True
    return root.lemma in _LIGHT and main[-1].index == root.index


def is_limit(parse: Parse, token: Token, limits: Collection[str] = LIMITS) -> bool:
    """Return whether a word limits or denies what is said; not where it only measures ("more than 40", "the past few days", "a little")."""
    low = token.text.lower()
    if low not in limits:
        return False
    before = parse.tokens[token.index - 1].text.lower() if token.index else ""
    after = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else token
    if low == "than":
        return not (before in {"more", "less", "fewer"} and (after.upos == "NUM" or after.text.lower() in {"a", "an", "half"}))
    if low in {"less", "fewer"}:
        return after.text.lower() != "than" or not (parse.tokens[after.index + 1].upos == "NUM" or parse.tokens[after.index + 1].text.lower() in {"a", "an"})
    return not (low in {"few", "little"} and before in {"a", "past", "last", "next", "first", "coming", "recent"})


def _may_vouch(parse: Parse, token: Token) -> bool:
    """Return whether a word of speech is a verb, or may be one between commas ("…, experts note, …"); not in "her claims" or "the stated aim"."""
    after = parse.tokens[token.index + 1].text if token.index + 1 < len(parse.tokens) else "."
    apart = after in {",", "."} and any(other.text == "," for other in parse.tokens[max(token.index - 4, 0) : token.index])
    return (token.upos == "VERB" and token.dep != "amod") or apart


def _goes_on(main: Sequence[Token]) -> bool:
    """Return whether a comma and a conjunction in the main clause may begin another clause."""
    return any(before.text == "," and token.upos == "CCONJ" for before, token in pairwise(main))


def _second_verb(parse: Parse, token: Token, root: Token) -> bool:
    """Return whether a token is another verb than the main one, so that a phrase after it may be its own."""
    if token.index == root.index or token.dep in {"aux", "aux:pass", "cop", "amod", "compound"}:
        return False
    return token.upos == "VERB" or (token.upos == "AUX" and token.head != root.index) or bool(token.dep != "root" and parse.children(token.index, "cop"))


def this(time: Time) -> str:
    """Return the opening that takes up a whole clause.

    >>> this(Time.PAST)
    'This was'
    """
    return {Time.PAST: "This was", Time.FUTURE: "This will be"}.get(time, "This is")


def points_ahead(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether the main clause after a fronted phrase leans on it: its subject is a pronoun that the phrase may name."""
    parse = scene.parse
    own = subject(parse, scene.root)
    named = any(parse.tokens[index].upos in {"NOUN", "PROPN"} for index in adjunct.run)
    if own is None or own.text.lower() in {"he", "she", "it", "they", "this", "these", "those", "that", "both", "all", "one"}:
        return named
    if named and _names_nothing(scene, adjunct):
        return True  # "After a row of bad jobs, Ann Lee found one she loved"
    if named and any(token.xpos == "PRP$" for token in parse.subtree(own.index)):
        return True  # "After Ann Lee won the race, her brother …"
    return any(parse.tokens[index].text.lower() in {"there", "then", "such"} for index in adjunct.main)


def _names_nothing(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether a pronoun in the main clause finds no noun of the main clause before it, so that it may take up the phrase in front."""
    nouns = 0
    for index in adjunct.main:
        token = scene.parse.tokens[index]
        low = token.text.lower()
        if low in {"one", "ones"} and token.upos in {"PRON", "NOUN", "NUM"} and scene.parse.tokens[index + 1].upos not in {"NOUN", "ADJ", "ADP", "PROPN"}:
            return True
        if low in {"them", "it", "its", "their"} and not nouns:
            return True
        nouns += token.upos == "PROPN" or (token.upos == "NOUN" and token.dep.startswith("nsubj"))
    return False


def told_after(adjunct: Adjunct, opening: list[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the main clause and the sentence that tells its adjunct after it."""
    return adjunct.main, (*opening, *adjunct.run)
