"""The noun that a relative pronoun or a participle goes back to, or that a phrase begins with."""

from __future__ import annotations

import re
from dataclasses import replace

from ...find.triggers import Trigger, word_list
from ...grammar import comma_before
from ...model import Reading, Zone
from .phrases import Phrase, phrases
from .scene import Scene

# links of phrases that a noun and what it is for make together: « l'engagement en faveur de l'industrie »
_BELONGING = ("on", "pour", "against", "for", "with")


def qualified(scene: Scene, start: int, cut: int) -> tuple[int, int] | None:
    """What a participle qualifies: the noun before it, with what that is about: « l'accord sur la sécurité conclu »."""
    last = _agreeing(scene, noun_before(scene, start, cut), cut)
    if last is None or last.link not in _BELONGING or last.comma:
        return stretch_of(last)
    head = noun_before(scene, start, last.begin)
    # « Débat au Parlement sur [l'emprunt] annoncé en mars »
    if head is None or head.link == "to" or scene.folded[head.end : last.begin] != " ":
        return stretch_of(last)
    # « a remercié son homologue pour [l'accueil] reçu »
    if _PERSON.search(scene.folded, head.start, head.end) or scene.mentions.first(head.start, head.end):
        return stretch_of(last)
    verb = scene.verbs.first(cut, cut + 1)
    if (
        verb is not None
        and scene.text.endswith(("és", "ées"), 0, verb.end)
        and scene.folded.startswith(_ONE, head.start)
    ):
        return stretch_of(last)  # « avait troqué sa ratification contre [quatre Gripen], commandés en mai »
    if verb is not None and scene.folded.startswith(_NOT_OF.get(scene.text[verb.end - 2 : verb.end], ()), head.start):
        return stretch_of(last)  # « a fait le point sur [l'initiative] agréée en juin »
    return head.start, last.end


def _agreeing(scene: Scene, noun: Phrase | None, cut: int) -> Phrase | None:
    """« la ratification [du traité] signé à Rome »: of a noun and its complement the one in whose gender the participle
    stands."""
    verb = scene.verbs.first(cut, cut + 1)
    if (
        noun is None
        or verb is None
        or verb.tense != "participle"
        or not scene.folded.endswith(("e", "ee"), 0, verb.end)
    ):
        return noun
    feminine = scene.text.endswith("ée", 0, verb.end)
    if not (feminine or scene.text.endswith("é", 0, verb.end)):
        return noun
    if not scene.folded.startswith(_MASCULINE if feminine else _FEMININE, noun.start):
        return noun
    m = (_OF_FEMININE if feminine else _OF_MASCULINE).search(scene.folded, noun.start, noun.end)
    return replace(noun, start=m.end()) if m else noun


_MASCULINE, _FEMININE = ("le ", "un ", "ce ", "cet ", "au "), ("la ", "une ", "cette ")
_NOT_OF = {"ée": _MASCULINE}
_OF_MASCULINE = re.compile(r"[ ](?:du[ ]|de[ ](?=l')|d'(?=un[ ]))")
_OF_FEMININE = re.compile(r"[ ](?:de[ ](?=la[ ]|cette[ ]|l')|d'(?=une[ ]))")


def _by_closing(reading: Reading) -> dict[int, Zone]:
    """Quotations by where they end; the outermost of those that end together."""
    return {zone.close: zone for zone in reversed(reading.zones)}


def noun_before(scene: Scene, start: int, cut: int) -> Phrase | None:
    """The noun phrase right before a relative pronoun or a participle, across a comma too."""
    while cut > start and scene.folded[cut - 1] in " ,":
        cut -= 1
    name = scene.reading.derived(_by_closing).get(cut)  # « la politique « Nord », publiée »
    if name is not None:
        phrase = noun_before(scene, start, name.open)
        return replace(phrase, end=name.close) if phrase else None
    if cut > start and scene.folded[cut - 1] == ")":  # « un avenant au programme de coopération (PIC), qui porte »
        cut = max(scene.folded.rfind("(", start, cut), start)
    comma = max(comma_before(scene.folded, start, cut), *(scene.folded.rfind(mark, start, cut) for mark in ";:()"))
    but = scene.folded.rfind(_BUT, start, cut)
    comma = max(comma, but + len(_BUT) - 1) if but >= 0 else comma  # « 18 pays mais pas [la France], qui a quitté »
    verb = scene.verbs.before(cut)
    if verb is not None and verb.tense == "participle" and verb.end == cut and verb.start > max(start, comma):
        phrase = noun_before(scene, start, verb.start)  # « le traité de coopération renforcée, signé à Rome »
        return replace(phrase, end=cut) if phrase else None
    low = max(start, comma + 1, verb.end if verb and verb.end <= cut else 0)
    said = _SAID_THAT.match(scene.folded, low, cut)  # « a rappelé que [le traité d'Élysée], signé en 1963, »
    run = phrases(scene, said.end() if said else low, cut)
    return run[-1] if run else None


_SAID_THAT = re.compile(r"[ ](?:que[ ]|qu')")


_BUT = " mais "
_PERSON = re.compile(r"\bhomologues?\b")
_ONE = ("le ", "la ", "l'", "un ", "une ", "ce ", "cet ", "cette ", "son ", "sa ", "leur ")
_OF_MANY = re.compile(r".* d(?:es|e(?= (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|ces|ses|nos|\d))) (?=\w)")


def of_many(scene: Scene, noun: Phrase) -> Phrase:
    """« le choix souverain [des deux pays], qui ont présenté »: of a noun and its complement the one that the verb
    agrees with in number."""
    m = _OF_MANY.match(scene.folded, noun.start, noun.end) if scene.folded.startswith(_ONE, noun.start) else None
    return replace(noun, start=m.end()) if m else noun


def stretch_of(phrase: Phrase | None) -> tuple[int, int] | None:
    return (phrase.start, phrase.end) if phrase else None


def heads(scene: Scene, start: int, trigger: Trigger) -> bool:
    """Whether the noun is the head of the phrase that begins at `start`: only a determiner or a name for it between."""
    if start > trigger.head:
        return False
    if trigger.form == "name" and scene.folded[trigger.start - 2 : trigger.start] == ", ":
        return True  # « La précédente édition, Orion 23, avait rassemblé … »
    between = scene.folded[start : max(start, trigger.start)].strip()
    return (
        not between
        or between in word_list("determiners")
        or (between.split(" ")[-1] in ("premiere", "premier") and len(between) < 20)
        or ("edition" in between and _EDITION.fullmatch(scene.folded, start, trigger.head) is not None)
    )


# « [La 12e édition de l']exercice Cyber Coalition », « [L'édition 2024 du] forum »
_EDITION = re.compile(
    r"(?:l[ae][ ]|l'|cette[ ]|une[ ]|sa[ ])(?:[a-z0-9]+[ ]){0,2}edition[ ](?:(?:de[ ])?(?:19|20)\d\d[ ])?"
    r"(?:de[ ](?:la[ ]|l')?|du[ ]|d'|des[ ])"
)
