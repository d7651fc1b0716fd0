"""Sightings that hang on a date: who holds an office « depuis » a day, a summit named only by town and days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...find.triggers import Trigger
from . import known
from .clause import clause_of
from .moments import Moment
from .offices import office_of
from .scene import Scene
from .sighting import Sighting, When
from .who import subject_people

# the office before « depuis »: « est secrétaire général de l'OTAN [depuis] », « en fonction », « occupait ce poste »
_OFFICE = re.compile(
    r"(?:(?P<title>\b(?:secretaire|ministre|presidente?|premiere?[ ]ministre|commandante?|ambassadeur|"
    r"ambassadrice|chef|cheffe|"
    r"directeur|directrice|chanceliere?|representante?|haute?[ ]representante?)\b[^,;:.()]{0,80}?)|"
    r"\b(?:en[ ](?:fonctions?|poste|exercice)|(?:ce|son)[ ]poste|cette[ ]fonction|ces[ ]fonctions|"
    r"ses[ ]fonctions|a[ ]la[ ]tete[ ][^,;:.()]{0,60}?))"
    r"[ ]?,?[ ]?$"
)
_REACH = 110


def from_dates(scene: Scene) -> Iterator[Sighting]:
    """Sightings of both kinds, in text order."""
    for moment in scene.moments:
        if moment.value is None:
            continue
        sighting = _office(scene, moment) if moment.lead == "since" else _summit(scene, moment)
        if sighting:
            yield sighting


def _office(scene: Scene, moment: Moment) -> Sighting | None:
    sentence = scene.sentence(moment.start)
    low = max(sentence.start, moment.begin - _REACH)
    m = _OFFICE.search(scene.folded, low, moment.begin)
    if m is None:
        return None
    between = scene.folded[m.start() : moment.begin]
    verbs = scene.finite.within(m.start(), moment.begin)
    if verbs or len(between) > _REACH:
        return None
    person = _holder(scene, sentence.start, m.start(), moment.begin)
    if person is None:
        return None
    name = scene.people[person].name
    trigger = Trigger(m.start(), moment.end, "state", "appointment", m.start())
    return Sighting(
        trigger=trigger,
        kind="appointment",
        span=(m.start(), moment.end),
        sentence=sentence.start,
        when=When(at=moment),
        given=f"{name} prend ses fonctions{office_of(scene, person)}",
        who=(person,),
        looks="past",
        weak=True,
    )


def _holder(scene: Scene, start: int, office: int, end: int) -> str | None:
    """Who holds it: the person named right before the office, in it, or as the subject of the sentence; « qui »
    goes back to the name before it."""
    near = [m for m in scene.mentions.within(start, end) if m.acting and m.person in scene.people]
    if near:
        last = near[-1]
        of_theirs = last.start > office and scene.folded.endswith(_OF_THEM, 0, last.start)
        return None if of_theirs else last.person  # « ministre du gouvernement [de X] depuis octobre »
    verb = scene.verbs.before(office)  # « Je suis ministre depuis 2013 », « Il est en fonction depuis mai »
    said = verb is not None and verb.finite and verb.start >= start and office - verb.end <= 1
    return next(iter(subject_people(scene, clause_of(scene, verb))), None) if verb and said else None


_OF_THEM = ("gouvernement de ", "gouvernement d'", "gouvernement du ", "cabinet de ", "cabinet d'", "equipe de ")


def _summit(scene: Scene, moment: Moment) -> Sighting | None:
    """« à La Haye (24-25 juin 2025) »: the town and the days of a summit, the word left out."""
    if not (moment.first and moment.last) or moment.days < 2:
        return None
    place = scene.places.before(moment.begin)
    if place is None or place.kind != "city" or scene.folded[place.end : moment.begin].strip() not in ("(", ",", ""):
        return None
    reference = known.summit_on(place.name, (moment.first, moment.last))
    if reference is None:
        return None
    trigger = Trigger(place.start, place.end, "place", "summit", place.start)
    return Sighting(
        trigger=trigger,
        kind="summit",
        span=(place.start, place.end),
        sentence=scene.sentence(place.start).start,
        when=When(at=moment),
        given=f"Sommet de l’OTAN à {place.name}",
        place=place.name,
        known=reference,
    )
