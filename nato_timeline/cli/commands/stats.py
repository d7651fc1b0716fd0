"""`timeline stats`: how many facts there are of whom, on what, of which kind, when, from where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import EVENT_KINDS, FIGURE_KINDS, QUOTE_KINDS, STATUSES, Library
from ...query import Query, select
from ...shelves import Several
from ...tally import BY, Tally, tally
from .. import completing
from ..app import Command, new_app
from ..given import one_of, query_of
from ..listing import show_rows, without_date
from ..options import FILTERS, OUTPUT_ONLY, Paths, Request, how, takes_request
from ..reading import library_of
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()
KINDS = tuple(dict.fromkeys((*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS)))


@app.command(cls=Command)
@partial(takes_request, only=(*FILTERS, *OUTPUT_ONLY))
def stats(
    ctx: typer.Context,
    request: Request,
    paths: Paths = None,
    by: Annotated[
        str | None,
        how(
            "--by",
            metavar="WHAT",
            help="By who, topic, kind, month or source; else by each of them.",
            complete=completing.one_of(*BY),
        ),
    ] = None,
) -> None:
    """Counts of facts: by person, topic, kind, month or document, as bars and over time.

    timeline stats
    timeline stats --by month --topic ukraine
    timeline stats --by who --kind meeting,visit
    """
    from ...render.counts import table

    session: Session = ctx.obj
    sorts = BY if by is None else (one_of('nothing is counted by "{name}".', by, BY),)
    known = library_of(session, paths)
    query = query_of(request, known, session.words, KINDS, STATUSES)
    count = _counter(known, query)
    counts = [count(sort) for sort in sorts]

    def draw(page: Page, kept: Sequence[Any]) -> None:
        from ...render import stats as shown

        shown.summary(page, count("kind"), len(count("source")) if by is None else 0)
        if by is None:
            shown.overview(page, known, counts)
        else:
            shown.stats(page, known, kept, counts[0])

    show_rows(
        session,
        request if by or request.limit else request._replace(limit="0"),  # the overview shortens itself, and says so
        counts[0] if by else Several(counts),
        lambda rows: table(known, rows, session.words),
        draw,
    )
    if undated := select(known, known.facts, query).undated:
        without_date(session, undated)


def _counter(library: Library, query: Query) -> Callable[[str], Sequence[Tally]]:
    """What counts the facts of a query by a name: where they are kept, or one by one."""
    db = getattr(library.papers, "db", None)
    if db is not None and not query.words:
        from ...store.tallies import tallied

        return cache(partial(tallied, db, query))
    facts = tuple(select(library, library.facts, query).facts)
    return cache(partial(tally, facts))
