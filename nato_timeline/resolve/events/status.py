"""Whether an event was held, goes on or is to come, as seen from the document's own day."""

from __future__ import annotations

from datetime import date

from ...calendar import interval
from .cluster import Cluster
from .dates import Dated
from .scene import Scene
from .sighting import Sighting

# what happens at once and does not go on
_AT_ONCE = frozenset({"decision", "commitment", "accession", "appointment", "statement", "press", "attack"})


def status_of(scene: Scene, cluster: Cluster, dated: Dated, first: date | None, last: date | None) -> str:
    """As seen on the document's day: cancelled and postponed as told; else by the calendar, else by the clause."""
    change = next((s.change for s in reversed(cluster.sightings) if s.change), None)
    if change:
        return change
    looks = _looks(cluster)
    chronicled = _is_chronicled(scene, cluster)
    if chronicled:
        looks = "past"
    if cluster.kind == "operation" and looks != "future" and _goes_on(scene, cluster):
        return "ongoing"
    if cluster.kind == "commitment" and looks == "future" and dated.basis in ("inherited", "estimate"):
        return "held" if any(s.told_by for s in cluster.sightings) else "scheduled"
    today = scene.published.value
    told = looks == "past" and any(
        _tells(s) and (s.when.known or dated.basis == "inherited") for s in cluster.sightings
    )
    expected = interval(scene.published.estimate)[1] if today is None else None
    if expected and first and first > expected:
        return "held" if told or chronicled else "scheduled"
    if today and first and last is None and first <= today and looks != "future":
        gives = looks == "present" and cluster.kind == "commitment"  # « participe depuis juin 1999 avec 35 soldats »
        if gives or cluster.kind not in _AT_ONCE:
            return "ongoing"
    if today and last and first is None and last >= today and (looks != "future" or _continues(cluster)):
        return "ongoing"
    if today and first and last:
        if last < today:
            return "held"
        if first > today:
            told = told and scene.latest is not None and first <= scene.latest
            return "held" if told else "scheduled"
        if first < last and day_precise(dated.when) and cluster.kind not in _AT_ONCE:
            return "ongoing"
    if today is None and last and last < (interval(scene.published.estimate)[0] or last):
        return "held"
    if today is None and looks == "present" and first != last:
        over = last is not None and expected is not None and last < expected
        return "held" if over or cluster.kind in _AT_ONCE else "ongoing"
    if today is None and looks is None and scene.is_programme:
        return "scheduled"
    return "scheduled" if looks == "future" else "held"


def _looks(cluster: Cluster) -> str | None:
    """Which way the text looks at the event: as its dated place does, else as any other; « participent à » is
    present."""
    dated = [s for s in cluster.sightings if s.when.known and not s.background]
    if dated and dated[0].looks is None and dated[0].clause and dated[0].clause.verb.tense == "present":
        return "present"
    ordered = [*dated, *(s for s in cluster.sightings if not s.background), *cluster.sightings]
    return next((s.looks for s in ordered if s.looks), None)


def _is_chronicled(scene: Scene, cluster: Cluster) -> bool:
    """Whether the line of a chronology tells it, under its date: « 22 février 2005 – Au sommet, il annonce … »."""
    for sighting in cluster.sightings:
        entry, at = scene.chronicled(sighting.start), sighting.when.at
        if entry is None or at is None:
            continue
        days = [abs((at.first - m.first).days) for m in entry.moments if at.first and m.first]
        if at in entry.moments or (sighting.background and days and min(days) <= 1):  # « à la veille du sommet »
            return True
    return False


def _continues(cluster: Cluster) -> bool:
    """« se poursuivra jusqu'au 20 juin »: it has begun."""
    return any(s.clause is not None and s.clause.verb.lemma in ("poursuivre", "continuer") for s in cluster.sightings)


def _tells(sighting: Sighting) -> bool:
    """Whether the clause looks at the event itself, and not at something said of it."""
    return sighting.trigger.form == "verb" or sighting.held


def _goes_on(scene: Scene, cluster: Cluster) -> bool:
    """An operation that was begun, and of which neither the text nor the reference list says that it has ended."""
    today = scene.published.value or interval(scene.published.estimate)[1]
    starts = [s.when.start.first for s in cluster.sightings if s.when.start and not s.when.finish]
    begun = any(start is None or today is None or start <= today for start in starts)
    ends = (interval(s.known.last)[1] for s in cluster.sightings if s.known and s.known.last)
    ended = any(s.when.finish for s in cluster.sightings) or any(today is None or (end and end < today) for end in ends)
    return begun and not ended


def day_precise(when: str | None) -> bool:
    return bool(when) and all(len(part) == 10 for part in str(when).split("/"))
