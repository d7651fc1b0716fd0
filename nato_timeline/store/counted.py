"""Counts of the facts that a query keeps, made where they are kept: none is read for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from ..query import Query
from ..tally import COUNTED, Tally, collected, month, names
from . import cells
from .cast import Rows
from .known import restated, stating, with_date
from .tallies import KEPT
from .where import Where, where

_ANYTHING = Where("1")
_BY = {
    "who": (
        "SELECT who, kept.layer, count(*), min(kept.first), max(kept.last) FROM kept "
        "JOIN participants ON participants.fact = kept.key GROUP BY 1, 2"
    ),
    "kind": (
        "SELECT kind, layer, sum(n), min(first), max(last) FROM (SELECT traits AS of, count(*) AS n, min(first) AS "
        "first, max(last) AS last FROM kept GROUP BY traits) kept JOIN traits ON key = of GROUP BY 1, 2"
    ),
    "month": "SELECT first, layer, count(*), first, last FROM kept GROUP BY first, last, layer",
    "topic": (
        "SELECT DISTINCT value, layer, n, first, last, of FROM (SELECT traits AS of, count(*) AS n, min(first) AS "
        "first, max(last) AS last FROM kept GROUP BY traits) kept JOIN traits ON traits.key = of, json_each(topics)"
    ),
    "source": (
        "SELECT id, layer, count(*), min(first), max(last) FROM (SELECT DISTINCT key, layer, kept.first, kept.last, "
        "document FROM kept JOIN sources ON sources.fact = kept.key) stated JOIN documents ON documents.key = document "
        "GROUP BY 1, 2"
    ),
}


class Kept(Rows[Tally]):
    """The tallies of one sort that are kept, read when they are looked at: the most first, months in order."""

    def __init__(self, db: sqlite3.Connection, by: str) -> None:
        self._db = db
        self._by = by

    @cached_property
    def _size(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM tallies WHERE of = ?", (self._by,)).fetchone()[0])

    def __len__(self) -> int:
        return self._size

    def _take(self, limit: int, offset: int) -> Iterator[Tally]:
        order = "name = ''" if self._by == "month" else "events + quotes + statements + figures DESC"
        query = (
            "SELECT name, events, quotes, statements, figures, first, last FROM tallies WHERE of = ? "
            f"ORDER BY {order}, name LIMIT ? OFFSET ?"
        )
        for name, *counts, first, last in self._db.execute(query, (self._by, limit, offset)):
            layers = {layer: n for layer, n in zip(COUNTED, counts, strict=True) if n}
            yield Tally(self._by, name, layers, first, last)


def tallied(db: sqlite3.Connection, query: Query, by: str, said: Where = _ANYTHING) -> Sequence[Tally]:
    """What `tally.tally` makes of the facts that a query keeps. `said`: the condition that they say its words."""
    if query == Query(sort=query.sort, reverse=query.reverse):
        return Kept(db, by)
    kept = Where.within("layer", COUNTED).also(where(query)).also(said)
    undated = query.undated or ("no" if query.since or query.until else "all")
    if undated != "all":
        kept = kept.also(Where(f"undated = {int(undated == 'only')}"))
    query = query._replace(undated=undated)
    if cells.fits(query) and by in cells.NAMES:
        return collected(cells.counted(db, query, by), by)
    if cells.fits(query):
        return cells.Ranked(db, query, by)
    rows: Iterable[Any] = db.execute(f"WITH kept AS ({KEPT} WHERE {kept.sql}) {_BY[by]}", kept.values)
    if by == "topic":
        rows = (row[:5] for row in rows)
    if by == "month":
        rows = ((month(first, last), layer, n, first, last) for _, layer, n, first, last in rows)
    if query.as_of:
        assert said == _ANYTHING
        rows = chain(rows, _in_part(db, query, by))
    return collected(rows, by)


def _in_part(db: sqlite3.Connection, query: Query, by: str) -> Iterator[tuple[str, str, int, str | None, str | None]]:
    """Of facts of which a part was known by the day of a query what is counted, one by one."""
    parts = with_date(restated(db, query, Query(), COUNTED), query.undated or "all")
    facts = {one.key: one.fact for one in parts}
    named: Iterable[tuple[int, str]]
    if by == "source":
        named = stating(db, parts, query.as_of or "")
    else:
        named = ((key, name) for key, fact in facts.items() for name in dict.fromkeys(names(fact, by)))
    for key, name in named:
        fact = facts[key]
        yield name, fact.layer, 1, fact.first or fact.last, fact.last or fact.first
