"""What a person can give for an edition: each kind's arguments, what is made of them, and the edition built anew with it.

The command line reads this table whatever it is asked, so nothing heavy is loaded before somebody gives.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from a11y import walk
from a11y.errors import UsageError
from a11y.formats.webvtt import printable
from a11y.model import GivenAcceptance, GivenCaptions, GivenLine, GivenPronunciations, GivenSentence, GivenSign

if TYPE_CHECKING:
    from a11y.given import Given
    from a11y.library import Library
    from a11y.model import Gift, Sentence, StoredEdition, Track, Version, Video

LONGEST = 2000  # characters of a given sentence: far above any sentence, far below a pasted article

Values = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Act:
    """A person's act: the edition it is for, what was given before, who and when, and a function that opens a file or address by its name."""

    library: Library
    edition: StoredEdition
    given: Given
    when: str
    by: str | None
    open: Callable[[str], bytes]

    @property
    def person(self) -> str:
        """Who gives, in words."""
        return f"{self.by or 'an editor'} on {self.when[:10]}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of gift: what it is for, its arguments and options (name to help; a name that ends in "?" may be left out), and what makes it."""

    summary: str
    arguments: Mapping[str, str]
    make: Callable[[Act, Values], Gift]
    options: Mapping[str, str] = field(default_factory=dict)


def give(library: Library, slug: str, kind: str, values: Values, *, by: str | None, open_file: Callable[[str], bytes]) -> StoredEdition:
    """Record a gift and build the edition anew with it; `by` is who gives, where that is told. Raises UsageError, SourceError, LibraryError."""
    from a11y import pipeline
    from a11y.given import now

    given = pipeline.gifts(library, slug)
    who = " ".join(printable(by or "").split()) or None
    given.add(KINDS[kind].make(Act(library, library.open(slug), given, now(), who, open_file), values))
    return pipeline.renew(library, slug)


def withdraw(library: Library, slug: str, number: int) -> str:
    """Take back the gift of that number, as `told` lists them, build the edition anew without it, and return what it was, in words."""
    from a11y import pipeline
    from a11y.given import given_as

    library.open(slug)
    gone = pipeline.gifts(library, slug).withdraw(number)
    pipeline.renew(library, slug)
    return f"taken back: {given_as(gone)}"


def told(library: Library, slug: str) -> list[str]:
    """Return a line for each gift: its number, what it is, who gave it and when, and whether the article still has its place."""
    from a11y import pipeline
    from a11y.given import given_as

    edition, given = library.open(slug), pipeline.gifts(library, slug)
    lost = dict(pipeline.unused(edition, given))
    return [
        f"{number}\t{given_as(gift)}\t{gift.by or 'an editor'}, {gift.when[:10]}\t{'not used: ' + lost[gift] if gift in lost else 'used'}"
        for number, gift in enumerate(given.gifts, 1)
    ]


def reported(library: Library, slug: str) -> list[str]:
    """Return a line for each mistake that a reader reported: the sentence's id, the note, and the sentence as it stood then."""
    from a11y import pipeline

    library.open(slug)
    return [f"{one.sentence or 'the article'}\t{one.note}\t{one.text}" for one in pipeline.gifts(library, slug).mistakes]


# --- captions -------------------------------------------------------------------------------------------------------


def _captions(act: Act, values: Values) -> Gift:
    """Return captions or a transcript that a person gives for a video."""
    from a11y import captions

    article, file = act.edition.article, str(values["file"])
    video = captions.find_video(article, str(values["video"]))
    data, name = act.open(file), Path(file).name
    media = Path(wanted) if (wanted := values.get("media")) else None
    if media and not media.is_file():
        raise UsageError(f"--media {media}", "there is no such file")
    attached = captions.attach(
        article, video, name, data, media=media, profile=values.get("profile") or "bbc", language=values.get("language"), giver=act.person
    )
    return _kept(act, video, attached.track, data, name)


