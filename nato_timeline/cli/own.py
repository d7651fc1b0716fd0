"""The user's own library on the command line: opened, and brought up to date when the rules have changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UserError
from ..facts import Library
from ..store.place import BUNDLED, library_path
from .session import Session, terminal

if TYPE_CHECKING:
    from ..library.workers import Engine
    from ..library.writer import Writer

_AT_ONCE = 30  # documents that are read again before the answer; more are read while the user goes on


def path_of(session: Session) -> Path | None:
    """Where the library is that a command asks for; None for that which comes with the tool."""
    return None if session.library == BUNDLED else library_path(session.library)


def path_to_change(session: Session) -> Path:
    """The library that a command may change. Raises UserError for that which comes with the tool."""
    path = path_of(session)
    if path is None:
        raise UserError(
            "the texts that come with the tool cannot be changed.",
            hint="Add them to a library of your own:",
            command="timeline add TEXT…",
        )
    return path


def own_library(session: Session) -> Library | None:
    """The user's library; None where the one that comes with the tool is asked for. Raises UserError."""
    path = path_of(session)
    if path is None:
        return None
    if not path.exists():
        raise UserError(
            "there is no library {path}.",
            path=path,
            hint="It begins with the first text:",
            command=f"timeline --library {path} add TEXT…",
        )
    from ..store.own import stored

    known = stored(path)
    waiting = _outdated(path)
    if not waiting:
        return known
    if waiting <= _AT_ONCE and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        bring_up_to_date(session, path)
        return stored(path)
    session.note(
        session.words(
            "{n} documents were read by older rules; they are being read again in the background",
            n=session.words.number(waiting),
        )
    )
    _in_background(path)
    return known


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A library opened to be written, by today's rules; closed in the end, whatever happens."""
    import gc

    from ..library.writer import Writer
    from ..store.freshness import rules

    gc.enable()  # off since the start, for queries
    writer = Writer(path, rules())
    try:
        yield writer
    finally:
        writer.close()


def _outdated(path: Path) -> int:
    """How many documents were read by other rules."""
    from ..store.freshness import outdated

    return outdated(path)


def bring_up_to_date(
    session: Session, path: Path, *, everything: bool = False, engine: Engine | None = None
) -> tuple[int, int]:
    """Reads again what older rules have read, or everything; how many documents, and how many failed."""
    from ..library.again import outdated, rebuild
    from ..library.workers import mapped
    from ..store.freshness import rules

    with writing(path) as writer:
        keys = outdated(writer.db, "" if everything else rules())
        failed = rebuild(writer, keys, progress(session), engine or mapped)
    for failure in failed:
        session.note(session.words(failure.template, **failure.values))
    return len(keys), len(failed)


class progress:
    """Says on a terminal how far it is: `told(done, all)`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._silent = session.quiet or not terminal(sys.stderr)

    def __call__(self, done: int, all: int | None = None) -> None:
        if self._silent:
            return
        words = self._session.words
        so_far = words("Reading {n}", n=done) if all is None else words("Reading {n} of {all}", n=done, all=all)
        end = "\r" + " " * 40 + "\r" if done == all else ""
        print(f"\r{so_far}", end=end, file=sys.stderr, flush=True)

    def done(self) -> None:
        """Wipes the line."""
        if not self._silent:
            print("\r" + " " * 40, end="\r", file=sys.stderr, flush=True)


def _in_background(path: Path) -> None:
    """Reads again what is outdated in a process of its own, which outlives this one; unless one is at it already."""
    from ..library.locks import one_at_a_time

    with one_at_a_time(path) as free:
        if not free:
            return
    command = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
    with suppress(OSError):  # the next command tries again
        subprocess.Popen(
            (*command, "--library", str(path), "-q", "rebuild", "--only-one"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
