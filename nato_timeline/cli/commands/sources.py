"""`timeline sources`: the documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import Paper
from ...render import fields
from ...shelves import in_order
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
        _show(ctx.obj, request, in_order(library(ctx.obj).papers), text=False)


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


@app.command("set", cls=Command)
def change(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, or how that begins.", autocompletion=completing.sources)
    ],
    day: Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day it was published.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it was found.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="TEXT", help="Who published it.")] = None,
) -> None:
    """Says what you know of a document of your library; an empty text takes it back.

    timeline sources set communique --date 2024-06-12 --publisher OTAN
    """
    from ..reading import given_day
    from ..shelving import set_source

    on = given_day(day) if day else None
    said = {"date": on.isoformat() if on else day, "title": title, "url": url, "publisher": publisher}
    set_source(ctx.obj, id, {name: value for name, value in said.items() if value is not None})


@app.command(cls=Command)
def remove(
    ctx: typer.Context,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Its id, or how that begins.", autocompletion=completing.sources)
    ],
) -> None:
    """Takes documents out of your library, with all that only they say. Their files stay."""
    from ..shelving import remove_sources

    remove_sources(ctx.obj, ids)


def _show(session: Session, request: Request, papers: Sequence[Paper], *, text: bool) -> None:
    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.lists import papers

        papers(page, rows, text=text)

    show_rows(session, request, papers, lambda rows: fields.papers(rows, text=text), draw)
