"""Counts of all facts of a library, which are kept: the statements that make them anew, and those that bring them up to
date."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from ..tally import COUNTED

_MANY = 20_000  # facts of somebody that are not all sorted for the first of them

# from columns that the index in time has, so that where nothing else is asked no fact is read
KEPT = (
    "SELECT key, layer, traits, CASE WHEN undated THEN NULL ELSE day END AS first, CASE WHEN undated THEN NULL ELSE "
    "coalesce(last, day) END AS last FROM facts"
)


def _month(first: str, last: str) -> str:
    """The expression for what facts with these bounds count under, as `tally.month` has it."""
    return (
        f"CASE WHEN {first} IS NULL THEN '' WHEN substr({first}, 1, 7) = substr({last}, 1, 7) THEN "
        f"substr({first}, 1, 7) WHEN substr({first}, 1, 4) = substr({last}, 1, 4) THEN substr({first}, 1, 4) "
        f"ELSE substr({first}, 1, 4) || '/' || substr({last}, 1, 4) END"
    )


_MONTH = _month("first", "last")
LAYERS = ", ".join(map(repr, COUNTED))
_ALL = f"{KEPT} WHERE NOT dropped AND layer IN ({LAYERS})"
_SUMS = ", ".join(f"sum(layer = '{layer}')" for layer in COUNTED)


# the first and the last day by which a document that states a fact was certainly out, as numbers
KNOWN = (
    "SELECT min(day), max(day) FROM (SELECT CAST(replace(coalesce(papers.last, '9999-12-31'), '-', '') AS INTEGER) "
    "AS day FROM sources JOIN papers USING (document) WHERE fact = facts.key)"
)


# the bounds of a fact but a role, as numbers
DAYS_OF_FACT = ", ".join(
    f"CASE WHEN f.layer != 'role' THEN CAST(replace({day}, '-', '') AS INTEGER) END" for day in ("f.first", "f.last")
)


def _put(of: str, name: str, rows: str, holding: str = "0", each: str = "2") -> str:
    """The statement that puts in the tallies of one sort, counted from rows of facts."""
    counts = f"{_SUMS}, {holding}, min(first), max(last)"
    return f"WITH kept AS ({_ALL}) INSERT INTO tallies SELECT '{of}', {name}, {counts} FROM {rows} GROUP BY {each}"


def _iso(day: str) -> str:
    """The expression for a number like 20240612 as a day."""
    return f"CASE WHEN {day} THEN printf('%04d-%02d-%02d', {day} / 10000, {day} / 100 % 100, {day} % 100) END"


def _of_sources(some: str) -> tuple[str, str]:
    """The statements that put in what documents state, all or `some`, and the tallies of it."""
    days = f"min({_iso('coalesce(first, last)')}), max({_iso('coalesce(last, first)')})"
    return (
        f"INSERT INTO stated SELECT DISTINCT document, f.layer, fact, traits, {DAYS_OF_FACT} FROM sources "
        f"CROSS JOIN facts f ON f.key = fact WHERE {some} AND NOT dropped AND f.layer IN ({LAYERS})",
        f"INSERT INTO tallies SELECT 'source', (SELECT id FROM documents WHERE key = document), {_SUMS}, 0, {days} "
        f"FROM stated WHERE {some} GROUP BY document",
    )


_PARTS = "(SELECT who, fact, holds FROM participants) JOIN kept ON kept.key = fact"
_ABOUT = (
    "(SELECT DISTINCT traits.key AS of_topic, value AS topic FROM traits, json_each(topics)) JOIN kept ON kept.traits "
    "= of_topic"
)
_CELL = f"traits || ' ' || {_MONTH}"
CELL = f"traits || ' ' || {_month('day', 'coalesce(last, day)')}"  # of a dated row of `facts`
# the tallies of all facts there are, counted anew
ANEW = (
    "DELETE FROM tallies",
    "DELETE FROM stated",
    _put("kind", "kind", "kept JOIN (SELECT key AS of_kind, kind FROM traits) ON of_kind = traits"),
    _put("cell", _CELL, "kept"),
    _put("month", _MONTH, "kept"),
    _put("topic", "topic", _ABOUT),
    _put("who", "who", _PARTS, "sum(holds)"),
    *_of_sources("true"),
)


def _put_said(some: str) -> str:
    """The statement that puts in the facts of sentences of some documents."""
    return (
        "INSERT INTO said SELECT DISTINCT n.key, fact, traits FROM sources o CROSS JOIN sentences n ON n.document = "
        "o.document AND n.start < sentence_end AND n.end > sentence_start CROSS JOIN facts f ON f.key = fact "
        f"WHERE {some} AND NOT dropped"
    )


# which facts the sentences of all documents state
SAID_ANEW = ("DELETE FROM said", _put_said("true"))
# those of the documents in `restated`
RESTATED = (
    "DELETE FROM said WHERE sentence IN (SELECT key FROM sentences WHERE document IN (SELECT document FROM restated))",
    _put_said("o.document IN (SELECT document FROM restated)"),
    "DELETE FROM tallies WHERE of = 'source' AND name IN (SELECT id FROM restated JOIN documents ON key = document)",
    "DELETE FROM stated WHERE document IN (SELECT document FROM restated)",
    *_of_sources("document IN (SELECT document FROM restated)"),
    "DELETE FROM restated",
)
_NAMED = {
    "kind": "kept WHERE traits IN (SELECT key FROM traits WHERE kind = :name)",
    "cell": f"kept WHERE {_CELL} = :name",
    "month": f"kept WHERE {_MONTH} = :name",
    "topic": f"{_ABOUT} WHERE topic = :name",
    "who": f"{_PARTS} WHERE who = :name",
}


def widen(db: sqlite3.Connection) -> None:
    """Brings the first and the last day of the tallies in `narrowed` up to date: a fact with one of them is gone."""
    for of, name in db.execute("SELECT of, name FROM narrowed").fetchall():
        near = "AND undated = 0 AND day BETWEEN :begin AND :begin || '~'" if of in ("cell", "month") else ""
        some = f"WITH kept AS ({_ALL} {near}) SELECT {{}} FROM {_NAMED[of]}"
        asked = {"of": of, "name": name, "begin": name.rpartition(" ")[2].partition("/")[0]}
        bounds = db.execute("SELECT first, last FROM tallies WHERE of = :of AND name = :name", asked).fetchone()
        if bounds is None:
            continue
        first, last = bounds
        there = (f"{some.format(1)} AND {end} = :day LIMIT 1" for end in ("first", "last"))
        if all(db.execute(one, {**asked, "day": day}).fetchone() for one, day in zip(there, bounds, strict=True)):
            continue
        first, last = db.execute(some.format("min(first), max(last)"), asked).fetchone()
        put = "UPDATE tallies SET first = :first, last = :last WHERE of = :of AND name = :name"
        db.execute(put, {**asked, "first": first, "last": last})
    db.execute("DELETE FROM narrowed")


def often(db: sqlite3.Connection, who: Collection[str]) -> bool:
    """Whether some people or bodies take part in so many facts that the first in time are soon found among all."""
    counted = "SELECT events + quotes + statements + figures FROM tallies WHERE of = 'who' AND name = ?"
    return any(n > _MANY for one in who for (n,) in db.execute(counted, (one,)))
