"""Find the lexicon's entries in a parse, and write the plain form in the inflection of the words it stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from a11y.language.frequency import zipf
from a11y.language.inflection import inflect
from a11y.language.lexicon import fillers, idioms, phrases, swaps
from a11y.language.lexicon.context import fits
from a11y.language.lexicon.entries import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language.lexicon.entries import Plain, Swap
    from a11y.language.parse import Parse, Token

_PIECE = re.compile(r"[\w£$€%&.]+|[^\w\s]")
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
_OBJECT_PRONOUNS = frozenset({"it", "he", "him", "she", "her", "they", "them", "i", "me", "we", "us", "you", "this", "that", "these", "those"})
_PARTICLES = frozenset(
    {"up", "out", "down", "off", "back", "on", "over", "away", "in", "apart", "together", "aside", "forward", "again", "right", "alive", "short"}
)
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
# Where lemminflect's first choice is not the word a British or American newspaper prints.
_PRINTED = {
    ("person", "NNS"): "people",
    ("get", "VBN"): "got",
    ("wake", "VBN"): "woken",
    ("light", "VBN"): "lit",
    ("fit", "VBD"): "fitted",
    ("cancel", "VBD"): "cancelled",
    ("cancel", "VBN"): "cancelled",
    ("cancel", "VBG"): "cancelling",
}


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
            words.append(inflected(word, parse.tokens[match.head], _tag(parse, match.head)))
        else:
            words.append(word)
    text = " ".join(words)
    return text[:1].upper() + text[1:] if parse.tokens[match.first].text[:1].isupper() else text


def _tag(parse: Parse, index: int) -> str:
    """Return a verb's Penn tag as its auxiliaries prove it, where the tagger could only guess ("would set" is VB, "she set" VBD, "has set" VBN)."""
    token = parse.tokens[index]
    helpers = [child for child in parse.children(index, "aux", "cop", "mark") if child.index < index]
    if token.xpos == "VBG" and token.text.lower() == token.lemma:
        return "VB"  # "don't cling to it"
    if token.upos == "VERB" and any(child.lemma in {"have", "be"} for child in helpers) and token.text.lower() == inflect(token.lemma, "VBN"):
        return "VBN"  # "it has come to pass", "he was laid to rest"
    if token.xpos not in {"VB", "VBP", "VBD", "VBN"}:
        return token.xpos
    behind = index > 0 and parse.tokens[index - 1].upos == "NOUN" and not parse.children(index, "nsubj", "cc")
    if token.xpos == "VBD" and token.text.lower() == inflect(token.lemma, "VBN") and (behind or token.dep == "acl"):
        return "VBN"  # "they found gold hidden there", where the tagger saw a deed, but not "the team was aware"
    if not helpers and token.text.lower() == token.lemma == inflect(token.lemma, "VBD") and any(_is_one(child) for child in parse.children(index, "nsubj")):
        return "VBD"  # "she quit": he or she would quits
    if (
        token.xpos in {"VB", "VBP"}
        and token.text.lower() not in {token.lemma, inflect(token.lemma, token.xpos)}
        and inflect(token.lemma, "VBD") == token.text.lower()
    ):
        return "VBD"  # "the wall withstood the blow"
    if token.text.lower() == token.lemma and any(child.xpos in {"MD", "TO"} or child.lemma == "do" for child in helpers):
        return "VB"
    if token.text.lower() == token.lemma and token.xpos in {"VBD", "VBN"} and inflect(token.lemma, token.xpos) != token.lemma:
        return "VBP"
    if token.xpos == "VBN" and not helpers and any(child.dep == "nsubj" for child in parse.children(index)):
        return "VBD"
    return token.xpos


def _is_one(subject: Token) -> bool:
    return subject.text.lower() in {"he", "she", "it"} or (subject.xpos in {"NN", "NNP"} and subject.feat("Number") != "Plur")


