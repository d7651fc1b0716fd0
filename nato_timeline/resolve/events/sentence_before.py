"""The day that the sentence before gives to what goes on from it: « Le 28, X verra Y. Il signera un accord »."""

from __future__ import annotations

from ...model import Sentence
from .clause import Clause, clause_of
from .moments import Moment
from .scene import Scene
from .sighting import Sighting
from .told_back import goes_on


def day_before(scene: Scene, sighting: Sighting) -> Moment | None:
    """The date of the sentence before in the same paragraph, where the clause goes on from it."""
    sentence = scene.sentence(sighting.start)
    clause = sighting.clause
    where = clause is not None and scene.text.startswith("où", clause.start)
    if where and clause and (said := _earlier(scene, sentence.start, clause.start)):
        return said  # « fixé au 8 mars à Stockholm, où se tiendra une réunion »
    teller = sighting.told_by or clause
    both = clause is not None and clause.subject is not None and scene.folded.startswith(_BOTH, clause.subject[0])
    said_again = teller is not None and teller.pronoun in ("il", "elle", "ils", "elles")
    if not (goes_on(scene, sighting) or said_again or both):
        return None
    if clause and clause.pronoun and (said := _earlier(scene, sentence.start, clause.start)):
        return said
    previous = _dated_before(scene, sentence, clause)
    if previous is None:
        return None
    near = [m for m in scene.moments.within(previous.start, previous.end) if m.value and m.lead == "at" and m.days <= 7]
    return near[0] if len({m.value for m in near}) == 1 else None  # « Lundi, … à 11 heures » is one day


# subjects who the sentence before has named
_BOTH = ("les deux ", "tous deux", "toutes deux", "ces derniers", "ce dernier", "cette derniere")


# how many sentences « Il … Il … » go on from one that has a date
_IN_A_ROW = 3


def _dated_before(scene: Scene, sentence: Sentence, clause: Clause | None) -> Sentence | None:
    """The sentence before in the paragraph; behind others without a date in which the same « il » did more of the same
    tense, the one that they go on from."""
    previous = scene.sentences.before(sentence.start)
    for _ in range(_IN_A_ROW):
        if previous is None or previous.paragraph != sentence.paragraph:
            return None
        verb = scene.finite.first(previous.start, previous.end)
        dated = scene.moments.first(previous.start, previous.end) is not None
        if dated or verb is None or clause is None or verb.tense != clause.verb.tense:
            return previous
        if clause.pronoun not in ("il", "elle", "ils", "elles") or clause_of(scene, verb).pronoun != clause.pronoun:
            return previous
        previous = scene.sentences.before(previous.start)
    return previous


def _earlier(scene: Scene, start: int, end: int) -> Moment | None:
    """The day last said before in the same sentence: « se rendra à Oslo lundi ; il y rencontrera »."""
    near = [m for m in scene.moments.within(start, end) if m.value and m.lead == "at" and m.days <= 7]
    return near[-1] if near else None
