"""`timeline on`: what happened on this day of the year, in any year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import EVENT_KINDS, EVENT_STATUS, Fact, Library
from ...query import Query, select
from ...render import fields
from ...shelves import of_layer
from ..app import Command, new_app
from ..given import query_of
from ..listing import show_rows
from ..options import FILTERS, OUTPUT_ONLY, Request, takes_request
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()
_LONGEST = 31  # days; what takes longer did not happen on each of them


@app.command(cls=Command)
@partial(takes_request, only=(*FILTERS, "reverse", *OUTPUT_ONLY))
def on(
    ctx: typer.Context,
    request: Request,
    day: Annotated[
        list[str] | None, typer.Argument(metavar="[DAY]", help="06-29, « 29 juin », 2022-06-29; else today.")
    ] = None,
) -> None:
    """What happened on this day of the year, in any year.

    timeline on 06-29
    timeline on 17 octobre --kind meeting
    """
    from ..values import day_of_year

    session: Session = ctx.obj
    month, number = day_of_year(" ".join(day or ()))
    known = library(session)
    query = query_of(request, known, session.words, EVENT_KINDS, EVENT_STATUS)
    found = tuple(_anniversaries(known, query, month, number))

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.timeline import timeline as draw_timeline

        draw_timeline(page, known, rows, "year")

    show_rows(session, request, found, lambda rows: fields.facts(known, rows, fields.EVENT), draw)


def _anniversaries(library: Library, query: Query, month: int, number: int) -> Iterator[Fact]:
    """The events of that day, year by year, each once."""
    events = of_layer(library.facts, "event")
    dated = query._replace(undated="no")
    first, last = (
        next(iter(select(library, events, dated._replace(reverse=reverse)).facts), None) for reverse in (False, True)
    )
    if first is None or last is None:
        return
    years = range(int((first.first or first.last or "")[:4]), int((last.last or last.first or "")[:4]) + 1)
    seen: set[str] = set()
    for year in reversed(years) if query.reverse else years:
        try:
            anniversary = date(year, month, number)
        except ValueError:  # 29 February
            continue
        day, begun = anniversary.isoformat(), (anniversary - timedelta(_LONGEST)).isoformat()
        since, until = max(day, query.since or day), min(day, query.until or day)
        if since > until:
            continue
        of_day = query._replace(since=day, until=day, begun=begun, undated="no")
        for fact in select(library, events, of_day).facts:
            if fact.id not in seen and _is_of_days(fact):
                seen.add(fact.id)
                yield fact


def _is_of_days(fact: Fact) -> bool:
    """Whether the date is exact to the day, and not a long time."""
    if not fact.first or not fact.last or (fact.when or "").endswith("~"):
        return False
    length = (date.fromisoformat(fact.last) - date.fromisoformat(fact.first)).days + 1
    return length <= _LONGEST and all(len(part) >= 10 for part in (fact.when or "").split("/"))
