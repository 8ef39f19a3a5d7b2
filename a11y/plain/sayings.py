"""Who says it, read off the words of an attribution: "said Ann Lee, a nurse, in May", "Ann Lee, a nurse, told the council" – speaker, verb and what is left.

It goes by the words and their classes, not by the tree: a long quotation in front of an attribution leads parsers astray, and the words are plain.
Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 14.28-14.30 (reporting clauses and their order).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.plain.draft import Put
from a11y.plain.grammar import DATES, PERSONAL, SPEECH, SPOKEN, trim
from a11y.plain.kinds import PERSONS, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.language import Token
    from a11y.plain.draft import Item, Scene

# More verbs that report words, and may stand before a colon.
REPORTING = SPEECH | frozenset(
    ["advise", "agree", "begin", "caution", "concede", "confirm", "emphasise", "emphasize", "lament", "maintain", "pen", "predict", "protest", "quip", "read",
     "recount", "remember", "reiterate", "report", "respond", "reveal", "share", "sigh", "testify"]
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# After these words a phrase of time, place or manner of speaking begins, and the name of the speaker is over.
_AFTER_NAME = frozenset(
    {"in", "at", "on", "during", "after", "to", "last", "yesterday", "today", "recently", "via", "through", "by", "when", "while", "as", "before", "this"}
)
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
# What people say things in or at: a place or time before another noun may belong to what is said ("At the airport, he said, nobody was searched").
OCCASIONS = frozenset(
    ["address", "announcement", "appearance", "article", "blog", "book", "briefing", "broadcast", "call", "clip", "column", "conference",
     "debate", "email", "e-mail", "essay", "filing", "interview", "judgment", "judgement", "lecture", "letter", "meeting", "memo", "memoir", "message",
     "newsletter", "paper", "podcast", "post", "proclamation", "programme", "release", "remark", "report",
     "review", "ruling", "session", "speech", "statement", "study", "submission", "talk", "testimony", "tweet", "verdict", "video", "webinar"]
)  # fmt: skip
# Prepositions that look like participles.
_PREPOSITIONS = frozenset({"according", "including", "following", "regarding", "concerning", "depending", "considering", "excluding", "owing", "during"})
_MARKS_IN_NAMES = "-'’.&"
_LONGEST_NAME, _LONGEST_REST, _LONGEST_ASIDE = 9, 16, 16
# A phrase of a preposition and this many names in all is a part of a body's name rather than a place.
_LONG_NAME = 5


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker with what is told of them between commas, the verb (with "has"), the words after it, and a closing participle clause ("adding that …")."""

    who: tuple[int, ...]
    aside: tuple[int, ...]
    verb: tuple[int, ...]
    rest: tuple[int, ...]
    deed: tuple[int, ...]

    @property
    def order(self) -> tuple[Item, ...]:
        """The words as they stand before what is said."""
        aside: tuple[Item, ...] = (Put(","), *self.aside, Put(",")) if self.aside else ()
        return (*self.who, *aside, *self.verb, *self.rest)

    def asides(self, scene: Scene) -> tuple[tuple[int, ...], ...]:
        """What is told of the speaker, one thing a run: "a nurse in Leeds, who was born in May" tells two."""
        return tuple(_of(run) for run in _asides([scene.parse.tokens[index] for index in self.aside]) if run)


def _asides(words: Sequence[Token]) -> tuple[Sequence[Token], ...]:
    """Return what is told of somebody, cut before a clause with "who" that follows something else."""
    comma = next((place for place, word in enumerate(words[:-1]) if word.text == "," and words[place + 1].text.lower() == "who"), None)
    return (words,) if comma is None else (words[:comma], words[comma + 1 :])


def saying(scene: Scene, span: range, verbs: frozenset[str] = REPORTING) -> Saying | None:
    """Return an attribution that fills a stretch of a sentence, or None when the stretch holds anything else."""
    words = [scene.parse.tokens[index] for index in trim(scene, span)]
    if not words or any(word.text in {";", ":", "(", ")", "[", "–", "—", "?", "!"} or word.index in scene.quoted for word in words):
        return None
    place = next((place for place, word in enumerate(words) if word.lemma in verbs and word.xpos in _FINITE | {"VBN"} and not _describes(words, place)), None)
    if place is None:
        return None
    return _inverted(words) if place == 0 else _straight(words, place)


