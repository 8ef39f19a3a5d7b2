"""A clause with "although", "whereas", "while" or "so" becomes a sentence, and the relation is said in its first words.

Clauses with "if" and "unless" stay: there the two parts only hold together. Causes and times have rules of their own.
Source: UK Government easy read (one idea a sentence); Inclusion Europe, Information for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.draft import Item, Put, Rewriting
from a11y.plain.grammar import SPEECH, is_finite, is_past, subject, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11y.language import Token
    from a11y.plain.draft import Scene

WHY = "One long sentence became two; the first words of the second say how they belong together."
# Deeds that last: with these "while" in front tells the time of the main clause.
_LASTING = frozenset(
    {"wait", "sleep", "sit", "stand", "walk", "drive", "watch", "eat", "travel", "talk", "speak", "stay", "queue", "cook", "swim", "run", "undergo", "recover"}
)


def rewrite(scene: Scene) -> Iterator[Rewriting]:
    """Yield the sentence with one subordinate clause told by itself."""
    parse, root = scene.parse, scene.root
    if scene.words <= scene.profile.long or parse.text.endswith("?") or parse.text.startswith(("This is because", "This was because")):
        return  # within a reason, "even though …" is a part of the reason
    for clause in parse.children(root.index, "advcl"):
        marks = parse.children(clause.index, "mark")
        if len(marks) != 1 or clause.index in scene.quoted or root.index in scene.quoted or not is_finite(parse, clause) or not is_finite(parse, root):
            continue
        own, main = subject(parse, clause), subject(parse, root)
        run = scene.span(clause.index)
        if own is None or main is None or not scene.whole(run) or own.text.lower() in {"who", "which", "that"}:
            continue
        proposal = _front(scene, clause, marks[0], own, main) if clause.index < root.index else _behind(scene, clause, marks[0])
        if proposal:
            yield proposal


def _front(scene: Scene, clause: Token, mark: Token, own: Token, main: Token) -> Rewriting | None:
    parse = scene.parse
    run = trim(scene, scene.span(clause.index))
    if run[0] != mark.index or mark.index != 0 or run[-1] + 1 >= len(parse.tokens) or parse.tokens[run[-1] + 1].text != ",":
        return None
    if clause.upos in {"PRON", "ADV"}:
        return None  # "while we're at it", "while you are here"
    # "Although she won, Ann cried": the pronoun would come before its name.
    if own.upos == "PRON" and main.upos != "PRON" and own.text.lower() in {"he", "she", "they", "it"}:
        return None
    rest = trim(scene, range(run[-1] + 2, scene.last))
    if any(parse.tokens[index].text.lower() == "but" for index in (*run, *rest[:1])):
        return None  # "Because we know her, but he …": what comes after "but" may be the main clause
    word = mark.text.lower()
    link = {"although": "But", "though": "But", "because": "So"}.get(word)
    if word == "while" and own.text.lower() != main.text.lower() and clause.xpos != "VBG" and not (is_past(parse, clause) and is_past(parse, scene.root)):
        # Two deeds in the past may be told as happening at one time; otherwise "while" in front sets them against each other.
        link = "But"
    if word == "while" and (clause.lemma in _LASTING or any(parse.tokens[index].text.lower() == "though" for index in (*run, *rest[:3]))):
        return None
    if link is None or len(run) < 4 or len(rest) < 3:
        return None
    # "While it cuts costs, it also saves time": the second fact is no contrast, and "also" links it.
    adds = word == "while" and any(parse.tokens[index].text.lower() in {"also", "too"} for index in (*rest[:6], rest[-1]))
    return Rewriting((run[1:], rest if adds else (Put(link, (mark.index,)), *rest)), WHY)


def _behind(scene: Scene, clause: Token, mark: Token) -> Rewriting | None:
    parse = scene.parse
    run = trim(scene, [index for index in scene.span(clause.index) if index < scene.last])
    if run and parse.tokens[run[0]].text.lower() == "even" and run[0] + 1 == mark.index and mark.text.lower() == "though":
        run = run[1:]
    if not run or run[0] != mark.index or run[-1] < scene.last - 1 or run[0] < 3 or len(run) < 4:
        return None
    if any(child.lemma in SPEECH and child.index < run[0] for child in parse.children(scene.root.index, "parataxis")):
        return None  # "It will cost jobs, they say, while the cuts will …": they say both
    start = run[0] - 1 if parse.tokens[run[0] - 1].text.lower() == "even" else run[0]
    comma = parse.tokens[start - 1].text in {",", "–", "—"}
    head = trim(scene, range(start))
    word = mark.text.lower()
    link: list[Item] | None = None
    if word in {"although", "though", "whereas"} and comma:
        link = [Put("But", tuple(range(start, run[0] + 1)))]
    elif word == "while" and comma and clause.xpos != "VBG" and clause.lemma not in _LASTING and "had" not in {token.text.lower() for token in parse.tokens}:
        link = []  # it sets one fact beside another, and tells no time
    elif word == "so" and comma and len(run) > 4:
        link = [Put("So", (mark.index,))]
    if link is None:
        return None
    return Rewriting((tuple(head), (*link, *run[1:])), WHY)
