"""What a text's own habits tell of its bare lines: credited pictures, heads in Title Case, boxes that sell, lists that lost their bullets."""

from __future__ import annotations

import pytest

from tests.readers.test_scraped_roles import AFTER, BEFORE, kinds, read

CREDITED = (
    "Captain Morag Sinclair on the deck (Picture: Ian Doe)\n\n"
    "She has crossed the water more often than anybody, and says that it never once looked the same to her.\n\n"
    "Port Ellery from the water (Picture: Ian Doe)\n\n"
    "The town has lived on the ferry for longer than it has had a church, a bank or a dentist."
)


def test_a_bare_line_among_credited_pictures_is_a_head() -> None:
    """Where every picture bears its credit, a line with a name of the story and without a credit is no caption."""
    said = "The captain will be there, she says, and she will bring the dog, the horn and all of the rope."
    assert kinds(f"{CREDITED}\n\nMorag Sinclair at the wheel\n\n{said}")[-2:] == ["heading", "paragraph"]


def test_a_bare_line_stays_a_caption_where_pictures_bear_no_credits() -> None:
    """The same line in a text that has no credits."""
    assert kinds("Morag Sinclair at the wheel") == ["figure"]


TITLED = [
    ("Captain Sinclair Steered The Ferry To The Last", "She had signed on at sixteen, against the advice of her mother and of two doctors."),
    ("The Council Paints Its Bridge – And Hopes", "What it wanted, according to the minutes of four meetings, was a tunnel."),
    ("Hens Guard The Wheelhouse And Its Paint", "They arrived in a crate on Monday, and by Tuesday the wheelhouse was theirs, with all of its wet paint."),
]


def test_lines_in_title_case_that_each_stand_above_a_paragraph_are_heads() -> None:
    """An advertisement between the paragraph above and the head changes nothing."""
    lines = "\n\nAdvertisement\n\n".join(f"{head}\n\n{text}" for head, text in TITLED)
    assert kinds(lines) == ["heading", "paragraph", "promo", "heading", "paragraph", "promo", "heading", "paragraph"]


def test_title_case_of_other_stories_stays_a_link() -> None:
    """Two links between paragraphs, on nothing that the story speaks of."""
    lines = [
        ("Rival Island Builds Tunnel Out Of Scrap", "The wheel itself went to the museum, where children may turn it on Sundays."),
        ("Lighthouse Keeper Retires To Desert", "Nobody has bid for the horn so far, though two people have asked to hear it."),
    ]
    assert kinds("\n\n".join(f"{head}\n\n{text}" for head, text in lines)) == ["related", "paragraph", "related", "paragraph"]


def test_below_a_promotion_its_box_goes_on() -> None:
    """What speaks to the reader of the same wares is no part of the story; what does not, is."""
    box = (
        "Join our Ellery WhatsApp community for breaking news\n\n"
        "You'll get daily updates on Port Ellery, straight to your inbox.\n\n"
        "If you're at a desk, scan the QR code with your phone to see it."
    )
    assert kinds(box) == ["promo"] * 3
    assert kinds("Join our Ellery WhatsApp community for breaking news\n\nYou could hear the horn from the church, and some did.") == ["promo", "paragraph"]


def test_a_row_that_takes_up_what_stands_above_it_is_a_list() -> None:
    """“It has …” speaks of the line above; headlines each stand for themselves."""
    row = "Three facts about the rock\n\nThe ferry hit it in 1931 and in 1988\n\nIt has no name on any chart\n\nIt cannot be seen from the wheel"
    assert kinds(row) == ["heading", "list"]


def test_cards_of_other_stories_end_in_a_button() -> None:
    """The paragraphs above each "Read the full story" are of that other story, when the button comes again."""
    cards = "\n\n".join(
        f"{head}\n\n{text}\n\nRead the full story"
        for head, text in (
            ("Valley school wins the bathtub race", "ELM VALLEY (Echo) — Pupils have won a race in which nobody else took part."),
            ("Bakery runs out of flour again", "NORTH QUAY (Echo) — The third time this month, the baker blamed his nephew."),
        )
    )
    assert kinds(cards) == ["related", "related", "other"] * 2
    assert kinds("Bakery runs out of flour again\n\nThe baker blamed his nephew for it, as he did the last time.\n\nRead the full story")[1] == "paragraph"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("How the bridge was allegedly paid for", "heading"),
        ("A harbour upended", "heading"),
        ("Morag Sinclair", "figure"),
        ("Don't miss... Island hens storm the council [INSIGHT] Rope that was too short sold to a rival harbour [REPORT]", "related"),
        ("Captain Sinclair sold the horn in 2024. (KELL)", "figure"),
    ],
)
def test_short_lines_and_marks(line: str, kind: str) -> None:
    """Question words and few words open a part of the story; a whole name is a picture's; marks lead elsewhere; a station's letters are a credit."""
    assert kinds(line) == [kind]


