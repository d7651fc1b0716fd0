"""Sightings from verbs: « a été reçue par », « s'est rendu à », « ont promis 100 chars », in every tense and voice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...find.triggers import Frame, Trigger, word_list
from ...grammar import VerbGroup
from ...lexicon import country_of
from ...text import fold
from . import known
from .clause import Clause, clause_of
from .governors import uses_of
from .kinds import holds, words
from .moments import Moment
from .noun_titles import of_known
from .phrases import Phrase
from .scene import Scene
from .sighting import Sighting, When
from .timing import of_verb, since_as_whole
from .verb_titles import joined_body
from .verb_titles import of_verb as title_of_verb
from .where import place_of
from .who import bodies_in, listed_before, phrase_people, subject_people

_PLACED = frozenset(
    {"summit", "meeting", "visit", "press", "exercise", "accession", "attack", "operation", "statement"}
)
# what is sent somewhere: the phrase of place says where, not to whom
_SENT = frozenset({"déployer", "stationner", "dépêcher", "renforcer"})
_NEWS = frozenset({"annoncer", "indiquer", "déclarer", "confirmer", "préciser", "affirmer", "révéler", "dire"})
# verbs that say, before « que », that what follows is a fact told: « a confirmé que le budget serait voté »
_REPORTING = re.compile(r"\b(?:que|qu')[ ]?")
_LOOKS = {"past": "past", "pluperfect": "past", "imperfect": "past", "future": "future", "conditional": "future"}
_NON_FINITE = {"gerund": frozenset({"appointment", "accession"}), "participle": frozenset({"appointment", "meeting"})}


def from_verb(scene: Scene, trigger: Trigger, taken: Iterable[Moment]) -> Sighting | None:
    """The sighting of a verb; None where what stands around it does not make it an event."""
    verb = trigger.verb
    if verb is None or not _asserts(scene, verb):
        return None
    clause = clause_of(scene, verb)
    if clause.subject and _GENERIC.match(scene.folded, clause.subject[0]):
        return None
    if clause.subject and any(noun.form == "noun" for noun in scene.nouns.within(clause.subject[0], clause.subject[0] + 5)):
        return None  # « Une réunion s'est tenue »: the noun tells it
    frame = next((frame for frame in trigger.frames if _fits(scene, clause, frame)), None)
    if frame is not None and frame.since and not any(m.lead == "since" for m in scene.moments.within(verb.end, clause.end + 1)):
        return None
    if frame is None or (not verb.finite and frame.kind not in _NON_FINITE.get(verb.tense, ())):
        return None
    if _is_repeated(scene, clause):
        return None
    if frame.kind == "statement" and _at_a_meeting(scene, clause):
        return None
    kind = _kind(scene, clause, frame)
    when = _when(scene, clause, frame, kind, taken)
    place = _place(scene, clause, frame) if kind in _PLACED or verb.lemma in _SENT else None
    looks = _looks(verb)
    reference = None
    if kind == "summit":
        subject = scene.folded[slice(*clause.subject)] if clause.subject else ""
        reference = known.summit(f"{subject} otan", place, when, looks, scene.published)
    if kind == "conflict" and frame.noun:
        reference = known.milestone(fold(frame.noun), when)
    sentence = scene.sentence(verb.start)
    headline = sentence.start == scene.sentences[0].start
    return Sighting(
        trigger=trigger,
        kind=kind,
        span=_span(scene, clause, frame),
        sentence=sentence.start,
        when=when,
        title=of_known(reference) if reference else title_of_verb(scene, clause, frame, kind),
        place=place or (reference.place if reference else None),
        who=tuple(name for name in _who(scene, clause, frame, kind) if _takes_part(name, kind)),
        key=_key(scene, clause, frame, kind),
        known=reference or _format(scene, clause, kind),
        frame=frame,
        clause=clause,
        looks=looks,
        weak=_weak(verb, kind, headline),
        headline=headline,
    )


# « s'est réuni trois fois en 2016 », « se réunit régulièrement »: more than one event
_REPEATED = re.compile(
    r"\b(?:fois|regulierement|chaque[ ]\w+|tous[ ]les|toutes[ ]les|periodiquement)\b"
)
_FIRST_TIME = re.compile(r"\bpour[ ]la[ ](?:premiere|deuxieme|troisieme|derniere|seconde)[ ]fois")
# « chaque Allié », « tout État »: what holds in general is no event
_GENERIC = re.compile(r"(?:chaque|tout|toute|aucune?|nul|n'importe|on)\b")


def _asserts(scene: Scene, verb: VerbGroup) -> bool:
    """Whether the verb states what happened or will: not denied, not « aurait », not somebody's words in quotation marks."""
    if verb.negated or verb.tense in ("infinitive", "subjunctive") or verb.person != 3:
        return False
    if verb.modal in ("pouvoir", "vouloir", "souhaiter", "espérer", "falloir"):
        return False
    if verb.tense == "conditional" and verb.modal != "devoir" and not _future_of_the_past(scene, verb):
        return False
    return not scene.quoted(verb.start) or verb.tense == "participle"


