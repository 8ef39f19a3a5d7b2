"""Mending a caption file: valid afterwards, every word still there, and what was done is told."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.captions.checker import check
from a11y.captions.mend import mend
from a11y.captions.mend_text import mended_text
from a11y.formats.webvtt_document import cues, read

TOP = "WEBVTT\n\n"
CUE = TOP + "00:00:01.000 --> 00:00:02.000\n"

MENDS = [
    ("00:01.000 --> 00:02.000\nHi\n", TOP + "00:01.000 --> 00:02.000\nHi\n", "first line"),
    ("\ufeffwebvtt file\n\n00:01.000 --> 00:02.000\nHi\n", TOP + "00:01.000 --> 00:02.000\nHi\n", "first line"),
    (
        "WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nHi\n",
        "WEBVTT\n\nNOTE\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nHi\n",
        "first line",
    ),
    (TOP + "1\n0:00:01,000-->0:00:02,5\nHi\n", TOP + "1\n00:00:01.000 --> 00:00:02.500\nHi\n", "written form of times"),
    (CUE + "one\n\ntwo\n", CUE + "one\ntwo\n", "text cut off from its cue"),
    (TOP + "00:03.000 --> 00:04.000\nb\n\n00:01.000 --> 00:02.000\na\n", TOP + "00:01.000 --> 00:02.000\na\n\n00:03.000 --> 00:04.000\nb\n", "order of cues"),
    (TOP + "00:01.000 --> 00:01.000\ntwo words\n", TOP + "00:00:01.000 --> 00:00:01.960\ntwo words\n", "end times"),
    (
        TOP + "a\n00:01.000 --> 00:02.000\nx\n\na\n00:02.000 --> 00:03.000\ny\n",
        TOP + "a\n00:01.000 --> 00:02.000\nx\n\n00:00:02.000 --> 00:00:03.000\ny\n",
        "identifiers",
    ),
    (TOP + "00:01.000 --> 00:02.000 align:middle line:5%\nx\n", TOP + "00:00:01.000 --> 00:00:02.000 line:5%\nx\n", "settings"),
    (TOP + "00:01.000 --> 00:02.000 line:5% Hello there\nx\n", TOP + "00:00:01.000 --> 00:00:02.000 line:5%\nHello there\nx\n", "settings"),
    (CUE + "Fish & chips < 5 <b>now\n", CUE + "Fish &amp; chips &lt; 5 <b>now</b>\n", "markup"),
    (CUE + "x\n\nSTYLE\n::cue {}\n", TOP + "STYLE\n::cue {}\n\n00:00:01.000 --> 00:00:02.000\nx\n\n", "styles, regions and notes"),
    (CUE + "x", CUE + "x\n", "blank lines"),
]


@pytest.mark.parametrize(("before", "after", "told"), MENDS)
def test_one_fault_is_mended_and_told(before: str, after: str, told: str) -> None:
    """Each file has one kind of fault; the rest stays as it was."""
    mended = mend(before.encode())
    assert mended is not None
    assert (mended.text, mended.mends) == (after, (told,))


def test_a_valid_file_is_not_touched() -> None:
    """Not even its line ends or its short times."""
    text = "\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHi\r\n"
    mended = mend(text.encode())
    assert mended is not None
    assert (mended.text, mended.mends) == (text, ())


def test_windows_and_utf_16_files_are_read() -> None:
    """Caption tools of the past wrote both; the coding is told."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nCafé\n"
    for coding, name in (("cp1252", "windows-1252"), ("utf-16", "utf-16")):
        mended = mend(text.encode(coding))
        assert mended is not None
        assert (mended.text, mended.mends[0]) == (text, f"read as {name}")


@pytest.mark.parametrize("data", [b"", b"<!doctype html><title>Not found</title>", TOP.encode() + b"xx:01.000 --> 00:02.000\nHi\n"])
def test_what_would_need_a_guess_is_refused(data: bytes) -> None:
    """No cue, or a time that cannot be read: a person must look."""
    assert mend(data) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<em>soft</em> <strong>loud</strong>", "<i>soft</i> <b>loud</b>"),
        ("one<br/>two", "one\ntwo"),
        ("<b><i>x</b></i>", "<b><i>x</i></b>"),
        ("<v Tom & Ann>hi</v> there", "<v Tom &amp; Ann>hi</v> there"),
        ("see <www.example.com> & <3", "see &lt;www.example.com&gt; &amp; &lt;3"),
        ("<00:09.000>late <00:00.500>in time", "late <00:00:00.500>in time"),
        ("a --> b", "a --&gt; b"),
        ("&copy &nosuch; &lt;", "&amp;copy &amp;nosuch; &lt;"),
        ("<c.yellow>x", "<c.yellow>x</c>"),
        ("<ruby>a<rt>b</rt>c</ruby>", "abc"),
    ],
)
def test_markup_is_mended_and_words_stay(before: str, after: str) -> None:
    """Foreign tags become the format's own or go; stray signs become text."""
    assert mended_text(before, 0, 1000) == after


WHOLE = (
    "WEBVTT - title\n\nNOTE a comment\n\nSTYLE\n::cue {}\n\nREGION\nid:a width:40%\n\n1\n00:01.000 --> 00:04.000 region:a line:0\n<v Fred>Alpha bravo</v>\n\n"
    "00:02.000 --> 00:05.000\ncharlie <b>delta</b> <00:03.000>echo\nfoxtrot\n\nNOTE\n\n"
    "00:06.000 --> 01:00:05.000\n<ruby>golf<rt>hotel</rt></ruby> &amp; india\n"
)
CALL = "Alpha bravo charlie delta echo foxtrot golf hotel india".split()  # noqa: SIM905  (read as words)


@given(st.integers(0, 2**32))
def test_whatever_breaks_in_the_markup_the_words_survive_the_mending(seed: int) -> None:
    """Signs and line ends are dropped, doubled or put in at random; what is mended is valid and has all the words."""
    chance = random.Random(seed)
    text = WHOLE
    for _ in range(chance.randint(1, 3)):
        place = chance.choice([place for place, character in enumerate(text) if not character.isalnum()])
        text = text[:place] + chance.choice(["", "<", "&", ">", "\n", " ", "</b>", "<i>", text[place] * 2]) + text[place + chance.randint(0, 1) :]
    mended = mend(text.encode())
    if mended is None:
        return
    assert check(mended.text.encode()) == ()
    assert [word for word in CALL if word not in mended.text] == []


def test_cues_without_length_end_by_the_next_that_starts_later_and_many_take_no_long_time() -> None:
    """Ten thousand cues at one moment are what a broken export looks like."""
    many = "00:01.000 --> 00:01.000\nx\n\n" * 10_000
    mended = mend(f"WEBVTT\n\n{many}00:01.200 --> 00:02.000\ny\n".encode())
    assert mended is not None
    assert {(cue.start, cue.end) for cue in cues(read(mended.text))} == {(1000, 1200), (1200, 2000)}
