"""`timeline cite`: a citation ready to paste."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ... import citing
from ...errors import UserError
from ...facts import Library
from ...shelves import beginning
from .. import completing
from ..app import Command, new_app
from ..given import one_of
from ..options import Request, takes_request
from ..output import deliver
from ..reading import given_day, library
from ..session import Session

if TYPE_CHECKING:
    from ...citing.reference import Reference

app = new_app()


@app.command(cls=Command)
@partial(takes_request, only=("output", "force"))
def cite(
    ctx: typer.Context,
    request: Request,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…", help="Facts or documents: the id, or how it begins.", autocompletion=completing.facts
        ),
    ],
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="note, iso690, markdown, bibtex, csl-json or ris; else note.",
            autocompletion=completing.one_of(*citing.STYLES),
        ),
    ] = "note",
    accessed: Annotated[
        str | None,
        typer.Option("--accessed", metavar="DAY", help="The day on which you read it, as « consulté le »."),
    ] = None,
) -> None:
    """A citation ready to paste, with a link to the very sentence; of a fact, or of a document.

    timeline cite pqzowmia
    timeline cite pqzowmia --style bibtex --output otan.bib
    timeline cite 001 --style iso690 --accessed 2024-07-01
    """
    session: Session = ctx.obj
    write = citing.style(one_of('there is no style "{name}".', style, citing.STYLES))
    day = given_day(accessed, "--accessed")
    known = library(session)
    found = [one for id in ids for one in _cited(known, id, day.isoformat() if day else None)]
    deliver(session, request, write(found))


def _cited(known: Library, id: str, accessed: str | None) -> Iterable[Reference]:
    """Where the fact of that id stands, or the document. Raises UserError."""
    from ... import lookup
    from ...citing.reference import of_fact, of_paper

    if not beginning(known.facts, id.strip().lower(), 1):
        try:
            return (of_paper(lookup.paper(known, id), accessed),)
        except UserError as error:
            if error.choices:
                raise
    return of_fact(known, lookup.fact(known, id), accessed)
