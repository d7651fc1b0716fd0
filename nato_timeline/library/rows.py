"""Facts as rows of a library: put in, found by their words, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..facts import Fact, in_time
from ..index import fact_id

_FACT = (
    "id", "layer", "kind", "title", '"when"', "first", "last", "basis", "why", "place", "people", "topics", "status",
    "was", "differs", "value", "value_to", "unit", "qualifier", "subject", "holder", "per", "verb", "undated", "day",
    "span", "paper", "start", "lasting",
)  # fmt: skip
_PUT_FACT = f"INSERT INTO facts (key, {', '.join(_FACT)}) VALUES (?, {', '.join('?' * len(_FACT))})"
_CHANGE_FACT = (
    f"UPDATE facts SET {', '.join(f'{name} = ?' for name in _FACT)}, tags = '[]', corrected = '[]', note = NULL, "
    "dropped = 0, original = NULL WHERE key = ?"
)
_AT_ONCE = 400
_PUT_SOURCE = f"INSERT OR REPLACE INTO sources VALUES ({', '.join('?' * 15)})"


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(values: object) -> str:
    return "[]" if values == () else _JSON.encode(values)


class New(NamedTuple):
    """A fact that is not in yet: `documents` are the keys of those that its sources name, `tellings` those it is of."""

    fact: Fact
    documents: Mapping[str, int]
    tellings: tuple[int, ...] = ()


class NewFacts:
    """Facts that wait to be put in: many at once, in the order of the largest index, touch each of its pages once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._waiting: list[New] = []
        self._tellings: set[int] = set()

    def put(self, new: New) -> None:
        """Has a fact put in by the next `flush`."""
        self._waiting.append(new)
        self._tellings.update(new.tellings)

    def have(self, tellings: Iterable[int]) -> bool:
        """Whether a fact that waits is of one of these."""
        return not self._tellings.isdisjoint(tellings)

    def forget(self) -> None:
        """Lets go of all that wait."""
        self._waiting, self._tellings = [], set()

    def flush(self) -> dict[int, int]:
        """Puts them in; returns the facts of their tellings."""
        found = put_facts(self._db, self._waiting)
        self.forget()
        return found


def put_facts(db: sqlite3.Connection, new: Iterable[New]) -> dict[int, int]:
    """Puts facts in, with all that belongs to them; returns the facts of their tellings."""
    waiting = sorted(new, key=lambda one: (one.fact.layer, _undated(one.fact), in_time(one.fact)))
    if not waiting:
        return {}
    (last,) = db.execute("SELECT coalesce(max(key), 0) FROM facts").fetchone()
    ids = _free_ids(db, [one.fact for one in waiting])
    keyed = list(zip(range(last + 1, last + 1 + len(waiting)), ids, waiting, strict=True))
    db.executemany(_PUT_FACT, [(key, *_row(id, one.fact)) for key, id, one in keyed])
    db.executemany(_PUT_SOURCE, [row for key, _, one in keyed for row in _source_rows(key, one.fact, one.documents)])
    _put_parts(db, ((key, one.fact) for key, _, one in keyed))
    facts = {telling: key for key, _, one in keyed for telling in one.tellings}
    db.executemany("UPDATE tellings SET fact = ? WHERE key = ?", [(facts[t], t) for t in sorted(facts)])
    return facts


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
    _put_parts(db, [(key, fact)])
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


def _put_parts(db: sqlite3.Connection, facts: Iterable[tuple[int, Fact]]) -> None:
    """Puts in who takes part in facts, and what they are about."""
    parts, about = [], []
    for key, fact in facts:
        who = dict.fromkeys(fact.people, 0)
        if fact.holder:
            who.setdefault(fact.holder, 1)
        parts += [(name, fact.layer, key, holds) for name, holds in who.items()]
        about += [(topic, fact.layer, _undated(fact), key) for topic in dict.fromkeys(fact.topics)]
    db.executemany("INSERT INTO participants VALUES (?, ?, ?, ?)", sorted(parts))
    db.executemany("INSERT INTO subjects VALUES (?, ?, ?, ?)", sorted(about))


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


def _free_ids(db: sqlite3.Connection, facts: Sequence[Fact]) -> list[str]:
    """The ids of new facts; of one that says what another does, one that also says where it stands."""
    taken: set[str] = set()
    for n in range(0, len(facts), _AT_ONCE):
        some = [fact.id for fact in facts[n : n + _AT_ONCE]]
        query = f"SELECT id FROM facts WHERE id IN ({', '.join('?' * len(some))})"
        taken.update(id for (id,) in db.execute(query, some))
    ids = []
    for fact in facts:
        id = fact.id if fact.id not in taken else _free_id(db, fact, 0, taken)
        taken.add(id)
        ids.append(id)
    return ids


def _free_id(db: sqlite3.Connection, fact: Fact, key: int, taken: Collection[str] = ()) -> str:
    """The fact's id, or one that also says where it stands, when another fact than that of `key` says the same."""
    id, n = fact.id, 1
    while id in taken or db.execute("SELECT 1 FROM facts WHERE id = ? AND key != ?", (id, key)).fetchone():
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
