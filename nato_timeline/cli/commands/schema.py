"""`timeline schema`: what the JSON of a command holds."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from ... import schema as schemas
from ...render.rows import as_json_text
from .. import completing
from ..app import Command, new_app
from ..given import one_of
from ..options import Request, takes_request
from ..output import deliver
from ..session import Session

app = new_app()
_KNOWN = {name.lower(): name for name in schemas.NAMES}


@app.command(cls=Command)
@partial(takes_request, only=("output", "force"))
def schema(
    ctx: typer.Context,
    request: Request,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHAT]",
            help="A command: list, who, who NAME…; else all of them.",
            autocompletion=completing.one_of(*schemas.NAMES),
        ),
    ] = None,
) -> None:
    """What the JSON of a command holds, as a JSON Schema (2020-12). Lines of --format jsonl are its items.

    timeline schema list
    timeline schema who NAME
    timeline schema --output timeline.schema.json
    """
    session: Session = ctx.obj
    asked = " ".join(what or ())
    if asked:
        name = _KNOWN[one_of('there is no schema of "{name}".', asked, _KNOWN)]
        found = schemas.schema(name, session.words)
    else:
        found = schemas.everything(session.words)
    deliver(session, request, as_json_text(found, indent=2) + "\n")
