"""Media: whether a reader who does not hear or does not see gets what a video or recording tells.

What was not watched cannot pass: with the media absent the rules for their content say what to check. A stand-in that this program
makes from the article's words is offered to readers and never counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from a11y.audit.dom import attribute
from a11y.audit.rule import BLIND, DEAF, DYSLEXIA, KEYBOARD, LEARNING, SECOND_LANGUAGE, Case, Rule, Subject
from a11y.model import Audio, MediaItem, Video

if TYPE_CHECKING:
    from a11y.model import Element, TrackStatus

# Media fragments (W3C Media Fragments URI 1.0): "#t=2,4" plays two seconds.
_PART = re.compile(r"#(?:.*&)?t=(?:npt:)?(\d*\.?\d*)(?:,(\d+\.?\d*))?")
_SILENT = re.compile(r"silent|mute|no[-_]?(audio|sound)", re.IGNORECASE)
_STOPS = re.compile(r"\b(pause|stop|mute|play|sound|volume)", re.IGNORECASE)
_SIGNED = re.compile(r"\b(bsl|asl|isl|auslan|signed|sign(ed)? language|in sign)\b", re.IGNORECASE)
_DESCRIBED = re.compile(r"\b(audio[- ]?descri|described video|description track)", re.IGNORECASE)
_TRANSCRIPT = re.compile(r"\btranscript\b", re.IGNORECASE)
_LIVE = re.compile(r"\blive ?(stream|blog|video|coverage)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Player:
    """A video or sound player: of the article when it has a block, else an element of the page."""

    kind: Literal["video", "audio"]
    label: str
    status: TrackStatus
    tracks: int
    block: str | None
    element: Element | None


def players(subject: Subject) -> list[Player]:
    """Return the players of an article; of the page, when there is no article in it."""
    if subject.article is not None:
        held = {track.video: track for track in subject.tracks}
        found = []
        for block in subject.article.blocks:
            if isinstance(block, Video | Audio):
                track = held.get(block.id)
                counted = sum(source.kind in ("captions", "subtitles") for source in block.tracks)
                status: TrackStatus = track.status if track else "publisher" if counted else "none-known"
                found.append(Player(block.kind, block.label, status, counted, block.id, None))
        return found
    native = [element for element in subject.dom.all("video", "audio") if subject.sight.exposed(element) or element.get("autoplay") is not None]
    return [_player(element, subject) for element in native]


def _player(element: Element, subject: Subject) -> Player:
    counted = sum(found.tag == "track" and attribute(found, "kind") in ("", "captions", "subtitles") for found in subject.dom.below(element))
    return Player("video" if element.tag == "video" else "audio", subject.names.name(element), "publisher" if counted else "none-known", counted, None, element)


def inventory(subject: Subject) -> tuple[MediaItem, ...]:
    """Return the report's list of media."""
    return tuple(
        MediaItem(player.block or (subject.dom.path(player.element) if player.element else ""), player.kind, player.label, player.status, player.tracks)
        for player in players(subject)
    )


def _case(player: Player, message: str, outcome: Literal["passed", "failed", "cant-tell"] = "cant-tell") -> Case:
    called = f"“{player.label}”: {message}" if player.label else message[0].upper() + message[1:]
    return Case(outcome, player.element, message=called, block=player.block, passage=player.label or None)


# What may be said of captions, by the status of the track.
_CAPTIONS: dict[str, str] = {
    "publisher": "the publisher gives captions. Watch it: do they carry all speech, who speaks, and the sounds that matter, in time?",
    "supplied": "captions were supplied and not checked. Watch it with them: are they complete and in time?",
    "machine-draft": "captions were drafted by machine and nobody has checked them. Watch it with them and correct every line.",
    "none-known": "no captions are known. Play it with captions switched on: if there are none, it must get some.",
}


def _captions(subject: Subject) -> Iterator[Case]:
    for player in players(subject):
        if player.kind == "video":
            if player.status == "human-checked":
                yield _case(player, "a person has checked the captions.", "passed")
            else:
                stand_in = (
                    " A stand-in made from the article's words is offered to readers; it does not count as captions."
                    if player.status == "none-known" and subject.tracks
                    else ""
                )
                yield _case(player, _CAPTIONS[player.status] + stand_in)


