"""Sightings from verbs: « a été reçue par », « s'est rendu à », « ont promis 100 chars », in every tense and voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from ...find.triggers import Frame, Trigger, word_list
from ...grammar import VerbGroup
from ...lexicon import country_of
from ...lexicon.reference import NamedEvent
from ...text import fold
from ...turns import Turns
from . import known
from .assertion import asserts, governing, is_done_in_turn, lasts, looks_of, states_one_event
from .beside import is_around, is_done_before
from .bodies import bodies_in, listed_before
from .clause import Clause, clause_of
from .frames import fits, is_work, that_may_fit
from .governors import sayings
from .kinds import holds, turned, words
from .moments import Moment
from .news import announcing, is_pledge_to_come, is_pledge_told, when_of
from .noun_titles import of_known
from .participles import bears_date
from .scene import Scene
from .shifting import after, new_date
from .sighting import Asked, Sighting, When
from .verb_places import SENT, SIGNING, place_of_verb
from .verb_titles import joined_body
from .verb_titles import of_verb as title_of_verb
from .who import by_pronoun, phrase_people, subject_people, whose_term

_ALLIES = re.compile(
    r"\b(?:allies|(?:pays|etats)[ ]membres|"
    r"vingt-(?:six|huit|neuf)|trente(?:-deux)?|dix-neuf|\d\d[ ](?:pays|etats|nations))\b"
)
_SAID = frozenset({"statement", "press"})
_NOT_TO = SENT | SIGNING | {"partir"}  # verbs beside which « à » says where, and not to whom
_NON_FINITE = {
    "gerund": frozenset({"appointment", "accession", "meeting"}),
    "participle": frozenset({"appointment", "meeting", "accession"}),
    "infinitive": frozenset({"meeting", "visit", "press", "summit"}),
}


def possible(scene: Scene, trigger: Trigger) -> list[Frame]:
    """The frames of a verb that what stands around it leaves possible."""
    return that_may_fit(scene, trigger.verb, trigger.frames) if trigger.verb is not None else []


def from_verb(
    scene: Scene, trigger: Trigger, frames: Sequence[Frame], taken: Iterable[Moment]
) -> Turns[Sighting | None]:
    """The sighting of a verb; None where what stands around it makes none of its possible frames an event."""
    verb = trigger.verb
    if verb is None or not asserts(scene, verb) or _is_said_of_it(scene, verb):
        return None
    yield
    clause = clause_of(scene, verb)
    frame = next((f for f in frames if fits(scene, clause, f) and not (f.since and not lasts(scene, clause))), None)
    yield
    if frame is None or not states_one_event(scene, clause, frame) or _is_of_exercise(scene, clause, frame):
        return None
    if verb.lemma == "convenir" and _MEETING_AGAIN.match(scene.folded, verb.end):
        return None  # « ont convenu de se revoir en juin »: told as the meeting
    over = governing(scene, verb) if verb.tense == "infinitive" else None
    done = over is not None and is_done_in_turn(scene, over, verb)
    yield
    told = verb.finite or done or frame.kind in _NON_FINITE.get(verb.tense, ()) or is_done_before(scene, verb)
    if not told and not bears_date(scene, verb, frame):
        return None
    yield
    kind = _kind(scene, clause, frame)
    when = when_of(scene, clause, frame, kind, taken)
    if is_work(frame) and (not when.known or _goes_on_for_long(when)):
        return None  # « les ministres ont discuté de … »: at some meeting; « les députés siègent jusqu'en 2019 »
    yield
    place = place_of_verb(scene, clause, frame, kind)
    yield
    kind = "summit" if kind == "meeting" and _is_summit(scene, clause, frame, place, when) else kind
    reference = _reference(scene, clause, frame, kind, place, when)
    intended = verb.tense == "infinitive" and not done and not is_around(scene, verb)
    of_news = verb.tense in ("future", "conditional") and _is_of_news(scene, clause, when)
    kind = "commitment" if of_news and kind == "operation" else kind
    told_by = announcing(scene, clause) if kind == "commitment" else None
    announced = told_by is not None or is_pledge_told(clause, kind) or is_pledge_to_come(clause, kind)
    yield
    change, moved = _called_off(scene, clause, when)
    when = moved or when
    sentence = scene.sentence(verb.start)
    headline = sentence.start == scene.sentences[0].start
    yield
    who = tuple(name for name in _who(scene, clause, frame, kind) if _takes_part(name, kind))
    yield
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


def _is_of_news(scene: Scene, clause: Clause, when: When) -> bool:
    """« a annoncé mardi que la Norvège dirigerait le bataillon »: of the day of the news, a promise."""
    outside = when.at is not None and not clause.start <= when.at.start <= clause.end
    return outside and announcing(scene, clause) is not None


def _is_said_of_it(scene: Scene, verb: VerbGroup) -> bool:
    """« …, comme en ont décidé les Alliés »: said of what the sentence tells, and nothing of its own."""
    return scene.folded.endswith((" comme en ", " comme l'", " comme le "), 0, verb.start)


def _is_of_exercise(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """« Trident Juncture mobilisera 36 000 hommes »: told as the exercise."""
    if frame.kind != "commitment" or clause.subject is None:
        return False
    name = scene.names.first(clause.subject[0], clause.subject[0] + 16)
    return name is not None and name.kind == "exercise"


_MEETING_AGAIN = re.compile(r"[ ][^,;:.]{0,40}?\bde[ ]se[ ](?:revoir|retrouver|rencontrer|reunir)\b")
_LONG = 31


def _goes_on_for_long(when: When) -> bool:
    return when.at is None and when.finish is not None and when.finish.days > _LONG


def _title(scene: Scene, clause: Clause, frame: Frame, kind: str, reference: NamedEvent | None) -> str | None:
    return of_known(reference) if reference else title_of_verb(scene, clause, frame, kind)


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
        elif phrase.link in ("to", "for") and kind == frame.kind == "commitment" and clause.verb.lemma not in _NOT_TO:
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
    start, end = clause.verb.start, clause.verb.end
    if frame.kind == "attack" and clause.subject is not None:  # « une attaque à la roquette a visé le camp »
        noun = scene.nouns.first(clause.subject[0], clause.subject[0] + _HEAD)
        start = noun.start if noun is not None and noun.kind == "attack" else start
    if clause.subject is not None and frame.lemma in _OF_RULINGS and "ruling" in (*frame.subject, *frame.object):
        start = min(start, clause.subject[0])  # « la décision, prise le 25 octobre »
    if "sitting" in frame.object and clause.direct is not None:  # « ont consacré une séance à la cyberdéfense »
        end = clause.direct.end
    if frame.complement:
        follows = next((v for v in scene.verbs.within(end, end + 40) if v.tense == "infinitive"), None)
        end = follows.end if follows else end
    return start, end


_OF_RULINGS = frozenset({"prendre", "remonter", "dater"})
# how far behind the beginning of a phrase its noun stands
_HEAD = 12


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
