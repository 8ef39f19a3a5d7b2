"""When something happened gets a sentence of its own: "…, after years of work" → "This was after years of work."

Source: UK Government easy read ("one idea a sentence"); Inclusion Europe, Information for all.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.adjuncts import LIMITS, STATES, Adjunct, Time, adjuncts, fact, is_limit, points_ahead, told_after
from a11y.plain.draft import Put, Rewriting
from a11y.plain.events import ELSEWHEN, tells_another_time
from a11y.plain.grammar import DATES, SPEECH, SPOKEN, be, is_finite, is_past, is_plural, subject, trim
from a11y.plain.joints import FINITE
from a11y.plain.kinds import may_be
from a11y.plain.renaming import renamed
from a11y.plain.sayings import ends_in_its_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Item, Scene

WHY = "The time got a sentence of its own."
_OPENERS = frozenset({"after", "before", "during", "following", "when", "amid"})
# A day or a year by itself is no second idea: "This happened on Monday." makes nothing easier.
_WORTH = 4


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its time told after it."""
    if scene.words <= scene.profile.aim or ends_in_its_source(scene):
        return
    for found in adjuncts(scene, "obl", "advcl", "nmod"):
        adjunct, measure = _measured(scene, found)
        time = fact(scene, adjunct)
        if len(adjunct.run) < _WORTH or any(scene.parse.tokens[index].text.lower() in _NOT_QUITE for index in adjunct.main):
            continue
        if any(scene.parse.tokens[index].text == "," and scene.parse.tokens[index + 1].text.lower() == "when" for index in adjunct.run[:-1]):
            continue  # "was waving as the boat sailed by, when the ring slipped off": that is what happened
        if adjunct.head.xpos == "JJ" and not scene.parse.children(adjunct.head.index, "cop", "amod", "det"):
            continue  # "after a year away hurt": no clause and no time
        opener = scene.parse.tokens[adjunct.run[len(measure)]].text.lower()
        if opener == "as":
            meanwhile = _meanwhile(scene, adjunct, time)
            if meanwhile:
                yield Rewriting(told_after(adjunct, meanwhile), WHY)
            continue
        in_order = _in_order(scene, adjunct, opener) if adjunct.front and time is Time.PAST and not measure else None
        if in_order:
            yield Rewriting(in_order, WHY)
            continue
        if any(scene.parse.tokens[index].text.lower() in {"each", "every"} for index in adjunct.run):
            continue  # "during each stage"
        if _goes_on(scene, adjunct) or _holds_more(scene, adjunct) or _tells_a_time_of_what_is_said(scene, adjunct):
            continue
        if adjunct.front and len(adjunct.main) > _FAR:
            continue  # so far behind, "this" has lost its time
        if (adjunct.front or not adjunct.comma) and tells_another_time(scene, (index for index in adjunct.main if index > scene.root.index), spans=False):
            continue  # "On Friday, they closed it after a fire", "held after a death when …": the time may be that of the fire
        if opener == "before" and time is Time.PERFECT:
            continue  # "I have led two shops, before joining Acme in May": "this comes before" would be now
        now = (
            time is Time.PRESENT
            and opener in _COMES
            and adjunct.head.xpos != "VBG"
            and (scene.root.xpos == "VBG" or (bool(measure) and not _is_deed(scene.root)))
        )
        if (
            time is None
            or (scene.root.lemma == "make" and any(child.text.lower() == "it" for child in scene.parse.children(scene.root.index, "obj")))
            or (time is Time.PRESENT and not now)
            or (scene.root.lemma in _NEED_TIME and len(adjunct.main) < _LONGER)
            or (opener == "after" and scene.root.lemma in _NAMED_AFTER and not measure and not adjunct.front)
            or any(token.text.lower() in _HABITS for token in scene.parse.tokens)
        ):
            continue
        if opener in _OPENERS and _tells(scene, adjunct, opener, time):
            phrase = _phrase(scene, replace(adjunct, run=adjunct.run[len(measure) :]), opener)
            if phrase:
                comes = opener in _COMES and (time is Time.PERFECT or (time is Time.PRESENT and scene.root.xpos == "VBG"))
                this = "This comes" if comes else _this(scene, time, during=opener in {"during", "when"})
                yield Rewriting((adjunct.main, (Put(this), *measure, *phrase)), WHY)


