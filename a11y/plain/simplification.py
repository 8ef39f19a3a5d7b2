"""A plain or easy version from the original one: structure first, then words, then the whole put back into its blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from a11y import walk
from a11y.language import DATELINE, parse_sentences
from a11y.model import LeftOut, Notice, Sentence, Version
from a11y.plain.engine import Piece, Tally, in_doubt, other_words, proven, restructure, reword
from a11y.plain.explaining import terms
from a11y.plain.given import as_given
from a11y.plain.levels import LEVELS
from a11y.plain.listing import listed
from a11y.plain.overtures import overtures
from a11y.plain.pauses import paused
from a11y.plain.quotations import inside
from a11y.plain.spans import carried
from a11y.plain.speeches import paragraphs, speeches
from a11y.plain.summary import in_short
from a11y.plain.words import TITLE_RULES
from a11y.plain.words.code import holds_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11y.model import GivenSentence
    from a11y.plain.speeches import Speech

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
    gifts = {gift.original: gift for gift in given if gift.level == level}
    if english:
        said = [speech for speech in speeches(original, LEVELS[level], tally) if _stays_ours(speech, gifts.get(speech.first.text))]
        running = [sentence.text for sentence in sentences if sentence.id in shut and not holds_code(sentence.text)]
        first = overtures([text for text in running if text not in gifts], LEVELS[level], tally)
        sent_from = {sentence.id: found[0] for sentence in sentences if sentence.id not in shut and (found := DATELINE.match(sentence.text))}
        groups = _rewritten(_pieces(sentences, shut, said, first, sent_from), _titles(original), level, tally or Tally())
        for place, dateline in sent_from.items():
            groups[place][0] = replace(groups[place][0], text=dateline + groups[place][0].text)
        written = {sentence.id: _sentences(sentence, groups[sentence.id]) for sentence in sentences}
        for speech in said:
            written |= _shared(speech, written)
        left_out = _left_out(sentences, groups)
    else:
        why = f"The text is in another language ({original.language}). Only English can be made simpler, so it was left as it is."
        notices = (*notices, Notice("not simplified", why))
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
    if level == "easy" and english:
        version = paused(listed(version, LEVELS[level]), LEVELS[level])
    if not extras or not english:
        return version
    return replace(version, in_short=in_short(version, frozenset(shut)) if level == "easy" else (), glossary=terms(version))


# Plain words may open a way for a rule, and that for a word; then nothing is left to do.
_PASSES = 4


def _pieces(
    sentences: list[Sentence], shut: set[str], said: list[Speech], first: dict[str, tuple[Piece, ...]], sent_from: dict[str, str]
) -> list[tuple[str, Piece]]:
    """Return what each sentence begins as, with its id: itself, or what telling of the speaker `first` or moving the speaker in front makes of it.

    A dateline is no part of the clause that it stands before: those `sent_from` somewhere begin without theirs.
    """
    moved = {speech.first.id: (speech.opening,) for speech in said} | {speech.last.id: speech.closing for speech in said}
    told = {sentence.id: first[sentence.text] for sentence in sentences if sentence.id in shut and sentence.text in first}
    return [
        (sentence.id, piece) for sentence in sentences for piece in (told | moved).get(sentence.id, (_piece(sentence, shut, sent_from.get(sentence.id, "")),))
    ]


def _piece(sentence: Sentence, shut: set[str], dateline: str) -> Piece:
    return Piece(sentence.text.removeprefix(dateline), shut=sentence.id in shut or holds_code(sentence.text))


def _rewritten(owned: list[tuple[str, Piece]], titles: set[str], level: Literal["plain", "easy"], tally: Tally) -> dict[str, list[Piece]]:
    """Return what each sentence becomes: structure and words in turn until neither changes anything, so that a second pass would change nothing.

    Table cells, block quotations and sentences that run on inside a quotation keep their words; so do titles that are no whole sentence.
    """
    pieces = [piece for _, piece in owned]
    groups = [[piece] for piece in pieces]
    settled: set[str] = set()
    for _ in range(_PASSES):
        before = [[piece.text for piece in group] for group in groups]
        flat = [piece for group in groups for piece in group]
        split = iter(restructure(flat, LEVELS[level], tally, settled=settled))
        groups = [[piece for _ in group for piece in next(split)] for group in groups]
        flat = [piece for group in groups for piece in group]
        owners = [owner for (owner, _), group in zip(owned, groups, strict=True) for _ in group]
        still = frozenset(place for place, piece in enumerate(flat) if piece.shut)
        new = iter(_titled(reword(flat, LEVELS[level], tally, still), [place for place in still if owners[place] in titles], level, tally))
        groups = [[next(new) for _ in group] for group in groups]
        if before == [[piece.text for piece in group] for group in groups]:
            break
    found: dict[str, list[Piece]] = {}
    for (owner, _), group in zip(owned, proven(pieces, groups, tally), strict=True):
        found.setdefault(owner, []).extend(group)
    return found


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


def _left_out(sentences: list[Sentence], groups: dict[str, list[Piece]]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(sentence.id, edit.before, edit.why)
        for sentence in sentences
        for edit in dict.fromkeys(edit for piece in groups[sentence.id] for edit in piece.edits)
        if not edit.after
    )


def _sentences(source: Sentence, group: list[Piece]) -> tuple[Sentence, ...]:
    return carried(source, tuple(Sentence("", piece.text, (source.id,), (*piece.edits, *other_words(piece))) for piece in group))


def _stays_ours(speech: Speech, gift: GivenSentence | None) -> bool:
    """Return whether no person wrote anything else for the sentence that names the speaker: else the last sentence keeps its attribution."""
    return gift is None or [line.text for line in gift.lines] == [speech.opening.text]


def _shared(speech: Speech, written: dict[str, tuple[Sentence, ...]]) -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences of a speech: the first stands for the last one too, whose speaker it names, and carries the links of the speaker's name."""
    first, last = written[speech.first.id][0], written[speech.last.id]
    *closing, opening = carried(speech.last, tuple(replace(sentence, spans=()) for sentence in (*last, first)))
    spans = tuple(sorted({*first.spans, *opening.spans}, key=lambda span: span.start))
    return {speech.first.id: (replace(first, sources=(speech.first.id, speech.last.id), spans=spans),), speech.last.id: tuple(closing)}


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
    for part, is_open in paragraphs(version):
        crossing = inside([sentence.text for sentence in part], is_open=is_open)
        found |= {sentence.id for sentence, crosses in zip(part, crossing, strict=True) if crosses}
    return found
