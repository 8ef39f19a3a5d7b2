"""A participle clause of the main subject becomes a sentence: "They marched home, singing old songs" → "They sang old songs."

In front ("Using a map, she found …"), or behind a comma at the end. What the whole event brought about is told of the event: "This left 40 people at sea."
Only where the doer is sure: a person, a name or a body of people as the subject, and no other possible doer right before the comma.
Source: Inclusion Europe, Information for all (one idea a sentence); Quirk et al. 1985, 15.56-15.62 (the attachment rule and supplementive clauses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.adjuncts import STATES
from a11y.plain.asides import called
from a11y.plain.doers import acts
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, SPEECH, be, is_dated, is_finite, is_plural, subject, trim
from a11y.plain.joints import FINITE
from a11y.plain.kinds import BODIES, may_be
from a11y.plain.rules.adding import MEANWHILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene

WHY = "A part of the sentence without a subject got its subject and became a sentence."
# What the whole main clause brought about: the doer of these is the event.
_RESULTS = frozenset(
    ["leave", "cause", "force", "prompt", "spark", "trigger", "allow", "enable", "mean", "make", "lead", "result", "pave", "fuel", "spur", "ensure",
     "prevent", "threaten", "render", "end", "kill", "injure", "wound", "destroy", "damage", "disrupt", "delay", "halt", "boost", "double", "triple",
     "strengthen", "weaken", "deepen", "worsen", "displace", "strand", "undermine", "jeopardise", "jeopardize", "endanger", "save", "free", "suggest",
     "indicate", "signal", "confirm", "raise", "reduce", "increase", "help", "mark"]
)  # fmt: skip
# Of a thing as well, when the subject is one that does nothing on purpose: "Sales fell, adding to the firm's debts".
_OF_THINGS = frozenset(
    ["add", "create", "cut", "draw", "drive", "ease", "fill", "give", "hand", "hit", "lift", "lower", "open", "plunge", "push", "put", "send", "shake", "shut",
     "squeeze", "tip", "turn", "wipe"]
)  # fmt: skip
# Of these, the ones that a person does as well as an event: with a person as the subject they may tell a deed of its own.
_ALSO_DEEDS = frozenset({"confirm", "raise", "reduce", "increase", "help", "kill", "injure", "wound", "damage"})
# What a state shows, as well as an event.
_SHOW = frozenset({"suggest", "indicate", "mean"})
# Words that look like participles and are prepositions, or whose doer is not the subject.
_NOT_DEEDS = frozenset(
    ["accord", "include", "follow", "depend", "consider", "regard", "concern", "judge", "begin", "start", "end", "exclude", "assume", "provide", "give",
     "range", "vary", "owe", "pend", "bar", "involve", "consist", "comprise", "count", "speak", "be", "have", "come", "suppose", "touch", "date", "rank",
     "total", "last", "compare", "base", "put", "take", "cost", "number", "average", "feature", "star", "run", "stretch", "extend", "lie", "face",
     "bring", "show", "demonstrate", "exceed", "surpass", "outnumber", "equal", "rise", "fall", "plunge", "soar", "slump", "shrink", "celebrate",
     "commemorate", "honour", "honor", "mark", "recognise", "recognize"]
)  # fmt: skip
# Beside the verbs of speech: a report or a person that said something also does these.
_CITES = frozenset({"cite", "quote", "describe", "call", "refer", "urge", "accuse", "praise", "blame", "thank", "criticise", "criticize", "highlight"})
# What these tell of may be the cause, and is only said.
_BLAMES = frozenset({"accuse", "allege", "blame", "charge", "claim", "condemn", "convict", "criticise", "criticize", "suspect", "warn"})
# What did not happen, or not quite, or only if, brought nothing about.
_DENIED = frozenset({"not", "n't", "n’t", "never", "no", "nearly", "almost", "hardly", "barely", "if", "unless", "without"})
_UNREAL = frozenset({"if", "unless", "whether", "never", "hardly", "rarely", "seldom", "instead", "without"})
# What is wished is not done yet ("They hope to win, beating …").
_WISHES = frozenset(
    {"hope", "plan", "want", "aim", "intend", "try", "seek", "wish", "promise", "vow", "pledge", "threaten", "expect", "need", "ask", "refuse", "fail"}
)
# Bearings: what is done meanwhile goes on ("She stood at the door, holding a candle").
_BEARINGS = frozenset({"stand", "sit", "lie", "walk", "wait", "hang", "kneel", "run", "stay", "gather", "lean", "march", "arrive", "come", "queue"})
# What is done in a moment is not going on, whatever is done meanwhile.
_AT_ONCE = frozenset({"greet", "hit", "join", "leave", "meet", "mention", "miss", "reach", "thank"})
_OFFICES = frozenset({"bureau", "fund", "institute", "office"})
_GOING = frozenset({"fly", "head", "land", "reach", "travel"})
_SAID_TOO = frozenset({"indicate", "signal", "suggest"})
_RECORDS = frozenset({"beat", "break", "equal", "match", "set", "smash", "top"})
# What these tell of is still to come.
_FORESEEN = frozenset({"design", "estimate", "expect", "forecast", "intend", "predict", "project", "schedule", "set"})
_PAST, _NOW, _PERFECT, _FUTURE = "past", "now", "perfect", "future"


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with a participle clause told before or after it."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.aim or parse.text.endswith("?") or root.index in scene.quoted or not is_finite(parse, root):
        return
    if any(token.text.lower() == "according" and token.index not in scene.quoted for token in parse.tokens[1:]):
        return  # who vouches for all of it would vouch for a part
    own, tense = subject(parse, root), _tense(parse, root)
    if own is None or tense is None or own.index > root.index or own.dep == "expl" or parse.children(root.index, "mark", "parataxis"):
        return
    for verb in [token for token in parse.tokens if token.dep in {"advcl", "acl"}]:
        opens = verb.index == 0 and verb.head == own.index  # "Born in Leeds, Ann Lee …", hung on her name
        if verb.xpos not in {"VBG", "VBN"} or verb.index in scene.quoted or (verb.head != root.index and verb.lemma not in _RESULTS and not opens):
            continue
        if parse.children(root.index, "ccomp") and (verb.lemma in _RESULTS or not {verb.lemma, root.lemma} <= SPEECH | _CITES):
            continue  # "he said that prices will fall, suggesting that …": the prices suggest it
        if parse.children(verb.index, "mark", "nsubj", "aux", "aux:pass", "cop", "csubj"):
            continue
        proposal = _front(scene, verb, own, tense) if verb.index == 0 else _behind(scene, verb, own, tense) if verb.index > root.index else None
        if proposal:
            yield proposal


def _tense(parse: Parse, root: Token) -> str | None:
    helpers = parse.children(root.index, "aux", "cop")
    first = helpers[0] if helpers else root
    if first.xpos == "MD":
        return _FUTURE if first.text.lower() == "will" else None
    if first.xpos == "VBD":
        return _PAST if first.text.lower() != "had" or first.index == root.index else None
    if first.xpos in {"VBZ", "VBP"}:
        return _PERFECT if first.lemma == "have" and root.xpos in {"VBN", "VBG"} and first.index != root.index else _NOW
    return None


def _doer(scene: Scene, own: Token) -> bool:
    """Return whether the subject does what the main verb says, and can."""
    return not (scene.parse.children(scene.root.index, "aux:pass") or own.dep == "nsubj:pass") and acts(scene.parse, own)


def _finite(scene: Scene, verb: Token, own: Token, tense: str, *, event: bool) -> list[Item] | None:
    """Return a participle as the finite verb that fits the main clause's tense and the subject."""
    plural = False if event else is_plural(scene.parse, own)
    if not event and (own.lemma in COLLECTIVE or plural is None) and tense in {_NOW, _PERFECT} and own.text.lower() not in {"i", "you", "we", "they"}:
        return None
    many = bool(plural) or (not event and own.text.lower() in {"i", "you"})
    if tense == _PERFECT and is_dated(scene.parse, verb):
        tense = _PAST
    if tense == _PERFECT:
        return [Put("have" if many else "has"), Put(inflect(verb.lemma, "VBN"), (verb.index,))]
    if tense == _FUTURE:
        return [Put("will"), Put(verb.lemma, (verb.index,))]
    return [Put(inflect(verb.lemma, "VBD" if tense == _PAST else "VBP" if many else "VBZ"), (verb.index,))]


