"""Examples get a sentence of their own: "…, including Spain and Italy" → "These countries include Spain and Italy.", or only "These include …".

Source: UK Government easy read (one idea a sentence, lists apart).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.asides import called
from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import SPEECH, governing_tense, is_past, is_plural, subject, trim
from a11y.plain.kinds import kinds
from a11y.plain.naming import again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "night", "time"})
WHY = "The examples got a sentence of their own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its examples told after it."""
    parse = scene.parse
    if scene.words <= scene.profile.long or any(token.text.lower() in {"little", "few", "hardly"} for token in parse.tokens):
        return  # "gave little detail, including the price": that least of all
    if any(token.text.lower() == "according" for token in parse.tokens):
        return  # "four towns fell, according to aides, including Hull": the source stands between
    for case in parse.tokens:
        such = case.text.lower() == "such" and parse.tokens[min(case.index + 1, len(parse.tokens) - 1)].text.lower() == "as"
        if (case.text.lower() != "including" and not such) or case.index in scene.quoted or case.index < 4 or parse.tokens[case.index - 1].text != ",":
            continue
        begin = case.index + (2 if such else 1)
        for proposal in (_of_plural(scene, case, begin), _of_subject(scene, case, begin), _closing(scene, case, begin)):
            if proposal:
                yield proposal


def _of_plural(scene: Scene, case: Token, begin: int) -> Rewriting | None:
    """Return the closing examples of a plural that can be named again: "The four countries include Spain and Italy."."""
    parse = scene.parse
    run = trim(scene, range(begin, scene.last))
    if not run or parse.tokens[run[0]].upos == "ADP":
        return None  # "has several convictions, including for theft"
    first = next((parse.tokens[i] for i in run if parse.tokens[i].head not in run), case)
    noun = next((parse.tokens[i] for i in range(case.index - 2, max(case.index - 7, 0), -1) if parse.tokens[i].xpos == "NNS"), case)
    if noun.upos != "NOUN" or noun.lemma in _TIMES or noun.index >= case.index - 1 or first.upos not in {"NOUN", "PROPN", "NUM"} or not is_plural(parse, noun):
        return None
    if set(run) - set(scene.span(first.index)) or any(
        parse.tokens[index].upos in {"NOUN", "PROPN", "VERB"} and parse.tokens[index].lemma not in _TIMES for index in range(noun.index + 1, case.index)
    ):
        return None
    if _in_clause(scene, noun) or _open(scene, noun, run) or _rival(scene, noun) or noun.dep.startswith("nmod") or _of_another(scene, noun):
        return None
    if _beside_another(scene, noun):
        return None  # "found three caches that they said were in old homes, including boxes": the caches, or the homes
    name, past = again(scene, noun), governing_tense(scene, noun)
    if name is None or past is None or len(run) < 2:
        return None
    return Rewriting((trim(scene, range(case.index - 1)), (*name, _include(case, begin, past=past, plural=True), *run)), WHY)


def _include(case: Token, begin: int, *, past: bool, plural: bool) -> Put:
    """Return "include" in its form, in the place of "including" or "such as"."""
    return Put("included" if past else "include" if plural else "includes", tuple(range(case.index, begin)))


def _of_subject(scene: Scene, case: Token, begin: int) -> Rewriting | None:
    """Return the examples between a subject and its verb told apart: "Some firms, including Acme, have left" → "These firms include Acme."."""
    parse = scene.parse
    end = next((index for index in range(begin, scene.last - 1) if parse.tokens[index].text == "," and _acts(parse.tokens[index + 1])), None)
    noun = parse.tokens[case.index - 2]
    if end is None or noun.xpos != "NNS" or noun.dep not in {"nsubj", "nsubj:pass"} or not noun.index < scene.root.index or noun.head != scene.root.index:
        return None
    run, past, name = tuple(range(begin, end)), is_past(parse, scene.root), called(scene, noun)
    if (
        past is None
        or name is None
        or not _listed(scene, run)
        or _open(scene, noun, run)
        or any(child.index < case.index for child in parse.children(noun.index, "nmod", "acl"))
    ):
        return None
    main = (*range(case.index - 1), *range(end + 1, len(parse.tokens)))
    return Rewriting((main, (*name, _include(case, begin, past=past, plural=True), *run)), WHY, by_words=True)


