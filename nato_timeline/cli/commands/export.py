"""`timeline export`: the timeline as a file for another program."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Annotated

import typer

from ... import export as exports
from ...errors import UserError
from ...export import FORMATS, Format, View, Written
from ...export.tables import table_of
from ...facts import (
    EVENT_KINDS,
    EVENT_STATUS,
    FIGURE_KINDS,
    FIGURE_STATUS,
    LAYERS,
    QUOTE_KINDS,
    ROLE_KINDS,
    Fact,
    Library,
)
from ...query import UNDATED, Query, each_source, is_dated, select
from ...shelves import of_layer
from .. import completing
from ..app import Command, new_app
from ..given import around_of, one_of, query_of, whole
from ..listing import fields_of, what_is_left, without_date
from ..options import Request, how, takes_request, where, which
from ..output import check_free, send
from ..reading import library_of
from ..session import Session

app = new_app()
OPTIONS = (
    "since", "until", "as_of", "who", "topic", "kind", "place", "source", "status", "text", "sort", "reverse", "limit",
    "fail_empty", "fields", "force",
)  # fmt: skip
KINDS = {
    "event": EVENT_KINDS, "figure": FIGURE_KINDS, "quote": QUOTE_KINDS, "statement": QUOTE_KINDS, "role": ROLE_KINDS,
}  # fmt: skip
STATUSES = {"event": EVENT_STATUS, "figure": FIGURE_STATUS}
NAMES = tuple(format.name for format in FORMATS)


@app.command(cls=Command)
@partial(takes_request, only=OPTIONS)
def export(
    ctx: typer.Context,
    request: Request,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="The file to write; - for standard output.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH…]", help="Texts to read; without any, the library.")
    ] = None,
    to: Annotated[
        str | None,
        where(
            "--to",
            metavar="FORMAT",
            help="The format; else as the file ends. An unknown one lists them all.",
            complete=completing.one_of(*NAMES),
        ),
    ] = None,
    what: Annotated[
        list[str] | None,
        which(
            "--what",
            metavar="WHAT",
            help="event, figure, quote, statement, role, all.",
            complete=completing.one_of(*LAYERS, "all"),
        ),
    ] = None,
    around: Annotated[str | None, which("--around", metavar="DATE|ID", help="Around a date or an event.")] = None,
    within: Annotated[str, which("--days", metavar="N", help="How far around it, in days; else 7.")] = "7",
    undated: Annotated[str | None, which("--undated", metavar="CHOICE", help="Without a date: no, only, all.")] = None,
    no_merge: Annotated[bool, how("--no-merge", help="Each document's events by themselves.")] = False,
    excel: Annotated[
        bool, where("--excel", help="CSV that Excel opens by itself: with a mark of UTF-8; in French with « ; ».")
    ] = False,
) -> None:
    """The timeline as a file for another program: a calendar, a spreadsheet, a bibliography, a page.

    timeline export otan.html
    timeline export prochains.ics --since 2024-06
    timeline export - --to bibtex communique.txt
    """
    session: Session = ctx.obj
    format = _format(file, to)
    _check_options(format, fields=request.fields is not None, excel=excel)
    check_free(file, force=request.force)
    layers = _layers(format, what or ())
    choice = one_of('--undated takes no, only or all, not "{name}".', undated, UNDATED) if undated else None
    library = library_of(session, paths)
    kinds = dict.fromkeys(kind for layer in layers for kind in KINDS[layer])
    statuses = dict.fromkeys(status for layer in layers for status in STATUSES.get(layer, ()))
    query = query_of(request, library, session.words, kinds, statuses)._replace(undated=choice)
    if around is not None:
        query = around_of(library, query, around, whole(within, "--days"))
    everything = query == Query(sort=query.sort, reverse=query.reverse) and not what and not request.limit
    rows = _rows(library, layers, apart=no_merge)
    selection = select(library, rows, query)
    if format.statuses and not query.statuses:
        of_use = select(library, rows, query._replace(statuses=frozenset(format.statuses)))
        _told_left(session, format, len(selection.facts) - len(of_use.facts))
        selection = of_use
    facts = _placed(session, format, selection.facts) if format.dated else selection.facts
    limit = whole(request.limit, "--limit") if request.limit is not None else 0
    kept = facts[:limit] if limit else facts
    view = View(library, kept, session.words, layers, query.sort, everything, _epoch(), excel=excel)
    view = view._replace(fields=fields_of(request, table_of(view)))
    send(session, file, _written(format, view), force=request.force)
    if selection.undated:
        without_date(session, selection.undated)
    what_is_left(session, request, len(kept), len(facts), told=True)


def _format(file: str, to: str | None) -> Format:
    """The format that is asked for, or that a file's ending means. Raises UserError."""
    name = one_of('there is no format "{name}".', to, NAMES) if to else None
    found = exports.by_name(name) if name else exports.by_ending(file)
    if found is None:
        raise UserError(
            'what format "{file}" is to have cannot be told from its name.',
            file=file,
            hint="Say it with --to: {valid}",
            valid=", ".join(NAMES),
            code=2,
        )
    return found


