"""Metadata: what the page states, in every dialect, with the site's habits taken off."""

import pytest

from a11y.readers.metadata import Metadata, collect, language_tag
from a11y.readers.page import grow


def stated(head: str, body: str = "", url: str | None = "https://bell.example/a", attributes: str = "") -> Metadata:
    """Collect the metadata of a page."""
    return collect(grow("x", f"<html {attributes}><head>{head}</head><body>{body}</body></html>"), url)


def thing(json: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Theatre signs every show | The Daily Bell</title><meta property='og:site_name' content='The Daily Bell'>", ""),
        ("<title>Theatre signs every show - BBC News</title>", "<h1>Theatre signs every show</h1>"),
        ("<title>The Daily Bell: Theatre signs every show</title><meta property='og:title' content='Theatre signs every show'>", "<h1></h1>"),
        (thing('{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Theatre signs every show"}]}'), "<h1>Blog of the week</h1>"),
        ("<meta property='og:title' content='Theatre signs every show'>", "<h1>The Daily Bell</h1><h1>Theatre signs every show</h1>"),
        ("<title>Theatre signs every show</title>", "<h1 class=logo>Bell</h1>"),
        (
            thing('{"@type":"NewsArticle","headline":"Theatre &amp;lt;b&amp;gt;signs&amp;lt;/b&amp;gt; every show"}')
            .replace("&amp;lt;", "&lt;")
            .replace("&amp;gt;", "&gt;"),
            "",
        ),
    ],
)
def test_the_title_is_the_storys_and_not_the_sites(head: str, body: str) -> None:
    """The visible heading where the metadata agree with it; else the metadata without the site's name."""
    assert stated(head, body).title == "Theatre signs every show"


@pytest.mark.parametrize("title", ["Vape Wave – a film about smoke", "Opinion | Why we sign", "Sign language: who learns it?", "A – B – C"])
def test_a_title_with_a_dash_of_its_own_keeps_it(title: str) -> None:
    """Only the name of the site is cut off."""
    assert stated(f"<title>{title}</title><meta property='og:site_name' content='The Daily Bell'>").title == title


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (thing('{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ada Bell"},{"@type":"Person","name":"Bo Cole"}]}'), "", "Ada Bell and Bo Cole"),
        ('<meta name="author" content="By Ada Bell">', "", "Ada Bell"),
        ('<meta property="article:author" content="https://facebook.com/ada"><meta name="author" content="Ada Bell">', "", "Ada Bell"),
        ("", '<span itemprop="author"><span itemprop="name">Ada Bell</span></span>', "Ada Bell"),
        ("", '<a rel="author" href="/ada">Ada Bell</a>', "Ada Bell"),
        ('<meta name="twitter:creator" content="@ada">', "", None),
    ],
)
def test_the_byline_is_names(head: str, body: str, byline: str | None) -> None:
    """Not addresses, not handles, and without "By"."""
    assert stated(head, body).byline == byline


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (thing('{"@type":"NewsArticle","datePublished":"2025-03-01T23:30:00-05:00"}'), ""),
        ('<meta property="article:published_time" content="2025-03-01T09:00:00Z">', ""),
        ('<meta name="parsely-pub-date" content="2025-03-01">', ""),
        ('<meta name="DC.date.issued" content="20250301">', ""),
        ("", '<time datetime="2025-03-01">yesterday</time>'),
        ("", '<time itemprop="datePublished">March 1, 2025</time>'),
    ],
)
def test_the_date_is_found_in_every_dialect(head: str, body: str) -> None:
    """As the page gives it, without a change of time zone."""
    assert stated(head, body).published == "2025-03-01"


def test_a_date_of_the_year_one_is_no_date() -> None:
    """Some systems write it where they have none."""
    assert stated(thing('{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}')).published is None


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<link rel="canonical" href="https://bell.example/story">', "https://bell.example/story?x=1", "https://bell.example/story"),
        ('<link rel="canonical" href="/story">', "https://bell.example/a", "https://bell.example/story"),
        ('<link rel="canonical" href="https://bell.example/"><meta property="og:url" content="https://bell.example/og">', None, "https://bell.example/og"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://bell.example/a", "https://bell.example/a"),
        ('<link rel="canonical" href="http://[">', "https://bell.example/a", "https://bell.example/a"),
        ("", None, None),
    ],
)
def test_the_canonical_address_is_absolute_and_of_the_story(head: str, url: str | None, expected: str | None) -> None:
    """A canonical link to the front page is a template's mistake."""
    assert stated(head, url=url).url == expected


def test_publisher_and_rights_are_kept() -> None:
    """Credit lines of the source survive."""
    found = stated(thing('{"@type":"NewsArticle","publisher":{"name":"The Daily Bell"},"license":"https://creativecommons.org/licenses/by/4.0/"}'))
    assert (found.publisher, found.rights) == ("The Daily Bell", "https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("value", "tag"), [("en", "en"), ("EN-gb", "en-GB"), ("zh_hant_tw", "zh-Hant-TW"), ("", None), ("english please", None), ("en_US.UTF-8", "en-US")]
)
def test_language_tags_are_put_in_their_usual_form(value: str, tag: str | None) -> None:
    """BCP 47, or nothing."""
    assert language_tag(value) == tag


