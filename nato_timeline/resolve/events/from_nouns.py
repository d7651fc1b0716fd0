"""Sightings from nouns and names: « la réunion des ministres », « cette entrevue », « le sommet de Vilnius »."""

from __future__ import annotations

import re
from functools import partial

from ...find.triggers import Trigger, word_list
from ...grammar import direction
from ...lexicon.reference import NamedEvent
from ...turns import Turns
from . import known
from .assertion import looks_of
from .at_nouns import is_devoted
from .clause import clause_of
from .complement import Complement, complement
from .french import capital, de
from .governors import Governor, governors
from .items import part_of_item
from .kinds import holds, turned, words
from .labels import label_of, place_by_label, place_of_heading
from .noun_people import people_of_noun
from .noun_places import land_taken, place_of_header, place_of_noun
from .noun_titles import gatherers, of_known, partner_of
from .noun_titles import of_noun as title_of_noun
from .said_fully import thing_delivered
from .scene import Scene
from .sighting import PLACED, Asked, Sighting, When, since_as_whole
from .telling import fails, has_partner, is_recalled, is_speech, may_stand, stands
from .timing import of_noun, opening, read
from .who import people_in

# kinds whose nouns say enough without a complement
_FULL = frozenset({"press", "accession", "conflict", "attack"})
_HELD = frozenset({"hold", "start"})
# appointments that are held somewhere
_HANDED = ("passation de", "ceremonie de passation")
_IT_IS = re.compile(r"\b(?:c'est|c'etait|ce[ ](?:sera|fut)|il[ ]s'agi(?:t|ssait|ra)[ ]de)[ ](?:la|le|sa|son|leur)[ ]$")
_ITS = ("la", "le", "sa", "son", "leur")
# how that ends: « est la », « de leur »
_IS = tuple([f"{verb} {of} " for verb in ("est", "etait", "sera", "fut", "de") for of in _ITS])


def from_noun(scene: Scene, trigger: Trigger) -> Turns[Sighting | None]:
    """The sighting of an event noun or name; None where it names no event in its sentence."""
    if not may_stand(scene, trigger):
        return None
    yield
    noun = complement(scene, trigger)
    yield
    over = _standing(governors(scene, trigger, noun.end))
    yield
    if not stands(scene, trigger, noun, over):
        return None
    kind = _kind(scene, trigger, noun)
    yield
    when = of_noun(scene, trigger, noun, over)
    # « Depuis 2017, X participe à la force décidée au sommet Y »: no day of the summit's
    if not over and trigger.determiner == "indefinite" and not when.known and is_devoted(scene, trigger, noun.end):
        when = read(opening(scene, trigger.start), frozenset())
    since = when.start is not None and when.start.lead == "since" and when.start.end < trigger.start
    loose = when.loose or since
    if since and trigger.lead in ("before", "after"):
        when = When()  # « accueille le siège depuis 1967, après le retrait de la France »
    if kind in ("accession", "appointment", "summit"):
        when = since_as_whole(when)
    if over and not when.known and any(fails(scene, g) for g in over):
        return None
    yield
    placed = kind in PLACED or (kind == "appointment" and scene.folded.startswith(_HANDED, trigger.head))
    place = place_by_label(scene, trigger.start) if placed else None
    if place is None and placed:
        place = place_of_noun(scene, trigger, noun, over) or place_of_heading(scene, trigger.start)
    if kind == "conflict":
        place = land_taken(scene, trigger, noun)
    if kind == "statement" and place is None and is_speech(scene, trigger):
        place = place_of_header(scene)
    yield
    looks = _looks(scene, trigger, over)
    yield
    who = people_of_noun(scene, trigger, noun, over)
    yield
    key = _key(scene, trigger, noun, over)
    reference = _reference(scene, trigger, noun, kind, place, when, looks)
    if reference is None and kind == "summit" and loose:
        reference = _reference(scene, trigger, noun, kind, place, When(), looks)
        when = When() if reference is not None else when
    if reference is None and not when.known and _is_to_be_set(scene, trigger):
        return None
    if kind == "meeting" and trigger.plural and _is_broken_off(scene, trigger, when):
        return None
    if reference and reference.kind in ("summit", "operation", "milestone") and place is None:
        place = reference.place
    yield
    quoted = scene.quoted(trigger.start)
    pointing = _refers(scene, trigger, noun, over, key) and (reference is None or trigger.determiner == "demonstrative")
    yield
    whole = thing_delivered(scene, trigger) if pointing and not noun.inner else ""
    refers = (pointing and not whole) or (quoted and not when.known and reference is None)
    sentence = scene.sentence(trigger.start)
    verbs = scene.finite.within(sentence.start, sentence.end)
    return Sighting(
        trigger=trigger,
        kind=kind,
        span=(trigger.start, max(noun.end, trigger.end)),
        sentence=sentence.start,
        when=when,
        called=Asked(partial(_title, scene, trigger, noun, over, kind, who, reference)),
        given=f"{capital(scene.text[trigger.head : trigger.end])} {de(whole)}" if whole else None,
        place=place,
        who=who,
        key=key,
        known=reference,
        clause=over[0].clause if over else None,
        looks=looks,
        change=_change(scene, over) or _labelled(scene, trigger),
        refers=refers,
        background=is_recalled(scene, trigger, kind),
        programme="programme d" in scene.folded[max(0, trigger.start - 24) : trigger.start],
        held=bool(over) and any(g.uses & {"hold", "attend", "start"} for g in over),
        weak=_weak(scene, trigger, noun, over, bool(who)) or (quoted and not trigger.name),
        headline=not any(not scene.quoted(v.start) for v in verbs),
    )


