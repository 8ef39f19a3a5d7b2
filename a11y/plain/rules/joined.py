"""Two clauses that the words alone show: one finite verb, then "and", "but", "so", a semicolon, dash or colon, then a subject with the next finite verb.

By form they can only be partners, whatever the parse made of the rest; so this works where the parse went wrong.
Source: UK Government easy read ("one idea a sentence"); Quirk et al. 1985, 13.44 (ellipsis apart, a coordinated clause has its own subject and finite verb).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.adjuncts import SUBORDINATORS
from a11y.plain.conditions import held
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import SPEECH, SPOKEN, trim
from a11y.plain.halves import torn
from a11y.plain.joints import FINITE, JOINED, PAIRED, SAID_OF, one_word, titled, waits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "One long sentence became two short ones."
_MARKS = frozenset({";", "–", "—", "-", ":"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
# Subjects that are pronouns of both cases: "liked it and it worked" is clear only behind a comma or "but".
_EITHER = frozenset({"it", "you", "there", "this", "these", "those"})
_SUBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence cut before its second clause."""
    tokens = scene.parse.tokens
    text = scene.parse.text.lower()
    if scene.words <= scene.profile.long or text.endswith("?") or "not only" in text:
        return
    for word in tokens[3:-3]:
        low = word.text.lower()
        if word.index not in scene.quoted and (low in JOINED or low in _MARKS) and (low != "-" or word.space_after):
            proposal = _cut(scene, word, low)
            if proposal:
                yield proposal


def _cut(scene: Scene, word: Token, low: str) -> Rewriting | None:
    tokens = scene.parse.tokens
    head, body = trim(scene, range(word.index)), trim(scene, range(word.index + 1, scene.last))
    if len(head) < _SHORTEST or len(body) < _SHORTEST or held(scene.parse, head, body) or _marked(scene, head, body):
        return None
    if scene.text(head).count("(") != scene.text(head).count(")") or tokens[body[0]].text.lower() in {"something", "anything", "nothing"}:
        return None
    first = [tokens[index] for index in head if tokens[index].xpos in FINITE]
    words = {tokens[index].text.lower() for index in head}
    comma = tokens[word.index - 1].text == ","
    if _only_alleged(scene, first[0] if first else word) or (comma and _verbs_unjoined(scene, head)):
        return None
    sure = len(first) == 1 and not words & SUBORDINATORS
    if not first or words & (PAIRED | {"between"}) or first[0].index in scene.quoted or first[0].lemma in SPEECH | SPOKEN:
        return None
    if not sure and not _parted(scene, head, low, comma=comma):
        return None
    if not any(tokens[index].upos in {"NOUN", "PROPN", "PRON"} for index in head if index < first[0].index) or tokens[head[-1]].upos in {"ADP", "DET", "CCONJ"}:
        return None
    if waits(scene.parse, head[-1]) or torn(scene.parse, head) or one_word(scene.parse, word.index) or tokens[0].text in {"(", "["}:
        return None
    if low == ":" and (titled(scene.parse, word.index) or tokens[head[-1]].text.lower() in {"this", "these", "follows"} or tokens[head[-1]].upos == "VERB"):
        return None  # a title; "it can be summed up as this: …"; "it will also cover: …"
    if low in _MARKS and _only_described(scene, body):
        return None
    if _vouched(scene, body) or (low == "so" and first[0].xpos == "MD") or (low == ":" and _content(scene, head, body)):
        return None
    listed = any(tokens[index].text in {",", ";"} for index in head if index > first[0].index)
    if low == "and" and listed and tokens[body[0]].text.lower() not in _NOMINATIVE | _EITHER:
        return None  # "… are red, green, and blue lamps are rare"
    plain = _clause(scene, body, clear=comma or low in {"but", "so", "yet"} | _MARKS)
    if not (plain or (comma and low in {"and", "but"} and _opens_clause(scene, body))) or (low == "so" and not comma):
        return None
    link: list[Item] = [Put(opener, (word.index,))] if (opener := JOINED.get(low)) else []
    sure = sure and plain and not any(tokens[index].text in _DASHES for index in (*head, *body))
    return Rewriting((head, (*link, *body)), WHY, by_words=sure, apart=not sure)


_DASHES = frozenset({"–", "—"})


def _only_described(scene: Scene, body: tuple[int, ...]) -> bool:
    """Return whether a side may be a noun and what tells which: "… — trades seen as vital by the state", with no verb of its own."""
    tokens = scene.parse.tokens
    finite = next((tokens[index] for index in body if tokens[index].xpos in FINITE), None)
    before = tokens[finite.index - 1] if finite is not None else None
    if before is not None and tokens[before.index - 1].upos == "NOUN" and (before.upos == "PRON" or before.xpos == "NNP") and body[0] < before.index - 1:
        return True  # "… — a team she is proud to lead": a noun and what is said of it
    if before is not None and before.xpos == "NNP" and tokens[before.index - 2].upos == "NOUN" and tokens[before.index - 1].xpos == "NNP":
        return True
    if finite is None or finite.xpos != "VBD" or tokens[finite.index - 1].upos not in {"NOUN", "PROPN"}:
        return False
    return inflect(finite.lemma, "VBN") == finite.text.lower() and (
        tokens[finite.index + 1].upos in {"ADP", "SCONJ", "PART"} or tokens[finite.index + 1].xpos == "WRB"
    )


