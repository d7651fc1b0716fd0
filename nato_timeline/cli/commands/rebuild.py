"""`timeline rebuild`: all documents of a library read again, by today's rules."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import engines
from ..app import Command, new_app
from ..engines import EngineName, Jobs, Scheduler
from ..session import Session

app = new_app()


@app.command(cls=Command)
def rebuild(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also what today's rules have read.")] = False,
    only_one: Annotated[bool, typer.Option("--only-one", help="Nothing, if another process is at it.")] = False,
    jobs: Jobs = "0",
    engine: EngineName = "local",
    scheduler: Scheduler = None,
) -> None:
    """Reads the documents of your library again where the rules have changed. Nothing of yours is lost."""
    from ...library.again import existing
    from ...library.locks import one_at_a_time
    from ..own import bring_up_to_date, path_to_change

    session: Session = ctx.obj
    mapped = engines.engine(engine, scheduler, jobs, "rebuild")
    path = existing(path_to_change(session))
    with one_at_a_time(path) as free:
        if only_one and not free:
            return
        read, failed = bring_up_to_date(session, path, everything=everything, engine=mapped)
    session.note(session.words.count(read, "{n} document read again", "{n} documents read again"))
    if failed:
        raise typer.Exit(4)
