"""Which part of a page is its story: names of furniture are believed only as far as the page bears them out."""

import json

import pytest

from a11y.model import Block, Heading, Paragraph
from a11y.readers import read

STORY = "<p>An interpreter stands on the stage, in the light, and moves with the actors as they move.</p>" * 4


def kept(markup: str, head: str = "") -> list[str]:
    """Return the paragraphs of a page with this markup."""
    article = read(
        "x", f"<!doctype html><html><head><title>Signed</title>{head}</head><body><h1>Every show is signed</h1>{markup}</body></html>".encode()
    ).article
    return [block.content.text for block in article.blocks if isinstance(block, Paragraph)] if article else []


def stated(words: str) -> str:
    """Return a body as metadata state it."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "articleBody": words})}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='body'>{STORY.replace('<p>', '<p class=paywall>')}</div>",
        f"<main class='sidebar-grid'><div class='sidebar-grid__content'>{STORY}</div><div class='sidebar-grid__aside'><p>Short.</p></div></main>",
        f"<article class='print:block dark:menu [.popup_&]:hidden'>{STORY}</article>",
        f"<div class='cta'>{STORY}</div>",
        f"<div id='onetrust-consent-sdk'>{STORY.replace('interpreter', 'cookie') * 3}</div><article>{STORY}</article>",
        f"<div hidden id='S:0'><article>{STORY}</article></div>",
    ],
)
def test_a_name_of_furniture_that_takes_the_story_is_not_believed(markup: str) -> None:
    """Templates put such names on paragraphs, on the page's grid, and on what a script will show."""
    assert [text.split()[1] for text in kept(markup)] == ["interpreter"] * 4


def test_a_teaser_without_a_link_is_the_storys_own_summary() -> None:
    """What leads to another story has a link to it."""
    page = (
        f"<article><header><div class='article-teaser-text'>A theatre in Hull will have an interpreter on its stage from May.</div></header>{STORY}</article>"
    )
    article = read("x", f"<!doctype html><html><body><h1>Every show is signed</h1>{page}</body></html>".encode()).article
    assert article is not None
    assert "from May." in f"{article.standfirst.text if article.standfirst else ''} {' '.join(kept(page))}"


def test_the_second_story_of_an_endless_page_is_left_out() -> None:
    """It has a headline and an article element of its own."""
    other = STORY.replace("interpreter", "painter")
    page = f"<main><article><h1>Every show is signed</h1>{STORY}</article><div><article><h1>Museum opens late</h1>{other}</article></div></main>"
    article = read("x", f"<!doctype html><html><head><title>Every show is signed</title></head><body>{page}</body></html>".encode()).article
    assert article is not None
    assert [block.content.text.split()[1] for block in article.blocks if isinstance(block, Paragraph)] == ["interpreter"] * 4


def test_a_story_that_is_shown_in_part_is_completed_from_its_metadata_and_says_so() -> None:
    """The publisher's own words stand there; the first paragraph is not said twice."""
    words = [f"Paragraph {number} tells how the show is signed, by whom, and for which of the many people who come." for number in range(20)]
    head = stated("\n".join(words))
    page = f"<!doctype html><html><head>{head}</head><body><h1>Every show is signed</h1><article><p>{words[0]}</p><p>{words[1]}</p></article></body></html>"
    article = read("x", page.encode()).article
    assert article is not None
    assert [block.content.text for block in article.blocks if isinstance(block, Paragraph)] == words
    assert "shown-in-part" in [notice.code for notice in article.notices]


def test_what_the_metadata_quote_is_the_story_whatever_its_box_is_called() -> None:
    """Even where the template calls that box something else."""
    words = [f"Sentence {number} of the story is in the page and in its metadata as well." for number in range(12)]
    body = "".join(f"<p>{text}</p>" for text in words)
    assert kept(f"<div class='widget recommended'><a href=/x>More</a>{body}</div><div>{STORY}</div>", stated(" ".join(words)))[:12] == words


