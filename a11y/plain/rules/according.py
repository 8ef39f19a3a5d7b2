"""Who says so comes first: "The city will grow, according to a report" → "A report says the city will grow."

So the claim keeps its source, also when it is cut in two later. A source in front or between commas moves too; what a source is, is told apart.
Source: W3C COGA, Making Content Usable, 4.4.4 (say who acts before what is done); BBC News style guide, "Attribution", which puts the speaker first.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from a11y.plain.draft import Put, Rewriting
from a11y.plain.grammar import DATES, is_plural, trim
from a11y.plain.kinds import BODIES, kinds, may_be
from a11y.plain.sayings import REPORTING, Saying, is_aside, saying
from a11y.plain.speakers import told_of, would_mean_speaker
from a11y.plain.statements import tied, with_that

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Token
    from a11y.plain.draft import Clause, Item, Scene

WHY = "Who says so now comes before what they say."
# A source that points back into the claim cannot stand before it.
_POINTING = frozenset({"its", "his", "her", "their", "them", "it", "him", "this", "these", "that", "those", "which", "who", "whose", "there", "here"})
# What says something besides people and bodies of people: texts, and collections of facts. A plan, a trial or a rule does not.
_SOURCES = frozenset(
    ["account", "analysis", "article", "assessment", "audit", "ballot", "biography", "blog", "book", "bulletin", "calculation", "census", "court", "data",
     "database", "diary", "document", "email", "estimate", "evidence", "figure", "filing", "finding", "forecast", "guide", "guideline", "index",
     "indictment", "insider", "investigation", "journal", "lawsuit", "letter", "list", "local", "magazine", "memo", "minutes", "model", "modelling", "news",
     "newspaper", "notice", "office", "outlet", "paper", "poll", "post", "press", "profile", "projection", "record", "register", "release", "report",
     "research", "review", "source", "statement", "statistic", "study", "summary", "survey", "tally", "testimony", "text", "transcript", "version", "website",
     "witness"]
)  # fmt: skip
# "In a sign of the change, …" is how the writer sees it.
_JUDGED = frozenset({"sign", "blow", "boost", "move", "bid", "twist", "sharp", "clear", "major", "further", "rare", "latest"})
_TIMES = frozenset({"day", "week", "month", "year", "yesterday", "today", "night", "morning"})
_LONGEST = 14


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its "according to" as the subject of "says" in front."""
    tokens = scene.parse.tokens
    for word in tokens[:-3]:
        if word.text.lower() == "according" and tokens[word.index + 1].text.lower() == "to" and word.index not in scene.quoted:
            place = _place(scene, word)
            proposal = _said(scene, word, *place) if place else None
            if proposal:
                yield proposal


