"""What players, agencies, polls, scripts and boxes of links leave in a text: each case beside one that looks like it and must be left alone."""

from __future__ import annotations

import pytest

from a11y.model import Figure, Heading, ListBlock, Video
from tests.readers.test_scraped_roles import AFTER, BEFORE, kinds, read

TOWN = "The town has lived on the ferry for longer than it has had a church, a bank or a dentist."
HENS = "Nobody had told the hens, who went down with the paint and came up with the tide."


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
    first, second = "Captain Sinclair has kept the wheel since the collision", "The ferry lies beside the rock it hit"
    text = f"AP:Associated Press\n\n{first}\n\n{TOWN}\n\nAP:Associated Press\n\n{second}"
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
        ("Council orders new ferry, but within harbour limits", "President Ann Lee of the island first said that she wanted a bridge."),
    ],
)
def test_no_headline_is_cut_within_a_scrap_of_quotation(title: str, standfirst: str) -> None:
    """Nor behind a comma that stands within the marks."""
    article = read(f"date 2024-03-03 {title} {standfirst}\n\n{BEFORE}\n\n{AFTER}")
    assert (article.title and article.title.text, article.standfirst and article.standfirst.text) == (title, standfirst)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Captain Sinclair leaves the pier Loaded : 0% Progress : 0% 00:00 Previous Play Skip LIVE Mute 00:00 Current Time 0:00", "video"),
        ("Media playback is unsupported on your device How the ferry met its rock Exit player Media caption How the ferry met its rock", "video"),
        ("Get the latest news from Port Ellery delivered via email.", "promo"),
        ("(MORE: Rival island builds tunnel from scrap)", "related"),
        ("$549 at Ellery Outfitters (Women's Regular)", "promo"),
        ("Read the full Ellery timetable and its small print", "related"),
        ("media: 19059273", "video"),
        ("The Ellery Echo thanks its sponsors. Become one.", "promo"),
        ("The Bits and Bobs newsletter will keep you updated on knots.", "promo"),
        ("The crew said no. The crew will say no again.", "paragraph"),
        ("NEXT PAGE==>", "other"),
        ("This post originally appeared at Ellery Nights", "other"),
        ("Here is a little taste of the horn courtesy of the harbour master.", "paragraph"),
        ("Your name: *", "other"),
        ("- REUTERS", "other"),
        ("All about Port Ellery • Ferries • Hens", "other"),
        ("Want more from the Ellery Echo? Check this out: Rival Island Builds Tunnel Out Of Scrap", "related"),
        ("Port Ellery by water – what does it cost?", "heading"),
        ("The bridge opened with a speech, a band and a row over the paint, Captain Sinclair's brother told the Echo", "paragraph"),
        ('In her only answer, Captain Sinclair said, "I never even saw the rock"', "paragraph"),
        ("| Port Ellery Ferries | 4.7 of 5 | Ellery only |", "paragraph"),
        ("The harbour's terms of service forbid the carrying of hens, which nobody had read.", "paragraph"),
        ("They can count the hens in advance, send reminders to subscribers, and chat with the crew.", "paragraph"),
        ("“A good boat anticipates the needs of its guests.” – Charles Eddow", "quote"),
        ("### 3. The crossing of the hens", "heading"),
        ("?", "other"),
        ("Other birds (hens that were carried by mistake, for example) 0.99% 411,397", "paragraph"),
    ],
)
def test_more_of_what_a_line_is_left_by(line: str, kind: str) -> None:
    """Between paragraphs."""
    found = kinds(line)
    assert (found[0] if kind != "promo" else found[0].replace("other", "promo")) == kind


def test_the_name_before_a_player_s_buttons_is_the_video_s() -> None:
    """And the one behind a player's sentence, up to its next word."""
    text = "\n\n".join(
        (
            "Captain Sinclair leaves the pier Loaded : 0% Progress : 0% 00:00 Previous Play Skip LIVE Mute",
            "Nobody had told the hens, who went down with the paint and came up with the tide.",
            "Media playback is unsupported on your device How the ferry met its rock Exit player Media caption How the ferry met its rock",
        )
    )
    videos = [block for block in read(f"{BEFORE}\n\n{text}\n\n{AFTER}").blocks if isinstance(block, Video)]
    assert [video.label for video in videos] == ["Captain Sinclair leaves the pier", "How the ferry met its rock"]


