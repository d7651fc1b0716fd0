"""Whose a figure is by what its noun belongs to: « portera [son] budget à », « [son] contingent, qui atteindra 200
soldats », « a créé l'opération, dotée de 8 millions », « [l'armée de l'air] passera à 185 avions »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...lexicon import country
from ...model import Figure
from .actors import actors_in, group_in, is_capital, named
from .frames import Frame, antecedent
from .heads import completed_noun
from .holders import at_home
from .phrases import backwards, forwards, head, surface
from .scene import Scene
from .words import is_noun, verbs

_HIS = re.compile(r"(?<![^\W_])(?:son|sa|ses|leurs?)[ ]")
_DETERMINER = 6  # characters: « leurs »


def of_its_owner(scene: Scene, frame: Frame) -> str | None:
    """« La Suisse doublera son aide, portée à 100 millions », « La Croatie double son contingent, qui atteindra 200
    soldats »: who acts before the possessive."""
    span = completed_noun(scene, frame)
    if span is None:
        before = antecedent(scene, frame)
        span = backwards(scene, frame.clause[0], before[0]) if before else None
    his = _HIS.search(scene.folded, max(frame.sentence.start, span[0] - _DETERMINER), span[1]) if span else None
    if his is None or span is None or scene.mention_layer.first(his.end(), span[1]):  # « et son homologue, M. Santos »
        return None
    acting = actors_in(scene, frame, frame.sentence.start, his.start())
    return acting[0] if len(acting) == 1 else None


def of_its_founder(scene: Scene, frame: Frame) -> str | None:
    """« L'Union, qui a créé l'opération Irini, dotée de 9,8 millions »: who made what is endowed."""
    doted = frame.governor
    if frame.found.kind != "money" or doted is None or doted.lemma != "doter" or doted.tense != "participle":
        return None
    said = [v for v in scene.verb_layer.within(frame.sentence.start, doted.start) if v.finite]
    if not said or said[-1].lemma not in verbs("founding") or said[-1].voice == "passive":
        return None
    start, end = frame.sentence.start, said[-1].start
    return group_in(scene, start, end) or ", ".join(actors_in(scene, frame, start, end)) or None


_THE_DEAL = re.compile(
    r"[\s«]*(?:l'|l[ae][ ]|ce(?:tte|t)?[ ])(?P<noun>[a-z]+)(?![^\W_])(?![ ](?:de|du|des|entre|avec)[ ]|[ ]d')"
)


def of_the_deal(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« La Grèce achètera trois frégates. Le contrat, d'un montant de 3 milliards »: of who bought in the sentence
    before."""
    deal = _THE_DEAL.match(scene.folded, frame.sentence.start) if frame.found.kind == "money" else None
    before = scene.sentence_before(frame.sentence) if deal and is_noun(deal["noun"], "deals") else None
    said = scene.verb_layer.within(before.start, before.end) if before else ()
    if before is None or not any(v.lemma in verbs("dealing") for v in said):
        return None
    told = {other.holder for other in earlier[-_RECENT:] if before.start <= other.start < before.end}
    return told.pop() if len(told) == 1 else None


_FOR_A_PRICE = re.compile(
    r"[ ]pour[ ]$"
    r"|,?[ ]pour[ ](?:un[ ](?:montant|cout|prix)|une[ ](?:somme|facture|valeur|enveloppe))(?:[ ][a-z]+){0,2}[ ]"
    r"(?:d(?:e[ ]|')|a[ ])$"
)


