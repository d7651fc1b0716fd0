"""Rows for other programs: CSV, TSV, JSON and JSON lines, the same that the list commands print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..render import fields, rows
from ..render.safe import cell
from . import View

_BOM = "\ufeff"


def csv(view: View) -> Iterator[str]:
    """A row for each fact. For Excel: a byte order mark, lines that end as on Windows, and where French is spoken the
    separator and the decimal comma that it expects there (it reads « 2.5 » as 2 May)."""
    if not view.excel:
        return _written(view, "csv")
    return _for_excel(view)


def _for_excel(view: View) -> Iterator[str]:
    table = table_of(view)
    names = view.fields or table.fields
    french = view.words.language == "fr"
    lines = ([_for_cell(row[name], french) for name in names] for row in table.rows(names))
    separator = ";" if french else ","
    yield _BOM
    yield from rows.comma_separated([names], separator, "\r\n")
    yield from rows.comma_separated(lines, separator, "\r\n")


def _for_cell(value: Any, french: bool) -> str:
    text = rows.flat(value)
    numbers = value if isinstance(value, list) else [value]
    if french and any(isinstance(number, float) for number in numbers):
        text = text.replace(".", ",")
    return cell(text)


def tsv(view: View) -> Iterator[str]:
    """The same with tabs."""
    return _written(view, "tsv")


def json(view: View) -> Iterator[str]:
    """An array of objects."""
    return _written(view, "json")


def jsonl(view: View) -> Iterator[str]:
    """An object a line."""
    return _written(view, "jsonl")


def _written(view: View, form: str) -> Iterator[str]:
    return rows.lines_of(table_of(view), form, view.fields)


def table_of(view: View) -> rows.Table:
    """The facts as a table, with the fields of their layer; those of several layers have all fields."""
    return fields.facts(view.library, view.facts, fields.shape(view.layers)).in_words(view.words)
