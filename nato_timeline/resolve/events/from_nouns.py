"""Sightings from nouns and names: « la réunion des ministres », « cette entrevue », « le sommet de Vilnius »."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from ...grammar import direction
from . import known
from .complement import Complement, complement
from .governors import Governor, governors
from .kinds import holds, words
from .phrases import Phrase
from .scene import Scene
from .sighting import Sighting, When
from .timing import of_noun
from .titles import of_noun as title_of_noun
from .where import place_of
from .who import bodies_in, people_in, phrase_people, subject_people

# words that do not tell one meeting from another
_LIGHT = frozenset(
    "de du des d' la le les l' et a au aux en pays membres membre etats etat allies alliee allie otan alliance organisation "
    "niveau informelle informel extraordinaire ordinaire formelle officielle officiel commune prochaine dernier derniere "
    "hauts haut rang leurs leur ses son sa respectifs nations atlantique nord".split()
)
_PLACED = frozenset({"summit", "meeting", "visit", "press", "exercise", "accession", "attack", "operation", "statement"})
_POINTING = re.compile(r"[ ](?:ministerielle|bilaterale|de travail|annuelle|multinational|allie)s?\b")
_CEREMONY = re.compile(r"ceremonie\b")


def from_noun(scene: Scene, trigger: Trigger) -> Sighting | None:
    """The sighting of an event noun or name; None where it names no event in its sentence."""
    noun = complement(scene, trigger)
    over = governors(scene, trigger, noun.end)
    if not _stands(scene, trigger, noun, over):
        return None
    kind = _kind(scene, trigger, noun)
    when = of_noun(scene, trigger, noun, over)
    place = _place(scene, trigger, noun, over) if kind in _PLACED else None
    looks = _looks(scene, trigger, over)
    who = _who(scene, trigger, noun, over)
    key = _key(scene, trigger, noun, over)
    reference = _reference(scene, trigger, noun, kind, place, when, looks)
    if reference and reference.kind == "summit" and place is None:
        place = reference.place
    refers = _refers(scene, trigger, noun, key, who)
    sentence = scene.sentence(trigger.start)
    return Sighting(
        trigger=trigger,
        kind=kind,
        span=(trigger.start, max(noun.end, trigger.end)),
        sentence=sentence.start,
        when=when,
        title=None if refers else title_of_noun(scene, trigger, noun, over, kind, who),
        place=place,
        who=who,
        key=key,
        known=reference,
        clause=over[0].clause if over else None,
        looks=looks,
        change=_change(over),
        refers=refers,
        background=trigger.lead in ("before", "after"),
        weak=_weak(scene, trigger, noun, over, who),
        headline=not any(v.finite for v in scene.verbs.within(sentence.start, sentence.end)),
    )


def _stands(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> bool:
    if any(g.verb.negated or (g.verb.tense == "conditional" and g.verb.modal != "devoir") for g in over):
        return False
    if trigger.noun is None:
        return True
    if trigger.noun.named and trigger.name is None:
        return False
    of = trigger.noun.of
    return not of or any(holds(scene, p.start, p.end, of) for p in (*noun.inner, *noun.rest[:2]))


def _kind(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    turns = trigger.noun.turns if trigger.noun else None
    inside = scene.folded[trigger.end : noun.end]
    for kind, phrases in (turns or {}).items():
        if any(phrase in inside for phrase in phrases):
            return kind
    return trigger.kind


def _place(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> str | None:
    named = [p for p in noun.inner if not p.link and scene.folded.startswith(("de ", "d'", "du "), p.start)] if trigger.kind == "summit" else []
    near: list[Phrase] = [*noun.inner, *noun.rest]
    around = [p for g in over for p in (*g.clause.after, *g.clause.before)]
    return place_of(scene, named) or place_of(scene, [p for p in near if p.link == "to"]) or place_of(scene, [p for p in around if p.link == "to"])


def _looks(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> str | None:
    if trigger.lead == "before":
        return "future"
    if any(g.uses == {"plan"} for g in over):
        return "future"
    return direction(scene.reading, scene.facts.verbs, trigger.head)


def _who(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> tuple[str, ...]:
    """People in the noun's complement, in the phrases behind it, and in the clauses of its verbs; countries beside them."""
    found: list[str] = []
    for governor in over:
        if governor.role in ("object", "attend"):
            found += subject_people(scene, governor.clause)
    found += people_in(scene, trigger.end, noun.end)
    linked = [p for p in noun.rest if p.link in ("with", "between", "presence", "led", "by", "beside")]
    for phrase in linked:
        following = noun.rest[noun.rest.index(phrase) + 1 :]
        found += phrase_people(scene, phrase, following) or bodies_in(scene, phrase.start, phrase.end)
    for governor in over:
        for phrase in governor.clause.links("by", "with", "presence", "led", "between"):
            following = governor.clause.after[governor.clause.after.index(phrase) + 1 :]
            found += phrase_people(scene, phrase, following)
    if trigger.kind == "accession":
        found += bodies_in(scene, trigger.end, noun.end)
    return tuple(dict.fromkeys(name for name in found if name not in ("OTAN", "Alliés")))


