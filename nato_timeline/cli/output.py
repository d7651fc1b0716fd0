"""Where the output goes: the terminal, its pager, a pipe, a file; and in which form."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UserError
from .given import one_of
from .options import Request
from .session import Session, styled, terminal

if TYPE_CHECKING:
    from ..export import Written
    from ..render.page import Page

FORMATS = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown")
_BY_ENDING = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "markdown", ".txt": "plain"}
_SIGNS = "●○◐│─«»…≥"


def form_of(request: Request, formats: tuple[str, ...] = FORMATS) -> str:
    """The form of the output: as asked, by the file's ending, a table on a terminal, plain lines elsewhere."""
    if request.form:
        return one_of('there is no format "{name}".', request.form, formats)
    if request.output:
        return _BY_ENDING.get(Path(request.output).suffix.lower(), "plain")
    return "table" if terminal(sys.stdout) else "plain"


def new_page(session: Session, request: Request) -> Page:
    """A page as wide as the terminal, in the signs that it can show."""
    from ..render.links import knows_links
    from ..render.page import Page

    into_file = request.output is not None
    lit = not into_file and styled(session, sys.stdout)
    encoding = sys.stdout.encoding or "ascii"
    try:
        _SIGNS.encode(encoding)
        ascii = terminal(sys.stdout) and os.environ.get("TERM") == "dumb"
    except (UnicodeEncodeError, LookupError):
        ascii = True
    width = shutil.get_terminal_size((80, 24)).columns
    links = lit and terminal(sys.stdout) and knows_links(os.environ)
    return Page(session.words, width, styled=lit, color=lit, ascii=ascii, links=links)


def send(session: Session, file: str, content: Written, *, force: bool) -> None:
    """Writes an export into a file, or for `-` to standard output."""
    if file != "-":
        _into_file(session, Path(file), content, force)
    elif isinstance(content, bytes):
        if terminal(sys.stdout):
            raise UserError("these are bytes and no text: name a file for them.", code=2)
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.writelines((content,) if isinstance(content, str) else content)


def deliver(session: Session, request: Request, text: str) -> None:
    """Writes the output to where it was asked for."""
    if request.output:
        _into_file(session, Path(request.output), text, request.force)
    elif _is_long(text) and (pager := _pager()):
        _page(pager, text)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()


def check_free(file: str, *, force: bool) -> None:
    """Raises UserError where a file cannot be written, or only over another one; before a long work and after it."""
    path = Path(file)
    if path.is_dir():
        raise UserError("{path} is a folder.", path=path)
    if file != "-" and path.exists() and not force:
        raise UserError("{path} is there already.", path=path, hint="--force overwrites it.")
    if not path.parent.is_dir():
        raise UserError("there is no folder {path}.", path=path.parent)


def _into_file(session: Session, path: Path, content: Written, force: bool) -> None:
    from ..folders import replace_file

    check_free(str(path), force=force)
    try:
        replace_file(path, content)
    except OSError as error:
        raise UserError("{path} cannot be written: {why}.", path=path, why=error.strerror) from None
    session.note(session.words("Written to {path}", path=path))


# ---------------------------------------------------------------- the pager


def _is_long(text: str) -> bool:
    if not terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        return False
    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines


def _pager() -> list[str]:
    """The command that shows long output; none where PAGER is empty or `cat`, or there is no `less`."""
    import shlex

    asked = os.environ.get("PAGER")
    if asked is not None:
        return [] if asked.strip() in ("", "cat") else shlex.split(asked)
    return ["less"] if shutil.which("less") else []


def _page(pager: list[str], text: str) -> None:
    import subprocess

    environment = {"LESS": "FIRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        with subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment) as process:
            try:
                process.communicate(text.encode("utf-8"))
            except (BrokenPipeError, KeyboardInterrupt):
                process.wait()
    except OSError:  # no such pager
        sys.stdout.write(text)
