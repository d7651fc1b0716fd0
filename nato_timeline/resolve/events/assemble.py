"""Events out of clusters: their time, place, people, status and title put together, and what is none left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ...calendar import interval
from ...lexicon import countries, regions
from ...model import Event, Span
from ..topics import topics
from .coreference import Cluster
from .dates import Dated, Settled, stated
from .french import capital
from .inheritance import around_in_sentence, inherited, overlap
from .scene import Scene
from .sighting import Sighting

# how the title of a kind begins best
_PLAIN = {
    "accession": ("Adhésion", "Signature"),
    "summit": ("Sommet", "Réunion"),
    "exercise": ("Exercice",),
    "visit": ("Visite",),
}
# what happens at once and does not go on
_AT_ONCE = frozenset({"decision", "commitment", "accession", "appointment", "statement", "press", "attack"})
# « le 15 mai », « les 15 et 16 mai 2017 », « du 8 au 19 mai »
_OF_DAYS = re.compile(
    r"(?P<article>les?|du) (?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?P<days>\d.*)"
)
_GATHERINGS = frozenset({"summit", "meeting", "visit", "press"})


def assemble(scene: Scene, clusters: list[Cluster]) -> tuple[Event, ...]:
    """Events in text order; `part_of` is the id of the event around one."""
    settled = Settled()
    open_: list[Cluster] = []
    for cluster in clusters:
        dated = stated(scene, cluster)
        if dated and (dated.when or dated.said):
            settled.add(cluster, dated)
        elif _stands_without_date(scene, cluster):
            open_.append(cluster)
    for cluster in open_:
        dated = inherited(scene, cluster, settled) or Dated()
        if dated.when or _worth_keeping(scene, cluster):
            settled.add(cluster, dated)
    told = [(c, _placed_within(scene, c, d, settled)) for c, d in settled if _title(scene, c) is not None]
    visits: Visits = {}
    for cluster, dated in told:
        if cluster.kind == "visit" and cluster.places and dated.basis != "estimate" and _day_precise(dated.when):
            for person in cluster.who:
                visits.setdefault(person, []).append((cluster, dated))
    ids = {id(cluster): f"e{n}" for n, (cluster, _) in enumerate(told, 1)}
    placed: Placed = [(c, d) for c, d in told if c.kind in _GATHERINGS and _is_spot(c) and _lasts_days(d)]
    within = {id(cluster): dated.part_of for cluster, dated in told if dated.part_of is not None}
    return tuple(
        _event(scene, cluster, _on_visit(cluster, dated, visits), ids, placed, within) for cluster, dated in told
    )


def _stands_without_date(scene: Scene, cluster: Cluster) -> bool:
    if cluster.background:
        return False
    return any(not s.weak or _at_an_event(scene, s) for s in cluster.sightings)


def _at_an_event(scene: Scene, sighting: Sighting) -> bool:
    """Whether the sentence puts what it tells at an event (« Au sommet de Washington, tous ont promis … »), or
    goes on from the one before (« Elle y a annoncé … »)."""
    sentence = scene.sentence(sighting.start)
    around = scene.nouns.within(sentence.start, sentence.end)
    if sighting.trigger.form != "verb" or (sighting.frame and sighting.frame.weak):
        return False
    if any(t.lead == "during" and t.kind in _GATHERINGS for t in around):
        return True
    verb = sighting.trigger.verb
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
    return replace(dated, part_of=around[0]) if around and overlap(around[1].days, dated.days) else dated


Visits = dict[str, list[tuple[Cluster, Dated]]]


def _on_visit(cluster: Cluster, dated: Dated, visits: Visits) -> Dated:
    """A meeting of somebody who is on a visit that day is a part of the visit, and held where it leads."""
    if dated.part_of is not None or cluster.kind not in ("meeting", "press") or cluster.places or cluster.keys:
        return dated
    near = [c for person in cluster.who for c, d in visits.get(person, ()) if overlap(d.days, dated.days)]
    return replace(dated, part_of=near[0]) if near and all(c is near[0] for c in near) else dated


def _event(
    scene: Scene, cluster: Cluster, dated: Dated, ids: dict[int, str], placed: Placed, within: dict[int, Cluster]
) -> Event:
    first, last = interval(dated.when)
    spans = {(s.span[0], s.span[1]) for s in cluster.sightings}
    main = _main(cluster)
    place = _place(cluster, dated, within) or _place_that_day(scene, cluster, dated, placed)
    return Event(
        id=ids[id(cluster)],
        kind=cluster.kind,
        title=_standing(_title(scene, cluster) or "", place),
        at=tuple(Span(a, b, scene.text[a:b]) for a, b in sorted(spans)),
        when=dated.when,
        first=first,
        last=last,
        date_basis=dated.basis,
        place=place,
        participants=_participants(cluster),
        topics=_topics(scene, main),
        status=_status(scene, cluster, dated, first, last),
        was=dated.was,
        part_of=ids.get(id(dated.part_of)) if dated.part_of else None,
        reference=cluster.known,
        why=dated.why,
    )


def _main(cluster: Cluster) -> Sighting:
    """The sighting that says most: dated, in the body, with a title."""
    return max(cluster.sightings, key=lambda s: (bool(s.title), s.when.known, not s.background, -s.start))


def _title(scene: Scene, cluster: Cluster) -> str | None:
    """The best title that a sighting gives: people by name before roles, a full noun phrase before a bare noun."""
    titled = [s for s in cluster.sightings if s.title]
    if not titled:
        s = cluster.sightings[0]
        if not s.when.known or s.plain is None:
            return None
        return _with_town(s.plain, cluster) or _with_day(scene, s)
    best = max(titled, key=lambda s: _merit(s, cluster))
    title = best.title or ""
    if cluster.kind == "attack" or " " not in title:
        title = _with_town(title, cluster) or title
    noun = next((s for s in cluster.sightings if s.refers and s.trigger.noun and not cluster.keys), None)
    if noun and best.frame and best.frame.noun and title.startswith(capital(best.frame.noun)):
        head = capital(" ".join(scene.text[noun.trigger.head : noun.span[1]].split()))
        title = head + title[len(best.frame.noun) :]
    return title


def _with_town(title: str, cluster: Cluster) -> str | None:
    """A title that says nothing but the kind, with the town; None without one."""
    town = cluster.places[0] if cluster.places else None
    if town and _is_town(town) and town not in title:
        return f"{title} à {town}"
    return title if " " in title else None


def _with_day(scene: Scene, sighting: Sighting) -> str | None:
    """« La prochaine réunion se tiendra les 15 et 16 mai »: a noun that says nothing, with its days."""
    moment = sighting.when.at
    said = _OF_DAYS.match(" ".join(scene.text[moment.begin : moment.end].split())) if moment else None
    if said is None or sighting.plain is None:
        return None
    return f"{sighting.plain} {'des' if said['article'] == 'les' else 'du'} {said['days']}"


def _standing(title: str, place: str | None) -> str:
    """A title of one word with the town where it is held: « Réunion à Bucarest »."""
    return f"{title} à {place}" if place and " " not in title and _is_town(place) else title


def _is_town(place: str) -> bool:
    return all(country.name != place for country in countries()) and all(region.name != place for region in regions())


def _merit(sighting: Sighting, cluster: Cluster) -> tuple[int, int, int]:
    title = sighting.title or ""
    capitals = sum(word[:1].isupper() for word in title.split()[1:])
    if title.startswith(_PLAIN.get(cluster.kind, ("?",))) or "prend ses fonctions" in title:
        capitals += 10
    return (
        sighting.trigger.form == "verb" or not sighting.trigger.plural,
        min(capitals, 16) + (2 if sighting.when.known and cluster.kind in ("commitment", "decision") else 0),
        -sighting.start,
    )


def _place(cluster: Cluster, dated: Dated, within: dict[int, Cluster]) -> str | None:
    """Its own place, else that of the event it is part of, or of what that one is part of in turn."""
    if cluster.places:
        return cluster.places[0]
    if cluster.kind not in ("meeting", "press", "accession", "commitment", "decision", "statement"):
        return None
    around, seen = dated.part_of, {id(cluster)}
    while around is not None and id(around) not in seen:
        if around.places:
            return around.places[0]
        seen.add(id(around))
        around = within.get(id(around))
    return None


Placed = list[tuple[Cluster, Dated]]
# kinds of events that are where those are who take part
_THERE = frozenset({"meeting", "press", "decision", "statement"})
_WEEK = 8


def _lasts_days(dated: Dated) -> bool:
    first, last = dated.days
    return bool(first and last) and (last - first).days < _WEEK  # type: ignore[operator]


def _is_spot(cluster: Cluster) -> bool:
    """Whether the place of an event is one where something else can be too: no continent, but that of a summit."""
    return bool(cluster.places) and (cluster.kind == "summit" or all(r.name != cluster.places[0] for r in regions()))


def _place_that_day(scene: Scene, cluster: Cluster, dated: Dated, placed: Placed) -> str | None:
    """Where somebody who takes part is that day by another event, or where the sentence before tells of that day;
    None where two places fit."""
    first, last = dated.days
    if cluster.kind not in _THERE or first is None or last is None or not _lasts_days(dated):
        return None
    near = [
        other.places[0]
        for other, d in placed
        if other is not cluster
        and _lies_in(dated, d)
        and (_is_at_summit(cluster, other) or _shares(cluster, other) or _adjoins(scene, cluster, other))
    ]
    return near[0] if near and len(set(near)) == 1 else None


def _is_at_summit(cluster: Cluster, other: Cluster) -> bool:
    """Whether one is a meeting or press conference and the other a summit: on its days those who meet are there."""
    return other.kind == "summit" and cluster.kind in ("meeting", "press")


def _lies_in(inner: Dated, outer: Dated) -> bool:
    (first, last), (start, end) = inner.days, outer.days
    return bool(first and last and start and end) and start <= first and last <= end  # type: ignore[operator]


def _shares(one: Cluster, other: Cluster) -> bool:
    return any(name[:1].islower() and name in other.who for name in one.who)


def _adjoins(scene: Scene, cluster: Cluster, other: Cluster) -> bool:
    """Whether the other event is told in the same sentence or the one before it in the paragraph."""
    sentence = scene.sentence(cluster.sightings[0].start)
    before = scene.sentences.before(sentence.start)
    near = {sentence.start}
    if before is not None and before.paragraph == sentence.paragraph:
        near.add(before.start)
    return any(s.sentence in near for s in other.sightings)


def _participants(cluster: Cluster) -> tuple[str, ...]:
    return tuple(name for name in cluster.who if name)


def _topics(scene: Scene, sighting: Sighting) -> tuple[str, ...]:
    sentence = scene.sentence(sighting.start)
    return topics(scene.reading, sentence.start, sentence.end, sighting.title)


def _status(scene: Scene, cluster: Cluster, dated: Dated, first: date | None, last: date | None) -> str:
    """As seen on the document's day: cancelled and postponed as told; else by the calendar, else by the clause."""
    change = next((s.change for s in reversed(cluster.sightings) if s.change), None)
    if change:
        return change
    looks = _looks(cluster)
    if cluster.kind == "operation" and _goes_on(scene, cluster):
        return "ongoing"
    today = scene.published.value
    told = looks == "past" and any(
        _tells(s) and (s.when.known or dated.basis == "inherited") for s in cluster.sightings
    )
    expected = interval(scene.published.estimate)[1] if today is None else None
    if expected and first and first > expected:
        return "held" if told else "scheduled"
    if today and first and last is None and first <= today and looks != "future" and cluster.kind not in _AT_ONCE:
        return "ongoing"
    if today and last and first is None and last >= today and looks != "future":
        return "ongoing"
    if today and first and last:
        if last < today:
            return "held"
        if first > today:
            told = told and scene.latest is not None and first <= scene.latest
            return "held" if told else "scheduled"
        if first < last and _day_precise(dated.when) and cluster.kind not in _AT_ONCE:
            return "ongoing"
    if today is None and looks == "present" and first != last:
        return "ongoing"
    return "scheduled" if looks == "future" else "held"


def _looks(cluster: Cluster) -> str | None:
    """Which way the text looks at the event: as its dated place does, else as any other; « participent à » is
    present."""
    dated = [s for s in cluster.sightings if s.when.known and not s.background]
    if dated and dated[0].looks is None and dated[0].clause and dated[0].clause.verb.tense == "present":
        return "present"
    ordered = [*dated, *(s for s in cluster.sightings if not s.background), *cluster.sightings]
    return next((s.looks for s in ordered if s.looks), None)


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


def _day_precise(when: str | None) -> bool:
    return bool(when) and all(len(part) == 10 for part in str(when).split("/"))
