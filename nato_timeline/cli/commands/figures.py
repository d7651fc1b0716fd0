"""`timeline figures`: amounts, what they count, whose they are, for when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...errors import UserError
from ...facts import FIGURE_KINDS, FIGURE_STATUS, Library
from ...query import Query, select
from ...render import fields
from ...shelves import Shelf, of_layer
from .. import completing
from ..app import Command, new_app
from ..given import query_of
from ..listing import show_facts, show_rows, without_date
from ..options import Paths, Request, how, takes_request, which
from ..reading import library_of
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()


@app.command(cls=Command)
@takes_request
def figures(
    ctx: typer.Context,
    request: Request,
    paths: Paths = None,
    units: Annotated[
        list[str] | None,
        which("--unit", metavar="U", help="In a unit: EUR, €, %, soldat.", complete=completing.units),
    ] = None,
    minimum: Annotated[str | None, which("--min", metavar="N", help="At least: 40e9, 40 Md, 2,5.")] = None,
    maximum: Annotated[str | None, which("--max", metavar="N", help="At most.")] = None,
    holders: Annotated[
        list[str] | None,
        which("--holder", metavar="NAME", help="Of who gives, spends, has or owes it.", complete=completing.bodies),
    ] = None,
    roles: Annotated[
        list[str] | None,
        which("--role", metavar="ROLE", help="target, commitment, delivered, spent or count; as --status."),
    ] = None,
    history: Annotated[
        bool, how("--history", help="Each quantity over time: what revises or contradicts what.")
    ] = False,
    chart: Annotated[bool, how("--chart", help="As bars, those of a unit together.")] = False,
) -> None:
    """Figures: what they count, whose they are, for when.

    timeline figures --topic ukraine
    timeline figures --unit EUR --min "1 Md" --sort value --reverse --chart
    timeline figures --holder Luxembourg --history
    """
    session: Session = ctx.obj
    if history and chart:
        raise UserError("--history and --chart are two views; choose one.", code=2)
    known = library_of(session, paths)
    request = request._replace(status=[*(request.status or ()), *(roles or ())] or None)
    query = query_of(request, known, session.words, FIGURE_KINDS, FIGURE_STATUS)
    if units or holders or minimum is not None or maximum is not None:
        query = _measured(known, query, units or (), holders or (), minimum, maximum)
    rows = of_layer(known.facts, "figure")
    if history:
        _history(session, request, known, rows, query)
        return

    def draw(page: Page, rows: Sequence[Any]) -> None:
        if chart:
            from ...render.history import chart as draw_chart

            draw_chart(page, known, rows)
            return
        from ...render.figures import figures as draw_figures

        draw_figures(page, known, rows)

    show_facts(session, request, known, rows, query, lambda rows: fields.facts(known, rows, fields.FIGURE), draw)


def _history(session: Session, request: Request, library: Library, rows: Sequence[Any], query: Query) -> None:
    """Quantity by quantity instead of figure by figure."""
    from ... import history
    from ...render import quantities

    told: Sequence[history.Told] | None = None
    selection = select(library, rows, query)
    if isinstance(rows, Shelf):
        told = rows.quantities(library, query)
    if told is None:
        found = history.series(library, selection.facts)
        told = quantities.flat(found[::-1] if query.reverse else found)

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.history import history as draw_history

        draw_history(page, library, rows)

    show_rows(session, request, told, lambda rows: quantities.table(library, rows), draw)
    if selection.undated:
        without_date(session, selection.undated)


def _measured(
    library: Library,
    query: Query,
    units: Sequence[str],
    holders: Sequence[str],
    minimum: str | None,
    maximum: str | None,
) -> Query:
    """The query for some units, holders and sizes."""
    from ... import lookup
    from ..values import number, unit

    return query._replace(
        units=frozenset(unit(name, library) for name in units),
        holders=frozenset(lookup.person(library, name).id for name in holders),
        minimum=number(minimum, "--min") if minimum is not None else None,
        maximum=number(maximum, "--max") if maximum is not None else None,
    )
