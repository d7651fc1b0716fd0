"""Events as each document tells them, and the wordings they share: put in, found by what is near, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple

from ..facts import Fact
from ..merge.same import Told
from ..model import Document, Event, Parse, Published, Span
from . import digest
from .near import COARSE, FINE, MOVED, near, prepare
from .rows import as_json, delete_facts

_KEPT = 10_000  # tellings and wordings kept in memory
_AT_ONCE = 400
_ASKED = 500  # new wordings of which at once is asked what is near
_COLUMNS = (
    't.key, t.document, t.kind, t.title, t."when", t.first, t.last, t.basis, t.place, t.participants, t.topics, '
    "t.status, t.was, t.reference, t.why, t.start, t.end, t.sentence_start, t.sentence_end, t.paragraph_start, "
    "t.paragraph_end, t.page, t.wording, t.fact, d.id, p.published, p.origin "
    "FROM tellings t JOIN documents d ON d.key = t.document JOIN papers p USING (document)"
)
_BY_DAY = itemgetter(0, 1, 2, 3)
_PUT = (
    'INSERT INTO tellings (key, document, kind, title, "when", first, last, basis, place, participants, topics, '
    "status, was, reference, why, start, end, sentence_start, sentence_end, paragraph_start, paragraph_end, page, "
    f"wording) VALUES ({', '.join('?' * 23)})"
)


class Telling(NamedTuple):
    """An event as a document tells it; the fact that it is a part of, once that is known."""

    key: int
    document: int
    told: Told
    sentence: tuple[int, int]
    paragraph: tuple[int, int]
    page: int | None
    wording: int
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
        self._days: list[tuple[object, ...]] = []
        self._new: dict[int, list[int]] = {}  # new wordings, with their tellings
        self._unasked: dict[int, digest.Looks] = {}
        self._near: dict[int, set[int]] = {}
        self._alone: dict[int, Fact] = {}
        prepare(db)

    def settled(self) -> None:
        """What was new is so no longer."""
        for of_new in (self._keys, self._days, self._new, self._unasked, self._near, self._alone):
            of_new.clear()
        if len(self._worded) > _KEPT:
            self._worded.clear()

    def forget(self) -> None:
        """Forgets all: the tables may have been changed by somebody else."""
        self.settled()
        self._known.clear()
        self._worded.clear()

    # ------------------------------------------------------------ in and out

    def put(self, document: int, known: digest.Digest) -> list[int]:
        """Puts in what a document tells, as its digest has it; returns the keys."""
        (last_key,) = self._db.execute("SELECT coalesce(max(key), 0) FROM tellings").fetchone()
        parse = _parse(known.paper.id, known.paper.published)
        rows = []
        for key, one in enumerate(known.tellings, start=last_key + 1):
            event, wording = one.event, self._wording(one)
            span, first, last = event.at[0], _iso(event.first), _iso(event.last)
            rows.append((
                key, document, event.kind, event.title, event.when, first, last, event.date_basis, event.place,
                as_json(event.participants), as_json(event.topics), event.status, event.was, event.reference, event.why,
                span.start, span.end, *one.sentence, *one.paragraph, one.page, wording,
            ))  # fmt: skip
            told = self._worded[wording] = Told(event, parse, known.origin)
            self._known[key] = Telling(key, document, told, one.sentence, one.paragraph, one.page, wording, None)
            self._alone[key] = one.alone
            if wording in self._new:
                self._new[wording].append(key)
        self._db.executemany(_PUT, rows)
        return [row[0] for row in rows]

    def _wording(self, one: digest.Telling) -> int:
        """The key of a telling's wording, which is new or has been there."""
        found = self._db.execute("SELECT key FROM wordings WHERE signature = ?", (one.signature,)).fetchone()
        if found:
            return int(found[0])
        event = one.event
        first, last, place = _iso(event.first), _iso(event.last), (event.place, event.reference)
        row = (one.signature, event.kind, one.fine, first, last, *place, as_json((*one.keys, *one.moved)))
        columns = "signature, kind, fine, first, last, place, reference, keys"
        put = f"INSERT INTO wordings ({columns}) VALUES ({', '.join('?' * len(row))})"
        wording = int(self._db.execute(put, row).lastrowid or 0)
        if one.fine and event.first and event.last:
            self._days.append((event.first < event.last, event.kind, first, wording, last, *place))
        self._keys += ((FINE if one.fine else COARSE, key, wording) for key in one.keys)
        self._keys += ((MOVED, key, wording) for key in one.moved)
        self._new[wording] = []
        self._unasked[wording] = one.looks
        return wording

    def _put_found(self) -> None:
        """Puts in what new wordings are found by, in the order of the index."""
        self._db.executemany("INSERT OR IGNORE INTO wording_keys VALUES (?, ?, ?)", sorted(self._keys))
        self._db.executemany("INSERT INTO wording_days VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(self._days, key=_BY_DAY))
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
            for of_wording in (self._worded, self._new, self._unasked):
                of_wording.pop(wording, None)
            if not db.execute("SELECT 1 FROM tellings WHERE wording = ? LIMIT 1", (wording,)).fetchone():
                self._drop_wording(wording)
        facts = {fact for _, _, fact in mine if fact is not None}
        others = {f: db.execute("SELECT key FROM tellings WHERE fact = ? LIMIT 1", (f,)).fetchone() for f in facts}
        touched = delete_facts(db, [fact for fact, other in others.items() if other is None])
        left = frozenset(other[0] for other in others.values() if other)
        return Dropped(frozenset(key for key, _, _ in mine), left, touched)

    def _drop_wording(self, wording: int) -> None:
        query = "SELECT fine, first < last, kind, first, keys FROM wordings WHERE key = ?"
        row = self._db.execute(query, (wording,)).fetchone()
        if row is None:  # two tellings of the document had these words
            return
        fine, *day, keys = row
        by_day = "DELETE FROM wording_days WHERE lasting = ? AND kind = ? AND first = ? AND wording = ?"
        self._db.execute(by_day, (*day, wording))
        rows = [(of, key, wording) for key in json.loads(keys) for of in (fine, MOVED)]
        self._db.executemany("DELETE FROM wording_keys WHERE fine = ? AND key = ? AND wording = ?", rows)
        self._db.execute("DELETE FROM wordings WHERE key = ?", (wording,))

    def set_facts(self, facts: Mapping[int, int | None]) -> None:
        """Remembers which facts tellings are part of now; the tables know it already."""
        for key, fact in facts.items():
            if key in self._known:
                self._known[key] = self._known[key]._replace(fact=fact)

    # ------------------------------------------------------------ looked up

    def near(self, wording: int) -> set[int]:
        """The wordings that may be one with another. With a new one the next new ones are asked for."""
        if wording not in self._near:
            self._put_found()
            new = self._unasked
            some = [wording, *islice((one for one in new if one != wording), _ASKED)]
            told = {one: self.worded(one) for one in some}
            looks = {one: new.pop(one) if one in new else digest.looks_of(told[one]) for one in some}
            self._near |= near(self._db, {one: (told[one], looks[one]) for one in some})
        return self._near.pop(wording)

    def alone(self, key: int) -> Fact | None:
        """What a new telling makes if no other is of the same event."""
        return self._alone.get(key)

    def worded(self, wording: int) -> Told:
        """One of the tellings in those words: which it is makes no difference."""
        told = self._worded.get(wording)
        if told is None:
            (key,) = self._db.execute("SELECT min(key) FROM tellings WHERE wording = ?", (wording,)).fetchone()
            told = self._worded[wording] = next(self.of([key])).told
        return told

    def told_in(self, wordings: Iterable[int]) -> list[Telling]:
        """All tellings in some wordings."""
        return list(self.of(sorted(key for one in wordings for key in self._in(one))))

    def _in(self, wording: int) -> Sequence[int]:
        if wording in self._new:
            return self._new[wording]
        return [key for (key,) in self._db.execute("SELECT key FROM tellings WHERE wording = ?", (wording,))]

    def of(self, keys: Sequence[int]) -> Iterator[Telling]:
        """The tellings of some keys."""
        for n in range(0, len(keys), _AT_ONCE):
            some = keys[n : n + _AT_ONCE]
            missing = [key for key in some if key not in self._known]
            query = f"SELECT {_COLUMNS} WHERE t.key IN ({', '.join('?' * len(missing))})"
            for row in self._db.execute(query, missing) if missing else ():
                self._known[row[0]] = _from_row(row)
            for key in some:
                self._known.move_to_end(key)
                yield self._known[key]
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)


def _from_row(row: tuple[Any, ...]) -> Telling:
    (
        key, document, kind, title, when, first, last, basis, place, participants, topics, status, was, reference, why,
        start, end, s0, s1, p0, p1, page, wording, fact, id, published, origin,
    ) = row  # fmt: skip
    event = Event(
        id="", kind=intern(kind), title=intern(title), at=(Span(start, end, ""),), when=when and intern(when),
        first=_day(first), last=_day(last), date_basis=basis, place=place, participants=_list(participants),
        topics=_list(topics), status=status, was=was, reference=reference, why=why,
    )  # fmt: skip
    told = Told(event, _parse(id, published), origin)
    return Telling(key, document, told, (s0, s1), (p0, p1), page, wording, fact)


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
