"""Small questions about English clauses that several rules ask: who is the subject, is it one or many, which form of "be" fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from a11y.language import Parse, Token
    from a11y.plain.draft import Item, Scene

# Nouns that take a singular or a plural verb (Quirk et al. 1985, A Comprehensive Grammar of the English Language, 10.36).
COLLECTIVE = frozenset(
    ["number", "majority", "minority", "lot", "group", "team", "police", "staff", "family", "pair", "couple", "crew", "band", "crowd", "audience",
     "public", "government", "company", "committee", "council", "club", "party", "board", "panel", "press", "media", "data", "rest", "half", "third",
     "quarter", "percent", "series", "species", "range", "variety", "handful", "dozen", "hundred", "thousand", "million", "army", "side", "people",
     "youth", "cattle", "economics", "politics", "mathematics", "news", "statistics", "athletics", "means", "fish"]
)  # fmt: skip
# Verbs that report speech and take what is said as their object (Quirk et al. 1985, 14.28-14.30); not "laugh" or "smile", which need care.
SPEECH = frozenset(
    ["say", "tell", "add", "ask", "reply", "explain", "claim", "argue", "insist", "admit", "warn", "write", "note", "declare", "announce", "state",
     "suggest", "recall", "joke", "remark", "comment", "conclude", "continue", "complain", "point", "observe", "tweet", "post", "shout", "whisper",
     "cry", "answer", "respond", "acknowledge", "stress", "counter"]
)  # fmt: skip
# Names of days and months: nothing is told of them.
DATES = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
     "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
)  # fmt: skip
PERSONAL = frozenset({"i", "you", "he", "she", "we", "they", "it"})


def is_finite(parse: Parse, verb: Token) -> bool:
    """Return whether a predicate is finite, by itself or by its auxiliary or copula."""
    if verb.feat("VerbForm") == "Fin" or verb.xpos in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if verb.upos in {"ADJ", "NOUN"} and not parse.children(verb.index, "cop"):
        return False  # "they stayed, their will unbroken": a noun taken for "will"
    return any(child.feat("VerbForm") == "Fin" or child.xpos in {"VBD", "VBZ", "VBP", "MD"} for child in parse.children(verb.index, "aux", "cop"))


def subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of a predicate (an expletive only when there is nothing else)."""
    found = parse.children(verb.index, "nsubj", "csubj")
    if found:
        return found[0]
    expletive = parse.children(verb.index, "expl")
    return expletive[0] if expletive else None


# Names of one country, or of one body, in the form of a plural.
_ONE_COUNTRY = frozenset({"States", "Nations", "Netherlands", "Philippines", "Emirates", "Bahamas", "Maldives", "Wales"})


def is_plural(parse: Parse, head: Token) -> bool | None:
    """Return whether a noun phrase takes a plural verb; None when that is not sure."""
    if any(child.dep == "conj" and any(cc.text.lower() in {"and", "&"} for cc in parse.children(child.index, "cc")) for child in parse.children(head.index)):
        return True
    if head.upos == "PRON":
        low = head.text.lower()
        if low in {"they", "we", "these", "those", "you"}:
            return True
        if low in {"he", "she", "it", "this"}:
            return False
        return None
    if any(child.text.lower() in {"this", "that", "a", "an"} for child in parse.children(head.index, "det")):
        return False  # "this species"
    if head.text in _ONE_COUNTRY:
        return False
    if head.xpos == "NNPS" and head.dep.startswith("nsubj"):
        verb = parse.tokens[head.head]
        finite = next((token for token in (*parse.children(verb.index, "aux", "cop"), verb) if token.xpos in {"VBZ", "VBP", "VBD"}), verb)
        if finite.xpos == "VBZ" or finite.text.lower() == "was":
            return False  # "Hill Maps was paid"
    if head.xpos in {"NNS", "NNPS"}:
        return True
    if head.xpos in {"NN", "NNP"}:
        return False
    return None


def is_past(parse: Parse, verb: Token) -> bool | None:
    """Return whether a finite predicate is in the past tense; None for modals and what is not finite."""
    first = [child for child in parse.children(verb.index, "aux", "cop") if child.feat("VerbForm") == "Fin" or child.xpos in {"VBD", "VBZ", "VBP", "MD"}]
    finite = first[0] if first else verb
    if finite.xpos == "VBD" or finite.feat("Tense") == "Past":
        return True
    if finite.xpos in {"VBZ", "VBP"}:
        return False
    return None