def _future_of_the_past(scene: Scene, verb: VerbGroup) -> bool:
    """« a confirmé que le budget serait voté »: the conditional of indirect speech is a future."""
    sentence = scene.sentence(verb.start)
    last = next((v for v in reversed(scene.verbs.within(sentence.start, verb.start)) if v.finite), None)
    if last is None or last.tense not in ("past", "pluperfect", "imperfect"):
        return False
    return bool(_REPORTING.search(scene.folded, last.end, verb.start))


def _looks(verb: VerbGroup) -> str | None:
    if verb.modal in ("devoir", "aller", "compter") and verb.tense in ("present", "conditional", "future"):
        return "future"
    if verb.tense == "present" and verb.voice == "passive":
        return "future" if verb.lemma in ("attendre", "prévoir") else "past"
    return _LOOKS.get(verb.tense, "past" if verb.tense in ("participle", "gerund") else None)


def _is_repeated(scene: Scene, clause: Clause) -> bool:
    text = _FIRST_TIME.sub("", scene.folded[clause.verb.start : min(clause.end, clause.verb.end + 60)])
    return bool(_REPEATED.search(text))


def _at_a_meeting(scene: Scene, clause: Clause) -> bool:
    """Whether somebody only speaks at an event that is told of itself: « a pris la parole dans le cadre du Conseil »."""
    dated = scene.moments.within(clause.start, clause.verb.end + 30)
    return not dated and any(scene.nouns.within(p.begin, p.end) for p in clause.links("during"))


def _when(scene: Scene, clause: Clause, frame: Frame, kind: str, taken: Iterable[Moment]) -> When:
    when = of_verb(scene, clause, taken, _infinitive(scene, clause) if frame.pledge else None)
    if not when.known and kind in ("commitment", "decision", "operation"):
        when = _announced(scene, clause)
        when = when if when.known else _reported(scene, clause)
    if clause.verb.tense == "participle" and kind == "meeting":
        return _until_the_end(scene, clause, when)
    return since_as_whole(when) if kind in _ONE_DAY and clause.verb.finite else when


_ONE_DAY = frozenset({"accession", "appointment", "meeting", "visit", "press", "decision", "statement", "attack"})


def _until_the_end(scene: Scene, clause: Clause, when: When) -> When:
    """« réunis depuis mardi, ils achèveront leurs travaux jeudi »: the main verb says the last day."""
    end = scene.sentence(clause.verb.start).end
    main = next((v for v in scene.verbs.within(clause.verb.end, end) if v.finite), None)
    if main is not None and not when.known:
        return of_verb(scene, clause_of(scene, main), ())
    if main is None or "finish" not in uses_of(main):
        return when
    last = of_verb(scene, clause_of(scene, main), {when.at, when.start})
    return When(start=when.start or when.at, finish=last.finish or last.at)


def _announced(scene: Scene, clause: Clause) -> When:
    """« L'OTAN va déployer 700 soldats, a annoncé mardi M. Stoltenberg »: what is announced bears the day of the news."""
    end = scene.sentence(clause.verb.start).end
    later = next((v for v in scene.verbs.within(clause.verb.end, end) if v.finite), None)
    if later is None or later.lemma not in _NEWS or later.tense not in ("past", "present"):
        return When()
    if "," not in scene.folded[clause.verb.end : later.start] or clause_of(scene, later).subject:
        return When()
    return of_verb(scene, clause_of(scene, later), ())


def _reported(scene: Scene, clause: Clause) -> When:
    """« a annoncé mardi que le Canada fournira des obusiers »."""
    start = scene.sentence(clause.verb.start).start
    before = next((v for v in reversed(scene.verbs.within(start, clause.verb.start)) if v.finite), None)
    if before is None or before.lemma not in _NEWS or before.tense not in ("past", "present"):
        return When()
    if not _REPORTING.search(scene.folded, before.end, clause.verb.start):
        return When()
    return of_verb(scene, clause_of(scene, before), (), clause.start)


def _infinitive(scene: Scene, clause: Clause) -> int | None:
    """Where the infinitive begins that a promise goes on with: dates behind it are deadlines."""
    follows = next(
        (v for v in scene.verbs.within(clause.verb.end, clause.verb.end + 60) if v.tense == "infinitive"), None
    )
    return follows.start if follows else None


# ---------------------------------------------------------------- frames


