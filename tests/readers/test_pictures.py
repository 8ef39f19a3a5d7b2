"""Pictures keep caption, credit and alt apart and exact; icons and other stories' pictures are left out."""

import pytest

from a11y.model import Figure
from a11y.readers import read
from a11y.readers.credit_lines import part_credit

PROSE = "<p>An interpreter stands on the stage, in the light, and moves with the actors as they move.</p>" * 3


def figures(markup: str, before: str = "") -> list[Figure]:
    """Return the figures of a story with this markup in its middle."""
    page = f"<html lang=en><body>{before}<article><h1>Every show is signed</h1>{PROSE}{markup}{PROSE}</article></body></html>"
    reading = read("x", page.encode(), url="https://bell.example/news/a")
    assert reading.article is not None
    return [block for block in reading.article.blocks if isinstance(block, Figure)]


WAYS = {
    "figcaption": "<figure><img src=a.jpg><figcaption>The stage at night</figcaption></figure>",
    "wordpress": '<div class="wp-caption alignright"><a href="a.jpg"><img src=a.jpg></a><p class="wp-caption-text">The stage at night</p></div>',
    "classes": '<div class="article-image"><img src=a.jpg><div class="image-caption">The stage at night</div></div>',
    "far wrapper": '<div class="media"><div class="media__inner"><div><img src=a.jpg></div></div><span class="media-caption">The stage at night</span></div>',
    "beside the image": '<div class="lead-image"><img src=a.jpg></div><div class="article-cutline">The stage at night</div>',
    "label before it": "<figure><img src=a.jpg><figcaption><span>Image caption</span> The stage at night</figcaption></figure>",
    "late image": '<figure class="media"><div class="delayed-image" data-src="a.jpg" data-alt="x"></div><figcaption>The stage at night</figcaption></figure>',
    "late image with a spare one": (
        "<figure><img data-src=a.jpg src='data:image/gif;base64,x'><noscript><img src=a.jpg></noscript><figcaption>The stage at night</figcaption></figure>"
    ),
    "grows when pressed": (
        "<figure><div aria-hidden=true><button class=overlay><img src=a.jpg></button></div><div class=caption>The stage at night</div></figure>"
    ),
    "German classes": '<div class="absatzbild"><img src=a.jpg><div class="absatzbild__info"><p>The stage at night</p></div></div>',
    "span in a paragraph": '<img src=a.jpg><p><span class="article-caption">The stage at night</span></p>',
    "place holders before it": (
        "<figure><div><img aria-hidden=true alt='' src='data:image/svg+xml;base64,x'><img aria-hidden=true alt='' src='data:image/png;base64,y'>"
        "<img src=a.jpg></div>"
        "<figcaption>The stage at night</figcaption></figure>"
    ),
    "picture element": "<figure><picture><source srcset='a.webp 2x'><img src=a.jpg></picture><figcaption>The stage at night</figcaption></figure>",
    "sign in the caption": '<figure><img src=a.jpg><figcaption>The stage at night <img src="zoom.png"></figcaption></figure>',
    "short and long form": (
        '<figure><img src=a.jpg><div class="caption"><div class=caption-full>The stage at night</div>'
        "<div class=caption-short>The stage at…</div></div></figure>"
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_caption_is_found_however_it_is_marked(way: str) -> None:
    """One figure, its caption, its address; and the caption is no paragraph."""
    found = figures(WAYS[way])
    assert [(figure.caption and figure.caption.text, figure.src and figure.src.rsplit("/", 1)[-1]) for figure in found] == [("The stage at night", "a.jpg")]


@pytest.mark.parametrize(
    ("markup", "alt"), [("<img src=a.jpg>", None), ('<img src=a.jpg alt="">', ""), ('<img src=a.jpg alt=" IMG_0042.JPG">', " IMG_0042.JPG")]
)
def test_alt_is_exactly_as_given(markup: str, alt: str | None) -> None:
    """Absent, empty and useless are three things."""
    assert [figure.alt for figure in figures(f"<p>{markup}</p>")] == [alt]


@pytest.mark.parametrize(
    "markup",
    [
        "<img src=x.gif width=1 height=1>",
        '<img class="author-avatar" src=me.jpg>',
        "<img src=/img/share-icon.png>",
        "<img src=logo.svg>",
        '<div class="related"><a href="/x"><img src=b.jpg></a></div>',
        "<p>Smile <img class=wp-smiley src=s.png width=16 height=16></p>",
    ],
)
def test_decoration_is_no_figure(markup: str) -> None:
    """Icons, faces, trackers, and the pictures of other stories."""
    assert figures(markup) == []


def test_a_gallery_keeps_every_picture_with_its_caption() -> None:
    """Side by side in one wrapper."""
    one = "<li><img src=a{0}.jpg><p class=caption>Picture {0} of the evening</p></li>"
    found = figures(f"<div class=gallery><ul>{one.format(1)}{one.format(2)}{one.format(3)}</ul></div>")
    assert [figure.caption and figure.caption.text for figure in found] == ["Picture 1 of the evening", "Picture 2 of the evening", "Picture 3 of the evening"]


def test_menu_pictures_before_the_story_are_left_out() -> None:
    """A menu may hold a hundred."""
    menu = '<div class="mega"><ul><li><a href="/x"><img src=m.jpg width=300></a></li></ul></div>'
    assert figures("", before=menu) == []


def test_the_same_caption_is_said_once() -> None:
    """A lead picture is often shown twice."""
    one = "<figure><img src=a.jpg><figcaption>The stage at night</figcaption></figure>"
    assert [figure.caption and figure.caption.text for figure in figures(one + PROSE + one)] == ["The stage at night", None]


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The stage at night (Picture: Getty)", "The stage at night", "Picture: Getty"),
        ("The stage at night. Photo by Ada Bell", "The stage at night.", "Photo by Ada Bell"),
        ("The stage at nightCredit: Getty - Contributor", "The stage at night", "Credit: Getty - Contributor"),
        ("Image copyright Reuters Image caption The stage at night", "The stage at night", "Reuters"),
        ("Image caption The stage at night", "The stage at night", None),
        ("Getty Images", "", "Getty Images"),
        ("Photo: Ada Bell / Reuters", "", "Photo: Ada Bell / Reuters"),
        ("© 2024 Ada Bell", "", "© 2024 Ada Bell"),
        ("The photo by the door was taken in 1920", "The photo by the door was taken in 1920", None),
        ("Artist's impression of the plumes. (NASA/David Ladd)", "Artist's impression of the plumes. (NASA/David Ladd)", None),
        ("The actors learn to sign (Reuters)", "The actors learn to sign", "Reuters"),
        ("Workers in London in 2019. Ada Bell / AP", "Workers in London in 2019.", "Ada Bell / AP"),
        ("Shops open 24/7 in town", "Shops open 24/7 in town", None),
        ("Credit unions are growing in Wales", "Credit unions are growing in Wales", None),
    ],
)
def test_a_credit_is_parted_from_its_caption_where_it_is_sure(text: str, caption: str, credit: str | None) -> None:
    """When unsure, the words stay in the caption."""
    assert part_credit(text) == (caption, credit)


