"""Rows for other programs: plain lines, CSV, TSV, JSON, JSON lines, Markdown. The rows and their order are always the
same; only the writing differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .safe import cell, escaped, printable
from .words import Words

Row = Mapping[str, Any]


class Table(NamedTuple):
    """`row(item, names)` gives fields of an item. `fields` are all there are, `short` those of formats to be read.

    `spoken` are fields in the user's language, for templates and for who asks for them by name."""

    items: Sequence[Any]
    fields: tuple[str, ...]
    short: tuple[str, ...]
    row: Callable[[Any, Sequence[str]], Row]
    spoken: Mapping[str, Callable[[Any, Words], str]] = {}
    brief: Mapping[str, Callable[[Any], Any]] = {}  # what formats of flat lines have for fields that hold much more

    def names(self) -> tuple[str, ...]:
        """All fields that can be asked for."""
        return (*self.fields, *self.spoken)

    def in_words(self, words: Words) -> Table:
        """The table with its spoken fields among the others."""
        if not self.spoken:
            return self

        def row(item: Any, names: Sequence[str]) -> Row:
            plain = self.row(item, [name for name in names if name not in self.spoken])
            return {n: self.spoken[n](item, words) if n in self.spoken else plain[n] for n in names}

        return self._replace(row=row)

    def rows(self, names: Sequence[str]) -> Iterator[Row]:
        return (self.row(item, names) for item in self.items)

    def flat_rows(self, names: Sequence[str]) -> Iterator[Row]:
        """The same with what is brief of a field where there is such."""
        long = [name for name in names if name not in self.brief]
        short = [name for name in names if name in self.brief]
        return ({**self.row(item, long), **{n: self.brief[n](item) for n in short}} for item in self.items)


def written(table: Table, form: str, names: Sequence[str] | None) -> str:
    """The table in a format: plain, json, jsonl, csv, tsv, markdown. `names` are the fields wanted, else the usual."""
    return "".join(lines_of(table, form, names))


def lines_of(table: Table, form: str, names: Sequence[str] | None) -> Iterator[str]:
    """The same piece by piece, so that a table may be larger than the memory."""
    if form in ("json", "jsonl"):
        rows = map(as_json_text, table.rows(names or table.fields))
        return _json(rows) if form == "json" else (f"{row}\n" for row in rows)
    if form in ("plain", "markdown") and not names and "corrected" in table.fields:
        return _marked(table, form)
    names = names or (table.fields if form in ("csv", "tsv") else table.short)
    lines = ([flat(row[name]) for name in names] for row in table.flat_rows(names))
    if form == "markdown":
        return _markdown(names, lines)
    if form == "plain":
        return _tabs(lines)
    cells = _under(names, ([cell(text) for text in line] for line in lines))
    return comma_separated(cells) if form == "csv" else _tabs(cells)


_OWN = ("corrected", "note")  # what the user said of a fact


def _marked(table: Table, form: str) -> Iterator[str]:
    """The usual fields; what the user has corrected is marked behind them: in words where signs would be read aloud."""

    def line(row: Row) -> list[str]:
        cells = [flat(row[name]) for name in table.short]
        what, note = flat(row["corrected"]), flat(row["note"])
        if form == "markdown" and (what or note):
            cells[-1] += f" ✎ {what}".rstrip()
        elif what or note:
            cells += [f"corrected: {what}"] if what else []
            cells += [f"note: {note}"] if note else []
        return cells

    lines = map(line, table.flat_rows((*table.short, *_OWN)))
    return _markdown(table.short, lines) if form == "markdown" else _tabs(lines)


def _under(names: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield names
    yield from lines


def flat(value: Any) -> str:
    """A field as one line of text: lists joined by « ; », a source by its id."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return flat(value["id"]) if "id" in value else flat(_in_words(value))
    if isinstance(value, (list, tuple)):
        return "; ".join(flat(item) for item in value)
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) else repr(value)
    return printable(str(value))


def _json(rows: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + row
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def as_json_text(value: object, indent: int | None = None) -> str:
    """The value as JSON, UTF-8 and without raw control characters."""
    from json import dumps

    return escaped(dumps(value, ensure_ascii=False, indent=indent))


def _in_words(value: Row) -> str:
    """A role, a step that led to a fact, or a sentence of a document, as text."""
    if "sentence" in value:
        return f"{value['published']} {value['source']}: {printable(value['sentence'])}"
    if "why" in value:
        meant = f" → {value['meaning']}" if value["meaning"] else ""
        return f"{value['surface']}{meant}: {value['why']}"
    return _role(value)


def _role(role: Row) -> str:
    return f"{role['title']} ({role['of']})" if role["of"] else role["title"]


def _tabs(lines: Iterable[Sequence[str]]) -> Iterator[str]:
    return ("\t".join(line) + "\n" for line in lines)


def comma_separated(lines: Iterable[Sequence[str]], separator: str = ",", end: str = "\n") -> Iterator[str]:
    """Lines of CSV."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    for line in lines:
        writer.writerow(line)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _markdown(names: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    yield line(names) + line(["---"] * len(names))
    for cells in lines:
        yield line(map(plain_markdown, cells))


_MARKS = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#&~"})
_LIST = re.compile(r"[-+]|\d+[.)](?=\s|$)")  # what makes a list at the start of a line: « 1. »


def plain_markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    m = _LIST.match(text)
    lead = f"{text[: m.end() - 1]}\\{text[m.end() - 1]}" if m else ""
    return lead + text[len(lead) - 1 if m else 0 :].translate(_MARKS)
