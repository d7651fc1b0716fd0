"""Sightings from verbs: « a été reçue par », « s'est rendu à », « ont promis 100 chars », in every tense and voice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import takewhile

from ...find.triggers import Frame, Trigger, word_list
from ...grammar import VerbGroup
from ...lexicon import country_of
from ...lexicon.reference import NamedEvent
from ...text import fold
from . import known
from .assertion import asserts, governing, is_done_in_turn, lasts, looks_of, states_one_event
from .beside import is_around
from .clause import Clause, clause_of
from .frames import fits, is_work, that_may_fit, undertaking_before
from .governors import sayings
from .kinds import holds, turned, words
from .moments import Moment
from .news import announcing, is_pledge_to_come, is_pledge_told, when_of
from .noun_titles import of_known
from .participles import bears_date
from .phrases import Phrase
from .scene import Scene
from .shifting import after, new_date
from .sighting import PLACED, Asked, Sighting, When
from .verb_titles import joined_body
from .verb_titles import of_verb as title_of_verb
from .where import full, place_before_where, place_meant_by_there, place_of
from .who import bodies_in, by_pronoun, listed_before, phrase_people, subject_people, whose_term

# what is sent somewhere: the phrase of place says where, not to whom
_SENT = frozenset({"acheminer", "convoyer", "déployer", "stationner", "dépêcher", "renforcer", "envoyer"})
# « ont signé un accord à Minsk »: what is signed is not for a place
_SIGNING = frozenset({"inaugurer", "signer", "conclure", "parapher", "adopter", "sceller", "entériner"})
_ALLIES = re.compile(
    r"\b(?:allies|(?:pays|etats)[ ]membres|"
    r"vingt-(?:six|huit|neuf)|trente(?:-deux)?|dix-neuf|\d\d[ ](?:pays|etats|nations))\b"
)
_LEAVING = frozenset({"appareiller", "décoller"})
_SAID = frozenset({"statement", "press"})
_NON_FINITE = {
    "gerund": frozenset({"appointment", "accession"}),
    "participle": frozenset({"appointment", "meeting", "accession"}),
    "infinitive": frozenset({"meeting", "visit", "press", "summit"}),
}


def from_verb(scene: Scene, trigger: Trigger, taken: Iterable[Moment]) -> Sighting | None:
    """The sighting of a verb; None where what stands around it does not make it an event."""
    verb = trigger.verb
    possible = that_may_fit(scene, verb, trigger.frames) if verb is not None else []
    if verb is None or not possible or not asserts(scene, verb):
        return None
    clause = clause_of(scene, verb)
    frame = next((f for f in possible if fits(scene, clause, f) and not (f.since and not lasts(scene, clause))), None)
    if frame is None or not states_one_event(scene, clause, frame):
        return None
    over = governing(scene, verb) if verb.tense == "infinitive" else None
    done = over is not None and is_done_in_turn(scene, over, verb)
    told = verb.finite or done or frame.kind in _NON_FINITE.get(verb.tense, ())
    if not told and not bears_date(scene, verb, frame):
        return None
    kind = _kind(scene, clause, frame)
    when = when_of(scene, clause, frame, kind, taken)
    if is_work(frame) and (not when.known or _goes_on_for_long(when)):
        return None  # « les ministres ont discuté de … »: at some meeting; « les députés siègent jusqu'en 2019 »
    place = _place(scene, clause, frame) if kind in PLACED or verb.lemma in _SENT else None
    if place is None and kind == "operation":  # « participe à la KFOR »: where that is
        named = [t for p in clause.links("to") for t in scene.names.within(p.start, p.end)]
        named += [t for t in (undertaking_before(scene, clause),) if t is not None]
        place = next((t.known[0].place for t in named if t.kind == kind and t.known), None)
    if place is None and verb.lemma in _LEAVING:
        place = _place_left(scene, verb)
    if kind == "commitment" and place is None:  # « À Vilnius, les Alliés ont promis … »
        place = place_of(scene, [p for p in clause.before if p.link == "to" and p.begin <= clause.start + 1])
    kind = "summit" if kind == "meeting" and _is_summit(scene, clause, frame, place, when) else kind
    reference = _reference(scene, clause, frame, kind, place, when)
    intended = verb.tense == "infinitive" and not done and not is_around(scene, verb)
    told_by = announcing(scene, clause) if kind == "commitment" else None
    announced = told_by is not None or is_pledge_told(clause, kind) or is_pledge_to_come(clause, kind)
    change, moved = _called_off(scene, clause, when)
    when = moved or when
    sentence = scene.sentence(verb.start)
    headline = sentence.start == scene.sentences[0].start
    who = tuple(name for name in _who(scene, clause, frame, kind) if _takes_part(name, kind))
    unsaid = kind in _SAID and not who  # « Le ministre a présenté un rapport »: of no day
    return Sighting(
        trigger=trigger,
        kind=kind,
        span=_span(scene, clause, frame),
        sentence=sentence.start,
        when=when,
        called=Asked(partial(_title, scene, clause, frame, kind, reference)),
        place=place or (reference.place if reference else None),
        who=who,
        key=_key(scene, clause, frame, kind),
        known=reference or _format(scene, clause, kind),
        frame=frame,
        clause=clause,
        change=change,
        looks=looks_of(over or verb) if not intended else "future",
        weak=frame.weak or verb.person == 1 or unsaid or done or (_weak(verb, kind, headline) and not announced),
        announced=announced,
        told_by=told_by,
        headline=headline,
    )


_LONG = 31


def _goes_on_for_long(when: When) -> bool:
    return when.at is None and when.finish is not None and when.finish.days > _LONG


def _title(scene: Scene, clause: Clause, frame: Frame, kind: str, reference: NamedEvent | None) -> str | None:
    return of_known(reference) if reference else title_of_verb(scene, clause, frame, kind)


def _place_left(scene: Scene, verb: VerbGroup) -> str | None:
    """« a appareillé [de Toulon] »: where those who leave begin."""
    place = scene.places.first(verb.end, verb.end + 12)
    led = place is not None and scene.folded[verb.end : place.start].strip() in ("de", "d'", "du", "de la", "de l'")
    return full(scene, place) if place and led and place.kind in ("city", "site") else None


def _called_off(scene: Scene, clause: Clause, when: When) -> tuple[str | None, When | None]:
    """« qui devait passer le régiment en revue samedi, a annulé sa venue », « devait témoigner mercredi ; sa venue a
    été repoussée au 25 juin »: what became of it, and when it is then to be."""
    verb = clause.verb
    if verb.modal != "devoir" or verb.tense != "imperfect":
        return None, None
    sentence = scene.sentence(verb.start)
    later = scene.finite.first(verb.end, sentence.end)
    uses = sayings(scene, later) if later is not None and not later.negated else frozenset()
    if later is None or not uses & {"cancel", "postpone"}:
        return None, None
    if "cancel" in uses:
        return "cancelled", None
    new = new_date(scene, later.end, sentence.end)
    return "postponed", When(at=after(new, when.at) if new and when.at else new, was=when.at)


def _reference(
    scene: Scene, clause: Clause, frame: Frame, kind: str, place: str | None, when: When
) -> NamedEvent | None:
    """The summit or milestone that the clause tells: « se retrouveront à Ankara », « a envahi l'Ukraine »."""
    if kind == "summit":
        subject = scene.folded[slice(*clause.subject)] if clause.subject else ""
        return known.summit(f"{subject} otan", place, when, looks_of(clause.verb), scene.published)
    if kind == "conflict" and frame.noun:
        return known.milestone(fold(frame.noun), when)
    return None


