"""`timeline stats`: how many facts there are of whom, on what, of which kind, when, from where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import EVENT_KINDS, EVENT_STATUS, FIGURE_KINDS, FIGURE_STATUS, QUOTE_KINDS
from ...query import select
from ...tally import BY, COUNTED, tally
from .. import completing
from ..app import Command, new_app
from ..given import one_of, query_of
from ..listing import show_rows
from ..options import FILTERS, OUTPUT_ONLY, Request, how, takes_request
from ..reading import library_of
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()
KINDS = tuple(dict.fromkeys((*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS)))
STATUSES = tuple(dict.fromkeys((*EVENT_STATUS, *FIGURE_STATUS)))


@app.command(cls=Command)
@partial(takes_request, only=(*FILTERS, *OUTPUT_ONLY))
def stats(
    ctx: typer.Context,
    request: Request,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH…|-]", help="Texts to read; - for standard input.")
    ] = None,
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
    from ...render import stats as shown

    session: Session = ctx.obj
    sorts = BY if by is None else (one_of('nothing is counted by "{name}".', by, BY),)
    known = library_of(session, paths)
    query = query_of(request, known, session.words, KINDS, STATUSES)
    selection = select(known, known.facts, query)
    facts = [fact for fact in selection.facts if fact.layer in COUNTED]
    rows = [row for sort in sorts for row in tally(facts, sort)]

    def draw(page: Page, rows: Sequence[Any]) -> None:
        shown.summary(page, known, facts)
        (shown.stats if by else shown.overview)(page, known, rows)

    show_rows(
        session,
        request if by or request.limit else request._replace(limit="0"),  # the overview shortens itself, and says so
        rows,
        lambda rows: shown.table(known, rows, session.words),
        draw,
    )
    if selection.undated:
        left = session.words.count(selection.undated, "{n} undated fact left out", "{n} undated facts left out")
        session.note(left)
