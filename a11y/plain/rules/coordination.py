"""Two clauses or two predicates joined by "and", "but" or "so" become two sentences; the subject is repeated, not guessed.

Source: UK Government easy read ("one idea a sentence"); COGA, "use clear words", 4.4.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import COLLECTIVE, SPEECH, SPOKEN, UNREPEATABLE, again, agrees, is_finite, is_past, is_plural, subject, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
from a11y.plain.draft import Scene

WHY = "One long sentence became two short ones."
_JOINED = {"and": None, "but": "But", "so": "So", "yet": "But"}
# "went and saw", "try and do": the two verbs are one act.
_LIGHT = frozenset({"go", "come", "try", "sit", "stand", "stay", "wait", "be", "turn", "get", "do", "have"})
_STOPS = frozenset({";", "–", "—", ":"})
# Verbs without an object, whose past looks like their participle: "was born and graduated".
_NEVER_PASSIVE = frozenset(
    ["graduate", "die", "arrive", "live", "work", "appear", "happen", "remain", "stay", "belong", "exist", "return", "retire", "emerge", "serve",
     "play", "move", "start", "stop", "end", "continue", "finish", "fall", "rise", "come", "go", "become", "begin", "vanish", "disappear", "escape",
     "travel", "compete", "perform", "succeed", "survive"]
)  # fmt: skip
_PAIRED = frozenset({"both", "either", "neither", "whether"})
# Words that open a clause: what follows them needs a verb of its own before the sentence may be cut ("because support for the party and its leader grew").
_OPENERS = frozenset(["after", "although", "as", "because", "before", "if", "once", "since", "though", "unless", "until", "when", "whenever", "where", "while"])
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence cut before its last coordinated clause or predicate, then before the others."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.long or parse.text.endswith("?") or "not only" in parse.text.lower():
        return
    for second in reversed(parse.children(root.index, "conj", "parataxis")):
        proposal = _cut(scene, root, second)
        if proposal:
            yield proposal
    proposal = _by_form(scene, root)
    if proposal:
        yield proposal
    for said in parse.children(root.index, "ccomp"):
        proposal = _said(scene, root, said)
        if proposal:
            yield proposal


def _left_open(parse: Parse, cut: int) -> bool:
    """Return whether the part before a cut opens something that the part after it would close: "between the union and …", "after talks and …"."""
    before = [token.text.lower() for token in parse.tokens[:cut]]
    if "between" in before and "and" not in before[before.index("between") :]:
        return True
    opener = max((index for index, word in enumerate(before) if word in _OPENERS), default=None)
    return opener is not None and not any(token.xpos in _FINITE for token in parse.tokens[opener + 1 : cut])


def _by_form(scene: Scene, root: Token) -> Rewriting | None:
    """Return the cut before "and" or "but" with a finite verb, when only one finite verb stands before it: by form the two can only be partners."""
    parse = scene.parse
    finite = [token for token in parse.tokens if token.xpos in {"VBD", "VBZ", "VBP", "MD"} and token.upos in {"VERB", "AUX"}]
    own = subject(parse, root)
    if (
        len(finite) < 2
        or own is None
        or own.index > finite[0].index
        or finite[0].index not in {root.index, *(child.index for child in parse.children(root.index, "aux", "cop"))}
    ):
        return None
    second = finite[1]
    join = second.index - 1
    while parse.tokens[join].upos == "ADV" and join > finite[0].index:
        join -= 1
    word = parse.tokens[join].text.lower()
    if word not in {"and", "but"} or finite[0].xpos != second.xpos or second.index in scene.quoted or parse.text.endswith("?"):
        return None
    if second.xpos == "VBD" and inflect(second.lemma, "VBN") == second.text.lower() and root.xpos in {"VBN", "VBG"}:
        return None
    if second.xpos == "VBP" and any(token.xpos == "VB" for token in parse.tokens[finite[0].index + 1 : second.index]):
        return None
    if _left_open(parse, join):
        return None
    head, body = trim(scene, range(join)), trim(scene, range(join + 1, scene.last))
    name, plural = again(scene, own), is_plural(parse, own)
    if name is None or own.dep == "expl" or own.text.lower() in UNREPEATABLE or _conditional(scene, root) or len(head) < 5 or len(body) < 4:
        return None
    if any(token.text.lower() in _PAIRED for token in parse.tokens[:join]) or parse.tokens[finite[0].index + 1].text.lower() in {"not", "n't", "n’t", "never"}:
        return None
    auxiliary = second if second.upos == "AUX" else None
    if plural is not None and own.lemma not in COLLECTIVE and own.text.lower() not in {"i", "you"} and not agrees(parse, auxiliary or second, plural=plural):
        return None
    if parse.tokens[head[-1]].upos in {"ADP", "DET", "PART", "SCONJ"} or (
        _may_be_said(parse, root, second) and parse.tokens[finite[0].index + 1].text.lower() in {"that", "it", "he", "she", "they"}
    ):
        return None
    link: list[Item] = [Put("But", (join,))] if word == "but" else []
    return Rewriting((head, (*link, *name, *body)), WHY)


def _said(scene: Scene, root: Token, said: Token) -> Rewriting | None:
    """Return the cut of "said that … and that …": who says it is said again, so that both parts keep their source."""
    parse = scene.parse
    speaker = subject(parse, root)
    for second in parse.children(said.index, "conj"):
        marks, joins, own = parse.children(second.index, "mark"), parse.children(second.index, "cc"), subject(parse, second)
        tail = scene.span(second.index)
        if (
            not (marks and joins and own and speaker)
            or marks[0].text.lower() != "that"
            or joins[0].text.lower() not in {"and", "but"}
            or root.index in scene.quoted
        ):
            continue
        if (
            root.xpos not in {"VBD", "VBZ", "VBP"}
            or parse.children(root.index, "aux")
            or any(child.lemma == "not" for child in parse.children(root.index, "advmod"))
        ):
            continue
        name = again(scene, speaker)
        body = trim(scene, [index for index in tail if index < scene.last and index > marks[0].index])
        head = trim(scene, range(joins[0].index))
        if name is None or tail[-1] < scene.last - 1 or not scene.whole(tail) or len(head) < 5 or speaker.index > root.index or joins[0].index != tail[0]:
            continue
        opener: list[Item] = [Put("But", (joins[0].index,))] if joins[0].text.lower() == "but" else []
        return Rewriting((head, (*opener, *name, root.index, marks[0].index, *body)), WHY)
    return None


def _cut(scene: Scene, root: Token, second: Token) -> Rewriting | None:
    parse = scene.parse
    tail = scene.span(second.index)
    if not scene.whole(tail) or tail[0] <= root.index or any(index in scene.quoted for index in (root.index, second.index)):
        return None
    if _left_open(parse, tail[0]):
        return None
    marks = parse.children(second.index, "cc")
    joined = marks[0].text.lower() if marks else ""
    before = parse.tokens[tail[0] - 1] if not joined else None
    semicolon = (tail[0] > 0 and parse.tokens[tail[0] - 1].text in _STOPS) or parse.tokens[tail[0]].text in _STOPS
    if marks and (joined not in _JOINED or marks[0].index != next((i for i in tail if parse.tokens[i].upos != "PUNCT"), -1)):
        return None
    listed = (
        second.dep == "conj"
        and before is not None
        and before.text == ","
        and any(parse.children(other.index, "cc") for other in parse.children(root.index, "conj") if other.index > second.index)
    )
    if not marks and not semicolon and not listed:
        return None
    if second.dep == "parataxis" and not semicolon:
        return None
    if semicolon and sum(token.text in {"–", "—"} for token in parse.tokens) > 1:
        # Two dashes make a bracket.
        return None
    if (
        semicolon
        and ":" in {parse.tokens[tail[0] - 1].text, parse.tokens[tail[0]].text}
        and any(token.lemma in SPEECH for token in parse.tokens[: tail[0]] if token.upos == "VERB")
    ):
        # "She wrote: I am well": what follows is said by someone, with or without marks.
        return None
    opening = next((token for token in parse.tokens[tail[0] :] if token.upos not in {"PUNCT", "CCONJ"}), second)
    if opening.text.lower() in {"one", "ones"} or (root.feat("Mood") == "Imp" and opening.text.lower() == "you"):
        # "the largest change – and one it hopes …" goes on about the noun; "add that and you have …" is a condition.
        return None
    if (
        semicolon
        and opening.text.lower() in {"i", "my", "we", "our"}
        and not {token.text.lower() for token in parse.tokens[: tail[0]]} & {"i", "we", "my", "our"}
    ):
        return None  # words of somebody, whose marks are lost
    if marks and any(subject(parse, other) and not parse.children(other.index, "cc") for other in _between(parse, root, second)):
        # "two fell, one was hurt, and three ran": a list of clauses.
        return None
    dashed = not marks and {parse.tokens[tail[0] - 1].text, parse.tokens[tail[0]].text} & {"–", "—"}
    if dashed and second.xpos == "VBD" and inflect(second.lemma, "VBN") == second.text and not parse.children(second.index, "obj", "ccomp", "xcomp"):
        # "– the weight of both combined": a participle.
        return None
    colon = next((i for i in (tail[0] - 1, tail[0]) if parse.tokens[i].text == ":"), None)
    if colon and parse.tokens[colon - 1].upos == "NOUN" and parse.children(colon - 1, "nummod"):
        # "two things: …" announces a list.
        return None
    if _own_with(parse, root, second):
        return None
    after = parse.tokens[second.index + 1] if second.index + 1 < len(parse.tokens) else second
    if after.text == "," and second.lemma in SPEECH | SPOKEN:
        # "…, they hope, …" stands between its commas.
        return None
    if any(token.text.lower() in _PAIRED and token.dep in {"cc:preconj", "advmod", "cc"} for token in parse.tokens[: tail[0]]):
        return None
    if not is_finite(parse, root) or second.upos not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
        return None
    # What stands after the coordinated part must not belong to the first one: the tail has to end the sentence.
    rest = [token.index for token in parse.tokens[: scene.last] if token.index > tail[-1] and token.upos != "PUNCT"]
    body = trim(scene, [index for index in tail if index < scene.last and not (marks and index == marks[0].index)])
    head = trim(scene, [token.index for token in parse.tokens[: scene.last] if token.index not in tail])
    if not body or not head or rest:
        return None
    if any(
        parse.tokens[i - 1].text == ","
        and parse.tokens[i].xpos == root.xpos
        and (parse.tokens[i].dep in {"advcl", "acl", "xcomp"} or (parse.tokens[i].dep == "conj" and not parse.children(i, "cc", "nsubj")))
        for i in head
        if i > root.index
    ):
        # "It is tied, lifted and pulled": a list of three whose middle the parser took for something else.
        return None
    opener = _JOINED.get(joined)
    own = subject(parse, second)
    link: list[Item] = [Put(opener, (marks[0].index,))] if opener else []
    if parse.children(second.index, "mark"):
        return None
    if own is not None:
        if _may_be_said(parse, root, second):
            return None
        if (
            root.xpos == "VBN"
            and second.xpos in {"VBN", "VBD"}
            and inflect(second.lemma, "VBN") == second.text
            and not parse.children(second.index, "aux", "obj", "ccomp")
        ):
            # "schools were closed and staff told to leave": the second "were" is left to the reader.
            return None
        if not is_finite(parse, second) or (own.index > second.index and own.dep != "nsubj") or own.text.lower() in {"who", "which", "that"}:
            return None
        if len(head) < 3 or len(body) < 2 or _conditional(scene, root):
            return None
        return Rewriting((tuple(head), (*link, *body)), WHY)
    return _shared(scene, root, second, head, body, link)


def _between(parse: Parse, root: Token, second: Token) -> list[Token]:
    """Return the coordinated clauses that stand between two."""
    found = [other for other in parse.children(root.index, "conj", "parataxis", "advcl") if root.index < other.index < second.index]
    return [
        other
        for other in found
        if other.dep != "advcl" or (is_finite(parse, other) and not any(child.dep == "mark" or child.xpos == "WRB" for child in parse.children(other.index)))
    ]


def _own_with(parse: Parse, root: Token, second: Token) -> bool:
    """Return whether a "with" phrase of its own doers stands in front ("with some suggesting …, and others convinced …"): the partner may be in there."""
    between = parse.tokens[root.index + 1 : second.index]
    return any(
        token.text.lower() == "with"
        and parse.tokens[token.index - 1].text == ","
        and any(other.text.endswith("ing") or other.xpos == "VBN" for other in between if token.index < other.index <= token.index + 6)
        for token in between
    )


def _may_be_said(parse: Parse, root: Token, second: Token) -> bool:
    """Return whether the second clause may be part of what someone says in the first ("he said it was late and the shops were shut")."""
    speaks = root.lemma in SPOKEN | SPEECH and bool(parse.children(root.index, "ccomp"))
    return speaks and second.lemma not in SPOKEN | SPEECH


def _shared(scene: Scene, root: Token, second: Token, head: tuple[int, ...], body: tuple[int, ...], link: list[Item]) -> Rewriting | None:
    """Return the cut of two predicates with one subject: the subject, and the auxiliary when they share it, is said again."""
    parse = scene.parse
    own = subject(parse, root)
    if (
        own is None
        or own.index > root.index
        or own.dep == "expl"
        or own.text.lower() in UNREPEATABLE
        or (second.upos not in {"VERB", "AUX"} and not parse.children(second.index, "cop"))
    ):
        return None
    if (root.lemma in _LIGHT and not parse.children(root.index, "obj", "xcomp", "obl", "cop")) or _conditional(scene, root):
        return None
    if sum(1 for index in head if index > root.index) < 2 or len(body) < 3 or len(head) < 4:
        return None
    name = again(scene, own)
    if name is None:
        return None
    plural = is_plural(parse, own)
    if plural is not None and own.lemma not in COLLECTIVE and own.text.lower() not in {"i", "you"} and not agrees(parse, second, plural=plural):
        return None
    if any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} and token.head != second.index for token in parse.tokens[root.index + 1 : second.index]):
        # Another finite verb between the two could be the partner of the second.
        return None
    if any(token.dep in {"nsubj", "nsubj:pass"} and token.head != second.index for token in parse.tokens[root.index + 1 : second.index]):
        # So could the verb of a clause with a doer of its own.
        return None
    begin = next((token for token in parse.children(second.index, "aux", "cop")), second)
    if begin.xpos in {"VB", "VBP"} and any(token.xpos == "VB" for token in parse.tokens[own.index + 1 : begin.index]):
        # "called on them to explore it and report back", "have to be fit and have lived here": the partner is the infinitive.
        return None
    helpers: list[Item] = []
    passive = (
        root.xpos == "VBN" and second.xpos in {"VBN", "VBD"} and inflect(second.lemma, "VBN") == second.text and not parse.children(second.index, "aux", "cop")
    )
    if passive and (parse.children(second.index, "obj", "ccomp", "xcomp") or root.lemma == "bear" or second.lemma in _NEVER_PASSIVE):
        return None
    if passive or not is_finite(parse, second):
        shared = [child for child in parse.children(root.index, "aux") if child.index < root.index]
        negated = any(child.text.lower() in {"not", "n't", "n’t", "never"} for child in parse.children(root.index, "advmod"))
        if not shared or negated or parse.children(second.index, "aux") or not (passive or second.xpos == root.xpos in {"VBN", "VB", "VBG"}):
            return None
        if any(child.xpos == "MD" and child.text.lower() not in {"will", "would"} for child in shared):
            return None
        if body[0] != second.index and parse.tokens[body[0]].upos != "ADV":
            return None
        helpers = [Put(child.text.replace("’", "'")) for child in shared]
        if any("'" in child.text or "’" in child.text for child in shared):
            return None
    elif parse.children(root.index, "aux") and second.xpos not in {"VBD", "VBZ", "VBP", "MD"} and not parse.children(second.index, "aux", "cop"):
        return None
    place = next(
        (
            place
            for place, index in enumerate(body)
            if index == second.index or (parse.tokens[index].head == second.index and parse.tokens[index].dep in {"aux", "aux:pass", "cop"})
        ),
        0,
    )
    if any(parse.tokens[index].upos != "ADV" for index in body[:place]):
        # "and, in the end, dies": the phrase in front stays in front of the subject.
        if parse.tokens[body[place] - 1].text != "," or helpers:
            return None
        return Rewriting((tuple(head), (*link, *body[:place], body[place] - 1, *name, *body[place:])), WHY)
    return Rewriting((tuple(head), (*link, *name, *helpers, *body)), WHY)


def _conditional(scene: Scene, root: Token) -> bool:
    """Return whether something in front of the clause holds for both parts, such as "if it rains", or "when it rains" at any time."""
    parse = scene.parse
    past = is_past(parse, root)
    for child in parse.children(root.index, "advcl", "ccomp"):
        if child.index < root.index:
            opening = parse.tokens[scene.span(child.index)[0]].text.lower()
            if (
                child.dep == "ccomp"
                or opening in {"if", "unless", "whether", "once", "to", "even", "so"}
                or (not past and opening in {"when", "whenever", "as", "while", "after", "before"})
            ):
                return True
    return False
