"""Build an edition: the whole product as one chain.

bytes → reader → Article (+ Page) → original, plain, easy → scores, tracks, report, renditions → Edition → library
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

from a11y import walk
from a11y.errors import LibraryError, SourceError
from a11y.given import NOTHING, Given, given_as
from a11y.keys import audio_key, recited_key, spoken_key, stand_in_key, text_key, voice_of
from a11y.library import Library, identity
from a11y.model import (
    Article,
    Edition,
    Gift,
    GivenAcceptance,
    GivenCaptions,
    GivenPronunciations,
    GivenSentence,
    GivenSign,
    Medium,
    Readability,
    Reading,
    Recording,
    Rendition,
    Report,
    StoredEdition,
    StoredRecording,
    StoredRendition,
    StoredTrack,
    Track,
    Version,
)
from a11y.readers.source import caption_loader

if TYPE_CHECKING:
    from a11y.audit.browser import Chromium
    from a11y.speech.pronunciations import Names

SIMPLER: tuple[Literal["plain", "easy"], ...] = ("plain", "easy")
AUDIO_FORMATS = ("m4a", "mp3", "vtt", "lrc")

Stage = Callable[[str], None]


def quiet(_stage: str) -> None:
    """Tell nobody what is being made."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source in a library."""

    slug: str
    state: Literal["built", "unchanged"]
    unused: tuple[str, ...] = ()
    """What a person gave for a place that the article no longer has, a line each."""


def build(reading: Reading, *, base: Path | str | None = None, given: Given = NOTHING) -> Edition:
    """Return the edition of one reading without audio; `base` is the folder or address its caption files may be read from, `given` what people gave.

    Raises SourceError when the page holds no article.
    """
    if reading.article is None:
        raise SourceError(reading.name, "this page holds no article", "give the address or file of one story (a11y audit works on any page)")
    versions = all_versions(reading.article, given)
    examined = examine(reading, versions, base=base, given=given)
    return _edition(
        reading, reading.article, versions, examined, {"source": hashlib.sha256(reading.data).hexdigest(), "text": text_key(reading, base), **_given(given)}
    )


def all_versions(article: Article, given: Given = NOTHING) -> tuple[Version, ...]:
    """Return the original, plain and easy versions of an article; a sentence that a person gave stands in place of ours."""
    from a11y import plain

    original = plain.original(article)
    sentences = [gift for gift in given.gifts if isinstance(gift, GivenSentence)]
    return (original, *(plain.simplify(original, level, given=sentences) for level in SIMPLER))


def examine(
    reading: Reading, versions: Sequence[Version], *, base: Path | str | None = None, given: Given = NOTHING, browser: Chromium | None = None
) -> tuple[dict[str, Readability], tuple[Track, ...], Report]:
    """Return the scores of the versions, a track for each video, and the audit that takes both into account."""
    from a11y import captions

    tracks = captions.tracks(reading.article, versions[0], load=caption_loader(base)) if reading.article and versions else ()
    return _examined(reading, versions, tracks, given, browser)


def _examined(
    reading: Reading, versions: Sequence[Version], tracks: tuple[Track, ...], given: Given, browser: Chromium | None = None
) -> tuple[dict[str, Readability], tuple[Track, ...], Report]:
    """Return the scores, the tracks with those that people gave in place of ours, and the audit."""
    from a11y import audit, captions, scores

    readability: dict[str, Readability] = {version.level: scores.score(version) for version in versions}
    gifts = [gift for gift in given.gifts if isinstance(gift, GivenCaptions)]
    if reading.article and gifts:
        persons = captions.given_tracks(reading.article, gifts, given.text)
        tracks = tuple(persons.get(track.video, track) for track in tracks)
    report = audit.audit(reading, versions, readability, tracks, browser=browser)
    return readability, tracks, audit.accept(report, [gift for gift in given.gifts if isinstance(gift, GivenAcceptance)])


def transform(reading: Reading, library: Library, *, voice: str | None, base: Path | str | None = None, stage: Stage = quiet) -> Outcome:
    """Build an edition into a library, the text first and then the audio; what is already there and still holds is kept.

    `voice` is `ENGINE[:VOICE]`, None for no audio. `stage` is told what is being made. Raises SourceError, VoiceError, LibraryError.
    """
    stored, given = _stored(library, reading)
    names = names_of(given)
    state: Literal["built", "unchanged"] = "unchanged"
    if stored is None or stored.provenance.get("text") != text_key(reading, base) or _given(stored) != _given(given):
        stage("text")
        stored = _published(library, build(reading, base=base, given=given), stored, names)
        state = "built"
    for version in stored.versions if voice else ():
        made = spoken_key(str(voice), stored.article, version, names)
        if stored.provenance.get(f"audio {version.level}") != made:
            stage(f"{version.level} audio")
            stored = record(library, stored, version, str(voice), names)
            state = "built"
    for track in stored.tracks if voice else ():
        made = recited_key(str(voice), stored.article, track, names)
        if track.stand_in and stored.provenance.get(f"stand-in {track.video}") != made:
            stage("stand-in audio")
            stored = _recited(library, stored, track, str(voice), names)
            state = "built"
    return Outcome(stored.slug, state, tuple(f"{given_as(gift)} is not used: {why}" for gift, why in unused(stored, given)))


