"""Events that very many documents tell: what their tellings say is kept in sum, so that one more does not have them all
read and merged again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from ..facts import Source
from ..merge.gathered import Gathered
from ..merge.same import Told
from .rows import Numbered, put_passages

HOT = 24  # tellings from which on the sum is kept
_A_DAY = 1_000_000  # numbers for the passages of documents that came out on one day


def sum_of(db: sqlite3.Connection, fact: int) -> Gathered | None:
    """The sum that is kept of a fact."""
    row = db.execute("SELECT said FROM gathered WHERE fact = ?", (fact,)).fetchone()
    return Gathered.read(row[0]) if row else None


def keep_sum(db: sqlite3.Connection, fact: int, known: Gathered) -> None:
    """Keeps the sum of what a fact's tellings say."""
    db.execute("INSERT OR REPLACE INTO gathered VALUES (?, ?)", (fact, known.kept()))


def gather(db: sqlite3.Connection, fact: int, tellings: Sequence[Told], known: Gathered | None = None) -> Gathered:
    """Adds tellings to the sum of a fact, or begins one with them, and keeps it."""
    known = known or Gathered(tellings[0].kind)
    put = "INSERT OR IGNORE INTO voices VALUES (?, ?, ?)"
    for told in tellings:
        voice = fact, told.event.when or "", told.origin
        known.add(told, first_voice=db.execute(put, voice).rowcount == 1)
    keep_sum(db, fact, known)
    return known


def forget_sum(db: sqlite3.Connection, fact: int) -> None:
    """Lets go of it: its tellings are not those any more of which it was made."""
    if db.execute("DELETE FROM gathered WHERE fact = ?", (fact,)).rowcount:
        db.execute("DELETE FROM voices WHERE fact = ?", (fact,))


def numbers(tellings: Iterable[Told]) -> tuple[int, ...]:
    """Numbers for the passages of a hot event, whose tellings come in their order: by the day on which the document
    came out, so that what comes in between moves only those of its day."""
    found: list[int] = []
    for told in tellings:
        found.append(max(_day(told), found[-1] + 1 if found else 0))
    return tuple(found)


def _day(told: Told) -> int:
    """The first number for documents of that day; those without one come last."""
    return (told.parse.published.value or date.max).toordinal() * _A_DAY


def put_between(db: sqlite3.Connection, fact: int, passages: Iterable[tuple[Told, Source, int]]) -> None:
    """Puts passages of a hot event among those there are. Each comes with its telling and the key of its document."""
    by_day: dict[int, list[tuple[Source, int]]] = {}
    for told, source, document in passages:
        by_day.setdefault(_day(told), []).append((source, document))
    for day, some in by_day.items():
        query = (
            "SELECT id, start, n FROM sources JOIN documents ON key = document WHERE fact = ? AND n >= ? AND n < ? "
            "ORDER BY n"
        )
        there = [((id, start), n, None) for id, start, n in db.execute(query, (fact, day, day + _A_DAY))]
        new = [((source.paper, source.start), -1, (source, document)) for source, document in some]
        in_order = sorted([*there, *new], key=lambda one: one[0])
        moved = [(day + to, fact, n) for to, (_, n, found) in enumerate(in_order) if found is None and n != day + to]
        db.executemany("UPDATE sources SET n = ? WHERE fact = ? AND n = ?", reversed(moved))
        put_passages(db, [Numbered(fact, day + n, *found, True) for n, (_, _, found) in enumerate(in_order) if found])
