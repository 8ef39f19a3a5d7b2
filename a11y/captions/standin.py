"""What may honestly be read of a video nobody here has seen: its name, its caption, its length, and what the story says.

Every word is either in the page or in the fixed sentences of `FRAME`; a property test holds it.
"""

# ruff: noqa: SIM905  (word lists are read and edited as words)

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from a11y.captions.placeholders import is_player_text, name_of
from a11y.formats.webvtt import printable
from a11y.model import Video

if TYPE_CHECKING:
    from a11y.model import Article, Version

# The only words in a stand-in that are not in the page.
FRAME = {
    "opening": "These are not captions of the video, which was not seen or heard.",
    "source": "This is machine-made. All that follows is from the page.",
    "not fetched": "The page names a caption file for the video, but it was not fetched.",
    "not usable": "The page names a caption file for the video, but it could not be used.",
    "name": "The page calls the video:",
    "no name": "The page gives the video no name.",
    "caption": "Its caption says:",
    "length": "The page says that it lasts",
    "story": "These sentences of the story name the same things, or speak of a video.",
    "beside": "Next to the video, the story says:",
    "nothing": "The story says nothing more of it.",
}
UNITS = ("hour", "hours", "minute", "minutes", "second", "seconds", "and")
LEAST_RARITY = 0.5  # a word of every fifth sentence of a usual story tells of the story, not of the video
MOST_SENTENCES = 4  # a stand-in is read in about a minute; the story itself is on the same page

