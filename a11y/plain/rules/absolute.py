"""A closing "with" phrase that has its own doer becomes a sentence: "…, with fans calling for more" → "Fans called for more."

Source: plainlanguage.gov, "write short sentences" (one idea each).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.adjuncts import STATES
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, SPEECH, be, is_past, is_plural, trim
from a11y.plain.joints import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "The last part of the sentence got a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing "with" phrase told after it."""
    parse = scene.parse
    past = is_past(parse, scene.root)
    perfect = past is False and any(child.lemma == "have" for child in parse.children(scene.root.index, "aux"))
    if perfect:
        past = True  # "it has won, with fans calling …": they called
    if any(token.text.lower() == "according" and token.index not in scene.quoted for token in parse.tokens):
        return  # who vouches for all of it would vouch for a part
    if scene.root.lemma in {"appear", "seem"}:
        return  # "it appears to have worked, with him joining …": when he joined, the verb does not tell
    ahead = past is None and any(child.text.lower() == "will" for child in parse.children(scene.root.index, "aux"))
    if scene.words <= scene.profile.long or (past is None and not ahead) or "so far" in parse.text.lower():
        return  # "with four of them opening so far": they have opened
    for word in parse.tokens[4:]:
        if word.text.lower() == "with" and parse.tokens[word.index - 1].text == "," and word.index not in scene.quoted:
            if perfect and any(token.text.lower() in {"often", "regularly", "usually", "frequently"} for token in parse.tokens[word.index : scene.last]):
                continue  # "it has long been so, with courts often becoming …": they still do
            if _is_to_come(scene, word) or (past and any(token.text.lower() == "now" for token in parse.tokens[word.index : scene.last])):
                continue  # "it has fallen, with 9 % now hoping for more": they hope so still
            proposal = None
            if past is not None and not _second_clause(scene, word) and not _one_in_another(scene, word) and not _of_another(scene, word, past=past):
                proposal = _tell(scene, word, past=past) or _by_words(scene, word, past=past)
            proposal = proposal or _as_it_is(scene, word, past=past)
            if proposal:
                yield proposal


def _is_to_come(scene: Scene, word: Token) -> bool:
    """Return whether what stands before "with" is only expected ("use is set to double by May, with coal serving as …"): what goes with it is so too."""
    tokens = scene.parse.tokens[: word.index]
    return any(token.text.lower() in _TO_COME and scene.parse.tokens[token.index + 1].text.lower() == "to" for token in tokens)


def _tell(scene: Scene, word: Token, *, past: bool) -> Rewriting | None:
    parse = scene.parse
    act, who = _parts(scene, word)
    run = trim(scene, range(word.index + 1, scene.last))
    if act is None or who is None or act.lemma in STATES or parse.tokens[run[0]].text.lower() == "then":
        return None  # "with many reefs lying far from there": they lie there still; "with then leader Ann Lee saying"
    if act.xpos == "JJ" and who.upos == "SYM":
        return None  # "with £8m available for 2005"
    if act.index not in run or any(parse.tokens[index].text in {",", ";"} and index < act.index for index in run):
        return None
    doer = [index for index in run if index < act.index and parse.tokens[index].upos != "ADV"]
    adverbs = [index for index in run if index < act.index and parse.tokens[index].upos == "ADV" and index > who.index]
    plural = is_plural(parse, who)
    if act.lemma in _OF_SPANS:
        return None  # "with takings over the three days beginning on Friday": the days begin; "with a receipt dated 4 May"
    if not past and (who.text == "%" or (who.upos == "PROPN" and who.text.endswith("s"))):
        return None  # "20% of them", "MPs": their number is not in their form
    if not doer or who.index not in doer or set(doer) | set(adverbs) != {index for index in run if index < act.index} or who.lemma in COLLECTIVE:
        return None
    if plural is None or (parse.children(act.index, "aux", "mark", "cop") and act.xpos != "JJ"):
        return None
    rest = [index for index in run if index > act.index]
    if len(rest) < 2 or act.lemma in {"be", "have", "include"}:
        return None
    if any(parse.tokens[index].dep == "cc" and any(other.xpos == "VBN" for other in parse.tokens[index + 1 : index + 5]) for index in rest):
        # "windows closed with boards and gardens watched by dogs": a second doer with a participle of its own.
        return None
    if act.xpos == "VBN" and any(parse.tokens[index].upos == "VERB" for index in doer):
        return None  # "with the aim of reaching land still held by the king": the land is held
    verb: list[Item]
    if act.xpos == "VBG" and act.lemma in _GROWING and not past:
        verb = [Put(be(past=False, plural=plural)), *adverbs, act.index]
    elif act.xpos == "VBG":
        verb = [*adverbs, Put(inflect(act.lemma, "VBD" if past else "VBP" if plural else "VBZ"), (act.index,))]
    else:
        verb = [Put(be(past=past, plural=plural)), *adverbs, act.index]
    return Rewriting((trim(scene, range(word.index)), (*doer, *verb, *rest)), WHY)