def test_a_paragraph_that_an_advertisement_breaks_stays_one() -> None:
    """Its second half starts small; both halves are story."""
    first = (
        "Morag Sinclair, who has steered the ferry since the last collision, acknowledges that every meeting with it has driven home time and again just how"
    )
    assert kinds(f"{first}\n\nAdvertisement\n\nslow the council is to mark it.")[::2] == ["paragraph", "paragraph"]


def test_where_heads_ask_a_longer_question_is_one_too() -> None:
    """Two questions in one line, in a text with two short ones above paragraphs; alone they are a paragraph."""
    asked = "Is the harbour safe now? What is the latest on the rock?"
    assert kinds(f"Where did it happen?\n\n{TOWN}\n\nWho was behind it?\n\n{HENS}\n\n{asked}") == ["heading", "paragraph", "heading", "paragraph", "heading"]
    assert kinds(asked) == ["paragraph"]


def test_heads_that_begin_with_the_same_words() -> None:
    """The third has no question, and stands above a paragraph as the others do."""
    third = "The Ellery ferry compared with rival boats"
    text = f"The Ellery ferry and time: When did it sail?\n\n{TOWN}\n\nThe Ellery ferry and crew: Who steered it?\n\n{HENS}\n\n{third}"
    assert kinds(text) == ["heading", "paragraph", "heading", "paragraph", "heading"]


def test_heads_that_argue_where_no_picture_shows() -> None:
    """Each open line takes up what stands below it and not what stands above."""
    text = "\n\n".join(
        (
            "Council minutes show that the bridge was a tunnel",
            "In the minutes of four meetings the tunnel had a budget, a colour and a date; then the council saw a bridge.",
            "Hens have run the wheelhouse since Monday",
            "The hens came in a crate on Monday, and by Tuesday the wheelhouse and its paint were theirs to run.",
            "Captain Sinclair has sold the horn to a school",
            "The school paid for the horn with a concert, at which the captain was given the first note and the last.",
        )
    )
    assert kinds(text) == ["heading", "paragraph"] * 3


def test_the_points_of_a_box_are_a_list() -> None:
    """Below a head in capitals, on the story's topic."""
    points = "The ferry has carried passengers for 112 years\n\nCaptain Sinclair steered it past the rock\n\nThe council has sold the wheelhouse"
    assert kinds(f"WHAT IS THE FERRY?\n\n{points}") == ["heading", "list"]


def test_headlines_above_a_story_that_they_do_not_speak_of() -> None:
    """Neither the first is its title nor the second its standfirst."""
    article = read(f"Rival island builds tunnel from scrap\n\nVicar finds spoons in a well\n\nMarrow stops valley traffic for weeks\n\n{BEFORE}\n\n{AFTER}")
    assert article.title is None
    assert [block.kind for block in article.blocks[:3]] == ["related"] * 3


def test_a_head_that_sticks_to_its_first_link() -> None:
    """What follows in a row is links as well, though it names the story's own."""
    article = read(
        f"Related News Rival island builds tunnel from scrap\n\nPort Ellery ferry hits rock again\n\nCaptain Sinclair buys hens\n\n{BEFORE}\n\n{AFTER}"
    )
    assert [block.kind for block in article.blocks[:3]] == ["related"] * 3


def test_a_gallery_that_says_how_many_pictures_it_has() -> None:
    """The number is none of the caption; where no other line has one, it counts something else."""
    text = f"+9 Morag Sinclair at the wheel on Sunday\n\n{HENS}\n\n+9 The rock in the evening light"
    figures = [block for block in read(f"{BEFORE}\n\n{text}\n\n{AFTER}").blocks if isinstance(block, Figure)]
    assert [figure.caption.text for figure in figures if figure.caption] == ["Morag Sinclair at the wheel on Sunday", "The rock in the evening light"]


