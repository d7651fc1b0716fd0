"""`timeline fix`: what the user knows better about a fact."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import completing
from ..app import Command, new_app
from ..correcting import correct
from ..session import Session

app = new_app()


@app.command(cls=Command)
def fix(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, or how that begins.", autocompletion=completing.facts)
    ],
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When: 2024, 2024-06, 2024-06-12, EDTF.")
    ] = None,
    who: Annotated[list[str] | None, typer.Option("--who", metavar="NAME", help="Who takes part, or speaks.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Where.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Why, or anything worth remembering.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Forget what was corrected of it.")] = False,
) -> None:
    """Corrects a fact in your library for good: kept in a file beside it, marked wherever the fact is shown.

    timeline fix zj767txf --date 2024-06-13 --note "selon le communiqué du 14 juin"
    timeline fix zj767txf --undo
    """
    session: Session = ctx.obj
    correct(session, id, {"when": day, "who": who, "place": place, "title": title, "note": note}, undo=undo)
