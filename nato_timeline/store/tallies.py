"""Counts of a library's facts, made where they are kept: none is read for it. Of all there are they are kept, and of
those that a query keeps made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from ..query import Query
from ..tally import COUNTED, Tally, collected, month, names
from .cast import Rows
from .known import restated, stating, with_date
from .where import Where, where

_BY = {  # what is counted by more names than its traits and its month have
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
    "SELECT key, layer, traits, CASE WHEN undated THEN NULL ELSE day END AS first, CASE WHEN undated THEN NULL ELSE "
    "coalesce(last, day) END AS last FROM facts"
)
_MONTH = (
    "CASE WHEN first IS NULL THEN '' WHEN substr(first, 1, 7) = substr(last, 1, 7) THEN substr(first, 1, 7) "
    "WHEN substr(first, 1, 4) = substr(last, 1, 4) THEN substr(first, 1, 4) "
    "ELSE substr(first, 1, 4) || '/' || substr(last, 1, 4) END"
)
_ALL = f"{_KEPT} WHERE NOT dropped AND layer IN ({', '.join(map(repr, COUNTED))})"
_SUMS = ", ".join(f"sum(layer = '{layer}')" for layer in COUNTED)


# the first and the last day by which a document that states a fact was certainly out, as numbers
KNOWN = (
    "SELECT min(day), max(day) FROM (SELECT CAST(replace(coalesce(papers.last, '9999-12-31'), '-', '') AS INTEGER) "
    "AS day FROM sources JOIN papers USING (document) WHERE fact = facts.key)"
)


def _put(of: str, name: str, rows: str, holding: str = "0", each: str = "2") -> str:
    """The statement that puts in the tallies of one sort, counted from rows of facts."""
    counts = f"{_SUMS}, {holding}, min(first), max(last)"
    return f"WITH kept AS ({_ALL}) INSERT INTO tallies SELECT '{of}', {name}, {counts} FROM {rows} GROUP BY {each}"


def _of_sources(some: str) -> str:
    stated = f"(SELECT DISTINCT document, fact FROM {some}) CROSS JOIN kept ON kept.key = fact"
    return _put("source", "(SELECT id FROM documents WHERE key = document)", stated, each="document")


_PARTS = "(SELECT who, fact, holds FROM participants) JOIN kept ON kept.key = fact"
_ABOUT = (
    "(SELECT DISTINCT traits.key AS of_topic, value AS topic FROM traits, json_each(topics)) JOIN kept ON kept.traits "
    "= of_topic"
)
_CELL = f"traits || ' ' || {_MONTH}"
# the bounds of a fact of which somebody is a part, as numbers
DAYS_OF_PART = ", ".join(
    f"CASE WHEN f.undated OR f.layer = 'role' THEN NULL ELSE CAST(replace({day}, '-', '') AS INTEGER) END"
    for day in ("f.day", "coalesce(f.last, f.day)")
)
# the tallies of all facts there are, counted anew
ANEW = (
    "DELETE FROM tallies",
    _put("kind", "kind", "kept JOIN (SELECT key AS of_kind, kind FROM traits) ON of_kind = traits"),
    _put("cell", _CELL, "kept"),
    _put("month", _MONTH, "kept"),
    _put("topic", "topic", _ABOUT),
    _put("who", "who", _PARTS, "sum(holds)"),
    _of_sources("sources"),
)
# those of the documents in `restated`
RESTATED = (
    "DELETE FROM tallies WHERE of = 'source' AND name IN (SELECT id FROM restated JOIN documents ON key = document)",
    _of_sources("sources WHERE document IN (SELECT document FROM restated)"),
    "DELETE FROM restated",
)
_NAMED = {
    "kind": "kept WHERE traits IN (SELECT key FROM traits WHERE kind = :name)",
    "cell": f"kept WHERE first BETWEEN :begin AND :begin || '~' AND {_CELL} = :name",
    "month": f"kept WHERE first BETWEEN :begin AND :begin || '~' AND {_MONTH} = :name",
    "topic": f"{_ABOUT} WHERE topic = :name",
    "who": f"{_PARTS} WHERE who = :name",
}


def widen(db: sqlite3.Connection) -> None:
    """Brings the first and the last day of the tallies in `narrowed` up to date: a fact with one of them is gone."""
    for of, name in db.execute("SELECT of, name FROM narrowed").fetchall():
        some = f"WITH kept AS ({_ALL}) SELECT {{}} FROM {_NAMED[of]}"
        asked = {"of": of, "name": name, "begin": name.rpartition(" ")[2].partition("/")[0]}
        bounds = db.execute("SELECT first, last FROM tallies WHERE of = :of AND name = :name", asked).fetchone()
        if bounds is None:
            continue
        first, last = bounds
        there = (f"{some.format(1)} AND {end} = :day LIMIT 1" for end in ("first", "last"))
        if all(db.execute(one, {**asked, "day": day}).fetchone() for one, day in zip(there, bounds, strict=True)):
            continue
        first, last = db.execute(some.format("min(first), max(last)"), asked).fetchone()
        put = "UPDATE tallies SET first = :first, last = :last WHERE of = :of AND name = :name"
        db.execute(put, {**asked, "first": first, "last": last})
    db.execute("DELETE FROM narrowed")


class Kept(Rows[Tally]):
    """The tallies of one sort that are kept, read when they are looked at: the most first, months in order."""

    def __init__(self, db: sqlite3.Connection, by: str) -> None:
        self._db = db
        self._by = by

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM tallies WHERE of = ?", (self._by,)).fetchone()[0])

    def _take(self, limit: int, offset: int) -> Iterator[Tally]:
        order = "name = ''" if self._by == "month" else "events + quotes + statements + figures DESC"
        query = (
            "SELECT name, events, quotes, statements, figures, first, last FROM tallies WHERE of = ? "
            f"ORDER BY {order}, name LIMIT ? OFFSET ?"
        )
        for name, *counts, first, last in self._db.execute(query, (self._by, limit, offset)):
            layers = {layer: n for layer, n in zip(COUNTED, counts, strict=True) if n}
            yield Tally(self._by, name, layers, first, last)


def tallied(db: sqlite3.Connection, query: Query, by: str) -> Sequence[Tally]:
    """What `tally.tally` makes of the facts that a query keeps; the query asks for no words."""
    if query == Query(sort=query.sort, reverse=query.reverse):
        return Kept(db, by)
    kept = Where.within("layer", COUNTED).also(where(query))
    undated = query.undated or ("no" if query.since or query.until else "all")
    if undated != "all":
        kept = kept.also(Where(f"undated = {int(undated == 'only')}"))
    rows: Iterable[Any] = db.execute(f"WITH kept AS ({_KEPT} WHERE {kept.sql}) {_BY[by]}", kept.values)
    if by == "month":
        rows = ((month(first, last), layer, n, first, last) for _, layer, n, first, last in rows)
    if query.as_of:
        rows = chain(rows, _in_part(db, query._replace(undated=undated), by))
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
