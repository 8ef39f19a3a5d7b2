"""What texts of many newsrooms taught in the seventh round: each case beside one that looks like it and must be left alone."""

from __future__ import annotations

import pytest

from a11y.model import Figure, Video
from tests.readers.test_scraped_roles import AFTER, BEFORE, kinds, read

TOWN = "The town has lived on the ferry for longer than it has had a church, a bank or a dentist."
HENS = "Nobody had told the hens, who went down with the paint and came up with the tide."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("“I do not sell my horn,” Ms Sinclair said. “I do not even sell the hens of Port Ellery. ”", "paragraph"),
        ("Morag Sinclair disputed the notion that the council of Port Ellery had ever asked her whether the bridge could wait", "paragraph"),
        ("Also, the ferry of Port Ellery is older than its church, its bank and its dentist, and, of course, the wheelhouse is hers", "paragraph"),
        ("- The first collision -", "heading"),
        ("– The first collision –", "heading"),
        ("- Advertisement -", "promo"),
        ("- Ann Lee said", "paragraph"),
        ("Passengers wave from the deck of the ferry on its last day in Port Ellery harbour. Ann Lee/Ellery Echo", "figure"),
        ("The ferry is loved by the church/bank. She sold the horn to a dentist/harbourmaster.", "paragraph"),
        ("JUST WATCHED Morag Sinclair sells the horn Replay More Videos ... MUST WATCH Morag Sinclair sells the horn 02:36", "video"),
        ("Morag Sinclair speaks to the choir of Port Ellery before the ferry leaves for the last time. She then sold the horn. Ann Lee | Reuters", "figure"),
        ("Passengers wave from the deck of the ferry on its last day. (Photo: Ann Lee) Share Share Facebook", "figure"),
        ("Ten Ropes Of The Ferry: The Captain's Own List CC Share Subtitles Off", "video"),
        ('"They uncovered no claims on the horn or on the hens before she sold both, it was told in a letter of May', "paragraph"),
        ("You may like: Harbour choir sings to the hens, and then it rains", "related"),
        ("More collisions: Captain works on puzzle during trial", "related"),
        ("Follow Morag Sinclair at www.ellery.example/morag", "promo"),
        ("Got information about the hens?", "promo"),
        ("DOI: 10.1234/56789", "other"),
        ("END", "other"),
        ("—Tired Of Hens", "paragraph"),
        ("6 years ago", "other"),
        ("Visit Ellery Echo's homepage for more stories.", "promo"),
        ("Visit after visit, the captain asked for more time.", "paragraph"),
        ("Twitter: @ellery_echo", "other"),
        ("DISTRIBUTED BY ELLERY FEATURES", "other"),
    ],
)
def test_a_line_alone(line: str, kind: str) -> None:
    """Between two paragraphs."""
    assert kinds(f"{TOWN}\n\n{line}\n\n{HENS}")[1] == kind


def test_one_word_that_a_line_break_parted_from_its_paragraph() -> None:
    """It is a word and a full stop; the line above it is left open."""
    assert kinds("The captain of the ferry, who was named in the report, left the island and its hens without asking for\n\npermission.") == ["paragraph"] * 2


def test_buttons_that_open_captions() -> None:
    """Where another picture of the text has its buttons and its credit; the buttons are no words of the caption."""
    lines = [
        "Facebook Twitter Pinterest Morag Sinclair has sold the horn of the ferry.",
        "Facebook Twitter Pinterest The last ferry leaves. Photograph: Ann Lee/Ellery Images",
    ]
    found = read("\n\n".join([BEFORE, lines[0], TOWN, lines[1], AFTER])).blocks
    captions = [block.caption.text for block in found if isinstance(block, Figure) and block.caption]
    assert captions == ["Morag Sinclair has sold the horn of the ferry.", "The last ferry leaves."]
    assert kinds(lines[0]) == ["paragraph"]


def test_people_who_each_tell_of_themselves() -> None:
    """Name, age and work above what that person says; one such line alone proves nothing."""
    people = ("Ann Lee, 31, baker, Port Ellery", "Ian Doe, 64, piper, Hull", "Mary Okafor, 27, diver, Leith")
    told = "{} took the ferry to work every day, and says that the bridge will be colder, longer and without a bar."
    lines = "\n\n".join(f"{who}\n\n{told.format(who.split(',')[0].split()[1])}" for who in people)
    assert kinds(lines) == ["heading", "paragraph"] * 3


def test_numbered_heads_below_a_mark_that_comes_again() -> None:
    """A sponsor's mark is no label of the head below it."""
    mark = "Message Of Our Sponsor"
    lines = [mark, "1. Keep the horn dry", TOWN, mark, "2. Keep the hens warm", HENS, mark, "3. Sell the paint to the council", TOWN.replace("town", "isle")]
    assert [kind for kind in kinds("\n\n".join(lines)) if kind == "heading"] == ["heading"] * 3


