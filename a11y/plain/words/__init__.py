"""The word rules: they change single words and phrases and leave the clause as it is. In the order they are tried; the first to claim a word has it.

To add one: write a module here with a docstring that names its source and a function `substitute(scene) -> Iterator[Substitution]`, put it in WORD_RULES, and
give it `tests/plain/examples/NAME.md`. A plain word for a hard one is no new rule: it is a line in `a11y/language/lexicon/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from a11y.plain.words import abbreviations, contractions, lexicon, numbers
from a11y.plain.words.substitution import Substitution, WordScene

WordRule = Callable[[WordScene], Iterator[Substitution]]

WORD_RULES: dict[str, WordRule] = {
    "abbreviations": abbreviations.substitute,
    "contractions": contractions.substitute,
    "lexicon": lexicon.substitute,
    "numbers": numbers.substitute,
}

# A title stays short, so nothing is opened in it, and its first use in the story is where an abbreviation is opened.
TITLE_RULES: dict[str, WordRule] = {name: rule for name, rule in WORD_RULES.items() if name != "abbreviations"}
