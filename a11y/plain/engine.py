"""The engine: rounds of structure rules over all sentences of an article at once, each proposal judged on a fresh parse."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11y.language import Parse, lemma, parse_sentences
from a11y.model import Edit
from a11y.plain.doubt import confirmed, doubtful, vouched_for
from a11y.plain.draft import Put, Rewriting, Scene, accounted, written
from a11y.plain.fidelity import GATES, WORD_GATES, Change, fault, words
from a11y.plain.quotations import quoted, tokens_within
from a11y.plain.rules import BY_WORDS, ONCE, RULES
from a11y.plain.sayings import ends_in_its_source
from a11y.plain.wellformed import stands
from a11y.plain.words import WORD_RULES
from a11y.plain.words.code import holds_code
from a11y.plain.words.substitution import Substitution, WordScene, apply, names_in, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11y.plain.levels import Profile
    from a11y.plain.rules import Rule
    from a11y.plain.words import WordRule

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
    forms: tuple[Edit, ...] = ()
    """The words that structure rules put in the place of others ("showing" became "shows")."""
    vouched: bool = False
    """True: both readings of the source have a whole clause, so that a fresh parse of the clause alone may be mistaken."""


@dataclass
class Tally:
    """How often each rule fired, and which gate undid it."""

    fired: Counter[str] = field(default_factory=Counter)
    undone: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(frozen=True)
class Proposal:
    """What one rule would make of one piece."""

    group: int
    piece: Piece
    scene: Scene
    rule: str
    rewriting: Rewriting
    texts: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a refused proposal is known by."""
        return self.rule + "\n" + "\n".join(self.texts)


def restructure(
    pieces: Sequence[Piece], profile: Profile, tally: Tally | None = None, rules: Mapping[str, Rule] = RULES, settled: set[str] | None = None
) -> list[list[Piece]]:
    """Return for each sentence the sentences it becomes, after all rounds.

    `settled` are texts of which every rule has been asked; those of this call are added.
    """
    tally = tally or Tally()
    groups: list[list[Piece]] = [[piece] for piece in pieces]
    settled = set() if settled is None else settled
    for _ in range(ROUNDS):
        work = [(group, piece) for group, found in enumerate(groups) for piece in found if not piece.shut and piece.text not in settled]
        proposals = []
        for (group, piece), parse in zip(work, parse_sentences([piece.text for _, piece in work]), strict=True):
            proposal = next(_proposals(group, piece, parse, profile, rules), None)
            if proposal is None:
                settled.add(piece.text)
            else:
                proposals.append(proposal)
        if not proposals:
            break
        for proposal, (failed, vouched) in zip(proposals, _judged(proposals, rules), strict=True):
            found = groups[proposal.group]
            failed = failed or ("contrast" if _parts_a_contrast(found, proposal) else None)
            if failed:
                tally.undone[proposal.rule, failed] += 1
                after = [replace(proposal.piece, refused=proposal.piece.refused | {proposal.key})]
            else:
                tally.fired[proposal.rule] += 1
                edit = Edit(proposal.rule, proposal.piece.text, " ".join(proposal.texts), proposal.rewriting.why)
                forms = (*proposal.piece.forms, *_forms(proposal.scene.parse, proposal.rewriting, proposal.rule))
                after = [Piece(text, (*proposal.piece.edits, edit), forms=forms, vouched=place in vouched) for place, text in enumerate(proposal.texts)]
            place = found.index(proposal.piece)
            if proposal.rule in _OF_NOUNS and place + 1 < len(found) and found[place + 1].text.startswith(_TAKES_UP):
                after = [after[0], found.pop(place + 1), *after[1:]]  # "This happened in May" stays behind what happened
            found[place : place + 1] = after
    return groups


def _parts_a_contrast(found: Sequence[Piece], proposal: Proposal) -> bool:
    """Return whether a proposal would put "This was …" between a sentence and the one that answers it with "But"."""
    place = found.index(proposal.piece) + 1
    answered = place < len(found) and found[place].text.startswith(("But ", "So "))
    return answered and proposal.texts[-1].startswith(("This ", "These "))