def _describes(words: Sequence[Token], place: int) -> bool:
    """Return whether a participle stands before its noun or after "who": "a reported case", "who said"."""
    before = words[place - 1] if place else words[place]
    return place > 0 and (before.upos in {"DET", "ADJ", "ADP"} or before.text.lower() in {"who", "which", "that", "to"})


def _inverted(words: Sequence[Token]) -> Saying | None:
    """Read "said Ann Lee, a nurse in Leeds, on Monday"."""
    verb, after = words[0], list(words[1:])
    end = next((i for i, word in enumerate(after) if word.text == "," or (i and _ends_name(after, i))), len(after))
    who, left = after[:end], after[end:]
    if left and left[0].text.lower() == "by":
        return None  # "predicts the report by the lifeboat crew": the crew wrote it
    if not is_speaker(who) or _is_amount(who) or (who[0].upos == "PRON" and left and left[0].text == ","):
        return None
    asides, rest, deed = _left(left)
    if asides is None or (len(rest) >= _LONG_NAME and all(word.text[0].isupper() or word.upos == "PUNCT" for word in rest[1:])):
        return None  # "said Council on Rivers and Lakes Director Ann Lee"
    if (
        len(rest) > 1
        and rest[0].text.lower() in {"at", "of", "from", "in"}
        and rest[1].upos == "PROPN"
        and all(word.upos in {"PROPN", "PUNCT"} for word in rest[1:])
    ):
        who, rest = [*who, *rest], []  # "said analyst Ann Lee at Acme": where she works, or where she was
    return Saying(_of(who), _of(asides), (verb.index,), _of(rest), _of(deed))


def _is_amount(who: Sequence[Token]) -> bool:
    """Return whether words behind a verb count things: "added 9,000 jobs" is no speaker, "said two nurses" is."""
    return who[0].upos in {"NUM", "SYM"} and who[0].lemma != "one" and not any("person" in kinds(word) for word in who if word.upos == "NOUN")


def _ends_name(words: Sequence[Token], place: int) -> bool:
    """Return whether a phrase of its own begins here: "said Ann Lee in May", but not "said the head of schools in Kent"."""
    word, before = words[place], words[place - 1]
    if word.text.lower() == "to" and (before.upos in {"ADJ", "ADV", "NOUN"} or before.lemma.lower() in PERSONS):
        return False  # "said an aide close to the mayor", "said an envoy with ties to Norland", "said Ambassador to Norland Ann Lee"
    return (word.text.lower() in _AFTER_NAME or word.text in _DAYS) and not before.text[0].isdigit()


def _straight(words: Sequence[Token], place: int) -> Saying | None:
    """Read "Ann Lee, a nurse, has told the council on Monday"."""
    verb = [words[place]]
    who = list(words[:place])
    if who[-1].lemma == "have" and words[place].xpos in {"VBN", "VBD"}:
        verb.insert(0, who.pop())
    elif words[place].xpos == "VBN" and words[place].feat("VerbForm") == "Part" and words[place].dep in {"amod", "acl"}:
        return None
    manner: list[Token] = []
    while who and who[-1].text.lower() in {"also", "later", "then", "recently"}:
        manner.insert(0, who.pop())
    comma = next((i for i, word in enumerate(who) if word.text == ","), None)
    aside = who[comma + 1 :] if comma is not None else []
    name = who[:comma] if comma is not None else who
    if not name or not is_speaker(name) or (aside and (aside.pop().text != "," or not is_aside(aside))) or (comma is not None and not aside):
        return None  # the last: in "…, the judge, Ann Lee, said" the name alone is half of the speaker
    asides, rest, deed = _left(words[place + 1 :])
    if asides is None or asides:
        return None
    return Saying(_of(name), _of(aside), (*_of(manner), *_of(verb)), _of(rest), _of(deed))


def _left(words: Sequence[Token]) -> tuple[Sequence[Token] | None, Sequence[Token], Sequence[Token]]:
    """Return what follows speaker and verb as what is told of the speaker, a short phrase and a participle clause; None first when it is neither."""
    comma = next((i for i, word in enumerate(words) if word.text == ","), len(words))
    rest, behind = list(words[:comma]), list(words[comma + 1 :])
    if len(rest) > _LONGEST_REST or any(_finite(word) for word in rest):
        return None, (), ()
    if not behind:
        return (), rest, ()
    participle = next((i for i in (0, 1) if i < len(behind) and behind[i].xpos == "VBG"), None)
    if participle is not None and participle + 1 < len(behind) and behind[participle + 1].lemma in _MANAGED:
        participle = None  # "said Ann Lee, managing director of Acme"
    if participle is not None and (participle == 0 or behind[0].upos == "ADV"):
        return ((), rest, behind) if behind[participle].text.lower() not in _PREPOSITIONS else (None, (), ())
    if rest:
        return None, (), ()
    occasion = _occasion(behind)
    aside = behind[: len(behind) - len(occasion)]
    if occasion and aside[-1].text == ",":
        aside.pop()
    return (aside, occasion, ()) if all(map(is_aside, _asides(aside))) else (None, (), ())


