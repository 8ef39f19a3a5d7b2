"""An edition built by hand with one of everything a page can show."""

from __future__ import annotations

import io
import math
import struct
import wave
from dataclasses import replace

from a11y.formats.webvtt import write_cues
from a11y.model import (
    Article,
    Audio,
    Cue,
    Edit,
    Edition,
    Figure,
    Finding,
    Heading,
    LeftOut,
    ListBlock,
    MediaItem,
    Medium,
    Metric,
    Other,
    Paragraph,
    Promo,
    Quote,
    Readability,
    Related,
    Rendition,
    Report,
    RuleResult,
    Sentence,
    Span,
    Table,
    Term,
    Text,
    Track,
    Version,
    VersionBlock,
    Video,
    WordTime,
)

TITLE = "Town hall puts back the hearing loops it took out"
WORDS_A_SECOND = 2.5

ARTICLE = Article(
    title=Text(TITLE),
    standfirst=Text("People who wear hearing aids had asked for two years."),
    byline="By Nia Calloway",
    published="2026-03-14",
    modified="2026-03-15",
    language="en-GB",
    url="https://news.example/loops",
    publisher="The Harbour Post",
    rights="© The Harbour Post",
    blocks=(
        Paragraph(id="b1", content=Text("The council took the loops out in 2024, when the chamber was refurbished. It has now put them back.")),
        Video(id="b2", label="Watch: a meeting with the loop switched on", src="https://video.example/1"),
        Heading(id="b3", content=Text("What a loop does"), level=3),
        Paragraph(
            id="b4",
            content=Text(
                "A loop sends sound to hearing aids; the NHS explains it. In Welsh it is dolen sain.",
                (Span("link", 36, 55, "/loops/how"), Span("abbreviation", 40, 43, "National Health Service"), Span("language", 72, 82, "cy")),
            ),
        ),
        Quote(id="b5", content=Text("I could hear every word, and I had forgotten what that is like."), cite="Owen Marsh, 71"),
        Figure(
            id="b6",
            caption=Text("The chamber in March"),
            credit="Photo: R. Okafor",
            alt="Rows of wooden seats under a sign with an ear on it",
            src="/img/1.jpg",
        ),
        Figure(id="b6a", caption=Text("The sign at the door"), src="/img/2.jpg"),
        ListBlock(id="b7", items=(Text("Two loops in the chamber"), Text("One at the front desk"))),
        Table(
            id="b8",
            caption=Text("Loops by building"),
            header=(Text("Building"), Text("Loops")),
            rows=((Text("Town hall"), Text("3")), (Text("Library"), Text("0"))),
            row_headers=True,
        ),
        Audio(id="b9", label="The sound of a loop", src="https://audio.example/1"),
        Related(id="b10", text="Library promises a loop by autumn", href="https://news.example/library"),
        Promo(id="b11", text="Sign up to our newsletter"),
        Other(id="b12", text="Press Association"),
    ),
)
EDIT = Edit("swap", "was refurbished", "was repaired", "“Repair” is a word that more people know.")
ORIGINAL = Version(
    level="original",
    language="en-GB",
    title=(Sentence("s1", TITLE),),
    standfirst=(Sentence("s2", "People who wear hearing aids had asked for two years."),),
    blocks=(
        VersionBlock(
            "b1",
            "paragraph",
            ((Sentence("s3", "The council took the loops out in 2024, when the chamber was refurbished."), Sentence("s4", "It has now put them back.")),),
        ),
        VersionBlock("b3", "heading", ((Sentence("s5", "What a loop does"),),)),
        VersionBlock(
            "b4",
            "paragraph",
            (
                (
                    Sentence(
                        "s6",
                        "A loop sends sound to hearing aids; the NHS explains it.",
                        spans=(Span("link", 36, 55, "/loops/how"), Span("abbreviation", 40, 43, "National Health Service")),
                    ),
                    Sentence("s7", "In Welsh it is dolen sain.", spans=(Span("language", 15, 25, "cy"),)),
                ),
            ),
        ),
        VersionBlock("b5", "quote", ((Sentence("s8", "I could hear every word, and I had forgotten what that is like."),),)),
        VersionBlock("b6", "figure", ((Sentence("s9", "The chamber in March"),),)),
        VersionBlock("b6a", "figure", ((Sentence("s10", "The sign at the door"),),)),
        VersionBlock("b7", "list", ((Sentence("s11", "Two loops in the chamber"),), (Sentence("s12", "One at the front desk"),))),
        VersionBlock(
            "b8",
            "table",
            tuple(
                (Sentence(f"s{13 + place}", text),) for place, text in enumerate(("Loops by building", "Building", "Loops", "Town hall", "3", "Library", "0"))
            ),
        ),
    ),
)


