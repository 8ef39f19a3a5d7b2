"""A version keeps the article's blocks, its sources, its quotations and every word, and says what it changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from a11y import walk
from a11y.model import Article, Figure, Heading, ListBlock, Paragraph, Promo, Quote, Related, Span, Table, Text, Version, Video
from a11y.plain import from_prose, original, simplify
from a11y.plain.fidelity import words

STORY = [
    "Maria Lopez, who runs the bakery on King Street, gave free bread to the firefighters on Monday.",
    "“They saved my shop,” said Lopez. “I don't know how to thank them.”",
    "The council closed the old library in March, but the volunteers opened a new one in the church hall.",
    "The works commenced in 2019 and cost £3.5m, according to a report that the auditors published in May.",
    "Although the road was closed by snow, the doctor reached the village before night.",
    "The school sent letters to twelve families, including three from Leeds.",
    "The bridge, which opened in 1932, may close for repairs for six months next year.",
    "Nobody was hurt in the alleged attack, the police said on Tuesday.",
    "The old mill is now a museum with many visitors.",
]


def texts(version: Version) -> list[str]:
    """Return a version's sentences as text."""
    return [sentence.text for sentence in walk.sentences(version)]


def article(**fields: object) -> Article:
    """Return an article with one block of every kind."""
    link = Text("The mayor opened the hospital and thanked the nurses for their hard work all winter.", (Span("link", 21, 29, "https://example.org/"),))
    standard: dict[str, object] = {
        "title": Text("Bakery feeds firefighters"),
        "standfirst": Text("Free bread for a week."),
        "blocks": (
            Heading(id="b1", content=Text("What happened next")),
            Paragraph(id="b2", content=link),
            Video(id="b3", label="Loading the player"),
            Related(id="b4", text="READ: more"),
            Promo(id="b5", text="Sign up to our newsletter"),
            Quote(id="b6", content=Text("We commenced in order to help, and we will utilise it.")),
            ListBlock(id="b7", items=(Text("Bread"), Text("It's free."))),
            Table(id="b8", header=(Text("Day"), Text("Loaves")), rows=((Text("Monday"), Text("twelve")),)),
            Figure(id="b9", caption=Text("The bakery on King Street")),
            Paragraph(id="b10", content=Text("“It was the best day of my life, and we commenced early.")),
            Paragraph(id="b11", content=Text("“Nobody commenced later.”")),
        ),
    }
    return Article(**{**standard, **fields})  # type: ignore[arg-type]  # a test's shorthand for many fields


def test_an_original_has_the_articles_words_and_ids_in_reading_order() -> None:
    """Title, standfirst, then blocks; players, related links and promos are no part of it."""
    version = original(article())
    assert [sentence.id for sentence in walk.sentences(version)] == [f"s{place}" for place in range(1, len(texts(version)) + 1)]
    assert [block.block for block in version.blocks] == ["b1", "b2", "b6", "b7", "b8", "b9", "b10", "b11"]
    assert not any("newsletter" in text or "player" in text or "READ" in text for text in texts(version))


@pytest.mark.parametrize("level", ["plain", "easy"])
def test_a_version_keeps_the_block_structure(level: str) -> None:
    """Same blocks, same kinds, same number of parts."""
    source = original(article())
    made = simplify(source, level)  # type: ignore[arg-type]  # parametrised
    assert [(block.block, block.kind, len(block.parts)) for block in source.blocks] == [(block.block, block.kind, len(block.parts)) for block in made.blocks]


def test_quotations_are_never_changed() -> None:
    """Block quotes, quotation marks, and a quotation that runs over two paragraphs keep their hard words."""
    made = texts(simplify(original(article()), "easy"))
    assert "We commenced in order to help, and we will utilise it." in made
    assert "“It was the best day of my life, and we commenced early." in made
    assert "“Nobody commenced later.”" in made


