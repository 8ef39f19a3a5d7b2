"""Who speaks comes first: “It works,” said Ann Lee → Ann Lee said: “It works.” The quoted words stay as they are.

What is said without marks moves behind its speaker too: "The bridge, she said, is safe" → "She said that the bridge is safe".
Source: W3C COGA, Making Content Usable, 4.4.4 (say who acts before what is done); BBC News style guide, "Attribution", which puts the speaker first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import PERSONAL, SPEECH, is_finite, subject, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "Who speaks now comes before what they say."
_MARKS = frozenset("“”\"‘’'")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# More verbs of speech that may stand before a colon.
_BEFORE_COLON = SPEECH | {"confirm", "quip", "respond", "advise", "predict", "caution", "concede", "protest", "agree", "maintain", "lament", "sigh"}
# Verbs that can take what was said without its marks as their object.
_SAYING = frozenset({"say", "warn", "add", "claim", "argue", "explain", "admit", "insist", "believe", "think", "suggest", "note", "predict", "estimate"})
# After these words a phrase of time, place or manner of speaking begins, and the name of the speaker is over.
_AFTER_NAME = frozenset(
    {"in", "at", "on", "during", "after", "to", "last", "yesterday", "today", "recently", "via", "through", "by", "when", "while", "as", "before"}
)
_LONGEST_NAME, _LONGEST_REST = 9, 9


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its attribution moved to the front."""
    quote = _leading_quotation(scene)
    if quote is not None:
        proposal = _quoted(scene, quote)
        if proposal:
            yield proposal
        return
    if scene.profile.easy or scene.words > scene.profile.longest:
        for proposal in (_behind(scene), _inside(scene)):
            if proposal:
                yield proposal


def _leading_quotation(scene: Scene) -> int | None:
    """Return the index after the quotation that opens the sentence, when it is the only one."""
    parse = scene.parse
    if not scene.quoted or parse.tokens[0].text not in _MARKS or 0 not in scene.quoted:
        return None
    end = next((index for index in range(len(parse.tokens)) if index not in scene.quoted), None)
    if end is None or any(index in scene.quoted for index in range(end, len(parse.tokens))):
        return None
    return end


def _quoted(scene: Scene, start: int) -> Rewriting | None:
    """Return “…” behind its speaker. It goes by the words: speaker, verb and a short phrase, in either order, with no other verb and no comma."""
    parse = scene.parse
    tail = trim(scene, range(start, scene.last))
    body = _quotation(scene, start)
    if body is None or not tail:
        return None
    words = [parse.tokens[index] for index in tail]
    if any(word.upos == "PUNCT" and word.text not in "-'’.&" for word in words):
        return None
    place = next((place for place, word in enumerate(words) if word.lemma in _BEFORE_COLON and word.xpos in _FINITE | {"VBN"}), None)
    if place is None:
        return None
    verb, rest = words[place], words[place + 1 :]
    if place == 0:
        end = next((i for i, word in enumerate(rest) if i and word.text.lower() in _AFTER_NAME and not rest[i - 1].text[0].isdigit()), len(rest))
        who, rest = rest[:end], rest[end:]
    else:
        who = words[:place]
    if not _is_speaker(who) or len(rest) > _LONGEST_REST or any(_is_verb(word) for word in rest) or verb.index in scene.quoted:
        return None
    if rest and rest[0].upos not in {"ADP", "ADV", "DET", "PROPN", "PRON", "NOUN", "ADJ"}:
        return None
    if rest and verb.lemma not in {"tell", "ask"} and rest[0].upos not in {"ADP", "ADV"} and rest[0].text.lower() not in _AFTER_NAME:
        return None
    order = [*(word.index for word in who), verb.index, *(word.index for word in rest)]
    return Rewriting(((*order, Put(":"), *body),), WHY, by_words=True)


def _is_verb(token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} or token.xpos in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"}


def _is_speaker(who: list[Token]) -> bool:
    """Return whether some words before or after a verb of speech are one name, noun phrase or personal pronoun, and no more."""
    if not who or len(who) > _LONGEST_NAME or any(_is_verb(word) for word in who) or who[-1].upos in {"ADP", "DET", "CCONJ", "PUNCT"}:
        return False
    if len(who) == 1 and who[0].upos == "PRON":
        return who[0].text.lower() in PERSONAL
    return any(word.upos in {"NOUN", "PROPN"} for word in who) and who[0].upos in {"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"}


def _behind(scene: Scene) -> Rewriting | None:
    """Return "She said the bridge is safe" for "The bridge is safe, she said"."""
    parse = scene.parse
    verb = next((token for token in reversed(parse.tokens) if token.lemma in _SAYING and token.xpos in _FINITE and token.index not in scene.quoted), None)
    comma = next((i for i in range(verb.index, 0, -1) if parse.tokens[i].text == ","), None) if verb else None
    if verb is None or comma is None or not _only_said(scene, verb, range(comma + 1, scene.last)) or comma in scene.quoted:
        return None
    what = trim(scene, range(comma))
    if not what or what[0] != 0 or not _is_statement(scene, what):
        return None
    who = [index for index in trim(scene, range(comma + 1, scene.last)) if index != verb.index]
    link, what = (what[:1], what[1:]) if parse.tokens[0].upos == "CCONJ" else ((), what)
    return Rewriting(((*link, *who, verb.index, *_that(scene, what)),), WHY) if what else None


