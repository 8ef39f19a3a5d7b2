"""Inline content becomes words with spans that mean what the markup meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.model import Span, Text
from a11y.readers.inline import clipped, join, safe_link, text_of
from a11y.readers.page import grow

BASE = "https://bell.example/news/a"


def text(markup: str, language: str = "en") -> Text:
    """Return the text of a paragraph's markup."""
    index = grow("x", f"<p>{markup}</p>")
    return text_of(index.nodes[2].children, base=BASE, language=language)


@pytest.mark.parametrize(
    ("markup", "words", "spans"),
    [
        ("  One\n two ", "One two", ()),
        ("One <b> two </b>three", "One two three", (Span("strong", 4, 7),)),
        ("<em>One</em>", "One", (Span("emphasis", 0, 3),)),
        ("a<b>b</b>c", "abc", (Span("strong", 1, 2),)),
        ('<a href="x.html">One <i>two</i></a>', "One two", (Span("link", 0, 7, "https://bell.example/news/x.html"), Span("emphasis", 4, 7))),
        ('<a href="mailto:ada@bell.example">write</a>', "write", (Span("link", 0, 5, "mailto:ada@bell.example"),)),
        ("<a>no address</a>", "no address", ()),
        ('<abbr title="World Health Organization">WHO</abbr>', "WHO", (Span("abbreviation", 0, 3, "World Health Organization"),)),
        ("<abbr>WHO</abbr>", "WHO", ()),
        ("<q>Yes</q>, she said", "“Yes”, she said", (Span("quotation", 0, 5),)),
        ('<i lang="cy-GB">eisteddfod</i>', "eisteddfod", (Span("emphasis", 0, 10), Span("language", 0, 10, "cy-GB"))),
        ('<span lang="en-US">color</span>', "color", ()),
        ("One<br>two<br/> three", "One two three", ()),
        ("One <script>two</script><style>x</style><span hidden>three</span><span style='display: none'>four</span> five", "One five", ()),
        ("<b> </b>One<b></b>", "One", ()),
        ("fish &amp; chips &lt;b&gt; &copy;", "fish & chips <b> ©", ()),
        ("H<sub>2</sub>O", "H2O", ()),
    ],
)
def test_markup_becomes_words_and_spans(markup: str, words: str, spans: tuple[Span, ...]) -> None:
    """White space folded, offsets in code points, nothing unseen."""
    assert text(markup) == Text(words, spans)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:x",
        "\x01javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "ftp://x/y",
        "http://",
        "http://[",
        "",
        "about:blank",
    ],
)
def test_a_link_of_another_scheme_never_survives(href: str) -> None:
    """In any spelling a browser would run."""
    assert safe_link(href, BASE) is None


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/a", "https://bell.example/a"),
        ("//other.example/a", "https://other.example/a"),
        ("?q=1", "https://bell.example/news/a?q=1"),
        (" https://x.example/a b\n", "https://x.example/a%20b"),
        ("HTTPS://X.example/", "https://X.example/"),
        ("#part", "https://bell.example/news/a#part"),
    ],
)
def test_a_safe_link_becomes_absolute(href: str, address: str) -> None:
    """Relative to the page, without white space."""
    assert safe_link(href, BASE) == address


def test_a_relative_link_without_a_base_is_dropped() -> None:
    """It would lead nowhere."""
    assert safe_link("/a", None) is None


def test_joined_and_clipped_texts_keep_their_spans_in_place() -> None:
    """Offsets move with the words."""
    one = Text("a bc", (Span("strong", 2, 4),))
    assert join([one, one]) == Text("a bc a bc", (Span("strong", 2, 4), Span("strong", 7, 9)))
    assert clipped(Text("Image caption a bc", (Span("strong", 16, 18),)), "a bc") == one
    assert clipped(one, "a b") == Text("a b", (Span("strong", 2, 3),))


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<a href=/x>", "</a>", "<q>", "</q>", " ", "x ", "é", "<br>", "<i lang=fr>", "</i>", "&nbsp;", "\n"]), max_size=40)
)
def test_spans_always_lie_within_their_text_and_touch_no_space(pieces: list[str]) -> None:
    """Whatever the nesting."""
    found = text("".join(pieces))
    assert found.text == " ".join(found.text.split())
    for span in found.spans:
        assert found.text[span.start : span.end] == found.text[span.start : span.end].strip() != ""
