"""Reading stored documents again, once the rules have changed: their texts are in the library, no file is needed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UserError
from ..intake import Intake
from .batches import batches
from .chunks import by_chunks
from .digest import Failure, Text, of_texts, packed, unpacked
from .parts import count_anew
from .workers import Engine, Lost, mapped

if TYPE_CHECKING:
    from .writer import Writer


class Kept(NamedTuple):
    """A stored document, as it is read again."""

    key: int
    text: Text  # named by its id


def kept(db: sqlite3.Connection, key: int) -> Kept:
    """The text of a document with what its file and its user say of it."""
    id, text, media_type, title, publisher, date, url, pages, given, path = db.execute(
        "SELECT id, text, media_type, title, publisher, date, url, pages, given, path FROM documents WHERE key = ?",
        (key,),
    ).fetchone()
    intake = Intake(text, media_type, title, publisher, date, url, tuple(json.loads(pages)))
    return Kept(key, Text(id, intake, json.loads(given), path))


def understood(some: Sequence[Kept]) -> list[bytes | Failure]:
    """What stored documents say, by today's rules."""
    return [packed(known) for known in of_texts([kept.text for kept in some])]


def outdated(db: sqlite3.Connection, rules: str) -> list[int]:
    """The documents that were read by other rules, or not at all."""
    query = "SELECT key FROM documents WHERE key NOT IN (SELECT document FROM papers WHERE rules = ?) ORDER BY key"
    return [key for (key,) in db.execute(query, (rules,))]


def rebuild(
    writer: Writer, keys: list[int], told: Callable[[int, int], None], engine: Engine = mapped
) -> list[Failure]:
    """Reads documents again, some at a time, so that little is lost when it is interrupted. `told` hears how far it is.

    Returns those that could not be read; what was known of them before stays.
    """
    failed = []

    def work() -> Iterator[Kept]:
        return (kept(writer.db, key) for key in keys)

    done = 0
    read = by_chunks(engine, understood, work(), lambda known: len(known.text.intake.text))
    results = ((known.key, known.text.name, result) for known, result in read)
    for batch in batches(results, lambda known: len(known[2]) if isinstance(known[2], bytes) else 0):
        with writer.batch():
            for key, id, result in batch:
                if isinstance(result, bytes):
                    writer.derive_again(key, unpacked(result))
                else:
                    failed.append(failure(id, result))
        done += len(batch)
        told(done, len(keys))
    if done == writer.db.execute("SELECT count(*) FROM documents").fetchone()[0]:
        with writer.batch():
            count_anew(writer.db)
    return failed


def failure(name: str, result: Failure | Lost) -> Failure:
    """Why a piece of work gave nothing."""
    if isinstance(result, Failure):
        return result
    return Failure.of(name, UserError("{name} could not be understood: the process that read it died.", name=name))


def existing(path: Path) -> Path:
    """The library to change. Raises UserError where there is none."""
    if not path.exists():
        raise UserError(
            "there is no library {path} yet.",
            path=path,
            hint="It begins with the first text:",
            command="timeline add TEXT…",
        )
    return path
