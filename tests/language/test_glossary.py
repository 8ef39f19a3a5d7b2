"""The explanations' promises: enough of them, one short sentence each, in words that readers know, and each form in one place."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from a11y.language import zipf
from a11y.language.lexicon import FOLDER, Explanation, glossary, lines
from a11y.plain import original
from a11y.plain.explaining import terms
from a11y.readers import read

ENTRIES = tuple(dict.fromkeys(glossary().values()))
FILES = sorted(FOLDER.glob("glossary*.toml"))
# The longest sentence of an easy version is 15 words (UK Government easy read); a term of several words may add a few.
_LONGEST = 18
# Rarer words than this are not known to many readers (wordfreq, Zipf scale); the term and names are free.
_KNOWN = 3.0


def explained(text: str) -> dict[str, str]:
    """Return the terms that are explained in a plain text, each with its meaning."""
    article = read("story.txt", f"A small story\n\n{text}\n".encode()).article
    assert article is not None
    return {term.term: term.meaning for term in terms(original(article))}


def rare_words(entry: Explanation) -> list[str]:
    """Return the words of a meaning that many readers do not know, without the term's own words and names."""
    own = {word[:4] for form in entry.forms for word in re.findall(r"\w+", form.lower())}
    found = re.findall(r"(?<![\w'-])[a-z][a-z'-]*", entry.meaning)
    return [word for word in found if word[:4] not in own and any(zipf(part) < _KNOWN for part in word.removesuffix("'s").split("-"))]


def test_there_are_at_least_1500_explanations() -> None:
    """The floor that the issue sets; two spellings count once."""
    assert len(ENTRIES) >= 1_500


def test_each_form_stands_in_one_entry() -> None:
    """A form in two files would lose one of its meanings silently."""
    forms = Counter(form for path in FILES for key in lines.read(path.read_text("utf-8")) for form in key.split(" / "))
    assert [form for form, count in forms.items() if count > 1] == []


def test_each_meaning_is_one_sentence_with_a_full_stop() -> None:
    """A second sentence, a missing full stop or a small first letter would look wrong under the story."""
    whole = re.compile(r"[A-Z0-9][^.!?]*\.")
    wrong = [entry.meaning for entry in ENTRIES if not whole.fullmatch(entry.meaning.replace("E. coli", "E coli"))]
    assert wrong == []


def test_each_meaning_is_short() -> None:
    """An explanation longer than a sentence of the story explains little."""
    assert [entry.meaning for entry in ENTRIES if len(entry.meaning.split()) > _LONGEST] == []


def test_each_meaning_is_written_in_known_words() -> None:
    """A hard word is not explained by another hard word."""
    assert {entry.term: rare for entry in ENTRIES if (rare := rare_words(entry))} == {}


def test_each_meaning_speaks_of_its_term() -> None:
    """Every explanation holds a word of the term or of another form, so that a reader knows what it explains."""
    silent = []
    for entry in ENTRIES:
        said = {word[:3] for word in re.findall(r"\w+", entry.meaning.lower())}
        if not any(word[:3] in said for form in entry.forms for word in re.findall(r"\w+", form.lower())):
            silent.append((entry.term, entry.meaning))
    assert silent == []


