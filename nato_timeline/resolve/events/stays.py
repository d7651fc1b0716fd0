"""Where somebody is by what is said there: « X a annoncé mardi, à Helsinki, … », « BRUXELLES (AFP) - Les Alliés … »."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from ...grammar.conjugation import verb_set
from ...lexicon import countries, country_of
from .beside import behind_dateline
from .clause import Clause, clause_of
from .cluster import Cluster
from .datable import usable
from .dates import Dated
from .phrases import Phrase
from .scene import Scene
from .where import place_of
from .who import subject_people

# who sends dispatches from the town that opens them
_AGENCY = re.compile(
    r"\([^)]{0,12}\b(?:afp|ats|belga|reuters|dpa|ap|efe|ansa|pap|apa|ukrinform|presse[ ]canadienne)\b[^)]{0,12}\)"
)
# what a dispatch tells first takes place where it was sent from
_TOLD_THERE = frozenset({"decision", "summit", "meeting", "press", "exercise"})
_LATELY = timedelta(2)


@dataclass(frozen=True, slots=True)
class Stays:
    """`said`: towns by person and day, None where a person is in two; `sent`: the first sentence of a dispatch by where
    it begins, with its town."""

    said: dict[tuple[str, date], str | None] = field(default_factory=dict)
    sent: dict[int, str] = field(default_factory=dict)


def stays_of(scene: Scene) -> Stays:
    """What a document says of where its people are."""
    found = Stays()
    for verb in scene.verbs:
        if not verb.finite or verb.lemma not in verb_set("reporting") or scene.quoted(verb.start):
            continue
        told = scene.sentence(verb.start)
        if scene.places.first(told.start, told.end) is None or scene.moments.first(told.start, told.end + 1) is None:
            continue
        clause = clause_of(scene, verb)
        near = scene.moments.within(clause.start, clause.end + 1)
        days = [m for m in near if m.days == 1 and usable(scene, m)] if near else []
        place = _town(scene, clause) if len(days) == 1 else None
        if not place or days[0].first is None:
            continue
        for person in subject_people(scene, clause)[:1]:
            known = found.said.setdefault((person, days[0].first), place)
            found.said[person, days[0].first] = place if known == place else None
    for sentence in scene.sentences[:_FIRST]:
        if behind_dateline(scene, sentence.start, sentence.end) == sentence.start:
            continue
        town = scene.places.first(sentence.start, sentence.start + 2)
        if town is None or town.kind != "city":
            continue
        # a ministry writes from its capital, whatever it tells of: « Berne, 5 juillet 2022 – »
        if town.name not in _capitals() or _AGENCY.search(scene.folded, sentence.start, sentence.end):
            found.sent[sentence.start] = town.name
    return found


_FIRST = 6


@cache
def _capitals() -> frozenset[str]:
    return frozenset(country.capital for country in countries() if country.capital)


def _town(scene: Scene, clause: Clause) -> str | None:
    """The first town that a clause names, behind the verb or before it."""
    towns = _towns(scene, clause.after) or _towns(scene, clause.before)
    return place_of(scene, towns[:1])


def _towns(scene: Scene, phrases: tuple[Phrase, ...]) -> list[Phrase]:
    return [p for p in phrases if p.link == "to" and _is_town(scene, p.start)]


def _is_town(scene: Scene, start: int) -> bool:
    place = scene.places.first(start, start + 2)
    return place is not None and place.kind == "city"


def place_by_stay(scene: Scene, cluster: Cluster, dated: Dated, stays: Stays) -> str | None:
    """Where an event without a place is held by where the one who acts is that day, or where its dispatch was sent."""
    first, last = dated.days
    if first is None or last is None:
        return None
    people = [name for name in cluster.who if name[:1].islower()]
    if first == last and cluster.kind in ("meeting", "press", "decision", "summit") and people:
        said = stays.said.get((people[0], first))
        fresh = said is None and cluster.kind == "press" and first == scene.published.value
        return _home_of_dispatch(scene, people[0], stays) if fresh else said
    today = scene.published.value
    if today is None or cluster.kind not in _TOLD_THERE or last < today - _LATELY:
        return None
    told = (s for s in cluster.sightings if s.looks != "future" and (first <= today or s.change))
    return next((stays.sent[s.sentence] for s in told if s.sentence in stays.sent), None)


def _home_of_dispatch(scene: Scene, person: str, stays: Stays) -> str | None:
    """The capital that a dispatch was sent from, where who speaks to the press holds an office of that country."""
    known = scene.people.get(person)
    lands = {role.of for role in known.roles if role.of} if known else set()
    home = country_of(next(iter(lands))) if len(lands) == 1 else None
    return home.capital if home is not None and home.capital in stays.sent.values() else None
