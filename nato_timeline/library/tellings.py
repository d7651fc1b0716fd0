"""Events as each document tells them, and the wordings they share: put in, found by what is near, taken out."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from .. import merge
from ..merge.same import Told, may_be_same
from ..model import Document, Event, Parse, Published, Span
from . import digest
from .rows import as_json, delete_facts

_KEPT = 10_000  # tellings kept in memory
_WORDED = 5_000  # and wordings
_AT_ONCE = 400
_LONGEST = timedelta(16)  # a telling of a sharp date is no longer than that: see merge.same
_DAY = timedelta(1)
_COLUMNS = (
    't.key, t.document, t.kind, t.title, t."when", t.first, t.last, t.basis, t.place, t.participants, t.topics, '
    "t.status, t.was, t.reference, t.why, t.start, t.end, t.sentence_start, t.sentence_end, t.paragraph_start, "
    "t.paragraph_end, t.page, t.wording, t.fact, d.id, p.published, p.origin "
    "FROM tellings t JOIN documents d ON d.key = t.document JOIN papers p USING (document)"
)
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
        self._keys: list[tuple[bool, int, int]] = []  # of new wordings: put in together, in their order

    def forget(self) -> None:
        """Forgets all: the tables may have been changed by somebody else."""
        self._known.clear()
        self._worded.clear()
        self._keys.clear()

    # ------------------------------------------------------------ in and out

    def put(self, document: int, known: digest.Digest) -> list[int]:
        """Puts in what a document tells, as its digest has it; returns the keys."""
        (key,) = self._db.execute("SELECT coalesce(max(key), 0) FROM tellings").fetchone()
        parse = _parse(known.paper.id, known.paper.published)
        rows = []
        for key, one in enumerate(known.tellings, start=key + 1):
            event, wording = one.event, self._wording(one)
            span, first, last = event.at[0], _iso(event.first), _iso(event.last)
            rows.append((
                key, document, event.kind, event.title, event.when, first, last, event.date_basis, event.place,
                as_json(event.participants), as_json(event.topics), event.status, event.was, event.reference, event.why,
                span.start, span.end, *one.sentence, *one.paragraph, one.page, wording,
            ))  # fmt: skip
            told = Told(event, parse, known.origin)
            self._known[key] = Telling(key, document, told, one.sentence, one.paragraph, one.page, wording, None)
        self._db.executemany(_PUT, rows)
        return [row[0] for row in rows]

    def _wording(self, one: digest.Telling) -> int:
        """The key of a telling's wording, which is new or has been there."""
        found = self._db.execute("SELECT key FROM wordings WHERE signature = ?", (one.signature,)).fetchone()
        if found:
            return int(found[0])
        event = one.event
        row = (
            one.signature, event.kind, one.fine, _iso(event.first), _iso(event.last), event.place, event.reference,
            as_json(one.keys),
        )  # fmt: skip
        columns = "signature, kind, fine, first, last, place, reference, keys"
        put = f"INSERT INTO wordings ({columns}) VALUES ({', '.join('?' * len(row))})"
        wording = int(self._db.execute(put, row).lastrowid or 0)
        self._keys += ((one.fine, key, wording) for key in one.keys)
        return wording

    def _put_keys(self) -> None:
        self._db.executemany("INSERT OR IGNORE INTO wording_keys VALUES (?, ?, ?)", sorted(self._keys))
        self._keys.clear()

    def drop(self, document: int) -> Dropped:
        """Takes a document's tellings out. A fact that others tell stays as it is until what is left is settled."""
        db = self._db
        self._put_keys()
        mine = db.execute("SELECT key, wording, fact FROM tellings WHERE document = ?", (document,)).fetchall()
        db.execute("DELETE FROM tellings WHERE document = ?", (document,))
        for key, wording, _ in mine:
            self._known.pop(key, None)
            self._worded.pop(wording, None)
            if not db.execute("SELECT 1 FROM tellings WHERE wording = ? LIMIT 1", (wording,)).fetchone():
                self._drop_wording(wording)
        facts = {fact for _, _, fact in mine if fact is not None}
        others = {f: db.execute("SELECT key FROM tellings WHERE fact = ? LIMIT 1", (f,)).fetchone() for f in facts}
        touched = delete_facts(db, [fact for fact, other in others.items() if other is None])
        left = frozenset(other[0] for other in others.values() if other)
        return Dropped(frozenset(key for key, _, _ in mine), left, touched)

    def _drop_wording(self, wording: int) -> None:
        row = self._db.execute("SELECT fine, keys FROM wordings WHERE key = ?", (wording,)).fetchone()
        if row is None:  # two tellings of the document had these words
            return
        rows = [(row[0], key, wording) for key in json.loads(row[1])]
        self._db.executemany("DELETE FROM wording_keys WHERE fine = ? AND key = ? AND wording = ?", rows)
        self._db.execute("DELETE FROM wordings WHERE key = ?", (wording,))

    def set_facts(self, facts: Mapping[int, int | None]) -> None:
        """Remembers which facts tellings are part of now; the tables know it already."""
        for key, fact in facts.items():
            if key in self._known:
                self._known[key] = self._known[key]._replace(fact=fact)

    # ------------------------------------------------------------ what is near

    def near(self, told: Told) -> set[int]:
        """The wordings that may be one with another, as far as tables tell."""
        if self._keys:
            self._put_keys()
        found = "SELECT key, place, reference FROM wordings WHERE"
        seen: set[tuple[int, str | None, str | None]] = set()
        for first, last in filter(None, (told.days if told.fine else None, told.old_days)):
            begins = f"{found} fine AND kind = ? AND first BETWEEN ? AND ?"
            day, earliest = first.isoformat(), (first - _LONGEST).isoformat()
            seen.update(self._db.execute(begins, (told.kind, day, last.isoformat())))
            before = (told.kind, earliest, (first - _DAY).isoformat(), day)
            seen.update(self._db.execute(f"{begins} AND first < last AND last >= ?", before))
        of_keys = "key IN (SELECT wording FROM wording_keys WHERE fine IN ({}) AND key IN ({}))"
        for key in map(digest.hashed, merge.moved_to(told)):
            seen.update(self._db.execute(f"{found} {of_keys.format('0, 1', '?')}", (key,)))
        keys = sorted(map(digest.hashed, merge.looks_for(told)))
        # a coarse telling may join any with a key that it looks for, a sharp one only the coarse
        query = f"{found} {of_keys.format('0' if told.fine else '0, 1', ', '.join('?' * len(keys)))}"
        bounds: tuple[str, ...] = ()
        if told.days:
            query += " AND first <= ? AND last >= ?"
            bounds = told.days[1].isoformat(), told.days[0].isoformat()
        seen.update(self._db.execute(query, (*keys, *bounds)))
        return {wording for wording, place, reference in seen if may_be_same(told.event, place, reference)}

    # ------------------------------------------------------------ looked up

    def worded(self, wording: int) -> Told:
        """One of the tellings in those words: which it is makes no difference."""
        told = self._worded.get(wording)
        if told is None:
            (key,) = self._db.execute("SELECT min(key) FROM tellings WHERE wording = ?", (wording,)).fetchone()
            if len(self._worded) >= _WORDED:
                self._worded.clear()
            told = self._worded[wording] = next(self.of([key])).told
        return told

    def told_in(self, wordings: Iterable[int]) -> list[Telling]:
        """All tellings in some wordings."""
        query = "SELECT key FROM tellings WHERE wording = ?"
        return list(self.of(sorted(key for one in wordings for (key,) in self._db.execute(query, (one,)))))

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
