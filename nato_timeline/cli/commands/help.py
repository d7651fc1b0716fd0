"""`timeline help`: what holds for all commands, by subject; a command's own help; the man page."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ...errors import UserError
from .. import completing
from ..app import COMMANDS, Command, commands, new_app
from ..guide import GUIDE
from ..session import Session

app = new_app()


@app.command("help", cls=Command)
def guide(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[SUBJECT]",
            help="A subject, or a command.",
            autocompletion=completing.one_of(*GUIDE, *COMMANDS),
        ),
    ] = None,
    man: Annotated[bool, typer.Option("--man", help="The man page, for man -l -.")] = False,
) -> None:
    """How things are done: exit-codes, formats, dates, queries, environment; or what a command does.

    timeline help dates
    timeline help figures
    timeline help --man | man -l -
    """
    from .. import help

    session: Session = ctx.obj
    if man:
        from ..manual import page

        sys.stdout.write(page(session.words))
    elif name is None:
        group = ctx.parent.command if ctx.parent else commands()
        sys.stdout.write(help.overview(group.make_context("timeline", ["--"], obj=session, resilient_parsing=True)))
    elif name in GUIDE:
        sys.stdout.write(help.subject(GUIDE[name], session.words))
    elif name in COMMANDS:
        _of_command(session, name)
    else:
        from ...lookup import nearest

        near = nearest(name, (*GUIDE, *COMMANDS))
        command = None if near else "timeline help"
        raise UserError('there is no help on "{name}".', name=name, given=name, nearest=near, command=command, code=2)


def _of_command(session: Session, name: str) -> None:
    from .. import help

    group = commands()
    command = group.get_command(None, name)
    with group.make_context("timeline", ["--"], obj=session, resilient_parsing=True) as parent:
        context = command.make_context(name, [], parent=parent, obj=session, resilient_parsing=True)
        sys.stdout.write(help.command_help(command, context))
