"""Sentences are parsed one tree each, and mistakes that the words give away are mended."""

from __future__ import annotations

from a11y.language import lemma, parse_sentences, second_opinions, split
from a11y.language.mending import mended
from a11y.language.parse import Token


def test_each_sentence_is_one_tree() -> None:
    """A text with two full stops is still one parse with one root."""
    (parse,) = parse_sentences(["He left. She stayed."])
    assert len([token for token in parse.tokens if token.head == token.index]) == 1
    assert len(parse.sentences) == 1


def test_the_same_sentence_is_parsed_once() -> None:
    """A repeat is the same object, in one call and in the next."""
    first, second = parse_sentences(["The dog barked.", "The dog barked."])
    assert first is second is parse_sentences(["The dog barked."])[0]


def test_no_sentences_give_no_parses() -> None:
    """Nothing in, nothing out."""
    assert parse_sentences([]) == []


def test_a_second_opinion_is_a_tree_of_the_same_tokens() -> None:
    """Only heads and relations may differ; a repeat is the same object."""
    (first,) = parse_sentences(["The nurse who saw the dog in the park with her son called the police."])
    second, again = second_opinions([first, first])
    assert second is again
    assert [(t.text, t.upos, t.lemma, t.start) for t in first.tokens] == [(t.text, t.upos, t.lemma, t.start) for t in second.tokens]
    assert len([token for token in second.tokens if token.head == token.index]) == 1
    assert second_opinions([]) == []


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
