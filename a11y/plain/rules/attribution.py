"""Who speaks comes first: “It works,” said Ann Lee → Ann Lee said: “It works.” The quoted words stay as they are.

Source: W3C COGA, Making Content Usable, 4.4.4 (say who acts before what is done); BBC News style guide, "Attribution", which puts the speaker first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import SPEECH, is_finite, subject, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "Who speaks now comes before what they say."
_MARKS = frozenset("“”\"‘’'")


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing attribution moved to the front."""
    parse = scene.parse
    quote = _leading_quotation(scene)
    if quote is not None:
        verb = next((token for token in parse.tokens[quote:] if token.lemma in SPEECH and token.upos == "VERB"), None)
        proposal = _front(scene, verb, quote, quoted=True) if verb else None
        if proposal:
            yield proposal
        return
    if scene.profile.easy or scene.words > scene.profile.longest:
        for token in reversed(parse.tokens):
            if token.lemma in {"say", "warn", "add"} and token.xpos in {"VBD", "VBZ", "VBP"} and token.index not in scene.quoted:
                comma = next((i for i in range(token.index, 0, -1) if parse.tokens[i].text == ","), None)
                proposal = _front(scene, token, comma + 1, quoted=False) if comma else None
                if proposal:
                    yield proposal
                return


def _leading_quotation(scene: Scene) -> int | None:
    """Return the index after the quotation that opens the sentence, when it is the only one."""
    parse = scene.parse
    if not scene.quoted or parse.tokens[0].text not in _MARKS or 0 not in scene.quoted:
        return None
    end = next((index for index in range(len(parse.tokens)) if index not in scene.quoted), None)
    if end is None or any(index in scene.quoted for index in range(end, len(parse.tokens))):
        return None
    return end


def _front(scene: Scene, verb: Token, start: int, *, quoted: bool) -> Rewriting | None:
    parse = scene.parse
    speaker = subject(parse, verb)
    if speaker is None or verb.xpos not in {"VBD", "VBZ", "VBP"} or parse.children(verb.index, "aux", "mark"):
        return None
    said = [index for index in range(start, scene.last) if parse.tokens[index].upos != "PUNCT" or index > start]
    who = [token.index for token in parse.subtree(speaker.index) if token.index >= start]
    # Only the speaker, the verb and a short phrase of time or place ("on Monday", "in a statement") may follow what is said.
    rest = [index for index in said if index not in who and index != verb.index]
    if (
        not who
        or who[-1] - who[0] != len(who) - 1
        or any(parse.tokens[index].text in {",", ";", ":"} or parse.tokens[index].upos == "VERB" for index in (*who, *rest))
    ):
        return None
    if len(rest) > 8 or any(index < max(verb.index, who[-1]) for index in rest) or len(who) > 9 or who[0] > start + 1:
        return None
    if quoted:
        body = _quotation(scene, start)
        if body is None:
            return None
        return Rewriting(((*who, verb.index, *rest, Put(":"), *body),), WHY)
    if rest or (scene.quoted and start - 1 in scene.quoted):
        return None
    what = trim(scene, range(start - 1))
    if not what or what[0] != 0 or (verb.head != verb.index and parse.tokens[verb.head].head != verb.head):
        return None
    opening = parse.tokens[what[0]]
    main = next((parse.tokens[index] for index in what if parse.tokens[index].head not in what), opening)
    if opening.upos in {"CCONJ", "INTJ", "ADP"} or opening.xpos in {"WP", "WRB", "WDT"} or opening.text.lower() in {"i", "we"} or subject(parse, main) is None:
        return None
    if any(parse.tokens[index].text.lower() in _FIRST_PERSON for index in what):
        return None
    if not is_finite(parse, main) or any(parse.tokens[index].text in {";", ":"} for index in what) or "?" in parse.text:
        return None
    return Rewriting(((*who, verb.index, *what),), WHY)


# With these words what is said is the speaker's own, though its marks are lost.
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"})


def _quotation(scene: Scene, end: int) -> list[Item] | None:
    """Return the quotation's tokens with a full stop in place of the comma that led to its attribution."""
    parse = scene.parse
    body: list[Item] = list(range(end))
    while body and isinstance(body[-1], int) and parse.tokens[body[-1]].text == ",":
        body.pop()  # ”, she said: the comma stood after the mark
        return [*body[:-1], Put("."), body[-1]] if parse.tokens[end - 2].text in _MARKS and parse.tokens[end - 3].text not in {".", "!", "?", "…"} else body
    closing = parse.tokens[end - 1].text
    if closing not in _MARKS:
        return None
    inner = parse.tokens[end - 2]
    if inner.text in {"’", "'"} and parse.tokens[end - 3].text in {",", ".", "!", "?"}:
        return None  # a quotation in the quotation ends with it
    if inner.text == ",":
        return [*body[:-2], Put("."), body[-1]]
    if inner.text in {"!", "?", "…", "...", "."}:
        return body
    return [*body[:-1], Put("."), body[-1]]
