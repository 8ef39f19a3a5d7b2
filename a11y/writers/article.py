"""An article, its versions and its scores as the command line's JSON and text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from a11y import walk
from a11y.formats import record
from a11y.model import (
    Article,
    Audio,
    Block,
    Figure,
    Heading,
    ListBlock,
    Notice,
    Other,
    Paragraph,
    Promo,
    Quote,
    Readability,
    Related,
    Sentence,
    Table,
    Text,
    Version,
    Video,
)


def article_json(article: Article) -> dict[str, Any]:
    """Return an article in the shape of `a11y read --json`."""
    return {
        "title": article.title.text if article.title else None,
        "standfirst": article.standfirst.text if article.standfirst else None,
        "byline": article.byline,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "declared_language": article.declared_language,
        "url": article.url,
        "publisher": article.publisher,
        "rights": article.rights,
        "blocks": [block_json(block) for block in article.blocks],
        "notices": notices_json(article.notices),
    }


def block_json(block: Block) -> dict[str, Any]:
    """Return one block in the shape of `a11y read --json`."""
    out: dict[str, Any] = {"id": block.id, "kind": block.kind}
    match block:
        case Heading():
            out |= _text(block.content) | {"level": block.level}
        case Paragraph():
            out |= _text(block.content)
        case Quote():
            out |= _text(block.content) | {"cite": block.cite}
        case ListBlock():
            items = [item.text for item in block.items]
            out |= {"text": "\n".join(items), "items": items, "ordered": block.ordered}
        case Table():
            rows = [[cell.text for cell in row] for row in block.rows]
            header = [cell.text for cell in block.header]
            text = "\n".join("\t".join(row) for row in ([header] if header else []) + rows)
            out |= {"text": text, "caption": block.caption.text if block.caption else None, "header": header, "rows": rows}
        case Figure():
            caption = _text(block.caption) if block.caption else {"text": ""}
            out |= caption | {"credit": block.credit, "alt": block.alt, "src": block.src, "width": block.width, "height": block.height}
        case Video():
            caption_text = block.caption.text if block.caption else None
            out |= {"text": block.label, "caption": caption_text, "src": block.src, "poster": block.poster, "duration_ms": block.duration_ms}
            out |= {"autoplay": block.autoplay, "tracks": record.encode(block.tracks)}
        case Audio():
            out |= {"text": block.label, "src": block.src, "duration_ms": block.duration_ms, "autoplay": block.autoplay, "tracks": record.encode(block.tracks)}
        case Related():
            out |= {"text": block.text, "href": block.href}
        case Promo() | Other():
            out |= {"text": block.text}
        case _:
            assert_never(block)
    if block.source is not None:
        out["source"] = block.source
    return out


def article_text(article: Article) -> str:
    """Return an article as a person reads it in a terminal: each block with its kind."""
    head = [("title", article.title), ("standfirst", article.standfirst), ("byline", article.byline), ("published", article.published)]
    lines = [f"{name}: {value.text if isinstance(value, Text) else value}" for name, value in head if value]
    for block in article.blocks:
        lines += ["", f"[{block.kind}] {block_json(block)['text']}"]
    lines += [f"\nnotice: {notice.message}" for notice in article.notices]
    return "\n".join(lines) + "\n"


def version_json(original: Version, version: Version) -> dict[str, Any]:
    """Return a version in the shape of `a11y simplify --json`."""
    return {
        "level": version.level,
        "language": version.language,
        "original": [{"id": sentence.id, "text": sentence.text, "block": block} for block, sentence in _placed(original)],
        "sentences": [
            {"id": sentence.id, "text": sentence.text, "sources": list(sentence.sources), "edits": record.encode(sentence.edits), "block": block}
            | ({"items": list(items)} if (items := walk.lines(sentence)[1]) else {})
            | ({"lines": list(lines)} if (lines := walk.spanned(sentence, "line")) else {})
            for block, sentence in _placed(version)
        ],
        "in_short": [sentence.text for sentence in version.in_short],
        "glossary": [{"term": term.term, "meaning": term.meaning} for term in version.glossary],
        "left_out": record.encode(version.left_out),
        "notices": notices_json(version.notices),
    }


def version_text(version: Version) -> str:
    """Return a version as text, one sentence a line, a blank line between blocks, each hard word explained in the next line."""
    meanings: dict[str | None, list[str]] = {}
    for term in version.glossary:
        meanings.setdefault(term.sentence, []).append(f"{term.term}: {term.meaning}")
    parts: list[list[str]] = []

    def add(sentences: Sequence[Sentence], mark: str = "") -> None:
        lines = []
        for sentence in sentences:
            first, items = walk.lines(sentence)
            lines += [mark + first, *(f"- {item}" for item in items), *meanings.pop(sentence.id, ())]
        if lines:
            parts.append(lines)

    add(version.title)
    add(version.standfirst)
    if version.in_short:
        parts.append(["In short:", *(f"- {sentence.text}" for sentence in version.in_short)])
    for block in version.blocks:
        if block.kind == "list":
            before = len(parts)
            for item in block.parts:
                add(item, "- ")
            parts[before:] = [[line for part in parts[before:] for line in part]] if len(parts) > before else []
        else:
            add([sentence for part in block.parts for sentence in part])
    left = [line for lines in meanings.values() for line in lines]
    if left:
        parts.append(["Words:", *left])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def version_lines(version: Version, count: int) -> str:
    """Return a version of plain lines as exactly `count` lines: line n holds the sentences of block `b<n>`."""
    by_block = {block.block: " ".join(sentence.text for part in block.parts for sentence in part) for block in version.blocks}
    return "".join(f"{by_block.get(f'b{number}', '')}\n" for number in range(1, count + 1))


def scores_json(scores: Mapping[str, Readability]) -> dict[str, Any]:
    """Return scores in the shape of `a11y score --json`."""
    return {
        "versions": {
            level: {
                "counts": score.counts,
                "metrics": [
                    {"name": metric.name, "value": metric.value, "unit": metric.unit, "valid": metric.valid, "reason": metric.reason}
                    for metric in score.metrics
                ],
                "reading_time": score.reading_time,
            }
            for level, score in scores.items()
        }
    }


def scores_text(scores: Mapping[str, Readability]) -> str:
    """Return scores as a table, one column a version."""
    levels = list(scores)
    rows: list[list[str]] = [["", *levels]]
    rows += [[name, *(str(scores[level].counts.get(name, "")) for level in levels)] for name in scores[levels[0]].counts]
    for index, metric in enumerate(scores[levels[0]].metrics):
        values = [scores[level].metrics[index] for level in levels]
        rows.append([metric.name, *(f"{one.value:.1f}" if one.valid and one.value is not None else "-" for one in values)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(levels) + 1)]
    table = [
        "  ".join(cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True))) for row in rows
    ]
    return "\n".join([*table, "", "A dash: the formula does not hold for this text (--json says why). No score proves that a reader understands."]) + "\n"


def notices_json(notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Return notices as JSON values."""
    return [{"code": notice.code, "message": notice.message, "place": notice.place} for notice in notices]


def _text(text: Text) -> dict[str, Any]:
    spans = {"spans": record.encode(text.spans)} if text.spans else {}
    return {"text": text.text} | spans


def _placed(version: Version) -> Iterator[tuple[str, Sentence]]:
    yield from (("title", sentence) for sentence in version.title)
    yield from (("standfirst", sentence) for sentence in version.standfirst)
    for block in version.blocks:
        yield from ((block.block, sentence) for part in block.parts for sentence in part)


__all__ = ["article_json", "article_text", "block_json", "notices_json", "scores_json", "scores_text", "version_json", "version_lines", "version_text"]
