"""The sentences of a library and the index in which words are searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


def put_sentences(
    db: sqlite3.Connection, document: int, sentences: Sequence[tuple[int, int, str]]
) -> tuple[int | None, int | None]:
    """Puts in sentences as (start, end, searchable words). Returns the first and the last key."""
    if not sentences:
        return None, None
    (last,) = db.execute("SELECT coalesce(max(key), 0) FROM sentences").fetchone()
    keyed = [(last + n, document, *sentence) for n, sentence in enumerate(sentences, start=1)]
    db.executemany("INSERT INTO sentences (key, document, start, end, words) VALUES (?, ?, ?, ?, ?)", keyed)
    db.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", [(row[0], row[-1]) for row in keyed])
    return last + 1, last + len(keyed)


def delete_sentences(db: sqlite3.Connection, document: int) -> None:
    """Takes out those of one document."""
    known = db.execute("SELECT key, words FROM sentences WHERE document = ?", (document,)).fetchall()
    db.executemany("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", known)
    db.execute("DELETE FROM said WHERE sentence IN (SELECT key FROM sentences WHERE document = ?)", (document,))
    db.execute("DELETE FROM sentences WHERE document = ?", (document,))
