"""Rows for other programs: plain lines, CSV, TSV, JSON, JSON lines, Markdown. The rows and their order are always the
same; only the writing differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from .safe import cell, escaped, printable

Row = Mapping[str, Any]


class Table(NamedTuple):
    """`row(item, names)` gives fields of an item. `fields` are all there are, `short` those of formats to be read."""

    items: Sequence[Any]
    fields: tuple[str, ...]
    short: tuple[str, ...]
    row: Callable[[Any, Sequence[str]], Row]

    def rows(self, names: Sequence[str]) -> list[Row]:
        return [self.row(item, names) for item in self.items]


def written(table: Table, form: str, names: Sequence[str] | None) -> str:
    """The table in a format: plain, json, jsonl, csv, tsv, markdown. `names` are the fields wanted, else the usual."""
    if form in ("json", "jsonl"):
        rows = table.rows(names or table.fields)
        return _json(rows) if form == "json" else "".join(f"{as_json_text(row)}\n" for row in rows)
    full = form in ("csv", "tsv")
    names = names or (table.fields if full else table.short)
    lines = [[flat(row[name]) for name in names] for row in table.rows(names)]
    if form == "csv":
        return _csv([list(names), *([cell(text) for text in line] for line in lines)])
    if form == "tsv":
        return _tabs([list(names), *([cell(text) for text in line] for line in lines)])
    return _markdown(names, lines) if form == "markdown" else _tabs(lines)


def flat(value: Any) -> str:
    """A field as one line of text: lists joined by « ; », a source by its id."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return flat(value["id"]) if "id" in value else flat(_role(value))
    if isinstance(value, (list, tuple)):
        return "; ".join(flat(item) for item in value)
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) else repr(value)
    return printable(str(value))


def _json(rows: Sequence[Row]) -> str:
    return "[]\n" if not rows else "[\n" + ",\n".join(as_json_text(row) for row in rows) + "\n]\n"


def as_json_text(value: object, indent: int | None = None) -> str:
    """The value as JSON, UTF-8 and without raw control characters."""
    from json import dumps

    return escaped(dumps(value, ensure_ascii=False, indent=indent))


def _role(role: Row) -> str:
    return f"{role['title']} ({role['of']})" if role["of"] else role["title"]


def _tabs(lines: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(line) + "\n" for line in lines)


def _csv(lines: Sequence[Sequence[str]]) -> str:
    import csv
    from io import StringIO

    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def _markdown(names: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    body = "".join(line([_plain_markdown(text) for text in cells]) for cells in lines)
    return line(names) + line(["---"] * len(names)) + body


_MARKS = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def _plain_markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    return text.translate(_MARKS)
