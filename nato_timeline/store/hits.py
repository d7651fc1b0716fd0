"""The sentences that have some words. Those of rare words are ranked; of words that stand in very many sentences those
that were added last come first, since to rank them all takes long and tells little."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, overload

from ..query import Query
from ..shelves import Sifted

MANY = 10_000  # sentences that are ranked, and counted
_SEEN = 1_000  # sentences with common words that are counted where only some documents are asked for
_FEW = 200  # documents that are sooner asked one by one
_SOME = 2_000  # documents whose sentences are sooner found all
_BEYOND = 1 << 62
_PLACES = (
    "search JOIN sentences s ON s.key = search.rowid JOIN documents d ON d.key = s.document "
    "JOIN papers p ON p.document = d.key"
)


class Hit(NamedTuple):
    """A sentence: its document, where it stands there."""

    paper: str
    start: int
    end: int


class Hits(Sequence[Hit]):
    """The sentences found, read when they are looked at: the best first, or the last, if the words are `common`. How
    many there are is known up to a bound: `more` says that there are more."""

    def __init__(self, db: sqlite3.Connection, match: str, query: Query) -> None:
        self._db = db
        self._match = match
        self._query = query

    @cached_property
    def common(self) -> bool:
        """Whether more sentences have the words than are ranked."""
        if not self._match:
            return False
        query = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
        found: int = self._db.execute(query, (self._match, MANY + 1)).fetchone()[0]
        return found > MANY

    @cached_property
    def _most(self) -> int:
        """How many are counted."""
        return _SEEN if self.common and self._limited() else MANY

    @cached_property
    def _counted(self) -> int:
        """How many there are, up to one more than are counted."""
        if not self._match:
            return 0
        if self.common and not self._limited():
            return self._most + 1
        if self.common:
            return len(self._common[: self._most + 1])
        query = f"SELECT count(*) FROM {_PLACES} WHERE {self._conditions()}"
        return int(self._db.execute(query, self._values()).fetchone()[0])

    @cached_property
    def _common(self) -> Sifted[int]:
        """The keys of those with common words, read as far as they are looked at."""
        return Sifted(self._last_first())

    @property
    def more(self) -> bool:
        """Whether there are more than their number says."""
        return self._counted > self._most

    def __len__(self) -> int:
        return min(self._counted, self._most)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, at: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(at, int):
            return self[at : at + 1 or None][0]
        if at.step is None and (at.start or 0) >= 0 and (at.stop or -1) >= 0:
            return tuple(self._take(max(at.stop - (at.start or 0), 0), at.start or 0))
        return tuple(self)[at]

    def __iter__(self) -> Iterator[Hit]:
        return self._take(-1, 0)

    def _take(self, limit: int, offset: int) -> Iterator[Hit]:
        if not self._match:
            return
        if self.common:
            some = islice(self._common.one_by_one(), offset, offset + limit if limit >= 0 else None)
            query = "SELECT id, start, end FROM sentences s JOIN documents d ON d.key = document WHERE s.key = ?"
            for key in some:
                yield Hit._make(self._db.execute(query, (key,)).fetchone())
            return
        query = (
            f"SELECT d.id, s.start, s.end FROM {_PLACES} WHERE {self._conditions()} "
            "ORDER BY search.rank, search.rowid LIMIT ? OFFSET ?"
        )
        yield from map(Hit._make, self._db.execute(query, (*self._values(), limit, offset)))

    def _conditions(self) -> str:
        """What a document must be, after the words that its sentence must have."""
        query, where = self._query, ["search MATCH ?"]
        if query.papers:
            where.append(f"d.id IN ({', '.join('?' * len(query.papers))})")
        where += ["p.last >= ?"] * bool(query.since) + ["p.first <= ?"] * bool(query.until)
        return " AND ".join(where)

    def _values(self) -> list[str]:
        days = [day for day in (self._query.since, self._query.until) if day]
        return [self._match, *sorted(self._query.papers), *days]

    def _limited(self) -> bool:
        """Whether some documents only are asked for."""
        return bool(self._query.papers or self._query.since or self._query.until)

    # ------------------------------------------------------------ of common words

    def _last_first(self) -> Iterator[int]:
        """The keys of sentences with common words, from the last added to the first."""
        if not self._limited():
            yield from self._between(0, _BEYOND)
            return
        some = self._stretches()
        if some is None:
            whole = self._db.execute(
                f"SELECT min(sentences_from), max(sentences_to) {self._asked()}", self._values()[1:]
            )
            yield from (key for (key,) in self._db.execute(self._one_by_one(), (*self._values(), *whole.fetchone())))
        elif len(some) > _FEW:
            yield from (key for (key,) in self._db.execute(self._among(), self._values()))
        else:
            for first, last in reversed(some):
                yield from self._between(first, last)

    def _stretches(self) -> list[tuple[int, int]] | None:
        """The first and the last key of the sentences of each document that is asked for, if they are not too many.
        Those that stand together, as documents of a period do that came in order of time, are one."""
        query = f"SELECT sentences_from, sentences_to {self._asked()} AND sentences_to LIMIT ?"
        rows = self._db.execute(query, (*self._values()[1:], _SOME + 1)).fetchall()
        if len(rows) > _SOME:
            return None
        found: list[tuple[int, int]] = []
        for first, last in sorted(rows):
            if found and found[-1][1] + 1 == first:
                first = found.pop()[0]
            found.append((first, last))
        return found

    def _one_by_one(self) -> str:
        """The query for the keys of sentences in a stretch, of which the first are soon come to: each is asked for its
        document."""
        return (
            f"SELECT search.rowid FROM {self._places()} WHERE {self._conditions()} AND search.rowid BETWEEN ? AND ? "
            "ORDER BY search.rowid DESC"
        )

    def _among(self) -> str:
        """The query for the keys of sentences in not so many documents: those of all their sentences are looked up."""
        some = f"SELECT p.document {self._asked()}"
        own = f"SELECT key FROM sentences INDEXED BY sentences_by_document WHERE document IN ({some})"
        # without + SQLite asks for each of them whether it has the words
        return f"SELECT rowid FROM search WHERE search MATCH ? AND +rowid IN ({own}) ORDER BY rowid DESC"

    def _places(self) -> str:
        """The sentences with words and what is asked of their documents, whose own rows are long."""
        named = "CROSS JOIN documents d ON d.key = s.document" if self._query.papers else ""
        return (
            "search CROSS JOIN sentences s ON s.key = search.rowid CROSS JOIN papers p ON p.document = s.document "
            f"{named}"
        )

    def _asked(self) -> str:
        """The documents that are asked for."""
        named = "JOIN documents d ON d.key = p.document" if self._query.papers else ""
        return f"FROM papers p {named} WHERE {self._conditions().replace('search MATCH ?', 'true')}"

    def _between(self, low: int, high: int) -> Iterator[int]:
        query = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
        return (key for (key,) in self._db.execute(query, (self._match, low, high)))