def _proposals(group: int, piece: Piece, parse: Parse, profile: Profile, rules: Mapping[str, Rule]) -> Iterator[Proposal]:
    """Yield the proposals for one sentence that were not refused before, in the order of the rules."""
    scene = Scene(parse, tokens_within(parse, quoted(parse.text)[0]), profile)
    for name, rule in _fitting(scene, rules).items():
        if name in ONCE and any(edit.rule == name for edit in piece.edits):
            continue
        for rewriting in rule(scene):
            if not accounted(parse, rewriting):
                continue
            proposal = Proposal(group, piece, scene, name, rewriting, written(parse, rewriting))
            if proposal.key not in piece.refused and proposal.texts != (parse.text,):
                yield proposal


_NONE: frozenset[int] = frozenset()


def _judged(proposals: Sequence[Proposal], rules: Mapping[str, Rule]) -> list[tuple[str | None, frozenset[int]]]:
    """Return for each proposal the gate that it fails, or None, and the results that stand by the trees of the source.

    The general gates come first, then doubt for those that passed them.
    """
    fresh = iter(parse_sentences([text for proposal in proposals for text in proposal.texts]))
    results = [tuple(next(fresh) for _ in proposal.texts) for proposal in proposals]
    failed = [_failed(proposal.scene.parse, proposal.rewriting, found) for proposal, found in zip(proposals, results, strict=True)]
    open_yet = [place for place, gate in enumerate(failed) if gate in {None, "clause", "root"}]
    vouched = [_NONE] * len(proposals)
    doubted: list[int] = []
    for place in open_yet:
        proposal = proposals[place]
        other = proposal.scene.parse.otherwise
        if failed[place]:
            vouched[place] = vouched_for(proposal.scene.parse, other, proposal.rewriting)
            failed[place] = _failed(proposal.scene.parse, proposal.rewriting, results[place], vouched[place])
        if failed[place] is None and doubtful(proposal.scene, other, rules[proposal.rule], proposal.rewriting, proposal.texts):
            doubted.append(place)
    for place in doubted:
        proposal = proposals[place]
        parse, parts = proposal.scene.parse, results[place]
        if not confirmed(parse, parse.otherwise, proposal.rewriting, parts, [part.otherwise for part in parts]):
            failed[place] = "doubt"
    return list(zip(failed, vouched, strict=True))


def _failed(parse: Parse, rewriting: Rewriting, results: tuple[Parse, ...], vouched: frozenset[int] = _NONE) -> str | None:
    """Return the gate that a proposal fails: the general ones, and whether each result's root is the one its clause had in the source."""
    failed = fault(Change(parse, results, _forms(parse, rewriting, ""), vouched=vouched))
    if failed or in_doubt(parse):
        # The root of a clause that did not parse says nothing.
        return failed
    for place, (clause, result) in enumerate(zip(rewriting.clauses, results, strict=True)):
        if place in vouched or (isinstance(clause[0], Put) and clause[0].text.startswith(_TAKES_UP)):
            continue  # "This was when …": its predicate is new
        own = {item for item in clause if isinstance(item, int)}
        roots = {parse.tokens[index].text.lower() for index in own if parse.tokens[index].head not in own or parse.tokens[index].dep in _PREDICATES}
        root = next(token for token in result.tokens if token.head == token.index)
        if root.text.lower() not in roots and not any(root.text.lower() in item.text.lower() for item in clause if not isinstance(item, int)):
            return "root"
    return None


def _forms(parse: Parse, rewriting: Rewriting, rule: str) -> tuple[Edit, ...]:
    """Return what a rewriting put in the place of source words, as edits."""
    put = [item for clause in rewriting.clauses for item in clause if isinstance(item, Put) and item.instead]
    return tuple(Edit(rule, " ".join(parse.tokens[index].text for index in item.instead), item.text, rewriting.why) for item in put)


