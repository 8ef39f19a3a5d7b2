"""Who can do something on purpose: people, names, and bodies of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.kinds import BODIES, may_be

if TYPE_CHECKING:
    from a11y.language import Parse, Token


def acts(parse: Parse, own: Token) -> bool:
    """Return whether a subject is a person, a name or a body of people that can act on purpose; a name before a dash is only a place a story comes from."""
    if own.upos == "PRON":
        return own.text.lower() in {"i", "you", "he", "she", "we", "they"}
    if own.upos == "PROPN":
        return not (own.index + 1 < len(parse.tokens) and parse.tokens[own.index + 1].text in {"–", "—", "-", ":"})
    if own.index == 0 and own.xpos == "NN":
        return False  # "Pressure grew": a noun without an article is a thing, with the capital of the sentence
    return own.upos == "NOUN" and (may_be(parse, own, "person") or own.lemma in BODIES)
