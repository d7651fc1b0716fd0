"""A query as a condition on rows of the table `facts`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from ..query import Query

_OF_FACT = "layer = {} AND undated = facts.undated AND fact = facts.key"
_OF_RESTATED = "layer = {} AND undated IN (0, 1) AND fact = facts.key"


FORESEEN = "last_known < CAST(replace(day, '-', '') AS INTEGER)"  # in the words of the index


def as_number(day: str | None) -> int:
    """A day as `facts.first_known` has it; the last there is for none."""
    return int((day or "9999-12-31").replace("-", ""))


class Where(NamedTuple):
    """A condition in SQL, and the values for its gaps."""

    sql: str
    values: tuple[Any, ...] = ()

    @staticmethod
    def within(column: str, allowed: Collection[str]) -> Where:
        """That a column has one of some values."""
        if len(allowed) == 1:
            return Where(f"{column} = ?", tuple(allowed))
        return Where(f"{column} IN ({', '.join('?' * len(allowed))})", tuple(sorted(allowed)))

    def also(self, other: Where) -> Where:
        """That both hold."""
        if "0" in (self.sql, other.sql):
            return Where("0")
        if "1" in (self.sql, other.sql):
            return self if other.sql == "1" else other
        return Where(f"{self.sql} AND {other.sql}", self.values + other.values)


def where(
    query: Query, often: bool = False, layers: Collection[str] = (), undated: int | None = None, restated: bool = False
) -> Where:
    """The condition for all that SQL can tell: not `words` and `undated`. With `as_of` it holds for facts of which all
    was known; `restated` says that those are asked of which a part was (see `known.py`): they may have another date.

    `often` says that whoever is asked for takes part in very many facts: as with topics, each fact is asked then.
    Of which `layers` the facts are, and whether they are `undated`, helps to find them.
    """
    layer = f"'{next(iter(layers))}'" if len(layers) == 1 else "facts.layer"
    of_fact = (_OF_RESTATED if restated else _OF_FACT).format(layer)
    kept = Where("NOT dropped")
    shared = query._replace(statuses=frozenset()) if restated else query  # of each source by itself
    if shared.kinds or shared.statuses or shared.topics:
        some = traits_with(shared, layers)
        kept = kept.also(Where(f"traits IN ({some.sql})", some.values))
    if restated:
        kept = kept.also(within_each({"status": query.statuses}))
    kept = kept.also(within_each({"place": query.places, "unit": query.units}))
    if query.who:
        some = Where.within("who", query.who)
        among = f"key IN (SELECT fact FROM participants WHERE {some.sql})"
        if often:
            among = f"EXISTS (SELECT 1 FROM participants WHERE {some.sql} AND {of_fact})"
        kept = kept.also(Where(among, some.values))
    if query.holders:
        held = Where.within("who", query.holders)
        held = held.also(Where.within("layer", layers)) if layers else held
        held = held.also(Where(f"undated = {undated}")) if layers and undated is not None else held
        held = Where(f"key IN (SELECT fact FROM participants WHERE {held.sql})", held.values)
        kept = kept.also(Where.within("holder", query.holders)).also(held)
    if query.papers:
        some = Where.within("id", query.papers)
        documents = f"SELECT key FROM documents WHERE {some.sql}"
        if query.as_of:
            out = Where("coalesce(last, '9999-12-31') <= ?", (query.as_of,))
            some = some.also(out)
            documents = f"SELECT key FROM documents JOIN papers ON document = key WHERE {some.sql}"
        kept = kept.also(Where(f"key IN (SELECT fact FROM sources WHERE document IN ({documents}))", some.values))
    if query.as_of and not restated:
        kept = kept.also(Where("last_known <= ?", (as_number(query.as_of),)))
    if query.units or query.minimum is not None or query.maximum is not None:
        kept = kept.also(Where("value IS NOT NULL"))  # so that the index of values can tell
    if query.minimum is not None:
        kept = kept.also(Where("coalesce(value_to, value) >= ?", (query.minimum,)))
    if query.maximum is not None:
        kept = kept.also(Where("value <= ?", (query.maximum,)))
    if query.over:
        kept = kept.also(Where("last < ?", (query.over,)))
    if query.begun:
        kept = kept.also(Where("(undated OR day >= ?)", (query.begun,)))
    if query.since:
        kept = kept.also(Where("(undated OR last IS NULL OR last >= ?)", (query.since,)))
    if query.until:
        kept = kept.also(Where("(undated OR first IS NULL OR first <= ?)", (query.until,)))
    return kept


def within_each(columns: Mapping[str, Collection[str]]) -> Where:
    """That each column for which there are any has one of some values."""
    found = Where("1")
    for column, allowed in columns.items():
        if allowed:
            found = found.also(Where.within(column, allowed))
    return found


def only_traits(query: Query) -> bool:
    """Whether a query asks for nothing but kinds, statuses, topics and words, in whatever order."""
    none: frozenset[str] = frozenset()
    rest = query._replace(kinds=none, statuses=none, topics=none, words=(), undated=None)
    return rest == Query(sort=query.sort, reverse=query.reverse, by_layer=query.by_layer)


def simple(query: Query) -> bool:
    """Whether indexes have what a query asks but for its words: traits, a period, the order of time or of values."""
    rest = query._replace(since=None, until=None)
    return only_traits(rest) and query.sort in ("date", "value")


def traits_with(query: Query, layers: Collection[str] = ()) -> Where:
    """The query for the traits that facts of a query may have; of some `layers`, if any are named."""
    kept = within_each({"layer": layers, "kind": query.kinds, "status": query.statuses})
    if query.topics:
        some = Where.within("value", query.topics)
        kept = kept.also(Where(f"EXISTS (SELECT 1 FROM json_each(topics) WHERE {some.sql})", some.values))
    return kept._replace(sql=f"SELECT key FROM traits WHERE {kept.sql}")


class Part(NamedTuple):
    """Some of the dated facts of a period, by a condition that one index answers."""

    where: Where
    by: str | None = None


def in_period(
    since: str | None, until: str | None, begun: str | None = None, as_of: str | None = None
) -> tuple[Part, ...]:
    """The dated facts that have a day in a period, in parts that follow one another by first day. With `begun` those
    that began on that day or later, which are few: then in one part.

    Else those that began before it and last into it; those that begin in it; those of which the end alone is known.
    With `as_of`, which the facts were known by, those that begin in it by that day, and those that were foreseen.
    """
    if begun:
        still = "undated = 0 AND day BETWEEN ? AND ? AND (last IS NULL OR last >= ?)"
        return (Part(Where(still, (begun, until or "9999-12-31", since or ""))),)
    begun_before, begin, values = "undated = 0 AND NOT undated", "undated = 0", []
    parts = []
    if since:
        day = f"{since}-01-01"[:10]
        lasting = Where(f"{begun_before} AND lasting AND day < ? AND span <= ?", (since, -int(day.replace("-", ""))))
        parts.append(Part(lasting, "facts_lasting"))
        begin += " AND day >= ?"
        values.append(since)
    if until:
        begin += " AND day <= ?"
        values.append(until)
    inside = Where(begin, tuple(values))
    if as_of:
        parts.append(Part(inside.also(Where("day <= ?", (as_of,))), "facts_in_time"))
        foreseen = Where(f"day > ? AND {FORESEEN}", (as_of,))
        parts.append(Part(inside.also(foreseen), "facts_foreseen"))
    else:
        parts.append(Part(inside))
    if until:
        open_ = Where(f"{begun_before} AND first IS NULL AND day > ?", (until,))
        parts.append(Part(open_, "facts_without_beginning"))
    return tuple(parts)
