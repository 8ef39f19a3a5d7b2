"""Find the lexicon's entries in a parse, and write the plain form in the inflection of the words it stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from a11y.language.frequency import zipf
from a11y.language.lexicon import fillers, idioms, phrases, swaps
from a11y.language.lexicon.context import fits
from a11y.language.lexicon.entries import Phrase
from a11y.language.lexicon.forms import inflected, written_in
from a11y.language.lexicon.standing import COUNTS, PREFIXES, would_not_stand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language.lexicon.entries import Plain, Swap
    from a11y.language.parse import Parse

_PIECE = re.compile(r"[\w£$€%&.]+|[^\w\s]")
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
_OBJECT_PRONOUNS = frozenset({"it", "he", "him", "she", "her", "they", "them", "i", "me", "we", "us", "you", "this", "that", "these", "those"})
_PARTICLES = frozenset(
    {"up", "out", "down", "off", "back", "on", "over", "away", "in", "apart", "together", "aside", "forward", "again", "right", "alive", "short"}
)
# Particles that are hardly ever anything else behind a verb; "over" and "around" are often "about".
_TURNING = frozenset({"up", "out", "down", "off", "away", "back"})
_DEGREES = frozenset(
    {
        "so",
        "very",
        "too",
        "as",
        "how",
        "quite",
        "rather",
        "really",
        "extremely",
        "increasingly",
        "pretty",
        "fairly",
        "absolutely",
        "totally",
        "completely",
        "truly",
        "utterly",
        "entirely",
        "wholly",
        "fully",
        "almost",
        "highly",
        "deeply",
        "particularly",
        "especially",
        "most",
        "economically",
        "historically",
        "visibly",
    }
)
# English compares words of one syllable, and of two in -y, by ending ("harder"): up to seven letters covers them and is safe for the rest.
_LONGEST_COMPARED = 7
_PREPOSITIONS = frozenset({"in", "at", "for", "on", "by", "from", "with", "without", "out", "before", "after", "side"})
_PARTICIPLES = frozenset({"sold", "given", "told", "made", "shown", "taken"})
# "So under the radar", "such a host of", "just a stone's throw from": what grades or sizes a phrase does not fit its plain words.
_GRADES = _DEGREES | {"such", "barely", "hardly", "scarcely", "almost", "nearly", "quite", "somewhat", "slightly", "more", "less", "even", "what"}
_BEFORE_VERBS = frozenset({"at first"})
_LONGEST_SLOT = 6
# How far behind "make cuts to" an adjective may tell what the cuts are made ("has made cuts to state aid inevitable").
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found at the tokens `first` to `last` (inclusive); `head` is the token whose inflection counts, `slots` the token ranges of the slots."""

    entry: Swap | Phrase
    first: int
    last: int
    head: int | None
    slots: tuple[range, ...] = ()


def matches(parse: Parse, *, easy: bool = True) -> Iterator[Match]:
    """Yield every entry that may fire, in text order and never overlapping; of two at one place the longer wins, and a phrase wins over a word."""
    position = 0
    there = _words_there(parse)
    while position < len(parse.tokens):
        found = next((match for match in _at(parse, position, there) if easy or not match.entry.context.easy), None)
        if found is None:
            position += 1
        else:
            yield found
            position = found.last + 1


def written(parse: Parse, match: Match, plain: Plain) -> str:
    """Return the plain form in the inflection of the match's head, its slots filled, with the match's capital letter ("" for a filler)."""
    slots = iter(match.slots)
    words = []
    for index, word in enumerate(plain.words):
        if word in {"…", "ONE'S"}:
            span = next(slots)
            words.append(parse.text[parse.tokens[span.start].start : parse.tokens[span.stop - 1].end])
        elif index == plain.head and match.head is not None:
            words.append(written_in(plain, parse, match.head) or inflected(word, parse.tokens[match.head]))
        else:
            words.append(word)
    text = " ".join(words)
    return text[:1].upper() + text[1:] if parse.tokens[match.first].text[:1].isupper() else text


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[tuple[Phrase, frozenset[str]], ...]]:
    """Return phrases, idioms and fillers by the word they begin with, longest first, each with the words that must be there."""
    index: dict[str, list[tuple[Phrase, frozenset[str]]]] = defaultdict(list)
    for phrase in sorted((*phrases(), *idioms(), *fillers()), key=lambda phrase: -len(phrase.words)):
        needed = frozenset(word for word in phrase.words if word not in {"…", "ONE'S"})
        index[phrase.words[0]].append((phrase, needed))
    return {word: tuple(found) for word, found in index.items()}


