"""What a structure rule returns: clauses made of the source's own tokens, so that every word is accounted for by construction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from a11y.language import in_dictionary, zipf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from a11y.language import Parse, Token
    from a11y.plain.levels import Profile

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "INTJ", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Put:
    """Words put in the place of source tokens (`instead`), or only added (no tokens)."""

    text: str
    instead: tuple[int, ...] = ()


Item = int | Put
Clause = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One proposal: the sentences to write, and why, in words a reader understands.

    `dropped` are tokens without content that no clause carries: conjunctions, relative pronouns, commas. A content word among them makes the proposal void.
    """

    clauses: tuple[Clause, ...]
    why: str
    by_words: bool = False
    """True: it goes by the words alone ("Ann Lee, 41,"), so that the parser's doubt does not touch it."""
    apart: bool = False
    """True: the trees of the source are not asked; both readings of each part alone must be a whole clause."""


@dataclass(frozen=True)
class Scene:
    """What a rule looks at: one parsed sentence, the tokens inside quotation marks, and the level asked for."""

    parse: Parse
    quoted: frozenset[int]
    profile: Profile

    @cached_property
    def root(self) -> Token:
        """The root of the sentence."""
        return next(token for token in self.parse.tokens if token.head == token.index)

    @cached_property
    def words(self) -> int:
        """How many words the sentence has."""
        return len(self.parse.text.split())

    @cached_property
    def last(self) -> int:
        """The index after the sentence's last token before its end mark; a mark that closes a quotation belongs to the words."""
        end = len(self.parse.tokens)
        while end and self.parse.tokens[end - 1].upos == "PUNCT" and self.parse.tokens[end - 1].text not in ")]" and end - 1 not in self.quoted:
            end -= 1
        return end

    def span(self, index: int) -> tuple[int, ...]:
        """Return the indices of a token's subtree."""
        return tuple(token.index for token in self.parse.subtree(index))

    def whole(self, indices: Sequence[int]) -> bool:
        """Return whether the indices are one unbroken run, commas aside."""
        have = set(indices)
        return all(index in have or self.parse.tokens[index].upos == "PUNCT" for index in range(min(indices), max(indices) + 1))

    def text(self, indices: Iterable[int]) -> str:
        """Return the words at some indices, as a clause would write them."""
        return join(self.parse, tuple(indices))


_OF_PLACES = frozenset({"New", "North", "South", "East", "West", "Great", "Royal", "Red", "Black", "White", "Grand", "Little", "High", "Long", "Old"})


def _begins_place(parse: Parse, token: Token) -> bool:
    """Return whether a word that is often part of a name stands before a capital ("New York City Mayor", taken for "new")."""
    return token.text in _OF_PLACES and token.index + 1 < len(parse.tokens) and parse.tokens[token.index + 1].text[:1].isupper()


_NO_SPACE_BEFORE = frozenset(",.;:?!)]}”’%…")
# Adjectives that stand before a person's title and are often taken for a part of the name.
_BEFORE_TITLES = frozenset({"Longtime", "Veteran", "Lifelong", "Onetime"})
_LOWERABLE = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX", "PART"})
# A rarer word (wordfreq's Zipf scale) at a sentence's start, or one that no dictionary has ("Boeing"), may be a name and keeps its capital.
_COMMON = 2.5
# Adjectives of peoples, faiths and parties keep theirs too.
_PROPER = re.compile(
    r"(?:an|ish|ese|ian|i|iac)$|^(?:Arab|Arabic|Baltic|Basque|Buddhist|Catholic|Conservative|Cypriot|Czech|Dutch|French|Democratic|Filipino|Greek|Hindu|Hispanic|Icelandic"
    r"|Islamic|Labour|Liberal|Marxist|Muslim|Nordic|Olympic|Protestant|Scots|Slavic|Slovak|Swiss|Welsh)$"
)


# Words that end as those do and are common nouns and adjectives.
_OF_NO_PEOPLE = frozenset(
    ["Ban", "Bean", "Caravan", "Cheese", "Civilian", "Clan", "Comedian", "Dish", "Electrician", "Fan", "Finish", "Fish", "Foolish", "Guardian", "Historian",
     "Human", "Librarian", "Loan", "Man", "Mean", "Median", "Musician", "Ocean", "Organ", "Orphan", "Partisan", "Pedestrian", "Physician", "Plan",
     "Politician", "Reptilian", "Rubbish", "Ski", "Slogan", "Suburban", "Taxi", "Technician", "Urban", "Van", "Vegan", "Vegetarian", "Veteran", "Woman"]
)  # fmt: skip


