"""What people gave is sacred: it is used by every build, and no machine step writes over it or collects it."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from a11y import giving, pipeline, plain, readers, walk
from a11y.cli import main
from a11y.errors import LibraryError, UsageError
from a11y.given import Given, given_as
from a11y.library import Library
from a11y.model import Article, GivenLine, GivenSentence, Paragraph, Sentence, StoredEdition, Text
from tests.editions import STORY

SUBRIP = b"1\n00:00:01,000 --> 00:00:03,500\nDoes it work?\n\n2\n00:00:04,500 --> 00:00:06,000\nIt <b>works</b> & hums.\n"
DRAFT = "WEBVTT\n\nNOTE Status: machine-draft. No person has checked it.\n\n00:00:01.000 --> 00:00:03.000\nDose it work?\n"


@pytest.fixture(autouse=True)
def _a_day_in_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of every act here is one second in May 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1778000000")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def built(library: Library, page: str = STORY, voice: str | None = None) -> pipeline.Outcome:
    return pipeline.transform(readers.read("loop.html", page.encode()), library, voice=voice)


def give(library: Library, slug: str, kind: str, *, by: str | None = None, files: dict[str, bytes] | None = None, **values: str | None) -> StoredEdition:
    def opened(name: str) -> bytes:
        return (files or {})[name]

    return giving.give(library, slug, kind, values, by=by, open_file=opened)


def easy(edition: StoredEdition) -> list[Sentence]:
    return list(walk.sentences(edition.versions[2]))


def said(library: Library, edition: StoredEdition) -> str:
    return library.track(edition.slug, edition.tracks[0]).vtt


def group(edition: StoredEdition, words: str) -> list[Sentence]:
    """Return the easy sentences that stand for the same original as the one with those words."""
    sources = next(sentence.sources for sentence in easy(edition) if words in sentence.text)
    return [sentence for sentence in easy(edition) if sentence.sources == sources]


# --- captions ---


def test_given_captions_are_supplied_and_kept_as_they_came(library: Library) -> None:
    """The track says who gave it and when; the file lies byte for byte beside what became of it."""
    slug = built(library).slug
    edition = give(library, slug, "captions", by="Ines Dahl", files={"/work/talk.srt": SUBRIP}, video="1", file="/work/talk.srt")
    track = edition.tracks[0]
    assert track.status == "supplied"
    assert "talk.srt, given by Ines Dahl on 2026-05-05, in SubRip" in track.provenance
    assert "It works &amp; hums." in said(library, edition).replace("<b>", "").replace("</b>", "")
    assert sorted(path.read_bytes() for path in (library.root / slug / "given").glob("*.srt")) == [SUBRIP]


def test_every_rebuild_uses_what_was_given_and_leaves_it_alone(library: Library) -> None:
    """The same source, a changed one, a collection of old files and a removed edition: the captions are there again."""
    slug = built(library).slug
    given = said(library, give(library, slug, "captions", files={"c.srt": SUBRIP}, video="1", file="c.srt"))
    files = {path.name: path.read_bytes() for path in (library.root / slug / "given").iterdir()}
    assert built(library).state == "unchanged"
    assert built(library, STORY.replace("forty", "fifty")).state == "built"
    library.collect(grace_seconds=0)
    assert said(library, library.open(slug)) == given
    library.remove(slug)
    assert built(library).slug == slug
    assert said(library, library.open(slug)) == given
    assert files == {path.name: path.read_bytes() for path in (library.root / slug / "given").iterdir()}


def test_a_video_is_known_again_by_its_address_when_blocks_move(library: Library) -> None:
    """A paragraph more before it gives the video another id, not another face."""
    slug = built(library).slug
    give(library, slug, "captions", files={"c.srt": SUBRIP}, video="1", file="c.srt")
    built(library, STORY.replace("<video", "<p>It hummed for two years before anybody asked why it had stopped.</p><video").replace("is tested", "is tried"))
    assert [track.status for track in library.open(slug).tracks] == ["supplied"]


def test_captions_of_a_video_that_is_gone_are_reported_and_kept(library: Library) -> None:
    """Nothing is guessed: another video gets no other video's words."""
    slug = built(library).slug
    give(library, slug, "captions", files={"c.srt": SUBRIP}, video="1", file="c.srt")
    outcome = built(library, STORY.replace('src="loop.mp4" title="The loop is tested"', 'src="bell.mp4" title="The bell rings"'))
    assert [track.status for track in library.open(slug).tracks] == ["none-known"]
    assert outcome.unused == ("supplied captions c.srt of The loop is tested is not used: the article has no video The loop is tested any more",)
    assert len(pipeline.gifts(library, slug).gifts) == 1