# Words by which news English speaks of moving pictures (chosen by reading the sentences they find on news pages that carry a player).
_PICTURES = re.compile(
    # A video call, link or game is no film of anything.
    r"\b(?:footage|videos?(?! (?:call|chat|conferenc|diary|game|link|meeting|messag|relay|shop|store))|clips?|"
    r"cctv|dash-?cam|body-?cam|live-?stream(?:ed)?|vlogs?|trailer|filmed|"
    r"on (?:camera|film|tape|video)|caught on|recording (?:shows|of)|film shows)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Function words and words that news puts into any label: they never show that two texts speak of the same thing.
_COMMON = frozenset(
    "a about after again all also an and any are as at be because been before being but by can could day did do does during each first for from get go had has "
    "have he her here him his how i if in into is it its just last like made make man may me more most mr mrs ms my new no not now of on one only or other our "
    "out over part people said say says she should show shows since so some than that the their them then there these they this three time to two under up us "
    "video videos clip watch was we week well were what when where which while who why will with woman would year years you your news story full "
    "live best top president prime minister sir king queen prince princess senator professor doctor captain director secretary".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the story: its place among the article's blocks and its telling words."""

    block: int
    text: str
    words: frozenset[str]


def text_of(video: Video, article: Article, original: Version, *, file: str | None = None) -> tuple[str, ...]:
    """Return the stand-in of one video as readable sentences; `file` is "not fetched" or "not usable" when the page names a caption file."""
    said = [FRAME["opening"], FRAME["source"]]
    if file:
        said.insert(1, FRAME[file])
    label, caption = label_of(video), _caption(video)
    said.append(f"{FRAME['name']} {_ended(label)}" if label else FRAME["no name"])
    if caption and caption != label:
        said.append(f"{FRAME['caption']} {_ended(caption)}")
    if length := _length(video.duration_ms):
        said.append(f"{FRAME['length']} {length}.")
    telling = _evidence(video, article, original)
    beside = () if telling else _beside(video, article, original)
    said += [FRAME["story"], *telling] if telling else [FRAME["beside"], *beside] if beside else [FRAME["nothing"]]
    return tuple(said)


def label_of(video: Video) -> str:
    """Return what names a video, cleaned of the player's own words: its label, else its caption, else ""."""
    return name_of(_clean(video.label)) or _caption(video)


def _caption(video: Video) -> str:
    return name_of(_clean(video.caption.text)) if video.caption else ""


def _clean(text: str) -> str:
    """Return text as a caption may show it; what is no character to read parts words, as the page's reader saw them parted or not at all."""
    return " ".join("".join(character if character != "\ufffd" and printable(character) else " " for character in text).split())


def _ended(text: str) -> str:
    return text if text.rstrip("\"'”’)")[-1:] in {".", "!", "?", "…"} else f"{text}."


def _length(duration_ms: int | None) -> str:
    """Return a duration in words and digits, to the second.

    >>> _length(3_664_000)
    '1 hour, 1 minute and 4 seconds'
    """
    seconds = (duration_ms or 0) // 1000
    parts = [(seconds // 3600, "hour"), (seconds % 3600 // 60, "minute"), (seconds % 60, "second")]
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " and ".join(", ".join(said).rsplit(", ", 1))


def _lines(article: Article, original: Version) -> list[_Line]:
    places = {block.id: place for place, block in enumerate(article.blocks)}
    found = [(-1, sentence.text) for sentence in original.standfirst]
    for block in original.blocks:
        if block.kind in {"paragraph", "quote", "list"}:
            found += [(places.get(block.block, -1), sentence.text) for part in block.parts for sentence in part]
    cleaned = ((place, _clean(text)) for place, text in found)
    return [_Line(place, text, _telling(text)) for place, text in cleaned if _readable(text) and not is_player_text(text)]


def _readable(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _telling(text: str) -> frozenset[str]:
    """Return the words of a text that can show what it is about, folded: no case, no possessive, no plural s."""
    return frozenset(_folded(word) for word in _WORD.findall(text) if word.lower() not in _COMMON and len(word) > 1)


def _folded(word: str) -> str:
    low = re.sub(r"['’]s?$", "", word.casefold().replace("’", "'"))
    return low[:-1] if len(low) > 4 and low.endswith("s") and not low.endswith("ss") else low


@dataclass(frozen=True, slots=True)
class _Sign:
    """A word of a label, or a name of one or more, by which a sentence may show that it speaks of the same thing."""

    words: frozenset[str]
    name: bool


def _signs(label: str) -> tuple[_Sign, ...]:
    """Return a label's telling words, those of one name as one: sharing "Home" and "Depot" is sharing one thing."""
    found: list[_Sign] = []
    last_end = -1
    for match in _WORD.finditer(label):
        word = match[0]
        if word.lower() in _COMMON or len(word) < 2:
            continue
        name = word[0].isupper() or word[0].isdigit()
        if name and found and found[-1].name and label[last_end : match.start()] == " ":
            found[-1] = _Sign(found[-1].words | {_folded(word)}, name=True)
        else:
            found.append(_Sign(frozenset({_folded(word)}), name))
        last_end = match.end()
    return tuple(dict.fromkeys(found))


def _evidence(video: Video, article: Article, original: Version) -> tuple[str, ...]:
    """Return the sentences with the strongest signs that they speak of the video, in reading order."""
    lines = _lines(article, original)
    places = [place for place, block in enumerate(article.blocks) if isinstance(block, Video)]
    here = next((place for place, block in enumerate(article.blocks) if block.id == video.id), -1)
    signs = _signs(f"{label_of(video)}. {_caption(video)}")
    spread = Counter(word for line in lines for word in line.words)
    beside = _neighbours(lines, here)

    def rarity(word: str) -> float:
        """Return 1 for a word of one sentence, towards 0 for one of all."""
        return log((len(lines) + 1) / spread[word]) / log(len(lines) + 1)

    def pictured(line: _Line) -> bool:
        return bool(_PICTURES.search(line.text)) and _nearest(line.block, places) == here

    def strength(line: _Line) -> float:
        shared = [sign for sign in signs if sign.words & line.words]
        weight = sum(max(rarity(word) for word in sign.words & line.words) * (1.5 if sign.name else 1) for sign in shared)
        names = [sign for sign in shared if sign.name]
        whole_name = any(len(sign.words) > 1 and sign.words <= line.words and max(map(rarity, sign.words)) > LEAST_RARITY for sign in names)
        pictures = pictured(line)
        named = weight >= 1 and ((len(shared) >= 2 and bool(names)) or len(shared) >= max(3, len(signs) / 2) or whole_name)
        close = line.block in beside and bool(names) and weight >= LEAST_RARITY
        return weight + 2 * pictures + 0.5 * (line.block in beside) if pictures or named or close else 0.0

    best = sorted((line for line in lines if strength(line)), key=strength, reverse=True)[:MOST_SENTENCES]
    # Beside a sentence that tells the video's own story, one that shares two common words says nothing.
    best = [line for line in best if pictured(line) or strength(line) >= strength(best[0]) / 2]
    return tuple(dict.fromkeys(line.text for line in lines if line in best))


def _nearest(place: int, videos: list[int]) -> int:
    """Return the place of the video nearest to a place; the earlier one when two are as near."""
    return min(videos, key=lambda video: abs(video - place))


def _neighbours(lines: list[_Line], here: int) -> set[int]:
    before = [line.block for line in lines if line.block < here]
    after = [line.block for line in lines if line.block > here]
    return {*before[-1:], *after[:1]}


def _beside(video: Video, article: Article, original: Version) -> tuple[str, ...]:
    """Return the sentence just before the video and the one just after it."""
    here = next((place for place, block in enumerate(article.blocks) if block.id == video.id), -1)
    lines = [line for line in _lines(article, original) if line.block >= 0]
    before = [line.text for line in lines if line.block < here]
    after = [line.text for line in lines if line.block > here]
    return tuple(dict.fromkeys([*before[-1:], *after[:1]]))
