"""Hard words and phrases give way to plain ones from the lexicon; words that say nothing are left out and recorded.

A word is hard by frequency (wordfreq), not because a list says so: a single word is only swapped for a commoner one.
Source: plainlanguage.gov, "Use simple words and phrases"; GOV.UK style guide, "Words to avoid".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import zipf
from a11y.language.lexicon.entries import Phrase
from a11y.language.lexicon.match import matches, written
from a11y.plain.words.repeats import echoes, said_already
from a11y.plain.words.substitution import Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Token
    from a11y.language.lexicon.match import Match
    from a11y.plain.words.substitution import WordScene

# "Concept" alone, or "Further Information", is a label and no sentence.
_FEWEST_WORDS = 3
_NAMES = {"phrase": "plain-phrase", "idiom": "idiom", "filler": "filler"}


def substitute(scene: WordScene) -> Iterator[Substitution]:
    """Yield the lexicon's entries that may fire in a sentence."""
    if sum(token.upos != "PUNCT" for token in scene.parse.tokens) < _FEWEST_WORDS:
        return
    written_already: dict[str, str] = {}
    found_at = list(matches(scene.parse, easy=scene.profile.easy))
    kept = _kept(scene, found_at)
    for match in found_at:
        if any(index in scene.quoted for index in range(match.first, match.last + 1)):
            continue
        if _is_a_name(scene, match):
            continue
        before = scene.parse.text[scene.parse.tokens[match.first].start : scene.parse.tokens[match.last].end]
        following = scene.parse.tokens[match.last + 1] if match.last + 1 < len(scene.parse.tokens) else None
        if following is not None and following.xpos == "VBG" and isinstance(match.entry, Phrase) and [str(plain) for plain in match.entry.plain[:1]] == ["and"]:
            # "as well as helping" is no "and helping".
            continue
        previous = scene.parse.tokens[match.first - 1].text.lower() if match.first else ""
        if previous in {"a", "an"} and any(str(plain).endswith("est") for plain in match.entry.plain[:1]):
            continue  # "a maximum speed" is no "a highest speed"
        if (
            match.first
            and isinstance(match.entry, Phrase)
            and scene.parse.tokens[match.first - 1].lemma.lower() in {str(plain.words[0]) for plain in match.entry.plain[:1]}
        ):
            continue  # "to help raise awareness of" is no "to help help people to know about"
        if any(fault(scene, match) for fault in (_would_be_a_person, _named_after, _crowds_adverb, _defined, _miscounts, _is_a_verb, _compares)):
            continue
        if isinstance(match.entry, Phrase):
            if match.entry.kind == "filler":
                yield Substitution(match.first, match.last, "", "filler", f"“{before}” says nothing that the sentence does not say without it.")
            elif match.entry.plain:
                after = written(scene.parse, match, match.entry.plain[0])
                after = _of(scene, after, match, following)
                if echoes(scene, match, after) or (after.lower() == "also" and " also " in scene.parse.text):
                    continue
                yield Substitution(match.first, match.last, after, _NAMES[match.entry.kind], f"“{after.lower()}” is plainer than “{before.lower()}”.")
        elif match.entry.lemma not in kept and not _is_in_doubt(scene, match):
            found = _commoner(scene, match, before)
            if found and written_already.get(found.lower(), match.entry.lemma) != match.entry.lemma:
                continue  # "enormous numbers and vast stores" need not both be huge
            if found:
                if match.entry.upos != "VERB":
                    written_already[found.lower()] = match.entry.lemma
                yield Substitution(
                    match.first, match.last, found, "plain-word", f"“{before.lower()}” is a hard word. “{found.lower()}” is a more common word for it."
                )


def _is_a_name(scene: WordScene, match: Match) -> bool:
    """Return whether a noun, or a word with the capital of its sentence, is a name elsewhere in the article ("Crooks looked", "Innate shares fell")."""
    token = scene.parse.tokens[match.first]
    may_be = not isinstance(match.entry, Phrase) and (match.entry.upos == "NOUN" or token.text[:1].isupper())
    return may_be and token.text.lower() in scene.names


