"""`timeline drop`: a fact that is none."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import completing
from ..app import Command, new_app
from ..correcting import correct
from ..session import Session

app = new_app()


@app.command(cls=Command)
def drop(
    ctx: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Its id, or how that begins.", autocompletion=completing.facts),
    ],
) -> None:
    """Leaves a fact of your library out from now on. The file of corrections says which, and can bring it back.

    timeline drop zj767txf
    timeline fix zj767txf --undo
    """
    session: Session = ctx.obj
    for id in ids:
        correct(session, id, {"drop": True})
