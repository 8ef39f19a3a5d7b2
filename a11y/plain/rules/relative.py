"""A relative clause between commas adds a fact: it becomes a sentence of its own, with its noun named again in place of "who" or "which".

A clause without commas defines its noun and stays (but see `defining`).
Source: Inclusion Europe, Information for all, rule on short sentences; plainlanguage.gov, "write short sentences".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.plain.asides import Aside, aside, belongs, called, goes_on, phrase_head
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import DATES, SPEECH, SPOKEN, agrees, bounded, detach, is_finite, is_past, is_plural, reported, subject, trim
from a11y.plain.kinds import kinds, may_be
from a11y.plain.segments import Segment, of_subject, segments, without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene
    from a11y.plain.kinds import Kind

WHY = "A fact in the middle of the sentence got a sentence of its own."
# What the word that opens a clause says about its noun.
_KINDS: dict[str, Kind | None] = {"who": "person", "whom": "person", "which": "thing", "that": None, "whose": None, "where": "place", "when": None}


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with one of its relative clauses taken out and told after it."""
    if scene.words <= scene.profile.long or " at the time " in scene.parse.text:
        return  # "Acme, which closed in 2018, said at the time that …": the time is the clause's
    found = [proposal for segment in segments(scene) if (proposal := _by_words(scene, segment))]
    yield from (proposal for proposal in found if proposal.by_words)
    for clause in scene.parse.tokens:
        if clause.dep in {"acl:relcl", "parataxis", "acl", "advcl:relcl"} and clause.index not in scene.quoted:
            proposal = _tell(scene, clause)
            if proposal:
                yield proposal
    yield from (proposal for proposal in found if not proposal.by_words)
    for clause in scene.parse.tokens:
        if clause.dep in {"acl:relcl", "advcl:relcl", "advcl"} and clause.index not in scene.quoted:
            proposal = _at_place(scene, clause)
            if proposal:
                yield proposal


def _by_words(scene: Scene, segment: Segment) -> Rewriting | None:
    """Return the clause "who" or "which" and a finite verb, between commas, told after the sentence, whatever the parse made of it."""
    parse, run = scene.parse, segment.run
    low = parse.tokens[run[0]].text.lower()
    if len(run) < 3 or low not in {"who", "which"} or (low == "which" and not segment.closed):
        return None
    verb = next((parse.tokens[index] for index in run[1:4] if parse.tokens[index].upos in {"VERB", "AUX"}), None)
    name, plural = called(scene, segment.noun), is_plural(parse, segment.noun)
    if _tells_why(scene, run):
        return None
    if verb is None or verb.xpos not in {"VBD", "VBZ", "VBP", "MD"} or name is None or plural is None or reported(scene, segment.noun):
        return None
    if (
        _only_where(scene, verb, segment.noun)
        or _goes_on(scene, Aside(segment.noun, run))
        or (low == "which" and (parse.tokens[segment.noun.index - 1].lemma in SPEECH or _is_all_told(scene, segment.noun)))
        or parse.tokens[run[1]].text.lower() in _SELVES
    ):
        return None  # "…, said Ann Lee, which shows …"
    if any(parse.tokens[index].upos != "ADV" for index in run[1:] if index < verb.index) or not agrees(parse, verb, plural=plural):
        return None
    if _has_a_doer(scene, run) or any(parse.tokens[index].xpos in {"WP", "WDT"} and parse.tokens[index - 1].upos == "CCONJ" for index in run):
        return None  # "who works here and who was in the town"
    if of_subject(scene, segment):
        return Rewriting((without(scene, segment), (*name, *run[1:])), WHY, by_words=True)
    kind = _KINDS[low]
    if not may_be(parse, segment.noun, kind) or not belongs(scene, segment.noun, run, kind, verb=verb):
        return None
    return _apart(scene, Aside(segment.noun, run), [*name, *run[1:]], by_words=low == "who" and _is_a_person(scene, segment.noun))


