"""What a name is, said between commas, becomes a sentence: "Ann Lee, the mayor, spoke" is "Ann Lee spoke. Ann Lee is the mayor."

The name may stand second: "His wife, Ann, spoke" is "Ann spoke. Ann is his wife."
Source: Inclusion Europe, Information for all (one idea a sentence).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.asides import Aside, aside, belongs, called, ends, goes_on, tells_of_death
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.edges import runs_over
from a11y.plain.grammar import DATES, SPEECH, SPOKEN, be, bounded, dated, detach, governing_tense, is_plural, reported, subject, trim
from a11y.plain.introductions import Introduction, introductions, of_saying
from a11y.plain.kinds import POSTS, kinds, may_be
from a11y.plain.lives import LONG_PAST, hangs_on, has_died, is_over, long_ago, won
from a11y.plain.segments import Segment, segments, tense
from a11y.plain.words.substitution import has_vowel_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Scene
    from a11y.plain.kinds import Kind

WHY = "What the name stands for is said in a sentence of its own."
_ARTICLES = frozenset({"a", "an", "the", "another", "his", "her", "their", "its", "our", "my"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with one apposition taken out and told after it."""
    if scene.words <= scene.profile.long:
        return
    for token in scene.parse.tokens:
        if token.dep == "appos" and token.index not in scene.quoted:
            proposal = _name_second(scene, token) or _tell(scene, token)
            if proposal:
                yield proposal
    for segment in segments(scene):
        proposal = _by_words(scene, segment)
        if proposal:
            yield proposal
    for found in introductions(scene):
        proposal = _introduced(scene, found)
        if proposal:
            yield proposal


def _introduced(scene: Scene, found: Introduction) -> Rewriting | None:
    """Return a name with its verb, and who it is told after it, whatever the parse made of them."""
    kind, run, what = _kind(found.added), found.run, _described(scene, found.added, found.run)
    if kind is None or what is None or not may_be(scene.parse, found.noun, kind):
        return None
    past = _past(scene, Aside(found.noun, run), kind, found.verb)
    if runs_over(scene, found.noun, run) or _whose(scene, found.noun, run):
        return None
    return None if past is None else Rewriting((found.main, (*found.name, Put(be(past=past, plural=False)), *what)), WHY, by_words=True)


def _kind(noun: Token) -> Kind | None:
    """Return the kind that a describing noun gives to what it describes; None when its kind is not known."""
    known = kinds(noun)
    if "person" in known:
        return "person" if known == {"person"} else None
    finer = known - {"named"}
    return next(iter(finer)) if len(finer) == 1 else "named" if "named" in known else None


def _by_words(scene: Scene, segment: Segment) -> Rewriting | None:
    """Return a name and what it is, between commas, told apart, whatever the parse made of it."""
    parse, run = scene.parse, segment.run
    first, following = parse.tokens[run[0]], parse.tokens[min(run[-1] + 2, len(parse.tokens) - 1)]
    if not segment.closed or len(run) < 2 or first.text.lower() not in _ARTICLES or segment.noun.upos != "PROPN":
        return None
    if following.upos not in {"VERB", "AUX", "ADV"} or any(parse.tokens[index].upos in {"VERB", "AUX", "CCONJ", "PRON"} and index != run[0] for index in run):
        return None
    added = next((parse.tokens[index] for index in run if parse.tokens[index].upos == "NOUN" and parse.tokens[index].dep != "compound"), None)
    if added is None or tense(scene, segment) is None or is_plural(parse, segment.noun) is not False or is_plural(parse, added):
        return None
    if added.lemma in _SAID_OF_WORDS or not may_be(parse, segment.noun, _kind(added)) or not belongs(scene, segment.noun, run, _kind(added)):
        return None
    return _apart(scene, Aside(segment.noun, run), added)


