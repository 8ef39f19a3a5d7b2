"""Two things told of one subject become two sentences: the subject, and the auxiliary when they share it, is said again.

Source: UK Government easy read ("one idea a sentence"); COGA, "use clear words", 4.4.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.conditions import conditional
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, DATES, SPEECH, SPOKEN, agrees, is_finite, is_past, is_plural, subject, trim
from a11y.plain.halves import in_the_middle, torn
from a11y.plain.joints import FINITE, PAIRED, Joint, chain, joint, left_open, one_word, refused, vouched
from a11y.plain.partners import is_anothers, is_manner, is_torn_off
from a11y.plain.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene

WHY = "One long sentence became two short ones."
# "went and saw", "try and do": the two verbs are one act.
_LIGHT = frozenset({"go", "come", "try", "sit", "stand", "stay", "wait", "be", "turn", "get", "do", "have"})
# Verbs without an object, whose past looks like their participle: "was born and graduated".
_NEVER_PASSIVE = frozenset(
    ["graduate", "die", "arrive", "live", "work", "appear", "happen", "remain", "stay", "belong", "exist", "return", "retire", "emerge", "serve", "play",
     "move", "start", "stop", "end", "continue", "finish", "fall", "rise", "come", "go", "become", "begin", "vanish", "disappear", "escape", "travel",
     "compete", "perform", "succeed", "survive", "grow", "major", "specialise", "specialize", "qualify", "enrol", "enroll", "participate", "apply",
     "insist", "agree", "speak", "talk", "look", "stand", "sit", "coincide", "occur", "culminate", "result", "consist", "depend", "differ", "arise",
     "collide", "debut", "premiere", "peak"]
)  # fmt: skip
# Verbs that keep an object in the passive: "was born in Leeds and given a gold watch".
_TWO_OBJECTS = frozenset(
    ["award", "give", "name", "call", "elect", "appoint", "grant", "hand", "offer", "pay", "send", "show", "teach", "tell", "declare", "dub", "consider",
     "ask", "charge", "assign", "make", "allow", "deny", "fine", "promise", "lend", "sell", "refuse", "crown", "rename", "vote", "title", "label",
     "nickname", "designate", "brand", "proclaim", "nominate", "knight", "deem"]
)  # fmt: skip
# What is only done to somebody, when it has no object: "was arrested and charged".
_DONE_TO = frozenset({"admit", "bail", "ban", "charge", "convict", "detain", "discharge", "fine", "hospitalise", "hospitalize", "imprison", "jail", "sentence"})
# "Hours after the storm, a father of two got up and …": no hours got up.
_TIMES = frozenset({"second", "minute", "moment", "hour", "day", "week", "month", "year", "decade"})
_DENIALS = frozenset({"not", "n't", "n’t", "never"})
# Adverbs in front of two verbs that may hold for both: "they often come late and leave early".
_HOW_OFTEN = frozenset(
    ["always", "commonly", "frequently", "generally", "normally", "occasionally", "often", "rarely", "regularly", "repeatedly", "routinely", "seldom",
     "sometimes", "typically", "usually", "allegedly", "apparently", "probably", "reportedly", "supposedly"]
)  # fmt: skip
# With these the second verb has a time of its own.
_OWN_TIME = frozenset({"now", "then", "later", "recently", "once", "already", "never", "also", "still", "just", "previously", "earlier", "even"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence cut before its last coordinated predicate, or at every comma of a list of predicates."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.long or parse.text.endswith("?") or "not only" in parse.text.lower() or conditional(scene, root):
        return
    own = subject(parse, root)
    if own is None or own.index > root.index or len(parse.children(root.index, "nsubj", "csubj")) > 1 or own.lemma in _TIMES:
        return
    if _is_no_subject(parse, root, own) or is_torn_off(parse, root, own):
        return
    partners = chain(parse, root)
    proposal = _listed(scene, root, partners[-1], own) if partners else None
    if proposal:
        yield proposal
    for second in reversed(parse.children(root.index, "conj", "parataxis")):
        proposal = _paired(scene, root, second, own)
        if proposal:
            yield proposal
    proposal = _by_form(scene, root, own)
    if proposal:
        yield proposal


def _is_no_subject(parse: Parse, root: Token, own: Token) -> bool:
    """Return whether what the trees call the subject is none, or is more than a subject.

    "On the list is a new road, and …"; "White said field teams are …", the verb taken for a part of it; "Hill says the week after, Ray came": it is what she
    says; "Sessions told us he …", a name that looks like a plural.
    """
    if parse.children(own.index, "case"):
        return True
    below = parse.subtree(own.index)
    if any(token.xpos in FINITE and token.dep in {"amod", "compound"} for token in below):
        return True
    if any(token.lemma in SPEECH and token.xpos in FINITE and token.dep == "advcl" and not _opened(parse, token) for token in parse.tokens[: own.index]):
        return True
    alone = own.index == 0 and own.xpos == "NNS" and len(below) == 1 and root.lemma in SPEECH
    return alone and any(token.text.lower() in {"he", "she", "his", "her"} for token in parse.tokens)


def _opened(parse: Parse, verb: Token) -> bool:
    """Return whether a clause has a word that makes it one of another ("As she said, …")."""
    return any(child.dep == "mark" or child.xpos in {"WRB", "IN"} for child in parse.children(verb.index))


def _paired(scene: Scene, root: Token, second: Token, own: Token) -> Rewriting | None:
    found = joint(scene, root, second)
    if found is None or subject(scene.parse, second) is not None or refused(found) or not found.word:
        return None
    if found.stop == ";" or any(scene.parse.tokens[index].text == ";" for index in found.head):
        return None
    if _how_often(scene.parse, root, second) or is_anothers(scene.parse, root, second) or is_manner(scene.parse, found.word.index):
        return None
    if found.word.text.lower() in {"but", "yet", "so"} and any(_is_told_of(scene.parse, scene.parse.tokens[index]) for index in found.head):
        return None  # first what is told beside it goes, or "But" would answer that
    if any(scene.parse.tokens[index].text.lower() == "there" for index in found.body) and any(
        _is_told_of(scene.parse, scene.parse.tokens[index]) for index in found.head
    ):
        return None  # "was sent to Norland and served there": what is told of the subject would come between
    name = renamed(scene, own, found.head)
    told = _told(found, own, name) if name else None
    return Rewriting((found.head, told), WHY) if told else None


def _told(found: Joint, own: Token, name: list[Item]) -> tuple[Item, ...] | None:
    """Return the second side with the subject in front."""
    parse, root, second, body = found.parse, found.first, found.second, found.body
    if second.upos not in {"VERB", "AUX"} and not parse.children(second.index, "cop"):
        return None
    if _is_no_past(second) or _is_passive_too(parse, root, second):
        return None
    if _dated_at_the_end(parse, found.head, found.body, root):
        return None
    if root.lemma in _LIGHT and not parse.children(root.index, "obj", "xcomp", "obl", "cop"):
        return None
    if len(body) < _LEAST or len(found.head) <= _LEAST or _any_such(parse, own, root):
        return None
    if not _fits(parse, own, second) or _another_partner(parse, root, second, own) or _share_object(parse, found.head, second):
        return None
    helpers = _helpers(parse, root, second)
    if helpers is None or (helpers and body[0] != second.index and parse.tokens[body[0]].upos != "ADV"):
        return None
    if helpers and body[0] != second.index and any(child.text.lower() == "being" for child in parse.children(root.index, "aux")):
        return None  # "was being used and never taken out"
    if helpers and found.word is not None and found.word.text.lower() == "but" and inflect(second.lemma, "VBD") == second.text.lower():
        return None  # "were outplayed but led at the break": by its form it may be a past tense too, and what is set against it is not done to them
    return _placed(found, name, helpers)


def _is_no_past(verb: Token) -> bool:
    """Return whether a verb taken for a past tense has not its form: "They came to watch and applaud"."""
    return verb.xpos == "VBD" and verb.lemma != "be" and inflect(verb.lemma, "VBD") != verb.text.lower() and verb.text.lower() == verb.lemma


def _is_passive_too(parse: Parse, root: Token, second: Token) -> bool:
    """Return whether a verb without a comma before its "and" may be one more thing that is done: "small enough to be put up there and then plugged in"."""
    between = parse.tokens[root.index + 1 : second.index]
    join = next((token for token in reversed(between) if token.upos == "CCONJ"), None)
    if join is None or parse.tokens[join.index - 1].text == "," or inflect(second.lemma, "VBN") != second.text.lower():
        return False
    done = [token for token in between if token.xpos in {"VBN", "VBD"} and token.dep != "conj" and inflect(token.lemma, "VBN") == token.text.lower()]
    return any(parse.children(token.index, "aux:pass") or token.dep in {"acl", "xcomp", "ccomp"} for token in done)


def _is_told_of(parse: Parse, token: Token) -> bool:
    """Return whether a token heads what is told of a noun between commas."""
    first = parse.subtree(token.index)[0].index
    return token.dep in {"acl:relcl", "appos"} and "," in {parse.tokens[first].text, parse.tokens[first - 1].text}


def _how_often(parse: Parse, root: Token, second: Token) -> bool:
    """Return whether an adverb in front of the first verb may say of both how often or how surely: the second has none of its own."""
    first = any(child.text.lower() in _HOW_OFTEN for child in parse.children(root.index, "advmod") if child.index < root.index)
    return first and not any(child.index < second.index and child.text.lower() in _HOW_OFTEN | _OWN_TIME for child in parse.children(second.index, "advmod"))


def _share_object(parse: Parse, head: Sequence[int], second: Token) -> bool:
    """Return whether the first side ends in its verb, so that what stands behind the second may be the first one's too ("locks and unlocks your door").

    So it is with an infinitive ("they want and need to go"), and with when or where it was ("fought and died during the war").
    """
    first = parse.tokens[head[-1]]
    if first.upos != "VERB":
        return False
    direct = parse.children(second.index, "obj")
    if not direct and first.lemma not in _ALONE and any(child.index > second.index for child in parse.children(second.index, "obl")):
        return True  # "she witnessed and wrote about the trial"
    behind = [child for verb in (first, second) for child in parse.children(verb.index, "obj", "xcomp", "ccomp", "obl") if child.index > second.index]
    return any(child.dep != "obl" or any(case.text.lower() in _SHARED for case in parse.children(child.index, "case")) for child in behind)


# Verbs that need nothing behind them.
_ALONE = frozenset(
    ["appear", "arrive", "bleed", "bow", "collapse", "come", "crash", "cry", "dance", "die", "disappear", "drown", "escape", "explode", "faint", "fall", "flee",
     "fly", "go", "grow", "halt", "happen", "jump", "kneel", "laugh", "leave", "listen", "look", "melt", "move", "nod", "pause", "recover", "relax", "resign",
     "retire", "return", "rise", "run", "scream", "shout", "sing", "sink", "sit", "sleep", "slip", "slow", "smile", "stand", "stay", "stop", "stumble",
     "survive", "swim", "travel", "turn", "wait", "wake", "walk", "weep", "win", "work", "yell"]
)  # fmt: skip


def _dated_at_the_end(parse: Parse, head: Sequence[int], body: Sequence[int], first: Token) -> bool:
    """Return whether a year at the very end may be that of both: "killed 40 people and ruined the port in 1998"."""
    tokens, last = parse.tokens, body[-1]
    year = tokens[last].text.isdigit() and len(tokens[last].text) == _YEAR and tokens[last - 1].text.lower() in {"in", "of"}
    timed = any(tokens[index].text.isdigit() or tokens[index].text in DATES for index in head if index > first.index)
    return year and not timed and tokens[head[-1] + 1].text != ","


_YEAR = 4
# Prepositions of time, place and means: what they open may be said of two verbs. "Left and went to Leeds" names a goal of the second.
_SHARED = frozenset({"after", "at", "before", "by", "during", "for", "in", "on", "over", "since", "through", "throughout", "with", "without"})


def _any_such(parse: Parse, own: Token, root: Token) -> bool:
    """ "A ceiling that is painted white makes …": true of any such thing, and not of "the ceiling"."""
    words = {child.text.lower() for child in parse.children(own.index, "det")}
    told = bool(parse.children(own.index, "acl")) or any(token.xpos in {"WDT", "WP"} for token in parse.subtree(own.index))
    return told and not is_past(parse, root) and not words & {"the", "this", "these", "that", "those"} and own.upos == "NOUN"


def _fits(parse: Parse, own: Token, verb: Token) -> bool:
    """Return whether a verb agrees with the subject in number, as far as that shows."""
    plural = is_plural(parse, own)
    verbs = [token.xpos for token in (*parse.children(own.head, "aux", "cop"), parse.tokens[own.head]) if token.xpos in {"VBP", "VBZ"}]
    if verbs[:1] == ["VBP"] and verb.xpos == "VBZ" and own.text.lower() not in {"i", "you"} and not parse.children(verb.index, "aux", "cop"):
        return False  # "Norland have beaten Ham and hosts Kent": the team that is at home
    return plural is None or own.lemma in COLLECTIVE or own.text.lower() in {"i", "you"} or agrees(parse, verb, plural=plural)


def _another_partner(parse: Parse, root: Token, second: Token, own: Token) -> bool:
    """Return whether the second predicate may be the partner of another verb than the main one."""
    between = parse.tokens[root.index + 1 : second.index]
    if {root.lemma, second.lemma} <= SPEECH and root.xpos == second.xpos in FINITE:
        return False  # "she said that it was late and added …"
    told = {below.index for token in between if _tells_of_object(parse, token, second) for below in parse.subtree(token.index)}
    if any(token.xpos in FINITE and token.head != second.index and token.index not in told for token in between):
        return True
    if any(token.dep in {"nsubj", "nsubj:pass"} and token.head != second.index and token.index not in told for token in between):
        return True
    if second.xpos in {"VBN", "VBD"} and any(token.xpos == "VBN" and token.upos == "VERB" and token.dep in {"xcomp", "ccomp"} for token in between):
        return True  # "have seen her thrown into water and challenged to eat"
    begin = next((token for token in parse.children(second.index, "aux", "cop")), second)
    # "called on them to explore it and report back", "have to be fit and have lived here": the partner is the infinitive.
    return begin.xpos in {"VB", "VBP"} and any(token.xpos == "VB" for token in parse.tokens[own.index + 1 : begin.index] if token.index != root.index)


def _tells_of_object(parse: Parse, clause: Token, second: Token) -> bool:
    """Return whether a relative clause has a subject of its own and lacks its object ("the showers he had"): a verb with an object is no partner in it."""
    own = subject(parse, clause) if clause.dep == "acl:relcl" else None
    return own is not None and own.xpos not in {"WP", "WDT"} and not parse.children(clause.index, "obj") and bool(parse.children(second.index, "obj"))


def _helpers(parse: Parse, root: Token, second: Token) -> list[Item] | None:
    """Return the auxiliaries that the second predicate shares with the first; None when that is not sure."""
    participle = second.xpos in {"VBN", "VBD"} and inflect(second.lemma, "VBN") == second.text
    bare = not parse.children(second.index, "aux", "cop")
    shared_form = root.xpos == "VBN" and participle and bare
    passive = shared_form and bool(parse.children(root.index, "aux:pass"))
    if shared_form and second.xpos == "VBD" and second.lemma == second.text.lower():
        return None  # "was called up and hit": its form tells nothing
    if passive and any(child.lemma in _AMOUNTS for child in parse.children(second.index, "obj")):
        return None  # "was put online and downloaded thousands of times"
    if passive and (root.lemma == "bear" or second.lemma in _NEVER_PASSIVE or parse.children(second.index, "obj", "ccomp", "xcomp")):
        # "was found in 1850 and received its name": the second is active by its object, but for verbs that keep one ("was awarded a prize").
        return [] if second.xpos == "VBD" and second.lemma not in _TWO_OBJECTS and not parse.children(second.index, "xcomp") else None
    if passive and second.xpos == "VBD" and second.lemma not in _DONE_TO:
        return None  # "was asked to speak and noted in his letter that …"
    modal = any(child.xpos == "MD" for child in parse.children(root.index, "aux"))
    if modal and participle and bare and not any(parse.children(child.index, "det", "nmod:poss") for child in parse.children(second.index, "obj")):
        return None  # "would mean less work and increased costs"
    if participle and bare and second.xpos == "VBD" and is_past(parse, root) is False and not parse.children(second.index, "obj", "ccomp", "xcomp"):
        return None  # "is a business and used as a show"
    base = second.text.lower() == second.lemma
    if root.xpos == "VB" and bare and base and modal:
        shared_form = True  # "they can weigh … and reach …"
    elif root.xpos == "VBP" and second.xpos == "VB" and bare and not parse.children(root.index, "aux", "xcomp"):
        return []
    if not shared_form and is_finite(parse, second):
        return None if parse.children(root.index, "aux") and second.xpos not in FINITE and bare else []
    shared = [child for child in parse.children(root.index, "aux") if child.index < root.index]
    denied = any(child.text.lower() in _DENIALS for child in parse.children(root.index, "advmod"))
    if not shared or denied or parse.children(second.index, "aux") or not (shared_form or second.xpos == root.xpos in {"VBN", "VB", "VBG"}):
        return None
    if any("'" in child.text or "’" in child.text or child.text.lower() in {"did", "do", "does"} for child in shared):
        return None
    if [child.text.lower() for child in shared] == ["had"] and second.lemma in SPEECH | _MINDS and inflect(second.lemma, "VBD") == second.text.lower():
        return []  # "had built up his forces and thought he could win": that may have been later
    return [Put(child.text.lower()) for child in shared]


_AMOUNTS = frozenset({"dozen", "hundred", "million", "percent", "thousand", "time", "twice"})
_MINDS = frozenset({"think", "feel", "hope", "believe", "decide", "want", "know", "expect"})


def _placed(found: Joint, name: list[Item], helpers: list[Item]) -> tuple[Item, ...] | None:
    """Return the second sentence; a phrase in front of its verb ("and, in the end, dies") stays in front of the subject."""
    parse, second, body = found.parse, found.second, found.body
    place = next(
        (
            place
            for place, index in enumerate(body)
            if index == second.index or (parse.tokens[index].head == second.index and parse.tokens[index].dep in {"aux", "aux:pass", "cop"})
        ),
        0,
    )
    opening = parse.tokens[body[0]]
    if opening.text.lower() in {"so", "thus", "hence", "yet"}:
        return None
    if found.word is not None and found.word.text.lower() == "but" and opening.text.lower() in {"rather", "instead"} and len(body) > 1:
        return (Put("instead,", (found.word.index, opening.index)), *name, *helpers, *body[1:])
    if all(parse.tokens[index].upos == "ADV" for index in body[:place]):
        return (*found.link, *name, *helpers, *body)
    if parse.tokens[body[place] - 1].text != "," or helpers:
        return None
    return (*found.link, *body[:place], body[place] - 1, *name, *body[place:])


def _listed(scene: Scene, root: Token, last: Token, own: Token) -> Rewriting | None:
    """Return a list of three or more predicates told one by one: "keeps a cat, feeds two dogs and rides a horse"."""
    parse = scene.parse
    members = chain(parse, root)
    middle = members[:-1]
    if not members or members[-1].index != last.index:
        return None
    joined = parse.children(last.index, "cc")
    if not middle or not joined or joined[0].text.lower() != "and" or any(parse.children(other.index, "cc") or subject(parse, other) for other in middle):
        return None
    tail = scene.span(last.index)
    if (
        tail[-1] < scene.last - 1
        or not scene.whole(tail)
        or subject(parse, last)
        or any(parse.children(other.index, "mark", "aux", "cop") for other in members)
    ):
        return None
    if _how_often(parse, root, last) or (parse.children(root.index, "aux:pass") and any(other.lemma in _NEVER_PASSIVE for other in members)):
        return None
    if _any_such(parse, own, root) or (parse.children(last.index, "obj") and not all(parse.children(other.index, *_COMPLETE) for other in (root, *middle))):
        return None
    if any(not _same_form(root, other) or other.index in scene.quoted or not _fits(parse, own, other) for other in members):
        return None
    if root.xpos not in FINITE and not (root.xpos in {"VBN", "VB", "VBG"} and _helpers(parse, root, last)):
        return None
    if left_open(parse, tail[0], to_verb=True) or any(
        _another_partner(parse, first, second, own) for first, second in zip([root, *middle], members, strict=True)
    ):
        return None
    helpers: list[Item] = [] if root.xpos in FINITE else _helpers(parse, root, last) or []
    starts = [scene.span(member.index)[0] for member in members]
    name = renamed(scene, own, range(starts[-1]))
    if name is None:
        return None
    clauses: list[tuple[Item, ...]] = [trim(scene, range(starts[0]))]
    if any(in_the_middle(parse, root, index) for index in range(root.index + 1, starts[0])):
        return None
    for start, end, member in zip(starts, [*starts[1:], scene.last], members, strict=True):
        run = trim(scene, [index for index in range(start, end) if parse.tokens[index].head != member.index or parse.tokens[index].dep != "cc"])
        if len(run) < _LEAST or any(parse.tokens[index].upos != "ADV" for index in run if index < member.index):
            return None
        clauses.append((*name, *helpers, *run))
    return Rewriting(tuple(clauses), WHY) if len(clauses[0]) > _LEAST else None


# What makes a predicate of a list complete by itself.
_COMPLETE = ("obj", "obl", "xcomp", "ccomp", "advmod", "cop", "advcl", "compound")


def _same_form(first: Token, other: Token) -> bool:
    """Return whether two verbs have one form, also where a past was taken for a participle."""
    return first.xpos == other.xpos or (first.xpos == "VBD" and other.xpos == "VBN")


# A member of a list that is told by itself has at least so many words.
_LEAST = 3


def _by_form(scene: Scene, root: Token, own: Token) -> Rewriting | None:
    """Return the cut before "and" or "but" with a finite verb, when only one finite verb stands before it: by form the two can only be partners."""
    parse = scene.parse
    finite = [token for token in parse.tokens if token.xpos in FINITE and token.upos in {"VERB", "AUX"}]
    own_verbs = {root.index, *(child.index for child in parse.children(root.index, "aux", "cop"))}
    if len(finite) < 2 or own.index > finite[0].index or finite[0].index not in own_verbs:
        return None
    second = finite[1]
    join = second.index - 1
    while parse.tokens[join].upos == "ADV" and join > finite[0].index:
        join -= 1
    word = parse.tokens[join].text.lower()
    if word not in {"and", "but"} or finite[0].xpos != second.xpos or second.index in scene.quoted:
        return None
    if _is_no_past(second) or _is_passive_too(parse, root, second):
        return None
    if second.xpos == "VBD" and inflect(second.lemma, "VBN") == second.text.lower() and root.xpos in {"VBN", "VBG"}:
        return None
    if second.xpos == "VBP" and any(token.xpos == "VB" for token in parse.tokens[finite[0].index + 1 : second.index]):
        return None
    head, body = trim(scene, range(join)), trim(scene, range(join + 1, scene.last))
    if (
        parse.tokens[join + 1].text.lower() == "so"
        or left_open(parse, join, to_verb=True)
        or len(head) < 5
        or len(body) < 4
        or parse.tokens[head[-1]].upos in {"ADP", "DET", "PART", "SCONJ"}
    ):
        return None
    after = parse.tokens[finite[0].index + 1].text.lower()
    if any(token.text.lower() in PAIRED for token in parse.tokens[:join]) or after in _DENIALS:
        return None
    if vouched(scene, join, root) or _how_often(parse, root, second) or not _fits(parse, own, second):
        return None
    if any(token.text.lower() == "according" for token in parse.tokens) or one_word(parse, join) or torn(parse, head) or parse.tokens[0].text in {"(", "["}:
        return None
    if word == "but" and any(_is_told_of(parse, parse.tokens[index]) for index in head):
        return None
    if _dated_at_the_end(parse, head, body, root) or any(in_the_middle(parse, root, index) for index in head):
        return None
    if is_anothers(parse, root, second) or is_manner(parse, join):
        return None
    told = root.lemma in SPOKEN | SPEECH and after in {"that", "it", "he", "she", "they"}
    if told or _share_object(parse, head, second) or _any_such(parse, own, root):
        return None
    name = renamed(scene, own, head)
    link: list[Item] = [Put("But", (join,))] if word == "but" else []
    return Rewriting((head, (*link, *name, *body)), WHY) if name else None
