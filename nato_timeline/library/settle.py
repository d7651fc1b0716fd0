"""Events of a growing library merged as they come: the result of merging all at once, at the cost of what is near.

`merge` joins two tellings only where `same` holds, between tellings found by a shared day, a shared key or the same
words. So whatever is not reached from a new telling over such pairs stays as it is; what is reached is merged anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from .. import index, merge
from ..calendar import interval
from ..facts import Source
from ..merge.same import Told, same
from ..model import Cite, Document, Event, Parse, Published, Span
from .rows import as_json, delete_facts, put_fact

_KEPT = 4000  # tellings kept in memory
_LONGEST = timedelta(16)  # a telling of a sharp date is no longer than that: see merge.same
_COLUMNS = (
    't.key, t.document, t.kind, t.title, t."when", t.first, t.last, t.basis, t.place, t.participants, t.topics, '
    "t.status, t.was, t.reference, t.why, t.start, t.end, t.sentence_start, t.sentence_end, t.paragraph_start, "
    "t.paragraph_end, t.page, t.signature, t.fact, d.id, p.published, p.origin"
)
_OWN_KEYS = "SELECT key FROM telling_keys WHERE telling = ?"
_TELLING = f"SELECT {_COLUMNS} FROM tellings t JOIN documents d ON d.key = t.document JOIN papers p USING (document)"


class _Telling(NamedTuple):
    key: int
    document: int
    told: Told
    sentence: tuple[int, int]
    paragraph: tuple[int, int]
    page: int | None
    signature: int
    fact: int | None


class Settler:
    """Merges the tellings of one library. Keeps those in memory that were needed last."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: OrderedDict[int, _Telling] = OrderedDict()

    def forget(self) -> None:
        """Forgets what it has in memory: the tables have been changed by somebody else."""
        self._known.clear()

    def settle(self, new: Iterable[int]) -> set[str]:
        """Makes the facts of some tellings and of all that are one with them. Returns whoever those name."""
        touched: set[str] = set()
        waiting = dict.fromkeys(sorted(new))
        while waiting:
            group = self._reached(next(iter(waiting)))
            for key in group:
                waiting.pop(key, None)
            waiting.update(dict.fromkeys(self._left_behind(group)))
            touched |= self._merge(group)
        return touched

    def _left_behind(self, group: dict[int, _Telling]) -> list[int]:
        """Tellings that were one with some of the group by older rules, and are not any more."""
        facts = {t.fact for t in group.values() if t.fact is not None}
        left = [key for fact in facts for key in _keys(self._db, "SELECT key FROM tellings WHERE fact = ?", (fact,))]
        left = sorted(set(left) - set(group))
        for key in left:
            self._db.execute("UPDATE tellings SET fact = NULL WHERE key = ?", (key,))
            self._known.pop(key, None)
        return left

    # ------------------------------------------------------------ what is near

    def _reached(self, start: int) -> dict[int, _Telling]:
        found = {start: self._telling(start)}
        to_do = [start]
        while to_do:
            one = found[to_do.pop()]
            for key in self._near(one):
                if key in found:
                    continue
                other = self._telling(key)
                if other.signature == one.signature or same(one.told, other.told):
                    found[key] = other
                    to_do.append(key)
        return found

    def _near(self, one: _Telling) -> Iterator[int]:
        db = self._db
        seen = set(_keys(db, "SELECT key FROM tellings WHERE signature = ?", (one.signature,)))
        told = one.told
        if told.fine and told.days:
            first, last = told.days
            earliest = (first - _LONGEST).isoformat()
            days = (told.kind, earliest, last.isoformat(), first.isoformat())
            query = "SELECT key FROM tellings WHERE fine AND kind = ? AND first BETWEEN ? AND ? AND last >= ?"
            seen.update(_keys(db, query, days))
        # a coarse telling may join any with a key of its own, a sharp one only the coarse
        fine = "0" if told.fine else "0, 1"
        query = f"SELECT telling FROM telling_keys WHERE key IN ({_OWN_KEYS}) AND fine IN ({fine})"
        if told.days:
            query = f"SELECT key FROM tellings WHERE key IN ({query}) AND first <= ? AND last >= ?"
        bounds = (told.days[1].isoformat(), told.days[0].isoformat()) if told.days else ()
        seen.update(_keys(db, query, (one.key, *bounds)))
        seen.discard(one.key)
        return iter(sorted(seen))

    def _telling(self, key: int) -> _Telling:
        known = self._known.get(key)
        if known is None:
            known = _from_row(self._db.execute(f"{_TELLING} WHERE t.key = ?", (key,)).fetchone())
            self._known[key] = known
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return known

    # ------------------------------------------------------------ what comes of it

    def _merge(self, group: dict[int, _Telling]) -> set[str]:
        db = self._db
        old = {t.fact for t in group.values() if t.fact is not None}
        touched = delete_facts(db, old)
        at: dict[tuple[str, int, int, str | None, str], list[_Telling]] = {}
        for one in group.values():
            event = one.told.event
            place = one.told.parse.document.id, event.at[0].start, event.at[0].end, event.when, event.title
            at.setdefault(place, []).append(one)
        documents = {t.told.parse.document.id: t.document for t in group.values()}
        for entry in merge.merged(t.told for t in group.values()):
            mine: list[_Telling] = []

            def source(cite: Cite, mine: list[_Telling] = mine) -> Source:
                one = at[cite.id, cite.start, cite.end, cite.when, cite.wording].pop(0)
                mine.append(one)
                first, last = map(_iso, interval(cite.when))
                return Source(
                    cite.id,
                    cite.start,
                    cite.end,
                    one.sentence,
                    one.paragraph,
                    cite.wording,
                    cite.when,
                    first,
                    last,
                    cite.status,
                    one.page,
                )

            fact = index.event(entry, source)
            key = put_fact(db, fact, documents)
            touched.update(fact.people)
            for one in mine:
                db.execute("UPDATE tellings SET fact = ? WHERE key = ?", (key, one.key))
                if one.key in self._known:
                    self._known[one.key] = one._replace(fact=key)
        return touched