@pytest.mark.parametrize("head", ["Read More on The Echo", "read more morag sinclair", "More On: ferries", "More: Trending"])
def test_what_a_label_announces_are_links(head: str) -> None:
    """A label without a headline announces those below it, and the kickers above them."""
    assert kinds(f"{head}\n\nEND OF ROPE\n\nHarbour cat leaves quay just months after landing role") == ["related"] * 3


def test_links_above_the_story_are_not_its_title() -> None:
    """A box of links at the top of a page."""
    article = read(f"More On: ferries\n\nBaker appears to sell ferry to his nephew for a loaf\n\nHens warn of longer nights\n\n{BEFORE}\n\n{AFTER}")
    assert article.title is None


def test_two_writers_below_the_title_are_its_byline() -> None:
    """Names joined by "and", of nobody in the story."""
    article = read(f"The last ferry has gone, and the hens stay\n\nNora Finch and Adil Rahman\n\n{BEFORE}\n\n{AFTER}")
    assert article.byline == "Nora Finch and Adil Rahman"


def test_a_site_s_part_above_the_story_is_no_head() -> None:
    """A menu's word is none of the story; a place the story speaks of, right above it, is what its picture shows."""
    article = read(f"date 2024-03-03 Last ferry leaves Port Ellery after 112 years\n\nNews\n\nBy Ann Lee\n\nPort Ellery\n\n{BEFORE}\n\n{AFTER}")
    assert [block.kind for block in article.blocks[:3]] == ["other", "figure", "paragraph"]


def test_a_quotation_left_open_by_mistake_stays_in_the_story() -> None:
    """A long line without its full stop, where the next line goes on with the quotation."""
    said = "“The ferry of Port Ellery is not the only one on this coast that has run out of money and of captains\n\n“We have asked for more of both.”"
    assert kinds(said) == ["paragraph", "paragraph"]


def test_a_long_caption_beside_another_may_hold_two_sentences() -> None:
    """Both are left open, as captions are, and the story tells it all again."""
    first = "Captain Morag Sinclair, who is deaf, steered the ferry from Port Ellery for the final nine of its years"
    second = "Captain Sinclair has bought the old wheelhouse for £9. The ferry's horn, which she never once heard, was in the price of the wheelhouse"
    assert kinds(f"{first}\n\n{second}") == ["figure", "figure"]


HINTS = [
    ("Straw keeps the hens warm", "Nobody on the quay had thought of that before the winter, when the water in the bowls froze."),
    ("Rope is no bed", "They will peck at it until it comes apart, and then somebody has to pick up the pieces."),
    ("A horn wakes them early", "Ask the neighbours, who have had three months of it and would like to sleep again."),
    ("Paint smells for a week", "Leave the door open at noon, and close it again before the wind turns to the north."),
    ("Nine cheques are too many", "The bank takes one, and it takes its time about it, as the whole town found out."),
]


def test_heads_of_an_illustrated_list_stand_above_credits() -> None:
    """Each picture between head and paragraph has only its credit; fewer of them would be captions."""
    lines = [f"{head}\n\nShutterstock\n\n{text}" for head, text in HINTS]
    assert kinds("\n\n".join(lines)) == ["heading", "figure", "paragraph"] * len(HINTS)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rival town buys bathtub for next regatta", "related"),
        ("Lena Marsh: Bridges are where towns go to die", "related"),
        ("[ Ferries, ropes and hens: a year on the quay ]", "related"),
        ("The council’s bridge may never open", "heading"),
        ("Morag Sinclair with the crew in Port Ellery", "figure"),
        ("The wheel is kept in oil. (Ann Lee/Ellery Echo Group)", "figure"),
    ],
)
def test_a_line_alone_between_paragraphs(line: str, kind: str) -> None:
    """Short style and strange names lead elsewhere, what may be is argued below, what is seen is a picture's."""
    assert kinds(line) == [kind]


def test_a_paragraph_broken_in_two_is_no_caption() -> None:
    """A small letter carries the first half on."""
    broken = "The town of Port Ellery has had a ferry for as long as anybody on the quay\n\nor in the church can remember."
    assert kinds(broken) == ["paragraph", "paragraph"]


def test_a_long_bare_line_among_credited_pictures_stays_in_the_story() -> None:
    """It lost its full stop; a notice says what else it might be."""
    line = "Port Ellery had asked for two ferries in the spring and was promised that the second would come before the bridge was painted"
    article = read(f"{CREDITED}\n\n{line}\n\n{AFTER}")
    kept = next(block for block in article.blocks if (block.source or "").startswith("Port Ellery had asked"))
    assert kept.kind == "paragraph"
    assert [notice.code for notice in article.notices if notice.place == kept.id] == ["unsure-role"]


def test_clipped_headlines_stay_in_their_box() -> None:
    """Three dots after a space are where the box had no room."""
    box = "Top stories\n\nHarbour strikes enter third week, which no captain in the valley …\n\nLive updates as valley council urges baker to hold …"
    assert kinds(box) == ["related"] * 3