@pytest.mark.parametrize(
    "json",
    [
        "{",
        "[" * 100_000,
        '{"@type": ["NewsArticle", 3, null]}',
        '"text"',
        "null",
        '{"@type":"NewsArticle","author":{"name":[1]},"headline":{"a":1}}',
        '{"a":"\x01"}',
    ],
)
def test_broken_json_is_passed_over(json: str) -> None:
    """Whatever stands in it, the page is still read."""
    assert stated(thing(json) + "<title>Hi there</title>").title == "Hi there"


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("<div class='post-date'>Published: 3 May 2021</div>", "2021-05-03"),
        ("<span id='timestamp'>April 15, 2019 6:18am</span>", "2019-04-15"),
        ("<time>Posted on 2 June 2020</time>", "2020-06-02"),
        ("<div class='x7'><span>by Ada Bell, 3 May 2021</span></div>", "2021-05-03"),
        ("<p>Essay - Published: 2021.05.03 |</p>", "2021-05-03"),
        ("<p>Updated 4 May 2021</p><p>3 May 2021</p>", "2021-05-03"),
        ("<p>Doors open on 3 May 2021</p>", None),
        ("<p>One</p>" * 30 + "<p>3 May 2021</p>", None),
        ("<div class='update'>Many things happened before 3 May 2021, and more were to come in the months that followed it.</div>", None),
    ],
)
def test_a_date_below_the_headline_is_the_storys_when_the_metadata_have_none(shown: str, published: str | None) -> None:
    """In an element that is called a date, else in a short line near the headline that says no more than who wrote it and when."""
    assert stated("", f"<h1>Every show is signed</h1>{shown}").published == published


def test_a_byline_ends_before_the_date_beside_it() -> None:
    """A template sets both in one line."""
    line = "<p class=byline>By Ana Ruiz and Tom Bell, Bell News | Posted: 3 May 2021 10:15 GMT</p>"
    assert stated("", f"<h1>Every show is signed</h1>{line}").byline == "Ana Ruiz and Tom Bell, Bell News"


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("<p>by: Ada Bell, Dec 17, 2025</p>", "Ada Bell"),
        ("<div><a href='/authors/ada-bell'>Ada Bell</a></div>", "Ada Bell"),
        ("<div><a href='/authors/ada-bell'><b>Ada Bell</b><b>Staff Writer</b></a></div>", "Ada Bell"),
        ("<div class=byline><span class=byline__who>Ada Bell</span><span class=byline__handle>@ada</span></div>", "Ada Bell"),
        ("<div><a href='/authors/all'>See full list</a></div>", None),
        ("<div><a href='/museum'>Museum House</a></div>", None),
        ("<p>By the time the doors opened, four hundred people stood in the street, and more were to come.</p>", None),
    ],
)
def test_who_wrote_it_stands_near_the_headline(shown: str, names: str | None) -> None:
    """After "By", in what is called a byline, or as a link to the writer's own page; a handle, a date or an office is no part of the name."""
    assert stated("", f"<h1>Every show is signed</h1>{shown}").byline == names


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (thing('{"@graph":[{"@type":"WebPage","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Bell"}]}'), "", "Ada Bell"),
        (
            thing('{"@graph":[{"@type":"Article","author":{"@id":"#bo"}},{"@type":"Person","@id":"#bo","name":"Bo Cole"}]}'),
            "<h1>A</h1><p>By Ada Bell</p>",
            "Ada Bell",
        ),
        (thing('\n<![CDATA[ {"@type":"Article","author":{"name":"Ada Bell"}} ]]>\n'), "", "Ada Bell"),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Bell">', "", "Ada Bell"),
        ('<meta name="author" content="bell.example"><link rel="canonical" href="https://www.bell.example/a">', "<h1>A</h1><p>By Ada Bell</p>", "Ada Bell"),
        ('<meta name="author" content="Super User">', "", None),
        ('<meta name="author" content="ByAda Bell">', "", "Ada Bell"),
        ("", '<span itemprop="author">Photograph by Ada Bell</span>', None),
        ("", '<span itemprop="author">Ada Bell - Aug 10, 2016 11:15 am</span>', "Ada Bell"),
        ("", '<h2>A long title</h2><span class="author vcard"><a class="url fn n" href="/x">ada</a></span>', None),
        ("", '<h1>A</h1><span class="author vcard"><a class="url fn n" href="/x">ada</a></span>', "ada"),
        ("", '<h1>A</h1><div class="story-author">Ada Bell</div>', "Ada Bell"),
        ("", '<h1>A</h1><p class="comment-author">Ada Bell</p>', None),
        ("", "<h1>A</h1><p>Written by Ada Bell in Sport on 1 June 2019 at 08:34 PM.</p>", "Ada Bell"),
    ],
)
def test_who_wrote_it_rather_than_whose_page_it_is(head: str, body: str, byline: str | None) -> None:
    """By reference, on a card, in the markup of the page; neither the site, nor what a content manager fills in, nor who took the picture."""
    assert stated(head, body).byline == byline


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("<p>Mittwoch, 3. Mai 2021</p>", "2021-05-03"),
        ("<p>3 de mayo de 2021</p>", "2021-05-03"),
        ("<p>le 3 février 2021</p>", "2021-02-03"),
        ("<p>03.05.21</p>", "2021-05-03"),
        ("<p>3. 5. 2021</p>", "2021-05-03"),
        ("<p>03.05.1921</p>", None),
        ("<p>bis 3. Mai 2021</p>", None),
    ],
)
def test_a_date_is_read_in_the_words_of_other_languages(shown: str, published: str | None) -> None:
    """Months of nine languages beside English, years of two figures behind dots; nothing from before the web."""
    assert stated("", f"<h1>Every show is signed</h1>{shown}").published == published


def test_the_day_in_an_address_is_that_of_a_page_without_a_date() -> None:
    """Only where the page itself says nothing."""
    assert stated("", "", "https://bell.example/2021/05/03/a-day/").published == "2021-05-03"
    assert stated("", "<h1>A day</h1><p>4 May 2021</p>", "https://bell.example/2021/05/03/a-day/").published == "2021-05-04"
