"""Who acts comes first: "The bridge was built by the Romans" → "The Romans built the bridge."

Never near an accusation or a crime, where the order of words is a matter of law and fairness, and only when "by" and a doer follow the verb at once.
Source: plainlanguage.gov, "use active voice"; UK Government easy read ("use active language").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, DATES, be, is_plural, subject, trim
from a11y.plain.kinds import may_be

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
_LEGAL_NOUNS = frozenset(
    ["accusation", "allegation", "arrest", "assault", "attack", "charge", "court", "crime", "inquiry", "investigation", "judge", "murder", "police",
     "suspect", "trial", "victim"]
)  # fmt: skip
# Participles that tell a state or a relation and read badly in the active.
_STATIVE = frozenset(
    ["follow", "surround", "accompany", "base", "know", "call", "name", "bear", "make", "mean", "inspire", "influence", "affect", "concern", "divide",
     "separate", "motivate", "amuse", "surprise", "shock", "impress", "move", "touch", "tempt", "drive", "govern", "characterize", "characterise",
     "mark", "bind", "frustrate", "fascinate", "amaze", "own", "replace", "succeed", "join", "dominate"]
)  # fmt: skip
# After "by" these are a time or a way, no doer.
_TIMES = frozenset(
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
     "September", "October", "November", "December"]
)  # fmt: skip
_MEANS = frozenset(
    ["end", "time", "accident", "mistake", "law", "hand", "train", "car", "bus", "mail", "email", "phone", "post", "boat", "night", "day", "week", "month",
     "year", "chance", "margin", "vote", "point", "goal", "percentage", "percent", "default", "landslide", "knockout", "majority", "amount", "way", "means"]
)  # fmt: skip


_OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me", "it": "it", "you": "you"}


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence in the active voice."""
    parse, root = scene.parse, scene.root
    own = subject(parse, root)
    helpers = parse.children(root.index, "aux")
    if root.xpos != "VBN" or own is None or own.dep != "nsubj:pass" or not helpers or own.index > helpers[0].index or scene.quoted:
        return
    if any(token.lemma in (_LEGAL if token.upos == "VERB" else _LEGAL_NOUNS) for token in parse.tokens) or root.lemma in _STATIVE or parse.text.endswith("?"):
        return
    by = root.index + 1
    if by >= len(parse.tokens) or parse.tokens[by].text.lower() != "by":
        return
    agent = next((child for child in parse.children(root.index, "obl") if child.dep == "obl:agent" and by < child.index), None)
    if (
        agent is None
        or agent.upos not in {"NOUN", "PROPN"}
        or agent.text in _TIMES
        or agent.lemma in _MEANS
        or parse.children(root.index, "conj", "advcl", "ccomp", "parataxis", "cc", "xcomp")
    ):
        return
    proposal = _active(scene, own, helpers, agent)
    if proposal:
        yield proposal


