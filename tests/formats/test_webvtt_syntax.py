"""The strict checker: for every rule a file that breaks it and nothing else, and what must be left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.formats.webvtt_faults import SYNTAX
from a11y.formats.webvtt_syntax import check

if TYPE_CHECKING:
    from a11y.formats.webvtt_text import Kind

TOP = "WEBVTT\n\n"
CUE = TOP + "00:01.000 --> 00:04.000\n"


def found(text: str, kind: Kind = "captions") -> list[tuple[int, str]]:
    """Return the lines and rules of a file's faults."""
    return [(fault.line, fault.rule) for fault in check(text.encode(), kind)]


INVALID = [
    ("signature", 1, "webvtt\n\n"),
    ("signature", 1, "WEBVTTx\n\n"),
    ("signature", 1, ""),
    ("signature", 1, "\n" + CUE),
    ("blank-after-signature", 1, "WEBVTT"),
    ("blank-after-signature", 2, "WEBVTT\n"),
    ("blank-after-signature", 2, "WEBVTT\nKind: captions\n\n"),
    ("blank-after-signature", 2, "WEBVTT\n00:01.000 --> 00:02.000\nHi\n"),
    ("final-line-end", 4, CUE + "Hi"),
    ("final-line-end", 3, TOP + "NOTE bye"),
    ("arrow", 4, CUE + "a --> b\n"),
    ("arrow", 3, TOP + "NOTE a --> b\n"),
    ("arrow", 4, TOP + "NOTE\na --> b\n"),
    ("arrow", 4, TOP + "STYLE\n::cue(--> b) {}\n"),
    ("block", 3, TOP + "stray words\n"),
    ("block", 6, CUE + "Hi\n\n7\n\n"),
    ("block", 3, TOP + "NOTES\n"),
    ("block", 3, TOP + "STYLE x\n"),
    ("block", 3, TOP + "\ufeff\n"),
    ("late-block", 6, CUE + "Hi\n\nSTYLE\n::cue {}\n"),
    ("late-block", 6, CUE + "Hi\n\nREGION\nid:a\n"),
    ("identifier-repeated", 7, TOP + "a\n00:01.000 --> 00:02.000\nHi\n\na\n00:01.000 --> 00:02.000\nHi\n"),
    ("timings", 3, TOP + "00:01.000-->00:02.000\nHi\n"),
    ("timings", 3, TOP + "00:01,000 --> 00:02,000\nHi\n"),
    ("timings", 3, TOP + "0:00:01.000 --> 0:00:02.000\nHi\n"),
    ("timings", 3, TOP + "00:60.000 --> 01:02.000\nHi\n"),
    ("timings", 3, TOP + "60:00.000 --> 61:00.000\nHi\n"),
    ("timings", 3, TOP + "00:01.00 --> 00:02.000\nHi\n"),
    ("timings", 3, TOP + "00:01.0000 --> 00:02.000\nHi\n"),
    ("timings", 3, TOP + " 00:01.000 --> 00:02.000\nHi\n"),
    ("timings", 3, TOP + "00:01.000 --> 00:02.000align:start\nHi\n"),
    ("timings", 3, TOP + "00:01.00٣ --> 00:02.000\nHi\n"),
    ("timings", 3, TOP + "-00:01.000 --> 00:02.000\nHi\n"),
    ("start-order", 6, TOP + "00:02.000 --> 00:03.000\nHi\n\n00:01.999 --> 00:04.000\nHi\n"),
    ("end-order", 3, TOP + "00:02.000 --> 00:02.000\nHi\n"),
    ("end-order", 3, TOP + "00:02.000 --> 00:01.000\nHi\n"),
    ("region-setting", 4, TOP + "REGION\nid:a colour:red\n"),
    ("region-setting", 5, TOP + "REGION\nid:a\nwidth:\n"),
    ("region-value", 4, TOP + "REGION\nid:a width:101%\n"),
    ("region-value", 4, TOP + "REGION\nid:a lines:1.5\n"),
    ("region-value", 4, TOP + "REGION\nid:a regionanchor:10%\n"),
    ("region-value", 4, TOP + "REGION\nid:a scroll:down\n"),
    ("region-setting-repeated", 4, TOP + "REGION\nid:a width:1% width:1%\n"),
    ("region-identifier", 3, TOP + "REGION\nwidth:1%\n"),
    ("region-repeated", 7, TOP + "REGION\nid:a\n\nREGION\nid:a\n"),
    ("setting", 3, TOP + "00:01.000 --> 00:02.000 colour:red\nHi\n"),
    ("setting", 3, TOP + "00:01.000 --> 00:02.000 line\nHi\n"),
    ("setting", 3, TOP + "00:01.000 --> 00:02.000 line:\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 align:middle\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 position:50\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 position:50%,start\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 line:1.5\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 line:+1\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 size:100.01%\nHi\n"),
    ("setting-value", 3, TOP + "00:01.000 --> 00:02.000 vertical:tb\nHi\n"),
    ("setting-repeated", 3, TOP + "00:01.000 --> 00:02.000 line:1 line:1\nHi\n"),
    ("ampersand", 4, CUE + "Fish & chips\n"),
    ("ampersand", 4, CUE + "&amp\n"),
    ("ampersand", 4, CUE + "&nosuch;\n"),
    ("ampersand", 4, CUE + "<v A & B>Hi\n"),
    ("reference", 4, CUE + "&#0;\n"),
    ("reference", 4, CUE + "&#xD800;\n"),
    ("reference", 4, CUE + "&#x80;\n"),
    ("reference", 4, CUE + "&#x110000;\n"),
    ("tag", 5, CUE + "Hi\n<font>there</font>\n"),
    ("tag", 4, CUE + "<B>there</B>\n"),
    ("tag", 4, CUE + "<c.>there</c>\n"),
    ("tag", 4, CUE + "< b>there</b>\n"),
    ("tag", 4, CUE + "<>\n"),
    ("tag-open", 4, CUE + "1 < 2\n"),
    ("annotation", 4, CUE + "<b loud>there</b>\n"),
    ("annotation", 4, CUE + "<i >there</i>\n"),
    ("annotation-missing", 4, CUE + "<v>there</v>\n"),
    ("annotation-missing", 4, CUE + "<v &#32;>there</v>\n"),
    ("language", 4, CUE + "<lang english_uk>there</lang>\n"),
    ("end-tag", 4, CUE + "there</b>\n"),
    ("end-tag", 4, CUE + "<b><i>there</b></i>\n"),
    ("end-tag", 4, CUE + "<b>there</b >\n"),
    ("end-tag-missing", 4, CUE + "<b>there\n"),
    ("end-tag-missing", 4, CUE + "Hi <v Ann>there\n"),
    ("end-tag-missing", 5, CUE + "<v Ann>Hi</v>\n<v Bob>there\n"),
    ("ruby", 4, CUE + "<ruby>there</ruby>\n"),
    ("ruby", 4, CUE + "<rt>there</rt>\n"),
    ("ruby", 4, CUE + "<ruby>a<rt>b</rt>c</ruby>\n"),
    ("ruby", 4, CUE + "<ruby>a<rt>b</rt>&amp;</ruby>\n"),
    ("word-time", 4, CUE + "Hi <2.0>there\n"),
    ("word-time-order", 4, CUE + "Hi <00:01.000>there\n"),
    ("word-time-order", 4, CUE + "Hi <00:04.000>there\n"),
    ("word-time-order", 4, CUE + "Hi <00:03.000>there <00:03.000>now\n"),
]

