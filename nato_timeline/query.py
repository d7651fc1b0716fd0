"""One query, the same on every command: which facts, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from .facts import LAYERS, Fact, Library, Source, in_time
from .shelves import Kept, Shelf, last_days

SORTS = ("date", "source", "who", "value")
UNDATED = ("no", "only", "all")
_BEGINNING, _END = "0000-01-01", "9999-12-31"


class Query(NamedTuple):
    """What to keep. Days are ISO strings, both included; of one set any value will do, and all filters must hold.

    `undated`: no, only, all, or None: all, unless `since` or `until` is given. `by_layer` puts roles first, then
    events, quotations, statements, figures, each in the order asked for. `begun`: nothing that began before that day;
    `over`: nothing that lasts to that day, or has no end.
    """

    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    who: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    undated: str | None = None
    units: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    minimum: float | None = None
    maximum: float | None = None
    sort: str = "date"
    reverse: bool = False
    by_layer: bool = False
    begun: str | None = None
    over: str | None = None


class Selection(NamedTuple):
    """The facts that the query keeps, in its order, and how many were left out for having no date."""

    facts: Sequence[Fact]
    undated: int


def select(library: Library, facts: Iterable[Fact], query: Query) -> Selection:
    """The facts that a query keeps, in its order."""
    if isinstance(facts, Kept):
        found: Selection = facts.select(library, query)
        return found
    return select_from(library, facts, query)


def select_from(library: Library, facts: Iterable[Fact], query: Query) -> Selection:
    """The same, by looking at each."""
    if query.as_of:
        facts = _known_by(library, facts, query.as_of)
    kept = [fact for fact in facts if _fits(library, fact, query)]
    undated = 0
    if (query.undated or ("no" if query.since or query.until else "all")) == "no":
        dated = [fact for fact in kept if is_dated(fact)]
        undated, kept = len(kept) - len(dated), dated
    return Selection(_ordered(library, kept, query), undated if query.undated is None else 0)


def is_dated(fact: Fact) -> bool:
    """Whether the fact has a place in time."""
    return bool(fact.first or fact.last)


def each_source(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Events as the documents state them, not merged: one for each source, with its own wording and date."""
    if isinstance(facts, Shelf):
        return facts.each_source()
    apart = (_as_stated(fact, (source,)) for fact in facts for source in fact.sources)
    return tuple(sorted(apart, key=in_time))


def _as_stated(fact: Fact, sources: tuple[Source, ...]) -> Fact:
    """The fact as some of its sources have it, without what only the others say of its title, date and status."""
    if sources == fact.sources:
        return fact
    said = sources[0]
    return fact._replace(
        title=said.wording,
        when=said.when,
        first=said.first,
        last=said.last,
        status=said.status,
        sources=sources,
        differs=(),
    )


def sentence(library: Library, source: Source) -> str:
    """The sentence that states a fact, as it stands in the document."""
    return library.papers[source.paper].text[slice(*source.sentence)]


# ---------------------------------------------------------------- filters


def _known_by(library: Library, facts: Iterable[Fact], day: str) -> Iterable[Fact]:
    """Facts with only the sources that were certainly out by that day; without any, the fact was not known."""
    last = last_days(library.papers)
    for fact in facts:
        out = tuple(s for s in fact.sources if (last[s.paper] or _END) <= day)
        if out:
            yield _as_stated(fact, out)


def _fits(library: Library, fact: Fact, query: Query) -> bool:
    return (
        _in_period(fact, query)
        and (not query.kinds or fact.kind in query.kinds)
        and (not query.statuses or fact.status in query.statuses)
        and (not query.topics or not query.topics.isdisjoint(fact.topics))
        and (not query.who or not query.who.isdisjoint(fact.people) or fact.holder in query.who)
        and (not query.places or fact.place in query.places)
        and (not query.papers or any(source.paper in query.papers for source in fact.sources))
        and (not query.units or fact.unit in query.units)
        and (not query.holders or fact.holder in query.holders)
        and (query.minimum is None or (bool(fact.value) and fact.value[-1] >= query.minimum))
        and (query.maximum is None or (bool(fact.value) and fact.value[0] <= query.maximum))
        and (not query.words or says(library, fact, query.words))
    )


def _in_period(fact: Fact, query: Query) -> bool:
    if not is_dated(fact):
        return True
    if query.undated == "only":
        return False
    if query.begun and (fact.first or fact.last or _END) < query.begun:
        return False
    if query.over and (fact.last or _END) >= query.over:
        return False
    return (fact.last or _END) >= (query.since or _BEGINNING) and (fact.first or _BEGINNING) <= (query.until or _END)


def says(library: Library, fact: Fact, words: tuple[str, ...]) -> bool:
    """Whether all words begin words of the fact or of a sentence that states it, whatever their case and accents."""
    from .searchable import spelt

    wanted = [f" {word}" for word in map(spelt, words)]
    own = (fact.title, fact.subject or "", *fact.tags, fact.note or "")
    for part in chain(own, (sentence(library, source) for source in fact.sources)):
        said = f" {spelt(part)}"
        wanted = [
            word for word in wanted if word not in said or word == " "
        ]  # a word of nothing but signs is never said
        if not wanted:
            return True
    return False


# ---------------------------------------------------------------- order


def _ordered(library: Library, facts: list[Fact], query: Query) -> tuple[Fact, ...]:
    """The facts in order; those without a date, or without what the order goes by, stay last either way."""
    if query.sort == "source":
        facts.sort(key=lambda f: (f.sources[0].paper, f.sources[0].start), reverse=query.reverse)
    elif query.sort == "who":
        facts.sort(key=lambda f: name(library, f), reverse=query.reverse)
        facts.sort(key=lambda f: (not f.people, not f.people and not f.holder))
    elif query.sort == "value":
        facts.sort(key=lambda f: (f.unit or "", f.value), reverse=query.reverse)
        facts.sort(key=lambda f: not f.value)
    else:
        facts.sort(key=in_time, reverse=query.reverse)
        facts.sort(key=lambda f: not is_dated(f))
    if query.by_layer:
        facts.sort(key=lambda f: LAYERS.index(f.layer))
    return tuple(facts)


def name(library: Library, fact: Fact) -> tuple[str, str]:
    """By surname and first name where it is a person, whatever the accents."""
    from .text import fold

    who = fact.people[0] if fact.people else fact.holder or ""
    known = library.people.get(who)
    return (f"{fold(known.name.split()[-1])} {fold(known.name)}" if known else fold(who)), who
