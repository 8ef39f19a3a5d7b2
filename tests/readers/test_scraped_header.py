"""What stands above a scraped story: date, title, standfirst and writer, in one line or a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from a11y.readers.dates import leading
from a11y.readers.scraped import read_text

if TYPE_CHECKING:
    from a11y.model import Article

JAMMED = [
    # (date, title, standfirst, the story's first paragraphs)
    (
        "2018-05-14",
        "Weaver who learned English from cartoons wins place at art school",
        "Amal Haddad arrived in Port Ellery at the age of 11 without a word of the language.",
        "Amal Haddad will start her course in October.\n\nThe weaver, who is 18, said that she was thrilled by the letter.",
    ),
    (
        "2019-04-22",
        "Harbour fire: What we know so far",
        "At least nine boats have been lost in a fire at Port Ellery.",
        "Nine boats were lost on Sunday in a fire at the harbour of Port Ellery.",
    ),
    (
        "2019-10-01",
        "Kettle Maker Recalls Some Models Over Steam Risk",
        "The company says that the lids of some kettles may open by themselves.",
        "Brightwater said on Tuesday that it was recalling some kettles.\n\nThe company asked customers to pour with care.",
    ),
    (
        "2018-12-03",
        "Can you solve the puzzle that beat 9,000 people?",
        "Only one in 50 readers got it right last year",
        "A puzzle that beat thousands of readers last year is back, and it is no easier.",
    ),
    (
        "2021-01-11",
        "Woman, 94, finishes degree she began in 1946",
        "Elsie Tarn left university to look after her brothers",
        "A woman of 94 has been awarded a degree.\n\nElsie Tarn left university in 1946 to look after her brothers when their mother died.",
    ),
    (
        "2019-05-05",
        "Deaf poet to publish tell-all book in spring",
        "Samira’s memoir will be called The Diary of a Loud Child",
        "Samira Quayle is to publish a memoir next spring, her first book in prose.",
    ),
    (
        "2020-11-08",
        "Actress shares rare photo of twins - and fans can't believe how grown up they are",
        "The actress and her husband Tom welcomed the boys in 2012",
        "The actress Kate Hartwell has delighted her fans with a rare photo of her twin boys.\n\nHer husband Tom took it on a beach in the rain.",
    ),
    (
        "2020-05-06",
        "We asked experts if sunscreen expires. Here's what they said",
        "Old bottles may be doing more harm than good.",
        "We asked five experts about the bottle at the back of the cupboard.",
    ),
    (
        "2017-06-20",
        "9 Quiet Ferries to Ride for Free",
        "Learn about the boats that cost nothing, from a raft on a rope to a deck for 900 cars.",
        "Some ferries are free, and most of those are quiet.\n\nThe raft at Ellery moves on a rope.",
    ),
    (
        "2015-10-09",
        "Pier Gets $18 Billion Repair in Harbour Bill",
        "The pier will be mended from end to end, with room for anglers.",
        "The pier at Port Ellery will get $18 billion. Billions more are asked for, and the harbour board hopes for a bill.",
    ),
    (
        "2014-02-11",
        "Sinclair accused of hiding the ferry's rust",
        "Sinclair says the hull was sound when she painted it",
        "Captain Morag Sinclair is accused of painting over rust.\n\nThe hull, she said, was sound.",
    ),
    (
        "2013-09-30",
        "Ferry boss spent nine days on the rock before anyone rang",
        "EXCLUSIVE INTERVIEW: Ian Doe has told of the gulls that kept him awake",
        "Ian Doe sat on the rock for nine days.\n\nThe gulls, he said, were louder than the horn.",
    ),
    ("2016-04-01", "Dog finds own way home after 12 miles and a bus ride", None, "A dog in Port Ellery has come home by bus, and nobody knows how he paid."),
    (
        "2019-02-02",
        "Fans sing All The Way To Ellery in Tokyo karaoke bar",
        None,
        "Fans of a Scottish band filled a karaoke bar in Tokyo on Saturday and would not leave.",
    ),
]


def read(text: str) -> Article:
    """Return the article of a text."""
    article = read_text("test.txt", text, text.encode()).article
    assert article is not None
    return article


def parts(article: Article) -> tuple[str | None, str | None]:
    """Return title and standfirst as strings."""
    return article.title.text if article.title else None, article.standfirst.text if article.standfirst else None


@pytest.mark.parametrize(("date", "title", "standfirst", "story"), JAMMED, ids=[title for _, title, _, _ in JAMMED])
def test_a_jammed_line_is_cut_where_the_standfirst_starts(date: str, title: str, standfirst: str | None, story: str) -> None:
    """The cut follows the words and the story, not one site's habits."""
    article = read(" ".join(["date", date, title, standfirst or ""]) + f"\n\n{story}")
    assert (article.published, *parts(article)) == (date, title, standfirst)


