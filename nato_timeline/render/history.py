"""Quantities over time on a terminal: each statement with its period, its value, its document, and what it does to the
one before; and the figures of one unit side by side, as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from ..facts import Fact, Library
from ..history import Series, Statement, Told
from . import dates
from .amounts import amount, rhythm
from .bars import span
from .page import Page, between, joined, names, reference, references

_MARKS = {
    "confirms": "as in {id}",
    "revises": "revises {id}",
    "contradicts": "contradicts {id}",
    "differs": "another value than {id}",
}
_SIGNS = {
    "confirms": ("=", "green"),
    "revises": ("↻", "yellow"),
    "contradicts": ("≠", "bold red"),
    "differs": ("→", "yellow"),
}
_NARROW, _SHORTEST, _BAR, _PERIOD, _AMOUNT = 60, 10, 40, 24, 26


def history(page: Page, library: Library, rows: Sequence[Told]) -> None:
    """Each quantity with its statements in the order of their periods and days."""
    refs = references(library)
    for _, group in groupby(rows, key=lambda one: one.number):
        told = list(group)
        page.gap()
        page.paragraph(_title(page, told[0].series), hang=2)
        amounts = [amount(one.statement.fact, page.words) for one in told]
        periods = [dates.long(one.statement.fact.when, page.words) for one in told]
        most = max(one.statement.fact.value[-1] for one in told)
        sources = [_source(page, library, one.statement, refs) for one in told]
        columns = _column(periods, _PERIOD), _column(amounts, _AMOUNT)
        room = page.text_width - sum(columns) - max(cell_len(source.plain) for source in sources) - 10
        widths = _Widths(*columns, min(room, _BAR) if len(told) > 1 and room >= _SHORTEST else 0)
        for one, value, period, source in zip(told, amounts, periods, sources, strict=True):
            _statement(page, one.statement, value, period, source, widths, most)


class _Widths(NamedTuple):
    period: int
    amount: int
    bar: int


def _column(texts: Sequence[str], most: int) -> int:
    return max((size for size in map(cell_len, texts) if size <= most), default=0)


def _title(page: Page, series: Series) -> Text:
    """What is counted, whose it is, in which role and rhythm."""
    words = page.words
    subject = (series.subject, "bold") if series.subject else (words("for what is not said"), "dim italic")
    parts = [joined(subject)]
    parts += [joined(series.holder)] if series.holder else []
    parts += [joined((words(series.role), "italic"))] if series.role else []
    return between(parts)


def _source(page: Page, library: Library, said: Statement, refs: Mapping[str, str]) -> Text:
    """When it was published, and where."""
    estimate = library.papers[said.fact.sources[0].paper].estimate
    out = dates.day(said.published, page.words, weekday=False) or dates.long(estimate, page.words)
    return joined((out or page.words("no date"), "dim"), "  ") + reference(library, said.fact, refs)


def _statement(
    page: Page, said: Statement, value: str, period: str, source: Text, widths: _Widths, most: float
) -> None:
    fact = said.fact
    if page.width < _NARROW:
        page.paragraph(joined((value, "bold green"), f"  {period}" if period else ""), indent=2)
        page.paragraph(source, indent=4)
        _mark(page, said, 4)
        return
    left = joined("  ", (period.ljust(widths.period), "cyan"), "  " if widths.period else "")
    left += joined((" " * max(widths.amount - cell_len(value), 0) + value, "bold green"))
    if widths.bar:
        left += joined("  ", (span(fact.value[0], fact.value[-1], most, widths.bar), "cyan"))
    page.sides(left, source, hang=4)
    _mark(page, said, 4 + (widths.period + 2 if widths.period else 0))


def _mark(page: Page, said: Statement, indent: int) -> None:
    """What the statement does to an earlier one, in words and with a sign."""
    if not said.mark:
        return
    sign, style = _SIGNS[said.mark]
    words = page.words
    told = f"{sign} {words(_MARKS[said.mark], id=said.against)}"
    if said.change:
        told += f", {'+' if said.change > 0 else '−'}{words('{n}%', n=words.number(abs(round(said.change * 100, 1))))}"
    page.paragraph(joined((told, style)), indent=indent)


# ---------------------------------------------------------------- bars


def chart(page: Page, library: Library, facts: Sequence[Fact]) -> None:
    """The figures of one unit and rhythm together, each with a bar; what is said of it below."""
    refs = references(library)
    groups: dict[tuple[str | None, str | None], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.unit, fact.per), []).append(fact)
    for (unit, _), some in groups.items():
        page.gap()
        page.rule(f"{unit or ''}{rhythm(some[0], page.words)}", "bold cyan")
        amounts = [amount(fact, page.words) for fact in some]
        column = _column(amounts, _AMOUNT) if page.width >= _NARROW else 0
        most = max((fact.value[-1] for fact in some if fact.value), default=0)
        for fact, value in zip(some, amounts, strict=True):
            _barred(page, library, fact, value, column, most if len(some) > 1 else 0, reference(library, fact, refs))


def _barred(page: Page, library: Library, fact: Fact, value: str, column: int, most: float, source: Text) -> None:
    indent = column + 2 if column else 2
    cells = page.text_width - indent - (cell_len(source.plain) + 3 if column else 0)
    bar = joined((span(fact.value[0], fact.value[-1], most, cells) if fact.value else "", "cyan"))
    about = _about(page, library, fact)
    if column and cell_len(value) <= column:
        page.sides(joined((value.rjust(column), "bold green"), "  ") + bar, source)
        page.paragraph(about, indent=indent)
        return
    page.line((value, "bold green"))
    page.paragraph(bar, indent=indent)
    page.sides(about, source, indent=indent)


def _about(page: Page, library: Library, fact: Fact) -> Text:
    words = page.words
    who = ", ".join(names(library, fact.people))
    parts = [
        fact.subject or words("for what is not said"),
        fact.holder,
        words(fact.status) if fact.status else None,
        dates.long(fact.when, words),
        words("according to {who}", who=who) if who else None,
    ]
    return between([joined((part, "dim")) for part in parts if part])