def _occasion(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words at an aside's end that tell where or when it was said: "a nurse in Leeds, on Monday", "a nurse in Leeds in a statement"."""
    for place in range(len(words) - 1, 1, -1):
        apart, tail = words[place - 1].text == ",", words[place:]
        if tail[0].text.lower() in _IN and not any(_finite(word) or word.text == "," for word in tail):
            noun = next((word for word in tail if word.upos in {"NOUN", "PROPN"} and word.dep != "compound"), tail[0])
            if (noun.lemma in OCCASIONS and (apart or tail[1].text.lower() in {"a", "an"})) or (apart and (noun.text in DATES or tail[1].text[:1].isupper())):
                opens = next((at + 1 for at in range(place - 1, 0, -1) if words[at].text == ","), place)
                return words[opens:] if words[opens].text.lower() in _IN else tail  # ", during a talk at a meeting"
    return ()


_IN = frozenset({"in", "on", "at", "during", "via"})
_MANAGED = frozenset({"director", "editor", "partner", "producer"})


def is_aside(words: Sequence[Token]) -> bool:
    """Return whether a stretch behind a name tells what or who the person is: a noun phrase, an age, or a clause with "who"."""
    if not words or len(words) > _LONGEST_ASIDE:
        return False
    if words[0].text.lower() in {"who", "whose"}:
        if any(before.text == "," and _finite(word) for before, word in pairwise(words)):
            return False  # "who wrote the play, directs it and plays the widow": in front of the verb it would end at its first comma
        return len(words) > 3 and any(_finite(word) for word in words[1:4])
    if any(_finite(word) for word in words) or words[0].upos not in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} or words[-1].upos in {"ADP", "DET", "CCONJ"}:
        return False
    return words[0].upos != "PRON" or words[0].xpos == "PRP$"


def _finite(word: Token) -> bool:
    return word.xpos in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"} and word.dep != "amod"


def is_speaker(who: Sequence[Token]) -> bool:
    """Return whether some words before or after a verb of speech are one name, noun phrase or personal pronoun, and no more."""
    if not who or len(who) > _LONGEST_NAME or who[-1].upos in {"ADP", "DET", "CCONJ", "PUNCT"}:
        return False
    if any(_finite(word) or (word.upos in {"VERB", "AUX"} and word.dep != "amod") for word in who):
        return False
    if any(word.upos == "PUNCT" and word.text not in _MARKS_IN_NAMES for word in who):
        return False
    if len(who) == 1 and who[0].upos == "PRON":
        return who[0].text.lower() in PERSONAL
    return any(word.upos in {"NOUN", "PROPN"} for word in who) and who[0].upos in {"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON", "VERB"}


def _of(words: Sequence[Token]) -> tuple[int, ...]:
    return tuple(word.index for word in words)


def ends_in_its_source(scene: Scene) -> bool:
    """Return whether somebody vouches for all of it at the end: "…, the ministry alleged"."""
    tokens = scene.parse.tokens
    last = tokens[scene.last - 1]
    report = last.text == "report" and scene.last > 1 and tokens[scene.last - 2].text in {"media", "outlets", "papers", "newspapers", "sources"}
    if not report and (last.lemma not in REPORTING | SPOKEN | _FINDS or last.xpos not in {"VBD", "VBZ", "VBP", "VBN"}):
        return False
    comma = next((index for index in reversed(range(max(scene.last - _LONGEST_SOURCE, 0), scene.last)) if tokens[index].text == ","), None)
    return comma is not None and tokens[comma + 1].upos != "CCONJ"


# What a writer, a study or a figure does beside speaking.
_FINDS = frozenset({"allege", "conclude", "find", "show", "suggest", "write"})
# Words of a source at a sentence's end, with the comma before it.
_LONGEST_SOURCE = 7
