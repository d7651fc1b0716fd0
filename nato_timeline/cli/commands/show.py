"""`timeline show`: one fact and the words that state it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ... import lookup
from ...render import fields
from .. import completing
from ..app import Command, new_app
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Request, takes_request
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

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
    why: Annotated[bool, typer.Option("--why", help="Also how its date is known.")] = False,
) -> None:
    """One fact, its sentence lit in its paragraph, in every source that states it."""
    session: Session = ctx.obj
    known = library(session)
    found = [lookup.fact(known, id) for id in ids]

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.fact import fact_page

        for fact in rows:
            page.gap()
            fact_page(page, known, fact, why)

    show_rows(session, request, found, lambda rows: fields.shown(known, rows), draw)
