"""The parts of which the order of a query is made, each a stretch of the table `facts` that an index finds; and facts
that are counted by them at once and read when they are looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from ..facts import Fact
from ..query import Query
from ..tally import COUNTED
from .late import Late
from .ordered import BY_WHO
from .rows import COLUMNS, IN_TIME, read_facts, read_keys
from .where import Where, as_number, in_period, traits_with, where

_FEW = 2_000  # facts of a kind that are sooner sorted than looked for among all in time
_SORTED = 6_000  # facts of a place or in a unit that are sooner sorted than found in time
_NEVER = Where("day = '9999-12-31'")  # as an index in time has what has no date
_MONTHS = 24  # that are looked through one by one
NONE = "none"  # of the indexes is to be used
ALL = Query()


class OfOne(NamedTuple):
    """The facts of a layer, with a date or without, in which somebody takes part."""

    who: str
    layer: str
    undated: int

    def counting(self) -> tuple[str, tuple[Any, ...]]:
        """The query that counts them where it says so."""
        return "SELECT count(*) FROM participants WHERE who = ? AND layer = ? AND undated = ?", tuple(self)


class OfTraits(NamedTuple):
    """The facts of a layer that have some traits; those with a date or without, or both; or those that are over."""

    layer: str
    query: Query
    undated: int | None

    def rare(self) -> bool:
        """Whether they may be few."""
        return bool(self.query.kinds or self.query.statuses or self.query.topics)

    def counting(self) -> tuple[str, tuple[Any, ...]]:
        """The query that counts them by their months. Of what is over less is counted of all that is not."""
        some = traits_with(self.query)
        month = {None: "", 0: "AND name NOT LIKE '% '", 1: "AND name LIKE '% '"}[self.undated]
        query = (
            f"SELECT coalesce(sum({self.layer}s), 0) FROM tallies WHERE of = 'cell' {month} AND "
            f"CAST(name AS INTEGER) IN ({some.sql})"
        )
        if not self.query.over:
            return query, some.values
        day = self.query.over
        kept = Where("layer = ? AND undated = 0 AND NOT dropped", (self.layer,))
        kept = kept.also(some._replace(sql=f"traits IN ({some.sql})"))
        coming = kept.also(Where("day >= ?", (day,)))
        lasting = kept.also(Where("lasting AND span <= ? AND day < ?", (-as_number(day), day)))
        less = "SELECT count(*) FROM facts INDEXED BY"
        query = (
            f"SELECT ({query}) - ({less} facts_in_time WHERE {coming.sql}) - ({less} facts_lasting WHERE {lasting.sql})"
        )
        return query, (*some.values, *coming.values, *lasting.values)


class Within(NamedTuple):
    """What else than the table is called `facts`, as a `WITH`: to read it, and to count what it is filtered by."""

    read: str = ""
    counted: str = ""


class Piece(NamedTuple):
    """A part of an order: the rows that come first, then those of the next piece. `order` are columns, of which the
    first `down` go backwards; `by` names the index to use."""

    where: Where
    order: tuple[str, ...]
    down: int = 0
    of: OfOne | OfTraits | None = None  # what it is of, if that can be counted elsewhere
    by: str | None = None
    few: str | None = None  # the index to use where the rows are few
    many: str | None = None  # and where they are very many
    counted: Where | None = None  # the same rows, for counting them
    within: Within = Within()
    undated: int | None = None  # whether the rows have a date, if all have or none has

    def counting(self) -> tuple[str, tuple[Any, ...]]:
        """The query that counts the rows."""
        if self.of:
            return self.of.counting()
        where = self.counted or self.where
        some = _facts(self.by)
        return f"{self.within.counted} SELECT count(*) FROM {some} WHERE {where.sql}", where.values

    def sql(self, what: str, size: int | None = None) -> str:
        """The query for the rows, of which there are so many."""
        by = self.by
        if size is not None and not by:
            by = self.few if size <= _FEW else self.many if size > _SORTED else None
        order = ", ".join(f"{column} DESC" if n < self.down else column for n, column in enumerate(self.order))
        return f"{self.within.read} SELECT {what} FROM {_facts(by)} WHERE {self.where.sql} ORDER BY {order}"


def _facts(by: str | None) -> str:
    return "facts NOT INDEXED" if by == NONE else f"facts INDEXED BY {by}" if by else "facts"


def in_months(db: sqlite3.Connection, piece: Piece) -> list[Piece]:
    """A piece of facts with rare traits in parts of a few months, the only ones that have any."""
    if not isinstance(piece.of, OfTraits) or piece.of.undated != 0 or not piece.of.rare():
        return [piece]
    some = traits_with(piece.of.query)
    query = (
        f"SELECT first, last FROM tallies WHERE of = 'cell' AND {piece.of.layer}s > 0 AND name NOT LIKE '% ' AND "
        f"CAST(name AS INTEGER) IN ({some.sql}) LIMIT ?"
    )
    months = sorted(db.execute(query, (*some.values, _MONTHS + 1)))
    if len(months) > _MONTHS:
        return [piece]
    periods: list[tuple[str, str]] = []
    for first, last in months:
        if periods and first <= periods[-1][1]:
            first, last = periods[-1][0], max(periods.pop()[1], last)
        periods.append((first, last))
    found = []
    for period in reversed(periods) if piece.down else periods:
        inside = Where("day BETWEEN ? AND ?", period)
        counted = piece.counted and piece.counted.also(inside)
        found.append(piece._replace(where=piece.where.also(inside), counted=counted, of=None))
    return found


class Found(Late):
    """Facts that are counted at once and read when they are looked at."""

    def __init__(self, db: sqlite3.Connection, pieces: Sequence[Piece]) -> None:
        self._db = db
        self._pieces = [part for piece in pieces for part in in_months(db, piece)]
        self._sizes: list[int] | None = None

    def _counted(self) -> list[int]:
        if self._sizes is None:
            self._sizes = [self._db.execute(*piece.counting()).fetchone()[0] for piece in self._pieces]
        return self._sizes

    def __len__(self) -> int:
        return sum(self._counted())

    def __iter__(self) -> Iterator[Fact]:
        for piece in self._pieces:
            yield from read_facts(self._db, self._db.execute(piece.sql(COLUMNS), piece.where.values))

    def keys(self) -> Iterator[int]:
        """Those of all, in order, read as far as they are asked for."""
        for piece in self._pieces:
            yield from (key for (key,) in self._db.execute(piece.sql("key"), piece.where.values))

    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        return tuple(self._between(start, stop))[::step]

    def _between(self, start: int, stop: int) -> Iterator[Fact]:
        for piece, size in zip(self._pieces, self._counted(), strict=True):
            low, high = max(start, 0), min(stop, size)
            if low < high:
                query = f"{piece.sql(COLUMNS, size)} LIMIT {high - low} OFFSET {low}"
                yield from read_facts(self._db, self._db.execute(query, piece.where.values))
            start, stop = start - size, stop - size


class Listed(Late):
    """Facts that are found by their keys: those are put in order once, and the facts read when they are looked at."""

    def __init__(self, db: sqlite3.Connection, pieces: Sequence[Piece]) -> None:
        self._db = db
        self._pieces = pieces

    @cached_property
    def _keys(self) -> list[int]:
        return [
            key
            for piece in self._pieces
            for (key,) in self._db.execute(piece.sql("key"), piece.where.values).fetchall()
        ]

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Fact]:
        return read_keys(self._db, self._keys)

    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        return tuple(read_keys(self._db, self._keys[start:stop:step]))


def pieces_of(
    query: Query, layers: Sequence[str], base: Query = ALL, often: bool = False, restated: bool = False
) -> list[Piece]:
    """What follows what in the order of a query. `often` and `restated`: see `where`."""
    groups: list[Sequence[str]] = [[layer] for layer in layers] if query.by_layer or len(layers) == 1 else [layers]
    if query.sort == "value" and "figure" not in layers:  # what has no value stands in the order of time
        query = query._replace(sort="date", reverse=False)
    pieces = []
    for group in groups:

        def kept(query: Query, undated: int | None = None, group: Sequence[str] = group) -> Where:
            which = Where("1") if undated is None else Where(f"undated = {undated}")
            asked = where(query, often, group, undated, restated).also(where(base, often, group, undated, restated))
            return Where.within("layer", group).also(asked).also(which)

        here, dated, undated = kept(query), kept(query, 0), kept(query, 1).also(_NEVER if restated else Where("1"))
        if query.undated == "no":
            undated = Where("0")
        elif query.undated == "only":
            dated = Where("0")
        if query.sort == "value":
            both = dated if undated.sql == "0" else undated if dated.sql == "0" else here
            by_value = ("unit", "value", "value_to", *IN_TIME)
            alone = list(group) == ["figure"]  # which has a value
            if "figure" in group:
                some = both.also(Where("value IS NOT NULL"))
                all_ = _of_traits(query._replace(sort="date"), base, group, None) if alone and both == here else None
                counted = both if alone else None
                pieces.append(Piece(some, by_value, 3 if query.reverse else 0, all_, counted=counted))
            if not alone:
                pieces.append(Piece(both.also(Where("value IS NULL")), IN_TIME))
        elif query.sort == "source":
            both = dated if undated.sql == "0" else undated if dated.sql == "0" else here
            pieces.append(Piece(both, ("paper", "start", *IN_TIME[:2], "id"), 2 if query.reverse else 0))
        elif query.sort == "who":
            both = dated if undated.sql == "0" else undated if dated.sql == "0" else here
            for who in BY_WHO:
                pieces.append(Piece(both.also(who.where), who.order, len(who.name) if query.reverse else 0))
        else:
            down = len(IN_TIME) if query.reverse else 0
            timeless = where(query._replace(since=None, until=None), often, group, 0, restated)
            here = Where.within("layer", group).also(timeless).also(where(base, often, group, 0, restated))
            known_by = query.as_of if _telling_known(query, base) else None
            parts = in_period(query.since, query.until, query.begun, known_by) if query.undated != "only" else ()
            for part in reversed(parts) if query.reverse else parts:
                of = _of_traits(query, base, group, 0) or _of_one(query, base, group, 0)
                indexes = part.by or _telling_known(query, base), *_indexes(query, base)
                pieces.append(Piece(here.also(part.where), IN_TIME, down, of, *indexes, undated=0))
            of = _of_traits(query, base, group, 1) or _of_one(query, base, group, 1)
            pieces.append(Piece(undated, IN_TIME, down, of, undated=1))
    return [piece for piece in pieces if piece.where.sql != "0"]


def _telling_known(query: Query, base: Query) -> str | None:
    """The index that tells by itself what was known by the day of a query, unless other tables tell what is asked."""
    few = any((query.who, query.holders, query.papers, query.places, base.who))
    return "facts_in_time" if query.as_of and not few else None


def _indexes(query: Query, base: Query) -> tuple[str | None, str | None]:
    """The indexes for the rows of a query in time: where they are few, where they are very many."""
    many = "facts_in_time" if query.units or query.places or query.holders else None
    if any((query.who, query.holders, query.papers, base.who)):
        return None, many  # other tables tell what they are
    return "facts_by_place" if query.places else None, many


def _of_traits(query: Query, base: Query, layers: Sequence[str], undated: int | None) -> OfTraits | None:
    """The layer and the traits that a piece of a query is about, if it is about nothing else."""
    none: frozenset[str] = frozenset()
    asked = query._replace(undated=None, reverse=False, by_layer=False, kinds=none, statuses=none, topics=none)
    if undated == 0 and query.over and len(query.over) == 10:
        asked = asked._replace(over=None)
    if asked != ALL or base != ALL or len(layers) != 1 or layers[0] not in COUNTED:
        return None
    return OfTraits(layers[0], query, undated)


def _of_one(query: Query, base: Query, layers: Sequence[str], undated: int) -> OfOne | None:
    """The person, layer and undatedness that a piece of a query is about, if it is about nothing else."""
    asked = query._replace(undated=None, reverse=False, by_layer=False)
    if base != ALL:
        if asked != ALL:
            return None
        asked = base
    if len(layers) != 1 or len(asked.who) != 1 or asked._replace(who=frozenset()) != ALL:
        return None
    (who,) = asked.who
    return OfOne(who, layers[0], undated)