def _is_summit(scene: Scene, clause: Clause, frame: Frame, place: str | None, when: When) -> bool:
    """« Réunis depuis mercredi à Bucarest, les vingt-six »: the Allies meet where and when a summit is held."""
    if frame.noun != "réunion" or clause.subject is None or place is None or not when.known:
        return False
    if not _ALLIES.search(scene.folded, *clause.subject) or holds(scene, *clause.subject, ("official",)):
        return False
    return known.summit("otan", place, when, looks_of(clause.verb), scene.published) is not None


def _kind(scene: Scene, clause: Clause, frame: Frame) -> str:
    text = scene.folded[slice(*clause.subject)] if clause.subject else ""
    if clause.direct is not None:
        text += " " + scene.folded[clause.direct.start : clause.direct.end]
    return turned(frame.turns, text) or frame.kind


def _place(scene: Scene, clause: Clause, frame: Frame) -> str | None:
    direct = [clause.object] if {"place", "spot"} & {*frame.object} and clause.object else []
    after = [p for p in clause.after if p.link in _PLACING]
    if is_work(frame):  # « ont discuté de la situation en Ukraine »: only what stands right behind the verb or a date
        behind = clause.after[1:] if "stocktaking" in frame.object else clause.after  # « feront le point à Bruxelles »
        close = list(takewhile(lambda p: p.link in ("to", "near"), behind))
        after = [*close, *(p for p in after if p.comma or _behind_date(scene, p))]
    after = [p for p in after if not _of_visit(scene, clause, p)]
    there = place_meant_by_there(scene, clause.verb.start, clause.start)
    if frame.kind == "decision":
        after = _not_about(clause, after)
        return there or place_of(scene, after) or _place_before(scene, clause)
    if frame.kind == "visit" and not after:  # « s'envole pour Washington »
        after = [replace(p, link="to") for p in clause.after if p.link == "pour"]
    near = place_of(scene, after) or place_of(scene, direct) or _place_before(scene, clause) or there
    near = near or place_before_where(scene, clause.start)
    return near or (_main_place(scene, clause) if clause.verb.tense == "participle" else None)


