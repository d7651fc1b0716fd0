"""`timeline figures`: amounts, what they count, whose they are, for when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import FIGURE_KINDS, FIGURE_STATUS, Library
from ...query import Query
from ...render import fields
from ...shelves import of_layer
from ..app import Command, new_app
from ..given import query_of
from ..listing import show_facts
from ..options import Request, takes_request, which
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()


@app.command(cls=Command)
@takes_request
def figures(
    ctx: typer.Context,
    request: Request,
    units: Annotated[list[str] | None, which("--unit", metavar="U", help="In a unit: EUR, €, %, soldat.")] = None,
    minimum: Annotated[str | None, which("--min", metavar="N", help="At least: 40e9, 40 Md, 2,5.")] = None,
    maximum: Annotated[str | None, which("--max", metavar="N", help="At most.")] = None,
) -> None:
    """Figures: what they count, whose they are, for when.

    timeline figures --topic ukraine
    timeline figures --unit EUR --min "1 Md" --sort value --reverse
    """
    session: Session = ctx.obj
    known = library(session)
    query = query_of(request, known, session.words, FIGURE_KINDS, FIGURE_STATUS)
    if units or minimum is not None or maximum is not None:
        query = _measured(known, query, units or (), minimum, maximum)

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.figures import figures as draw_figures

        draw_figures(page, known, rows)

    rows = of_layer(known.facts, "figure")
    show_facts(session, request, known, rows, query, lambda rows: fields.facts(known, rows, fields.FIGURE), draw)


def _measured(library: Library, query: Query, units: Sequence[str], minimum: str | None, maximum: str | None) -> Query:
    """The query for some units and sizes."""
    from ..values import number, unit

    return query._replace(
        units=frozenset(unit(name, library) for name in units),
        minimum=number(minimum, "--min") if minimum is not None else None,
        maximum=number(maximum, "--max") if maximum is not None else None,
    )
