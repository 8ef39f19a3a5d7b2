"""Bytes become text: what decodes to sense wins over what a label says."""

import pytest

from a11y.errors import SourceError
from a11y.readers.decode import MAX_BYTES, characters, decode

STORY = "It’s a “story” about the café, and it cost £5."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_reads_the_same_in_every_common_encoding(encoding: str) -> None:
    """Marks, or the bytes themselves, tell which it is."""
    assert decode("x", STORY.encode(encoding)).text == STORY


def test_a_false_utf8_label_gives_way_to_the_bytes_and_is_noticed() -> None:
    """The bytes are windows-1252; the page says UTF-8."""
    decoded = decode("x", b"<meta charset=utf-8>" + STORY.encode("cp1252"))
    assert STORY in decoded.text
    assert [notice.code for notice in decoded.notices] == ["wrong-encoding"]


def test_latin1_means_windows_1252() -> None:
    """So browsers read it: 0x93 and 0x94 are quotation marks."""
    assert decode("x", b"<meta charset=iso-8859-1>\x93Yes\x94").text.endswith("“Yes”")


def test_a_true_label_is_believed() -> None:
    """Shift JIS bytes are no UTF-8, and the page says what they are."""
    assert decode("x", "<meta charset=shift_jis>日本語".encode("cp932")).text.endswith("日本語")


def test_a_header_says_what_the_page_does_not() -> None:
    """The HTTP header names the Greek code page."""
    assert decode("x", "Καλημέρα".encode("iso8859-7"), content_type="text/html; charset=iso-8859-7").text == "Καλημέρα"


def test_an_unknown_label_is_passed_over() -> None:
    """A made-up encoding leaves the bytes to speak."""
    assert decode("x", b"<meta charset=klingon>caf\xe9").text.endswith("café")


def test_a_label_that_is_no_alphabet_is_passed_over() -> None:
    """Python knows a "base64" codec; a page must not reach it."""
    assert decode("x", b"<meta charset=base64>caf\xe9").text.endswith("café")


def test_mojibake_is_put_right_where_it_is_sure() -> None:
    """UTF-8 once read as windows-1252 and written again."""
    decoded = decode("x", "Rose’s café".encode().decode("cp1252").encode())
    assert decoded.text == "Rose’s café"
    assert decoded.notices[0].code == "mojibake"


def test_real_accents_are_left_alone() -> None:
    """French capitals look like the beginning of mojibake and are none."""
    text = "Ã la carte, Â propos, âge, CHÂTEAU"
    assert decode("x", text.encode()).text == text


def test_a_few_broken_bytes_in_utf8_stay_broken_but_alone() -> None:
    """A splice in the middle of a character costs that character only."""
    decoded = decode("x", ("é" * 40).encode() + b"\xc3 " + ("é" * 40).encode())
    assert decoded.text.count("é") == 80
    assert decoded.notices[0].code == "broken-characters"


@pytest.mark.parametrize("data", [b"", b"   \n", b"\xef\xbb\xbf", b"\xff\xfe", "\ufeff \u200b".encode()])
def test_an_empty_source_is_refused(data: bytes) -> None:
    """Also one that holds nothing but a mark."""
    with pytest.raises(SourceError, match="empty"):
        decode("news.html", data)


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n" + bytes(200), b"PK\x03\x04abc", bytes(range(256)) * 50, b"\x00" * 4000])
def test_a_binary_source_is_refused(data: bytes) -> None:
    """With the name and the mend in the one line."""
    with pytest.raises(SourceError, match=r"^news\.html: .*(another kind|binary|empty).*; \S"):
        decode("news.html", data)


def test_an_over_long_source_is_refused_by_a_stated_limit() -> None:
    """The line says how large it is and how large it may be."""
    with pytest.raises(SourceError, match="30 MB and the limit is 20 MB"):
        decode("x", b"a" * 30_000_000)
    assert MAX_BYTES == 20_000_000


def test_line_ends_become_newlines() -> None:
    """Old and foreign line ends alike."""
    assert decode("x", b"one\r\ntwo\rthree").text == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("scraped", "text"),
    [
        ("The caf&#233; sold it for &pound;5 &mdash; &#x27;cheap&#x27;.", "The café sold it for £5 — 'cheap'."),
        ("She said &amp;quot;yes&amp;quot; twice.", 'She said "yes" twice.'),
        ("One&nbsp;two&#10;three", "One two three"),
        ("AT&T and R&D; Q&A", "AT&T and R&D; Q&A"),
        ("Write &lt;b&gt; for bold.", "Write &lt;b&gt; for bold."),
        ("Nothing is &notaword; here.", "Nothing is &notaword; here."),
    ],
)
def test_references_that_a_page_left_in_plain_text_become_characters(scraped: str, text: str) -> None:
    """Also those escaped twice; nothing becomes mark-up, and a line stays one line."""
    assert characters(scraped) == text