def _is_a_person(scene: Scene, noun: Token) -> bool:
    """Return whether the words themselves say that a noun is somebody: "experts", "said Ann Lee", "the leader Ann Lee"."""
    if noun.upos != "PROPN":
        return "person" in kinds(noun)
    first = noun.index
    while first and scene.parse.tokens[first - 1].upos == "PROPN":
        first -= 1
    before = scene.parse.tokens[first - 1]
    return bool(first) and ("person" in kinds(before) or (before.lemma in SPEECH and before.upos == "VERB"))


_SELVES = frozenset({"himself", "herself", "itself", "themselves"})


def _apart(scene: Scene, found: Aside, fact: list[Item], *, by_words: bool = False) -> Rewriting:
    main = detach(scene, found.run, found.noun)
    return Rewriting((tuple(trim(scene, [item for item in main if isinstance(item, int)])), tuple(fact)), WHY, by_words=by_words)


def _tell(scene: Scene, clause: Token) -> Rewriting | None:
    first = opening(scene, clause)
    if first is None or first.text.lower() == "that" or not is_finite(scene.parse, clause):
        return None
    found = aside(scene, clause, _KINDS[first.text.lower()], verb=clause if first.dep.startswith("nsubj") or _of_many(scene, first) else None)
    if found is None or len(found.run) < 3 or reported(scene, found.noun) or _named_between(scene.parse, found) or _goes_on(scene, found):
        return None
    if any(scene.parse.tokens[index].lemma == found.noun.lemma and scene.parse.tokens[index].upos == "NOUN" for index in found.run):
        return None  # "the pain of watching tragedy, which is not like living through a tragedy"
    if first.text.lower() == "which" and (scene.parse.tokens[found.noun.index - 1].lemma in SPEECH or _only_where(scene, clause, found.noun)):
        return None  # "…, said Ann Lee, which shows …"
    if (first.text.lower() == "which" and _is_all_told(scene, found.noun)) or scene.parse.tokens[found.run[1]].text.lower() in _SELVES:
        return None
    one = scene.parse.tokens[found.noun.head]
    if _tells_why(scene, found.run) or (found.noun.dep == "nmod" and one.text.lower() == "one" and not first.dep.startswith("nsubj")):
        return None  # "one of the women, whom nobody names": not all of them
    fact = told(scene, clause, found, first)
    return _apart(scene, found, fact) if fact else None