def test_no_word_both_allows_and_forbids_a_meaning() -> None:
    """Such a word in `near` and `not_near` would be a slip of the editor."""
    assert [entry.term for entry in ENTRIES if {w.lower() for w in entry.near} & {w.lower() for w in entry.not_near}] == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The judge gave him bail until the trial in May.", "bail"),
        ("She asked for a sign language interpreter at the tribunal.", "sign language interpreter"),
        ("Firefighters fought the wildfire for nine days.", "wildfire"),
        ("The Labour leader spoke to the minister about the plan.", "Labour"),
        ("The tenant was evicted in the winter.", "evicted"),
        ("The army took power in a coup.", "coup"),
        ("Doctors found that the virus had a new strain.", "strain"),
        ("The peers in the Lords sent the bill back.", "Lords"),
        ("The opposition leader called the budget a gift to the rich.", "opposition"),
        ("The Conservatives lost nine seats to Labour on Thursday.", "Conservatives"),
        ("More than 9,000 people signed the petition.", "petition"),
    ],
)
def test_a_word_of_the_news_is_explained(text: str, term: str) -> None:
    """The sense that the words around it show is the one explained."""
    assert term in explained(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The Labour Law of the country bans such work.", "Labour"),
        ("It was a media coup for the small museum.", "coup"),
        ("The cottage stands in easily accessible hills near the lake.", "accessible"),
        ("The firm was charged with the task of moving the town.", "charged with"),
        ("Her interpretation of the poem surprised the class.", "interpretation"),
        ("The road was built by guerrilla gardening fans.", "guerrilla"),
        ("The strain on the rope was too much.", "strain"),
        ("He cast his line into the river.", "cast"),
        ("The rower lost his stroke and the race.", "stroke"),
        ("She paid the bill and left the restaurant.", "bill"),
        ("He bought a bar of soap and a towel.", "soap opera"),
        ("The whip cracked over the horses.", "whip"),
        ("The tropical storm began as a depression in the Atlantic.", "depression"),
        ("She is an interpreter of the works of Mozart.", "interpreter"),
        ("The driver hit a lightning conductor near the concert hall.", "conductor"),
        ("He was buried at Westminster Abbey in June.", "Westminster"),
        ("There is still life in these islands.", "still life"),
        ("Try two explosive exercises on a bike.", "explosive"),
        ("The chef sold cookies on her website.", "cookie"),
        ("The players lost the lead in overtime.", "overtime"),
        ("The Vikings signed a new quarterback from Minnesota.", "Viking"),
        ("A wave of good news ended the goal drought.", "drought"),
        ("The phone maker showed a new Galaxy, its answer to Samsung.", "galaxy"),
        ("Her students were devastated by the news of his death.", "devastate"),
        ("He made a compelling case for the plan.", "compel"),
        ("A charm offensive won over the army of fans.", "offensive"),
        ("The pill may interfere with sleep.", "interfere"),
        ("Members backed an Alliance motion on the bridge.", "alliance"),
        ("Bottles and other missiles were thrown at the police.", "missile"),
        ("Her army faith made the dream a virtual reality.", "virtual reality"),
        ("He spends a lot on suits and spectacles.", "spectacle"),
        ("It was her youthful conviction that music heals.", "conviction"),
        ("The letter is a powerful indictment of the council's failure.", "indictment"),
        ("Shops could use a smart home ecosystem for their lights.", "ecosystem"),
        ("The outbreak of the war closed the theatres.", "outbreak"),
        ("The singer was always accessible to the press.", "accessible"),
        ("These closed shops are just the tip of the iceberg.", "iceberg"),
        ("There was strong opposition to the plan in the town.", "opposition"),
        ("Conservatives in Ohio want a smaller state.", "Conservatives"),
        ("Fair play is part of our DNA.", "DNA"),
        ("The boats were sold by a seller that the Wall Street Journal named.", "Wall Street"),
        ("Two activist investors own a tenth of the shop chain.", "activist"),
        ("The claim was backed by strong documentary evidence.", "documentary"),
        ("Democratic Senator Mary Hay spoke about the vote.", "democratic"),
        ("The plan ended in a landmark deal.", "landmark"),
        ("The law kept the individual mandate that voters had wanted.", "mandate"),
        ("The vote was seen as a referendum on the president.", "referendum"),
        ("She is the principal investigator of the telescope.", "investigator"),
        ("The rules governing trade are old.", "govern"),
    ],
)
def test_a_word_in_another_sense_is_not_explained(text: str, term: str) -> None:
    """A wrong explanation is worse than none."""
    assert term not in explained(text)


def test_a_word_is_explained_as_it_stands_in_the_text() -> None:
    """Who looks up "spokeswoman" does not look under "spokesman"; a plural stands under its singular."""
    assert list(explained("A spokeswoman for the town spoke on Monday.")) == ["spokeswoman"]
    assert list(explained("The barristers spoke in court on Monday.")) == ["barrister"]