def _goes_on(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether behind a comma and "and" another phrase follows that may be the main clause's ("spread after the fire, and from a film")."""
    tokens = scene.parse.tokens
    return any(
        tokens[index].text == "," and tokens[index + 1].upos == "CCONJ" and tokens[index + 2].upos == "ADP"
        for index in adjunct.run[:-2]
        if index + 2 < len(tokens)
    )


def _holds_more(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether a phrase of time stands behind a semicolon, or took along what tells more of the main clause ("…, armed with a rifle", "for £4m")."""
    tokens, run = scene.parse.tokens, adjunct.run
    if not adjunct.front and tokens[run[0] - 1].text in {";", ":"}:
        return True
    if any(tokens[index].text.lower() == "for" and tokens[index + 1].upos == "SYM" for index in run[1:-1]):
        return True
    if any(tokens[index].text.lower() == "then" for index in run):
        return True  # "in May, when it was then tried": what came after it
    parts = (
        index
        for index in run[2:-1]
        if tokens[index].text == "," and tokens[index + 1].xpos in {"VBN", "VBG", "JJ"} and any(token.upos == "ADP" for token in tokens[index + 2 : index + 3])
    )
    return any(adjunct.head.upos != "VERB" or index > adjunct.head.index for index in parts)


def _tells_a_time_of_what_is_said(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether a date at the end may be that of a fact which somebody estimates or shows ("estimates that sums … reached a record in 2004")."""
    words = [scene.parse.tokens[index] for index in adjunct.main if index > scene.root.index]
    shows = scene.root.lemma in SPEECH | SPOKEN | {"estimate", "show", "suggest", "find", "calculate", "reveal", "indicate", "mean"}
    return shows and not adjunct.front and any(token.xpos in FINITE for token in words)


# What these open may be told of what goes on now: "This comes after a year of talks."
_COMES = frozenset({"after", "amid", "before", "following"})
# Verbs that say nothing without their time, in a clause of fewer words.
_NEED_TIME, _LONGER = frozenset({"come", "date", "fall"}), 9
_UNITS = frozenset(["moment", "minute", "hour", "day", "week", "month", "year", "decade"])
_MEASURES = frozenset(
    ["shortly", "soon", "just", "immediately", "only", "nearly", "almost", "about", "barely", "less", "more", "than", "a", "an", "the", "several", "some",
     "few", "same"]
)  # fmt: skip


def _measured(scene: Scene, adjunct: Adjunct) -> tuple[Adjunct, tuple[int, ...]]:
    """Return an adjunct with what measures it in front ("a day after the vote", "shortly before …"), wherever the parse hangs that, and the measure."""
    tokens, run = scene.parse.tokens, adjunct.run
    place = next((place for place, index in enumerate(run[:_LONGEST]) if tokens[index].text.lower() in {"after", "before"}), None)
    if place is None:
        return adjunct, ()
    if place:
        return adjunct, run[:place] if all(_measures(tokens[index]) for index in run[:place]) else ()
    first = run[0]
    while not adjunct.front and first and run[0] - first < _LONGEST and _measures(tokens[first - 1]):
        first -= 1
    if first == run[0] or not any(token.lemma in _UNITS or token.text.lower() in _MEASURES - _ARTICLES for token in tokens[first : run[0]]):
        return adjunct, ()
    if tokens[first - 1].upos in {"ADP", "ADJ", "DET"} or first - 1 == scene.root.index:
        return adjunct, ()  # "in the first few hours after …"; "was filmed hours after …"
    measure = tuple(range(first, run[0]))
    main = trim(scene, [index for index in adjunct.main if index < first])
    return replace(adjunct, run=(*measure, *run), main=main, comma=tokens[first - 1].text == ","), measure


_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST = 7


def _measures(token: Token) -> bool:
    return token.lemma in _UNITS or token.text.lower() in _MEASURES or token.upos == "NUM"


# What nearly happened did not happen.
_NOT_QUITE = frozenset({"nearly", "almost"})
# With these "as" tells the manner, who says so ("as he put it", "as planned"), or the reason ("as the lamp failed to work").
_AS_SAID = frozenset(
    ["put", "know", "see", "expect", "hope", "plan", "describe", "call", "find", "like", "want", "need", "do", "suspect", "think", "be", "fail", "struggle",
     "lack", "refuse", "try", "seek"]
)  # fmt: skip


def _meanwhile(scene: Scene, adjunct: Adjunct, time: Time | None) -> list[Item] | None:
    """Return "this happened" or "this comes", which "as" may follow: what went on meanwhile, or why, stays as open as it was."""
    parse, root, clause = scene.parse, scene.root, adjunct.head
    own, before = subject(parse, clause), parse.tokens[adjunct.run[0] - 1]
    if adjunct.front or own is None or not clause.dep.startswith("advcl") or not is_finite(parse, clause) or clause.lemma in _AS_SAID | SPEECH | SPOKEN:
        return None
    if root.upos != "VERB" or root.lemma in STATES | _RETOLD or before.upos in {"ADJ", "ADV"} or before.text.lower() in {"such", "just", "same"}:
        return None
    if len(adjunct.run) < _WHOLE or parse.tokens[adjunct.run[0] + 1].text.lower() in {"if", "though", "well", "to", "of"}:
        return None
    if parse.tokens[adjunct.run[0] + 1].upos in {"AUX", "VERB"}:
        return None  # "she backed him, as have the others"
    if own.upos == "PRON":
        return None  # "she posted it as she left": one doer's two deeds hold together
    if any(is_limit(parse, parse.tokens[index]) or parse.tokens[index].text.lower() in _HABITS for index in adjunct.run):
        return None  # what did not happen is a reason, and no time
    same = is_past(parse, clause) == is_past(parse, root)
    if time is Time.PAST and same:
        return [Put("This happened")]
    goes_on = time is Time.PERFECT or (time is Time.PRESENT and root.xpos == "VBG")
    return [Put("This comes")] if goes_on and same else None


# Verbs that tell of another time than their own.
_RETOLD = frozenset({"describe", "recall", "recount", "remember"})
# The fewest words of a clause that is told by itself.
_WHOLE = 4


# So many tokens a main clause may have between its time and "this was".
_FAR = 26


# What happens again and again has no one time.
_HABITS = frozenset(
    ["often", "usually", "frequently", "always", "sometimes", "regularly", "generally", "normally", "typically", "annually", "again", "already"]
)


def _this(scene: Scene, time: Time, *, during: bool = False) -> str:
    if time is Time.FUTURE:
        return "This will be"
    if time is Time.PRESENT:
        return "This is"
    viewed = scene.root.lemma in _VIEWED and bool(scene.parse.children(scene.root.index, "aux:pass"))
    if scene.root.lemma in _LASTING or viewed or (during and scene.root.lemma in _ROLES):
        return "This was"
    return "This happened" if time is Time.PAST and _is_deed(scene.root) and not scene.parse.children(scene.root.index, "cop") else "This was"


# What somebody is or does for years.
_ROLES = frozenset({"hold", "serve", "play", "work", "act", "lead", "run", "study", "teach", "represent", "head", "host"})
_LASTING = frozenset({"serve", "work", "study", "teach", "represent", "star", "feature"})
# How somebody is seen ("was seen as an outsider").
_VIEWED = frozenset({"see", "regard", "consider", "view", "know", "believe", "think", "expect", "suppose"})


def _is_deed(verb: Token) -> bool:
    """Return whether a verb tells what happens, and no state."""
    return verb.upos == "VERB" and verb.lemma not in STATES and verb.xpos != "VBG"


def _in_order(scene: Scene, adjunct: Adjunct, opener: str) -> tuple[tuple[Item, ...], tuple[Item, ...]] | None:
    """Return what happened first, then what happened after it: "After the storm passed, they left" is "The storm passed. After that, they left."."""
    parse, verb, run = scene.parse, adjunct.head, adjunct.run
    own, main = subject(parse, verb), subject(parse, scene.root)
    if opener not in {"after", "when"} or own is None or main is None or not is_finite(parse, verb) or is_past(parse, verb) is not True:
        return None
    if not verb.dep.startswith("advcl") or not _is_deed(verb) or not _is_deed(scene.root) or scene.root.lemma in SPEECH | SPOKEN:
        return None
    if own.upos == "PRON" and (main.upos != "PRON" or own.text.lower() in {"it", "this", "that"}):
        return None  # "After he left the army, Tom Ray …": the pronoun would come before its name
    words = [parse.tokens[index] for index in run[1:]]
    if opener == "when" and (verb.lemma in _ROLES or any(word.text.isdigit() and len(word.text) == _YEAR for word in words)):
        return None  # "When Ann Lee ran for mayor in 2020, she backed a ban": in that year, and not after it
    helped = {child.text.lower() for child in (*parse.children(verb.index, "aux"), *parse.children(scene.root.index, "aux"))}
    if len(words) < _WHOLE - 1 or parse.children(verb.index, "conj") or helped & {"had", "could", "would"}:
        return None
    if any(word.text.lower() in LIMITS | _HABITS or word.lemma in SPEECH for word in words) or any(index in scene.quoted for index in run):
        return None
    if any(parse.tokens[index].text.lower() in LIMITS | _HABITS | {"then", "later", "immediately", "still"} for index in adjunct.main):
        return None
    return run[1:], (Put("After that," if opener == "after" else "Then", (run[0],)), *adjunct.main)


def _tells(scene: Scene, adjunct: Adjunct, opener: str, time: Time) -> bool:
    """Return whether a phrase of time tells when the fact of the main clause was so."""
    parse, root = scene.parse, scene.root
    if adjunct.front and points_ahead(scene, adjunct):
        return False
    if opener in {"before", "after"} and adjunct.head.upos in {"NOUN", "PROPN"} and may_be(parse, adjunct.head, "person"):
        return False  # "the plan was put before the mayor"
    clause = adjunct.head.dep.startswith("advcl")
    if not clause and any(parse.tokens[index].text.lower() == "by" and parse.tokens[index + 1].xpos == "VBG" for index in adjunct.run[:-1]):
        return False  # "marked her return after a year away by winning": how she did so
    if clause and time in {Time.FUTURE, Time.PRESENT} and adjunct.head.xpos == "VBG":
        return False  # "she will win her third cap after making her debut in May", "will speak in Hull before ending the tour"
    if clause and time is Time.PAST and is_past(parse, adjunct.head) is False:
        return False  # "she won two medals before her new season begins"
    if opener == "before" and any(parse.tokens[index].lemma.lower() in _HEARING for index in adjunct.run):
        return False  # "spoke before the Committee on Trade"
    happens = root.upos == "VERB" and root.lemma not in STATES
    if time is Time.PERFECT and not happens:
        return False
    if root.xpos == "VBN" and any(parse.tokens[index].text.lower() == "by" for index in adjunct.run[:-1]) and parse.children(root.index, "aux:pass"):
        return False  # the one who did it may be meant
    finite = is_finite(parse, adjunct.head) and adjunct.head.dep.startswith("advcl")
    if opener == "when":
        timed = _timed(scene, adjunct)
        if adjunct.front or not (happens or timed) or (parse.tokens[adjunct.run[0] - 1].upos in {"ADV", "ADP", "PART"} and not timed):
            return False  # "she was glad. This was when …": nobody says so; "right around when …"
        if root.lemma == "bear" or (adjunct.head.lemma in {"ask", "tell"} and parse.children(adjunct.head.index, "aux:pass")):
            return False  # "was born when …"; "support fell when people were told …", a condition
        elsewhere = scene.root.lemma in ELSEWHEN and not parse.children(root.index, "aux:pass")
        spans = [parse.tokens[index].text.lower() for index in adjunct.main[-2:-1]]
        if elsewhere or (adjunct.comma and (not timed or spans in (["to"], ["until"]))):
            return False  # "their first visit since the March meeting, when he said …"; "referred to a case in May when …"
        if any(parse.tokens[index].text.lower() == "for" and parse.tokens[index + 1].xpos == "VBG" for index in adjunct.run[:-1]):
            return False  # "won praise when she was mayor for opening …": the praise was for that
        if any(parse.tokens[index].upos == "CCONJ" and parse.tokens[index + 1].xpos == "VBD" for index in adjunct.run[:-1]):
            return False  # "she dodged when she was asked about it and repeated her call": which she did, not then
        own = subject(parse, adjunct.head)
        helpers = {child.text.lower() for child in parse.children(root.index, "aux")}
        moment = parse.tokens[adjunct.run[0] - 1].lemma
        return (
            finite
            and time is Time.PAST
            and own is not None
            and is_past(parse, adjunct.head) is True
            and not ("had" in helpers or root.xpos == "VBG" or moment in _MOMENTS)
        )
    if finite:
        return happens and (not adjunct.front or is_past(parse, adjunct.head) is True)
    before = parse.tokens[adjunct.run[0] - 1]
    return adjunct.front or adjunct.comma or not (before.upos in {"NOUN", "PROPN"} and opener in {"during", "before", "amid"})


# Bodies that somebody stands or speaks before.
_HEARING = frozenset(
    {"assembly", "audience", "board", "camera", "commission", "committee", "congress", "council", "court", "house", "inquiry", "judge", "jury", "magistrate",
     "panel", "parliament", "senate", "tribunal"}
)  # fmt: skip


# Nouns of time: "at the start of the week", "within an hour" (Quirk et al. 1985, 8.51-8.64).
_TIMES = frozenset(
    ["year", "month", "week", "day", "season", "century", "decade", "time", "morning", "afternoon", "evening", "night", "period", "era", "end",
     "start", "beginning", "summer", "winter", "spring", "autumn", "hour", "minute", "1970s", "weekend", "midnight", "noon", "peak",
     "height"]
)  # fmt: skip
_YEAR = 4


def _timed(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether the main clause ends in a time, which "this was when" takes up."""
    last = scene.parse.tokens[adjunct.main[-1]]
    return last.text in DATES or last.lemma in _TIMES or last.upos == "NUM"


# Nouns that "when" tells more of.
_MOMENTS = frozenset(["time", "day", "moment", "year", "night", "week", "month", "hour", "anniversary", "era", "age", "period", "point", "footage", "occasion"])


def _phrase(scene: Scene, adjunct: Adjunct, opener: str) -> list[Item] | None:
    """Return the phrase of time as it can stand after "this was": "after she moved" for "after moving"."""
    parse, run = scene.parse, adjunct.run
    own_words = takewhile(lambda index: parse.tokens[index].text != ",", run)
    if _runs_on(scene, run) or (not adjunct.head.dep.startswith("advcl") and any(parse.tokens[index].xpos == "TO" for index in own_words)):
        return None  # "… an hour before the start to see the team"
    if opener == "following":
        return [Put("after", (run[0],)), *run[1:]]
    verb = adjunct.head
    if verb.xpos not in {"VBG", "VBN"} or not verb.dep.startswith("advcl") or is_finite(parse, verb):
        # "after missing tests", "after re-entering": whose deed that is, the trees do not say
        return None if any(_may_be_a_deed(parse, index, run) for index in run[1:4]) else list(run)
    if any(parse.tokens[index].upos == "CCONJ" and parse.tokens[index + 1].xpos == "VBG" for index in run[:-1]):
        return None  # "after leaving and joining …"
    if any(parse.tokens[index].text.lower() in {"together", "other", "another"} for index in run[:_WHOLE]):
        return None  # "after working together": she and somebody else did
    own = subject(parse, scene.root)
    name = renamed(scene, own, adjunct.main) if own else None
    if name is None or own is None or adjunct.front:
        return None
    first = parse.tokens[run[1]]
    if first.xpos != "VBG" or (first.index != verb.index and first.dep not in {"aux", "aux:pass"}):
        return None
    if any(parse.tokens[index].text.lower() == "for" and parse.tokens[index + 1].upos in {"NUM", "DET", "ADJ"} for index in run[:-1]) and _lasting(parse, run):
        return [run[0], *name, Put("had"), Put(inflect(first.lemma, "VBN"), (first.index,)), *run[2:]]
    if first.lemma == "be":
        plural = is_plural(parse, own)
        return None if plural is None else [run[0], *name, Put(be(past=True, plural=plural), (first.index,)), *run[2:]]
    return [run[0], *name, Put(inflect(first.lemma, "VBD"), (first.index,)), *run[2:]]


def _runs_on(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a dash, or a comma and "and" with a verb behind it, begins in a phrase of time what may be the main clause's."""
    tokens = scene.parse.tokens
    if sum(token.text in {"–", "—"} or (token.text == "-" and token.space_after) for token in tokens[run[0] : run[-1]]) % 2:
        return True
    joins = [index for index in run[2:] if tokens[index].upos == "CCONJ" and "," in {tokens[index - 1].text, tokens[index - 2].text}]
    return any(token.xpos in FINITE for index in joins for token in tokens[index : index + _FAR])


def _may_be_a_deed(parse: Parse, index: int, run: tuple[int, ...]) -> bool:
    """Return whether a word behind "after" may be a verb in "-ing" that the trees took for something else."""
    token = parse.tokens[index]
    deed = index == run[1] and token.text.endswith("ing") and token.text not in _NO_DEEDS
    if deed and parse.tokens[index + 1].upos in {"NOUN", "DET", "PROPN", "ADJ", "PRON"}:
        return True  # "after hearing evidence"
    return token.xpos == "VBG" and (index == run[1] or parse.tokens[index - 1].text == "-")


_NO_DEEDS = frozenset({"evening", "morning", "spring", "opening", "closing", "training", "wedding", "ceiling"})


def _lasting(parse: Parse, run: tuple[int, ...]) -> bool:
    """Return whether a phrase tells how long something went on ("for four years")."""
    return any(parse.tokens[index].lemma in _UNITS for index in run)


# Verbs with which "after" tells a name, a manner or a duty.
_NAMED_AFTER = frozenset(
    {"name", "call", "rename", "title", "choose", "model", "look", "ask", "seek", "chase", "run", "go", "clean", "take", "pattern", "follow", "precede"}
)
