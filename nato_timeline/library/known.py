"""By which day facts were known: the first and the last on which a document that states them was certainly out. Days
are numbers like 20240612; 99991231 stands for a document of which that is not known."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from ..store.tallies import KNOWN
from ..store.where import as_number

Known = tuple[int, int]
_AT_ONCE = 400


def out_by(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, int]:
    """The day by which each of some documents was certainly out."""
    keys = sorted(set(documents))
    found = dict.fromkeys(keys, as_number(None))
    for n in range(0, len(keys), _AT_ONCE):
        some = keys[n : n + _AT_ONCE]
        query = f"SELECT document, last FROM papers WHERE document IN ({', '.join('?' * len(some))})"
        found.update((key, as_number(last)) for key, last in db.execute(query, some))
    return found


def bounds(days: Collection[int]) -> Known:
    """The first and the last of some days."""
    return min(days), max(days)


def wider(db: sqlite3.Connection, fact: int, documents: Iterable[int]) -> Known:
    """When a fact was known, once these documents state it, too."""
    before = db.execute("SELECT first_known, last_known FROM facts WHERE key = ?", (fact,)).fetchone()
    return bounds((*before, *out_by(db, documents).values()))


def widen(db: sqlite3.Connection, fact: int, documents: Iterable[int]) -> None:
    """Has a fact be known as these documents state it, too."""
    known = wider(db, fact, documents)
    put = "UPDATE facts SET first_known = ?1, last_known = ?2 WHERE key = ?3 AND (first_known, last_known) != (?1, ?2)"
    db.execute(put, (*known, fact))


def recount(db: sqlite3.Connection, fact: int) -> None:
    """Looks up in all its sources when a fact was known."""
    db.execute(f"UPDATE facts SET (first_known, last_known) = ({KNOWN}) WHERE key = ?", (fact,))
