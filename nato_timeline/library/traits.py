"""What very many facts share: layer, kind, status and topics, for which a number stands in the indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from ..facts import Fact

_Words = tuple[str, str, str | None, tuple[str, ...]]


def traits_of(db: sqlite3.Connection, facts: Sequence[Fact]) -> list[int]:
    """The traits of each of some facts; those that no fact has had are put in."""
    words: list[_Words] = [(fact.layer, fact.kind, fact.status, fact.topics) for fact in facts]
    known = {each: _key(db, *each) for each in dict.fromkeys(words)}
    return [known[each] for each in words]


def _key(db: sqlite3.Connection, layer: str, kind: str, status: str | None, topics: tuple[str, ...]) -> int:
    about = json.dumps(topics, ensure_ascii=False, separators=(",", ":"))
    query = "SELECT key FROM traits WHERE layer = ? AND kind = ? AND coalesce(status, '') = ? AND topics = ?"
    row = db.execute(query, (layer, kind, status or "", about)).fetchone()
    if row:
        return int(row[0])
    put = "INSERT INTO traits (layer, kind, status, topics) VALUES (?, ?, ?, ?)"
    return int(db.execute(put, (layer, kind, status, about)).lastrowid or 0)
