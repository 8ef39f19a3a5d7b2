"""What something was done for gets a sentence of its own: "They built a wall to keep out the sea" → "They did this to keep out the sea."

Only after deeds of people that do not take an infinitive themselves, so that the infinitive can only be a purpose.
Source: UK Government easy read ("one idea a sentence"); Quirk et al. 1985, 15.48 (purpose), 16.35-16.41 (verbs that take infinitives).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.adjuncts import STATES, Adjunct, Time, adjuncts, fact, told_after
from a11y.plain.doers import acts
from a11y.plain.draft import Put, Rewriting
from a11y.plain.events import GATHERINGS
from a11y.plain.grammar import is_plural, subject
from a11y.plain.kinds import may_be
from a11y.plain.naming import again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Item, Scene

WHY = "The purpose got a sentence of its own."
# Nouns that take an infinitive of their own: "a chance to win" is no purpose.
NOUNS = frozenset(
    ["ability", "action", "agreement", "aim", "ambition", "appeal", "application", "arrangement", "attempt", "authority", "battle", "bid", "call",
     "campaign", "capacity", "chance", "choice", "claim", "clearance", "commitment", "consent", "courage", "deal", "decision", "demand", "desire",
     "determination", "drive", "duty", "effort", "failure", "fight", "freedom", "goal", "hope", "idea", "incentive", "inclination", "instruction",
     "intention", "invitation", "job", "law", "licence", "license", "means", "measure", "mission", "money", "move", "need", "obligation", "offer",
     "opportunity", "option", "order", "oath", "path", "people", "permission", "permit", "place", "plan", "pledge", "policy", "potential", "power",
     "pressure", "project", "promise", "proposal", "push", "quest", "race", "readiness", "reason", "refusal", "reluctance", "request", "resolve",
     "responsibility", "right", "room", "rush", "scheme", "scope", "something", "someone", "space", "standoff", "strategy", "strength", "struggle",
     "target", "task", "temptation", "tendency", "thing", "things", "threat", "time", "urge", "vote", "way", "ways", "will", "willingness", "wish",
     "work", "one", "person", "man", "woman", "anything", "nothing", "everything", "lot", "much", "staff", "worker", "first", "last", "second", "third",
     "only", "deadline", "bill", "legislation", "resolution", "skill", "tool", "confidence", "energy", "access", "aid", "equipment", "expertise",
     "funding", "grant", "hardware", "material", "resource", "service", "software", "technology", "use"]
)  # fmt: skip
# Verbs whose infinitive is no purpose.
VERBS = frozenset(
    ["be", "go", "come", "have", "want", "try", "seem", "appear", "help", "need", "begin", "start", "continue", "cease", "agree", "decide", "plan",
     "hope", "ask", "tell", "urge", "get", "fail", "manage", "refuse", "live", "grow", "prove", "turn", "wait", "rise", "return", "happen", "allow",
     "force", "lead", "cause", "persuade", "enable", "encourage", "invite", "order", "require", "expect", "allege", "find", "know", "believe", "think",
     "say", "take", "choose", "elect", "vote", "swear", "vow", "pledge", "promise", "threaten", "offer", "move", "call", "appeal", "prepare",
     "struggle", "fight", "strive", "compete", "long", "seek", "stand", "stop", "claim", "win", "teach", "train", "prompt", "lobby", "press", "push",
     "pressure", "warn", "remind", "beg", "cost", "owe", "use", "drop", "increase", "fall", "wake", "become", "remain", "survive", "arrive", "look",
     "dare", "love", "like", "hate", "prefer", "give", "do", "make", "oblige", "obligate", "motivate", "inspire", "leave", "convince", "recruit",
     "hire", "appoint", "employ", "pay", "commission", "announce", "badger", "confirm", "gain", "name", "nag", "petition", "reveal", "select", "voice",
     "instruct", "nominate", "authorise", "authorize", "permit", "advise", "recommend", "tempt", "bring", "race", "propose", "intend", "aim", "mean",
     "tend", "set", "gear", "serve", "sing", "let", "see", "hear", "watch", "feel", "wish", "report", "consider", "suppose", "sentence", "condemn",
     "challenge", "plead", "direct", "design", "build", "finish", "defeat", "hasten", "assign", "task", "contract", "lend", "deserve", "conspire",
     "work", "team", "unite", "commit", "volunteer", "compel", "support", "back", "assist"]
)  # fmt: skip
# Infinitives that tell what came of it: "they met to become friends", "she fell asleep to find the house empty".
_OUTCOMES = frozenset(
    ["become", "win", "post", "find", "reveal", "form", "reach", "claim", "secure", "take", "finish", "end", "lead", "level", "record", "seal", "beat",
     "edge", "discover", "learn", "return", "produce", "bring", "die", "be", "have", "get", "give", "leave", "hear", "match", "join", "top", "clinch",
     "overtake", "equal", "force"]
)  # fmt: skip
# Verbs that stand without an object; another verb without one shares the object of the main clause ("collect books to give to schools").
_WITHOUT_OBJECT = frozenset(
    ["look", "listen", "talk", "speak", "work", "call", "help", "go", "come", "meet", "live", "see", "check", "apply", "vote", "fight", "compete", "care",
     "protest", "campaign", "comply", "deal", "respond", "stay", "travel", "play", "sleep", "wait", "aid", "adapt", "focus", "prepare", "cope", "train",
     "search", "complain", "argue", "perform", "study", "ensure", "explain", "say", "think", "appear", "testify", "pay", "wash", "cut", "make"]
)  # fmt: skip


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with the purpose told after it."""
    if scene.words <= scene.profile.aim or scene.parse.tokens[0].text == "To":
        return  # "To save the bank, they used £4m to fill the gap": two purposes, one for the other
    for adjunct in adjuncts(scene, "advcl"):
        words = [scene.parse.tokens[index].text.lower() for index in adjunct.run[:3]]
        ordered = words == ["in", "order", "to"]
        if not ordered and (words[0] != "to" or adjunct.head.xpos != "VB"):
            continue
        if len(adjunct.run) < 4 or subject(scene.parse, adjunct.head) is not None or scene.root.upos != "VERB" or not _complete(scene, adjunct):
            continue
        if adjunct.main[-1] == scene.root.index:
            continue  # "The page has been changed to show …": without its purpose it says nothing
        time = None if scene.root.lemma in STATES else fact(scene, adjunct)
        opening = did(scene, time) if time and (ordered or _purposeful(scene, adjunct.main)) else None
        if opening:
            yield Rewriting(told_after(adjunct, opening), WHY)


