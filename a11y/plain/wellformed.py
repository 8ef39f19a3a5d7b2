"""Whether a sentence that was written reads as one: a whole clause, nothing dangling at its ends, no word twice, marks, articles and verbs that fit.

What the source itself did is no fault: news says "a hour" only by mistake, but "the place we come from" ends as it should.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from a11y.plain.grammar import COLLECTIVE, SPEECH, agrees, is_finite, is_plural, subject
from a11y.plain.quotations import quoted, tokens_within
from a11y.plain.words.substitution import has_vowel_sound

if TYPE_CHECKING:
    from a11y.language import Parse, Token

_RELATIVES = frozenset({"which", "who", "whose", "whom"})
_QUESTION_WORDS = frozenset({"how", "what", "why", "whether", "where", "whom", "whose"})


def stands(parse: Parse, finite: frozenset[str] = frozenset()) -> bool:
    """Return whether a sentence reads as a whole clause (or is an order, a question, or a quotation said by someone).

    `finite` are verbs known to be finite, from the source's parse: "The bridge opened in 1932" alone is easily taken for "the bridge that was opened".
    """
    letters = [token for token in parse.tokens if token.upos != "PUNCT"]
    if len(letters) < 2 or letters[-1].upos in {"CCONJ", "DET", "SCONJ"} or (letters[0].text.lower() in _RELATIVES and "?" not in parse.text):
        return False
    root = _root(parse)
    if letters[0].text.lower() in {"that", "because", "although", "while", "whether"} and letters[0].dep == "mark" and letters[0].head == root.index:
        return False
    if root.text.lower() in finite and root.index and parse.tokens[root.index - 1].upos in {"NOUN", "PROPN"} and root.upos != "ADJ":
        return True
    if not is_finite(parse, root):
        return any(child.text.lower() in finite and child.xpos in {"VBN", "VBD"} for child in parse.children(root.index, "acl")) and root.upos in {
            "NOUN",
            "PROPN",
        }
    if parse.children(root.index, "mark") and letters[0].text.lower() not in {"this", "but"}:
        return False
    if letters[0].text.lower() in {"how", "what", "why", "whether", "where"} and not parse.text.endswith("?") and letters[0].head == root.index:
        return False
    own = subject(parse, root)
    if own is None:
        return root.feat("Mood") == "Imp"
    if any(child.xpos == "WRB" and child.index < own.index for child in parse.children(root.index, "advmod")) and not parse.text.endswith("?"):
        return False  # "On Sunday, when the river rose."
    return own.dep == "expl" or _number_fits(parse, root, own)


def _root(parse: Parse) -> Token:
    return next(token for token in parse.tokens if token.head == token.index)


def _number_fits(parse: Parse, root: Token, own: Token) -> bool:
    plural = is_plural(parse, own)
    finite = next(iter(parse.children(root.index, "aux", "cop")), root).text.lower()
    if own.text.lower() == "i" and finite in {"is", "are", "were", "has", "does"}:
        return False
    if (
        plural is None
        or own.upos not in {"NOUN", "PRON"}
        or own.text.lower() in {"i", "you"}
        or (own.index == 0 and own.xpos == "NNS")
        or own.lemma in COLLECTIVE
    ):
        return True
    return agrees(parse, root, plural=plural)


_OTHER_NUMBER = {"is": "are", "are": "is", "was": "were", "were": "was", "has": "have"}


def changes_number(parse: Parse, source: Parse, here: Counter[str]) -> bool:
    """Return whether a verb got another number than it had, and its subject does not clearly ask for that (`here` are all the words written)."""
    there = Counter(token.text.lower() for token in source.tokens)
    for token in parse.tokens:
        form = token.text.lower()
        other = _OTHER_NUMBER.get(form)
        if other is None or here[form] <= there[form] or here[other] >= there[other]:
            continue
        verb = parse.tokens[token.head] if token.dep.split(":")[0] in {"aux", "cop"} else token
        own = subject(parse, verb)
        plural = is_plural(parse, own) if own is not None else None
        if own is None or plural is None or own.lemma in COLLECTIVE or not agrees(parse, verb, plural=plural):
            return True
    return False


def leans(parse: Parse, source: Parse) -> bool:
    """Return whether a sentence begins as an indirect question does ("how many came"), where the source did not."""
    own = _opening(parse)
    return own in _QUESTION_WORDS and own != _opening(source) and not parse.text.endswith("?")


def _opening(parse: Parse) -> str:
    return next((token.text.lower() for token in parse.tokens if token.upos != "PUNCT"), "")


# Verbs whose object is a clause; with a bare noun their clause was cut short ("she said the ability to swim").
_OF_CLAUSES = frozenset({"say", "think", "hope", "argue"})


def says_thing(parse: Parse, source: Parse) -> bool:
    """Return whether someone says a thing instead of a clause, or nothing at all ("She said in a statement."), where the source says more."""
    root = _root(parse)
    if source.text.endswith(parse.text[root.start :]):
        return False  # nothing behind the verb was cut
    if root.lemma not in _OF_CLAUSES or parse.children(root.index, "ccomp", "parataxis") or quoted(parse.text)[0]:
        return False
    things = parse.children(root.index, "obj")
    said = things or parse.children(root.index, "xcomp", "aux:pass", "cop") or any(token.text.lower() in {"so", ":"} for token in parse.tokens)
    return any(thing.upos in {"NOUN", "PROPN"} for thing in things) or (root.lemma == "say" and not said)


# Verbs that cannot do without an object: without one their form is a participle ("others convinced that …").
_NEED_OBJECT = frozenset({"convince", "persuade", "tell", "remind", "assure", "inform", "notify", "satisfy", "concern", "disappoint", "delight", "surprise"})


def loses_object(parse: Parse, source: Parse, finite: frozenset[str]) -> bool:
    """Return whether the root is a participle that only looks finite: it was one in the source, or it lacks the object that it needs."""
    root = _root(parse)
    if root.upos != "VERB" or parse.children(root.index, "aux", "cop"):
        return False
    if stands(source) and root.text.lower() not in finite and any(token.text == root.text and token.xpos == "VBN" for token in source.tokens):
        return True
    following = parse.tokens[root.index + 1].text.lower() if root.index + 1 < len(parse.tokens) else ""
    if root.lemma == "have" and following in {"in", "of", "at", "by", "with", "from", "."} and not parse.children(root.index, "obj", "conj"):
        return True  # "the success stop and frisk had in …"
    return root.lemma in _NEED_OBJECT and root.xpos in {"VBD", "VBN"} and following in {"that", "to", "by", "with", "about", "at", "of", "."}


# Words after which more must come. A sentence may end in one only where a clause of the source ended in it ("the place we come from").
_OPEN_ENDED = frozenset(
    ["a", "an", "the", "this", "these", "those", "my", "your", "his", "their", "its", "our", "every", "no", "and", "or", "but", "nor", "because",
     "although", "though", "while", "if", "unless", "until", "since", "than", "whether", "who", "which", "whose", "when", "where", "as", "of", "in",
     "on", "at", "by", "for", "from", "with", "to", "into", "onto", "about", "over", "under", "between", "among", "through", "during", "against",
     "without", "within", "across", "behind", "beyond", "near", "like", "after", "before", "towards", "toward", "upon", "per", "via", "despite",
     "including", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should",
     "shall", "do", "does", "did", "not", "also", "very", "such", "both", "either", "neither", "what", "how", "why", "so", "too", "more", "most"]
)  # fmt: skip
# A written sentence begins with one of these only where the source did; "but", "so" and "and" are how a sentence is linked to the one before.
_NO_START = frozenset({"or", "nor", "than", "of", "who", "which", "whose", "that", "as well", "yet", "plus"})
# Of those, the ones that a clause may end in, before "and": adverbs ("put his arm in and …") and what stands for a verb ("how bad they were and …").
_MAY_END = frozenset(
    ["in", "on", "over", "through", "about", "across", "behind", "near", "after", "before", "under", "so", "too", "more", "most", "is", "are", "was",
     "were", "have", "has", "had", "do", "does", "did", "can", "could", "would", "should", "will"]
)  # fmt: skip
_LAST = re.compile(r"([\w'’-]+)[^\w]*$")
_WORD = re.compile(r"\w+")


def dangles(text: str, source: str) -> bool:
    """Return whether a sentence ends in a word after which more must come, or begins with one that needs something before it.

    >>> dangles("He went to the.", "He went to the shop."), dangles("It is the town he came from.", "It is the town he came from, she said.")
    (True, False)
    """
    last = _LAST.search(text)
    if last and last[1] in _OPEN_ENDED:
        joined = "| (?:and|but|or|so|because|as|when|while) " if last[1] in _MAY_END else ""
        if not re.search(rf"\b{re.escape(last[1])}[\"”’')\]]*(?:[.,;:?!…)–—]| [–—-] |$" + joined + ")", source):
            return True
    first = _WORD.search(text)
    before = _WORD.search(source)
    return first is not None and before is not None and first[0].lower() in _NO_START and first[0].lower() != before[0].lower()


_BAD_MARKS = re.compile(r",\s*[,.;:!?]|[;:]\s*[.,;:]|\(\s*\)|\(\s*,|\s[,.;:!?](?=\s|$)|^[,;:–—-]|[,–—-]\s*[.!?]$|,[\"”’]\.|\b(?:and|or|but)[.,;]")
_DOUBLED = re.compile(r"\b([a-z]+)[,;]? \1\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(an?) ([\w£$€][\w.,£$€-]*)", re.IGNORECASE)


def ill_spelled(text: str, source: str) -> bool:
    """Return whether a sentence has stray marks, a word twice, or "a" where "an" belongs, that the source had not.

    >>> [ill_spelled(text, "She has a dog, an owl and the fox.") for text in ("She has a owl.", "She has the the fox.", "She has a dog,.", "She has an owl.")]
    [True, True, True, False]
    """
    if any(match.group() not in source for match in _BAD_MARKS.finditer(text)):
        return True
    if any(not re.search(rf"\b{re.escape(match.group())}\b", source, re.IGNORECASE) for match in _DOUBLED.finditer(text)):
        return True
    low = source.lower()
    return any(
        match.group().lower() not in low and match[2][:1].isalpha() and not match[2].isupper() and (match[1].lower() == "an") != has_vowel_sound(match[2])
        for match in _ARTICLE.finditer(text)
    )


_THIRD = frozenset({"he", "she", "they", "his", "her", "their", "him", "them", "himself", "herself", "themselves"})


def pronoun_first(results: tuple[Parse, ...], source: Parse) -> bool:
    """Return whether a pronoun now stands before every noun it could mean, though in the source a noun stood before it."""
    there, here = _nouns_before((source,)), _nouns_before(results)
    return any(here.get(pronoun, 1) == 0 and count > 0 for pronoun, count in there.items())


def _nouns_before(parses: tuple[Parse, ...]) -> dict[str, int]:
    """Return for each third-person pronoun how many names and subjects stand before its first use, quotations and speakers aside (they may move)."""
    found: dict[str, int] = {}
    nouns = 0
    for parse in parses:
        within = tokens_within(parse, quoted(parse.text)[0])
        for token in parse.tokens:
            if token.index in within:
                continue
            if token.upos == "PROPN" or (token.upos != "PRON" and token.dep.startswith("nsubj")):
                nouns += 1
            elif token.text.lower() in _THIRD and parse.tokens[token.head].lemma not in SPEECH:
                found.setdefault(token.text.lower(), nouns)
    return found


# Verbs of states, which do not happen (Vendler 1957, Verbs and Times; Quirk et al. 1985, 4.27-4.31).
_STATES = frozenset(
    ["be", "have", "own", "belong", "know", "believe", "think", "want", "like", "love", "hate", "need", "seem", "appear", "look", "feel", "contain",
     "cost", "consist", "depend", "deserve", "differ", "exist", "fit", "include", "involve", "lack", "live", "matter", "mean", "owe", "possess",
     "prefer", "remain", "resemble", "stand", "stay", "suit", "understand", "weigh", "say", "tell", "add", "hope", "wish", "expect", "intend", "plan"]
)  # fmt: skip


def happens(parse: Parse) -> bool:
    """Return whether a sentence tells of something that happened, so that "This happened …" may follow it: no state, no denial, nothing only possible."""
    root = _root(parse)
    if root.upos != "VERB" or root.lemma in _STATES:
        return False
    helpers = {child.text.lower() for child in parse.children(root.index, "aux", "cop", "advmod")}
    return not helpers & {"not", "n't", "n’t", "never", "can", "could", "may", "might", "must", "should", "would", "will", "shall", "cannot", "ca", "wo"}


def splits_subject(parse: Parse) -> bool:
    """Return whether one lone comma stands between a subject and its verb ("The mayor, opened the school")."""
    root = _root(parse)
    own = subject(parse, root)
    if own is None:
        return False
    verb = min([root.index, *(child.index for child in parse.children(root.index, "aux", "cop"))])
    if own.index >= verb - 1 or parse.tokens[verb - 1].text != ",":
        return False
    first = min(token.index for token in parse.subtree(own.index))
    return sum(token.text in {",", "–", "—", "-", "(", ")"} for token in parse.tokens[first:verb]) == 1 and not parse.children(own.index, "conj")
