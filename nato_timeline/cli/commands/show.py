"""`timeline show`: one fact and the words that state it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ... import lookup
from ...facts import Fact, Library
from ...render import fields
from ...render.reasons import with_reasons
from ...render.rows import Table
from .. import completing
from ..app import Command, new_app
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Request, takes_request
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page
    from ...why import Reason

app = new_app()


@app.command(cls=Command)
@partial(takes_request, only=OUTPUT_ONLY)
def show(
    ctx: typer.Context,
    request: Request,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Its id, or how that begins.", autocompletion=completing.facts),
    ],
    why: Annotated[
        bool,
        typer.Option("--why", help="Also the rules, what dates were counted from, who was meant, what was merged."),
    ] = False,
) -> None:
    """One fact, its sentence lit in its paragraph, in every source that states it.

    timeline show zj767txf
    timeline show zj767txf --why
    """
    session: Session = ctx.obj
    known = library(session)
    found = [lookup.fact(known, id) for id in ids]
    reasons = _reasons(known, found) if why else {}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.fact import fact_page

        for fact in rows:
            page.gap()
            fact_page(page, known, fact, why, reasons.get(fact.id, ()))

    def tabulate(rows: Sequence[Any]) -> Table:
        table = fields.shown(known, rows)
        return with_reasons(table, reasons, session.words) if why else table

    show_rows(session, request, found, tabulate, draw)


def _reasons(library: Library, found: Sequence[Fact]) -> dict[str, Sequence[Reason]]:
    from ...why import reasons
    from ..reading import document_of_paper

    return {fact.id: reasons(library, fact, lambda id: document_of_paper(library.papers[id])) for fact in found}
