"""The gates: what must agree between a source sentence and what is written for it; a change that fails one is undone, not patched.

Each gate is a function of the source's parse and the results' parses that returns True when all is well. They look at words as they stand and know
nothing of the rule that made them, so they catch a rule's mistake, a parser's mistake and a swapped word alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.plain.grammar import COLLECTIVE, SPEECH, agrees, is_finite, is_plural, subject
from a11y.plain.quotations import quoted

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
     "because", "years", "year", "old", "happened", "happen", "after", "before", "include", "includes", "included", "'s", "’s", "according", "in", "at", "time",
     "same", "one", "says", "said"]
)  # fmt: skip
_WORD = re.compile(r"[\w£$€%]+(?:[.,:/'’-][\w%]+)*|[£$€%]")
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Change:
    """What a gate judges: the source sentence, what was written for it, and the recorded edits of words."""

    source: Parse
    results: tuple[Parse, ...]
    edits: tuple[Edit, ...] = ()

    @property
    def text(self) -> str:
        """All the results as one text."""
        return " ".join(parse.text for parse in self.results)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, with straight apostrophes; contractions and possessives are cut in two.

    >>> words("Rose's £3.5m isn’t here.")
    ['rose', "'s", '£3.5m', 'is', "n't", 'here']
    """
    found: list[str] = []
    for word in _WORD.findall(text.lower().replace("’", "'")):
        match = re.fullmatch(r"(.+?)(n't|'(?:s|re|ve|ll|d|m))", word)
        found.extend(match.groups() if match else [word])
    return found


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
    """As many words that deny as before."""
    return _count(change, NEGATIONS)


def hedges_agree(change: Change) -> bool:
    """No word that says how sure something is gets lost or added."""
    gone, come = _swapped(change)
    there = Counter(word for word in words(change.source.text) if word in HEDGES)
    here = Counter(word for word in words(change.text) if word in HEDGES)
    return all(here[word] + gone[word] >= count for word, count in there.items()) and all(word in there or word in come or word in GLUE for word in here)


def _count(change: Change, wanted: frozenset[str]) -> bool:
    gone, come = _swapped(change)
    there, here = (Counter(word for word in words(text) if word in wanted) for text in (change.source.text, change.text))
    return all(here[word] == there[word] - gone[word] + come[word] or here[word] == there[word] for word in there | here)


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
    """Every word of the source is kept or swapped by a recorded edit, and every word of the results comes from the source, an edit, or is glue."""
    gone, come = _swapped(change)
    there, here = set(words(change.source.text)), set(words(change.text))
    return all(word in here or word in gone or word in GLUE or word in _DROPPABLE for word in there) and all(
        word in there or word in come or word in GLUE for word in here
    )


# What a split may leave out: the words that joined the clauses.
_DROPPABLE = frozenset(
    {"who", "which", "whose", "whom", "where", "that", "with", "while", "although", "though", "by", "aged", "when", "as", "including", "such", "being"}
)


def order_kept(change: Change) -> bool:
    """The words of each sentence stand in the source's order, but for one stretch at its start (a subject or a speaker moved there)."""
    there = words(change.source.text)
    known = set(there) - GLUE
    come = _swapped(change)[1]
    for parse in change.results:
        # "Ann Lee admits: …" for "…, admits Ann Lee": the verb moves with the speaker.
        said = {token.text.lower() for token in parse.tokens if token.lemma in SPEECH} if ":" in parse.text else set()
        if not _in_order([word for word in words(parse.text) if word in known and word not in come and word not in said], there):
            return False
    return True


def _in_order(result: Sequence[str], there: Sequence[str]) -> bool:
    return any(_subsequence(result[:cut], there) and _subsequence(result[cut:], there) for cut in range(min(len(result), 16) + 1))


def _subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def clauses_stand(change: Change) -> bool:
    """Each result reads as one whole clause: a finite verb with a subject that agrees, no dangling word at either end."""
    known = frozenset(token.text.lower() for token in change.source.tokens if is_finite(change.source, token) and token.upos in {"VERB", "AUX"})
    known |= {word for edit in change.edits for word in words(edit.after)}
    opening = _opening(change.source)
    return all(
        stands(parse, known) and not _leans(parse, opening) and not _loses_object(parse, change.source, known) and not _says_thing(parse)
        for parse in change.results
    )


_QUESTION_WORDS = frozenset({"how", "what", "why", "whether", "where", "whom", "whose"})


def _opening(parse: Parse) -> str:
    return next((token.text.lower() for token in parse.tokens if token.upos != "PUNCT"), "")


def _leans(parse: Parse, opening: str) -> bool:
    """Return whether a sentence begins as an indirect question does ("how many came"), where the source did not."""
    own = _opening(parse)
    return own in _QUESTION_WORDS and own != opening and not parse.text.endswith("?")


# Verbs whose object is a clause; with a bare noun their clause was cut short ("she said the ability to swim").
_OF_CLAUSES = frozenset({"say", "think", "hope", "argue"})