def pieces(parse: Parse, clause: Sequence[Item]) -> Iterator[tuple[str, bool]]:
    """Yield a clause's words with whether a space stands before each."""
    previous: Item | None = None
    for item in clause:
        if isinstance(item, Put):
            text = item.text if previous is None or item.text == "I" else item.text[:1].lower() + item.text[1:]
            yield text, previous is not None and text[:1] not in ",.;:'’"
        else:
            token = parse.tokens[item]
            text = token.text
            if previous is not None and _begins(parse, item) and not (isinstance(previous, int) and previous == item - 1):
                text = token.text if _begins_title(parse, token) or _begins_place(parse, token) else _small(token)
            if previous is None:
                space = False
            elif isinstance(previous, int) and previous == item - 1:
                space = parse.tokens[previous].space_after
            else:
                before = parse.tokens[previous].text if isinstance(previous, int) else previous.text
                space = (
                    not (text in {'"', "'"} and before in {".", "?", "!"})
                    and text not in _NO_SPACE_BEFORE
                    and not text.startswith(("'s", "’s", "n't", "n’t"))
                    and before not in {"(", "[", "“", "‘"}
                )
            yield text, space
        previous = item


def join(parse: Parse, clause: Sequence[Item]) -> str:
    """Return a clause's words as running text, without capital or end mark of its own."""
    text = "".join((" " if space else "") + word for word, space in pieces(parse, clause))
    text = re.sub(r"^[\s,;:–—-]+", "", text)
    text = re.sub(r"(?:\s*[,;:–—])+(?=\s*[.,;:?!]|\s*$)", "", text)
    return re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"\s+", " ", text)).strip()


def write(parse: Parse, clause: Sequence[Item], end: str = ".") -> str:
    """Return a clause as a sentence: capital letter, one end mark, no stray commas.

    The end mark is left out where the words already end with one, also inside closing quotation marks; an abbreviation's stop is one ("in the U.S.”").
    """
    text = re.sub(r",([\"”’]+)$", rf"{end}\1", join(parse, clause))
    text = re.sub(r"(?<!\.)\.\.(?=[\"”’]*$)", ".", text)
    if not re.search(r"[.!?…][\"'”’)\]]*$", text):
        text += end
    return capital(text)


def written(parse: Parse, rewriting: Rewriting) -> tuple[str, ...]:
    """Return a proposal's clauses as sentences; the clause with the source's last word ends as the source does, and all parts of a question are questions."""
    end = _end(parse)
    closing = next((token.index for token in reversed(parse.tokens) if token.upos != "PUNCT"), 0)
    return tuple(write(parse, clause, end if end == "?" or _carries(clause, closing) else ".") for clause in rewriting.clauses)


def _end(parse: Parse) -> str:
    """Return how a sentence ends: in an exclamation, a question, dots for what is not said, or a full stop."""
    found = re.search(r"(?:\.\.\.|[!?…])$", parse.text)
    return found[0] if found else "."


def _carries(clause: Clause, index: int) -> bool:
    return any(index == item if isinstance(item, int) else index in item.instead for item in clause)


def capital(text: str) -> str:
    """Return a sentence with a capital first letter; a brand, a file or an address ("iPhone", "ctDNA", "setup.py") keeps its own.

    >>> capital('“the end,” he said.'), capital("iPhone sales fell.")
    ('“The end,” he said.', 'iPhone sales fell.')
    """
    match = re.match(r"[\"'“‘(\[]*(\w)(\S*)", text)
    if not match or not match[1].islower() or re.search(r"[A-Z\d_@/]|\w\.\w", match[2].partition("-")[0]):
        return text
    return text[: match.start(1)] + match[1].upper() + text[match.end(1) :]


def _begins(parse: Parse, index: int) -> bool:
    """Return whether a token is the first word of its sentence."""
    return all(token.upos == "PUNCT" for token in parse.tokens[:index])


# Words that stand before a title or a name and are no part of it.
_BEFORE_NAMES = _BEFORE_TITLES | {
    "Former",
    "Last",
    "Next",
    "Early",
    "Late",
    "Many",
    "Most",
    "Several",
    "Some",
    "Other",
    "More",
    "Few",
    "Young",
    "Old",
    "Local",
    "Top",
    "Senior",
    "Retired",
}


