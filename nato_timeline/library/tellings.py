"""Events as each document tells them, and the wordings they share: put in, found by what is near, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from sys import intern
from typing import Any, NamedTuple

from ..facts import Fact
from ..merge.same import Told, marks_of
from ..model import Document, Event, Parse, Published, Span
from . import digest
from .hot import forget_sum
from .near import COARSE, FINE, MOVED, drop_found, near, prepare, put_found
from .rows import as_json, delete_facts

_KEPT = 3_000  # tellings, and wordings, kept in memory
_AT_ONCE = 400
_ASKED = 500  # new wordings of which at once is asked what is near
_COLUMNS = (
    't.key, t.document, t.kind, t.title, t."when", t.first, t.last, t.basis, t.place, t.participants, t.topics, '
    "t.status, t.was, t.reference, t.why, t.start, t.end, t.sentence_start, t.sentence_end, t.paragraph_start, "
    "t.paragraph_end, t.page, t.wording, d.id, p.published, p.origin "
    "FROM tellings t JOIN documents d ON d.key = t.document JOIN papers p USING (document)"
)
_PUT = (
    'INSERT INTO tellings (key, document, kind, title, "when", first, last, basis, place, participants, topics, '
    "status, was, reference, why, start, end, sentence_start, sentence_end, paragraph_start, paragraph_end, page, "
    f"wording) VALUES ({', '.join('?' * 23)})"
)


class Telling(NamedTuple):
    """An event as a document tells it."""

    key: int
    document: int
    told: Told
    sentence: tuple[int, int]
    paragraph: tuple[int, int]
    page: int | None
    wording: int


class Member(NamedTuple):
    """A telling in some words, and the fact that it is a part of, once there is one."""

    wording: int
    key: int
    document: int
    fact: int | None


class Dropped(NamedTuple):
    """Tellings that are gone; of each fact that others tell too, one of those; whoever the others named."""

    gone: frozenset[int]
    left: frozenset[int]
    touched: set[str]


class Tellings:
    """The tellings of one library. Keeps those in memory that were needed last."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: OrderedDict[int, Telling] = OrderedDict()
        self._worded: dict[int, Told] = {}
        self._keys: list[tuple[int, int, int]] = []  # of new wordings
        self._days: list[tuple[Any, ...]] = []
        self._new: set[int] = set()  # wordings
        self._members: dict[int, list[Member]] = {}  # of new wordings, until facts are made of them
        self._unasked: dict[int, digest.Looks] = {}
        self._near: dict[int, set[int]] = {}
        self._alone: dict[int, Fact] = {}
        prepare(db)

    def settled(self) -> None:
        """What was new is so no longer."""
        for of_new in (self._keys, self._days, self._unasked, self._near, self._alone):
            of_new.clear()
        self._new.clear()
        self._members.clear()
        if len(self._worded) > _KEPT:
            self._worded.clear()

    def forget(self) -> None:
        """Forgets all: the tables may have been changed by somebody else."""
        self.settled()
        self._known.clear()
        self._worded.clear()

    # ------------------------------------------------------------ in and out

    def put(self, document: int, known: digest.Digest) -> list[Member]:
        """Puts in what a document tells, as its digest has it."""
        (last_key,) = self._db.execute("SELECT coalesce(max(key), 0) FROM tellings").fetchone()
        parse = _parse(known.paper.id, known.paper.published)
        rows, new = [], []
        for key, one in enumerate(known.tellings, start=last_key + 1):
            event, wording = one.event, self._wording(one)
            span, first, last = event.at[0], _iso(event.first), _iso(event.last)
            rows.append((
                key, document, event.kind, event.title, event.when, first, last, event.date_basis, event.place,
                as_json(event.participants), as_json(event.topics), event.status, event.was, event.reference, event.why,
                span.start, span.end, *one.sentence, *one.paragraph, one.page, wording,
            ))  # fmt: skip
            told = self._worded[wording] = Told(event, parse, known.origin)
            self._known[key] = Telling(key, document, told, one.sentence, one.paragraph, one.page, wording)
            self._alone[key] = one.alone
            new.append(Member(wording, key, document, None))
            if wording in self._members:
                self._members[wording].append(new[-1])
        self._db.executemany(_PUT, rows)
        return new

    def _wording(self, one: digest.Telling) -> int:
        """The key of a telling's wording, which is new or has been there."""
        found = self._db.execute("SELECT key FROM wordings WHERE signature = ?", (one.signature,)).fetchone()
        if found:
            return int(found[0])
        event = one.event
        first, last, place = _iso(event.first), _iso(event.last), (event.place, event.reference)
        marks = marks_of(event)
        row = (one.signature, event.kind, one.fine, first, last, *place, marks, as_json((*one.keys, *one.moved)))
        columns = "signature, kind, fine, first, last, place, reference, marks, keys"
        put = f"INSERT INTO wordings ({columns}) VALUES ({', '.join('?' * len(row))})"
        wording = int(self._db.execute(put, row).lastrowid or 0)
        if one.fine and event.first and event.last:
            self._days.append((event.first < event.last, event.kind, first, wording, last, *place, marks))
        self._keys += ((FINE if one.fine else COARSE, key, wording) for key in one.keys)
        self._keys += ((MOVED, key, wording) for key in one.moved)
        self._new.add(wording)
        self._members[wording] = []
        self._unasked[wording] = one.looks
        return wording

    def _put_found(self) -> None:
        """Puts in what new wordings are found by, in the order of the index."""
        put_found(self._db, self._keys, self._days)
        self._keys.clear()
        self._days.clear()

    def drop(self, document: int) -> Dropped:
        """Takes a document's tellings out. A fact that others tell stays as it is until what is left is settled."""
        db = self._db
        self._put_found()
        mine = db.execute("SELECT key, wording, fact FROM tellings WHERE document = ?", (document,)).fetchall()
        db.execute("DELETE FROM tellings WHERE document = ?", (document,))
        for key, wording, _ in mine:
            self._known.pop(key, None)
            for of_wording in (self._worded, self._members, self._unasked):
                of_wording.pop(wording, None)
            self._new.discard(wording)
            if not db.execute("SELECT 1 FROM tellings WHERE wording = ? LIMIT 1", (wording,)).fetchone():
                self._drop_wording(wording)
        facts = {fact for _, _, fact in mine if fact is not None}
        others = {f: db.execute("SELECT key FROM tellings WHERE fact = ? LIMIT 1", (f,)).fetchone() for f in facts}
        touched = delete_facts(db, [fact for fact, other in others.items() if other is None])
        for fact in facts:
            forget_sum(db, fact)
        left = frozenset(other[0] for other in others.values() if other)
        return Dropped(frozenset(key for key, _, _ in mine), left, touched)

    def _drop_wording(self, wording: int) -> None:
        query = "SELECT fine, first < last, kind, first, keys FROM wordings WHERE key = ?"
        row = self._db.execute(query, (wording,)).fetchone()
        if row is None:  # two tellings of the document had these words
            return
        fine, *day, keys = row
        drop_found(self._db, wording, [(of, key) for key in json.loads(keys) for of in (fine, MOVED)], tuple(day))
        self._db.execute("DELETE FROM wordings WHERE key = ?", (wording,))

    # ------------------------------------------------------------ looked up

    def near(self, wording: int) -> set[int]:
        """The wordings that may be one with another. With a new one the next new ones are asked for."""
        if wording not in self._near:
            self._put_found()
            new = self._unasked
            some = [wording, *islice((one for one in new if one != wording), _ASKED)]
            self._read_worded(some)
            told = {one: self._worded[one] for one in some}
            looks = {one: new.pop(one) if one in new else digest.looks_of(told[one]) for one in some}
            found = near(self._db, {one: (told[one], looks[one]) for one in some})
            self._read_worded({other for others in found.values() for other in others})
            self._near |= found
        return self._near.pop(wording)

    def alone(self, key: int) -> Fact | None:
        """What a new telling makes if no other is of the same event."""
        return self._alone.get(key)

    def worded(self, wording: int) -> Told:
        """One of the tellings in those words: which it is makes no difference."""
        if wording not in self._worded:
            self._read_worded([wording])
        return self._worded[wording]

    def _read_worded(self, wordings: Iterable[int]) -> None:
        """Reads one telling of each, those that are known already left out."""
        missing = sorted(one for one in wordings if one not in self._worded)
        for some in in_parts(missing):
            query = f"SELECT min(key) FROM tellings WHERE wording IN ({', '.join('?' * len(some))}) GROUP BY wording"
            for one in self.of([key for (key,) in self._db.execute(query, some)]):
                self._worded[one.wording] = one.told

    def is_new(self, wording: int) -> bool:
        """Whether nothing was told in those words before."""
        return wording in self._new

    def members(self, wordings: Collection[int]) -> list[Member]:
        """All tellings in some wordings, in the order in which they came."""
        found = [member for one in wordings for member in self._members.get(one, ())]
        for some in in_parts(sorted(one for one in wordings if one not in self._members)):
            query = f"SELECT wording, key, document, fact FROM tellings WHERE wording IN ({', '.join('?' * len(some))})"
            found += map(Member._make, self._db.execute(query, some))
        return sorted(found, key=lambda one: one.key)

    def have_facts(self) -> None:
        """New tellings may be parts of facts by now, as the tables know."""
        self._members.clear()

    def fact_of(self, wording: int) -> int | None:
        """The fact that those words told before."""
        query = "SELECT fact FROM tellings WHERE wording = ? ORDER BY key LIMIT 1"
        row = self._db.execute(query, (wording,)).fetchone()
        return row[0] if row else None

    def of(self, keys: Sequence[int]) -> Iterator[Telling]:
        """The tellings of some keys."""
        for some in in_parts(keys):
            missing = [key for key in some if key not in self._known]
            query = f"SELECT {_COLUMNS} WHERE t.key IN ({', '.join('?' * len(missing))})"
            for row in self._db.execute(query, missing) if missing else ():
                self._known[row[0]] = _from_row(row)
            for key in some:
                self._known.move_to_end(key)
                yield self._known[key]
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)


def in_parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys, as many at a time as one statement takes."""
    return (keys[n : n + _AT_ONCE] for n in range(0, len(keys), _AT_ONCE))


def _from_row(row: tuple[Any, ...]) -> Telling:
    (
        key, document, kind, title, when, first, last, basis, place, participants, topics, status, was, reference, why,
        start, end, s0, s1, p0, p1, page, wording, id, published, origin,
    ) = row  # fmt: skip
    event = Event(
        id="", kind=intern(kind), title=intern(title), at=(Span(start, end, ""),), when=when and intern(when),
        first=_day(first), last=_day(last), date_basis=basis, place=place, participants=_list(participants),
        topics=_list(topics), status=status, was=was, reference=reference, why=why,
    )  # fmt: skip
    told = Told(event, _parse(id, published), origin)
    return Telling(key, document, told, (s0, s1), (p0, p1), page, wording)


@lru_cache(2000)
def _parse(id: str, published: str | None) -> Parse:
    """Of a document, what merging asks of it."""
    return Parse(Document(id, ""), Published(_day(published)))


@lru_cache(4000)
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(4000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
