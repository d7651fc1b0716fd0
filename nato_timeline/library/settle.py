"""Events of a growing library merged as they come: the result of merging all at once, at the cost of what is near.

`merge` joins two tellings only where `same` holds, between tellings found by a shared day, a shared key or the same
words. So whatever is not reached from a new telling over such pairs stays as it is; what is reached is merged anew.
Tellings in the same words, one wording, are found and compared once, however many documents have copied them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from .. import index, merge
from ..calendar import interval
from ..facts import Source
from ..merge.same import Told, may_be_same, same
from ..model import Cite, Document, Event, Parse, Published, Span
from .digest import hashed
from .rows import delete_facts, put_fact, replace_fact

_KEPT = 10_000  # tellings kept in memory
_WORDED = 5_000  # and wordings
_AT_ONCE = 400
_LONGEST = timedelta(16)  # a telling of a sharp date is no longer than that: see merge.same
_TELLING = (
    't.key, t.document, t.kind, t.title, t."when", t.first, t.last, t.basis, t.place, t.participants, t.topics, '
    "t.status, t.was, t.reference, t.why, t.start, t.end, t.sentence_start, t.sentence_end, t.paragraph_start, "
    "t.paragraph_end, t.page, t.signature, t.fact, d.id, p.published, p.origin "
    "FROM tellings t JOIN documents d ON d.key = t.document JOIN papers p USING (document)"
)


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
        self._worded: dict[int, Told] = {}

    def forget(self, gone: Iterable[int] | None = None) -> None:
        """Forgets tellings that are gone; without any named, all: the tables may have been changed by somebody else."""
        if gone is None:
            self._known.clear()
        for key in gone or ():
            self._known.pop(key, None)

    def settle(self, new: Iterable[int]) -> set[str]:
        """Makes the facts of some tellings and of all that are one with them. Returns whoever those name."""
        touched: set[str] = set()
        waiting = dict.fromkeys(one.signature for one in self._tellings(sorted(new)))
        while waiting:
            wordings = self._reached(next(iter(waiting)))
            group = self._told_in(wordings)
            for signature in wordings:
                waiting.pop(signature, None)
            waiting.update(dict.fromkeys(self._left_behind(group)))
            touched |= self._merge(group)
        return touched

    def _left_behind(self, group: Sequence[_Telling]) -> list[int]:
        """Wordings of tellings that were one with some of the group by older rules, and are not any more."""
        mine = {t.key for t in group}
        facts = {t.fact for t in group if t.fact is not None}
        left = [key for fact in facts for key in _keys(self._db, "SELECT key FROM tellings WHERE fact = ?", (fact,))]
        apart = sorted(set(left) - mine)
        for key in apart:
            self._db.execute("UPDATE tellings SET fact = NULL WHERE key = ?", (key,))
            self._known.pop(key, None)
        return [one.signature for one in self._tellings(apart)]

    # ------------------------------------------------------------ what is near

    def _reached(self, start: int) -> set[int]:
        """The wordings that are one event with another, or with one that is, and so on."""
        found = {start}
        to_do = [start]
        while to_do:
            one = self._as_worded(to_do.pop())
            for signature in self._near(one) - found:
                if same(one, self._as_worded(signature)):
                    found.add(signature)
                    to_do.append(signature)
        return found

    def _near(self, told: Told) -> set[int]:
        """The wordings that may be one with another, as far as tables tell."""
        wording = "signature, place, reference FROM wordings"
        seen: set[tuple[int, str | None, str | None]] = set()
        for first, last in filter(None, (told.days if told.fine else None, told.old_days)):
            earliest = (first - _LONGEST).isoformat()
            days = (told.kind, earliest, last.isoformat(), first.isoformat())
            query = f"SELECT {wording} WHERE fine AND kind = ? AND first BETWEEN ? AND ? AND last >= ?"
            seen.update(self._db.execute(query, days))
        of_keys = "SELECT signature FROM wording_keys WHERE key IN"
        for key in map(hashed, merge.moved_to(told)):
            seen.update(self._db.execute(f"SELECT {wording} WHERE signature IN ({of_keys} (?))", (key,)))
        keys = sorted(map(hashed, merge.looks_for(told)))
        # a coarse telling may join any with a key that it looks for, a sharp one only the coarse
        fine = "0" if told.fine else "0, 1"
        found = f"{of_keys} ({', '.join('?' * len(keys))}) AND fine IN ({fine})"
        query = f"SELECT {wording} WHERE signature IN ({found})"
        bounds: tuple[str, ...] = ()
        if told.days:
            query += " AND first <= ? AND last >= ?"
            bounds = told.days[1].isoformat(), told.days[0].isoformat()
        seen.update(self._db.execute(query, (*keys, *bounds)))
        return {signature for signature, place, reference in seen if may_be_same(told.event, place, reference)}

    def _as_worded(self, signature: int) -> Told:
        """One of the tellings in those words: which it is makes no difference."""
        told = self._worded.get(signature)
        if told is None:
            (key,) = self._db.execute("SELECT min(key) FROM tellings WHERE signature = ?", (signature,)).fetchone()
            if len(self._worded) >= _WORDED:
                self._worded.clear()
            told = self._worded[signature] = next(self._tellings([key])).told
        return told

    def _told_in(self, wordings: Iterable[int]) -> list[_Telling]:
        """All tellings in some wordings."""
        query = "SELECT key FROM tellings WHERE signature = ?"
        return list(self._tellings(sorted(key for one in wordings for key in _keys(self._db, query, (one,)))))

    def _tellings(self, keys: Sequence[int]) -> Iterator[_Telling]:
        for n in range(0, len(keys), _AT_ONCE):
            some = keys[n : n + _AT_ONCE]
            missing = [key for key in some if key not in self._known]
            query = f"SELECT {_TELLING} WHERE t.key IN ({', '.join('?' * len(missing))})"
            for row in self._db.execute(query, missing) if missing else ():
                self._known[row[0]] = _from_row(row)
            for key in some:
                self._known.move_to_end(key)
                yield self._known[key]
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)

    # ------------------------------------------------------------ what comes of it

    def _merge(self, group: Sequence[_Telling]) -> set[str]:
        """Makes the facts of a group, out of those that there are already as far as they go."""
        old = dict.fromkeys(t.fact for t in group if t.fact is not None)
        touched: set[str] = set()
        at: dict[tuple[str, int, int, str | None, str], list[_Telling]] = {}
        for one in group:
            event = one.told.event
            place = one.told.parse.document.id, event.at[0].start, event.at[0].end, event.when, event.title
            at.setdefault(place, []).append(one)
        documents = {t.told.parse.document.id: t.document for t in group}
        for entry in merge.merged(t.told for t in group):
            mine: list[_Telling] = []

            def source(cite: Cite, mine: list[_Telling] = mine) -> Source:
                one = at[cite.id, cite.start, cite.end, cite.when, cite.wording].pop(0)
                mine.append(one)
                return Source(
                    cite.id, cite.start, cite.end, one.sentence, one.paragraph, cite.wording, cite.when,
                    *_bounds(cite.when), cite.status, one.page,
                )  # fmt: skip

            fact = index.event(entry, source)
            key = next((t.fact for t in mine if t.fact in old), None)
            if key is None:
                key = put_fact(self._db, fact, documents)
            else:
                del old[key]
                touched |= replace_fact(self._db, key, fact, documents)
            touched.update(fact.people)
            for one in mine:
                if one.fact != key:
                    self._db.execute("UPDATE tellings SET fact = ? WHERE key = ?", (key, one.key))
                    if one.key in self._known:
                        self._known[one.key] = one._replace(fact=key)
        return touched | delete_facts(self._db, old)


def _from_row(row: tuple[Any, ...]) -> _Telling:
    (
        key, document, kind, title, when, first, last, basis, place, participants, topics, status, was, reference, why,
        start, end, s0, s1, p0, p1, page, signature, fact, id, published, origin,
    ) = row  # fmt: skip
    event = Event(
        id="", kind=intern(kind), title=intern(title), at=(Span(start, end, ""),), when=when and intern(when),
        first=_day(first), last=_day(last), date_basis=basis, place=place, participants=_list(participants),
        topics=_list(topics), status=status, was=was, reference=reference, why=why,
    )  # fmt: skip
    told = Told(event, _parse(id, published), origin)
    return _Telling(key, document, told, (s0, s1), (p0, p1), page, signature, fact)


@lru_cache(2000)
def _parse(id: str, published: str | None) -> Parse:
    """Of a document, what merging asks of it."""
    return Parse(Document(id, ""), Published(_day(published)))


def _keys(db: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> Iterator[int]:
    return (key for (key,) in db.execute(query, values))


@lru_cache(4000)
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(4000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(4000)
def _bounds(when: str | None) -> tuple[str | None, str | None]:
    first, last = interval(when)
    return first.isoformat() if first else None, last.isoformat() if last else None