def _is_in_doubt(scene: WordScene, match: Match) -> bool:
    """Return whether the parser is not sure of a word's class, or of a form that would be written otherwise."""
    token, other = scene.parse.tokens[match.first], scene.parse.otherwise.tokens[match.first]
    if token.upos != other.upos:
        return True
    return token.xpos != other.xpos and any(
        written(scene.parse, match, plain) != written(scene.parse.otherwise, match, plain) for plain in match.entry.plain[:1]
    )


def _kept(scene: WordScene, found: Sequence[Match]) -> set[str]:
    """Return the lemmas of the hard nouns that stay somewhere in the sentence: one thing has one name ("health outcomes unlike the outcomes elsewhere")."""
    swapped = {index for match in found for index in range(match.first, match.last + 1)}
    return {token.lemma.lower() for token in scene.parse.tokens if token.upos == "NOUN" and token.index not in swapped}


def _compares(scene: WordScene, match: Match) -> bool:
    """Return whether "like" would compare a thing with its example: "support for the war such as a gift of boots" is no "war like a gift of boots"."""
    tokens = scene.parse.tokens
    if not isinstance(match.entry, Phrase) or match.entry.words[:2] != ("such", "as") or match.first < _FEWEST_WORDS:
        return False
    return tokens[match.first - 1].xpos in {"NN", "NNP"}


_QUANTITIES = frozenset({"many", "several", "a few", "some", "few"})
_PLURALS = _QUANTITIES | {"more and more", "many different", "different kinds of", "too many", "too few"}


def _of(scene: WordScene, after: str, match: Match, following: Token | None) -> str:
    """Return a quantity with "of" before "the", "these", "them" or an owner, and "most of fans" as "most fans"."""
    entry = match.entry
    led = following is not None and (following.upos in {"DET", "PRON"} or following.xpos == "PRP$" or _owns(scene, following))
    if after.lower() == "most" and led and isinstance(entry, Phrase) and entry.words[-1] == "of":
        return f"{after} of"  # "a majority of those"
    if after.lower().endswith("most of") and not led and not _is_place(scene, following):
        return after[:-3]
    return f"{after} of" if led and after.lower() in _QUANTITIES and isinstance(entry, Phrase) and entry.words[-1] == "of" else after


def _is_place(scene: WordScene, token: Token | None) -> bool:
    """Return whether a token is a whole name: "most of London", but "most London buses"."""
    after = scene.parse.tokens[token.index + 1 : token.index + 2] if token is not None else ()
    return token is not None and token.xpos == "NNP" and (not after or after[0].upos not in {"NOUN", "PROPN"})


def _owns(scene: WordScene, token: Token) -> bool:
    """Return whether a name that begins at a token owns what comes ("a number of Ann Lee's aides")."""
    tokens = scene.parse.tokens
    place = token.index
    while place < len(tokens) and tokens[place].upos == "PROPN":
        place += 1
    return place > token.index and place < len(tokens) and tokens[place].xpos == "POS"


def _miscounts(scene: WordScene, match: Match) -> bool:
    """Return whether a quantity goes with a verb in the singular: "a growing number of users has left" is no "more and more users has left"."""
    plain = str(match.entry.plain[0]) if match.entry.plain else ""
    if plain not in _PLURALS:
        return False
    tokens = scene.parse.tokens
    subjects = [index for index in range(match.first, min(match.last + 6, len(tokens))) if tokens[index].dep.startswith("nsubj")]
    verbs = [other for index in subjects for other in (tokens[tokens[index].head], *scene.parse.children(tokens[index].head, "aux", "cop"))]
    return any(verb.xpos == "VBZ" or verb.text.lower() == "was" for verb in verbs)


def _is_a_verb(scene: WordScene, match: Match) -> bool:
    """Return whether a noun or adjective is a verb that the tagger mistook: "some tried to defect" is no "tried to fault", "may well prompt" no "quick"."""
    tokens = scene.parse.tokens
    token = tokens[match.first]
    if isinstance(match.entry, Phrase) or match.entry.upos not in {"NOUN", "ADJ"} or token.text.lower() != token.lemma:
        return False
    before = next((other for other in reversed(tokens[: match.first]) if other.upos != "ADV"), None)
    if before is not None and before.xpos in {"TO", "MD"}:
        return True
    return match.entry.upos == "NOUN" and match.first > 0 and tokens[match.first - 1].text.lower() == "to"