def _made(level: str, prefix: str) -> Version:
    """Return a made version: the original's sentences with one split and one swap."""

    def again(parts: tuple[tuple[Sentence, ...], ...]) -> tuple[tuple[Sentence, ...], ...]:
        return tuple(tuple(replace(one, id=one.id.replace("s", prefix), sources=(one.id,)) for one in part) for part in parts)

    split = (
        Sentence(f"{prefix}3", "The council took the loops out in 2024.", ("s3",), (Edit("split", "", "", "One long sentence is now two."),)),
        Sentence(f"{prefix}3b", "The chamber was repaired then.", ("s3",), (EDIT,)),
        Sentence(f"{prefix}4", "It has now put them back.", ("s4",)),
    )
    blocks = [VersionBlock(block.block, block.kind, again(block.parts)) for block in ORIGINAL.blocks]
    blocks[0] = VersionBlock("b1", "paragraph", (split,))
    return replace(
        ORIGINAL,
        level=level,  # type: ignore[arg-type]  # both levels used below are levels
        title=again((ORIGINAL.title,))[0],
        standfirst=again((ORIGINAL.standfirst,))[0],
        in_short=(Sentence(f"{prefix}90", "The town hall had no hearing loops for a time.", ("s3",)),) if level == "easy" else (),
        blocks=tuple(blocks),
        glossary=(
            Term("council", "The council is the group of people who run a town.", f"{prefix}3"),
            Term("chamber", "A chamber is a big room for meetings."),
        ),
        left_out=(LeftOut("s3", "when", "The two parts are now two sentences."),),
    )


def spoken(version: Version, seconds: float = 6.0) -> Rendition:
    """Return a rendition of a version: a quiet tone, and word times at an even pace."""
    words: list[WordTime] = []
    at = 0
    step = int(1000 / WORDS_A_SECOND)
    for sentence in (*version.title, *version.standfirst, *(one for block in version.blocks for part in block.parts for one in part)):
        place = 0
        for word in sentence.text.split(" "):
            words.append(WordTime(sentence.id, place, place + len(word), at, at + step, "event"))
            place, at = place + len(word) + 1, at + step
    return Rendition(
        level=version.level,
        voice="espeak:en",
        language="en-GB",
        duration_ms=at,
        words=tuple(words),
        media=(Medium("wav", tone(at)), Medium("vtt", write_cues([Cue(0, at, TITLE)]).encode()), Medium("lrc", b"[00:00.00]Town hall\n")),
    )


def tone(ms: int, rate: int = 8000) -> bytes:
    """Return a WAV file of a quiet tone."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        one_second = b"".join(struct.pack("<h", int(800 * math.sin(2 * math.pi * 220 * place / rate))) for place in range(rate))
        file.writeframes((one_second * (ms // 1000 + 1))[: ms * rate // 1000 * 2])
    return out.getvalue()


def rule(name: str, title: str, outcome: str, impact: str = "serious") -> RuleResult:
    """Return a rule's result with one finding of that outcome."""
    finding = Finding(outcome, f"{title} (here).", "Mend it.", block="b6", target="main > figure:nth-child(2) > img")  # type: ignore[arg-type]  # outcomes given below are outcomes
    findings = (finding,) if outcome in {"failed", "cant-tell"} else ()
    barrier = f"Not so: {title.lower()}."
    return RuleResult(name, title, "images", ("1.1.1",), ("23a2a8",), impact, ("blind readers",), outcome, findings, barrier=barrier)  # type: ignore[arg-type]  # as above


def edition(article: Article = ARTICLE, *, audio: bool = True) -> Edition:
    """Return the sample edition."""
    plain, easy = _made("plain", "p"), _made("easy", "e")
    score = Readability(
        {"words": 96, "sentences": 12},
        (Metric("Flesch reading ease", 61.25, "points", valid=True), Metric("SMOG", None, "grade", valid=False, reason="needs 30 sentences")),
        {"silent": 30},
    )
    scores = {"original": score, "plain": score, "easy": score}
    return Edition(
        name="loops.html",
        source=b"<!doctype html><title>loops</title>",
        is_page=True,
        article=article,
        versions=(ORIGINAL, plain, easy),
        scores=scores,
        tracks=(
            Track(
                video="b2",
                label="Watch: a meeting with the loop switched on",
                status="none-known",
                kind="captions",
                language="en-GB",
                provenance="the article",
                vtt=write_cues([Cue(0, 3000, "A meeting with the loop switched on")]),
                text=("No captions known.", "The story says: the loops are back."),
            ),
        ),
        report=Report(
            "loops.html",
            TITLE,
            (
                rule("image-alt", "Pictures have a text alternative", "failed"),
                rule("image-name", "Text alternatives say what the picture shows", "cant-tell", "moderate"),
                rule("page-title", "The page has a title", "passed"),
                rule("video-captions", "Videos have captions", "inapplicable", "critical"),
            ),
            scores,
            (MediaItem("b2", "video", "Watch: a meeting with the loop switched on", "none-known", 0),),
            {"failed": 1, "cant-tell": 1, "passed": 1, "inapplicable": 1},
        ),
        renditions=(spoken(ORIGINAL), spoken(easy)) if audio else (),
        provenance={"source": "x", "text": "x"},
    )
