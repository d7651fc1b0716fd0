"""A cluster: the places in a document that speak of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from .known import Span, span_of_when
from .sighting import Sighting


@dataclass(slots=True)
class Cluster:
    """The sightings of one event, in text order, and what they say together. `spans` are the days of those that are
    dated; `bounded`: one of them gives a first or a last day."""

    sightings: list[Sighting] = field(default_factory=list)
    kind: str = ""
    keys: frozenset[str] = frozenset()
    who: tuple[str, ...] = ()
    known: str | None = None
    places: tuple[str, ...] = ()
    background: bool = True
    spans: list[Span] = field(default_factory=list)
    bounded: bool = False

    def add(self, sighting: Sighting) -> None:
        """One sighting more; the kind is that of the first which does not only point back."""
        if not self.sightings or (not sighting.refers and all(s.refers for s in self.sightings)):
            self.kind = sighting.kind
        self.sightings.append(sighting)
        self.keys |= sighting.key
        self.who = tuple(dict.fromkeys((*self.who, *sighting.who)))
        if self.known is None and sighting.known:
            self.known = sighting.known.id
        if sighting.place and sighting.place not in self.places:
            self.places = (*self.places, sighting.place)
        self.background = self.background and sighting.background
        if span := span_of_when(sighting.when):
            self.spans.append(span)
        self.bounded = self.bounded or bool(sighting.when.start or sighting.when.finish)