SIGNED = "An interpreter stands on the stage, in the light, and moves with the actors as they move."
OTHER = "The owner of this site stands behind each word of it, in the light, wherever it may be read."
LINKS = "<ul>" + "<li><a href='/x'>Another story that this page leads to</a></li>" * 12 + "</ul>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='entry'><p>{SIGNED * 2}</p>{LINKS}<p>{SIGNED}</p></div>",
        f"<article><h1>Four stages</h1><p>{SIGNED}</p>" + f"<article class='place'><h2>A stage</h2><p>{SIGNED * 3}</p></article>" * 3 + "</article>",
        f"<article class='message'><article class='message-body'>{STORY}</article></article>",
        f"<div class='post'><h2><a href='/here'>Every show is signed</a></h2>{STORY}</div>",
        f"<form class='shop'>{STORY}</form>" + f"<footer><p>{OTHER}</p></footer>" * 5,
        f"<noscript><div id='page'>{STORY}</div></noscript>",
        f"<h2 class='excerpt'><div>{STORY}</div>",
        f"<div><h4>{SIGNED * 2}</h4><h4>{SIGNED * 2}</h4></div>",
        f"<footer><p>{OTHER}</p></footer>" + f"<div class='part'><div itemprop='articleBody'><p>{SIGNED * 3}</p></div></div>" * 3,
        f"<div id='moreInformationText'>{STORY}</div>" + f"<footer><p>{OTHER}</p></footer>" * 2,
        f"{STORY}<div class='modal' role='dialog'>" + f"<p>{OTHER}</p>" * 5 + "</div>",
        f"<div class='imagetext'>{STORY}</div>",
        f"<div class='imagetext'><figure><img src='a.jpg'><figcaption>On the stage.</figcaption></figure><p>{SIGNED}</p><p>{SIGNED}</p></div>{STORY}",
        f"<article>{STORY}</article><div id='sidebar'>" + f"<p>{OTHER}</p>" * 6 + "</div>",
        f"<article>{STORY.replace('</p><p>', '</p><div>REKLAM</div><p>')}<h3>Das könnte Sie auch interessieren</h3></article>",
    ],
)
def test_a_story_in_unusual_markup_is_found_whole_and_alone(markup: str) -> None:
    """Links and articles within it, headings around it, forms, what is sent hidden, names that mean something else."""
    told = " ".join(kept(markup))
    assert told.count("An interpreter stands") == markup.count("An interpreter stands")
    assert "The owner" not in told
    assert not any(other in told for other in ("Another story", "REKLAM"))


def test_the_story_near_the_headline_is_preferred_to_a_longer_notice_far_from_it() -> None:
    """Shops and old sites keep long notices in boxes without a telling name."""
    page = f"<title>Signed</title><div><div><h1>Every show is signed</h1><div>{STORY}</div></div>{LINKS * 3}</div><div id='vk'><p>{OTHER * 4}</p></div>"
    article = read("x", f"<!doctype html>{page}".encode()).article
    assert article is not None
    assert [block.content.text for block in article.blocks if isinstance(block, Paragraph)] == [SIGNED] * 4


def test_short_lines_that_come_again_may_be_paragraphs() -> None:
    """Who speaks in an interview has a line of its own: a paragraph, however often it stands there."""
    assert kept("<div>" + f"<p>Ana Ruiz</p><p>{SIGNED}</p>" * 5 + "</div>")[1:].count("Ana Ruiz") == 4


def test_comments_in_articles_within_an_article_are_left_out() -> None:
    """They hold less than the story does."""
    comments = f"<article><p>{OTHER}</p></article>" * 3
    assert kept(f"<article>{STORY * 2}{comments}</article>") == [SIGNED] * 8


def test_other_stories_in_articles_within_an_article_are_left_out() -> None:
    """No headline stands over them: they are no parts of one story."""
    further = f"<article><h2>Another</h2><p>{OTHER * 3}</p></article>" * 3
    assert kept(f"<article>{STORY}</article><article>{further}</article>") == [SIGNED] * 4


def test_a_button_without_words_does_not_tear_a_sentence() -> None:
    """Nor do words that are clipped away, which only say what a link does."""
    button = "<span class='watchlist'><button><i></i></button></span>"
    clipped = "<span style='clip:rect(0 0 0 0);position:absolute'>, opens in a new tab</span>"
    torn = f"<p>A new study says that the <span><a href='/bell'>bell</a>{button}</span>, which was <a href='/b'>cast{clipped}</a> here, rings well.</p>"
    assert kept(f"<article>{STORY}{torn}</article>")[-1] == "A new study says that the bell, which was cast here, rings well."