def test_table_cells_and_titles_that_are_plain_already_stay() -> None:
    """Labels are left alone."""
    made = texts(simplify(original(article()), "easy"))
    assert {"Bakery feeds firefighters", "What happened next", "Day", "twelve"} <= set(made)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The council has purchased twelve boats", "The council has bought 12 boats"),
        ("The MPs haven’t bought the boats", "The MPs have not bought the boats"),
        ("Two boats sank, but the crews purchased rafts", "Two boats sank, but the crews bought rafts"),
        ("Purchase of twelve boats", "Purchase of twelve boats"),
        ("The Council Has Purchased Twelve Boats", "The Council Has Purchased Twelve Boats"),
        ("“We purchased twelve boats”", "“We purchased twelve boats”"),
    ],
    ids=["plain words", "nothing opened, contractions written out", "never cut in two", "no sentence", "capitals", "quoted"],
)
@pytest.mark.parametrize("kind", ["title", "heading"])
def test_a_title_gets_plain_words_only_where_it_is_a_whole_sentence(kind: str, title: str, expected: str) -> None:
    """Titles and headings are simplified with the same care and left alone sooner: their words only, and only in a clause that parses."""
    blocks = (Heading(id="b1", level=2, content=Text(title)),) if kind == "heading" else ()
    made = simplify(original(Article(title=Text(title) if kind == "title" else None, blocks=blocks)), "easy")
    assert expected in texts(made)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The crew purchased the boat in May and sold it in June.", ["The crew bought the boat in May.", "The crew sold it in June."]),
        ("A boat purchased in May", ["A boat bought in May"]),
        ("Boats at the Harbour Festival Commencement", ["Boats at the Harbour Festival Commencement"]),
    ],
    ids=["whole sentence", "fragment: words only", "names"],
)
def test_a_caption_is_cut_only_where_it_is_a_whole_sentence(caption: str, expected: list[str]) -> None:
    """Captions are simplified with the same care and left alone sooner."""
    made = simplify(original(Article(title=None, blocks=(Figure(id="b1", caption=Text(caption)),))), "easy")
    assert texts(made) == expected


def test_a_link_follows_its_words() -> None:
    """The span stands on the same words in the new sentence."""
    made = simplify(original(article()), "easy")
    found = [(sentence.text[span.start : span.end], span.value) for sentence in walk.sentences(made) for span in sentence.spans]
    assert found == [("hospital", "https://example.org/")]


def test_every_sentence_names_its_source_and_every_change_its_reason() -> None:
    """Nothing changes without an edit that says why in a sentence."""
    source = from_prose(STORY)
    before = {sentence.id: sentence.text for sentence in walk.sentences(source)}
    for sentence in walk.sentences(simplify(source, "easy")):
        assert sentence.sources
        assert set(sentence.sources) <= set(before)
        assert sentence.edits or sentence.text == before[sentence.sources[0]]
        assert all(edit.why.endswith(".") and edit.before for edit in sentence.edits)


def test_every_word_is_kept_or_swapped_or_recorded() -> None:
    """All content words of a source stand in its sentences, in an edit's record or in what was left out."""
    source = from_prose(STORY)
    made = simplify(source, "easy", extras=False)
    small = set(words("the a an and but so who which that although by with in order to of be is was are were it including"))
    for sentence in walk.sentences(source):
        here = [found for found in walk.sentences(made) if sentence.id in found.sources]
        kept = {word for found in here for word in words(found.text)}
        recorded = {word for found in here for edit in found.edits for word in words(edit.before) if len(words(edit.before)) < 8}
        recorded |= {word for out in made.left_out if out.source == sentence.id for word in words(out.text)}
        assert set(words(sentence.text)) - small <= kept | recorded


