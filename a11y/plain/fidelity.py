"""The gates: what must agree between a source sentence and what is written for it; a change that fails one is undone, not patched.

Each gate is a function of the source's parse and the results' parses that returns True when all is well. They look at words as they stand and know
nothing of the rule that made them, so they catch a rule's mistake, a parser's mistake and a swapped word alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.language import inflect, lemma, zipf
from a11y.plain.grammar import SPEECH, is_finite
from a11y.plain.kinds import kinds
from a11y.plain.quotations import quoted
from a11y.plain.roles import Roles, called, objects, roles, subjects
from a11y.plain.sayings import REPORTING
from a11y.plain.wellformed import changes_number, dangles, happens, ill_spelled, leans, loses_object, pronoun_first, says_thing, splits_subject, stands

if TYPE_CHECKING:
    from a11y.language import Parse, Token
    from a11y.model import Edit

# Words that deny (Huddleston and Pullum 2002, The Cambridge Grammar of the English Language, chapter 9: absolute and approximate negators).
NEGATIONS = frozenset(
    ["not", "n't", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot", "hardly", "barely", "scarcely",
     "rarely", "seldom", "unless", "refuse", "refused", "refuses", "deny", "denied", "denies", "lack", "lacks", "lacked", "fail", "failed", "fails"]
)  # fmt: skip
# Words that say how sure a statement is, or who vouches for it (Hyland 1998, Hedging in Scientific Research Articles; press law's "alleged").
HEDGES = frozenset(
    ["may", "might", "could", "would", "should", "can", "must", "perhaps", "maybe", "possibly", "probably", "likely", "unlikely", "apparently",
     "reportedly", "allegedly", "alleged", "suspected", "accused", "claimed", "claims", "claim", "seemingly", "supposedly", "presumably",
     "potentially", "appear", "appears", "appeared", "seem", "seems", "seemed", "about", "around", "almost", "nearly", "approximately", "roughly",
     "least", "most", "suggest", "suggests", "suggested", "believed", "thought", "expected", "estimated", "some", "if", "whether"]
)  # fmt: skip
# Words a rule may add to make a clause whole. They say nothing of the world.
GLUE = frozenset(
    ["a", "an", "the", "this", "these", "that", "those", "it", "they", "he", "she", "we", "i", "you", "him", "her", "them", "is", "are", "was",
     "were", "be", "been", "has", "have", "had", "will", "would", "did", "do", "does", "done", "but", "so", "and", "then", "also", "there", "to", "of", "for",
     "because", "years", "year", "old", "happened", "happen", "comes", "after", "before", "include", "includes", "included", "'s", "’s", "according", "in",
     "at", "time", "same", "one", "says", "said"]
)  # fmt: skip
_WORD = re.compile(r"[\w£$€%]+(?:[.,:/'’-][\w%]+)*|[£$€%]")
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Change:
    """What a gate judges: the source sentence, what was written for it, and the recorded edits of words."""

    source: Parse
    results: tuple[Parse, ...]
    edits: tuple[Edit, ...] = ()
    moved: bool = True
    """False: only words were changed, so that those that stayed must stand where they stood."""
    vouched: frozenset[int] = frozenset()
    """The places of results that are whole clauses by both parsers' trees of the source."""

    @property
    def text(self) -> str:
        """All the results as one text."""
        return " ".join(parse.text for parse in self.results)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, with straight apostrophes; contractions and possessives are cut in two.

    >>> words("Rose's £3.5m isn’t here.")
    ['rose', "'s", '£3.5m', 'is', "n't", 'here']
    """
    return list(_words(text))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in _WORD.findall(text.lower().replace("’", "'")):
        match = _CLITIC.fullmatch(word) if "'" in word else None
        found.extend(match.groups() if match else [word])
    return tuple(found)


_CLITIC = re.compile(r"(.+?)(n't|'(?:s|re|ve|ll|d|m))")


def is_word(word: str) -> bool:
    """Return whether a word is one that people write: `wordfreq` knows it, or the word it is a form of.

    >>> is_word("calmed"), is_word("rebuilds"), is_word("splitted"), is_word("hte")
    (True, True, False, False)
    """
    if zipf(word) > 0:
        return True
    return any(zipf(base) > 0 and inflect(base, tag) == word for upos, tags in _FORMS.items() for base in (lemma(word, upos),) for tag in tags)


# Penn Treebank tags of the forms that a noun, verb or adjective takes.
_FORMS = {"NOUN": ("NNS",), "VERB": ("VBD", "VBZ", "VBG", "VBN"), "ADJ": ("JJR", "JJS")}


def _swapped(change: Change) -> tuple[Counter[str], Counter[str]]:
    """Return the words that recorded edits took away and brought."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for edit in change.edits:
        gone.update(words(edit.before))
        come.update(words(edit.after))
    return gone, come


