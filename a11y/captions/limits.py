"""What caption houses ask of a caption, as figures with their sources; `bbc` is the profile of every file we write."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """One house's limits. Times are milliseconds; None means that the house states no such limit.

    `line` is characters, `lines` a count, `words` and `characters` the most a minute and a second, `word_ms` the least for one word,
    `least_ms` and `most_ms` a cue's duration. A pause between two cues from `gap_from` up to, but without, `gap_below` is forbidden.
    """

    source: str
    line: int
    lines: int
    words: int | None = None
    characters: int | None = None
    word_ms: int | None = None
    least_ms: int | None = None
    most_ms: int | None = None
    gap_from: int = 0
    gap_below: int = 0


# To add a house: one entry, its figures and where they are published. The command's --profile takes the names from here.
PROFILES = {
    "bbc": Limits(
        # 37 characters is the broadcast limit, two lines the norm; 160-180 words a minute and 0.3 s a word;
        # either no gap or at least one second (4.5).
        source="BBC Subtitle Guidelines, sections 3.1, 3.3, 4, 4.1 and 4.5",
        line=37,
        lines=2,
        words=180,
        word_ms=300,
        gap_from=1,
        gap_below=1000,
    ),
    "netflix": Limits(
        # 42 characters, two lines, 20 characters a second for adults (English guide); 5/6 s to 7 s, and two frames between (general requirements;
        # a frame is 1000/24 ms).
        source="Netflix Timed Text Style Guide, General Requirements and English (USA); Subtitle Timing Guidelines",
        line=42,
        lines=2,
        characters=20,
        least_ms=833,
        most_ms=7000,
        gap_from=0,
        gap_below=83,
    ),
    "dcmp": Limits(
        # 32 characters, two lines, 160 words a minute for adult special-interest programmes, two seconds at least.
        source="DCMP Captioning Key: Text, Presentation Rate",
        line=32,
        lines=2,
        words=160,
        least_ms=2000,
    ),
}

# Stand-ins and easy audio are read at leisure: 110 to 140 words a minute, under every house's limit. 125 is the middle.
STAND_IN_PACE = (110, 140)
STAND_IN_WORD_MS = 480
STAND_IN_WORD_MOST_MS = 540
STAND_IN_CHARACTER_MS = 50  # 20 characters a second, Netflix's adult limit: cues full of long words slow down, as far as 111 words a minute