# What comes about little by little is told as going on: "Hungary is emerging".
_GROWING = frozenset({"become", "emerge", "grow", "rise", "fall", "increase", "decline", "spread", "struggle", "work", "try", "plan", "wait", "prepare"})
_OF_SPANS = frozenset({"begin", "start", "end", "finish", "total", "follow", "date"})


def _of_another(scene: Scene, word: Token, *, past: bool) -> bool:
    """Return whether the phrase may belong to a clause inside the sentence, tells of another time, or lists what may be of its noun.

    "… a scheme that helps them, with one of them paying", "plans to change it, with the King speaking as he opened it", "with tones inspired by a, b and c".
    """
    tokens = scene.parse.tokens
    # "It has grown since it opened in May, with two towns joining": when they joined is open.
    inside = any(
        token.index < word.index and (token.dep == "acl:relcl" or (token.dep == "advcl" and token.index > scene.root.index and token.xpos in FINITE))
        for token in tokens
    )
    later = [token for token in tokens[word.index : scene.last] if token.dep == "advcl" and token.xpos in {"VBD", "VBZ", "VBP"}]
    part = tokens[word.index : scene.last]
    listed = any(token.text == "," for token in part) and any(token.upos == "CCONJ" for token in part)
    verb = next((token for token in part if token.xpos in {"VBG", "VBN"}), word)
    listed = listed and not (verb.xpos == "VBG" and verb.index + 1 < len(tokens) and tokens[verb.index + 1].upos in {"NOUN", "DET", "ADJ", "PROPN"})
    return inside or listed or any((token.xpos == "VBD") != past for token in later)


def _second_clause(scene: Scene, word: Token) -> bool:
    """Return whether "and" in a "with" phrase begins a second doer's part, or goes on with the main clause."""
    tokens = scene.parse.tokens
    begun = next((token.index for token in tokens[word.index : scene.last] if token.xpos == "VBG" and token.upos == "VERB"), word.index)
    for join in tokens[word.index : scene.last]:
        if join.upos != "CCONJ" or (join.index < begun and begun - join.index < _DOERS):
            continue
        part = tokens[join.index + 1 : join.index + 9]
        act = next((token for token in part if token.xpos in {"VBG", "VBN", "VBD", "VBZ", "VBP", "MD"}), None)
        if act is not None and (act.xpos in {"VBD", "VBZ", "VBP", "MD"} or tokens[act.index - 1].upos in {"NOUN", "PROPN"}):
            return True
        if act is not None and act.xpos == "VBG" and act.index <= join.index + 2 and join.index > begun:
            return True  # "with several defending it and slamming the mayor"
    return False


def _one_in_another(scene: Scene, word: Token) -> bool:
    """Return whether a second participle follows right behind a noun, so that the first may only say which: "with signs praising the plan lining the road"."""
    acts = [token for token in scene.parse.tokens[word.index : scene.last] if token.xpos == "VBG" and token.upos == "VERB" and token.lemma != "include"]
    return len(acts) > 1 and scene.parse.tokens[acts[1].index - 1].upos in {"NOUN", "PROPN"}