def _transcript(subject: Subject) -> Iterator[Case]:
    linked = any(_TRANSCRIPT.search(subject.dom.text(element)) for element in subject.dom.all("a", "summary", "button", "h2", "h3", "h4"))
    for player in players(subject):
        offered = "the page offers a transcript. Compare it" if linked else "no transcript is known. Look for one, and compare it"
        if player.kind == "audio":
            yield _case(player, f"{offered} with what is heard: is everything in it?")
        else:
            yield _case(player, f"{offered} with what is heard and seen: is everything in it?")


def _described(subject: Subject) -> Iterator[Case]:
    page = subject.dom.text(subject.dom.root) if subject.has_page else ""
    for player in players(subject):
        if player.kind == "video":
            known = bool(_DESCRIBED.search(f"{player.label} {page}"))
            lead = "the page speaks of audio description; listen to it" if known else "no audio description is known; listen without looking"
            yield _case(player, f"{lead}: is anything shown that nobody says?")


def _signed(subject: Subject) -> Iterator[Case]:
    for player in players(subject):
        if player.kind == "video":
            lead = "it seems to be signed; watch it" if _SIGNED.search(player.label) else "no sign language version is known; look for one"
            yield _case(player, f"{lead}: is everything that is said also signed?")


def _live(subject: Subject) -> Iterator[Case]:
    for player in players(subject):
        if _LIVE.search(player.label) and player.kind == "video":
            yield _case(player, "it may be live. Are there captions while it is?")


def _named(subject: Subject) -> Iterator[Case]:
    for player in players(subject):
        if player.label.strip():
            yield Case("passed", player.element, block=player.block)
        else:
            yield Case("failed", player.element, block=player.block)


def _seconds(element: Element, subject: Subject) -> float | None:
    """Return how many seconds a player plays when its address says so."""
    for match in _parts(element, subject):
        if match[2]:
            return float(match[2]) - float(match[1] or 0)
    return None


def _parts(element: Element, subject: Subject) -> Iterator[re.Match[str]]:
    sources = [element, *(found for found in subject.dom.below(element) if found.tag == "source")]
    return (match for source in sources if (match := _PART.search(source.get("src") or "")))


def _unsure(element: Element, subject: Subject) -> bool:
    """Say whether the markup leaves open that something sounds for more than three seconds: a file called silent, or the last part of a file."""
    sources = [element, *(found for found in subject.dom.below(element) if found.tag == "source")]
    silent = any(_SILENT.search((source.get("src") or "").rsplit("/", 1)[-1]) for source in sources)
    return silent or any(not match[2] and float(match[1] or 0) > 0 for match in _parts(element, subject))


def _self_starting(subject: Subject) -> Iterator[Element]:
    """Yield the players that start with sound, as far as markup tells, and go on for more than the three seconds of WCAG 1.4.2."""
    for element in subject.dom.all("video", "audio"):
        if element.get("autoplay") is None or element.get("muted") is not None:
            continue
        played = _seconds(element, subject)
        if played is None or played > 3:
            yield element


def _sound_stoppable(subject: Subject) -> Iterator[Case]:
    for element in _self_starting(subject):
        control = element.get("controls") is not None and subject.sight.visible(element)
        buttons = (found for found in subject.exposed("button", "link", "switch", "checkbox") if subject.sight.visible(found))
        if control or any(_STOPS.search(subject.names.name(button)) for button in buttons):
            yield Case("passed", element)
        else:
            yield Case("cant-tell" if _unsure(element, subject) else "failed", element)
    for element in subject.dom.all("iframe"):
        if re.search(r"[?&](autoplay|auto_?play)=(1|true)", element.get("src") or "", re.IGNORECASE) and not re.search(
            r"[?&]mute[d]?=(1|true)", element.get("src") or ""
        ):
            yield Case("cant-tell", element, message="The frame is told to play by itself. Does it make a sound, and can that be stopped?")
    for block in subject.article.blocks if subject.article and not subject.has_page else ():
        if isinstance(block, Video | Audio) and block.autoplay:
            yield Case("cant-tell", block=block.id, message="The player starts by itself. Does it make a sound, and can that be stopped?")


