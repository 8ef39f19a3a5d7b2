"""What a stand-in says: only the page's words and the fixed sentences, at a quiet pace, in a file every checker accepts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.captions import tracks
from a11y.captions.checker import check
from a11y.captions.standin import FRAME, UNITS
from a11y.formats.webvtt_document import cues, read
from a11y.model import Article, Block, Paragraph, Promo, Sentence, SourceTrack, Text, Track, Version, VersionBlock, Video

OPENING = "These are not captions of the video, which was not seen or heard."


def story(*blocks: Block, language: str = "en") -> tuple[Article, Version]:
    """Return an article of these blocks, and its original version with each paragraph as one sentence."""
    said = [block for block in blocks if isinstance(block, Paragraph)]
    version = Version(
        level="original",
        language=language,
        blocks=tuple(VersionBlock(block.id, "paragraph", ((Sentence(f"s{place}", block.content.text),),)) for place, block in enumerate(said, 1)),
    )
    return Article(title=Text("A title"), language=language, blocks=blocks), version


def paragraph(name: str, text: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(id=name, content=Text(text))


def always(data: bytes) -> Callable[[str], bytes]:
    """Return a loader that gives the same file for any address."""
    return lambda _: data


def one(*blocks: Block) -> Track:
    """Return the one track of an article of these blocks."""
    (track,) = tracks(*story(*blocks))
    return track


def test_a_video_with_nothing_but_a_name_says_what_it_is_and_what_it_is_called() -> None:
    """The opening comes first; the label is quoted; nothing is claimed of what the video shows."""
    track = one(Video(id="b1", label="A whale breaches"))
    assert track.status == "none-known"
    assert track.text == (
        OPENING,
        "This is machine-made. All that follows is from the page.",
        "The page calls the video: A whale breaches.",
        "The story says nothing more of it.",
    )


def test_caption_and_length_are_told_as_the_page_states_them() -> None:
    """A caption that repeats the label is told once; the length is in words that can be spoken."""
    track = one(Video(id="b1", label="A whale breaches", caption=Text("Filmed off Skye."), duration_ms=3_664_000), Promo(id="b2", text="Sign up!"))
    assert track.text[3:5] == ("Its caption says: Filmed off Skye.", "The page says that it lasts 1 hour, 1 minute and 4 seconds.")


def test_sentences_that_share_the_videos_names_or_speak_of_footage_are_chosen() -> None:
    """Two shared words with a name among them, or a word for moving pictures, is evidence; other sentences stay out."""
    track = one(
        paragraph("b1", "Shoppers stayed at home on Monday."),
        paragraph("b2", "Motsi Mabuse cried when the result was read."),
        Video(id="b3", label="Motsi Mabuse's reaction to the win"),
        paragraph("b4", "Trains ran late."),
        paragraph("b5", "The footage has been seen two million times."),
    )
    assert track.text[3:] == (FRAME["story"], "Motsi Mabuse cried when the result was read.", "The footage has been seen two million times.")


def test_without_evidence_the_neighbours_are_told_as_neighbours() -> None:
    """A nameless embed still has its place in the story: the sentence before it and the one after, and no claim about them."""
    track = one(paragraph("b1", "He sang it on Friday."), Video(id="b2"), paragraph("b3", "Fans wept."))
    assert track.text[2:] == ("The page gives the video no name.", FRAME["beside"], "He sang it on Friday.", "Fans wept.")


def test_a_sentence_about_footage_belongs_to_the_nearest_video() -> None:
    """With two videos on the page, one sentence is not told of both."""
    first, second = tracks(
        *story(Video(id="b1", label="Storm"), paragraph("b2", "The clip was filmed in Leith."), paragraph("b3", "Rain fell."), Video(id="b4", label="Trial"))
    )
    assert ("The clip was filmed in Leith." in first.text, "The clip was filmed in Leith." in second.text) == (True, False)


@pytest.mark.parametrize(
    "label",
    ["VIDEO3:4903:49", "0:48", "1 of 12 |", "Photo 3/7", "Latest videos", "Weitere Videos", "Lire la vidéo", "We apologize, but this video has failed to load.",
     "Sorry, this content is not available in your region.", "Watch Now", "Vídeo"],
)  # fmt: skip
def test_a_button_a_counter_a_length_or_the_head_of_a_list_names_nothing(label: str) -> None:
    """Then the page gives the video no name, and says so."""
    track = one(Video(id="b1", label=label))
    assert (track.label, track.text[2]) == ("", FRAME["no name"])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Embedded video for Weekly Address: School", "Weekly Address: School"),
        ("3 of 12 miners saved", "3 of 12 miners saved"),
        ("12:30 to Fort William", "12:30 to Fort William"),
        ("Latest videos of the storm", "Latest videos of the storm"),
    ],
)
def test_a_name_that_only_looks_like_one_of_those_is_kept(label: str, name: str) -> None:
    """Words that tell what the video is stay as they are."""
    assert one(Video(id="b1", label=label)).label == name


def test_player_text_is_never_a_label_or_a_sentence() -> None:
    """A player's message is no name; the name after it is."""
    messages = [
        "Loading the player...",
        "0 seconds of 1 minute, 4 seconds Volume 0%",
        "This is a modal window.",
        "Play Video",
        "Video Ad Feedback",
        "Sorry, the video player failed to load.",
        "The video cannot be played in this browser.",
        "Media playback is unsupported on your device",
        "To view this video please enable JavaScript",
        "Scroll down for video",
        "2:43 • Source: CNN",
        "Click here to view video",
        "this video has failed to load",
    ]
    labels = [one(Video(id="b1", label=message)).label for message in messages]
    named = [one(Video(id="b1", label=f"{message} WATCH: Whale sings")).label for message in messages if "Source" not in message]
    assert labels == [""] * len(messages)
    assert named == ["Whale sings"] * len(named)


