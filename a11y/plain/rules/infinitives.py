"""Two things that somebody plans, wants or can do become two sentences: "They want to mend the roof and paint the hall" → "They want to paint the hall."

What stands between the subject and the first infinitive is said again, so that neither is told as done.
Source: UK Government easy read ("one idea a sentence"); Quirk et al. 1985, 13.51-13.53 (coordination of parts of the predicate).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from a11y.plain.draft import Rewriting
from a11y.plain.grammar import is_finite, subject, trim
from a11y.plain.joints import PAIRED
from a11y.plain.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "Two things in one sentence became two sentences."
# Words in front that hold the two infinitives together, or deny or limit both.
_HOLD = PAIRED | {"not", "n't", "n’t", "never", "no", "only", "too", "enough", "without", "nor", "or", "rather", "instead", "than", "first", "last", "order"}
# "go and see", "try and win", "come and help": the two are one act.
_LIGHT = frozenset({"go", "come", "try", "sit", "stand", "wait", "stop"})
# The longest stretch, in tokens, that is said again.
_LONGEST = 8
# An infinitive that stands for itself has at least so many words.
_LEAST = 3


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence cut before its second infinitive."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.aim or parse.text.endswith("?") or root.index in scene.quoted or not is_finite(parse, root):
        return
    own = subject(parse, root)
    if own is None or own.index > root.index or parse.children(root.index, "conj", "parataxis", "ccomp", "mark"):
        return
    for first in parse.children(root.index, "xcomp", "advcl"):
        for second in parse.children(first.index, "conj"):
            proposal = _cut(scene, own, first, second)
            if proposal:
                yield proposal


def _cut(scene: Scene, own: Token, first: Token, second: Token) -> Rewriting | None:
    parse = scene.parse
    to, joins, tail = parse.tokens[first.index - 1], parse.children(second.index, "cc"), scene.span(second.index)
    if to.text.lower() != "to" or first.xpos != "VB" or second.xpos != "VB" or first.lemma in _LIGHT or len(parse.children(first.index, "conj")) != 1:
        return None
    if not joins or joins[0].text.lower() != "and" or tail[-1] < scene.last - 1 or not scene.whole(tail) or joins[0].index != tail[0]:
        return None
    body = trim(scene, [index for index in tail if joins[0].index < index < scene.last])
    if parse.tokens[body[0]].text.lower() == "to":
        body = body[1:]
    elif any(token.xpos == "VB" and token.dep != "conj" for token in parse.tokens[first.index + 1 : second.index]):
        return None  # "tried to be the one to keep the border and win": whose partner "win" is, nobody says
    elif first.dep.startswith("advcl") and scene.root.xpos in {"VB", "VBP"}:
        return None  # "You can buy a box to keep the bread and throw it away": the main verb may be the partner
    head = trim(scene, range(tail[0]))
    if body[0] != second.index or len(body) < _LEAST or tail[0] - first.index < _LEAST or any(index in scene.quoted for index in (first.index, body[0])):
        return None
    subjects = scene.span(own.index)
    frame = [index for index in range(subjects[-1] + 1, first.index) if parse.tokens[index].text != ","]
    words = [parse.tokens[index] for index in frame]
    if not frame or len(frame) > _LONGEST or frame[-1] - frame[0] != len(frame) - 1 or any(token.index in scene.quoted for token in words):
        return None
    if any(token.text.lower() in _HOLD or token.upos in {"CCONJ", "PUNCT", "NUM"} for token in words):
        return None
    inner = [token.text.lower() for token in parse.tokens[first.index : tail[0]]]
    if body[0] > tail[0] + 1 and any(pair in {("in", "support"), ("in", "response"), ("in", "protest")} for pair in pairwise(inner)):
        return None  # "to send troops in support of the king and to fight": what they are sent for
    if any(token.text == "," for token in parse.tokens[first.index : tail[0] - 1]):
        return None  # "to mend the roof, paint the hall and sell the barn"
    if any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} for token in parse.tokens[first.index : tail[0]]):
        return None  # another verb the second may be the partner of
    name = [own.index] if own.dep == "expl" else renamed(scene, own, head)
    return Rewriting((head, (*name, *frame, *body)), WHY) if name else None
