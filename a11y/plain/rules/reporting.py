"""What somebody says in a long sentence becomes two sentences, and each keeps its speaker: "She said that … and that …" → "She said that … She said that …"

The clause that is said is taken for a sentence of its own, the rules for clauses cut it, and each part gets the speaker and the verb again.
Source: UK Government easy read ("one idea a sentence"); BBC News style guide, "Attribution" (no statement without its source).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language import Parse, in_dictionary
from a11y.plain.asides import called
from a11y.plain.draft import Item, Put, Rewriting, Scene, is_of_unsure_kind
from a11y.plain.grammar import COLLECTIVE, PERSONAL, SPEECH, agrees, is_finite, is_past, is_plural, subject, trim
from a11y.plain.joints import FINITE
from a11y.plain.naming import again
from a11y.plain.rules import cause, concession, coordination, defining, joined, means, predicates, purpose, subordinate, timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Clause

WHY = "Who says it is named again, so that each sentence keeps its source."
# Verbs that are true of two clauses together only when they are true of each (Quirk et al. 1985, 16.31: factual and suasive verbs).
VERBS = frozenset(
    ["say", "add", "argue", "claim", "explain", "believe", "think", "warn", "insist", "note", "suggest", "announce", "report", "show", "reveal", "estimate",
     "predict", "hope", "find", "state", "stress", "acknowledge", "admit", "conclude", "confirm", "declare", "expect", "fear", "hear", "indicate", "know",
     "learn", "mean", "point", "promise", "recall", "write", "feel", "agree", "complain", "maintain", "observe", "remember", "understand", "see",
     "tell", "rule", "accept", "discover", "testify", "concede", "remark", "assert", "allege"]
)  # fmt: skip
_INNER = (coordination.rewrite, joined.rewrite, predicates.rewrite, subordinate.rewrite)
# Rules that tell a part of the clause afterwards: whoever says the whole says the part. What came of it ("said it fired a rocket, causing anger")
# and what a name is or does between commas is the writer's to add.
_AFTERWARDS = (
    defining.rewrite,
    cause.rewrite,
    concession.rewrite,
    timing.rewrite,
    means.rewrite,
    purpose.rewrite,
)


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with what is said cut in two, the speaker named in both."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.aim or parse.text.endswith("?") or root.lemma not in VERBS or not is_finite(parse, root) or root.index in scene.quoted:
        return
    speaker = subject(parse, root)
    said = [child for child in parse.children(root.index, "ccomp") if child.index > root.index]
    if speaker is None or speaker.index > root.index or len(said) != 1 or parse.children(root.index, "mark") or parse.children(speaker.index, "case"):
        return  # the last: "In Norton, Ann Lee and her son thought …", with the town taken for the subject
    if any(token.text.lower() == "according" for token in parse.tokens):
        return  # the source of both parts
    if any(child.index > speaker.index and not _said_as_well(parse, child) for child in parse.children(root.index, "conj", "advcl", "xcomp", "parataxis")):
        return
    if any(child.text.lower() in _DOUBTS for child in parse.children(root.index, "advmod")):
        return
    if parse.tokens[root.index + 1].text.lower() == "to" and root.lemma in {"say", "report", "believe", "know", "expect", "understand", "think"}:
        return  # "a video said to be from the base showed fires": said by others
    if any(token.text.lower() in _DENIALS for token in parse.tokens[: said[0].index] if token.head == root.index):
        return
    if any(token.text.lower() == "only" for token in parse.tokens[root.index : min(token.index for token in parse.subtree(said[0].index)) + 1]):
        return  # "said only that … and that …"
    run = [index for index in scene.span(said[0].index) if index < scene.last]
    if all(parse.tokens[index].upos == "PUNCT" for index in range(run[-1] + 1, scene.last)):
        run += range(run[-1] + 1, scene.last)  # the marks that close quoted words
    owners = parse.children(said[0].index, "nsubj", "nsubj:pass")
    if len(owners) > 1 and any(child.index < owners[0].index for child in parse.children(said[0].index, "advcl")):
        return  # "it was a boat, the same boat she built in May": an aside, taken for the clause
    frame = _frame(scene, root, speaker, run[0])
    if frame is None or any(index in scene.quoted for index in range(run[0] + 1)):
        return
    twice = _and_that(scene, frame, run[0])
    if twice:
        yield twice
    if not scene.whole(run) or run[-1] < scene.last - 1:
        return
    that: list[Item] = [Put("that")] if parse.tokens[run[0]].text.lower() == "that" else []
    start = run[0] + len(that)
    inner = _inner(scene, said[0], range(start, len(parse.tokens)))
    if all(token.head != token.index for token in inner.parse.tokens):
        return  # the parser put the head of what is said outside it
    for rule in _INNER if root.lemma == "mean" else (*_INNER, *_AFTERWARDS):  # "It means this happened" is no English
        for found in rule(inner):
            told = [_shifted(clause, start) for clause in found.clauses]
            if _and_more(scene, told) or (rule in _AFTERWARDS and told[0] != found.clauses[0] and not _in_order(told[0], start)):
                continue
            shows = rule is predicates.rewrite and all(_of_another_number(scene, speaker, clause) and not _apart(scene, clause) for clause in told[1:])
            if any(_is_unsure_name(scene, clause, frame) or _points_to_speaker(scene, speaker, clause) for clause in told[1:]):
                continue
            if rule in _AFTERWARDS and (_may_be_of_the_saying(scene, told) or (rule is defining.rewrite and _may_be_of_another(scene, told))):
                continue
            if shows or rule in _AFTERWARDS or all(_said_too(scene, root, clause) for clause in told[1:]):
                yield Rewriting(((*range(start), *told[0]), *(_framed(clause, [*frame, *that]) for clause in told[1:])), WHY)


def _is_unsure_name(scene: Scene, clause: Clause, frame: list[Item]) -> bool:
    """Return whether "But" or "So" comes before a speaker whose capital may be only that of the sentence ("Airlines said")."""
    first = clause[0]
    return isinstance(first, Put) and first.text in {"But", "So"} and frame[0] == 0 and is_of_unsure_kind(scene.parse, scene.parse.tokens[0])


def _points_to_speaker(scene: Scene, speaker: Token, clause: Clause) -> bool:
    """Return whether a part begins with a pronoun that can be the speaker, who may do this besides: "Experts say it is late and they doubt it"."""
    parse, root = scene.parse, scene.root
    words = [parse.tokens[item] for item in clause if isinstance(item, int)]
    if not words or (root.xpos == "VBD" and root.lemma != "show") or words[0].text.lower() not in PERSONAL:
        return False
    finite = next((token for token in words if token.xpos in FINITE), None)
    same = is_plural(parse, words[0]) == is_plural(parse, speaker) and (words[0].text.lower() != "it" or speaker.upos != "PRON")
    return same and finite is not None and finite.xpos != "MD"


def _apart(scene: Scene, clause: Clause) -> bool:
    """Return whether a comma stands before the "and" of a part: "claims that …, and vows to …"."""
    first = next((item for item in clause if isinstance(item, int) and scene.parse.tokens[item].upos in {"VERB", "AUX"}), 0)
    join = next((token for token in reversed(scene.parse.tokens[:first]) if token.upos == "CCONJ"), None)
    return join is not None and join.index > 0 and scene.parse.tokens[join.index - 1].text == ","


def _may_be_of_another(scene: Scene, told: list[Clause]) -> bool:
    """Return whether a clause told of a noun may be the writer's, or ends in what is the speaker's.

    "said it took years – a time which others doubt"; "announced that it uses machines that could help, in its latest attempt to win".
    """
    tokens = scene.parse.tokens
    dashed = any(tokens[item].text in {"–", "—", "--"} or (tokens[item].text == "-" and tokens[item].space_after) for item in told[0] if isinstance(item, int))
    aims = any(tokens[item].lemma in _AIMS and any(token.xpos == "PRP$" for token in tokens[item - 3 : item]) for item in told[-1] if isinstance(item, int))
    return dashed or aims


_AIMS = frozenset({"attempt", "bid", "drive", "effort", "move", "push"})


def _may_be_of_the_saying(scene: Scene, told: list[Clause]) -> bool:
    """Return whether a time may be that of what was announced or of the announcing, or the writer's own.

    "She announced that they had agreed after a meeting in May"; "A poll found that trust fell, as the story came out".
    """
    parse, root = scene.parse, scene.root
    run = [parse.tokens[item] for item in told[-1] if isinstance(item, int)]
    if not run:
        return False
    apart = parse.tokens[run[0].index - 1].text == ","
    opening = " ".join(item.text if isinstance(item, Put) else parse.tokens[item].text for item in told[-1][:_SHORTEST]).lower().split()
    timed = next((place for place, word in enumerate(opening) if word in {"after", "before", "following", "during", "since", "while"}), None)
    if timed is not None and any(token.xpos == "VBG" for token in run[:2]) and not any(token.xpos in FINITE for token in run[:2]):
        return True  # "This happened after hearing of it": who heard of it, the sentence no longer says
    if timed is not None and root.lemma in {"announce", "declare", "confirm", "reveal"}:
        return not any(token.xpos in FINITE for token in run)
    return apart and run[0].text.lower() == "as" and root.lemma in {"find", "show", "report", "reveal"}


# Adverbs that say how sure the speaker is, or how often it is said; others may go from the second sentence.
_DOUBTS = frozenset({"probably", "reportedly", "allegedly", "apparently", "often", "sometimes", "always", "perhaps", "only", "never", "rarely", "seldom"})


def _and_more(scene: Scene, told: list[Clause]) -> bool:
    """Return whether a part goes on with "and that": what follows that belongs to the speaker alone."""
    return any(pair == ("and", "that") for clause in told[1:] for pair in pairwise(_words(scene, clause)))


def _words(scene: Scene, clause: Clause) -> list[str]:
    return [scene.parse.tokens[item].text.lower() for item in clause if isinstance(item, int)]


def _in_order(clause: Clause, start: int) -> bool:
    """Return whether a clause begins with the first word of what is said."""
    return clause[0] == start


# Adverbs that need not be said again.
_GO = frozenset({"also", "however", "then", "meanwhile", "later", "earlier", "recently", "yesterday", "today", "now", "previously", "further"})
_DENIALS = frozenset({"not", "n't", "n’t", "never", "only", "nor"})


def _said_too(scene: Scene, root: Token, clause: Clause) -> bool:
    """Return whether a part is sure to be said by the speaker too, and is not told of the speaker or by the writer.

    A comma before it, a contrast at the end or another finite verb of the same subject ("said it was late and left") leave that open.
    """
    parse = scene.parse
    words = [parse.tokens[item] for item in clause if isinstance(item, int)]
    link = clause[0]
    begin = min(link.instead) if isinstance(link, Put) and link.instead and words else words[0].index if words else 0
    mark = parse.tokens[min(begin, words[0].index) - 1] if words else root
    before = parse.tokens[mark.index - 1] if mark.upos in {"CCONJ", "SCONJ"} else mark
    if isinstance(link, Put) and link.text.startswith("This"):
        return before.text != ","  # "said that it fired a rocket, causing anger": the last may be the writer's
    if mark.text in {"–", "—", ";", ":"}:
        return False
    if isinstance(link, Put) and link.text == "But":
        return (
            before.text == ","
            and parse.tokens[min(link.instead)].index < words[0].index
            and parse.tokens[min(link.instead)].dep == "mark"
            and (min(link.instead) < words[0].index - 2)
        )
    if before.text == ",":
        return False
    finite = next((token for token in words if token.xpos in FINITE), None)
    if finite is None:
        # "that it is used there and warned …": a participle alone may be the speaker's own verb.
        return next((token.xpos for token in words if token.upos == "VERB"), "") not in {"VBN", "VBD", "VB"}
    if finite.xpos == "MD":
        return True
    verb = parse.tokens[finite.head] if finite.dep.split(":")[0] in {"aux", "cop"} else finite
    if verb.lemma in SPEECH and verb.index in {token.index for token in words} and subject(parse, verb) is not None:
        return False  # "Norland announced that it would sail and Norton said it might": each says something
    return subject(parse, verb) is not None or (verb.xpos in FINITE and root.xpos in FINITE and is_past(parse, verb) != is_past(parse, root))


def _of_another_number(scene: Scene, speaker: Token, clause: Clause) -> bool:
    """Return whether the first verb of a part shows that the speaker is not its subject: "the chief said the men were armed but were calm"."""
    parse, plural = scene.parse, is_plural(scene.parse, speaker)
    words = [parse.tokens[item] for item in clause if isinstance(item, int)]
    finite = next((token for token in words if token.xpos in FINITE), None)
    if finite is None or plural is None or speaker.lemma in COLLECTIVE or speaker.text.lower() in {"i", "you"}:
        return False
    verb = parse.tokens[finite.head] if finite.dep.split(":")[0] in {"aux", "cop"} else finite
    return not agrees(parse, verb, plural=plural)


def _said_as_well(parse: Parse, clause: Token) -> bool:
    """Return whether a clause that the parse hangs beside the verb of speech is said as well: it begins with "and that", and has a subject."""
    words = [token for token in parse.subtree(clause.index) if token.upos != "PUNCT"][:2]
    opening = [token.text.lower() for token in words]
    return clause.dep == "conj" and opening in (["and", "that"], ["but", "that"]) and words[1].xpos == "IN" and subject(parse, clause) is not None


def _and_that(scene: Scene, frame: list[Item], start: int) -> Rewriting | None:
    """Return the cut of "that … and that …"; where the trees do not show that both are said, each part must read as a clause by itself."""
    parse = scene.parse
    for join in parse.tokens[start + _SHORTEST : scene.last - _SHORTEST]:
        mark = parse.tokens[join.index + 1]
        if join.text.lower() not in {"and", "but"} or mark.text.lower() != "that" or mark.xpos != "IN" or {join.index, mark.index} & scene.quoted:
            continue
        body, head = trim(scene, range(mark.index, scene.last)), trim(scene, range(join.index))
        comma = next((index for index in range(join.index - 1, start, -1) if parse.tokens[index].text == ","), start)
        if comma < join.index - 1 and parse.tokens[comma + 1].xpos in {"WDT", "WP"}:
            return None  # "a fire, which Ann Lee started but that a court held was no crime"
        if any(parse.tokens[index].text.lower() == "that" and parse.tokens[index - 1].text in {",", ";"} for index in (*head[1:], *body[1:])):
            return None  # a list of three
        second = parse.tokens[mark.head]
        first = parse.tokens[start : join.index]
        if any(token.lemma in VERBS and token.upos == "VERB" and parse.children(token.index, "ccomp") for token in first):
            return None  # "a message that she believes that it is late and that …": who says the second, the words leave open
        seen = mark.dep == "mark" and _said_as_well(parse, second) and is_finite(parse, second) and second.head in {scene.root.index, *_said(scene)}
        if not seen and any(parse.tokens[index].text.lower() == "that" and parse.tokens[index].xpos == "IN" for index in range(start + 1, join.index)):
            return None  # "goals – those hopes that the land was theirs and that …"
        opener: list[Item] = [Put("But", (join.index,))] if join.text.lower() == "but" else []
        return Rewriting((head, (*opener, *frame, *body)), WHY, apart=not seen)
    return None


def _said(scene: Scene) -> set[int]:
    return {child.index for child in scene.parse.children(scene.root.index, "ccomp")}


_SHORTEST = 5


def _frame(scene: Scene, root: Token, speaker: Token, start: int) -> list[Item] | None:
    """Return the speaker and the verb as they open the next sentence."""
    parse = scene.parse
    lone = _is_lone_name(scene, speaker)
    name = [speaker.index] if lone else called(scene, speaker) if speaker.upos == "PROPN" else again(scene, speaker)
    if name is None or parse.children(speaker.index, "cc:preconj") or any(child.dep == "cc:preconj" for child in parse.subtree(speaker.index)):
        return None  # the last: "both House and Senate bills"
    if speaker.xpos == "NN" and not lone and not parse.children(speaker.index, "det", "nmod:poss"):
        if any(token.upos == "PROPN" for token in parse.tokens[: speaker.index + 3]):
            return None  # "top pollster Ann Lee"
        name = [Put("the"), *name]
    if isinstance(name[0], Put) and name[0].text == "these":
        name = [Put("the"), *name[1:]]  # "insiders say": "the insiders say"
    helpers = [
        child.index for child in parse.children(root.index, "aux", "advmod") if speaker.index < child.index < root.index and child.text.lower() not in _GO
    ]
    whom = [index for child in parse.children(root.index, "obj", "iobj") for index in scene.span(child.index)]
    between = [index for index in range(root.index + 1, start) if parse.tokens[index].text != "," and index not in whom]
    if (root.lemma == "tell") != bool(whom) or (whom and (whom[0] != root.index + 1 or whom[-1] >= start or len(whom) > _LONGEST)):
        return None
    if any(parse.tokens[index].upos in {"VERB", "AUX"} for index in between) or any(parse.tokens[index].xpos == "MD" for index in helpers):
        return None
    if len(whom) > _SHORT and not helpers:
        return [*name, Put({"VBD": "said", "VBZ": "says"}.get(root.xpos, "say"), (root.index,))]
    return [*name, *helpers, root.index, *whom, *(index for index in between if parse.tokens[index].dep == "compound:prt")]


# Somebody told, in words: up to so many are said again, and up to so many can be left with the first sentence.
_SHORT, _LONGEST = 3, 9


def _is_lone_name(scene: Scene, speaker: Token) -> bool:
    """Return whether a speaker is one word with a capital that no dictionary has: a name that the parser took for a noun."""
    alone = len(trim(scene, scene.span(speaker.index))) == 1
    return alone and speaker.upos in {"NOUN", "ADJ"} and speaker.text.istitle() and not in_dictionary(speaker.text)


def _inner(scene: Scene, said: Token, span: range) -> Scene:
    """Return what is said as a scene of its own; what the trees hang on words outside it (marks at its end) hangs on its head."""
    parse = scene.parse
    begin = parse.tokens[span.start].start
    text = parse.text[begin : parse.tokens[span[-1]].end]
    tokens = tuple(
        replace(
            token,
            index=token.index - span.start,
            head=(token.index if token.index == said.index else token.head if token.head in span else said.index) - span.start,
            dep="root" if token.index == said.index else token.dep,
            start=token.start - begin,
            end=token.end - begin,
        )
        for token in parse.tokens[span.start : span.stop]
    )
    return Scene(Parse(text, tokens), frozenset(index - span.start for index in scene.quoted if index in span), scene.profile)


def _shifted(clause: Clause, by: int) -> Clause:
    """Return a clause of the inner scene with the outer sentence's indices."""
    return tuple(Put(item.text, tuple(index + by for index in item.instead)) if isinstance(item, Put) else item + by for item in clause)


def _framed(clause: Clause, frame: list[Item]) -> Clause:
    """Return a clause with its speaker in front; "but" and "so" stand before the speaker."""
    first = clause[0]
    if isinstance(first, Put) and first.text in {"But", "So"}:
        return (first, *frame, *clause[1:])
    return (*frame, *clause)
