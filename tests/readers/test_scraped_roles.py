"""The role of a line is told by evidence: each case here shows one kind of line among an invented story's paragraphs."""

from __future__ import annotations

import pytest

from a11y.model import Article, Audio, Figure, Heading, ListBlock, Paragraph, Quote, Related, Video
from a11y.readers.scraped import read_text
from a11y.walk import blocks

BEFORE = (
    "The ferry from Port Ellery has carried its last passengers, after 112 years and two collisions with the same rock.\n\n"
    "Captain Morag Sinclair, who is deaf, steered it for the final nine of them without once hearing its horn."
)
AFTER = (
    "The council says that the new bridge, which cost £14m, will open in June if the paint dries.\n\n"
    "Ms Sinclair has bought the old wheelhouse and plans to keep hens in it."
)


def read(text: str) -> Article:
    """Return the article of a text."""
    article = read_text("test.txt", text, text.encode("utf-8", "replace")).article
    assert article is not None
    return article


def kinds(lines: str) -> list[str]:
    """Return the kinds of the blocks that lines make between the story's paragraphs."""
    found = [block.kind for block in read(f"{BEFORE}\n\n{lines}\n\n{AFTER}").blocks]
    assert found[:2] == found[-2:] == ["paragraph", "paragraph"]
    return found[2:-2]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("MORE: Island school wins boat race with a bathtub", "related"),
        ("Read also – Hens: what to know before you buy a wheelhouse", "related"),
        ("READ MORE Lighthouse keeper retires to a bungalow", "related"),
        ("PREVIOUS Island school wins boat race with a bathtub", "related"),
        ("Related The hidden meaning of ferry timetables", "related"),
        ("Read More Morag Sinclair on Hens and Fatherhood", "related"),
        ("[Rival island builds a bridge of its own from scrap]", "related"),
        ("SCHOOL BAND PLAYS THROUGH POWER CUT IN NEXT VALLEY", "related"),
        ("Captain Morag Sinclair at the wheel on the last crossing", "figure"),
        ("Morag Sinclair with the wheel she bought (Picture: Ian Doe)", "figure"),
        ("Passengers wave from the deck. (Photo: Ann Lee, The Ellery Echo)", "figure"),
        ("Image copyright Ann Lee Image caption Ms Sinclair steered for nine years", "figure"),
        ("REUTERS The last ferry leaves Port Ellery", "figure"),
        ("Ian Doe/for Ellery Daily News Morag Sinclair pays for the wheel with nine cheques.", "figure"),
        ("[Featured Image by Ian Doe/Ellery Images]", "figure"),
        ("Ian Doe/Ellery Echo/TNS via Getty Images", "figure"),
        ("HARBOUR: Morag Sinclair counts the ropes before the sale [REUTERS]", "figure"),
        ("2 Morag Sinclair has kept the horn since the collision", "figure"),
        ("Sorry, the video player failed to load.", "video"),
        ("0 seconds of 1 minute, 4 seconds Volume 0%", "video"),
        ("This is a modal window.", "video"),
        ("WATCH: The last crossing in one minute", "video"),
        ("Sign up to our newsletter for ferry news in your inbox.", "promo"),
        ("Advertisement", "promo"),
        ("Follow us on Facebook and Twitter for more stories like this", "promo"),
        ("Share this article", "other"),
        ("132 comments", "other"),
        ("© 2024 The Ellery Echo. All rights reserved.", "other"),
        ("https://example.org/ferry/last-crossing", "other"),
        ("ann.lee@ellery-echo.example", "other"),
        ("Reporting by Ann Lee; Editing by Ian Doe", "other"),
        ("Last updated: 3 March 2024", "other"),
        ("What happens to the rock?", "heading"),
        ("A long goodbye", "heading"),
        ("Goodbye, old ferry. We will miss your horn — Ian Doe (@iandoe) March 3, 2024", "quote"),
        ("Nobody wept.", "paragraph"),
        ("“It was never a good boat,” she said. “But it was mine.”", "paragraph"),
        ("She watched the video of the crossing twice, and then she signed up for a course in joinery.", "paragraph"),
        ("More people came than the deck could hold.", "paragraph"),
        ("Read the timetable, and you would think that nothing had changed.", "paragraph"),
    ],
)
def test_a_line_s_role_is_told_among_paragraphs(line: str, kind: str) -> None:
    """One line between paragraphs gets its own kind, and theirs stay."""
    assert kinds(line) == [kind]


