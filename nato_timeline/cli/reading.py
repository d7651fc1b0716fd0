"""Texts that a command reads: the library, or the files named on the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import store
from ..errors import UserError
from ..facts import Library
from ..store.place import has_own
from .session import Session, terminal

if TYPE_CHECKING:
    from ..model import Document

_MANY = 8  # texts that take long enough to be counted aloud


def library(session: Session) -> Library:
    """The user's own library; until there is one, the texts that come with the tool."""
    if session.library or has_own():
        from .own import own_library

        known = own_library(session)
        if known is not None:
            return known
    return store.bundled(session.detail)


def library_of(session: Session, paths: Sequence[str] | None) -> Library:
    """The named files, parsed now and kept nowhere; without any, the library."""
    return store.parsed(counted(session, documents(session, paths))) if paths else library(session)


def counted(session: Session, documents: Sequence[Document]) -> Iterator[Document]:
    """The documents one by one; where there are many, a terminal is told how far it is."""
    silent = session.quiet or len(documents) < _MANY or not terminal(sys.stderr)
    try:
        for n, document in enumerate(documents, start=1):
            if not silent:
                so_far = session.words("Reading {n} of {all}", n=n, all=len(documents))
                print(f"\r{so_far}", end="", file=sys.stderr, flush=True)
            yield document
    finally:
        if not silent:
            print("\r" + " " * 40, end="\r", file=sys.stderr, flush=True)


def documents(session: Session, paths: Sequence[str], day: date | None = None) -> tuple[Document, ...]:
    """The documents in files, `-` being standard input; ids made unique. Raises UserError."""
    from ..intake import load

    gc.enable()  # off since the start, for queries; a long text leaves garbage
    read = [_standard_input(session) if path == "-" else load(Path(path)) for path in paths]
    ids: set[str] = set()
    found = []
    for document in read:
        id, n = document.id, 2
        while id in ids:
            id, n = f"{document.id}-{n}", n + 1
        ids.add(id)
        found.append(replace(document, id=id, given_date=day or document.given_date))
    return tuple(found)


def _standard_input(session: Session) -> Document:
    from ..intake import document_of, read
    from ..model import Document

    if terminal(sys.stdin):
        session.note(session.words("Reading from the keyboard; Ctrl-D ends the text."))
    return document_of(read(sys.stdin.buffer.read(), session.words("standard input")), Document(id="stdin", text=""))


def given_day(text: str | None) -> date | None:
    """A day as `--date` takes it. Raises UserError where it is not one day."""
    from .values import days

    if text is None:
        return None
    first, last = days(text)
    if first is None or first != last:
        raise UserError('--date takes a day like 2024-06-12, not "{text}".', text=text, code=2)
    return date.fromisoformat(first)
