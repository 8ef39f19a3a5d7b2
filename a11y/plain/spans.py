"""Inline meaning (links, emphasis, abbreviations, language) follows its words from a source sentence into what is written for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.model import Span

if TYPE_CHECKING:
    from a11y.model import Sentence


def carried(source: Sentence, results: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the results with the source's spans on the first place where the same words stand; a link whose words changed covers its longest kept part."""
    if not source.spans or (len(results) == 1 and results[0].text == source.text):
        return tuple(replace(result, spans=source.spans) for result in results) if source.spans else results
    placed: dict[int, list[Span]] = {}
    for span in source.spans:
        for words in _parts(source.text[span.start : span.end]):
            home = next((place for place, result in enumerate(results) if words.lower() in result.text.lower()), None)
            if home is not None:
                start = results[home].text.lower().index(words.lower())
                placed.setdefault(home, []).append(Span(span.kind, start, start + len(words), span.value))
                break
    return tuple(replace(result, spans=tuple(sorted(placed.get(place, []), key=lambda span: span.start))) for place, result in enumerate(results))


def _parts(text: str) -> list[str]:
    """Return a text and its shorter stretches of whole words, longest first."""
    words = text.strip().split(" ")
    return [" ".join(words[begin : begin + size]) for size in range(len(words), 0, -1) for begin in range(len(words) - size + 1)]
