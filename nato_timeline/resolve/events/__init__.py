"""Events: what belongs on a timeline, out of triggers and what stands around them.

Triggers become sightings (one place that speaks of an event), sightings clusters (one event), clusters events.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from ...elsewhere import elsewhere, is_elsewhere
from ...find.triggers import Trigger
from ...model import Event
from ...turns import Turns, at_once, in_turn
from .assemble import assemble
from .cluster import Cluster
from .coreference import clusters
from .from_dates import from_dates
from .from_nouns import from_noun
from .from_pledges import from_pledges
from .from_verbs import from_verb, possible
from .moments import Moment
from .scene import Facts, Scene
from .sighting import Sighting
from .stops import stops
from .timing import taken_by_nouns

__all__ = ["STEPS", "Facts", "Sighted", "Step", "begun", "put_together"]


class Sighted(NamedTuple):
    """What the events of a document are being made of, as far as it is known."""

    scene: Scene
    nouns: tuple[tuple[Trigger, Sighting], ...] = ()
    dates: tuple[Sighting, ...] = ()
    told: tuple[Sighting, ...] = ()  # all, in text order
    clusters: tuple[Cluster, ...] = ()


Step = Callable[[Sighted], Turns[Sighted]]


def begun(facts: Facts) -> Sighted:
    """What the steps go on from."""
    return Sighted(Scene(facts))


def _named(seen: Sighted) -> Turns[Sighted]:
    scene = seen.scene
    sightings = yield from in_turn(from_noun(scene, trigger) for trigger in scene.nouns)
    nouns = tuple([(t, s) for t, s in zip(scene.nouns, sightings, strict=True) if s])
    return seen._replace(nouns=nouns, dates=tuple(from_dates(scene)))


def _told(seen: Sighted) -> Turns[Sighted]:
    found = yield from _sightings(seen)
    told = sorted(found, key=attrgetter("span"))
    reading = seen.scene.facts.reading
    if elsewhere(reading):
        told = [each for each in told if not is_elsewhere(reading, each.span[0])]
    return seen._replace(told=tuple(told))


def _sightings(seen: Sighted) -> Turns[list[Sighting]]:
    scene, dates = seen.scene, seen.dates
    taken: set[Moment] = {s.when.at for s in dates if s.when.at and s.kind == "appointment"}
    for trigger, sighting in seen.nouns:
        taken |= taken_by_nouns(scene, trigger, sighting)
    verbs = [(t, frames) for t in scene.facts.triggers if t.form == "verb" and (frames := possible(scene, t))]
    yield
    told = yield from in_turn(from_verb(scene, trigger, frames, taken) for trigger, frames in verbs)
    nouns = [sighting for _, sighting in seen.nouns]
    return [*nouns, *(stop for each in told if each for stop in stops(scene, each)), *from_pledges(scene), *dates]


@at_once
def _joined(seen: Sighted) -> Sighted:
    return seen._replace(clusters=tuple(clusters(seen.scene, seen.told)))


STEPS: tuple[Step, ...] = (_named, _told, _joined)


def put_together(seen: Sighted) -> Turns[tuple[Event, ...]]:
    """The events of a document in text order, `e1`, `e2` …, after all steps."""
    events = yield from assemble(seen.scene, seen.clusters)
    seen.scene.clauses.clear()  # they know the scene, and nothing collects what goes round while a text is read
    return events