def of_the_buyer(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« La Lituanie achètera 44 chars, pour un coût estimé à 950 millions »: of who buys what it is the price of."""
    last = earlier[-1] if earlier and frame.found.kind == "money" else None
    if last is None or last.start < frame.sentence.start or last.holder is None:
        return None
    priced = _FOR_A_PRICE.search(scene.folded, last.end, frame.found.lead)
    between = scene.verb_layer.within(last.end, frame.found.lead)
    return last.holder if priced and not any(verb.finite for verb in between) else None


_RECENT = 8  # figures
_OF_HIS = re.compile(r"(?<![^\W_])(?:son|sa|leur|leurs)[ ]")


def of_his_gdp(scene: Scene, frame: Frame) -> str | None:
    """« [L'Estonie] est le premier contributeur : 3,5 % de son PIB »: the only country that acts in its sentence."""
    if frame.found.kind != "percent" or not _OF_HIS.search(scene.folded, frame.found.start, frame.found.end):
        return None
    acting = actors_in(scene, frame, frame.sentence.start, frame.found.lead)
    return acting[0] if len(acting) == 1 else None


_THE = re.compile(r"[\s«]*(?:l'|l[ae][ ])")


def of_the_service(scene: Scene, frame: Frame) -> str | None:
    """« [L'armée de l'air] passera de 235 à 185 avions »: a service that no country is named with."""
    verb = frame.finite
    if frame.found.kind != "count" or verb is None or verb.end > frame.found.start or verb.lemma not in verbs("owning"):
        return None
    comma = scene.folded.find(", ", frame.subject[0], verb.start)  # « À cette date, la Défense comptera »
    the = _THE.match(scene.folded, comma + 1 if comma >= 0 else frame.subject[0], verb.start)
    span = forwards(scene, the.end(), verb.start) if the else None
    said = surface(scene, span) if span else ""
    home = country(scene.home or "") if said == "Défense" else None
    if home:  # « La Défense comptera 25 000 personnes », in a paper of that country
        return home.name
    if span is None or not is_noun(head(scene, span), "services") or scene.place_layer.first(*span):
        return None
    return None if said in ("armée", "garde") else said  # « L'armée compte 10 300 militaires »: of some country


_TO_THEM = re.compile(r"(?<![^\W_])(?:lui|leur|y)[ ](?:ont|a|avaient|avait|auront|aura|seront|sera)[ ]")


def of_the_giver(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« La Lettonie versera 40 millions ; 1 500 drones lui ont déjà été livrés »: by who gives in the same sentence."""
    verb = frame.finite
    if verb is None or verb.start < frame.found.end or verb.voice != "passive" or verb.lemma not in verbs("giving"):
        return None
    if not _TO_THEM.search(scene.folded, frame.found.end, verb.end):
        return None
    told = [other for other in earlier[-3:] if other.start >= frame.sentence.start]
    return told[-1].holder if told else None


_THAT = re.compile(r"[ ]qu(?:e[ ]|')$")


def of_the_announcer(scene: Scene, frame: Frame) -> str | None:
    """« Le ministre portugais a annoncé que 150 soldats seraient envoyés en Roumanie »: who announces what it does."""
    verb = frame.finite
    if verb is None or verb.start < frame.found.end or not _is_ones_own(frame, verb):
        return None
    if source := _SAYS.match(scene.folded, frame.sentence.start):  # « Selon Varsovie, 4 % seront consacrés à »
        place = scene.place_layer.first(source.end(), source.end() + 1)
        speaks = place is not None and (place.form == "metonym" or is_capital(place))
        said_so = place is not None and scene.folded[place.end : frame.found.lead] == ", "
        return named(frame, place) if place and speaks and said_so else None
    if not _THAT.search(scene.folded, max(frame.sentence.start, frame.found.lead - 6), frame.found.lead):
        return None
    said = [v for v in scene.verb_layer.within(frame.sentence.start, frame.found.lead) if v.finite]
    if not said or said[-1].lemma not in verbs("announcing") | verbs("telling") | verbs("answering"):
        return None
    acting = actors_in(scene, frame, frame.sentence.start, said[-1].start)
    if not acting:  # « À Berlin, le ministre des Finances a confirmé que »
        return at_home(scene, frame.sentence.start, said[-1].start, "institutions")
    return acting[0] if len(acting) == 1 else None


_SAYS = re.compile(r"[\s«]*(?:selon|d'apres)[ ](?:l'|l[ae]s?[ ])?")


def _is_ones_own(frame: Frame, verb: VerbGroup) -> bool:
    """« … seraient consacrés à la défense », « 3 % du PIB vont à la défense »: what whoever says so does."""
    if verb.voice == "passive" and verb.lemma in verbs("own_doing"):
        return verb.tense in ("future", "conditional")
    return frame.found.unit == "% du PIB" and verb.lemma in verbs("going") and verb.voice == "active"


_ON_THIS = re.compile(r"[\s«]*sur[ ](?:cette|ce)[ ](?:somme|montant|total|enveloppe|budget|credit)")
_ABOVE = 300  # characters back to the sum, from the head of a paragraph
_PASSED_ON = ("consacrer", "verser", "allouer", "affecter", "destiner", "réserver", "utiliser", "dépenser")


def of_the_sum_before(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« La Suède fournira 16 milliards. Sur cette somme, 9 milliards seront consacrés à l'achat, … Près de [500
    millions] iront aux drones »: whose the sum is that is shared out."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.start < frame.found.end or not earlier:
        return None
    passed = verb.lemma in verbs("going") or (verb.voice == "passive" and verb.lemma in _PASSED_ON)
    before = scene.sentence_before(frame.sentence)
    if not passed or scene.place_layer.first(frame.sentence.start, frame.found.start):
        return None
    this = _ON_THIS.match(scene.folded, frame.sentence.start)
    start = before.start if before else frame.sentence.start - _ABOVE if this else frame.sentence.start
    told = [at for at in range(max(0, frame.index - 3), frame.index) if scene.found[at].kind == "money"]
    last = earlier[told[-1]] if told else None
    return last.holder if last and last.start >= start else None


_AND_WITH = re.compile(r"(?<![^\W_])avec[ ](?:(?:ses|leurs)[ ])?$")
_LISTED = re.compile(r"(?:[ ][a-z-]+){0,3}(?:,|[ ]et)[ ]")


def of_those_with(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« 330 militaires français servent, avec [cinq chars] et [treize VBCI] »: whose those are that have them."""
    last = earlier[-1] if earlier else None
    if frame.found.kind != "count" or last is None or last.start < frame.sentence.start or last.holder is None:
        return None
    if _AND_WITH.search(scene.folded, max(last.end, frame.found.lead - 12), frame.found.lead):
        return last.holder
    listed = _LISTED.fullmatch(scene.folded, last.end, frame.found.lead)
    with_it = _AND_WITH.search(scene.folded, max(frame.sentence.start, last.start - 12), last.start)
    return last.holder if listed and with_it else None


_DONE_BY = re.compile(
    r"(?<![^\W_])(?:passe|fait|consenti|fourni|verse|signe|accorde|promis|livre)e?s?[ ]par[ ](?:l'|l[ae]s?[ ])?$"
)
_COLON = re.compile(r"[ ]?:[ ]$")


def of_who_spends(scene: Scene, frame: Frame) -> str | None:
    """« Jamais [Varsovie] n'aura autant dépensé pour ses armées : 200 milliards »."""
    m = _COLON.search(scene.folded, max(frame.sentence.start, frame.found.lead - 3), frame.found.lead)
    if m is None:
        return None
    by = scene.place_layer.before(m.start())
    if by and by.end == m.start() and _DONE_BY.search(scene.folded, max(frame.sentence.start, by.start - 40), by.start):
        return named(frame, by)  # « la plus grosse commande jamais passée par Prague : 246 véhicules »
    if frame.found.kind not in ("money", "percent"):
        return None
    said = scene.verb_layer.within(frame.sentence.start, m.start())
    if not any(v.lemma in verbs("spending") and (v.voice == "active" or v.tense == "participle") for v in said):
        return None
    acting = actors_in(scene, frame, frame.sentence.start, said[0].start)
    return acting[0] if len(acting) == 1 else None


def of_his_multiple(scene: Scene, frame: Frame) -> str | None:
    """« [La Suisse] doublera son aide », « [La Belgique] entend tripler sa production »."""
    if frame.found.kind != "times" or not _HIS.match(scene.folded, frame.found.end + 1):
        return None
    verb = frame.finite  # « La Belgique, qui en compte 2, entend tripler sa production »
    before = verb is not None and verb.end <= frame.found.start
    acting = actors_in(scene, frame, *(frame.subject if before else (frame.clause[0], frame.found.start)))
    return acting[0] if len(acting) == 1 else None


def of_the_parliament(scene: Scene, frame: Frame) -> str | None:
    """« En Norvège, le Parlement se prononcera sur un relèvement à 85 milliards »: whose it would be."""
    if frame.found.kind not in ("money", "percent"):
        return None
    return at_home(scene, frame.sentence.start, frame.found.lead, "institutions")