def _is_to_be_set(scene: Scene, trigger: Trigger) -> bool:
    """« La date de la réunion n'a pas encore été fixée »: an event of which the text speaks as of one without a day."""
    m = _DATE_OF.search(scene.folded, max(0, trigger.start - 48), trigger.start)
    return m is not None and (m["date"] is not None or trigger.determiner == "indefinite")


_DATE_OF = re.compile(
    r"\b(?:(?P<date>dates?|calendrier)|principe|idee|possibilite|eventualite|perspective|hypothese)[ ]"
    r"(?:(?:exacte|precise|definitive)s?[ ])?(?:d'|de[ ]l'|de[ ]la[ ]|de[ ]|du[ ]|des[ ])(?:(?:une?|leurs?|cette)[ ])?$"
)


# « la rupture, le 26 mai, des négociations », « l'échec des pourparlers »: told as an end, and not as held
_BROKEN = re.compile(
    r"(?:\b(?:rupture|echec|gel|arret|interruption|abandon|suspension|blocage)(?:,[ ][^,.;]{3,30},)?[ ]"
    r"(?:de[ ](?:la[ ]|l'|leurs[ ]|ces[ ])?|du[ ]|des[ ]|d')|\bmet[a-z]*[ ]fin[ ](?:[a-z0-9]+[ ]){0,3}aux?[ ]|"
    r"\bmis[ ]fin[ ](?:[a-z0-9]+[ ]){0,3}(?:aux?|a[ ](?:ses|leurs))[ ])$"
)


def _is_broken_off(scene: Scene, trigger: Trigger, when: When) -> bool:
    said = when.at or when.start or when.finish
    if said is not None and said.start >= trigger.end:
        return False  # « l'échec des pourparlers ouverts le 6 février »
    return _BROKEN.search(scene.folded, max(0, trigger.start - 60), trigger.start) is not None


def _title(
    scene: Scene,
    trigger: Trigger,
    noun: Complement,
    over: tuple[Governor, ...],
    kind: str,
    who: tuple[str, ...],
    reference: NamedEvent | None,
) -> str | None:
    plain = (
        kind == "summit"
        and trigger.noun is not None
        and trigger.noun.key == "sommet"
        and not _names_place(scene, trigger, noun)
    )
    if reference and (kind == "conflict" or (plain and reference.place)):
        return of_known(reference)
    title = title_of_noun(scene, trigger, noun, over, kind, who)
    part = part_of_item(scene, trigger) if title else None
    if not part or not title:
        return title
    of_name = trigger.form == "name" and not scene.text[trigger.start].islower()
    return capital(part) + (title if of_name else title[:1].lower() + title[1:])