def other_words(piece: Piece) -> tuple[Edit, ...]:
    """Return the words of a piece that a structure rule put in the place of other words ("says" for "according to"), not only of another form."""
    here = words(piece.text)
    return tuple(
        form
        for form in dict.fromkeys(piece.forms)
        if set(words(form.after)) <= set(here) and any(not bases & _bases(form.after) for bases in map(_bases, words(form.before)))
    )


def _bases(text: str) -> set[str]:
    return {lemma(word, upos) for word in words(text) for upos in ("VERB", "NOUN", "ADJ")}


def judged(source: Parse, group: Sequence[Piece], results: Sequence[Parse]) -> str | None:
    """Return the gate that all the sentences written for one source sentence fail together, structure and words, or None."""
    forms = dict.fromkeys(edit for piece in group for edit in piece.forms)
    edits = (*forms, *(edit for piece in group for edit in piece.edits if edit.rule not in RULES))
    split = any(edit.rule in RULES for piece in group for edit in piece.edits)
    vouched = frozenset(place for place, piece in enumerate(group) if piece.vouched)
    # New words alone leave the clause as it was, and a source that is no clause stays none.
    gates = [gate for gate in GATES if split or gate != "clause"]
    return fault(Change(source, tuple(results), edits, moved=split, vouched=vouched), gates)


def proven(pieces: Sequence[Piece], groups: Sequence[list[Piece]], tally: Tally | None = None) -> list[list[Piece]]:
    """Return the groups with each change undone that fails a gate as a whole, though every step of it passed."""
    tally = tally or Tally()
    changed = [place for place, (piece, group) in enumerate(zip(pieces, groups, strict=True)) if [found.text for found in group] != [piece.text]]
    parses = iter(parse_sentences([text for place in changed for text in (pieces[place].text, *(piece.text for piece in groups[place]))]))
    found = [list(group) for group in groups]
    for place in changed:
        source, *results = (next(parses) for _ in range(len(groups[place]) + 1))
        failed = judged(source, groups[place], results)
        if failed:
            tally.undone["all together", failed] += 1
            found[place] = [pieces[place]]
    return found


def reword(
    pieces: Sequence[Piece],
    profile: Profile,
    tally: Tally | None = None,
    quoted_whole: frozenset[int] = frozenset(),
    rules: Mapping[str, WordRule] = WORD_RULES,
) -> list[Piece]:
    """Return the pieces in reading order with plain words for hard ones; a sentence whose new words fail a gate keeps its old ones.

    `quoted_whole` are the places of pieces that stand inside a quotation which began earlier: nothing in them changes, nor in a line of
    program code or of a table.
    """
    tally = tally or Tally()
    article = spaced(" ".join(piece.text for piece in pieces))
    # The sentences before they were cut: a capital that opens a part of one may have stood inside it ("and Innate shares fell").
    names = names_in(dict.fromkeys(piece.edits[0].before if piece.edits else piece.text for piece in pieces))
    opened: set[str] = set()
    found = []
    for place, (piece, parse) in enumerate(zip(pieces, parse_sentences([piece.text for piece in pieces]), strict=True)):
        if place in quoted_whole or holds_code(piece.text):
            found.append(piece)
            continue
        scene = WordScene(parse, tokens_within(parse, quoted(parse.text)[0]), profile, article, names, opened)
        found.append(_reworded(piece, scene, tally, rules))
    return found


def _reworded(piece: Piece, scene: WordScene, tally: Tally, rules: Mapping[str, WordRule]) -> Piece:
    """Return a piece with every word rule applied that no gate forbids; when all together fail, one by one."""
    parse = scene.parse
    changes: list[Substitution] = []
    taken: set[int] = set()
    for rule in rules.values():
        for change in rule(scene):
            places = set(range(change.first, change.last + 1))
            if not places & taken:
                changes.append(change)
                taken |= places
    changes = _allowed(parse, changes, tally)
    if not changes:
        return piece
    for change in changes:
        tally.fired[change.rule] += 1
    edits = tuple(_edit(parse, change) for change in sorted(changes, key=lambda change: change.first))
    return replace(piece, text=apply(parse, changes), edits=(*piece.edits, *edits))