def test_a_credit_element_is_apart_from_the_caption() -> None:
    """Named by its class."""
    (figure,) = figures('<figure><img src=a.jpg><figcaption>The stage at night<span> </span><div class="credit">Ada Bell</div></figcaption></figure>')
    assert (figure.caption and figure.caption.text, figure.credit) == ("The stage at night", "Ada Bell")


def test_a_caption_keeps_its_links() -> None:
    """Spans move with the words that stay."""
    (figure,) = figures("<figure><img src=a.jpg><figcaption>Image caption The <a href=/stage>stage</a> at night</figcaption></figure>")
    assert figure.caption is not None
    assert [(figure.caption.text[span.start : span.end], span.value) for span in figure.caption.spans] == [("stage", "https://bell.example/stage")]


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        ("<span class=count>6</span><figcaption>The stage at night</figcaption>", "The stage at night", None),
        ("<span>Enlarge Image</span><figcaption>The stage at night</figcaption>", "The stage at night", None),
        ('<div class="credit">Mo Lane on the stage in 1987. Photo by Ada Bell</div>', "Mo Lane on the stage in 1987.", "Photo by Ada Bell"),
        ('<div class="credit">Ada Bell</div>', None, "Ada Bell"),
        ('<div class="caption-credit"><span class="caption"><p>The stage</p></span><p class="credit">Ada Bell</p></div>', "The stage", "Ada Bell"),
        ("<figcaption><p>2 of 12 | The stage at night.</p><button>Read More</button></figcaption>", "The stage at night.", None),
        ("<figcaption><span>View 6 Images</span> <span>The stage at night</span></figcaption>", "The stage at night", None),
    ],
)
def test_counters_and_controls_are_no_caption(inside: str, caption: str | None, credit: str | None) -> None:
    """And a line that is called a credit may hold the caption."""
    (figure,) = figures(f"<figure><img src=a.jpg>{inside}</figure>")
    assert (figure.caption and figure.caption.text, figure.credit) == (caption, credit)


