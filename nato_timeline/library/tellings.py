"""Events as each document tells them, and the wordings they share, as rows of a library."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from .digest import Telling
from .rows import as_json, delete_facts


def put_telling(db: sqlite3.Connection, document: int, one: Telling) -> int:
    """Puts in a telling as the digest has it; returns its key."""
    event = one.event
    span = event.at[0]
    first, last = _iso(event.first), _iso(event.last)
    row = (
        document, event.kind, event.title, event.when, first, last, event.date_basis, event.place,
        as_json(event.participants), as_json(event.topics), event.status, event.was, event.reference, event.why,
        span.start, span.end, *one.sentence, *one.paragraph, one.page, one.signature,
    )  # fmt: skip
    key = db.execute(
        'INSERT INTO tellings (document, kind, title, "when", first, last, basis, place, participants, topics, status, '
        "was, reference, why, start, end, sentence_start, sentence_end, paragraph_start, paragraph_end, page, "
        f"signature) VALUES ({', '.join('?' * len(row))})",
        row,
    ).lastrowid
    wording = (one.signature, event.kind, one.fine, first, last, event.place, event.reference)
    db.execute(f"INSERT OR IGNORE INTO wordings VALUES ({', '.join('?' * len(wording))})", wording)
    keys = [(k, one.fine, one.signature) for k in one.keys]
    db.executemany("INSERT OR IGNORE INTO wording_keys VALUES (?, ?, ?)", keys)
    return int(key or 0)


class Dropped(NamedTuple):
    """Tellings that are gone; of each fact that others tell too, one of those; whoever the others named."""

    gone: frozenset[int]
    left: frozenset[int]
    touched: set[str]


def drop_tellings(db: sqlite3.Connection, document: int) -> Dropped:
    """Takes a document's tellings out. A fact that others tell stays as it is until what is left of it is settled."""
    mine = db.execute("SELECT key, signature, fact FROM tellings WHERE document = ?", (document,)).fetchall()
    db.execute("DELETE FROM tellings WHERE document = ?", (document,))
    for signature in {signature for _, signature, _ in mine}:
        if not db.execute("SELECT 1 FROM tellings WHERE signature = ? LIMIT 1", (signature,)).fetchone():
            db.execute("DELETE FROM wording_keys WHERE signature = ?", (signature,))
            db.execute("DELETE FROM wordings WHERE signature = ?", (signature,))
    facts = {fact for _, _, fact in mine if fact is not None}
    others = {f: db.execute("SELECT key FROM tellings WHERE fact = ? LIMIT 1", (f,)).fetchone() for f in facts}
    touched = delete_facts(db, [fact for fact, other in others.items() if other is None])
    left = frozenset(other[0] for other in others.values() if other)
    return Dropped(frozenset(key for key, _, _ in mine), left, touched)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