def _behind(scene: Scene, verb: Token, own: Token, tense: str) -> Rewriting | None:
    """Return the sentence and its closing participle clause, told of the subject or of the whole event."""
    parse, root = scene.parse, scene.root
    run = trim(scene, [index for index in scene.span(verb.index) if index < scene.last])
    adverb = [index for index in run[:1] if index == verb.index - 1 and parse.tokens[index].text.lower() in _THUS]
    if len(run) < _LEAST or not scene.whole(run) or run[-1] < scene.last - 1 or run[len(adverb)] != verb.index or verb.xpos != "VBG":
        return None
    head, run = trim(scene, range(run[0])), run[len(adverb) :]
    if parse.tokens[head[-1] + 1].text not in {",", "–", "—"} or parse.tokens[head[-1]].upos == "CCONJ" or len(head) < _LEAST + 1:
        return None
    sure = verb.dep == "advcl" and verb.head == root.index and parse.is_sure_of(verb.index)
    deed = (verb.lemma in _ALSO_DEEDS and (acts(parse, own) or root.lemma in SPEECH)) or (verb.lemma in _SAID_TOO and root.lemma in SPEECH | _CITES)
    earns = verb.lemma in {"earn", "win", "land", "bring", "net"} and parse.tokens[verb.index + 1].xpos == "PRP"
    record = verb.lemma in _RECORDS and any(child.lemma == "record" for child in parse.children(verb.index, "obj"))
    thing = verb.lemma in _OF_THINGS and own.lemma not in _OFFICES and not acts(parse, own) and (own.upos == "NOUN" or own.text.lower() in {"this", "that"})
    if (verb.lemma in _RESULTS and not deed) or thing or record or earns:
        if root.lemma in _FORESEEN and parse.children(root.index, "aux:pass"):
            return None  # "is expected to cut costs, saving £3 million": it has saved nothing yet
        if any(parse.tokens[index].text.lower() in _DENIED or parse.tokens[index].xpos == "MD" for index in head) or parse.children(root.index, "ccomp"):
            return None
        if not sure and any(parse.tokens[index].xpos in FINITE for index in head if index > root.index):
            return None  # what another verb tells may be the cause
        if root.lemma in _BLAMES or any(parse.tokens[index].xpos == "VBG" and parse.tokens[index].dep == "advcl" for index in head):
            return None  # "accused them of opening the dam, leading to …", "leads after winning in May, helping …"
        if (verb.lemma not in _SHOW and (root.upos != "VERB" or root.lemma in STATES)) or not _brings_about(parse, verb):
            return None
        now = tense == _PERFECT and verb.lemma in _SHOW  # "has closed, meaning …": it means that still
        result = _finite(scene, verb, own, _NOW if now else tense, event=True)
        if result is None or _partner(parse, verb):
            return None
        if any(parse.tokens[index].upos == "CCONJ" and parse.tokens[index + 1].xpos == "VBG" for index in run[:-1]):
            return None  # "fuelling fears and raising hopes", the second of them unseen
        if thing and any(
            parse.tokens[index].xpos == "PRP$" and parse.tokens[index].head == child.index for child in parse.children(verb.index, "obj") for index in run
        ):
            return None  # "shares fell, hitting their lowest price": the shares hit it
        # With no other verb before it, it can only be the main clause that brought this about, whatever noun the trees hang it on.
        alone = not any(token.upos == "VERB" and token.index != root.index and token.dep not in _ADJECTIVAL for token in parse.tokens[: head[-1]])
        return Rewriting((head, (Put("this"), *adverb, *result, *run[1:])), WHY, by_words=alone and verb.lemma not in _SHOW)
    if verb.dep == "acl" or root.lemma in _WISHES or any(parse.tokens[index].text.lower() in _UNREAL for index in head):
        return None
    if root.lemma in {"cite", "hear", "quote"} and verb.lemma in SPEECH:
        return None  # "The paper quoted Ann Lee, the head of the school, saying …"
    if any(parse.tokens[index].xpos == "MD" for index in head if index > root.index) and not parse.children(root.index, "ccomp"):
        return None  # "They fear debt will bring costs, increasing the pressure"
    reports = {verb.lemma, root.lemma} <= SPEECH | _CITES and own.dep != "nsubj:pass"
    is_so = tense != _PAST and bool(parse.children(root.index, "cop"))  # "she is the winner, taking …": what she did is over
    if verb.lemma in _NOT_DEEDS | STATES or root.lemma in {"be", "have"} or is_so:
        return None
    says = sure and verb.lemma in SPEECH | _CITES  # "he met the drivers, saying …": he said it
    if not reports and (not _doer(scene, own) or (not says and _another_doer(scene, head, own, sure=sure))):
        return None
    if is_plural(parse, own) is False and parse.tokens[verb.index + 1].text.lower() == "their":
        return None  # "Ann Lee shared a statement from the families, expressing their thanks"
    name = called(scene, own)
    partner = _partner(parse, verb)
    if any(parse.tokens[index].upos == "CCONJ" and parse.tokens[index + 1].xpos == "VBG" and not partner for index in run[:-1]):
        return None  # "saying he was ashamed of the judges who … and calling them …"
    if name is None or (partner and (partner.xpos != "VBG" or parse.children(partner.index, "nsubj"))):
        return None
    if any(parse.tokens[index].text == "," and parse.tokens[index + 1].xpos == "VBG" and parse.tokens[index + 1].lemma != "include" for index in run[:-1]) and (
        partner or own.upos != "PRON"
    ):
        return None  # "walking with them, hugging people, and standing for …"
    if verb.lemma in {"decline", "dip", "drop", "jump"} and not parse.children(verb.index, "obj", "xcomp"):
        return None  # "It kept its share high – dropping to …"
    if verb.lemma in _GOING and parse.children(root.index, "obj"):
        return None  # "It fired a rocket, travelling 300 miles"
    meanwhile = (
        (root.lemma in _BEARINGS and verb.lemma not in SPEECH | _AT_ONCE)
        or (verb.lemma in MEANWHILE and root.lemma in SPEECH)
        or (tense == _NOW and root.xpos == "VBG")
    )
    going_on = meanwhile and tense in {_PAST, _NOW} and not partner and verb.lemma != "become"
    plural = is_plural(parse, own)
    form: list[Item] | None
    if going_on:
        form = [Put(be(past=tense == _PAST, plural=bool(plural))), verb.index] if plural is not None else None
    else:
        form = _finite(scene, verb, own, tense, event=False)
    if form is None:
        return None
    second = _finite(scene, partner, own, tense, event=False) if partner else None
    rest: list[Item] = []
    for index in run[1:]:
        rest += (second or [index]) if partner and index == partner.index else [index]
    return Rewriting((head, (*name, *adverb, *form, *rest)), WHY)


