"""Events: what belongs on a timeline, out of triggers and what stands around them.

Triggers become sightings (one place that speaks of an event), sightings clusters (one event), clusters events.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from ...model import Event
from .assemble import assemble
from .coreference import clusters
from .from_dates import from_dates
from .from_nouns import from_noun
from .from_pledges import from_pledges
from .from_verbs import from_verb
from .moments import Moment
from .scene import Facts, Scene
from .sighting import Sighting
from .stops import stops
from .timing import taken_by_nouns

__all__ = ["Facts", "resolve"]


def resolve(facts: Facts) -> tuple[Event, ...]:
    """The events of a document in text order, `e1`, `e2` …"""
    scene = Scene(facts)
    found = sorted(_sightings(scene), key=attrgetter("span"))
    events = assemble(scene, clusters(scene, found))
    scene.clauses.clear()  # they know the scene, and nothing collects what goes round while a text is read
    return events


def _sightings(scene: Scene) -> Iterator[Sighting]:
    nouns = [(t, s) for t in scene.nouns if (s := from_noun(scene, t))]
    dates = list(from_dates(scene))
    taken: set[Moment] = {s.when.at for s in dates if s.when.at and s.kind == "appointment"}
    for trigger, sighting in nouns:
        taken |= taken_by_nouns(scene, trigger, sighting)
        yield sighting
    for trigger in scene.facts.triggers:
        if trigger.form == "verb" and (told := from_verb(scene, trigger, taken)):
            yield from stops(scene, told)
    yield from from_pledges(scene)
    yield from dates