def _words_there(parse: Parse) -> frozenset[str]:
    """Return every word of a parse as written and as in a dictionary, in small letters: a phrase with another word in it need not be tried."""
    pieces = (piece for token in parse.tokens for piece in _PIECE.findall(token.text.lower().replace("’", "'")))
    return frozenset(pieces) | {token.lemma.lower() for token in parse.tokens}


def _at(parse: Parse, position: int, there: frozenset[str]) -> Iterator[Match]:
    token = parse.tokens[position]
    index = _by_first_word()
    first_words = dict.fromkeys((_PIECE.findall(token.text.lower())[:1] or [""]) + [token.lemma.lower()])
    candidates = [phrase for word in first_words for phrase, needed in index.get(word, ()) if needed <= there]
    if len(first_words) > 1:
        candidates.sort(key=lambda phrase: -len(phrase.words))
    if position and parse.tokens[position - 1].text.lower() in PREFIXES:
        return  # "non user-friendly" is no "non easy to use"
    for phrase in candidates:
        match = _phrase_at(parse, position, phrase)
        if match is None or not _has_form(parse, match) or any(fault(parse, match) for fault in _PHRASE_FAULTS):
            continue
        if _turned(parse, phrase, match.head):
            continue
        if fits(phrase.context, parse, match.first, match.last, match.head):
            yield match
    for swap in swaps().get((token.lemma.lower(), token.upos), ()):
        if (
            fits(swap.context, parse, position, position, position)
            and not _unsure(parse, Match(swap, position, position, position))
            and _has_form(parse, Match(swap, position, position, position))
            and not _splits(parse, position, swap)
            and not _compared(parse, position, swap)
            and not _misplaced(parse, position, swap)
            and not _has_particle(parse, position, swap)
            and not would_not_stand(parse, position, swap)
        ):
            yield Match(swap, position, position, position)


def _has_form(parse: Parse, match: Match) -> bool:
    """Return whether the plain form has a plural or degree that people write (no "cookings", no "expensivest"), and may own as it does ("individuals'")."""
    plain = match.entry.plain[0] if match.entry.plain else None
    if plain is not None and plain.head is not None and match.head is not None and parse.tokens[match.head].xpos == "VBG":
        return not any(word.endswith("ing") for word in plain.words[plain.head + 1 : plain.head + 2])  # no "keeping thinking about"
    if plain is None or plain.head is None or match.head is None or parse.tokens[match.head].xpos not in {"NNS", "JJR", "JJS"}:
        return True
    form = inflected(plain.words[plain.head], parse.tokens[match.head])
    owns = match.last + 1 < len(parse.tokens) and parse.tokens[match.last + 1].text in {"'", "’"}
    return zipf(form) > 0 and (form.endswith("s") or not owns)


def _splits(parse: Parse, position: int, swap: Swap) -> bool:
    """Return whether a pronoun would have to go inside the plain form ("disassembled it" is "took it apart", not "took apart it")."""
    following = parse.tokens[position + 1] if position + 1 < len(parse.tokens) else None
    return (
        swap.upos == "VERB"
        and following is not None
        and following.lemma.lower() in _OBJECT_PRONOUNS
        and bool(swap.plain)
        and len(swap.plain[0].words) > 1
        and swap.plain[0].words[-1] in _PARTICLES
    )


