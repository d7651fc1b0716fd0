"""Who takes part in facts and what they are about, and how many facts each has: kept in tables, so that no query has
to read and count all facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from ..store.tallies import ANEW, RESTATED, SAID_ANEW, widen
from ..tally import COUNTED, month


class Parts(NamedTuple):
    """Of a fact what it is found and counted by. `first` and `last` are the bounds known of it, both or none; `days`
    those that are stated."""

    key: int
    layer: str
    kind: str
    undated: int
    first: str | None
    last: str | None
    people: tuple[str, ...]
    holder: str | None
    topics: tuple[str, ...]
    traits: int
    days: tuple[str | None, str | None]

    def who(self) -> dict[str, int]:
        """Whoever takes part in it; 1 for somebody who only is the holder."""
        found = dict.fromkeys(self.people, 0)
        if self.holder:
            found.setdefault(self.holder, 1)
        return found


def parts_of(db: sqlite3.Connection, key: int) -> Parts | None:
    """Those of a fact as it stands in the tables; None where it is left out."""
    query = (
        "SELECT layer, kind, undated, day, coalesce(last, day), people, holder, topics, traits, first, last FROM facts "
        "WHERE key = ? AND NOT dropped"
    )
    row = db.execute(query, (key,)).fetchone()
    if row is None:
        return None
    layer, kind, undated, first, last, people, holder, topics, traits, *days = row
    first, last = (None, None) if undated else (first, last)
    who, about = tuple(json.loads(people)), tuple(json.loads(topics))
    return Parts(key, layer, kind, undated, first, last, who, holder, about, traits, (days[0], days[1]))


def put_parts(db: sqlite3.Connection, facts: list[Parts]) -> None:
    """Puts in those of new facts."""
    _put(db, facts)
    _count(db, (), facts)


def change_parts(db: sqlite3.Connection, old: Parts | None, new: Parts | None) -> set[str]:
    """Puts those that a fact has now in the place of what it had. Returns whoever took part."""
    if old and old != new:
        who = [(name, old.layer, old.undated, old.key) for name in old.who()]
        db.executemany("DELETE FROM participants WHERE who = ? AND layer = ? AND undated = ? AND fact = ?", who)
    if old != new:
        _put(db, [new] if new else [])
        _count(db, [old] if old else [], [new] if new else [])
        if not old or not new or (old.days, old.traits) != (new.days, new.traits):
            key = [one.key for one in (old, new) if one][:1]
            db.execute("INSERT OR IGNORE INTO restated SELECT document FROM sources WHERE fact = ?", key)
    return set(old.who()) if old else set()


def restate(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Has the facts of some documents counted anew by `settle_tallies`."""
    db.executemany("INSERT OR IGNORE INTO restated VALUES (?)", [(one,) for one in documents])


def count_anew(db: sqlite3.Connection) -> None:
    """Counts all facts there are."""
    for statement in (*ANEW, *SAID_ANEW):
        db.execute(statement)


def settle_tallies(db: sqlite3.Connection) -> None:
    """Ends the counting of a transaction: what facts that came and went do not tell is looked up."""
    widen(db)
    for statement in RESTATED:
        db.execute(statement)


def _put(db: sqlite3.Connection, facts: Iterable[Parts]) -> None:
    parts = []
    for one in facts:
        days = [None, None] if one.layer == "role" else [_as_number(day) for day in one.days]
        for name, holds in one.who().items():
            parts.append((name, one.layer, one.undated, one.key, holds, one.traits, *days))
    db.executemany("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sorted(parts, key=_BY_WHO))


def _as_number(day: str | None) -> int | None:
    """A day as `participants.first` has it."""
    return int(day.replace("-", "")) if day else None


_BY_WHO = itemgetter(0, 1, 2, 3)
_ADD = (
    "INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (of, name) DO UPDATE SET "
    "events = events + excluded.events, quotes = quotes + excluded.quotes, statements = statements + "
    "excluded.statements, figures = figures + excluded.figures, holding = holding + excluded.holding, "
    "first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)), "
    "last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))"
)
_LESSEN = (
    "UPDATE tallies SET events = events + ?, quotes = quotes + ?, statements = statements + ?, figures = figures + ?, "
    "holding = holding + ? WHERE of = ? AND name = ?"
)
_GONE = "DELETE FROM tallies WHERE of = ? AND name = ? AND events + quotes + statements + figures = 0"
_NARROWED = (
    "INSERT OR IGNORE INTO narrowed SELECT of, name FROM tallies WHERE of = ? AND name = ? AND (first = ? OR last = ?)"
)


# of a tally: how many facts of each layer more or less, of how many somebody is only the holder, from when to when
_Sum = list[Any]
_HOLDING, _FIRST, _LAST = range(len(COUNTED), len(COUNTED) + 3)


def _count(db: sqlite3.Connection, gone: Iterable[Parts], new: Iterable[Parts]) -> None:
    """Keeps the tallies, and the number of facts on each topic."""
    more, less = _sums(new, 1), _sums(gone, -1)
    db.executemany(_ADD, [(*of, *some) for of, some in sorted(more.items())])
    if less:
        db.executemany(_LESSEN, [(*some[:_FIRST], *of) for of, some in less.items()])
        db.executemany(_GONE, list(less))
        db.executemany(_NARROWED, [(*of, *some[_FIRST:]) for of, some in less.items() if some[_FIRST]])
    sums = (*more.items(), *less.items())
    topics = [(sum(some[:_HOLDING]), name) for (of, name), some in sums if of == "topic"]
    db.executemany("UPDATE topics SET facts = facts + ? WHERE id = ?", topics)


def _sums(facts: Iterable[Parts], step: int) -> dict[tuple[str, str], _Sum]:
    found: dict[tuple[str, str], _Sum] = {}
    for one in facts:
        if one.layer not in COUNTED:
            continue
        layer, first, last = COUNTED.index(one.layer), one.first, one.last
        who = one.who()
        in_month = month(first, last)
        names = [("kind", one.kind), ("month", in_month), ("cell", f"{one.traits} {in_month}")]
        names += (("who", name) for name in who)
        names += (("topic", topic) for topic in dict.fromkeys(one.topics))
        for of in names:
            some = found.get(of)
            if some is None:
                some = found[of] = [0] * _HOLDING + [0, first, last]
            some[layer] += step
            if first and last:
                some[_FIRST], some[_LAST] = min(some[_FIRST] or first, first), max(some[_LAST] or last, last)
        for name, holds in who.items():
            found["who", name][_HOLDING] += step * holds
    return found