VALID = [
    "WEBVTT\n\n",
    "\ufeffWEBVTT\tA title --> with an arrow\r\n\r\n",
    "WEBVTT\r\r00:01.000 --> 00:02.000\rHi\r",
    "WEBVTT\n\n\n\n00:01.000 --> 00:02.000\n\n\n",
    CUE + "Hi\n\n\n\n\n",
    CUE,
    TOP + "NOTE\n\nNOTE a\nb\n\nSTYLE \t\n::cue {}\n\nREGION\t\nid:a width:100.000% lines:3\nregionanchor:0%,100% viewportanchor:10.5%,90% scroll:up\n",
    TOP + "00:01.000 \t-->\t 1234:00:02.000 \t line:-1,center\tposition:10%,line-right size:0% align:right region:nowhere \nHi\n",
    TOP + "1 to 2\n00:01.000 --> 00:02.000 vertical:lr line:100%,end\nHi\n\nNOTE later\n\n2\n00:01.000 --> 00:01.001\nHi\n",
    CUE + "- Hi there. > no tag\n  indented\n",
    CUE + "&amp; &lt; &nbsp; &#169; &#x1F600; &notin; &#9;\n",
    CUE + "<v.loud.first Ann &amp; Bob>Open to the end\nover <i.a>two</i> lines\n",
    CUE + "<c.yellow.bg_blue><b><i><u>Hi</u></i></b></c><v Ann>there</v>\n",
    CUE + "<lang zh-Hant-TW>a</lang> <lang i-klingon>b</lang> <lang en-GB-u-ca-gregory-x-y>c</lang>\n",
    CUE + "<ruby>a<rt>b</rt>c<rt>d</ruby> <ruby>a<rt>b</rt> \n</ruby>\n",
    CUE + "Hi <00:02.000>there <00:00:03.999>now\n",
    CUE + "A NUL \0 and a tab \t are text\n",
    "WEBVTT\n\n" + "0" * 400 + ":00:01.000 --> 00:02.000\nHi\n",
]


@pytest.mark.parametrize(("rule", "line", "text"), INVALID)
def test_a_broken_rule_is_found_at_its_line_and_nothing_else_is(rule: str, line: int, text: str) -> None:
    """Each file breaks one rule, once."""
    assert found(text) == [(line, rule)]


@pytest.mark.parametrize("text", VALID)
def test_what_the_specification_allows_is_left_alone(text: str) -> None:
    """Each file is unusual and valid."""
    assert found(text) == []


def test_bytes_that_are_not_utf_8_are_a_fault_at_their_line() -> None:
    """The line counts to the first bad byte."""
    assert [(fault.line, fault.rule) for fault in check(CUE.encode() + b"caf\xe9\n")] == [(4, "encoding")]


def test_chapter_titles_take_no_tags_and_metadata_takes_anything() -> None:
    """The kind says what a cue's text may be."""
    assert found(CUE + "<b>One</b>\n", "chapters") == [(4, "chapter-tag")]
    assert found(CUE + '{"a": "<b> & c"}\n', "metadata") == []


def test_every_rule_has_a_file_that_breaks_it() -> None:
    """A rule without an example may never fire."""
    assert {rule for rule, _, _ in INVALID} | {"encoding", "chapter-tag"} == set(SYNTAX)


def test_a_message_cannot_steer_a_terminal() -> None:
    """What was found is shown short, and without control characters."""
    (fault,) = check((TOP + "\x1b[2J" + "x" * 500 + "\n").encode())
    assert (fault.message.isprintable(), len(fault.message) < 120) == (True, True)


@given(st.binary(max_size=200))
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    """Nothing crashes the checker, and no bytes without the signature pass."""
    faults = list(check(data))
    assert faults or data.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