def test_a_machines_draft_stays_one_until_a_person_approves_it(library: Library) -> None:
    """Handing in a draft does not check it; approving does, and the approved file is kept."""
    slug = built(library).slug
    edition = give(library, slug, "captions", files={"d.vtt": DRAFT.encode()}, video="1", file="d.vtt")
    assert edition.tracks[0].status == "machine-draft"
    assert said(library, edition) == DRAFT
    edition = give(library, slug, "approve", by="Ines Dahl", video="The loop is tested", file=None)
    assert edition.tracks[0].status == "human-checked"
    assert "checked by Ines Dahl on 2026-05-05" in said(library, edition)
    assert "machine-draft" not in said(library, edition)
    assert len(pipeline.gifts(library, slug).gifts) == 1


def test_a_draft_may_be_mended_and_approved_in_one_act(library: Library) -> None:
    """The words are the person's, and the note says that the draft was mended."""
    slug = built(library).slug
    give(library, slug, "captions", files={"d.vtt": DRAFT.encode()}, video="1", file="d.vtt")
    edition = give(library, slug, "approve", files={"m.vtt": DRAFT.replace("Dose", "Does").encode()}, video="1", file="m.vtt")
    assert edition.tracks[0].text == ("Does it work?",)
    assert "mended and checked by an editor" in edition.tracks[0].provenance


def test_only_a_draft_can_be_approved(library: Library) -> None:
    """A stand-in is no captions, however often a person says yes."""
    slug = built(library).slug
    with pytest.raises(UsageError, match="a machine's draft can be approved; this one is none-known"):
        give(library, slug, "approve", video="1", file=None)
    assert not (library.root / slug / "given" / "given.json").exists()


# --- sentences ---


def test_a_corrected_sentence_stands_in_place_of_ours_and_says_so(library: Library) -> None:
    """The others of its group stay, the "Why" names the editor, and the original stays one click away."""
    slug = built(library).slug
    before = group(library.open(slug), "tested it")
    assert len(before) > 1
    edition = give(library, slug, "sentence", id=before[-1].id, text="On Monday, forty people helped to test it.")
    after = group(edition, "forty people helped")
    assert [sentence.text for sentence in after] == [*(sentence.text for sentence in before[:-1]), "On Monday, forty people helped to test it."]
    assert [sentence.by_person for sentence in after] == [*(None for _ in before[:-1]), "corrected"]
    assert after[-1].edits[-1].why == "An editor wrote this sentence."
    assert built(library).state == "unchanged"


def test_a_correction_survives_rules_that_split_otherwise() -> None:
    """It is known by the original's words, so the person's sentences stand whatever ours would have been."""
    article = Article(title=None, blocks=(Paragraph(id="b1", content=Text("The staff, who came early, tested it on Monday.")),))
    lines = (GivenLine("The staff came early.", "kept"), GivenLine("They tried it on Monday.", "corrected"))
    gift = GivenSentence(when="2026-05-05T00:00:00Z", level="easy", original="The staff, who came early, tested it on Monday.", lines=lines)
    original = plain.original(article)
    versions = [plain.simplify(replace(original, language=language), "easy", given=[gift]) for language in ("en", "cy")]
    for version in versions:
        assert [sentence.text for sentence in walk.sentences(version)] == ["The staff came early.", "They tried it on Monday."]
        assert [sentence.sources for sentence in walk.sentences(version)] == [("s1",), ("s1",)]
    assert "tried" not in " ".join(sentence.text for sentence in walk.sentences(plain.simplify(original, "plain", given=[gift])))


def test_an_approved_sentence_keeps_its_reasons(library: Library) -> None:
    """Approving changes no word; the reader still sees what was changed, and that a person looked."""
    slug = built(library).slug
    before = next(sentence for sentence in easy(library.open(slug)) if sentence.edits)
    after = next(sentence for sentence in easy(give(library, slug, "approve-sentence", id=before.id)) if sentence.id == before.id)
    assert after == replace(before, by_person="approved")


def test_a_second_correction_of_a_group_keeps_the_first(library: Library) -> None:
    """Both sentences are the person's, in one gift."""
    slug = built(library).slug
    ids = [sentence.id for sentence in group(library.open(slug), "tested it")]
    give(library, slug, "sentence", id=ids[0], text="The hearing loop works.\nIt is in the town hall.")
    third = group(library.open(slug), "The hearing loop works.")[2]
    edition = give(library, slug, "sentence", id=third.id, text="Staff tried it.")
    assert [sentence.text for sentence in group(edition, "Staff tried it.")] == ["The hearing loop works.", "It is in the town hall.", "Staff tried it."]
    assert {sentence.by_person for sentence in group(edition, "Staff tried it.")} == {"corrected"}
    assert len(pipeline.gifts(library, slug).gifts) == 1