def numbers_agree(change: Change) -> bool:
    """Figures are the same, and none is lost; spelled-out numbers that an edit turned into digits are its record."""
    gone, come = _swapped(change)
    there = Counter(word for word in words(change.source.text) if _NUMBER.search(word))
    here = Counter(word for word in words(change.text) if _NUMBER.search(word))
    return all(here[word] + gone[word] >= count for word, count in there.items()) and all(word in there or word in come for word in here)


def names_agree(change: Change) -> bool:
    """Every word with a capital that is not only a sentence's first is kept, and no new one appears."""
    gone, come = _swapped(change)
    there = _capitals(change.source)
    here = set().union(*(_capitals(parse, every=True) for parse in change.results)) if change.results else set()
    plain = {word for parse in change.results for word in words(parse.text)}
    old = set(words(change.source.text))
    return all(name in here or name in gone for name in there) and all(name in old or name in come or name in GLUE for name in here & plain)


def _capitals(parse: Parse, *, every: bool = False) -> set[str]:
    found = set()
    first = True
    for token in parse.tokens:
        if token.upos == "PUNCT":
            first = first or token.text in {"“", '"', ":"}
            continue
        if token.text[:1].isupper() and (not first or every or token.upos == "PROPN" or token.text.isupper()) and token.text not in {"I", "A"}:
            found.update(words(token.text))
        first = False
    return found - {"'s"}


def negations_agree(change: Change) -> bool:
    """As many words that deny as before, but for what recorded edits took or brought; "n't", "not" and "cannot" are one."""
    gone, come = _swapped(change)
    there, here = (_denials(Counter(words(text))) for text in (change.source.text, change.text))
    gone, come = _denials(gone), _denials(come)
    return all(here[word] == there[word] - gone[word] + come[word] for word in there | here | gone | come)


