"""Tables as lines « | Pays | 2024 | », one a row: what the rules read as a table. What only sets a page out in columns
stays what it is, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONGEST = 240  # characters of a cell
_PARAGRAPHS = 4  # of a cell

Cell = Sequence[str]  # its paragraphs


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """One paragraph of lines where the rows are data, else the paragraphs of the cells in their order."""
    wide = [row for row in rows if sum(map(bool, row)) > 1]
    cells = [cell for row in rows for cell in row]
    data = len(wide) > 1 and 2 * len(wide) >= sum(any(row) for row in rows)
    if not data or any(len(cell) > _PARAGRAPHS or sum(map(len, cell)) > _LONGEST for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    return ["\n".join(table_row(map(one_line, row)) for row in rows if any(row))]


def table_row(cells: Iterable[str]) -> str:
    """« | Pologne | 4,12 % | »."""
    return "".join(f"| {cell.replace('|', '/')} " if cell else "| " for cell in cells) + "|"


def one_line(cell: Cell) -> str:
    """The paragraphs of a cell one after the other: « Première séance ; format : Conseil »."""
    text = ""
    for paragraph in cell:
        words = " ".join(paragraph.removeprefix("• ").split(" ")).replace("\n", " ")
        text += ("" if not text else " " if text[-1] in ".,;:!?…-–" else " ; ") + words
    return text
