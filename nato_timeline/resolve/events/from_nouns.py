"""Sightings from nouns and names: « la réunion des ministres », « cette entrevue », « le sommet de Vilnius »."""

from __future__ import annotations

import re

from ...find.triggers import Trigger, word_list
from ...grammar import direction
from ...lexicon.reference import NamedEvent
from . import known
from .assertion import is_supposed, looks_of
from .clause import clause_of
from .complement import Complement, complement
from .governors import Governor, governors, may_be_told
from .kinds import holds, turned, words
from .noun_people import people_of_noun
from .noun_places import place_of_noun
from .noun_titles import gatherers, of_known, partner_of
from .noun_titles import of_noun as title_of_noun
from .scene import Scene
from .sighting import PLACED, Sighting, When
from .timing import of_noun, since_as_whole
from .who import people_in, phrase_people

# words that do not tell one meeting from another

# kinds whose nouns say enough without a complement
_FULL = frozenset({"press", "accession", "conflict", "attack"})
# what a verb says of a delivery for it to be an event: « la livraison de douze chars [est prévue] en mars »
_TOLD = frozenset({"hold", "start", "finish", "plan", "cancel", "postpone"})
_HELD = frozenset({"hold", "start"})
_ENDED = frozenset({"start", "finish"})
_AT_A_SESSION = re.compile(
    r"\b(?:lors|au[ ]cours|a[ ]l'occasion|en[ ]marge|dans[ ]le[ ]cadre|a[ ]l'issue)[ ](?:de[ ](?:la[ ]|l')?|"
    r"du[ ]|d'un[ ]|d'une[ ])$"
)
_IT_IS = re.compile(r"\b(?:c'est|c'etait|ce[ ](?:sera|fut)|il[ ]s'agi(?:t|ssait|ra)[ ]de)[ ](?:la|le|sa|son|leur)[ ]$")
# verbs of what is only wished or proposed: « souhaite l'organisation d'un sommet », « a invité X à effectuer une
# visite »
_WISHED = frozenset(
    {"souhaiter", "vouloir", "demander", "proposer", "réclamer", "espérer", "appeler", "plaider", "envisager"}
    | {"suggérer", "préconiser", "exiger", "recommander", "conseiller", "refuser", "exclure", "évoquer", "rejeter"}
    | {"inviter"}
)
_OF = re.compile(r"(?P<office>[a-z-]+)[ ](?:du|de[ ]la|de[ ]l'|d')[ ]?$")


def from_noun(scene: Scene, trigger: Trigger) -> Sighting | None:
    """The sighting of an event noun or name; None where it names no event in its sentence."""
    if not _may_stand(scene, trigger):
        return None
    noun = complement(scene, trigger)
    over = governors(scene, trigger, noun.end)
    if not _stands(scene, trigger, noun, over):
        return None
    kind = _kind(scene, trigger, noun)
    when = of_noun(scene, trigger, noun, over)
    if kind in ("accession", "appointment", "summit"):
        when = since_as_whole(when)
    if any(_fails(scene, g) for g in over) and not when.known:
        return None
    place = place_of_noun(scene, trigger, noun, over) if kind in PLACED else None
    looks = _looks(scene, trigger, over)
    who = people_of_noun(scene, trigger, noun, over)
    key = _key(scene, trigger, noun, over)
    reference = _reference(scene, trigger, noun, kind, place, when, looks)
    if reference and reference.kind in ("summit", "operation") and place is None:
        place = reference.place
    quoted = scene.quoted(trigger.start)
    pointing = _refers(scene, trigger, noun, over, key) and (reference is None or trigger.determiner == "demonstrative")
    refers = pointing or (quoted and not when.known and reference is None)
    sentence = scene.sentence(trigger.start)
    verbs = scene.verbs.within(sentence.start, sentence.end)
    title = _title(scene, trigger, noun, over, kind, who, reference)
    return Sighting(
        trigger=trigger,
        kind=kind,
        span=(trigger.start, max(noun.end, trigger.end)),
        sentence=sentence.start,
        when=when,
        title=None if refers else title,
        plain=title,
        place=place,
        who=who,
        key=key,
        known=reference,
        clause=over[0].clause if over else None,
        looks=looks,
        change=_change(scene, over),
        refers=refers,
        background=_is_recalled(trigger, kind),
        programme="programme d" in scene.folded[max(0, trigger.start - 24) : trigger.start],
        held=any(g.uses & {"hold", "attend", "start"} for g in over),
        weak=_weak(trigger, over, _has_partner(scene, noun), bool(who)) or (quoted and not trigger.name),
        headline=not any(v.finite and not scene.quoted(v.start) for v in verbs),
    )


