"""Who acts comes first: "The bridge was built by the Romans" → "The Romans built the bridge."

Never near an accusation or a crime, where the order of words is a matter of law and fairness, and only when "by" and a doer follow the verb at once.
Source: plainlanguage.gov, "use active voice"; UK Government easy read ("use active language").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, is_plural, subject, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "Who does it now comes before what is done."
# Words of courts, police and harm: a sentence with one of them keeps its order (Editors' Code of Practice, clauses 1 and 9; contempt of court law).
_LEGAL = frozenset(
    ["accuse", "allege", "charge", "arrest", "convict", "sentence", "suspect", "jail", "prosecute", "indict", "sue", "blame", "kill", "murder",
     "attack", "assault", "rape", "abuse", "stab", "shoot", "rob", "injure", "wound", "hit", "beat", "detain", "hold", "question", "interview",
     "investigate", "find", "cause", "prove", "deny", "claim", "threaten", "harass", "kidnap", "torture", "hack", "steal", "bomb", "destroy",
     "damage", "run", "knock", "fine", "ban", "acquit", "clear", "try", "bail", "extradite", "deport", "search", "raid"]
)  # fmt: skip
# Participles that tell a state or a relation and read badly in the active.
_STATIVE = frozenset(
    ["follow", "surround", "accompany", "base", "know", "call", "name", "bear", "make", "mean", "inspire", "influence", "affect", "concern", "divide",
     "separate", "motivate", "amuse", "surprise", "shock", "impress", "move", "touch", "tempt", "drive", "govern", "characterize", "characterise",
     "mark", "bind", "own", "replace", "succeed", "join", "dominate"]
)  # fmt: skip
# After "by" these are a time or a way, no doer.
_TIMES = frozenset(
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
     "September", "October", "November", "December"]
)  # fmt: skip
_MEANS = frozenset(
    ["end", "time", "accident", "mistake", "law", "hand", "train", "car", "bus", "mail", "email", "phone", "post", "boat", "night", "day", "week", "month",
     "year", "chance"]
)  # fmt: skip


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence in the active voice."""
    parse, root = scene.parse, scene.root
    own = subject(parse, root)
    auxiliaries = parse.children(root.index, "aux")
    if root.xpos != "VBN" or own is None or own.dep != "nsubj:pass" or len(auxiliaries) != 1 or auxiliaries[0].text.lower() not in {"was", "were", "is", "are"}:
        return
    if any(token.lemma in _LEGAL for token in parse.tokens if token.upos == "VERB") or root.lemma in _STATIVE or parse.text.endswith("?"):
        return
    by = root.index + 1
    if by >= len(parse.tokens) or parse.tokens[by].text.lower() != "by" or own.index > auxiliaries[0].index or scene.quoted:
        return
    agent = next((child for child in parse.children(root.index, "obl") if child.dep == "obl:agent" and by < child.index), None)
    if (
        agent is None
        or agent.upos not in {"NOUN", "PROPN"}
        or agent.text in _TIMES
        or agent.lemma in _MEANS
        or parse.children(root.index, "conj", "advcl", "ccomp", "parataxis", "cc")
    ):
        return
    proposal = _active(scene, own, auxiliaries[0], agent)
    if proposal:
        yield proposal


def _active(scene: Scene, own: Token, auxiliary: Token, agent: Token) -> Rewriting | None:
    parse, root = scene.parse, scene.root
    who = [token.index for token in parse.subtree(agent.index) if token.index > root.index + 1]
    what = [token.index for token in parse.subtree(own.index)]
    front = list(range(what[0]))
    middle = [index for index in range(what[-1] + 1, root.index) if index != auxiliary.index]
    marked = any(parse.tokens[index].text in {",", ";", ":", "–", "—", "("} for index in (*who, *what))
    if marked or not who or who[0] != root.index + 2 or not scene.whole(who) or not scene.whole(what) or len(who) > 10 or len(what) > 12:
        return None
    if any(parse.tokens[index].upos != "ADV" or parse.tokens[index].text.lower() in {"not", "never", "also", "only"} for index in middle) or own.upos == "PRON":
        return None
    if not (parse.children(agent.index, "det", "nmod:poss") or agent.upos == "PROPN" or agent.xpos == "NNS") or any(parse.tokens[i].upos == "NUM" for i in who):
        return None
    if any(parse.tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"} for index in (*who, *what)):
        return None
    plural = is_plural(parse, agent)
    past = auxiliary.text.lower() in {"was", "were"}
    if plural is None or (not past and agent.lemma in COLLECTIVE) or (front and parse.tokens[front[-1]].text != ","):
        return None
    verb = Put(inflect(root.lemma, "VBD" if past else "VBP" if plural else "VBZ"), (auxiliary.index, root.index))
    rest = trim(scene, range(who[-1] + 1, scene.last))
    if rest and (parse.tokens[who[-1] + 1].text == "," or any(parse.tokens[index].text.lower() == "by" for index in rest)):
        return None
    clause: tuple[Item, ...] = (*front, *who, *middle, verb, *what, *rest)
    return Rewriting((clause,), WHY)