def test_watch_with_a_colon_stood_for_a_player() -> None:
    """What follows is the next head, as others of the text; without other heads it names the player."""
    heads = ("Captain Gets Her Prediction Wrong", "Council’s Wrong Report On Hens", "Harbour Bank Loses Its Paint")
    lines = "\n\nWATCH:\n\n".join(f"{head}\n\n{text}" for head, text in zip(heads, (TOWN, HENS, f"{TOWN} It may."), strict=True))
    assert [kind for kind in kinds(lines) if kind != "paragraph"] == ["heading", "video", "heading", "video", "heading"]
    alone = read(f"{BEFORE}\n\nWATCH:\n\nThe last crossing in one minute\n\n{AFTER}").blocks
    assert [block.label for block in alone if isinstance(block, Video)] == ["The last crossing in one minute"]


def test_two_sentences_among_the_links_at_the_end() -> None:
    """Below "Read more:" and above two open headlines; above the story's own last paragraph they would be story."""
    links = "Read more:\n\nThe island just lost its ferry. Here’s what comes next.\n\nLighthouse keeper retires to a desert\n\nRival island builds a tunnel"
    assert [block.kind for block in read(f"{BEFORE}\n\n{AFTER}\n\n{links}").blocks][-4:] == ["related"] * 4
    assert kinds(f"Read more:\n\nThe island just lost its ferry. Here’s what comes next.\n\n{TOWN}")[1:] == ["paragraph", "paragraph"]


def test_a_list_of_one_and_two_words_that_a_colon_announces() -> None:
    """Below the last paragraph they would be topics, were they not announced."""
    listed = (
        "She has sold everything that stood on the ferry, and most of what lay under it. She also sold:\n\nThe horn of the ferry\n\nOld ropes\n\nWheel paint"
    )
    assert [block.kind for block in read(f"{BEFORE}\n\n{AFTER}\n\n{listed}").blocks][-2:] == ["paragraph", "list"]


def test_heads_in_capitals() -> None:
    """The paragraph below takes its words up; a link in capitals speaks of something else."""
    below = "The debt of students on the island has doubled, and the bridge will double it again by spring."
    assert kinds(f"{TOWN}\n\nA CLOSE LOOK AT THE DEBT OF ISLAND STUDENTS\n\n{below}")[1] == "heading"
    assert kinds(f"{TOWN}\n\nWHY THE BRIDGE MATTERS:\n\n{below}")[1] == "heading"
    assert kinds(f"{TOWN}\n\nSCHOOL BAND PLAYS THROUGH POWER CUT IN NEXT VALLEY\n\n{below}")[1] == "related"


def test_a_first_paragraph_that_ends_in_a_quotation_is_no_standfirst() -> None:
    """Its full stop stands before the closing mark."""
    first = "Captain Morag Sinclair pushed back against her critics on Monday, and said that her last crossing was “good and easy to steer.”"
    assert read(f"Ferry Makes Its Last Crossing\n\n{first}\n\n{BEFORE}\n\n{AFTER}").standfirst is None


def test_views_in_the_words_of_others() -> None:
    """Three open lines, each above quoted words with a dash and a name, are heads; a single one is judged alone."""
    views = (
        ("The bridge has become more about pride than about hens", "“A bridge is pride with a rail.” — Ann Lee, Ellery Echo"),
        ("The debate over the horn triggers resentment", "“It was loud, and now nobody is.” — Ian Doe, Hull Herald"),
        ("Hens are symbols of the sea to some people", "“They looked at the water, and so did I.” — Mary Okafor, Leith Times"),
    )
    found = [block.kind for block in read("\n\n".join([BEFORE, AFTER, *(f"{head}\n\n{view}" for head, view in views)])).blocks][-6:]
    assert found[::2] == ["heading"] * 3


def test_a_credit_under_a_button_is_no_button() -> None:
    """ "Toggle caption" with a name shows whose the chart is; the sentence above it is the story's."""
    assert kinds(f"{TOWN}\n\ntoggle caption Ann Lee/Ellery Echo\n\n{HENS}")[0] == "paragraph"


@pytest.mark.parametrize("title", ["OPINION: The incredible smear machine aimed at ferries", "Sources: Council long aware of rust under bridge"])
def test_a_title_with_a_label(title: str) -> None:
    """A label of the text's kind, or who told it, above the first paragraph."""
    article = read(f"{title}\n\n{BEFORE}\n\n{AFTER}")
    assert article.title is not None
    assert article.title.text == title


def test_a_title_that_comes_twice() -> None:
    """It is taken once, and neither line is a picture's."""
    article = read(f"Last Ferry Leaves Port Ellery\n\nLast Ferry Leaves Port Ellery\n\n{BEFORE}\n\n{AFTER}")
    assert article.title is not None
    assert [article.title.text, *(block.kind for block in article.blocks)] == ["Last Ferry Leaves Port Ellery"] + ["paragraph"] * 4