def test_the_easy_version_is_shorter_by_the_sentence() -> None:
    """More sentences, fewer words in each, and none above twenty words in this story."""
    source, made = from_prose(STORY), simplify(from_prose(STORY), "easy", extras=False)
    assert len(texts(made)) > len(texts(source))
    assert max(len(text.split()) for text in texts(made)) <= 20


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "During his visit to the islands of Norhaven, Mr Hale signed a ship export support treaty aimed at helping the northern firms to build new ships.",
            [
                "Mr Hale signed a ship export support treaty.",
                "This happened during his visit to the islands of Norhaven.",
                "The ship export support treaty was aimed at helping the northern firms to build new ships.",
            ],
            id="a time stays right behind its deed",
        ),
        pytest.param(
            "The old system is attacked by thieves because it is so widespread and they are always looking for new holes in it.",
            ["The old system is attacked by thieves.", "This is because it is so widespread and they are always looking for new holes in it."],
            id="two causes stay together",
        ),
    ],
)
def test_a_sentence_about_the_one_before_keeps_its_place_and_its_parts(sentence: str, expected: list[str]) -> None:
    """What "this" takes up is the sentence just before, and all that "because" opens stays behind it."""
    assert expected == texts(simplify(from_prose([sentence]), "easy"))


def test_a_second_pass_changes_nothing() -> None:
    """The easy version of an easy version is itself."""
    once = texts(simplify(from_prose(STORY), "easy", extras=False))
    assert once == texts(simplify(from_prose(once), "easy", extras=False))


def test_another_language_comes_back_as_it_is_with_a_notice() -> None:
    """Only English is made simpler, and the version says so."""
    source = replace(from_prose(["Mae'r cyngor wedi cau'r llyfrgell, ac mae pawb yn drist iawn am hynny heddiw."], language="cy"))
    made = simplify(source, "easy")
    assert texts(made) == texts(source)
    assert [notice.code for notice in made.notices] == ["not simplified"]


def test_lines_of_prose_keep_their_places() -> None:
    """One block for each line, empty ones too."""
    made = simplify(from_prose(["It's late.", "", "Go home."]), "easy", extras=False)
    assert [[sentence.text for sentence in block.parts[0]] for block in made.blocks] == [["It is late."], [], ["Go home."]]


def test_a_dateline_stays_in_front_and_out_of_the_clause() -> None:
    """The rules see the sentence that it stands before."""
    made = simplify(from_prose(["NORTON, Kent (Reuters) - Ann Lee opened the school in May and paid for its library."]), "easy", extras=False)
    assert texts(made) == ["NORTON, Kent (Reuters) - Ann Lee opened the school in May.", "Ann Lee paid for its library."]
    assert texts(simplify(made, "easy", extras=False)) == texts(made)


def test_extras_come_only_when_asked() -> None:
    """ "In short" and the glossary are extras."""
    source = from_prose(STORY * 2)
    bare, full = simplify(source, "easy", extras=False), simplify(source, "easy")
    assert (bare.in_short, bare.glossary) == ((), ())
    assert 3 <= len(full.in_short) <= 5
    assert {sentence.text for sentence in full.in_short} <= set(texts(full))


def test_an_empty_article_gives_empty_versions() -> None:
    """No words is no error, and is told."""
    source = original(Article(title=None))
    assert [notice.code for notice in source.notices] == ["no words"]
    assert texts(simplify(source, "easy")) == []


def test_a_quotation_that_runs_over_paragraphs_is_not_touched() -> None:
    """Single marks open each paragraph and only the last is closed; a contraction inside stays too."""
    lines = [
        "'The trouble was the horse couldn't walk and it would lie down in the mud every day.",
        "'It wasn't a cheap job, but we were glad that she'd brought the horse to us in the end.",
        "and it isn't the last of them, but we won't give up on any horse,' said the vet.",
    ]
    made = texts(simplify(from_prose(lines), "easy", extras=False))
    assert lines == made


def test_a_name_that_a_cut_puts_first_is_a_name_still() -> None:
    """A capital that stood inside the sentence tells it, though the cut lets the name open one of its own."""
    told = Paragraph(id="b1", content=Text("He owned much of a drug firm, Innate Health. The test was told to all in May, and Innate shares fell by half."))
    assert texts(simplify(original(article(blocks=(told,))), "easy"))[-1] == "Innate shares fell by half."