def _allowed(parse: Parse, changes: list[Substitution], tally: Tally) -> list[Substitution]:
    if not changes or _words_fault(parse, changes) is None:
        return changes
    kept: list[Substitution] = []
    for change in changes:
        failed = _words_fault(parse, [*kept, change])
        if failed:
            tally.undone[change.rule, failed] += 1
        else:
            kept.append(change)
    return kept


def _words_fault(parse: Parse, changes: list[Substitution]) -> str | None:
    result = Parse(apply(parse, changes), ())
    return fault(Change(parse, (result,), tuple(_edit(parse, change) for change in changes), moved=False), WORD_GATES)


def _edit(parse: Parse, change: Substitution) -> Edit:
    return Edit(change.rule, parse.text[parse.tokens[change.first].start : parse.tokens[change.last].end], change.text, change.why)


# What opens a sentence about a whole clause before it.
_TAKES_UP = ("This was", "This is", "This will", "This has", "This happened", "This comes")
# Rules that tell more of a noun in a sentence after the one that has it.
_OF_NOUNS = frozenset({"age", "apposition", "bracket", "defining", "examples", "reduced", "relative"})
# A sentence that opens so holds one clause, whatever is joined in it: "This is because the road is wet and the lamps are old."
_ONE_CLAUSE = re.compile(r"This (?:was|is|comes|happened|will be) (?:after|as|because|before|when)\b(?!.*, (?:and|but) )")
_CUT_AT_JOINTS = frozenset({"coordination", "joined", "predicates"})
# Rules whose first sentence would lose the source at the end: "…, the ministry alleged" (attribution moves it to the front first).
_CUT_FROM_A_SOURCE = _CUT_AT_JOINTS | {"absolute", "cause", "concession", "means", "participle", "purpose", "subordinate"}
# Relations whose dependent can become the root of a sentence of its own.
_PREDICATES = frozenset({"root", "conj", "acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "ccomp", "xcomp"})


def _fitting(scene: Scene, rules: Mapping[str, Rule]) -> Mapping[str, Rule]:
    """Return the rules that may look at a parse: none at a fragment, only those that go by the words when the clause did not parse."""
    parse = scene.parse
    if not in_doubt(parse) and _ONE_CLAUSE.match(parse.text):
        return {name: rule for name, rule in rules.items() if name not in _CUT_AT_JOINTS}
    if not in_doubt(parse):
        return rules if not ends_in_its_source(scene) else {name: rule for name, rule in rules.items() if name not in _CUT_FROM_A_SOURCE}
    return {} if _fragment(parse) else {name: rule for name, rule in rules.items() if name in BY_WORDS}


def in_doubt(parse: Parse) -> bool:
    """Return whether a parse looks unsure: no whole clause, title case, marks that do not pair, or hardly any words."""
    return _fragment(parse) or not stands(parse) or sum(token.dep == "dep" for token in parse.tokens) > 1


def _fragment(parse: Parse) -> bool:
    """Return whether a text is no running sentence: a few words, a headline in title case, or marks that do not pair."""
    letters = [token for token in parse.tokens if token.upos != "PUNCT"]
    if len(letters) < 4:
        return True
    capitals = sum(1 for token in letters if token.text[:1].isupper())
    text = parse.text
    unpaired = text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")")
    return bool(unpaired) or _LEFT_OPEN.search(text) is not None or capitals > 0.6 * len(letters)


# A single quotation mark that opens and is not closed: "She said: 'The bridge is old" (the quotation runs on).
_LEFT_OPEN = re.compile(r"[:\s]['‘](?=[A-Z])(?!.*(?:[.,!?…]['’]|['’](?:[\s.,;:!?]|$)))")