def put_telling(db: sqlite3.Connection, document: int, one: Any) -> int:
    """Puts in a telling as the digest has it; returns its key."""
    event: Event = one.event
    span = event.at[0]
    row = (
        document, event.kind, event.title, event.when, _iso(event.first), _iso(event.last), event.date_basis,
        event.place, as_json(event.participants), as_json(event.topics), event.status, event.was, event.reference,
        event.why, span.start, span.end, *one.sentence, *one.paragraph, one.page, one.fine,
        one.signature,
    )  # fmt: skip
    key = int(
        db.execute(
            'INSERT INTO tellings (document, kind, title, "when", first, last, basis, place, participants, topics, '
            "status, was, reference, why, start, end, sentence_start, sentence_end, paragraph_start, paragraph_end, "
            "page, fine, signature) "
            f"VALUES ({', '.join('?' * len(row))})",
            row,
        ).lastrowid
        or 0
    )
    db.executemany("INSERT INTO telling_keys VALUES (?, ?, ?)", [(k, one.fine, key) for k in one.keys])
    return key


def drop_tellings(db: sqlite3.Connection, document: int) -> tuple[set[int], set[str]]:
    """Takes a document's tellings out, with the facts they are in. The other tellings of those, and who was named."""
    facts = set(_keys(db, "SELECT DISTINCT fact FROM tellings WHERE document = ? AND fact IS NOT NULL", (document,)))
    left: set[int] = set()
    for fact in facts:
        left.update(_keys(db, "SELECT key FROM tellings WHERE fact = ? AND document != ?", (fact, document)))
        db.execute("UPDATE tellings SET fact = NULL WHERE fact = ?", (fact,))
    touched = delete_facts(db, facts)
    gone = "(SELECT key FROM tellings WHERE document = ?)"
    db.execute(f"DELETE FROM telling_keys WHERE telling IN {gone}", (document,))
    db.execute("DELETE FROM tellings WHERE document = ?", (document,))
    return left, touched


def _from_row(row: tuple[Any, ...]) -> _Telling:
    (
        key, document, kind, title, when, first, last, basis, place, participants, topics, status, was, reference, why,
        start, end, s0, s1, p0, p1, page, signature, fact, id, published, origin,
    ) = row  # fmt: skip
    event = Event(
        id="", kind=kind, title=title, at=(Span(start, end, ""),), when=when, first=_day(first), last=_day(last),
        date_basis=basis, place=place, participants=tuple(json.loads(participants)), topics=tuple(json.loads(topics)),
        status=status, was=was, reference=reference, why=why,
    )  # fmt: skip
    parse = Parse(Document(id, ""), Published(_day(published)))
    return _Telling(key, document, Told(event, parse, origin), (s0, s1), (p0, p1), page, signature, fact)


def _keys(db: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> Iterator[int]:
    return (key for (key,) in db.execute(query, values))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
