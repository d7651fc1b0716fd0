"""`timeline extract`: all facts of a text, nothing stored."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from ... import store
from ...errors import UserError
from ...render import rows
from ...render.template import filled
from ..app import Command, new_app
from ..listing import fields_of, template_of
from ..options import Request, takes_request
from ..output import FORMATS, deliver, form_of, new_page
from ..reading import counted, documents, given_day
from ..session import Session

app = new_app()
OPTIONS = ("form", "fields", "template", "output", "force")


@app.command(cls=Command)
@partial(takes_request, only=OPTIONS)
def extract(
    ctx: typer.Context,
    request: Request,
    paths: Annotated[list[str], typer.Argument(metavar="FILE…|-", help="Texts to read; - for standard input.")],
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day it was published, if the text does not say it.")
    ] = None,
) -> None:
    """All facts of a text: time expressions, people, figures, quotations, events. Nothing is stored.

    timeline extract communique.txt --format json
    timeline extract - --date 2024-06-12 < communique.txt
    timeline extract communique.txt --format timeml
    """
    from ... import pipeline
    from ...render import parse, timeml

    session: Session = ctx.obj
    form = form_of(request, (*FORMATS, "timeml"))
    if form == "timeml" and len(paths) > 1:
        raise UserError("a TimeML file holds one text: give one FILE.", code=2)
    parses = tuple(pipeline.side_by_side(counted(session, documents(session, paths, given_day(day)))))
    if form == "timeml":
        deliver(session, request, timeml.document(parses[0]))
        return
    table = parse.spans(parses)
    names = fields_of(request, table)
    if request.template is not None:
        text = "".join(filled(table, template_of(request, table)))
    elif form in ("json", "jsonl") and not names:
        text = parse.as_json(parses, lines=form == "jsonl")
    elif form == "table":
        page = new_page(session, request)
        if names:
            from ...render.grid import grid

            grid(page, table, names)
        else:
            for each in parses:
                parse.draw(page, each, store.library_of((each,)))
        text = str(page)
    else:
        text = rows.written(table, form, names)
    deliver(session, request, text)
