"""Known events that a text names instead of a date: « un mois avant le sommet de l'OTAN à Washington »."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cache

from nato_timeline.calendar import interval
from nato_timeline.lexicon import named_events
from nato_timeline.lexicon.reference import NamedEvent
from nato_timeline.text import fold

_DATED = frozenset({"summit", "milestone", "exercise"})
# « le sommet de l'OTAN de Vilnius », « sommet de l'Alliance à Madrid »: a summit by its place
_SUMMIT = re.compile(r"sommet (?:de l'(?:otan|alliance(?: atlantique)?) )?(?:a |de |d'|du )?(?P<place>[a-z' -]{3,30})")
_NEAR = 400


@cache
def _names() -> tuple[tuple[str, NamedEvent], ...]:
    """Folded names of events known to the day, longest first."""
    rows = [(fold(name), e) for e in named_events() if e.kind in _DATED and _to_the_day(e) for name in e.names]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _any_name() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name, _ in _names())
    return re.compile(rf"(?:{names})(?![^\W_])")


def _to_the_day(event: NamedEvent) -> bool:
    return event.first is not None and len(event.first) == 10


def days_of(event: NamedEvent) -> tuple[date, date]:
    """First and last day of an event that `known_at` gave."""
    first, last = interval(event.first)[0], interval(event.last or event.first)[1]
    if first is None or last is None:
        raise ValueError(f"{event.id} has no days")
    return first, last


def known_at(folded: str, at: int) -> tuple[str, tuple[NamedEvent, ...]]:
    """The events that may be named at a position (after its article), and the name in the text; none is empty."""
    named = _any_name().match(folded, at)
    if named:
        return named[0], tuple(e for name, e in _names() if name == named[0])
    m = _SUMMIT.match(folded, at)
    if m is None:
        return "", ()
    found = tuple(
        e for e in named_events() if e.kind == "summit" and _to_the_day(e) and e.place and _placed(m["place"], e.place)
    )
    return folded[at : m.start("place")] + (fold(found[0].place or "") if found else ""), found


def _placed(text: str, place: str) -> bool:
    return re.match(rf"(?:la |le )?{re.escape(fold(place))}\b", text) is not None


def only_one(events: Collection[NamedEvent], near: date | None, years: Collection[int]) -> NamedEvent | None:
    """The one event that is meant: the only one of that name, near that day, or in a year that the text names."""
    if len(events) == 1:
        return next(iter(events))
    if near is not None:
        close = [e for e in events if abs((days_of(e)[0] - near).days) <= _NEAR]
        return close[0] if len(close) == 1 else None
    told = [e for e in events if days_of(e)[0].year in years]
    return told[0] if len(told) == 1 else None
