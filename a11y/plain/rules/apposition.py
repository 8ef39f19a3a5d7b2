"""What a name is, said between commas, becomes a sentence: "Ann Lee, the mayor, spoke" is "Ann Lee spoke. Ann Lee is the mayor."

Source: Inclusion Europe, Information for all (one idea a sentence).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import again, be, bounded, detach, goes_on, governing_tense, half_apposed, is_plural, may_be_anothers, reported, trim
from a11y.plain.segments import Segment, segments, tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "What the name stands for is said in a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with one apposition taken out and told after it."""
    if scene.words <= scene.profile.long:
        return
    for token in scene.parse.tokens:
        if token.dep == "appos" and token.index not in scene.quoted:
            proposal = _tell(scene, token)
            if proposal:
                yield proposal
    for segment in segments(scene):
        proposal = _by_words(scene, segment)
        if proposal:
            yield proposal


def _by_words(scene: Scene, segment: Segment) -> Rewriting | None:
    """Return a name and what it is, between commas, told apart, whatever the parse made of it."""
    parse, run = scene.parse, segment.run
    first, following = parse.tokens[run[0]], parse.tokens[min(run[-1] + 2, len(parse.tokens) - 1)]
    if not segment.closed or len(run) < 2 or first.text.lower() not in {"a", "an", "the", "his", "her", "their", "its"} or segment.noun.upos != "PROPN":
        return None
    if following.upos not in {"VERB", "AUX", "ADV"} or any(parse.tokens[index].upos in {"VERB", "AUX", "CCONJ", "PRON"} and index != run[0] for index in run):
        return None
    added = next((parse.tokens[index] for index in run if parse.tokens[index].upos == "NOUN" and parse.tokens[index].dep != "compound"), None)
    name, past = again(scene, segment.noun), tense(scene, segment)
    plural = is_plural(parse, segment.noun)
    if may_be_anothers(scene, segment.noun) or half_apposed(scene, segment.noun):
        return None
    if added is None or name is None or past is None or plural is not False or is_plural(parse, added) or reported(scene, segment.noun):
        return None
    return Rewriting((tuple(detach(scene, run, segment.noun)), (*name, Put(be(past=past, plural=False)), *run)), WHY)


def _second_name(scene: Scene, noun: Token) -> bool:
    """Return whether a noun is itself the name of the one before it ("her father, Tom Ray, a driver, said"), so that both are the same."""
    above = scene.parse.tokens[noun.head]
    return (
        noun.dep == "appos"
        and noun.upos == "PROPN"
        and above.dep in {"nsubj", "nsubj:pass"}
        and not any(child.index > above.index for child in scene.parse.children(above.index, "nmod", "conj"))
    )


def _tell(scene: Scene, added: Token) -> Rewriting | None:
    parse = scene.parse
    noun = parse.tokens[added.head]
    run = trim(scene, [index for index in scene.span(added.index) if index < scene.last])
    if (
        len(run) < 2
        or not scene.whole(run)
        or not bounded(scene, run)
        or not goes_on(scene, run, noun)
        or noun.index >= run[0]
        or added.upos not in {"NOUN", "PROPN"}
    ):
        return None
    if any(
        parse.tokens[index].upos in {"NOUN", "PROPN", "VERB"} and parse.tokens[index].dep not in {"flat", "compound"} for index in range(noun.index + 1, run[0])
    ):
        return None
    if any(parse.tokens[index].text == "," and parse.tokens[index + 1].upos in {"ADP", "VERB", "AUX", "PART"} for index in run[:-1]):
        return None
    determiner = parse.tokens[run[0]]
    if (
        determiner.dep not in {"det", "nmod:poss"}
        or determiner.upos not in {"DET", "PRON"}
        or determiner.text.lower() in {"no", "all", "both", "some", "any", "each"}
    ):
        return None
    if noun.upos != "PROPN" and added.upos != "PROPN":
        return None
    if (may_be_anothers(scene, noun) and not _second_name(scene, noun)) or half_apposed(scene, noun):
        return None
    name, plural, kind = again(scene, noun), is_plural(parse, noun), is_plural(parse, added)
    past = governing_tense(scene, noun)
    if (
        name is None
        or plural is None
        or plural != kind
        or past is None
        or parse.children(noun.index, "conj")
        or noun.dep == "conj"
        or parse.children(added.index, "conj")
    ):
        return None
    past = past and not any(parse.tokens[index].xpos in {"VBZ", "VBP"} for index in run)
    link: list[Item] = [Put(be(past=past, plural=plural))]
    main = detach(scene, run, noun)
    return Rewriting((tuple(main), (*name, *link, *run)), WHY)