def renew(library: Library, slug: str, *, stage: Stage = quiet) -> StoredEdition:
    """Build an edition anew from what lies in it and what people have given since, and return it.

    The captions of the publisher's that were read beside the source are kept. A recording whose words changed is spoken again by its
    voice, unless that voice is a service on the network: then it goes, until somebody asks for it. Raises LibraryError.
    """
    from a11y import captions, readers, speech

    before, given = library.open(slug), gifts(library, slug)
    stage("text")
    data = library.source(before)
    reading = replace(readers.read(before.report.source, data, url=before.article.url), article=before.article)
    versions = all_versions(before.article, given)
    own = {track.video: library.track(slug, track) for track in before.tracks if track.status in {"publisher", "none-known"}}
    made = captions.tracks(before.article, versions[0], load=None)
    examined = _examined(reading, versions, tuple(own.get(track.video, track) for track in made), given)
    kept = {name: value for name, value in before.provenance.items() if name != "given" and not name.startswith(("audio ", "stand-in "))}
    edition = _edition(reading, before.article, versions, examined, {**kept, **_given(given)})
    names = names_of(given)
    stored = _published(library, edition, before, names)
    gone = {name: voice_of(made) for name, made in before.provenance.items() if name.startswith(("audio ", "stand-in ")) and name not in stored.provenance}
    again = {name: voice for name, voice in gone.items() if speech.ENGINES[_engine(voice)]().notice is None}
    for version in stored.versions:
        if voice := again.get(f"audio {version.level}"):
            stage(f"{version.level} audio")
            stored = record(library, stored, version, voice, names)
    for track in stored.tracks:
        if track.stand_in and (voice := again.get(f"stand-in {track.video}")):
            stage("stand-in audio")
            stored = _recited(library, stored, track, voice, names)
    return stored


def examined_again(library: Library, slug: str, browser: Chromium) -> Report:
    """Return the audit of an edition as it lies there, with what a browser finds on its source; the edition stays as it is."""
    from a11y import audit, readers

    stored = library.open(slug)
    reading = replace(readers.read(stored.report.source, library.source(stored), url=stored.article.url), article=stored.article)
    tracks = tuple(library.track(slug, track) for track in stored.tracks)
    report = audit.audit(reading, stored.versions, stored.scores, tracks, browser=browser)
    return audit.accept(report, [gift for gift in gifts(library, slug).gifts if isinstance(gift, GivenAcceptance)])


def _edition(
    reading: Reading,
    article: Article,
    versions: tuple[Version, ...],
    examined: tuple[dict[str, Readability], tuple[Track, ...], Report],
    provenance: dict[str, str],
) -> Edition:
    """Return an edition without recordings."""
    readability, tracks, report = examined
    return Edition(
        name=reading.name,
        source=reading.data,
        is_page=reading.page is not None,
        article=article,
        versions=versions,
        scores=readability,
        tracks=tracks,
        report=report,
        renditions=(),
        provenance=provenance,
    )


def gifts(library: Library, slug: str) -> Given:
    """Return what people gave for an edition."""
    return Given(library.root / slug)


def names_of(given: Given) -> Names:
    """Return how names are said by the list that a person gave, () without one; raises LibraryError when its file is gone."""
    from a11y.speech import pronunciations

    lists = [gift for gift in given.gifts if isinstance(gift, GivenPronunciations)]
    return tuple(pronunciations.read(given.path(lists[-1].file).read_bytes(), lists[-1].name).items()) if lists else ()


def unused(edition: StoredEdition, given: Given) -> list[tuple[Gift, str]]:
    """Return the gifts that have no place in an edition any more, each with why."""
    from a11y import captions
    from a11y.speech import pronunciations

    originals = {sentence.text for sentence in walk.sentences(edition.versions[0])}
    found: list[tuple[Gift, str]] = []
    for gift in given.gifts:
        match gift:
            case GivenCaptions():
                if captions.known_again(edition.article, gift) is None:
                    found.append((gift, f"the article has no video {gift.label or gift.src or gift.video} any more"))
            case GivenSign():
                if gift.video and captions.known_again(edition.article, gift) is None:
                    found.append((gift, f"the article has no video {gift.label or gift.src or gift.video} any more"))
            case GivenPronunciations():
                said = [*(sentence.text for version in edition.versions for sentence in walk.sentences(version)), edition.article.byline or ""]
                said += [line for track in edition.tracks for line in (track.label, *track.text)]
                if not pronunciations.said_in(names_of(given), "\n".join(said)):
                    found.append((gift, "the article has none of its names"))
            case GivenSentence():
                if gift.original not in originals:
                    found.append((gift, f"the article does not say any more: {gift.original}"))
            case GivenAcceptance():
                if gift in edition.report.stale:
                    found.append((gift, "the report does not find it any more"))
            case _:
                assert_never(gift)
    return found


