"""`timeline stats`: how many facts there are of whom, on what, of which kind, when, from where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import EVENT_KINDS, FIGURE_KINDS, QUOTE_KINDS, STATUSES, Library
from ...query import Query, select
from ...shelves import Several
from ...tally import BY, COUNTED, Tally, tally
from .. import completing
from ..app import Command, new_app
from ..given import one_of, query_of, whole
from ..listing import show_rows, without_date
from ..options import FILTERS, OUTPUT_ONLY, Paths, Request, how, takes_request
from ..output import form_of
from ..reading import library_of
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page
    from ...render.rows import Table

app = new_app()
_OF_EACH = 50  # counts of one sort, unless that alone is asked for
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

    def tabulate(rows: Sequence[Any]) -> Table:
        return table(known, rows, session.words)

    if by is not None:
        show_rows(session, request, counts[0], tabulate, draw)
    else:  # which shortens itself, and says so
        drawn = form_of(request) == "table" and request.template is None
        some = counts if drawn else [_first(session, request, rows) for rows in counts]
        show_rows(session, request._replace(limit="0"), Several(some), tabulate, draw)
    if undated := select(known, known.facts, query).undated:
        without_date(session, undated)


def _first(session: Session, request: Request, rows: Sequence[Tally]) -> Sequence[Tally]:
    """Of counts of one sort as many as are asked for; else all months, and the first of what a large library has very
    many of. Says how many are left."""
    limit = whole(request.limit, "--limit") if request.limit else _OF_EACH
    months = not request.limit and rows[:1] and rows[0].by == "month"
    if not limit or months or len(rows) <= limit:
        return rows
    left = session.words.number(len(rows) - limit)
    session.note(session.words("and {n} more: timeline stats --by {by}", n=left, by=rows[0].by))
    return rows[:limit]


def _counter(library: Library, query: Query) -> Callable[[str], Sequence[Tally]]:
    """What counts the facts of a query by a name: where they are kept, or one by one."""
    db = getattr(library.papers, "db", None)
    if db is not None:
        from ...store.counted import tallied
        from ...store.saying import all_saying

        said = all_saying(db, query, COUNTED)
        if said is not None:
            return cache(partial(tallied, db, query, said=said))
    facts = tuple(select(library, library.facts, query).facts)
    return cache(partial(tally, facts))
