"""Sentences are parsed one tree each, and mistakes that the words give away are mended."""

from __future__ import annotations

from a11y.language import lemma, parse_sentences, split
from a11y.language.mending import mended
from a11y.language.parse import Token, _memory


def test_each_sentence_is_one_tree() -> None:
    """A text with two full stops is still one parse with one root."""
    (parse,) = parse_sentences(["He left. She stayed."])
    assert len([token for token in parse.tokens if token.head == token.index]) == 1


def test_the_same_sentence_is_parsed_once() -> None:
    """A repeat is the same object, in one call and in the next."""
    first, second = parse_sentences(["The dog barked.", "The dog barked."])
    assert first is second is parse_sentences(["The dog barked."])[0]


def test_no_sentences_give_no_parses() -> None:
    """Nothing in, nothing out."""
    assert parse_sentences([]) == []


def test_what_is_in_doubt_is_another_tree_of_the_same_tokens() -> None:
    """An ambiguous sentence has a next best reading; a sentence that is sure is its own."""
    unsure, sure = parse_sentences(["I saw the man with the telescope on the hill that they bought.", "The dog barked."])
    assert unsure.doubted is not None
    assert [(t.text, t.start) for t in unsure.tokens] == [(t.text, t.start) for t in unsure.otherwise.tokens]
    assert [t.head for t in unsure.tokens] != [t.head for t in unsure.otherwise.tokens]
    assert len([token for token in unsure.otherwise.tokens if token.head == token.index]) == 1
    assert sure.doubted is None
    assert sure.otherwise is sure


def test_a_tree_does_not_depend_on_its_neighbours() -> None:
    """A sentence parsed alone and among others has the same tree."""
    texts = ["The minister said that the plan would cost more.", "Dogs bark.", "She left, but he stayed behind."]
    together = parse_sentences(texts)
    _memory.clear()
    assert [parse_sentences([text])[0] for text in reversed(texts)] == together[::-1]


def test_a_lemma_does_not_depend_on_the_capital() -> None:
    """A sentence's first word has the lemma it has elsewhere."""
    assert lemma("Born", "VERB") == lemma("born", "VERB") == "bear"


def test_splitting_loads_no_parser() -> None:
    """The function is plain Python: it names no pipeline."""
    assert "spacy" not in split.__globals__


def _token(index: int, text: str, upos: str, xpos: str, head: int, dep: str) -> Token:
    return Token(index, text, lemma(text, upos), upos, xpos, "", head, dep, 0, 0, space_after=True)


def test_a_participle_with_an_object_is_the_clauses_verb() -> None:
    """ "The firm warned them." taken for a noun phrase gets its verb back."""
    wrong = (
        _token(0, "The", "DET", "DT", 1, "det"),
        _token(1, "firm", "NOUN", "NN", 1, "root"),
        _token(2, "warned", "VERB", "VBN", 1, "acl"),
        _token(3, "them", "PRON", "PRP", 2, "obj"),
        _token(4, ".", "PUNCT", ".", 1, "punct"),
    )
    right = mended(wrong)
    assert [(token.head, token.dep) for token in right] == [(1, "det"), (2, "nsubj"), (2, "root"), (2, "obj"), (2, "punct")]


def test_a_participle_without_an_object_stays() -> None:
    """ "A house built in May." is a noun phrase."""
    phrase = (
        _token(0, "A", "DET", "DT", 1, "det"),
        _token(1, "house", "NOUN", "NN", 1, "root"),
        _token(2, "built", "VERB", "VBN", 1, "acl"),
        _token(3, ".", "PUNCT", ".", 1, "punct"),
    )
    assert mended(phrase) == phrase


def test_capitals_with_a_small_s_are_several() -> None:
    """ "MPs" is a plural whatever the tagger says; "SOS" is none."""
    several, one = mended((_token(0, "MPs", "NOUN", "NN", 1, "nsubj"), _token(1, "sent", "VERB", "VBD", 1, "root"), _token(2, "SOS", "NOUN", "NN", 1, "obj")))[
        ::2
    ]
    assert (several.xpos, several.feat("Number")) == ("NNS", "Plur")
    assert one.xpos == "NN"