def _is_recalled(trigger: Trigger, kind: str) -> bool:
    """Whether the event is named only to place another: « avant le sommet »; « avant un déjeuner » tells a new one."""
    return trigger.lead in ("before", "after") and not (trigger.determiner == "indefinite" and kind == "meeting")


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
    return title_of_noun(scene, trigger, noun, over, kind, who)


def _may_stand(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words of the sentence, before they are cut into phrases, leave it possible that `_stands`."""
    if trigger.kind == "meeting" and trigger.form != "name" and _is_of_office(scene, trigger):
        return False
    if _is_wished(scene, trigger):
        return False
    noun = trigger.noun
    if noun is None:
        return True
    sentence = scene.sentence(trigger.start)
    if trigger.kind == "commitment" or (noun.named and trigger.name is None and trigger.determiner != "demonstrative"):
        return may_be_told(scene, trigger, _TOLD if trigger.kind == "commitment" else _ENDED)
    return not noun.of or holds(scene, trigger.end, sentence.end, noun.of)


def _stands(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> bool:
    denied = any((g.verb.negated and not _fails(scene, g)) or is_supposed(scene, g.verb) for g in over)
    if denied:
        return False
    if trigger.form == "name" and trigger.kind == "meeting":  # a body is no meeting, unless one speaks of it as such
        return bool(over) or bool(_AT_A_SESSION.search(scene.folded[max(0, trigger.start - 40) : trigger.start]))
    if trigger.noun is None:
        begun = any(g.uses & {"start", "finish"} for g in over)
        return trigger.kind != "operation" or begun or _is_dated(scene, trigger)
    if trigger.noun.named and trigger.name is None and trigger.determiner != "demonstrative":
        # « la mission de combat prendra fin le 31 décembre »
        return trigger.determiner == "definite" and bool(noun.inner) and any(g.uses & {"start", "finish"} for g in over)
    if trigger.kind == "commitment" and not any(g.role == "subject" and g.uses & _TOLD for g in over):
        return False  # a pledge: from_pledges
    if trigger.noun.talk and not _has_company(scene, trigger, noun, over):
        return False  # « un échange de prisonniers »
    if trigger.kind == "statement" and (not noun.inner or _is_delivered(scene, trigger)):
        return False  # « Discours (résumé) », a label; « prononcera un discours » is told by its verb
    of = trigger.noun.of
    return not of or any(holds(scene, p.start, p.end, of) for p in (*noun.inner, *noun.rest[:2]))


def _is_dated(scene: Scene, trigger: Trigger) -> bool:
    """« deux missions : Allied Provider, d'octobre à décembre 2008 »: a name with its own days right behind."""
    moment = scene.moments.first(trigger.end, trigger.end + 12)
    return moment is not None and scene.folded[trigger.end : moment.begin].strip(" »") in (",", "(")


def _fails(scene: Scene, governor: Governor) -> bool:
    """« la visite prévue le 3 mai n'a pas eu lieu »: what does not take place; not « n'a pas encore eu lieu », nor « ne
    s'est pas tenue à Rome, mais »."""
    verb = governor.verb
    if not verb.negated or verb.lemma != "avoir" or verb.tense not in ("past", "pluperfect", "future"):
        return False
    return scene.folded.startswith("lieu", verb.end + 1) and "encore" not in scene.folded[verb.start : verb.end]


def _is_wished(scene: Scene, trigger: Trigger) -> bool:
    """Whether a new event is what somebody wishes or proposes: « Kiev souhaite l'organisation d'un sommet »."""
    if trigger.form == "name" or trigger.determiner not in ("indefinite", "bare") or trigger.lead == "during":
        return False
    sentence = scene.sentence(trigger.start)
    after = next((v for v in scene.verbs.within(trigger.end, sentence.end) if v.finite), None)
    if after is not None and after.voice == "passive" and after.lemma in _WISHED:
        subject = clause_of(scene, after).subject  # « une rencontre avec le président turc est envisagée »
        return subject is not None and subject[0] <= trigger.head < subject[1]
    before = [v for v in scene.verbs.within(sentence.start, trigger.start) if v.tense != "participle"]
    if not before or "," in scene.folded[before[-1].end : trigger.start]:
        return False
    over = next((v for v in reversed(before) if v.finite), None)
    if over is None or over.lemma not in _WISHED or over.voice == "passive":
        return False
    return before[-1] is over or before[-1].tense == "infinitive"


def _is_of_office(scene: Scene, trigger: Trigger) -> bool:
    """« le président du Conseil européen »: a body in an office's name."""
    m = _OF.search(scene.folded, max(0, trigger.start - 24), trigger.start)
    return m is not None and m["office"] in word_list("offices")


def _has_company(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> bool:
    """Whether a person takes part: « l'audition de M. Vandeput », « a eu un échange avec le ministre »."""
    return bool(people_in(scene, trigger.end, noun.end)) or _has_partner(scene, noun) or _is_had(scene, over)


def _is_had(scene: Scene, over: tuple[Governor, ...]) -> bool:
    """« l'échange qu'il avait eu avec le premier ministre »."""
    verbs = (g.clause for g in over if g.verb.lemma == "avoir")
    return any(
        phrase_people(scene, phrase, clause.after[index + 1 :])
        for clause in verbs
        for index, phrase in enumerate(clause.after)
        if phrase.link == "with"
    )


def _is_delivered(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.verbs.before(trigger.start)
    return verb is not None and verb.lemma == "prononcer" and trigger.start - verb.end < 40


def _kind(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    turns = trigger.noun.turns if trigger.noun else None
    return turned(turns, scene.folded[trigger.end : noun.end]) or trigger.kind


def _lies_ahead(over: tuple[Governor, ...]) -> bool:
    """Whether it is only planned: « prévue mardi »; « annoncé en mai, le retrait a commencé » has begun."""
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
        told = (v for v in scene.verbs.within(trigger.end, sentence.end) if v.finite)
        main = next((v for v in told if clause_of(scene, v).pronoun != "qui"), None)
        looks = looks_of(main) if main else None
    return looks


def _key(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> frozenset[str]:
    """What tells the event from others of its kind: its name, its format, or who gathers."""
    formats = [t for t in scene.names.within(trigger.start, noun.end) if t.known and t.kind == "meeting"]
    if formats:
        return frozenset({formats[0].known[0].id})
    if trigger.name:
        return frozenset(words(scene, *trigger.name))
    if trigger.kind == "summit" and known.is_foreign(scene.folded[trigger.end : noun.end]):
        return frozenset(word for word in words(scene, trigger.end, noun.end) if word not in word_list("light"))
    if trigger.kind in ("summit", "visit"):
        return frozenset()
    content = {word for word in words(scene, trigger.end, noun.end) if word not in word_list("light") and len(word) > 2}
    if not content:
        subject = gatherers(scene, trigger, over)
        if subject and holds(scene, *subject, ("leaders",)):
            content = {word for word in words(scene, *subject) if word not in word_list("light") and len(word) > 2}
    return frozenset(content)


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
    formats = [t for t in scene.names.within(trigger.start, noun.end) if t.known and t.kind == "meeting"]
    if formats:
        return formats[0].known[0]
    return trigger.known[0] if len(trigger.known) == 1 and trigger.kind != "exercise" else None


def _refers(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], key: frozenset[str]) -> bool:
    """Whether the words point to an event named elsewhere: « cette réunion », « la rencontre », « la réunion
    ministérielle »."""
    if trigger.determiner == "demonstrative" or _IT_IS.search(scene.folded, max(0, trigger.start - 24), trigger.start):
        return True  # « C'est la onzième réunion de ce format »
    if trigger.form == "name" or trigger.name or trigger.determiner not in ("definite", "possessive"):
        return False
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


def _change(scene: Scene, over: tuple[Governor, ...]) -> str | None:
    for governor in over:
        if "cancel" in governor.uses or _fails(scene, governor):
            return "cancelled"
        if "postpone" in governor.uses and governor.verb.tense != "pluperfect":
            return "postponed"  # « avait été reportée »: since then it has its new date
    return None


def _has_partner(scene: Scene, noun: Complement) -> bool:
    run = (*noun.inner, *noun.rest)
    linked = (i for i, phrase in enumerate(run) if phrase.link in ("with", "between"))
    return any(phrase_people(scene, run[i], run[i + 1 :]) for i in linked)


def _weak(trigger: Trigger, over: tuple[Governor, ...], partner: bool, people: bool) -> bool:
    """Whether the noun makes an event only with a date of its own."""
    if trigger.noun is None:
        return trigger.lead != "during" and not over
    held = any(g.uses & {"hold", "attend", "start", "finish", "plan"} for g in over)
    if trigger.plural and held and partner and trigger.kind == "meeting" and any(g.verb.finite for g in over):
        return False  # « a tenu des rencontres bilatérales avec X »
    if trigger.noun.foreign or trigger.plural or trigger.kind == "operation":
        return True
    if trigger.kind == "press" and people:
        return False  # « Déclaration liminaire du secrétaire général »
    if trigger.noun.weak and partner and trigger.kind == "meeting":
        return False  # « un déjeuner de travail avec M. Niinistö »
    return trigger.noun.weak and not (trigger.noun.part and (held or trigger.start < trigger.head))