def _tell(scene: Scene, added: Token) -> Rewriting | None:
    parse = scene.parse
    kind = _kind(added)
    found = aside(scene, added, kind)
    if found is None or (len(found.run) < 2 and added.lemma.lower() not in POSTS):
        return None
    noun, run = found.noun, found.run
    if goes_on(scene, run) or added.lemma in _SAID_OF_WORDS or _whose(scene, noun, run):
        return None  # "…, a club that counts him as a member, and holds …": who holds it?
    if added.lemma == noun.lemma or (_speaks(scene, noun) and of_saying(scene, run)):
        return None
    if parse.children(noun.index, "conj") or noun.dep == "conj" or not _one_phrase(scene, added) or noun.upos not in {"NOUN", "PROPN"}:
        return None
    if noun.upos == "NOUN" and not _common(scene, noun, added, run):
        return None
    if noun.upos == "PROPN" and kind is None and run[-1] == scene.last - 1 and added.text.lower() != "one" and not _speaks(scene, noun):
        return None  # "she beat Lee, a surprise to all": said of the whole sentence
    if any(parse.tokens[index].xpos == "WP" and parse.tokens[index - 1].text == "," for index in run):
        return None  # "Ann Lee, head of the school of Tom Ray, who …"
    plural = is_plural(parse, noun)
    if plural is None or (added.text.lower() != "one" and plural != (added.xpos in {"NNS", "NNPS"})):
        return None
    return _apart(scene, found, added)


# What a word or a deed is, and nobody.
_SAID_OF_WORDS = frozenset({"allusion", "homage", "nod", "reference"})


