"""The people of a library whom a query is about, as a condition on their rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from ..everyone import NONE, Roles, Words, narrows
from ..facts import LAYERS
from ..query import Query
from .known import restated, with_date
from .looking import stated_often
from .saying import all_saying
from .tallies import often
from .where import Where, as_number, only_traits, traits_with, where

_MANY = 6_000  # facts of which not all are read for whoever takes part in them
_CALLED = 2_000  # people who are all asked for what the texts call them
_TAKING = "(SELECT who, fact FROM participants WHERE NOT holds)"


class Those(NamedTuple):
    """A condition on rows of `people`. Of `many` it is only known how many they are once each has been asked."""

    where: Where = Where("person = 1")
    many: bool = False

    def also(self, other: Those) -> Those:
        """That both hold."""
        return Those(self.where.also(other.where), self.many or other.many)


def those(db: sqlite3.Connection, query: Query, roles: Roles) -> Those | None:
    """The people with one of some roles and a part in the facts of a query; None where facts must be looked at for its
    words."""
    found = Those()
    if roles != NONE:
        found = found.also(_called(db, roles))
    if narrows(query):
        taking = taking_part(db, query)
        if taking is None:
            return None
        found = found.also(taking)
    return found


# ---------------------------------------------------------------- by roles


def _called(db: sqlite3.Connection, roles: Roles) -> Those:
    """Whoever has one of some roles: of those with its words each is asked for all that the texts call them."""
    worded = _with_words(roles.titles).also(_with_words(roles.homes))
    query = f"SELECT count(*) FROM (SELECT 1 FROM people WHERE person = 1 AND {worded.sql} LIMIT ?)"
    (some,) = db.execute(query, (*worded.values, _CALLED + 1)).fetchone()
    db.create_function("hold", 2, cache(roles.hold), deterministic=True)
    held = Where("EXISTS (SELECT 1 FROM posts WHERE person = people.id AND hold(title, of))")
    return Those(worded.also(held), some > _CALLED)


def _with_words(asked: Collection[Words]) -> Where:
    """Whoever has all of some words, of one of these sets."""
    if not all(asked):
        return Where("1")
    one, found = "SELECT person FROM words WHERE word = ?", Where("1")
    if asked:
        each = (f"SELECT person FROM ({' INTERSECT '.join([one] * len(some))})" for some in asked)
        found = Where(f"id IN ({' UNION '.join(each)})", tuple(word for some in asked for word in sorted(some)))
    return found


# ---------------------------------------------------------------- by facts


def taking_part(db: sqlite3.Connection, query: Query) -> Those | None:
    """Whoever takes part in one of the facts of a query; None where facts must be looked at for its words."""
    undated = query.undated or ("no" if query.since or query.until else "all")
    dated = Where("1") if undated == "all" else Where(f"undated = {int(undated == 'only')}")
    said = None if query.words and stated_often(db, query, LAYERS) else all_saying(db, query, LAYERS)
    if said is None:
        return None
    if only_traits(query):
        return _by_traits(db, query, dated, said)
    known = Where("1")
    stated = query.since, query.until, query.begun, query.over, query.statuses, query.papers
    if query.as_of and undated == "all" and not any(stated):  # then a part of a fact is as good as all
        known = Where("first_known <= ?", (as_number(query.as_of),))
        query = query._replace(as_of=None)
    kept = where(query, often(db, query.who)).also(known).also(said).also(dated)
    parts = with_date(restated(db, query, Query(), LAYERS), undated) if query.as_of else ()
    in_part = {who for one in parts for who in one.fact.people}
    if not said.values and _has_many(db, kept):  # then everybody soon has one of them
        one = f"SELECT 1 FROM {_TAKING} CROSS JOIN facts ON key = fact WHERE who = people.id AND {kept.sql}"
        each = Where(f"EXISTS ({one})", kept.values)
        if in_part:
            some = _among(in_part).where
            each = Where(f"({each.sql} OR {some.sql})", each.values + some.values)
        return Those(each, True)
    asked = f"SELECT DISTINCT who FROM facts CROSS JOIN {_TAKING} ON fact = key WHERE {kept.sql}"
    return _among({*in_part, *(who for (who,) in db.execute(asked, kept.values))})


def _by_traits(db: sqlite3.Connection, query: Query, dated: Where, said: Where) -> Those:
    """The same for a query of which `participants` tell all, but for what the facts say."""
    some = traits_with(query)
    kept = Where(f"NOT holds AND traits IN ({some.sql})", some.values).also(dated).also(said)
    parts = "SELECT {} FROM (SELECT *, {} AS key FROM participants) WHERE {}"
    if said.values and said.values[0].count(",") < _MANY:
        asked = parts.format("DISTINCT who", "fact", kept.sql)
        return _among(who for (who,) in db.execute(asked, kept.values))
    # without + SQLite finds all that say it once more for everybody
    one = parts.format("1", "+fact", f"who = people.id AND {kept.sql}")
    return Those(Where(f"EXISTS ({one})", kept.values), True)


def _among(ids: Iterable[str]) -> Those:
    """Those of some ids."""
    return Those(Where("id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),)))


def _has_many(db: sqlite3.Connection, kept: Where) -> bool:
    """Whether very many facts are kept."""
    some = f"SELECT count(*) FROM (SELECT 1 FROM facts WHERE {kept.sql} LIMIT ?)"
    return int(db.execute(some, (*kept.values, _MANY + 1)).fetchone()[0]) > _MANY
