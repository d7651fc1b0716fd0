"""The place of an event of which no sighting names one: that of the event around it, or where
its people are that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...text import fold
from .cluster import Cluster
from .dates import Dated
from .inheritance import overlap
from .labels import label_of
from .scene import Scene
from .stays import Stays, place_by_stay
from .where import region_names

Visits = dict[str, list[tuple[Cluster, Dated]]]
# events by the days they are held on, as numbers
Placed = dict[int, list[tuple[Cluster, Dated]]]


def on_visit(cluster: Cluster, dated: Dated, visits: Visits) -> Dated:
    """A meeting of somebody who is on a visit that day is a part of the visit, and held where it leads."""
    if dated.part_of is not None or cluster.kind not in ("meeting", "press") or cluster.places or cluster.keys:
        return dated
    near = [c for person in cluster.who for c, d in visits.get(person, ()) if overlap(d.days, dated.days)]
    return replace(dated, part_of=near[0]) if near and all(c is near[0] for c in near) else dated


@dataclass(frozen=True, slots=True)
class Grounds:
    """What places are known by: events that have one, what is a part of what, and where people are by what they say."""

    placed: Placed
    within: dict[int, Cluster]
    stays: Stays


def place_of_event(scene: Scene, cluster: Cluster, dated: Dated, grounds: Grounds) -> str | None:
    """Its own place, that of the event it is part of, or where those who take part are that day."""
    if (labelled := _by_label(scene, cluster, dated)) is not None:
        return labelled
    own = _place(cluster, dated, grounds.within) or _place_that_day(scene, cluster, dated, grounds.placed)
    return own or place_by_stay(scene, cluster, dated, grounds.stays)


def _by_label(scene: Scene, cluster: Cluster, dated: Dated) -> str | None:
    """« - OTTAWA - Le ministre reçoit … »: the town that labels the item, for what it tells of the day of its heading,
    or of what was to be that day."""
    first = cluster.sightings[0]
    entry = scene.entries.at(first.start)
    label = label_of(scene, first.start) if entry is not None else None
    if entry is None or label is None or cluster.places or cluster.kind not in _LABELLED:
        return None
    day = entry.moments[0].first
    there = dated.days[0] == day or (first.change is not None and dated.was is not None)
    return label.place if there else None


# what an agenda announces, and not what it says of it
_LABELLED = frozenset({"meeting", "summit", "visit", "exercise", "press", "accession", "statement", "decision"})


def _place(cluster: Cluster, dated: Dated, within: dict[int, Cluster]) -> str | None:
    """Its own place, else that of the event it is part of, or of what that one is part of in turn."""
    if cluster.places:
        return cluster.places[0]
    if cluster.kind not in ("meeting", "press", "accession", "commitment", "decision", "statement"):
        return None
    around, seen = dated.part_of, {id(cluster)}
    while around is not None and id(around) not in seen:
        if is_spot(around):
            return around.places[0]
        seen.add(id(around))
        around = within.get(id(around))
    return None


# kinds of events that are where those are who take part
_THERE = frozenset({"meeting", "press", "decision", "statement"})
_WEEK = 8


def lasts_days(dated: Dated) -> bool:
    first, last = dated.days
    return bool(first and last) and (last - first).days < _WEEK  # type: ignore[operator]


def by_day(told: Iterable[tuple[Cluster, Dated]]) -> Placed:
    """Events of a few days that have a place of their own, by each of these days."""
    placed: Placed = {}
    for cluster, dated in told:
        first, last = dated.days
        if first and last and lasts_days(dated) and is_spot(cluster):
            for day in range(first.toordinal(), last.toordinal() + 1):
                placed.setdefault(day, []).append((cluster, dated))
    return placed


def is_spot(cluster: Cluster) -> bool:
    """Whether the place of an event is one where something else can be too: no continent, but that of a summit."""
    return bool(cluster.places) and (cluster.kind == "summit" or cluster.places[0] not in region_names())


def _place_that_day(scene: Scene, cluster: Cluster, dated: Dated, placed: Placed) -> str | None:
    """Where somebody who takes part is that day by another event, or where the sentence before tells of that day;
    None where two places fit."""
    first, last = dated.days
    if (
        not (cluster.kind in _THERE or _is_seen(cluster) or _is_item(scene, cluster))
        or first is None
        or last is None
        or not lasts_days(dated)
        or (cluster.kind == "statement" and cluster.sightings[0].headline)  # a speech: what it tells of is elsewhere
    ):
        return None
    near = [
        other.places[0]
        for other, d in placed.get(first.toordinal(), ())
        if other is not cluster
        and (other.kind == "summit" or not other.places[0][:1].islower())  # « au palais Chigi » the one, not the other
        and _lies_in(dated, d)
        and (
            _is_at_summit(cluster, other)
            or _is_of_those(cluster, other)
            or _shares(cluster, other)
            or _adjoins(scene, cluster, other)
            or _on_journey(scene, cluster, other)
        )
    ]
    return near[0] if near and len(set(near)) == 1 else None


def _is_seen(cluster: Cluster) -> bool:
    """« il visitera le centre de cyberdéfense »: a visit to what stands in some town."""
    return cluster.kind == "visit" and any(s.frame is not None and "site" in s.frame.object for s in cluster.sightings)


def _is_item(scene: Scene, cluster: Cluster) -> bool:
    """« 15 h : visite du centre d'excellence », in a programme."""
    return cluster.kind == "visit" and scene.entries.at(cluster.sightings[0].start) is not None