def _check_options(format: Format, **given: bool) -> None:
    """Raises UserError for an option that means nothing for the format."""
    for name, is_given in given.items():
        if is_given and name not in format.takes:
            known = ", ".join(each.name for each in FORMATS if name in each.takes)
            raise UserError("--{name} is for {formats} only.", name=name, formats=known, code=2)


def _layers(format: Format, asked: Sequence[str]) -> tuple[str, ...]:
    """The kinds of facts to export, in the order of LAYERS. Raises UserError for what the format cannot hold."""
    names = [part.strip() for each in asked for part in each.split(",") if part.strip()]
    wanted = {one_of('there are no facts called "{name}".', name, (*LAYERS, "all")) for name in names}
    if not wanted:
        return format.layers
    found = format.only if "all" in wanted else tuple(layer for layer in LAYERS if layer in wanted)
    if not set(found) <= set(format.only):
        raise UserError("{format} holds only: {layers}.", format=format.name, layers=", ".join(format.only), code=2)
    return found


def _rows(library: Library, layers: Sequence[str], *, apart: bool) -> Iterable[Fact]:
    """The facts of some layers; `apart`: each document's events by themselves."""
    if not apart or "event" not in layers:
        return of_layer(library.facts, *layers)
    others = tuple(layer for layer in layers if layer != "event")
    return (*each_source(of_layer(library.facts, "event")), *(of_layer(library.facts, *others) if others else ()))


def _told_left(session: Session, format: Format, left: int) -> None:
    """Says how many events have another status than those which the format holds where none is asked for."""
    words = session.words
    if left:
        said = words.count(
            left, "{n} event that is not scheduled left out", "{n} events that are not scheduled left out"
        )
        session.note(f"{said} — --status held,scheduled")


def _placed(session: Session, format: Format, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Those that have a place in time; how many have none is said."""
    placed = tuple(filter(is_dated, facts))
    if left := len(facts) - len(placed):
        said = session.words.count(
            left, "{n} undated fact has no place in this format", "{n} undated facts have no place in this format"
        )
        session.note(said)
    return placed


def _written(format: Format, view: View) -> Written:
    """The file's content. Raises UserError where what writes the format is not installed."""
    try:
        return exports.writer(format)(view)
    except ModuleNotFoundError as error:
        if format.extra is None or (error.name or "").startswith("nato_timeline"):
            raise
        raise UserError(
            "what writes {format} is not installed.",
            format=format.name,
            hint="Install it:",
            command=f'pip install "nato-timeline[{format.extra}]"',
        ) from None


def _epoch() -> int | None:
    """The moment that SOURCE_DATE_EPOCH gives, so that an output can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(epoch) if epoch.isdecimal() else None