def _says_thing(parse: Parse) -> bool:
    root = next(token for token in parse.tokens if token.head == token.index)
    things = [child for child in parse.children(root.index, "obj") if child.upos in {"NOUN", "PROPN"}]
    return root.lemma in _OF_CLAUSES and bool(things) and not parse.children(root.index, "ccomp", "parataxis") and not quoted(parse.text)[0]


# Verbs that cannot do without an object: without one their form is a participle ("others convinced that …").
_NEED_OBJECT = frozenset({"convince", "persuade", "tell", "remind", "assure", "inform", "notify", "satisfy", "concern", "disappoint", "delight", "surprise"})


def _loses_object(parse: Parse, source: Parse, finite: frozenset[str]) -> bool:
    """Return whether the root is a participle that only looks finite: it was one in the source, or it lacks the object that it needs."""
    root = next(token for token in parse.tokens if token.head == token.index)
    if root.upos != "VERB" or parse.children(root.index, "aux", "cop"):
        return False
    if stands(source) and root.text.lower() not in finite and any(token.text == root.text and token.xpos == "VBN" for token in source.tokens):
        return True
    following = parse.tokens[root.index + 1].text.lower() if root.index + 1 < len(parse.tokens) else ""
    return root.lemma in _NEED_OBJECT and root.xpos in {"VBD", "VBN"} and following in {"that", "to", "by", "with", "about", "at", "of", "."}


_RELATIVES = frozenset({"which", "who", "whose", "whom"})


def stands(parse: Parse, finite: frozenset[str] = frozenset()) -> bool:
    """Return whether a sentence reads as a whole clause (or is an order, a question, or a quotation said by someone).

    `finite` are verbs known to be finite, from the source's parse: "The bridge opened in 1932" alone is easily taken for "the bridge that was opened".
    """
    letters = [token for token in parse.tokens if token.upos != "PUNCT"]
    if len(letters) < 2 or letters[-1].upos in {"CCONJ", "DET", "SCONJ"} or (letters[0].text.lower() in _RELATIVES and "?" not in parse.text):
        return False
    root = next(token for token in parse.tokens if token.head == token.index)
    if letters[0].text.lower() in {"that", "because", "although", "while", "whether"} and letters[0].dep == "mark" and letters[0].head == root.index:
        return False
    if root.text.lower() in finite and root.index and parse.tokens[root.index - 1].upos in {"NOUN", "PROPN"} and root.upos != "ADJ":
        return True
    if not is_finite(parse, root):
        return any(child.text.lower() in finite and child.xpos in {"VBN", "VBD"} for child in parse.children(root.index, "acl")) and root.upos in {
            "NOUN",
            "PROPN",
        }
    if parse.children(root.index, "mark") and letters[0].text.lower() not in {"this", "but"}:
        return False
    if letters[0].text.lower() in {"how", "what", "why", "whether", "where"} and not parse.text.endswith("?") and letters[0].head == root.index:
        return False
    own = subject(parse, root)
    if own is None:
        return root.feat("Mood") == "Imp"
    return own.dep == "expl" or _number_fits(parse, root, own)


def _number_fits(parse: Parse, root: Token, own: Token) -> bool:
    plural = is_plural(parse, own)
    finite = next(iter(parse.children(root.index, "aux", "cop")), root).text.lower()
    if own.text.lower() == "i" and finite in {"is", "are", "were", "has", "does"}:
        return False
    if (
        plural is None
        or own.upos not in {"NOUN", "PRON"}
        or own.text.lower() in {"i", "you"}
        or (own.index == 0 and own.xpos == "NNS")
        or own.lemma in COLLECTIVE
    ):
        return True
    return agrees(parse, root, plural=plural)


def subjects_agree(change: Change) -> bool:
    """Who does what is the same: a verb that had a noun as its subject or object has the same one wherever it still has one."""
    for relation in ("nsubj", "obj"):
        there = _roles(change.source, relation)
        for parse in change.results:
            for verb, nouns in _roles(parse, relation).items():
                if verb in there and not nouns <= there[verb] | _PRONOUNS:
                    other = _roles(change.source, "obj" if relation == "nsubj" else "nsubj").get(verb, set())
                    if nouns & other:
                        return False
    return True


_PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "this", "these"}


def _roles(parse: Parse, relation: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for token in parse.tokens:
        if token.dep == relation and token.upos in {"NOUN", "PROPN", "PRON"}:
            found.setdefault(parse.tokens[token.head].text.lower(), set()).add(token.text.lower())
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
    "clause": clauses_stand,
    "roles": subjects_agree,
}
# The gates that need no fresh parse: for changes of words that leave the clause as it is.
WORD_GATES = ("numbers", "negations", "hedges", "quotations", "marks", "words")


def fault(change: Change, gates: Sequence[str] = tuple(GATES)) -> str | None:
    """Return the name of the first gate that a change fails, or None when it may stand."""
    return next((name for name in gates if not GATES[name](change)), None)