# "With the broadband and telephone firm Huawei entering the list": so near before its verb, "and" joins doers.
_DOERS = 6
# Between "with" and its verb stands one noun phrase; more words than this and it is something else.
_LONGEST_DOER = 12


def _by_words(scene: Scene, word: Token, *, past: bool) -> Rewriting | None:
    """Return ", with" + noun phrase + "-ing" as a sentence, whatever the parse made of it; not in what somebody says."""
    parse, root = scene.parse, scene.root
    verb = next((token for token in parse.tokens[word.index + 2 : word.index + _LONGEST_DOER] if token.xpos == "VBG" and token.upos in {"VERB", "AUX"}), None)
    if (
        verb is None
        or verb.lemma in _OF_SPANS | STATES
        or parse.tokens[word.index + 1].text.lower() == "then"
        or parse.children(root.index, "ccomp")
        or verb.text.lower() == "having"
        or word.index < root.index
    ):
        return None
    adverbs = [token.index for token in parse.tokens[word.index + 1 : verb.index] if token.upos == "ADV"]
    doer = [index for index in range(word.index + 1, verb.index) if index not in adverbs]
    inner = [parse.tokens[index] for index in doer]
    if not inner or inner[-1].upos not in {"NOUN", "PROPN", "NUM", "SYM", "PRON"} or any(token.upos in {"VERB", "AUX", "PUNCT", "SCONJ"} for token in inner):
        return None
    head = _doer_head(inner)
    following = parse.tokens[verb.index + 1]
    plural = is_plural(parse, head) if head.upos != "NUM" else head.text.lower() not in {"one", "1"}
    if (not past or verb.lemma == "be") and (head.text == "%" or (head.upos == "PROPN" and head.text.endswith("s"))):
        return None  # "20% of them", "MPs": their number is not in their form
    if plural is None or head.lemma in COLLECTIVE or len(range(verb.index, scene.last)) < _SHORTEST or following.upos == "PUNCT":
        return None
    if following.text.lower() in {"and", "or", "but"}:
        return None
    form: Item = Put(inflect(verb.lemma, "VBD" if past else "VBP" if plural else "VBZ") if verb.lemma != "be" else be(past=past, plural=plural), (verb.index,))
    return Rewriting((trim(scene, range(word.index)), (*range(word.index + 1, verb.index), form, *trim(scene, range(verb.index + 1, scene.last)))), WHY)


_SHORTEST = 3
# What may come, whatever the main clause tells of: "with India likely to …".
_TO_COME = frozenset({"likely", "unlikely", "expected", "forecast", "predicted", "due", "set", "tipped"})
_FEEL = frozenset({"keen", "eager", "worried", "afraid", "ready", "able", "unable", "reluctant", "certain", "convinced", "desperate", "unwilling", "free"})
# Participles of what was done to somebody or something; not of how a thing was made ("with a hall planned by …").
_DONE = frozenset(
    ["allow", "arrest", "attack", "ban", "cancel", "charge", "close", "cut", "damage", "delay", "destroy", "detain", "divert", "evacuate", "force", "hurt",
     "injure", "kill", "loot", "lose", "postpone", "record", "release", "report", "rescue", "say", "send", "shut", "spend", "strand", "suspend", "take",
     "tell", "throw", "trap", "wound"]
)  # fmt: skip