def _marked(scene: Scene, head: tuple[int, ...], body: tuple[int, ...]) -> bool:
    """Return whether a colon or a dash stands in one side, but for two dashes that make a bracket within it."""
    marks = [[scene.parse.tokens[index].text for index in side if scene.parse.tokens[index].text in _DASHES | {":"}] for side in (head, body)]
    return any(side and (len(side) != _PAIR or ":" in side) for side in marks)


_PAIR = 2


def _parted(scene: Scene, head: tuple[int, ...], low: str, *, comma: bool) -> bool:
    """Return whether two sides of which the first holds a clause inside may be parted, if both are read as whole clauses.

    The second side must not belong to that clause: what somebody says or thinks, or what "because" opens.
    """
    tokens = scene.parse.tokens
    if not comma and low not in {"but", ";"}:
        return False
    inside = [tokens[index] for index in head]
    finite = [token.index for token in inside if token.xpos in FINITE]
    # "do not know this", "as predicted in May": no clause stands behind these, which the second side might go on with.
    if any(token.lemma in _ATTITUDES and token.upos == "VERB" and (not comma or token.index < finite[-1]) for token in inside):
        return False
    if scene.text(head).lower().startswith(_CONDITIONS):
        return False
    opened = [token for token in inside if token.text.lower() in SUBORDINATORS and token.index > finite[0] and token.xpos not in {"DT", "WDT"}]
    if low in {"but", ";", "yet"}:
        return not any(token.text.lower() in {"that", "if", "whether"} and token.index > finite[0] for token in opened)
    return not opened and low == "and"


def _only_alleged(scene: Scene, verb: Token) -> bool:
    """Return whether a clause only tells what is said of somebody ("is alleged to have …"), so that the next may be only said as well."""
    tokens = scene.parse.tokens
    return tokens[verb.index].lemma == "be" and any(token.lemma in SAID_OF and token.xpos == "VBN" for token in tokens[verb.index + 1 : verb.index + 3])


def _verbs_unjoined(scene: Scene, head: tuple[int, ...]) -> bool:
    """Return whether a side ends in a list of verbs that waits for its "and": "it lets me turn at will, boost off the lip"."""
    tokens = scene.parse.tokens
    behind = next((index for index in reversed(head) if tokens[index].text == ","), 0)
    return behind in head and tokens[behind + 1].xpos == "VB" and any(tokens[index].xpos == "VB" for index in range(behind))


_CONDITIONS = ("if ", "unless ", "whether ", "once ", "even if ", "so ")
# Verbs after which what follows may still be said, thought or shown by somebody.
_ATTITUDES = SPEECH | SPOKEN | frozenset(
    ["know", "fear", "feel", "see", "find", "show", "mean", "realise", "realize", "wonder", "expect", "wish", "learn", "hear", "discover", "decide", "promise",
     "reveal", "imagine", "remember", "forget", "guess", "suppose", "predict", "confirm", "prove", "report", "accept"]
)  # fmt: skip


_SHORTEST = 4


# Nouns whose content a clause behind a colon may be; the writer does not vouch for it.
_OF_CONTENT = frozenset(
    ["advice", "answer", "argument", "belief", "caption", "case", "claim", "comment", "conclusion", "decision", "demand", "explanation", "fear",
     "headline", "hope", "idea", "judgment", "judgement", "law", "letter", "line", "message", "motto", "note", "opinion", "order", "plan", "post",
     "promise", "proposal", "question", "quote", "request", "response", "rule", "ruling", "saying", "sign", "slogan", "statement", "suggestion",
     "theory", "thought", "tweet", "verdict", "view", "warning", "wish", "word"]
)  # fmt: skip


def _content(scene: Scene, head: tuple[int, ...], body: tuple[int, ...]) -> bool:
    """Return whether what stands behind a colon may be what somebody says or wants: a noun of content stands before it, or a modal verb behind it."""
    tokens = scene.parse.tokens
    finite = next((tokens[index] for index in body if tokens[index].xpos in FINITE), None)
    return (
        any(tokens[index].lemma.lower() in _OF_CONTENT for index in head)
        or finite is None
        or finite.xpos == "MD"
        or tokens[body[0]].text.lower() in {"i", "we", "you"}
    )


