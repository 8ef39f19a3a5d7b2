"""Who somebody is, said between a name and its verb: "Ann Lee, a baker from Hull, said …", "…, said Ann Lee, a baker from Hull." Found by the words alone.

A name that opens a sentence, a comma, a noun phrase, a comma and a finite verb leave one reading, however long the phrase is and whatever the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.plain.grammar import DATES, SPEECH
from a11y.plain.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name and its last word (`noun`), the phrase after it with its head (`added`), the name's verb, and the sentence without the phrase (`main`)."""

    name: tuple[int, ...]
    noun: Token
    run: tuple[int, ...]
    added: Token
    verb: Token
    main: tuple[int, ...]


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What may stand before a name that opens a sentence.
_LINKS = frozenset({"but", "and", "so", "yet", "as", "when", "while"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV"})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "our", "my", "another"})
# The longest name, and the farthest that its verb is looked for.
_NAME, _FAR = 5, 45


def introductions(scene: Scene) -> Iterator[Introduction]:
    """Yield the introductions of a sentence: of a name that opens it or its main clause, and of the one who spoke at its end."""
    tokens = scene.parse.tokens
    for token in tokens[: scene.last]:
        if token.index in scene.quoted or token.upos != "PROPN":
            continue
        before = tokens[token.index - 1] if token.index else None
        found = None
        if before is not None and before.lemma in SPEECH and before.xpos in {"VBD", "VBZ"}:
            comma = _end_of_name(scene, token.index)
            found = _after_verb(scene, before, token.index, comma) if comma else None
        elif before is None or _opens(scene, before):
            comma = _end_of_name(scene, token.index)
            found = _before_verb(scene, token.index, comma) if comma else None
        if found:
            yield found


def _opens(scene: Scene, before: Token) -> bool:
    """Return whether a name after a token is a subject: the token opens the sentence or ends a quotation or a phrase in front, or is the name's post."""
    tokens = scene.parse.tokens
    if before.upos == "NOUN" and "person" in kinds(before):  # "French actress Ann Lee, …"
        begin = before.index
        while begin and tokens[begin - 1].upos in {"ADJ", "NOUN", "PROPN"}:
            begin -= 1
        return begin == 0 or _opens(scene, tokens[begin - 1])
    if before.index == 0:
        return before.text.lower() in _LINKS
    fronted = before.text == "," and tokens[0].upos in {"ADP", "SCONJ", "ADV"} and not any(token.text == "," for token in tokens[: before.index])
    return fronted or before.text in {'"', "”"}


def _end_of_name(scene: Scene, first: int) -> int | None:
    """Return the place of the comma right after a name that begins at a place."""
    tokens = scene.parse.tokens
    comma = first
    while comma < scene.last and tokens[comma].upos == "PROPN" and tokens[comma].text not in DATES and tokens[comma].text[:1].isupper():
        comma += 1
    if not first < comma <= first + _NAME or comma >= scene.last or tokens[comma].text != "," or comma in scene.quoted:
        return None
    return comma


def _before_verb(scene: Scene, first: int, comma: int) -> Introduction | None:
    """Return the phrase from a comma to the comma before the name's verb, or to the next relative clause or participle about the name."""
    tokens = scene.parse.tokens
    for end in range(comma + 1, min(scene.last - 1, comma + _FAR)):
        if tokens[end].text != "," or end in scene.quoted:
            continue
        following = next((token for token in tokens[end + 1 : end + 3] if token.upos != "ADV"), tokens[end])
        if following.upos in {"VERB", "AUX"} and following.xpos in _FINITE:
            run = tuple(range(comma + 1, end))
            added = _head(scene, run)
            main = (*range(comma), *range(end + 1, len(tokens)))
            return Introduction(tuple(range(first, comma)), tokens[comma - 1], run, added, following, main) if added and _is_phrase(scene, run) else None
        if following.upos == "CCONJ":
            return None  # a list, or a second verb
    return None


# What belongs to the saying, not to the one who says it: "said Ann Lee, a clerk with Acme in an email" (and the days of DATES).
_OF_SAYING = frozenset(
    ["after", "afterwards", "announcement", "before", "briefing", "conference", "during", "email", "following", "interview", "later", "letter", "message",
     "recently", "statement", "today", "tweet", "when", "while", "yesterday"]
)  # fmt: skip


def of_saying(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether the end of a phrase after a speaker may belong to the saying."""
    return any(scene.parse.tokens[index].lemma.lower() in _OF_SAYING or scene.parse.tokens[index].text in DATES for index in run)


def _after_verb(scene: Scene, verb: Token, first: int, comma: int) -> Introduction | None:
    """Return the phrase from the comma after a speaker's name to the sentence's end."""
    tokens = scene.parse.tokens
    run = tuple(range(comma + 1, scene.last))
    added = _head(scene, run)
    if not added or not _is_phrase(scene, run) or of_saying(scene, run):
        return None
    return Introduction(tuple(range(first, comma)), tokens[comma - 1], run, added, verb, tuple(range(comma)))


def _head(scene: Scene, run: tuple[int, ...]) -> Token | None:
    """Return the head of the noun phrase that a run begins with: its last noun before a preposition, a verb or a mark."""
    tokens = scene.parse.tokens
    first = tokens[run[0]] if run else None
    if first is None or first.upos == "NUM" or (first.text.lower() not in _ARTICLES and first.upos not in {"NOUN", "ADJ", "PROPN"}):
        return None
    noun = None
    for index in run:
        token = tokens[index]
        joined = token.upos == "CCONJ" and index < run[-1] and tokens[index + 1].upos in {"ADJ", "NOUN", "PROPN"}
        adjective = token.xpos in {"VBG", "VBN"} and tokens[index - 1].upos != "NOUN" and index < run[-1] and tokens[index + 1].upos in {"ADJ", "NOUN", "PROPN"}
        if token.upos not in _PHRASE and token.text not in {"-", "'", "’", "&"} and not joined and not adjective:
            break
        if token.upos in {"NOUN", "PROPN"}:
            noun = token
    if noun is None or noun.xpos not in {"NN", "NNP"}:
        return None
    return noun if "person" in kinds(noun) or (noun.upos == "NOUN" and first.text.lower() in _ARTICLES) else None


def _is_phrase(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a run is one noun phrase with what belongs to it: every finite verb in it has its relative word, and no comma opens a new clause."""
    tokens = scene.parse.tokens
    if any(index in scene.quoted or tokens[index].text in {":", ";", "–", "—", "(", ")", "?", '"', "“"} for index in run):
        return False
    relative = False
    for index in run:
        token, before = tokens[index], tokens[index - 1]
        relative = relative or token.xpos in {"WP", "WDT", "WP$"}
        if token.xpos in _FINITE and token.upos in {"VERB", "AUX"} and not relative:
            return False
        if before.text == "," and token.xpos == "WP":
            return False  # "Ann Lee, head of the school of Tom Ray, who …"
        if before.text == "," and index != run[0] and (token.upos in {"ADP", "SCONJ", "PART", "CCONJ", "VERB", "AUX", "ADV"} or token.xpos in {"PRP", "WRB"}):
            return False
    return True
