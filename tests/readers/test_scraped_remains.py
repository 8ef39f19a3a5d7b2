"""What players, agencies, polls, scripts and boxes of links leave in a text: each case beside one that looks like it and must be left alone."""

from __future__ import annotations

import pytest

from a11y.model import Figure, ListBlock, Video
from tests.readers.test_scraped_roles import AFTER, BEFORE, kinds, read


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Foreground --- White Black Red Green Blue Yellow Magenta Cyan --- Opaque Semi-Opaque", "video"),
        ("Font Size 50% 75% 100% 125% 150% 175% 200%", "video"),
        ("Progress: 0%", "video"),
        ("This video has been removed. It may have been shown for the time that was agreed, or by mistake.", "video"),
        ("Captain Sinclair sounds the horn for a deaf audience youtube.com", "video"),
        ("We pay for your stories! Have you seen the hens? Email us at hens@ellery-echo.example or click here to upload yours.", "promo"),
        ("Ellery News Emails Get breaking news alerts and special reports. The ferry and its hens, delivered on weekdays.", "promo"),
        ("You have 4 free articles remaining.", "promo"),
        ("ADVERTISEMENTSkip", "promo"),
        ("This browser does not support the Ad element.", "other"),
        ("window._ellery = window._ellery || []; _ellery.push({ mode: 'thumbnails', placement: 'Below' });", "other"),
        ("A new wheelhouse: who will live in it?", "heading"),
        ("Sea sickness!", "heading"),
        ("Ellery Polling: Ann Lee 49%, Ian Doe 48%, with Morag Sinclair undecided", "paragraph"),
        ("This video has been on her wall ever since, she says, as a still.", "paragraph"),
        ("They get breaking news from the window, and Get Well cards from the council.", "paragraph"),
    ],
)
def test_what_a_line_is_left_by(line: str, kind: str) -> None:
    """Between paragraphs; the last cases are sentences of the story that hold such words."""
    found = kinds(line)
    assert (found[0] if kind != "promo" else found[0].replace("other", "promo")) == kind


def test_a_sentence_that_explains_why_nothing_plays_stands_before_the_video_s_name() -> None:
    """The name is what the video is called."""
    text = "To enjoy this page at its best you will need to have JavaScript turned on. How the ferry found its rock"
    [video] = [block for block in read(f"{BEFORE}\n\n{text}\n\n{AFTER}").blocks if isinstance(block, Video)]
    assert video.label == "How the ferry found its rock"


def test_a_line_above_a_player_s_progress_names_the_video() -> None:
    """Above a paragraph the same line is a picture's caption."""
    assert kinds("Captain Sinclair leaves the harbour on the last crossing\n\nLoaded: 0%\n\n0:22")[0] == "video"
    assert kinds("Captain Sinclair leaves the harbour on the last crossing") == ["figure"]


def test_credits_above_open_lines_are_theirs() -> None:
    """An agency twice, each time above its caption: neither a label of links nor a page's word."""
    said = "The town has lived on the ferry for longer than it has had a church, a bank or a dentist."
    first, second = "Captain Sinclair has kept the wheel since the collision", "The ferry lies beside the rock it hit"
    text = f"AP:Associated Press\n\n{first}\n\n{said}\n\nAP:Associated Press\n\n{second}"
    figures = [block for block in read(f"{BEFORE}\n\n{text}\n\n{AFTER}").blocks if isinstance(block, Figure)]
    assert [figure.caption.text for figure in figures if figure.caption] == [first, second]


def test_a_sentence_with_its_day_above_a_credit_is_a_caption() -> None:
    """Where it was and when closes it; without the credit below it is story."""
    line = "Passengers hold a wake for the ferry on the pier in Port Ellery on March 3."
    assert kinds(f"{line}\n\nSource: Ann Lee/Getty Images") == ["figure"]
    assert kinds(line) == ["paragraph"]


LINKS = [
    ("LOST AT TEA", "Vicar finds 400 spoons in a well behind the bakery"),
    ("'it just grew'", "Marrow stops traffic in the next valley for a week"),
    ("HORN OF PLENTY", "School band plays on through a power cut"),
]


def test_labels_and_headlines_by_turns_are_links() -> None:
    """Three pairs in a row; one pair alone is a head and what stands below it."""
    assert kinds("\n\n".join(f"{label}\n\n{headline}" for label, headline in LINKS)) == ["related"] * 6
    assert kinds("LOST AT TEA\n\nThe captain went below for a cup, and when she came back the rock was there.") == ["heading", "paragraph"]


def test_names_with_their_figures_are_a_list_of_the_story() -> None:
    """Three in a row after a sentence that announces them."""
    text = f"{BEFORE}\n\nThose who crossed last year were counted by what they carried:\n\nHens: 1,204\n\nOther birds: 78\n\nNothing at all: 9,944\n\n{AFTER}"
    [found] = [block for block in read(text).blocks if isinstance(block, ListBlock)]
    assert [item.text for item in found.items] == ["Hens: 1,204", "Other birds: 78", "Nothing at all: 9,944"]


def test_a_short_headline_below_the_last_paragraph_leads_elsewhere() -> None:
    """A line with the small words of captions stays a picture's."""
    assert [block.kind for block in read(f"{BEFORE}\n\n{AFTER}\n\nMore Ellery captains transferred to southern ferry").blocks][-1] == "related"
    assert [block.kind for block in read(f"{BEFORE}\n\n{AFTER}\n\nCaptain Sinclair with the hens on the deck of the ferry").blocks][-1] == "figure"


@pytest.mark.parametrize(
    ("title", "standfirst"),
    [
        ("Captain's Last Crossing 'Clear Message' to Council", "Port Ellery officials stated on Thursday that the ferry had been sold."),
        ("After captain berates 'new bridge' and crowd sings 'no hens,' town cuts away from speech", "'There is a lot of paint back there'"),
    ],
)
def test_no_headline_is_cut_within_a_scrap_of_quotation(title: str, standfirst: str) -> None:
    """Nor behind a comma that stands within the marks."""
    article = read(f"date 2024-03-03 {title} {standfirst}\n\n{BEFORE}\n\n{AFTER}")
    assert (article.title and article.title.text, article.standfirst and article.standfirst.text) == (title, standfirst)
