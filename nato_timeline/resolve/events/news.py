"""The time of what a verb tells: its clause's, or the day of the news (« …, a annoncé mardi M. Stoltenberg »)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...find.triggers import Frame
from ...grammar import VerbGroup
from .beside import REPORTING
from .clause import Clause, clause_of
from .governors import uses_of
from .moments import Moment
from .scene import Scene
from .sighting import Sighting, When, since_as_whole
from .verb_timing import of_another_day, of_verb

_PLEDGING = frozenset({"annoncer", "dévoiler", "promettre", "engager", "décider", "convenir"})
_NEWS = frozenset({"annoncer", "indiquer", "déclarer", "confirmer", "préciser", "affirmer", "révéler", "dire"})


def when_of(scene: Scene, clause: Clause, frame: Frame, kind: str, taken: Iterable[Moment]) -> When:
    """What a clause says of the time of its event; dates that nouns have taken are not its own."""
    goes_on = frame.pledge or bool(frame.complement)
    if kind in ("decision", "accession"):  # « Mercredi, il a entériné la fermeture jusqu'au 30 novembre »
        taken = {*taken, *(m for m in scene.moments.within(clause.verb.end, clause.end + 1) if m.lead == "until")}
    if kind in ("press", "statement") and clause.verb.tense == "past":
        near = scene.moments.within(clause.start, clause.end + 1)
        taken = {*taken, *(m for m in near if of_another_day(scene, m))}
    when = of_verb(scene, clause, taken, _infinitive(scene, clause) if goes_on else None)
    if not when.known and kind in ("commitment", "decision", "operation"):
        when = _announced(scene, clause)
        when = when if when.known else _reported(scene, clause)
    by_then = kind in _BY_THEN and clause.verb.tense == "future" and not when.known
    if by_then and (kind == "operation" or "d'ici" in scene.folded[clause.verb.end : clause.end]):
        near = scene.moments.within(clause.verb.end, clause.end + 1)
        target = next((m for m in near if m.lead == "target" and m.value), None)
        when = When(finish=replace(target, lead="until")) if target else when  # « quitteront le pays d'ici à 2014 »
    if not when.known and kind == "commitment" and clause.verb.tense == "future" and not clause.verb.modal:
        fronted = scene.moments.within(clause.start, clause.verb.start)
        target = next((m for m in fronted if m.lead == "target" and m.value), None)
        when = When(finish=replace(target, lead="until")) if target else when  # « D'ici la fin de l'année, X livrera »
    if clause.verb.tense == "participle" and kind == "meeting":
        return _until_the_end(scene, clause, when)
    done = clause.verb.tense != "participle"
    return since_as_whole(when) if kind in _ONE_DAY and done and not _mounts_up(kind, when) else when


# what is done once, by a day: « quitteront le pays d'ici à 2014 », « tranchera d'ici à la fin novembre »
_BY_THEN = frozenset({"operation", "decision", "meeting", "visit"})


def _mounts_up(kind: str, when: When) -> bool:
    """« Dix-huit soldats ont perdu la vie depuis 2009 »: not all in that year."""
    return kind == "attack" and when.start is not None and when.start.lead == "since" and when.start.days > 1


_ONE_DAY = frozenset({"accession", "appointment", "meeting", "visit", "press", "decision", "statement", "attack"})


def _until_the_end(scene: Scene, clause: Clause, when: When) -> When:
    """« réunis depuis mardi, ils achèveront leurs travaux jeudi »: the main verb says the last day."""
    end = scene.sentence(clause.verb.start).end
    main = scene.finite.first(clause.verb.end, end)
    if main is not None and not when.known:
        return of_verb(scene, clause_of(scene, main), ())
    if main is None or "finish" not in uses_of(main):
        return when
    last = of_verb(scene, clause_of(scene, main), {when.at, when.start})
    return When(start=when.start or when.at, finish=last.finish or last.at)


def _announced(scene: Scene, clause: Clause) -> When:
    """« L'OTAN va déployer 700 soldats, a annoncé mardi M. Stoltenberg »: what is announced bears the day of the
    news."""
    end = scene.sentence(clause.verb.start).end
    later = scene.finite.first(clause.verb.end, end)
    if later is None or later.lemma not in _NEWS or later.tense not in ("past", "present", "pluperfect"):
        return When()
    if "," not in scene.folded[clause.verb.end : later.start]:
        return When()
    teller = clause_of(scene, later).subject
    if teller is not None and teller != clause.subject and teller[0] < later.start:
        return When()
    return of_verb(scene, clause_of(scene, later), ())


def _reported(scene: Scene, clause: Clause) -> When:
    """« a annoncé mardi que le Canada fournira des obusiers »."""
    start = scene.sentence(clause.verb.start).start
    before = scene.finite.last(start, clause.verb.start)
    if before is None or not _is_news(scene, before) or before.tense not in ("past", "present"):
        return When()
    if not REPORTING.search(scene.folded, before.end, clause.verb.start):
        return When()
    return of_verb(scene, clause_of(scene, before), (), clause.start)


def announcing(scene: Scene, clause: Clause) -> Clause | None:
    """The clause that tells another as news: « a annoncé que [le Canada fournirait] », « [la Belgique enverra], a
    annoncé »."""
    sentence = scene.sentence(clause.verb.start)
    before = scene.finite.last(sentence.start, clause.verb.start)
    if before and _tells_news(scene, before) and REPORTING.search(scene.folded, before.end, clause.verb.start):
        return clause_of(scene, before)
    later = scene.finite.first(clause.verb.end, sentence.end)
    if later and _tells_news(scene, later) and "," in scene.folded[clause.verb.end : later.start]:
        return clause_of(scene, later)
    return None


def _tells_news(scene: Scene, verb: VerbGroup) -> bool:
    return verb.tense == "past" and _is_news(scene, verb)


def _is_news(scene: Scene, verb: VerbGroup) -> bool:
    """« a annoncé », « a fait savoir »."""
    return verb.lemma in _NEWS or (verb.lemma == "faire" and scene.folded.startswith(" savoir", verb.end))


def is_pledge_told(clause: Clause, kind: str) -> bool:
    """« a annoncé l'envoi de 700 soldats », « se sont engagés à »: pledges that are news when they are told."""
    return kind == "commitment" and clause.verb.tense == "past" and clause.verb.lemma in _PLEDGING


def is_pledge_to_come(clause: Clause, kind: str) -> bool:
    """« Le Danemark enverra deux hélicoptères »: what is said to come is a promise of the day on which it is said."""
    verb = clause.verb
    return kind == "commitment" and (verb.tense == "future" or (verb.tense == "present" and verb.modal == "aller"))


def _infinitive(scene: Scene, clause: Clause) -> int | None:
    """Where the infinitive begins that a promise goes on with: dates behind it are deadlines."""
    follows = next(
        (v for v in scene.verbs.within(clause.verb.end, clause.verb.end + 60) if v.tense == "infinitive"), None
    )
    return follows.start if follows else None


def is_fresh(scene: Scene, sighting: Sighting) -> bool:
    """Whether a pledge is the day's news: what is announced is; « s'est engagée à » may be years old."""
    if sighting.kind != "commitment" or sighting.told_by is not None or sighting.looks == "future":
        return True
    verb = sighting.trigger.verb
    if verb is None:
        return False
    of_today = verb.lemma == "promettre" and verb.tense == "past" and scene.is_dispatch
    return verb.lemma in ("annoncer", "dévoiler") or of_today