# "Serve as", "be situated", "be located", "differ from": whoever does so is what follows.
_OF_PERSONS_TOO = frozenset({"as", "situated", "located", "from"})


def _would_be_a_person(scene: WordScene, match: Match) -> bool:
    """Return whether a plain form with "be" would make a person into an event: "she marked the end of" is no "she was the end of"."""
    plain = match.entry.plain[0] if match.entry.plain else None
    if plain is None or match.head is None or plain.words[plain.head or 0] != "be":
        return False
    subjects = scene.parse.children(match.head, "nsubj")
    if str(plain) == "be still":
        if any(subject.index > match.head for subject in subjects):
            return True  # "beneath it remains the fear of rain"
        return not subjects and scene.parse.tokens[match.head].dep != "conj"  # "unclaimed remains"
    if isinstance(match.entry, Phrase) and match.entry.words[-1] in _OF_PERSONS_TOO:
        return False
    if not subjects or scene.parse.tokens[match.head].lemma == "mark":
        return True
    return any(token.text.lower() in {"he", "she", "i", "we", "you", "who"} or token.upos == "PROPN" for token in subjects)


def _defined(scene: WordScene, match: Match) -> bool:
    """Return whether the sentence says what the word itself means: "cognition is the term for" what the mind does, and "thinking" is not that term."""
    token = scene.parse.tokens[match.first if match.head is None else match.head]
    head = scene.parse.tokens[token.head]
    return token.dep.startswith("nsubj") and (head.lemma.lower() in {"term", "word", "name", "mean", "refer"} or head.text.lower() == "defined")


def _crowds_adverb(scene: WordScene, match: Match) -> bool:
    """Return whether an adverb beside the match would stand twice ("closely look closely at", "recently strongly criticised") or on the wrong side of "be"."""
    plain = match.entry.plain[0] if match.entry.plain else None
    tokens = scene.parse.tokens
    beside = [tokens[index] for index in (match.first - 1, match.last + 1) if 0 <= index < len(tokens)]
    if plain is None or not any(token.upos == "ADV" for token in beside):
        return False
    before_be = match.head is not None and plain.words[plain.head or 0] == "be" and match.first > 0 and tokens[match.first - 1].upos == "ADV"
    behind = tokens[match.first - 1].text.lower() if match.first else ""
    doubled = len(plain.words) > 1 and plain.words[0].endswith("ly") and (behind.endswith("ly") or behind == "long")
    return before_be or doubled or any(token.text.lower() in plain.words for token in beside if token.upos == "ADV")


def _named_after(scene: WordScene, match: Match) -> bool:
    """Return whether a noun before the match makes one term with it: "tax revenue" is no "tax income", "Bell Lane furore" no "Bell Lane angry reaction"."""
    if match.first != match.last or not match.first or scene.parse.tokens[match.first].upos != "NOUN":
        return False
    before = scene.parse.tokens[match.first - 1]
    plain = match.entry.plain[0] if match.entry.plain else None
    # "A dramatic surge" is no "dramatic sharp rise" either, nor "growing outrage" a "growing great anger".
    describes = before.upos == "ADJ" or (before.upos == "VERB" and before.dep == "amod")
    doubled = plain is not None and len(plain.words) > 1 and describes and plain.head == len(plain.words) - 1
    return before.upos in {"PROPN", "NOUN"} or before.dep == "compound" or doubled


def _commoner(scene: WordScene, match: Match, before: str) -> str | None:
    """Return the first plain form that is commoner than the hard word, in the word's own form."""
    for plain in match.entry.plain:
        after = written(scene.parse, match, plain)
        if after.startswith("being ") and scene.parse.tokens[match.first].dep == "acl":
            after = after[6:]  # "a head consisting of blades": "made up of"
        if after.lower() == "also" and " also " in scene.parse.text:
            continue
        if (len(plain.words) == 1 or str(plain) == "be still" or plain.words[0] == "very") and said_already(scene, match, {after.lower(), plain.words[-1]}):
            continue  # "the idea sounds like a strange concept" needs no second "idea"
        if after.lower() != before.lower() and min((zipf(word) for word in plain.words if word.isalpha()), default=0.0) > zipf(
            scene.parse.tokens[match.first].lemma.lower()
        ):
            return after
    return None
