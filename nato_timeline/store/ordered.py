"""Facts in the order of their documents or of whom they name. Where there are very many, the first of them are found by
going from document to document, or from name to name, instead of sorting all."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from ..facts import Fact
from .late import Late
from .rows import COLUMNS, IN_TIME, read_facts
from .where import Where

_SORTED = 10_000  # facts that are sooner sorted
_SOON = 1_000  # facts that are sooner come to than sorted with all others


class Named(NamedTuple):
    """Facts in the order of a name, and then of time."""

    where: Where
    name: tuple[str, ...]

    @property
    def order(self) -> tuple[str, ...]:
        return (*self.name, "undated", *IN_TIME)


def _name(id: str) -> tuple[str, str]:
    return f"(SELECT sort FROM people p WHERE p.id = {id})", id


BY_WHO = (
    Named(Where("people != '[]'"), _name("facts.people ->> 0")),
    Named(Where("people = '[]' AND holder IS NOT NULL"), _name("facts.holder")),
    Named(Where("people = '[]' AND holder IS NULL"), ()),
)


# whoever takes part in facts, also in roles alone: from each the index leads to the next, past all that somebody has
_EVERYBODY = (
    "WITH RECURSIVE each(who) AS (SELECT min(who) FROM participants UNION ALL SELECT (SELECT min(who) FROM "
    "participants WHERE who > each.who) FROM each WHERE who IS NOT NULL) SELECT who FROM each WHERE who IS NOT NULL"
)


@lru_cache(4)
def _names(db: sqlite3.Connection, query: str) -> tuple[str, ...]:
    """What a query for names finds, put in order once."""
    return tuple(name for (name,) in db.execute(query))


class Ordered(Late, ABC):
    """Facts in an order that no index has. `all_` are they in that order, `counted` the same in another that is soon
    counted, `kept` says which they are, of some `layers`."""

    def __init__(
        self,
        db: sqlite3.Connection,
        all_: Sequence[Fact],
        counted: Sequence[Fact],
        layers: Sequence[str],
        kept: Where,
        reverse: bool,
    ) -> None:
        self._db = db
        self._layers = Where.within("layer", layers)
        self._all = all_
        self._counted = counted
        self._kept = kept
        self._down = " DESC" if reverse else ""

    @abstractmethod
    def _walked(self) -> Iterator[tuple[Any, ...]]:
        """The rows of the facts in their order, those of one document or one name after those of the other."""

    def _rows(self, only: Where, order: str) -> Iterator[tuple[Any, ...]]:
        """The rows that are kept of some."""
        kept = only.also(self._kept)
        return self._db.execute(f"SELECT {COLUMNS} FROM facts WHERE {kept.sql} ORDER BY {order}", kept.values)

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Fact]:
        """The facts of some rows."""
        return read_facts(self._db, rows)

    def __len__(self) -> int:
        return len(self._counted)

    def __iter__(self) -> Iterator[Fact]:
        return self._read(self._walked()) if len(self) > _SORTED else iter(self._all)

    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        if stop <= _SOON and len(self) > _SORTED:
            return tuple(self._read(islice(self._walked(), start, stop, step)))
        return tuple(islice(self._all, start, stop, step))


class BySource(Ordered):
    """By the document that is their first source, and where they stand there."""

    def _walked(self) -> Iterator[tuple[Any, ...]]:
        here = "key IN (SELECT fact FROM sources WHERE document = ?) AND paper = ?"
        order = f"start{self._down}, day, span, id"
        for document, id in self._db.execute(f"SELECT key, id FROM documents ORDER BY id{self._down}"):
            yield from self._rows(Where(here, (document, id)), order)


class ByWho(Ordered):
    """By the name of whoever is named first; then those of a holder only; then those of nobody."""

    def _walked(self) -> Iterator[tuple[Any, ...]]:
        sort, id = _name("who")
        everybody = _names(self._db, f"{self._everybody()} ORDER BY {sort}{self._down}, {id}{self._down}")
        order = ", ".join(BY_WHO[-1].order)
        for holds, (some, first) in enumerate(zip(BY_WHO, ("people ->> 0 = ?", "holder = ?"), strict=False)):
            part = Where(f"who = ? AND holds = {holds}").also(self._layers)
            of_one = f"key IN (SELECT fact FROM participants WHERE {part.sql}) AND {first}"
            for who in everybody:
                yield from self._rows(Where(of_one, (who, *part.values, who)).also(some.where), order)
        yield from self._rows(BY_WHO[-1].where, order)

    def _everybody(self) -> str:
        """The query for whoever may take part in one."""
        if "role" in self._layers.values:
            return _EVERYBODY
        some = " + ".join(f"{layer}s" for layer in self._layers.values)
        return f"SELECT name AS who FROM tallies WHERE of = 'who' AND {some} > 0"
