"""The facts of a library's file: those that a query keeps are found there, in its order, and read when needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..facts import LAYERS, Fact, Library
from ..query import Query, Selection
from ..shelves import Shelf
from .known import KnownBy, Restated, as_known, restated, with_date
from .late import Late
from .ordered import BY_WHO, BySource, ByWho
from .rows import COLUMNS, IN_TIME, read_facts
from .where import Where, announced, in_period, where

if TYPE_CHECKING:
    from .quantities import Quantities

_FEW = 2_000  # facts of a kind that are sooner sorted than looked for among all in time
_SORTED = 6_000  # facts of a place or in a unit that are sooner sorted than found in time
_MANY = 20_000  # facts of somebody that are not all sorted for the first of them
_NONE = "none"  # of the indexes is to be used
_ALL = Query()


class Asked(Container[str]):
    """Those of whom something holds, which is asked of each who is looked for."""

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds

    def __contains__(self, who: object) -> bool:
        return isinstance(who, str) and self._holds(who)


class OfOne(NamedTuple):
    """The facts of a layer, with a date or without, that one topic or person has, by the table that says so."""

    table: str
    column: str
    value: str
    layer: str
    undated: int


class Piece(NamedTuple):
    """A part of an order: the rows that come first, then those of the next piece. `order` are columns, of which the
    first `down` go backwards; `by` names the index to use."""

    where: Where
    order: tuple[str, ...]
    down: int = 0
    of_one: OfOne | None = None
    by: str | None = None
    few: str | None = None  # the index to use where the rows are few
    many: str | None = None  # and where they are very many
    counting_by: str | None = None
    counted: Where | None = None  # the same rows, for counting them

    def counting(self) -> tuple[str, tuple[Any, ...]]:
        """The query that counts the rows. Those of one topic or person in one layer are counted in their own table."""
        if self.of_one:
            table, column, *values = self.of_one
            return f"SELECT count(*) FROM {table} WHERE {column} = ? AND layer = ? AND undated = ?", tuple(values)
        where = self.counted or self.where
        return f"SELECT count(*) FROM {_facts(self.by or self.counting_by)} WHERE {where.sql}", where.values

    def sql(self, what: str, size: int | None = None) -> str:
        """The query for the rows, of which there are so many."""
        by = self.by
        if size is not None and not by:
            by = self.few if size <= _FEW else self.many if size > _SORTED else None
        order = ", ".join(f"{column} DESC" if n < self.down else column for n, column in enumerate(self.order))
        return f"SELECT {what} FROM {_facts(by)} WHERE {self.where.sql} ORDER BY {order}"


def _facts(by: str | None) -> str:
    return "facts NOT INDEXED" if by == _NONE else f"facts INDEXED BY {by}" if by else "facts"


class Found(Late):
    """Facts that are counted at once and read when they are looked at."""

    def __init__(self, db: sqlite3.Connection, pieces: Sequence[Piece]) -> None:
        self._db = db
        self._pieces = pieces
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

    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        return tuple(self._between(start, stop))[::step]

    def _between(self, start: int, stop: int) -> Iterator[Fact]:
        for piece, size in zip(self._pieces, self._counted(), strict=True):
            low, high = max(start, 0), min(stop, size)
            if low < high:
                query = f"{piece.sql(COLUMNS, size)} LIMIT {high - low} OFFSET {low}"
                yield from read_facts(self._db, self._db.execute(query, piece.where.values))
            start, stop = start - size, stop - size


class StoredFacts(Found, Shelf):
    """All facts of a library, or those of some layers, or about somebody."""

    def __init__(self, db: sqlite3.Connection, base: Query = _ALL, layers: Sequence[str] = LAYERS) -> None:
        super().__init__(db, _pieces(base, layers, often=_often(db, base.who)))
        self._base = base
        self._layers = layers

    def of(self, *layers: str) -> StoredFacts:
        return StoredFacts(self._db, self._base, tuple(layer for layer in LAYERS if layer in layers))

    def about(self, who: str) -> StoredFacts:
        return StoredFacts(self._db, self._base._replace(who=frozenset({who})), self._layers)

    def beginning(self, id: str, most: int) -> tuple[Fact, ...]:
        query = f"SELECT {COLUMNS} FROM facts WHERE id >= ? AND id < ? AND NOT dropped ORDER BY id LIMIT ?"
        return tuple(read_facts(self._db, self._db.execute(query, (id, id + "\U0010ffff", most))))

    def every(self, column: str) -> list[str]:
        if column == "id":
            return [id for (id,) in self._db.execute("SELECT id FROM facts WHERE NOT dropped")]
        assert column in ("unit", "place")
        return sorted({value for layer in LAYERS for value in self._distinct(column, layer)})

    def _distinct(self, column: str, layer: str) -> Iterator[str]:
        """The values of a column in a layer: from each the index leads to the next, past all rows that have it."""
        least = f"SELECT min({column}) FROM facts WHERE layer = :layer AND {column} IS NOT NULL AND NOT dropped"
        if column == "unit":  # is only of values, as the index
            least += " AND value IS NOT NULL"
        query = (
            f"WITH RECURSIVE each(found) AS ({least} UNION ALL SELECT ({least} AND {column} > each.found) FROM each "
            "WHERE found IS NOT NULL) SELECT found FROM each WHERE found IS NOT NULL"
        )
        return (value for (value,) in self._db.execute(query, {"layer": layer}))

    def select(self, library: Library, query: Query) -> Selection:
        undated = query.undated or ("no" if query.since or query.until else "all")
        asked, rest = (query._replace(undated=which) for which in (undated, "only"))
        left_out = query.undated is None and undated == "no"
        said: Where | None = None
        common: tuple[str, ...] = ()
        if query.words:
            from .saying import looked, saying

            said, common = saying(self._db, query, self._layers)
        parts = self._parts(library, query, said) if query.as_of else []
        if said and said.values:
            said = self._narrowed(query, said)
        found: Callable[[Query], Sequence[Fact]] = partial(self._found, said=said)
        if query.as_of:
            found = partial(self._known_by, library, parts, said)
        if common:
            left = looked(library, found(rest), common) if left_out else ()
            return Selection(looked(library, found(asked), common), len(tuple(left)))
        return Selection(found(asked), len(found(rest)) if left_out else 0)

    def _narrowed(self, query: Query, said: Where) -> Where:
        """The condition of what facts say, for those alone that a query keeps: asked once, as they may be many."""
        from .saying import among

        kept = Where.within("layer", self._layers).also(where(query, restated=True)).also(where(self._base)).also(said)
        return among(key for (key,) in self._db.execute(f"SELECT key FROM facts WHERE {kept.sql}", kept.values))

    def _parts(self, library: Library, query: Query, said: Where | None = None) -> list[Restated]:
        """The facts of which a part was known by the day of a query, dated and undated."""
        parts = restated(self._db, query, self._base, self._layers)
        if said is None or said == Where("1"):
            return parts
        from .saying import those_saying

        return those_saying(library, parts, query.words, said, partial(as_known, self._db, day=query.as_of or ""))

    def _known_by(self, library: Library, parts: list[Restated], said: Where | None, query: Query) -> KnownBy:
        """What a query keeps of those of which all was known by its day, and of these."""
        whole = self._found(query, said)
        return KnownBy(self._db, library, whole, with_date(parts, query.undated or "all"), query)

    def involved(self, query: Query) -> Container[str] | None:
        if query.words or self._base != _ALL:
            return None
        kept = where(query, _often(self._db, query.who))
        undated = query.undated or ("no" if query.since or query.until else "all")
        if undated != "all":
            kept = kept.also(Where(f"undated = {int(undated == 'only')}"))
        kept = kept.also(Where.within("layer", self._layers))
        taking = "(SELECT who, fact FROM participants WHERE NOT holds)"
        parts = with_date(restated(self._db, query, self._base, self._layers), undated) if query.as_of else ()
        found = {who for one in parts for who in one.fact.people}
        if len(self._found(query)) > _MANY:  # then everybody soon has one of them
            one = f"SELECT 1 FROM {taking} CROSS JOIN facts ON key = fact WHERE who = ? AND {kept.sql} LIMIT 1"
            return Asked(lambda who: who in found or bool(self._db.execute(one, (who, *kept.values)).fetchone()))
        asked = f"SELECT DISTINCT who FROM facts CROSS JOIN {taking} ON fact = key WHERE {kept.sql}"
        return found.union(who for (who,) in self._db.execute(asked, kept.values))

    def quantities(self, library: Library, query: Query) -> Quantities | None:
        """The quantities that the figures of a query are of; None where only looking at each tells them."""
        if query.reverse or query.sort != "date" or self._base != _ALL:
            return None
        if query.as_of and restated(self._db, query, self._base, ("figure",)):
            return None
        from .quantities import Quantities
        from .saying import saying

        kept = where(query, _often(self._db, query.who), ("figure",))
        undated = query.undated or ("no" if query.since or query.until else "all")
        if undated != "all":
            kept = kept.also(Where(f"undated = {int(undated == 'only')}"))
        said, common = saying(self._db, query, ("figure",)) if query.words else (Where("1"), ())
        if common:
            return None
        figures = self._found(query._replace(undated=undated, by_layer=False), said)
        return Quantities(self._db, kept.also(said), figures, self._read)

    def _read(self, keys: Sequence[int]) -> Iterator[Fact]:
        """The facts of some keys."""
        query = f"SELECT {COLUMNS} FROM facts WHERE key = ?"
        return read_facts(self._db, (self._db.execute(query, (key,)).fetchone() for key in keys))

    def _found(self, query: Query, said: Where | None = None) -> Sequence[Fact]:
        often = _often(self._db, query.who | self._base.who)

        def found(query: Query) -> Found:
            pieces = _pieces(query, self._layers, self._base, often)
            if said is not None and said.values:  # which says by itself where they are
                pieces = [Piece(piece.where.also(said), piece.order, piece.down, by=_NONE) for piece in pieces]
                return Found(self._db, [piece for piece in pieces if piece.where.sql != "0"])
            return Found(self._db, [] if said == Where("0") else pieces)

        few = said is not None and said.values  # which are found by their keys
        if query.sort not in ("who", "source") or few or (query.by_layer and len(self._layers) > 1):
            return found(query)
        kept = Where.within("layer", self._layers).also(where(query, often, self._layers))
        kept = kept.also(where(self._base, often, self._layers)).also(said or Where("1"))
        undated = query.undated or "all"
        kept = kept if undated == "all" else kept.also(Where(f"undated = {int(undated == 'only')}"))
        order = BySource if query.sort == "source" else ByWho
        counted = found(query._replace(sort="date", by_layer=False))
        return order(self._db, found(query), counted, self._layers, kept, query.reverse)


def _often(db: sqlite3.Connection, who: Collection[str]) -> bool:
    """Whether some people or bodies take part in so many facts that the first in time are soon found among all."""
    counted = "SELECT events + quotes + statements + figures FROM tallies WHERE of = 'who' AND name = ?"
    return any(n > _MANY for one in who for (n,) in db.execute(counted, (one,)))


def _pieces(query: Query, layers: Sequence[str], base: Query = _ALL, often: bool = False) -> list[Piece]:
    """What follows what in the order of a query. `often`: see `where`."""
    groups: list[Sequence[str]] = [[layer] for layer in layers] if query.by_layer or len(layers) == 1 else [layers]
    if query.sort == "value" and "figure" not in layers:  # what has no value stands in the order of time
        query = query._replace(sort="date", reverse=False)
    pieces = []
    for group in groups:

        def kept(query: Query, undated: int | None = None, group: Sequence[str] = group) -> Where:
            which = Where("1") if undated is None else Where(f"undated = {undated}")
            asked = where(query, often, group, undated).also(where(base, often, group, undated))
            return Where.within("layer", group).also(asked).also(which)

        here, dated, undated = kept(query), kept(query, 0), kept(query, 1)
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
                pieces.append(Piece(some, by_value, 3 if query.reverse else 0, counted=both if alone else None))
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
            timeless = where(query._replace(since=None, until=None), often, group, 0).also(where(base, often, group, 0))
            here = Where.within("layer", group).also(timeless)
            parts = in_period(query.since, query.until, query.begun) if query.undated != "only" else ()
            for part in reversed(parts) if query.reverse else parts:
                of_one = _of_one(query, base, group, 0)
                indexes = part.by or _telling_known(query, base), *_indexes(query, base)
                pieces.append(Piece(here.also(part.where), IN_TIME, down, of_one, *indexes))
            pieces.append(Piece(undated, IN_TIME, down, _of_one(query, base, group, 1)))
    return [piece for piece in pieces if piece.where.sql != "0"]


def _telling_known(query: Query, base: Query) -> str | None:
    """The index that tells by itself what was known by the day of a query, unless other tables tell what is asked."""
    few = any((query.who, query.holders, query.papers, query.topics, query.places, base.who))
    return "facts_in_time" if query.as_of and not few else None


def _indexes(query: Query, base: Query) -> tuple[str | None, str | None, str | None]:
    """The indexes for the rows of a query in time: where they are few, where they are very many, to count them."""
    many = "facts_in_time" if query.units or query.places or query.holders or announced(query) else None
    if any((query.who, query.holders, query.papers, query.topics, base.who)):
        return None, many, None  # other tables tell what they are
    few = "facts_by_place" if query.places else "facts_counted" if query.kinds or query.statuses else None
    return few, many, "facts_announced" if announced(query) else None


def _of_one(query: Query, base: Query, layers: Sequence[str], undated: int) -> OfOne | None:
    """The topic or person, layer and undatedness that a piece of a query is about, if it is about nothing else."""
    asked = query._replace(undated=None, reverse=False, by_layer=False)
    if base != _ALL:
        if asked != _ALL:
            return None
        asked = base
    if len(layers) != 1 or len(asked.topics) + len(asked.who) != 1:
        return None
    if asked._replace(topics=frozenset(), who=frozenset()) != _ALL:
        return None
    for table, column, values in (("subjects", "topic", asked.topics), ("participants", "who", asked.who)):
        for value in values:
            return OfOne(table, column, value, layers[0], undated)
    return None