def test_a_correction_whose_original_is_gone_is_reported(library: Library) -> None:
    """It waits for its sentence to come back."""
    slug = built(library).slug
    identifier = group(library.open(slug), "tested it")[-1].id
    give(library, slug, "sentence", id=identifier, text="Forty people tried it.")
    outcome = built(library, STORY.replace("forty", "fifty"))
    assert [line.split(" is not used: ")[1][:36] for line in outcome.unused] == ["the article does not say any more: T"]
    assert "not used" in giving.told(library, slug)[0]
    assert "Forty people tried it." not in {sentence.text for sentence in easy(library.open(slug))}
    assert built(library).unused == ()
    assert "Forty people tried it." in {sentence.text for sentence in easy(library.open(slug))}


@pytest.mark.parametrize("text", ["", " \n\t ", "…", "x" * 2001, "\x00\x07"])
def test_a_sentence_without_words_or_end_is_refused(library: Library, text: str) -> None:
    """One clear line, and nothing is recorded."""
    slug = built(library).slug
    with pytest.raises(UsageError, match="takes words, one sentence a line"):
        give(library, slug, "sentence", id="e2", text=text)
    assert pipeline.gifts(library, slug).gifts == ()


@pytest.mark.parametrize(
    ("wanted", "why"), [("s2", "is the publisher's own"), ("e999", "is in no plain or easy version"), ("", "is in no plain or easy version")]
)
def test_only_our_own_sentences_can_be_corrected(library: Library, wanted: str, why: str) -> None:
    """The original is the publisher's; it is never changed."""
    slug = built(library).slug
    with pytest.raises(UsageError, match=why):
        give(library, slug, "sentence", id=wanted, text="Something else.")


def test_only_the_recordings_whose_words_changed_are_spoken_again(library: Library) -> None:
    """A corrected easy sentence is heard; the plain recording is the same file as before."""
    slug = built(library, voice="espeak").slug
    before = library.open(slug)
    edition = give(library, slug, "sentence", id=group(before, "tested it")[-1].id, text="Forty people tried it.")
    same = [one == other for one, other in zip(before.renditions, edition.renditions, strict=True)]
    assert [rendition.level for rendition in edition.renditions] == ["original", "plain", "easy"]
    assert same == [True, True, False]
    assert built(library, voice="espeak").state == "unchanged"


# --- the record ---


def test_what_was_given_can_be_listed_and_taken_back(library: Library) -> None:
    """Taking back changes the record; the files stay, since people gave them."""
    slug = built(library).slug
    give(library, slug, "captions", by="Ines\nDahl", files={"c.srt": SUBRIP}, video="1", file="c.srt")
    assert giving.told(library, slug) == ["1\tsupplied captions c.srt of The loop is tested\tInes Dahl, 2026-05-05\tused"]
    assert giving.withdraw(library, slug, 1) == "taken back: supplied captions c.srt of The loop is tested"
    assert [track.status for track in library.open(slug).tracks] == ["none-known"]
    assert list((library.root / slug / "given").glob("*.srt"))
    with pytest.raises(UsageError, match="nothing was given"):
        giving.withdraw(library, slug, 1)


def test_without_gifts_an_edition_says_nothing_of_them(library: Library) -> None:
    """And no folder for them is made."""
    slug = built(library).slug
    assert "given" not in library.open(slug).provenance
    assert not (library.root / slug / "given").exists()


@pytest.mark.parametrize("damage", ["", "{", '{"schema": 2, "gifts": []}', '{"schema": 1, "gifts": [{"kind": "song"}]}', "\ud800"])
def test_a_damaged_record_stops_the_build_and_is_not_touched(library: Library, damage: str) -> None:
    """Building without it would drop what people gave."""
    slug = built(library).slug
    record = library.root / slug / "given" / "given.json"
    record.parent.mkdir()
    data = damage.encode("utf-8", "surrogatepass")
    record.write_bytes(data)
    for act in (lambda: built(library), lambda: give(library, slug, "sentence", id="e2", text="New words.")):
        with pytest.raises(LibraryError, match=r"given\.json"):
            act()
    assert record.read_bytes() == data


def test_a_missing_given_file_is_named(library: Library) -> None:
    """The line says which file, and what to do."""
    slug = built(library).slug
    give(library, slug, "captions", files={"c.srt": SUBRIP}, video="1", file="c.srt")
    for path in (library.root / slug / "given").glob("*.vtt"):
        path.unlink()
    with pytest.raises(LibraryError, match="a file that was given is missing"):
        built(library, STORY.replace("forty", "fifty"))


