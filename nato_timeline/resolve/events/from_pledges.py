"""Sightings of what was given or promised, from nouns: « l'engagement pris à Washington de consacrer 40
milliards », « le soutien fourni au premier semestre représente 20,9 milliards »."""

from __future__ import annotations

from collections.abc import Iterator

from ...find.triggers import Trigger, word_list
from ...model import Figure
from . import known
from .bodies import bodies_in
from .clause import Clause, clause_of
from .complement import Complement, complement
from .french import capital, clean
from .kinds import is_money
from .scene import Scene
from .sighting import Sighting
from .verb_timing import of_verb
from .where import place_of
from .wording import fitted, tail

# what is done to a pledge: « pris, fourni, annoncé, livré »


def from_pledges(scene: Scene) -> Iterator[Sighting]:
    """Sightings of pledges in text order: a noun, a participle that gives it, a time or place, and a sum in the
    sentence."""
    for trigger in scene.nouns:
        if trigger.kind == "commitment" and trigger.form == "noun" and not trigger.plural:
            sighting = _pledge(scene, trigger)
            if sighting:
                yield sighting


def _pledge(scene: Scene, trigger: Trigger) -> Sighting | None:
    sentence = scene.sentence(trigger.start)
    sum_ = next((f for f in scene.figures.within(trigger.start, sentence.end) if is_money(f.unit)), None)
    if sum_ is None:
        return None
    noun = complement(scene, trigger)
    verb = scene.verbs.first(trigger.end, noun.end + 24)
    if verb is None or verb.tense != "participle" or verb.lemma not in word_list("given"):
        return None
    clause = clause_of(scene, verb)
    place = place_of(scene, clause.links("to"))
    when = of_verb(scene, clause, ())
    summit = known.summit("", place, when, "past", scene.published) if place else None
    if not when.known and summit is None:
        return None
    return Sighting(
        trigger=trigger,
        kind="commitment",
        span=(trigger.start, verb.end),
        sentence=sentence.start,
        when=when,
        given=_title(scene, trigger, noun, clause, sum_),
        place=place,
        who=(sum_.holder,) if sum_.holder else _givers(scene, clause),
        known=summit if not when.known else None,
        looks="past",
        weak=True,
    )


def _givers(scene: Scene, clause: Clause) -> tuple[str, ...]:
    return tuple(name for phrase in clause.links("by") for name in bodies_in(scene, phrase.start, phrase.end))


def _title(scene: Scene, trigger: Trigger, noun: Complement, clause: Clause, sum_: Figure) -> str:
    """With the sum: as the infinitive says it, or put behind the noun: « Soutien de 20,9 milliards d’euros
    fourni … »."""
    infinitive = next((v for v in scene.verbs.within(clause.verb.end, sum_.start) if v.tense == "infinitive"), None)
    said = clean(scene.text[trigger.head : max(noun.end, trigger.end)])
    if infinitive is not None:
        end = scene.sentence(trigger.start).end
        rest = tail(scene, max(noun.end, trigger.end), end)
        if scene.text[infinitive.start : infinitive.end] not in rest:  # « pris lors du sommet, de consacrer 2 % »
            what = scene.folded.rfind(" d", clause.verb.end, infinitive.start)
            rest = f"{scene.text[clause.verb.start : clause.verb.end]} {tail(scene, what + 1, end)}"
        return fitted(f"{capital(said)} {rest}")
    given = [clean(scene.text[clause.verb.start : clause.verb.end])]
    given += [clean(scene.text[p.begin : p.end]) for p in clause.after if p.link in ("to", "for", "by")]
    moments = scene.moments.within(clause.verb.end, clause.end + 1)
    if moments:
        given.append(clean(scene.text[moments[0].begin : moments[0].end]))
    return fitted(f"{capital(said)} de {clean(scene.text[sum_.start : sum_.end])} {' '.join(given)}")
