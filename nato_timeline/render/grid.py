"""Chosen fields on a terminal: a column each, the widest wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from .page import Page
from .rows import Table, flat


def grid(page: Page, table: Table, names: Sequence[str]) -> str:
    """The rows of a table in columns as wide as the page allows."""
    from rich.console import Console
    from rich.table import Table as Columns
    from rich.text import Text

    columns = Columns(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in names:
        numbers = name in ("value", "facts", "events", "quotes", "statements", "figures", "characters")
        columns.add_column(Text(name), justify="right" if numbers else "left", overflow="fold")
    for row in table.rows(names):
        columns.add_row(*(Text(flat(row[name])) for name in names))
    out = StringIO()
    style = {"force_terminal": True, "color_system": "standard"} if page.styled else {"force_terminal": False}
    console = Console(file=out, width=page.width, highlight=False, legacy_windows=False, **style)
    console.print(columns)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