_PLACING = ("to", "on", "near")


def _place_before(scene: Scene, clause: Clause) -> str | None:
    """The place of a phrase before the verb; « En 2008, après la guerre [en Géorgie], l'OTAN … » says where that was
    which only dates what is told."""
    dating = {p.end + 1 for p in clause.before if p.link in ("other", "about")}
    return place_of(scene, [p for p in clause.before if p.link in _PLACING and p.begin not in dating])


def _of_visit(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """« a dressé le bilan de son déplacement [à Kiev] »: where another event was."""
    if clause.verb.lemma == "être":
        return False  # « est en déplacement à Bamako »
    said = (n for n in scene.nouns.within(clause.verb.end, phrase.begin) if n.form == "noun" and n.kind == "visit")
    return any("," not in scene.folded[noun.end : phrase.begin] for noun in said)


def _main_place(scene: Scene, clause: Clause) -> str | None:
    """« Hier à Bruxelles, les ministres, réunis d'urgence, ont observé … »: where the main clause begins."""
    end = scene.sentence(clause.verb.start).end
    main = scene.finite.first(clause.verb.end, end)
    return place_of(scene, [p for p in clause_of(scene, main).before if p.link == "to"]) if main else None


def _not_about(clause: Clause, after: list[Phrase]) -> list[Phrase]:
    """Of the phrases of place those that say where something is decided: before its object or behind a comma; « un
    accord sur la protection de la Turquie en cas de guerre en Irak », « a exclu X après la livraison, à la base de Y »
    say none."""
    later = next((p.begin for p in clause.after if p.link == "other"), None)
    after = [p for p in after if later is None or p.begin < later]
    if clause.direct is not None:
        start, end = clause.direct.begin, clause.direct.end + 1 if clause.verb.lemma in _SIGNING else -1
        return [p for p in after if p.begin < start or p.comma or p.begin <= end]
    behind = (phrase for phrase in clause.after if phrase.link != "by")  # « approuvé par les dirigeants à Washington »
    return list(takewhile(lambda p: p.link in ("to", "near"), behind))


def _behind_date(scene: Scene, phrase: Phrase) -> bool:
    """« se pencheront sur la question le 23 mai [à Bruxelles] »."""
    aside = scene.asides.before(phrase.begin)
    return aside is not None and 0 <= phrase.begin - aside.end <= 2


def _who(scene: Scene, clause: Clause, frame: Frame, kind: str) -> tuple[str, ...]:
    found = list(subject_people(scene, clause))
    if not found and clause.subject and "format" not in frame.subject:
        found += bodies_in(scene, *clause.subject) or listed_before(scene, *clause.subject)
    if not found and "term" in frame.subject:
        found += whose_term(scene, clause)
    if "person" in frame.to or ("person" in frame.object and clause.object is None):
        found += by_pronoun(scene, clause, dative="person" in frame.to)
    if kind == "commitment":
        holders = (f.holder for f in scene.figures.within(clause.start, clause.end + 1) if f.holder)
        found += [name for holder in holders for name in holder.split(", ") if name[:1].isupper()]
    for phrase in clause.after:
        if phrase.link == "other":
            break  # « avant un déjeuner avec M. Niinistö »
        following = clause.after[clause.after.index(phrase) + 1 :]
        direct = not phrase.link and phrase == clause.object
        if (
            direct
            or phrase.link in ("with", "by", "presence", "beside")
            or (phrase.link == "to" and "person" in frame.to)
        ):
            people = phrase_people(scene, phrase, following)
            found += people
            if direct and kind == "conflict":
                found += bodies_in(scene, phrase.start, phrase.end)
            if direct and kind == "accession":  # « a accueilli la Hongrie, la Pologne et la République tchèque »
                found += [name for p in following if not p.link for name in bodies_in(scene, p.start, p.end)]
            if not people and (phrase.link == "with" or (direct and kind == "accession")):
                found += bodies_in(scene, phrase.start, phrase.end)
        elif phrase.link in ("to", "for") and kind == "commitment" and clause.verb.lemma not in _SENT:
            found += [body for body in bodies_in(scene, phrase.start, phrase.end) if body not in found]
    return tuple(dict.fromkeys(found))


def _takes_part(name: str, kind: str) -> bool:
    """Whether a name is worth telling as a participant: not NATO itself; of those who join, people and countries."""
    if kind == "accession" and name[:1].isupper():
        return name == "Alliés" or country_of(name) is not None
    return name not in ("OTAN", "Alliance")


def _key(scene: Scene, clause: Clause, frame: Frame, kind: str) -> frozenset[str]:
    if kind == "accession" and frame.noun == "adhésion":
        body = fold(joined_body(scene, clause))
        return frozenset() if body in ("l'otan", "otan") else frozenset({body})
    if (
        frame.noun == "réunion"
        and clause.subject
        and not {"leaders", "gathering"}.isdisjoint(frame.subject)
        and not subject_people(scene, clause)
    ):
        return frozenset(w for w in words(scene, *clause.subject) if w not in word_list("light") and len(w) > 2)
    if kind == "meeting" and clause.subject and "format" in frame.subject:
        names = [t for t in scene.names.within(*clause.subject) if t.known]
        return frozenset({names[0].known[0].id}) if names else frozenset()
    return frozenset()


def _format(scene: Scene, clause: Clause, kind: str) -> NamedEvent | None:
    if kind != "meeting" or not clause.subject:
        return None
    names = [t for t in scene.names.within(*clause.subject) if t.known and t.kind == "meeting"]
    return names[0].known[0] if names else None


def _span(scene: Scene, clause: Clause, frame: Frame) -> tuple[int, int]:
    """The verb, with the infinitive that it decides on: « devraient y décider d'étendre »."""
    end = clause.verb.end
    if "sitting" in frame.object and clause.direct is not None:  # « ont consacré une séance à la cyberdéfense »
        end = clause.direct.end
    if frame.complement:
        follows = next((v for v in scene.verbs.within(end, end + 40) if v.tense == "infinitive"), None)
        end = follows.end if follows else end
    return clause.verb.start, end


def _weak(verb: VerbGroup, kind: str, headline: bool) -> bool:
    """Whether the clause is an event only with a date of its own."""
    if kind in ("commitment", "attack", "conflict", "operation", "exercise", "appointment"):
        return True
    if verb.modal == "devoir" and verb.tense == "present":
        return True  # a duty as often as a date
    if verb.tense == "participle" and kind == "meeting" and headline:
        return False  # « Otan : les ministres de la Défense réunis à Bruxelles »
    if verb.tense in ("imperfect", "pluperfect", "participle") or (verb.tense == "present" and not headline):
        return True
    return kind in ("accession", "statement") and verb.tense == "future"
