"""An aside: what stands between commas or dashes after a noun and says more about it. The one test that its rules share.

The question that matters is whose it is. In "the head of Nokia, a company that …" only Nokia can be a company; in "a friend of Ann Lee, a teacher" either may
be the teacher, and the sentence stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11y.language import in_dictionary, zipf
from a11y.plain.draft import Put
from a11y.plain.edges import runs_over
from a11y.plain.grammar import DATES, PERSONAL, SPEECH, agrees, bounded, is_plural, subject, trim
from a11y.plain.kinds import PERSONS, may_be, names_a_body
from a11y.plain.names import RANKS, is_half, some_of
from a11y.plain.naming import SEATS, again

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from a11y.language import Token
    from a11y.plain.draft import Item, Scene
    from a11y.plain.kinds import Kind

# Verbs after which a name is only a word: "he was born Robin Banks".
_NAMING = frozenset({"bear", "call", "name", "christen", "rename", "dub", "nickname"})
# Near these what is told of a person is told in the past: nobody "is" who has died.
DEATH = frozenset(
    ["die", "dead", "death", "kill", "murder", "drown", "bury", "funeral", "late", "perish", "fatal", "fatally", "suicide", "manslaughter", "victim"]
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def tells_of_death(scene: Scene, apart: Collection[int] = ()) -> bool:
    """Return whether a sentence, some of its tokens apart, tells of somebody's death ("late" only in "her late father", not in "late August")."""
    tokens = scene.parse.tokens
    return any(
        token.lemma.lower() in DEATH
        and token.index not in apart
        and token.text.lower() not in {"later", "latest"}
        and (token.text.lower() != "late" or _no_more(tokens, token.index))
        for token in tokens[:-1]
    )


def _no_more(tokens: Sequence[Token], late: int) -> bool:
    before, after = tokens[max(late - 1, 0)], tokens[late + 1]
    return after.upos in {"NOUN", "PROPN"} and after.text not in DATES and (before.xpos in {"PRP$", "POS"} or before.text.lower() == "the")


_WITHIN = frozenset({"flat", "compound"})


@dataclass(frozen=True, slots=True)
class Aside:
    """The noun that an aside is about, and the aside's tokens without the marks around it."""

    noun: Token
    run: tuple[int, ...]


def aside(scene: Scene, head: Token, kind: Kind | None, *, verb: Token | None = None) -> Aside | None:
    """Return the aside that a token heads, with the one noun that it can be about ("Ann Lee, at the school in Kent, who …"); None in doubt.

    `kind` is what the aside says that its noun is; a finite `verb` that shows its number rules out nouns of another number.
    """
    parse = scene.parse
    run = trim(scene, [index for index in scene.span(head.index) if index < scene.last])
    if not run or not scene.whole(run) or not _enclosed(scene, run):
        return None
    run = _to_the_end(scene, parse.tokens[head.head], run)
    noun = _owner(scene, parse.tokens[head.head], run[0], kind, verb, clause=head.dep == "acl:relcl")
    if noun is None and _surely(scene, head, run[0]) and may_be(parse, parse.tokens[head.head], kind):
        noun = parse.tokens[head.head]
    return Aside(noun, run) if noun is not None and _stands_apart(scene, noun, run) else None


def _surely(scene: Scene, head: Token, start: int) -> bool:
    """Return whether the parser is sure that an aside is of the noun right before its comma, or of the name that ends there.

    Of 89 such relative clauses in trees that the parser had not seen (UD English PUD, LinES, ParTUT and EWT), three were of all that came before or of
    another noun; of 107 where it was in doubt, every second.
    """
    parse = scene.parse
    noun, near = parse.tokens[head.head], phrase_head(scene, start - 2)
    if head.dep not in {"acl:relcl", "appos"} or not parse.is_sure_of(head.index):
        return False
    where = next(iter(parse.children(noun.index, "case")), None)
    if noun.upos == "PROPN" and where is not None and where.index and where.text.lower() in _WHERE and parse.tokens[where.index - 1].upos in _NOMINAL:
        return False  # "a mine in Sundale, which …" may be the mine
    return noun.index == near.index or (noun.upos == near.upos == "PROPN" and names_a_body(noun) and _is_name(scene, range(noun.index, start - 1)))