def _approval(act: Act, values: Values) -> Gift:
    """Return a draft that a person approves, as it is or as the person mended it."""
    from a11y import captions

    video = captions.find_video(act.edition.article, str(values["video"]))
    stored = next(track for track in act.edition.tracks if track.video == video.id)
    draft = act.library.track(act.edition.slug, stored)
    file = values.get("file")
    data = act.open(file) if file else draft.vtt.encode()
    return _kept(act, video, captions.approve(draft, data if file else None, person=act.person), data, Path(file).name if file else stored.file)


def _kept(act: Act, video: Video, track: Track, data: bytes, name: str) -> Gift:
    """Keep the file as it came and what became of it, and return the gift that names both."""
    if track.status not in {"supplied", "machine-draft", "human-checked"}:
        raise UsageError(f"captions of {video.id}", f"a person cannot give what is {track.status}")
    return GivenCaptions(
        when=act.when,
        by=act.by,
        video=video.id,
        label=track.label,
        src=video.src,
        status=track.status,
        language=track.language,
        provenance=track.provenance,
        vtt=act.given.keep(io.BytesIO(track.vtt.encode()), "captions.vtt"),
        original=act.given.keep(io.BytesIO(data), name),
        name=name,
    )


# --- sentences ------------------------------------------------------------------------------------------------------


def _sentence(act: Act, values: Values) -> Gift:
    """Return a sentence as a person wants it: one or more lines, from a file of that name or as they stand."""
    wanted = str(values["text"])
    is_file = len(wanted) < 256 and "\n" not in wanted and Path(wanted).is_file()
    words = act.open(wanted).decode("utf-8", "replace") if is_file else wanted
    lines = [" ".join(line.split()) for line in printable(words).split("\n")]
    lines = [line for line in lines if any(character.isalnum() for character in line)]
    if not lines or any(len(line) > LONGEST for line in lines):
        raise UsageError("sentence", f"takes words, one sentence a line, each of at most {LONGEST} characters")
    return _regrouped(act, str(values["id"]), lambda _: tuple(GivenLine(line, "corrected") for line in lines))


def _sentence_approval(act: Act, values: Values) -> Gift:
    """Return a sentence of ours that a person approves as it stands."""
    return _regrouped(act, str(values["id"]), lambda sentence: (GivenLine(sentence.text, sentence.by_person or "approved"),))


def _regrouped(act: Act, wanted: str, change: Callable[[Sentence], tuple[GivenLine, ...]]) -> Gift:
    """Return the whole group of sentences that stands for one original, with one of them changed: so it survives another way of splitting."""
    version, sentence = _found(act.edition, wanted)
    original = next(one for one in walk.sentences(act.edition.versions[0]) if one.id in sentence.sources)
    lines: list[GivenLine] = []
    for one in walk.sentences(version):
        if one.id == sentence.id:
            lines += change(one)
        elif one.sources == sentence.sources:
            lines.append(GivenLine(one.text, one.by_person or "kept"))
    return GivenSentence(when=act.when, by=act.by, level=version.level, original=original.text, lines=tuple(lines))


def _found(edition: StoredEdition, wanted: str) -> tuple[Version, Sentence]:
    """Return a plain or easy sentence by its id, and its version; the "In short" repeats sentences, so one of its ids means the sentence it repeats."""
    for version in edition.versions[1:]:
        short = next((one for one in version.in_short if one.id == wanted), None)
        for sentence in walk.sentences(version):
            if sentence.id == wanted or (short and (sentence.text, sentence.sources) == (short.text, short.sources)):
                return version, sentence
    what = "is the publisher's own; give the plain or easy one" if re.fullmatch(r"s\d+", wanted) else "is in no plain or easy version"
    raise UsageError(f"sentence {wanted}", f"{what}: the ids are in edition.json and in the page's Why links (p1, e1 …)")


# --- findings -------------------------------------------------------------------------------------------------------


