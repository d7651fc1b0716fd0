"""Who gives, spends, fields or owes what a figure counts: a country or body, by the clause around the figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...grammar import VerbGroup
from ...lexicon import country_of
from ...model import Place
from ...text import fold
from .actors import actors_in, country_name, group_in, is_subject, named
from .frames import Frame
from .phrases import forwards, surface
from .scene import Scene
from .words import is_noun, verbs

_THE = r"(?:l'|(?:la|le|les)[ ])?"


def can_be_held(frame: Frame) -> bool:
    """Whether somebody gives or fields what is counted: not kilometres, votes, or the members of a body."""
    unit = fold(frame.found.unit)
    if frame.found.kind in ("measure", "times", "fraction"):
        return False
    return not (is_noun(unit, "votes") or is_noun(unit, "members"))


def holder_of(scene: Scene, frame: Frame) -> str | None:
    """The holder that the words around the figure name; None where they leave it to its neighbours."""
    if not can_be_held(frame):
        return None
    return next((holder for way in _WAYS if (holder := way(scene, frame))), None)


# ---------------------------------------------------------------- named beside the figure

# « l'Allemagne (16,3 %) », « Pologne : 4 % », « et le Danemark 19 »; « 10 % pour la France »
_LABEL = re.compile(r"[ ]?(?:\(|:)[ ]?|,?[ ]")
_LISTED = re.compile(rf"(?:^|[,;(:]|[ ]et|\n)[ ]?{_THE}$")
# « l'Allemagne en compte déjà 1 600 »
_HAS_THEM = re.compile(r"[ ](?:n')?en[ ](?:(?:a|ont|avait|avaient|aura|auront)[ ])?[a-z]+[ ](?:[a-z']+[ ]){0,2}")
# « 10 % pour la France », « dont 20 milliards des États-Unis »
_OWN_SHARE = {
    "percent": re.compile(rf"[ ]pour[ ]{_THE}"),
    "money": re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])"),
}


def _labelled(scene: Scene, frame: Frame) -> str | None:
    """The country or body that stands beside the figure without a verb."""
    place = scene.place_layer.before(frame.found.lead)
    if place and place.start >= max(frame.sentence.start, frame.left) and place.form != "adjective":
        label = _LABEL.fullmatch(scene.folded, place.end, frame.found.lead)
        listed = _LISTED.search(scene.folded, max(0, place.start - 10), place.start)
        if label and (listed or "(" in label[0]):
            return named(frame, place)
        if _HAS_THEM.fullmatch(scene.folded, place.end, frame.found.lead):
            return named(frame, place)
    own = _OWN_SHARE.get(frame.found.kind)
    m = own.match(scene.folded, frame.found.end) if own else None
    after = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    return named(frame, after) if after and (after.kind == "country" or frame.found.kind == "money") else None


_WITHIN_PHRASE = re.compile(
    r"(?:[ ](?!(?:d'|(?:de|du|des|a|au|aux|en|dans|pour|et|sur|par|contre|face)[ ]))[\w-]+){0,3}[ ]"
)


def _of_the_counted(scene: Scene, frame: Frame) -> str | None:
    """« soixante militaires [luxembourgeois] », « 22 [Luxembourgeois] », « un contingent [belge] de 27 soldats »."""
    found = frame.found
    if found.kind != "count":
        return None
    people = country_of(found.unit)
    if people is not None and not _FLED.search(scene.folded, found.end, min(frame.right, found.end + 60)):
        return people.name
    for place in scene.place_layer.within(max(frame.clause[0], found.lead - 40), found.lead):
        if place.form == "adjective" and scene.folded[place.end : found.lead] in (" de ", " d'"):
            return country_name(place)
    owners: list[Place] = []
    for place in scene.place_layer.within(found.start, min(found.end + 60, frame.clause[1], frame.right)):
        if place.form != "adjective":
            continue
        follows = owners and scene.folded[owners[-1].end : place.start] in (" et ", ", ")
        if follows or _WITHIN_PHRASE.fullmatch(scene.folded, found.end, place.start):
            owners.append(place)
    return _joined(name for place in owners if (name := country_name(place)))


_FLED = re.compile(r"(?<![^\W_])(?:fui|deplaces?|refugies?|expulses?|tues?|morts?|disparus?)(?![^\W_])")
_FORCE = re.compile(r",[ ](?:fort|forte|compose|composee|riche)[ ](?:de|d')[ ]?$")


def _of_the_force(scene: Scene, frame: Frame) -> str | None:
    """« Le bataillon [géorgien], fort de 750 soldats »: whose the force is."""
    if frame.found.kind != "count" or not _FORCE.search(scene.folded, frame.found.lead - 16, frame.found.lead):
        return None
    places = scene.place_layer.within(max(frame.sentence.start, frame.left), frame.found.lead)
    return next((country_name(place) for place in places if place.form == "adjective"), None)


_COME_FROM = frozenset({"venir", "provenir", "émaner"})
_FROM = re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])")


def _source(scene: Scene, frame: Frame) -> str | None:
    """« 80 % des dépenses viennent d'[États extérieurs à l'Union] »."""
    verb = frame.finite
    if verb is None or verb.start < frame.found.end or verb.lemma not in _COME_FROM:
        return None
    m = _FROM.match(scene.folded, verb.end)
    span = forwards(scene, m.end(), frame.clause[1]) if m else None
    return surface(scene, span) if span else None


# ---------------------------------------------------------------- who acts in the clause

_BY = re.compile(rf"(?:^|[^\w])par[ ]{_THE}$")
_AND = re.compile(rf"(?:,|[ ]et)[ ](?:par[ ])?{_THE}")


def _agent(scene: Scene, frame: Frame) -> str | None:
    """« ont été livrés par [la Pologne et l'Allemagne] »."""
    agents: list[Place] = []
    for place in scene.place_layer.within(frame.found.end, min(frame.clause[1], frame.right)):
        follows = _AND.fullmatch(scene.folded, agents[-1].end, place.start) if agents else None
        leads = _is_led_by(scene, frame, place)
        if place.form != "adjective" and (leads or follows):
            agents.append(place)
    return _joined(named(frame, place) for place in agents)


def _is_led_by(scene: Scene, frame: Frame, place: Place) -> bool:
    """« livrés par la Pologne »; « formés par l'Alliance » makes nobody a giver."""
    m = _BY.search(scene.folded, max(0, place.start - 12), place.start)
    verb = scene.verb_layer.before(m.start() + 1) if m else None
    return verb is not None and verb.start >= frame.clause[0] and verb.lemma in verbs("holding") | verbs("giving")


_TO = re.compile(rf"(?:^|[^\w])(?:a|au|aux)[ ]{_THE}$")


def _doer_of_infinitive(scene: Scene, frame: Frame) -> str | None:
    """« doit permettre [au Canada] d'atteindre la cible »."""
    verb = frame.governor
    if verb is None or verb.tense != "infinitive":
        return None
    allowing = [v for v in scene.verb_layer.within(frame.clause[0], verb.start) if v.lemma in verbs("allowing")]
    for place in scene.place_layer.within(allowing[-1].end, verb.start) if allowing else ():
        to = _TO.search(scene.folded, max(0, place.start - 8), place.start)
        if to and scene.folded[place.end : verb.start] in (" de ", " d'", " a "):
            return named(frame, place)
    return None


_HIS = re.compile(r"[\s«]*(?:son|sa|ses|leurs?)[ ]")


def _subject(scene: Scene, frame: Frame) -> str | None:
    """The subject of the clause's verb, where that verb gives, spends or fields; the owner of what it measures."""
    verb = frame.finite
    if verb is None:
        return None
    start, end = frame.clause[0], verb.start
    if verb.start > frame.found.start:
        return _led(scene, frame) if leads(scene, frame) else None
    if not holds(scene, frame):
        if _HIS.match(scene.folded, start):  # « Sa contribution aux forces afghanes » is somebody else's
            return None
        measures = verb.lemma in verbs("measuring")
        return _joined(actors_in(scene, frame, start, end, owners=True)[:1]) if measures else None
    if _is_apposed(scene, frame, verb):
        return None
    start, end = frame.subject
    acting = group_in(scene, start, end) or _joined(actors_in(scene, frame, start, end))
    if acting or verb.lemma not in verbs("measuring"):
        return acting
    return _joined(actors_in(scene, frame, start, end, owners=True)[:1])  # « Le budget roumain atteindra »


# « Avec 2 000 soldats, la Pologne aligne », « Fort de 1 950 soldats, le pays consacre »
_LEADING = re.compile(r"[\s«]*(?:avec|(?:fort|dote|riche|compose)(?:e|s|es)?[ ](?:de|d'))(?![^\W_])")
_VERBS_AFTER = 3


def leads(scene: Scene, frame: Frame) -> bool:
    """Whether the figure opens its sentence and belongs to the subject behind it."""
    return bool(_LEADING.match(scene.folded, frame.clause[0]) or _LEADING.match(scene.folded, frame.sentence.start))


def _led(scene: Scene, frame: Frame) -> str | None:
    """The first to act behind a figure that opens its sentence, past « a relevé le ministre »."""
    finite = [v for v in scene.verb_layer.within(frame.found.end, frame.sentence.end) if v.finite]
    start = frame.found.end
    for verb in finite[:_VERBS_AFTER]:
        acting = [
            named(frame, place)
            for place in scene.place_layer.within(start, verb.start)
            if is_subject(scene, start, place)
        ]
        if acting:
            return _joined(acting)
        start = verb.end
    return None


def _is_apposed(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    """« Vingt pays participeront au programme, doté de 250 millions »: the figure belongs to the noun beside it."""
    governor = frame.governor
    if governor is None or governor.tense != "participle" or governor.start < verb.end:
        return False
    return scene.folded.startswith(", ", governor.start - 2)


def holds(scene: Scene, frame: Frame) -> bool:
    """Whether a verb before the figure in its clause gives, spends or fields."""
    before = scene.verb_layer.within(frame.clause[0], frame.found.lead)
    return any(v.lemma in verbs("holding") for v in before)


def _joined(names: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(names)) or None


_WAYS = (_labelled, _of_the_counted, _of_the_force, _source, _agent, _doer_of_infinitive, _subject)
