"""Whom a pronoun means by the sentence it stands in: « Depuis qu'[elle] a pris le commandement, l'OTAN a effectué … »,
« Berlin a annoncé qu'[il] doublerait son aide »."""

from __future__ import annotations

import re

from .clause import Clause, clause_of
from .scene import Scene

# what a sentence begins with that goes on to its main clause, up to the pronoun
_OPENS = re.compile(
    r"\W*(?:(?:depuis|apres|avant|alors|tandis|bien|des|pendant|aussitot|sitot|maintenant)[ ](?:meme[ ])?qu'|lorsqu'|"
    r"quoiqu'|puisqu'|quand[ ]|comme[ ]|si[ ]|s')(?P<pronoun>ils?|elles?)\b"
)
_MARKED = {"il": ("la ", "les ", "une ", "des "), "elle": ("le ", "les ", "un ", "des ")}  # articles that it is not


def subject_ahead(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The subject of the main clause, which the pronoun of a clause at the head of its sentence means."""
    if clause.pronoun not in ("il", "elle", "ils", "elles"):
        return None
    sentence = scene.sentence(clause.verb.start)
    m = _OPENS.match(scene.folded, sentence.start, clause.verb.start)
    if m is None or m["pronoun"] != clause.pronoun or scene.finite.first(m.end(), sentence.end) is not clause.verb:
        return None
    comma = scene.folded.find(",", clause.verb.end, sentence.end)
    main = scene.finite.first(comma, sentence.end) if comma >= 0 else None
    told = clause_of(scene, main) if main is not None else None
    subject = told.subject if told is not None and told.pronoun is None else None
    if subject is None or subject[0] <= comma or main is None or bool(main.plural) != clause.pronoun.endswith("s"):
        return None
    return None if scene.folded.startswith(_MARKED.get(clause.pronoun, ()), subject[0]) else subject


def is_impersonal(clause: Clause) -> bool:
    """« [Il] a été décidé de réduire la force »: a pronoun that means nobody and nothing."""
    return clause.pronoun == "il" and clause.verb.voice == "passive" and clause.verb.lemma in _DECIDED


_DECIDED = frozenset({"décider", "convenir", "rappeler", "préciser", "indiquer", "stipuler", "acter", "noter"})
_THAT = re.compile(r"(?:que[ ]|qu')(?:il|elle)\b")


def teller_of(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """« Berlin a annoncé qu'[il] doublerait son aide »: who announces what he does himself; None where the
    subject of the clause that tells is a pronoun, too."""
    if clause.pronoun not in ("il", "elle"):
        return None
    sentence = scene.sentence(clause.verb.start)
    before = scene.finite.last(sentence.start, clause.verb.start)
    if before is None or not _THAT.search(scene.folded, before.end, clause.verb.start):
        return None
    return clause_of(scene, before).subject
