"""The people and documents of a library's file, read when they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ..facts import Paper, Person, Post
from ..query import Query
from ..shelves import Cast, Sifted, Stacks
from .where import Where

if TYPE_CHECKING:
    from ..everyone import Roles

Row = TypeVar("Row")
_PAPER = (
    "d.id, p.title, p.publisher, p.url, d.path, d.language, p.published, p.basis, p.estimate, p.why, p.updated, "
    "p.first, p.last, d.text, p.facts, CASE d.pages WHEN '[]' THEN NULL ELSE json_array_length(d.pages) + 1 END"
)
_PERSON = "id, name, facts FROM people"
_FEW = 20  # papers that are read one by one
_KEPT = 256  # papers kept in memory, with their texts


class Rows(Sequence[Row]):
    """Rows of a table, made into values when they are looked at. `take(limit, offset)` gives some."""

    def _take(self, limit: int, offset: int) -> Iterator[Row]:
        raise NotImplementedError

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, int):
            found = tuple(self._take(1, at if at >= 0 else len(self) + at))
            if not found:
                raise IndexError(at)
            return found[0]
        start, stop, step = at.indices(len(self))
        if step < 0:
            return tuple(self._take(len(self), 0))[at]
        return tuple(self._take(max(stop - start, 0), start))[::step]

    def __iter__(self) -> Iterator[Row]:
        return self._take(-1, 0)


class Later(Sequence[Row]):
    """Values that are read when they are looked at: of somebody whom thousands of documents name, mostly never."""

    def __init__(self, read: Callable[[], tuple[Row, ...]]) -> None:
        self._read: Callable[[], tuple[Row, ...]] | None = read
        self._values: tuple[Row, ...] = ()

    def _known(self) -> tuple[Row, ...]:
        if self._read:
            self._values, self._read = self._read(), None
        return self._values

    def __len__(self) -> int:
        return len(self._known())

    def __iter__(self) -> Iterator[Row]:
        return iter(self._known())

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self._known()[at]

    def __eq__(self, other: object) -> bool:
        return self._known() == (other._known() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self._known())


class _Everybody(Rows[Person]):
    """People in the order of a query."""

    def __init__(self, people: StoredPeople, some: Where, query: Query) -> None:
        self._people = people
        self._some = some
        by = ("facts DESC", "sort", "id") if query.sort == "value" else ("sort", "id")
        self._order = ", ".join(map(_backwards, by) if query.reverse else by)

    def __len__(self) -> int:
        query = f"SELECT count(*) FROM people WHERE {self._some.sql}"
        return int(self._people.db.execute(query, self._some.values).fetchone()[0])

    def _take(self, limit: int, offset: int) -> Iterator[Person]:
        query = f"SELECT {_PERSON} WHERE {self._some.sql} ORDER BY {self._order} LIMIT ? OFFSET ?"
        return self._people.made(self._people.db.execute(query, (*self._some.values, limit, offset)))


def _backwards(column: str) -> str:
    return column.removesuffix(" DESC") if column.endswith(" DESC") else f"{column} DESC"


class StoredPeople(Cast):
    """Everybody named in a library, in the order of surnames."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._known: dict[str, Person | None] = {}

    def __getitem__(self, id: str) -> Person:
        if id not in self._known:
            row = self.db.execute(f"SELECT {_PERSON} WHERE person AND id = ?", (id,))
            self._known[id] = next(self.made(row), None)
        person = self._known[id]
        if person is None:
            raise KeyError(id)
        return person

    def __len__(self) -> int:
        return int(self.db.execute("SELECT count(*) FROM people WHERE person = 1").fetchone()[0])

    def __iter__(self) -> Iterator[str]:
        return (id for (id,) in self.db.execute("SELECT id FROM people WHERE person = 1 ORDER BY sort, id"))

    def values(self) -> Any:
        return _Everybody(self, Where("person = 1"), Query())

    def everyone(self, query: Query, roles: Roles) -> Sequence[Person] | None:
        from .everyone import those

        some = those(self.db, query, roles)
        if some is None:
            return None
        found = _Everybody(self, some.where, query)
        return Sifted(iter(found)) if some.many else found

    def made(self, rows: Iterable[tuple[str, str, int]]) -> Iterator[Person]:
        """People from their rows."""
        for id, name, facts in rows:
            names: Any = Later(partial(self._names, id, name))
            posts: Any = Later(partial(self._posts, id))
            yield Person(id, name, names, posts, facts)

    def _names(self, id: str, name: str) -> tuple[str, ...]:
        query = "SELECT name, min(document), n FROM names WHERE person = ? GROUP BY name ORDER BY 2, 3"
        return tuple(dict.fromkeys((name, *(spelling for spelling, *_ in self.db.execute(query, (id,))))))

    def _posts(self, id: str) -> tuple[Post, ...]:
        query = (
            "SELECT title, of, status, basis, min(document), n FROM posts WHERE person = ? "
            "GROUP BY title, of, status, basis ORDER BY 5, 6"
        )
        found = []
        for title, of, status, basis, *_ in self.db.execute(query, (id,)):
            papers: Any = Later(partial(self._papers, id, title, of, status, basis))
            found.append(Post(title, of, status, basis, papers))
        return tuple(found)

    def _papers(self, id: str, *post: str | None) -> tuple[str, ...]:
        query = (
            "SELECT d.id FROM posts p JOIN documents d ON d.key = document WHERE person = ? AND p.title IS ? "
            "AND of IS ? AND status IS ? AND basis IS ? GROUP BY document ORDER BY document"
        )
        return tuple(paper for (paper,) in self.db.execute(query, (id, *post)))

    def counts(self, id: str) -> dict[str, int]:
        query = "SELECT layer, count(*) FROM participants WHERE who = ? AND NOT holds GROUP BY layer"
        return dict(self.db.execute(query, (id,)))

    def known(self, id: str) -> Person | None:
        return next(self.made(self.db.execute(f"SELECT {_PERSON} WHERE id = ?", (id,))), None)

    def likely(self, words: Sequence[Collection[str]]) -> dict[str, Person]:
        having = (f"SELECT person FROM words WHERE word IN ({', '.join('?' * len(some))})" for some in words)
        query = f"SELECT {_PERSON} WHERE id IN ({' INTERSECT '.join(having)}) ORDER BY NOT person, sort, id"
        asked = tuple(word for some in words for word in sorted(some))
        return {person.id: person for person in self.made(self.db.execute(query, asked).fetchall())}

    def words(self, spelt: Collection[str], sounding: str) -> list[str]:
        query = (
            f"SELECT word FROM words WHERE word IN ({', '.join('?' * len(spelt))}) "
            "UNION SELECT word FROM words WHERE sound = ? ORDER BY word"
        )
        return [word for (word,) in self.db.execute(query, (*sorted(spelt), sounding))]

    def called(self, beginnings: Iterable[str]) -> list[tuple[str, str]]:
        who = "SELECT person FROM words WHERE word >= ? AND word < ?"
        query = (
            f"SELECT name, person FROM names WHERE person IN ({who}) UNION "
            f"SELECT name, id FROM people WHERE id IN ({who}) UNION SELECT id, id FROM people WHERE id IN ({who})"
        )
        bounds = ((start, start + "\U0010ffff") * 3 for start in sorted(beginnings))
        return [spelling for each in bounds for spelling in self.db.execute(query, each)]