def _whose(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether "his" or "her" at the end may be read as somebody else's: "Ray told Hill to hire Tom Lee, his old friend"."""
    parse = scene.parse
    if parse.tokens[run[0]].text.lower() not in {"his", "her"}:
        return False
    if not any(
        token.text.lower() in {"he", "him", "his", "she", "her"} or (token.upos in {"NOUN", "PROPN"} and may_be(parse, token, "person"))
        for token in parse.tokens
        if token.index not in run and token.index != noun.index and token.head != noun.index
    ):
        return True  # "They beat Al Hill, his chosen heir": whose heir, was said before
    if run[-1] < scene.last - 1:
        return False
    others = [
        token
        for token in parse.tokens
        if token.upos == "PROPN"
        and token.index not in run
        and token.index != noun.index
        and token.dep.split(":")[0] in {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root"}
        and may_be(parse, token, "person")
    ]
    return len(others) > 1


def _speaks(scene: Scene, noun: Token) -> bool:
    """Return whether a noun names the one who has just been said to speak ("…, said Ann Lee, a keen swimmer"): what follows can only be about her."""
    verb = scene.parse.tokens[noun.head]
    return noun.dep == "nsubj" and verb.lemma in SPEECH and verb.index < noun.index


def _one_phrase(scene: Scene, added: Token) -> bool:
    """Return whether an aside tells one thing, or two posts of one person ("a teacher and head of the choir"), and is no list."""
    others = scene.parse.children(added.index, "conj")
    return not others or (
        len(others) == 1 and kinds(added) == kinds(others[0]) == {"person"} and not scene.parse.children(others[0].index, "det") and added.xpos == "NN"
    )


def _common(scene: Scene, noun: Token, added: Token, run: tuple[int, ...]) -> bool:
    """Return whether a common noun may be told what it is: it is a known one, it is not the last thing said, and "a" or a name follows."""
    determiners = {child.text.lower() for child in scene.parse.children(noun.index, "det", "nmod:poss")}
    if added.upos == "PROPN":
        return bool(determiners) and scene.parse.tokens[run[0]].upos == "DET"
    alike = bool(kinds(noun) & kinds(added))
    return scene.parse.tokens[run[0]].text.lower() in {"a", "an"} and (alike or (run[-1] < scene.last - 1 and not determiners and bool(kinds(added))))


def _apart(scene: Scene, found: Aside, added: Token) -> Rewriting | None:
    """Return the sentence without the aside, and "NAME is ASIDE"."""
    parse, noun, run = scene.parse, found.noun, found.run
    main = subject(parse, scene.root)
    if main is not None and main.index > run[-1] and parse.tokens[run[0] - 1].text in {"–", "—", "-"}:
        return None  # "in Manaus – a town in the north – visitors said": a comma would have to take the place of the dashes
    name, plural, what = called(scene, noun), is_plural(parse, noun), _described(scene, added, run)
    past = _past(scene, found, _kind(added))
    if name is None or plural is None or what is None or past is None or (reported(scene, noun) and not _plain_fact(scene, noun, added, run)):
        return None
    # A name, a comma and what it can be, in words that leave no other reading: the tree is not needed.
    sure = noun.upos == "PROPN" and _kind(added) is not None and parse.tokens[run[0] - 2].upos == "PROPN"
    return Rewriting((tuple(detach(scene, run, noun)), (*name, Put(be(past=past, plural=plural)), *what)), WHY, by_words=sure)


def _plain_fact(scene: Scene, noun: Token, added: Token, run: tuple[int, ...]) -> bool:
    """Return whether an aside in what someone says is the writer's own: it only says what a name is ("she said that Oslo, the capital, …")."""
    return noun.upos == "PROPN" and _kind(added) is not None and not any(scene.parse.tokens[index].upos in {"VERB", "AUX", "ADV"} for index in run)


def _described(scene: Scene, added: Token, run: tuple[int, ...]) -> list[Item] | None:
    """Return what stands after "is": the aside as it is, or with "a" where the newspaper left it out."""
    parse = scene.parse
    first = parse.tokens[run[0]]
    low = first.text.lower()
    if first.xpos in {"WP", "WP$", "WDT"}:
        return None  # "Ann Lee, whose father, Tom, …"
    if any(parse.tokens[index].text.lower() == "who" and parse.tokens[index - 1].text in {"”", '"', "’", "'"} for index in run):
        return None  # "author of “The Quiet Sea,” who grew up here"
    if any(parse.tokens[index].xpos == "WRB" and parse.tokens[index + 1].text.lower() in {"it", "they", "he", "she"} for index in run[:-1]):
        return None  # "in the US, a big market, where it has cut its prices": it is named before
    if low in {"its", "their"} and run[-1] == scene.last - 1:
        return None  # "the town under Ann Lee, its youngest mayor": in a sentence of its own, "its" is nobody's
    if first.upos == "DET" and first.text[0].isupper():
        return None  # "the Hertz Effect, The Journal of Science": a title of its own
    if low == "the" and len(run) < _SHORTEST and added.lemma.lower() not in POSTS:
        return None  # "Ann Lee, the student, …": which student, was said before
    if all(parse.tokens[index].text.isupper() for index in run if parse.tokens[index].upos != "DET"):
        return None  # "the RSC, the GLC, the Harbour Party and Tidewater": the next of a list
    if low == "the" and any(parse.tokens[index].text.lower() == "based" and index < added.index for index in run):
        return _indefinite(scene, run)
    if first.upos in {"DET", "PRON"} and low in _ARTICLES:
        return list(run)
    if added.text.lower() == "one" and run[0] == added.index and parse.tokens[run[1]].text.lower() == "of":
        return list(run)
    if first.dep == "nmod:poss" or (parse.tokens[first.head].dep == "nmod:poss" and first.index < added.index):
        return list(run) if _kind(added) is not None else None
    if _kind(added) != "person" or is_plural(parse, added) is not False or added.index < run[0]:
        return None
    if any(parse.tokens[index].upos not in {"ADJ", "NOUN", "PROPN", "PUNCT", "CCONJ"} for index in run if index < added.index):
        return None
    after = parse.tokens[added.index + 1].text.lower() if added.index < run[-1] else ""
    if (added.lemma.lower() in POSTS or low == "chief") and after in {"of", "at", "for", ""} and low not in _NO_POST:
        return list(run)
    if added.lemma.lower() in _MAKERS and after == "of":
        return list(run)  # "Ann Lee, author of the report": the only one, or one of two
    if added.lemma.lower() in _RELATIVES:
        return None  # "Ann Lee, daughter of the mayor": of one, or of several
    if after in {"of", "at", "for", "with", "in", "from", ""} and (added.upos == "NOUN" or added.text == "Professor"):
        return [Put("an" if has_vowel_sound(first.text) else "a"), *run]
    return None


def _indefinite(scene: Scene, phrase: tuple[int, ...]) -> list[Item]:
    """Return a phrase with "a" for its "the": "Acme, the Leeds-based firm," is not the only firm in Leeds."""
    word = scene.parse.tokens[phrase[1]].text
    return [Put("an" if has_vowel_sound(word) else "a", (phrase[0],)), *phrase[1:]]


_SHORTEST = 3
_RELATIVES = frozenset({"brother", "daughter", "father", "husband", "mother", "sister", "son", "uncle", "aunt", "widow", "widower", "wife"})
_MAKERS = frozenset({"architect", "author", "co-author", "composer", "designer", "host", "presenter", "producer", "winner"})
# With these words in front a post is one of several.
_NO_POST = frozenset({"former", "retired", "senior", "fellow", "ex", "assistant", "associate", "regional", "local"})


def _past(scene: Scene, found: Aside, kind: Kind | None, verb: Token | None = None) -> bool | None:
    """Return whether the aside is told in the past: what is told of people follows the sentence, what places and works are still holds unless it is history.

    `verb` is the noun's verb where the words show it.
    """
    parse, noun, run = scene.parse, found.noun, found.run
    now = any(parse.tokens[index].xpos in {"VBZ", "VBP"} for index in run)
    was = any(parse.tokens[index].xpos == "WP" and parse.tokens[index + 1].text.lower() == "was" for index in run[:-1])
    if kind in {"person", None} and is_over(parse, run):
        return True
    if was or (_holds_post(parse, run) and any(parse.tokens[index].xpos == "VBD" for index in run)):
        return None  # "Ann Lee, the mayor who opened the port": she may be mayor no more
    acts = verb or (parse.tokens[noun.head] if noun.dep.startswith("nsubj") else noun)
    if won(parse, run) and (governing_tense(scene, noun) or acts.xpos == "VBD"):
        return True
    if acts.lemma in SPEECH and not dated(scene, run):
        return False  # who speaks in the news is alive, and is now what the news says
    if any(case.text.lower() == "according" for case in parse.children(noun.index, "case")):
        return False  # so is the source of what the news says
    if kind == "person" and tells_of_death(scene, run):
        return has_died(scene, noun, run) or None  # "called for an end to the war that killed …": he lives
    if kind not in {"person", None}:
        return None if dated(scene, run) and not now else False  # whether the firm is still a firm, a story of 1976 does not tell
    past = governing_tense(scene, noun) if verb is None else verb.xpos == "VBD" and verb.lemma not in SPOKEN
    if past and not now and not dated(scene, run) and _holds_post(parse, run):
        return None  # "was seen with Ann Lee, the mayor": "was the mayor" would say that she is no more
    if kind is None and noun.upos == "PROPN" and parse.tokens[run[0]].text.lower() in {"a", "an", "another"} and not dated(scene, run):
        kind = "person"  # "Ann Lee, a Republican", "another UK national"
    if kind == "person" and not long_ago(parse, run):
        return False  # in the news of a day "a farmer from Kent" still is one, and "the strategist" too
    if past and not now and not dated(scene, run) and not any(parse.tokens[index].text.lower() in LONG_PAST for index in run):
        return None  # in a story with a year or "ago" in it, whether she still is one is open
    return None if past is None else past and not now


def _holds_post(parse: Parse, run: tuple[int, ...]) -> bool:
    """Return whether an aside names the one holder of a post ("the mayor", "Norland's first minister"), or one of a family ("his wife")."""
    post = any(parse.tokens[index].lemma.lower() in POSTS | _RELATIVES for index in run)
    return post and parse.tokens[run[0]].text.lower() not in {"a", "an"} and not any(parse.tokens[index].text.lower() in {"former", "then"} for index in run)


def _name_second(scene: Scene, name: Token) -> Rewriting | None:
    """Return "Ann Lee spoke. Ann Lee is his wife." for "His wife, Ann Lee, spoke"."""
    parse = scene.parse
    noun = parse.tokens[name.head]
    run = trim(scene, [index for index in scene.span(name.index) if index < scene.last])
    if noun.upos == "PROPN" and noun.dep == "nmod" and parse.tokens[noun.head].upos == "NOUN":
        noun = parse.tokens[noun.head]  # the name belongs to "the president of Hull City, Ann Lee"
    if name.upos != "PROPN" or name.text in DATES or not run or len(run) > 6 or noun.upos != "NOUN" or noun.index > run[0]:
        return None
    if any(parse.tokens[index].upos != "PROPN" and parse.tokens[index].text != "-" for index in run) or not bounded(scene, run):
        return None
    kind, phrase = _kind(noun), trim(scene, [index for index in scene.span(noun.index) if index < run[0]])
    if not noun.dep.startswith("nsubj") or not phrase or phrase[-1] != run[0] - 2 or not scene.whole(phrase) or not _one_is_meant(scene, noun, phrase):
        return None  # elsewhere the name stays beside what it is: "He met his wife, Ann Lee"
    if not ends(scene, noun, run) or parse.text.endswith(("?", "!")) or not may_be(parse, name, kind) or reported(scene, noun):
        return None
    if any(index in scene.quoted for index in (*phrase, *run)) or any(parse.tokens[index].text.lower() in {"late", "then"} for index in phrase):
        return None
    if kind != "person" and len(phrase) == _BARE and parse.tokens[phrase[0]].text.lower() == "the":
        return None  # "The airline, Acme, has …": "Acme is the airline" says nothing
    if noun.lemma in _SAID_BEFORE and len(phrase) == _BARE:
        return None  # "The official, Ann Lee, said": of an official who was named before
    past = _told_in_past(scene, noun, phrase, kind)
    if past is None:
        return None
    told: tuple[Item, ...] = tuple(item for index in detach(scene, run, noun) for item in (run if index == phrase[0] else () if index in phrase else (index,)))
    fact: tuple[Item, ...] = (*run, Put(be(past=past, plural=False)), *phrase)
    # "Its manager": who "it" is was said just before, so that the name is told first.
    known = parse.tokens[phrase[0]].xpos == "PRP$" and phrase[0] == 0
    return Rewriting((fact, told) if known else (told, fact), WHY, by_words=kind == "person")


def _told_in_past(scene: Scene, noun: Token, phrase: tuple[int, ...], kind: Kind | None) -> bool | None:
    """Return whether who somebody is, named after it, is told in the past; None when a year or a death in the sentence leaves it open."""
    parse = scene.parse
    if dated(scene):
        years = [token for token in parse.tokens if token.text.isdigit() and 1000 <= int(token.text) < 2000]
        return True if all(hangs_on(parse, year, scene.root) for year in years) else None
    if kind != "person" or scene.root.lemma in SPEECH:
        return False
    if tells_of_death(scene):
        return has_died(scene, noun, ()) or None
    return scene.root.xpos == "VBD" and any(parse.tokens[index].text.lower() == "first" for index in phrase)


_BARE = 2
_SAID_BEFORE = frozenset(
    {"boy", "employee", "girl", "man", "official", "officer", "person", "source", "student", "suspect", "victim", "witness", "woman", "worker"}
)


def _one_is_meant(scene: Scene, noun: Token, phrase: tuple[int, ...]) -> bool:
    """Return whether a phrase means one thing, and only its head can have the name: not "the head of the school, Hill Top", for a school has a name as well."""
    parse = scene.parse
    words = [parse.tokens[index] for index in phrase]
    if words[0].upos == "NUM" or any(word.text.lower() in {"same", "after", "before", "even"} for word in words):
        return False  # "10 days after the town's clerk, Ann Lee, …", "The same channel, Norland One, …"
    if words[0].xpos == "WP$":
        return False  # "Ann Lee, whose father, Tom, …"
    definite = any(word.text.lower() in {"the", "his", "her", "their", "its"} and word.head == noun.index for word in words)
    if not (definite or parse.children(noun.index, "nmod:poss")) or is_plural(parse, noun) is not False or noun.dep in {"conj", "appos", "nmod"}:
        return False
    if parse.children(noun.index, "conj") or any(word.dep.startswith("acl") or word.upos in {"VERB", "AUX", "CCONJ"} for word in words):
        return False
    if any(word.upos == "PUNCT" and word.text not in "-'’" for word in words):
        return False
    hung = [word for word in words if word.dep == "nmod"]
    if any(case.text.lower() in _AT for word in hung for case in parse.children(word.index, "case")):
        return False  # "his aunt in Norton, Kent": a place within a place
    return all(word.upos == "PROPN" or word.xpos == "NNS" for word in hung)


_AT = frozenset({"at", "from", "in", "near", "on", "outside"})
