"""What may stand behind "she said": one statement, with the words that tie it to the sentence before in front, and with "that" where it needs it.

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 14.28-14.30 (reported speech), 8.134-8.147 (words that tie sentences).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, is_of_unsure_kind
from a11y.plain.grammar import trim
from a11y.plain.speakers import FIRST_PERSON

if TYPE_CHECKING:
    from a11y.language import Token
    from a11y.plain.draft import Scene

MARKS = frozenset("“”\"‘’'")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def tied(scene: Scene, what: tuple[int, ...]) -> tuple[tuple[Item, ...], tuple[int, ...]]:
    """Return the words that tie a sentence to the one before, which stay in front of the speaker, and the rest."""
    tokens = scene.parse.tokens
    if tokens[0].text.lower() in CONJUNCTIONS or tokens[0].text == "So":
        return (what[:1], trim(scene, what[1:])) if tokens[1].text == "," else (what[:1], what[1:])
    if tokens[0].text in _OPENERS and tokens[1].text != ",":
        return what[:1], what[1:]
    for words in LINKS:
        size = len(words)
        if tuple(token.text.lower() for token in tokens[: size + 1]) == (*words, ","):
            return (*what[: size + 1],), what[size + 1 :]
    return (), what


# Not "both" or "either", which begin a pair inside the statement.
CONJUNCTIONS = frozenset({"and", "but", "or", "nor", "yet"})
# Adverbs that tie a sentence to the one before, also without a comma.
_OPENERS = frozenset({"Besides", "Furthermore", "Instead", "Meanwhile", "Moreover", "Nevertheless", "Nonetheless"})
LINKS = (
    *((word.lower(),) for word in sorted(_OPENERS)),
    *(
        ("for", "example"),
        ("for", "instance"),
        ("however",),
        ("also",),
        ("still",),
        ("in", "addition"),
        ("in", "fact"),
        ("of", "course"),
        ("likewise",),
        ("similarly",),
    ),
    *(("as", "a", "result"), ("for", "starters"), ("what", "'s", "more"), ("what", "’s", "more"), ("in", "other", "words")),
    *(("worse",), ("specifically",), ("more", "specifically")),
)


def is_statement(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether what is said is one statement that may follow "said": no question, no words of the speaker's own, no bracket.

    Words in quotation marks may be the speaker's own, as long as they go on from the words before them.
    """
    parse = scene.parse
    words = [parse.tokens[index] for index in what]
    plain = [word for word in words if word.index not in scene.quoted]
    if "?" in parse.text or not plain or any(word.text in {";", ":", "!"} or word.text.lower() in FIRST_PERSON for word in plain):
        return False
    if (
        words[0].text in {"(", "["}
        or parse.text[:8].lower() == "at least"
        or words[0].upos == "INTJ"
        or words[0].xpos in {"WP", "WRB", "WDT"}
        or words[0].text.lower() in {"yes", "no", "please", "or", "well", "that"}
        or (words[0].upos == "ADV" and words[1].text == ",")  # "Ironically, …", "Again, …": the writer's own
        or (words[0].text.lower() == "so" and words[1].upos not in {"SCONJ", "PRON", "DET"})
    ):
        return False
    if any(word.text in MARKS and _begins_sentence(scene, word) for word in words[1:]) or is_of_unsure_kind(parse, words[0]):
        return False
    inside = set(what)
    head = next((word for word in words if word.head not in inside or word.head == word.index), words[0])
    if head.xpos == "VB" and not any(child.dep.startswith(("aux", "nsubj", "csubj", "expl")) for child in parse.children(head.index)):
        return False  # "Keep to the left, he says": an order
    finite = [word for word in words if word.xpos in {"VBD", "VBZ", "VBP", "MD"}]
    if finite and words[0].text.isupper() and any(word.text in {"–", "—", "-"} and word.space_after for word in words if word.index < finite[0].index):
        return False  # "HOLLIN BAY, May 2 — The lift is shut": where the story comes from
    if words[0].text == "Again" or (words[0].text == "Also" and parse.tokens[words[0].index + 1].text != ","):
        return False  # "Also overnight the lift was shut, she said"
    return bool(finite) and any(child.dep.startswith(("nsubj", "expl")) and child.index in inside for child in words)


def _begins_sentence(scene: Scene, mark: Token) -> bool:
    """Return whether a mark opens quoted words that begin with a capital and no name, and have a verb or a comma in front: a sentence that somebody says."""
    tokens = scene.parse.tokens
    if mark.index not in scene.quoted or mark.index - 1 in scene.quoted or mark.index + 1 >= len(tokens):
        return False
    first = tokens[mark.index + 1]
    clause = any(token.xpos in _FINITE for token in tokens[first.index : first.index + _CLAUSE] if token.index in scene.quoted)
    return first.text[:1].isupper() and first.upos != "PROPN" and (clause or tokens[mark.index - 1].text in {",", ":"})


# Within so many words a quoted sentence has shown its verb; a quoted title ("The Long Night") has none.
_CLAUSE = 8


# Verbs after which "that" is mostly left out in the news.
BARE = frozenset({"say", "think", "believe"})


def with_that(scene: Scene, what: tuple[int, ...], *, bare: bool = True) -> list[Item]:
    """Return what is said as it stands after its verb, with "that" where a phrase stands in front of it."""
    tokens = scene.parse.tokens
    opening = tokens[what[0]]
    verb = next((place for place, index in enumerate(what) if tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"}), len(what))
    inside = set(what)
    head = next((place for place, index in enumerate(what) if tokens[index].head not in inside or tokens[index].head == index), 0)
    in_front = any(tokens[index].text == "," for index in what[: max(verb, head)] if index not in scene.quoted)
    plain = opening.upos in {"DET", "PRON", "PROPN", "NOUN", "NUM"} and opening.text.lower() != "this"
    return list(what) if bare and plain and not in_front else [Put("that"), *what]