class _Papers(Rows[Paper]):
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM documents").fetchone()[0])

    def _take(self, limit: int, offset: int) -> Iterator[Paper]:
        query = f"SELECT {_PAPER} FROM documents d JOIN papers p ON p.document = d.key ORDER BY d.key LIMIT ? OFFSET ?"
        return map(Paper._make, self._db.execute(query, (limit, offset)))


class StoredPapers(Stacks):
    """The documents of a library in the order in which they came; their texts are read one by one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._known: dict[str, Paper] = {}

    def __getitem__(self, id: str) -> Paper:
        if id not in self._known:
            query = f"SELECT {_PAPER} FROM documents d JOIN papers p ON p.document = d.key WHERE d.id = ?"
            row = self.db.execute(query, (id,)).fetchone()
            if row is None:
                raise KeyError(id)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[id] = Paper._make(row)
        return self._known[id]

    def last_days(self) -> Mapping[str, str | None]:
        return dict(self.db.execute("SELECT d.id, p.last FROM documents d JOIN papers p ON p.document = d.key"))

    def some(self, ids: Collection[str]) -> Mapping[str, Paper]:
        if len(ids) < _FEW:
            return self
        query = (
            f"SELECT {_PAPER} FROM documents d JOIN papers p ON p.document = d.key "
            "WHERE d.id IN (SELECT value FROM json_each(?))"
        )
        return {row[0]: Paper._make(row) for row in self.db.execute(query, (json.dumps(list(ids)),))}

    def __len__(self) -> int:
        return len(_Papers(self.db))

    def __iter__(self) -> Iterator[str]:
        return (id for (id,) in self.db.execute("SELECT id FROM documents ORDER BY key"))

    def values(self) -> Any:
        return _Papers(self.db)

    def titles(self) -> list[tuple[str, str | None]]:
        return list(self.db.execute("SELECT d.id, p.title FROM documents d JOIN papers p ON p.document = d.key"))

    def alone(self, start: str) -> bool:
        query = "SELECT id FROM documents WHERE id >= ? AND id < ? LIMIT 2"
        return len(self.db.execute(query, (start, start + "\U0010ffff")).fetchall()) < 2


def topics(db: sqlite3.Connection) -> list[tuple[str, str, str, tuple[str, ...], int]]:
    """The rows of the topics, in the lexicon's order."""
    rows = db.execute("SELECT id, name, name_en, words, facts FROM topics")
    return [(id, name, english, tuple(json.loads(words)), facts) for id, name, english, words, facts in rows]
