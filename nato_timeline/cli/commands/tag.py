"""`timeline tag`: words of the user on a fact."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import completing
from ..app import Command, new_app
from ..correcting import correct
from ..session import Session

app = new_app()


@app.command(cls=Command, context_settings={"ignore_unknown_options": True})
def tag(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, or how that begins.", autocompletion=completing.facts)
    ],
    words: Annotated[list[str], typer.Argument(metavar="+WORD -WORD", help="Words to put on it, or to take off.")],
) -> None:
    """Puts words of your own on a fact of your library; --text finds them.

    timeline tag zj767txf +budget +relire
    timeline tag zj767txf -relire
    """
    session: Session = ctx.obj
    more = [word.removeprefix("+") for word in words if not word.startswith("-")]
    less = [word.removeprefix("-") for word in words if word.startswith("-")]
    correct(session, id, {"more": more, "less": less})
