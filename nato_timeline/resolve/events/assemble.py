"""Events out of clusters: their time, place, people, status and title put together, and what is none left out."""

from __future__ import annotations

from collections.abc import Sequence

from ...calendar import interval
from ...lean import changed
from ...model import Event, Span
from ...turns import Turns, in_turn
from ..topics import topics
from .cluster import Cluster
from .dates import Dated, Settled, stated
from .entitling import standing, title_of
from .inheritance import around_in_sentence, inherited, overlap
from .scene import Scene
from .sighting import Sighting
from .status import day_precise, status_of
from .stays import stays_of
from .told_back import goes_on, goes_on_in_clause
from .whereabouts import Grounds, Visits, by_day, on_visit, place_of_event

_GATHERINGS = frozenset({"summit", "meeting", "visit", "press"})


def assemble(scene: Scene, clusters: Sequence[Cluster]) -> Turns[tuple[Event, ...]]:
    """Events in text order; `part_of` is the id of the event around one."""
    settled = Settled()
    open_: list[tuple[Cluster, Dated]] = []
    said = [stated(scene, cluster) for cluster in clusters]
    yield
    for cluster, dated in zip(clusters, said, strict=True):
        if dated and (dated.when or dated.said):
            settled.add(cluster, dated)
        elif _stands_without_date(scene, cluster):
            open_.append((cluster, dated or Dated()))
    for cluster, known in open_:  # « prévue le 3 mai, est reportée »: that day is known as its old one
        dated = inherited(scene, cluster, settled) or known
        if dated.when or _worth_keeping(scene, cluster):
            settled.add(cluster, dated)
    yield
    _called(settled, verbs=False)
    yield
    _called(settled, verbs=True)
    yield
    titles = {id(cluster): title for cluster, _ in settled if (title := title_of(scene, cluster)) is not None}
    yield
    told = [(c, _placed_within(scene, c, d, settled)) for c, d in settled if id(c) in titles]
    visits: Visits = {}
    for cluster, dated in told:
        if cluster.kind == "visit" and cluster.places and day_precise(dated.when) and _takes_place(cluster, dated):
            for person in cluster.who:
                visits.setdefault(person, []).append((cluster, dated))
    ids = {id(cluster): f"e{n}" for n, (cluster, _) in enumerate(told, 1)}
    placed = by_day((c, d) for c, d in told if c.kind in _GATHERINGS and not _is_off(c, d))
    within = {id(cluster): dated.part_of for cluster, dated in told if dated.part_of is not None}
    grounds = Grounds(placed, within, stays_of(scene))
    yield
    events = yield from in_turn(_event(scene, c, titles[id(c)], on_visit(c, d, visits), ids, grounds) for c, d in told)
    return tuple(events)


def _called(settled: Settled, *, verbs: bool) -> list[str | None]:
    """What verbs call their events, or what nouns do; each sighting remembers it."""
    return [s.title for cluster, _ in settled for s in cluster.sightings if (s.trigger.form == "verb") is verbs]


def _takes_place(cluster: Cluster, dated: Dated) -> bool:
    return dated.basis != "estimate" and not _is_off(cluster, dated)


def _is_off(cluster: Cluster, dated: Dated) -> bool:
    """Whether it was called off for the day that it has: nobody is there."""
    change = next((s.change for s in reversed(cluster.sightings) if s.change), None)
    return change == "cancelled" or (change == "postponed" and dated.when == dated.was)


def _stands_without_date(scene: Scene, cluster: Cluster) -> bool:
    if cluster.background:
        return False
    return any(not s.weak or _at_an_event(scene, s) for s in cluster.sightings)