def _inside(scene: Scene) -> Rewriting | None:
    """Return "She said that the bridge is safe" for "The bridge, she said, is safe"."""
    parse = scene.parse
    for first in range(1, scene.last - 3):
        if parse.tokens[first].text != "," or first in scene.quoted:
            continue
        second = next((index for index in range(first + 1, min(first + 9, scene.last)) if parse.tokens[index].text == ","), None)
        inner = [parse.tokens[index] for index in range(first + 1, second)] if second else []
        verb = next((token for token in inner if token.lemma in _SAYING and token.xpos in _FINITE), None)
        if second is None or verb is None or not _only_said(scene, verb, range(first + 1, second)):
            continue
        who = [token.index for token in inner if token.index != verb.index]
        speaker, root = subject(parse, verb), scene.root if scene.root not in inner else _other_root(scene, verb)
        main = subject(parse, root) if root is not None else None
        if speaker not in inner:
            continue  # "Tom, who sails, said the story, if true, was strange"
        before, after = trim(scene, range(first)), trim(scene, range(second + 1, scene.last))
        if main is None or not before or not after or before[0] != 0 or not _is_statement(scene, (*before, *after)):
            return None
        if verb is inner[0] and main.index < first and inner[-1].upos != "PRON":
            return None  # "…, said Ann Lee, head of the school": what follows is hers
        between = parse.tokens[after[0]]
        goes_on = between.xpos in {"VBG", "WDT", "WP", "CC"} or between.text.lower() == "with"
        in_front = main.index > second and not _is_verb(between)  # "In the north, she said, it rained" keeps a comma
        comma = [second] if in_front or goes_on else []
        link: list[Item] = []
        if parse.tokens[0].upos == "CCONJ":
            link, before = [0], before[1:]
            comma = comma if before else []
        opening = _that(scene, (*before, *comma, *after))
        return Rewriting(((*link, *who, verb.index, *(opening if opening and isinstance(opening[0], Put) else (Put("that"), *opening))),), WHY)
    return None


def _other_root(scene: Scene, verb: Token) -> Token | None:
    """Return the predicate of what is said, where the parse hangs it on the verb of speech."""
    found = [child for child in scene.parse.children(verb.index, "ccomp", "parataxis") if is_finite(scene.parse, child)]
    return found[0] if found else None


def _only_said(scene: Scene, verb: Token, span: range) -> bool:
    """Return whether a stretch holds a speaker and a verb of speech, and nothing else."""
    tokens = scene.parse.tokens
    inner = [tokens[index] for index in trim(scene, span)]
    who = [token for token in inner if token.index != verb.index]
    beside = bool(inner) and verb in {inner[0], inner[-1]}
    helped = bool(scene.parse.children(verb.index, "aux", "mark"))
    return (
        beside
        and not helped
        and _is_speaker(who)
        and who[0].text.lower() != "it"
        and not any(token.text in {",", ";", ":", "(", '"', "“", "”"} for token in inner)
    )


# With these words what is said is the speaker's own, though its marks are lost.
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves", "let"})


_NO_STATEMENT = frozenset({"yes", "no", "please", "so", "or", "well", "least"})
# wordfreq's Zipf scale, as in `draft`.
_COMMON = 3.5


def _is_statement(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether what is said is one statement that may follow "said": no question, no words of the speaker's own, no bracket."""
    parse = scene.parse
    words = [parse.tokens[index] for index in what]
    if "?" in parse.text or any(word.text in {";", ":", "!"} or word.text.lower() in _FIRST_PERSON for word in words):
        return False
    if (
        words[0].text in {"(", "["}
        or parse.text[:8].lower() == "at least"
        or words[0].upos == "INTJ"
        or words[0].xpos in {"WP", "WRB", "WDT"}
        or words[0].text.lower() in {"yes", "no", "please", "so", "or", "well"}
    ):
        return False
    inside = set(what)
    finite = [word for word in words if word.xpos in {"VBD", "VBZ", "VBP", "MD"} and word.index not in scene.quoted]
    return bool(finite) and any(child.dep.startswith(("nsubj", "expl")) and child.index in inside for child in words)


def _that(scene: Scene, what: tuple[int, ...]) -> list[Item]:
    """Return what is said as it stands after its verb, with "that" where a phrase stands in front of it."""
    opening = scene.parse.tokens[what[0]]
    plain = opening.upos in {"DET", "PRON", "PROPN", "NOUN", "NUM"} and opening.text.lower() not in {"this", "that"}
    return list(what) if plain else [Put("that"), *what]


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
