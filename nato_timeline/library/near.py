"""Which wordings may be one event with others, as far as tables tell: many are asked at once, in the order of the
indexes, so that a large library costs what a small one does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import timedelta
from operator import itemgetter
from typing import Any

from ..merge.same import Told, marks_of, may_be_same
from .digest import Looks

COARSE, FINE, MOVED = 0, 1, 2  # what wordings are found by, kept apart: the many of the sharp seldom are asked for
_LONGEST = timedelta(16)  # a telling of a sharp date is no longer than that: see merge.same
_BY_KEY = itemgetter(0, 1, 2)
# `short` and `long` are 0 and 1: for constants SQLite would make a filter of all wordings there are, each time
_TABLES = (
    "CREATE TEMP TABLE IF NOT EXISTS asked_keys (fine INTEGER, key INTEGER, wording INTEGER, first TEXT, last TEXT, "
    "marks INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS asked_days (kind TEXT, first TEXT, last TEXT, earliest TEXT, wording INTEGER, "
    "marks INTEGER, short INTEGER DEFAULT 0, long INTEGER DEFAULT 1)",
)
_BY_KEYS = (
    "SELECT a.wording, w.key, w.place, w.reference FROM asked_keys a CROSS JOIN {} k ON k.fine = a.fine AND "
    "k.key = a.key CROSS JOIN wordings w ON w.key = k.wording WHERE (a.first IS NULL OR (w.first <= a.last AND "
    "w.last >= a.first)) AND w.marks & a.marks"
)
_BY_DAYS = (
    "SELECT a.wording, w.wording, w.place, w.reference FROM asked_days a CROSS JOIN {} w ON "
    "w.lasting = a.short AND w.kind = a.kind AND w.first BETWEEN a.first AND a.last AND w.marks & a.marks",
    "SELECT a.wording, w.wording, w.place, w.reference FROM asked_days a CROSS JOIN {} w ON "
    "w.lasting = a.long AND w.kind = a.kind AND w.first BETWEEN a.earliest AND a.last AND w.last >= a.first AND "
    "w.marks & a.marks",
)
# what came last stands in small tables, of which each new one touches few pages, until it is put with the rest
_KEYS, _DAYS = ("wording_keys", "recent_keys"), ("wording_days", "recent_days")
_FOUND = (
    *(_BY_KEYS.format(table) for table in _KEYS),
    *(query.format(table) for query in _BY_DAYS for table in _DAYS),
)
_PUT_KEY = "INSERT OR IGNORE INTO recent_keys VALUES (?, ?, ?)"
_PUT_DAY = "INSERT INTO recent_days VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_BY_DAY = itemgetter(0, 1, 2, 3)
_RECENT = 20_000  # keys that are put with the rest at once
_SHARE = 2  # and then, of the wordings there are, half as many keys: a tenth of all


def prepare(db: sqlite3.Connection) -> None:
    """Makes the tables of what is asked, which end with the connection."""
    for table in _TABLES:
        db.execute(table)


def put_found(db: sqlite3.Connection, keys: list[tuple[int, int, int]], days: list[tuple[Any, ...]]) -> None:
    """Puts in what new wordings are found by, in the order of the indexes."""
    db.executemany(_PUT_KEY, sorted(keys))
    db.executemany(_PUT_DAY, sorted(days, key=_BY_DAY))


def put_together(db: sqlite3.Connection) -> None:
    """Puts what came last with the rest, once it is much."""
    (recent,) = db.execute("SELECT count(*) FROM recent_keys").fetchone()
    (wordings,) = db.execute("SELECT coalesce(max(key), 0) FROM wordings").fetchone()
    if recent > max(_RECENT, wordings // _SHARE):
        for all_, new in (_KEYS, _DAYS):
            db.execute(f"INSERT OR IGNORE INTO {all_} SELECT * FROM {new}")
            db.execute(f"DELETE FROM {new}")


def drop_found(db: sqlite3.Connection, wording: int, keys: Iterable[tuple[int, int]], day: tuple[Any, ...]) -> None:
    """Takes out what a wording was found by: kinds of keys with the keys; whether it lasts, its kind and first day."""
    for table in _KEYS:
        rows = [(*key, wording) for key in keys]
        db.executemany(f"DELETE FROM {table} WHERE fine = ? AND key = ? AND wording = ?", rows)
    for table in _DAYS:
        db.execute(f"DELETE FROM {table} WHERE lasting = ? AND kind = ? AND first = ? AND wording = ?", (*day, wording))


def near(db: sqlite3.Connection, asked: Mapping[int, tuple[Told, Looks]]) -> dict[int, set[int]]:
    """Of some wordings those that each may be one with."""
    keys, days = sorted(_keys(asked), key=_BY_KEY), sorted(_days(asked))
    db.executemany("INSERT INTO asked_keys VALUES (?, ?, ?, ?, ?, ?)", keys)
    columns = "kind, first, last, earliest, wording, marks"
    db.executemany(f"INSERT INTO asked_days ({columns}) VALUES (?, ?, ?, ?, ?, ?)", days)
    found: dict[int, set[int]] = {wording: set() for wording in asked}
    for query in _FOUND:
        for wording, other, place, reference in db.execute(query):
            if other not in found[wording] and may_be_same(asked[wording][0].event, place, reference):
                found[wording].add(other)
    for table in ("asked_keys", "asked_days"):
        db.execute(f"DELETE FROM {table}")
    return found


def _keys(
    asked: Mapping[int, tuple[Told, Looks]],
) -> Iterable[tuple[int, int, int, str | None, str | None, int]]:
    for wording, (told, looks) in asked.items():
        first, last = (day.isoformat() for day in told.days) if told.days else (None, None)
        marks = marks_of(told.event)
        # a coarse telling may join any with a key that it looks for, a sharp one only the coarse
        for fine in (COARSE,) if told.fine else (COARSE, FINE):
            for key in looks.keys:
                yield fine, key, wording, first, last, marks
        for key in looks.moved:
            yield MOVED, key, wording, None, None, marks


def _days(asked: Mapping[int, tuple[Told, Looks]]) -> Iterable[tuple[str, str, str, str, int, int]]:
    for wording, (told, _) in asked.items():
        marks = marks_of(told.event)
        for first, last in filter(None, {told.days if told.fine else None, told.old_days}):
            yield told.kind, first.isoformat(), last.isoformat(), (first - _LONGEST).isoformat(), wording, marks