def test_gifts_of_several_people_at_once_are_all_kept(tmp_path: Path) -> None:
    """The record is changed under a lock."""
    store = [Given(tmp_path) for _ in range(8)]
    gifts = [
        GivenSentence(when="2026-05-05T00:00:00Z", level="easy", original=f"Sentence {place}.", lines=(GivenLine("Short.", "corrected"),)) for place in range(8)
    ]
    threads = [threading.Thread(target=one.add, args=(gift,)) for one, gift in zip(store, gifts, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {gift.original for gift in Given(tmp_path).gifts if isinstance(gift, GivenSentence)} == {f"Sentence {place}." for place in range(8)}


@pytest.mark.parametrize("name", ["../c.vtt", "c.vtt/..", "x" * 300, "c.\x00", "c.verylongsuffix", ".vtt", ""])
def test_a_given_files_own_name_decides_nothing_on_disk(tmp_path: Path, name: str) -> None:
    """Files are named by their content."""
    given = Given(tmp_path)
    kept = given.keep(io.BytesIO(b"words"), name)
    assert given.path(kept).read_bytes() == b"words"
    assert [path.name for path in (tmp_path / "given").iterdir()] == [kept]
    with pytest.raises(LibraryError):
        given.path("../edition.json")


def test_the_command_gives_lists_and_takes_back(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shapes a person types, a file of sentences among them."""
    slug = built(library).slug
    (tmp_path / "c.srt").write_bytes(SUBRIP)
    (tmp_path / "lines.txt").write_text("The loop works.\nIt hums.\n")
    identifier = group(library.open(slug), "tested it")[0].id
    assert main(["give", str(library.root), slug, "captions", "1", str(tmp_path / "c.srt"), "--by", "Ines Dahl", "--language", "en"]) == 0
    assert main(["give", str(library.root), slug, "sentence", identifier, str(tmp_path / "lines.txt")]) == 0
    assert main(["give", str(library.root), slug, "list"]) == 0
    assert main(["give", str(library.root), slug, "withdraw", "1"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[-1] == "taken back: supplied captions c.srt of The loop is tested"
    assert given_as(pipeline.gifts(library, slug).gifts[0]).startswith("easy sentence: The loop works. It hums.")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["captions", "9", "c.srt"], 2),
        (["captions", "1", "missing.srt"], 1),
        (["captions", "1", "c.srt", "--profile", "nobody"], 2),
        (["withdraw", "1"], 2),
        (["song"], 2),
    ],
)
def test_a_wrong_word_gets_one_clear_line(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    """And nothing is recorded."""
    slug = built(library).slug
    (tmp_path / "c.srt").write_bytes(SUBRIP)
    monkeypatch.chdir(tmp_path)
    try:
        answer = main(["give", str(library.root), slug, *arguments])
    except SystemExit as stop:
        answer = int(stop.code or 0)
    assert answer == code
    assert capsys.readouterr().err.count("\n") == 1
    assert pipeline.gifts(library, slug).gifts == ()


UNNAMED = STORY.replace("<video", '<img src="hall.jpg"><video')


def accepted(edition: StoredEdition) -> list[str]:
    return [finding.accepted for rule in edition.report.rules for finding in rule.findings if finding.accepted]


def test_an_accepted_finding_stays_listed_and_outlives_a_rebuild(library: Library) -> None:
    """It counts for nothing and is there to be seen, with its reason and who said so."""
    slug = built(library, UNNAMED).slug
    edition = give(library, slug, "accept", by="Ada", rule="image-name", place=None, reason="The archive is being mended")
    assert accepted(edition) == ["The archive is being mended"]
    assert giving.told(library, slug) == ["1\taccepted: image-name: The archive is being mended\tAda, 2026-05-05\tused"]
    assert accepted(pipeline.renew(library, slug)) == accepted(edition)
    assert built(library, UNNAMED).state == "unchanged"


def test_an_acceptance_of_what_was_mended_is_told(library: Library) -> None:
    """The next build says which, and the report lists it as gone."""
    slug = built(library, UNNAMED).slug
    give(library, slug, "accept", rule="image-name", place=None, reason="It is only one")
    outcome = built(library, STORY)
    assert [gone.rule for gone in library.open(slug).report.stale] == ["image-name"]
    assert outcome.unused == ("accepted: image-name: It is only one is not used: the report does not find it any more",)


@pytest.mark.parametrize(("rule", "reason", "says"), [("image-name", "", "--reason"), ("image-nam", "So be it", "no rule of the report")])
def test_an_acceptance_needs_a_reason_and_something_found(library: Library, rule: str, reason: str, says: str) -> None:
    """Nothing is recorded otherwise."""
    slug = built(library, UNNAMED).slug
    with pytest.raises(UsageError, match=says):
        give(library, slug, "accept", rule=rule, place=None, reason=reason)
    assert giving.told(library, slug) == []