def test_a_running_report_s_times_stand_above_headings() -> None:
    """Each entry has its time, its writer and a head; the heads are no links."""
    entries = (
        "11:48 Ann Lee\n\nThe last rope is cast off\n\nMs Sinclair let go of it herself, she says.\n\n9 mins ago11:30 Ian Doe\n\nHorn sounds for the last time"
    )
    assert kinds(entries) == ["other", "heading", "paragraph", "other", "heading"]


def test_open_lines_in_step_with_the_paragraphs_are_headings() -> None:
    """One before every answer: who answers, and no links to other stories."""
    answers = [
        ("Nora Finch, baker, Upper Street", "I took the ferry once, in fog, and I will miss the horn."),
        ("Adil Rahman, surveyor, Quayside Works", "Never. The bus is warmer, and it stops at my door."),
        ("Bea Loring, head of the infants' school", "Twice a day for nine years, with thirty children and a goat."),
        ("Tom Ives, piper, Ellery Pipes and Drums", "Only for weddings, and then I was sick on the way home."),
        ("Una Grant, lawyer, Grant and Daughters", "I would have, if the captain had ever answered my letters."),
    ]
    assert kinds("\n\n".join(f"{who}\n\n{said}" for who, said in answers)) == ["heading", "paragraph"] * len(answers)


def test_labels_in_capitals_in_a_row_are_links() -> None:
    """A box of links, each with its own label, between two paragraphs."""
    assert kinds("A SHORT GUIDE: How do ropes work?\n\nHOPE AND ROPE: Your ferry stories\n\nTIDES: When to cross") == ["related"] * 3


def test_a_quotation_in_single_marks_runs_across_a_caption() -> None:
    """An apostrophe does not close it, and what stands within it is no crosshead."""
    lines = "‘It’s a long way down,’ she said. ‘And it’s cold.\n\nThe deck in winter\n\n‘But nobody’s complaining.’"
    article = read(f"{BEFORE}\n\n{lines}\n\n{AFTER}")
    first, caption, second = article.blocks[2:-2]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert caption.kind == "figure"
    assert [(span.start, span.value) for span in first.content.spans] == [(34, second.id)]
    assert [(span.start, span.end) for span in second.content.spans] == [(0, 27)]


def test_a_sentence_in_the_present_with_its_day_is_a_caption() -> None:
    """So agencies write captions; the story tells in the past."""
    assert kinds("Captain Morag Sinclair leaves the ferry in Port Ellery on Sunday, March 3, 2024.") == ["figure"]
    assert kinds("Captain Morag Sinclair left the ferry in Port Ellery on Sunday, March 3, 2024.") == ["paragraph"]


def test_parts_of_a_series_are_headings_also_below_a_player() -> None:
    """Days and weeks count as numbers do."""
    weeks = "Watch the video below to see the hens\n\nWeek One: Straw\n\nThe hens refused to look at it for six days.\n\nWeek Two: The Gate"
    assert kinds(weeks) == ["video", "heading", "paragraph", "heading"]


def test_a_pull_quote_without_marks_is_told_by_who_says_it_near_by() -> None:
    """Both of its sentences stand in one paragraph, between marks."""
    pulled = "It was never a good boat. But it was mine and I fed it well"
    said = "“It was never a good boat,” she said. “But it was mine and I fed it well.”"
    assert kinds(f"{pulled}\n\n{said}") == ["quote", "paragraph"]


def test_a_post_whose_writer_stands_below_is_one_quotation() -> None:
    """The words and the writer's line are one quote with its source."""
    article = read(f"{BEFORE}\n\nGoodbye, old ferry and your horn\n\n— Ian Doe (@iandoe) March 3, 2024\n\n{AFTER}")
    assert [(quote.content.text, quote.cite) for quote in blocks(article, Quote)] == [("Goodbye, old ferry and your horn", "Ian Doe (@iandoe) March 3, 2024")]


