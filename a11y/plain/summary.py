"""The "In short" of an easy version: three to five of the story's own sentences, chosen by what the story speaks of most.

Source: UK Government easy read ("say the main points first"). The method is Luhn's (1958, The Automatic Creation of Literature Abstracts): frequent
content words mark the sentences that carry the story; news puts the most important first, so an earlier sentence counts more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from a11y.language import DATELINE, parse_sentences, zipf
from a11y.language.inflection import lemma
from a11y.plain.fidelity import words
from a11y.plain.grammar import is_finite
from a11y.plain.quotations import quoted

if TYPE_CHECKING:
    from a11y.model import Sentence, Version

# Below this many sentences a summary would repeat the story.
_SHORTEST = 9
_FEWEST, _MOST, _LONGEST = 3, 5, 20
# Where too few of up to twenty words can stand alone.
_LONGEST_IN_NEED = 30
# The first sentence of a news story says what happened; it may be long, and quote a few words.
_LEAD, _LEAD_QUOTES = 55, 6
# An age is no main point, and an invitation to click is no part of the story.
_ASIDE = re.compile(r"\byears? old\b|\bclick here\b|\bread more\b|\bclick\b", re.IGNORECASE)
# "she" or "they" before anybody is named.
_LOOSE = re.compile(r"\S+(?:\s+[^A-Z\s]\S*)*?\s+(?:he|she|they|him|them)\b")
# First words that lean on the sentence before.
_LEANING = frozenset(
    ["he", "she", "it", "they", "this", "that", "these", "those", "but", "so", "and", "or", "then", "also", "his", "her", "their", "its", "at", "however", "i",
     "we", "here", "there", "such", "plus", "yet", "still", "another", "others", "both", "meanwhile", "instead", "later", "afterwards", "otherwise",
     "together", "because", "separately", "to", "one", "some", "elsewhere", "now", "earlier", "further", "under", "other", "more", "similar", "next",
     "finally", "no", "yes", "well", "surely", "indeed", "afterward", "thus", "hence", "likewise", "similarly", "nor", "although", "though", "for"]
)  # fmt: skip
# Words that point at something said before, wherever they stand.
_POINTING = frozenset(
    ["this", "these", "those", "it", "him", "them", "here", "then", "there", "also", "too", "therefore", "though", "however", "instead", "likewise",
     "similarly", "meanwhile", "otherwise", "nevertheless", "such", "i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "both", "neither"]
)  # fmt: skip
# A lead cannot lean on a sentence before it, but feature writers open with somebody whom they name later.
_UNNAMED = frozenset({"he", "she", "they", "it", "his", "her", "their", "we", "i", "this", "these", "those", "such"})
# "The second test", "the other driver": the first one stands in a sentence that is not here.
_COUNTED_OFF = re.compile(r"(?:The|A|An|In the|On the|At the)\s+(?:second|third|fourth|fifth|last|final|other|latter|former|same|next|new one)\b")
# What a story says of itself, whose relative somebody is, a shrug, and that somebody said nothing: no news.
_NO_NEWS = re.compile(
    r"\b(?:declined|refused) to (?:comment|say|answer)\b|\bdid not (?:reply|respond|answer)\b|\bunavailable\b|\bno conflicts? of interest\b"
    r"|^\S+ (?:\S+ ){0,4}(?:is|was) (?:his|her|its|their)\b"
    r"|\b(?:could|would) not (?:comment|be reached)\b|\bof course\b|\bby the way\b|\bby contrast\b"
    r"|^\S+ (?:\S+ ){0,2}(?:later|earlier)\b|: |\banything to go by\b|^(?:Aside|Apart) from\b|^Compared to\b|^In contrast\b|^For (?:example|instance)\b"
    r"|^In (?:addition|particular|fact|turn|total|all)\b|^(?:Before|After|Since|Until|Despite|Like) (?:that|this|all)\b|^First,|\b(?:said|says) this\b"
    r"|(?<!\d)\d{1,2}\.$|^\W*\[",
    re.IGNORECASE,
)
# That somebody spoke to somebody, without what: it stands in the sentence before.
_ONLY_TOLD = re.compile(
    r"\b(?:said|says|told (?:reporters|him|her|them|[A-Z]\S*(?: [A-Z]\S*)*|(?:an?|the) (?:paper|newspaper|press|court|crowd|panel|committee)))"
    r"(?: (?:on|last|at|in|during|this|after) [^,]+)?\.$"
)
# Where somebody spoke or was asked: what they said is the news.
_OCCASION = re.compile(r"^(?:\S+ ){1,8}?(?:spoke|talked|wrote|testified|(?:was|were) asked) (?:to|at|in|on|with|for|about|if|whether|why|how|what)\b")
# At a story's end, who wrote it or who owns the paper.
_COLOPHON = re.compile(
    r"\b(?:is|was) (?:an?|the|\S+['’]s) .*\b(?:editor|reporter|producer|writer|columnist|journalist|correspondent|contributor|author|investor)\b"
)
_LAST = 4
# Words that point at a person or thing named before; after a few words that may be one of the same sentence.
_PERSONAL = frozenset({"he", "she", "they", "his", "her", "their", "its", "himself", "herself", "themselves"})
_NAMED_BY = 2


def in_short(version: Version, barred: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """Return the sentences of the "In short" in reading order, with ids `i1`, `i2` …; none for a short story.

    `barred` are ids of original sentences that stand inside a quotation: alone they would read as the paper's own words.
    """
    running = [sentence for block in version.blocks if block.kind == "paragraph" for part in block.parts for sentence in part]
    if len(running) < _SHORTEST:
        return ()
    spoken = {sentence.id: [lemma(word, "NOUN") for word in words(sentence.text) if word.isalpha() and zipf(word) < 5.3] for sentence in running}
    counts = Counter(word for found in spoken.values() for word in set(found))
    headline = {lemma(word, "NOUN") for sentence in version.title for word in words(sentence.text)}

    def weight(place: int, sentence: Sentence) -> float:
        found = set(spoken[sentence.id])
        shared = sum(counts[word] - 1 for word in found) + 2 * len(found & headline)
        return shared / (len(words(sentence.text)) + 4) + 1.5 / (place + 2)

    # The later parts of a split are asides ("Ms Bello works for the agency."), and half of a "but" pair tells the rumour without its denial.
    asides = {place for place, sentence in enumerate(running) if place and set(sentence.sources) & set(running[place - 1].sources)}
    answered = {place - 1 for place, sentence in enumerate(running) if words(sentence.text)[:1] in (["but"], ["however"], ["yet"])}
    told = " ".join(sentence.text for sentence in (*version.title, *running[:1]))
    texts = [sentence.text for sentence in running]

    addressed = sum("you" in words(text) for text in texts) > len(texts) / 4  # a guide speaks to its reader, news hardly ever does

    def second(place: int, sentence: Sentence) -> bool:
        found = words(sentence.text)
        return len(found) > _LONGEST or ("you" in found and not addressed) or _half_named(sentence, " ".join(texts[:place]), told)

    candidates = [
        (place > 0 and second(place, sentence), weight(place, sentence), place, sentence)
        for place, sentence in enumerate(running)
        if _fit(sentence, lead=place == 0)
        and not (place >= len(running) - _LAST and _COLOPHON.search(sentence.text))
        and place not in answered | asides
        and not barred & set(sentence.sources)
    ]
    wanted = min(_MOST, max(_FEWEST, len(running) // 8))
    # News says the most important first.
    chosen: list[tuple[int, Sentence]] = [(place, sentence) for _, _, place, sentence in candidates[:1] if place < 2]
    for reserve, _, place, sentence in sorted(candidates, key=lambda found: (found[0], -found[1], found[2])):
        if reserve and len(chosen) >= _FEWEST:
            break
        if place not in {taken for taken, _ in chosen} and all(
            len(set(spoken[sentence.id]) & set(spoken[other.id])) < 0.6 * len(set(spoken[sentence.id])) for _, other in chosen
        ):
            chosen.append((place, sentence))
        if len(chosen) == wanted:
            break
    return (
        tuple(replace(_undated(sentence), id=f"i{number}") for number, (_, sentence) in enumerate(sorted(chosen, key=lambda found: found[0]), 1))
        if len(chosen) >= _FEWEST
        else ()
    )


def _undated(sentence: Sentence) -> Sentence:
    """Return a sentence without the town and the agency that a report begins with; they stand in the story.

    >>> from a11y.model import Sentence
    >>> _undated(Sentence("e1", "NORTON, Kent (AP) — The ferry sank.")).text
    'The ferry sank.'
    """
    dateline = DATELINE.match(sentence.text)
    if dateline is None:
        return sentence
    gone = dateline.end()
    return replace(
        sentence,
        text=sentence.text[gone:],
        spans=tuple(replace(span, start=span.start - gone, end=span.end - gone) for span in sentence.spans if span.start >= gone),
    )


def _fit(sentence: Sentence, *, lead: bool) -> bool:
    """Return whether a sentence can stand by itself: a whole clause, no quotation, not too long, not leaning on the one before (which a lead cannot)."""
    found = words(sentence.text)
    alone = (
        found[:1]
        and found[0] not in _LEANING
        and not _POINTING & set(found)
        and not _PERSONAL & set(found[: _NAMED_BY + 1])
        and "its" not in found[: _NAMED_BY + 2]
        and not _LOOSE.match(sentence.text)
        and not _COUNTED_OFF.match(sentence.text)
    )
    return (
        5 <= len(found) <= (_LEAD if lead else _LONGEST_IN_NEED)
        and sentence.text[:1].isalnum()
        and sentence.text.endswith((".", '."', ".”") if lead else ".")
        and _hardly_quotes(sentence.text, lead=lead)
        and not _ASIDE.search(sentence.text)
        and not _NO_NEWS.search(sentence.text)
        and not _ONLY_TOLD.search(sentence.text)
        and not _OCCASION.match(sentence.text)
        and bool(alone or (lead and found[:1] and found[0] not in _UNNAMED and not _LOOSE.match(sentence.text)))
        and _whole(_undated(sentence), lead=lead)
    )


def _hardly_quotes(text: str, *, lead: bool) -> bool:
    """Return whether a sentence quotes nobody, or, in a lead, only a few words within it."""
    stretches, is_open = quoted(text)
    if is_open or not lead:
        return not stretches and not any(mark in text for mark in '“”"')
    return all(begin > 0 and len(text[begin:end].split()) <= _LEAD_QUOTES for begin, end in stretches)


def _whole(sentence: Sentence, *, lead: bool) -> bool:
    """Return whether a sentence is a whole clause in English words that leaves nothing open, such as "that year", which another sentence must have named."""
    (parse,) = parse_sentences([sentence.text])
    letters = [token.text for token in parse.tokens if token.text.isalpha() and token.text.islower()]
    english = sum(zipf(word) >= _KNOWN for word in letters) >= _MOSTLY * len(letters)
    root = next(token for token in parse.tokens if token.head == token.index)
    finite = any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} for token in parse.tokens) and is_finite(parse, root)
    clause = finite and not any(mark.index == 0 for mark in parse.children(root.index, "mark"))
    return english and clause and (lead or not any(token.text.lower() == "that" and token.xpos == "DT" for token in parse.tokens))


# wordfreq's Zipf scale: 3 is once in a million words.
_KNOWN, _MOSTLY = 3.0, 0.8


def _half_named(sentence: Sentence, before: str, told: str) -> bool:
    """Return whether a sentence begins with half of a name that an earlier sentence gives whole, and the headline and lead do not tell.

    >>> from a11y.model import Sentence
    >>> _half_named(Sentence("e9", "Okafor trained the crews."), "Nurse Ada Okafor moved to Leeds.", "Crews win a prize.")
    True
    """
    start = sentence.text.find(", ") + 2 if re.match(r"(?:In|On|At|After|Before|During|As|When|Since)\b", sentence.text) and ", " in sentence.text else 0
    name = re.match(r"[A-Z][\w'’-]+", sentence.text[start:])
    return bool(
        name
        and not re.match(r"[A-Z][\w'’.-]*\s+[A-Z]", sentence.text[start:])
        and re.search(rf"\b[A-Z][\w'’-]+\s+{re.escape(name.group())}\b", before)
        and name.group() not in told
    )
