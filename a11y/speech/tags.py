"""What a downloaded recording says of itself: title, language, date, source, that a machine made the voice, chapters, the words.

M4A carries its tags from the encoder; MP3 gets ID3v2.4 by mutagen, whose chapters would come out of order without help (see `_chapters`).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from mutagen import id3

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import Article
    from a11y.speech.encode import Chapter

# mutagen annotates some of its functions and not the rest.
_id3: Any = id3

MACHINE_VOICE = "machine-made voice"

# ISO 639-1 to ISO 639-2/T (https://www.loc.gov/standards/iso639-2/), for the languages espeak-ng speaks most often in news; others are "und".
_CODES = (
    "ar:ara bg:bul bn:ben ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gd:gla he:heb hi:hin hr:hrv hu:hun "
    "id:ind is:isl it:ita ja:jpn ko:kor lt:lit lv:lav mt:mlt nl:nld no:nor nb:nob pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam "
    "te:tel th:tha tr:tur uk:ukr ur:urd vi:vie zh:zho"
)
_THREE_LETTERS = dict(pair.split(":") for pair in _CODES.split(" "))


def three_letters(language: str) -> str:
    """Return the three-letter code that sound files want for a language tag.

    >>> three_letters("en-GB"), three_letters("xx")
    ('eng', 'und')
    """
    return _THREE_LETTERS.get(language.lower().split("-")[0], "und")


def metadata(article: Article, title: str, comment: str, lyrics: str) -> dict[str, str]:
    """Return the tags of an M4A file, under the names its writer knows."""
    rights = " ".join(filter(None, (article.publisher, article.rights)))
    found = {"title": title, "artist": article.byline or "", "date": article.published or "", "comment": comment, "copyright": rights, "lyrics": lyrics}
    return {name: value for name, value in found.items() if value}


def tagged_mp3(data: bytes, article: Article, *, title: str, language: str, comment: str, lyrics: str, chapters: Sequence[Chapter]) -> bytes:
    """Return an MP3 with its ID3 tags in front."""
    code = three_letters(language)
    tags = _id3.ID3()
    tags.add(_id3.TIT2(encoding=3, text=title))
    tags.add(_id3.TLAN(encoding=3, text=code))
    tags.add(_id3.COMM(encoding=3, lang="eng", desc="", text=comment))
    tags.add(_id3.TXXX(encoding=3, desc="voice", text=MACHINE_VOICE))
    tags.add(_id3.USLT(encoding=3, lang=code, desc="", text=lyrics))
    if article.byline:
        tags.add(_id3.TPE1(encoding=3, text=article.byline))
    if article.published:
        tags.add(_id3.TDRC(encoding=3, text=article.published))
    if article.publisher:
        tags.add(_id3.TPUB(encoding=3, text=article.publisher))
    if article.url:
        tags.add(_id3.WOAS(url=article.url))
        tags.add(_id3.TXXX(encoding=3, desc="source", text=article.url))
    _chapters(tags, chapters)
    target = io.BytesIO()
    tags.save(target, v1=0, padding=lambda _: 0)
    return target.getvalue() + data


def _chapters(tags: Any, chapters: Sequence[Chapter]) -> None:
    """Add the chapters so that players list them in order.

    mutagen writes frames of one kind sorted by their size first, then by name, so all are made equally long: a private text fills the shorter ones.
    """
    if not chapters:
        return
    names = [f"chp{number:04}" for number in range(len(chapters))]
    longest = max(len(chapter.title.encode()) for chapter in chapters)
    tags.add(_id3.CTOC(element_id="toc", flags=_id3.CTOCFlags.TOP_LEVEL | _id3.CTOCFlags.ORDERED, child_element_ids=names, sub_frames=[]))
    for name, chapter in zip(names, chapters, strict=True):
        fill = _id3.TXXX(encoding=3, desc="fill", text="." * (1 + longest - len(chapter.title.encode())))
        inner = [_id3.TIT2(encoding=3, text=chapter.title), fill]
        tags.add(
            _id3.CHAP(element_id=name, start_time=chapter.begin_ms, end_time=chapter.end_ms, start_offset=0xFFFFFFFF, end_offset=0xFFFFFFFF, sub_frames=inner)
        )
