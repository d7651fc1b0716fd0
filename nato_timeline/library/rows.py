"""Facts as rows of a library: put in, found by their words, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from ..facts import Fact, in_time
from ..index import fact_id

_FACT = (
    "id", "layer", "kind", "title", '"when"', "first", "last", "basis", "why", "place", "people", "topics", "status",
    "was", "differs", "value", "value_to", "unit", "qualifier", "subject", "holder", "per", "verb", "undated", "day",
    "span",
    "paper", "start",
)  # fmt: skip
_PUT_FACT = f"INSERT INTO facts ({', '.join(_FACT)}) VALUES ({', '.join('?' * len(_FACT))})"
_PUT_SOURCE = f"INSERT INTO sources VALUES ({', '.join('?' * 15)})"


def as_json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def put_fact(db: sqlite3.Connection, fact: Fact, documents: Mapping[str, int]) -> int:
    """Puts a fact in and returns its key; `documents` gives the keys of the documents that its sources name."""
    day, span, paper, start = in_time(fact)
    low, high = (*fact.value, None, None)[:2]
    id = _free_id(db, fact)
    row = (
        id, fact.layer, fact.kind, fact.title, fact.when, fact.first, fact.last, fact.basis, fact.why, fact.place,
        as_json(fact.people), as_json(fact.topics), fact.status, fact.was, as_json(fact.differs), low, high, fact.unit,
        fact.qualifier, fact.subject, fact.holder, fact.per, fact.verb, not (fact.first or fact.last), day, span, paper,
        start,
    )  # fmt: skip
    key = int(db.execute(_PUT_FACT, row).lastrowid or 0)
    put_sources(db, key, fact, documents)
    who = dict.fromkeys(fact.people, 0)
    if fact.holder and fact.holder not in who:
        who[fact.holder] = 1
    db.executemany(
        "INSERT INTO participants VALUES (?, ?, ?, ?)", [(name, fact.layer, key, holds) for name, holds in who.items()]
    )
    undated = int(not (fact.first or fact.last))
    about = [(topic, fact.layer, undated, key) for topic in dict.fromkeys(fact.topics)]
    db.executemany("INSERT INTO subjects VALUES (?, ?, ?, ?)", about)
    return key


def put_sources(db: sqlite3.Connection, key: int, fact: Fact, documents: Mapping[str, int], after: int = 0) -> None:
    """Puts in the passages that state a fact, numbered from `after`."""
    db.executemany(
        _PUT_SOURCE,
        [
            (
                key, n, documents[s.paper], s.start, s.end, *s.sentence, *s.paragraph, s.wording, s.when, s.first,
                s.last, s.status, s.page,
            )
            for n, s in enumerate(fact.sources, start=after)
        ],
    )  # fmt: skip


def _free_id(db: sqlite3.Connection, fact: Fact) -> str:
    """The fact's id, or one that also says where it stands, when two facts say the same."""
    id, n = fact.id, 1
    while db.execute("SELECT 1 FROM facts WHERE id = ?", (id,)).fetchone():
        source = fact.sources[0]
        id, n = fact_id(fact.id, source.paper, str(source.start), str(n)), n + 1
    return id


def delete_facts(db: sqlite3.Connection, keys: Iterable[int]) -> set[str]:
    """Takes facts out and returns whoever they named."""
    rows = [(key,) for key in keys]
    who: set[str] = set()
    for row in rows:
        who.update(name for (name,) in db.execute("SELECT who FROM participants WHERE fact = ?", row))
    for table in ("participants", "subjects"):
        db.executemany(f"DELETE FROM {table} WHERE fact = ?", rows)
    db.executemany("DELETE FROM sources WHERE fact = ?", rows)
    db.executemany("DELETE FROM facts WHERE key = ?", rows)
    return who
