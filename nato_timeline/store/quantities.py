"""Quantities over time out of a library's file: counted there, and of their statements those read that are shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import overload

from ..facts import Fact
from ..history import Series, Statement, Told, compared
from .where import Where

_FIRST = "SELECT key, subject FROM facts WHERE key IN (SELECT value FROM json_each(?)) ORDER BY day, span, paper, start"
_STATED = (
    "SELECT f.key, p.published FROM facts f JOIN documents d ON d.id = f.paper JOIN papers p ON p.document = d.key "
    "WHERE f.key IN (SELECT value FROM json_each(?)) ORDER BY coalesce(\"when\", ''), coalesce(p.published, "
    "'9999-12-31'), f.paper, f.start LIMIT ?"
)


class Quantities(Sequence[Told]):
    """The statements of all quantities as `history.series` has them, those that are stated most often first, then in
    the order of time. `kept` says which `figures` they are of, and `read` reads the facts of some keys."""

    def __init__(
        self,
        db: sqlite3.Connection,
        kept: Where,
        figures: Sequence[Fact],
        read: Callable[[Sequence[int]], Iterable[Fact]],
    ) -> None:
        self._db = db
        self._figures = figures
        self._grouped = kept.also(Where("quantity IS NOT NULL"))
        self._kept = Where("layer = 'figure'").also(kept)
        self._read = read

    @cached_property
    def _groups(self) -> list[int]:
        """The quantities that are stated more than once."""
        query = (
            f"SELECT quantity FROM facts WHERE {self._grouped.sql} GROUP BY quantity HAVING count(*) > 1 "
            "ORDER BY count(*) DESC, min(day), quantity"
        )
        return [quantity for (quantity,) in self._db.execute(query, self._grouped.values)]

    def __len__(self) -> int:
        return len(self._figures)

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
        for number, quantity in enumerate(self._groups, start=1):
            query = f"SELECT key FROM facts INDEXED BY facts_by_quantity WHERE quantity = ? AND {self._grouped.sql}"
            keys = [key for (key,) in self._db.execute(query, (quantity, *self._grouped.values))]
            yield from self._series(number, keys, most)
        several = set(self._groups)
        query = f"SELECT key, quantity FROM facts WHERE {self._kept.sql} ORDER BY undated, day, span, paper, start, id"
        alone = (key for key, quantity in self._db.execute(query, self._kept.values) if quantity not in several)
        for number, key in enumerate(alone, start=len(several) + 1):
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
