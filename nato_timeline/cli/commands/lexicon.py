"""`timeline lexicon check`: the reference data's own faults."""

from __future__ import annotations

import typer

from ..app import Command, Group, new_app
from ..session import Session

app = new_app(cls=Group, no_args_is_help=True)


@app.callback()
def lexicon() -> None:
    """The reference data: people, offices, countries, events, topics, verbs."""


@app.command(cls=Command)
def check(ctx: typer.Context) -> None:
    """Looks for faults in the reference data: unknown ids, overlapping terms, names that mean two things."""
    from ...lexicon import validate

    session: Session = ctx.obj
    faults = validate.check()
    for fault in faults:
        print(f"{fault.code}\t{fault.message}")
    if faults:
        session.note(session.words.count(len(faults), "{n} fault", "{n} faults"))
        raise typer.Exit(1)
    session.note(session.words("The reference data has no faults."))
