"""The facts of a library's file: those that a query keeps are found there, in its order, and read when needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from ..facts import LAYERS, Fact, Library
from ..query import Query, Selection
from ..shelves import Shelf
from .apart import ALONE, Alone, EachSource, several
from .known import KnownBy, Restated, as_known, restated, with_date
from .late import Late
from .ordered import BySource, ByWho
from .pieces import ALL, NONE, Found, Listed, Piece, pieces_of
from .rows import COLUMNS, read_facts, read_keys
from .tallies import often
from .where import Where, only_traits, where

if TYPE_CHECKING:
    from .quantities import Quantities


class StoredFacts(Found, Shelf):
    """All facts of a library, or those of some layers, or about somebody."""

    def __init__(self, db: sqlite3.Connection, base: Query = ALL, layers: Sequence[str] = LAYERS) -> None:
        super().__init__(db, pieces_of(base, layers, often=often(db, base.who)))
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
        if not query.words:
            found = self._finding(library, query, None)
            return Selection(found(asked), len(found(rest)) if left_out else 0)
        from .looking import looked, sooner_looked

        saying = cache(partial(self._finding_words, library, query))
        most = sooner_looked(self._db, query._replace(who=query.who | self._base.who), self._layers)
        if not most:
            return Selection(saying()(asked), len(saying()(rest)) if left_out else 0)
        found = self._finding(library, query, None)

        def some(asked: Query) -> Sequence[Fact]:
            return looked(self._db, library, found(asked), query, most, lambda: saying()(asked))

        return Selection(some(asked), len(tuple(some(rest))) if left_out else 0)

    def _finding(self, library: Library, query: Query, said: Where | None) -> Callable[[Query], Sequence[Fact]]:
        """What finds the facts of a query, with a date or without, that fulfil a condition."""
        parts = self._parts(library, query, said) if query.as_of else []
        if said and said.values and not (self._base == ALL and only_traits(query)):
            said = self._narrowed(query, said)
        if query.as_of:
            return partial(self._known_by, library, parts, said)
        return partial(self._found, said=said)

    def _finding_words(self, library: Library, query: Query) -> Callable[[Query], Sequence[Fact]]:
        """The same for the facts that say the words of a query."""
        from .saying import saying, traits_of

        said = saying(self._db, query.words, traits_of(self._db, query, self._layers))
        return self._finding(library, query, said)

    def _narrowed(self, query: Query, said: Where) -> Where:
        """The condition of what facts say, for those alone that a query keeps: asked once, as they may be many."""
        from .saying import among

        kept = Where.within("layer", self._layers).also(where(query)).also(where(self._base)).also(said)
        return among(key for (key,) in self._db.execute(f"SELECT key FROM facts WHERE {kept.sql}", kept.values))

    def _parts(self, library: Library, query: Query, said: Where | None = None) -> list[Restated]:
        """The facts of which a part was known by the day of a query, dated and undated."""
        parts = restated(self._db, query, self._base, self._layers)
        if said is None:
            return parts
        from .saying import those_saying

        return those_saying(library, parts, query.words, said, partial(as_known, self._db, day=query.as_of or ""))

    def _known_by(self, library: Library, parts: list[Restated], said: Where | None, query: Query) -> KnownBy:
        """What a query keeps of those of which all was known by its day, and of these."""
        whole = self._found(query, said)
        return KnownBy(self._db, library, whole, with_date(parts, query.undated or "all"), query)

    def each_source(self) -> EachSource:
        assert self._layers == ("event",)

        def alone(query: Query, said: Where | None) -> Sequence[Fact]:
            return self._found(query, said, partial(several, self._db, query, said))

        return EachSource(self._db, alone)

    def quantities(self, library: Library, query: Query) -> Quantities | None:
        """The quantities that the figures of a query are of; None where only looking at each tells them."""
        if query.reverse or query.sort != "date" or self._base != ALL:
            return None
        if query.as_of and restated(self._db, query, self._base, ("figure",)):
            return None
        from .quantities import Quantities
        from .saying import saying, traits_of

        kept = where(query, often(self._db, query.who), ("figure",))
        undated = query.undated or ("no" if query.since or query.until else "all")
        if undated != "all":
            kept = kept.also(Where(f"undated = {int(undated == 'only')}"))
        said = saying(self._db, query.words, traits_of(self._db, query, ("figure",))) if query.words else Where("1")
        figures = self._found(query._replace(undated=undated, by_layer=False), said)
        return Quantities(self._db, kept.also(said), figures, partial(read_keys, self._db))

    def _found(
        self, query: Query, said: Where | None = None, several: Callable[[], int] | None = None
    ) -> Sequence[Fact]:
        """What a query keeps; without the facts that have several sources, if `several` counts those."""
        much = often(self._db, query.who | self._base.who)

        def found(query: Query) -> Late:
            pieces = pieces_of(query, self._layers, self._base, much)
            if said is not None and said.values:  # which says by itself where they are; few have no date
                some = [one.where.also(said).also(ALONE if several else Where("1")) for one in pieces]
                by = ["facts_in_time" if one.undated else NONE for one in pieces]
                each = [Piece(some[n], one.order, one.down, by=by[n]) for n, one in enumerate(pieces)]
                return Listed(self._db, [one for one in each if one.where.sql != "0"])
            if said == Where("0"):
                pieces = []
            return Found(self._db, pieces) if several is None else Alone(self._db, pieces, several)

        few = said is not None and said.values  # which are found by their keys
        if query.sort not in ("who", "source") or few or (query.by_layer and len(self._layers) > 1):
            return found(query)
        kept = Where.within("layer", self._layers).also(where(query, much, self._layers))
        kept = kept.also(where(self._base, much, self._layers)).also(said or Where("1"))
        undated = query.undated or "all"
        kept = kept if undated == "all" else kept.also(Where(f"undated = {int(undated == 'only')}"))
        kept = kept if several is None else kept.also(ALONE)
        order = BySource if query.sort == "source" else ByWho
        counted = found(query._replace(sort="date", by_layer=False))
        return order(self._db, found(query), counted, self._layers, kept, query.reverse)