def _complete(scene: Scene, adjunct: Adjunct) -> bool:
    """Return whether an infinitive has all it needs in its own phrase and tells no outcome."""
    verb = adjunct.head
    if verb.lemma in _OUTCOMES:
        return False
    if verb.lemma == "make" and any(child.text.lower() == "it" for child in scene.parse.children(verb.index, "obj")):
        return False  # "beat them all to make it to the final"
    return bool(scene.parse.children(verb.index, "obj", "ccomp", "xcomp", "aux:pass")) or verb.lemma in _WITHOUT_OBJECT


def _purposeful(scene: Scene, main: tuple[int, ...]) -> bool:
    """Return whether an infinitive after the main clause can only be a purpose."""
    parse, root = scene.parse, scene.root
    if root.lemma in VERBS | STATES or any(child.dep in {"xcomp", "iobj"} for child in parse.children(root.index)):
        return False
    if any(parse.tokens[index].xpos == "JJ" and index > root.index and parse.tokens[index].head == root.index for index in main):
        return False
    behind = [parse.tokens[index] for index in main if index > root.index]
    if any(may_be(parse, child, "person") and child.index in main and child.upos != "PRON" for child in parse.children(root.index, "obj")):
        return False  # "named a lifelong baker to run the mill": the baker will run it
    if root.lemma not in _HOLDING and any(token.lemma in GATHERINGS for token in behind):
        return False  # "told them about a hearing to look into the fire": what the hearing was for
    return not any(token.lemma in NOUNS or token.text.lower() in NOUNS for token in behind)


# Verbs of those who bring a meeting about: what it is for is what they do it for.
_HOLDING = frozenset({"hold", "call", "convene", "organise", "organize", "host", "arrange", "schedule", "stage"})


def did(scene: Scene, time: Time) -> list[Item] | None:
    """Return "the council did this" in the tense of the main clause, or "this was done" for a passive."""
    parse, root = scene.parse, scene.root
    own = subject(parse, root)
    if own is None:
        return None
    if own.dep == "nsubj:pass" or any(child.dep == "aux:pass" for child in parse.children(root.index)):
        return [Put({Time.PAST: "This was done", Time.PERFECT: "This has been done", Time.FUTURE: "This will be done"}.get(time, "This is done"))]
    if not acts(parse, own) or (root.xpos == "VBG" and time in {Time.PAST, Time.PRESENT}):
        return None  # "is holding talks": "does this" would be a habit
    name, plural = again(scene, own), is_plural(parse, own)
    if name is None or (plural is None and time is not Time.PAST and own.text.lower() not in {"i", "you"}):
        return None
    if isinstance(name[0], Put) and name[0].text == "these" and not any(token.xpos in {"NNS", "NNPS"} and token.index > root.index for token in parse.tokens):
        name = [Put("they")]
    many = plural or own.text.lower() in {"i", "you"}
    form = {Time.PAST: "did this", Time.FUTURE: "will do this", Time.PERFECT: "have done this" if many else "has done this"}.get(
        time, "do this" if many else "does this"
    )
    return [*name, Put(form)]