_LEAST = 3
_ADJECTIVAL = frozenset({"amod", "compound"})
# Adverbs in front of a participle that stay in front of its verb.
_THUS = frozenset({"thus", "thereby", "also", "eventually", "effectively", "often", "usually", "sometimes", "even", "then", "later"})


def _partner(parse: Parse, verb: Token) -> Token | None:
    return next((child for child in parse.children(verb.index, "conj") if child.upos == "VERB"), None)


def _brings_about(parse: Parse, verb: Token) -> bool:
    """Return whether a verb of results has what it needs: "leading to …", "making it …"."""
    following = parse.tokens[verb.index + 1].text.lower() if verb.index + 1 < len(parse.tokens) else ""
    if verb.lemma in {"lead", "result", "add"}:
        return following in {"to", "in"}
    by_form = following in {"it", "them", "him", "her", "questions", "fears", "concerns", "doubts", "hopes"}
    if verb.lemma == "make":
        # "Making it late", "making the town poor"; what is made is the subject's own doing: "making all nine of their shots".
        return following == "it" or bool(parse.children(verb.index, "xcomp"))
    if verb.lemma in {"suggest", "indicate", "signal", "confirm"}:
        return following == "that" or bool(parse.children(verb.index, "ccomp"))
    return by_form or bool(parse.children(verb.index, "obj", "ccomp"))


