"""Turn bytes into text: byte-order marks first, then what decodes to sense; labels are believed only when they fit.

The order follows the WHATWG Encoding Standard (BOM beats label; "latin-1" and "ascii" mean windows-1252), then adds what
real files need: UTF-16 without a mark, a UTF-8 label on cp1252 bytes, and mojibake, mended by ftfy only where it is sure.
"""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass
from html.entities import html5

from a11y.errors import SourceError
from a11y.model import Notice

MAX_BYTES = 20_000_000
"""Sources larger than this are refused; the largest of 85 real article pages has 1.5 MB."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks (Unicode Standard, table 23-6); UTF-32's little-endian mark begins with UTF-16's, so it stands first."""

_META = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\x7fELF",
    b"MZ\x90",
    b"BZh",
    b"7z\xbc\xaf",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00\x20ftyp",
    b"\x1aE\xdf\xa3",
    b"SQLite format 3",
)
"""First bytes of file formats people hand in by mistake (file(1)'s magic)."""

_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")

_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
"""What browsers read when a page names the left one (WHATWG Encoding Standard, section 4.2)."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_CP1252_HOLES = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source, the encoding it was in, and what was odd about it."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(name: str, data: bytes, *, content_type: str | None = None) -> Decoded:
    """Return the text of bytes; raise SourceError for empty, binary or over-long input.

    >>> decode("x", "It’s £5".encode("cp1252")).text
    'It’s £5'
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            name, f"it is {len(data) / 1e6:,.0f} MB and the limit is {MAX_BYTES / 1e6:,.0f} MB", "give one article at a time, without its pictures"
        )
    if not data.strip():
        raise SourceError(name, "it is empty", "give a file with an article in it")
    mark = next((entry for entry in _MARKS if data.startswith(entry[0])), None)
    if mark:
        text = data[len(mark[0]) :].decode(mark[1], "replace")
        return _finish(name, text, mark[1])
    if data.startswith(_BINARY):
        raise SourceError(name, "it is not text or HTML but another kind of file", "save the article as a web page or as plain text")
    wide = _unmarked_wide(data)
    if wide:
        return _finish(name, data.decode(wide, "replace"), wide)
    try:
        return _finish(name, data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error
    label = _label(data, content_type)
    if label and label != "utf-8":
        try:
            text = data.decode(label)
        except (UnicodeDecodeError, LookupError):
            pass
        else:
            return _finish(name, text, label)
    # Nearly all UTF-8 with a few broken bytes is UTF-8 that was cut or spliced; anything else is read as browsers read it.
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    if (bad <= 3 and good > 5 * bad) or (broken.start >= len(data) - 4 and good):
        return _finish(name, text, "utf-8", Notice("broken-characters", f"{bad} characters could not be read and show as \ufffd."))
    text = data.decode("cp1252", "replace") if not any(byte in data for byte in _CP1252_HOLES) else data.decode("latin-1").translate(_latin_to_cp1252())
    notices = (Notice("wrong-encoding", f"The source says it is {label} but its bytes are windows-1252."),) if label == "utf-8" else ()
    return _finish(name, text, "windows-1252", *notices)


def characters(text: str) -> str:
    """Return plain text with the character references that a page left in it as the characters, so that "caf&#233;" is a word.

    Twice, since scrapers escape twice; never a "<" or ">", which would turn what a text tells of into mark-up.

    >>> characters("The caf&#233; &amp;quot;Chez Nous&quot; of AT&T &lt;b&gt;")
    'The café "Chez Nous" of AT&T &lt;b&gt;'
    """
    return _REFERENCE.sub(_character, _REFERENCE.sub(_character, text)) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    whole = reference.group()
    found = html.unescape(whole) if whole[1] == "#" else html5.get(whole[1:], whole)
    if found.isspace():
        return " "  # a line stays one line
    return whole if found in {"<", ">"} or not found.isprintable() else found


def _latin_to_cp1252() -> dict[int, str]:
    """Map the C1 controls to what windows-1252 means by them, holes left as they are (WHATWG Encoding, windows-1252 index)."""
    return {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _CP1252_HOLES}


def _label(data: bytes, content_type: str | None) -> str | None:
    """Return the encoding that a header or the first bytes name, as Python calls it; latin-1 and ascii mean windows-1252."""
    header = _HEADER.search(content_type or "")
    meta = _META.search(data[:4096])
    stated = header[1] if header else (meta[1] or meta[2]).decode("ascii") if meta else None
    if stated is None:
        return None
    try:
        known = codecs.lookup(stated)
        if not known._is_text_encoding:  # noqa: SLF001 - the only way codecs tells base64 from an alphabet
            return None
    except LookupError:
        return None
    if known.name in _WIDER:
        return _WIDER[known.name]
    # A label that says UTF-16 inside bytes that could be read as ASCII is false (HTML, section 13.2.3.2).
    return "utf-8" if known.name.startswith(("utf-16", "utf-32", "utf-7")) else known.name


def _unmarked_wide(data: bytes) -> str | None:
    """Return the UTF-16 flavour of bytes without a mark whose every other byte is mostly zero."""
    sample = data[:2000]
    half = len(sample) // 2
    if half < 4:
        return None
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    if zeros_odd > 0.6 * half and zeros_even < 0.1 * half:
        return "utf-16-le"
    if zeros_even > 0.6 * half and zeros_odd < 0.1 * half:
        return "utf-16-be"
    return None


def _finish(name: str, text: str, encoding: str, *notices: Notice) -> Decoded:
    """Refuse what is not text, drop stray marks and controls, mend mojibake where ftfy is sure."""
    controls = len(_CONTROLS.findall(text[:20_000]))
    if controls > 0.05 * min(len(text), 20_000) or text[:20_000].count("\ufffd") > 0.2 * min(len(text), 20_000):
        raise SourceError(name, "it is not text or HTML but binary data", "save the article as a web page or as plain text")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff\u200b\x00 \t\n"):
        raise SourceError(name, "it is empty", "give a file with an article in it")
    if _MOJIBAKE.search(text):
        import ftfy  # only when there is something to mend: loading it takes 40 ms

        mended = ftfy.fix_encoding(text)
        if mended != text:
            text = mended
            notices = (*notices, Notice("mojibake", "Characters that had been decoded wrongly before they reached us were put right."))
    return Decoded(text, encoding, notices)
