"""Quantities over time out of a library's file: counted there, and of their statements those read that are shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, overload

from ..facts import Fact
from ..history import Series, Statement, Told, compared, scope_of
from .where import Where

_FIRST = "SELECT key, subject FROM facts WHERE key IN (SELECT value FROM json_each(?)) ORDER BY day, span, paper, start"
_STATED = (
    "SELECT f.key, p.published FROM facts f JOIN documents d ON d.id = f.paper JOIN papers p ON p.document = d.key "
    "WHERE f.key IN (SELECT value FROM json_each(?)) ORDER BY coalesce(\"when\", ''), coalesce(p.published, "
    "'9999-12-31'), f.paper, f.start LIMIT ?"
)


class _Group(NamedTuple):
    """The figures of one quantity, and the first day of them."""

    day: str
    keys: list[int]


class Quantities(Sequence[Told]):
    """The statements of all quantities as `history.series` has them, those that are stated most often first, then in
    the order of time. `read` reads the facts of some keys."""

    def __init__(self, db: sqlite3.Connection, kept: Where, read: Callable[[Sequence[int]], Iterable[Fact]]) -> None:
        self._db = db
        self._kept = kept.also(Where("value IS NOT NULL"))
        self._read = read

    @cached_property
    def _groups(self) -> tuple[list[_Group], set[int]]:
        """Figures of one quantity, and those that are the only ones of theirs."""
        columns = "day, key, unit, per, status, holder, subject, kind"
        query = f"SELECT {columns} FROM facts NOT INDEXED WHERE {self._kept.sql}"
        said: dict[tuple[str | None, ...], list[int]] = {}  # in the same words: sooner sorted here than by the database
        days: dict[tuple[str | None, ...], str] = {}
        for day, key, *words in self._db.execute(query, self._kept.values):
            one = tuple(words)
            said.setdefault(one, []).append(key)
            if day < days.setdefault(one, day):
                days[one] = day
        groups: dict[tuple[object, ...], _Group] = {}
        alone: set[int] = set()
        for one, keys in said.items():
            *measured, holder, subject, kind = one
            scope = scope_of(kind or "", holder, subject)
            if not scope:
                alone.update(keys)
                continue
            quantity = (*measured, holder, scope)
            before = groups.get(quantity, _Group(days[one], []))
            groups[quantity] = _Group(min(days[one], before.day), before.keys + keys)
        alone.update(key for group in groups.values() if len(group.keys) == 1 for key in group.keys)
        several = [group for group in groups.values() if len(group.keys) > 1]
        return sorted(several, key=lambda group: (-len(group.keys), group.day)), alone

    def __len__(self) -> int:
        groups, alone = self._groups
        return sum(len(group.keys) for group in groups) + len(alone)

    @overload
    def __getitem__(self, at: int) -> Told: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Told, ...]: ...
    def __getitem__(self, at: int | slice) -> Told | tuple[Told, ...]:
        if isinstance(at, slice) and not at.start and at.step is None and (at.stop or -1) >= 0:
            return tuple(islice(self._told(at.stop), at.stop))
        return tuple(self)[at]

    def __iter__(self) -> Iterator[Told]:
        return self._told(len(self))

    def _told(self, most: int) -> Iterator[Told]:
        """The statements, of each quantity at most some."""
        groups, alone = self._groups
        for number, group in enumerate(groups, start=1):
            yield from self._series(number, group.keys, most)
        query = f"SELECT key FROM facts WHERE {self._kept.sql} ORDER BY undated, day, span, paper, start, id"
        in_order = (key for (key,) in self._db.execute(query, self._kept.values) if key in alone)
        for number, key in enumerate(in_order, start=len(groups) + 1):
            yield from self._series(number, [key], 1)

    def _series(self, number: int, keys: list[int], most: int) -> Iterator[Told]:
        listed = json.dumps(keys)
        stated = self._db.execute(_STATED, (listed, most)).fetchall()
        facts = self._read([key for key, _ in stated])
        told = compared(Statement(fact, day) for fact, (_, day) in zip(facts, stated, strict=True))
        first = told[0].fact
        subject = first.subject if len(keys) == 1 else self._db.execute(_FIRST, (listed,)).fetchone()[1]
        series = Series(first.unit, first.per, first.status, first.holder, subject, tuple(told))
        return (Told(number, series, one) for one in told)
