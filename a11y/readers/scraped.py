"""Read text that lost its markup: one role for each line, told by evidence that can be named, and the blocks they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from a11y.errors import SourceError
from a11y.model import Article, Audio, Block, Figure, Heading, ListBlock, Notice, Other, Paragraph, Promo, Quote, Reading, Related, Text, Video
from a11y.readers import context, cues, header, roles, shapes
from a11y.readers.lines import Line, Story, split
from a11y.readers.quotations import run_on
from a11y.readers.roles import Verdict
from a11y.readers.signed import signature
from a11y.readers.tongue import detect

# The longest line-by-line text a person reads as one article is far shorter; beyond this the file is not one.
LIMIT_LINES = 50_000


def read_text(name: str, text: str, data: bytes) -> Reading:
    """Return the reading of a scraped text; raises SourceError when it holds no words or is no article by its length."""
    lines = split(text)
    if not any(line.words for line in lines):
        raise SourceError(name, "it holds no words", "give a text with at least one sentence")
    if len(lines) > LIMIT_LINES:
        raise SourceError(name, f"it has more than {LIMIT_LINES:,} lines", "split it into single articles")
    language = detect(" ".join(line.text for line in sorted(lines, key=lambda line: -len(line.text))[:40]))
    story = Story(lines, english=language == "en")
    verdicts = _verdicts(story)
    head = header.read(story, verdicts)
    rest = [(line, verdict) for line, verdict in zip(lines, verdicts, strict=True) if line.number not in head.taken]
    if head.body:
        rest.insert(0, (replace(lines[0], text=head.body), Verdict("paragraph", ("it follows the title in its line",))))
    blocks, notices = _blocks(rest)
    notices += [Notice("unsure-title", doubt[0].upper() + doubt[1:]) for doubt in head.doubts]
    article = Article(
        title=Text(head.title) if head.title else None,
        standfirst=Text(head.standfirst) if head.standfirst else None,
        byline=head.byline,
        published=head.published,
        modified=head.modified,
        publisher=head.publisher,
        language=language,
        blocks=run_on(blocks),
        notices=tuple(notices),
    )
    return Reading(name, article, None, data)


def _verdicts(story: Story) -> list[Verdict]:
    if len(story.lines) == 1 and not story.lines[0].text.lower().startswith("date "):
        return [Verdict("paragraph", ("it is all there is",))]
    verdicts = [roles.weigh(line, story) for line in story.lines]
    context.settle(story, verdicts)
    return verdicts


def _blocks(rest: Sequence[tuple[Line, Verdict]]) -> tuple[list[Block], list[Notice]]:
    blocks: list[Block] = []
    notices: list[Notice] = []
    for line, verdict in rest:
        last = blocks[-1] if blocks else None
        joined = _joined(last, line, verdict) if last else None
        if joined:
            blocks[-1] = joined
            continue
        block = _block(f"b{len(blocks) + 1}", line, verdict)
        blocks.append(block)
        if verdict.rival:
            notices.append(
                Notice("unsure-role", f"“{_short(line.text)}” may be {_NAMES.get(verdict.rival, verdict.rival)}; it was kept as a paragraph", block.id)
            )
    return blocks, notices


_NAMES = {
    "caption": "a picture's caption",
    "credit": "a picture's credit",
    "related": "a link to another story",
    "heading": "a heading",
    "label": "a video's label",
    "other": "part of the page",
    "promo": "a promotion",
    "announcement": "the head of a list of links",
    "item": "an item of a list",
    "quote": "a quotation",
    "video": "what is left of a video",
    "byline": "a byline",
}


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def _joined(last: Block, line: Line, verdict: Verdict) -> Block | None:
    """Return the last block with this line taken in, when the two are one thing."""
    source = f"{last.source}\n{line.raw}"
    match last, verdict.role:
        case Video(label=""), "label":
            return replace(last, label=_label(line.text), source=source)
        case Video(caption=None), "label" if "it says what the video before it shows" in verdict.because:
            return replace(last, caption=Text(line.text), source=source)
        case Video(), "video" if cues.LENGTH_STAMP.match(line.text) and last.label and "\n" not in (last.source or ""):
            return replace(last, source=source)
        case Video(label="", caption=None), "video" if not cues.CLOSED_OVERLAY.match(line.text):
            return replace(last, label=_label(line.text), source=source)
        case ListBlock(), "item" if last.ordered == bool(_NUMBER.match(line.text)):
            return replace(last, items=(*last.items, Text(_item(line.text))), source=source)
        case Quote(cite=None), "quote" if cues.SIGNED_POST.match(line.text) or signature(line.text):
            return replace(last, cite=line.text.lstrip("—–- "), source=source)
        case Figure(credit=None), "credit":
            return replace(last, credit=_credit(line.text), source=source)
        case Figure(caption=None, credit=str()), "caption" if cues.CAPTION_LABEL.match(line.text):
            return replace(_figure(last.id, line.text, source), credit=last.credit)
        case _:
            return None


def _block(id_: str, line: Line, verdict: Verdict) -> Block:
    text, source = line.text, line.raw
    match verdict.role:
        case "heading":
            return Heading(id=id_, source=source, content=Text(text.lstrip("# ") or text))
        case "caption":
            return _figure(id_, text, source)
        case "credit":
            return Figure(id=id_, source=source, credit=_credit(text))
        case "related" | "announcement":
            return Related(id=id_, source=source, text=text)
        case "video" | "label":
            return Video(id=id_, source=source, label=_label(text))
        case "audio":
            found = cues.AUDIO_LABEL.match(text)
            return Audio(id=id_, source=source, label=found.group("rest") if found else "")
        case "promo":
            return Promo(id=id_, source=source, text=text)
        case "other" | "date" | "byline":
            return Other(id=id_, source=source, text=text)
        case "quote":
            return _quote(id_, text, source)
        case "item":
            return ListBlock(id=id_, source=source, items=(Text(_item(text)),), ordered=bool(_NUMBER.match(text)))
        case _:
            return Paragraph(id=id_, source=source, content=Text(text))


_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")


def _item(text: str) -> str:
    return _NUMBER.sub("", shapes.BULLET.sub("", text, count=1), count=1) or text


def _label(text: str) -> str:
    """Return what names the video in a player's remains, "" when nothing does."""
    stated = cues.CAPTIONED_MEDIA.match(text)
    if stated:
        return text[stated.end() :].strip()
    opened = cues.PLAYER_OPENS.match(text)
    if opened:
        named = re.split(r"\s*\b(?:Exit player|(?:Media|Video) caption)\b:?\s*", text[opened.end() :].strip())
        return next((part for part in named if part), "")
    begun = cues.buttons(text)
    if begun is not None:
        return text[:begun].strip(" .")
    for pattern in (cues.VIDEO_LABEL, cues.CLOSED_OVERLAY):
        found = pattern.match(text)
        if found:
            return found.group("rest")
    found = cues.MEDIA_CAPTION.search(text)
    if found:
        return found.group("caption")
    return "" if cues.player(text) or cues.setting(text) else text