def _acceptance(act: Act, values: Values) -> Gift:
    """Return a finding of the report that a person lets stand, with the reason."""
    from a11y import audit

    rule, place, reason = str(values["rule"]), str(values.get("place") or ""), " ".join(printable(values.get("reason") or "").split())
    if not reason or len(reason) > LONGEST:
        raise UsageError(f"accept {rule}", f"needs --reason and words for it, at most {LONGEST} characters")
    passage = audit.passage_at(act.edition.report, rule, place)
    return GivenAcceptance(when=act.when, by=act.by, rule=rule, place=place, passage=passage, reason=reason)


# --- sign language --------------------------------------------------------------------------------------------------


def _sign(act: Act, values: Values) -> Gift:
    """Return a sign-language video of the article or of one of its videos; copied piece by piece, since it may be long."""
    from a11y import captions, signing

    article, path = act.edition.article, Path(str(values["file"]))
    wanted = values.get("of")
    video = captions.find_video(article, wanted) if wanted else None
    duration = signing.looked_at(path)
    originals = {sentence.id: sentence.text for sentence in walk.sentences(act.edition.versions[0])}
    file = values.get("cues")
    cues = signing.cues(act.open(file).decode("utf-8", "replace"), originals) if file else ()
    with path.open("rb") as source:
        kept = act.given.keep(source, path.name)
    return GivenSign(
        when=act.when,
        by=act.by,
        file=kept,
        name=path.name,
        language=values.get("language") or "bfi",
        duration_ms=duration,
        video=video.id if video else "",
        label=captions.label_of(video) if video else "",
        src=video.src if video else None,
        cues=cues,
    )


# --- pronunciations -------------------------------------------------------------------------------------------------


def _pronunciations(act: Act, values: Values) -> Gift:
    """Return a list of how names are said, once it can be read."""
    from a11y.speech import pronunciations

    file = str(values["file"])
    data, name = act.open(file), Path(file).name
    pronunciations.read(data, name)
    return GivenPronunciations(when=act.when, by=act.by, file=act.given.keep(io.BytesIO(data), name), name=name)


# To add a kind: its class in `a11y.model`, a row here, its place and name in `a11y.given`, its row in `a11y.pipeline.unused`, and the stage that uses it.
KINDS: dict[str, Kind] = {
    "captions": Kind(
        "give captions or a transcript of a video",
        {"video": "the video's id, its number on the page, or its label", "file": "a WebVTT, SubRip, TTML or text file"},
        _captions,
        {
            "media": "the video's film or sound, to time a transcript by",
            "language": "their language (default: the article's)",
            "profile": "the house style to fit them to: bbc (default), netflix or dcmp",
        },
    ),
    "approve": Kind(
        "approve a machine's draft of a video's captions, as it is or as you mended it",
        {"video": "the video's id, its number on the page, or its label", "file?": "the draft as you mended it"},
        _approval,
    ),
    "sentence": Kind(
        "correct a plain or easy sentence",
        {"id": "the sentence's id, such as e12", "text": "the sentence as it should be, or a file with one sentence a line"},
        _sentence,
    ),
    "accept": Kind(
        "accept a finding of the report: it stays listed, apart, and does not count for --fail-on",
        {"rule": "the rule's name, such as link-alone", "place?": "the finding's block, sentence or path (default: every place)"},
        _acceptance,
        {"reason": "why it may stand (required)"},
    ),
    "sign": Kind(
        "give a sign-language video of the article, or of one of its videos",
        {"file": "the video, as MP4 or WebM"},
        _sign,
        {
            "of": "the video it signs: its id, its number on the page, or its label (default: the whole article)",
            "cues": "a WebVTT file that says when which sentences are signed: each cue's name is their ids, such as s3 or s3 s4",
            "language": "the sign language, by its ISO 639-3 code (default: bfi, British Sign Language)",
        },
    ),
    "pronunciations": Kind(
        "give a list of how names are said, for every recording of the edition; it takes the place of the one before",
        {"file": "a W3C pronunciation list (PLS), with an <alias> for each name"},
        _pronunciations,
    ),
    "approve-sentence": Kind("approve a plain or easy sentence as it stands", {"id": "the sentence's id, such as e12"}, _sentence_approval),
}
