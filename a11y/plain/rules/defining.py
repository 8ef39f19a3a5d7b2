"""A clause about a thing just named for the first time becomes a sentence: "They made a garden that feeds 40 families" → "The garden feeds 40 families."

Also of a new subject: "A video posted by the group showed two men" → "The video was posted by the group." Without commas a clause tells which one is
meant, and stays; but of a new thing with "a" there is no other that could be meant. Only at the easy level, only in a plain statement (no negation, no "may",
no "want"), and only where the thing is one thing ("each child got a card that …" is many cards).
Source: Inclusion Europe, Information for all (one idea a sentence); Quirk et al. 1985, 17.3 (specific reference) for the condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.asides import Aside, called
from a11y.plain.draft import Put, Rewriting
from a11y.plain.edges import goes_back
from a11y.plain.grammar import PERSONAL, SPEECH, be, is_finite, is_past, is_plural, subject, trim
from a11y.plain.kinds import kinds
from a11y.plain.naming import UNREPEATABLE
from a11y.plain.rules.reduced import LASTING, done, is_passive
from a11y.plain.rules.relative import opening, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Parse, Token
    from a11y.plain.draft import Item, Scene

WHY = "What is new got a sentence of its own."
# Nouns that are nothing without their clause, and nouns whose "that" clause is what they contain ("a sign that he lives").
_EMPTY = frozenset(
    ["anyone", "anything", "argument", "assumption", "attempt", "belief", "bit", "case", "chance", "claim", "conclusion", "couple", "day", "degree",
     "effort", "evidence", "example", "extent", "fact", "fear", "feeling", "form", "handful", "hope", "idea", "kind", "level", "lot", "majority", "man",
     "manner", "matter", "message", "moment", "month", "move", "number", "one", "pair", "part", "people", "period", "person", "place", "point", "position",
     "possibility",
     "promise", "proof", "range", "reason", "reminder", "result", "risk", "rumor", "rumour", "sense", "series", "sign", "situation", "somebody", "someone",
     "something", "sort", "state", "statement", "step", "suggestion", "suspicion", "thing", "thought", "threat", "time", "type", "variety", "view", "visit",
     "warning", "way", "week", "woman", "word", "year"]
)  # fmt: skip
# Verbs after which the thing may not exist ("they want a plan that works"), or which say what a thing is or becomes.
_UNREAL = frozenset(
    ["add", "aim", "appear", "argue", "ask", "avoid", "become", "believe", "call", "claim", "consider", "demand", "deny", "depend", "depict",
     "describe", "doubt", "dream", "expect", "fail", "feel", "find", "get", "have", "hire", "hope", "imagine", "keep", "know", "lack", "leave", "like", "look",
     "mean", "render",
     "need", "offer", "plan", "play", "portray", "pray", "prefer", "prevent", "promise", "propose", "refuse", "regard", "represent", "require",
     "say", "search", "see", "seek", "seem", "stop", "suggest", "tell", "think", "treat", "try", "wait", "want", "warn", "wish"]
)  # fmt: skip
# Words that make one thing many, or a statement a rule.
_MANY = frozenset(
    ["always", "any", "can", "could", "each", "every", "few", "generally", "hardly", "if", "may", "might", "most", "must", "n't", "never", "no", "nobody",
     "not", "nothing", "n’t", "often", "only", "rarely", "should", "sometimes", "typically", "unless", "usually", "whenever", "will", "without", "would"]
)  # fmt: skip
# Verbs of lasting states, and of what a text does: "a firm specialising in grain" is "The firm specialises in grain", the others "is doing".
_STATES = frozenset(
    ["accept", "accuse", "allow", "announce", "approve", "authorise", "authorize", "average", "ban", "bar", "bear", "belong", "celebrate", "comprise",
     "condemn", "confirm", "connect", "consist", "contain", "cost", "cover", "criticise", "criticize", "date", "demand", "depict", "describe", "detail",
     "equal", "establish", "exceed", "explain", "face", "feature", "focus", "grant", "hail", "have", "hold", "impose", "include", "involve", "last", "lead",
     "link", "live", "make", "mark", "mean", "measure", "mention", "need", "number", "offer", "outline", "overlook", "own", "portray", "produce",
     "prohibit", "prove", "provide", "range", "represent", "request", "require", "reveal", "run", "say", "sell", "show", "span", "specialise",
     "specialize", "star", "suggest", "surround", "threaten", "total", "urge", "want", "warn", "weigh"]
)  # fmt: skip
_NAMES = frozenset({"call", "name", "entitle", "title", "nickname", "dub"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with a clause about a new thing told after it."""
    if scene.words <= scene.profile.long or not scene.profile.easy or scene.parse.text.endswith(("?", "!")):
        return
    if any(token.text.lower() == "according" and token.index not in scene.quoted for token in scene.parse.tokens):
        return  # who vouches for all of it would vouch for a part
    for clause in scene.parse.tokens:
        if clause.dep in {"acl:relcl", "acl"} and clause.index not in scene.quoted:
            proposal = _tell(scene, clause)
            if proposal:
                yield proposal


