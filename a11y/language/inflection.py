"""Lemmas and inflected forms of English words, by lemminflect (offline dictionaries plus rules)."""

from __future__ import annotations

import re
from functools import lru_cache

_LEMMA_TAGS = {"NOUN": "NOUN", "PROPN": "PROPN", "VERB": "VERB", "AUX": "VERB", "ADJ": "ADJ", "ADV": "ADV"}


# Where lemminflect's first choice is a rarer word of the same form, or where a clitic hides the word.
_LEMMAS = {
    ("born", "VERB"): "bear",
    ("found", "VERB"): "find",
    ("felt", "VERB"): "feel",
    ("left", "VERB"): "leave",
    ("saw", "VERB"): "see",
    ("'s", "AUX"): "be",
    ("’s", "AUX"): "be",
    ("'re", "AUX"): "be",
    ("’re", "AUX"): "be",
    ("'m", "AUX"): "be",
    ("’m", "AUX"): "be",
}


@lru_cache(maxsize=65_536)
def lemma(form: str, upos: str) -> str:
    """Return the dictionary form of a word.

    >>> lemma("went", "VERB"), lemma("mice", "NOUN"), lemma("the", "DET")
    ('go', 'mouse', 'the')
    """
    if (form.lower(), upos) in _LEMMAS:
        return _LEMMAS[form.lower(), upos]
    tag = _LEMMA_TAGS.get(upos)
    if tag is None or not form:
        return form.lower()
    if tag == "PROPN":
        return form
    from lemminflect import getLemma

    found = getLemma(form.lower(), tag)
    return found[0] if found else form.lower()


@lru_cache(maxsize=65_536)
def inflect(lemma_form: str, tag: str) -> str:
    """Return a lemma in the form of a Penn tag (VBD, VBN, VBG, VBZ, VBP, VB, NN, NNS, JJR, JJS, RBR, RBS).

    >>> inflect("begin", "VBD"), inflect("child", "NNS"), inflect("happy", "JJR")
    ('began', 'children', 'happier')
    """
    from lemminflect import getInflection

    found = getInflection(lemma_form, tag)
    return found[0] if found else lemma_form


# Everyday nouns that lemminflect's dictionary lacks, most of them younger than it: what news text writes small and the dictionary does not have.
_YOUNGER = re.compile(
    r"accessory|airstrike|app|attendee|billionaire|blog|carer|cellphone|cop|county|detector|empire|euro|filmmaker|fundraiser|gallery|hotline|lab|midfielder"
    r"|millennial|occurrence|podcast|policymaker|processor|pub|reflection|responder|smartphone|stakeholder|storefront|survivor|website"
)


@lru_cache(maxsize=65_536)
def in_dictionary(form: str) -> bool:
    """Return whether the dictionary has a word of this form, written small: it has no names that are nothing else.

    >>> in_dictionary("Logistical"), in_dictionary("Counties"), in_dictionary("Boeing")
    (True, True, False)
    """
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(form.lower())) or bool(_YOUNGER.fullmatch(lemma(form.lower(), "NOUN")))
