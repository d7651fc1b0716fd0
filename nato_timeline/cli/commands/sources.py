"""`timeline sources`: the documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import Paper
from ...render import fields
from .. import completing
from ..app import Command, Group, new_app
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Request, takes_request
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app(cls=Group, invoke_without_command=True)


@app.callback()
@partial(takes_request, only=OUTPUT_ONLY)
def sources(ctx: typer.Context, request: Request) -> None:
    """The documents: when they came out and how that is known."""
    if ctx.invoked_subcommand is None:
        _show(ctx.obj, request, tuple(library(ctx.obj).papers.values()), text=False)


@app.command(cls=Command)
@partial(takes_request, only=OUTPUT_ONLY)
def show(
    ctx: typer.Context,
    request: Request,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Its id, or how that begins.", autocompletion=completing.sources)
    ],
) -> None:
    """A document with its text."""
    from ... import lookup

    known = library(ctx.obj)
    _show(ctx.obj, request, tuple(lookup.paper(known, id) for id in ids), text=True)


def _show(session: Session, request: Request, papers: Sequence[Paper], *, text: bool) -> None:
    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.lists import papers

        papers(page, rows, text=text)

    show_rows(session, request, papers, lambda rows: fields.papers(rows, text=text), draw)
