"""What somebody said with a deed becomes a sentence: "The mayor closed the bridge, saying that it was unsafe" → "The mayor said that it was unsafe."

So too "…, calling it “a disgrace”", "…, citing the cost". It goes by the words: a comma, and a verb of speech in "-ing" up to the sentence's end.
Source: Inclusion Europe, Information for all (one idea a sentence); Quirk et al. 1985, 15.56-15.62 (the attachment rule: its doer is the main subject).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.language import inflect
from a11y.plain.asides import called
from a11y.plain.doers import acts
from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import SPEECH, be, is_dated, is_finite, is_plural, subject, trim
from a11y.plain.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "What somebody says got a sentence of its own, with its speaker."
# Verbs of speech, and verbs by which a speaker judges or names something; not those that also tell of a deed without words ("pointing", "posting").
_SAYS = (SPEECH - {"continue", "point", "observe", "post", "note", "write", "cry", "whisper"}) | frozenset(
    ["accuse", "blame", "brand", "call", "cite", "condemn", "criticise", "criticize", "denounce", "describe", "dub", "hail", "label", "note", "praise",
     "refer", "urge", "vow"]
)  # fmt: skip
# After these verbs somebody else may be the one who speaks: "he saw his father, saying …".
_OF_OTHERS = frozenset(
    ["hear", "see", "watch", "remember", "recall", "film", "show", "find", "catch", "quote", "cite", "receive", "get", "read", "feature", "depict"]
)  # fmt: skip
_TEXTS = frozenset(
    ["advert", "article", "banner", "caption", "card", "clause", "comment", "email", "graffiti", "headline", "law", "leaflet", "letter", "line", "memo",
     "message", "notice", "paper", "placard", "poster", "report", "rule", "sign", "slogan", "song", "sticker", "story", "study", "text", "video", "voice"]
)  # fmt: skip
# What somebody who has said something says besides: whoever else is in what was said does not say it.
_MORE = frozenset({"add", "note", "stress"})
_UNREAL = frozenset({"if", "unless", "whether", "never", "without", "instead", "not", "n't", "n’t", "to"})
_SHORTEST = 3
# What somebody does by what they say, and not after it: "He said it was late, referring to the ferry" is "He was referring to the ferry."
MEANWHILE = frozenset({"refer", "comment", "allude", "respond", "react", "reply"})


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with its closing clause of saying told after it."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.aim or parse.text.endswith(("?", "!")) or root.index in scene.quoted or not is_finite(parse, root):
        return
    own = subject(parse, root)
    if any(token.text.lower() == "according" and token.index not in scene.quoted for token in parse.tokens):
        return  # who vouches for the main clause vouches for this
    if own is None or own.index > root.index or own.dep == "nsubj:pass" or parse.children(root.index, "aux:pass", "mark", "cop") or not acts(parse, own):
        return
    for comma in range(scene.last - _SHORTEST - 1, root.index, -1):
        if parse.tokens[comma].text not in {",", "–", "—"} or comma in scene.quoted:
            continue
        verb = parse.tokens[comma + 1]
        if verb.xpos == "VBG" and verb.lemma in _SAYS and verb.index not in scene.quoted:
            proposal = _told(scene, own, comma, verb)
            if proposal:
                yield proposal
            return


def _told(scene: Scene, own: Token, comma: int, verb: Token) -> Rewriting | None:
    parse, root = scene.parse, scene.root
    head, run = trim(scene, range(comma)), trim(scene, range(verb.index, scene.last))
    if verb.lemma == "add" and parse.tokens[verb.index + 1].text.lower() == "to":
        return None  # "said that 21 were ill, adding to the many cases": the ill do
    if (head[-1] == root.index and verb.lemma in {"cite", "invoke", "quote"}) or any(
        parse.tokens[index].text == "," and parse.tokens[index + 1].text.lower() == "that" for index in run[:-1]
    ):
        return None  # "claimed, citing the law, that he may": what is claimed is still to come
    form, name = _form(scene, own, verb), called(scene, own) or renamed(scene, own, head)
    if own.upos == "PROPN" and name and isinstance(name[0], Put) and not parse.children(own.index, "conj"):
        return None  # "they", for a name that looks like a plural
    if form is None or name is None or root.lemma in _OF_OTHERS or parse.tokens[head[-1]].lemma in _TEXTS or parse.tokens[verb.index + 1].text == ",":
        return None
    more = root.lemma in SPEECH and verb.lemma in _MORE and not any(parse.tokens[index].lemma in _SAYS for index in head if index > root.index)
    if len(run) < _SHORTEST or (not more and any(_someone_else(scene, own, index) for index in head)):
        return None
    following = parse.tokens[verb.index + 1]
    if following.text.lower() == "that" and parse.tokens[following.index + 1].xpos in {"VBZ", "VBD", "MD", "VBP"}:
        return None  # "arguing that harms the town": "that" is what the deed is
    if following.text.lower() == "they" and is_plural(parse, own) and any(_several(scene, own, index) for index in head):
        return None  # "the states taxed the cars, saying they are …": the cars are
    if any(parse.tokens[index].text.lower() in _UNREAL for index in (*range(own.index, root.index), comma - 1)):
        return None
    if any(parse.tokens[index].text == "," and parse.tokens[index + 1].text.lower() in _OF_THE_DEED for index in run[:-1]):
        return None
    if any(parse.tokens[index].upos == "VERB" and parse.tokens[index].xpos in {"VBD", "VBN"} and parse.tokens[index - 1].upos == "CCONJ" for index in run[1:]):
        return None  # "repeated it, saying that he was watched and warned them": the last verb may be the main subject's
    second = next((child for child in parse.children(verb.index, "conj") if child.xpos == "VBG"), None)
    if second is not None and parse.tokens[second.index - 1].text.lower() in {"either", "both", "or"}:
        return None  # "adding that it led to people either running or even fighting"
    rest: list[Item] = list(run[1:])
    if second is not None and any(parse.tokens[index].text == "," and parse.tokens[index + 1].xpos == "VBG" for index in run if index < second.index - 1):
        return None  # "calling it a gift, praising the mayor and asking for more": a list of three
    if second is not None:
        place = rest.index(second.index)
        rest[place : place + 1] = _form(scene, own, second) or [second.index]
    elif any(_may_be_participle(scene, index) and _is_joined(scene, index) for index in run[1:]):
        return None  # "saying that it was safe and calling it a gift": two, one of them unseen
    return Rewriting((head, (*name, *form, *rest)), WHY, by_words=True)


def _several(scene: Scene, own: Token, index: int) -> bool:
    """Return whether a word is a plural noun behind the subject, which "they" may mean."""
    token = scene.parse.tokens[index]
    return token.index > scene.root.index and token.xpos in {"NNS", "NNPS"} and token.upos in {"NOUN", "PROPN"} and token.head != own.index


def _may_be_participle(scene: Scene, index: int) -> bool:
    token, after = scene.parse.tokens[index], scene.parse.tokens[min(index + 1, len(scene.parse.tokens) - 1)]
    return token.xpos == "VBG" or (token.text.endswith("ing") and after.text.lower() in {"to", "that", "it", "them", "him", "her"})


def _is_joined(scene: Scene, index: int) -> bool:
    """Return whether "and" stands before a word, adverbs between them aside."""
    before = next((token for token in reversed(scene.parse.tokens[:index]) if token.upos != "ADV"), None)
    return before is not None and before.upos == "CCONJ"


# A clause of time at the end may be the deed's.
_OF_THE_DEED = frozenset({"after", "before", "when", "while", "as", "until", "despite"})


def _someone_else(scene: Scene, own: Token, index: int) -> bool:
    """Return whether a word in the main clause is another who may be the speaker: the subject of another clause that can speak."""
    token = scene.parse.tokens[index]
    if index == own.index or index in scene.quoted or not token.dep.startswith("nsubj"):
        return False
    return acts(scene.parse, token) or token.text.lower() in {"who", "that"}


def _form(scene: Scene, own: Token, verb: Token) -> list[Item] | None:
    """Return the participle as a finite verb in the time of the main clause."""
    parse, root = scene.parse, scene.root
    helpers = parse.children(root.index, "aux")
    first = helpers[0] if helpers else root
    plural = is_plural(parse, own) or first.text.lower() == "have" or own.text.lower() in {"i", "you", "we", "they"}
    if any(helper.xpos == "MD" for helper in helpers):
        return None
    if verb.lemma in MEANWHILE and root.lemma in SPEECH and first.xpos == "VBD" and not helpers:
        return [Put(be(past=True, plural=plural)), verb.index]
    if first.text.lower() == "had" and helpers:
        return [Put("had"), Put(inflect(verb.lemma, "VBN"), (verb.index,))]
    if first.xpos == "VBD":
        return [Put(inflect(verb.lemma, "VBD"), (verb.index,))]
    if first.lemma == "have" and helpers:
        if is_dated(parse, verb):
            return [Put(inflect(verb.lemma, "VBD"), (verb.index,))]  # "arguing last week that …": she "argued" it then
        return [Put("have" if plural else "has"), Put(inflect(verb.lemma, "VBN"), (verb.index,))]
    if first.xpos in {"VBZ", "VBP"}:
        return [Put(inflect(verb.lemma, "VBP" if first.xpos == "VBP" else "VBZ"), (verb.index,))] if not helpers else None
    return None