def test_a_standfirst_that_the_story_says_again() -> None:
    """It ends in a full stop, and a line further down repeats it."""
    said = "The sale sparked a wake, and became a sign of how the council handles boats."
    article = read(f"Captain Sold Ferry She Thought Was Hers\n\n{said}\n\nShare\n\nPort Ellery:\n\n{said}\n\n{BEFORE}\n\n{AFTER}")
    assert (article.title and article.title.text, article.standfirst and article.standfirst.text) == ("Captain Sold Ferry She Thought Was Hers", said)


def test_headlines_behind_arrows_are_links() -> None:
    """Three of them; quoted mail has sentences behind its arrows."""
    headlines = ["Rival island builds tunnel from scrap", "Vicar finds 400 spoons in a well […]", "‘Marrow is not to blame’"]
    assert kinds("\n\n".join(f"> {headline}" for headline in headlines)) == ["related"] * 3
    mail = ["> The ferry will be sold in June, with all of its ropes.", "> The hens are not for sale.", "> The captain has been told of both."]
    assert kinds("\n\n".join(mail)) == ["paragraph"] * 3


CARDS = [
    ("Vicar finds 400 spoons in well behind bakery", "A clergyman who wanted to mend his roof has come upon cutlery of nine centuries."),
    ("Marrow stops traffic in next valley for weeks", "Lorries turned back on Monday as vegetables covered both lanes of tarmac."),
    ("School band plays on through power cut", "Trumpets and one tuba kept pupils in their seats until candles could be found."),
]


def test_cards_below_a_long_story_are_of_others() -> None:
    """Neither headline nor sentence shares a word with the story; heads with paragraphs of its own stay."""
    story = f"{BEFORE}\n\n{TOWN}\n\n{HENS}\n\n{AFTER}"
    more = (
        "The harbour master has weighed every rope and found that two of them had been on board since the launch.\n\n"
        "What the museum wants is the horn, which it would like to sound on Sundays and on the birthdays of children."
    )
    cards = "\n\n".join(f"{headline}\n\n{text}" for headline, text in CARDS)
    found = [block.kind for block in read(f"{story}\n\n{more}\n\n{cards}").blocks]
    assert found == ["paragraph"] * 8 + ["related"] * 6
    own = "\n\n".join(
        (
            "The rope of the ferry",
            "Two ropes of the ferry went to the harbour master, who weighed them.",
            "The horn and the museum",
            "The museum will sound the horn of the ferry on Sundays.",
            "The captain at home",
            "Captain Sinclair keeps her hens in the wheelhouse of the ferry.",
        )
    )
    assert "related" not in [block.kind for block in read(f"{story}\n\n{more}\n\n{own}").blocks]


def test_a_standfirst_that_stands_below_again_ends_the_title() -> None:
    """Its first words are in capitals as the title's are; the line that says it again is no picture's caption."""
    title, standfirst = "Ellery at Large: Tear It Down and Start Again", "Harbour Office plan gives us a second crack at change"
    article = read(f"date 2017-03-05 {title} {standfirst}\n\n{standfirst}\n\nBy Ian Doe-Lee, Fri., May 31, 2019\n\n{BEFORE}\n\n{AFTER}")
    assert (article.title and article.title.text, article.standfirst and article.standfirst.text) == (title, standfirst)
    assert article.byline == "Ian Doe-Lee"
    assert article.blocks[0].kind == "paragraph"


def test_a_name_above_a_date_below_a_record_is_the_writer_s() -> None:
    """Without the date below it the name may be a picture's."""
    record = "date 2019-02-19 Judge reconsiders sale of ferry after post"
    article = read(f"{record}\n\nIan Doe NORTHERN TODAY\n\nPublished 11:32 AM EST Feb 19, 2019\n\n{BEFORE}\n\n{AFTER}")
    assert article.byline == "Ian Doe NORTHERN TODAY"


