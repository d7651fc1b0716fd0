"""What was known by a day: facts of which all sources were out by then, which stand in the library as they are, and
those of which some were, as the first of these states them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cmp_to_key
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from ..facts import LAYERS, Fact, Library, Source, in_time
from ..query import Query, is_dated, name
from .late import Late
from .rows import AS_STATED, COLUMNS, read_facts
from .where import as_number, where

# the table `facts` with those alone of which a part was known
_RESTATED = (
    f"WITH facts AS (SELECT {AS_STATED} FROM main.facts f {{by}} CROSS JOIN sources s ON s.fact = f.key AND s.n = "
    "(SELECT n FROM sources o CROSS JOIN papers p ON p.document = o.document WHERE o.fact = f.key AND "
    "coalesce(p.last, '9999-12-31') <= ? ORDER BY n LIMIT 1) WHERE {which})"
)
_STRADDLING = "f.layer IN ({}) AND f.first_known <= ? AND f.last_known > ? AND f.first_known < f.last_known"
_LIGHT = "key, id, layer, kind, title, first, last, people, topics, value, value_to, unit, holder, paper, start"


class Restated(NamedTuple):
    """A fact of which a part was known: its key, and as far as needed for its place among others what it says."""

    key: int
    fact: Fact


def restated(db: sqlite3.Connection, query: Query, base: Query, layers: Sequence[str]) -> list[Restated]:
    """The facts that a query keeps of those of which a part was known by its day, in no order; whatever their words,
    with a date or without."""
    assert query.as_of
    kept = where(query, restated=True).also(where(base, restated=True))
    day = as_number(query.as_of)
    some = _RESTATED.format(by="INDEXED BY facts_told_over", which=_STRADDLING.format(", ".join("?" * len(layers))))
    rows = db.execute(
        f"{some} SELECT {_LIGHT} FROM facts WHERE {kept.sql}", (query.as_of, *layers, day, day, *kept.values)
    )
    return [_light(*row) for row in rows]


def _light(
    key: int, id: str, layer: str, kind: str, title: str, first: str | None, last: str | None, people: str, topics: str,
    low: float | None, high: float | None, unit: str | None, holder: str | None, paper: str, start: int,
) -> Restated:  # fmt: skip
    source = Source(paper, start, start, (start, start), (start, start), title, None, first, last)
    value = () if low is None else (low,) if high is None else (low, high)
    who, about = tuple(json.loads(people)), tuple(json.loads(topics))
    fact = Fact(id, layer, kind, title, None, first, last, None, None, None, who, about, None, (source,))
    return Restated(key, fact._replace(value=value, unit=unit, holder=holder))


def with_date(some: Iterable[Restated], undated: str) -> list[Restated]:
    """Those with a date or without, as `Query.undated` says."""
    return [one for one in some if undated == "all" or is_dated(one.fact) == (undated == "no")]


def stating(db: sqlite3.Connection, some: Iterable[Restated], day: str) -> Iterator[tuple[int, str]]:
    """The documents that were out by a day, with the key of each of some facts that they state."""
    query = (
        "SELECT DISTINCT fact, documents.id FROM json_each(?) CROSS JOIN sources ON fact = value CROSS JOIN papers "
        "USING (document) CROSS JOIN documents ON documents.key = document "
        "WHERE coalesce(papers.last, '9999-12-31') <= ?"
    )
    return iter(db.execute(query, (json.dumps([one.key for one in some]), day)))


class KnownBy(Late):
    """Those of which all was known, which come in their order, and among them those of which a part was known."""

    def __init__(
        self, db: sqlite3.Connection, library: Library, whole: Sequence[Fact], parts: Iterable[Restated], query: Query
    ) -> None:
        self._db = db
        self._whole = whole
        self._day = query.as_of or ""
        self._place = placing(library, query)
        self._parts = sorted(parts, key=lambda one: self._place(one.fact))

    def __len__(self) -> int:
        return len(self._whole) + len(self._parts)

    def __iter__(self) -> Iterator[Fact]:
        return self._read(self._merged(self._whole))

    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        return tuple(self._read(islice(self._merged(self._whole[:stop]), start, stop, step)))

    def _merged(self, whole: Iterable[Fact]) -> Iterator[Restated]:
        """All in order; the key is 0 of those of which all was known."""
        return merge((Restated(0, fact) for fact in whole), self._parts, key=lambda one: self._place(one.fact))

    def _read(self, some: Iterable[Restated]) -> Iterator[Fact]:
        for key, fact in some:
            yield as_known(self._db, key, self._day) if key else fact


def as_known(db: sqlite3.Connection, key: int, day: str) -> Fact:
    """A fact of which a part was known by a day."""
    one = _RESTATED.format(by="", which="f.key = ?")
    return next(read_facts(db, db.execute(f"{one} SELECT {COLUMNS} FROM facts", (day, key)), day))


def placing(library: Library, query: Query) -> Callable[[Fact], Any]:
    """The key by which facts stand in the order of a query, as the tables have it: first what never goes backwards,
    then what does where that is asked for, last what orders the rest."""

    def place(fact: Fact) -> tuple[Any, ...]:
        undated, time = not is_dated(fact), (*in_time(fact), fact.id)
        layer = LAYERS.index(fact.layer) if query.by_layer else 0
        if query.sort == "value":
            value = fact.unit is not None, fact.unit or "", fact.value
            return (layer, not fact.value), value if fact.value else (), time
        if query.sort == "source":
            day, span, *at, id = time
            return (layer,), tuple(at), (day, span, id)
        if query.sort == "who":
            nobody = not fact.people and not fact.holder
            return (layer, not fact.people, nobody), () if nobody else name(library, fact), (undated, time)
        return (layer, undated), time, ()

    def compared(a: tuple[Any, ...], b: tuple[Any, ...]) -> int:
        for n in range(3):
            if a[n] != b[n]:
                return -1 if (a[n] < b[n]) != (query.reverse and n == 1) else 1
        return 0

    key = cmp_to_key(compared)
    return lambda fact: key(place(fact))
