"""Facts counted by their traits and their months, of which there are few however many facts there are: only those are
gone through that stand at the edge of a period, or have no beginning or no end. And by who takes part in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from ..query import Query
from ..tally import COUNTED, Tally, month
from .cast import Rows
from .tallies import CELL, LAYERS
from .where import Where, as_number, traits_with

Row = tuple[str, str, int, str | None, str | None]

# of a cell, « 12 2024-06 »
NAMES = {"kind": "kind", "month": "substr(name, instr(name, ' ') + 1)", "topic": "topic"}
_TOPICS = (
    "CROSS JOIN (SELECT DISTINCT traits.key AS of_topic, value AS topic FROM traits, json_each(topics)) "
    "ON of_topic = traits.key"
)
_INSIDE = "of = 'cell' AND first >= ? AND last <= ?"
_RANKED = {"who": ("participants", "who"), "source": ("stated", "document")}
_ONE_BY_ONE = "SELECT key, layer, traits, day, coalesce(last, day) FROM facts INDEXED BY {} WHERE {}"


def fits(query: Query) -> bool:
    """Whether what a query keeps can be counted so."""
    none: frozenset[str] = frozenset()
    asked = query._replace(kinds=none, statuses=none, topics=none, since=None, until=None, undated=None)
    whole_days = all(len(day) == 10 for day in (query.since, query.until) if day)
    return whole_days and asked == Query(sort=query.sort, reverse=query.reverse)


def counted(db: sqlite3.Connection, query: Query, by: str) -> Iterator[Row]:
    """By kind, month or topic, and layer, how many facts a query keeps, with the first and the last day; some names
    come in several parts. It says whether facts without a date count."""
    allowed = traits_with(query, COUNTED)
    begins, ends = query.since or "", query.until or "9999-12-31"
    if query.undated != "no":
        yield from _summed(db, by, allowed, Where("of = 'cell' AND name LIKE '% '"))
    if query.undated != "only":
        yield from _summed(db, by, allowed, Where(_INSIDE, (begins, ends)))
        if query.since or query.until:
            yield from _named(db, by, _at_the_edge(db, allowed, begins, ends))


def _summed(db: sqlite3.Connection, by: str, allowed: Where, cells: Where) -> Iterator[Row]:
    """The sums of some cells."""
    some = (
        f"SELECT {NAMES[by]}, layer, sum(events + quotes + statements + figures), min(first), max(last) FROM tallies "
        f"CROSS JOIN traits ON traits.key = CAST(name AS INTEGER) {_TOPICS if by == 'topic' else ''} "
        f"WHERE {cells.sql} AND traits.key IN ({allowed.sql}) GROUP BY 1, 2"
    )
    return iter(db.execute(some, (*cells.values, *allowed.values)))


def _at_the_edge(db: sqlite3.Connection, allowed: Where, begins: str, ends: str) -> Iterator[tuple[str, int, str, str]]:
    """Layer, traits, first and last day of those facts of a period that stand in cells which reach out of it."""
    reaches_out = Where(f"{CELL} NOT IN (SELECT name FROM tallies WHERE {_INSIDE})", (begins, ends))
    kept = Where(f"layer IN ({LAYERS}) AND NOT dropped").also(allowed._replace(sql=f"traits IN ({allowed.sql})"))
    dated = kept.also(Where("undated = 0"))
    reaching = (ends, -int(begins.replace("-", "") or 0), f"{begins[:4]}-12-31", f"{ends[:4]}-01-01")
    lasting = Where("lasting AND day <= ? AND span <= ? AND (day <= ? OR coalesce(last, '9999') >= ?)", reaching)
    found = [
        *(
            ("facts_in_time", dated.also(Where("day BETWEEN ? AND ?", days)).also(reaches_out))
            for days in _cut_months(begins, ends)
        ),
        ("facts_lasting", dated.also(lasting).also(reaches_out)),
        ("facts_without_beginning", kept.also(Where("first IS NULL AND NOT undated AND day > ?", (ends,)))),
    ]
    seen: set[int] = set()
    for index, where in found:
        for key, layer, traits, first, last in db.execute(_ONE_BY_ONE.format(index, where.sql), where.values):
            if key not in seen:
                seen.add(key)
                yield layer, traits, first, last


def _cut_months(begins: str, ends: str) -> Iterator[tuple[str, str]]:
    """The days of a period in the months in which it begins and ends."""
    if begins[:7] == ends[:7]:
        yield begins, ends
        return
    if begins:
        yield begins, f"{begins[:7]}-31"
    yield f"{ends[:7]}-01", ends


def _named(db: sqlite3.Connection, by: str, facts: Iterator[tuple[str, int, str, str]]) -> Iterator[Row]:
    """Facts one by one under each of their names."""
    shared = {
        key: (kind, json.loads(topics)) for key, kind, topics in db.execute("SELECT key, kind, topics FROM traits")
    }
    for layer, traits, first, last in facts:
        kind, topics = shared[traits]
        names = [kind] if by == "kind" else [month(first, last)] if by == "month" else dict.fromkeys(topics)
        for name in names:
            yield name, layer, 1, first, last


class Ranked(Rows[Tally]):
    """The same by whoever takes part in the facts, or the documents that state them: the most first. Of all it is known
    how many facts each has; the rest of those that are looked at."""

    def __init__(self, db: sqlite3.Connection, query: Query, by: str) -> None:
        self._db = db
        self._by = by
        self._table, self._column = _RANKED[by]
        self._kept = kept = parts_kept(query)
        each = f"SELECT {self._column}, count(*) FROM {self._table} WHERE {kept.sql} GROUP BY {self._column}"
        found = db.execute(each, kept.values).fetchall()
        self._names: dict[Any, str] = {}
        if by == "source":
            self._names = dict(db.execute("SELECT key, id FROM documents INDEXED BY documents_named").fetchall())
        self._rows = sorted((-n, self._names.get(one, one), one) for one, n in found)

    def __len__(self) -> int:
        return len(self._rows)

    def _take(self, limit: int, offset: int) -> Iterator[Tally]:
        layers = (
            f"SELECT layer, count(*), min(coalesce(first, last)), max(coalesce(last, first)) FROM {self._table} "
            f"WHERE {self._column} = ? AND {self._kept.sql} GROUP BY layer"
        )
        for _, name, one in self._rows[offset : offset + limit if limit >= 0 else None]:
            counted = self._db.execute(layers, (one, *self._kept.values)).fetchall()
            first = min((first for *_, first, _ in counted if first), default=None)
            last = max((last for *_, last in counted if last), default=None)
            yield Tally(self._by, name, {layer: n for layer, n, *_ in counted}, _iso(first), _iso(last))


def parts_kept(query: Query) -> Where:
    """The condition on rows of `participants` or `stated` that a query keeps the fact, if the query `fits`; not for
    roles."""
    kept = Where("layer != 'role'")
    if query.kinds or query.statuses or query.topics:
        some = traits_with(query)
        kept = kept.also(Where(f"traits IN ({some.sql})", some.values))
    undated = "(first IS NULL AND last IS NULL)"
    if query.undated != "all":
        kept = kept.also(Where(undated if query.undated == "only" else f"NOT {undated}"))
    if query.since:
        kept = kept.also(Where("(last IS NULL OR last >= ?)", (as_number(query.since),)))
    if query.until:
        kept = kept.also(Where("(first IS NULL OR first <= ?)", (as_number(query.until),)))
    return kept


def _iso(day: int | None) -> str | None:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" if day else None
