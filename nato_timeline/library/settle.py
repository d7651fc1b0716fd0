"""Events of a growing library merged as they come: the result of merging all at once, at the cost of what is near.

`merge` joins two tellings only where `same` holds, between tellings found by a shared day, a shared key or the same
words. So whatever is not reached from a new telling over such pairs stays as it is; what is reached is merged anew.
Tellings in the same words, one wording, are found and compared once, however many documents have copied them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from .. import index, merge
from ..facts import Source
from ..merge.same import same
from ..model import Cite
from .digest import Digest
from .rows import New, NewFacts, delete_facts, replace_fact
from .tellings import Telling, Tellings


class Settler:
    """Merges the tellings of one library into its facts; new ones wait in `facts` until those are flushed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._tellings = Tellings(db)
        self.facts = NewFacts(db)
        self._new: set[int] = set()

    def forget(self) -> None:
        """Forgets all: what was done is undone, or the tables may have been changed by somebody else."""
        self._tellings.forget()
        self.facts.forget()
        self._new.clear()

    def put(self, document: int, known: Digest) -> None:
        """Puts in what a document tells."""
        self._new.update(self._tellings.put(document, known))

    def drop(self, document: int) -> set[str]:
        """Takes out what a document tells; returns whoever facts named that are gone with it."""
        gone, left, touched = self._tellings.drop(document)
        self._new = (self._new - gone) | left
        return touched

    def settle(self) -> set[str]:
        """Makes the facts of new tellings and of all that are one with them. Returns whoever those name."""
        touched: set[str] = set()
        waiting = dict.fromkeys(one.wording for one in self._tellings.of(sorted(self._new)))
        self._new.clear()
        while waiting:
            wordings = self._reached(next(iter(waiting)))
            group = self._tellings.told_in(wordings)
            for wording in wordings:
                waiting.pop(wording, None)
            if self.facts.have(one.key for one in group):  # another has reached these before
                self.flush()
                group = self._tellings.told_in(wordings)
            waiting.update(dict.fromkeys(self._left_behind(group)))
            touched |= self._merge(group)
        self.flush()
        self._tellings.settled()
        return touched

    def flush(self) -> None:
        """Puts in the facts that wait."""
        self._tellings.set_facts(self.facts.flush())

    def _left_behind(self, group: Sequence[Telling]) -> list[int]:
        """Wordings of tellings that were one with some of the group by older rules, and are not any more."""
        mine = {t.key for t in group}
        facts = {t.fact for t in group if t.fact is not None}
        query = "SELECT key FROM tellings WHERE fact = ?"
        left = [key for fact in facts for (key,) in self._db.execute(query, (fact,))]
        apart = sorted(set(left) - mine)
        self._db.executemany("UPDATE tellings SET fact = NULL WHERE key = ?", [(key,) for key in apart])
        self._tellings.set_facts(dict.fromkeys(apart))
        return [one.wording for one in self._tellings.of(apart)]

    def _reached(self, start: int) -> set[int]:
        """The wordings that are one event with another, or with one that is, and so on."""
        found = {start}
        to_do = [start]
        while to_do:
            start = to_do.pop()
            one = self._tellings.worded(start)
            for wording in self._tellings.near(start) - found:
                if same(one, self._tellings.worded(wording)):
                    found.add(wording)
                    to_do.append(wording)
        return found

    def _merge(self, group: Sequence[Telling]) -> set[str]:
        """Makes the facts of a group, out of those that there are already as far as they go."""
        old = dict.fromkeys(t.fact for t in group if t.fact is not None)
        if len(group) == 1 and not old:
            (one,) = group
            known = self._tellings.alone(one.key)
            if known:
                self.facts.put(New(known, {one.told.parse.document.id: one.document}, (one.key,)))
                return set(known.people)
        touched: set[str] = set()
        at: dict[tuple[str, int, int, str | None, str], list[Telling]] = {}
        for one in group:
            event = one.told.event
            place = one.told.parse.document.id, event.at[0].start, event.at[0].end, event.when, event.title
            at.setdefault(place, []).append(one)
        documents = {t.told.parse.document.id: t.document for t in group}
        for entry in merge.merged(t.told for t in group):
            mine: list[Telling] = []

            def source(cite: Cite, mine: list[Telling] = mine) -> Source:
                one = at[cite.id, cite.start, cite.end, cite.when, cite.wording].pop(0)
                mine.append(one)
                return index.cited(cite, one.sentence, one.paragraph, one.page)

            fact = index.event(entry, source)
            touched.update(fact.people)
            key = next((t.fact for t in mine if t.fact in old), None)
            if key is None:
                self.facts.put(New(fact, documents, tuple(t.key for t in mine)))
                continue
            del old[key]
            touched |= replace_fact(self._db, key, fact, documents)
            moved = {one.key: key for one in mine if one.fact != key}
            self._db.executemany("UPDATE tellings SET fact = ? WHERE key = ?", [(key, t) for t in moved])
            self._tellings.set_facts(moved)
        return touched | delete_facts(self._db, old)