def agrees(parse: Parse, verb: Token, *, plural: bool) -> bool:
    """Return whether a finite predicate's form can go with a singular or plural subject of the third person."""
    auxiliaries = parse.children(verb.index, "aux", "cop")
    finite = auxiliaries[0] if auxiliaries else verb
    low = finite.text.lower().replace("’", "'")
    if low in {"was", "is", "has", "does", "'s"} or finite.xpos == "VBZ":
        return not plural
    if low in {"were", "are", "have", "do", "'re", "'ve"} or finite.xpos == "VBP":
        return plural
    return True


def is_dated(parse: Parse, verb: Token) -> bool:
    """Return whether a verb says when, at a time that is over: then it cannot stand in the perfect ("has said last week")."""
    for child in parse.children(verb.index, "obl", "advmod"):
        words = parse.subtree(child.index)
        since = any(word.text.lower() == "since" for word in words)
        if not since and (child.text in DATES or any(word.text.lower() in {"last", "yesterday", "ago"} for word in words)):
            return True
    return False


def be(*, past: bool, plural: bool) -> str:
    """Return the form of "be" for a subject of the third person.

    >>> be(past=True, plural=False)
    'was'
    """
    return ("were" if plural else "was") if past else ("are" if plural else "is")


def without(indices: Iterable[int], gone: Iterable[int]) -> list[Item]:
    """Return the indices that are not among the ones that go."""
    away = set(gone)
    return [index for index in indices if index not in away]


def detach(scene: Scene, gone: Iterable[int], noun: Token) -> list[Item]:
    """Return the sentence's tokens without a run that stood between commas (or dashes, or brackets), with its marks taken out as well.

    One comma stays where a fronted phrase, or another phrase after the same noun, still needs it.
    """
    parse = scene.parse
    away = set(gone)
    first, last = min(away), max(away)
    before, after = first - 1, last + 1
    if before >= 0 and parse.tokens[before].text in {",", "(", "–", "—", "-"}:
        away.add(before)
    if after < len(parse.tokens) and parse.tokens[after].text in {",", ")", "–", "—", "-"}:
        main = subject(parse, scene.root)
        verbal = after + 1 < len(parse.tokens) and parse.tokens[after + 1].upos in {"VERB", "AUX", "ADV"}
        fronted = main is not None and main.index > last and after + 1 < len(parse.tokens) and not verbal
        follows = parse.tokens[after + 1] if after + 1 < len(parse.tokens) else None
        needed = fronted or (
            follows is not None
            and (
                (follows.upos in {"CCONJ", "SCONJ"} and not _completes(parse, follows))
                or follows.xpos in {"WP", "WDT", "WRB", "VBG"}
                or follows.text in {'"', "“"}
            )
            and not _shares_subject(parse, follows)
        )
        # "said Ann Lee, with two of them away": without its comma the phrase would be hers.
        needed = needed or (
            follows is not None
            and follows.upos == "ADP"
            and follows.text.lower() not in {"in", "at", "on", "during"}
            and noun.index > scene.root.index
            and parse.tokens[noun.head].lemma in SPEECH
        )
        closing = parse.tokens[scene.last - 1]
        told = closing.lemma in SPEECH | SPOKEN and closing.xpos in {"VBD", "VBZ"} and after < closing.index <= after + _LONGEST_SOURCE  # "…, it said"
        needed = (
            needed
            or told
            or any(token.text == "," and not _in_brackets(parse, token) for token in parse.tokens[noun.index : before])
            or within_aside(scene, noun, last)
        )
        # "…, Ann Lee, told us": what stood between the name and its own verb is gone, and so are its commas.
        marked = any(token.text == "," and not _in_brackets(parse, token) for token in parse.tokens[noun.index : before])
        acts = follows is not None and noun.dep.startswith("nsubj") and noun.index < first and follows.index == noun.head
        acts = acts or (follows is not None and main is None and follows.index == scene.root.index and follows.xpos in {"VBD", "VBZ", "VBP"})
        needed = (needed and (marked or not acts)) or (verbal and explains(parse, noun))
        if parse.tokens[after].text != "," or not needed:
            away.add(after)
    return [token.index for token in parse.tokens if token.index not in away]


# Words of a source at the end of a sentence.
_LONGEST_SOURCE = 6


def _in_brackets(parse: Parse, token: Token) -> bool:
    """Return whether a token stands in brackets ("Ann Lee (R., Norton), …")."""
    before = [other.text for other in parse.tokens[: token.index]]
    return before.count("(") > before.count(")")


def _completes(parse: Parse, word: Token) -> bool:
    """Return whether a clause completes the verb before it, with no comma between: "asked Ann Lee if she …", "helped her in finding …"."""
    return word.text.lower() == "in" or (word.text.lower() in {"if", "whether", "that"} and parse.tokens[parse.tokens[word.head].head].lemma in SPEECH)