def _has_a_doer(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a noun that is no time stands between "who" or "which" and the verb: "voters, who polls say had …", "two towns, who both …"."""
    tokens = scene.parse.tokens
    if tokens[run[1]].text.lower() in {"both", "all", "each"}:
        return True
    words: list[Token] = []
    for index in run[1:]:
        if tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"}:
            break
        words.append(tokens[index])
    if not words or words[0].upos not in {"NOUN", "PROPN", "PRON", "DET", "ADJ"}:
        return False
    return not any(word.lemma in _SPANS or word.text in DATES for word in words)


_SPANS = frozenset({"year", "month", "week", "day", "night", "morning", "evening", "summer", "winter", "spring", "autumn", "decade", "season"})


def _tells_why(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a clause is told of all that was said: "…, which is why they left"."""
    words = [scene.parse.tokens[index].text.lower() for index in run[:4]]
    return words[0] == "which" and (not {"why", "how"}.isdisjoint(words) or words[1] in {"means", "meant"} or words[1:3] == ["in", "turn"])


def _only_where(scene: Scene, clause: Token, noun: Token) -> bool:
    """Return whether a place only says where the thing before it is, which the clause may tell of as well ("the Dam mine in Sundale, which holds …")."""
    parse = scene.parse
    where = next((case for case in parse.children(noun.index, "case") if case.text.lower() in {"in", "at", "near", "of", "on"} and case.index), None)
    if where is None or noun.upos != "PROPN" or parse.tokens[where.index - 1].upos not in {"NOUN", "PRON"}:
        return False
    alike = {token.lemma for token in parse.subtree(clause.index) if token.upos == "NOUN"} & {parse.tokens[where.index - 1].lemma}
    return bool(alike) or clause.lemma in _OF_THINGS


# What a thing does rather than the place where it is.
_OF_THINGS = frozenset({"contain", "hold", "open", "close", "cost", "sell", "produce", "make", "employ", "run", "publish", "serve", "treat", "store"})


def _goes_on(scene: Scene, found: Aside) -> bool:
    """Return whether a verb without a subject follows behind "and", so that it may be the clause's ("…, which insists …, and claims …")."""
    tokens, after = scene.parse.tokens, found.run[-1] + 1
    while after < scene.last and tokens[after].upos == "PUNCT":
        after += 1
    joins = [index for index in found.run if tokens[index].upos == "CCONJ"]
    commas = [index for index in found.run if tokens[index].text == ","]
    listed = next((index for index in joins if index - 1 in commas and index - 1 == commas[0]), None)
    if (
        listed is not None
        and found.run[-1] >= scene.last - 1
        and not any(tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"} for index in found.run if index > listed)
    ):
        return True  # "after Ann Lee, who spoke of being a baker, and the former judge Bo Hill": they came after both
    if any(later - 1 in commas and before - 1 not in commas and commas[0] < before for before, later in pairwise(joins)):
        return True  # "farmers from the valley, which held Ham, Leeds and Kent, and young sailors from the coast": a second list
    if after < scene.last and tokens[after].text.lower() == "with":
        return True  # "Hull, which is the driest town, with little rain": it is dry, too
    if after + 2 < scene.last and tokens[after].text.lower() in {"just", "only", "shortly"} and tokens[after].index > scene.root.index:
        return True  # "thanked Ann Lee, who spoke in Hull on Monday, just hours before polls opened"
    verb = tokens[found.noun.head]
    if after < scene.last and tokens[after].upos == "CCONJ" and tokens[after].head != found.noun.index and tokens[tokens[after].head].head == found.noun.index:
        return True  # "Acme, which builds the road, and its partners could pay": the second half of the subject
    if after < scene.last and tokens[after].xpos in {"VBD", "VBZ", "VBP", "MD"} and found.noun.dep.startswith("nsubj") and verb.index < found.noun.index:
        return True  # "…, said Ann Lee, who wrote it, directs it and plays in it"
    if found.noun.index < scene.root.index:
        return False
    if (goes_on(scene, found.run) and not any(tokens[index].text.lower() == "or" for index in found.run)) or _is_complement(scene, found.noun):
        return True
    if after >= scene.last or tokens[after].upos != "CCONJ":
        return False
    joined = next((token for token in tokens[after + 1 : scene.last] if token.upos not in {"ADV", "PART"}), None)
    return joined is not None and joined.xpos in {"VBD", "VBZ", "VBP", "MD"}


def _is_complement(scene: Scene, noun: Token) -> bool:
    """Return whether more may be said of an object behind its clause: "They found his views, which were new, absurd"."""
    verb = scene.parse.tokens[noun.head]
    return noun.dep == "obj" and verb.lemma in {"find", "consider", "deem", "leave", "keep", "render"}


def _is_all_told(scene: Scene, noun: Token) -> bool:
    """Return whether "which" behind a noun is rather told of the whole: of a deed ("lying to the court, which …"), of how or when, of what is missing.

    "It can be seen in context, which …", "after talks last week, which …", "it lacks a quorum, which …".
    """
    parse, verb = scene.parse, scene.parse.tokens[noun.head]
    bare = noun.xpos == "NN" and noun.upos == "NOUN" and not parse.children(noun.index, "det", "amod", "compound", "nmod:poss", "nummod")
    cases = parse.children(noun.index, "case")
    if noun.lemma in {"week", "month", "year", "day", "night", "morning"} or verb.lemma in {"lack", "need", "miss"}:
        return True
    return (bare and any(case.text.lower() == "in" for case in cases) and not kinds(noun)) or (
        verb.xpos == "VBG" and verb.dep != "root" and bool(cases) and noun.upos == "PROPN"
    )


def _named_between(parse: Parse, found: Aside) -> bool:
    """Return whether a name between commas stands right before the clause, so that it may be what the clause is of ("by its owner, Bell Homes, which …")."""
    comma = found.run[0] - 1
    if comma < 1 or parse.tokens[comma].text != ",":
        return False
    name = comma - 1
    while name > 0 and parse.tokens[name].upos == "PROPN":
        name -= 1
    return name < comma - 1 and parse.tokens[name].text == "," and found.noun.index < name


def told(scene: Scene, clause: Token, found: Aside, first: Token, name: list[Item] | None = None) -> list[Item] | None:
    """Return a relative clause as a sentence, with its noun (or `name`) in place of the relative word `first`; None when there is no safe way."""
    parse, low = scene.parse, first.text.lower()
    if any(parse.tokens[index].xpos in {"WP", "WDT"} and parse.tokens[index - 1].upos == "CCONJ" for index in found.run):
        return None  # "which is new and which, they say, costs …"
    name, plural = name or called(scene, found.noun), is_plural(parse, found.noun)
    if low == "where":
        return _there(scene, clause, found)
    if low == "when":
        return _then(scene, clause, found)
    if name is None or plural is None:
        return None
    if first.index != found.run[0]:
        return _behind_words(scene, clause, found, first, name)
    if low == "whose":
        return _owned(scene, first, found, name)
    if first.head == clause.index and first.dep.startswith("nsubj"):
        return _subject(scene, clause, found, name, plural=plural)
    return _object(scene, clause, found, first, name)


def opening(scene: Scene, clause: Token) -> Token | None:
    """Return the relative word of a clause: its first word, or one after a preposition or an "of" phrase ("in which", "most of whom")."""
    words = scene.parse.subtree(clause.index)
    first = next((place for place, token in enumerate(words) if token.upos != "PUNCT"), 0)
    for token in words[first : first + 4]:
        if token.text.lower() in _KINDS:
            return token
        if token.upos == "VERB" or token.upos == "AUX":
            return None
    return None


# Verbs whose "which" often stands for all that was said before: "he won, which surprised us".
_OF_EVENTS = frozenset(
    ["mean", "be", "make", "lead", "cause", "suggest", "show", "prove", "indicate", "reveal", "help", "allow", "give", "leave", "force", "result",
     "create", "come", "happen", "bring", "explain", "surprise", "upset", "anger", "prompt", "spark", "let", "take", "turn", "raise", "put", "add",
     "follow", "reflect", "confirm", "imply", "enable", "get", "keep", "stop", "boost", "complicate", "cut", "damage", "drive", "ease", "fuel",
     "hurt", "pose", "present", "push", "spur", "strengthen", "threaten", "trigger", "undercut", "undermine", "weaken", "worsen"]
)  # fmt: skip


def _may_mean_all(parse: Parse, clause: Token, noun: Token) -> bool:
    """Return whether "which" may stand for the whole sentence before it; a plural verb or a name shows that it does not."""
    if clause.lemma in {"happen", "occur", "continue", "follow", "last"}:
        return True
    if noun.upos == "PROPN" or (is_plural(parse, noun) and not agrees(parse, clause, plural=False)):
        return False
    supposed = any(child.text.lower() == "would" for child in parse.children(clause.index, "aux"))
    return supposed or clause.lemma in _OF_EVENTS or bool(parse.children(clause.index, "cop"))


def _subject(scene: Scene, clause: Token, found: Aside, name: list[Item], *, plural: bool) -> list[Item] | None:
    """Return "The bridge opened in 1932" for "which opened in 1932"."""
    parse, run = scene.parse, found.run
    last = run[-1] == scene.last - 1
    may_mean_all = last or not found.noun.dep.startswith("nsubj")  # "once it shows in the polls - which could take weeks - it is too late"
    if not agrees(parse, clause, plural=plural) or (parse.tokens[run[0]].text.lower() == "which" and may_mean_all and _may_mean_all(parse, clause, found.noun)):
        return None
    if _has_a_doer(scene, run):
        return None
    return [*name, *run[1:]]


def _object(scene: Scene, clause: Token, found: Aside, first: Token, name: list[Item]) -> list[Item] | None:
    """Return "He bought the house in May" for "which he bought in May"."""
    parse, run = scene.parse, found.run
    own = subject(parse, clause)
    if (
        first.dep != "obj"
        or first.head != clause.index
        or own is None
        or own.index > clause.index
        or parse.children(clause.index, "ccomp", "xcomp", "iobj", "conj")
        or len(parse.children(clause.index, "obj")) != 1
    ):
        return None
    if any(parse.tokens[index].upos in {"ADP", "PART"} and parse.tokens[index + 1].upos == "ADP" for index in run[:-1] if index > clause.index):
        return None  # "which we reached out to for comment"
    after = clause.index
    if any(child.index == after + 1 for child in parse.children(clause.index, "compound")):
        after += 1  # "which he set up"
    if after + 1 < len(parse.tokens) and after + 1 <= run[-1] and parse.tokens[after + 1].upos == "ADP" and parse.tokens[after + 1].dep != "case":
        return None  # a preposition whose object is "which"
    if clause.lemma in {"deny", "dispute", "reject"}:
        name = [Put("this")]  # "accused her of fraud, which she denies"
    return [*(index for index in run[1:] if index <= after), *name, *(index for index in run if index > after)]


def _owned(scene: Scene, first: Token, found: Aside, name: list[Item]) -> list[Item] | None:
    """Return "Ann Lee's son is a doctor" for "whose son is a doctor"."""
    parse = scene.parse
    owner = parse.tokens[first.head]
    if any(isinstance(item, int) and parse.tokens[item].text in {"'s", "’s", "'", "’"} for item in name):
        return None  # "the council's committee's members"
    if first.dep != "nmod:poss" or owner.dep not in {"nsubj", "nsubj:pass"} or isinstance(name[-1], Put) or parse.tokens[name[-1]].text.endswith("s"):
        return None
    return [*name, Put("’s" if "’" in parse.text else "'s"), *found.run[1:]]


def _there(scene: Scene, clause: Token, found: Aside) -> list[Item] | None:
    """Return "There, he met the queen" where the place ends the sentence, else the place with its own preposition in front."""
    parse, noun, run = scene.parse, found.noun, found.run
    if not subject(parse, clause) or parse.tokens[run[0]].text.lower() != "where" or clause.lemma in SPEECH | SPOKEN:
        return None  # "in Kent, where the council said it had rained": it was said elsewhere
    case = next((child for child in parse.children(noun.index, "case") if child.text.lower() in {"in", "at", "on"}), None)
    name = called(scene, noun)
    if parse.tokens[run[0] - 2].text in DATES:
        return None  # "the finals in May, where …": May may go to a sentence between
    if run[-1] == scene.last - 1 and len(run) <= _WHOLE:
        return None  # "There, Ann Lee lives."
    if run[-1] == scene.last - 1 and (noun.upos == "PROPN" or case is not None):
        return [Put("there,"), *run[1:]]
    if case is None or name is None or noun.head == noun.index:
        return None
    return [case.index, *name, Put(","), *run[1:]]


def _then(scene: Scene, clause: Token, found: Aside) -> list[Item] | None:
    """Return "At that time, she was nine" for "in 2011, when she was nine", where both are told in the past."""
    parse, noun, run = scene.parse, found.noun, found.run
    dated = (
        noun.text.isdigit() or noun.text in DATES or noun.lemma in {"year", "month", "week", "day", "summer", "winter", "spring", "autumn", "morning", "night"}
    )
    if not dated or run[-1] != scene.last - 1 or not (is_past(parse, clause) and is_past(parse, scene.root)) or not subject(parse, clause):
        return None
    return [Put("at that time,"), *run[1:]]


def _of_many(scene: Scene, first: Token) -> bool:
    """Return whether a relative word stands in "most of which" and the like: then its noun is a plural."""
    before = scene.parse.tokens[max(first.index - 2, 0) : first.index]
    return len(before) == 2 and before[1].text.lower() == "of" and before[0].text.lower() in _PARTS


# Words before "of whom" and "of which" that tell how many.
_PARTS = frozenset({"some", "many", "most", "half", "all", "none", "several", "both", "one", "two", "three", "four", "five", "few"})
# Prepositions that can open a sentence with the noun named again.
_PLACED = frozenset({"in", "on", "at", "during", "from", "under"})


def _behind_words(scene: Scene, clause: Token, found: Aside, first: Token, name: list[Item]) -> list[Item] | None:
    """Return "Most of the students live here" for "most of whom live here", and "In the house, she found a map" for "in which she found a map"."""
    parse, run = scene.parse, found.run
    lead = [index for index in run if index < first.index]
    rest = [index for index in run if index > first.index]
    words = [parse.tokens[index].text.lower() for index in lead]
    if words[-1] == "of" and len(words) in {2, 3} and (words[-2] in _PARTS or words[-2].isdigit()):
        return [*lead, *name, *rest] if is_plural(parse, found.noun) and parse.tokens[rest[0]].upos in {"VERB", "AUX", "ADV"} else None
    if (
        len(words) == 1
        and words[0] in _PLACED
        and first.dep != "det"
        and first.text.lower() == "which"
        and subject(parse, clause)
        and found.noun.upos == "NOUN"
    ):
        return [*lead, *name, Put(","), *rest]
    return None


def _at_place(scene: Scene, clause: Token) -> Rewriting | None:
    """Return a closing clause with "where" told with "There,", whichever noun it is of: both point to the place that was named last."""
    parse = scene.parse
    run = trim(scene, [index for index in scene.span(clause.index) if index < scene.last])
    if len(run) <= _WHOLE or parse.tokens[run[0]].text.lower() != "where" or run[-1] < scene.last - 1 or not scene.whole(run) or not bounded(scene, run):
        return None
    main = trim(scene, range(run[0]))
    near = phrase_head(scene, main[-1])
    at = near.upos == "PROPN" and any(case.text.lower() in _AT for case in parse.children(near.index, "case"))
    if len(main) < _WHOLE or not (at or "place" in kinds(near)) or near.text in DATES or main[-1] in scene.quoted or reported(scene, near):
        return None
    if not is_finite(parse, clause) or subject(parse, clause) is None or clause.lemma in SPEECH | SPOKEN or parse.text.endswith(("?", "!")):
        return None
    before, inside = ([parse.tokens[index] for index in part] for part in (main, run))
    if any(token.text.lower() in _UNSURE or token.text in _MARKS or (token.lemma in SPEECH | SPOKEN and token.upos == "VERB") for token in before):
        return None
    if any(token.text in _MARKS or token.text.lower() == "according" or token.lemma in SPEECH for token in inside):
        return None
    # "…, where she lived, but only after …": what follows goes back to the main clause.
    back = any(mark.text == "," and (after.upos in {"CCONJ", "ADP"} or after.text.lower() == "as") for mark, after in pairwise(inside))
    return None if back else Rewriting((main, (Put("there,"), *run[1:])), WHY)


_WHOLE = 5
_AT = frozenset({"in", "at", "to", "from", "near", "into", "across", "inside", "outside", "around", "throughout"})
_MARKS = frozenset({";", ":", "–", "—", "(", '"', "“", "”"})
_UNSURE = frozenset({"if", "unless", "would", "could", "might", "may", "should", "which", "where", "according"})
