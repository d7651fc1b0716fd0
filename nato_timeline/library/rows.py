"""Facts as rows of a library: put in, found by their words, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from ..facts import Fact, Source, in_time
from ..history import scope_of
from ..index import fact_id
from ..searchable import searchable
from .digest import hashed
from .known import Known, bounds, out_by, wider
from .parts import Parts, change_parts, parts_of, put_parts, restate
from .traits import traits_of

_FACT = (
    "id", "layer", "kind", "title", '"when"', "first", "last", "basis", "why", "place", "people", "topics", "status",
    "was", "differs", "value", "value_to", "unit", "qualifier", "subject", "holder", "per", "verb", "undated", "day",
    "span", "paper", "start", "lasting", "quantity", "first_known", "last_known", "several", "traits",
)  # fmt: skip
_PUT_FACT = f"INSERT INTO facts (key, {', '.join(_FACT)}) VALUES (?, {', '.join('?' * len(_FACT))})"
_UNTOUCHED = {"tags": "[]", "corrected": "[]", "note": None, "dropped": 0, "original": None}  # by the user
_COLUMNS = (*_FACT, *_UNTOUCHED)
_AT_ONCE = 400
_SAYS = itemgetter(2, 5, 6)  # of a source: its document and sentence
_PUT_SOURCE = f"INSERT OR REPLACE INTO sources VALUES ({', '.join('?' * 16)})"


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(values: object) -> str:
    return "[]" if values == () else _JSON.encode(values)


class New(NamedTuple):
    """A fact that is not in yet: `documents` are the keys of those that its sources name, `tellings` those it is of,
    `numbers` those of its passages, where they are not simply counted."""

    fact: Fact
    documents: Mapping[str, int]
    tellings: tuple[int, ...] = ()
    numbers: Sequence[int] = ()
    own: str = ""  # what it says in other words than its sentence, beside its title


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
    out = out_by(db, (document for one in waiting for document in _stating(one)))
    known = {key: bounds([out[document] for document in _stating(one)]) for key, _, one in keyed}
    traits = traits_of(db, [one.fact for one in waiting])
    rows = zip(keyed, traits, strict=True)
    db.executemany(
        _PUT_FACT,
        [(key, *_row(id, one.fact, known[key], _told_apart(one.fact), have)) for (key, id, one), have in rows],
    )
    put_passages(db, (passage for key, _, one in keyed for passage in _numbered(key, *one[:2], one.numbers)))
    put_parts(db, [_parts(key, one.fact, have) for (key, _, one), have in zip(keyed, traits, strict=True)])
    own = [(key, searchable(one.own or one.fact.title)) for key, _, one in keyed if one.own or _titled(one.fact.layer)]
    db.executemany("INSERT INTO own_words (rowid, words) VALUES (?, ?)", own)
    facts = {telling: key for key, _, one in keyed for telling in one.tellings}
    db.executemany("UPDATE tellings SET fact = ? WHERE key = ?", [(facts[t], t) for t in sorted(facts)])
    return facts


def replace_fact(db: sqlite3.Connection, key: int, new: New) -> set[str]:
    """Puts a fact in the place of another and returns whoever that named. Of thousands of sources only those that
    are new are written."""
    rows = {passage.n: _source_row(passage) for passage in _numbered(key, new.fact, new.documents, new.numbers)}
    before = {row[1]: row for row in db.execute("SELECT * FROM sources WHERE fact = ?", (key,))}
    old = [row for n, row in before.items() if rows.get(n) != row]
    put = [row for n, row in rows.items() if before.get(n) != row]
    db.executemany("DELETE FROM sources WHERE fact = ? AND n = ?", [row[:2] for row in old])
    db.executemany(_PUT_SOURCE, put)
    restate(db, {document for document, *_ in set(map(_SAYS, old)) ^ set(map(_SAYS, put))})
    return change_fact(db, key, new.fact, bounds(out_by(db, _stating(new)).values()), _told_apart(new.fact))


def grow_fact(db: sqlite3.Connection, key: int, fact: Fact, documents: Iterable[int]) -> set[str]:
    """Has an event say what it does once some documents more tell it. Returns whoever it named."""
    return change_fact(db, key, fact, wider(db, key, documents), several=True)


def change_fact(db: sqlite3.Connection, key: int, fact: Fact, known: Known, several: bool) -> set[str]:
    """Has a fact say something else, as far as that is not in its sources. Returns whoever it named."""
    before = parts_of(db, key)
    (traits,) = traits_of(db, [fact])
    row = (*_row(_free_id(db, fact, key), fact, known, several, traits), *_UNTOUCHED.values())
    stood = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM facts WHERE key = ?", (key,)).fetchone()
    new = {name: value for name, was, value in zip(_COLUMNS, stood, row, strict=True) if was != value}
    if new.keys() & {"title", "tags", "note"}:
        put_own_words(db, key, fact.layer, fact.title)
    if new:  # an index is written for each of its columns that is set, whether that has changed or not
        db.execute(f"UPDATE facts SET {', '.join(f'{name} = ?' for name in new)} WHERE key = ?", (*new.values(), key))
    return change_parts(db, before, _parts(key, fact, traits))


def put_own_words(db: sqlite3.Connection, key: int, layer: str, title: str, *more: str) -> None:
    """Has a fact be found by its title, if that is not out of its sentence, and by other words."""
    db.execute("DELETE FROM own_words WHERE rowid = ?", (key,))
    words = searchable("\n".join((title, *more) if _titled(layer) else more))
    if words:
        db.execute("INSERT INTO own_words (rowid, words) VALUES (?, ?)", (key, words))


def _titled(layer: str) -> bool:
    """Whether facts of a layer have titles that are made for them."""
    return layer in ("event", "role")


def _row(id: str, fact: Fact, known: Known, several: bool, traits: int) -> tuple[Any, ...]:
    day, span, paper, start = in_time(fact)
    low, high = (*fact.value, None, None)[:2]
    return (
        id, fact.layer, fact.kind, fact.title, fact.when, fact.first, fact.last, fact.basis, fact.why, fact.place,
        as_json(fact.people), as_json(fact.topics), fact.status, fact.was, as_json(fact.differs), low, high, fact.unit,
        fact.qualifier, fact.subject, fact.holder, fact.per, fact.verb, _undated(fact), day, span, paper, start,
        lasts(day, span), _quantity(fact) if fact.value else None, *known, several,
        traits,
    )  # fmt: skip


def lasts(day: str, span: int) -> int:
    """Whether what begins on a day, with the last day as `facts.in_time` has it, ends on a later one."""
    return int(-span > int(day.replace("-", "")))


def _quantity(fact: Fact) -> int | None:
    return quantity(fact.kind, fact.unit, fact.per, fact.status, fact.holder, fact.subject)


@lru_cache(2000)
def quantity(
    kind: str, unit: str | None, per: str | None, status: str | None, holder: str | None, subject: str | None
) -> int | None:
    """The same number for figures of one quantity; None where too little is known to compare it with others."""
    scope = scope_of(kind, holder, subject)
    return hashed((unit, per, status, holder, sorted(scope))) if scope else None


def _parts(key: int, fact: Fact, traits: int) -> Parts:
    first, last = fact.first or fact.last, fact.last or fact.first
    return Parts(
        key,
        fact.layer,
        fact.kind,
        _undated(fact),
        first,
        last,
        fact.people,
        fact.holder,
        fact.topics,
        traits,
        (fact.first, fact.last),
    )


def _undated(fact: Fact) -> int:
    return int(not (fact.first or fact.last))


class Numbered(NamedTuple):
    """A passage that states a fact, with its number among those, and the key of its document."""

    fact: int
    n: int
    source: Source
    document: int
    apart: bool = False  # whether it is one of several of an event


def put_passages(db: sqlite3.Connection, passages: Iterable[Numbered]) -> None:
    """Puts in passages that state facts."""
    rows = list(map(_source_row, passages))
    db.executemany(_PUT_SOURCE, rows)
    restate(db, {row[2] for row in rows})


def _told_apart(fact: Fact) -> bool:
    """Whether a fact is an event with several sources, each of which may be asked for by itself."""
    return fact.layer == "event" and len(fact.sources) > 1


def _stating(new: New) -> set[int]:
    """The documents that state a new fact."""
    return {new.documents[source.paper] for source in new.fact.sources}


def _numbered(key: int, fact: Fact, documents: Mapping[str, int], numbers: Sequence[int] = ()) -> Iterable[Numbered]:
    numbered = zip(numbers or range(len(fact.sources)), fact.sources, strict=True)
    apart = _told_apart(fact)
    return (Numbered(key, n, source, documents[source.paper], apart) for n, source in numbered)


def _source_row(one: Numbered) -> tuple[Any, ...]:
    s = one.source
    return (
        one.fact, one.n, one.document, s.start, s.end, *s.sentence, *s.paragraph, s.wording, s.when, s.first, s.last,
        s.status, s.page, one.apart,
    )  # fmt: skip


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
        who |= change_parts(db, parts_of(db, key), None)
        db.execute("DELETE FROM sources WHERE fact = ?", (key,))
        db.execute("DELETE FROM facts WHERE key = ?", (key,))
        for table, column in (("gathered", "fact"), ("voices", "fact"), ("own_words", "rowid")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
    return who
