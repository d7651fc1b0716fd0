"""Whose a figure is by the words beside it: « soixante militaires [luxembourgeois] », « 80 % viennent d'[États
extérieurs à l'Union] », « une contribution [du Luxembourg] de 350 000 euros »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...grammar import VerbGroup
from ...lexicon import country_of
from ...model import Place
from .actors import country_name, home_of, named
from .frames import Frame, past_aside
from .phrases import forwards, head, surface
from .scene import Scene
from .words import is_noun, verbs

_WITHIN_PHRASE = re.compile(
    r"(?:[ ](?!(?:d'|(?:de|du|des|a|au|aux|en|dans|pour|et|sur|par|contre|face)[ ]))[\w-]+){0,3}[ ]"
)


def of_the_counted(scene: Scene, frame: Frame) -> str | None:
    """« soixante militaires [luxembourgeois] », « 22 [Luxembourgeois] », « un contingent [belge] de 27 soldats »."""
    found = frame.found
    verb = frame.governor or frame.finite
    if found.kind != "count" or (verb and _trains(frame, verb)):
        return None
    people = country_of(found.unit)
    if people is not None and _GIVEN_TO.search(scene.folded, max(0, found.lead - 6), found.lead):
        return None  # « livrées à 1,7 million de Somaliens »
    if people is not None and not _FLED.search(scene.folded, found.end, min(frame.right, found.end + 60)):
        return people.name
    forces = _OF_FORCES.match(scene.folded, found.end)
    serving = scene.place_layer.first(found.end, forces.end() + 1) if forces else None
    if forces and serving and serving.end > forces.end():  # « 200 membres des Forces armées canadiennes »
        return country_name(serving)
    for place in scene.place_layer.within(max(frame.clause[0], found.lead - 40), found.lead):
        if place.form == "adjective" and scene.folded[place.end : found.lead] in (" de ", " d'"):
            return country_name(place)
    if (verb and verb.lemma in verbs("buying")) or _BOUGHT.search(scene.folded, max(0, found.lead - 24), found.lead):
        return None  # « a commandé 54 chars allemands »: whose make they are
    owners: list[Place] = []
    for place in scene.place_layer.within(found.start, min(found.end + 60, frame.clause[1], frame.right)):
        if place.form != "adjective":
            continue
        follows = owners and scene.folded[owners[-1].end : place.start] in (" et ", ", ")
        if follows or _WITHIN_PHRASE.fullmatch(scene.folded, found.end, place.start):
            owners.append(place)
    return joined(name for place in owners if (name := country_name(place)))


def _trains(frame: Frame, verb: VerbGroup) -> bool:
    """« formera 3 000 soldats ukrainiens », not « huit instructeurs belges forment une compagnie »."""
    return (
        verb.lemma in TRAINING
        and verb.voice != "reflexive"
        and not (verb.start >= frame.found.end and verb.voice == "active")
    )


_GIVEN_TO = re.compile(r"(?<!\w)(?:a|aux|pour)[ ]$")
_OF_FORCES = re.compile(
    r"[ ](?:des|de[ ]la|de[ ]l')[ ]?(?:forces?(?:[ ](?:armees?|aeriennes?|terrestres?|speciales?|navales?))?|armee"
    r"|marine|police|gendarmerie)[ ]"
)
_BOUGHT = re.compile(
    r"(?<![^\W_])(?:achats?|acquisition|commandes?|location)[ ](?:(?:ferme[ ])?(?:de|d'|des)[ ]?|:[ ])$"
)
# « formera 3 000 soldats ukrainiens »: others' soldiers
TRAINING = frozenset({"former", "entraîner", "accueillir"})
_FLED = re.compile(
    r"(?<![^\W_])(?:viv(?:e|ai)?[a-z]*t|resid[a-z]+|habit[a-z]+|fui|refuge|asile|exil|deplaces?|refugies?|expulses?|tues?|morts?|disparus?)(?![^\W_])"
)
FORCE = re.compile(r",[ ](?:fort|compose|riche)(?:e|s|es)?[ ](?:de|d')[ ]?$")


def of_the_force(scene: Scene, frame: Frame) -> str | None:
    """« Le bataillon [géorgien], fort de 750 soldats »: whose the force is."""
    m = FORCE.search(scene.folded, frame.found.lead - 16, frame.found.lead) if frame.found.kind == "count" else None
    if m is None:
        return None
    places = scene.place_layer.within(max(frame.sentence.start, frame.left), m.start())
    whose = next((p for p in reversed(places) if p.form == "adjective" or (p.kind == "body" and p.country)), None)
    if whose is None or any(verb.finite for verb in scene.verb_layer.within(whose.end, m.start())):
        return None  # « 2 400 soldats suisses ont servi dans la KFOR, forte de 18 000 hommes »
    return country_name(whose)


_SOME_OF_THEM = re.compile(r"[ ]d(?:e[ ]|')(?P<people>[a-z-]+)(?![\w-])")


def part_of_nation(scene: Scene, frame: Frame) -> str | None:
    """« 600 militaires, dont un tiers de [Luxembourgeois] »."""
    if not scene.folded.endswith("dont ", 0, frame.found.lead):
        return None
    m = _SOME_OF_THEM.match(scene.folded, frame.found.end)
    people = country_of(m["people"]) if m and scene.text[m.start("people")].isupper() else None
    return people.name if people else None


def is_whole(scene: Scene, frame: Frame) -> bool:
    """« fournit 55 des [1 200 instructeurs] »: the whole is not theirs who give a part of it."""
    if frame.found.kind != "count" or not scene.folded.endswith(" des ", 0, frame.found.lead):
        return False
    before = scene.found[frame.index - 1] if frame.index else None
    if before is not None and before.of_all == frame.index:
        return True
    noun = _OF_THE.search(scene.folded, max(frame.clause[0], frame.found.lead - 30), frame.found.lead)
    return noun is not None and not is_noun(noun["noun"], "acts")  # « la zone des trois frontières »


_OF_THE = re.compile(r"(?:l'|(?:l[ae]|une?|cette|ce)[ ])(?P<noun>[a-z]+)[ ]des[ ]$")
_AMONG = re.compile(r"[\s«]*(?:parmi|sur)[ ](?:les|ces|ses)[ ]")
_COME_FROM = frozenset({"venir", "provenir", "émaner"})
_FROM = re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])")


def source(scene: Scene, frame: Frame) -> str | None:
    """« 80 % des dépenses viennent d'[États extérieurs à l'Union] »."""
    verb = frame.finite
    if verb is None or verb.start < frame.found.end or verb.lemma not in _COME_FROM:
        return None
    if _AMONG.match(scene.folded, frame.sentence.start, frame.found.start) and verb.start > frame.right:
        return None  # « Parmi les 350 militaires, 120 viennent de Slovaquie »
    before = scene.found[frame.index - 1] if frame.index else None
    if before and before.kind == "fraction" and scene.folded[before.end : frame.found.lead] in (" des ", " de "):
        return None  # « la moitié des 4 000 soldats viennent de »
    m = _FROM.match(scene.folded, verb.end)
    span = forwards(scene, m.end(), frame.clause[1], joined=True) if m else None
    if span and not (
        scene.place_layer.first(*span) or any(is_noun(head(scene, span), t) for t in ("groups", "members"))
    ):
        return None  # « provient des stocks »
    said = _AND_OF.sub(" et ", surface(scene, span)) if span else ""
    return re.split(r" et (?=\d)", said)[0] or None


_BETWEEN = re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])$")


def giver(scene: Scene, frame: Frame) -> str | None:
    """« ont reçu [de la Pologne] 14 MiG-29 »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("receiving") or verb.end < frame.left:
        return None
    place = scene.place_layer.first(verb.end, min(verb.end + 8, frame.found.lead))
    return named(frame, place) if place and _BETWEEN.search(scene.folded, verb.end, place.start) else None


