"""Counts on a terminal: a sparkline over time, and a bar for each name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from ..facts import Library
from ..tally import Tally, by_time, by_year
from . import dates
from .bars import bar, sparkline
from .counts import name
from .page import Page, between, joined

_TOP = 8  # names of each sort in the overview
_PERIODS = 30  # months or years in the overview
_NAME, _BAR, _NARROW = 40, 50, 60
_TITLES = {
    "who": "By person, country or body",
    "topic": "By topic",
    "kind": "By kind",
    "month": "By month",
    "source": "By document",
}


def summary(page: Page, kinds: Sequence[Tally], papers: int) -> None:
    """How much there is, and from when to when: by the counts of each kind; in how many documents, if that is known."""
    words = page.words
    layers = sum((Counter(row.layers) for row in kinds), Counter[str]())
    days = [day for row in kinds for day in (row.first, row.last) if day]
    counted = {
        "event": words.count(layers["event"], "{n} event", "{n} events"),
        "quote": words.count(layers["quote"], "{n} quotation", "{n} quotations"),
        "statement": words.count(layers["statement"], "{n} statement", "{n} statements"),
        "figure": words.count(layers["figure"], "{n} figure", "{n} figures"),
    }
    parts = [words.count(papers, "{n} document", "{n} documents")] if papers else []
    parts += [text for layer, text in counted.items() if layers[layer]]
    if days:
        parts.append(" – ".join(dates.day(day, words, weekday=False) for day in (min(days), max(days))))
    page.paragraph(between([joined(part) for part in parts]))


def overview(page: Page, library: Library, counts: Iterable[Sequence[Tally]]) -> None:
    """The first of each sort, and how to see the rest."""
    for rows in counts:
        first = rows[:_TOP]
        if not first:
            continue
        by, all_ = first[0].by, len(rows)
        page.gap()
        page.rule(page.words(_TITLES[by]), "bold cyan")
        if by == "month":
            _months(page, library, tuple(rows))
            continue
        stats(page, library, first)
        if all_ > _TOP:
            more = page.words("and {n} more: timeline stats --by {by}", n=page.words.number(all_ - _TOP), by=by)
            page.paragraph(joined((more, "dim")), indent=2)


def _months(page: Page, library: Library, rows: Sequence[Tally]) -> None:
    """The months; of a long time the years, of a very long one how it goes."""
    shown = rows if len(rows) <= _PERIODS else by_year(rows)
    if len(shown) <= _PERIODS:
        stats(page, library, shown, rows)
    else:
        page.gap()
        _over_time(page, rows)
    if shown is not rows:
        page.paragraph(joined((page.words("each month: timeline stats --by month"), "dim")), indent=2)


def stats(page: Page, library: Library, rows: Sequence[Tally], all: Sequence[Tally] = ()) -> None:
    """A row for each name: the count, a bar. Over time first a line of columns, for `all` that there are; others begin
    with the most."""
    page.gap()
    rows = tuple(rows)
    months = tuple(all) or rows if rows and rows[0].by == "month" else ()
    if months:
        _over_time(page, months)
        if len(rows) > 1:
            page.gap()
    most = max((row.facts for row in (*months, *rows)), default=0)
    names = [name(library, row, page.words) for row in rows]
    counts = [page.words.number(row.facts) for row in rows]
    number = max(map(cell_len, counts), default=0)
    room = min(_NAME, page.text_width // 2) if page.width >= _NARROW else page.text_width - number - 2
    column = min(max(map(cell_len, names), default=0), room)
    cells = min(page.text_width - column - number - 4, _BAR)
    for row, text, count in zip(rows, names, counts, strict=True):
        told = page.shorten(text, column)
        left = told + " " * (column - cell_len(told))
        if page.width >= _NARROW:
            page.line((left, "bold"), "  ", (count.rjust(number), "green"), "  ", (bar(row.facts, most, cells), "cyan"))
        else:
            page.line((left, "bold"), "  ", (count.rjust(number), "green"))
            page.line((bar(row.facts, most, page.text_width), "cyan"))


def _over_time(page: Page, rows: Sequence[Tally]) -> None:
    """A column for each month or year, the first and the last named."""
    counts, first, last = by_time(rows, page.text_width - 24)
    if len(counts) > 1:
        start, end = dates.axis(first, page.words), dates.axis(last, page.words)
        page.line((start, "dim"), " ", (sparkline(counts), "cyan"), " ", (end, "dim"))
