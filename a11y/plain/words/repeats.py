"""Whether a plain word would say again what its sentence says beside it: a second "idea", "begin to start", "usually … usual", "after … after"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.language import Token
    from a11y.language.lexicon.match import Match
    from a11y.plain.words.substitution import WordScene

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# Words of one sense that a reader stumbles over side by side; each is a plain form of the lexicon.
_SAME = (
    frozenset({"start", "begin"}),
    frozenset({"end", "finish", "stop"}),
    frozenset({"big", "large", "huge"}),
    frozenset({"help", "support"}),
    frozenset({"fast", "quick", "quickly", "soon"}),
    frozenset({"try", "attempt", "effort"}),
    frozenset({"simple", "easy", "straightforward"}),
    frozenset({"support", "supporter"}),
    frozenset({"kill", "killer", "killing"}),
    frozenset({"money", "dollar", "pound", "euro"}),
)
# Function words that a plain phrase may bring, and how near another one is heard as an echo.
_ECHOES = frozenset({"after", "before", "about", "because", "like", "very", "with", "from", "also", "by"})
_EARSHOT = 4
# Two causes in one clause are heard much farther ("because they feared to leave because of the war").
_FAR = 12


def said_already(scene: WordScene, match: Match, words: set[str]) -> bool:
    """Return whether a sentence has one of the words, in any form, elsewhere than in the match, or a word of the same sense right beside it."""
    return any(
        token.index not in range(match.first, match.last + 1)
        and token.upos in _CONTENT
        and (_is_form(token, words) or (_near(token, match) and any(_both(words, token, group) for group in _SAME)))
        for token in scene.parse.tokens
    )


def echoes(scene: WordScene, match: Match, after: str) -> bool:
    """Return whether the first word of a plain form stands a few words away already ("unrest following clashes after the vote")."""
    first = after.lower().partition(" ")[0]
    return first in _ECHOES and any(
        token.text.lower() == first and token.index not in range(match.first, match.last + 1) and _near(token, match, _FAR if first == "because" else _EARSHOT)
        for token in scene.parse.tokens
    )


def _near(token: Token, match: Match, distance: int = _EARSHOT) -> bool:
    return match.first - distance <= token.index <= match.last + distance


def _is_form(token: Token, words: set[str]) -> bool:
    """Return whether a token is one of the words, or its adverb or adjective ("usual" and "usually")."""
    low, base = token.text.lower(), token.lemma.lower()
    return not words.isdisjoint({low, base, f"{base}ly", base.removesuffix("ly")})


def _both(words: set[str], token: Token, group: frozenset[str]) -> bool:
    return token.lemma.lower() in group and not words.isdisjoint(group)
