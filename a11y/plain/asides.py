"""An aside: what stands between commas, dashes or brackets after a noun and says more about it. The one test that its rules share.

The question that matters is whose it is. In "the head of Nokia, a company that …" only Nokia can be a company; in "a friend of Ann Lee, a teacher" either may
be the teacher, and the sentence stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.plain.grammar import PERSONAL, again, agrees, bounded, is_plural, subject, trim
from a11y.plain.draft import Put
from a11y.plain.kinds import PERSONS, may_be

if TYPE_CHECKING:
    from a11y.language import Token
    from a11y.plain.draft import Item, Scene
    from a11y.plain.kinds import Kind

# Verbs after which a name is only a word: "he was born Robin Banks".
_NAMING = frozenset({"bear", "call", "name", "christen", "rename", "dub", "nickname"})
# Near these what is told of a person is told in the past: nobody "is" who has died.
DEATH = frozenset(
    ["die", "dead", "death", "kill", "murder", "drown", "bury", "funeral", "late", "perish", "fatal", "fatally", "suicide", "manslaughter", "victim", "body"]
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_WITHIN = frozenset({"flat", "compound"})


@dataclass(frozen=True, slots=True)
class Aside:
    """The noun that an aside is about, and the aside's tokens without the marks around it."""

    noun: Token
    run: tuple[int, ...]


def aside(scene: Scene, head: Token, kind: Kind | None, *, verb: Token | None = None) -> Aside | None:
    """Return the aside that a token heads, with the one noun that it can be about; None in doubt.

    `kind` is what the aside says that its noun is; a finite `verb` that shows its number rules out nouns of another number. Where the parse hangs the aside on
    a noun of the wrong kind, the noun right before it is tried.
    """
    parse = scene.parse
    noun = parse.tokens[head.head]
    run = trim(scene, [index for index in scene.span(head.index) if index < scene.last])
    if not run or not scene.whole(run) or not bounded(scene, run):
        return None
    if noun.index >= run[0] or not may_be(parse, noun, kind) or noun.upos not in _NOMINAL:
        if kind is None:
            return None
        noun = _phrase_head(scene, run[0] - 2)
        if noun.upos not in _NOMINAL or not may_be(parse, noun, kind):
            return None
    return Aside(noun, run) if belongs(scene, noun, run, kind, verb=verb) else None


def _phrase_head(scene: Scene, index: int) -> Token:
    """Return the head of the name or compound that ends at a place."""
    token = scene.parse.tokens[index]
    while token.dep.split(":")[0] in _WITHIN and abs(token.head - token.index) <= 4 and token.head != token.index:
        token = scene.parse.tokens[token.head]
    return token


def belongs(scene: Scene, noun: Token, run: tuple[int, ...], kind: Kind | None, *, verb: Token | None = None) -> bool:
    """Return whether a run after a noun can only be about that noun, and ends where it seems to end."""
    parse = scene.parse
    if parse.text.endswith(("?", "!")) or not ends(scene, noun, run):
        return False
    if parse.tokens[noun.head].lemma in _NAMING and noun.dep in {"xcomp", "obj"} and noun.upos == "PROPN":
        return False
    if any(parse.tokens[index].text == "," and parse.tokens[index + 1].upos in {"VERB", "AUX", "PART"} for index in run[:-1]):
        return False  # a comma and a verb: the parser may have run on into the main clause
    plural = is_plural(parse, noun)
    shows = verb is not None and plural is not None and agrees(parse, verb, plural=plural) and not agrees(parse, verb, plural=not plural)
    return not any(may_be(parse, rival, kind) and (not shows or is_plural(parse, rival) in {None, plural}) for rival in _rivals(scene, noun, run[0]))