def _another_doer(scene: Scene, head: tuple[int, ...], own: Token, *, sure: bool) -> bool:
    """Return whether a noun of the main clause, behind its verb, may be the doer as well.

    Where the parser is `sure` that the participle goes with the main verb, only whom that verb acts on may be.
    """
    parse = scene.parse
    below = {token.index for token in parse.subtree(own.index)}
    behind = [parse.tokens[index] for index in head if index > scene.root.index and index not in below]
    nouns = [token.index for token in behind if token.upos in {"NOUN", "PROPN"}]
    # Only what the main verb acts on, and what stands right before the comma, can be taken for the doer.
    behind = [
        token
        for token in behind
        if token.dep.split(":")[0] in {"obj", "iobj", "conj", "flat"}
        or (not sure and (token.index == max(nouns, default=-1) or token.upos not in {"NOUN", "PROPN"}))
    ]
    return any(
        (token.upos == "NOUN" and (may_be(parse, token, "person") or (token.lemma in BODIES and token.dep.split(":")[0] in {"obj", "iobj", "conj"})))
        or (token.upos == "PROPN" and may_be(parse, token, "person"))
        or (token.upos == "PRON" and token.text.lower() in {"him", "her", "them", "us", "me", "who", "people"})
        or (token.upos == "VERB" and token.dep not in {"amod", "xcomp", "conj"})
        for token in behind
    )


