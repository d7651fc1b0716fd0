"""Events as each of their sources states them. Those with one source stand in the library as they are; the sources of
the others, which are few, have an index in the order of time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from typing import Any

from ..facts import Fact, Library
from ..query import Query, Selection, says
from ..shelves import Kept, Sifted
from .known import placing
from .late import Late
from .ordered import ByWho
from .pieces import ALL, Found, Piece, Within, pieces_of
from .rows import AS_STATED, COLUMNS, FILTERED, read_apart, read_facts
from .where import Where, where

# the table `facts` with each source of those that have several
_APART = (
    "WITH facts AS (SELECT {}, -CAST(replace(coalesce(s.last, '9999-12-31'), '-', '') AS INTEGER) AS span, "
    "coalesce(s.first, s.last, '9999-12-31') < coalesce(s.last, '9999-12-31') AS lasting, s.n AS n, (SELECT "
    "coalesce(p.last, '9999-12-31') FROM papers p WHERE p.document = s.document) AS out "
    "FROM {} ON f.key = s.fact WHERE s.apart)"
)
_FROM_SOURCES, _FROM_FACTS = "sources s CROSS JOIN main.facts f", "main.facts f CROSS JOIN sources s"
ALONE = Where("NOT several")
_FEW = 2_000  # sources that are all looked at for words


class Alone(Found):
    """Facts without those that have several sources, of which there are as many as `several` counts."""

    def __init__(self, db: sqlite3.Connection, pieces: Sequence[Piece], several: Callable[[], int]) -> None:
        some = [one._replace(where=one.where.also(ALONE), counted=one.counted or one.where) for one in pieces]
        super().__init__(db, some)
        self._several = several

    def __len__(self) -> int:
        return super().__len__() - self._several()

    def _between(self, start: int, stop: int) -> Iterator[Fact]:
        assert start == 0
        for piece, size in zip(self._pieces, self._counted(), strict=True):
            query = f"{piece.sql(COLUMNS, size)} LIMIT ?"
            for fact in read_facts(self._db, self._db.execute(query, (*piece.where.values, stop))):
                yield fact
                stop -= 1


def several(db: sqlite3.Connection, query: Query, said: Where | None) -> int:
    """How many of the events that a query keeps have several sources. It says whether those without a date count."""
    kept = Where("layer = 'event' AND several").also(where(query, layers=("event",))).also(said or Where("1"))
    if query.undated != "all":
        kept = kept.also(Where(f"undated = {int(query.undated == 'only')}"))
    if kept == Where("0"):
        return 0
    by = "NOT INDEXED" if said and said.values else "INDEXED BY facts_several"
    found = db.execute(f"SELECT count(*) FROM facts {by} WHERE {kept.sql}", kept.values)
    return int(found.fetchone()[0])


class Sources(Found):
    """The sources of events that have several, each as a fact."""

    def __init__(self, db: sqlite3.Connection, query: Query, said: Where | None) -> None:
        """`said`: the condition on the facts that they are of."""
        asked, more = _of_each(query, said)
        within = Within(*(_APART.format(what, _FROM_SOURCES) for what in (AS_STATED, FILTERED)))
        pieces = pieces_of(asked, ("event",), restated=True)
        super().__init__(db, [Piece(one.where.also(more), one.order, one.down, within=within) for one in pieces])

    def __iter__(self) -> Iterator[Fact]:
        for piece in self._pieces:
            yield from self._read(piece.sql(f"{COLUMNS}, n"), piece.where)

    def _between(self, start: int, stop: int) -> Iterator[Fact]:
        assert start == 0
        for piece, size in zip(self._pieces, self._counted(), strict=True):
            if stop > 0:
                yield from self._read(f"{piece.sql(f'{COLUMNS}, n')} LIMIT {stop}", piece.where)
            stop -= size

    def _read(self, query: str, where: Where) -> Iterator[Fact]:
        return read_apart(self._db, self._db.execute(query, where.values))


class SourcesByWho(ByWho):
    """The same in the order of whom their events name. It says whether those without a date count."""

    def __init__(self, db: sqlite3.Connection, query: Query) -> None:
        asked, more = _of_each(query, None)
        kept = where(asked, layers=("event",), restated=True).also(more)
        if query.undated != "all":
            kept = kept.also(Where(f"undated = {int(query.undated == 'only')}"))
        counted = Sources(db, query._replace(sort="date", reverse=False), None)
        super().__init__(db, Sources(db, query, None), counted, ("event",), kept, query.reverse)

    def _rows(self, only: Where, order: str) -> Iterator[tuple[Any, ...]]:
        named = only.sql.startswith("key IN")  # then they are found by their facts
        within = _APART.format(AS_STATED, _FROM_FACTS if named else _FROM_SOURCES)
        kept = only.also(self._layers).also(self._kept)
        query = f"{within} SELECT {COLUMNS}, n FROM facts WHERE {kept.sql} ORDER BY {order}"
        return self._db.execute(query, kept.values)

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Fact]:
        return read_apart(self._db, rows)


def _of_each(query: Query, said: Where | None) -> tuple[Query, Where]:
    """A query as each source is asked, and the conditions that it does not hold by itself."""
    more = said or Where("1")
    if query.papers:
        more = more.also(Where.within("paper", query.papers))
    if query.as_of:
        more = more.also(Where("out <= ?", (query.as_of,)))
    return query._replace(papers=frozenset(), as_of=None, by_layer=False), more


class Merged(Late):
    """Two sequences in the same order as one; the beginning of which needs no more than the beginnings of both."""

    def __init__(self, one: Sequence[Fact], other: Sequence[Fact], place: Callable[[Fact], Any]) -> None:
        self._both = one, other
        self._place = place

    def __len__(self) -> int:
        return sum(map(len, self._both))

    def __iter__(self) -> Iterator[Fact]:
        return merge(*self._both, key=self._place)

    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        beginnings = (some[:stop] for some in self._both)
        return tuple(merge(*beginnings, key=self._place))[start:stop:step]


class EachSource(Merged, Kept):
    """Events as each of their sources states them. `alone` gives those that a query keeps of one source, of facts that
    say some words."""

    def __init__(self, db: sqlite3.Connection, alone: Callable[[Query, Where | None], Sequence[Fact]]) -> None:
        every = ALL._replace(undated="all")
        super().__init__(alone(every, None), Sources(db, every, None), placing(Library({}, (), {}, {}), every))
        self._db = db
        self._alone = alone

    def select(self, library: Library, query: Query) -> Selection:
        from .looking import looked, sooner_looked
        from .saying import saying, traits_of

        place = placing(library, query)

        def both(asked: Query, said: Where | None) -> Sequence[Fact]:
            if said is None and asked.sort == "who":
                return Merged(self._alone(asked, None), SourcesByWho(self._db, asked), place)
            return Merged(self._alone(asked, said), Sources(self._db, asked, said), place)

        def all_saying(asked: Query) -> Sequence[Fact]:
            said = saying(self._db, query.words, traits_of(self._db, query, ("event",)))
            alone, sources = self._alone(asked, said), Sources(self._db, asked, said)
            few = len(sources) <= _FEW
            some = sources if few else Merged(alone, sources, place)
            say = (fact for fact in some if says(library, fact, query.words))
            return Merged(alone, tuple(say), place) if few else Sifted(say)

        def found(undated: str) -> Sequence[Fact]:
            asked = query._replace(undated=undated)
            if not query.words:
                return both(asked, None)
            most = sooner_looked(self._db, query, ("event",))
            if not most:
                return all_saying(asked)
            return looked(self._db, library, both(asked, None), query, most, lambda: all_saying(asked))

        undated = query.undated or ("no" if query.since or query.until else "all")
        left_out = query.undated is None and undated == "no"
        return Selection(found(undated), len(tuple(found("only"))) if left_out else 0)
