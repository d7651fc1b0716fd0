"""Documents of the user's library changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import UserError
from .own import path_to_change, writing
from .session import Session

if TYPE_CHECKING:
    from ..facts import Library
    from ..library.writer import Writer


@contextmanager
def _open(session: Session) -> Iterator[tuple[Library, Writer]]:
    from ..library.again import existing
    from ..store.own import stored

    path = existing(path_to_change(session))
    with writing(path) as writer:
        yield stored(path), writer


def set_source(session: Session, name: str, said: Mapping[str, str]) -> None:
    """What the user says of a document, read again in that light."""
    from .. import lookup
    from ..library.writer import documents_of

    if not said:
        raise UserError("nothing is said to be changed.", command="timeline sources set --help", code=2)
    with _open(session) as (library, writer):
        id = lookup.paper(library, name).id
        with writer.batch():
            for key in documents_of(writer.db, [id]):
                writer.set_given(key, {k: v for k, v in {**writer.given(key), **said}.items() if v})
    session.note(session.words("{id} is read in that light now", id=id))


def remove_sources(session: Session, names: Sequence[str]) -> None:
    """Takes documents out."""
    from .. import lookup
    from ..library.writer import documents_of

    with _open(session) as (library, writer):
        ids = list(dict.fromkeys(lookup.paper(library, name).id for name in names))
        with writer.batch():
            for key in documents_of(writer.db, ids):
                writer.remove(key)
    session.note(session.words.count(len(ids), "{n} document taken out", "{n} documents taken out"))