def _kind(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    turns = trigger.noun.turns if trigger.noun else None
    return turned(turns, scene.folded[trigger.end : noun.end]) or trigger.kind


def _lies_ahead(over: tuple[Governor, ...]) -> bool:
    """Whether it is only planned: « prévue mardi »; « annoncé en mai, le retrait a commencé » has begun."""
    if not over:
        return False
    begun = any(g.uses & {"start", "hold", "finish"} and g.verb.tense == "past" for g in over)
    return not begun and any(g.uses == {"plan"} for g in over)


def _looks(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> str | None:
    if (trigger.lead == "before" and trigger.determiner != "indefinite") or _lies_ahead(over):
        return "future"
    mine = next((g for g in over if g.role == "subject" and g.verb.finite and g.uses & _HELD), None)
    if mine is not None and (said := looks_of(mine.verb)) is not None:
        return said  # « la préparation du sommet, qui se tiendra en juin »
    looks = direction(scene.reading, scene.verb_groups, trigger.head)
    if looks is None and trigger.lead == "during":  # « Au cours de la conférence qui a suivi, il a précisé … »
        sentence = scene.sentence(trigger.start)
        told = scene.finite.within(trigger.end, sentence.end)
        main = next((v for v in told if clause_of(scene, v).pronoun != "qui"), None)
        looks = looks_of(main) if main else None
    return looks


def _key(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> frozenset[str]:
    """What tells the event from others of its kind: its name, its format, or who gathers."""
    named = _format(scene, trigger.start, noun.end)
    if named is not None:
        return frozenset({named.id})
    if trigger.name:
        return frozenset(words(scene, *trigger.name))
    if trigger.kind == "summit" and known.is_foreign(scene.folded[trigger.end : noun.end]):
        return frozenset(words(scene, trigger.end, noun.end)) - word_list("light")
    if trigger.kind in ("summit", "visit"):
        return frozenset()
    content = _content(scene, trigger.end, noun.end)
    if not content:
        subject = gatherers(scene, trigger, over)
        if subject and holds(scene, *subject, ("leaders",)):
            content = _content(scene, *subject)
    return content


def _content(scene: Scene, start: int, end: int) -> frozenset[str]:
    return frozenset([word for word in words(scene, start, end) if len(word) > 2]) - word_list("light")


def _reference(
    scene: Scene, trigger: Trigger, noun: Complement, kind: str, place: str | None, when: When, looks: str | None
) -> NamedEvent | None:
    inside = scene.folded[trigger.start : noun.end]
    if kind == "summit":
        return known.summit(inside, place, when, looks, scene.published)
    if kind == "conflict" and not trigger.known:
        return known.milestone(trigger.noun.key if trigger.noun else "", when)
    if trigger.name and trigger.known and trigger.kind == "exercise":
        return known.exercise(trigger.known, scene.folded[slice(*trigger.name)], when)
    if named := _format(scene, trigger.start, noun.end):
        return named
    return trigger.known[0] if len(trigger.known) == 1 and trigger.kind != "exercise" else None


def _format(scene: Scene, start: int, end: int) -> NamedEvent | None:
    """The format of a meeting that a stretch names: « réunion du Conseil de l'Atlantique Nord »."""
    for name in scene.names.within(start, end):
        if name.known and name.kind == "meeting":
            return name.known[0]
    return None


def _refers(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], key: frozenset[str]) -> bool:
    """Whether the words point to an event named elsewhere: « cette réunion », « la rencontre », « la réunion
    ministérielle »."""
    if trigger.determiner == "demonstrative":
        return True
    low = max(0, trigger.start - 24)
    if scene.folded.endswith(_IS, low, trigger.start) and _IT_IS.search(scene.folded, low, trigger.start):
        return True  # « C'est la onzième réunion de ce format »
    if trigger.form == "name" or trigger.name or trigger.determiner not in ("definite", "possessive"):
        return False
    if trigger.kind == "press" and not noun.inner and any("finish" in g.uses for g in over):
        return True  # « Le point de presse s'est achevé à 10 h 45 », below what was said there
    if key or people_in(scene, trigger.end, noun.end) or trigger.kind in _FULL or _is_given(over):
        return False
    if trigger.kind == "meeting" and partner_of(noun, over) is not None:
        return False
    own = trigger.determiner == "possessive" and trigger.kind == "visit" and _change(scene, over) is None
    return not (_names_place(scene, trigger, noun) or own)


_GIVING = ("offrir", "donner")


def _is_given(over: tuple[Governor, ...]) -> bool:
    """« lors du dîner offert par le roi »: who gives it tells which."""
    done = [g.clause for g in over if g.role == "subject" and g.verb.tense == "participle" and g.verb.lemma in _GIVING]
    return any(clause.links("by") for clause in done)


def _names_place(scene: Scene, trigger: Trigger, noun: Complement) -> bool:
    inside = scene.places.within(trigger.end, noun.end + 1)
    return trigger.kind in ("summit", "visit") and any(place.kind != "body" for place in inside)


def _standing(over: tuple[Governor, ...]) -> tuple[Governor, ...]:
    """« La visite, annulée une première fois en mai, durera deux jours »: without what is said of another date."""
    if not over or not any(g.verb.tense == "future" and not g.uses & _CHANGED for g in over):
        return over
    return tuple(g for g in over if g.verb.finite or not g.uses & _CHANGED)


_CHANGED = frozenset({"cancel", "postpone"})
_LABEL = re.compile(
    r"\W*(?:(?P<cancelled>annulee?s?|supprimee?s?)|(?P<postponed>reportee?s?)(?:[ ](?:au|a)[ ][^:\n]{3,30})?)"
    r"[ ]?(?::|-)[ ]?(?:la[ ]|le[ ]|l')?"
)


# the same behind what it is said of, at the end of the line: « Dîner … - ANNULÉ », « Réception (reportée) »
_LABEL_BEHIND = re.compile(
    r"[ ](?:[-*:/][ ]?|\(|\[)(?:(?P<cancelled>annulee?s?|supprimee?s?)|(?P<postponed>reportee?s?))[ ]?[)\].*]?(?:\n|$)"
)
_REACH = 200


def _labelled(scene: Scene, trigger: Trigger) -> str | None:
    """« Annulé : entretien avec M. Cerar », « Dîner de travail – ANNULÉ »."""
    sentence = scene.sentence(trigger.start)
    town = label_of(scene, trigger.start)
    m = _LABEL.fullmatch(scene.folded, town.end if town else sentence.start, trigger.start)
    line = scene.folded[trigger.end : min(sentence.end, trigger.end + _REACH)]
    m = m or _LABEL_BEHIND.search(line)
    return m.lastgroup if m else None


def _change(scene: Scene, over: tuple[Governor, ...]) -> str | None:
    for governor in over:
        if "cancel" in governor.uses or fails(scene, governor):
            return "cancelled"
        if "postpone" in governor.uses and governor.verb.tense != "pluperfect":
            return "postponed"  # « avait été reportée »: since then it has its new date
    return None


def _weak(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], people: bool) -> bool:
    """Whether the noun makes an event only with a date of its own."""
    if trigger.noun is None:
        return trigger.lead != "during" and not over
    if trigger.kind == "statement" and is_speech(scene, trigger):
        return False
    held = any(g.uses & {"hold", "attend", "start", "finish", "plan"} for g in over)
    if people and trigger.noun.key == "audition" and trigger.determiner == "bare" and scene.in_title(trigger.start):
        return False  # « Audition de M. Longuet, ministre de la défense », above the account of it
    met = trigger.kind == "meeting" and (trigger.plural or trigger.noun.weak)
    partner = met and has_partner(scene, noun)
    if trigger.plural and held and partner and any(g.verb.finite for g in over):
        return False  # « a tenu des rencontres bilatérales avec X »
    if trigger.noun.foreign or trigger.plural or trigger.kind == "operation":
        return True
    if trigger.kind == "press" and people:
        return False  # « Déclaration liminaire du secrétaire général »
    if trigger.noun.weak and partner:
        return False  # « un déjeuner de travail avec M. Niinistö »
    return trigger.noun.weak and not (trigger.noun.part and (held or trigger.start < trigger.head))