def _key(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> frozenset[str]:
    """What tells the event from others of its kind: its name, its format, or who gathers."""
    if trigger.name:
        return frozenset(words(scene, *trigger.name))
    formats = [t for t in scene.names.within(trigger.start, noun.end) if t.known]
    if formats:
        return frozenset({formats[0].known[0].id})
    if trigger.kind in ("summit", "visit"):
        return frozenset()
    content = {word for word in words(scene, trigger.end, noun.end) if word not in _LIGHT and len(word) > 2}
    if not content or content <= {"ministerielle", "bilaterale"}:
        subject = next((g.clause.subject for g in over if g.role == "object" and g.clause.subject), None)
        if subject and holds(scene, *subject, ("leaders",)):
            content = {word for word in words(scene, *subject) if word not in _LIGHT and len(word) > 2}
    return frozenset(content)


def _reference(scene: Scene, trigger: Trigger, noun: Complement, kind: str, place: str | None, when: When, looks: str | None):  # type: ignore[no-untyped-def]
    inside = scene.folded[trigger.start : noun.end]
    if kind == "summit":
        return known.summit(inside, place, when, looks, scene.published)
    if trigger.name and trigger.known and trigger.kind == "exercise":
        return known.exercise(trigger.known, scene.folded[slice(*trigger.name)], when)
    formats = [t for t in scene.names.within(trigger.start, noun.end) if t.known and t.kind == "meeting"]
    if formats:
        return formats[0].known[0]
    return trigger.known[0] if len(trigger.known) == 1 and trigger.kind != "exercise" else None


def _refers(scene: Scene, trigger: Trigger, noun: Complement, key: frozenset[str], who: tuple[str, ...]) -> bool:
    """Whether the words point to an event named elsewhere: « cette réunion », « la rencontre », « la réunion ministérielle »."""
    if trigger.determiner == "demonstrative":
        return True
    if trigger.form == "name" or trigger.name or trigger.determiner not in ("definite", "possessive"):
        return False
    if key or who or trigger.kind in ("press", "accession", "conflict", "attack", "commitment"):
        return False
    return not _names_place(scene, trigger, noun)


def _names_place(scene: Scene, trigger: Trigger, noun: Complement) -> bool:
    return trigger.kind in ("summit", "visit") and bool(scene.places.within(trigger.end, noun.end + 1))


def _change(over: tuple[Governor, ...]) -> str | None:
    for governor in over:
        if "cancel" in governor.uses:
            return "cancelled"
        if "postpone" in governor.uses:
            return "postponed"
    return None


def _weak(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], who: tuple[str, ...]) -> bool:
    """Whether the noun makes an event only with a date of its own."""
    if trigger.noun is None:
        return trigger.lead != "during" and not over
    held = any(g.uses & {"hold", "attend", "start", "finish", "plan"} for g in over)
    if trigger.noun.foreign:
        return True
    if trigger.plural or trigger.noun.weak:
        return not (held and not trigger.plural and trigger.noun.part and trigger.noun.key != "echange de vues")
    return False