def _fits(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """Whether what stands around the verb is what the frame asks for."""
    passive = clause.verb.voice == "passive" or clause.verb.tense == "participle"
    subject, thing = (
        (frame.agent or (), frame.subject) if passive and not frame.object else (frame.subject, frame.object)
    )
    if passive and frame.object:
        return _subject_is(scene, clause, frame.object)
    if passive:
        return (
            _subject_is(scene, clause, thing)
            and (not subject or _is(scene, clause.links("by"), clause, subject))
            and _others(scene, clause, frame)
        )
    return (
        (not subject or _subject_is(scene, clause, subject))
        and (not thing or _object_is(scene, clause, thing))
        and _others(scene, clause, frame)
    )


def _others(scene: Scene, clause: Clause, frame: Frame) -> bool:
    return (
        (not frame.to or _is(scene, clause.links("to", "for"), clause, frame.to))
        and (not frame.partner or _is(scene, clause.links("with"), clause, frame.partner))
        and (not frame.agent or _is(scene, clause.links("by"), clause, frame.agent))
        and (not frame.complement or _complement(scene, clause, frame.complement))
        and (not frame.pledge or bool(scene.figures.within(clause.verb.end, _clause_end(scene, clause.verb.end))))
    )


def _clause_end(scene: Scene, start: int) -> int:
    """Where a clause with its infinitives ends: at the next finite verb or the end of the sentence."""
    end = scene.sentence(start).end
    return next((v.start for v in scene.verbs.within(start, end) if v.finite), end)


def _subject_is(scene: Scene, clause: Clause, types: tuple[str, ...]) -> bool:
    if not types:
        return True
    if clause.subject:
        return holds(scene, *clause.subject, types)
    if "person" in types and clause.pronoun:
        return bool(subject_people(scene, clause))
    return clause.pronoun in ("il", "elle", "ils", "elles", "tous") and bool(
        set(types) & {"country", "countries", "text", "supply", "unit", "flag"}
    )


def _object_is(scene: Scene, clause: Clause, types: tuple[str, ...]) -> bool:
    thing = clause.object
    if thing is None:
        return False
    following = clause.after[clause.after.index(thing) + 1 :] if thing in clause.after else ()
    spans = [thing, *[p for p in following if p.link == "for" or (p.comma and not p.link)][:1]]
    if "person" in types and phrase_people(scene, thing, following):
        return True
    return any(holds(scene, p.start, p.end, types) for p in spans)


def _is(scene: Scene, phrases: tuple[Phrase, ...], clause: Clause, types: tuple[str, ...]) -> bool:
    for phrase in phrases:
        following = clause.after[clause.after.index(phrase) + 1 :]
        if "person" in types and phrase_people(scene, phrase, following):
            return True
        if holds(scene, phrase.start, phrase.end, tuple(t for t in types if t != "person")):
            return True
    return False


def _complement(scene: Scene, clause: Clause, before: tuple[str, ...]) -> bool:
    """Whether « de » with an infinitive, or « que », follows: « ont décidé [ce jeudi] de renforcer »."""
    at = clause.verb.end
    for _ in range(4):
        token = scene.tokens.first(at, at + 12)
        if token is None:
            return False
        if fold(token.norm).replace("'", "e") in {fold(word) for word in before}:
            return True
        aside = scene.asides.over(token.start)
        if aside is None and not token.norm.endswith("ment"):
            return False
        at = (aside.end if aside else token.end) + 1
    return False


# ---------------------------------------------------------------- what the sighting says


def _kind(scene: Scene, clause: Clause, frame: Frame) -> str:
    subject = scene.folded[slice(*clause.subject)] if clause.subject else ""
    return next(
        (kind for kind, phrases in (frame.turns or {}).items() if any(p in subject for p in phrases)), frame.kind
    )


def _place(scene: Scene, clause: Clause, frame: Frame) -> str | None:
    direct = [clause.object] if "place" in frame.object and clause.object else []
    after, before = ([p for p in side if p.link in ("to", "on")] for side in (clause.after, clause.before))
    return place_of(scene, after) or place_of(scene, direct) or place_of(scene, before)


def _who(scene: Scene, clause: Clause, frame: Frame, kind: str) -> tuple[str, ...]:
    found = list(subject_people(scene, clause))
    if not found and clause.subject and "format" not in frame.subject:
        found += bodies_in(scene, *clause.subject) or listed_before(scene, *clause.subject)
    if kind == "commitment":
        holders = (f.holder for f in scene.figures.within(clause.start, clause.end + 1) if f.holder)
        found += [name for holder in holders for name in holder.split(", ") if name[:1].isupper()]
    for phrase in clause.after:
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
    if kind == "meeting" and clause.subject and "leaders" in frame.subject and not subject_people(scene, clause):
        return frozenset(w for w in words(scene, *clause.subject) if w not in word_list("light") and len(w) > 2)
    if kind == "meeting" and clause.subject and "format" in frame.subject:
        names = [t for t in scene.names.within(*clause.subject) if t.known]
        return frozenset({names[0].known[0].id}) if names else frozenset()
    return frozenset()


def _format(scene: Scene, clause: Clause, kind: str):  # type: ignore[no-untyped-def]
    if kind != "meeting" or not clause.subject:
        return None
    names = [t for t in scene.names.within(*clause.subject) if t.known and t.kind == "meeting"]
    return names[0].known[0] if names else None


def _span(scene: Scene, clause: Clause, frame: Frame) -> tuple[int, int]:
    """The verb, with the infinitive that it decides on: « devraient y décider d'étendre »."""
    end = clause.verb.end
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
    if verb.tense in ("imperfect", "pluperfect", "participle") or (verb.tense == "present" and not headline):
        return True
    return kind in ("accession", "statement") and verb.tense == "future"
