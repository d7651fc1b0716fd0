"""The sentences of a library and the index in which words are searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def put_sentences(db: sqlite3.Connection, document: int, sentences: Iterable[tuple[int, int, str]]) -> None:
    """Puts in sentences as (start, end, searchable words)."""
    put = "INSERT INTO sentences (document, start, end, words) VALUES (?, ?, ?, ?)"
    db.executemany(put, [(document, *sentence) for sentence in sentences])
    db.execute("INSERT INTO search (rowid, words) SELECT key, words FROM sentences WHERE document = ?", (document,))


def delete_sentences(db: sqlite3.Connection, document: int) -> None:
    """Takes out those of one document."""
    known = db.execute("SELECT key, words FROM sentences WHERE document = ?", (document,)).fetchall()
    db.executemany("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", known)
    db.execute("DELETE FROM sentences WHERE document = ?", (document,))