def _sound_starts(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("video", "audio"):
        if element.get("autoplay") is None or element.get("muted") is not None:
            continue
        played = _seconds(element, subject)
        long = played is None or played > 3
        yield Case(("cant-tell" if _unsure(element, subject) else "failed") if long else "passed", element)


def _moving_text(subject: Subject) -> Iterator[Case]:
    for element in subject.dom.all("marquee", "blink"):
        if subject.sight.visible(element):
            yield Case("failed", element)


RULES: tuple[Rule, ...] = (
    Rule(
        id="video-captions",
        title="Videos have captions",
        applies="videos",
        expects="captions that a person has checked",
        criteria=("1.2.2",),
        impact="critical",
        helps=(DEAF, SECOND_LANGUAGE),
        message="Nobody has checked captions for this video.",
        fix="Publish captions with the video: a <track kind=captions> or the player's own, checked by a person.",
        source="WCAG 2.2, 1.2.2; ACT rules f51b46 and eac66b need a person",
        check=_captions,
    ),
    Rule(
        id="media-transcript",
        title="Videos and recordings have a transcript",
        applies="videos and recordings",
        expects="a text that tells all that is heard and seen",
        criteria=("1.2.1", "1.2.3", "1.2.8"),
        impact="serious",
        helps=(DEAF, BLIND),
        message="No transcript is known.",
        fix="Publish the transcript on the page, or link it beside the player.",
        source="WCAG 2.2, 1.2.1 and 1.2.8, techniques G158, G159, G69",
        check=_transcript,
    ),
    Rule(
        id="video-description",
        title="Videos say what they show",
        applies="videos",
        expects="a sound track, or a second one, that says what is only seen",
        criteria=("1.2.3", "1.2.5", "1.2.7"),
        impact="serious",
        helps=(BLIND,),
        message="No audio description is known.",
        fix="Let the speaker say what is shown, or add a described version.",
        source="WCAG 2.2, 1.2.3, 1.2.5 and 1.2.7",
        check=_described,
    ),
    Rule(
        id="video-signed",
        title="Videos have a sign language version",
        applies="videos",
        expects="an interpreter, or a signed version",
        criteria=("1.2.6",),
        impact="moderate",
        helps=(DEAF,),
        message="No sign language version is known.",
        fix="Publish a version in the sign language of the readers (BSL in Britain), and link it beside the player.",
        source="WCAG 2.2, 1.2.6",
        check=_signed,
        advice=True,
    ),
    Rule(
        id="video-live-captions",
        title="Live videos are captioned live",
        applies="videos whose label speaks of a live broadcast",
        expects="captions while it is live",
        criteria=("1.2.4",),
        impact="critical",
        helps=(DEAF,),
        message="It may be live.",
        fix="Have it captioned by a person while it is live.",
        source="WCAG 2.2, 1.2.4",
        check=_live,
    ),
    Rule(
        id="player-named",
        title="Players say what they play",
        applies="videos and recordings",
        expects="a title",
        criteria=("1.1.1",),
        impact="serious",
        helps=(BLIND, LEARNING),
        message="Nothing says what the player plays.",
        fix="Give the player a title that says what it plays.",
        source="WCAG 2.2, 1.1.1 (media: at least descriptive identification)",
        check=_named,
    ),
    Rule(
        id="sound-stoppable",
        title="Sound that starts by itself can be stopped",
        applies="players that start by themselves with sound",
        expects="a control that the keyboard and a screen reader reach",
        criteria=("1.4.2",),
        act=("80f0bf", "4c31df"),
        impact="critical",
        helps=(BLIND, LEARNING, KEYBOARD),
        message="Sound starts by itself and nothing stops it: it drowns out a screen reader.",
        fix="Remove autoplay, or add muted or controls.",
        source="ACT rules 80f0bf and 4c31df; how long it plays is not known here unless the address says so",
        check=_sound_stoppable,
    ),
    Rule(
        id="sound-starts",
        title="Sound does not start by itself",
        applies="players that start by themselves with sound",
        expects="three seconds of it at most",
        act=("aaa1bf",),
        impact="moderate",
        helps=(BLIND, LEARNING, DYSLEXIA),
        message="Sound starts by itself.",
        fix="Remove autoplay: let the reader start it.",
        source="ACT rule aaa1bf; WCAG 2.2, technique G60",
        check=_sound_starts,
        advice=True,
    ),
    Rule(
        id="text-moves",
        title="Text stands still",
        applies="marquee and blink elements",
        expects="none",
        criteria=("2.2.2",),
        impact="serious",
        helps=(LEARNING, DYSLEXIA, BLIND),
        message="The text moves and cannot be stopped.",
        fix="Write it as ordinary text.",
        source="WCAG 2.2, failure F16",
        check=_moving_text,
    ),
)