_BY = re.compile(r"(?<![^\W_])par[ ](?=l'|l[ae][ ]|m\.|mme[ ]|[^\W\d_])")
_NAME_REACH = 70  # characters


def of_who_promised(scene: Scene, frame: Frame) -> str | None:
    """« l'emprunt de 300 milliards annoncé par le premier ministre, [Ulf Kristersson] »: the country he speaks for."""
    end = min(frame.right, frame.sentence.end)
    done = scene.verb_layer.first(frame.found.end, min(end, frame.found.end + _PROMISED))
    if done is None or done.tense != "participle" or done.lemma not in verbs("announcing") | verbs("giving"):
        return None
    by = _BY.search(scene.folded, done.end, min(end, done.end + _PROMISED))
    if by is None or scene.verb_layer.first(done.end, by.end()) or _PAUSE.search(scene.folded, done.end, by.start()):
        return None
    somebody = scene.mention_layer.first(by.end(), min(end, by.end() + _NAME_REACH))
    if somebody is None or scene.verb_layer.first(by.end(), somebody.start):
        return None
    return home_of(scene, somebody.person)


_PROMISED = 40  # characters
_PAUSE = re.compile(r"[,;:.()]")
_AND_OF = re.compile(r" et (?:d[eu]s? |d['’])(?:la |l['’])?")


