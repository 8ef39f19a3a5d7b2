"""The engine: rounds of structure rules over all sentences of an article at once, each proposal judged on a fresh parse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11y.language import parse_sentences
from a11y.model import Edit
from a11y.plain.draft import Rewriting, Scene, accounted, write
from a11y.plain.fidelity import Change, fault, stands
from a11y.plain.quotations import quoted, tokens_within
from a11y.plain.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11y.language import Parse
    from a11y.plain.levels import Profile

# A sentence of sixty words needs about six cuts; more rounds than this would mean a rule that feeds itself.
ROUNDS = 9


@dataclass(frozen=True)
class Piece:
    """One sentence in the making: its text, its recorded changes, and the proposals already refused."""

    text: str
    edits: tuple[Edit, ...] = ()
    shut: bool = False
    """True: no structure rule may touch it (it runs on inside a quotation, or its parse is in doubt)."""
    refused: frozenset[str] = frozenset()


@dataclass
class Tally:
    """How often each rule fired, and which gate undid it."""

    fired: Counter[str] = field(default_factory=Counter)
    undone: Counter[tuple[str, str]] = field(default_factory=Counter)


def restructure(pieces: Sequence[Piece], profile: Profile, tally: Tally | None = None) -> list[list[Piece]]:
    """Return for each sentence the sentences it becomes, after all rounds."""
    tally = tally or Tally()
    groups: list[list[Piece]] = [[piece] for piece in pieces]
    settled: set[tuple[int, str]] = set()
    for _ in range(ROUNDS):
        work = []
        for group, found in enumerate(groups):
            for piece in found:
                if piece.shut or (group, piece.text) in settled:
                    continue
                work.append((group, piece))
        if not work:
            break
        proposals: list[tuple[int, Piece, Parse, str, Rewriting, tuple[str, ...]]] = []
        for (group, piece), parse in zip(work, parse_sentences([piece.text for _, piece in work]), strict=True):
            found_one = None if in_doubt(parse) else next(_proposals(piece, parse, profile), None)
            if found_one is None:
                settled.add((group, piece.text))
            else:
                proposals.append((group, piece, parse, *found_one))
        if not proposals:
            break
        fresh = iter(parse_sentences([text for proposal in proposals for text in proposal[5]]))
        for group, piece, parse, name, rewriting, texts in proposals:
            results = tuple(next(fresh) for _ in texts)
            failed = _failed(parse, rewriting, results)
            if failed:
                tally.undone[name, failed] += 1
                after = [replace(piece, refused=piece.refused | {_key(name, texts)})]
            else:
                tally.fired[name] += 1
                edit = Edit(name, piece.text, " ".join(texts), rewriting.why)
                after = [Piece(text, (*piece.edits, edit)) for text in texts]
            place = groups[group].index(piece)
            groups[group][place : place + 1] = after
    return groups


def _key(name: str, texts: Sequence[str]) -> str:
    return name + "\n" + "\n".join(texts)


def _proposals(piece: Piece, parse: Parse, profile: Profile) -> Iterator[tuple[str, Rewriting, tuple[str, ...]]]:
    """Yield the proposals for one sentence that were not refused before, in the order of the rules."""
    scene = Scene(parse, tokens_within(parse, quoted(parse.text)[0]), profile)
    end = parse.text[-1] if parse.text[-1] in "!?" else "."
    for name, rule in RULES.items():
        for rewriting in rule(scene):
            if not accounted(parse, rewriting):
                continue
            texts = tuple(write(parse, clause, end) for clause in rewriting.clauses)
            if _key(name, texts) not in piece.refused and texts != (parse.text,):
                yield name, rewriting, texts


def _failed(parse: Parse, rewriting: Rewriting, results: tuple[Parse, ...]) -> str | None:
    """Return the gate that a proposal fails: the general ones, and whether each result's root is the one its clause had in the source."""
    failed = fault(Change(parse, results))
    if failed:
        return failed
    for clause, result in zip(rewriting.clauses, results, strict=True):
        own = {item for item in clause if isinstance(item, int)}
        roots = {parse.tokens[index].text.lower() for index in own if parse.tokens[index].head not in own or parse.tokens[index].dep in _PREDICATES}
        root = next(token for token in result.tokens if token.head == token.index)
        if root.text.lower() not in roots and not any(root.text.lower() in item.text.lower() for item in clause if not isinstance(item, int)):
            return "root"
    return None


# Relations whose dependent can become the root of a sentence of its own.
_PREDICATES = frozenset({"root", "conj", "acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "ccomp", "xcomp"})


def in_doubt(parse: Parse) -> bool:
    """Return whether a parse looks unsure: no whole clause, title case, marks that do not pair, or hardly any words."""
    letters = [token for token in parse.tokens if token.upos != "PUNCT"]
    if len(letters) < 4 or not stands(parse):
        return True
    capitals = sum(1 for token in letters if token.text[:1].isupper())
    text = parse.text
    unpaired = text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")")
    return bool(unpaired) or capitals > 0.6 * len(letters) or sum(token.dep == "dep" for token in parse.tokens) > 1
