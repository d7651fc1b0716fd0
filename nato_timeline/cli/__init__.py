"""The command `timeline`: one entrance, one exit."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from ..errors import UserError
from .session import Session, begin, read_globals

_COMPLETING = "_TIMELINE_COMPLETE"  # what the shell sets when TAB is pressed


def main() -> NoReturn:
    """The process `timeline`, from its arguments to its exit code."""
    gc.disable()  # what starting up makes stays: looking through it for garbage costs a tenth of a query
    code = run(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # so does taking the interpreter down piece by piece; the output is flushed


def run(args: Sequence[str]) -> int:
    """Runs a command and returns its exit code: 0 done, 1 failed, 2 wrongly used, 3 nothing found with `--fail-empty`,
    130 interrupted, 141 pipe closed."""
    session = begin(args)
    out = sys.stdout
    try:
        session, rest = read_globals(session, args)
        code = _run(session, rest)
        sys.stdout.flush()
        return code
    except UserError as error:
        from .failure import tell

        return tell(session, error, args)
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:  # Typer's: a word is completed; or the pipe is closed, then it has put stdout away
        if sys.stdout is not out:
            return _pipe_closed()
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else 0
    except Exception as error:
        from .failure import tell_other

        return tell_other(session, error, args)


def _run(session: Session, args: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    if session.version:
        from .. import __version__

        print(f"timeline {__version__}")
        return 0
    if _COMPLETING in os.environ:
        from .completion import complete

        return complete(session)
    from .app import commands

    return int(commands().main(args, prog_name="timeline", standalone_mode=False, obj=session) or 0)


def _speak_utf8(stream: object) -> None:
    """Data is UTF-8 whatever the locale; a terminal that knows less gets question marks, not a crash."""
    from io import TextIOWrapper

    if isinstance(stream, TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _pipe_closed() -> int:
    """The reader has gone: say nothing more, not even when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 141