def _front(scene: Scene, verb: Token, own: Token, tense: str) -> Rewriting | None:
    """Return an opening participle clause with its subject, and the sentence after it."""
    parse = scene.parse
    run = trim(scene, scene.span(verb.index))
    state = verb.xpos == "VBN" and verb.lemma in _IS and tense == _NOW
    once = verb.xpos == "VBN" and verb.lemma in _ONCE and tense in {_NOW, _PERFECT}
    if (
        not (tense == _PAST or state or once)
        or run[0] != 0
        or not scene.whole(run)
        or run[-1] + 1 >= len(parse.tokens)
        or parse.tokens[run[-1] + 1].text != ","
    ):
        return None
    rest, who = trim(scene, range(run[-1] + 2, scene.last)), [token.index for token in parse.subtree(own.index) if token.index > run[-1] + 1]
    name, plural = called(scene, own), is_plural(parse, own)
    if not rest or len(run) < _LEAST or name is None or plural is None or who[0] != rest[0] or not all(index in rest for index in who):
        return None
    if any(parse.tokens[index].upos == "CCONJ" and parse.tokens[index + 1].text.endswith("ing") for index in run[:-1]):
        return None  # "Looking well and greeting guests, she …"
    if any(parse.tokens[index].text.lower() in _UNREAL for index in run) or (parse.children(scene.root.index, "ccomp") and verb.lemma not in _OPENING):
        return None
    if verb.lemma in _NOT_DEEDS - _OPENING or verb.lemma in _SHOWN or (verb.xpos == "VBG" and not _doer(scene, own)) or _partner(parse, verb):
        return None
    if any(parse.tokens[index].text == "," for index in who) or own.text.lower() in {"it", "this", "that", "there"}:
        return None
    form: list[Item]
    if verb.xpos == "VBG":
        form = [Put(inflect(verb.lemma, "VBD"), (verb.index,))]
    elif verb.lemma in _WAS_DONE | _IS:
        form = [Put(be(past=not state, plural=plural)), verb.index]
    else:
        return None
    return Rewriting(((*who, *form, *run[1:]), (*name, *(index for index in rest if index not in who))), WHY)


# In front, what the whole sentence shows: "Underlining the task ahead, most members voted against".
_SHOWN = frozenset({"confirm", "highlight", "illustrate", "mark", "reflect", "underline", "underscore"})
# Participles of what is done once: after it the thing is there, in whatever tense the main clause tells of it.
_ONCE = frozenset({"found", "establish", "build", "publish", "write", "launch", "release", "discover", "design", "create", "open", "introduce", "bear"})
# Participles of states, which hold as long as the main clause does.
_IS = frozenset({"base", "locate", "situate", "know", "surround", "own", "nickname", "head"})
# Participles that open a news sentence and tell where its speaker said it.
_OPENING = frozenset({"speak", "write", "talk", "appear", "address", "testify"})
# Participles that tell what was done to the subject, before or while the main clause held.
_WAS_DONE = frozenset(
    ["bear", "find", "found", "establish", "build", "raise", "educate", "locate", "publish", "write", "know", "launch", "release", "inspire", "ask",
     "face", "arm", "surround", "dress", "accompany", "injure", "wound", "exhaust", "disappoint", "encourage", "elect", "appoint", "train", "design",
     "create", "develop", "open", "introduce", "name", "nickname", "bring", "force", "invite", "trap", "annoy", "worry", "shock", "frighten", "determine"]
)  # fmt: skip