def _as_it_is(scene: Scene, word: Token, *, past: bool | None) -> Rewriting | None:
    """Return ", with India likely to win" and ", with 40 taken to hospital" as sentences, by the words; not where somebody vouches for all of it."""
    parse, root = scene.parse, scene.root
    act = next((token for token in parse.tokens[word.index + 2 : word.index + _LONGEST_DOER] if _is_state(token)), None)
    if act is None or word.index < root.index or parse.children(root.index, "ccomp", "parataxis"):
        return None
    if any(token.text.lower() == "according" for token in parse.tokens):
        return None  # who vouches for the main clause vouches for this
    if any(token.lemma in SPEECH or token.dep == "acl:relcl" for token in parse.tokens[root.index : word.index]):
        return None
    if past is None and act.text.lower() not in _TO_COME:
        return None
    rest, inner = parse.tokens[act.index + 1 : scene.last], parse.tokens[word.index + 1 : act.index]
    if (
        any(token.text in _MARKS or token.xpos in {"VBD", "VBG", "VBN"} or token.dep == "acl:relcl" for token in rest if token.dep != "amod")
        or act.index in scene.quoted
    ):
        return None  # a second doer, or another time
    needed = {"to"} if act.text.lower() in _TO_COME else {"to", "that", "about"} if act.lemma in _FEEL else set()
    if needed and (not rest or rest[0].text.lower() not in needed) and not (act.text.lower() in {"expected", "due"} and rest and rest[0].upos == "ADP"):
        return None
    adverbs = [token for token in inner if token.upos == "ADV" and token.index == act.index - 1]
    doer = inner[: len(inner) - len(adverbs)]
    if not doer or doer[-1].upos not in {"NOUN", "PROPN", "NUM", "PRON"} or any(token.upos in {"VERB", "AUX", "PUNCT", "SCONJ"} for token in doer):
        return None
    if rest and rest[0].text.lower() == "by":
        return None  # "with tones inspired by nearby lakes"
    joined = any(token.upos == "CCONJ" for token in doer)
    head = _doer_head(list(doer))
    plural = joined or (is_plural(parse, head) if head.upos != "NUM" else head.text.lower() not in {"one", "1"})
    if plural is None or head.lemma in COLLECTIVE or head.text == "%" or (head.upos == "PROPN" and head.text.endswith("s")):
        return None
    form = Put(be(past=bool(past) and act.text.lower() not in _TO_COME - {"expected", "due", "set"}, plural=plural))
    beside: list[Item] = [token.index for token in adverbs]
    verb = [*beside, form] if any(token.text.lower() == "alike" for token in adverbs) else [form, *beside]
    told = (*(token.index for token in doer), *verb, act.index, *(token.index for token in rest))
    return Rewriting((trim(scene, range(word.index)), told), WHY, apart=True)


_MARKS = frozenset({";", ":", "–", "—"})


def _is_state(token: Token) -> bool:
    low = token.text.lower()
    return low in _TO_COME | _FEEL or (token.xpos in {"VBN", "VBD"} and token.lemma in _DONE and token.upos == "VERB")


def _doer_head(inner: list[Token]) -> Token:
    """Return the noun that tells the number of a noun phrase: the last one before "of" or another preposition."""
    end = next((place for place, token in enumerate(inner) if place and token.upos == "ADP"), len(inner))
    nouns = [token for token in inner[:end] if token.upos in {"NOUN", "PROPN", "NUM", "SYM", "PRON"}]
    conjoined = any(token.upos == "CCONJ" for token in inner[:end])
    last = nouns[-1] if nouns else inner[-1]
    return last if not conjoined else next((token for token in nouns if token.xpos == "NNS"), last)


def _parts(scene: Scene, word: Token) -> tuple[Token | None, Token | None]:
    """Return the predicate and the doer in a "with" phrase: with (doer) predicate."""
    parse = scene.parse
    head = parse.tokens[word.head]
    if head.index < word.index:
        return None, None
    if head.dep in {"nsubj", "nsubj:pass"}:
        head = parse.tokens[head.head]  # "with" hung on the doer
    subjects = parse.children(head.index, "nsubj", "nsubj:pass")
    if subjects and head.xpos in {"VBG", "VBN", "JJ"} and head.head == scene.root.index:
        return head, subjects[0]
    acts = [child for child in parse.children(head.index, "acl") if child.xpos in {"VBG", "VBN"} and parse.tokens[child.index - 1].text != ","]
    return (acts[0], head) if acts and head.head == scene.root.index else (None, None)