_OWNED_NOUN = re.compile(r"(?<!\w)(?P<noun>[a-z]+)(?:[ ][a-z]+){0,2}[ ](?:du|de[ ]la|de[ ]l'|d'|de)[ ]?$")


def of_the_moved(scene: Scene, frame: Frame) -> str | None:
    """« ce qui portera le contingent [américain] à 98 000 hommes »: whose is what is brought there."""
    verb = frame.governor
    if frame.found.kind != "count" or verb is None or verb.lemma not in verbs("raising") or verb.end < frame.left:
        return None
    places = scene.place_layer.within(verb.end, frame.found.lead)
    return next((country_name(place) for place in places if place.form == "adjective"), None)


_COSTS = re.compile(r"[ ]a[ ](?:l'|l[ae][ ])?|[ ]aux?[ ]")


def costs_whom(scene: Scene, frame: Frame) -> str | None:
    """« a coûté 300 millions d'euros [à la France] »."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.lemma != "coûter" or verb.end > frame.found.start:
        return None
    m = _COSTS.match(scene.folded, verb.end, frame.found.lead)  # « coûtera à Vilnius près de 940 millions »
    m = m or _COSTS.match(scene.folded, past_aside(scene, frame))
    place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    return named(frame, place) if place and place.form != "adjective" else None


def of_the_sum(scene: Scene, frame: Frame) -> str | None:
    """« une contribution [du Luxembourg] de 350 000 euros »."""
    place = scene.place_layer.before(frame.found.lead)
    if place is None or place.start < max(frame.clause[0], frame.left):
        return None
    if place.form == "adjective":  # « une offre [norvégienne] de 12 millions »
        owned = _OWNED_BEFORE.search(scene.folded, max(frame.sentence.start, place.start - 30), place.start)
        beside = frame.found.kind == "money" and scene.folded[place.end : frame.found.lead] in (" de ", " d'")
        told = owned is not None and any(is_noun(owned["noun"], table) for table in ("given", "owned_sums"))
        return country_name(place) if beside and told else None
    if scene.folded[place.end : frame.found.lead] not in (" de ", " d'") or frame.found.kind not in (
        "money",
        "percent",
    ):
        return None
    noun = _OWNED_NOUN.search(scene.folded, max(frame.clause[0], place.start - 50), place.start)
    return named(frame, place) if noun and is_noun(noun["noun"], "measured") else None


# « un [don] japonais », « une [aide] militaire danoise »
_OWNED_BEFORE = re.compile(r"(?:une?|l[ae]|les|des|l')[ ]?(?P<noun>[a-z-]+)[ ](?:[a-z]+[ ])?$")


def joined(names: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(names)) or None
