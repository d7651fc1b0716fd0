"""`timeline explain`: what each stage of the pipeline makes of a sentence."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated

import typer

from ...errors import UserError
from ..app import Command, new_app
from ..options import Request, takes_request
from ..output import deliver, new_page
from ..reading import given_day
from ..session import Session

app = new_app()


@app.command(cls=Command)
@partial(takes_request, only=("output", "force"))
def explain(
    ctx: typer.Context,
    request: Request,
    text: Annotated[list[str], typer.Argument(metavar="TEXT…|-", help="A sentence; - for standard input.")],
    day: Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day it was published.")] = None,
) -> None:
    """What each stage makes of a sentence.

    timeline explain "Il se rendra jeudi à Kiev." --date 2024-06-12
    """
    from ...model import Document
    from ...render.stages import stages

    session: Session = ctx.obj
    sentence = sys.stdin.read() if text == ["-"] else " ".join(text)
    if not sentence.strip():
        raise UserError("there is no sentence to explain.", code=2)
    page = new_page(session, request)
    stages(page, Document("sentence", sentence, given_date=given_day(day)))
    deliver(session, request, str(page))