def _vouched(scene: Scene, body: tuple[int, ...]) -> bool:
    """Return whether what follows a comma in the second side concerns the first too: somebody vouches for both, or a new main clause begins."""
    tokens = scene.parse.tokens
    after = [tokens[index + 1] for index in body if tokens[index].text == "," and index + 1 < len(tokens)]
    if any(_names_a_source(tokens[token.index : token.index + _NEAR]) for token in after if token.index not in scene.quoted):
        return True  # "… “out now!”, Norland's Daily Post reported"
    if any(tokens[index].text.lower() == "according" and index not in scene.quoted for index in body[1:]):
        return True  # "… “badly hurt,” according to the ward"
    if tokens[body[-1]].lemma in {"show", "find", "say", "suggest", "report"} and (
        tokens[body[-1]].xpos in FINITE or any(tokens[index].text == "," and tokens[body[-1]].xpos == "VBN" for index in body[-_NEAR:])
    ):
        return True  # "…, flight trackers showed", "…, the paper has reported"
    return any(
        (token.lemma in SPEECH | SPOKEN and token.xpos in FINITE)
        or (token.text.lower() in _NOMINATIVE | _EITHER and tokens[min(token.index + 1, len(tokens) - 1)].xpos in FINITE)
        or (token.index + 1 < len(tokens) and tokens[token.index + 1].lemma in SPEECH and tokens[token.index + 1].xpos in FINITE)
        or token.text.lower() == "according"
        for token in after
    )


def _names_a_source(words: Sequence[Token]) -> bool:
    """Return whether words behind a comma are a name or noun and its verb of speech."""
    verb = next((token for token in words if token.xpos in FINITE), None)
    return (
        verb is not None and verb.lemma in SPEECH | SPOKEN | {"report", "show"} and all(token.upos in _SUBJECT for token in words if token.index < verb.index)
    )


def _clause(scene: Scene, body: tuple[int, ...], *, clear: bool) -> bool:
    """Return whether a side opens with a subject and its finite verb.

    A noun as a subject may be the second of two objects ("met Ann and Tom left"): only behind a comma, "but" or a semicolon (`clear`).
    """
    tokens = scene.parse.tokens
    finite = next((index for index in body if tokens[index].xpos in FINITE), None)
    if finite is None or finite - body[0] > _NEAR or any(index in scene.quoted for index in range(body[0], finite + 1)):
        return False
    verb = finite + 1 if tokens[finite].xpos == "MD" else finite
    if verb + 1 >= len(tokens) or tokens[finite + 1].text == "," or (tokens[verb].lemma in SPEECH | SPOKEN and tokens[verb + 1].text == ","):
        return False  # "and, they hope, a range of …", "and, he might say, …"
    start = next((index for index in range(body[0], finite) if tokens[index].text.lower() not in _OPENING), finite)
    subject = [tokens[index] for index in range(start, finite)]
    low = subject[0].text.lower() if subject else ""
    if len(subject) == 1 and low in _NOMINATIVE | (_EITHER if clear else frozenset()):
        return True
    if _of_a_noun(subject):
        return False
    plain = all(token.upos in _SUBJECT and token.xpos not in {"WP", "WDT", "WRB", "WP$"} and token.text != "," for token in subject)
    nouns = [token for token in subject if token.upos in {"NOUN", "PROPN"}]
    return clear and plain and bool(nouns) and subject[0].upos in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} and low not in {"one", "not", "which", "who"}


def _opens_clause(scene: Scene, body: tuple[int, ...]) -> bool:
    """Return whether a side may open with a longer subject ("the rise of smartphones is …"), so that it is asked whether it is a clause by itself."""
    tokens = scene.parse.tokens
    start = next((index for index in body if tokens[index].text.lower() not in _OPENING), body[0])
    finite = next((index for index in body if tokens[index].xpos in FINITE), None)
    first = tokens[start]
    return (
        finite is not None
        and not _of_a_noun(tokens[start:finite])
        and start < finite <= start + _FAR
        and first.upos in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"}
        and first.xpos not in {"WP", "WDT", "WRB", "WP$"}
        and first.text.lower() not in {"one", "ones", "not", "that", "no"}
        and not any(index in scene.quoted for index in range(start, finite + 1))
    )


def _of_a_noun(subject: Sequence[Token]) -> bool:
    """Return whether a noun and the subject of a clause that tells of it stand before the verb: "a battle they lost", "an event experts say was …"."""
    several = bool(subject) and subject[0].text.lower() in {"a", "an"} and subject[-1].xpos == "NNS"
    return several or any(token.text.lower() in _NOMINATIVE | {"you", "it"} for token in subject[1:])


_NEAR, _FAR = 6, 16
# Adverbs of time and contrast that may stand before the second subject.
_OPENING = frozenset({"now", "then", "today", "later", "soon", "still", "instead", "already", "sometimes", "often", "recently", "nowadays"})
