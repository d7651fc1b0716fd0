"""`timeline list`: what happened, and what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import EVENT_KINDS, EVENT_STATUS, Fact, Library
from ...query import UNDATED, Query, each_source
from ...render import fields
from ...shelves import of_layer
from .. import completing
from ..app import Command, new_app
from ..given import around_of, one_of, query_of, whole
from ..listing import show_facts, show_rows
from ..options import Paths, Request, how, takes_request, which
from ..reading import library_of
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()
BY = ("year", "month", "day")


@app.command("list", cls=Command)
@takes_request
def timeline(
    ctx: typer.Context,
    request: Request,
    paths: Paths = None,
    around: Annotated[str | None, which("--around", metavar="DATE|ID", help="Around a date or an event.")] = None,
    within: Annotated[str, which("--days", metavar="N", help="How far around it, in days; else 7.")] = "7",
    undated: Annotated[str | None, which("--undated", metavar="CHOICE", help="Without a date: no, only, all.")] = None,
    by: Annotated[
        str,
        how("--by", metavar="PERIOD", help="Headings by year, month or day.", complete=completing.one_of(*BY)),
    ] = "month",
    no_merge: Annotated[bool, how("--no-merge", help="Each document's events by themselves.")] = False,
    overdue: Annotated[
        bool, which("--due", help="Announced for a day now past; with later sentences on the subject.")
    ] = False,
) -> None:
    """The timeline: what happened, and what is to come.

    timeline list --since 2024 --kind meeting
    timeline list --who Rutte --format json
    timeline list --due
    timeline list communique.txt
    """
    session: Session = ctx.obj
    heading = one_of('there is no heading by "{name}".', by, BY)
    choice = one_of('--undated takes no, only or all, not "{name}".', undated, UNDATED) if undated else None
    library = library_of(session, paths)
    query = query_of(request, library, session.words, EVENT_KINDS, EVENT_STATUS)._replace(undated=choice)
    if around is not None:
        query = around_of(library, query, around, whole(within, "--days"))
    events = of_layer(library.facts, "event")
    if overdue:
        _due(session, request, library, events, query)
        return

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.timeline import timeline as draw_timeline

        draw_timeline(page, library, rows, heading if query.sort == "date" else "none")

    show_facts(
        session,
        request,
        library,
        each_source(events) if no_merge else events,
        query,
        lambda rows: fields.facts(library, rows, fields.EVENT),
        draw,
    )


def _due(session: Session, request: Request, library: Library, events: Sequence[Fact], query: Query) -> None:
    """What was announced for a day before today, or before the day of --as-of; and what was said of it since."""
    from ... import due
    from ...render import dates
    from ...render import due as shown
    from ..values import today

    now = query.as_of or today().isoformat()
    found = due.due(library, events, query, now).facts

    known: dict[str, due.Due] = {}

    def with_later(rows: Sequence[Fact]) -> list[due.Due]:
        for fact in rows:
            known[fact.id] = known.get(fact.id) or due.since_then(library, fact, query.as_of)
        return [known[fact.id] for fact in rows]

    def draw(page: Page, rows: Sequence[Any]) -> None:
        shown.due(page, library, with_later(rows))

    show_rows(session, request, found, lambda rows: shown.table(library, with_later(rows)), draw)
    session.note(session.words("as of {date}", date=dates.day(now, session.words, weekday=False)))