def _at_an_event(scene: Scene, sighting: Sighting) -> bool:
    """Whether the sentence puts what it tells at an event (« Au sommet de Washington, tous ont promis … »), or
    goes on from the one before (« Elle y a annoncé … »)."""
    sentence = scene.sentence(sighting.start)
    around = scene.nouns.within(sentence.start, sentence.end)
    if sighting.trigger.form == "noun" and sighting.held and sighting.kind == "meeting":
        return goes_on(scene, sighting)  # « présidera ensuite un dîner de travail »
    if sighting.trigger.form != "verb":
        return False
    if sighting.frame and sighting.frame.weak:  # « Lors de sa séance du 22 mai, le Conseil a adopté le message »
        told = sighting.kind == "decision" and sighting.looks == "past"
        return told and any(t.lead == "during" and t.kind == "meeting" and t.end < sighting.start for t in around)
    if any(t.lead == "during" and t.kind in _GATHERINGS for t in around):
        return True
    verb = sighting.trigger.verb
    if verb is not None and verb.tense in ("past", "pluperfect") and goes_on(scene, sighting):
        return True
    if goes_on_in_clause(scene, sighting):
        return True
    told_back = verb is not None and verb.tense in ("past", "pluperfect")
    if told_back and verb is not None and scene.folded.endswith((" y ", " n'y "), 0, verb.start):
        return True  # « s'était rendue à Oslo lundi. Elle y avait rencontré … »
    told = verb is not None and verb.tense == "past" and sighting.kind == "commitment"
    return told and sighting.clause is not None and sighting.clause.pronoun in ("il", "elle")


def _worth_keeping(scene: Scene, cluster: Cluster) -> bool:
    """Whether an event without a time is told as having happened or to come: undated, yet an event."""
    if cluster.kind in ("accession", "appointment", "conflict", "attack", "commitment", "operation", "exercise"):
        return False
    if any(s.change and s.title and " " in s.title for s in cluster.sightings):
        return True
    return scene.published.value is None and any(not s.weak and s.looks and s.title for s in cluster.sightings)


def _placed_within(scene: Scene, cluster: Cluster, dated: Dated, told: Settled) -> Dated:
    """The time with the event that the sentence puts around it: « En marge du sommet, … a annoncé mardi »."""
    if dated.part_of is not None or cluster.kind in ("summit", "conflict", "exercise"):
        return dated
    around = around_in_sentence(scene, cluster.sightings[0], cluster, told)
    return changed(dated, part_of=around[0]) if around and overlap(around[1].days, dated.days) else dated


def _event(
    scene: Scene, cluster: Cluster, title: str, dated: Dated, ids: dict[int, str], grounds: Grounds
) -> Turns[Event]:
    first, last = interval(dated.when)
    spans = {(s.span[0], s.span[1]) for s in cluster.sightings}
    main = _main(cluster)
    place = place_of_event(scene, cluster, dated, grounds)
    yield
    about = _topics(scene, main)
    yield
    return Event(
        id=ids[id(cluster)],
        kind=cluster.kind,
        title=standing(title, place),
        at=tuple(Span(a, b, scene.text[a:b]) for a, b in sorted(spans)),
        when=dated.when,
        first=first,
        last=last,
        date_basis=dated.basis,
        place=place,
        participants=_participants(cluster),
        topics=about,
        status=status_of(scene, cluster, dated, first, last),
        was=dated.was,
        part_of=ids.get(id(dated.part_of)) if dated.part_of else None,
        reference=cluster.known,
        why=dated.why,
    )


def _main(cluster: Cluster) -> Sighting:
    """The sighting that says most: dated, in the body, with a title."""
    if len(cluster.sightings) == 1:
        return cluster.sightings[0]
    return max(cluster.sightings, key=lambda s: (bool(s.title), s.when.known, not s.background, -s.start))


def _participants(cluster: Cluster) -> tuple[str, ...]:
    return tuple(name for name in cluster.who if name)


def _topics(scene: Scene, sighting: Sighting) -> tuple[str, ...]:
    sentence = scene.sentence(sighting.start)
    return topics(scene.reading, sentence.start, sentence.end, sighting.title)