def _acts(token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} and token.xpos in {"VBD", "VBZ", "VBP", "MD"}


def _closing(scene: Scene, case: Token, begin: int) -> Rewriting | None:
    """Return the closing examples told of "these" after a plural, else of "this": they point where the examples pointed, and decide nothing."""
    parse, root = scene.parse, scene.root
    run, past, before = trim(scene, range(begin, scene.last)), is_past(parse, root), parse.tokens[case.index - 2]
    if past is None or subject(parse, root) is None or root.index > case.index or case.index <= _SHORTEST or before.upos not in {"NOUN", "PROPN", "NUM"}:
        return None
    said = any(case.index in scene.span(child.index) for child in parse.children(root.index, "ccomp", "parataxis", "advcl"))
    said = said or any(token.lemma in SPEECH and _acts(token) for token in parse.tokens[case.index : scene.last])
    if said or not _listed(scene, run) or _open(scene, case, run) or parse.text.endswith(("?", "!")) or any(index in scene.quoted for index in run):
        return None
    if any(token.text.lower() == case.text.lower() for token in parse.tokens[: case.index]) or not any(
        parse.tokens[index].upos in {"NOUN", "PROPN"} for index in run
    ):
        return None
    above = parse.tokens[before.head]
    if (before.dep == "obj" and above.dep == "acl") or before.lemma in _MEASURES:
        return None  # "companies using the deals, including Acme"
    cases = [parse.tokens[child.index - 1] for child in parse.children(before.index, "case") if child.index]
    if _in_clause(scene, before) or (before.xpos == "NNS" and any(rival.upos == "NOUN" and rival.lemma not in _AMOUNTS for rival in cases)):
        return None  # "parts from machines, such as lamps"
    plural = before.xpos in {"NNS", "NNPS"} and not (before.dep == "obj" and above.xpos in {"VBG", "VB"} and above.index != root.index)
    plural = plural or _of_several(scene, run, before)
    people = next((kinds(parse.tokens[index]) for index in run if parse.tokens[index].upos == "NOUN"), frozenset())
    who = subject(parse, root)
    if who is not None and who.index != before.index and who.xpos in {"NNS", "NNPS", "NNP"} and _are_people(scene, who) and not _are_people(scene, before):
        return None if not plural or "person" in people else _told(scene, case, begin, run, past=past)
    if not plural and ("person" in people or any(token.xpos == "VB" for token in parse.tokens[root.index + 1 : case.index])):
        return None  # "friends in the prison, including journalists", "steps to stop the war, including an order"
    return _told(scene, case, begin, run, past=past, plural=plural)


def _told(scene: Scene, case: Token, begin: int, run: tuple[int, ...], *, past: bool, plural: bool = True) -> Rewriting:
    opening = Put("these" if plural else "this")
    return Rewriting((trim(scene, range(case.index - 1)), (opening, _include(case, begin, past=past, plural=plural), *run)), WHY, by_words=True)


def _are_people(scene: Scene, noun: Token) -> bool:
    """Return whether a plural names people: by its kind, or as a number of a people or party ("Thirteen Republicans")."""
    counted = bool(scene.parse.children(noun.index, "nummod")) and noun.text[:1].isupper()
    return "person" in kinds(noun) or noun.lemma in {"people", "person", "civilian", "resident"} or counted


def _beside_another(scene: Scene, noun: Token) -> bool:
    """Return whether a noun stands behind a preposition, and another plural before it that the examples may be of."""
    cases = scene.parse.children(noun.index, "case")
    if not cases or scene.parse.children(noun.index, "nummod"):
        return False
    before = scene.parse.tokens[: cases[0].index]
    return any(token.xpos == "NNS" and token.lemma not in _AMOUNTS | _TIMES for token in before)