def test_pairs_of_names_in_a_row_are_a_list() -> None:
    """Who dances with whom: no headlines in Title Case, though none of them is a name of the story."""
    pairs = ["Milo Hamm and Witney Carr", "Mary Lou Rett and Sasha Fern", "Joe Abel and Jenna Johns", "Evie Lunt & Keo Motts"]
    text = f"{BEFORE}\n\nAs the mayor told the crowd, here is the full list of those who may dance:\n\nAdvertisement\n\n" + "\n\n".join(pairs)
    [found] = [block for block in read(f"{text}\n\n{AFTER}").blocks if isinstance(block, ListBlock)]
    assert [item.text for item in found.items] == pairs


def test_entries_of_a_report_that_are_told_by_their_age() -> None:
    """The line below each age heads the entry, whoever wrote it; cards of other stories have no paragraphs below."""
    heads = ["Judge in ferry case merges counts", "Court is done for the day", "Wrangling goes on to the last hour"]
    told = zip(heads, (TOWN, HENS, AFTER), strict=True)
    entries = "\n\n".join(f"{at + 2} hr 3{at} min ago\n\n{head}\n\nFrom Echo's Ian Doe\n\n{said}" for at, (head, said) in enumerate(told))
    blocks = read(f"{BEFORE}\n\n{entries}").blocks
    assert [block.content.text for block in blocks if isinstance(block, Heading)] == heads


def test_heads_that_name_what_answers_are_on() -> None:
    """Three such lines above paragraphs; one alone says where a picture was taken."""
    third = "He hated the rock, she says, and he hated whoever had put it there."
    text = f"On being a late captain\n\n{TOWN}\n\nOn not regretting her collisions\n\n{HENS}\n\nOn Captain Sinclair and her father\n\n{third}"
    assert kinds(text) == ["heading", "paragraph"] * 3


def test_words_of_a_player_s_dialog_stand_beside_it() -> None:
    """Each alone would be a crosshead."""
    assert set(kinds("Beginning of dialog window. Escape will cancel and close the window.\n\nText\n\nColor White Black Red\n\nBackground\n\nFont Family")) == {
        "video"
    }
    assert kinds("Background") == ["heading"]


def test_a_caption_that_comes_again_above_its_credit() -> None:
    """First with its credit and a button, then alone: both are the picture's."""
    caption = "At the outset, the money from the ferry went to the hens, which Captain Sinclair kept with her second husband."
    text = f"{caption} Ian Doe/AP hide caption\n\ntoggle caption\n\nIan Doe/AP\n\n{caption}\n\nIan Doe/AP"
    assert set(kinds(text)) <= {"figure", "other"}


def test_a_question_that_courts_the_reader_goes_with_its_box() -> None:
    """Above a promotion; above a paragraph it is none."""
    assert kinds("Interested in All Things Rope?\n\nThe Bits and Bobs newsletter will keep you updated on knots.") == ["promo", "promo"]
    assert "promo" not in kinds(f"Interested in All Things Rope?\n\n{TOWN}")


def test_a_list_above_the_story_is_its_beginning() -> None:
    """The open line below it is no title."""
    text = "\n\n".join(
        ("• The ferry will be sold on Tuesday.", "• The captain will be given the wheel.", "• The hens are not for sale.", "A captain is expected to say no")
    )
    assert read(f"{text}\n\n{BEFORE}\n\n{AFTER}").title is None


def test_a_standfirst_that_begins_as_the_title_does() -> None:
    """After a title in Title Case the same three words begin the sentence."""
    title, standfirst = "Ellery Gov. Jay Inslow Set to Join Crowded Harbour Field", "Ellery Gov. Jay Inslow will launch his campaign for the board on Friday."
    said = "Gov. Jay Inslow has crossed the water more often than anybody, and says that it never once looked the same to Jay Inslow."
    article = read(f"date 2019-03-01 {title} {standfirst}\n\n{BEFORE}\n\n{said}\n\n{AFTER}")
    assert (article.title and article.title.text, article.standfirst and article.standfirst.text) == (title, standfirst)