def inflected(word: str, token: Token, tag: str | None = None) -> str:
    """Return a dictionary form in the inflection that the token has (in that of the Penn tag, when one is given)."""
    tag = tag or token.xpos
    if word == "be":
        number, person = token.feat("Number"), token.feat("Person")
        present = {"VBZ": "is", "VBP": "am" if (number, person) == ("Sing", "1") else "are"}
        return present.get(tag) or {"VBD": "were" if number == "Plur" else "was", "VBN": "been", "VBG": "being"}.get(tag, "be")
    if (word, tag) in _PRINTED:
        return _PRINTED[word, tag]
    return inflect(word, tag) if tag in {"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"} else word


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
    for phrase in candidates:
        match = _phrase_at(parse, position, phrase)
        if match is None or not _has_plural(parse, match) or any(fault(parse, match) for fault in (_graded, _shares_be, _unsure)):
            continue
        if _turned(parse, phrase, match.head):
            continue
        if fits(phrase.context, parse, match.first, match.last, match.head):
            yield match
    for swap in swaps().get((token.lemma.lower(), token.upos), ()):
        if (
            fits(swap.context, parse, position, position, position)
            and not _unsure(parse, Match(swap, position, position, position))
            and _has_plural(parse, Match(swap, position, position, position))
            and not _splits(parse, position, swap)
            and not _compared(parse, position, swap)
            and not _misplaced(parse, position, swap)
        ):
            yield Match(swap, position, position, position)


def _has_plural(parse: Parse, match: Match) -> bool:
    """Return whether the plural of the first plain form is a word people write ("cookings" is not)."""
    plain = match.entry.plain[0] if match.entry.plain else None
    if plain is None or plain.head is None or match.head is None or parse.tokens[match.head].xpos != "NNS":
        return True
    return zipf(inflected(plain.words[plain.head], parse.tokens[match.head])) > 0


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
    if swap.upos != "ADV" or not swap.plain or len(swap.plain[0].words) == 1 or str(swap.plain[0]) in _BEFORE_VERBS:
        return False
    following = parse.tokens[position + 1] if position + 1 < len(parse.tokens) else None
    return swap.plain[0].words[0] in _PREPOSITIONS and following is not None and following.upos in {"VERB", "AUX", "ADJ"} and not token.text[:1].isupper()


def _graded(parse: Parse, match: Match) -> bool:
    """Return whether a word of degree stands before a phrase that does not inflect ("so under the radar", "such a host of")."""
    return match.head is None and match.first > 0 and parse.tokens[match.first - 1].text.lower() in _GRADES


def _unsure(parse: Parse, match: Match) -> bool:
    """Return whether a form may be past or participle and the plain verb's are not alike: "the council pressed ahead" without another verb."""
    plain = match.entry.plain[0] if match.entry.plain else None
    if plain is None or plain.head is None or match.head is None:
        return False
    verb, token = plain.words[plain.head], parse.tokens[match.head]
    tag = _tag(parse, match.head)
    alike = inflect(verb, "VBD") == inflect(verb, "VBN")
    if alike or tag not in {"VBD", "VBN"} or inflect(token.lemma, "VBD") != inflect(token.lemma, "VBN") or parse.children(match.head, "aux", "cop"):
        return False
    if tag == "VBD":
        # "They found the money concealed in a car": what they found did not conceal it.
        return token.dep in {"ccomp", "xcomp"} and not parse.children(match.head, "obj", "mark", "ccomp", "xcomp")
    if token.dep.split(":")[0] != "acl":
        return bool(parse.children(match.head, "nsubj", "mark"))  # "as the walls collapsed" is no participle
    return not any(other.xpos in {"VBD", "VBZ", "VBP", "MD"} for other in parse.tokens)


def _shares_be(parse: Parse, match: Match) -> bool:
    """Return whether "be" goes with a word behind the phrase too: "is aware of it and keen to help" is no "knows about it and keen to help"."""
    if not isinstance(match.entry, Phrase) or match.entry.words[0] != "be" or (match.entry.plain and match.entry.plain[0].words[0] == "be"):
        return False
    joined = [child for index in range(match.first, match.last + 1) for child in parse.children(index, "conj") if child.index > match.last]
    return any(child.xpos in {"JJ", "VBN", "VBG"} and not parse.children(child.index, "aux", "cop", "nsubj") for child in joined)


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
    before = parse.tokens[position - 1].text.lower() if position else ""
    if swap.upos not in {"ADJ", "ADV"}:
        return False
    several = any(len(plain.words) > 1 for plain in swap.plain[:1])
    short = any(len(str(plain)) <= _LONGEST_COMPARED for plain in swap.plain[:1])
    return (before in {"more", "most", "less", "least"} and (several or short)) or (several and before in _DEGREES)


def _phrase_at(parse: Parse, position: int, phrase: Phrase) -> Match | None:
    """Return the phrase's match that begins at a token, or None."""
    stop = next(span.stop for span in parse.sentences if position in span)
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
            kept = len(slots)
            slots.append(range(token, token + length))
            end = rest(token + length, word + 1)
            if end is not None:
                return end
            del slots[kept:]
        return None

    end = rest(position, 0)
    return None if end is None else Match(phrase, position, end - 1, head, tuple(slots))