def _misplaced(parse: Parse, position: int, swap: Swap) -> bool:
    """Return whether an adverb stands where its plain form in several words cannot ("he immediately left" is not "he at once left")."""
    token = parse.tokens[position]
    if swap.upos != "ADV" or not swap.plain or len(swap.plain[0].words) == 1:
        return False
    if position and parse.tokens[position - 1].xpos in {"DT", "PRP$"}:
        return True  # "an initially small sum"
    if str(swap.plain[0]) in _BEFORE_VERBS:
        return False
    following = parse.tokens[position + 1] if position + 1 < len(parse.tokens) else None
    return swap.plain[0].words[0] in _PREPOSITIONS and following is not None and following.upos in {"VERB", "AUX", "ADJ"} and not token.text[:1].isupper()


def _has_particle(parse: Parse, position: int, swap: Swap) -> bool:
    """Return whether a verb goes with a particle, which makes another verb of it: "toiled away at it" is no "worked hard away at it"."""
    if swap.upos != "VERB":
        return False
    following = parse.tokens[position + 1] if position + 1 < len(parse.tokens) else None
    beside = following is not None and following.text.lower() in _TURNING and following.dep == "advmod"
    return beside or any(child.index > position for child in parse.children(position, "compound:prt"))


def _graded(parse: Parse, match: Match) -> bool:
    """Return whether a word of degree stands before a phrase that does not inflect ("so under the radar", "such a host of")."""
    return match.head is None and match.first > 0 and parse.tokens[match.first - 1].text.lower() in _GRADES


def _counted(parse: Parse, match: Match) -> bool:
    """Return whether an adverb grades what would become a count: "relatively large numbers of" is no "relatively many"."""
    plain = match.entry.plain[0].words[0] if match.entry.plain else ""
    return plain in COUNTS and match.first > 0 and parse.tokens[match.first - 1].upos in {"ADV", "ADJ"}


def _unsure(parse: Parse, match: Match) -> bool:
    """Return whether the words leave open which form the plain word would take: "the council pressed ahead" without another verb."""
    plain = match.entry.plain[0] if match.entry.plain else None
    return plain is not None and plain.head is not None and match.head is not None and written_in(plain, parse, match.head) is None


def _shares_be(parse: Parse, match: Match) -> bool:
    """Return whether "be" goes with a word behind the phrase too: "is aware of it and keen to help" is no "knows about it and keen to help"."""
    if not isinstance(match.entry, Phrase) or match.entry.words[0] != "be" or (match.entry.plain and match.entry.plain[0].words[0] == "be"):
        return False
    joined = [child for index in range(match.first, match.last + 1) for child in parse.children(index, "conj") if child.index > match.last]
    return any(child.xpos in {"JJ", "VBN", "VBG"} and not parse.children(child.index, "aux", "cop", "nsubj") for child in joined)


def _shares_object(parse: Parse, match: Match) -> bool:
    """Return whether an object belongs to the verb before "or" too, and would lose its preposition ("offered or gave help to them")."""
    if not isinstance(match.entry, Phrase) or match.head != match.first or match.first < 2 or not match.entry.plain:
        return False
    conjunction, verb = parse.tokens[match.first - 1], parse.tokens[match.first - 2]
    last, plain = match.entry.words[-1], match.entry.plain[0].words[-1]
    return conjunction.upos == "CCONJ" and verb.upos == "VERB" and parse.tokens[match.last].upos == "ADP" and last != plain


def _makes_so(parse: Parse, match: Match) -> bool:
    """Return whether "make" has an adjective for its object: "makes efforts to stop it harder" is no "tries to stop it harder"."""
    if match.head is None or parse.tokens[match.head].lemma.lower() != "make" or not isinstance(match.entry, Phrase):
        return False
    heads = {match.head, *(child.index for index in range(match.first, match.last + 2) for child in parse.children(index, "acl", "advcl", "xcomp"))}
    behind = any(token.dep == "amod" and token.head < token.index for token in parse.tokens[match.last + 1 : match.last + _AHEAD])
    return behind or any(child.xpos in {"JJ", "JJR"} and child.index > match.last for head in heads for child in parse.children(head, "xcomp"))


