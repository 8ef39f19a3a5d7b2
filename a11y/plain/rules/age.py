"""An age between commas becomes a sentence: "The actress, 27, won" is "The actress won. The actress is 27 years old."

Source: Inclusion Europe, Information for all (one idea a sentence); the seed article's own case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import again, be, detach, governing_tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.plain.draft import Scene

WHY = "The age is said in a sentence of its own."


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with an age taken out and told after it."""
    parse = scene.parse
    for token in parse.tokens[2:-2]:
        if not (token.text.isdigit() and 1 <= int(token.text) <= 110 and parse.tokens[token.index + 1].text == ",") or token.index in scene.quoted:
            continue
        aged = parse.tokens[token.index - 1].text.lower() == "aged"
        comma = token.index - (2 if aged else 1)
        if comma < 1 or parse.tokens[comma].text != ",":
            continue
        noun = parse.tokens[token.head]
        if noun.index == token.index or (aged and noun.index == token.index - 1):
            noun = parse.tokens[parse.tokens[noun.index].head]
        if noun.upos not in {"PROPN", "NOUN"} or noun.index >= comma or noun.xpos in {"NNS", "NNPS"}:
            continue
        if any(parse.tokens[index].dep not in {"flat", "compound"} for index in range(noun.index + 1, comma)):
            continue
        name, past = again(scene, noun), governing_tense(scene, noun)
        following = parse.tokens[token.index + 2]
        if name is None or past is None or following.upos not in {"VERB", "AUX", "ADV", "PRON", "ADP"} or following.text.lower() == "of":
            continue
        run = tuple(range(comma + 1, token.index + 1))
        fact = (
            *name,
            Put(be(past=past, plural=False), tuple(range(comma + 1, token.index))),
            token.index,
            Put("years old" if token.text != "1" else "year old"),
        )
        yield Rewriting((tuple(detach(scene, run)), fact), WHY)