def test_the_face_of_the_author_is_no_figure() -> None:
    """Its alt is the byline."""
    page = f'<html><head><meta name=author content="Ada Bell"></head><body><article><h1>Hi</h1><img src=me.jpg alt="Ada Bell">{PROSE}</article></body></html>'
    reading = read("x", page.encode())
    assert reading.article is not None
    assert [block for block in reading.article.blocks if isinstance(block, Figure)] == []


def test_a_figure_that_holds_a_quotation_shows_who_said_it() -> None:
    """The words are a quotation of the story and no caption of the portrait."""
    page = f"<article>{PROSE}<figure><img src=ada.jpg alt='Ada Bell'><blockquote><p>We sign every show.</p></blockquote></figure>{PROSE}</article>"
    article = read("x", f"<html lang=en><body><h1>Every show is signed</h1>{page}</body></html>".encode(), url="https://bell.example/a").article
    assert article is not None
    assert [
        (block.kind, block.caption if isinstance(block, Figure) else block.content.text) for block in article.blocks if block.kind in ("figure", "quote")
    ] == [
        ("figure", None),
        ("quote", "We sign every show."),
    ]


def test_one_picture_in_two_sizes_is_one_figure_with_its_caption() -> None:
    """A broadcaster sends the picture again, larger, with its caption again, for who presses it."""
    page = "<div class='bucket image'><div class='imagewrap'><img src=/mask-s800-c15.jpg><a href=/mask-s1200.jpg>Enlarge this image</a></div>"
    page += "<div class='credit-caption'><div class='caption'><p>The mask at night.</p></div></div>"
    page += "<div><img data-original=/mask-s1200.jpg></div><div><p class='caption'>The mask at night.</p></div></div>"
    assert [figure.caption.text if figure.caption else None for figure in figures(page)] == ["The mask at night."]
    assert len(figures("<p><img src=/mask-1.jpg></p><p><img src=/mask-2.jpg></p>")) == 2


def test_a_paragraph_called_caption_that_no_picture_claims_is_not_said_in_the_story() -> None:
    """Its picture may be in a slide show that only a script puts together."""
    caption = "<p class='caption'>A mask that hangs on the wall of the old stage at night</p>"
    page = f"<html lang=en><body><article><h1>Every show is signed</h1>{PROSE}{caption}{PROSE}</article></body></html>"
    article = read("x", page.encode()).article
    assert article is not None
    assert [block.kind for block in article.blocks] == ["paragraph"] * 6