def _tell(scene: Scene, clause: Token) -> Rewriting | None:
    parse = scene.parse
    noun = parse.tokens[clause.head]
    run = trim(scene, [index for index in scene.span(clause.index) if index < scene.last])
    if not run or not scene.whole(run) or run[0] != noun.index + 1 or noun.upos != "NOUN" or len(run) < 2 or _of_a_clause(scene, noun, run):
        return None
    named = clause.xpos == "VBN" and clause.lemma in _NAMES and run[0] == clause.index and parse.tokens[run[1]].text[:1].isupper()
    if named:  # only the name: what follows may be about the sentence
        run = tuple(range(run[0], next((index for index in run[1:] if not _in_title(parse, index)), run[-1] + 1)))
    if named and run[-1] + 1 < len(parse.tokens) and parse.tokens[run[-1] + 1].text == ":":
        return None  # "a film called I Am: Ann Lee"
    if run[-1] < scene.root.index:
        return _subject_first(scene, clause, noun, run)
    if not _is_new(scene, noun, named=named) or any(token.text.lower() in _MANY for token in parse.tokens[: run[0]]) or parse.children(noun.index, "conj"):
        return None
    if not named and (run[-1] != scene.last - 1 or len(run) < 4):
        return None
    if not named and _says_too_little(scene, clause, noun):
        return None
    if clause.xpos == "VBG" and any(case.text.lower() in {"of", "about", "from"} for case in parse.children(noun.index, "case")):
        return None  # "the tradition of mayors giving money" is one of giving
    if clause.xpos == "VBG" and clause.lemma in {"talk", "speak", "chat"}:
        return None  # "We did a show talking about it": we talked
    begin = parse.subtree(noun.index)[0].index
    if begin and parse.tokens[begin].text.lower() == "in" and parse.tokens[begin - 1].text == ",":
        return None  # "has met him, in a visit that …"
    before = next((parse.tokens[index].text for index in range(begin - 1, -1, -1) if parse.tokens[index].text not in {"”", '"', "’", "'"}), "")
    if before in {",", "–", "—", "-", "("} or _shared(scene, clause) or goes_back(scene, run):
        return None
    fact = _fact(scene, clause, Aside(noun, run))
    head = tuple(index for index in range(len(parse.tokens)) if index not in run)
    return Rewriting((head, tuple(fact)), WHY) if fact and len(head) > 3 else None


def _in_title(parse: Parse, index: int) -> bool:
    """Return whether a word may be one of a title: it has a capital, or the next has one ("Dogs without Borders")."""
    return parse.tokens[index].text[:1].isupper() or (index + 1 < len(parse.tokens) and parse.tokens[index + 1].text[:1].isupper())


