"""All facts of a text as the pipeline gives them: the JSON object, one row a span, or a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..facts import LAYERS as LAYERS_OF_FACTS
from . import dates
from .rows import Row, Table, as_json_text

if TYPE_CHECKING:
    from ..facts import Library
    from ..model import Parse
    from .page import Page

LAYERS = (
    "timexes", "periods", "people", "mentions", "places", "figures", "quotes", "statements", "events", "diagnostics",
)  # fmt: skip
NAMES = {"first": "from", "last": "to"}


def as_json(parses: Sequence[Parse], *, lines: bool = False) -> str:
    """One text: its object; several: a list of them; with `lines` an object a line."""
    objects = [record(parse) for parse in parses]
    if lines:
        return "".join(f"{as_json_text(each)}\n" for each in objects)
    return as_json_text(objects[0] if len(objects) == 1 else objects, indent=1) + "\n"


def record(parse: Parse) -> dict[str, Any]:
    """The facts of one text, field by field; `from` and `to` are the bounds of dates."""
    document, published = parse.document, parse.published
    source = {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": published.value.isoformat() if published.value else None,
        "published_basis": published.basis,
        "published_estimate": published.estimate,
        "published_why": published.why,
        "updated": published.updated,
        "language": document.language,
    }
    return {"source": source, **{layer: _plain(getattr(parse, layer)) for layer in LAYERS}}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {NAMES.get(f.name, f.name): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


SPAN = ("source", "layer", "start", "end", "surface", "kind", "value", "unit", "who", "when", "from", "to", "title")


def spans(parses: Sequence[Parse]) -> Table:
    """Every span of every text as a row, in the order of the text."""
    found = [row for parse in parses for row in sorted(_spans(parse), key=lambda r: (r["start"], r["end"]))]
    short = ("source", "start", "end", "layer", "kind", "surface", "value", "who")
    return Table(found, SPAN, short, lambda row, names: {name: row[name] for name in names})


def _spans(parse: Parse) -> Iterator[Row]:
    def row(layer: str, span: Any, **more: Any) -> Row:
        place = {"start": span.start, "end": span.end, "surface": span.surface}
        return {**dict.fromkeys(SPAN), "source": parse.document.id, "layer": layer, **place, **more}

    for t in parse.timexes:
        yield row("timex", t, kind=t.type, value=t.value, when=t.value, **_bounds(t))
    for m in parse.mentions:
        yield row("mention", m, kind=m.kind, who=m.person)
    for f in parse.figures:
        said = {"value": _plain(f.value), "unit": f.unit, "who": f.holder, "when": f.when, "title": f.subject}
        yield row("figure", f, kind=f.role, **said)
    for layer, quotes in (("quote", parse.quotes), ("statement", parse.statements)):
        for q in quotes:
            yield row(layer, q, kind=q.verb, who=q.speaker)
    for e in parse.events:
        for span in e.at:
            who = list(e.participants)
            yield row("event", span, kind=e.kind, value=e.when, when=e.when, who=who, title=e.title, **_bounds(e))


def _bounds(dated: Any) -> dict[str, str | None]:
    return {"from": _plain(dated.first), "to": _plain(dated.last)}


def draw(page: Page, parse: Parse, library: Library) -> None:
    """A text's facts on a terminal: the document, its time expressions, then all as the other commands show it."""
    from .figures import figures
    from .lists import papers, people
    from .page import joined
    from .quotations import quotations
    from .reasons import written
    from .timeline import timeline

    words = page.words
    page.gap()
    papers(page, tuple(library.papers.values()))

    def section(n: int, one: str, many: str) -> bool:
        if n:
            page.gap()
            page.rule(words.count(n, one, many), "bold cyan")
        return bool(n)

    if section(len(parse.timexes), "{n} time expression", "{n} time expressions"):
        width = min(max(len(t.surface) for t in parse.timexes), 40)
        for t in parse.timexes:
            meaning = dates.long(t.value, words) if t.first or t.last else t.value
            mod = f" ({t.mod})" if t.mod else ""
            page.entry(joined((t.surface, "bold")), joined(meaning + mod), joined((f"{t.start}–{t.end}", "dim")), width)
    by_layer = {layer: [f for f in library.facts if f.layer == layer] for layer in LAYERS_OF_FACTS}
    if section(len(library.people), "{n} person", "{n} people"):
        people(page, library, tuple(library.people.values()))
    if section(len(by_layer["event"]), "{n} event", "{n} events"):
        timeline(page, library, by_layer["event"], by="none")
    if section(len(by_layer["quote"]), "{n} quotation", "{n} quotations"):
        quotations(page, library, by_layer["quote"])
    if section(len(by_layer["statement"]), "{n} statement", "{n} statements"):
        quotations(page, library, by_layer["statement"])
    if section(len(by_layer["figure"]), "{n} figure", "{n} figures"):
        figures(page, library, by_layer["figure"])
    if section(len(parse.diagnostics), "{n} remark", "{n} remarks"):
        for d in parse.diagnostics:
            at = f" {d.span.start}–{d.span.end} {d.span.surface}" if d.span else ""
            page.paragraph(joined((d.code, "bold"), f" {written(d.message, words)}", (at, "dim")), hang=2)