def _place(scene: Scene, word: Token) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the words of the source and those of the claim, by where the source stands; None where it may hold for a part of the sentence only."""
    tokens = scene.parse.tokens
    comma = next((index for index in range(word.index + 2, scene.last) if tokens[index].text == ","), scene.last)
    if word.index == 0:
        # In front the source holds for the whole sentence.
        return (trim(scene, range(2, comma)), trim(scene, range(comma + 1, scene.last))) if comma < scene.last and not _told_between(scene, comma) else None
    if tokens[word.index - 1].text != "," or word.index < _SHORTEST:
        return None
    if tokens[0].xpos in {"PRP", "PRP$"} and tokens[0].text.lower() not in {"i", "we", "you"}:
        return None  # "Its rules are old, according to the report": behind the report, "its" would mean another
    if tokens[comma - 1].upos == "PROPN" and _is_listed(scene, word.index + 2):
        return trim(scene, range(word.index + 2, scene.last)), trim(scene, range(word.index - 1))  # "the Board of Rivers, Lakes and Canals"
    rest, before = trim(scene, range(comma + 1, scene.last)), trim(scene, range(word.index - 1))
    if rest and before and (before[-1] == scene.root.index or tokens[before[-1]].upos in {"AUX", "VERB"}):
        # "The mill is, according to the owners, the oldest in Kent": what follows belongs to the verb.
        goes_on = tokens[rest[0]].upos in {"CCONJ", "SCONJ"} or tokens[rest[0]].xpos in {"VBG", "WDT", "WP", "WRB"}
        beside = tokens[before[-1]].upos != "AUX" and tokens[rest[0]].upos in {"ADJ", "DET", "NOUN", "PRON", "PROPN"}
        with_more = tokens[before[-1]].upos not in {"AUX", "VERB"} and tokens[rest[0]].upos != "ADP"
        return None if goes_on or beside or with_more else (trim(scene, range(word.index + 2, comma)), (*before, *rest))
    if not rest or _tells(scene, range(comma + 1, scene.last)):
        return trim(scene, range(word.index + 2, scene.last)), before
    return None


def _told_between(scene: Scene, comma: int) -> bool:
    """Return whether what a source is stands between commas before the claim: "According to Acme, a firm in Kent, sales fell"."""
    tokens = scene.parse.tokens
    if tokens[comma + 1].xpos in {"WP", "WP$", "WDT", "VBN"}:
        return True  # "According to the ward, which has nine beds, …"
    source = _head(scene, trim(scene, range(2, comma)))
    if any(scene.parse.subtree(told.index)[0].index in {comma, comma + 1} for told in scene.parse.children(source.index, "appos")):
        return True  # "According to Ann Lee, the head of the ward at Norton and Ham Hospital, …"
    end = next((index for index in range(comma + 1, scene.last) if tokens[index].text == ","), None)
    return end is not None and tokens[comma + 1].upos in {"DET", "NOUN", "PROPN"} and is_aside(tokens[comma + 1 : end])


_SHORTEST = 4


def _tells(scene: Scene, behind: range) -> bool:
    """Return whether what follows a comma tells what the source is: a clause with "who", or a noun that can be a person or a body."""
    tokens = [scene.parse.tokens[index] for index in trim(scene, behind)]
    if not is_aside(tokens) or scene.parse.tokens[behind.start - 2].upos != "PROPN":
        return False
    phrase = list(takewhile(lambda token: token.upos != "ADP" and token.text != ",", tokens))
    head = phrase[-1] if phrase else tokens[0]
    named = head.upos == "PROPN" or bool(kinds(head)) or may_be(scene.parse, head, "person") or head.lemma in _SOURCES
    return named or tokens[0].text.lower() in {"who", "whose"}


def _is_listed(scene: Scene, start: int) -> bool:
    """Return whether a source to the sentence's end is one name with a list in it: "the Board of Rivers, Lakes and Canals"."""
    tokens = [scene.parse.tokens[index] for index in trim(scene, range(start, scene.last))]
    joined = next((place for place, token in enumerate(tokens) if token.upos == "CCONJ"), None)
    of = next((place for place, token in enumerate(tokens) if token.text.lower() in {"of", "for", "on"}), None)
    if joined is None or of is None or of > joined:
        return False
    return all(token.text[:1].isupper() or token.text in {",", "&"} or token.upos == "CCONJ" for token in tokens[of + 1 :])


def _said(scene: Scene, word: Token, who: tuple[int, ...], what: tuple[int, ...]) -> Rewriting | None:
    parse = scene.parse
    listed = bool(who) and who[-1] == scene.last - 1 and _is_listed(scene, who[0])
    comma = next((place for place, index in enumerate(who) if parse.tokens[index].text == "," and not listed), len(who))
    name, aside = who[:comma], who[comma + 1 :]
    words = [parse.tokens[index] for index in name]
    if not words or not what or len(words) > _LONGEST or not _is_source(scene, name) or "?" in parse.text or not _is_claim(scene, what):
        return None
    head = _head(scene, name)
    if would_mean_speaker(scene, name, what):
        return None  # "he had been at work that day, according to a spokesman"
    plural = is_plural(parse, head)
    if plural is None or (
        words[-1].upos == "PROPN" and any(token.upos == "CCONJ" for token in words) and any(token.upos == "NOUN" and token.text.islower() for token in words)
    ):
        return None  # "owner and baker Ann Lee" may be one or two
    # "The New York Times say" is no English.
    many = head.xpos == "NNPS" and parse.tokens[name[0]].upos == "DET"
    verb = Put("said" if many else "say" if plural else "says", (word.index, word.index + 1))
    link: Clause = ()
    if what[0] == 0:
        link, what = tied(scene, what)
    opening = parse.tokens[what[0]] if what else words[0]
    if not what or opening.upos == "CCONJ":
        return None
    that = with_that(scene, what) if opening.upos != "PRON" else (Put("that"), *what)
    told = told_of(scene, Saying(name, aside, (), (), ())) if aside else None
    between: tuple[Item, ...] = (Put(","), *aside, Put(",")) if aside and not told else ()
    return Rewriting(((*link, *name, *between, verb, *that), *((told,) if told else ())), WHY)


