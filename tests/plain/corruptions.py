"""Ways to make good results false or ill-formed, each of which a gate has to catch; every function returns None when there is nothing to corrupt."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from a11y.language import Parse, Token
from a11y.plain.fidelity import HEDGES
from a11y.plain.grammar import DATES

Corruption = Callable[[Sequence[Parse], random.Random], list[str] | None]


def _at(results: Sequence[Parse], place: int, text: str) -> list[str]:
    """Return the texts with one of them replaced."""
    return [text if number == place else parse.text for number, parse in enumerate(results)]


def _cut(text: str, begin: int, end: int, new: str = "") -> str:
    """Return a text with a stretch replaced, spaces mended and the first letter a capital."""
    made = re.sub(r"  +", " ", text[:begin] + new + text[end:]).strip()
    made = re.sub(r" ([.,!?;:])", r"\1", made)
    return made[:1].upper() + made[1:]


def _tokens(results: Sequence[Parse], wanted: Callable[[Token], bool]) -> list[tuple[int, Token]]:
    return [(place, token) for place, parse in enumerate(results) for token in parse.tokens if wanted(token)]


def _drop(results: Sequence[Parse], dice: random.Random, wanted: Callable[[Token], bool]) -> list[str] | None:
    found = _tokens(results, wanted)
    if not found:
        return None
    place, token = dice.choice(found)
    return _at(results, place, _cut(results[place].text, token.start, token.end))


def _names(parse: Parse) -> list[tuple[int, int, str]]:
    """Return the runs of names in a parse: begin, end, text."""
    runs: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        if token.upos == "PROPN" and token.text[:1].isupper() and token.text not in DATES:
            if runs and parse.text[runs[-1][1] : token.start] == " ":
                runs[-1] = (runs[-1][0], token.end, parse.text[runs[-1][0] : token.end])
            else:
                runs.append((token.start, token.end, token.text))
    return runs


def swap_names(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """Two different names change places."""
    found = [(place, run) for place, parse in enumerate(results) for run in _names(parse)]
    dice.shuffle(found)
    for place, one in found:
        for where, other in found:
            between = results[place].text[min(one[1], other[1]) : max(one[0], other[0])] if place == where else "and more"
            if not set(one[2].split()) & set(other[2].split()) and not _LISTED.fullmatch(between):
                texts = [parse.text for parse in results]
                for at, (begin, end, _), new in sorted([(place, one, other[2]), (where, other, one[2])], key=lambda item: -item[1][0]):
                    texts[at] = texts[at][:begin] + new + texts[at][end:]
                return texts
    return None


# What stands between two names of one list: there they may change places.
_LISTED = re.compile(r"(?:[A-Z][\w'’-]*|,|\(|and|or|&|\s)*")


def change_a_number(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """A figure is one more."""
    found = [(place, match) for place, parse in enumerate(results) for match in re.finditer(r"\d+", parse.text)]
    if not found:
        return None
    place, match = dice.choice(found)
    return _at(results, place, _cut(results[place].text, *match.span(), str(int(match.group()) + 1)))


def drop_a_negation(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """ "Not" or "never" is lost."""
    return _drop(results, dice, lambda token: token.text.lower() in {"not", "never", "no", "n't", "n’t"})


def drop_a_hedge(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """ "Alleged", "may", "nearly" or the like is lost."""
    return _drop(results, dice, lambda token: token.text.lower() in HEDGES and token.upos in {"ADJ", "ADV", "AUX"})


def switch_subject_and_object(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """The one who acts and the one acted upon change places."""
    for place in dice.sample(range(len(results)), len(results)):
        parse = results[place]
        for verb in parse.tokens:
            own = [child for child in parse.children(verb.index, "nsubj") if child.dep == "nsubj" and child.upos in {"NOUN", "PROPN"}]
            thing = [child for child in parse.children(verb.index, "obj") if child.upos in {"NOUN", "PROPN"}]
            if not own or not thing or own[0].index > thing[0].index:
                continue
            spans = [(min(t.start for t in run), max(t.end for t in run)) for run in (parse.subtree(own[0].index), parse.subtree(thing[0].index))]
            (begin, end), (start, stop) = spans
            if end < start and parse.text[begin:end].lower() != parse.text[start:stop].lower():
                first = parse.text[begin:end]
                first = first if parse.tokens[0].upos == "PROPN" or begin else first[:1].lower() + first[1:]
                text = parse.text[:begin] + parse.text[start:stop] + parse.text[end:start] + first + parse.text[stop:]
                return _at(results, place, text[:1].upper() + text[1:])
    return None


def misspell(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """Two letters inside a word change places."""
    found = [(p, m) for p, parse in enumerate(results) for m in re.finditer(r"\b[a-z]{5,}\b", parse.text) if m.group()[2] != m.group()[3]]
    if not found:
        return None
    place, match = dice.choice(found)
    word = match.group()
    return _at(results, place, _cut(results[place].text, *match.span(), word[:2] + word[3] + word[2] + word[4:]))


def drop_a_word(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """A noun, verb or adjective that is said once is lost."""
    every = " ".join(parse.text for parse in results).lower()
    return _drop(results, dice, lambda token: token.upos in {"NOUN", "VERB", "ADJ"} and len(re.findall(rf"\b{re.escape(token.text.lower())}\b", every)) == 1)


def double_a_word(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """A word stands twice."""
    place, token = dice.choice(_tokens(results, lambda token: token.text.isalpha()))
    return _at(results, place, _cut(results[place].text, token.start, token.end, f"{token.text} {token.text.lower()}"))


def dangle(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """A sentence ends in a conjunction, a preposition or an article."""
    place = dice.randrange(len(results))
    text = results[place].text
    return _at(results, place, f"{text[:-1]} {dice.choice(('and', 'of', 'the', 'who', 'because', 'with'))}{text[-1]}") if text[-1] in ".!?" else None


def disagree(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """The verb that a rule wrote does not fit its subject's number: "the shop were"."""
    others = {"is": "are", "are": "is", "was": "were", "were": "was", "has": "have"}
    found = [
        (place, child)
        for place, parse in enumerate(results[1:], 1)
        for root in parse.tokens
        if root.head == root.index
        for child in (root, *parse.children(root.index, "aux", "cop"))
        if child.text in others and any(own.upos == "NOUN" and own.index < child.index for own in parse.children(root.index, "nsubj"))
    ]
    if not found:
        return None
    place, token = dice.choice(found)
    return _at(results, place, _cut(results[place].text, token.start, token.end, others[token.text]))


