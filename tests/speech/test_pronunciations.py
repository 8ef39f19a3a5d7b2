"""Lists of names that voices get wrong, as an editor may write them."""

from __future__ import annotations

import pytest

from a11y.errors import SourceError
from a11y.speech.normalise import normalise
from a11y.speech.pronunciations import MOST_NAMES, read

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Ystrad Mynach</grapheme><grapheme>Ystrad</grapheme><alias>Us trad
    Munakh</alias></lexeme>
  <lexeme><grapheme>tomato</grapheme><phoneme>təˈmeɪtoʊ</phoneme></lexeme>
</lexicon>""".encode()


def test_a_given_list_is_read_by_its_aliases() -> None:
    """Each spelling has its own row; a lexeme with phonemes only is passed over, since engines differ in alphabets."""
    assert read(LIST, "mine.pls") == {"Ystrad Mynach": "Us trad Munakh", "Ystrad": "Us trad Munakh"}


def test_a_given_name_comes_before_ours_and_only_whole() -> None:
    """Ours says "Shivawn"; part of a longer word is no name."""
    assert normalise("Siobhan and Siobhans met Lleu.", names=(("Siobhan", "Sheeban"), ("Lleu", "Thlay"))).text == "Sheeban and Siobhans met Thlay."
    assert normalise("Siobhan met Lleu.").text == "Shivawn met Lleu."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "line 1 is not well-formed XML"),
        (b"<lexicon>\n<lexeme>\n</lexicon>", "line 3 is not well-formed XML"),
        (b"<lexicon/>", "no name with an <alias>"),
        (b"\xff\xfe\x00", "not well-formed"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><lexicon><lexeme><grapheme>&a;</grapheme><alias>b</alias></lexeme></lexicon>', "no DOCTYPE"),
        (b"<lexicon>" + b"".join(b"<lexeme><grapheme>n%d</grapheme><alias>b</alias></lexeme>" % i for i in range(MOST_NAMES + 1)) + b"</lexicon>", "more than"),
    ],
)
def test_a_bad_list_is_one_clear_line(data: bytes, problem: str) -> None:
    """It names the file, the place and the mend."""
    with pytest.raises(SourceError) as caught:
        read(data, "mine.pls")
    assert str(caught.value).startswith("mine.pls: ")
    assert problem in str(caught.value)
    assert "<alias>" in caught.value.mend
