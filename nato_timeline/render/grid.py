"""Chosen fields on a terminal: a column each; on a narrow one, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from .page import Page, joined, wrapped
from .rows import Table, flat

_COLUMN = 12  # cells that a column needs to be read
_NUMBERS = frozenset({"value", "facts", "events", "quotes", "statements", "figures", "characters", "start", "end"})


def grid(page: Page, table: Table, names: Sequence[str]) -> None:
    """The rows of a table with these fields."""
    rows = [[flat(row[name]) for name in names] for row in table.flat_rows(names)]
    widths = _widths([list(names), *rows], page.width - 2 * (len(names) - 1))
    if min(widths, default=0) < 1:
        _records(page, names, rows)
        return
    for number, cells in enumerate([list(names), *rows]):
        pieces = [list(wrapped(Text(text), width)) or [Text()] for text, width in zip(cells, widths, strict=True)]
        for at in range(max(map(len, pieces))):
            line = [column[at] if at < len(column) else Text() for column in pieces]
            padded = [_padded(*cell, style="" if number else "bold") for cell in zip(line, widths, names, strict=True)]
            page.line(Text("  ").join(padded))


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Cells for each column: what it needs, the widest wrapped at words; 0 where it is too much."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    words = [max((cell_len(word) for text in column for word in text.split()), default=0) for column in columns]
    spare = [max(0, width - max(word, _COLUMN)) for width, word in zip(widths, words, strict=True)]
    if sum(widths) - sum(spare) > room:
        return [0] * len(widths)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda i: (spare[i] > 0, widths[i]))
        widths[widest] -= 1
        spare[widest] -= 1
    return widths


def _padded(text: Text, width: int, name: str, style: str) -> Text:
    padding = Text(" " * (width - cell_len(text.plain)))
    line = padding + text if name in _NUMBERS else text + padding
    line.stylize(style)
    return line


def _records(page: Page, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for cells in rows:
        page.gap()
        for name, text in zip(names, cells, strict=True):
            page.paragraph(joined((f"{name}  ", "dim"), text), hang=2)