def test_what_is_seen_above_a_credit_is_its_caption() -> None:
    """A sentence in the present above a credit belongs to the picture; one in the past is story."""
    assert kinds("Ms Sinclair leaves the wheelhouse on Sunday, 3 March 2024, in Port Ellery.\n\nIan Doe/AP Photo") == ["figure"]
    assert kinds("Ms Sinclair left the wheelhouse on Sunday and said nothing.\n\nIan Doe/AP Photo") == ["paragraph", "figure"]


def test_links_with_one_label_are_no_conversation() -> None:
    """A label that stands before several questions is still a call to read on."""
    assert kinds("Related article: Is the rock to blame?\n\nRelated article: Who will feed the hens?") == ["related", "related"]


def test_a_credit_is_kept_apart_from_its_caption() -> None:
    """The words and the maker of a picture are two things."""
    article = read(
        f"{BEFORE}\n\nMorag Sinclair with her wheel (Picture: Ian Doe)\n\nImage copyright Ann Lee Image caption The last rope is cast off\n\n{AFTER}"
    )
    assert [(figure.caption and figure.caption.text, figure.credit) for figure in blocks(article, Figure)] == [
        ("Morag Sinclair with her wheel", "Ian Doe"),
        ("The last rope is cast off", "Ann Lee"),
    ]


def test_a_credit_on_its_own_line_joins_the_caption_above_it() -> None:
    """A figure takes in the credit below its caption."""
    article = read(f"{BEFORE}\n\nCaptain Morag Sinclair at the wheel on the last crossing\n\n(Image: Getty Images)\n\n{AFTER}")
    assert [(figure.caption and figure.caption.text, figure.credit) for figure in blocks(article, Figure)] == [
        ("Captain Morag Sinclair at the wheel on the last crossing", "Getty Images")
    ]


def test_headlines_after_an_announcement_are_links_until_the_story_goes_on() -> None:
    """The run ends at the first sentence of the story."""
    article = read(f"{BEFORE}\n\nTrending News\n\nBakery sells out of square buns\n\nGoat elected to parish council: 'No comment'\n\n{AFTER}")
    assert [related.text for related in blocks(article, Related)] == [
        "Trending News",
        "Bakery sells out of square buns",
        "Goat elected to parish council: 'No comment'",
    ]
    assert [block.kind for block in article.blocks[-2:]] == ["paragraph", "paragraph"]


def test_a_short_sentence_at_the_end_is_no_link() -> None:
    """Headlines after the story are links; a sentence among them is kept."""
    article = read(f"{BEFORE}\n\n{AFTER}\n\nBAKERY SELLS OUT OF SQUARE BUNS IN AN HOUR\n\nNo hens were harmed.")
    assert [block.kind for block in article.blocks[-2:]] == ["related", "paragraph"]


def test_a_player_takes_the_label_in_the_next_line() -> None:
    """Remains and label are one video; the sentence after it is story."""
    article = read(f"{BEFORE}\n\nVideo Player is loading.\n\nThe last crossing in one minute\n\n{AFTER}")
    assert [video.label for video in blocks(article, Video)] == ["The last crossing in one minute"]


def test_a_media_caption_names_its_video() -> None:
    """One line may hold both."""
    article = read(f"{BEFORE}\n\nMedia playback is unsupported on your device Media caption The last crossing in one minute\n\n{AFTER}")
    assert [video.label for video in blocks(article, Video)] == ["The last crossing in one minute"]


def test_a_sound_player_is_no_video() -> None:
    """A LISTEN line is audio."""
    article = read(f"{BEFORE}\n\nLISTEN: The horn of the old ferry\n\n{AFTER}")
    assert [audio.label for audio in blocks(article, Audio)] == ["The horn of the old ferry"]
    assert list(blocks(article, Video)) == []


