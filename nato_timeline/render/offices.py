"""Who held an office, on a terminal: from when to when, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..facts import Library
from ..holders import Held
from . import dates
from .card import term_in_words
from .page import Page, between, joined, references


def offices(page: Page, library: Library, rows: Sequence[Held]) -> None:
    """Each office with its holders; first by the reference list, then by the texts."""
    refs = references(library)
    words = page.words
    for (title, of), group in groupby(rows, key=lambda one: (one.title, one.of)):
        page.gap()
        page.rule(f"{title} ({of})" if of else title)
        named = ""
        for one in sorted(group, key=lambda one: (one.sure is False, one.name)):
            if one.name != named:
                id = joined((f"timeline who {one.id}" if one.id else words("not in these texts"), "dim"))
                page.sides(joined((one.name, "bold green")), id, indent=2)
                named = one.name
            if one.basis == "reference":
                parts = [joined(term_in_words(page, one)), joined((words("reference list"), "dim"))]
                parts += [] if one.sure else [joined((words("not sure for all these days"), "yellow"))]
                parts += [joined((one.source or "", "dim"))]
            else:
                days = dict.fromkeys(day for day in (one.first, one.last) if day)
                seen = " – ".join(dates.day(day, words, weekday=False) for day in days)
                parts = [
                    joined(words("texts: {dates}", dates=seen)),
                    joined((" ".join(refs[id] for id in one.papers), "blue")),
                ]
            page.paragraph(between([part for part in parts if part.plain]), indent=4)
