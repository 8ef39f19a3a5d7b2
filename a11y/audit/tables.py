"""Tables: whether a reader who hears cell after cell knows which row and column each belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11y.audit.dom import attribute
from a11y.audit.rule import BLIND, LEARNING, Case, Rule, Subject

if TYPE_CHECKING:
    from a11y.model import Element

# HTML: browsers bound both (4.9.11), so that a hostile page cannot ask for a table of a thousand million cells.
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534
# A table of more places than this is no table that anyone reads; what lies beyond is not looked at.
_MOST_PLACES = 50_000
_MOST_HEADERS = 500
# Two rows of two: a table that tells less is a frame for pictures.
_LEAST_CELLS = 4


def _data_tables(subject: Subject) -> Iterator[Element]:
    return (element for element in subject.dom.all("table") if subject.names.role(element) in ("table", "grid", "treegrid") and subject.sight.exposed(element))


_CELLS = ("cell", "gridcell", "columnheader", "rowheader")


def _rows(table: Element, subject: Subject) -> list[list[Element]]:
    """Return a table's rows with their cells: marked up by HTML's elements, or by roles on others."""
    if table.tag == "table":
        rows = [found for found in subject.dom.below(table) if found.tag == "tr" and subject.dom.closest(found, "table") is table]
        return [[cell for cell in row.children if not isinstance(cell, str) and cell.tag in ("td", "th")] for row in rows]
    marked = [found for found in subject.dom.below(table) if subject.names.role(found) == "row"]
    return [[cell for cell in row.children if not isinstance(cell, str) and subject.names.role(cell) in _CELLS] for row in marked]


def _cells(table: Element, subject: Subject) -> list[Element]:
    return [found for found in subject.dom.below(table) if found.tag in ("td", "th") and subject.dom.closest(found, "table") is table]


def _headers_attribute(subject: Subject) -> Iterator[Case]:
    for table in _data_tables(subject):
        if not subject.sight.visible(table):
            continue
        cells = _cells(table, subject)
        own = {cell.get("id"): cell for cell in cells if cell.get("id")}
        for cell in cells:
            named = (cell.get("headers") or "").split()
            if named and subject.sight.exposed(cell):
                right = all(name in own and own[name] is not cell and _is_header(own[name], subject) for name in named)
                yield Case("passed" if right else "failed", cell)


def _is_header(cell: Element, subject: Subject) -> bool:
    return subject.names.role(cell) in ("columnheader", "rowheader")


def _grid(table: Element, subject: Subject) -> dict[tuple[int, int], Element]:
    """Lay a table's cells out by row and column (HTML, 4.9.12.1 Forming a table), with spans."""
    grid: dict[tuple[int, int], Element] = {}
    rows = _rows(table, subject)
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            wide = min(max(1, _number(cell, "colspan")), _MOST_COLUMNS)
            high = min(_number(cell, "rowspan") or len(rows), len(rows) - y, _MOST_ROWS)
            if len(grid) > _MOST_PLACES:
                return grid
            for down in range(high):
                for across in range(wide):
                    grid.setdefault((y + down, x + across), cell)
            x += wide
    return grid