def test_the_number_that_a_page_builder_gives_an_element_is_no_name() -> None:
    """The letters of "48f0ad" do not say "ad"; those of "side-ad" do."""
    page = f"<article>{STORY}<div class='el-48f0ad'><p>{SIGNED} Again.</p></div><div class='side-ad'><p>{OTHER}</p></div></article>"
    assert kept(page)[4:] == [f"{SIGNED} Again."]


QUESTIONS = "<div class='faq'><div><button{}>{}</button><div aria-hidden='true'><p>{}</p></div></div></div>"


@pytest.mark.parametrize("says", [" aria-expanded='false'", " aria-controls='a1'", ""])
def test_a_button_that_opens_an_answer_is_its_question(says: str) -> None:
    """Question and answer are words of the story, however the page folds them away."""
    assert kept(f"<article>{STORY}{QUESTIONS.format(says, 'Is every show signed?', SIGNED)}</article>")[4:] == ["Is every show signed?", SIGNED]


@pytest.mark.parametrize("words", ["Menu", "Show all of them", "Read the whole story here now"])
def test_a_button_that_says_nothing_of_what_it_opens_is_none(words: str) -> None:
    """It stands among paragraphs, opens nothing, or has too few words for a question."""
    assert kept(f"<article>{STORY}<button>{words}</button><p>{OTHER}</p></article>")[4:] == [OTHER]


def test_what_a_tooltip_shows_is_not_said_amid_the_sentence() -> None:
    """The word that has one stays."""
    tip = "<span class='term'>signer<span role='tooltip'>A signer speaks with the hands.</span></span>"
    box = "<span class='tooltip'>stage<span class='tooltip-text'>A stage is where plays are shown.</span></span>"
    page = f"<article>{STORY}<p>The {tip} came to the {box} before any of the actors did, and stayed there.</p></article>"
    assert kept(page)[4:] == ["The signer came to the stage before any of the actors did, and stayed there."]


def test_an_excerpt_of_another_story_may_be_long_in_an_article_of_its_own() -> None:
    """Its headline leads elsewhere; a post under its writer's name is no excerpt."""

    def row(heads: tuple[str, str]) -> str:
        return "".join(f"<article><h3><a href='/x'>{head}</a></h3><p>{head}. {' '.join([OTHER] * 6)}</p></article>" for head in heads)

    assert len(kept(f"<main><div>{STORY * 3}</div><section>{row(('Museum opens late for once', 'Cinema shows every film twice'))}</section></main>")) == 12
    assert len(kept(f"<main><div>{STORY * 3}</div><section>{row(('Ada Bell', 'Bo Cole'))}</section></main>")) == 14


def test_a_heading_that_gives_its_own_address_leads_nowhere_else() -> None:
    """Manuals link each heading to itself."""
    heads = [f"<h2><a href='{address}'>{words}</a></h2>{STORY}" for address, words in (("#how", "How it will work from May"), ("/x", "Museum opens late"))]
    page = f"<h1>Every show is signed</h1><article>{STORY}{''.join(heads)}</article>"
    article = read("x", f"<!doctype html><html><head><title>Every show is signed</title></head><body>{page}</body></html>".encode()).article
    assert article is not None
    assert [block.content.text for block in article.blocks if isinstance(block, Heading)] == ["How it will work from May"]


def test_the_story_written_once_more_for_another_screen_is_read_once() -> None:
    """Two paragraphs that come again amid others are the story's own repetition."""
    paragraphs = "".join(f"<p>{number} {SIGNED}</p>" for number in range(8))
    assert len(kept(f"<main><div class='wide'>{paragraphs}</div><div class='narrow'>{paragraphs}</div></main>")) == 8
    assert len(kept(f"<main>{paragraphs}<p>0 {SIGNED}</p><p>{OTHER}</p><p>1 {SIGNED}</p></main>")) == 11


@pytest.mark.parametrize(
    "part",
    [
        f"<h2 id='how-to-share-and-subscribe'>How to share and subscribe</h2><p>{SIGNED} Still.</p>",
        f"<section id='more-on-subscribing'><h2>More on subscribing</h2><p>{SIGNED} Still.</p></section>",
    ],
)
def test_an_id_made_of_a_headings_words_is_an_address_and_no_name(part: str) -> None:
    """Manuals and wikis write one for every section."""
    assert kept(f"<article>{STORY}{part}</article>")[-1] == f"{SIGNED} Still."
    assert kept(f"<article>{STORY}<section id='more-on'><h2>From us</h2><p>{OTHER}</p></section></article>")[-1] == SIGNED


