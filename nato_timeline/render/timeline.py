"""The timeline on a terminal: years and months as headings, the date in a column, held and planned told apart by their
sign and in words, and on every row what, where, who, and which source says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from ..facts import Fact, Library
from . import dates
from .page import Page, between, joined, names, reference, references, wrapped

# a status has its own sign and not only its colour, for those who see none
_SIGNS = {
    "held": ("●", "green"),
    "scheduled": ("○", "yellow"),
    "ongoing": ("◐", "cyan"),
    "cancelled": ("✕", "red"),
    "postponed": ("↷", "magenta"),
}
# how a date is known that the text does not say of the event itself; an estimate shows its ~
_BASIS = {"inherited": "inherited date", "reference": "reference date"}
_LABEL = 17  # cells for the date under a heading; a longer one has a line of its own
_LONG_LABEL = 24  # the same for a date with its month and year
_NARROW = 60  # below, every date has
_WIDE = 130  # from here, what else would stand under a title stands beside it


class Group(NamedTuple):
    """The headings that a row stands under; all None: undated."""

    year: int | None = None
    month: int | None = None
    day: str | None = None


class _Row(NamedTuple):
    """An event, its date as it stands in its column, what else there is to say, and who says so."""

    fact: Fact
    label: str
    about: Text
    source: Text


class _Layout(NamedTuple):
    """Cells for the date, the title, and what stands beside it (none: it stands below)."""

    label: int
    title: int
    beside: int
    narrow: bool

    @property
    def width(self) -> int | None:
        """Of a heading: as wide as the rows, where they are wider than text."""
        return self.label + self.title + self.beside + 6 if self.beside else None


def timeline(page: Page, library: Library, facts: Sequence[Fact], by: str = "month") -> None:
    """Events in the order of the query, under headings by year, month or day; `by` none: without headings."""
    refs = references(library)
    rows = [
        _Row(fact, _label(page, fact, by), event_in_brief(page, library, fact), reference(library, fact, refs))
        for fact in facts
    ]
    layout = _layout(page, rows, _LONG_LABEL if by == "none" else _LABEL)
    before: tuple[Group, str] | None = None
    for row in rows:
        group = _group(row.fact, by)
        if by != "none":
            _headings(page, group, before[0] if before else None, layout.width)
        again = (group, row.label) == before  # the same day as the row above: said once
        before = group, row.label
        _event(page, layout, row._replace(label="") if again else row)


def _layout(page: Page, rows: Sequence[_Row], limit: int) -> _Layout:
    label = max((size for size in (cell_len(row.label) for row in rows) if size <= limit), default=0)
    if page.width < _NARROW:
        return _Layout(0, page.width - 4, 0, True)
    if page.width < _WIDE:
        return _Layout(label, page.text_width - label - 4, 0, False)
    room = page.width - label - 6
    title = min(room * 3 // 5, max((cell_len(row.fact.title) for row in rows), default=0))
    beside = max((cell_len(row.about.plain) + cell_len(row.source.plain) + 2 for row in rows), default=0)
    return _Layout(label, title, min(room - title, beside), False)


# ---------------------------------------------------------------- headings


def _group(fact: Fact, by: str) -> Group:
    if by == "none":
        return Group()
    under = dates.heading(fact.when, fact.first, fact.last)
    if under is None:
        return Group()
    year, month = under
    if by == "year" or month is None:
        return Group(year)
    single = by == "day" and dates.when(fact.when).grain in ("day", "range", "since", "before")
    return Group(year, month, (fact.first or fact.last) if single else None)


def _headings(page: Page, group: Group, before: Group | None, width: int | None) -> None:
    if group == before:
        return
    page.gap()
    new_year = before is None or group.year != before.year
    if new_year:
        page.rule(str(group.year) if group.year else page.words("No date"), width=width)
    if group.day:
        page.line((dates.day(group.day, page.words), "bold"))
    elif group.month and group.year:
        page.line((dates.month(group.year, group.month, page.words), "bold"))
    elif group.year and not new_year:
        page.line((str(group.year), "bold"))


def _label(page: Page, fact: Fact, by: str) -> str:
    if by == "none":
        return dates.long(fact.when, page.words)
    if by == "day" and fact.first and fact.first == fact.last:
        return ""
    return dates.label(fact.when, fact.first, fact.last, page.words, months=by == "year")


# ---------------------------------------------------------------- rows


def event_in_brief(page: Page, library: Library, fact: Fact) -> Text:
    """What else there is to say of an event: kind, status, place, people, how its date is known."""
    words = page.words
    parts = [joined((words(fact.kind), "italic"))]
    if fact.status != "held" and fact.status:
        status = words(fact.status)
        if fact.was:
            status += " " + words("(was {date})", date=dates.long(fact.was, words))
        parts.append(joined((status, f"bold {_SIGNS[fact.status][1]}" if fact.status in _SIGNS else "bold")))
    if fact.place:
        parts.append(joined((fact.place, "dim")))
    if fact.people:
        parts.append(joined((", ".join(names(library, fact.people)), "dim")))
    if fact.basis in _BASIS:
        parts.append(joined((words(_BASIS[fact.basis]), "dim")))
    if fact.differs:
        given = ", ".join(dates.long(value, words) for value in fact.differs)
        parts.append(joined((words("other dates given: {dates}", dates=given), "dim")))
    return between(parts)


def _event(page: Page, layout: _Layout, row: _Row) -> None:
    fact, label, about, source = row
    sign, color = _SIGNS.get(fact.status or "held", _SIGNS["held"])
    if cell_len(label) > layout.label:
        page.line(" " * (layout.label or 0) + "  ", label)
        label = ""
    left = Text(label.rjust(layout.label) + "  ")
    mark, rail = left + joined((sign, color), " "), joined(" " * len(left), ("│ ", "dim"))
    title = list(wrapped(joined((fact.title, "bold")), layout.title))
    room = (layout.beside or layout.title) - cell_len(source.plain) - 2
    below = list(wrapped(about, layout.title if layout.narrow else room))
    if layout.narrow:
        below += wrapped(source, layout.title)
    else:
        below[0] = below[0] + " " * (room + 2 - cell_len(below[0].plain)) + source
    if layout.beside:
        for n, (a, b) in enumerate(zip_longest(title, below, fillvalue=Text())):
            page.line(rail if n else mark, a, " " * (layout.title + 2 - cell_len(a.plain)), b)
        return
    for n, piece in enumerate((*title, *below)):
        page.line(rail if n else mark, piece)