def ends(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether the sentence goes on after a run with its own verb, its own subject or a new phrase, not with more of a list or about the run."""
    parse = scene.parse
    after = run[-1] + 1
    if after >= scene.last:
        return True
    if after + 1 >= len(parse.tokens):
        return False
    following, main = parse.tokens[after + 1], subject(parse, scene.root)
    if following.upos == "CCONJ":
        then = next((token for token in parse.tokens[after + 2 :] if token.upos != "ADV"), following)
        return then.upos in {"VERB", "AUX"} or then.text.lower() in PERSONAL
    if noun.dep.startswith("nsubj") and following.upos in {"VERB", "AUX"} and following.xpos not in {"VBN", "VBG"}:
        return True
    if main is not None and noun.index < main.index and run[-1] < main.index and parse.subtree(main.index)[0].index == after + 1:
        return True  # a phrase in front: the main clause begins after the aside
    if following.upos == "ADP" and noun.index < scene.root.index:
        return False  # "the scene of the murder, by night, of a king": after a subject comes its verb
    return following.text.lower() in PERSONAL or (following.upos in {"VERB", "AUX", "ADV", "ADP", "SCONJ", "PART"} and following.xpos not in {"VBN", "VBG", "WRB"})


def _rivals(scene: Scene, noun: Token, start: int) -> list[Token]:
    """Return the other nouns that could own what begins at `start`: those the noun hangs on, those in between, and those before a comma in front."""
    parse = scene.parse
    found: list[Token] = []
    token = noun
    for _ in range(8):
        above = parse.tokens[token.head]
        relation = token.dep.split(":")[0]
        if token.dep == "appos" and token.upos == "PROPN":
            token = above  # "the mayor, Ann Lee, who …": both are one person
            continue
        if relation in {"obl", "obj"} and above.dep.startswith("acl"):
            found.append(parse.tokens[above.head])  # "an axe mounted on a pole, which …"
            token = parse.tokens[above.head]
            continue
        if relation not in {"nmod", "compound", "flat", "appos", "conj"} or token.dep == "nmod:desc":
            break
        part = relation in _WITHIN and above.upos == "PROPN"
        token = above
        if token.upos in _NOMINAL | {"DET", "ADJ"} and not part:
            found.append(token)
    for case in parse.children(noun.index, "case"):
        before = parse.tokens[case.index - 1] if case.index else case
        if before.upos in {"NOUN", "PROPN"} and noun.dep != "obl:agent":
            found.append(before)
    found += [token for token in parse.tokens[noun.index + 1 : start] if token.upos in _NOMINAL | {"VERB"} and token.dep.split(":")[0] not in _WITHIN]
    return [rival for rival in (*found, *_in_front(scene, noun)) if rival.index != noun.index]


def _in_front(scene: Scene, noun: Token) -> list[Token]:
    """Return the nouns in the same comma phrase before the noun, and the one before its comma: "Path, the site founded by Ann Lee, which …"."""
    tokens = scene.parse.tokens
    comma = next((index for index in range(noun.index - 1, 0, -1) if tokens[index].text in {",", "–", "—", "("}), None)
    if comma is None or any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} and token.upos in {"VERB", "AUX"} for token in tokens[comma + 1 : noun.index]):
        return []
    if tokens[comma - 1].upos not in {"NOUN", "PROPN", "NUM"}:
        return []
    owner = _phrase_head(scene, comma - 1)
    if noun.dep == "appos" and noun.upos == "PROPN" and noun.head <= owner.index:
        return []
    return [owner, *(token for token in tokens[comma + 1 : noun.index] if token.upos in {"NOUN", "PROPN"} and token.dep.split(":")[0] not in _WITHIN)]


def called(scene: Scene, noun: Token) -> list[Item] | None:
    """Return how to name a noun again: a person's name without the post before it ("Conservative MP Ann Lee" is "Ann Lee"), else as `again` does."""
    parse = scene.parse
    if noun.upos != "PROPN":
        return _one_of_several(scene, noun) or again(scene, noun)
    first = last = noun.index
    while first and parse.tokens[first - 1].upos == "PROPN" and parse.tokens[first - 1].space_after:
        first -= 1
    while last + 1 < len(parse.tokens) and parse.tokens[last + 1].upos == "PROPN" and parse.tokens[last].space_after:
        last += 1
    posts = [index for index in range(first, last) if parse.tokens[index].lemma.lower() in PERSONS or parse.tokens[index].text in {"MP", "MEP", "MSP"}]
    if not posts or posts[-1] >= last - 1 or any(index in scene.quoted for index in range(first, last + 1)):
        name = again(scene, noun)
        rest = [token.index for child in parse.children(noun.index, "nmod") for token in parse.subtree(child.index) if child.index > last]
        if not name or not rest or parse.tokens[rest[0]].text.lower() not in {"of", "for"} or rest[0] != last + 1:
            return name
        # "the Bank of England" is not "the Bank"
        whole = all(parse.tokens[index].upos in {"PROPN", "ADP", "DET"} for index in rest) and rest[-1] - rest[0] == len(rest) - 1
        return [*name, *rest] if whole and isinstance(name[-1], int) and name[-1] == last else None
    return list(range(posts[-1] + 1, last + 1))


# Words for some of many, whom "these" then means; and for one of them.
_SEVERAL, _ONE = frozenset({"some", "several", "many"}), frozenset({"one", "another"})


def _one_of_several(scene: Scene, noun: Token) -> list[Item] | None:
    """Return "the waiter" for "one waiter", and "these nurses" for "several nurses"."""
    words = [child for child in scene.parse.children(noun.index, "det", "nummod", "amod") if child.text.lower() in _SEVERAL | _ONE]
    tail = [token.index for token in scene.parse.tokens[: noun.index + 1] if token.index == noun.index or (token.head == noun.index and token.dep == "compound")]
    if len(words) != 1 or tail[-1] - tail[0] != len(tail) - 1 or noun.upos != "NOUN" or scene.parse.children(noun.index, "conj", "nmod:poss"):
        return None
    several = words[0].text.lower() in _SEVERAL
    return [Put("these" if several else "the"), *tail] if several == (is_plural(scene.parse, noun) is True) else None