def _on_journey(scene: Scene, cluster: Cluster, other: Cluster) -> bool:
    """« Mercredi 16 octobre – Déplacement à Riga » and the items below it under the same day."""
    first, before = cluster.sightings[0].start, other.sightings[0].start
    if other.kind != "visit" or before > first or not cluster.sightings[0].headline:
        return False
    if (other.sightings[0].title or "").startswith(_SEEN):
        return False
    return scene.entries.at(first) is not None and scene.entries.at(before) is not None


# « Visite de la base de Nörvenich »: what is seen there, and no journey on which everything else is done
_SEEN = ("Visite de la ", "Visite du ", "Visite de l’", "Visite de l'")


def _is_at_summit(cluster: Cluster, other: Cluster) -> bool:
    """Whether one is a meeting or press conference and the other a summit: on its days those who meet are there."""
    return other.kind == "summit" and cluster.kind in ("meeting", "press")


def _is_of_those(cluster: Cluster, other: Cluster) -> bool:
    """« Jeudi, [les ministres] ont approuvé un plan », on a day of the ministers' meeting: there."""
    gathered = other.keys & _GATHERED if other.kind == "meeting" and cluster.kind == "decision" else frozenset()
    title = cluster.sightings[0].title or ""
    return bool(gathered) and not gathered.isdisjoint(fold(title).split()[:_SUBJECT])


# who meets and decides, as the words of a meeting and of a title's beginning say it
_GATHERED = frozenset({"ministres", "dirigeants", "ambassadeurs", "chefs", "homologues", "deputes", "parlementaires"})
_SUBJECT = 3


def _lies_in(inner: Dated, outer: Dated) -> bool:
    (first, last), (start, end) = inner.days, outer.days
    return bool(first and last and start and end) and start <= first and last <= end  # type: ignore[operator]


def _shares(one: Cluster, other: Cluster) -> bool:
    people = [name for name in one.who if name[:1].islower()]
    known = people if other.kind == "visit" or one.kind == "press" else people[:1]  # who is met may be on the telephone
    return any(name in other.who for name in known)


def _adjoins(scene: Scene, cluster: Cluster, other: Cluster) -> bool:
    """Whether the other event is told in the same sentence or the one before it in the paragraph."""
    sentence = scene.sentence(cluster.sightings[0].start)
    before = scene.sentences.before(sentence.start)
    near = {sentence.start}
    if before is not None and before.paragraph == sentence.paragraph:
        near.add(before.start)
    return any(s.sentence in near for s in other.sightings)