_WHERE = frozenset({"at", "in", "near", "outside"})


def _to_the_end(scene: Scene, noun: Token, run: tuple[int, ...]) -> tuple[int, ...]:
    """Return a run with the phrase after its comma that ends the sentence: "said Ann Lee, who runs Acme, a firm in Kent" – the firm is Acme."""
    tokens = scene.parse.tokens
    rest = trim(scene, range(run[-1] + 1, scene.last))
    inside = noun.index > scene.root.index and run[-1] + 1 < scene.last and tokens[run[-1] + 1].text == "," and tokens[run[-1]].upos == "PROPN"
    if not inside or not rest or tokens[rest[0]].text.lower() not in {"a", "an", "the", "another", "one"}:
        return run
    if any(tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"} or tokens[index].upos == "CCONJ" or index in scene.quoted for index in rest):
        return run
    return tuple(range(run[0], rest[-1] + 1))


def _enclosed(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a run stands between commas or dashes (a hyphen is no dash)."""
    tokens = scene.parse.tokens
    return bounded(scene, run) and (tokens[run[0] - 1].text != "-" or tokens[run[0] - 2].space_after)


def belongs(scene: Scene, noun: Token, run: tuple[int, ...], kind: Kind | None, *, verb: Token | None = None) -> bool:
    """Return whether a run after a noun can only be about that noun, and ends where it seems to end."""
    return _owner(scene, noun, run[0], kind, verb) == noun and _stands_apart(scene, noun, run)


def _owner(scene: Scene, tied: Token, start: int, kind: Kind | None, verb: Token | None, *, clause: bool = False) -> Token | None:
    """Return the one noun that what begins at `start` can be about: the noun it is tied to, the noun right before, or one that these hang on.

    A relative `clause` does not reach back over the comma of a participle: "to the valley, kept away by the fighting, which …".
    """
    parse = scene.parse
    near = phrase_head(scene, start - 2)
    nouns = [noun for noun in (tied, near) if noun.index < start and (noun.upos in _NOMINAL or noun.dep == "nmod")]
    nouns += [rival for noun in dict.fromkeys(nouns) for rival in _rivals(scene, noun, start, clause=clause)]
    if near.upos == "PROPN":
        own = _name(scene, near)
        nouns = [noun for noun in nouns if noun.index == near.index or noun.index not in own]
    if kind == "body" and names_a_body(tied) and tied.index < near.index and near.upos == "PROPN" and _is_name(scene, range(tied.index, start - 1)):
        nouns = [tied]  # "the Water Board of Norland, a body that …"
    fitting = {noun.index: noun for noun in nouns if may_be(parse, noun, kind) and _in_number(scene, noun, verb)}
    return fitting.popitem()[1] if len(fitting) == 1 else None


def _name(scene: Scene, noun: Token) -> range:
    """Return the places of the words of a name, of which a noun is one."""
    first = last = noun.index
    while first and _in_name(scene, first - 1, first):
        first -= 1
    while last + 1 < len(scene.parse.tokens) and _in_name(scene, last + 1, last):
        last += 1
    return range(first, last + 1)


def _is_name(scene: Scene, places: range) -> bool:
    """Return whether words are all a name's, with "of" and "the" in it."""
    return all(scene.parse.tokens[index].upos in {"PROPN", "DET"} or scene.parse.tokens[index].text.lower() in {"of", "for", "and"} for index in places)


def _in_number(scene: Scene, noun: Token, verb: Token | None) -> bool:
    plural = is_plural(scene.parse, noun)
    return verb is None or plural is None or agrees(scene.parse, verb, plural=plural)


def phrase_head(scene: Scene, index: int) -> Token:
    """Return the head of the name or compound that ends at a place."""
    token = scene.parse.tokens[index]
    while token.dep.split(":")[0] in _WITHIN and abs(token.head - token.index) <= 4 and token.head != token.index:
        token = scene.parse.tokens[token.head]
    return token


def _stands_apart(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether a run ends where it seems to end, and its noun is more than a word that somebody is called by."""
    parse = scene.parse
    if parse.text.endswith(("?", "!")) or not ends(scene, noun, run) or runs_over(scene, noun, run):
        return False
    if parse.tokens[noun.head].lemma in _NAMING and noun.dep in {"xcomp", "obj"} and noun.upos == "PROPN":
        return False
    # A comma and a new phrase: the parser may have run on into the main clause.
    after = [parse.tokens[index + 1] for index in run[:-1] if parse.tokens[index].text == ","]
    return not any(token.upos in {"ADP", "VERB", "AUX", "PART", "SCONJ"} or token.text.lower() == "as" for token in after)


def ends(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether the sentence goes on after a run with its own verb, its own subject or a new phrase, not with more of a list or about the run."""
    parse = scene.parse
    after = run[-1] + 1
    if after >= scene.last:
        return True
    if after + 1 >= len(parse.tokens):
        return False
    following, main = parse.tokens[after + 1], subject(parse, scene.root)
    if parse.tokens[run[-1]].upos == "VERB" and any(
        parse.tokens[index].text == "," and parse.tokens[index + 1].text == "that" and parse.tokens[index + 1].upos == "SCONJ"
        for index in range(after + 1, scene.last - 1)
    ):
        return False  # "who laughed when he said, on the radio, that …"
    if following.upos == "ADV" and after + 2 < scene.last and parse.tokens[after + 2].text == ",":
        return False  # "in Leeds, a city in the north, however, …": one comma has to stay
    if following.upos == "CCONJ":
        then = next((token for token in parse.tokens[after + 2 :] if token.upos != "ADV"), following)
        return then.upos in {"VERB", "AUX"} or then.text.lower() in PERSONAL
    if noun.dep.startswith("nsubj") and following.upos in {"VERB", "AUX"} and following.xpos not in {"VBN", "VBG", "VB"}:
        return True
    if main is not None and noun.index < main.index and run[-1] < main.index and parse.subtree(main.index)[0].index == after + 1:
        return True  # a phrase in front: the main clause begins after the aside
    if following.upos == "SCONJ" and any(parse.tokens[index].xpos in {"VBD", "VBZ", "VBP", "MD"} for index in run):
        return False  # "the plan, which lets them act, if they …": the condition may be the aside's
    if following.text.lower() in _LIMITING:
        return False  # "the plan, which has not changed, apart from its name"
    if following.upos == "ADP" and noun.index < scene.root.index:
        return False  # "the scene of the murder, by night, of a king": after a subject comes its verb
    return following.text.lower() in PERSONAL or (
        following.upos in {"VERB", "AUX", "ADV", "ADP", "SCONJ", "PART"} and following.xpos not in {"VBN", "VBG", "VB", "WRB"}
    )


# What follows a comma and belongs to the clause before it.
_LIMITING = frozenset(
    {
        "along",
        "apart",
        "as",
        "besides",
        "especially",
        "except",
        "excluding",
        "including",
        "instead",
        "like",
        "other",
        "particularly",
        "rather",
        "such",
        "together",
    }
)


def _rivals(scene: Scene, noun: Token, start: int, *, clause: bool) -> list[Token]:
    """Return the other nouns that could own what begins at `start`: those the noun hangs on, those in between, and those before a comma in front."""
    parse = scene.parse
    found: list[Token] = []
    token = noun
    for _ in range(8):
        above = parse.tokens[token.head]
        relation = token.dep.split(":")[0]
        if token.dep == "appos" and token.upos == "PROPN":
            token = above  # "the mayor, Ann Lee, who …": both are one person
            continue
        if relation in {"obl", "obj"} and above.dep.startswith("acl"):
            found.append(parse.tokens[above.head])  # "an axe mounted on a pole, which …"
            token = parse.tokens[above.head]
            continue
        if relation not in {"nmod", "compound", "flat", "appos", "conj"} or token.dep == "nmod:desc":
            break
        part = relation in _WITHIN and above.upos == "PROPN"
        token = above
        if (token.upos in _NOMINAL | {"DET", "ADJ"} or token.xpos == "NNS") and not part:
            found.append(token)
    for case in parse.children(noun.index, "case"):
        before = parse.tokens[case.index - 1] if case.index else case
        if before.upos in {"NOUN", "PROPN"} and noun.dep != "obl:agent":
            found.append(before)
    found += [token for token in parse.tokens[noun.index + 1 : start] if token.upos in _NOMINAL | {"VERB"} and token.dep.split(":")[0] not in _WITHIN]
    return [rival for rival in (*found, *_in_front(scene, noun, clause=clause)) if rival.index != noun.index]


def _in_front(scene: Scene, noun: Token, *, clause: bool) -> list[Token]:
    """Return the nouns in the same comma phrase before the noun, and the one before its comma: "Path, the site founded by Ann Lee, which …"."""
    tokens = scene.parse.tokens
    comma = next((index for index in range(noun.index - 1, 0, -1) if tokens[index].text in {",", "–", "—", "("}), None)
    if comma is None or any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} and token.upos in {"VERB", "AUX"} for token in tokens[comma + 2 : noun.index]):
        return []
    if tokens[comma - 1].upos not in {"NOUN", "PROPN", "NUM"} or (comma in scene.quoted and noun.index not in scene.quoted):
        return []
    if tokens[comma + 1].lemma in SPEECH and tokens[comma + 1].xpos in {"VBD", "VBZ"}:
        return []  # "…, said Ann Lee, a teacher": what she said has no part in it
    if tokens[comma + 1].text.lower() == "according":
        return []
    owner = phrase_head(scene, comma - 1)
    if noun.dep == "appos" and noun.upos == "PROPN" and noun.head <= owner.index:
        return []
    if clause and tokens[comma + 1].xpos in {"VBN", "VBG"} and owner.index not in _above(scene, noun):
        return []
    return [owner, *(token for token in tokens[comma + 1 : noun.index] if token.upos in {"NOUN", "PROPN"} and token.dep.split(":")[0] not in _WITHIN)]


def _above(scene: Scene, noun: Token) -> set[int]:
    """Return the indices of the tokens that a noun hangs on."""
    found: set[int] = set()
    token = noun
    while token.head not in found and token.head != token.index:
        token = scene.parse.tokens[token.head]
        found.add(token.index)
    return found


# Small words inside people's names, and words that tell which part of a place is meant.
_PARTICLES = frozenset(
    {"von", "van", "de", "del", "della", "di", "da", "der", "den", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "dos", "du", "y", "-", "&"}
)
_PARTS_OF_PLACES = frozenset({"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "upper", "lower", "inner", "rural"})
_NOT_THE_ONE = frozenset({"a", "an", "no", "this", "that", "every", "each", "another", "some"})
_INITIAL = frozenset({"NNP", "NNPS"})


def goes_on(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a comma and "and" inside an aside lead to a verb, or another thing, that may be the main clause's ("…, a comedy, and the film …")."""
    tokens, behind = scene.parse.tokens, set(run)
    for index in run[:-2]:
        if tokens[index].text == "," and tokens[index + 1].upos == "CCONJ":
            verb = next((tokens[after] for after in range(index + 2, run[-1] + 1) if after in behind and tokens[after].upos not in {"ADV", "PART"}), None)
            if verb is not None and (verb.xpos in {"VBD", "VBN", "VBZ", "VBP", "MD"} or (verb.text.lower() == "the" and index + 2 < run[-1])):
                return True
    return False


def called(scene: Scene, noun: Token) -> list[Item] | None:
    """Return how to name a noun again: a whole name without the post before it ("Conservative MP Ann Lee" is "Ann Lee"), else as `again` does."""
    if noun.upos != "PROPN" or noun.text.islower():
        return _one_of_several(scene, noun) or again(scene, noun)
    tokens, places = scene.parse.tokens, _name(scene, noun)
    first, last = places[0], places[-1]
    while tokens[first].text in _PARTICLES:
        first += 1
    while tokens[last].text in _PARTICLES:
        last -= 1
    posts = [index for index in range(first, last - 1) if tokens[index].lemma.lower() in PERSONS or tokens[index].text in SEATS]
    titled = not posts or (posts[0] == first and tokens[first].text not in SEATS)  # "Councillor Ann Lee" keeps her title
    if not titled:
        first = posts[-1] + 1
        if tokens[first].text == "General" and tokens[first - 1].text in _OFFICES:
            first += 1  # "Attorney General Ann Lee"
        return list(range(first, last + 1)) if not any(index in scene.quoted for index in range(first, last + 1)) else None
    if noun.text in DATES or scene.parse.children(noun.index, "conj") or not first <= noun.index <= last or some_of(scene.parse, first):
        return None
    before, after = tokens[first - 1] if first else None, tokens[last + 1] if last + 1 < len(tokens) else None
    if before is not None and before.text.lower() in {"the", *_PARTS_OF_PLACES} and before.head in range(first, last + 1):
        first -= 1
        before = tokens[first - 1] if first else None
    if is_half(scene.parse, noun, first, last):
        return None
    if (first == last and tokens[first].text.rstrip(".") in _STYLES) or tokens[first].text in _PARTIES:
        return None  # "Mr Cuban", the name taken for another word; "Ann Lee, R-Maine, who …"
    if after is not None and after.text.lower() == "of" and first and tokens[first - 1].dep == "case" and tokens[first - 1].upos == "PART":
        return None  # "Norland's Ministry of Health"
    if before is not None and before.text == "of" and first > 1 and tokens[first - 2].text[:1].isupper() and tokens[first - 2].lemma.lower() in PERSONS:
        of_post = [index for index in range(first, last) if tokens[index].head == first - 2]
        first, before = (of_post[-1] + 1, tokens[of_post[-1]]) if of_post else (first, before)  # "Secretary of State Ann Lee"
    if _half_a_name(scene, first) or (before is not None and before.text in {"(", "["}):
        return None
    numbered = before is not None and before.upos == "NUM" and before.head in range(first, last + 1)
    if before is not None and (numbered or before.upos == "PART" or before.text == "&" or before.text.lower() in _NOT_THE_ONE):
        return None  # "Ann's Acme", "a Ford", "2 Live Crew", "Food & Drink"
    determiners = {child.text.lower() for child in scene.parse.children(noun.index, "det")}
    if not _NOT_THE_ONE.isdisjoint(determiners) or ("the" in determiners and first == last and tokens[first - 1].upos == "ADJ"):
        return None  # "a young Londoner", "the unseeded Argentine"
    if before is not None and (before.index == 0 or before.text[:1].isupper()) and before.upos in {"ADJ", "NOUN", "VERB", "X"}:
        return None  # the first word of a sentence may be part of a name: "Active Kent, a charity, …"
    if first == last and is_plural(scene.parse, noun) and not determiners and scene.parse.children(noun.index, "nmod", "acl", "acl:relcl"):
        return [Put("these"), first]  # "Republicans on the panel" are not all of them
    determiner = next((child for child in scene.parse.children(noun.index, "det") if child.index < first - 1), None)
    lower = before is not None and before.text.islower() and first < last
    if (
        lower
        and determiner is not None
        and determiner.text.lower() == "the"
        and in_dictionary(tokens[last].text.lower())
        and zipf(tokens[last].text) >= _COMMON
    ):
        return [Put("the"), *range(first - (before is not None and before.text.lower() in RANKS), last + 1)]  # "the latest Fox News Poll"
    if after is not None and ((after.upos == "NUM" and tokens[last].space_after) or after.text.lower() in {"'s", "’s", "of", "for"}):
        last = _whole_name(scene, noun, last)
    if any(index in scene.quoted for index in range(first, last + 1)) or last < 0:
        return None
    return list(range(first, last + 1))


# Signs of parties, before the place that somebody speaks for.
_PARTIES = frozenset({"R", "D", "I"})
# Forms of address, which name nobody alone.
_STYLES = frozenset({"Dr", "Dame", "Lady", "Lord", "Miss", "Mr", "Mrs", "Ms", "Prof", "Professor", "Sir"})
# What "General" stands behind in the title of an office.
_OFFICES = frozenset({"Advocate", "Attorney", "Auditor", "Director", "Governor", "Inspector", "Postmaster", "Secretary", "Solicitor", "Surgeon"})


def _half_a_name(scene: Scene, first: int) -> bool:
    """Return whether a name goes on to the left: "Families for Justice UK"."""
    tokens = scene.parse.tokens
    return first > 1 and tokens[first - 1].text == "for" and tokens[first - 2].text[:1].isupper() and tokens[first - 2].xpos in {"NNPS", "NNP", "NNS"}


# A name that ends in a word as common as this (wordfreq's Zipf scale) takes its article again ("the Fox News Poll").
_COMMON = 4.0


def _in_name(scene: Scene, index: int, beside: int) -> bool:
    """Return whether a token belongs to the same name as the one beside it."""
    token, gap = scene.parse.tokens[index], scene.parse.tokens[min(index, beside)]
    if (token.upos == "PROPN" and token.text != ".") or (token.xpos in _INITIAL and token.text[:1].isupper()):
        return gap.space_after or "-" in {token.text, scene.parse.tokens[beside].text}
    return token.text in _PARTICLES


def _whole_name(scene: Scene, noun: Token, last: int) -> int:
    """Return the last token of a name that goes on with "of" or a number ("the Bank of England", "Apollo 11"), or -1 when it may go on in another way."""
    parse = scene.parse
    after = parse.tokens[last + 1]
    if after.upos == "NUM":
        return last + 1 if after.dep in {"flat", "nummod", "compound"} else -1
    rest = [token.index for child in parse.children(noun.index, "nmod") for token in parse.subtree(child.index) if child.index > last]
    if not rest or rest[0] != last + 1 or after.text.lower() not in {"of", "for"}:
        return -1
    if parse.tokens[rest[-1] + 1].dep == "flat":
        return -1  # "Speaker of the House Ann Lee"
    whole = all(parse.tokens[index].upos in {"PROPN", "ADP", "DET"} for index in rest) and rest[-1] - rest[0] == len(rest) - 1
    return rest[-1] if whole else -1


# Words for some of many, whom "these" then means; and for one of them.
_SEVERAL, _ONE = frozenset({"some", "several", "many"}), frozenset({"one", "another"})


def _one_of_several(scene: Scene, noun: Token) -> list[Item] | None:
    """Return "the waiter" for "one waiter", and "these nurses" for "several nurses"."""
    words = [child for child in scene.parse.children(noun.index, "det", "nummod", "amod") if child.text.lower() in _SEVERAL | _ONE]
    tail = [noun.index]
    for token in reversed(scene.parse.tokens[: noun.index]):
        if token.dep == "compound" and token.head in tail:
            tail.insert(0, token.index)
    tokens = scene.parse.tokens
    while tail[0] > 1 and tokens[tail[0]].text[:1].isupper() and tokens[tail[0] - 1].text[:1].isupper():
        tail.insert(0, tail[0] - 1)  # "another New Norton delegate"
    if len(words) != 1 or tail[-1] - tail[0] != len(tail) - 1 or noun.upos != "NOUN" or scene.parse.children(noun.index, "conj", "nmod:poss"):
        return None
    several = words[0].text.lower() in _SEVERAL
    return [Put("these" if several else "the"), *tail] if several == (is_plural(scene.parse, noun) is True) else None