def _number(cell: Element, name: str) -> int:
    value = attribute(cell, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def _idle_headers(subject: Subject) -> Iterator[Case]:
    for table in subject.exposed("table", "grid", "treegrid"):
        grid = _grid(table, subject)
        cells = {cell.node: cell for cell in grid.values()}
        named = {token for cell in cells.values() for token in (cell.get("headers") or "").split()}
        with_data = {y for (y, _), cell in grid.items() if not _is_header(cell, subject)}
        row_of = {cell.node: y for (y, _), cell in reversed(grid.items())}
        headers = [cell for cell in cells.values() if _is_header(cell, subject)]
        for header in headers[:_MOST_HEADERS]:
            if not subject.sight.exposed(header) or not subject.sight.visible(header):
                continue
            if not subject.dom.text(header) and not subject.names.name(header):
                continue  # the empty corner heads nothing
            used = header.get("id") in named or any(
                other is not header and not other.get("headers") and not (_is_header(other, subject) and _same_side(header, other, row_of, with_data))
                for other in _reach(header, grid)
            )
            yield Case("passed" if used else "failed", header)


def _same_side(header: Element, other: Element, row_of: dict[int, int], with_data: set[int]) -> bool:
    """Say whether two headers head the same way, so that neither belongs to the other: by scope, else by whether their rows hold data."""
    return _side(header, row_of, with_data) == _side(other, row_of, with_data)


def _side(header: Element, row_of: dict[int, int], with_data: set[int]) -> str:
    told = {"row": "row", "rowgroup": "row", "col": "column", "colgroup": "column"}.get(attribute(header, "scope"))
    told = told or {"rowheader": "row", "columnheader": "column"}.get(attribute(header, "role"))
    return told or ("row" if row_of[header.node] in with_data else "column")


def _reach(header: Element, grid: dict[tuple[int, int], Element]) -> Iterator[Element]:
    """Yield the cells in the rows and columns that a header may speak for."""
    places = [place for place, cell in grid.items() if cell is header]
    ys, xs = {y for y, _ in places}, {x for _, x in places}
    scope = attribute(header, "scope")
    role = attribute(header, "role")
    across = scope in ("", "row", "rowgroup") and role != "columnheader"
    down = scope in ("", "col", "colgroup") and role != "rowheader"
    for (y, x), cell in grid.items():
        if (down and x in xs and y > max(ys)) or (across and y in ys and x > max(xs)):
            yield cell


def _headless(subject: Subject) -> Iterator[Case]:
    for table in _data_tables(subject):
        grid = _grid(table, subject)
        rows, columns = {y for y, _ in grid}, {x for _, x in grid}
        nested = any(found.tag == "table" for found in subject.dom.below(table)) or any(up.tag == "table" for up in subject.dom.ancestors(table))
        told = sum(bool(subject.dom.text(cell)) for cell in {cell.node: cell for cell in grid.values()}.values())
        if len(rows) < 2 or len(columns) < 2 or nested or told < _LEAST_CELLS:
            continue
        if any(_is_header(cell, subject) and subject.sight.exposed(cell) for cell in grid.values()):
            yield Case("passed", table)
        else:
            yield Case("cant-tell" if attribute(table, "border") in ("", "0") and len(rows) < 3 else "failed", table)


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-headers",
        title="Data tables have header cells",
        applies="tables of two rows and columns or more that are not marked as layout",
        expects="header cells",
        criteria=("1.3.1",),
        impact="serious",
        helps=(BLIND, LEARNING),
        message="The table has no header cells: a screen reader reads figures without saying what they are.",
        fix='Make the first row <th scope="col">, and the first cell of each row <th scope="row"> where it names the row; mark a layout table role="none".',
        source="WCAG 2.2, 1.3.1, technique H51",
        check=_headless,
    ),
    Rule(
        id="table-headers-attribute",
        title="Cells name headers of their own table",
        applies="cells with a headers attribute",
        expects="ids of header cells in the same table",
        criteria=("1.3.1",),
        act=("a25f45",),
        impact="serious",
        helps=(BLIND,),
        message="The cell names a header that is not a header cell of this table.",
        fix="Name the ids of header cells of the same table, or use scope instead.",
        source="ACT rule a25f45",
        check=_headers_attribute,
    ),
    Rule(
        id="table-header-used",
        title="Header cells head something",
        applies="visible header cells",
        expects="a cell they belong to",
        criteria=("1.3.1",),
        act=("d0f69e",),
        impact="moderate",
        helps=(BLIND,),
        message="The header cell belongs to no cell.",
        fix="Complete the row or column, or make it an ordinary cell.",
        source="ACT rule d0f69e",
        check=_idle_headers,
    ),
)