def test_a_caption_names_a_video_that_has_no_label() -> None:
    """What names the video is told once, not once as its name and once as its caption."""
    track = one(Video(id="b1", label="Play Video", caption=Text("Kelpies at dusk")))
    assert track.label == "Kelpies at dusk"
    assert [sentence for sentence in track.text if "Kelpies" in sentence] == ["The page calls the video: Kelpies at dusk."]


def test_a_publishers_file_that_cannot_be_fetched_is_named_and_not_invented() -> None:
    """The status says that captions exist; the file says that it is not them."""
    track = one(Video(id="b1", label="Whale", tracks=(SourceTrack("c.vtt", "captions", "en-GB"),)))
    assert (track.status, track.kind, track.language) == ("publisher", "captions", "en-GB")
    assert track.text[:2] == (OPENING, FRAME["not fetched"])
    assert "c.vtt, which were not fetched" in track.provenance


def test_a_saved_page_finds_its_caption_file_beside_it() -> None:
    """A reader makes addresses whole; the file of the same folder is then asked for by its name."""
    article, version = story(Video(id="b1", tracks=(SourceTrack("https://a.example/news/c.vtt", "captions"),)))
    (track,) = tracks(replace(article, url="https://a.example/news/story.html"), version, load={"c.vtt": PUBLISHED.encode()}.get)
    assert track.vtt == PUBLISHED


def test_captions_inside_the_page_itself_need_no_fetching() -> None:
    """A data address holds the file; the provenance shows only its beginning."""
    address = "data:text/vtt," + PUBLISHED.replace("\r\n", "%0A") + "%0A".join(["", "NOTE", "x" * 500, ""])
    track = one(Video(id="b1", tracks=(SourceTrack(address, "captions"),)))
    assert (track.status, track.text, len(track.provenance) < 300) == ("publisher", ("Ann: Fish & chips",), True)


def test_a_video_call_is_no_evidence_of_footage() -> None:
    """Words for talking by video are not words for films."""
    track = one(paragraph("b1", "They met by video call."), paragraph("b2", "It rained."), Video(id="b3", label="Storm"))
    assert "They met by video call." not in track.text


PUBLISHED = "WEBVTT\r\n\r\nREGION\r\nid:a\r\n\r\n1\r\n00:00.000 --> 00:02.000 region:a\r\n<v Ann>Fish &amp; chips\r\n"