def _of_several(scene: Scene, run: tuple[int, ...], before: Token) -> bool:
    """Return whether the tree hangs the examples on a plural that the noun before them belongs to ("leaders in the party, including Ann Lee")."""
    first = next((scene.parse.tokens[index] for index in run if scene.parse.tokens[index].head not in run), before)
    owner = scene.parse.tokens[first.head]
    if _are_people(scene, owner) and first.upos == "NOUN" and "person" not in kinds(first):
        return False  # "talked with the people, including a long talk"
    return owner.xpos == "NNS" and owner.index < before.index and before.index in scene.span(owner.index)


_SHORTEST = 5
_MEASURES = frozenset({"cent", "dollar", "euro", "franc", "percent", "pound", "yen"}) | _TIMES
# Before "of" these only count what is named behind it.
_AMOUNTS = frozenset(
    ["array", "combination", "couple", "dozen", "group", "handful", "host", "hundred", "list", "litany", "lot", "majority", "mix", "number", "pair",
     "range", "selection", "series", "set", "spate", "string", "thousand", "variety", "wave"]
)  # fmt: skip


def _listed(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a run begins as a thing or a deed, and its commas part a list or open what is said of its last thing."""
    tokens = scene.parse.tokens
    if len(run) > 1 and tokens[run[0]].xpos == "PRP$" and tokens[run[1]].upos == "ADJ" and tokens[run[1] + 1].upos == "ADP":
        return False  # "met leaders, including his first with the king": his first meeting
    if len(run) < 1 or tokens[run[0]].upos not in {"DET", "NOUN", "PROPN", "ADJ", "NUM"} or any(tokens[index].text in _MARKS for index in run):
        return tokens[run[0]].xpos in {"VBG", "PRP$"} and not any(tokens[index].text in {",", *_MARKS} for index in run) if run else False
    for index in run[:-1]:
        if tokens[index].text != ",":
            continue
        following, rest = tokens[index + 1], tokens[index + 1 : run[-1] + 1]
        if following.xpos in {"WP", "WDT"}:
            return True
        if following.upos not in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "CCONJ"} or any(_acts(token) for token in rest):
            return False
        if following.upos != "DET" and not any(token.upos == "CCONJ" for token in rest):
            return False
    return True


_MARKS = frozenset({";", ":", "–", "—", "(", "?"})
_DENIED = frozenset({"not", "n't", "n’t", "no", "never", "without", "neither", "nor", "if", "unless"})


def _open(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether the plural is denied or only supposed ("who do not count as refugees, such as …"), or its examples are a choice ("Ann or Tom")."""
    tokens = scene.parse.tokens
    return any(token.text.lower() in _DENIED for token in tokens[: noun.index]) or any(tokens[index].text.lower() == "or" for index in run)


def _of_another(scene: Scene, noun: Token) -> bool:
    """Return whether a preposition may join the noun to the one before it ("parts from machines, such as …"); after "to" it is where something goes."""
    tokens = scene.parse.tokens
    for case in scene.parse.children(noun.index, "case"):
        before = case.index - 1
        while before > 0 and tokens[before].upos == "ADV":
            before -= 1  # "rules already on the books"
        if case.text.lower() != "to" and case.index and tokens[before].upos in {"NOUN", "PROPN"}:
            return True
    return False


def _in_clause(scene: Scene, noun: Token) -> bool:
    """Return whether the noun stands in a clause about another thing, of which the examples may be ("words that cause problems, such as …")."""
    token = noun
    while token.head != token.index:
        if token.dep == "acl:relcl":
            return True
        token = scene.parse.tokens[token.head]
    return False


def _rival(scene: Scene, noun: Token) -> bool:
    """Return whether the noun stands within the phrase of another plural ("companies using the deals"), which may be the one with the examples."""
    token = noun
    for _ in range(8):
        if token.head == token.index:
            return False
        token = scene.parse.tokens[token.head]
        if token.xpos == "NNS":
            return True
    return False
