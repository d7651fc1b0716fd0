"""Announced events whose date is past, on a terminal: each with what was said on the subject since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..due import Due
from ..facts import Library
from . import dates, fields
from .rows import Table, flat

if TYPE_CHECKING:
    from .page import Page

_LINES = 3


def table(library: Library, rows: Sequence[Due]) -> Table:
    """The events as rows, with `later`: the sentences since."""
    usual = fields.facts(library, (), fields.EVENT)

    def row(one: Due, names: Sequence[str]) -> dict[str, Any]:
        later = [
            {"source": s.paper, "published": s.published, "start": s.start, "end": s.end, "sentence": s.sentence}
            for s in one.later
        ]
        found = usual.row(one.fact, tuple(name for name in names if name != "later"))
        return {name: later if name == "later" else found[name] for name in names}

    *short, sources, id = usual.short
    return Table(rows, (*usual.fields, "later"), (*short, sources, "later", id), row)


def due(page: Page, library: Library, rows: Sequence[Due]) -> None:
    """Each event, then the later sentences, the day and the document before each."""
    from .page import joined, references
    from .timeline import timeline

    refs = references(library)
    for one in rows:
        page.gap()
        timeline(page, library, (one.fact,), by="none")
        for said in one.later:
            day = dates.long(said.published, page.words)
            text = page.shorten(flat(said.sentence), _LINES * (page.text_width - 4))
            page.paragraph(joined((f"{day}  ", "yellow"), (f"{refs[said.paper]}  ", "blue"), text), indent=4)
        if not one.later:
            page.paragraph(joined((page.words("nothing on the subject in later texts"), "dim italic")), indent=4)
