"""Participles that tell an event of their own, by the date that they bear: « la résolution adoptée le 17 mars »."""

from __future__ import annotations

from collections.abc import Sequence

from ...find.triggers import Frame, Trigger
from ...grammar import VerbGroup
from .clause import Clause
from .clause_parts import verb_between
from .datable import usable
from .kinds import is_money
from .scene import Scene

# kinds of which a participle tells one where it bears its own date: « adoptée le 17 mars », « commandés en 2023 »
_DATED = frozenset({"decision", "commitment", "attack", "operation", "visit"})
# how far behind it the date may stand, in characters; further where « par » says who did it
_NEAR, _BY = 40, 110


def bears_date(scene: Scene, verb: VerbGroup, frame: Frame) -> bool:
    """Whether a participle has a date right behind it, a place or who did it at most between."""
    if verb.tense not in ("participle", "gerund") or frame.kind not in _DATED:
        return False
    by = scene.folded.startswith(" par ", verb.end)
    moment = scene.moments.first(verb.end, min(verb.end + (_BY if by else _NEAR), scene.sentence(verb.start).end))
    if frame.kind == "visit" and not _is_visit_told(scene, verb):
        return False
    if moment is None:
        return _heads_line(scene, verb)
    if not usable(scene, moment) or _parted(scene, verb.end, moment.begin, by):
        return False
    return verb_between(scene, verb.end, moment.begin) is None


def _heads_line(scene: Scene, verb: VerbGroup) -> bool:
    """« 1993 : indépendance [reconnue] par les Nations unies »: the first verb of a dated line that has no other."""
    line = scene.entries.lines.over(verb.start)
    sentence = scene.sentence(verb.start)
    if line is None or not sentence.start <= line.moments[-1].end <= verb.start:
        return False
    first = scene.verbs.first(line.moments[-1].end, sentence.end)
    return first == verb and scene.finite.first(sentence.start, sentence.end) is None


def _parted(scene: Scene, start: int, end: int, by: bool) -> bool:
    """Whether a comma stands before the date, but those round the name of who did it: « déposé par la ministre des
    Finances, Chrystia Freeland, le 7 avril »."""
    if "," not in scene.folded[start:end]:
        return False
    person = scene.mentions.before(end)
    named = by and person is not None and person.start > start and not scene.folded[person.end : end].strip(" ,")
    return not named or person is None or "," in scene.folded[start : max(start, person.start - 2)]


def _is_visit_told(scene: Scene, verb: VerbGroup) -> bool:
    """« arrivé hier à Tbilissi pour une visite officielle »; « arrivé mardi à Vilnius » alone is a step of one."""
    if verb.lemma == "attendre":  # « Selon M. Horak, attendu à Vienne le 3 juillet, »; not before what he does there
        following = scene.finite.first(verb.end, scene.sentence(verb.start).end)
        return following is None or following.tense != "future"
    return any(t.kind == "visit" for t in scene.nouns.within(verb.end, scene.sentence(verb.start).end))


def is_told_with_sum(scene: Scene, clause: Clause, nouns: Sequence[Trigger]) -> bool:
    """« le soutien fourni en mai représente 3 millions »: told as a pledge, with its sum."""
    if clause.verb.tense != "participle" or not any(noun.kind == "commitment" for noun in nouns):
        return False
    end = scene.sentence(clause.verb.start).end
    return any(is_money(figure.unit) for figure in scene.figures.within(nouns[0].start, end))


def are_posted(scene: Scene, clause: Clause) -> bool:
    """« a rencontré les soldats stationnés à Constanta »: where they are posted, and not where they were met."""
    if clause.verb.lemma != "rencontrer" or clause.direct is None:
        return False
    there = next(iter(clause.links("to")), None)
    return there is not None and scene.verbs.first(clause.direct.start, there.begin) is not None
