"""Reading a WebVTT file into blocks and writing it back loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.formats.webvtt_document import changed, cues, read, shown, write
from a11y.model import Cue
from tests.formats.test_webvtt_syntax import VALID

FULL = (
    "\ufeffWEBVTT title\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:a\r\n\r\nNOTE hi\r\n\r\n"
    "one\r\n00:01.000 --> 00:02.000 region:a line:1\r\n<v Ann>Fish &amp; <i>chips</i>\r\nnow\r\n"
)


@pytest.mark.parametrize("text", [*VALID, FULL])
def test_a_valid_file_comes_back_byte_for_byte(text: str) -> None:
    """Regions, styles, notes, settings, identifiers, line ends and empty lines stay."""
    assert write(read(text)) == text


@given(st.lists(st.sampled_from(["WEBVTT", "\n", "\r\n", "\r", "NOTE", "STYLE", "REGION", "00:01.000 --> 00:02.000", " ", "a", "-->", "\u2028"])).map("".join))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Even what is no caption file loses nothing."""
    assert write(read(text)) == text


def test_a_cue_knows_its_parts() -> None:
    """Identifier, times, settings and text are apart; the readable text has no markup."""
    (cue,) = read(FULL).cues
    assert (cue.id, cue.start, cue.end, cue.settings, cue.text) == ("one", 1000, 2000, "region:a line:1", "<v Ann>Fish &amp; <i>chips</i>\nnow")
    assert cues(read(FULL)) == (Cue(1000, 2000, "Fish & chips\nnow", "one"),)


def test_a_changed_cue_keeps_what_was_not_changed() -> None:
    """A new end time leaves identifier, settings, text and the kind of line end."""
    (cue,) = read(FULL).cues
    assert "".join(changed(cue, end=3000).lines) == "one\r\n00:00:01.000 --> 00:00:03.000 region:a line:1\r\n<v Ann>Fish &amp; <i>chips</i>\r\nnow\r\n"


def test_a_second_line_of_times_begins_another_cue() -> None:
    """Players cut there too, so that a missing empty line does not show times as words."""
    document = read("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n00:03.000 --> 00:04.000\nthere\n")
    assert [(cue.start, cue.text) for cue in document.cues] == [(1000, "Hi"), (3000, "there")]


def test_character_references_are_read_once() -> None:
    """An escaped entity stays an entity's name."""
    assert shown("&amp;lt; &lt;b&gt;") == "&lt; <b>"