def test_bullets_make_one_list() -> None:
    """Lines with bullets are its items, without the bullets."""
    article = read(f"{BEFORE}\n\n• Two ropes\n\n• One horn\n\n• No lifebelts\n\n{AFTER}")
    assert [[item.text for item in found.items] for found in blocks(article, ListBlock)] == [["Two ropes", "One horn", "No lifebelts"]]


def test_open_lines_after_a_colon_are_a_list_that_lost_its_bullets() -> None:
    """The colon introduces them."""
    article = read(f"{BEFORE}\n\nThe sale will include, the council says, these things from the ferry:\n\nTwo ropes of hemp\n\nOne brass horn\n\n{AFTER}")
    assert [[item.text for item in found.items] for found in blocks(article, ListBlock)] == [["Two ropes of hemp", "One brass horn"]]


def test_numbered_lines_between_paragraphs_are_headings_and_in_a_row_a_list() -> None:
    """What stands between tells the two apart."""
    assert kinds("1. It leaked\n\nThe pump ran for all of those 112 years without a rest.\n\n2. It was slow") == ["heading", "paragraph", "heading"]
    assert kinds("1. Take the rope.\n\n2. Throw the rope.\n\n3. Jump.") == ["list"]


def test_a_pull_quote_repeats_the_story_and_is_a_quote() -> None:
    """Words that the story holds already, set apart in quotation marks."""
    quoted = "“It leaned to the left, like my late husband, and I loved it for that”"
    article = read(f"{BEFORE}\n\n{quoted}\n\n{quoted[:-1]}, and so did everybody in the town,” said Ms Sinclair.\n\n{AFTER}")
    assert [quote.content.text for quote in blocks(article, Quote)] == [quoted]


def test_a_post_keeps_its_writer_apart() -> None:
    """The handle and date of a post are its source."""
    article = read(f"{BEFORE}\n\nGoodbye, old ferry — Ian Doe (@iandoe) March 3, 2024\n\n{AFTER}")
    assert [(quote.content.text, quote.cite) for quote in blocks(article, Quote)] == [("Goodbye, old ferry", "Ian Doe (@iandoe) March 3, 2024")]


def test_a_text_that_never_ends_its_sentences_keeps_them_as_paragraphs() -> None:
    """Where no line ends in a full stop, an open end says nothing."""
    lines = [
        "A man in Port Ellery has built a boat out of old doors",
        "He glued them together in his garage over three winters",
        "He says that the boat floats but that it will not open",
    ]
    assert {"paragraph"} == {block.kind for block in read("\n\n".join(lines)).blocks}


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    """A paragraph wrapped by a mail program is one paragraph."""
    wrapped = (
        BEFORE.replace("has carried ", "has carried\n")
        .replace("and two ", "and two\n")
        .replace("who is ", "who is\n")
        .replace("without once ", "without\nonce ")
    )
    article = read(wrapped)
    assert [block.content.text for block in blocks(article, Paragraph)] == BEFORE.split("\n\n")


