"""`timeline quotes`: who said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from ...facts import QUOTE_KINDS
from ...render import fields
from ...shelves import of_layer
from ..app import Command, new_app
from ..given import query_of
from ..listing import show_facts
from ..options import Paths, Request, takes_request
from ..reading import library_of
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()


@app.command(cls=Command)
@takes_request
def quotes(ctx: typer.Context, request: Request, paths: Paths = None) -> None:
    """Quotations: who said what. Indirect speech has the kind statement.

    timeline quotes --who Rutte
    timeline quotes --kind quote,statement --text Ukraine
    """
    session: Session = ctx.obj
    known = library_of(session, paths)
    query = query_of(request, known, session.words, QUOTE_KINDS, ())
    layers = query.kinds or {"quote"}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.quotations import quotations

        quotations(page, known, rows)

    rows = of_layer(known.facts, *layers)
    show_facts(session, request, known, rows, query, lambda rows: fields.facts(known, rows, fields.QUOTE), draw)