def _head(scene: Scene, name: tuple[int, ...]) -> Token:
    words = [scene.parse.tokens[index] for index in name]
    return next((token for token in words if token.head not in name and token.upos in {"NOUN", "PROPN", "NUM"}), words[-1])


def _is_source(scene: Scene, name: tuple[int, ...]) -> bool:
    """Return whether some words are one who can say something: a name, people, a body of people or a text, with no clause and no word that points back."""
    words = [scene.parse.tokens[index] for index in name]
    head = _head(scene, name)
    if head.upos == "PROPN" and any(token.text in DATES or token.lemma in _TIMES for token in words):
        return False  # "according to the BBC on Monday", "according to the BBC last week"
    if any(token.text in {";", ":", "–", "—", "--"} or token.xpos in {"VBD", "VBZ", "VBP", "MD", "VB"} or token.text.lower() in _POINTING for token in words):
        return False
    if head.upos == "PROPN":
        return True
    return head.upos == "NOUN" and ("person" in kinds(head) or head.lemma.lower() in BODIES | _SOURCES)


def _has_a_clause_in_front(tokens: Sequence[Token]) -> bool:
    """Return whether a phrase with a clause of its own stands in front: "After the fire which killed two, the town …": who counts the two, nobody says."""
    comma = next((place for place, token in enumerate(tokens) if token.text == ","), 0)
    front = tokens[:comma]
    return tokens[0].upos == "ADP" and any(token.xpos in {"WDT", "WP"} for token in front)


def _is_said_by_others(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether somebody else is named for it too: "It is late, she told the paper", "As the paper has reported, it is late"."""
    tokens = scene.parse.tokens
    commas = [index for index in what if tokens[index].text == ","]
    if commas and saying(scene, range(commas[-1] + 1, what[-1] + 1)) is not None:
        return True
    reported = commas and any(tokens[index].lemma in REPORTING and tokens[index].xpos in _FINITE | {"VBN"} for index in what if index < commas[0])
    return bool(reported) and tokens[what[0]].text.lower() == "as"


def _may_hold_for_the_end(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether a clause with "which" or "who" behind the last comma may be all that the source tells: "They met Ann Lee, who called it odd, …"."""
    tokens = scene.parse.tokens
    last = next((index for index in reversed(what) if tokens[index].text == ","), None)
    return last is not None and last + 1 in what and tokens[last + 1].xpos in {"WDT", "WP", "WP$"}


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _is_claim(scene: Scene, what: tuple[int, ...]) -> bool:
    """Return whether what is said may follow "says": one statement with a finite verb, not quoted from its start, and of no length alone ("at least 9")."""
    tokens = [scene.parse.tokens[index] for index in what]
    opening = tokens[0]
    verb = next((place for place, token in enumerate(tokens) if token.xpos in {"VBD", "VBZ", "VBP", "MD"} and token.index not in scene.quoted), 0)
    comma = next((place for place, token in enumerate(tokens) if token.text == ","), 0)
    told_before = opening.upos in {"ADP", "VERB"} and any(token.xpos in {"WDT", "WP", "WRB"} or token.text.lower() == "that" for token in tokens[:comma])
    if _is_said_by_others(scene, what) or (what[0] == 0 and _may_hold_for_the_end(scene, what)):
        return False
    if told_before and any(token.xpos in {"VBD", "VBZ"} for token in tokens[:comma]):
        return False  # "After the raid that killed nine, the town …, according to the ward": the ward counts only what came after
    return (
        verb > 0
        and not any(token.text in {";", ":"} for token in tokens)
        and not any(token.text in {"–", "—"} for token in tokens[:verb])
        and opening.upos not in {"INTJ", "PUNCT"}
        and opening.text.lower() not in {"that", "so", "because"}
        and not (opening.text.lower() == "at" and tokens[1].text.lower() == "least")
        and not (opening.text.lower() == "in" and len(tokens) > 2 and tokens[2].lemma in _JUDGED)
        and not (opening.upos == "ADV" and tokens[1].text == ",")
        and not _has_a_clause_in_front(tokens)
        and what[0] not in scene.quoted
        and not any(token.text.lower() == "according" for token in tokens)
    )