def test_a_doubtful_line_stays_a_paragraph_and_says_so() -> None:
    """The notice names the block and what else it may be."""
    article = read(f"{BEFORE}\n\nFresh paint, soft wool, warm bread and strong tea all week\n\n{AFTER}")
    assert article.blocks[2].kind == "paragraph"
    assert [(notice.code, notice.place) for notice in article.notices] == [("unsure-role", article.blocks[2].id)]
    assert "a link to another story" in article.notices[0].message


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Mae'r fferi olaf wedi gadael y porthladd ar ôl mwy na chan mlynedd.\n\nDywedodd y capten ei bod hi'n drist iawn.",
            "cy",
        ),
        ("غادرت العبارة الأخيرة الميناء بعد أكثر من مئة عام.\n\nوقالت القبطان إنها حزينة، لكن الجسر الجديد أفضل لسكان المدينة.", "ar"),
        (BEFORE, "en"),
    ],
)
def test_the_language_is_told_and_the_text_kept(text: str, language: str) -> None:
    """Welsh and Arabic are read as what they are, paragraph by paragraph."""
    article = read(text)
    assert article.language == language
    assert [block.content.text for block in blocks(article, Paragraph)] == text.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Ms Sinclair said the new bridge would be quicker for everybody who works in the town",
        "She told the council: “We will mend the lamp. We will paint the rail as well, and we will do it before the winter”",
        "The council voted on the bridge in May. It cost more than the old ferry had cost in all its years, and nobody on the island was asked about it",
        "Reuters Island Editor Tom Neil repeated his call for a full account of what the ferry had cost the town.",
        "That is why the town must keep a boat, and why the council ought to pay for it. PE",
    ],
)
def test_a_sentence_of_the_story_stays_whatever_its_end(line: str) -> None:
    """An open end, an agency's name or a writer's initials make no caption of who said what."""
    article = read(f"{BEFORE}\n\n{line}\n\n{AFTER}")
    assert line in [block.content.text for block in blocks(article, Paragraph)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3 hours ago", "other"),
        ("Advertisement 4", "promo"),
        ("Create an account or sign in to continue with your reading experience.", "promo"),
        ("You must be logged in to join the discussion.", "promo"),
        ("Share this article via email", "other"),
        ("Pell Harbottle", "other"),
        ("Island says yes to a second bridge, ministers claim", "related"),
        ("The old ferry leaves the harbour for the last time. (Isle)", "figure"),
        ("FILE - The ferry Morag leaves Port Ellery in 2019.", "figure"),
    ],
)
def test_what_pages_of_today_leave_around_a_story(line: str, kind: str) -> None:
    """Account walls, ages of other stories, their writers, and captions that end like sentences."""
    article = read(f"{BEFORE}\n\n{line}\n\n{AFTER}")
    assert [block.kind for block in article.blocks if block.source == line] == [kind]


def test_a_short_line_that_comes_twice_is_a_part_of_the_page() -> None:
    """A story's own crosshead stands in it once."""
    article = read(f"{BEFORE}\n\nArticle body\n\n{AFTER}\n\nArticle body\n\n{BEFORE}")
    assert [block.kind for block in article.blocks if block.source == "Article body"] == ["other", "other"]


def test_headlines_in_a_row_lead_elsewhere() -> None:
    """Captions keep the articles and auxiliaries that headlines drop."""
    article = read(f"{BEFORE}\n\nIsland ferry misses Christmas rush\n\nCouncil wants ferry bridge talks 'within days'\n\n{AFTER}")
    assert [block.text for block in blocks(article, Related)] == ["Island ferry misses Christmas rush", "Council wants ferry bridge talks 'within days'"]


def test_many_open_lines_above_paragraphs_head_the_entries_of_a_live_report() -> None:
    """One rhythm through the whole text is no series of pictures."""
    heads = [
        f"{what} on {day}"
        for what in ("Ferry Morag leaves early", "Sinclair thanks crew", "Bridge workers stop ferry")
        for day in ("Monday", "Friday", "Sunday")
    ]
    entries = [f"{head}\n\nThe ferry and the bridge were both open at noon, Ms Sinclair told day {at} of the inquiry." for at, head in enumerate(heads)]
    article = read(BEFORE + "\n\n" + "\n\n".join(entries))
    assert [block.content.text for block in blocks(article, Heading)] == heads


def test_highlights_above_the_story_are_a_list() -> None:
    """They are no captions and no links."""
    assert kinds("Story highlights\n\nThe ferry stops after 112 years\n\nThe captain keeps the wheel") == ["other", "list"]


def test_a_quoted_crosshead_ends_a_run_of_links() -> None:
    """The story goes on below it."""
    links = "Read More\n\nRival island builds bridge from scrap\n\nBakery sells out of square buns\n\n'It started as a joke'"
    assert kinds(links) == ["related", "related", "related", "heading"]


def test_a_length_below_an_open_line_makes_it_a_video_s_name() -> None:
    """Date and length may be stuck together."""
    article = read(f"{BEFORE}\n\nThe last crossing of the old ferry\n\nMarch 3, 202400:58\n\n{AFTER}")
    assert [video.label for video in blocks(article, Video)] == ["The last crossing of the old ferry"]
