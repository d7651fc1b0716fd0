"""`timeline topics`: what can be asked about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from ...render import fields
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
def topics(ctx: typer.Context, request: Request) -> None:
    """The topics, their words, how many facts speak of them."""
    session: Session = ctx.obj
    known = library(session)

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.lists import topics as draw_topics

        draw_topics(page, rows)

    show_rows(session, request, tuple(known.topics.values()), fields.topics, draw)