_TITLES = frozenset(
    ["Chancellor", "Congressman", "Congresswoman", "General", "Governor", "Judge", "Justice", "King", "Mayor", "Minister", "President", "Prince", "Princess",
     "Professor", "Queen", "Representative", "Secretary", "Senator", "Sheriff", "Speaker"]
)  # fmt: skip
_NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"})


def _begins_title(parse: Parse, token: Token) -> bool:
    """Return whether a noun or adjective goes with the capital of a common word behind it: "Prime Minister", "Consumer Electronics"."""
    following = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else token
    if token.text in _TITLES | {"Team"} and following.upos == "PROPN":
        return True  # "Representative Ann Lee"
    titled = following.text.istitle() and following.upos in {"NOUN", "PROPN", "ADJ"} and in_dictionary(following.text)
    return token.upos in {"NOUN", "ADJ"} and token.text not in _BEFORE_NAMES and titled and following is not token


# Names that taggers take for common nouns.
_NAMES = frozenset({"Brexit", "Congress", "Covid", "Medicaid", "Medicare", "Obamacare", "Parliament"})


def _small(token: Token) -> str:
    """Return a sentence's first word as it is written inside a sentence."""
    text = token.text
    if text in {"I", "I'm", "I’m"} or not text[:1].isupper() or (not text[1:].islower() and len(text) > 1):
        return text
    if text in _BEFORE_TITLES | _NUMBERS:
        return text.lower()
    if text in _NAMES:
        return text
    known = token.xpos == "JJ" or in_dictionary(text)
    if token.upos == "ADJ" and text.startswith("Anti") and not _PROPER.search(text):
        return text.lower()  # "Antisemitic attacks": no dictionary has it
    of_a_people = _PROPER.search(text) is not None and text not in _OF_NO_PEOPLE
    common = token.upos in {"NOUN", "VERB", "NUM", "ADJ"} and zipf(text) >= _COMMON and known and not of_a_people
    shaped = token.upos in {"VERB", "ADJ"} and text.endswith(("ing", "ed")) and known and in_dictionary(text)  # "Resubmitting it", "Understaffed offices"
    if token.upos in _LOWERABLE or common or shaped or token.xpos == "CD":
        return text[0].lower() + text[1:]
    return text


# Endings of common nouns that no name has.
_SCIENCE = re.compile(r"(?:etics|ysics|omics|istics|ology|ation|ness|ment)$")


def is_of_unsure_kind(parse: Parse, token: Token) -> bool:
    """Return whether it is not sure that a sentence's first word is a name ("Cellphones", "Deforestation"): inside a sentence its capital might be wrong."""
    if [other.text for other in parse.tokens[1:2]] == ["by"] and parse.tokens[0] is token and parse.tokens[min(2, len(parse.tokens) - 1)].upos == "PROPN":
        return True  # "Angels by Ann Lee", a song
    if token.text in _NAMES:
        return False
    following = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else token
    if token.xpos == "NNS" and following.text in {"was", "is", "has"}:
        return True  # "Flowers was late"
    if token.upos in {"NOUN", "VERB"} and token.xpos not in {"NNP", "NNPS"} and token.text.istitle() and not _PROPER.search(token.text):
        return _small(token) == token.text and not _begins_title(parse, token)  # "Airfare cost 9 pounds"
    if token.upos == "PROPN" and token.text.istitle() and (_SCIENCE.search(token.text) or (token.text.endswith("ing") and in_dictionary(token.text))):
        return True  # "Geophysics has changed", "Firing Lee was wrong"
    alone = following is not token and following.upos != "PROPN"
    several = token.text.endswith("s") and zipf(token.text[:-1]) >= _COMMON
    return token.upos == "PROPN" and alone and token.text.istitle() and (several or in_dictionary(token.text))


def accounted(parse: Parse, rewriting: Rewriting) -> bool:
    """Return whether every content token of the source stands in some clause, itself or by a replacement."""
    there = {item for clause in rewriting.clauses for item in clause if isinstance(item, int)}
    there |= {index for clause in rewriting.clauses for item in clause if isinstance(item, Put) for index in item.instead}
    return all(token.index in there or token.upos not in CONTENT or (token.upos == "ADV" and token.text.lower() in {"where", "when"}) for token in parse.tokens)
