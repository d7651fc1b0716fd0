"""Subjects that say too little alone, with what the text says of them elsewhere: « Le contrat … porte sur cinq
frégates », « Les premiers appareils » where only one kind has been named, « 40 000 d'entre eux »."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from ...lexicon.naming import plural
from .clause import Clause, clause_of
from .french import clean, lower_article
from .kinds import holds
from .noun_before import noun_before
from .scene import Scene
from .subjects import OWNER, article_of
from .wording import tail

_DEAL = re.compile(r"(?:Le (?:contrat|marché|protocole)|L['’](?:accord|arrangement)|La (?:commande|convention))")
_KIT = re.compile(
    r"(?P<which>Les(?: \w+)??(?: (?:premiers|derniers))?) "
    r"(?P<kind>appareils|avions|chasseurs|exemplaires|véhicules|blindés|chars)"
)
# « F-35A », « A400M », « K2 »: what is built under a name of letters and figures, or one of the best known
_FLYING = (
    r"F-1[568][A-Z]*|F-35[A-Z]*|F-22|A-?400M|A330[ ]MRTT|C-130[A-Z]*|KC-?390|MQ-9[A-Z]*|P-8[A-Z]?|MiG-\d\d|"
    r"Rafale|Gripen|Eurofighter|Mirage[ ]2000[\w-]*|Super[ ]Tucano|Typhoon|AWACS|Reaper|Bayraktar[ ]TB2"
)
_DRIVEN = (
    r"K2|Leopard[ ][12](?:A\d)?|Abrams|Challenger[ ][123]|T-72|PT-91|CV90|Boxer|Griffon|Jaguar|Piranha[ ]?\d?|Bradley|"
    r"Marder|Patria|Stryker|AMX-10[ ]RC|Caesar|Himars|HIMARS|M777|Archer|K9"
)
_MODELS = {
    kind: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    for kinds, pattern in (
        (("appareils", "avions", "chasseurs"), _FLYING),
        (("véhicules", "blindés", "chars"), _DRIVEN),
        (("exemplaires",), f"{_FLYING}|{_DRIVEN}"),
    )
    for kind in kinds
}
# how far back a kind of aircraft may have been named, in characters
_BACK = 1_500
_OF_THEM = (" d'entre eux", " d'entre elles")
# « porte [sur cinq frégates] », « prévoit [54 canons] »
_COVERS = re.compile(
    r"\b(?:port(?:e|ait|era|erait)[ ](?:egalement[ ])?(?=sur[ ])|(?:prevoit|prevoyait|couvre|couvrait|concerne)[ ]"
    r"(?=(?:une?|des|les?|la|\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt)[ ]|l'))"
)


def said_fully(scene: Scene, clause: Clause, subject: str) -> str:
    """A subject as it stands, or completed where it only points to what is told elsewhere."""
    if _DEAL.fullmatch(subject):
        return f"{subject}{_what_for(scene, clause)}"
    if clause.subject is None:
        return subject
    if kit := _KIT.fullmatch(subject):
        named = {m[0] for m in _MODELS[kit["kind"]].finditer(scene.text, max(0, clause.start - _BACK), clause.start)}
        return f"{kit['which']} {named.pop()}" if len(named) == 1 else subject
    return _counted(scene, clause, subject) if subject[-1:].isdigit() else subject


# « La décision, prise le 25 octobre par le gouvernement, [d'acheter 34 chasseurs] »
_TO_DO = re.compile(r"(?:La décision|L['’]engagement|Le choix|La promesse)")


def to_do(scene: Scene, clause: Clause, subject: str) -> str:
    """What is decided or promised, where only its noun stands before the verb: an infinitive led by « de »."""
    if not _TO_DO.fullmatch(subject):
        return ""
    end = scene.sentence(clause.verb.start).end
    verb = next((v for v in scene.verbs.within(clause.verb.end, end) if v.tense in ("infinitive", "present")), None)
    if verb is None or verb.tense != "infinitive" or not scene.folded.endswith((" de ", " d'"), 0, verb.start):
        return ""
    return _BEHIND.sub("", tail(scene, scene.folded.rfind(" d", 0, verb.start) + 1, end))


# « d'acheter 34 chasseurs [reste contestée] »: a verb that is as often a noun
_BEHIND = re.compile(r" (?:reste|demeure)(?:nt)? .*")


def thing_delivered(scene: Scene, trigger: Trigger) -> str:
    """« ses cinq batteries, dont [la livraison] a été repoussée », « L'A400M n'arrivera pas en 2018 : [la livraison] »:
    of what, where the noun alone does not say it."""
    if trigger.noun is None or trigger.noun.key != "livraison" or trigger.determiner != "definite":
        return ""
    start = scene.sentence(trigger.start).start
    if scene.folded.endswith("dont la ", start, trigger.head):
        phrase = noun_before(scene, start, trigger.head - len("dont la "))
        thing = (phrase.start, phrase.end) if phrase is not None else None
    else:
        before = scene.finite.last(start, trigger.start)
        parted = scene.folded.endswith((": la ", "; la ", ": les ", "; les "), start, trigger.head)
        thing = clause_of(scene, before).subject if before is not None and parted else None
    if thing is None or not holds(scene, *thing, ("supply", "equipment")):
        return ""
    return lower_article(OWNER.sub(article_of, clean(scene.text[slice(*thing)])))


def _what_for(scene: Scene, clause: Clause) -> str:
    """« sur cinq frégates », « pour 54 canons »: what the sentence says that the deal is about."""
    end = scene.sentence(clause.verb.start).end
    m = _COVERS.search(scene.folded, clause.subject[1] if clause.subject else clause.verb.end, end)
    said = tail(scene, m.end(), end) if m is not None else ""
    return "" if not said else f" {said}" if said.startswith("sur ") else f" pour {said}"


def _counted(scene: Scene, clause: Clause, subject: str) -> str:
    """« Près de 40 000 [soldats] d'entre eux »: with the noun that the number counts."""
    figure = scene.figures.first(clause.start, clause.verb.start)
    if figure is None or not figure.unit.isalpha() or not scene.folded.endswith(_OF_THEM, figure.start, figure.end):
        return subject
    return f"{subject} {plural(figure.unit)}"