def _denials(counts: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, count in counts.items():
        if word in NEGATIONS:
            found["not" if word in {"n't", "cannot"} else word] += count
    return found


def hedges_agree(change: Change) -> bool:
    """No word that says how sure something is gets lost or added."""
    gone, come = _swapped(change)
    there = Counter(word for word in words(change.source.text) if word in HEDGES)
    here = Counter(word for word in words(change.text) if word in HEDGES)
    return all(here[word] + gone[word] >= count for word, count in there.items()) and all(word in there or word in come or word in GLUE for word in here)


def quotations_agree(change: Change) -> bool:
    """Quoted words stand as they stood; only the mark that ends them may follow the new sentence."""
    return all(_stands_in(change.source.text[begin:end], change.text) for begin, end in quoted(change.source.text)[0])


def _stands_in(quotation: str, text: str) -> bool:
    """Return whether a quotation stands in a text, its closing mark too; the comma or stop before that mark may be another."""
    if quotation in text:
        return True
    match = re.fullmatch(r"(.*?)[,.]?([\"”’'»])", quotation)
    return match is not None and any(match[1] + stop + match[2] in text for stop in ("", ",", "."))


def marks_balance(change: Change) -> bool:
    """Brackets and quotation marks come in pairs in every sentence, if they did in the source."""
    pair = len(_DASH.findall(change.source.text)) == _PAIR
    if pair and any(len(_DASH.findall(parse.text)) == 1 for parse in change.results):
        # Two dashes make a bracket.
        return False
    if _unbalanced(change.source.text):
        return True
    return not any(_unbalanced(parse.text) for parse in change.results)


_DASH, _PAIR = re.compile(r" (?:–|—|-|--) "), 2


def _unbalanced(text: str) -> bool:
    return text.count('"') % 2 == 1 or any(text.count(opening) != text.count(closing) for opening, closing in ("()", "[]", "“”", "«»"))


def words_accounted(change: Change) -> bool:
    """Every word of the source is kept as often as it was or swapped by a recorded edit; every new word is an edit's or glue, and an edit's stand."""
    gone, come = _swapped(change)
    there, here = Counter(words(change.source.text)), Counter(words(change.text))
    return (
        all(here[word] + gone[word] >= count for word, count in there.items() if word not in DROPPABLE)
        and all(word in there or word in come or word in GLUE for word in here)
        and all(word in here or word in gone or word in DROPPABLE for word in come)
    )


# What a split may leave out: the words that joined the clauses, and what a passive or "it is … that" needs. All else is counted.
DROPPABLE = frozenset(
    ["a", "an", "the", "and", "but", "or", "so", "yet", "though", "although", "while", "whereas", "who", "which", "whose", "whom", "where", "when", "that",
     "with", "by", "as", "aged", "including", "such", "being", "is", "are", "was", "were", "be", "been", "am", "it", "there", "to", "this", "these", "he",
     "she", "they", "we", "i", "you", "him", "her", "them", "for", "'s", "then", "also", "both", "either"]
)  # fmt: skip


def order_kept(change: Change) -> bool:
    """The words of each sentence stand in the source's order, but for one stretch at its start (a subject or a speaker moved there)."""
    there = words(change.source.text)
    known = set(there) - GLUE
    come = _swapped(change)[1]
    stretch = _STRETCH if change.moved else 0
    for parse in change.results:
        # "Ann Lee admits: …" for "…, admits Ann Lee": the verb moves with the speaker.
        said = {token.text.lower() for token in parse.tokens if token.lemma in REPORTING and (token.head == token.index or ":" in parse.text)}
        if not _in_order([word for word in words(parse.text) if word in known and word not in come and word not in said], there, stretch):
            return False
    return True


def _in_order(result: Sequence[str], there: Sequence[str], stretch: int) -> bool:
    return any(_subsequence(result[:cut], there) and _subsequence(result[cut:], there) for cut in range(min(len(result), stretch) + 1))


# The longest subject or speaker, in words without glue, that may move to a sentence's start.
_STRETCH = 16


def _subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def clauses_stand(change: Change) -> bool:
    """Each result reads as one whole clause: a finite verb with a subject that agrees, no dangling word at either end."""
    source = change.source
    known = frozenset(token.text.lower() for token in source.tokens if is_finite(source, token) and token.upos in {"VERB", "AUX"})
    known |= {word for edit in change.edits for word in words(edit.after)}
    here = Counter(words(change.text))
    return all(
        (place in change.vouched or stands(parse, known))
        and not leans(parse, source)
        and not loses_object(parse, source, known)
        and not says_thing(parse, source)
        and not changes_number(parse, source, here)
        and (not splits_subject(parse) or parse.text in source.text)
        for place, parse in enumerate(change.results)
    )


def forms_fit(change: Change) -> bool:
    """No sentence dangles, doubles a word, or has stray marks or the wrong "a"; words that are new are words; "this happened" follows what happened."""
    text = change.source.text
    if any(dangles(parse.text, text) or ill_spelled(parse.text, text) for parse in change.results):
        return False
    if change.moved and pronoun_first(change.results, change.source):
        return False
    there = set(words(text))
    if any(word not in there and word.isalpha() and not is_word(word) for word in words(change.text)):
        return False
    return not any(
        after.text.startswith("This happened") and not text.startswith("This happened") and not happens(before) for before, after in pairwise(change.results)
    )


def roles_agree(change: Change) -> bool:
    """Who does what is the same: the subject of a verb is one that the source gives it, itself or by a clause around it, and is not now its object."""
    if not change.moved:
        return True
    there = roles(change.source)
    come = set(_swapped(change)[1])
    text = " ".join(token.text.lower() for token in change.source.tokens)
    for parse in change.results:
        for verb, own, passive in subjects(parse):
            known = there.get(verb.lemma.lower())
            if known is None:
                continue
            right, wrong = (known.done_to, known.doers) if passive else (known.doers, known.done_to)
            here = called(parse, [own])
            if own.upos in {"NOUN", "PROPN"} and not here & (right | come) and (right or here & wrong) and not _said_so(parse, own, verb, text):
                return False
        for verb, thing in objects(parse):
            known = there.get(verb.lemma.lower(), Roles())
            here = called(parse, [thing])
            if here & known.doers and not here & (known.done_to | come) and not _said_so(parse, thing, verb, text):
                return False
    return True


def _said_so(parse: Parse, own: Token, verb: Token, source: str) -> bool:
    """Return whether the source has the same words from a subject to its verb, over an aside too, or the verb right before the subject ("admits Ann Lee")."""
    first, last = sorted((own.index, verb.index))
    phrase = [token.text.lower() for token in parse.tokens[min(token.index for token in parse.subtree(own.index)) : own.index + 1]]
    said = " ".join(token.text.lower() for token in parse.tokens[first : last + 1])
    return said in source or " ".join([verb.text.lower(), *phrase]) in source or (own.index < verb.index and _beside(parse, own, verb, source))


def _beside(parse: Parse, own: Token, verb: Token, source: str) -> bool:
    """Return whether the source has a comma where "is" now stands ("Acme, a firm"), an aside between a name and its verb, or "who" for the subject."""
    last = max((child.index for child in parse.children(own.index, "flat") if child.index < verb.index), default=own.index)
    name, follows = re.escape(parse.tokens[last].text.lower()), parse.tokens[last + 1]
    rest = re.escape(" ".join(token.text.lower() for token in parse.tokens[last + 1 : verb.index + 1]))
    if re.search(rf"(?:^| ){name} [,–—-] (?:who|which) {rest}", source):
        return True
    around = rf"(?:^| ){name} , [^:;]+ , {re.escape(follows.text.lower())} "
    if own.upos == "PROPN" and follows.text.lower() in {verb.text.lower(), "is", "was"} and re.search(around, source):
        return True
    if follows.dep not in {"cop", "aux:pass"} or follows.head != verb.index:
        return False
    called = " ".join(token.text.lower() for token in parse.tokens[: last + 1])
    what = [token.text.lower() for token in parse.tokens[last + 2 : verb.index + 1]]
    places = [source.find(f"{called} , {' '.join(words)} ") for words in (what, what[1:]) if words]
    place = max(places, default=-1)
    return place == 0 or (place > 0 and (_opens(source[:place].split()[-1]) or (follows.dep == "cop" and "person" not in kinds(verb))))


def _opens(word: str) -> bool:
    """Return whether a name after a word is the subject of what follows, or the one who speaks."""
    return word in {"but", "and", "as", "when", "while", ",", '"', "”"} or lemma(word, "VERB") in SPEECH


def phrases_kept(change: Change) -> bool:
    """A name or a noun keeps the word before it, unless a sentence now begins there: "in Leeds" and "to Kent" do not trade places."""
    come = set(_swapped(change)[1])
    there = _pairs(change.source)
    known = {token.text.lower() for token in change.source.tokens}
    passive = any(token.dep == "aux:pass" for token in change.source.tokens)
    for parse in change.results:
        for one, other in pairwise(parse.tokens):
            pair = (one.text.lower(), other.text.lower())
            if pair in there or not {*pair} <= known or come & {*pair}:
                continue
            if pair[0] in _LINKS or one.lemma in SPEECH:
                continue
            if other.upos == "PROPN" and (
                one.upos in {"ADP", "PROPN", "NOUN", "ADJ"} or (one.upos == "DET" and other.dep != "compound") or (one.upos == "VERB" and not passive)
            ):
                return False
            if one.upos == "ADP" and one.dep == "case" and other.upos in {"NUM", "NOUN"}:
                return False
            if other.text in {"'s", "’s"} and "whose" not in known:
                return False
    return True


# Words by which a rule links a sentence to the one before.
_LINKS = frozenset({"before", "after", "because", "since", "when", "while", "although", "until", "as"})


def _pairs(parse: Parse) -> set[tuple[str, str]]:
    """Return the pairs of words that follow each other, also over a mark or over a bracket between marks."""
    found: set[tuple[str, str]] = set()
    letters = [token.text.lower() for token in parse.tokens if token.upos != "PUNCT"]
    found.update(pairwise(letters))
    marks = [token.index for token in parse.tokens if token.text in {",", "(", ")", "–", "—", "-"}]
    for first in marks:
        for second in marks:
            if 0 < first < second < len(parse.tokens) - 1:
                found.add((parse.tokens[first - 1].text.lower(), parse.tokens[second + 1].text.lower()))
    return found


Gate = Callable[[Change], bool]

GATES: dict[str, Gate] = {
    "numbers": numbers_agree,
    "names": names_agree,
    "negations": negations_agree,
    "hedges": hedges_agree,
    "quotations": quotations_agree,
    "marks": marks_balance,
    "words": words_accounted,
    "order": order_kept,
    "form": forms_fit,
    "clause": clauses_stand,
    "phrases": phrases_kept,
    "roles": roles_agree,
}
# The gates that need no fresh parse: for changes of words that leave the clause as it is.
WORD_GATES = ("numbers", "negations", "hedges", "quotations", "marks", "words", "form")


def fault(change: Change, gates: Sequence[str] = tuple(GATES)) -> str | None:
    """Return the name of the first gate that a change fails, or None when it may stand."""
    return next((name for name in gates if not GATES[name](change)), None)
