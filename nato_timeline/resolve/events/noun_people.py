"""Who takes part in a noun's event: in its complement, behind it, around its verbs, or by whose visit it is."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from .bodies import bodies_in
from .clause import clause_of
from .complement import Complement
from .french import joined
from .governors import Governor
from .phrases import Phrase
from .scene import Scene
from .who import antecedent_of_subject, people_in, phrase_people, subject_people
from .wording import names

# how far into its sentence a noun may stand to open it, in characters
_OPENS = 6
_OF_ONE = frozenset({"press", "visit", "appointment"})
_NOBODY = frozenset({"OTAN", "Alliés", "Alliance"})
_BESIDE = re.compile(r"a[ ](?:ses|leurs)[ ]cotes\b")


def people_of_noun(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> tuple[str, ...]:
    """People in the noun's complement, in the phrases behind it, and in the clauses of its verbs; countries
    beside them."""
    found: list[str] = []
    for governor in over:
        if governor.role in ("object", "attend") and governor.uses != {"plan"}:  # who convenes it is no part of it
            found += subject_people(scene, governor.clause)
    named = people_in(scene, trigger.end, noun.end)
    found += _host(scene, trigger, bool(named))
    found += named
    if noun.inner and trigger.kind in (
        "press",
        "visit",
        "appointment",
        "statement",
    ):  # « visite du secrétaire général, Jens Stoltenberg »
        found += phrase_people(scene, noun.inner[-1], noun.rest)
    if trigger.kind == "accession" and trigger.determiner == "possessive":
        found += _owner(scene, trigger)
    for run in (noun.rest, *(g.clause.after for g in over if g.uses != {"plan"})):
        for index, phrase in enumerate(run):
            if phrase.link in ("with", "between", "presence", "led", "by", "beside"):
                found += phrase_people(scene, phrase, run[index + 1 :]) or _bodies_beside(scene, trigger, phrase)
    if trigger.kind in ("accession", "conflict", "attack"):
        found += bodies_in(scene, trigger.start if trigger.name else trigger.end, noun.end)
    found += company_of(scene, trigger, noun)
    return tuple(dict.fromkeys(name for name in found if name not in _NOBODY))


def _bodies_beside(scene: Scene, trigger: Trigger, phrase: Phrase) -> tuple[str, ...]:
    return bodies_in(scene, phrase.start, phrase.end) if phrase.link != "by" else ()


def _host(scene: Scene, trigger: Trigger, named: bool) -> tuple[str, ...]:
    """Whose visit or press conference it is where the noun stands beside the clause: « sa visite », « en visite
    à », « a expliqué X lors d'une conférence de presse »."""
    aside = is_aside(scene, trigger)
    if aside and trigger.kind == "meeting" and _gathered(scene, trigger):
        return ()  # « a lancé le ministre aux députés, réunis en séance extraordinaire »
    told = trigger.lead in ("before", "after") and trigger.determiner == "indefinite"  # « avant un déjeuner avec X »
    press = trigger.kind == "press" and trigger.lead == "during"
    away = trigger.kind == "visit" and trigger.lead == "during" and trigger.determiner == "indefinite" and not named
    if not (aside or told or press or away or trigger.determiner == "possessive"):
        return ()
    sentence = scene.sentence(trigger.start)
    if trigger.kind == "visit" and trigger.determiner == "possessive" and trigger.start - sentence.start < _OPENS:
        return antecedent_of_subject(scene, sentence.start)  # « Sa prochaine visite est attendue en mai »
    verbs = scene.finite.within(sentence.start, sentence.end)
    finite = [v for v in verbs if (scene.quoted(trigger.start) or not scene.quoted(v.start))]
    before = people_in(scene, sentence.start, trigger.start)
    if not finite:
        return before[-1:]
    verb = next((v for v in reversed(finite) if v.start < trigger.start), finite[0])
    clause = clause_of(scene, verb)
    speaker = subject_people(scene, clause)
    if verb.lemma == "accompagner" and verb.voice == "active" and clause.direct is not None:
        return people_in(scene, clause.direct.start, clause.direct.end)  # « accompagnera le Roi lors de sa visite »
    if not speaker and clause.direct is not None:  # « a expliqué le général »: the subject behind the verb
        index = clause.after.index(clause.direct)
        speaker = phrase_people(scene, clause.direct, clause.after[index + 1 :])
    return (*speaker, *_companions(scene, sentence.end)) if trigger.kind == "press" else speaker


def is_aside(scene: Scene, trigger: Trigger) -> bool:
    """« en visite à Oslo », « de passage à Oslo », « réunis en séance »."""
    if trigger.noun is not None and trigger.noun.key == "passage":
        return True
    return trigger.kind in ("visit", "meeting") and scene.folded.endswith("en ", 0, trigger.start)


def _gathered(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.verbs.before(trigger.start)
    return verb is not None and verb.tense == "participle" and trigger.start - verb.end <= len(" en ")


def _owner(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """« Depuis son adhésion en 1999, [la Pologne] a participé … »."""
    end = scene.sentence(trigger.start).end
    main = scene.finite.first(trigger.end, end)
    subject = clause_of(scene, main).subject if main else None
    return bodies_in(scene, *subject) if subject and subject[0] > trigger.end else ()


def _companions(scene: Scene, end: int) -> tuple[str, ...]:
    """« À ses côtés, l'amiral Bauer … »: who the next sentence puts beside the speaker."""
    following = scene.sentences.first(end, end + 4)
    if following is None or not _BESIDE.match(scene.folded, following.start):
        return ()
    return people_in(scene, following.start, following.end)[:1]


def met_by_name(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    """« entretien du ministre des Armées [avec M. Hofreiter] »: who is met, by name."""
    if trigger.noun is None or trigger.noun.key.split(" ")[0] not in _TALKS:
        return ""
    at = next((i for i, p in enumerate(noun.rest) if p.link == "with"), None)
    met = names(scene, phrase_people(scene, noun.rest[at], noun.rest[at + 1 :])) if at is not None else []
    return f" avec {joined(met)}" if met else ""


_TALKS = frozenset({"entretien", "entrevue", "rencontre", "tete-a-tete", "appel", "dejeuner", "diner"})


def company_of(scene: Scene, trigger: Trigger, noun: Complement) -> tuple[str, ...]:
    """The countries and bodies at a session: « la première séance, … se sont réunis avec leurs homologues de
    l'Australie »."""
    if trigger.noun is None or not trigger.noun.part:
        return ()
    end = scene.sentence(trigger.start).end
    gathers = next((v for v in scene.finite.within(noun.end, end) if v.lemma in ("réunir", "retrouver", "tenir")), None)
    at = scene.folded.find("avec", gathers.end if gathers else noun.end, end)
    return bodies_in(scene, at, end) if at >= 0 else ()