def lose_a_mark(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """One of a pair of quotation marks or brackets is lost."""
    found = [(place, match) for place, parse in enumerate(results) for match in re.finditer(r"[“”()]", parse.text)]
    if not found:
        return None
    place, match = dice.choice(found)
    return _at(results, place, _cut(results[place].text, *match.span()))


def change_a_quotation(results: Sequence[Parse], dice: random.Random) -> list[str] | None:
    """A word inside quotation marks is lost."""
    found = [
        (place, match.start(1) + inner.start(), match.start(1) + inner.end())
        for place, parse in enumerate(results)
        for match in re.finditer(r"“([^”]*)”", parse.text)
        for inner in re.finditer(r"\b\w+\b", match[1])
    ]
    if not found:
        return None
    place, begin, end = dice.choice(found)
    return _at(results, place, results[place].text[:begin] + results[place].text[end:])


CORRUPTIONS: dict[str, Corruption] = {
    "swap names": swap_names,
    "change a number": change_a_number,
    "drop a negation": drop_a_negation,
    "drop a hedge": drop_a_hedge,
    "switch subject and object": switch_subject_and_object,
    "misspell a word": misspell,
    "drop a word": drop_a_word,
    "double a word": double_a_word,
    "dangle": dangle,
    "disagree": disagree,
    "lose a mark": lose_a_mark,
    "change a quotation": change_a_quotation,
}
