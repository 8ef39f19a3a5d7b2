"""Where an aside ends: whether its run of words took along something that belongs to the sentence around it.

Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 17.65-17.68 (what may follow an apposition).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11y.plain.grammar import within_aside

if TYPE_CHECKING:
    from a11y.language import Token
    from a11y.plain.draft import Scene

_DASHES = frozenset({"–", "—", "-"})


def runs_over(scene: Scene, noun: Token, run: tuple[int, ...]) -> bool:
    """Return whether a run about a noun ends too late, or leaves behind what it cannot do without."""
    tokens = scene.parse.tokens
    following = tokens[min(run[-1] + 2, len(tokens) - 1)] if run[-1] + 1 < scene.last else None
    if any(_another(scene, run, index) for index in run[1:-1]):
        return True
    if following is None:
        return False
    if following.upos == "PROPN" and following.text.endswith(".") and tokens[run[-1]].upos == "PROPN":
        return True  # "from Hill County, Ga. went"
    in_place = tokens[run[-1]].upos == "PROPN" and tokens[run[-1] - 1].text == ","
    if in_place and following.upos in {"ADP", "ADV"} and noun.index >= scene.root.index:
        return True  # "a pastor in Norton, Kent, just outside London"
    return tokens[run[-1] + 1].text in _DASHES and within_aside(scene, noun, run[-1])  # "his aide, Ann Lee – who … – sent": a comma has to stay


def _another(scene: Scene, run: tuple[int, ...], index: int) -> bool:
    """Return whether another name begins at a comma of a run: "…, and Hull FC, a club", "…, Ray, 41,"."""
    tokens = scene.parse.tokens
    if tokens[index].text != ",":
        return False
    joined = tokens[index + 1].text.lower() == "and"
    begin = end = index + 2 if joined else index + 1
    while end <= run[-1] and tokens[end].upos == "PROPN":
        end += 1
    if end == begin or end >= len(tokens) or tokens[end].text != ",":
        return False
    return joined or (tokens[index - 1].upos == "NOUN" and end <= run[-1] and tokens[end + 1].upos == "NUM")


def goes_back(scene: Scene, run: tuple[int, ...]) -> bool:
    """Return whether the end of the clause may belong to the sentence around it.

    A phrase behind a comma ("it has a port that takes ships, along with a dock"), a second thing ("a module that cleans water and a pump"), a condition
    ("it goes to funds named for this if it is sold"), a second deed ("they chose people who were keen and formed groups"), what they are to do ("it helps
    people who are poor to rest"), where it was done ("he showed a film praising the king in the hall"), a pronoun for a noun before the clause ("a
    vaccine holds a germ that may harm those who get it").
    """
    tokens = scene.parse.tokens
    inside = [tokens[index] for index in run]
    verbs = [token for token in inside if token.xpos in {"VBZ", "VBP"}]
    if any(token.xpos != verbs[0].xpos and tokens[token.index - 1].text.lower() in {"and", "but"} for token in verbs):
        return True  # "She backs rules that have helped and has set out …"
    pronoun = next((token for token in inside if token.text.lower() in {"it", "them", "they"}), None)
    if pronoun is not None:
        meant = {"NN", "NNP"} if pronoun.text.lower() == "it" else {"NNS", "NNPS"}
        if not any(token.xpos in meant for token in inside if token.index < pronoun.index):
            return True
    for index in run[1:-1]:
        low, then = tokens[index].text.lower(), tokens[index + 1].text.lower()
        if (low == "," and then in _ADDING) or (low in {"and", "or"} and then in {"a", "an", "another", "the"}) or low in {"if", "unless", "until"}:
            return True
        if low == "when" and tokens[index - 1].upos == "NOUN" and scene.root.xpos == "VBG":
            return True  # "He was visiting a mill that serves as a school when he fell"
        if low == "and" and scene.root.xpos == "VBD" and tokens[index + 1].xpos in {"VBD", "VBN"}:
            return True
        if low == "to" and tokens[index + 1].xpos == "VB" and scene.root.lemma in _TO_DO:
            return True
        placed = low in _WHERE and tokens[index - 1].upos in {"NOUN", "PROPN"} and not any(token.upos == "ADP" for token in tokens[run[1] : index])
        if placed and tokens[run[0]].xpos == "VBG" and scene.root.xpos == "VBD":
            return True
        if low == "and" and tokens[run[0]].xpos == "VBG" and tokens[index + 1].xpos in {"VBN", "VBD"}:
            return True
        if (low == "while" and tokens[index + 1].xpos == "VBG") or (low == "with" and scene.root.lemma in _GIVING):
            return True
    return False


_WHERE = frozenset({"at", "during", "in"})
# "They presented guests who were late with a map", "It banned shops seen as dear while ignoring others".
_GIVING = frozenset({"compare", "confront", "credit", "equip", "fill", "pair", "present", "provide", "replace", "supply", "treat"})
_TO_DO = frozenset(
    {"allow", "ask", "convince", "enable", "encourage", "force", "get", "help", "invite", "lead", "let", "order", "persuade", "teach", "tell", "urge"}
)
_ADDING = frozenset({"along", "together", "with", "as", "plus", "including", "such", "like", "from", "among"})
