"""Contractions are written in full in easy text, where the parse says which full form is meant.

Source: Inclusion Europe, Information for all; UK Association for Accessible Formats, "don't use contractions in easy read".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language.lexicon import contractions
from a11y.plain.words.substitution import Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.words.substitution import WordScene

_ASKING = frozenset({"why", "how", "when", "where"})
# Penn tags of what may begin a question's subject; the verb of an order ("don't leave") has none of them.
_SUBJECTS = frozenset({"DT", "PRP", "PRP$", "EX", "NNP", "NNPS", "NN", "NNS", "JJ", "CD"})
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}


def substitute(scene: WordScene) -> Iterator[Substitution]:
    """Yield the full forms of a sentence's contractions (easy level only)."""
    if not scene.profile.easy:
        return
    tokens = scene.parse.tokens
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        if token.index in scene.quoted or before.space_after or before.text.lower() in {"ai", "y'all", "t"}:
            continue
        if _titled(scene, before) or (len(before.text) > 1 and before.text.isupper()):
            continue  # "WHO's" is no "WHO is"
        short = token.text.lower().replace("’", "'")
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        entry = contractions().get(short)
        full = _by_parse(scene, token, short) if entry is None or entry.ambiguous or not entry.suffix else entry.full[0]
        if not full or (short == "n't" and _turns(scene, token)):
            continue
        if short != "n't" and (following is None or following.upos == "PUNCT"):
            continue
        after = tokens[token.index + 2] if token.index + 2 < len(tokens) else None
        if before.text.lower() == "it" and following is not None and following.upos == "NOUN":
            governed = before.index > 0 and tokens[before.index - 1].upos in {"VERB", "ADP"}
            if governed or (after is not None and after.upos in {"AUX", "VERB"}):
                continue  # "it's chances are good", "defend it's borders": a slip for "its"
        whole = before.text + token.text
        if short == "n't" and before.text.lower() in _STEMS:
            stem = _STEMS[before.text.lower()]
            new = "cannot" if stem == "can" else f"{stem} not"
            new = new[0].upper() + new[1:] if before.text[0].isupper() else new
            yield Substitution(before.index, token.index, new, "contractions", f"“{whole}” is short for “{new}”.")
        else:
            yield Substitution(before.index, token.index, f"{before.text} {full}", "contractions", f"“{whole}” is short for “{before.text} {full}”.")


def _titled(scene: WordScene, before: Token) -> bool:
    """Return whether a capital inside the sentence shows the words of a title ("the album Don't Look Back")."""
    tokens = scene.parse.tokens
    inside = before.index > 0 and (tokens[before.index - 1].upos != "PUNCT" or tokens[before.index - 1].text == ",")
    if before.text == "I":
        after = tokens[before.index + 2 : before.index + 4]
        led = inside and tokens[before.index - 1].upos in {"NOUN", "PROPN", "PART", "ADP", "DET"}
        return any(token.text[0].isupper() for token in (after if led else after[:1]))  # "in Kent's I'm a Winner", "What I'm Not"
    return inside and before.text[0].isupper() and before.upos not in {"PROPN", "NOUN"}


def _turns(scene: WordScene, negation: Token) -> bool:
    """Return whether a question's subject follows "n't": "why wouldn't a small team" is not "why would not a small team"."""
    tokens = scene.parse.tokens
    auxiliary, following = tokens[negation.index - 1], tokens[min(negation.index + 1, len(tokens) - 1)]
    if following.dep in {"nsubj", "nsubj:pass", "expl"} and following.head == auxiliary.head:
        return True
    asks = auxiliary.index == 0 or tokens[auxiliary.index - 1].text.lower() in _ASKING or tokens[auxiliary.index - 1].upos == "PUNCT"
    return asks and (following.xpos in _SUBJECTS or following.text.lower() == "that")


def _by_parse(scene: WordScene, token: Token, short: str) -> str | None:
    """Return what "'s" or "'d" stands for, or None when it is a possessive or not sure."""
    tokens = scene.parse.tokens
    later = [other for other in tokens[token.index + 1 : token.index + 4] if other.upos not in {"ADV", "PART", "PRON"}]
    following = later[0] if later else None
    if (
        short == "'s"
        and tokens[token.index - 1].text.lower() in {"it", "he", "she", "that", "there", "what", "who", "where", "here", "this", "everything"}
        and token.upos in {"AUX", "VERB"}
    ):
        if following is not None and following.text.lower() in {"been", "got", "had"}:
            return "has" if following.text.lower() != "got" else None
        seen = following is not None and following.xpos == "VBD" and all(other.upos != "PRON" for other in tokens[token.index : following.index])
        if following is None or seen or following.xpos == "VBN" or (following.text.lower() == "since" and any(other.xpos == "VBN" for other in later)):
            return None
        return "is"
    beside = tokens[token.index + 1].text.lower() if token.index + 1 < len(tokens) else ""
    if short == "'d" and following is not None and token.upos == "AUX" and beside not in {"better", "best"}:
        bare = following.xpos == "VB" and following.text.lower() == following.lemma
        return "would" if bare and following.text.lower() not in {"better", "put", "cut", "set", "hit", "come", "become", "run"} else None
    return None