def _published(library: Library, edition: Edition, before: StoredEdition | None, names: Names) -> StoredEdition:
    """Publish an edition with the recordings of the one before that still hold, and return it as it lies there."""
    if before is None:
        return library.open(library.publish(edition))
    kept = tuple(rendition for rendition in before.renditions if _still_said(before, edition, rendition, names))
    recited = tuple(recording for recording in before.recordings if _still_recited(before, edition, recording, names))
    still = [f"audio {rendition.level}" for rendition in kept] + [f"stand-in {recording.video}" for recording in recited]
    provenance = {**edition.provenance, **{name: before.provenance[name] for name in still}}
    return library.open(library.publish(replace(edition, provenance=provenance), kept, recited))


def record(library: Library, stored: StoredEdition, version: Version, voice: str, names: Names) -> StoredEdition:
    """Speak a version into an edition; when the voice asked for fails and another steps in, the next run tries it again."""
    rendition = speak(stored.article, version, voice, cache=library.cache / "speech", names=names)
    by = voice if _engine(rendition.voice) == _engine(voice) else rendition.voice
    return library.add_rendition(stored.slug, rendition, spoken_key(by, stored.article, version, names))


def recite(article: Article, track: Track | StoredTrack, voice: str, *, cache: Path | None = None, names: Names = ()) -> Recording:
    """Return a stand-in spoken by one voice, with captions of that recording."""
    from a11y import captions, speech

    said = captions.sentences(track.text, article.language)
    spoken = speech.recite(article, track.label, said, voice=voice, pace=captions.STAND_IN_PACE, formats=("m4a", "mp3"), cache=cache, names=names)
    vtt = captions.recited(said, spoken.words, spoken.duration_ms)
    media = (*spoken.media, Medium("vtt", vtt.encode()))
    return Recording(video=track.video, voice=spoken.voice, duration_ms=spoken.duration_ms, media=media, notices=spoken.notices)


def _recited(library: Library, stored: StoredEdition, track: StoredTrack, voice: str, names: Names) -> StoredEdition:
    """Speak a stand-in into an edition."""
    recording = recite(stored.article, track, voice, cache=library.cache / "speech", names=names)
    by = voice if _engine(recording.voice) == _engine(voice) else recording.voice
    return library.add_recording(stored.slug, recording, recited_key(by, stored.article, track, names))


def _given(of: Given | StoredEdition) -> dict[str, str]:
    """Return what the provenance says of gifts: nothing when nobody gave anything."""
    key = of.key if isinstance(of, Given) else of.provenance.get("given", "")
    return {"given": key} if key else {}


def speak(
    article: Article,
    version: Version,
    voice: str,
    formats: Sequence[str] = AUDIO_FORMATS,
    *,
    cache: Path | None = None,
    rate: int | None = None,
    pictures: bool = True,
    videos: bool = True,
    progress: Callable[[int, int], None] | None = None,
    names: Names = (),
) -> Rendition:
    """Return one version spoken by one voice; with a `cache` folder, sentences spoken before are not spoken again. The rest is as `speech.speak` says."""
    from a11y import speech

    return speech.speak(
        article, version, voice=voice, formats=formats, cache=cache, rate=rate, pictures=pictures, videos=videos, progress=progress, names=names
    )


def _engine(voice: str) -> str:
    return voice.partition(":")[0]


def _stored(library: Library, reading: Reading) -> tuple[StoredEdition | None, Given]:
    """Return the edition that is there of a source, and what people gave for it, which may outlive the edition."""
    slug = library.find(identity(reading.article, reading.data)) if reading.article else None
    if slug is None:
        return None, NOTHING
    try:
        return library.open(slug), gifts(library, slug)
    except LibraryError:  # damaged, or a killed run's remains: built anew
        return None, gifts(library, slug)


def _still_said(stored: StoredEdition, edition: Edition, rendition: StoredRendition, names: Names) -> bool:
    version = next(version for version in edition.versions if version.level == rendition.level)
    made = stored.provenance.get(f"audio {rendition.level}", "")
    return made.endswith(f" {audio_key(edition.article, version, names)}")


def _still_recited(stored: StoredEdition, edition: Edition, recording: StoredRecording, names: Names) -> bool:
    track = next((track for track in edition.tracks if track.video == recording.video and track.stand_in), None)
    made = stored.provenance.get(f"stand-in {recording.video}", "")
    return track is not None and made.endswith(f" {stand_in_key(edition.article, track, names)}")
