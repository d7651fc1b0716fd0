"""Texts that a command reads: the library, or the files named on the command line."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import store
from ..errors import UserError
from ..facts import Library, Paper
from ..store.place import has_own
from .session import Session, terminal

if TYPE_CHECKING:
    from ..model import Document

_WORD = re.compile(r"[^\W_]+(?:[-’' ][^\W_]+)*")  # without a full stop or a slash, as names of files mostly have
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
    """The named files, parsed now and kept nowhere; without any, the library. Raises UserError."""
    if not paths:
        return library(session)
    try:
        return store.parsed(counted(session, documents(session, paths)))
    except UserError as error:
        word = error.given or ""
        if word in paths and not error.nearest and _WORD.fullmatch(word):  # whoever types it looks for it
            error.nearest = f"--text={word}"
        raise


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


def stored_documents(library: Library, ids: Sequence[str] = ()) -> Sequence[Document]:
    """The documents of a library, or some of them, as the pipeline takes them; read when they are looked at."""
    return _Stored(library, tuple(ids) or tuple(library.papers))


class _Stored(Sequence[Any]):
    def __init__(self, library: Library, ids: tuple[str, ...]) -> None:
        self._library, self._ids = library, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: Any) -> Any:
        return document_of_paper(self._library.papers[self._ids[at]])


def document_of_paper(paper: Paper) -> Document:
    """A document of a library as the pipeline takes it. Its day is given where it does not stand in the text."""
    from ..model import Document

    day = date.fromisoformat(paper.published) if paper.published and paper.basis == "metadata" else None
    return Document(paper.id, paper.text, paper.title, paper.publisher, paper.url, paper.path, paper.language, day)


def _standard_input(session: Session) -> Document:
    from ..intake import document_of, read
    from ..model import Document

    if terminal(sys.stdin):
        session.note(session.words("Reading from the keyboard; Ctrl-D ends the text."))
    return document_of(read(sys.stdin.buffer.read(), session.words("standard input")), Document(id="stdin", text=""))


def given_day(text: str | None, option: str = "--date") -> date | None:
    """A day as `--date` takes it. Raises UserError where it is not one day."""
    from .values import days

    if text is None:
        return None
    first, last = days(text)
    if first is None or first != last:
        raise UserError('{option} takes a day like 2024-06-12, not "{text}".', option=option, text=text, code=2)
    return date.fromisoformat(first)
