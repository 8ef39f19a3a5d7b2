"""A web page becomes an article of typed blocks, each in its place."""

import resource
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.errors import SourceError
from a11y.model import Article, Figure, Heading, ListBlock, Paragraph, Quote, Related, Span, Table, Video
from a11y.readers import READERS, is_html, read
from a11y.walk import texts

PROSE = "<p>An interpreter stands on the stage, in the light, and moves with the actors as they move.</p>" * 4


def article(body: str, head: str = "", language: str = "en", url: str | None = "https://bell.example/story") -> Article:
    """Read a page with this body."""
    reading = read("page.html", f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'.encode(), url=url)
    assert reading.article is not None
    return reading.article


def kinds(found: Article) -> list[str]:
    """Return the kinds of the blocks, in order."""
    return [block.kind for block in found.blocks]


STORY = f"""
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<div class="cookie-notice"><p>We use cookies to make our service better for everyone who reads it every day.</p></div>
<main><article><h1>Theatre signs every show</h1>
<p class="standfirst">Deaf people will not have to wait for one special night.</p>
<p class="byline">By Ada Bell and Bo Cole</p><time datetime="2025-03-01">1 March 2025</time>
<figure><img src="/stage.jpg" alt="" width="640" height="400">
<figcaption>The stage at the Corner House (Picture: Ada Bell)</figcaption></figure>
<p>The <abbr title="Corner House Company">CHC</abbr> said <a href="/plans">its plans</a> are <em>final</em>,
and <a href="javascript:alert(1)">this link</a> must go.</p>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="YouTube video player" allowfullscreen></iframe>
<h2>How it will work</h2>{PROSE}
<blockquote><p>I laughed at the same moment as everyone else.</p><footer>— Mo Lane, 34</footer></blockquote>
<p>The French poster says <span lang="fr">le théâtre pour tous</span>, and that is the point of the whole thing, she said.</p>
<ul><li>Every show is signed</li><li>Tickets cost £12</li></ul>
<table><caption>Shows in May</caption><thead><tr><th>Day</th><th>Show</th></tr></thead>
<tbody><tr><th>1 May</th><td>The Bell</td></tr><tr><th>2 May</th><td>Rain</td></tr></tbody></table>
<p><a href="/more">READ MORE: Museum opens its doors to deaf children</a></p>
<div class="video-player" data-video-id="998877" data-title="The actors learn to sign"></div>
<p>Sign up for our newsletter to get stories like this.</p>
<div class="related-box"><a href="/other">Cinema shows every film with captions</a></div>
<p>The company hopes that other theatres will follow, and offers to show them how it is done.</p>
<div class="share-tools"><a href="#">Share</a></div></article></main>
<footer><p>Copyright The Daily Bell, who own everything you see on this page and all the others.</p></footer>"""


def test_every_block_is_typed_and_in_its_place() -> None:
    """Menu, cookie notice, byline, share row and footer are no part of it."""
    assert kinds(article(STORY)) == [
        *["other", "figure", "paragraph", "video", "heading", *["paragraph"] * 4, "quote", "paragraph", "list", "table"],
        *["related", "video", "promo", "related", "paragraph"],
    ]


def test_ids_are_unique_and_nodes_point_into_the_page() -> None:
    """Every block of a page knows the element it came from."""
    reading = read("x", f"<html><body>{STORY}".encode())
    assert reading.article is not None
    assert reading.page is not None
    blocks = reading.article.blocks
    assert len({block.id for block in blocks}) == len(blocks)
    assert all(block.node is not None for block in blocks)


def test_the_title_and_standfirst_are_apart_from_the_blocks() -> None:
    """Neither is said twice."""
    found = article(STORY)
    assert (found.title and found.title.text, found.standfirst and found.standfirst.text) == (
        "Theatre signs every show",
        "Deaf people will not have to wait for one special night.",
    )
    assert "Deaf people will not" not in " ".join(text.text for block in found.blocks for text in texts(block))


def test_inline_meaning_survives_and_dangerous_links_do_not() -> None:
    """The link's words stay, its address goes."""
    paragraph = next(block for block in article(STORY).blocks if isinstance(block, Paragraph))
    assert paragraph.content.text == "The CHC said its plans are final, and this link must go."
    assert paragraph.content.spans == (
        Span("abbreviation", 4, 7, "Corner House Company"),
        Span("link", 13, 22, "https://bell.example/plans"),
        Span("emphasis", 27, 32, None),
    )


def test_a_part_in_another_language_says_so() -> None:
    """`lang` on a part is a span; on a whole paragraph it spans all of it."""
    found = article(f'<article><h1>Hi</h1>{PROSE}<p lang="cy">Mae pawb yn hapus iawn gyda hyn heddiw yn y ddinas fawr.</p></article>')
    assert found.blocks[-1] == Paragraph(id="b5", node=found.blocks[-1].node, content=found.blocks[-1].content)  # type: ignore[union-attr]
    last = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.content.spans == (Span("language", 0, len(last.content.text), "cy"),)


def test_a_quotation_keeps_its_source_apart() -> None:
    """The footer of a blockquote is who said it."""
    quote = next(block for block in article(STORY).blocks if isinstance(block, Quote))
    assert (quote.content.text, quote.cite) == ("I laughed at the same moment as everyone else.", "Mo Lane, 34")


def test_a_table_keeps_caption_headers_and_rows() -> None:
    """Header cells of rows are told from data."""
    table = next(block for block in article(STORY).blocks if isinstance(block, Table))
    assert (table.caption and table.caption.text, [cell.text for cell in table.header], table.row_headers) == ("Shows in May", ["Day", "Show"], True)
    assert [[cell.text for cell in row] for row in table.rows] == [["1 May", "The Bell"], ["2 May", "Rain"]]


def test_a_layout_table_is_no_table() -> None:
    """An old page laid out in cells is its paragraphs, without the cell of its menu."""
    found = article(f"<table><tr><td><h1>Hi</h1>{PROSE}</td><td>Menu</td></tr></table>")
    assert kinds(found) == ["paragraph"] * 4


def test_lists_keep_their_items_and_order() -> None:
    """A numbered list is numbered; nested items stay in their item."""
    found = article(f"<article><h1>Hi</h1>{PROSE}<ol><li>One <b>thing</b></li><li>Two<ul><li>two and a half</li></ul></li></ol></article>")
    block = found.blocks[-1]
    assert isinstance(block, ListBlock)
    assert ([item.text for item in block.items], block.ordered) == (["One thing", "Two", "two and a half"], True)


def test_a_list_of_links_is_related_stories() -> None:
    """Each with its own address."""
    links = '<ul><li><a href="/a">Another story of the day</a></li><li><a href="/b">Yet another story of it</a></li></ul>'
    found = article(f"<article><h1>Hi</h1>{PROSE}{links}{PROSE}</article>")
    assert [(block.text, block.href) for block in found.blocks if isinstance(block, Related)] == [
        ("Another story of the day", "https://bell.example/a"),
        ("Yet another story of it", "https://bell.example/b"),
    ]


def test_line_breaks_in_pairs_part_paragraphs() -> None:
    """Old pages have no other paragraphs."""
    line = "The committee met on Monday and agreed to caption all its meetings, in every hall, from now on."
    found = article(f"<div id=story>{line}<br><br>{line[:-1]}, it said.<br>A new line stays.</div>")
    assert [block.content.text for block in found.blocks if isinstance(block, Paragraph)] == [line, f"{line[:-1]}, it said. A new line stays."]


def test_headings_keep_their_level() -> None:
    """A jump in the source stays for the audit to see."""
    found = article(f"<article><h1>Hi</h1>{PROSE}<h4>Then</h4>{PROSE}</article>")
    assert [(block.content.text, block.level) for block in found.blocks if isinstance(block, Heading)] == [("Then", 4)]


def test_a_quoted_post_stays_with_its_author() -> None:
    """Its wrapper is called social, and it is part of the story all the same."""
    words = "<p lang=en>We sign every show from May, and everyone is welcome.</p>— Corner House (@corner) <a href=https://x.example/1>March 1, 2025</a>"
    post = f'<div class="social-embed"><blockquote class="twitter-tweet">{words}</blockquote></div>'
    quote = next(block for block in article(f"<article><h1>Hi</h1>{PROSE}{post}{PROSE}</article>").blocks if isinstance(block, Quote))
    assert (quote.content.text, quote.cite) == ("We sign every show from May, and everyone is welcome.", "Corner House (@corner) March 1, 2025")


def test_comments_and_other_stories_are_left_out() -> None:
    """However long they are."""
    comment = "<div class='comments'><p>I went there last week with my sister, and we both thought it was wonderful to see.</p></div>"
    card = (
        '<div class="card"><h3><a href="/x">Museum opens its doors</a></h3><p>The museum opens at ten for deaf children and their friends on Monday.</p></div>'
    )
    found = article(f"<main><article><h1>Hi</h1>{PROSE}</article>{comment}<div class='grid'>{card * 3}</div></main>")
    assert kinds(found) == ["paragraph"] * 4


def test_a_page_without_a_story_has_no_article_but_a_page() -> None:
    """The audit still gets its tree; a notice says why there is no article."""
    reading = read("menu.html", b"<!DOCTYPE html><html><body><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></body></html>")
    assert reading.article is None
    assert reading.page is not None
    assert [notice.code for notice in reading.notices] == ["no-article"]


def test_the_declared_language_is_checked_against_the_words() -> None:
    """The words win, and a notice says so."""
    german = "<p>Die Dolmetscherin steht auf der Bühne im Licht und bewegt sich mit den Schauspielern, wie sie sich bewegen.</p>" * 4
    found = article(f"<article><h1>Hallo</h1>{german}</article>", language="en-GB")
    assert (found.language, found.declared_language, [notice.code for notice in found.notices]) == ("de", "en-GB", ["language-mismatch"])
    assert article(f"<article><h1>Hi</h1>{PROSE}</article>", language="en-GB").language == "en-GB"


def test_template_text_of_markup_never_becomes_markup() -> None:
    """Escaped tags are words; the reader keeps them as words."""
    found = article(f"<article><h1>Hi</h1>{PROSE}<p>She wrote &lt;script&gt;alert(1)&lt;/script&gt; on the board for all of us to see.</p></article>")
    last = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert "<script>alert(1)</script>" in last.content.text
    assert last.content.spans == ()


def test_media_stay_between_the_items_of_a_list_they_stand_in() -> None:
    """A gallery told as a list keeps its pictures in their places."""
    figure = "<figure><img src=a{0}.jpg><figcaption>Picture number {0}</figcaption></figure>"
    item = f"<li><p>The actors learn to sign the first act of the play in a week.</p>{figure}</li>"
    found = article(f"<article><h1>Hi</h1>{PROSE}<ul>{item.format(1)}{item.format(2)}</ul></article>")
    assert kinds(found)[4:] == ["paragraph", "figure", "paragraph", "figure"]


@pytest.mark.parametrize("text", ["Rose wins again\n\nShe said a < b and b > c.", "5 < 6", "I <3 it, she said"])
def test_prose_with_angle_brackets_is_no_page(text: str) -> None:
    """Less-than signs are not tags."""
    assert not is_html(text)


@pytest.mark.parametrize("text", ["<!doctype html><p>x", "\n <!-- x -->\n<html>", "<p>One</p><p>Two</p>", "<plaintext>x", "<h1>T</h1><p>a</p>"])
def test_pages_and_fragments_are_known_by_their_beginning(text: str) -> None:
    """With or without a doctype."""
    assert is_html(text)


def test_a_text_goes_to_the_reader_of_texts() -> None:
    """And has no page."""
    reading = read("note.txt", b"Rose wins again\n\nThe winners are still in touch, and they said so on Monday in a post that many saw.")
    assert reading.page is None
    assert [reader.name for reader in READERS] == ["web page", "scraped text"]


HOSTILE = {
    "nested divs": "<div>" * 20_000 + PROSE,
    "nested links": PROSE + "<p>" + "<a href=x><b>" * 20_000 + "deep",
    "nested spans of links": f"<article>{PROSE}</article><div>" + "<span><a href=x>one of many links</a>" * 10_000,
    "nested tables": PROSE + "<table><tr><td>" * 7_000,
    "nested articles": "<article>" * 20_000 + PROSE,
    "nested players": PROSE + "<div class=video-player>" * 5_000 + "<video src=a.mp4>",
    "attributes": "<div " + " ".join(f'a{number}="v"' for number in range(50_000)) + ">" + PROSE,
    "null bytes": PROSE + "<p>One\0two \0 three.</p>",
    "surrogates": PROSE + "&#xD800;&#55357;&#0;&#x110000;",
    "plaintext": PROSE + "<plaintext><p>never closed",
    "open comment": PROSE + "<!-- never closed <p>",
    "open script": PROSE + "<script>var a = '<p>",
    "brackets": PROSE + "<" * 500_000,
    "deep json": f'<script type="application/ld+json">{"[" * 100_000}</script>{PROSE}',
    "title of cuts": f"<title>{' - '.join(['ab'] * 20_000)}</title>{PROSE}",
    "class of words": f'<div class="{"aB-c_" * 100_000}">{PROSE}',
    "credits": f"{PROSE}<figure><img src=a.jpg><figcaption>{'Photo by ' * 70}</figcaption></figure>",
    "pictures": PROSE + "<figure><img src=a.jpg><figcaption>One picture of many</figcaption></figure>" * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_bounded_time(name: str) -> None:
    """Its story is found all the same: each takes some two seconds at most here, and none more memory than its elements need."""
    begun, held = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reading = read(name, f"<html><body>{HOSTILE[name]}".encode())
    assert time.process_time() - begun < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held < 400_000  # KB
    assert reading.article is not None
    assert "An interpreter stands on the stage" in " ".join(text.text for block in reading.article.blocks for text in texts(block))


def test_thirty_megabytes_are_refused() -> None:
    """By a stated limit, before anything is parsed."""
    with pytest.raises(SourceError, match="limit is 20 MB"):
        read("x", b"<p>x" * 8_000_000)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=share>",
        "</div>",
        "<figure>",
        "<img src=x alt=''>",
        "<figcaption>",
        "<video src=v.mp4>",
        "<iframe src='//youtube.com/embed/x'>",
        "<ul>",
        "<li>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "<blockquote>",
        "<br><br>",
        "<h2>",
        "<a href='javascript:x'>",
        "<a href='data:x'>",
        "<a href='/ok'>",
        "<q>",
        "<abbr title=t>",
        "<span lang=fr>",
        "<article>",
        "<noscript>",
        "<!--",
        "-->",
        "word ",
        "A sentence of some length that ends. ",
        "&lt;b&gt;",
        "\0",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_any_page_gives_an_article_or_none_with_sound_spans(pieces: list[str]) -> None:
    """Whatever the markup: unique ids, spans inside their text, and only safe links."""
    reading = read("x", ("<html><body>" + PROSE + "".join(pieces)).encode())
    blocks = reading.article.blocks if reading.article else ()
    assert len({block.id for block in blocks}) == len(blocks)
    for block in blocks:
        for text in texts(block):
            assert text.text == " ".join(text.text.split())
            for span in text.spans:
                assert 0 <= span.start < span.end <= len(text.text)
                assert span.kind != "link" or (span.value or "").startswith(("http://", "https://", "mailto:"))


def test_videos_and_figures_of_the_sample_are_complete() -> None:
    """Captions, credits and labels are where they belong."""
    found = article(STORY)
    figure = next(block for block in found.blocks if isinstance(block, Figure))
    assert (figure.caption and figure.caption.text, figure.credit, figure.alt, figure.src, figure.width) == (
        "The stage at the Corner House",
        "Picture: Ada Bell",
        "",
        "https://bell.example/stage.jpg",
        640,
    )
    assert [(block.label, block.src) for block in found.blocks if isinstance(block, Video)] == [
        ("", "https://www.youtube.com/embed/abcdefghijk"),
        ("The actors learn to sign", None),
    ]


@pytest.mark.parametrize("line", ["Ada Bell · 1 March 2025 · 5 min read", "Ada Bell, Arts Correspondent", "Community", "Updated 1 March 2025"])
def test_a_line_of_label_date_or_author_before_the_story_is_no_paragraph(line: str) -> None:
    """It is told by what the metadata say, and by its place."""
    found = article(f"<article><h1>Hi</h1><p>{line}</p>{PROSE}</article>", '<meta name="author" content="Ada Bell">')
    assert kinds(found) == ["other", *["paragraph"] * 4]


def test_an_old_page_sets_its_captions_in_italics_under_the_picture() -> None:
    """In the same line as the picture, all of it quiet."""
    picture = "<img src=a.jpg><br><i>Bank Street at dawn. Picture: Ada Bell</i>"
    found = article(f"<div><h1>Hi</h1>{PROSE}{picture}{PROSE}<p><img src=b.jpg> And this is a paragraph that begins with it.</p></div>")
    figures = [block for block in found.blocks if isinstance(block, Figure)]
    assert [(block.caption and block.caption.text, block.credit) for block in figures] == [("Bank Street at dawn.", "Picture: Ada Bell"), (None, None)]