def test_posts_called_comments_are_what_a_thread_is_for() -> None:
    """Not where the page calls itself an article."""
    posts = "".join(f"<div class='comment'><p>{number} {SIGNED}</p></div>" for number in range(4))
    assert len(kept(f"<div id='comments'>{posts}</div>")) == 4
    assert kept(f"<div id='comments'>{posts}</div>", head="<meta property='og:type' content='article'>") == []


def test_the_pieces_of_a_manual_are_its_whole_text() -> None:
    """Each weighs less than the links and scraps beside it; the notice around the page is no piece."""
    pieces = "".join(f"<div class='part'><h2>Part {number}</h2><p>{number} {SIGNED} {SIGNED}</p><div>{LINKS}</div></div>" for number in range(8))
    told = " ".join(kept(f"<div class='manual'>{pieces}</div><footer><p>{OTHER}</p></footer>"))
    assert told.count("An interpreter stands") == 16
    assert "The owner" not in told


def read_as(title: str, body: str) -> list[Block]:
    """Return the blocks of a page with this title."""
    article = read("x", f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()).article
    return list(article.blocks) if article else []


def words(blocks: list[Block]) -> list[str]:
    """Return the third word of each paragraph."""
    return [block.content.text.split()[2] for block in blocks if isinstance(block, Paragraph)]


def speaking_of(who: str, times: int = 4) -> str:
    """Return as many paragraphs of a story about somebody."""
    return f"<p>An evening's {who} stands on the stage, in the light, and moves with the actors as they move.</p>" * times


def test_a_story_set_in_several_parts_of_one_name_is_read_whole() -> None:
    """Some templates set the text in rows of a grid, each called its body, with pictures and offers between."""
    rows = "".join(f"<div class='row'><div class='article__body'>{part}</div></div>" for part in (speaking_of("signer", 12), speaking_of("singer")))
    assert words(read_as("Every show is signed", f"<h1>Every show is signed</h1><section>{rows}</section>")) == ["signer"] * 12 + ["singer"] * 4


def test_an_article_that_goes_on_after_the_part_with_its_headline_is_read_whole() -> None:
    """A ruled line may end the part that holds the headline and most of the text."""
    first = f"<section><h1>Every show is signed</h1><div>{speaking_of('signer', 12)}</div></section>"
    page = f"<article>{first}<section><h2>The voices</h2><div>{speaking_of('singer')}</div></section></article>"
    assert words(read_as("Every show is signed", page)) == ["signer"] * 12 + ["singer"] * 4


@pytest.mark.parametrize(("name", "found"), [("post-title", ["signer"] * 4), ("part", ["signer"] * 4 + ["singer"] * 4)])
def test_a_second_headline_called_so_begins_another_story_and_a_crosshead_does_not(name: str, found: list[str]) -> None:
    """Pages that go on without an end repeat the template of the headline."""
    other = f"<div><h1 class='{name}'>The harbour opens</h1>{speaking_of('singer')}</div>"
    page = f"<div><header><h1 class='{name} first'>Every show is signed</h1></header><div>{speaking_of('signer')}{other}</div></div>"
    assert words(read_as("Every show is signed", page)) == found


def test_a_notice_of_rights_longer_than_a_short_story_is_not_the_story() -> None:
    """The footer of an old page may outweigh a story of two sentences."""
    rights = "<p>The Corner House, its name, its signs and its masks, all that belongs to them: all rights reserved, 2012, by the company.</p>"
    page = f"<h2>Every show is signed</h2><div>{speaking_of('signer')}</div><div id='footer'><div>{rights * 5}</div></div>"
    assert words(read_as("Every show is signed", page)) == ["signer"] * 4


def test_a_ticker_of_headlines_is_furniture_and_a_quotation_with_a_tag_in_its_class_is_not() -> None:
    """Names say what boxes are; a quotation is no box."""
    ticker = f"<div class='ticker'>{'Harbour opens on Monday and closes again on Tuesday, says the mayor of the town. ' * 4}</div>"
    quotation = "<blockquote class='edTag'><p>We have waited for this night for eleven years, and now it is every night.</p></blockquote>"
    found = read_as("Every show is signed", f"<h1>Every show is signed</h1><div>{speaking_of('signer')}{quotation}</div>{ticker}")
    assert [block.kind for block in found] == ["paragraph"] * 4 + ["quote"]