def test_a_valid_publishers_file_is_kept_byte_for_byte() -> None:
    """Line ends, regions and voices stay; the readable text has none of the markup, and says who speaks."""
    (track,) = tracks(*story(Video(id="b1", label="Whale", tracks=(SourceTrack("c.vtt", "captions"),))), load=always(PUBLISHED.encode()))
    assert (track.vtt, track.text, track.provenance) == (PUBLISHED, ("Ann: Fish & chips",), "the publisher's file c.vtt, as it was")


def test_a_publishers_file_with_faults_is_mended_and_says_so() -> None:
    """Commas in times and a bare ampersand are mended; every word stays."""
    data = b"WEBVTT\n\n00:01,000 --> 00:02,000\nFish & chips"
    (track,) = tracks(*story(Video(id="b1", tracks=(SourceTrack("c.vtt", "subtitles"),))), load=always(data))
    assert (track.status, track.kind, track.text) == ("publisher", "subtitles", ("Fish & chips",))
    assert "mended: written form of times, markup" in track.vtt
    assert check(track.vtt.encode()) == ()


def test_a_publishers_file_that_is_no_captions_gives_a_stand_in() -> None:
    """A web page served under the address of captions is not shown as captions."""
    (track,) = tracks(*story(Video(id="b1", tracks=(SourceTrack("c.vtt", "captions"),))), load=always(b"\x00\x01<html>"))
    assert (track.status, track.text[1]) == ("publisher", FRAME["not usable"])


def test_captions_in_the_articles_language_are_chosen_before_others() -> None:
    """Chapters and descriptions are no captions; subtitles come after captions."""
    sources = (SourceTrack("d", "descriptions"), SourceTrack("s", "subtitles", "en"), SourceTrack("f", "captions", "fr"), SourceTrack("e", "captions", "en-GB"))
    (track,) = tracks(*story(Video(id="b1", tracks=sources)), load=lambda address: PUBLISHED.encode() if address == "e" else None)
    assert track.provenance == "the publisher's file e, as it was"
    assert one(Video(id="b1", tracks=sources[:1])).status == "none-known"


HOSTILE = st.text(max_size=40) | st.sampled_from(
    ["-->", "<i>", "&amp;", "\x00", "\u202eabc", "x" * 10_000, "\n\n", "WEBVTT", "é\u0301" * 50, "https://a.example/" + "b/" * 40]
)
WORDS = st.lists(HOSTILE | st.sampled_from(["Whale", "footage", "Skye", "the", "sang"]), max_size=8).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.none() | WORDS, st.lists(WORDS, max_size=4), st.none() | st.integers(0, 10**8))
def test_every_word_is_the_pages_or_the_frames_and_the_file_keeps_to_every_limit(label: str, caption: str | None, said: list[str], length: int | None) -> None:
    """Nothing is invented, whatever the page holds, and the BBC's limits and the format hold too."""
    video = Video(id="v", label=label, caption=None if caption is None else Text(caption), duration_ms=length)
    track = one(paragraph("p", "The footage is from Skye."), video, *(paragraph(f"p{place}", text) for place, text in enumerate(said)))
    page = " ".join([label, caption or "", "The footage is from Skye.", *said])
    allowed = set(_words(" ".join([page, *FRAME.values(), *UNITS])))
    invented = [word for word in _words(" ".join(track.text)) if word not in allowed and not word.isdigit()]
    assert invented == []
    assert check(track.vtt.encode(), "bbc") == ()
    assert "".join(" ".join(cue.text for cue in cues(read(track.vtt))).split()) == "".join(" ".join(track.text).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_whole_file_reads_well(golden: Callable[[str, str], None]) -> None:
    """A stand-in as a reader gets it, to be reviewed by eye: note, pace, and breaks at sense units."""
    track = one(
        paragraph("b1", "Catrin Vaughan signed the whole of the storm scene on Saturday, from the first roll of thunder to the last line."),
        Video(id="b2", label="Catrin Vaughan signs the storm scene", caption=Text("Rehearsals at the Lyric, filmed on a phone."), duration_ms=64_000),
        paragraph("b3", "In the clip, which has been watched 40,000 times, two actors speak the words while she stands between them in the light."),
        paragraph("b4", "Tickets cost £12."),
    )
    golden("captions/stand-in.vtt", track.vtt)
