"""A cluster: the places in a document that speak of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from .sighting import Sighting


@dataclass(slots=True)
class Cluster:
    """The sightings of one event, in text order."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return next((s.kind for s in self.sightings if not s.refers), self.sightings[0].kind)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(word for s in self.sightings for word in s.key)

    @property
    def who(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for s in self.sightings for name in s.who))

    @property
    def known(self) -> str | None:
        return next((s.known.id for s in self.sightings if s.known), None)

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.place for s in self.sightings if s.place))

    @property
    def background(self) -> bool:
        return all(s.background for s in self.sightings)
