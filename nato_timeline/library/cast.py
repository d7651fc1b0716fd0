"""Who is who in a library: names, roles and counts of everybody its documents name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache

from .. import index
from ..facts import Fact, Source
from ..lookup import sound, words
from ..text import fold
from .digest import Digest
from .known import recount as recount_known
from .known import widen
from .rows import New, Numbered, delete_facts, lasts, put_facts, put_passages


def put_cast(db: sqlite3.Connection, document: int, id: str, known: Digest) -> None:
    """Puts in whoever a document names, and the roles it states."""
    named = [(person.id, document, n, name) for person in known.people for n, name in enumerate(person.names)]
    db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", named)
    posts = [(person.id, document, n, *post) for person in known.people for n, post in enumerate(person.posts)]
    db.executemany("INSERT OR IGNORE INTO posts VALUES (?, ?, ?, ?, ?, ?, ?)", posts)
    stated: dict[index.RoleKey, list[Source]] = {}
    for key, source in known.roles:
        stated.setdefault(key, []).append(source)
    for key, sources in stated.items():
        _state_role(db, index.role(key, sources), document, id)


def _state_role(db: sqlite3.Connection, fact: Fact, document: int, id: str) -> None:
    """A role that a document states: more passages for the fact, if another document states it too."""
    row = db.execute("SELECT key FROM facts WHERE id = ?", (fact.id,)).fetchone()
    if row is None:
        put_facts(db, [New(fact, {id: document})])
        return
    (last,) = db.execute("SELECT coalesce(max(n), -1) FROM sources WHERE fact = ?", row).fetchone()
    put_passages(db, (Numbered(row[0], n, source, document) for n, source in enumerate(fact.sources, start=last + 1)))
    widen(db, row[0], (document,))
    if fact.first:
        _stretch_role(db, row[0], fact)


def _stretch_role(db: sqlite3.Connection, key: int, said: Fact) -> None:
    """Has the period over which a role is stated hold what one document more says, whatever the number of others."""
    query = 'SELECT "when", first, last, original FROM facts WHERE key = ?'
    when, first, last, corrected = db.execute(query, (key,)).fetchone()
    if corrected:
        _date_role(db, key)
        return
    period = said.when, said.first, said.last
    if first is not None:
        first, last = min(first, said.first), max(last, said.last)
        period = f"{first}/{last}", first, last
    if period != (when, first, last):
        _set_period(db, key, *period)


def _date_role(db: sqlite3.Connection, fact: int) -> None:
    """The period over which the documents state a role, from what its passages say."""
    dated, first, last, when = db.execute(
        'SELECT count(first), min(first), max(last), min("when") FROM sources WHERE fact = ?', (fact,)
    ).fetchone()
    _set_period(db, fact, f"{first}/{last}" if dated > 1 else when, first, last)


def _set_period(db: sqlite3.Connection, fact: int, when: str | None, first: str | None, last: str | None) -> None:
    never = "9999-12-31"
    span = -int((last or never).replace("-", ""))
    undated = first is None
    (before,) = db.execute("SELECT undated FROM facts WHERE key = ?", (fact,)).fetchone()
    (paper, start) = db.execute(
        "SELECT d.id, s.start FROM sources s JOIN documents d ON d.key = s.document WHERE fact = ? ORDER BY n LIMIT 1",
        (fact,),
    ).fetchone()
    db.execute(
        'UPDATE facts SET "when" = ?, first = ?, last = ?, basis = ?, undated = ?, day = ?, span = ?, paper = ?, '
        "start = ?, lasting = ? WHERE key = ?",
        (
            when, first, last, None if undated else "publication", undated, first or never, span, paper, start,
            lasts(first or never, span), fact,
        ),
    )  # fmt: skip
    if undated != bool(before):
        db.execute("UPDATE participants SET undated = ? WHERE fact = ?", (undated, fact))


def forget_cast(db: sqlite3.Connection, document: int) -> set[str]:
    """Takes out whatever one document says of people. Returns their ids."""
    touched = {who for (who,) in db.execute("SELECT person FROM names WHERE document = ?", (document,))}
    roles = "SELECT DISTINCT fact FROM sources JOIN facts ON facts.key = fact WHERE document = ? AND layer = 'role'"
    for (fact,) in db.execute(roles, (document,)).fetchall():
        db.execute("DELETE FROM sources WHERE fact = ? AND document = ?", (fact, document))
        if db.execute("SELECT 1 FROM sources WHERE fact = ?", (fact,)).fetchone():
            _date_role(db, fact)
            recount_known(db, fact)
        else:
            delete_facts(db, [fact])
    for table in ("names", "posts"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    return touched


def recount(db: sqlite3.Connection, touched: Iterable[str]) -> None:
    """Brings what is known of some people and bodies up to date: name and number of facts."""
    for who in sorted(touched):
        named = db.execute("SELECT name FROM names WHERE person = ? ORDER BY document, n LIMIT 1", (who,)).fetchone()
        counted = "SELECT events + quotes + statements + figures, holding FROM tallies WHERE of = 'who' AND name = ?"
        count, holding = db.execute(counted, (who,)).fetchone() or (0, 0)
        if not named and not count:
            db.execute("DELETE FROM words WHERE person = ?", (who,))
            db.execute("DELETE FROM people WHERE id = ?", (who,))
            continue
        name = named[0] if named else who
        sort = f"{fold(name.split()[-1])} {fold(name)}" if named else fold(who)  # as `query` sorts by who
        db.execute(
            "INSERT INTO people VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
            "sort = excluded.sort, person = excluded.person, facts = excluded.facts",
            (who, name, sort, bool(named), count - holding if named else count),
        )
        put_words(db, {who: {who, name}})


def put_words(db: sqlite3.Connection, said: Mapping[str, Iterable[str]]) -> None:
    """Puts in words to find people by, out of what is said of each."""
    found = {(word, who, sounding) for who, texts in said.items() for text in texts for word, sounding in _heard(text)}
    db.executemany("INSERT OR IGNORE INTO words VALUES (?, ?, ?)", sorted(found))


@lru_cache(4000)
def _heard(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a name or a role, and how they sound."""
    return tuple((word, sound(word)) for word in words(text))
