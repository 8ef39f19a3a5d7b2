"""An abbreviation is opened where it is first used; in easy text units and short words are always written out.

Source: GOV.UK style guide, "Abbreviations and acronyms"; UK Government easy read ("write words in full").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language.lexicon import abbreviations
from a11y.plain.words.substitution import Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.language.lexicon import Abbreviation
    from a11y.plain.words.substitution import WordScene


def substitute(scene: WordScene) -> Iterator[Substitution]:
    """Yield the long forms of a sentence's abbreviations."""
    known = abbreviations()
    for token in scene.parse.tokens:
        entry = known.get(token.text)
        if entry is None or token.index in scene.quoted or (entry.near and not any(map(scene.mentions, entry.near))):
            continue
        change = _written(scene, token, entry)
        if change is not None:
            yield Substitution(token.index, _end(scene, token, change), change, "abbreviations", f"“{token.text}” is short for “{entry.long.rstrip(',')}”.")


def _end(scene: WordScene, token: Token, change: str) -> int:
    """Return the last token of an abbreviation: its own full stop goes with it where the sentence goes on ("(pens, ink etc.) are sold").

    So does a comma behind it where its long form brings one ("ie, the buses" is "that is, the buses").
    """
    tokens = scene.parse.tokens
    after = tokens[token.index + 1 : token.index + 3]
    own = len(after) > 1 and after[0].text == "." and not token.space_after and after[1].text not in {"”", '"', "’", "'"}
    end = token.index + 1 if own else token.index
    return end + 1 if change.endswith(",") and end + 1 < len(tokens) and tokens[end + 1].text == "," else end


def _written(scene: WordScene, token: Token, entry: Abbreviation) -> str | None:
    tokens = scene.parse.tokens
    before = tokens[token.index - 1] if token.index else None
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    joined = (
        (before is not None and not before.space_after and before.text not in '(“"‘')
        or (after is not None and not token.space_after and after.text not in {",", ".", ")", "'s", "’s", ";", ":", "?", "!"})
        or (after is not None and after.text in {"/", "²", "³", "^", "sq", "sq.", "cu"})
    )
    if joined:
        return None
    match entry.kind:
        case "replace" if scene.profile.easy and not (after is not None and after.text[:1].isupper() and token.space_after and token.text[0].isupper()):
            return _opening(token, entry.long)
        case "unit" if (
            scene.profile.easy and before is not None and before.upos == "NUM" and not before.text.endswith("sq") and not _measures_noun(scene, token)
        ):
            return entry.one if before.text == "1" and entry.one else entry.long
        case "open" if token.text not in scene.opened and token.dep not in {"compound", "flat", "appos"} and (after is None or after.text not in {"'s", "’s"}):
            if _beside_name(scene, token):
                return None
            scene.opened.add(token.text)
            if scene.mentions(entry.long) or (before is not None and before.text == "("):
                return None
            led = bool(scene.parse.children(token.index, "det", "nmod:poss")) or (before is not None and before.text.lower() == "the")
            article = "the " if entry.article == "the" and not led else ""
            if article and not _stands_alone(before, after):
                return None
            return _opening(token, f"{article}{entry.long} ({token.text})")
    return None


def _stands_alone(before: Token | None, after: Token | None) -> bool:
    """Return whether "the" can stand before an abbreviation that has no article: no word before it belongs to it, and none behind it can be its noun.

    "The state GOP" is no "state the Republican Party", nor are "GOP claims" a party that claims.
    """
    free = before is None or before.upos not in {"ADJ", "NOUN", "PROPN", "DET", "NUM"}
    return free and (after is None or after.upos in {"PUNCT", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PRON"} or after.text in {"said", "says"})


def _opening(token: Token, text: str) -> str:
    """Return a long form as it stands where its abbreviation stood: with a capital at the start of a sentence."""
    return text[0].upper() + text[1:] if token.index == 0 else text


def _beside_name(scene: WordScene, token: Token) -> bool:
    """Return whether an abbreviation belongs to the words beside it.

    It may be a title ("MP Ann Lee"), a part of a term ("GOP legislative leaders") or a headline ("WHO IS NEXT?"), the end of an address ("Aston, PA"),
    or half of a pair ("GOP and Labour sources").
    """
    tokens = scene.parse.tokens
    before = [other for other in tokens[max(token.index - 2, 0) : token.index] if other.text != ","]
    after = tokens[token.index + 1 : token.index + 3]
    named = bool(before) and before[-1].upos == "PROPN"
    titled = bool(after) and (after[0].upos in {"PROPN", "NOUN", "ADJ", "NUM"} or (after[0].text.isupper() and len(after[0].text) > 1))
    paired = len(after) > 1 and after[0].upos == "CCONJ" and after[1].upos == "ADJ"
    return named or titled or paired


def _measures_noun(scene: WordScene, token: Token) -> bool:
    """Return whether a bracketed measure belongs to a noun behind the bracket: "its 2 mile (3.2 km) path" is no "(3.2 kilometres) path"."""
    after = scene.parse.tokens[token.index + 1 : token.index + 3]
    return len(after) == 2 and after[0].text == ")" and after[1].upos in {"NOUN", "ADJ"}
