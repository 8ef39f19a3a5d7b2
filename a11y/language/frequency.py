"""How common a word is, by wordfreq (its data ends in 2021, which is recent enough for plain words)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65_536)
def zipf(word: str, language: str = "en") -> float:
    """Return the Zipf frequency of a word: 7 for "the", about 3 for a word met once in a million, 0 when unknown."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language, wordlist="small"))
