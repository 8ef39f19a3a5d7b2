"""Which language a text is written in, as a BCP 47 primary tag, for scraped text and web pages alike."""

from __future__ import annotations

import re

# The commonest English words that are rare or absent in its neighbours (Scots, Dutch, German, French, Welsh):
# ranks 1 to 60 of wordfreq's English list without the ones shared with those languages.
_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "that",
        "it",
        "with",
        "was",
        "for",
        "this",
        "you",
        "be",
        "are",
        "have",
        "they",
        "from",
        "but",
        "his",
        "her",
        "she",
        "not",
        "what",
        "which",
        "who",
        "would",
        "there",
        "their",
        "were",
        "been",
        "had",
        "has",
    }
)
_ENGLISH_SHARE = 0.2  # function words make 25 to 45 % of running English; a quoted phrase in another text stays below 10 %
_ENOUGH_LETTERS = 60  # below this py3langid names a wrong language too often to act on
_SAMPLE = 4_000  # characters are plenty for the classifier and bound its time

_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """Return the language of a text, "en" when it is too short to know.

    >>> detect("Mae'r gynulleidfa wedi bod yn dysgu iaith arwyddion ers dwy flynedd yn y neuadd gymunedol.")
    'cy'
    >>> detect("OK")
    'en'
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if sum(map(len, words)) < _ENOUGH_LETTERS:
        return _by_script(text) or "en"
    # Nearly every source is English, and the classifier takes half a second to load: ask it only in doubt.
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    import py3langid

    return str(py3langid.classify(" ".join(text[:_SAMPLE].split()))[0])


# Scripts that one large language dominates (Unicode Standard, chapter 9 and on); a short text in one is told by its letters alone.
_SCRIPTS = (
    ("ar", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("ru", "\u0400-\u04ff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
    ("zh", "\u4e00-\u9fff"),
)


def _by_script(text: str) -> str | None:
    letters = sum(map(str.isalpha, text))
    for tag, letters_of in _SCRIPTS:
        if letters and 2 * len(re.findall(f"[{letters_of}]", text)) > letters:
            return tag
    return None
