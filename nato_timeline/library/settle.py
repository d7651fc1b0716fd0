"""Events of a growing library merged as they come: the result of merging all at once, at the cost of what is near.

`merge` joins two tellings only where `same` holds, between tellings found by a shared day, a shared key or the same
words. So whatever is not reached from a new telling over such pairs stays as it is; what is reached is merged anew.
Tellings in the same words, one wording, are found and compared once, however many documents have copied them: which
wordings are of one event does not change with another copy, unless its document tells the event in other words too.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from .. import index, merge
from ..facts import Fact, Source
from ..merge.entry import cite_of, gathered
from ..merge.gathered import Gathered, place_of
from ..merge.same import same
from .digest import Digest
from .hot import HOT, forget_sum, gather, numbers, put_between, sum_of
from .near import put_together
from .rows import New, NewFacts, delete_facts, grow_fact, replace_fact
from .tellings import Member, Telling, Tellings


class Settler:
    """Merges the tellings of one library into its facts; new ones wait in `facts` until those are flushed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._tellings = Tellings(db)
        self.facts = NewFacts(db)
        self._new: dict[int, Member] = {}
        self._left: set[int] = set()  # tellings of facts that have lost others

    def forget(self) -> None:
        """Forgets all: what was done is undone, or the tables may have been changed by somebody else."""
        self._tellings.forget()
        self.facts.forget()
        self._new.clear()
        self._left.clear()

    def put(self, document: int, known: Digest) -> None:
        """Puts in what a document tells."""
        self._new.update((one.key, one) for one in self._tellings.put(document, known))

    def drop(self, document: int) -> set[str]:
        """Takes out what a document tells; returns whoever facts named that are gone with it."""
        gone, left, touched = self._tellings.drop(document)
        for key in gone:
            self._new.pop(key, None)
        self._left = (self._left - gone) | left
        return touched

    def settle(self) -> set[str]:
        """Makes the facts of new tellings and of all that are one with them. Returns whoever those name."""
        touched: set[str] = set()
        left = {one.wording for one in self._tellings.of(sorted(self._left))}
        copies: dict[int, list[Member]] = {}
        for new in self._new.values():
            copies.setdefault(new.wording, []).append(new)
        self._new.clear()
        self._left.clear()
        waiting = dict.fromkeys(one for one in (*left, *copies) if one in left or self._tellings.is_new(one))
        while waiting or copies:
            if not waiting:
                touched |= self._copied(copies, waiting)
                copies.clear()
                continue
            wordings = self._reached(next(iter(waiting)))
            members = self._tellings.members(wordings)
            for wording in wordings:
                waiting.pop(wording, None)
                copies.pop(wording, None)
            if self.facts.have(one.key for one in members):  # another has reached these before
                self.flush()
                members = self._tellings.members(wordings)
            waiting.update(dict.fromkeys(self._left_behind(members)))
            touched |= self._merge(wordings, members)
        self.flush()
        self._tellings.settled()
        put_together(self._db)
        return touched

    def flush(self) -> None:
        """Puts in the facts that wait."""
        if self.facts.flush():
            self._tellings.have_facts()

    def _left_behind(self, members: Sequence[Member]) -> list[int]:
        """Wordings of tellings that were one with some of these by older rules, or by a document that is gone, and are
        not any more."""
        apart: set[int] = set()
        for fact, here in Counter(one.fact for one in members if one.fact is not None).items():
            (all_,) = self._db.execute("SELECT count(*) FROM tellings WHERE fact = ?", (fact,)).fetchone()
            if all_ > here:
                apart |= {key for (key,) in self._db.execute("SELECT key FROM tellings WHERE fact = ?", (fact,))}
                forget_sum(self._db, fact)
        some = sorted(apart.difference(one.key for one in members))
        self._db.executemany("UPDATE tellings SET fact = NULL WHERE key = ?", [(key,) for key in some])
        return [one.wording for one in self._tellings.of(some)]

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

    # ------------------------------------------------------------ copies of what was told

    def _copied(self, copies: dict[int, list[Member]], waiting: dict[int, None]) -> set[str]:
        """Adds new tellings in words that were there to the facts of those; of which that is not sure, waits."""
        touched: set[str] = set()
        facts: dict[int, list[Member]] = {}
        for wording, tellings in copies.items():
            fact = self._tellings.fact_of(wording)
            if fact is None:
                waiting[wording] = None
            else:
                facts.setdefault(fact, []).extend(tellings)
        for fact, tellings in facts.items():
            told_in = {(one.document, one.wording) for one in tellings}
            if len(told_in) > len({document for document, _ in told_in}):  # two tellings of a document are two events
                waiting.update(dict.fromkeys(one.wording for one in tellings))
                continue
            touched |= self._grown(fact, [one.key for one in tellings])
        return touched

    def _grown(self, fact: int, keys: Sequence[int]) -> set[str]:
        """Makes new tellings part of a fact."""
        new = list(self._tellings.of(sorted(keys)))
        known = sum_of(self._db, fact)
        if known is None:
            before = [key for (key,) in self._db.execute("SELECT key FROM tellings WHERE fact = ?", (fact,))]
            return self._made([*self._tellings.of(sorted(before)), *new], fact)
        in_order = sorted(new, key=lambda one: place_of(one.told))
        passages = list(map(_passage, in_order))
        put_between(self._db, fact, [(one.told, s, one.document) for one, s in zip(in_order, passages, strict=True)])
        known = gather(self._db, fact, [one.told for one in in_order], known)
        assert known.first
        _, paper, start = known.first
        passages = [passages[0]._replace(paper=paper, start=start)]
        self._db.executemany("UPDATE tellings SET fact = ? WHERE key = ?", [(fact, one.key) for one in in_order])
        return grow_fact(self._db, fact, _fact(known, passages), {one.document for one in in_order})

    # ------------------------------------------------------------ what is merged anew

    def _merge(self, wordings: Iterable[int], members: Sequence[Member]) -> set[str]:
        """Makes the facts of wordings that may be of one event, out of those that there are already as far as they
        go."""
        old = Counter(one.fact for one in members if one.fact is not None)
        if len(members) == 1 and not old:
            (one,) = members
            known = self._tellings.alone(one.key)
            if known:
                self.facts.put(New(known, {known.sources[0].paper: one.document}, (one.key,)))
                return set(known.people)
        told: dict[int, list[Member]] = {wording: [] for wording in wordings}
        for member in members:
            told[member.wording].append(member)
        copies = [
            merge.Copies(wording, self._tellings.worded(wording), frozenset(one.document for one in some))
            for wording, some in told.items()
        ]
        touched: set[str] = set()
        for event in merge.grouped(copies):
            touched |= self._event([one for wording in event for one in told[wording]], old)
        return touched | delete_facts(self._db, old)

    def _event(self, members: Sequence[Member], old: Counter[int]) -> set[str]:
        """Makes the fact of one event. `old` are those that may be made into it, with the number of their tellings
        among all that may be of one event; it is taken out of them."""
        mine = Counter(one.fact for one in members if one.fact in old)
        if len(mine) == 1:
            ((fact, n),) = mine.items()
            new = [one.key for one in members if one.fact is None]
            if fact is not None and n == old[fact] >= HOT and new and n + len(new) == len(members):
                del old[fact]
                return self._grown(fact, new)
        facts = {one.key: one.fact for one in members}
        tellings = sorted(self._tellings.of(sorted(facts)), key=lambda one: place_of(one.told))
        key = next((fact for one in tellings if (fact := facts[one.key]) in old), None)
        if key is not None:
            del old[key]
        return self._made(tellings, key)

    def _made(self, tellings: Iterable[Telling], key: int | None) -> set[str]:
        """Makes the fact of some tellings in the place of that of a key, or a new one."""
        in_order = sorted(tellings, key=lambda one: place_of(one.told))
        told = [one.told for one in in_order]
        documents = {one.told.parse.document.id: one.document for one in in_order}
        hot = key is not None and len(told) >= HOT
        if key is not None:
            forget_sum(self._db, key)
        known = gather(self._db, key, told) if key is not None and hot else gathered(told)
        fact = _fact(known, list(map(_passage, in_order)))
        new = New(fact, documents, tuple(one.key for one in in_order), numbers(told) if hot else ())
        if key is None:
            self.facts.put(new)
            return set(fact.people)
        put = "UPDATE tellings SET fact = ?1 WHERE key = ?2 AND fact IS NOT ?1"
        self._db.executemany(put, [(key, one) for one in new.tellings])
        return replace_fact(self._db, key, new).union(fact.people)


def _passage(one: Telling) -> Source:
    return index.cited(cite_of(one.told), one.sentence, one.paragraph, one.page)


def _fact(known: Gathered, passages: Sequence[Source]) -> Fact:
    """The fact that a sum of tellings makes, with these passages."""
    return index.event(known.entry(()), lambda cite: passages[0])._replace(sources=tuple(passages))
