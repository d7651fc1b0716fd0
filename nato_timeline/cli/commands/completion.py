"""`timeline completion`: what makes TAB complete."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]

from ..app import Command, new_app
from ..given import one_of

app = new_app()
SHELLS = ("bash", "zsh", "fish", "powershell")


@app.command(cls=Command)
def completion(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """The script that makes TAB complete names, topics and ids.

    timeline completion bash >> ~/.bashrc
    timeline completion fish > ~/.config/fish/completions/timeline.fish
    """
    name = one_of('there is no shell "{name}" here.', shell, SHELLS)
    print(get_completion_script(prog_name="timeline", complete_var="_TIMELINE_COMPLETE", shell=name))
