"""`timeline completion`: what makes TAB complete."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import completing
from ..app import Command, new_app
from ..completion import SHELLS, script
from ..given import one_of

app = new_app()


@app.command(cls=Command)
def completion(
    ctx: typer.Context,
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL", help="bash, zsh, fish or powershell.", autocompletion=completing.one_of(*SHELLS)
        ),
    ],
) -> None:
    """The script that makes TAB complete names, topics and ids.

    timeline completion bash >> ~/.bashrc
    timeline completion zsh > "${fpath[1]}/_timeline"
    timeline completion fish > ~/.config/fish/completions/timeline.fish
    """
    print(script(one_of('there is no shell "{name}" here.', shell, SHELLS)), end="")
