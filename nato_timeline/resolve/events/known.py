"""Events that the reference lists hold: which summit « le sommet de Vilnius » is, which year's exercise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

from ...lexicon import bounds, named_events
from ...lexicon.reference import NamedEvent
from ...model import Published
from ...text import fold
from .sighting import When

# gatherings that are called summits and are none of NATO's
_FOREIGN = re.compile(
    r"\b(?:ue|union[ ]europeenne|europeen(?:ne)?|g7|g8|g20|brics|russie-afrique|onu|climat|paix|asean|ocs|arabe|"
    r"francophonie|commonwealth|trilateral|bilateral|bipartite|social|ue-\w+|balkans|dernieres[ ]chances)\b"
)
_NEAR = timedelta(days=400)
Span = tuple[date, date]


@cache
def summits() -> tuple[NamedEvent, ...]:
    return tuple(event for event in named_events() if event.kind == "summit")


def span_of(event: NamedEvent) -> Span | None:
    """First and last day that the reference list gives, the widest reading of each."""
    if event.first is None:
        return None
    first = bounds(_day(event.first))[0]
    return first, bounds(_day(event.last))[1] if event.last else first


def _day(written: str) -> date | str:
    return date.fromisoformat(written) if len(written) == 10 else written


def span_of_when(when: When) -> Span | None:
    """The days between which a time lies."""
    if not when.known:
        return None
    days = [(m.first, m.last) for m in (when.at, when.start, when.finish) if m and m.first and m.last]
    if len(days) < 2:
        return days[0] if days else None
    return min(first for first, _ in days), max(last for _, last in days)


def summit(words: str, place: str | None, when: When, looks: str | None, published: Published) -> NamedEvent | None:
    """The NATO summit that a noun phrase means (folded words, its place, time, and which way its clause looks)."""
    if is_foreign(words):
        return None
    town = fold(place.split(" (")[0]) if place else None
    called = {id for name, id in _all_names() if name in words} if _any_name().search(words) else frozenset()
    there = _held_at(town) if town else frozenset()
    named = [s for s in summits() if s.id in called or s.id in there]
    days = span_of_when(when)
    if days:
        near = named or (summits() if _of_nato(words) and not town else ())
        fitting = [s for s in near if _overlaps(span_of(s), days)]
        return fitting[0] if len(fitting) == 1 else None
    if len(named) == 1 and not town_is_shared(named[0], words):
        return named[0]
    if not named and not (town is None and _of_nato(words) and "prochain" in words):
        return None
    return _by_direction(named or list(summits()), looks, published)


def is_foreign(words: str) -> bool:
    """Whether a summit is one of others than NATO, by the folded words behind it: « du G7 », « de l'UE »."""
    return _FOREIGN.search(words) is not None


@cache
def _names(id: str) -> tuple[str, ...]:
    return next(tuple(map(fold, event.names)) for event in summits() if event.id == id)


@cache
def _all_names() -> tuple[tuple[str, str], ...]:
    """Every name of a summit, folded, with its id."""
    return tuple((name, event.id) for event in summits() for name in _names(event.id))


@cache
def _any_name() -> re.Pattern[str]:
    """What finds out at once that words hold no name of a summit, as most do."""
    return re.compile("|".join(re.escape(name) for name, _ in _all_names()))


@lru_cache(1_000)
def _held_at(town: str) -> frozenset[str]:
    """The ids of the summits of a town."""
    return frozenset(
        event.id
        for event in summits()
        if event.place and any(n.endswith(f" {town}") for n in (f" {fold(event.place)}", *_names(event.id)))
    )


def town_is_shared(event: NamedEvent, words: str) -> bool:
    """Whether the name in these words is one that other summits bear."""
    return any(fold(name) in words for name in event.ambiguous)


def _of_nato(words: str) -> bool:
    return bool(re.search(r"\b(?:otan|nato|alliance|allies)\b", words))


def _overlaps(known: Span | None, days: Span) -> bool:
    return known is not None and known[0] <= days[1] and days[0] <= known[1]


def _by_direction(named: Iterable[NamedEvent], looks: str | None, published: Published) -> NamedEvent | None:
    """The one that a document's date and the direction of the clause leave: the next, or the last within a year
    or so."""
    today = published.value or _estimated(published)
    if today is None:
        return None
    spans = [(span, event) for event in named if (span := span_of(event))]
    ahead = sorted((span, event.id) for span, event in spans if today <= span[1] <= today + _NEAR)
    behind = sorted((span, event.id) for span, event in spans if today - _NEAR <= span[0] and span[1] < today)
    by_id = {event.id: event for _, event in spans}
    now = [event for span, event in spans if span[0] <= today <= span[1]]
    if now:
        return now[0]
    if looks == "future":
        return by_id[ahead[0][1]] if ahead else None
    if looks == "past":
        return by_id[behind[-1][1]] if behind else None
    both = [*behind[-1:], *ahead[:1]]
    return by_id[both[0][1]] if len(both) == 1 else None


def _estimated(published: Published) -> date | None:
    value = (published.estimate or "").rstrip("~")
    return bounds(_day(value))[0] if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else None


def milestone(noun: str, when: When) -> NamedEvent | None:
    """The milestone whose name begins with a noun and whose day is the one said: « l'invasion du 24 février 2022 »."""
    days = span_of_when(when)
    if days is None:
        return None
    fitting = (
        e for e in named_events() if e.kind == "milestone" and any(fold(name).startswith(noun) for name in e.names)
    )
    return next((event for event in fitting if span_of(event) == days), None)


def exercise(candidates: tuple[NamedEvent, ...], name: str, when: When) -> NamedEvent | None:
    """The year of a series that a name and a time leave: « Trident Juncture, du 25 octobre au 7 novembre 2018 »."""
    days = span_of_when(when)
    year = re.search(r"(?:19|20)\d\d|\b\d\d$", name)
    fitting = [
        event
        for event in candidates
        if (days is None or _overlaps(span_of(event), days)) and (year is None or str(event.year).endswith(year[0]))
    ]
    return fitting[0] if len(fitting) == 1 and (days or year) else None


def summit_on(place: str, days: Span) -> NamedEvent | None:
    """The summit held in that town on exactly those days."""
    town = fold(place)
    there = [s for s in summits() if s.id in _held_at(town)]
    return next((s for s in there if s.place and fold(s.place) == town and span_of(s) == days), None)
