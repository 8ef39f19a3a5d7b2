"""Which form a verb has where it stands, proved by its auxiliaries, its subject and its shape; and a plain word in that form.

A tagger guesses between "violated" the past and "violated" the participle. The plain verb often writes them apart ("broke", "broken"), so a guess is not
enough: `tags` returns every form that the words leave open, and an entry whose plain verb would differ between them does not fire.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language.inflection import inflect

if TYPE_CHECKING:
    from a11y.language.lexicon.entries import Plain
    from a11y.language.parse import Parse, Token

_VERB_TAGS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"})
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})
_OPEN = frozenset({"VBD", "VBN"})
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


def written_in(plain: Plain, parse: Parse, index: int) -> str | None:
    """Return the head word of a plain form in the form of a token, or None where the words leave open which form that is."""
    word = plain.words[plain.head or 0]
    if word == "be" and tags(parse, index) == {"VBD"}:
        return "were" if _are_many(parse, index) else "was"
    found = {inflected(word, parse.tokens[index], tag) for tag in tags(parse, index)}
    return found.pop() if len(found) == 1 else None


def _are_many(parse: Parse, index: int) -> bool:
    """Return whether the subject of a verb, or of the verb that it is joined to, is plural ("the halls came", "Ann and Lee came", "they came")."""
    token = parse.tokens[index]
    subjects = parse.children(index, "nsubj") or (parse.children(token.head, "nsubj") if token.dep == "conj" else [])
    return any(
        subject.xpos in {"NNS", "NNPS"} or subject.text.lower() in {"they", "we", "you", "these", "those"} or bool(parse.children(subject.index, "conj"))
        for subject in subjects
    )


def inflected(word: str, token: Token, tag: str | None = None) -> str:
    """Return a dictionary form in the inflection that the token has (in that of the Penn tag, when one is given)."""
    tag = tag or token.xpos
    if word == "be":
        number, person = token.feat("Number"), token.feat("Person")
        present = {"VBZ": "is", "VBP": "am" if (number, person) == ("Sing", "1") else "are"}
        return present.get(tag) or {"VBD": "were" if number == "Plur" else "was", "VBN": "been", "VBG": "being"}.get(tag, "be")
    if token.upos in {"ADJ", "ADV"} and tag not in _DEGREES:
        return word  # "prolonged" may be tagged as a participle, but "long" has none
    if (word, tag) in _PRINTED:
        return _PRINTED[word, tag]
    return inflect(word, tag) if tag in _INFLECTED else word


def tags(parse: Parse, index: int) -> frozenset[str]:
    """Return the Penn tags that a token may have: for a verb those that its shape allows and nothing beside it rules out."""
    token = parse.tokens[index]
    if token.upos not in {"VERB", "AUX"}:
        return frozenset({token.xpos})
    low = token.text.lower()
    shapes = {tag for tag in _VERB_TAGS if (token.lemma if tag in {"VB", "VBP"} else inflect(token.lemma, tag)) == low}
    if len(shapes) < 2:
        return frozenset(shapes or {token.xpos})
    if "VB" in shapes and index and parse.tokens[index - 1].text.lower() == "to" and parse.tokens[index - 1].xpos in {"TO", "IN"}:
        return frozenset({"VB"})  # "is due to come"
    helpers = [child for child in parse.children(index, "aux", "cop", "mark") if child.index < index]
    if "VBN" in shapes and any(child.lemma in {"have", "be"} or child.text in {"'d", "’d"} for child in helpers):
        return frozenset({"VBN"})
    if "VB" in shapes:
        return _bare(parse, index, shapes, helpers)
    return _past(parse, index)


def _bare(parse: Parse, index: int, shapes: set[str], helpers: list[Token]) -> frozenset[str]:
    """Return the tags of a form that is also the dictionary's ("set", "quit", "start")."""
    token = parse.tokens[index]
    if any(child.xpos in {"MD", "TO"} or child.lemma == "do" for child in helpers):
        return frozenset({"VB"})
    if "VBD" not in shapes:
        return frozenset({token.xpos if token.xpos in {"VB", "VBP"} else "VB" if token.xpos == "VBG" else "VBP"})
    if any(_is_one(child) for child in parse.children(index, "nsubj")):
        return frozenset({"VBD"})  # "she quit": he or she would quits
    return frozenset(shapes - {"VB", "VBP"}) if token.xpos == "VBN" else frozenset(shapes)


def _past(parse: Parse, index: int) -> frozenset[str]:
    """Return the tags of a form that is the past and the participle ("violated") and has no auxiliary of its own."""
    token = parse.tokens[index]
    subjects = [child for child in parse.children(index, "nsubj") if child.dep == "nsubj" and child.index < index]
    if subjects:
        if _opens_aside(parse, subjects[-1].index, index):
            return _OPEN
        following = parse.tokens[index + 1] if index + 1 < len(parse.tokens) else token
        return _OPEN if following.upos == "AUX" else frozenset({"VBD"})  # "the site selected was a farm"
    if parse.children(index, "nsubj"):
        return _OPEN
    if token.dep == "conj":
        return _joined(parse, token)
    if token.dep == "amod" or (token.xpos == "VBN" and _stands_alone(parse, token)):
        return frozenset({"VBN"})
    return _OPEN


def _opens_aside(parse: Parse, subject: int, index: int) -> bool:
    """Return whether a single comma stands between a subject and the form, so that it may open an aside ("the delegates, selected in May, have left")."""
    return parse.tokens[index - 1].text == "," and sum(token.text == "," for token in parse.tokens[subject:index]) == 1


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Return whether a participle without a subject is sure: behind a noun or in a clause of its own, in a sentence with another finite verb."""
    following = parse.tokens[token.index + 1].xpos if token.index + 1 < len(parse.tokens) else ""
    if token.dep not in {"acl", "advcl", "xcomp"} or following in {"DT", "PRP$", "PRP", "NNP"} or parse.children(token.index, "obj"):
        return False  # "complaints that the firm violated the rules" is no participle, nor is a form with an object
    return any(other.xpos in {"VBD", "VBZ", "VBP", "MD"} for other in parse.tokens if other.index != token.index)


def _joined(parse: Parse, token: Token) -> frozenset[str]:
    """Return the tags of a form that shares the subject of the verb before it ("he came and violated", "has come and violated")."""
    first = parse.tokens[token.head]
    before = tags(parse, first.index) if first.upos in {"VERB", "AUX"} else frozenset({first.xpos})
    if before == {"VBN"} and token.xpos == "VBN":
        return frozenset({"VBN"})
    return frozenset({"VBD"}) if before <= {"VBD", "VBZ", "VBP"} and token.xpos == "VBD" else _OPEN


def _is_one(subject: Token) -> bool:
    return subject.text.lower() in {"he", "she", "it"} or (subject.xpos in {"NN", "NNP"} and subject.feat("Number") != "Plur")
