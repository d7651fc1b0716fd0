"""What « l' », « le », « la » or « les » before a verb stands for: « La Commission a présenté un plan … Les dirigeants
[l']ont endossé », « les sanctions … Les Vingt-Huit [les] ont prolongées »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .clause import LONGEST, Clause, clause_of
from .kinds import holds
from .pronouns import is_impersonal
from .scene import Scene

Stretch = tuple[int, int]
# each with the space or mark before it and what it agrees with: number, gender
_CLITICS = {" l'": (False, ""), " le ": (False, "m"), " la ": (False, "f"), " les ": (True, "")}
_MANY = ("les ", "des ", "ces ", "ses ", "leurs ", "deux ", "trois ", "quatre ", "cinq ", "six ", "plusieurs ")
_OF_GENDER = {"m": ("le ", "un ", "ce ", "cet ", "son ", "l'"), "f": ("la ", "une ", "cette ", "sa ", "l'")}
_ONE = tuple(dict.fromkeys(_OF_GENDER["m"] + _OF_GENDER["f"] + ("leur ",)))
# what « any » may be said again of: what is decided on
_DECIDED = ("text", "treaty", "ban", "undertaking", "institution", "money", "motion", "amendment")
# how far back it is looked for, in characters and clauses
_REACH, _CLAUSES = 320, 4


def thing_meant(scene: Scene, clause: Clause, types: tuple[str, ...]) -> Stretch | None:
    """The noun phrase of one of the types, in the same sentence or the one before, that the pronoun before a verb
    agrees with: objects before subjects, the nearest first."""
    verb = clause.verb
    said = next((c for c in _CLITICS if scene.folded.endswith(c, max(0, verb.start - LONGEST), verb.start)), None)
    wanted = tuple(t for t in types if t not in ("any", "person")) + (_DECIDED if "any" in types else ())
    return _before(scene, verb, *_CLITICS[said], wanted, last=1) if said is not None and wanted else None


def subject_meant(scene: Scene, clause: Clause) -> Stretch | None:
    """What « il » or « elle » is that is decided on: « Un paquet a été adopté … Il avait été approuvé vendredi »."""
    if clause.pronoun not in ("il", "elle") or is_impersonal(clause):
        return None
    return _before(scene, clause.verb, False, "m" if clause.pronoun == "il" else "f", _DECIDED, last=-1)


def _before(
    scene: Scene, verb: VerbGroup, plural: bool, gender: str, wanted: tuple[str, ...], last: int
) -> Stretch | None:
    """What a clause before tells of, its object and its subject, in that order where `last` is 1."""
    sentence = scene.sentence(verb.start)
    before = scene.sentences.before(sentence.start)
    low = max(before.start if before else sentence.start, verb.start - _REACH)
    for other in reversed(scene.finite.within(low, verb.start)[-_CLAUSES:]):
        told = clause_of(scene, other)
        direct = (told.direct.start, told.direct.end) if told.direct else None
        for thing in (direct, told.subject)[::last]:
            if thing is None or thing[1] > verb.start or thing[0] < low or not _agrees(scene, thing, plural, gender):
                continue
            if holds(scene, *thing, wanted):
                return thing
    return None


def _agrees(scene: Scene, thing: Stretch, plural: bool, gender: str) -> bool:
    if plural:
        return scene.folded.startswith(_MANY, thing[0]) or scene.folded[thing[0]].isdigit()
    return scene.folded.startswith(_OF_GENDER[gender] if gender else _ONE, thing[0])


_FEMININE = re.compile(r"(?:une|cette|sa)[ ]", re.IGNORECASE)
_MASCULINE = re.compile(r"(?:un|ce|cet|son)[ ](?P<vowel>(?=[aeiouyhéèêâîô]))?", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:des|ces|ses|leurs)[ ]", re.IGNORECASE)


def definite(text: str) -> str:
    """A noun phrase named before, as it is said again: « un plan » → « le plan »."""
    if m := _MASCULINE.match(text):
        return ("l’" if m["vowel"] is not None else "le ") + text[m.end() :]
    for said, article in ((_FEMININE, "la "), (_SEVERAL, "les ")):
        if m := said.match(text):
            return article + text[m.end() :]
    return text[:1].lower() + text[1:] if text.startswith(("Le ", "La ", "Les ", "L’", "L'")) else text