def _of_a_clause(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether the trees have the noun wrong: it is a predicate ("was among prisoners"), or the subject of a clause that "after" opens.

    "… arrested after marches organised by two groups descended into chaos": the marches descended.
    """
    tokens = scene.parse.tokens
    begin = min(token.index for token in scene.parse.subtree(noun.index))
    opened = tokens[begin].text.lower() in _OPENERS or (begin > 0 and tokens[begin - 1].text.lower() in _OPENERS)
    verbs = [tokens[index] for index in run[1:] if tokens[index].xpos in {"VBD", "VBN"} and tokens[index - 1].upos in {"NOUN", "PROPN"}]
    content = scene.root.lemma in SPEECH | _OF_CONTENT and scene.root.index < noun.index
    if content and tokens[run[0]].xpos in {"VBN", "VBD"} and tokens[run[1]].text.lower() != "by":
        return True  # "a letter confirmed a fault led to the crash": it led to it
    return (noun.index != scene.root.index and bool(scene.parse.children(noun.index, "cop"))) or (opened and bool(verbs))


_OF_CONTENT = frozenset({"confirm", "show", "reveal", "find", "report", "mean", "believe", "think", "hope", "fear", "ensure", "prove", "indicate"})
_OPENERS = frozenset({"after", "before", "since", "until", "as", "because", "when", "while"})


def _says_too_little(scene: Scene, clause: Token, noun: Token) -> bool:
    """Return whether a sentence that ends with the noun says too little, or whether the clause may be about another noun.

    "The rule applies to nurses who work at night": not to all nurses. "It led to roads ending in fields", "They fell out over remarks made there": to no
    roads, and over which remarks? "A recording of a call obtained by the paper": of the recording.
    """
    parse = scene.parse
    if noun.index == scene.root.index and noun.lemma in _KINDS_OF_THINGS and not parse.children(noun.index, "amod", "compound", "nmod"):
        return True  # "Norland is a country that …": "Norland is a country" says nothing
    if noun.xpos == "NNS" and not parse.children(noun.index, "det", "nummod", "amod", "nmod:poss", "compound"):
        return True
    if clause.xpos == "VBG" and noun.xpos == "NNS" and not parse.children(noun.index, "det", "nummod"):
        return True
    case = next((case for case in parse.children(noun.index, "case") if case.index), None)
    before = parse.tokens[case.index - 1] if case is not None else noun
    if clause.dep == "acl:relcl" and before.index != noun.index and before.upos == "NOUN" and before.xpos == noun.xpos and clause.lemma in _OF_CHARGES:
        return True  # "charges in two courts that include fraud"
    return clause.dep == "acl" and noun.dep == "nmod" and parse.tokens[noun.head].upos == "NOUN"


_OF_CHARGES = frozenset({"consist", "contain", "include", "involve", "range"})
_KINDS_OF_THINGS = frozenset(
    {"animal", "app", "area", "body", "business", "city", "company", "country", "firm", "group", "nation", "organisation", "organization", "party", "place",
     "plant", "region", "site", "system", "team", "town", "website"}
)  # fmt: skip


# What changes in "a rise in cars that …" is which cars, not cars.
_CHANGES = frozenset({"change", "decline", "decrease", "drop", "fall", "growth", "increase", "jump", "rise", "surge"})


# Who or what may be told without the clause that says which: "A man appeared in court" says enough.
_PEOPLE = frozenset({"boy", "couple", "girl", "man", "person", "woman"})
_DOING = frozenset({"activist", "archaeologist", "astronomer", "campaigner", "engineer", "fan", "protester", "researcher", "scientist", "tourist", "volunteer"})


def _subject_first(scene: Scene, clause: Token, noun: Token, run: tuple[int, ...]) -> Rewriting | None:
    """Return "A man came. The man was accused of …" for "A man accused of … came": a new subject, of which one thing that happened is told."""
    parse, root = scene.parse, scene.root
    helpers = {"was", "were", "had"} if clause.dep == "acl:relcl" else {"was", "were", "has", "have", "had"}
    happened = root.xpos == "VBD" or any(child.text.lower() in helpers for child in parse.children(root.index, "aux"))
    happened = happened and not any(child.xpos == "MD" for child in parse.children(root.index, "aux")) and not parse.children(root.index, "cop")
    if not (happened or root.lemma in SPEECH) or noun.head != root.index or not noun.dep.startswith("nsubj") or noun.lemma in _EMPTY - _PEOPLE:
        return None
    plural = noun.xpos == "NNS"
    if plural and noun.lemma not in _DOING and not parse.children(noun.index, "nummod"):
        return None  # "families that were hit got help" may be a rule for all of them
    if not _first_named(scene, noun) or any(token.text.lower() in _MANY for token in parse.tokens if token.index not in run):
        return None
    begin, after = parse.subtree(noun.index)[0].index, parse.tokens[run[-1] + 1]
    if parse.children(noun.index, "conj") or any(parse.tokens[index].text in {",", "–", "—", "("} for index in run) or after.upos not in {"VERB", "AUX", "ADV"}:
        return None
    if any(child.index not in run and child.index > noun.index for child in parse.children(noun.index)) or len(run) < _SHORTEST or scene.quoted & set(run):
        return None
    if any(token.text.lower() == "but" and parse.tokens[token.index - 1].text == "," for token in parse.tokens[run[-1] :]):
        return None  # "six jets given by Norland came, but officials there …": told after that, it comes too late
    if begin and not (parse.tokens[begin - 1].text == "," or parse.tokens[begin - 1].upos == "CCONJ"):
        return None
    fact = _fact(scene, clause, Aside(noun, run))
    head = tuple(index for index in range(len(parse.tokens)) if index not in run)
    return Rewriting((head, tuple(fact)), WHY) if fact else None


_SHORTEST = 3


def _shared(scene: Scene, clause: Token) -> bool:
    """Return whether a second verb in the clause may as well be the sentence's own: "They met people who were ready and formed groups"."""
    return any(other.xpos == scene.root.xpos and not subject(scene.parse, other) for other in scene.parse.children(clause.index, "conj"))


def _is_new(scene: Scene, noun: Token, *, named: bool) -> bool:
    """Return whether a noun names certain things for the first time in a plain statement: the object of the sentence, or what its subject is."""
    parse, root = scene.parse, scene.root
    main = subject(parse, root)
    if (
        main is None
        or main.dep == "expl"
        or parse.children(root.index, "expl")
        or noun.lemma in _EMPTY
        or is_past(parse, root) is None
        or not is_finite(parse, root)
        or not _first_named(scene, noun)
    ):
        return False
    if noun.index == root.index and noun.xpos == "NNS":
        return bool(parse.children(root.index, "cop")) and main.text.lower() in {"both", "these", "they", "those"}
    if noun.index == root.index:
        same = any(token.lemma.lower() == noun.lemma for token in parse.subtree(main.index))
        return not same and (main.upos == "PROPN" or main.text.lower() in PERSONAL - {"it", "you"}) and bool(parse.children(root.index, "cop"))
    if not _asserted(scene, noun):
        return False
    if any(parse.tokens[case.index - 1].lemma in _CHANGES for case in parse.children(noun.index, "case") if case.index):
        return False
    one = named or is_plural(parse, main) is False or main.text.lower() in PERSONAL or main.dep == "expl" or main.index == noun.index
    return (one or bool(is_past(parse, root) and noun.xpos == "NNS")) and main.text.lower() not in UNREPEATABLE - {"there"}


def _asserted(scene: Scene, noun: Token) -> bool:
    """Return whether a noun stands, behind its verb, in what the sentence states as a fact: itself, or through the nouns that it hangs on."""
    parse, realised = scene.parse, _realised(scene)
    token = noun
    for _ in range(_DEPTH):
        cases = {case.text.lower() for case in parse.children(token.index, "case")}
        if cases & {"without", "than", "as", "like", "against", "despite"} or ("with" in cases and token.index == noun.index):
            return False  # "with a bite taken out of it"
        if "of" in cases and parse.tokens[token.head].upos == "NUM":
            return False  # "six boats and five out of seven lorries which had come": all of them may have come
        if token.head in realised and token.dep in {"obj", "obl", "obl:agent", "nsubj"}:
            return noun.index > token.head
        above = parse.tokens[token.head]
        if token.dep != "nmod" or above.upos != "NOUN" or any(child.text.lower() in UNREPEATABLE for child in parse.children(above.index, "det", "amod")):
            return False
        if above.lemma in _EMPTY:
            return False
        token = above
    return False


# How far a noun may hang below its verb.
_DEPTH = 3


def _first_named(scene: Scene, noun: Token) -> bool:
    """Return whether a noun has "a", or is a plural with no article, a figure, "some" or "several"; and nothing that compares or counts from all."""
    parse = scene.parse
    words = [child for child in parse.children(noun.index) if child.index < noun.index and child.dep not in {"case", "punct", "cc"}]
    if noun.index > _DEPTH and [parse.tokens[noun.index + step].upos for step in (-3, -1)] == ["NUM", "NUM"] and parse.tokens[noun.index - 2].text == "of":
        return False  # "46 of 52 lorries sent by the town": all 52 were sent
    if any(case.text.lower() == "of" and parse.tokens[case.index - 1].text.lower() == "out" for case in parse.children(noun.index, "case") if case.index):
        return False  # "five out of seven lorries which had come"
    if any(child.xpos in {"JJR", "JJS", "RBR", "RBS", "PRP$"} or child.lemma in _COMPARING or child.dep == "nmod:poss" for child in words):
        return False
    determiners = [child.text.lower() for child in words if child.dep.startswith("det")]
    if noun.xpos == "NNS":
        return all(word in {"some", "several"} for word in determiners) and not any(child.dep == "advmod" for child in words)
    return any(word in {"a", "an"} for word in determiners)


# Words that set a thing against others: what follows then tells which.
_COMPARING = frozenset(
    {"other", "same", "only", "such", "first", "last", "next", "many", "few", "more", "most", "further", "own", "similar", "different", "new"}
)
# Verbs after which what follows does happen.
_REALISING = frozenset({"begin", "start", "continue", "manage", "help", "go", "come", "get"})


def _realised(scene: Scene) -> set[int]:
    """Return the places of the verbs that the sentence states as facts: its root, what the root begins or manages to do, and what it did as well."""
    parse, root = scene.parse, scene.root
    verbs = [root, *(child for child in parse.children(root.index, "conj") if is_past(parse, child) is not None and child.upos == "VERB")]
    if root.lemma in _REALISING:
        verbs += parse.children(root.index, "xcomp")
    return {verb.index for verb in verbs if verb.lemma not in _UNREAL}


def _fact(scene: Scene, clause: Token, found: Aside) -> list[Item] | None:
    parse, run, noun = scene.parse, found.run, found.noun
    past = is_past(parse, scene.root)
    if clause.dep == "acl:relcl":
        first = opening(scene, clause)
        if first is None or not is_finite(parse, clause) or first.text.lower() in {"when", "whose"}:
            return None
        if first.text.lower() == "where" and "place" not in kinds(noun):
            return None
        owner = _owner(scene, noun)
        return told(scene, clause, found, first, called(scene, owner) if owner.index != noun.index else None)
    if run[0] != clause.index or past is None or clause.lemma in _OF_THE_DEED or _runs_into_another(scene, clause, run):
        return None
    owner = _owner(scene, noun)
    name, plural = called(scene, owner), is_plural(parse, owner)
    if owner.index != noun.index:  # "the band are from Leeds"
        plural = any(child.text.lower() in {"are", "were"} for child in parse.children(scene.root.index, "cop"))
    if clause.xpos == "VBN" and is_passive(clause):
        always = owner.index != noun.index or scene.root.xpos in {"VBZ", "VBP"}
        timeless = always and not past and clause.lemma not in LASTING and not any(parse.tokens[index].text.isdigit() for index in run)
        return None if timeless else done(scene, clause, Aside(owner, run), past=past, plural=plural)
    following = parse.tokens[clause.index + 1]
    if clause.lemma in _NOUNS_IN_ING and not parse.children(clause.index, "obj", "xcomp"):
        return None  # "a Thursday confirmation hearing in the hall"
    if clause.xpos != "VBG" or name is None or plural is None or parse.children(clause.index, "mark", "nsubj") or following.upos in {"NOUN", "ADJ"}:
        return None  # before a bare noun it may be an adjective: "an award winning band"
    says = clause.lemma in _SAYING and "person" not in kinds(noun)
    if noun.dep in {"nmod", "obl"} and not says and "named" not in kinds(noun) and _posed(parse, noun):
        return None
    lasting = says or (clause.lemma in _STATES and not (clause.lemma == "run" and following.text.lower() == "for")) or noun.lemma in _TEXTS
    if lasting and not any(other.xpos == "VBG" for other in parse.children(clause.index, "conj")):
        return [*name, Put(inflect(clause.lemma, "VBD" if past else "VBP" if plural else "VBZ"), (clause.index,)), *run[1:]]
    return [*name, Put(be(past=past, plural=plural)), *run]


# What a thing with words on it does, it does as long as it is there: "a page asking for help" asks for it.
_SAYING = SPEECH | {"ask", "invite", "observe", "thank", "note", "promise", "call"}


def _posed(parse: Parse, noun: Token) -> bool:
    """Return whether a noun is a bearing, so that what follows is told of a person: "a picture of Lee in a relaxed pose taking a swing"."""
    before = [token for token in parse.tokens[: noun.index] if token.upos == "PROPN"]
    return noun.lemma in {"pose", "posture", "position", "costume", "dress", "suit", "uniform", "coat", "shirt"} and bool(before)


# What a text does, it does once and for all: "a letter telling him so" told him so.
_TEXTS = frozenset(
    ["ad", "advert", "advertisement", "article", "bill", "book", "complaint", "document", "email", "film", "indictment", "law", "lawsuit", "letter", "list",
     "memo", "message", "note", "opinion", "order", "paper", "petition", "post", "report", "review", "song", "statement", "story", "study", "tweet", "video"]
)  # fmt: skip
_NOUNS_IN_ING = frozenset({"brief", "build", "drill", "file", "hear", "hold", "meet", "open", "rule", "shoot", "train", "vote"})
# Participles that may as well say how something is done: "It shares the money among towns based on their size."
_OF_THE_DEED = frozenset({"base", "compare", "depend", "follow", "give", "include", "use"})


def _runs_into_another(scene: Scene, clause: Token, run: tuple[int, ...]) -> bool:
    """Return whether what follows a participle shows that it is no passive, or that other clauses begin in it.

    "Gunmen killed 20 people" and "marches organised by groups turned into riots" are clauses; "a film made by the town which shows …" is about the film.
    """
    parse = scene.parse
    if clause.xpos == "VBN" and parse.children(clause.index, "obj"):
        return True
    inside = [parse.tokens[index] for index in run[1:]]
    opened = [token.index for token in inside if token.upos == "SCONJ" or token.xpos in {"WDT", "WP", "WRB"}]
    finite = [token.index for token in inside if token.xpos in {"VBD", "VBZ", "VBP"}]
    return any(token.text.lower() == "which" or token.xpos == "WDT" for token in inside) or bool(finite and (not opened or finite[0] < opened[0]))


def _owner(scene: Scene, noun: Token) -> Token:
    """Return the subject where the noun says what it is ("Ann Lee is a baker who lives here": Ann Lee does), else the noun."""
    main = subject(scene.parse, scene.root)
    if scene.parse.children(noun.index, "case"):
        return noun  # "The notes were from a group chat that …"
    return main if noun.index == scene.root.index and main is not None else noun
