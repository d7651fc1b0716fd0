"""A cluster: the places in a document that speak of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...lexicon.reference import NamedEvent
from ...text import fold
from .known import Span, span_of_when
from .sighting import Sighting


@dataclass(slots=True)
class Cluster:
    """The sightings of one event, in text order, and what they say together, kept as they come: one event may have
    thousands.

    `days`: those that the sightings' times have in common, from the last first to the first last day; `bounded`: one of
    them gives a first or a last day; `dated`: one has a time. `every_key`: the keys said. `nouns` it is called by,
    `called` also by what its verbs tell of; `past`: one looks back, `only_past`: all do; `looks`: as the first outside
    a headline does; `solid`: not all are weak and undated. `bodies`: what is acceded to."""

    sightings: list[Sighting] = field(default_factory=list)
    kind: str = ""
    keys: frozenset[str] = frozenset()
    every_key: set[frozenset[str]] = field(default_factory=set)
    bodies: set[frozenset[str]] = field(default_factory=set)
    who: tuple[str, ...] = ()
    known: str | None = None
    reference: NamedEvent | None = None
    places: tuple[str, ...] = ()
    nouns: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    background: bool = True
    refers: bool = True
    solid: bool = False
    past: bool = False
    only_past: bool = True
    looks: str | None = None
    days: Span | None = None
    dated: bool = False
    bounded: bool = False

    def add(self, sighting: Sighting) -> None:
        """One sighting more; the kind is that of the first which does not only point back."""
        if not self.sightings or (not sighting.refers and self.refers):
            self.kind = sighting.kind
        self.sightings.append(sighting)
        self.refers = self.refers and sighting.refers
        self.background = self.background and sighting.background
        self.keys |= sighting.key
        if sighting.key:
            self.every_key.add(sighting.key)
        if sighting.who:
            self.who = tuple(dict.fromkeys((*self.who, *sighting.who)))
        if self.reference is None and sighting.known:
            self.known, self.reference = sighting.known.id, sighting.known
        if sighting.place and sighting.place not in self.places:
            self.places = (*self.places, sighting.place)
        self._call(sighting)
        self._date(sighting)

    def _call(self, sighting: Sighting) -> None:
        noun = noun_of(sighting)
        self.nouns.add(noun)
        self.called.add(noun)
        if sighting.frame and sighting.frame.noun:
            self.called.add(fold(sighting.frame.noun))
            if sighting.frame.noun == "adhésion":
                self.bodies.add(sighting.key)

    def _date(self, sighting: Sighting) -> None:
        when, past = sighting.when, sighting.looks == "past"
        self.dated = self.dated or when.known
        self.solid = self.solid or not sighting.weak or when.known
        self.past, self.only_past = self.past or past, self.only_past and past
        if self.looks is None and not sighting.headline:
            self.looks = sighting.looks
        self.bounded = self.bounded or bool(when.start or when.finish)
        if span := span_of_when(when):
            days = self.days or span
            self.days = max(days[0], span[0]), min(days[1], span[1])


def noun_of(sighting: Sighting) -> str:
    """The noun that it is told by, folded; none for a verb."""
    return sighting.trigger.noun.key if sighting.trigger.noun else ""