def explains(parse: Parse, noun: Token) -> bool:
    """Return whether a name between commas explains a phrase that opens the sentence ("One of them, Ann Lee, said"): it keeps the comma behind it."""
    begin = noun.index
    while begin and parse.tokens[begin - 1].upos == "PROPN":
        begin -= 1
    front = parse.tokens[: max(begin - 1, 0)]
    if not front or parse.tokens[begin - 1].text != "," or any(token.text == "," or token.upos in {"VERB", "AUX"} for token in front):
        return False
    if front[-1].text in DATES or front[-1].lemma in _SPANS:
        return False  # "The same evening, Ann Lee, the judge, left"
    first = front[1] if front[0].text.lower() == "even" and len(front) > 1 else front[0]
    return first.upos in {"NUM", "DET", "PRON", "NOUN", "PROPN", "ADJ"}


_SPANS = frozenset({"day", "week", "month", "year", "morning", "evening", "night", "time", "season"})


def _shares_subject(parse: Parse, word: Token) -> bool:
    """Return whether "and" joins a second verb to the one before: "We ran X, and then left" needs its comma no more when what stood before it is gone."""
    then = next((token for token in parse.tokens[word.index + 1 :] if token.upos != "ADV"), word)
    return word.upos == "CCONJ" and then.xpos in {"VBD", "VBZ", "VBP", "VB"}


def within_aside(scene: Scene, noun: Token, last: int) -> bool:
    """Return whether a noun stands in another aside that ends with it, whose closing comma is the same: "her father, Tom Ray, a driver, said"."""
    token = noun
    for _ in range(6):
        below = [child for child in scene.parse.subtree(token.index) if child.upos != "PUNCT"]
        begin = below[0].index
        if begin > 1 and scene.parse.tokens[begin - 1].text == "-":
            begin -= 2  # "Ann Lee, co-founder of …"
        if token.dep.split(":")[0] in {"appos", "acl", "advcl", "nmod"} and begin and scene.parse.tokens[begin - 1].text == ",":
            return token.index == noun.index or below[-1].index <= last
        if token.head == token.index:
            return False
        token = scene.parse.tokens[token.head]
    return False


def bounded(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether a run of tokens stands between a mark and a mark or the sentence's end, so that it adds and does not define."""
    parse = scene.parse
    before, after = run[0] - 1, run[-1] + 1
    if before < 0 or parse.tokens[before].text not in {",", "–", "—", "-"}:
        return False
    return after >= scene.last or parse.tokens[after].text in {",", "–", "—", "-", ";", ":"}


def trim(scene: Scene, indices: Iterable[int]) -> tuple[int, ...]:
    """Return indices in order without marks at either end (brackets and quotation marks stay)."""
    run = sorted(indices)
    while run and _loose(scene, run[0], '([“‘"'):
        run.pop(0)
    while run and _loose(scene, run[-1], ')]”’"%'):
        run.pop()
    return tuple(run)


def _loose(scene: Scene, index: int, kept: str) -> bool:
    """Return whether a token is a mark that belongs to the sentence and not to the words beside it."""
    token = scene.parse.tokens[index]
    return token.upos == "PUNCT" and token.text not in kept and index not in scene.quoted


def governing_tense(scene: Scene, noun: Token) -> bool | None:
    """Return whether the clause a noun stands in is told in the past; speech verbs count as now, for what they say of people is still so."""
    token = noun
    for _ in range(12):
        if token.upos in {"VERB", "AUX"} or scene.parse.children(token.index, "cop"):
            past = is_past(scene.parse, token)
            if past is not None:
                return False if past and token.lemma in SPOKEN and not dated(scene) else past
        if token.head == token.index:
            return None
        token = scene.parse.tokens[token.head]
    return None


def dated(scene: Scene, aside: Collection[int] = ()) -> bool:
    """Return whether the sentence, an aside in it apart, names a year before 2000: then it tells history."""
    return any(token.text.isdigit() and 1000 <= int(token.text) < 2000 for token in scene.parse.tokens if token.index not in aside)


# After these verbs what is said of a person still holds: news reports speech in the past tense, but means today.
SPOKEN = frozenset(
    {
        "say",
        "tell",
        "add",
        "explain",
        "believe",
        "think",
        "argue",
        "claim",
        "warn",
        "insist",
        "write",
        "admit",
        "note",
        "suggest",
        "agree",
        "hope",
        "reply",
        "call",
    }
)


def reported(scene: Scene, noun: Token) -> bool:
    """Return whether a noun stands in what someone says, thinks or hopes: a fact taken out of there would lose its speaker."""
    token = noun
    for _ in range(12):
        if token.dep in {"ccomp", "csubj"}:
            return True
        if token.head == token.index:
            return False
        token = scene.parse.tokens[token.head]
    return False
