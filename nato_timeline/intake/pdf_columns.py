"""How the lines of a PDF's page stand to each other: rows of tables, and how far to the right a line could go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from typing import NamedTuple

from .pdf_lines import Line

_LEADING = 1.6  # sizes: lines of one cell are no farther apart
_CELL = 5  # lines of a cell, at most
_TALLEST = 12  # lines of a cell between walls
_SAME = 2.0  # points: edges that are meant to be one
_COLUMNS = 5  # rows of two long cells that are rather lines of two columns
_MANY = 300  # parts of a page that is no text
_LONG = 22  # characters of such a line


class Row(NamedTuple):
    """A row of a table: the lines of each of its cells."""

    cells: tuple[tuple[Line, ...], ...]


class Edge(NamedTuple):
    """A line, and the left and right edges of what it stands in."""

    line: Line
    left: float
    right: float


def rows_and_lines(lines: Sequence[Line]) -> list[Row | Line]:
    """The lines of a page in their order, rows of tables as such."""
    found: list[Row | Line] = []
    at = 0
    while at < len(lines):
        cells = _walled(lines, at) or _row(lines, at)
        if len(cells) > 1:
            found.append(Row(cells))
            at += sum(map(len, cells))
        else:
            found.append(lines[at])
            at += 1
    return _columns(found)


def _walled(lines: Sequence[Line], at: int) -> tuple[tuple[Line, ...], ...]:
    """The cells of the row that begins at a line, by the walls around them; none where there are no two."""
    cells: dict[int, list[Line]] = {}
    band = lines[at].cell
    for line in islice(lines, at, None):
        if band is None or line.cell is None or line.cell[:2] != band[:2]:
            break
        held = cells.setdefault(line.cell[2], [])
        held.append(line)
        if len(held) > _TALLEST:  # columns of text in a frame
            return ()
    return tuple(tuple(held) for _, held in sorted(cells.items())) if len(cells) > 1 else ()


def _row(lines: Sequence[Line], at: int) -> tuple[tuple[Line, ...], ...]:
    """The cells of the row that begins at a line; one, if it is none."""
    top = lines[at].base
    cells: list[tuple[Line, ...]] = []
    while at < len(lines):
        line = lines[at]
        if abs(line.base - top) > 0.3 * line.size or (cells and line.left < max(each.right for each in cells[-1])):
            break
        end = at + 1
        while end < len(lines) and end - at < _CELL and _is_below(lines[end - 1], lines[end]):
            end += 1
        goes_on = end < len(lines) and abs(lines[end].base - top) <= 0.3 * line.size and lines[end].left > line.right
        cell = tuple(lines[at:end]) if goes_on or cells else (line,)
        cells.append(cell)
        at += len(cell)
    if len(cells) == 2 and all(len(cell) > 1 for cell in cells):  # rather two columns
        return cells[:1]  # type: ignore[return-value]
    return tuple(cells)


def _is_below(line: Line, other: Line) -> bool:
    return abs(other.left - line.left) < _SAME and 0 < line.base - other.base < _LEADING * line.size


def _columns(found: list[Row | Line]) -> list[Row | Line]:
    """The same; what looks like a table of two columns of running text, read one column after the other."""
    out: list[Row | Line] = []
    waiting: list[Row] = []
    for each in [*found, None]:
        if isinstance(each, Row) and len(each.cells) == 2 and (not waiting or _same_columns(waiting[-1], each)):
            waiting.append(each)
            continue
        out += _unrolled(waiting)
        waiting = [each] if isinstance(each, Row) and len(each.cells) == 2 else []
        if each is not None and not waiting:
            out.append(each)
    return out


def _same_columns(row: Row, other: Row) -> bool:
    return all(abs(a[0].left - b[0].left) < 2 * a[0].size for a, b in zip(row.cells, other.cells, strict=True))


def _unrolled(rows: list[Row]) -> Sequence[Row | Line]:
    columns = [[line for row in rows for line in row.cells[n]] for n in (0, 1)]
    if len(rows) < _COLUMNS or any(sum(len(line.text) for line in lines) < _LONG * len(lines) for lines in columns):
        return rows
    right = max(line.right for line in columns[0])
    full = sum(line.right > right - 3 * line.size for line in columns[0])
    return [*columns[0], *columns[1]] if full > 0.6 * len(columns[0]) else rows


# ---------------------------------------------------------------- edges


def edges(lines: Sequence[Line], right: float, usual: float) -> list[Edge]:
    """The lines of a page with the edges of the columns they stand in; `right` is that of the document's text, `usual`
    its size."""
    runs = _runs(lines)
    boxes = [_box(run) for run in runs] if len(runs) < _MANY else []
    found: list[Edge] = []
    for run in runs:
        alone = _alone(run, usual)
        limited = {line for line in run if _has_limit(line, boxes)}
        column = max((line.right for line in limited - alone.keys()), default=0.0)
        beyond = [line.right for line in run if line not in limited and line not in alone]
        free = max(beyond, default=0.0)
        if sum(other > free - _SAME for other in beyond) < 2:
            free = max(free, right)
        if limited and not any(edge > column + _SAME for edge in beyond):  # what is left of a longer column
            free = column
        left = min(line.left for line in run)
        for line in run:
            found.append(alone.get(line) or Edge(line, left, column if line in limited else free))
    return found


def _alone(run: list[Line], usual: float) -> dict[Line, Edge]:
    """The edges of captions and headings, which stand by themselves: of each the longest of its lines."""
    found: dict[Line, Edge] = {}
    for (size, _), group in groupby(run, key=lambda line: (round(line.size, 1), line.bold)):
        lines = list(group)
        if abs(size - usual) > 0.05 * usual and len(lines) < _CELL:
            left, right = min(line.left for line in lines), max(line.right for line in lines)
            found |= {line: Edge(line, left, right) for line in lines}
    return found


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow each other downwards."""
    runs: list[list[Line]] = []
    for line in lines:
        before = runs[-1][-1] if runs else None
        beside = before is None or line.left > before.right or before.left > line.right
        if before is not None and not beside and line.base < before.base + 0.5 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


class _Box(NamedTuple):
    left: float
    bottom: float
    top: float


def _box(run: list[Line]) -> _Box:
    return _Box(min(line.left for line in run), run[-1].base - run[-1].size, run[0].base + run[0].size)


def _has_limit(line: Line, boxes: list[_Box]) -> bool:
    """Whether at a line's right something else begins."""
    return any(box.left > line.right and box.bottom < line.base < box.top for box in boxes)
