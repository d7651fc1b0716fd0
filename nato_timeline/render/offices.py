"""Who held an office, on a terminal: from when to when, and how that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.text import Text

from ..facts import Library
from ..holders import Held
from . import dates
from .card import term_in_words
from .page import Page, between, joined, listed, references


def offices(page: Page, library: Library, rows: Sequence[Held]) -> None:
    """Each office with its holders; first by the reference list, then by the texts."""
    refs = references(library)
    words = page.words
    for (title, of), group in groupby(rows, key=lambda one: (one.title, one.of)):
        page.gap()
        page.rule(f"{title} ({of})" if of else title)
        held = list(group)
        for name, id in dict.fromkeys((one.name, one.id) for one in held):
            ask = joined((f"timeline who {id}" if id else words("not in these texts"), "dim"))
            page.sides(joined((name, "bold green")), ask, indent=2)
            for one in held:
                if one.name == name:
                    page.paragraph(between(_known(page, one, refs)), indent=4)


def _known(page: Page, one: Held, refs: Mapping[str, str]) -> list[Text]:
    """From when to when, and who says so."""
    words = page.words
    if one.basis == "text":
        days = dict.fromkeys(day for day in (one.first, one.last) if day)
        seen = " – ".join(dates.day(day, words, weekday=False) for day in days)
        return [
            joined(words("texts: {dates}", dates=seen)),
            listed(refs, one.papers),
        ]
    parts = [joined(term_in_words(page, one))]
    parts += [] if one.sure else [joined((words("for part of that time"), "yellow"))]
    return [*parts, joined((words("reference list"), "dim")), joined((one.source or "", "dim"))]