def _active(scene: Scene, own: Token, helpers: tuple[Token, ...], agent: Token) -> Rewriting | None:
    parse, root = scene.parse, scene.root
    who = [token.index for token in parse.subtree(agent.index) if token.index > root.index + 1]
    what = [token.index for token in parse.subtree(own.index)]
    front = list(range(what[0]))
    if any(parse.tokens[index].text.endswith("-") and parse.tokens[index].space_after for index in who):
        return None  # "by town-owned or town-led firms", the first of them cut short
    marked = any(parse.tokens[index].text in {",", ";", ":", "–", "—", "("} for index in (*who, *what))
    if marked or not who or who[0] != root.index + 2 or not scene.whole(who) or not scene.whole(what) or len(who) > 10 or len(what) > 12:
        return None
    if not (parse.children(agent.index, "det", "nmod:poss") or agent.upos == "PROPN" or agent.xpos == "NNS") or any(parse.tokens[i].upos == "NUM" for i in who):
        return None
    if any(parse.tokens[index].dep == "nmod:unmarked" for index in who):
        return None  # "by fears about the future of the mill this month": when it was done
    if any(parse.tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"} for index in (*who, *what)):
        return None
    if _placed(scene, agent, who) or (own.index == 0 and own.xpos == "NN" and len(what) == 1):
        return None  # "by a doctor in a chatroom": it was raised there; "Justice is ranked by …": a name, or the thing
    verb = _verb(scene, helpers, agent, range(what[-1] + 1, root.index))
    if verb is None or (front and parse.tokens[front[-1]].text != ","):
        return None
    if front and (parse.tokens[0].upos == "VERB" or parse.tokens[0].text.lower() in {"like", "unlike", "as"}):
        return None  # "Like his friends, he …" says who "he" is like
    rest = trim(scene, range(who[-1] + 1, scene.last))
    if any(parse.tokens[index].xpos in {"WP", "WDT"} for index in rest):
        return None  # "was founded by Ann Lee in May, who left": far from her
    if rest and (parse.tokens[who[-1] + 1].text == "," or any(parse.tokens[index].text.lower() == "by" for index in rest)):
        return None
    if rest and parse.tokens[rest[0]].text.lower() in {"from", "of", "at", "with", "who", "that", "and", "or", "about", "over", "against", "between", "among"}:
        return None  # "by Ann Lee from the bank" is said of her
    if len(rest) > 1 and parse.tokens[rest[0]].text.lower() == "on" and parse.tokens[rest[1]].text not in DATES and not parse.tokens[rest[1]].text.isdigit():
        return None  # "by all members on the board", "by the Norland Office on Roads"
    told: list[Item] = list(what)
    if own.upos == "PRON":
        low = own.text.lower()
        if low not in _OBJECTS or len(what) > 1:
            return None
        told = [Put(_OBJECTS[low], (own.index,))]
    clause: tuple[Item, ...] = (*front, *who, *verb, *told, *rest)
    return Rewriting((clause,), WHY)


def _placed(scene: Scene, agent: Token, who: list[int]) -> bool:
    """Return whether a place behind a person may be where it was done, and not who did it."""
    tokens = scene.parse.tokens
    places = any(tokens[index].text.lower() in {"in", "at"} or (tokens[index].text.lower() == "on" and tokens[index + 1].text.islower()) for index in who)
    return places and (agent.upos == "PROPN" or may_be(scene.parse, agent, "person"))


def _verb(scene: Scene, helpers: tuple[Token, ...], agent: Token, middle: range) -> list[Item] | None:
    """Return the verb in the active, in its tense and number, with the adverbs among its auxiliaries; None for what is not one of the plain forms."""
    parse, root = scene.parse, scene.root
    plural = is_plural(parse, agent)
    forms = [child.text.lower() for child in helpers]
    adverbs = [index for index in middle if index not in {child.index for child in helpers}]
    if plural is None or any(parse.tokens[i].upos != "ADV" or parse.tokens[i].text.lower() in {"not", "never", "also", "only"} for i in adverbs):
        return None
    if agent.lemma in COLLECTIVE and forms[0] not in {"was", "were", "had"} | _MODALS:
        return None  # "the government has" or "the government have"
    first, places = helpers[0], tuple(child.index for child in helpers)
    if len(forms) == 1 and forms[0] in {"was", "were", "is", "are"}:
        form = inflect(root.lemma, "VBD" if forms[0] in {"was", "were"} else "VBP" if plural else "VBZ")
        return [*adverbs, Put(form, (*places, root.index))]
    if len(forms) == 2 and forms[1] == "been" and forms[0] in {"has", "have", "had"}:
        have = "had" if forms[0] == "had" else "have" if plural else "has"
        # The verb counts as changed, for it moved in front of its object.
        return [Put(have, places), *adverbs, Put(root.text, (root.index,))]
    if len(forms) == 2 and forms[1] == "being" and forms[0] in {"is", "are", "was", "were"}:
        return [Put(be(past=forms[0] in {"was", "were"}, plural=plural), places), *adverbs, Put(inflect(root.lemma, "VBG"), (root.index,))]
    if len(forms) == 2 and forms[1] == "be" and forms[0] in _MODALS:
        return [first.index, *adverbs, Put(inflect(root.lemma, "VB"), (places[1], root.index))]
    return None


_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "should", "must"})
