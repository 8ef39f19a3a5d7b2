"""The two levels as profiles: figures of published guides, each with its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a level asks for: lengths in words, and which kinds of change it makes."""

    long: int
    """A sentence of more words than this is one that the structure rules try to split."""
    aim: int
    """Up to this many words a sentence keeps its phrases of time, cause and purpose."""
    longest: int
    """No sentence should have more words, a quotation aside."""
    easy: bool
    sources: tuple[str, ...]


LEVELS: dict[str, Profile] = {
    # plainlanguage.gov (Federal Plain Language Guidelines, 2011): 15 to 20 words on average; GOV.UK content design: split above 25 words.
    "plain": Profile(long=16, aim=20, longest=25, easy=False, sources=("GOV.UK content design", "Federal Plain Language Guidelines", "ISO 24495-1:2023")),
    # UK government easy read: 10 to 15 words, one idea and one verb a sentence; Inclusion Europe: one idea a sentence, short sentences.
    "easy": Profile(
        long=9,
        aim=15,
        longest=15,
        easy=True,
        sources=("UK Government: making written information easier to understand", "Inclusion Europe: Information for all", "W3C COGA"),
    ),
}
