"""The rows of the facts of a library's file, made into facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ..facts import Fact, Source

IN_TIME = ("day", "span", "paper", "start", "id")
COLUMNS = (
    'key, id, layer, kind, title, "when", first, last, basis, why, place, people, topics, status, was, differs, value, '
    "value_to, unit, qualifier, subject, holder, per, verb, tags, corrected, note"
)
# what a query asks of a fact `f` as its source `s` states it; and that with the columns above
FILTERED = (
    "f.key, f.layer, f.kind, f.place, f.value, f.value_to, f.unit, f.holder, f.people, f.dropped, f.traits, "
    "s.first AS first, s.last AS last, s.status AS status, (s.first IS NULL AND s.last IS NULL) AS undated, "
    "coalesce(s.first, s.last, '9999-12-31') AS day, (SELECT id FROM documents d WHERE d.key = s.document) AS paper"
)
AS_STATED = (
    f'{FILTERED}, f.id, s.wording AS title, s."when" AS "when", f.basis, f.why, f.topics, f.was, '
    "'[]' AS differs, f.qualifier, f.subject, f.per, f.verb, f.tags, f.corrected, f.note, s.start AS start"
)
_SOURCES = (
    "SELECT fact, id, start, end, sentence_start, sentence_end, paragraph_start, paragraph_end, wording, "
    '"when", first, last, status, page FROM sources JOIN documents ON documents.key = sources.document '
)
_AT_ONCE = 400


def read_facts(db: sqlite3.Connection, rows: Iterable[tuple[Any, ...]], as_of: str | None = None) -> Iterator[Fact]:
    """Facts from their rows, with their sources; with those alone that were out by a day, if one is given."""
    out = "(SELECT coalesce(last, '9999-12-31') FROM papers p WHERE p.document = sources.document) <= ?"
    known, days = (f"AND {out}", [as_of]) if as_of else ("", [])
    waiting = iter(rows)
    while some := tuple(islice(waiting, _AT_ONCE)):
        sources: dict[int, list[Source]] = {row[0]: [] for row in some}
        query = f"{_SOURCES} WHERE fact IN ({', '.join('?' * len(some))}) {known} ORDER BY fact, n"
        for fact, paper, start, end, s0, s1, p0, p1, *rest in db.execute(query, [*sources, *days]):
            sources[fact].append(Source(paper, start, end, (s0, s1), (p0, p1), *rest))
        for key, *row in some:
            yield _fact(row, tuple(sources[key]))


def read_keys(db: sqlite3.Connection, keys: Iterable[int]) -> Iterator[Fact]:
    """The facts of some keys, but for those that somebody has taken out meanwhile."""
    query = f"SELECT {COLUMNS} FROM facts WHERE key = ?"
    return read_facts(db, filter(None, (db.execute(query, (key,)).fetchone() for key in keys)))


def read_apart(db: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> Iterator[Fact]:
    """Facts each with one of their sources, whose number follows the columns of its row."""
    for key, *row, n in rows:
        stated = db.execute(f"{_SOURCES} WHERE fact = ? AND n = ?", (key, n)).fetchone()
        _, paper, start, end, s0, s1, p0, p1, *rest = stated
        yield _fact(row, (Source(paper, start, end, (s0, s1), (p0, p1), *rest),))


def _fact(row: list[Any], sources: tuple[Source, ...]) -> Fact:
    (
        id, layer, kind, title, when, first, last, basis, why, place, people, topics, status, was, differs, low, high,
        unit, qualifier, subject, holder, per, verb, tags, corrected, note,
    ) = row  # fmt: skip
    value = () if low is None else (low,) if high is None else (low, high)
    return Fact(
        id, layer, kind, title, when, first, last, basis, why, place, _list(people), _list(topics), status, sources,
        was, _list(differs), value, unit, qualifier, subject, holder, per, verb, _list(tags), _list(corrected), note,
    )  # fmt: skip


def _list(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))
