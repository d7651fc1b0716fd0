"""Counts of a library's facts, made where they are kept: none is read for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from ..query import Query
from ..tally import COUNTED, Tally, collected, month
from .where import Where, where

_BY = {
    "kind": "SELECT kind, layer, count(*), min(first), max(last) FROM kept GROUP BY 1, 2",
    "month": "SELECT first, layer, count(*), first, last FROM kept GROUP BY first, last, layer",
    "topic": (
        "SELECT topic, kept.layer, count(*), min(first), max(last) FROM kept JOIN subjects ON subjects.fact = kept.key "
        "GROUP BY 1, 2"
    ),
    "who": (
        "SELECT who, kept.layer, count(*), min(first), max(last) FROM kept "
        "JOIN participants ON participants.fact = kept.key GROUP BY 1, 2"
    ),
    "source": (
        "SELECT id, layer, count(*), min(first), max(last) FROM (SELECT DISTINCT key, layer, kept.first, kept.last, "
        "document FROM kept JOIN sources ON sources.fact = kept.key) stated JOIN documents ON documents.key = document "
        "GROUP BY 1, 2"
    ),
}
# from columns that the index in time has, so that where nothing else is asked no fact is read
_KEPT = (
    "SELECT key, layer, kind, CASE WHEN undated THEN NULL ELSE day END AS first, CASE WHEN undated THEN NULL ELSE "
    "coalesce(last, day) END AS last FROM facts"
)


def tallied(db: sqlite3.Connection, query: Query, by: str) -> list[Tally]:
    """What `tally.tally` makes of the facts that a query keeps; the query asks for no words, and as of no day."""
    kept = Where.within("layer", COUNTED).also(where(query))
    undated = query.undated or ("no" if query.since or query.until else "all")
    if undated != "all":
        kept = kept.also(Where(f"undated = {int(undated == 'only')}"))
    rows: Iterable[Any] = db.execute(f"WITH kept AS ({_KEPT} WHERE {kept.sql}) {_BY[by]}", kept.values)
    if by == "month":
        rows = ((month(first, last), layer, n, first, last) for _, layer, n, first, last in rows)
    return collected(rows, by)
