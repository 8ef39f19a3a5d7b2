"""A plain or easy version from the original one: structure first, then words, then the whole put back into its blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from a11y import walk
from a11y.language import parse_sentences
from a11y.model import LeftOut, Notice, Sentence, Version
from a11y.plain.engine import Piece, Tally, in_doubt, other_words, proven, restructure, reword
from a11y.plain.explaining import terms
from a11y.plain.given import as_given
from a11y.plain.levels import LEVELS
from a11y.plain.quotations import goes_on, inside, quoted
from a11y.plain.spans import carried
from a11y.plain.summary import in_short
from a11y.plain.words import TITLE_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import GivenSentence

_PREFIX = {"plain": "p", "easy": "e"}
# Blocks whose sentences are whole sentences of the story; the others are labels and are left as they are.
_RUNNING = frozenset({"paragraph", "list", "figure"})


def simplify(
    original: Version, level: Literal["plain", "easy"], *, given: Sequence[GivenSentence] = (), extras: bool = True, tally: Tally | None = None
) -> Version:
    """Return the version of an article at a level; text that is not English comes back as it is, with a notice.

    `given` are sentences of this level that a person wrote or approved: they stand in place of ours. `extras` adds the "In short" and the
    glossary. `tally`, when given, counts the rules that fired and the gates that undid them.
    """
    sentences = list(walk.sentences(original))
    english = original.language.split("-")[0].lower() == "en"
    written: dict[str, tuple[Sentence, ...]] = {sentence.id: (sentence,) for sentence in sentences}
    left_out: tuple[LeftOut, ...] = ()
    notices = original.notices
    shut = _shut(original)
    if english:
        groups = _rewritten(sentences, shut, _titles(original), level, tally or Tally())
        written = {sentence.id: _sentences(sentence, group) for sentence, group in zip(sentences, groups, strict=True)}
        left_out = _left_out(sentences, groups)
    else:
        why = f"The text is in another language ({original.language}). Only English can be made simpler, so it was left as it is."
        notices = (*notices, Notice("not simplified", why))
    gifts = {gift.original: gift for gift in given if gift.level == level}
    persons = {sentence.id: as_given(sentence, written[sentence.id], gifts[sentence.text]) for sentence in sentences if sentence.text in gifts}
    written |= persons
    version = Version(
        level=level,
        language=original.language,
        title=_flat(original.title, written),
        standfirst=_flat(original.standfirst, written),
        blocks=tuple(replace(block, parts=tuple(_flat(part, written) for part in block.parts)) for block in original.blocks),
        left_out=tuple(row for row in left_out if row.source not in persons),
        notices=notices,
    )
    version = _numbered(version, level)
    if not extras or not english:
        return version
    return replace(version, in_short=in_short(version, frozenset(shut)) if level == "easy" else (), glossary=terms(version))


# Plain words may open a way for a rule, and that for a word; then nothing is left to do.
_PASSES = 4


def _rewritten(sentences: list[Sentence], shut: set[str], titles: set[str], level: Literal["plain", "easy"], tally: Tally) -> list[list[Piece]]:
    """Return what each sentence becomes: structure and words in turn until neither changes anything, so that a second pass would change nothing.

    Table cells, block quotations and sentences that run on inside a quotation keep their words; so do titles that are no whole sentence.
    """
    pieces = [Piece(sentence.text, shut=sentence.id in shut) for sentence in sentences]
    groups = [[piece] for piece in pieces]
    settled: set[str] = set()
    for _ in range(_PASSES):
        before = [[piece.text for piece in group] for group in groups]
        flat = [piece for group in groups for piece in group]
        split = iter(restructure(flat, LEVELS[level], tally, settled=settled))
        groups = [[piece for _ in group for piece in next(split)] for group in groups]
        flat = [piece for group in groups for piece in group]
        owners = [sentence.id for sentence, group in zip(sentences, groups, strict=True) for _ in group]
        still = frozenset(place for place, owner in enumerate(owners) if owner in shut)
        new = iter(_titled(reword(flat, LEVELS[level], tally, still), [place for place in still if owners[place] in titles], level, tally))
        groups = [[next(new) for _ in group] for group in groups]
        if before == [[piece.text for piece in group] for group in groups]:
            break
    return proven(pieces, groups, tally)


def _titled(pieces: list[Piece], places: list[int], level: Literal["plain", "easy"], tally: Tally) -> list[Piece]:
    """Return the pieces with plain words in the titles at `places`, where a title parses as a whole sentence ("Council vows to purchase the mill")."""
    parses = parse_sentences([pieces[place].text for place in places])
    sure = [place for place, parse in zip(places, parses, strict=True) if not in_doubt(parse)]
    plain = dict(zip(sure, reword([pieces[place] for place in sure], LEVELS[level], tally, rules=TITLE_RULES), strict=True))
    return [plain.get(place, piece) for place, piece in enumerate(pieces)]


def _titles(version: Version) -> set[str]:
    """Return the ids of the sentences of the title and of headings."""
    headings = (sentence for block in version.blocks if block.kind == "heading" for part in block.parts for sentence in part)
    return {sentence.id for sentence in (*version.title, *headings)}


def _labels(version: Version) -> set[str]:
    """Return the ids of the sentences that are titles, headings, block quotations or table cells."""
    found = {sentence.id for sentence in version.title}
    return found | {sentence.id for block in version.blocks if block.kind not in _RUNNING for part in block.parts for sentence in part}


def _left_out(sentences: list[Sentence], groups: list[list[Piece]]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(sentence.id, edit.before, edit.why)
        for sentence, group in zip(sentences, groups, strict=True)
        for edit in dict.fromkeys(edit for piece in group for edit in piece.edits)
        if not edit.after
    )


def _sentences(source: Sentence, group: list[Piece]) -> tuple[Sentence, ...]:
    return carried(source, tuple(Sentence("", piece.text, (source.id,), (*piece.edits, *other_words(piece))) for piece in group))


def _flat(part: tuple[Sentence, ...], written: dict[str, tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    return tuple(sentence for source in part for sentence in written[source.id])


def _numbered(version: Version, level: str) -> Version:
    """Return the version with sentence ids in reading order; a sentence that names no source stands for the one whose id it had."""
    numbers = iter(range(1, 1_000_000))

    def each(sentence: Sentence) -> Sentence:
        return replace(sentence, id=f"{_PREFIX[level]}{next(numbers)}", sources=sentence.sources or (sentence.id,))

    return walk.rewrite(version, each)


def _shut(version: Version) -> set[str]:
    """Return the ids of the sentences that no structure rule may touch: titles, labels, and what runs on inside a quotation."""
    found = _labels(version)
    is_open = ""
    for block in version.blocks:
        if block.kind == "paragraph":
            for part in block.parts:
                texts = [sentence.text for sentence in part]
                if is_open and not (part and goes_on(" ".join(texts), is_open)):
                    is_open = ""
                found |= {sentence.id for sentence, crossing in zip(part, inside(texts, is_open=is_open), strict=True) if crossing}
                is_open = quoted(" ".join(texts), is_open=is_open)[1]
    return found
