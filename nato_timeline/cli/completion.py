"""TAB: the scripts for the shells, and the answer to what they ask.

All shells ask in one way: COMP_WORDS holds the words of the line, one a line, COMP_CWORD which of them is being
written. The answer is a value a line; fish and zsh get what it is for behind a tab.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .session import Session

if TYPE_CHECKING:
    from typer._click.shell_completion import CompletionItem

VARIABLE = "_TIMELINE_COMPLETE"  # what the shell sets when TAB is pressed
SHELLS = ("bash", "zsh", "fish", "powershell")
_BASH = r"""
_timeline_completion() {
    local IFS=$'\n' i
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" _TIMELINE_COMPLETE=complete_bash \
        "$1" 2>/dev/null ) )
    [[ "$2" == [\'\"]* ]] && return 0
    for i in "${!COMPREPLY[@]}"; do
        [[ "${COMPREPLY[i]}" == *[![:alnum:]_./,:@%+=-]* ]] && COMPREPLY[i]=$(printf %q "${COMPREPLY[i]}")
    done
    return 0
}
complete -o default -F _timeline_completion timeline
""".lstrip()
_ZSH = """\
#compdef timeline
_timeline_completion() {
    local -a found names told
    found=("${(@f)$(env COMP_WORDS="${(F)words[1,CURRENT]}" COMP_CWORD="$((CURRENT - 1))" \\
        _TIMELINE_COMPLETE=complete_zsh "${words[1]}" 2>/dev/null)}")
    if [[ -z "${found[1]}" ]]; then
        _files
        return
    fi
    names=("${found[@]%%$'\\t'*}")
    told=("${found[@]/$'\\t'/  -- }")
    compadd -l -d told -a names
}
if [[ "${zsh_eval_context[-1]}" == loadautofunc ]]; then
    _timeline_completion "$@"
else
    compdef _timeline_completion timeline
fi
"""
_FISH = """\
function __timeline_complete
    set -l before (commandline -opc)
    set -l found (env COMP_WORDS=(string join \\n -- $before (commandline -ct) | string collect) \\
        COMP_CWORD=(count $before) _TIMELINE_COMPLETE=complete_fish $before[1] 2>/dev/null)
    if test -n "$found"
        string join \\n -- $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command timeline --no-files --arguments '(__timeline_complete)'
"""


def script(shell: str) -> str:
    """The script that a shell needs."""
    if shell == "powershell":
        from typer.completion import get_completion_script  # type: ignore[attr-defined]

        return get_completion_script(prog_name="timeline", complete_var=VARIABLE, shell=shell) + "\n"
    return {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell]


def item(value: str, told: str) -> CompletionItem:
    """A value with what it is for."""
    from typer._click.shell_completion import CompletionItem

    return CompletionItem(value, help=told)


def complete(session: Session) -> int:
    """Writes what can stand where the cursor is. Returns the exit code."""
    shell = os.environ[VARIABLE].rpartition("_")[2]
    if shell not in ("bash", "zsh", "fish"):
        return _as_typer_does(session)
    from .app import commands
    from .completing import prepare

    words, incomplete = prepare()
    found = _completer(session, commands()).get_completions(words, incomplete)
    for each in found:
        told = f"\t{session.words(each.help)}" if each.help and shell != "bash" else ""
        print(f"{each.value}{told}")
    return 0


def _completer(session: Session, group: Any) -> Any:
    from typer._completion_classes import BashComplete

    return BashComplete(group, {"obj": session}, "timeline", VARIABLE)


def _as_typer_does(session: Session) -> int:
    from typer.completion import completion_init  # type: ignore[attr-defined]

    from .app import commands

    completion_init()
    return int(commands().main((), prog_name="timeline", standalone_mode=False, obj=session) or 0)
