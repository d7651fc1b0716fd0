"""Facts as rows of a library: put in, found by their words, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from ..facts import Fact, in_time
from ..index import fact_id

_FACT = (
    "id", "layer", "kind", "title", '"when"', "first", "last", "basis", "why", "place", "people", "topics", "status",
    "was", "differs", "value", "value_to", "unit", "qualifier", "subject", "holder", "per", "verb", "undated", "day",
    "span", "paper", "start", "lasting",
)  # fmt: skip
_PUT_FACT = f"INSERT INTO facts ({', '.join(_FACT)}) VALUES ({', '.join('?' * len(_FACT))})"
_CHANGE_FACT = (
    f"UPDATE facts SET {', '.join(f'{name} = ?' for name in _FACT)}, tags = '[]', corrected = '[]', note = NULL, "
    "dropped = 0, original = NULL WHERE key = ?"
)
_PUT_SOURCE = f"INSERT OR REPLACE INTO sources VALUES ({', '.join('?' * 15)})"


def as_json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def put_fact(db: sqlite3.Connection, fact: Fact, documents: Mapping[str, int]) -> int:
    """Puts a fact in and returns its key; `documents` gives the keys of the documents that its sources name."""
    key = int(db.execute(_PUT_FACT, _row(_free_id(db, fact), fact)).lastrowid or 0)
    put_sources(db, key, fact, documents)
    _put_parts(db, key, fact)
    return key


def replace_fact(db: sqlite3.Connection, key: int, fact: Fact, documents: Mapping[str, int]) -> set[str]:
    """Puts a fact in the place of another and returns whoever that named. Of thousands of sources only those that
    are new are written."""
    db.execute(_CHANGE_FACT, (*_row(_free_id(db, fact, key), fact), key))
    rows = _source_rows(key, fact, documents)
    before = db.execute("SELECT * FROM sources WHERE fact = ? ORDER BY n", (key,)).fetchall()
    db.execute("DELETE FROM sources WHERE fact = ? AND n >= ?", (key, len(rows)))
    db.executemany(_PUT_SOURCE, [row for n, row in enumerate(rows) if n >= len(before) or before[n] != row])
    touched = _who(db, key)
    _drop_parts(db, key)
    _put_parts(db, key, fact)
    return touched


def _row(id: str, fact: Fact) -> tuple[Any, ...]:
    day, span, paper, start = in_time(fact)
    low, high = (*fact.value, None, None)[:2]
    return (
        id, fact.layer, fact.kind, fact.title, fact.when, fact.first, fact.last, fact.basis, fact.why, fact.place,
        as_json(fact.people), as_json(fact.topics), fact.status, fact.was, as_json(fact.differs), low, high, fact.unit,
        fact.qualifier, fact.subject, fact.holder, fact.per, fact.verb, _undated(fact), day, span, paper, start,
        lasts(day, span),
    )  # fmt: skip


def lasts(day: str, span: int) -> int:
    """Whether what begins on a day, with the last day as `facts.in_time` has it, ends on a later one."""
    return int(-span > int(day.replace("-", "")))


def _undated(fact: Fact) -> int:
    return int(not (fact.first or fact.last))


def _put_parts(db: sqlite3.Connection, key: int, fact: Fact) -> None:
    """Puts in who takes part in a fact, and what it is about."""
    who = dict.fromkeys(fact.people, 0)
    if fact.holder:
        who.setdefault(fact.holder, 1)
    parts = [(name, fact.layer, key, holds) for name, holds in who.items()]
    db.executemany("INSERT INTO participants VALUES (?, ?, ?, ?)", parts)
    about = [(topic, fact.layer, _undated(fact), key) for topic in dict.fromkeys(fact.topics)]
    db.executemany("INSERT INTO subjects VALUES (?, ?, ?, ?)", about)


def _who(db: sqlite3.Connection, key: int) -> set[str]:
    return {name for (name,) in db.execute("SELECT who FROM participants WHERE fact = ?", (key,))}


def _drop_parts(db: sqlite3.Connection, key: int) -> None:
    for table in ("participants", "subjects"):
        db.execute(f"DELETE FROM {table} WHERE fact = ?", (key,))


def put_sources(db: sqlite3.Connection, key: int, fact: Fact, documents: Mapping[str, int], after: int = 0) -> None:
    """Puts in the passages that state a fact, numbered from `after`."""
    db.executemany(_PUT_SOURCE, _source_rows(key, fact, documents, after))


def _source_rows(key: int, fact: Fact, documents: Mapping[str, int], after: int = 0) -> list[tuple[Any, ...]]:
    return [
        (
            key, n, documents[s.paper], s.start, s.end, *s.sentence, *s.paragraph, s.wording, s.when, s.first, s.last,
            s.status, s.page,
        )
        for n, s in enumerate(fact.sources, start=after)
    ]  # fmt: skip


def _free_id(db: sqlite3.Connection, fact: Fact, key: int = 0) -> str:
    """The fact's id, or one that also says where it stands, when another fact than that of `key` says the same."""
    id, n = fact.id, 1
    while db.execute("SELECT 1 FROM facts WHERE id = ? AND key != ?", (id, key)).fetchone():
        source = fact.sources[0]
        id, n = fact_id(fact.id, source.paper, str(source.start), str(n)), n + 1
    return id


def delete_facts(db: sqlite3.Connection, keys: Iterable[int]) -> set[str]:
    """Takes facts out and returns whoever they named."""
    who: set[str] = set()
    for key in keys:
        who |= _who(db, key)
        _drop_parts(db, key)
        db.execute("DELETE FROM sources WHERE fact = ?", (key,))
        db.execute("DELETE FROM facts WHERE key = ?", (key,))
    return who