def test_below_an_overlay_s_button_stands_its_video() -> None:
    """ "Close" below the story's writer is no menu's."""
    head = "Last ferry leaves Port Ellery after 112 years\n\nBy Ann Lee\n\nclose\n\nEllery Flash top headlines for March 3"
    article = read(f"{head}\n\nEllery Flash top headlines are here.\n\n{BEFORE}\n\n{AFTER}")
    assert article.title is not None
    assert article.title.text == "Last ferry leaves Port Ellery after 112 years"
    assert [block.kind for block in article.blocks[:3]] == ["other", "video", "paragraph"]


def test_a_channel_signs_by_its_number() -> None:
    """A station's newsroom is a byline."""
    article = read(f"The last ferry has gone, and the hens stay\n\nBy 7 News KELL\n\n{BEFORE}\n\n{AFTER}")
    assert article.byline == "7 News KELL"


def test_names_in_a_row_are_a_list_and_one_alone_is_a_picture_s() -> None:
    """Who was there; and a name between paragraphs, of somebody in the story."""
    said = "On the last ferry the captain met Ann Lee, Tom Ives, Una Grant and Bea Loring, who had not been asked."
    assert kinds(f"{said}\n\nAnn Lee\n\nTom Ives\n\nUna Grant\n\nBea Loring") == ["paragraph", "list"]
    assert kinds("Morag Sinclair") == ["figure"]


def test_results_stay_in_the_story() -> None:
    """Figures as a table has them are no headline of another story."""
    rows = "May 3 Port Ellery beat North Quay 6-4 and 6-2\n\nMay 4 Elm Valley beat Port Ellery 6-0 and 6-1"
    assert kinds(rows) == ["paragraph", "paragraph"]


def test_below_a_label_that_comes_again_stand_links() -> None:
    """A kicker between paragraphs, twice, each time above another headline."""
    said = "The wheel itself went to the museum, where children may turn it on Sundays."
    links = [
        f"Quay crisis — explained\n\n{link}" for link in ("Harbour cat's kittens block the only quay", "Port Ellery's hens report growing threats from foxes")
    ]
    assert kinds(f"\n\n{said}\n\n".join(links)) == ["other", "related", "paragraph", "other", "related"]


def test_a_caption_that_comes_again_without_its_credit_is_one() -> None:
    """First with whose picture it is, then bare and ended as a sentence."""
    seen = "Rope and paint on the quay of Port Ellery after the storm on Monday."
    assert kinds(f"{seen} Ann Lee/Getty Images\n\n{seen}") == ["figure", "figure"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photos: Ellery Zoo", "figure"),
        ("PHOTOS: Hens' Strangest Wheelhouse Moments", "related"),
        ("[Image via Preston Quay CCTV/YouTube]", "figure"),
        ("[Also read: Baker Claims Haunted Oven Saved His Marriage]", "related"),
        ("Morag Sinclair. Credits: Instagram.", "figure"),
        ("To give to the hens of Port Ellery, please visit https://example.org/hens", "paragraph"),
        ("How to cross from Port Ellery to the island by bus and on foot now", "heading"),
        ("LOADINGERROR LOADING", "video"),
        ("5:28 p.m.", "other"),
    ],
)
def test_credits_addresses_and_remains(line: str, kind: str) -> None:
    """What names a picture's owner, asks how, ends in an address, or is left of a player."""
    assert kinds(line) == [kind]


def test_a_jammed_line_is_cut_between_names_that_the_story_never_writes_together() -> None:
    """The title ends with one, the standfirst starts with the other."""
    head = "date 2024-03-03 Ferry debate got hot but hardly dented Sinclair Ann Lee and Tom Ives both asked for a bridge that nobody needs"
    said = "The debate between Ann Lee and Tom Ives was about the bridge, and Captain Sinclair did not come to it."
    article = read(f"{head}\n\n{said}\n\n{BEFORE}\n\n{AFTER}")
    assert article.title is not None
    assert article.title.text == "Ferry debate got hot but hardly dented Sinclair"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Morag Sinclair at the wheel in Port Ellery, 3 March 2024. — AFP pic", "figure"),
        ("Nobody on the quay wept. Morag Sinclair has sold the horn, the bell and the flags of the ferry. — Reuters", "paragraph"),
        ("Scarred by two collisions, captains have learned to look »", "related"),
        ("To reach the writer of this story from Port Ellery, write to Ann Lee at ann@ellery-echo.example", "paragraph"),
        ("FacebookTwitterWhatsApp", "other"),
        ("Bridge work at £9 an hour. No wonder captains would rather keep hens\n\nRead more", "related"),
    ],
)
def test_what_closes_a_line_tells_its_role(line: str, kind: str) -> None:
    """A credit, a signature, an arrow, an address, buttons without a space, and the button that leads to the line above it."""
    assert set(kinds(line)) == {kind}


def test_a_day_beside_a_headline_below_the_story_is_another_story_s() -> None:
    """Lists of the latest stories say when each appeared."""
    latest = "Ellery council to host public hearing with Morag Sinclair next month\n\nAug 15, 2024"
    assert [block.kind for block in read(f"{BEFORE}\n\n{AFTER}\n\n{latest}").blocks][4] == "related"