_PHRASE_FAULTS = (_graded, _counted, _shares_be, _unsure, _shares_object, _makes_so)


def _turned(parse: Parse, phrase: Phrase, head: int | None) -> bool:
    """Return whether a passive would get an active plain form with "be" ("it was centred on" is no "it was been about")."""
    if head is None or not phrase.plain or phrase.plain[0].head is None or phrase.plain[0].words[phrase.plain[0].head] != "be":
        return False
    if phrase.words[phrase.head or 0] != "be" and _is_helped(parse, head, phrase.plain[0]):
        return True
    return parse.tokens[head].xpos == "VBN" and not any(child.lemma.lower() == "have" for child in parse.children(head, "aux"))


def _is_helped(parse: Parse, head: int, plain: Plain) -> bool:
    """Return whether "be" cannot follow what helps the verb: "did not follow" is no "did not be", "is living in fear" no "is being always afraid"."""
    helpers = {child.lemma.lower() for child in parse.children(head, "aux")}
    if parse.tokens[head].xpos == "VBG" and parse.tokens[head].dep == "acl":
        return True  # "matters pertaining to money" are not "being about money"
    passive = any(word.endswith("ed") or word in _PARTICIPLES for word in plain.words[1:4])
    return "do" in helpers or (parse.tokens[head].xpos == "VBG" and "be" in helpers and not passive)


def _compared(parse: Parse, position: int, swap: Swap) -> bool:
    """Return whether a comparing word stands before a swap that would not take it ("more arduous" is no "more hard", "very vast" no "very very large")."""
    if swap.upos not in {"ADJ", "ADV"}:
        return False
    before = parse.tokens[position - 1].text.lower() if position else ""
    if before in {"a", "an"} and position > 1 and parse.tokens[position - 2].text.lower() in {"such", "quite", "so", "as", "too", "what"}:
        before = "such"  # "such a dismal start" is no "such a very bad start"
    several = any(len(plain.words) > 1 for plain in swap.plain[:1])
    short = any(len(str(plain)) <= _LONGEST_COMPARED for plain in swap.plain[:1])
    return (before in {"more", "most", "less", "least"} and (several or short)) or (several and before in _DEGREES | {"such", "what"})


def _phrase_at(parse: Parse, position: int, phrase: Phrase) -> Match | None:
    """Return the phrase's match that begins at a token, or None."""
    stop = len(parse.tokens)
    head: int | None = None
    slots: list[range] = []

    def rest(token: int, word: int) -> int | None:
        """Match the pattern from `word` on at `token`; return the index after the last token."""
        nonlocal head
        if word == len(phrase.words):
            return token
        if token >= stop:
            return None
        wanted, here = phrase.words[word], parse.tokens[token]
        if wanted == "…":
            return _slot(token, word)
        if wanted == "ONE'S":
            if here.text.lower() not in _POSSESSIVES:
                return None
            slots.append(range(token, token + 1))
            return rest(token + 1, word + 1)
        if word == phrase.head:
            upos = {"VERB", "AUX"} if phrase.inflection == "verb" else {"NOUN"}
            if here.lemma.lower() != wanted or here.upos not in upos:
                return None
            head = token
            return rest(token + 1, word + 1)
        pieces = _PIECE.findall(here.text.lower().replace("’", "'"))
        if not pieces or tuple(pieces) != phrase.words[word : word + len(pieces)]:
            return None
        return rest(token + 1, word + len(pieces))

    def _slot(token: int, word: int) -> int | None:
        for length in range(1, _LONGEST_SLOT + 1):
            if token + length > stop or parse.tokens[token + length - 1].upos == "PUNCT":
                return None
            if parse.tokens[token + length - 1].upos == "ADP":
                continue  # "gives a kind of permission to" gives permission to nobody
            kept = len(slots)
            slots.append(range(token, token + length))
            end = rest(token + length, word + 1)
            if end is not None:
                return end
            del slots[kept:]
        return None

    end = rest(position, 0)
    return None if end is None else Match(phrase, position, end - 1, head, tuple(slots))
