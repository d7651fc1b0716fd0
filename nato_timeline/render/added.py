"""What became of the documents that were added, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len

from .page import Page, joined

_SIGNS = {"added": ("+", "green"), "changed": ("~", "yellow"), "set": ("~", "yellow"), "unchanged": ("=", "dim")}


def added(page: Page, rows: Sequence[Any]) -> None:
    """A line for each document; of a new version what it says now and no longer."""
    width = max((cell_len(one.id) for one in rows), default=0) + 2
    for one in rows:
        sign, style = _SIGNS[one.state]
        count = page.words.count(one.facts, "{n} fact", "{n} facts")
        page.entry(
            joined((f"{sign} ", style), (one.id, "bold")), joined(one.title or ""), joined((count, "green")), width
        )
        for mark, color, facts in (("+", "green", one.gained), ("-", "red", one.lost)):
            for _, kind, title, when in facts:
                told = joined((f"{mark} ", color), (page.words(kind), "dim"), "  ", (when or "", "dim"), "  ", title)
                page.paragraph(told, indent=4, hang=6)