def _figure(id_: str, text: str, source: str) -> Figure:
    """Return a caption with its credit apart."""
    text = cues.BUTTONS_LAST.sub("", text)
    found = cues.COPYRIGHT_CAPTION.match(text)
    if found:
        return Figure(id=id_, source=source, caption=Text(found.group("caption")), credit=found.group("credit"))
    found = cues.CREDIT_FIRST.match(text) or cues.SLASHED_FIRST.match(text) or cues.NAMED_FIRST.match(text)
    if found:
        return Figure(id=id_, source=source, caption=Text(found.group("caption")), credit=found.group("credit"))
    found = (
        cues.CREDIT_BRACKETS.search(text)
        or cues.CREDIT_LABEL.search(text)
        or cues.AGENCY_STUCK.search(text)
        or cues.SLASHED_LAST.search(text)
        or cues.NAME_LAST.search(text)
        or cues.AGENCY_LAST.search(text)
    )
    if found and found.start() > 0:
        return Figure(id=id_, source=source, caption=Text(_uncaptioned(text[: found.start()].strip())), credit=_credit(found.group("credit")))
    return Figure(id=id_, source=source, caption=Text(_uncaptioned(text)))


def _uncaptioned(text: str) -> str:
    text = shapes.BUTTONS_FIRST.sub("", cues.COUNTER_FIRST.sub("", text))
    found = re.match(r"(?:image|photo|picture) caption\b\s*[:,]?\s*(?=\S)", text, re.IGNORECASE) or cues.PICTURE_LABEL.match(text)
    return text[found.start("caption") if "caption" in found.groupdict() else found.end() :] if found else text


_CREDIT_WORD = re.compile(
    r"^[(\[]?\s*(?:(?:image|picture|photo|pic)\s+(?:copyright|credit|source)|images?|pictures?|pics?|photos?|photographs?|photography|credits?|source|copyright|courtesy)\s*(?:by\b|of\b)?\s*[:,©]?\s*",
    re.IGNORECASE,
)


def _credit(text: str) -> str:
    bare = text.strip().removesuffix(".").strip("()[] ")
    return _CREDIT_WORD.sub("", bare).strip() or bare


_POSTED = re.compile(r"\s*[—–-]\s*(?P<cite>[^—–]{1,60}\(@\w{1,30}\).{0,40})$")


def _quote(id_: str, text: str, source: str) -> Quote:
    found = _POSTED.search(text)
    if found and found.start() > 0:
        return Quote(id=id_, source=source, content=Text(text[: found.start()]), cite=found.group("cite"))
    return Quote(id=id_, source=source, content=Text(text))