STORY = (
    "The ferry from Port Ellery has carried its last passengers, after 112 years and two collisions.\n\n"
    "Captain Morag Sinclair, who is deaf, steered it for the final nine of them."
)


def test_title_standfirst_writer_and_date_stand_in_a_line_each() -> None:
    """Each line above the story is taken for what it is."""
    article = read(
        f"Old ferry makes its last crossing\n\nThe captain has bought the wheelhouse for her hens\n\nBy Ann Lee\n\nPublished 3 March 2024, 10:15 GMT\n\n{STORY}"
    )
    assert parts(article) == ("Old ferry makes its last crossing", "The captain has bought the wheelhouse for her hens")
    assert (article.byline, article.published) == ("Ann Lee", "2024-03-03")
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]


def test_a_text_that_starts_with_its_story_has_no_title() -> None:
    """The first sentence of the story is never taken for a headline."""
    assert parts(read(STORY)) == (None, None)


@pytest.mark.parametrize("line", ["By Ann Lee 3 March 2024 at 7:18am", "By Ann Lee on 3 March 2024", "Ann Lee, Ellery Echo 7:18 a.m. EST March 3, 2024"])
def test_a_writer_and_a_date_may_share_a_line(line: str) -> None:
    """Nothing but a space need part the two."""
    article = read(f"Old ferry makes last crossing\n\n{line}\n\n{STORY}")
    assert ((article.byline or "")[:7], article.published) == ("Ann Lee", "2024-03-03")


def test_an_open_sentence_above_the_story_is_its_standfirst() -> None:
    """Articles and auxiliaries tell a standfirst from a headline, which drops them."""
    article = read(f"The old ferry has made a last crossing and nobody on the island can believe it\n\n{STORY}")
    assert parts(article) == (None, "The old ferry has made a last crossing and nobody on the island can believe it")


def test_two_dates_may_share_a_line() -> None:
    """The second says when the story was last changed."""
    article = read(f"Old ferry makes last crossing\n\nPublished time: 12 Jul, 2016 14:20 Edited time: 13 Jul, 2016 09:05\n\n{STORY}")
    assert (parts(article), article.published, article.modified) == (("Old ferry makes last crossing", None), "2016-07-12", "2016-07-13")


def test_a_site_s_name_is_no_part_of_the_title() -> None:
    """What stands after the bar names the publisher."""
    article = read(f"Old ferry makes its last crossing | The Ellery Echo\n\n{STORY}")
    assert (parts(article), article.publisher) == (("Old ferry makes its last crossing", None), "The Ellery Echo")


@pytest.mark.parametrize(
    ("line", "date", "rest"),
    [
        ("2022-01-01 Rose", "2022-01-01", "Rose"),
        ("Published time: 12 Jul, 2016 14:20", "2016-07-12", ""),
        ("Published: Tue 7 Apr 2020 06.00 BST", "2020-04-07", ""),
        ("Jan. 14, 2020", "2020-01-14", ""),
        ("Updated 1456 GMT (2256 HKT) March 4, 2018", "2018-03-04", ""),
        ("OCTOBER 9, 2019 / 2:14 PM / 2 YEARS AGO", "2019-10-09", "2 YEARS AGO"),
        ("Date 17.08.2019", "2019-08-17", ""),
        ("11/25/2019 02:15pm EST", "2019-11-25", ""),
        ("04/05/2019", "", ""),
    ],
)
def test_dates_are_read_as_newsrooms_write_them(line: str, date: str, rest: str) -> None:
    """A date that may be two days is seen and left unread."""
    found = leading(line)
    assert found is not None
    assert (found.date, found.rest) == (date, rest)


@pytest.mark.parametrize("line", ["31 February 2020", "2020", "May the ferry rest", "Date of birth", "In March 2020 it rained"])
def test_what_is_no_date_is_left_alone(line: str) -> None:
    """Impossible dates and words that only look like months are none."""
    assert leading(line) is None
