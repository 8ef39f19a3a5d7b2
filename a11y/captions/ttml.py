"""TTML and IMSC captions as WebVTT, by ttconv (BSD licence, kept up by the writers of IMSC): the only door to it."""

from __future__ import annotations

import logging
import re
import xml.etree.ElementTree as ET

from a11y.errors import SourceError
from a11y.formats.webvtt import escape, printable


def webvtt(name: str, data: bytes) -> str:
    """Return a TTML file's captions as WebVTT: words, line breaks, italics and times; looks and places are left to the player.

    Raises SourceError for XML that cannot be read or holds no captions. A document type is refused: it can make a small file endless.
    """
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE):
        raise SourceError(name, "the XML has a document type", "save it without one")
    logging.getLogger("ttconv").addHandler(logging.NullHandler())  # its remarks on its own steps are no message for readers
    from ttconv import model  # type: ignore[import-untyped]  # it ships no types
    from ttconv.imsc import reader  # type: ignore[import-untyped]
    from ttconv.vtt import writer  # type: ignore[import-untyped]

    try:
        document = reader.to_model(ET.ElementTree(ET.fromstring(data)))  # noqa: S314  (no document type, so no entities of its own)
        body = document.get_body() if document is not None else None
        for element in body.dfs_iterator() if body is not None else ():
            if isinstance(element, model.Text):  # its writer does not escape
                element.set_text(escape(printable(element.get_text())))
        written = str(writer.from_model(document, None)) if body is not None else ""
    except ET.ParseError as error:
        raise SourceError(name, f"the XML cannot be read ({error})", "check it in an XML editor") from error
    except Exception as error:  # ttconv raises many kinds for one cause: TTML it cannot use
        raise SourceError(name, f"the TTML cannot be used ({type(error).__name__}: {error})", "export it again as TTML 2 or IMSC text") from error
    if "-->" not in written:
        raise SourceError(name, "the TTML has no timed text", "give the file that holds the captions")
    return written
